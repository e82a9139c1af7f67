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
_AFTER_A_SHORT_ONE = {
    "im": ("i'm", re.compile(r"\s(?:not|so|sorry|gonna|sure|just|a|the|very|fine|afraid|glad|here|always|never|still|really|pretty|"
                            r"too|in|on|at|already|almost|your|his|her|an|no|like|only|kind|okay|ok|done|[a-z]+ing)\b")),
    "ill": ("i'll", re.compile(r"\s(?:be|have|go|tell|take|make|give|get|see|write|find|call|do|come|try|let|just|never|always|kill|"
                              r"wait|stay|help|show|put|keep|send|bring|meet|leave|post|start|ask|think|need|miss|love|know|pay|"
                              r"buy|stop|talk|explain|update|upload|probably|definitely)\b(?!\s(?:was|were|is|of)\b)")),
    "id": ("i'd", re.compile(r"\s(?:like|love|rather|have|be|never|been|better|say|go|forgotten|seen|hate|do)\b")),
}  # fmt: skip
"""What is a word of its own, a name or a sign, but hardly before these."""
_OCLOCK = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})\s(?P<o>o clock|oclock)\b", re.I
)
_HABIT = 5


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _OCLOCK.finditer(paragraph.text) if "clock" in paragraph.vocabulary else ():
        yield Finding(*found.span("o"), "o’clock" if context.dialect.curly else "o'clock")
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
    if word not in _AFTER_A_SHORT_ONE or paragraph.text[slice(*paragraph.spans[index])].isupper():
        return None
    right, behind = _AFTER_A_SHORT_ONE[word]
    if (
        word == "ill"
        and index
        and paragraph.text[paragraph.spans[index][0]].islower()
        and not _begins(paragraph, index)
    ):
        return None  # “he was ill before”
    return right if behind.match(paragraph.text, paragraph.spans[index][1]) else None


def _begins(paragraph: Paragraph, index: int) -> bool:
    """Whether a mark stands before the word, or what joins one clause to another."""
    before = paragraph.text[: paragraph.spans[index][0]].rstrip()
    return before.endswith(_MARKS) or paragraph.words[index - 1] in ("and", "but", "so", "then", "or", "maybe", "think")


_MARKS = (".", ",", "!", "?", "…", '"', "“", "‘", ";", ":")


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
    words=frozenset({*_ALWAYS, *_ONLY_AFTER_A_PRONOUN, *_AFTER_A_SHORT_ONE, "clock"}),
    find=_find,
)
