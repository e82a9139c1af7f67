"""No space after a comma or semicolon."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_TOUCHING = re.compile(r"[,;](?=[^\W\d_])(?<=[^\W\d_]{2}.)(?=[^\W\d_]{2}|[aAI](?!\w))")
_ADDRESS = re.compile(r"[/@=<>{}\\]|www\.")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _TOUCHING.finditer(text):
        at = found.end()
        if not _ADDRESS.search(token_around(text, at)):
            yield Finding(at - 1, at, f"{found[0]} ", safe=True)


def token_around(text: str, at: int) -> str:
    """What stands there between white space and white space."""
    before, after = text[:at].split(), text[at:].split()
    return (before[-1] if before else "") + (after[0] if after else "")


CHECK = Check(
    code="slip-005",
    title="No space after a comma",
    explanation="A comma or a semicolon is followed by a space; here two words are stuck together at one.",
    wrong=(
        "She took the lamp,the rope and the oars.",
        "He rowed;she slept.",
        "“Well,I never,” he said.",
    ),
    right=(
        "She took the lamp, the rope and the oars.",
        "It cost 1,000 crowns; he had 3,5 left.",
        "“Row ,” he said; “now.”",
        "See https://example.org/a,b;c for more ;p and ;D.",
        "“Row,”he said.",
    ),
    source="Chicago Manual of Style 6.7; New Hart’s Rules 4.3",
    severity=Severity.ERROR,
    safe=True,
    gaps=re.compile(r"\A[,;]\Z"),
    find=_find,
)
