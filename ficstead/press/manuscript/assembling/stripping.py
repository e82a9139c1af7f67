"""Take the label off a note's HTML without touching the rest: `<p><strong>A/N:</strong> hi</p>` becomes `<p>hi</p>`."""

import re
from typing import Final

from ficstead.press.manuscript.cleaning import clean_html
from ficstead.press.manuscript.parting.labels import Label, LabelKind, find_label

_TOKEN: Final = re.compile(r"<[^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|\w+);|\s+|[^<&\s]")
_EMPTY_ELEMENT: Final = re.compile(r"<(em|i|strong|b|u|s|small|span|a|sup|sub)\b[^<>]*>(\s*)</\1>")
_LEADING: Final = re.compile(r"^((?:<[a-z][^<>]*>)*?)(?:\s|&nbsp;|<br\s*/?>)+")
_HAS_WORDS: Final = re.compile(r">[^<]*\w")
_CLOSERS: Final = {"(": ")", "[": "]", "{": "}"}


def without_label(text: str, html: str) -> str:
    """`html` without the pure note's or disclaimer's label that `text` begins with; empty if nothing else stood there.

    A label with words of the author's own stays.
    """
    label = find_label(text)
    if label is None or not label.pure or label.kind not in {LabelKind.NOTE, LabelKind.DISCLAIMER, LabelKind.END_NOTE}:
        return html
    if label.kind is LabelKind.END_NOTE and not re.search(r"note|a/?n\b|word", label.name, re.IGNORECASE):
        return html
    rest = _without_start(html, len(re.sub(r"\s", "", text[: label.value_at])))
    closer = _opened_bracket(text, label)
    if closer and text.rstrip().endswith(closer):
        rest = _without_last(rest, closer)
    return clean_html(rest) if _HAS_WORDS.search(rest) or re.search(r"[^\W\d_]", text[label.value_at :]) else ""


def _without_start(html: str, visible: int) -> str:
    """Drop the first `visible` characters of text that are not white space; tags stay, empty ones go."""
    kept: list[str] = []
    place = 0
    for token in _TOKEN.finditer(html):
        if visible <= 0:
            break
        place = token.end()
        if token[0][0] == "<":
            kept.append(token[0])
        elif not token[0].isspace():
            visible -= 1
    rest = "".join(kept) + html[place:]
    while _EMPTY_ELEMENT.search(rest):
        rest = _EMPTY_ELEMENT.sub(r"\2", rest)
    return _LEADING.sub(r"\1", rest)


def _opened_bracket(text: str, label: Label) -> str | None:
    """The bracket that closes the whole note, if the label's own bracket was not closed with the label."""
    opener = text.lstrip("*_ ")[:1]
    closer = _CLOSERS.get(opener)
    return closer if closer and closer not in text[: label.value_at] else None


def _without_last(html: str, character: str) -> str:
    place = html.rfind(character)
    return (
        html[:place] + html[place + 1 :]
        if place >= 0 and not re.search(r"\w", re.sub(r"<[^<>]*>", "", html[place + 1 :]))
        else html
    )
