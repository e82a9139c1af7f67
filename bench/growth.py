"""Whether pages cost more when the archive grows: `python -m bench.growth [--sizes 1000 10000 100000]`.

Fills an archive of each size (the largest takes some minutes), asks for the same kinds of pages, made anew, and prints
what each costs as a multiple of a bare view of the same run, and how that has grown from the smallest archive.
"""

import argparse
import json
import subprocess
import sys

MOST = 1.3
"""Times what it costs in the smallest archive: what is more has grown with the archive."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 10_000, 100_000], help="numbers of works")
    sizes = parser.parse_args().sizes
    costs = {size: _times_bare(size) for size in sizes}
    print(f"{'times a bare view':<18}" + "".join(f"{size:>12,}" for size in sizes) + f"{'grown':>8}")
    for page in costs[sizes[0]]:
        shown = "".join(f"{costs[size][page]:>12.1f}" for size in sizes)
        grown = costs[sizes[-1]][page] / costs[sizes[0]][page]
        print(f"{page:<18}{shown}{grown:>8.2f}{'  (wanted: at most ' + str(MOST) + ')' if grown > MOST else ''}")


def _times_bare(size: int) -> dict[str, float]:
    """By the kind of page, in an archive of so many works of one chapter."""
    command = [sys.executable, "-m", "bench.pages_uncached", "--works", str(size), "--chapters", "1", "--json"]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1])
    return {page: ms / said["ms"]["bare"] for page, ms in said["ms"].items() if page != "bare"}


if __name__ == "__main__":
    main()
