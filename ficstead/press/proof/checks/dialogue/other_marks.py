"""Speech in single marks where the manuscript's speech stands in double ones, or the other way about."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation, quotations
from ficstead.press.proof.seams import seams_of

_SINGLE_OF = {'"': "'", "“": "‘", "”": "’"}
_DOUBLE_OF = {single: double for double, single in _SINGLE_OF.items()}
_ENDS_SINGLE = re.compile(r"[,?!…—]['’]\s")
_ENDS_DOUBLE = re.compile(r"[,?!…—][\"”]\s")
_THINKING = frozenset("thought thinks wondered wonders mused muses reflected read reads wrote reasoned decided".split())
"""Many writers set in single marks what is thought."""
_ODDS = 4
"""Where the other kind stands oftener than this, two ways of writing meet, and nobody knows which is meant."""


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    if context.dialect.quotes == "dash":
        return
    single = context.dialect.quotes == "single"
    others, own = (_ENDS_DOUBLE, _ENDS_SINGLE) if single else (_ENDS_SINGLE, _ENDS_DOUBLE)
    found = [
        (at, speech)
        for at, paragraph in enumerate(paragraphs)
        if others.search(paragraph.text)
        for speech in _in_other_marks(paragraph)
    ]
    if not found or len(found) * _ODDS > sum(len(own.findall(paragraph.text)) for paragraph in paragraphs):
        return
    wanted = _SINGLE_OF if single else _DOUBLE_OF
    for at, speech in found:
        for mark in (speech.start, speech.end - 1):
            yield at, Finding(mark, mark + 1, wanted[paragraphs[at].text[mark]])


def _in_other_marks(paragraph: Paragraph) -> Iterator[Quotation]:
    """Whole speeches, each with a tag that says who speaks it, that stand inside no other speech."""
    other = quotations(paragraph.text, carried="", single=not paragraph.single)
    for seam in seams_of(paragraph.text, other):
        speech = seam.speech
        alone = not paragraph.in_speech(speech.start) and not paragraph.in_speech(speech.end - 1)
        ended = seam.inside.endswith((",", "?", "!", "…", "—")) and speech.opening
        if ended and alone and seam.clause and seam.is_tag and seam.clause.verb not in _THINKING:
            yield speech


CHECK = Check(
    code="dialogue-028",
    title="Speech in another kind of quotation marks",
    explanation=(
        "A manuscript sets its speech in double marks or in single ones, and what is quoted in speech in the other kind. "
        "Here somebody speaks in the kind that is not yours."
    ),
    wrong=(
        '"Row," he said. "Row on," he said.\n\n"Row," he said. "Row," he said.\n\n\'Why?\' Bram asked.',
        "‘Row,’ he said. ‘Row on,’ he said.\n\n‘Row,’ he said. ‘Row,’ he said.\n\n“Why?” Bram asked.",
    ),
    right=(
        '"Row to the bell," he said. "She said, \'Row!\' she said."',
        '"Row," he said. "Row on," he said.\n\n"Row," he said. "Row," he said.\n\n\'Why?\' Bram thought.',
        "‘Row to the bell,’ he said. ‘She said “Row,” and rowed.’",
        '"I was goin\'," he said, "to the boys\' boat," said Bram.',
    ),
    source="Chicago Manual of Style 13.30; New Hart's Rules 9.2.1",
    severity=Severity.SUGGESTION,
    find_all=_find,
)
