"""An apostrophe left out of a contraction."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.messages import typed_by_a_character
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_CONTRACTIONS = """
    don't didn't doesn't isn't wasn't weren't couldn't wouldn't shouldn't hasn't haven't hadn't aren't ain't mustn't
    needn't mightn't oughtn't you're they're you've they've we've you'll they'll that's what's there's here's where's
    he's she's who's it'll that'll could've would've should've o'clock y'all i've
""".split()
_ALWAYS = {contraction.replace("'", ""): contraction for contraction in _CONTRACTIONS}
_ONLY_AFTER_A_PRONOUN = {"cant": "can't", "wont": "won't"}
_PRONOUNS = frozenset("i you he she it we they that this there who which people just".split())
_IM = {"im": "i'm"}
_AFTER_IM = re.compile(
    r"\s(?:not|so|sorry|going|gonna|sure|just|a|the|very|fine|afraid|glad|here|always|never|trying|still)\b"
)
_HABIT = 5


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index, word in enumerate(paragraph.words):
        right = _meant(paragraph, index, word)
        if right is None or _is_a_habit(context, word, right):
            continue
        start, end = paragraph.spans[index]
        if not _stands_alone(paragraph.text, start, end) or typed_by_a_character(paragraph, start):
            continue
        yield Finding(start, end, _as_written(paragraph.text[start:end], right, curly=context.dialect.curly))


def _meant(paragraph: Paragraph, index: int, word: str) -> str | None:
    if word in _ALWAYS:
        return _ALWAYS[word]
    if word in _ONLY_AFTER_A_PRONOUN:
        after = paragraph.words[index + 1 : index + 2]
        return (
            _ONLY_AFTER_A_PRONOUN[word]
            if index and paragraph.words[index - 1] in _PRONOUNS and after != ["to"]
            else None
        )
    return _IM[word] if word in _IM and _AFTER_IM.match(paragraph.text, paragraph.spans[index][1]) else None


def _is_a_habit(context: Context, word: str, right: str) -> bool:
    """Some writers leave every apostrophe out, and mean to."""
    written = context.written(right) + context.written(right.replace("'", "’"))
    return context.written(word) >= _HABIT and context.written(word) > written


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Not part of an address, a tag or a broken word; not all capitals (an abbreviation) nor a name."""
    return text[start - 1 : start] not in ("-", "@", "#", "/", "_", ".") and text[end : end + 1] not in ("-", "@", "_")


def _as_written(word: str, right: str, *, curly: bool) -> str:
    cased = (
        right.upper()
        if word.isupper()
        else right.capitalize()
        if word[0].isupper() or right[0] == "i" and right[1] == "'"
        else right
    )
    return cased.replace("'", "’") if curly else cased


CHECK = Check(
    code="slip-018",
    title="An apostrophe left out",
    explanation=(
        "In a contraction the apostrophe stands for the letters that are gone: “don't” is “do not”. Words that exist "
        "without it too (“its”, “were”, “ill”) are left to other checks, and a writer who leaves every one out is left "
        "in peace."
    ),
    wrong=(
        "He didnt row, and she couldnt.",
        "“Youre late,” she said. “I cant wait, and it wont do.”",
        "“Im not sure,” he said. “Thats all.”",
        "“It’s five oclock,” she said.",
    ),
    right=(
        "He didn't row, and she couldn't.",
        "It was all cant, as was his wont; he was wont to sing.",
        "“dont know where u are”",
        "Die Glocke hängt im Turm.",
        "He dont row. She dont row. We dont row. They dont row. You dont row.",
    ),
    source="Chicago Manual of Style 7.30; New Hart’s Rules 4.2",
    severity=Severity.ERROR,
    safe=True,
    words=frozenset({*_ALWAYS, *_ONLY_AFTER_A_PRONOUN, *_IM}),
    find=_find,
)
