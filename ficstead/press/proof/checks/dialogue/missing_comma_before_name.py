"""No comma before the name of whom somebody speaks to."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.dialogue.addressing import FOND, HONOURS, KINDS, RANKS, spoken_to
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_NAMED = re.compile(r"[A-Z](?<=[a-z’'.]\s[A-Z])[\w’']++(?=[.,!?…;:—–\"”]|--|\s[—–])")
"""A name behind a small word, with a mark behind it."""
_CALLED = HONOURS | FOND | KINDS | RANKS
_MARKS = (".", ",", "!", "?", "…", ";", ":", "—", "–", "--", '"', "”")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    if not paragraph.quotations:
        return
    for index in _places(paragraph):
        if paragraph.words[index - 1] in _WAITING:
            continue
        first = spoken_to(paragraph, index, context)
        if first is not None and paragraph.in_speech(paragraph.spans[index][0]):
            at = paragraph.spans[first - 1][1]
            yield Finding(at, at, ",")


def _places(paragraph: Paragraph) -> Iterator[int]:
    """Where a name or what stands for one ends a clause."""
    named = {found[0] for found in _NAMED.finditer(paragraph.text)}
    for form in sorted(named | (_CALLED & paragraph.vocabulary)):
        for index in paragraph.where(form.lower().replace("’", "'")):
            if paragraph.forms[index] == form and paragraph.gaps[index + 1].lstrip().startswith(_MARKS):
                yield index


_WAITING = frozenset("a an the his her its our their of to with by from for and or but as said".split())
"""Words behind which a noun must come: no address."""


CHECK = Check(
    code="dialogue-027",
    title="No comma before the name of whom somebody speaks to",
    explanation=(
        "The name, or the title, of the person spoken to is set off by commas: “Come here, Ottilie.” Without them it reads as a "
        "part of the sentence. Shown only behind words that leave no doubt."
    ),
    wrong=(
        "So Ottilie rowed, and Ottilie sang.\n\n“Come here Ottilie,” he said.",
        '"I\'m sorry mom," she said.',
        "“Thank you sir,” said Bram.",
    ),
    right=(
        "So Ottilie rowed, and Ottilie sang.\n\n“Come here, Ottilie,” he said.",
        "So Ottilie rowed, and Ottilie sang.\n\n“Stop Ottilie! Yes Ottilie rows.”",
        "So Will rowed, and Will sang.\n\n“Thank you, Lord Bram,” she said.",
    ),
    source="Chicago Manual of Style 6.53; New Hart's Rules 4.3.4",
    severity=Severity.SUGGESTION,
    marks=('"', "“", "‘", "'"),
    find=_find,
)
