"""A question’s order of words where none is asked: you know where do you go, how it looks like."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases, word_at
from ficstead.press.proof.checks.grammar.narration import is_talk
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_KNOWING = (
    "know knew knows wonder wondered understand understood explain explained forgot forgotten remember remembered "
    "tell told me him her them us hear heard see saw ask asked asking"
).split()
_ASKING = "where how why when what".split()
_AUXILIARIES = "is was are were would could should will can had has".split()
_WHO = "i you he she it we they".split()


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    """It is asked all the same: `Tell me, how is it?`, and `what is it` may be meant."""
    words = paragraph.words[first : last + 1]
    if is_talk(paragraph, first, last) or "like" in words:
        return is_talk(paragraph, first, last)
    if words[-2] in ("do", "did", "does"):
        return False
    sentence = paragraph.text[paragraph.spans[last][1] :]
    stop = next((mark for mark in sentence if mark in ".?!;:"), "")
    return stop == "?" or (words[1] == "what" and words[-1] == "it") or word_at(paragraph, last + 1) in ("said", "asked")


_PHRASES = Phrases(
    {
        f"{know} {ask} {does} {who}": f"{know} {ask} {who} {does}"
        for know, ask, does, who in product(_KNOWING, _ASKING, _AUXILIARIES, _WHO)
    }
    | {
        f"how {who} {looks} like": f"what {who} {looks} like"
        for who, looks in product((*_WHO, "that", "this"), ("look", "looks", "looked", "sound", "sounds", "sounded"))
    },
    unless=_is_right,
)

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
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
