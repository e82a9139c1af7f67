"""could of, should of, must of for could have."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import after, before, replaced
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SURE = frozenset("could would should couldn't wouldn't shouldn't mustn't mightn't".split())
_NOUNS_TOO = frozenset("must might may".split())
_ADVERBS = frozenset(
    "not never just only easily probably simply all always at already still really even gladly also surely".split()
)
_DONE = frozenset(
    "been had done gone come become begun known seen said told taken given got gotten made thought left heard felt "
    "found kept lost met let put cut hurt hit sent spent slept stood understood won run sat set fallen eaten written "
    "spoken broken chosen forgotten driven shown grown drawn thrown worn flown brought bought caught taught fought "
    "led read built bitten sworn sprung passed upset torn born hidden chosen risen shaken stolen woken swum hung spread split meant held paid sold bet shut cost died".split()
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index in paragraph.where("of"):
        modal = before(paragraph, index)
        if modal in ("not", "never") and before(paragraph, index - 1) in _SURE:
            modal = before(paragraph, index - 1)
        if (modal in _SURE or modal in _NOUNS_TOO) and _is_have(modal, paragraph, index):
            yield replaced(paragraph, index, index, "have", context)


def _is_have(modal: str, paragraph: Paragraph, index: int) -> bool:
    following, subject = after(paragraph, index), before(paragraph, index - 1)
    if modal in _NOUNS_TOO and subject in ("i", "you", "he", "she", "it", "we", "they"):
        return following not in ("course", "")
    if following in _ADVERBS:
        return modal in _SURE
    if following in _DONE or (following.endswith("ed") and len(following) > 4):
        return modal in _SURE or subject not in _BEFORE_A_NOUN
    return False


_BEFORE_A_NOUN = frozenset("the a an all his her their its my your our full great with by and of".split())

CHECK = Check(
    code="confusion-005",
    title="could of for could have",
    explanation="“Could've” sounds like “could of”, but what is meant is have: could have, would have, should have, "
    "must have, might have.",
    wrong=(
        "I could of gone with you. She could not of heard.",
        "“You should of told me,” she said. “He must of known.”",
        "He would of never believed it.",
        "They might of been there already.",
    ),
    right=(
        "I could, of course, have gone with you. He could of course wait.",
        "He saw what he could of the town, and all that he would of it.",
        "They admired the might of armed men.",
    ),
    source="Chicago 5.250 (could of), New Hart's Rules 21 (confusable words)",
    severity=Severity.ERROR,
    safe=True,
    pairs=frozenset((modal, "of") for modal in _SURE | _NOUNS_TOO | {"not", "never"}),
    find=_find,
)
