"""A question’s order of words where none is asked: you know where do you go, how it looks like."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases, before, replaced, side_by_side
from ficstead.press.proof.checks.grammar.narration import is_talk
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_KNOWING = (
    "know knew knows wonder wondered understand understood explain explained forgot forgotten remember remembered "
    "tell told me him her them us hear heard see saw ask asked asking"
).split()
_ASKING = "where how why when what".split()
_AUXILIARIES = frozenset("is was are were would could should will can had has".split())
_WHO = frozenset("i you he she it we they".split())
_PAIRS = frozenset(product(_KNOWING, _ASKING))
_HOW_LIKE = Phrases(
    {
        f"how {who} {looks} like": f"what {who} {looks} like"
        for who, looks in product((*_WHO, "that", "this"), ("look", "looks", "looked", "sound", "sounds", "sounded"))
    },
    unless=is_talk,
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    yield from _HOW_LIKE.find(paragraph, context)
    for knowing, asking in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(asking):
            if (
                before(paragraph, index) == knowing
                and _is_turned(paragraph, index)
                and not is_talk(paragraph, index, index)
            ):
                does, who = paragraph.words[index + 1 : index + 3]
                yield replaced(paragraph, index + 1, index + 2, f"{who} {does}", context)


def _is_turned(paragraph: Paragraph, index: int) -> bool:
    """`How would it end`, but no question: `He asked how would it end?`; `what is it` may be what is asked."""
    asking, *following = paragraph.words[index : index + 4]
    if len(following) < 2 or following[0] not in _AUXILIARIES or following[1] not in _WHO:
        return False
    if not side_by_side(paragraph, index, index + 2) or (asking == "what" and following[1] == "it"):
        return False
    behind = paragraph.text[paragraph.spans[index + 2][1] :]
    return next((mark for mark in behind if mark in ".?!;:"), "") != "?" and following[2:] not in (["said"], ["asked"])


CHECK = Check(
    code="grammar-013",
    title="The order of a question where nothing is asked",
    explanation="Where is he? But: I know where he is. And what something looks like, or how it looks.",
    wrong=(
        "I wanted to hear how would it end.",
        "She knew where was he.",
        "I didn't know how it looked like.",
    ),
    right=(
        "I wanted to hear how it would end, and she knew where he was.",
        "“Tell me, how is it? Do you know where is he?” he asked.",
        "I didn't know what it looked like, or how it looked.",
    ),
    source="Chicago 5.217 (indirect questions); any grammar",
    severity=Severity.ERROR,
    pairs=_PAIRS | _HOW_LIKE.pairs,
    find=_find,
)
