"""How many mistakes of each kind the proofreader finds and puts exactly right, in novels spoilt on purpose.

    python bench/proof/recall.py [--per-kind 5] [--seed 1] [--missed KIND] FOLDER_OR_FILE ...

Prints a table by kind, then the totals by family; with --missed the places of one kind that were not found.
"""

import argparse
from collections import Counter, defaultdict
from pathlib import Path

from injecting import Kind, Mistake, Spoilt, spoil
from texts import text_files

from ficstead.press.proof import Note, proof_text

NEAR = 2
"""A note that touches the mistake, or stands this many characters beside it, has found it."""


def main() -> None:
    arguments = _arguments()
    met: Counter[Kind] = Counter()
    found: Counter[Kind] = Counter()
    exact: Counter[Kind] = Counter()
    for path in text_files(arguments.paths):
        clean = path.read_text("utf-8")
        spoilt = spoil(clean, per_kind=arguments.per_kind, seed=arguments.seed)
        notes = proof_text(spoilt.text)
        for mistake in spoilt.mistakes:
            near = [note for note in notes if note.start <= mistake.end + NEAR and note.end >= mistake.start - NEAR]
            met[mistake.kind] += 1
            found[mistake.kind] += bool(near)
            exact[mistake.kind] += any(puts_right(note, mistake, spoilt) for note in near)
            if not near and mistake.kind.name == arguments.missed:
                print(f"{path.name}: {spoilt.text[mistake.start - 60 : mistake.end + 60]!r}")
    _print_table(met, found, exact)


def puts_right(note: Note, mistake: Mistake, spoilt: Spoilt) -> bool:
    """Whether this note's replacement gives back what stood there before (white space may differ)."""
    begins, ends = min(note.start, mistake.start), max(note.end, mistake.end)
    before = spoilt.text[begins : mistake.start] + mistake.right + spoilt.text[mistake.end : ends]
    if note.replacement is None:
        return False
    after = spoilt.text[begins : note.start] + note.replacement + spoilt.text[note.end : ends]
    return "".join(after.split()) == "".join(before.split()) and after.split() == before.split()


def _print_table(met: Counter[Kind], found: Counter[Kind], exact: Counter[Kind]) -> None:
    families: dict[str, list[Kind]] = defaultdict(list)
    for kind in met:
        families[kind.family].append(kind)
    print("| kind | mistakes | found | put exactly right |\n|---|---|---|---|")
    for kinds in families.values():
        for kind in sorted(kinds, key=lambda kind: found[kind] / met[kind]):
            _print_row(kind.name, [kind], met, found, exact)
    for family, kinds in families.items():
        _print_row(f"**all: {family}**", kinds, met, found, exact)
    _print_row("**all**", list(met), met, found, exact)


def _print_row(name: str, kinds: list[Kind], met: Counter[Kind], found: Counter[Kind], exact: Counter[Kind]) -> None:
    all_, hit, right = (sum(counter[kind] for kind in kinds) for counter in (met, found, exact))
    print(f"| {name} | {all_} | {100 * hit / all_:.0f} % | {100 * right / all_:.0f} % |")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--per-kind", type=int, default=5, help="of each kind in each novel")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", default="", help="show the missed places of this kind")
    return parser.parse_args()


if __name__ == "__main__":
    main()
