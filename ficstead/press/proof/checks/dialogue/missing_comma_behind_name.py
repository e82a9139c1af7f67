"""No comma behind the name of whom somebody speaks to."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.dialogue.missing_comma_before_name import is_who_is_meant
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_GOES_ON = (
    r"I|I['’](?:m|ll|ve|d)|(?:what(?:['’]s)?|where(?:['’]s)?|why|how)(?=\s\w)|please|come (?:here|on|back)|look at|listen|wait|stop"
    r"|help me|(?:are|can|could|will|would|do|did|have) you|you(?:['’](?:re|ve|ll))?|we['’](?:re|ve|ll)|it['’]s"
)
_BEHIND_A_NAME = re.compile(rf"[\"“]([A-Z][a-z]+)()\s(?:{_GOES_ON})\b(?!['’])")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _BEHIND_A_NAME.finditer(paragraph.text):
        if is_who_is_meant(found[1], context) and paragraph.in_speech(found.start()):
            yield Finding(found.start(2), found.start(2), ",")


CHECK = Check(
    code="dialogue-031",
    title="No comma behind the name of whom somebody speaks to",
    explanation=(
        "The name of the person spoken to is set off by a comma: “Ottilie, what are you doing?” Shown only before words that "
        "leave no doubt."
    ),
    wrong=("So Ottilie rowed, and Ottilie sang.\n\n“Ottilie what are you doing?” he asked.",),
    right=(
        "So Ottilie rowed, and Ottilie sang.\n\n“Ottilie, what are you doing? Ottilie can row,” he said.",
        "So Will rowed, and Will sang.\n\n“Will you come?” he asked.",
    ),
    source="Chicago Manual of Style 6.53; New Hart's Rules 4.3.4",
    severity=Severity.SUGGESTION,
    marks=('"', "“"),
    find=_find,
)
