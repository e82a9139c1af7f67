"""Who is inside quotation marks: open, close, nested, left open for the next paragraph, or dropped."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from ficstead.press.proof.grammar import tag_at


class Mark(NamedTuple):
    """One quotation mark, with the side that its neighbours say it has."""

    at: int
    character: str
    opens: bool


class Quotation(NamedTuple):
    """Spoken words with their marks: `text[start:end]`."""

    start: int
    end: int
    opening: str
    """The mark it begins with; empty when it begins without one: it goes on from an earlier paragraph, or one is missing."""
    closing: str
    """The mark it ends with; empty when it never closes in this paragraph."""
    level: int
    """0 for what a character says, 1 for what is quoted in it."""


_DOUBLE = re.compile(r'["“”„«»]')
_ALWAYS_OPENS, _ALWAYS_CLOSES = frozenset("“„«"), frozenset("”»")
_BEFORE_AN_OPENING = frozenset(" \n\t\xa0([{—–-‘'“\"*_/")
_AFTER_A_CLOSING = frozenset(" \n\t\xa0)]}—–-,.;:!?…’'”\"*_/")

# Where a single mark may open: before a word, and behind nothing a word could end with.
# (The mark comes first in these patterns, and what stands before it after that: so they are found many times faster.)
_SINGLE_OPENING = re.compile(r"['‘](?:(?<![^\s(\[—–\-\"“_*].)|(?<=[.,?!]‘))(?=['’‘]?[\w…]|[—–.\"“(\-])")
# Where it may close: behind a stop it surely does; behind a letter it may be an apostrophe as well (the boys', goin').
# An opening one closes before a space: it was turned by a slip.
_SINGLE_CLOSING = re.compile(r"(?:['’](?![\w'’])|‘(?!\S))(?<=[^\s(\[].)")
# Between two spaces, or with none beside it, by a slip: it closes what is open, else it opens.
_SINGLE_LONELY = re.compile(r"['‘’](?<!\S.)(?!\S)|['’](?<=[^\W\d_]{2}[.,?!…].)(?=[^\W\d_]{2}|[IAa]\s)")
# Words that have lost their first letters, and that no speech begins with in their short form.
_ELISION = re.compile(
    r"['‘’](?:tis|twas|twere|twill|twould|tisn|twasn|twixt|em|er|im|cos|coz|bout|n|un|ad|ave|ud|ow|ome|nough|eard|ead|"
    r"fraid|gainst|neath|nother|nuff|ouse|orrible|appen|ello|ere's|ands|\d0s|\d\ds?)\b(?![’']?\s?,?['’])|['‘’]n['’]",
    re.I,
)
# Words that have lost their last letters: their apostrophe closes nothing.
_CUT_SHORT = re.compile(
    r"(?<!\w)(?:\w+(?:in|s)|\w|th|an|wi|mo|fo|po|ol|tha|de|yo|ha|gi|bo|ne|al|mus|min|mas|jus|didn|don|las|wha|ow)\Z",
    re.I,
)


def double_marks(text: str) -> list[Mark]:
    """The double marks of a text. A straight one between letter and letter, or space and space, is told by parity."""
    marks: list[Mark] = []
    opened = False
    for found in _DOUBLE.finditer(text):
        at, character = found.start(), found[0]
        if character == '"' and not opened and at and text[at - 1].isdigit():
            continue  # inches
        opened = _opens(text, at, character, after_an_opening=opened)
        marks.append(Mark(at, character, opened))
    return marks


def _opens(text: str, at: int, character: str, *, after_an_opening: bool) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if character in _ALWAYS_OPENS:
        return before.isspace() or not after.isspace()
    if character in _ALWAYS_CLOSES:
        return before.isspace() and (after.isalnum() or after == character) and not after_an_opening
    can_open = before in _BEFORE_AN_OPENING and not after.isspace()
    can_close = after in _AFTER_A_CLOSING and not before.isspace()
    if can_open != can_close:
        return can_open
    return not after_an_opening


def single_marks(text: str) -> list[Mark]:
    """The single marks that are surely a quotation's, a word's own apostrophe being none.

    What may be either is told by what is open: `the boys' boat` closes nothing, `'Row' he said` does.
    """
    marks: list[Mark] = []
    weak: list[Mark] = []
    """Closings since the last opening that may be apostrophes."""
    for mark in _single_candidates(text):
        opened = bool(marks) and marks[-1].opens
        if _SINGLE_LONELY.match(text, mark.at):
            if not _ELISION.match(text, mark.at):
                marks.append(Mark(mark.at, mark.character, not opened))
        elif mark.opens:
            begins = _may_begin_speech(text, mark.at)
            if (opened and not begins) or (_ELISION.match(text, mark.at) and (opened or not begins)):
                continue
            if opened:
                _settle(text, marks, weak)
            marks.append(mark)
            weak = []
        elif _surely_closes(text, mark.at) or (not opened and _is_stray(text, mark.at)):
            marks.append(mark)
        elif opened:
            weak.append(mark)
    if marks and marks[-1].opens:
        _settle(text, marks, weak)
    return marks


def _settle(text: str, marks: list[Mark], weak: list[Mark]) -> None:
    """Closes what is open by the likeliest mark; or finds it was an apostrophe after all: `said 'Enery`."""
    closing = _likeliest_closing(text, marks[-1], weak)
    if closing:
        marks += closing
    elif not _may_begin_speech(text, marks[-1].at):
        marks.pop()


def _single_candidates(text: str) -> list[Mark]:
    found = [Mark(each.start(), each[0], True) for each in _SINGLE_OPENING.finditer(text)]
    found += [Mark(each.start(), each[0], False) for each in _SINGLE_CLOSING.finditer(text)]
    found += [Mark(each.start(), each[0], True) for each in _SINGLE_LONELY.finditer(text)]
    return sorted(found, key=lambda mark: mark.at)


def _may_begin_speech(text: str, at: int) -> bool:
    """Whether words in front of a mark let something new begin: a stop, a dash, the paragraph's beginning."""
    before = text[:at].rstrip()[-1:]
    return not before or not before.isalnum()


def _surely_closes(text: str, at: int) -> bool:
    return text[:at].rstrip("_*")[-1:] in _ENDS_SPEECH


def _is_stray(text: str, at: int) -> bool:
    """Whether a mark behind a word and before a stop, where nothing is open, is no apostrophe of the word's own."""
    stop = _BEFORE_STOP.match(text, at)
    return stop is not None and bool(stop[1] or not _CUT_SHORT.search(text, max(0, at - 20), at))


_BEFORE_STOP = re.compile(r"['’][.,;](?:\s(['‘])?|\Z)")
_ENDS_SPEECH = frozenset('.,!?…—–-"”)')


def _likeliest_closing(text: str, opening: Mark, weak: list[Mark]) -> list[Mark]:
    """The closing, if any, among marks that may be apostrophes: before a tag or a stop, or behind a whole word."""
    for mark in weak:
        few_words = len(text[opening.at : mark.at].split()) <= 4 and not _may_begin_speech(text, opening.at)
        if few_words or _BEFORE_STOP_OR_TAG.match(text, mark.at):
            return [mark]
    return next(([mark] for mark in weak if not _CUT_SHORT.search(text, opening.at, mark.at)), [])


_SAID = "(?:said|says|asked|asks|replied|cried|answered|whispered|murmured|shouted|muttered|called|added)"
_BEFORE_STOP_OR_TAG = re.compile(
    rf"['’](?:\s*$|[.,;:!?)\]—–-]|\s(?:(?:he|she|they|I|we|[A-Z][a-z]+)\s{_SAID}\b|{_SAID}\s(?:he|she|they|I|we|the|[A-Z])))"
)


def quotations(text: str, *, carried: str, single: bool = False) -> list[Quotation]:
    """The quotations of one paragraph, in order of opening.

    `carried` is the mark an earlier paragraph left open: then this one may speak from its beginning.
    `single`: the manuscript's speech stands in single marks (and what is quoted in it in double ones).
    """
    outer = outer_marks(text, single=single)
    if not outer:
        return []
    strays = stray_openings(text, outer)
    if strays:
        outer = [mark for mark in outer if mark not in strays]
    spoken = list(_paired(outer, text, from_the_beginning=bool(carried)))
    inner = double_marks(text) if single else _whole_single_marks(text)
    nested = [each for each in _paired(inner, text, from_the_beginning=False) if each.opening and each.closing]
    spoken.sort(key=lambda quotation: quotation.start)
    inside = [Quotation(q.start, q.end, q.opening, q.closing, 1) for q in nested if _within(q, spoken)]
    return sorted([*spoken, *inside], key=lambda quotation: quotation.start) if inside else spoken


def outer_marks(text: str, *, single: bool) -> list[Mark]:
    """The marks of what is spoken, not of what is quoted in it."""
    return single_marks(text) if single else double_marks(text)


def stray_openings(text: str, marks: list[Mark]) -> list[Mark]:
    """The marks that open a second time before a tag, and are never closed: `"Row," "said Bram. "Row now."`"""
    return [
        mark
        for before, mark, behind in zip(marks, marks[1:], [*marks[2:], None], strict=False)
        if mark.opens
        and not before.opens
        and (behind is None or behind.opens)
        and _BETWEEN_SPEECH_AND_TAG.fullmatch(text, before.at + 1, mark.at + 2)
        and tag_at(text, mark.at + 1)
    ]


_BETWEEN_SPEECH_AND_TAG = re.compile(r"\s[\"“'‘][a-zI]")


def _whole_single_marks(text: str) -> list[Mark]:
    return single_marks(text) if " '" in text or "‘" in text or "\n'" in text or "\"'" in text else []


def _paired(marks: list[Mark], text: str, *, from_the_beginning: bool) -> Iterator[Quotation]:
    marks = _without_repeats(marks, text)
    if _nests(marks):
        yield from _nested(marks)
        return
    pending: Mark | None = None
    begins_open = from_the_beginning and not (marks and marks[0].at == 0)
    for mark in marks:
        if mark.opens:
            if pending is not None:  # a second opening: the first one was never closed
                yield Quotation(pending.at, mark.at, pending.character, "", 0)
            pending = mark
        elif pending is not None:
            yield Quotation(pending.at, mark.at + 1, pending.character, mark.character, 0)
            pending = None
        else:
            yield Quotation(0 if begins_open else mark.at, mark.at + 1, "", mark.character, 0)
        begins_open = False
    if pending is not None:
        yield Quotation(pending.at, len(text), pending.character, "", 0)


def _without_repeats(marks: list[Mark], text: str) -> list[Mark]:
    """A mark written twice by a slip is one mark."""
    if not any(text[mark.at + 1 : mark.at + 2] == mark.character for mark in marks):
        return marks
    return [
        mark
        for before, mark in zip([None, *marks], marks, strict=False)
        if before is None or mark.at != before.at + 1 or text[before.at] != mark.character
    ]


def _nests(marks: list[Mark]) -> bool:
    """Whether some quote within a quotation in marks of the same kind, and every one is closed."""
    depth = most = 0
    for mark in marks:
        depth += 1 if mark.opens else -1
        most = max(most, depth)
        if depth < 0:
            return False
    return depth == 0 and most == 2


def _nested(marks: list[Mark]) -> Iterator[Quotation]:
    opened: list[Mark] = []
    for mark in marks:
        if mark.opens:
            opened.append(mark)
        else:
            first = opened.pop()
            yield Quotation(first.at, mark.at + 1, first.character, mark.character, len(opened))


def _within(inner: Quotation, spoken: list[Quotation]) -> bool:
    return any(outer.start < inner.start and inner.end <= outer.end for outer in spoken)
