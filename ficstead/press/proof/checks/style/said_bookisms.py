"""style-002: a showy verb where `said` would do."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import SPEECH_VERBS
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import tags

PLAIN_VERBS = frozenset(
    "said says say asked asks ask replied replies answered answers whispered whispers murmured murmurs muttered mutters "
    "shouted shouts called calls cried cries added adds agreed agrees thought thinks continued continues told tells "
    "repeated repeats explained explains began begins went goes yelled yells wondered wonders returned sang".split()
)
"""Verbs of saying that nobody notices."""
_SHOWY = SPEECH_VERBS - PLAIN_VERBS


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for tag in tags(paragraph):
        if tag.verb in _SHOWY:
            start = paragraph.text.lower().find(tag.verb, tag.start)
            yield Finding(start, start + len(tag.verb), message=f"“{tag.verb}”: would “said” or “asked” do?")


CHECK = Check(
    code="style-002",
    title="A showy verb of saying",
    explanation=(
        "“Said” and “asked” are all but invisible. “Opined”, “expostulated” and their kin draw the eye to the tag and "
        "away from what is said: good now and then, tiring in every line."
    ),
    wrong=("“Row,” he exclaimed.", "“It is late,” intoned Bram."),
    right=("“Row,” he said.", "“Is it late?” asked Bram.", "“It is late.” Bram intoned a hymn."),
    source="Custom of editors of fiction; no manual forbids it",
    severity=Severity.STYLE,
    words=_SHOWY,
    find=_find,
)
