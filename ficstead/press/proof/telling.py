"""A paragraph taken apart: what of it is told and what is spoken, its sentences, its dialogue tags."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ficstead.press.proof.grammar import tag_at
from ficstead.press.proof.paragraphs import Paragraph

_SENTENCE_END = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s+[\"“‘'(\[—–]?[A-Z]|\s*\Z)|\Z")
_TITLE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Lt|Sgt|vs)|\b[A-Z])\.\Z")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ADVERB = re.compile(r"\b([a-z]{2,}ly)\b")
_NO_ADVERBS = frozenset(
    "only early family reply fly lily silly lovely ugly elderly likely friendly lonely bully".split()
)


@dataclass(frozen=True, slots=True)
class Tag:
    """Who said it, and how: `text[start:end]` as far as the verb or what inverted follows it."""

    start: int
    end: int
    verb: str
    adverb: tuple[int, int] | None
    """Where the adverb stands that says how."""


def told(paragraph: Paragraph) -> list[tuple[int, int]]:
    """The stretches that are nobody's speech."""
    stretches, done = [], 0
    for quotation in paragraph.quotations:
        if quotation.start > done:
            stretches.append((done, quotation.start))
        done = max(done, quotation.end)
    return [*stretches, (done, len(paragraph.text))] if done < len(paragraph.text) else stretches


def told_text(paragraph: Paragraph) -> str:
    """The text with every spoken character blanked: places stay."""
    text = paragraph.text
    if not paragraph.quotations:
        return text
    blank = [" "] * len(text)
    for start, end in told(paragraph):
        blank[start:end] = text[start:end]
    return "".join(blank)


def sentences(text: str) -> list[tuple[int, int]]:
    """From where to where each sentence goes."""
    found, begins = [], 0
    for ending in _SENTENCE_END.finditer(text):
        if _TITLE.search(text, begins, ending.end()) and ending.end() < len(text):
            continue
        start = begins + len(text[begins : ending.end()]) - len(text[begins : ending.end()].lstrip())
        if start < ending.end():
            found.append((start, ending.end()))
        begins = ending.end()
    return found


def word_places(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Where each word stands; a hyphened one is one."""
    return [found.span() for found in _WORD.finditer(text, start, len(text) if end is None else end)]


def tags(paragraph: Paragraph) -> Iterator[Tag]:
    """The dialogue tags behind the quotations."""
    for quotation in paragraph.quotations:
        if quotation.level or not quotation.closing or paragraph.text[quotation.end - 2] == ".":
            continue  # behind a full stop a sentence of its own begins
        begins = quotation.end + len(paragraph.text[quotation.end :]) - len(paragraph.text[quotation.end :].lstrip())
        clause = tag_at(paragraph.text, begins)
        if clause:
            yield Tag(clause.start, clause.end, clause.verb, _adverb(paragraph.text, clause.start, clause.end))


_TAIL = re.compile(r"(?:\s+[^\W\d_]+){0,3}")


def _adverb(text: str, start: int, end: int) -> tuple[int, int] | None:
    behind = _TAIL.match(text, end)
    for found in _ADVERB.finditer(text, start, behind.end() if behind else end):
        if found[1] not in _NO_ADVERBS:
            return found.span(1)
    return None
