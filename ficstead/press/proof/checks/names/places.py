"""Where certain words stand in a manuscript, found without reading each paragraph word by word."""

import re
from collections.abc import Collection, Iterator, Sequence
from sys import intern

from ficstead.press.proof.paragraphs import Paragraph

_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…:\"“”'‘*_—(])\s*$")


def places_of(forms: Collection[str], paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str, int]]:
    """The index of the paragraph, the form, and where it stands as a whole word."""
    if not forms:
        return
    either = re.compile(rf"(?<![\w@#/])(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})(?!\w)")
    beginnings = frozenset(_LETTERS.findall(form)[0] for form in forms)
    for at, paragraph in enumerate(paragraphs):
        if not beginnings.isdisjoint(paragraph.once(stretches)):
            for found in either.finditer(paragraph.text):
                yield at, found[0], found.start()


def stretches(paragraph: Paragraph) -> tuple[str, ...]:
    """The different words as written, without what an apostrophe ties to them: for `Paragraph.once`.

    Each is the same string wherever it stands, for there are many paragraphs.
    """
    written = "\n".join(paragraph.forms).replace("'", "\n").replace("’", "\n")
    return tuple(map(intern, set(written.split("\n"))))


_LETTERS = re.compile(r"[^\W\d_]+")


def inside_sentences(text: str, start: int) -> bool:
    """Whether a capital there is no sentence's beginning."""
    return not _SENTENCE_BEGINS.search(text[max(0, start - 4) : start])
