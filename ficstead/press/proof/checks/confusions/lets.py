"""lets for let's."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import after, before, replaced
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_DEEDS = frozenset(
    "go get see do just not hope face say try talk be make start have take eat find call play leave keep put pretend "
    "think ask hurry dance begin stop wait stay move run sit finish meet forget never all both hear look give work "
    "assume agree bring walk".split()
)
_OPENERS = frozenset("so and but now well okay ok oh yes then please come on no right here alright".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index in paragraph.where("lets"):
        opener = before(paragraph, index)
        if after(paragraph, index) in _DEEDS and (not opener or opener in _OPENERS):
            yield replaced(paragraph, index, index, "let's", context)


CHECK = Check(
    code="confusion-011",
    title="lets for let's",
    explanation="Let's is let us, with an apostrophe; lets is what someone does who allows.",
    wrong=("“Lets go,” he said.", "Okay, lets see what you found.", "“So lets not fight.”"),
    right=("“Let's go,” he said.", "She lets go of the rope. He never lets them see.", "He lets, and she rents."),
    source="Chicago 5.250 (lets; let's)",
    severity=Severity.ERROR,
    safe=True,
    words=frozenset(("lets",)),
    find=_find,
)
