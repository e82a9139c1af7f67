"""No comma around the name of whom somebody speaks to."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.names.ordinary import NAMES_THAT_ARE_WORDS
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_CALLED_BY_KIN = frozenset("mom mum mommy mummy dad daddy grandma grandpa sir ma'am madam".split())
_LED_TO = (
    r"yes|hello|hi|hey|thanks|thank you(?: so much| very much)?|good ?bye|bye|good (?:morning|night|evening|afternoon)"
    r"|(?:i['’]m )?(?:(?:so|very|really) )?sorry|excuse me|forgive me|help me|trust me|believe me|come (?:on|here|back|along)"
    r"|(?:wake|get|hurry|shut) up|stop it|not now|of course|welcome (?:home|back)|you['’]re welcome"
    r"|what['’]s (?:wrong|up)|what is it|(?:how|where) are you|i (?:love|hate|miss|need|missed|loved) you(?: too| so much)?"
)
_BEGINS = r"(?:(?<=[\"“'‘])|(?<=[.?!…—,-]\s))"
_BEFORE_A_NAME = re.compile(rf"{_BEGINS}(?:{_LED_TO})()\s(['’\w]+)(?=[.,!?…]|\s?[—–]|[\"”])", re.I)
_GOES_ON = (
    r"I|I['’](?:m|ll|ve|d)|(?:what(?:['’]s)?|where(?:['’]s)?|why|how)(?=\s\w)|please|come (?:here|on|back)|look at|listen|wait|stop"
    r"|help me|(?:are|can|could|will|would|do|did|have) you|you(?:['’](?:re|ve|ll))?|we['’](?:re|ve|ll)|it['’]s"
)
_BEHIND_A_NAME = re.compile(rf"[\"“]([A-Z][a-z]+)()\s(?:{_GOES_ON})\b(?!['’])")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _BEFORE_A_NAME.finditer(paragraph.text):
        if _is_who_is_meant(found[2], context) and paragraph.in_speech(found.start()):
            yield Finding(found.start(1), found.start(1), ",")
    for found in _BEHIND_A_NAME.finditer(paragraph.text):
        if _is_who_is_meant(found[1], context) and paragraph.in_speech(found.start()):
            yield Finding(found.start(2), found.start(2), ",")


def _is_who_is_meant(word: str, context: Context) -> bool:
    small = word.lower().replace("’", "'")
    return small in _CALLED_BY_KIN or (small not in NAMES_THAT_ARE_WORDS and context.is_name(word))


CHECK = Check(
    code="dialogue-027",
    title="A comma beside the name of whom somebody speaks to",
    explanation=(
        "The name, or the title, of the person spoken to is set off by commas: “Come here, Ottilie.” Without them it reads as a "
        "part of the sentence. Shown only behind and before words that leave no doubt."
    ),
    wrong=(
        "So Ottilie rowed, and Ottilie sang.\n\n“Come here Ottilie,” he said.",
        "So Ottilie rowed, and Ottilie sang.\n\n“Ottilie what are you doing?” he asked.",
        '"I\'m sorry mom," she said.',
        "“Thank you sir,” said Bram.",
    ),
    right=(
        "So Ottilie rowed, and Ottilie sang.\n\n“Come here, Ottilie,” he said.",
        "So Ottilie rowed, and Ottilie sang.\n\n“Ottilie can row,” he said. “Stop Ottilie! Yes Ottilie rows.”",
        "So Will rowed, and Will sang.\n\n“Will you come?” he asked. “Thank you Lord Bram,” she said.",
    ),
    source="Chicago Manual of Style 6.53; New Hart's Rules 4.3.4",
    severity=Severity.SUGGESTION,
    marks=('"', "“", "'", "‘"),
    find=_find,
)
