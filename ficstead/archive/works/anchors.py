"""A name for each paragraph that stays when the chapter is edited: reading places and reviewed passages hold on to it.

The texts themselves stay free of them: a chapter keeps its anchors, one number a paragraph, beside its body.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import count

from ficstead.press.manuscript import plain_text

# Whole tags, values in quotes included: what looks like a tag inside a value is passed over.
_TAG = re.compile(r'<(/?[a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*/?>', re.I)
_PARAGRAPHS = frozenset("p h2 h3 h4 h5 h6 pre li dt dd".split())


@dataclass(frozen=True, slots=True)
class Anchored:
    """The anchors of a body's paragraphs in their order, and the highest number ever given."""

    numbers: tuple[int, ...]
    last: int


def anchors_for(body: str, *, before: str, anchors: Anchored) -> Anchored:
    """The anchors of `body`, which stands in the place of the text `before`.

    A paragraph that stayed keeps its number, and so does one that was only reworded; new ones get numbers that no
    paragraph of this chapter ever had.
    """
    old, new = paragraphs(before), paragraphs(body)
    numbers: list[int | None] = [None] * len(new)
    for _what, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        for at in range(min(i_end - i, j_end - j)):
            numbers[j + at] = anchors.numbers[i + at]
    fresh = count(anchors.last + 1)
    given = tuple(next(fresh) if number is None else number for number in numbers)
    return Anchored(numbers=given, last=max((anchors.last, *given)))


def counted(body: str) -> Anchored:
    """The anchors of a text that never had any: 1, 2, 3."""
    total = len(paragraphs(body))
    return Anchored(numbers=tuple(range(1, total + 1)), last=total)


def with_anchors(body: str, numbers: Sequence[int]) -> str:
    """The clean HTML `body` with `id="p-…"` on each paragraph that has no id of its own."""
    remaining = iter(numbers)

    def marked(tag: re.Match[str]) -> str:
        if tag[1].lower() not in _PARAGRAPHS:
            return tag[0]
        number = next(remaining, None)
        if number is None or ' id="' in tag[2]:
            return tag[0]
        return f'<{tag[1]} id="p-{number}"{tag[0][len(tag[1]) + 1 :]}'

    return _TAG.sub(marked, body)


def paragraphs(body: str) -> list[str]:
    """The words of each paragraph, in order, without mark-up."""
    return [" ".join(plain_text(body[start:end]).split()) for start, end in paragraph_spans(body)]


def paragraph_spans(body: str) -> list[tuple[int, int]]:
    """From where to where the HTML of each paragraph reaches, in order: up to the next one, closing tags included."""
    tags = [tag for tag in _TAG.finditer(body) if tag[1].lower() in _PARAGRAPHS]
    ends = [*(tag.start() for tag in tags[1:]), len(body)]
    return [(tag.end(), end) for tag, end in zip(tags, ends, strict=False)]
