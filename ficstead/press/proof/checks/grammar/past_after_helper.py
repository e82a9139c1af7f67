"""A past where the verb before it bears the tense already: he could went, wanted to went, did you saw, does he knows."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import after, before, replaced, word_at
from ficstead.press.proof.checks.grammar.narration import begins_clause, clause_before
from ficstead.press.proof.checks.grammar.verbs import BASE_OF_PAST, BASE_OF_S
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_WHO = "i you he she it we they".split()
_NOT_SURE = frozenset(
    "had left found fell felt bore wound lay saw read hit met bent led shot stuck hung held won heard owned".split()
)
_PASTS = {past: base for past, base in BASE_OF_PAST.items() if past not in _NOT_SURE and past != base}
"""`They should have had`; to found, to fell, to wound are verbs; `could`, heard as a verb of its own, stands before a name."""
_BASES = _PASTS | {form: base for form, base in BASE_OF_S.items() if form != "has"}
_WANTING = frozenset(
    "want wants wanted wanting try tries tried trying began begin started start decided decide need needs needed able going "
    "ready supposed ought hoped hope refused managed afraid wish wished order used had have has him her me them us how".split()
)
_MODALS = frozenset("could would should can will must".split())
_DO = frozenset("did does do didn't doesn't don't".split())
_ASKING = frozenset("what where when why how who and but".split())
_RELATIVE = frozenset("who whom whoever what whatever that which all everything as than whose where those".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for helper, word in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(word):
            if before(paragraph, index) != helper:
                continue
            verb = index + 1 if helper in _DO else index
            if _bears_tense_already(paragraph, helper, index) and word_at(paragraph, verb) in _BASES:
                yield replaced(paragraph, verb, verb, _BASES[paragraph.words[verb]], context)


def _bears_tense_already(paragraph: Paragraph, helper: str, index: int) -> bool:
    if helper in _DO:
        return bool(after(paragraph, index)) and _asks(paragraph, index - 1)
    earlier = before(paragraph, index - 1)
    if earlier not in (_WANTING if helper == "to" else _WHO):
        return False
    return not _RELATIVE.intersection(clause_before(paragraph, index))


def _asks(paragraph: Paragraph, index: int) -> bool:
    """Whether a question begins with this `did`: `If it did he gave`, `each time I do it comes` are none."""
    return begins_clause(paragraph, index) or paragraph.words[index - 1] in _ASKING


_PAIRS = frozenset(product((*_MODALS, "to"), _PASTS)) | frozenset(product(_DO, _WHO))

CHECK = Check(
    code="grammar-004",
    title="A past behind “could”, “to” or “did you”",
    explanation="“Could”, “would”, “to”, “did” and their kin stand before the plain verb: he could go, she wanted to go, did "
    "you know.",
    wrong=("He could went home.", "She wanted to told him.", "“Did you knew it?” he asked.", "Does he knows the way?"),
    right=(
        "He could go home, and all he could went into the bag.",
        "The man she wanted to talk to went home.",
        "“Did you know it?” he asked. If it did he knew nothing of it.",
    ),
    source="Chicago 5.108 (auxiliary verbs); any grammar",
    severity=Severity.ERROR,
    pairs=_PAIRS,
    find=_find,
)
