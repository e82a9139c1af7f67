"""The seams of dialogue: where speech ends and narration goes on, with every mark that stands there."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ficstead.press.proof.grammar import Clause, Kind, clause_at
from ficstead.press.proof.quotes import Quotation


class Seam(NamedTuple):
    """A closing quotation mark with narration behind it in the same paragraph."""

    inside: str
    """The stops before the mark: `.`, `?`, `,`, `...`, or nothing."""
    mark: int
    """Where the closing mark stands."""
    outside: str
    """The stops behind the mark."""
    word: int
    """Where the narration's first word begins."""
    clause: Clause | None
    """The tag or deed that it begins with."""
    speech: Quotation

    @property
    def start(self) -> int:
        """Where the stops before the mark begin."""
        return self.mark - len(self.inside)

    @property
    def is_tag(self) -> bool:
        return self.clause is not None and self.clause.kind is Kind.SPEECH

    @property
    def is_deed(self) -> bool:
        return self.clause is not None and self.clause.kind is Kind.DEED


_BEFORE = re.compile(r"[.,?!…—–;:-]*\Z")
_BEHIND = re.compile(r"([.,;:?!]*)\s+(?=[^\W\d_])")


def seams_of(text: str, quotations: Sequence[Quotation]) -> list[Seam]:
    return list(_seams(text, quotations))


def _seams(text: str, quotations: Sequence[Quotation]) -> Iterator[Seam]:
    for speech in quotations:
        if speech.level or not speech.closing:
            continue
        behind = _BEHIND.match(text, speech.end)
        if behind is None:
            continue
        mark = speech.end - 1
        inside = _BEFORE.search(text, max(speech.start + 1, mark - 8), mark) if mark else None
        clause = clause_at(text, behind.end())
        yield Seam(inside[0] if inside else "", mark, behind[1], behind.end(), clause, speech)


def stands_alone(text: str, speech: Quotation) -> bool:
    """Whether a sentence may begin with this quotation: nothing leads into it, as `the word "row"` does."""
    before = text[max(0, speech.start - 4) : speech.start].rstrip()[-1:]
    return not before or before in ".!?…—–-\"”'’):"


def goes_on_after_a_tag(text: str, seam: Seam, seams: Sequence[Seam]) -> bool:
    """Whether this is the rest of a speech that a tag interrupts: `"Row," he said, "or swim" he added.`"""
    before = [each for each in seams if each.mark < seam.speech.start]
    return bool(before) and before[-1].is_tag and text[: seam.speech.start].rstrip().endswith((",", ";"))


def interrupts_a_sentence(text: str, seam: Seam, goes_on: int) -> bool:
    """Whether the sentence before this tag goes on behind it, whatever the marks there say.

    A capital weighs more than a comma: most writers who put both meant a full stop.
    """
    if not seam.inside.endswith(","):
        return False
    words = _SENTENCE_END.split(text[seam.speech.start + 1 : seam.start])[-1].lower().replace(",", "").split()
    hardly_begun = len(words) <= _HARDLY_BEGUN
    if _JOINED.match(text, goes_on) or (hardly_begun and not _LEADING.isdisjoint(words[:1])):
        return True
    small = text[goes_on].islower()
    return small and (_MAY_BE_JOINED.match(text, goes_on) is not None or (hardly_begun and _ANSWERS.isdisjoint(words)))


_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)[.?!;]\s+")
_HARDLY_BEGUN = 2
"""Words: `Well`, `My father`, or a name."""
_LEADING = frozenset("well oh ah so now but and then sir ma'am madam why".split())
_ANSWERS = frozenset({"yes", "no"})
_JOINED = re.compile(
    r"(?:and|or|nor|which|who|whom|whose|than|until|till|unless|because|whether|though|although|to|for|with|of|from|by|into"
    r"|without|except|that(?!['’]s|\s(?:is|was|will|would)\b))\b",
    re.I,
)
_MAY_BE_JOINED = re.compile(
    r"(?:but|if|when|while|as|in|on|at|after|before|since|like|only|not|is|was|are|were|has|had|would)\b"
)


def begins_small(text: str, seam: Seam) -> bool:
    """Whether narration goes on in the middle of a sentence: a small letter, or a name that always has a capital."""
    return text[seam.word].islower()
