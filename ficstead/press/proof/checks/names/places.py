"""Where certain words stand in a manuscript, found without reading each paragraph word by word."""

import re
from collections.abc import Collection, Iterator, Sequence

from ficstead.press.proof.paragraphs import Paragraph

_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…:\"“”'‘*_—(])\s*$")
_FEW = 30
"""So many forms are looked for one after the other in less time than a paragraph is cut into words."""
_STRETCH = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(r"[^\W\d_a-z][^\W\d_]*")


def places_of(forms: Collection[str], paragraphs: Sequence[Paragraph]) -> Iterator[tuple[int, str, int]]:
    """The index of the paragraph, the form, and where it stands as a whole word."""
    if not forms:
        return
    first, whole = "".join({form[0] for form in forms}), sorted(map(re.escape, forms), key=len, reverse=True)
    either = re.compile(rf"(?=[{re.escape(first)}])(?<![\w@#/])(?:{'|'.join(whole)})(?!\w)")
    for at in likely_among(forms, paragraphs):
        for found in either.finditer(paragraphs[at].text):
            yield at, found[0], found.start()


def likely_among(forms: Collection[str], paragraphs: Sequence[Paragraph]) -> Iterator[int]:
    """The indexes of all paragraphs with one of these forms, and of few others."""
    if len(forms) <= _FEW:
        whole = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, forms))})(?!\w)")
        for at, paragraph in enumerate(paragraphs):
            text = paragraph.text
            for form in forms:
                if form in text:
                    if whole.search(text):
                        yield at
                    break
        return
    cut = _capitalised if all(form[0].isupper() for form in forms) else _stretches
    beginnings = frozenset(_STRETCH.findall(form)[0] for form in forms)
    for at, paragraph in enumerate(paragraphs):
        if not beginnings.isdisjoint(paragraph.once(cut)):
            yield at


def _stretches(paragraph: Paragraph) -> tuple[str, ...]:
    """The different stretches of letters."""
    return tuple(set(_STRETCH.findall(paragraph.text)))


def _capitalised(paragraph: Paragraph) -> tuple[str, ...]:
    """Those with a capital; and what follows a letter with an accent."""
    return tuple(_CAPITALISED.findall(paragraph.text))


def inside_sentences(text: str, start: int) -> bool:
    """Whether a capital there is no sentence's beginning."""
    return not _SENTENCE_BEGINS.search(text[max(0, start - 4) : start])
