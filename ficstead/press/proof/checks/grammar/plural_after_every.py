"""Several things behind a word that means one: every mornings, each days, another years."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.checks.grammar.narration import ends_phrase, is_talk
from ficstead.press.proof.checks.grammar.nouns import MEASURES, PEOPLE, THINGS, TIMES
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    return not ends_phrase(paragraph, last) or is_talk(paragraph, first, last)


_NOUNS = TIMES | MEASURES | PEOPLE | THINGS
_PHRASES = Phrases(
    {f"{each} {many}": f"{each} {one}" for each, (one, many) in product(("every", "each", "another"), _NOUNS.items())}
    | {f"{these} {one}": f"{these} {many}" for these, (one, many) in product(("these", "those"), _NOUNS.items())},
    unless=_is_right,
)

CHECK = Check(
    code="grammar-003",
    title="Several things behind “every”, “each” or “another”",
    explanation="“Every”, “each” and “another” mean one at a time: every morning, each day. “These” and “those” mean several.",
    wrong=("He wound the clock every mornings.", "Each boys had a lamp.", "She had seen those man before."),
    right=(
        "He wound the clock every morning.",
        "They rang each day, and each man had a lamp.",
        "She gave each boys’ school a bell.",
    ),
    source="Chicago 5.15 (plurals); any grammar",
    severity=Severity.ERROR,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
