"""In which tense a paragraph is told."""

from ficstead.press.proof.checks.grammar.verbs import BASE_OF_S, PAST, with_s
from ficstead.press.proof.paragraphs import Paragraph

_PAST = frozenset(
    "was were had did said went could would came took looked turned asked knew thought felt saw made got".split()
)
_PRESENT = frozenset(
    "is are has does says goes can comes takes looks turns asks knows thinks feels sees makes gets".split()
)


def bent(base: str, paragraph: Paragraph) -> str | None:
    """This verb as the paragraph tells it of one person: `took` or `takes`; None where even the one before doesn't say."""
    narrated = [
        word for index, word in enumerate(paragraph.words) if not paragraph.in_speech(paragraph.spans[index][0])
    ]
    past = sum(word in _PAST for word in narrated)
    present = sum(word in _PRESENT or word.endswith(("'s", "'re")) for word in narrated)
    if past == present:
        narrated += paragraph.previous_text.split()
        past = sum(word in _PAST or word.endswith("ed") for word in narrated)
        present = sum(word in BASE_OF_S for word in narrated)
    if past == present:
        return None
    return PAST[base] if past > present else with_s(base)
