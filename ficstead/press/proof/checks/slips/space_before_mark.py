"""A space before a comma or stop."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_LOOSE = re.compile(r" +(?<=[^\W_] )(?:,(?=[\s\w\"”’])|[.;:?!](?=\s|[\"”’]|$))|(?<=[\"”’)]) +[,;](?=\s|$)")
_SPACED_DOTS = re.compile(r"\. ?\.")
_FRENCH = re.compile(
    r"[«»\u00a0\u202f]|\b(?:je|tu|il|elle|nous|vous|est|qui|que|quoi|pas|les|une|mais|oui|merci|bonjour|mon|ma|où|ça|"
    r"comment|pourquoi)\b",
    re.I,
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _LOOSE.finditer(text):
        start, end = found.span()
        around = text[max(0, start - 2) : end + 2]
        if _SPACED_DOTS.search(around) or (text[end - 1] in ":;" and _is_a_face(text, end)):
            continue
        if text[end - 1] in "?!:;" and _FRENCH.search(text, max(0, start - 60), end + 30):
            continue
        mark = text[end - 1]
        yield Finding(start, end, f"{mark} " if text[end : end + 1].isalpha() else mark)


def _is_a_face(text: str, end: int) -> bool:
    """`: )` and its kin."""
    return text[end : end + 2].strip()[:1] in (")", "(", "D", "P", "p", "3", "/", "|")


CHECK = Check(
    code="slip-007",
    title="A space before a comma or stop",
    explanation=(
        "In English no space stands before a comma, a full stop, a colon, a question mark or an exclamation mark (in "
        "French it does, and an ellipsis may be spaced)."
    ),
    wrong=(
        "She took the lamp , the rope and the oars.",
        "The bell rang . She looked up.",
        "“Who is there ?” he asked.",
        "She took the lamp ,the rope.",
    ),
    right=(
        "She took the lamp, the rope and the oars.",
        "He waited . . . and waited. The .45 lay beside it.",
        "« Qui est là ? » dit Bram.",
        "Good night :) and :D and : ) too ;)",
        "He opened the .txt and went to .org.",
    ),
    source="Chicago Manual of Style 6.7; New Hart’s Rules 4.1",
    severity=Severity.ERROR,
    safe=True,
    marks=(" ,", " .", " ;", " :", " ?", " !"),
    find=_find,
)
