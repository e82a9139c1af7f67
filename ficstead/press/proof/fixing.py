"""Putting right what can be put right without asking."""

from collections.abc import Callable, Iterable

from ficstead.press.proof.model import Note

_MOST_ROUNDS = 10


def apply_fixes(source: str, notes: Iterable[Note]) -> str:
    """The source with each note's replacement in its place; of two that overlap, or put something in at one place, the
    earlier is taken."""
    done, parts, put_in_at = 0, [], -1
    for note in sorted(notes, key=lambda note: (note.start, note.end)):
        if note.replacement is None or note.start < done or note.end == put_in_at:
            continue
        parts += [source[done : note.start], note.replacement]
        done, put_in_at = note.end, note.start if note.start == note.end else -1
    return "".join([*parts, source[done:]])


def apply_safe_fixes(source: str, proof: Callable[[str], list[Note]]) -> str:
    """The source after every safe fix, until `proof` finds none: doing it again changes nothing."""
    for _ in range(_MOST_ROUNDS):
        fixed = apply_fixes(source, (note for note in proof(source) if note.safe))
        if fixed == source:
            break
        source = fixed
    return source
