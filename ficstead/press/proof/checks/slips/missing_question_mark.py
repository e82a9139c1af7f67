"""A question that ends in a full stop."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ASKED = r"(?:is|are|am|was|were|do|does|did|have|has|can|could|will|would|should|shall)(?:n['’]t)?"
_WHOM = r"(?:you|we|they|he|she|it|I|there|this|that|these|those|(?:the|your|my|his|her|our|their)\s[a-z]+)"
_BEGINS = r"(?=[ABDHINOSTWabdhistw])(?:(?<=[\"“'‘])|(?<=[.?!…]\s)|(?<=,\s)|\A)(?:(?:And|But|So|Then|Well|Now|Oh|Hey|Okay|and|but|so|then|well)[,.]?\s)?"
_ASKS = (
    rf"{_BEGINS}(?:(?:What|Where|When|How|Who|Which|Why|(?<!, )(?:what|where|how|why))(?:\s(?:long|much|many|far|old|often|time|kind\sof\s[a-z]+|sort\sof\s[a-z]+|else|on\searth|the\shell))?\s"
    rf"{_ASKED}\s{_WHOM}|(?:Wh|(?<!, )wh)(?:o|at|ere)(?:['’]s|\sis)\s(?:that|this|there|it|he|she|wrong|happening|going\son|your\sname)"
    rf"|Who\s(?:has|have|is|was|are|were|did|would|will|could|told|said|made|let|gave|sent|took|brought)(?=\s)"
    r"|(?<=, [\"“'‘])(?:is|are|was|were|do|does|did|have|has)\s(?:you|we|they|he|she|it|there|this|that)"
    r"|(?:(?:Are|Is|Was|Does|Did|Have|Has|Am)(?:n['’]t)?|Do)\s(?:you|we|they|he|she|it|there|this|that))\b"
    r"(?P<rest>[^.?!…\"“”‘;:—–]{0,70}?)"
)
_QUESTION = re.compile(rf"{_ASKS}(?P<stop>\.)(?P<mark>[\"”'’])(?=\s|\Z)")
QUESTION_BEFORE_COMMA = re.compile(rf"{_ASKS}(?P<stop>,)(?P<mark>[\"”'’])(?=\s|\Z)")
_NO_QUESTION = re.compile(
    r"\A(?:[Hh]ow\sdo\syou\sdo|(?:[Ww]hat|[Hh]ow|[Ww]hy)\s(?:do|should|does)\s(?:I|it|we)\s(?:care|know|matter)|[Ww]hy\s\w+n?['’]t"
    r"|[Hh]ow\s(?:dare|do\sI)|[Ww]hat\s(?:would|will)\sI|(?:Did|Do|Does|Have|Was|Is)\s(?:I|he|she|it|they)\sever\b)"
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for question in questions(_QUESTION, paragraph):
        yield Finding(*question.span("stop"), "?")
    for found in _TAIL.finditer(paragraph.text):
        if paragraph.in_speech(found.start("stop")):
            yield Finding(*found.span("stop"), "?")


def questions(pattern: re.Pattern[str], paragraph: Paragraph) -> Iterator[re.Match[str]]:
    """What is surely asked in speech, with the `stop` and the `mark` at its end."""
    for found in pattern.finditer(paragraph.text):
        sure = not _NO_QUESTION.match(found[0]) and not _is_retold(found["rest"])
        if sure and paragraph.in_speech(found.start("stop")):
            yield found


_TAIL = re.compile(
    r",(?<=[a-z],)\s(?:is|are|was|were|do|does|did|have|has|had|can|could|will|would|should)(?:n['’]t)?\s"
    r"(?:you|he|she|it|they|we|I|there)(?P<stop>\.)(?=[\"”'’](?:\s|\Z))"
)
"""`, have you.`"""


def _is_retold(rest: str) -> bool:
    """`Do you row and I shall sing`, `What was that, he said`: more than the question itself."""
    return re.search(r"(?:,\s(?:he|she|they|I|and|but|for|so|said)\b|\b(?:said|and\sI|or\sI)\b)", rest) is not None


CHECK = Check(
    code="slip-023",
    title="A question that ends in a full stop",
    explanation=(
        "The words are in the order of a question, and a question ends in a question mark, even if another sentence "
        "follows. If your character says it flatly and wants no answer, leave it."
    ),
    wrong=(
        "“What do you want from me.”",
        '"How long have we got," she asked. "How long have we got."',
        "“Are you coming with us.” Bram asked.",
        "'Where is the bell.'",
        "“You haven’t rung it, have you.”",
        '"Who\'s there." I called.',
    ),
    right=(
        "“What do you want from me?”",
        "“How do you do.” Bram bowed.",
        "“Why don’t you sit down.”",
        "“What a bell that is.”",
        "“Had I known, I would have rowed.”",
        "What was he to do. He did not know.",
        "“Tell me what you want.”",
    ),
    source="Chicago Manual of Style 6.68; New Hart’s Rules 4.8.1",
    severity=Severity.SUGGESTION,
    marks=('."', ".”", ".'", ".’"),
    find=_find,
)
