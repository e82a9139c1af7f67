"""Eight processes that review and give kudos at once, and a reader beside them: `python -m bench.writes`.

By the real deeds of the archive, one after another without a pause. Printed: how long each writer waited to be let in
(from asking for a transaction until it is open) and how long its whole deed took; and what the reader notices, beside
the same writers in another archive, since on few cores they are in each other's way there as well. With
`--without-queue` the writers contend as SQLite lets them.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

WRITERS, SECONDS, SECONDS_OF_READING = 8, 60, 10
LIMIT_MS = 250
PLAYER = [sys.executable, "-m", "bench.writers"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=SECONDS, help=f"how long they write ({SECONDS})")
    parser.add_argument("--writers", type=int, default=WRITERS, help=f"how many processes ({WRITERS})")
    parser.add_argument("--without-queue", action="store_true", help="on SQLite: as Django comes")
    arguments = parser.parse_args()
    if arguments.without_queue:
        os.environ["BENCH_WITHOUT_QUEUE"] = "1"
    with an_archive() as here, an_archive() as elsewhere:
        alone = together(here, [], SECONDS_OF_READING)
        apart = together(here, [elsewhere] * arguments.writers, SECONDS_OF_READING)
        beside = together(here, [here] * arguments.writers, arguments.seconds)
    print(f"{arguments.writers} writers for {arguments.seconds} s, {beside[0]['engine']}, {os.cpu_count()} cores")
    print_writers(beside[1:], arguments.seconds)
    print_readers(alone[0], apart[0], beside[0])


def print_writers(writers: list[dict[str, Any]], seconds: int) -> None:
    print(f"{'writer':<8} {'reviews':>8} {'kudos':>8} {'errors':>7} {'worst wait ms':>14}")
    for number, writer in enumerate(writers):
        row = f"{number:<8} {writer['reviews']:>8} {writer['kudos']:>8} {len(writer['errors']):>7}"
        print(f"{row} {1000 * max(writer['waits'], default=0):>14.0f}")
    errors = [error for writer in writers for error in writer["errors"]]
    deeds = [deed for writer in writers for deed in writer["deeds"]]
    print(
        f"{len(deeds) / seconds:.0f} deeds a second, {len(errors)} errors {sorted(set(errors))[:3] if errors else ''}"
    )
    waits = [wait for writer in writers for wait in writer["waits"]]
    print(
        f"wait to be let in   {spread_of(waits)}; limit of the worst {LIMIT_MS} ({ratio(1000 * max(waits), LIMIT_MS)} of it)"
    )
    print(f"whole deed          {spread_of(deeds)}")


def print_readers(alone: dict[str, Any], apart: dict[str, Any], beside: dict[str, Any]) -> None:
    print("what a chapter page asks the database, fifty times a second:")
    rows = {"alone": alone, "beside writers in another archive": apart, "beside writers in this one": beside}
    for name, reader in rows.items():
        print(f"  {name:<34} {spread_of(reader['deeds'])}; {len(reader['errors'])} errors")
    medians = [1000 * statistics.median(each["deeds"]) for each in (apart, beside)]
    print(f"  this one : another, median {ratio(medians[1], medians[0])}")


def spread_of(seconds: list[float]) -> str:
    ms = sorted(1000 * each for each in seconds)
    return f"median {ms[len(ms) // 2]:7.2f} ms, p99 {ms[len(ms) * 99 // 100]:7.2f}, worst {ms[-1]:7.2f}"


def ratio(one: float, other: float) -> str:
    return f"{one / other:.2f}"


@contextmanager
def an_archive() -> Iterator[Path]:
    """A filled archive in a folder of its own."""
    folder = Path(tempfile.mkdtemp(prefix="ficstead-writes-"))
    try:
        subprocess.run([*PLAYER, "prepare"], check=True, env=living_in(folder))
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def together(read: Path, written: list[Path], seconds: int) -> list[dict[str, Any]]:
    """A reader in one archive and writers in others, who begin at one word; what each has to tell, the reader first."""
    players = [start("reader", read, seconds, 0)]
    players += [start("writer", folder, seconds, number) for number, folder in enumerate(written)]
    for player in players:
        assert player.stdout
        if player.stdout.readline() != "ready\n":
            raise SystemExit("A process of the bench did not come up.")
    for player in players:
        assert player.stdin
        player.stdin.write("go\n")
        player.stdin.flush()
    return [json.loads(player.communicate()[0]) for player in players]


def start(role: str, folder: Path, seconds: int, number: int) -> "subprocess.Popen[str]":
    command = [*PLAYER, role, str(seconds), str(number)]
    return subprocess.Popen(command, env=living_in(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def living_in(folder: Path) -> dict[str, str]:
    return os.environ | {"FICSTEAD_VAR": str(folder)}


if __name__ == "__main__":
    main()
