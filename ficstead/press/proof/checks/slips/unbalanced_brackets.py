"""A bracket that is never closed, or never opened."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_PAIRS = {")": "(", "]": "["}
_PARTNERS = {"(": ")", "[": "]"}
_FACES = re.compile(r"(?<!\w)[:;=8xX>]['’]?[-^o]?[()\[\]]+|[()\[\]][-^]?[:;=](?!\w)|\([^\w\s]{1,5}\)|<\(|>\(")
_LIST_LABEL = re.compile(r"(?:^|(?<=\s))(?:\d{1,3}|[a-z]|[ivx]{1,4})\)", re.I)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$|[\"”’])|$")
"""Up to there the closing one may be missing."""
_BEGINS = re.compile(r"(?:^|[.!?…][\"”’]?)\s*\Z")
"""Behind this a sentence begins."""
_FURTHEST = 12
"""A bracket may close so many paragraphs later: a letter or an aside."""


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    pending: list[tuple[int, int, str]] = []
    for index, paragraph in enumerate(paragraphs):
        for at, mark in paragraph.once(_brackets):
            if mark in "([":
                pending.append((index, at, mark))
            elif pending and pending[-1][2] == _PAIRS[mark] and index - pending[-1][0] <= _FURTHEST:
                pending.pop()
            else:
                yield index, Finding(at, at + 1, message=f"“{mark}” closes a bracket that was never opened")
    for index, at, mark in pending:
        yield index, _never_closed(paragraphs[index].text, at, mark)


def _never_closed(text: str, at: int, mark: str) -> Finding:
    end = _SENTENCE_END.search(text, at)
    last = end.end() if end else at + 1
    closed = text[at:last] + _PARTNERS[mark] if _is_sentence(text, at) and last == len(text) else None
    return Finding(at, last, closed, f"“{mark}” is never closed")


def _is_sentence(text: str, at: int) -> bool:
    """Whether what is in the bracket is a sentence of its own, which ends there too; of others nobody can tell where."""
    return text[at + 1 : at + 2].isupper() and _BEGINS.search(text, 0, at) is not None


def _brackets(paragraph: Paragraph) -> Sequence[tuple[int, str]]:
    text = paragraph.text
    return tuple(_partners(text)) if "(" in text or ")" in text or "[" in text or "]" in text else ()


def _partners(text: str) -> Iterator[tuple[int, str]]:
    """The brackets of a text, without those of faces and of the labels of lists."""
    others = {at for found in _FACES.finditer(text) for at in range(*found.span())}
    others |= {found.end() - 1 for found in _LIST_LABEL.finditer(text)}
    depth = 0
    for found in re.finditer(r"[()\[\]]", text):
        at, mark = found.start(), found[0]
        closes_one = mark == ")" and depth > 0 and ")" not in text[at + 1 :]
        if at not in others or closes_one or (mark == ")" and depth > 0 and text[at - 1].isalnum()):
            depth += 1 if mark in "([" else -1
            yield at, mark


CHECK = Check(
    code="slip-014",
    title="A bracket without its partner",
    explanation=(
        "Every bracket that opens must close, and the other way about, be it paragraphs later. Faces like :) and the "
        "labels of lists, 1) and a), are left alone."
    ),
    wrong=(
        "The bell (an old one rang all night.",
        "The bell, an old one) rang all night.",
        "He read [the name twice.",
        "The bell rang all night. (It was an old one.",
    ),
    right=(
        "The bell (an old one) rang all night. See you :) or :( or ;-) or =)",
        "a) the bell; 1) the boat; (2) the lamp (see chapter 3).",
        "(It was long ago.\n\nNobody remembers.)",
        "He read [the name (twice)].",
    ),
    source="Chicago Manual of Style 6.95–6.101; New Hart’s Rules 4.12",
    severity=Severity.ERROR,
    find_all=_find,
    look=_brackets,
)
