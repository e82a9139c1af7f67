"""Where certain words stand in a manuscript, found without reading each paragraph word by word."""

import re
from collections.abc import Collection, Iterator, Sequence

from ficstead.press.proof.paragraphs import Paragraph

_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…:\"“”'‘*_—(])\s*$")


def places_of(forms: Collection[str], paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str, int]]:
    """The index of the paragraph, the form, and where it stands as a whole word."""
    if not forms:
        return
    either = re.compile(rf"(?<![\w@#/])(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})(?!\w)")
    for at, paragraph in enumerate(paragraphs):
        if any(form in paragraph.text for form in forms):
            for found in either.finditer(paragraph.text):
                yield at, found[0], found.start()


def inside_sentences(text: str, start: int) -> bool:
    """Whether a capital there is no sentence's beginning."""
    return not _SENTENCE_BEGINS.search(text[max(0, start - 4) : start])
