"""How many of the mistakes in our untidy manuscripts, all marked by hand, the proofreader finds and puts exactly right.

    python bench/proof/manuscripts.py [--missed] [--false] [--fixed NAME] [FILE ...]

By default it reads those in the folder `manuscripts`. A mark is ⟦wrong→right⟧: what stands in the manuscript, and what
should. Authors' notes and disclaimers are read too, since their mistakes are marked as well.
"""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from ficstead.press.proof import Note, apply_fixes, chosen, fix_file, proof_file

MANUSCRIPTS = Path(__file__).with_suffix("")
SLACK = 1
"""A missing mark has no width: a note this many characters beside it has found it."""

_MARK = re.compile("⟦([^⟦→⟧]*)→([^⟦→⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Mistake:
    start: int
    end: int
    """Places in the manuscript, without marks."""
    right: str
    """What should stand there."""


@dataclass(frozen=True, slots=True)
class Marked:
    name: str
    text: str
    """The manuscript as its writer left it."""
    mistakes: list[Mistake]


@dataclass(slots=True)
class Reading:
    """One manuscript after the proofreader went over it."""

    marked: Marked
    words: int
    found: list[Mistake] = field(default_factory=list)
    exact: list[Mistake] = field(default_factory=list)
    missed: list[Mistake] = field(default_factory=list)
    false: list[Note] = field(default_factory=list)
    """Notes that touch no mistake."""


def main() -> None:
    arguments = _arguments()
    readings = [read(load(path)) for path in arguments.paths]
    for reading in readings:
        if arguments.fixed and arguments.fixed in reading.marked.name:
            _print_fixed(reading.marked)
        for mistake in reading.missed if arguments.missed else []:
            print(f"missed {_place(reading.marked, mistake)} -> {mistake.right!r}")
        for note in reading.false if arguments.false else []:
            print(f"false {_place(reading.marked, note)} -> {note.replacement!r} ({note.code})")
    _print_table(readings)


def load(path: Path) -> Marked:
    """The manuscript with its marks taken out and remembered."""
    source = path.read_text("utf-8")
    parts: list[str] = []
    mistakes: list[Mistake] = []
    done = length = 0
    for mark in _MARK.finditer(source):
        before, wrong = source[done : mark.start()], mark[1]
        start = length + len(before)
        mistakes.append(Mistake(start, start + len(wrong), mark[2]))
        parts += [before, wrong]
        done, length = mark.end(), start + len(wrong)
    return Marked(path.stem, "".join([*parts, source[done:]]), mistakes)


def read(marked: Marked) -> Reading:
    proofed = proof_file(marked.text.encode(), name=f"{marked.name}.txt", checks=chosen(), with_notes=True)
    assert proofed.source == marked.text, f"{marked.name}: places would not agree"
    reading = Reading(marked, proofed.words)
    for mistake in marked.mistakes:
        near = [note for note in proofed.notes if touches(note, mistake)]
        (reading.found if near else reading.missed).append(mistake)
        if near and any(_puts_right(notes, mistake, marked) for notes in [*([note] for note in near), near]):
            reading.exact.append(mistake)
    reading.false = [note for note in proofed.notes if not any(touches(note, each) for each in marked.mistakes)]
    return reading


def touches(note: Note, mistake: Mistake) -> bool:
    return note.start < mistake.end + SLACK and note.end > mistake.start - SLACK


def safely_fixed(marked: Marked) -> str:
    source = marked.text.encode()
    return fix_file(source, name=f"{marked.name}.txt", checks=chosen(), with_notes=True).decode()


def _puts_right(notes: Sequence[Note], mistake: Mistake, marked: Marked) -> bool:
    """Whether these notes' replacements give what should stand there (white space may differ), and spoil nothing."""
    touched = [each for each in marked.mistakes if any(touches(note, each) for note in notes)]
    fixed = apply_fixes(marked.text, notes).split()
    return fixed in [_corrected(marked.text, [mistake]).split(), _corrected(marked.text, touched).split()]


def _corrected(text: str, mistakes: Sequence[Mistake]) -> str:
    for mistake in reversed(mistakes):
        text = text[: mistake.start] + mistake.right + text[mistake.end :]
    return text


def _place(marked: Marked, span: Mistake | Note) -> str:
    text, start, end = marked.text, span.start, span.end
    around = f"{text[max(0, start - 45) : start]}[[{text[start:end]}]]{text[end : end + 35]}"
    return f"{marked.name}:{text.count(chr(10), 0, start) + 1} {' '.join(around.split())}"


def _print_fixed(marked: Marked) -> None:
    """What the safe fixes change, paragraph by paragraph."""
    before, after = marked.text.splitlines(), safely_fixed(marked).splitlines()
    print(*unified_diff(before, after, marked.name, f"{marked.name}, safe fixes made", n=0, lineterm=""), "", sep="\n")


def _print_table(readings: Sequence[Reading]) -> None:
    print("| manuscript | words | mistakes | found | put exactly right | false alarms |\n|---|---|---|---|---|---|")
    rows = [(reading.marked.name, *_counts(reading)) for reading in readings]
    for name, *counts in rows:
        print(f"| {name} | {' | '.join(map(str, counts))} |")
    words, mistakes, found, exact, false = (sum(row[at] for row in map(_counts, readings)) for at in range(5))
    print(
        f"| **all** | {words} | {mistakes} | {found} ({100 * found / mistakes:.0f} %) "
        f"| {exact} ({100 * exact / mistakes:.0f} %) | {false} ({10_000 * false / words:.1f} per 10,000 words) |"
    )


def _counts(reading: Reading) -> tuple[int, int, int, int, int]:
    mistakes, found, exact = len(reading.marked.mistakes), len(reading.found), len(reading.exact)
    return reading.words, mistakes, found, exact, len(reading.false)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=Path, default=sorted(MANUSCRIPTS.glob("*.txt")), metavar="FILE")
    parser.add_argument("--missed", action="store_true", help="show each mistake that was not found")
    parser.add_argument("--false", action="store_true", help="show each note that touches no mistake")
    parser.add_argument(
        "--fixed", default="", metavar="NAME", help="show what the safe fixes change in this manuscript"
    )
    return parser.parse_args()


if __name__ == "__main__":
    main()
