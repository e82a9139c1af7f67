"""Whether pages cost more when the archive grows: `python -m bench.growth [--sizes 1000 10000 100000] [--keep FOLDER]`.

Fills an archive of each size on SQLite (the largest takes a minute or two and 2.5 GB), asks for the same kinds of pages,
made anew, and prints what each costs as a multiple of a bare view of the same run, and how that has grown from the
smallest archive. What was filled is in FOLDER for the next time. The page of some tag ("tag") has few works in the smallest and twenty
in the largest; that of a full one ("tag-full") has twenty in all.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path

MOST = 1.3
"""Times what it costs in the smallest archive: what is more has grown with the archive."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 100_000], help="numbers of works")
    parser.add_argument("--keep", type=Path, help="a folder for the archives, which stay there")
    arguments = parser.parse_args()
    sizes = arguments.sizes
    costs = {size: _times_bare(size, arguments.keep) for size in sizes}
    print(f"{'times a bare view':<22}" + "".join(f"{size:>12,}" for size in sizes) + f"{'grown':>8}")
    for page in costs[sizes[0]]:
        shown = "".join(f"{costs[size][page]:>12.1f}" for size in sizes)
        grown = costs[sizes[-1]][page] / costs[sizes[0]][page]
        print(f"{page:<22}{shown}{grown:>8.2f}{'  (wanted: at most ' + str(MOST) + ')' if grown > MOST else ''}")


def _times_bare(size: int, folder: Path | None) -> dict[str, float]:
    """By the kind of page, in an archive of so many works of one chapter."""
    kept = {"BENCH_VAR": str(folder / str(size))} if folder else {}
    command = [sys.executable, "-m", "bench.pages_uncached", "--works", str(size), "--chapters", "1", "--json"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=os.environ | kept)
    said = json.loads(done.stdout.splitlines()[-1])
    return {page: ms / said["ms"]["bare"] for page, ms in said["ms"].items() if page != "bare"}


if __name__ == "__main__":
    main()
