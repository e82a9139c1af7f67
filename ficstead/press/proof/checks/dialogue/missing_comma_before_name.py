"""No comma before the name of whom somebody speaks to."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.names.ordinary import NAMES_THAT_ARE_WORDS
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_CALLED_BY_KIN = frozenset("mom mum mommy mummy dad daddy grandma grandpa sir ma'am madam".split())
_LED_TO = (
    r"yes|hello|hi|hey|thanks|thank you(?: so much| very much)?|goodbye|bye|good (?:morning|night|evening|afternoon)"
    r"|(?:i['’]m )?(?:(?:so|very|really) )?sorry|excuse me|forgive me|help me|trust me|believe me|come (?:on|here|back|along)"
    r"|(?:wake|get|hurry|shut) up|stop it|not now|of course|welcome (?:home|back)|you['’]re welcome"
    r"|what['’]s (?:wrong|up)|what is it|(?:how|where) are you|i (?:love|hate|miss|need|missed|loved) you(?: too| so much)?"
)
_WORDS = frozenset("yes hello hi hey thanks goodbye bye sorry".split())
_PAIRS = frozenset(
    (before, behind)
    for before, those in {
        "thank love hate miss need missed loved are": "you",
        "good": "morning night evening afternoon",
        "excuse forgive help trust believe": "me",
        "come": "on here back along",
        "wake get hurry shut": "up",
        "stop is": "it",
        "not": "now",
        "of": "course",
        "welcome": "home back",
        "you're": "welcome",
        "what's": "wrong up",
    }.items()
    for before in before.split()
    for behind in those.split()
)
_BEGINS = r"(?:(?<=[\"“'‘])|(?<=[.?!…—,-]\s))"
_BEFORE_A_NAME = re.compile(rf"{_BEGINS}(?:{_LED_TO})()\s(['’\w]+)(?=[.,!?…]|\s?[—–]|[\"”])", re.I)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _BEFORE_A_NAME.finditer(paragraph.text):
        if is_who_is_meant(found[2], context) and paragraph.in_speech(found.start()):
            yield Finding(found.start(1), found.start(1), ",")


def is_who_is_meant(word: str, context: Context) -> bool:
    """Whether somebody is called so: by a name that is no word besides, or by what they are to the speaker."""
    small = word.lower().replace("’", "'")
    return small in _CALLED_BY_KIN or (small not in NAMES_THAT_ARE_WORDS and context.is_name(word))


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
        "So Will rowed, and Will sang.\n\n“Thank you Lord Bram,” she said.",
    ),
    source="Chicago Manual of Style 6.53; New Hart's Rules 4.3.4",
    severity=Severity.SUGGESTION,
    words=_WORDS,
    pairs=_PAIRS,
    find=_find,
)
