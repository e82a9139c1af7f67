"""Two full stops, or a full stop beside a question mark."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.abbreviations import ABBREVIATIONS
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_TWO_STOPS = re.compile(r"(?<=[^\W_])\.\.(?=[\s\"”'’)\]]|$)")
_BESIDE = re.compile(r"(?<=[^\W_])([?!]+)\.(?![.\w])")
_BEHIND = re.compile(r"(?<=[a-z]{4})\.([?!]+)(?=[\s\"”'’]|$)")
_LAST_WORD = re.compile(r"[a-z]+$")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _TWO_STOPS.finditer(text):
        goes_on = text[found.end() :].lstrip()[:1].islower()
        ellipsis = "…" if context.dialect.curly else "..."
        message = "Two full stops: an ellipsis has three" if goes_on else "Two full stops"
        yield Finding(found.start(), found.end(), ellipsis if goes_on else ".", message=message)
    for found in _BESIDE.finditer(text):
        yield Finding(found.start(), found.end(), found[1], message=f"No full stop beside “{found[1]}”", safe=True)
    for found in _BEHIND.finditer(text):
        word = _LAST_WORD.search(text, max(0, found.start() - 20), found.start())
        if word and word[0] not in ABBREVIATIONS:
            yield Finding(found.start(), found.end(), found[1], message=f"No full stop beside “{found[1]}”")


CHECK = Check(
    code="slip-013",
    title="Two full stops, or a stop beside a question mark",
    explanation=(
        "A sentence ends once: in a full stop, a question mark or an exclamation mark. Two full stops are either one "
        "too many or one too few for an ellipsis."
    ),
    wrong=(
        "The bell rang.. She looked up.",
        "He waited.. and waited.",
        "“Who is there?.” he asked.",
        "“Row!. Now!” she cried.",
        "Who was it that rang.?",
    ),
    right=(
        "The bell rang. She looked up.",
        "He waited... and waited…. “Well?...” he said. “Really?!”",
        "It was in ../bells, at 3 p.m.? Or in the U.S.? With lamps etc.?",
        ". . . she said. They shouted “Yahoo!.com”.",
    ),
    source="Chicago Manual of Style 6.121–6.122 (multiple marks); New Hart’s Rules 4.8",
    severity=Severity.ERROR,
    marks=("..", "?.", "!.", ".?", ".!"),
    find=_find,
)
