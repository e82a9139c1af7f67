"""A pronoun or a name with a verb that is not its own: he have, they was, it don't, they goes."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import before, replaced
from ficstead.press.proof.checks.grammar.narration import begins_clause, clause_before, is_talk
from ficstead.press.proof.checks.grammar.verbs import BASE_OF_S
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ONE = {"have": "has", "haven't": "hasn't", "are": "is", "aren't": "isn't", "don't": "doesn't", "do": "does"}
_MANY = {one: many for many, one in _ONE.items()} | {"was": "were", "wasn't": "weren't"}
_MANY |= {form: base for form, base in BASE_OF_S.items() if form not in "means leaves likes works walks talks".split()}
_I = {one: many for one, many in _MANY.items() if not one.startswith("was")} | {"is": "am", "are": "am"}
_RIGHT = {"he": _ONE, "she": _ONE, "it": _ONE, "they": _MANY, "we": _MANY, "i": _I}
_PAIRS = frozenset((who, verb) for who, verbs in _RIGHT.items() for verb in verbs)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for who, verb in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(verb):
            if (
                before(paragraph, index) == who
                and _is_subject(paragraph, index - 1)
                and not is_talk(paragraph, index, index)
            ):
                yield replaced(paragraph, index, index, _RIGHT[who][verb], context)


def _is_subject(paragraph: Paragraph, index: int) -> bool:
    """No wish, nor question, nor something else’s object: `let it have`, `the more he have`, `a friend and I is`."""
    if begins_clause(paragraph, index):
        return True
    earlier = before(paragraph, index)
    return earlier in _LEADING and not _WISHES.intersection(clause_before(paragraph, index, 8))


_LEADING = frozenset("but because when where so while then what who which as".split())
_WISHES = frozenset(
    "if though wish wished lest unless whether would should could did does do may might let make see".split()
)

CHECK = Check(
    code="grammar-009",
    title="A pronoun with a verb that is not its own",
    explanation="He has, it doesn’t, they were, they go: the verb goes with who does it.",
    wrong=("He have a lamp, but it don't burn.", "They goes home at six.", "When they was home, it rang."),
    right=(
        "He has a lamp, but it doesn't burn. Does he have it? Let him have it, lest he have none.",
        "They go home at six. If he have any sense, he will stay.",
        "“He have a lamp, and they was home,” said the old man.",
    ),
    source="Chicago 5.138 (agreement); any grammar",
    severity=Severity.ERROR,
    pairs=_PAIRS,
    find=_find,
)
