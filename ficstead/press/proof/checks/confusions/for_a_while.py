"""awhile, anymore, everyday, maybe, sometimes: one word or two by what they do in the sentence."""

from ficstead.press.proof.checks.confusions.wording import Phrases, after, before
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_WANTED = (
    "questions time trouble money people attention apples words lies secrets mistakes games excuses tears surprises chances "
    "damage pain help information answers work sleep wine tea coffee food water stories men friends problems such".split()
)
_PHRASES = Phrases(
    {
        "everyday": "every day",
        "for awhile": "for a while",
        "in awhile": "in a while",
        "after awhile": "after a while",
        "quite awhile": "quite a while",
        "anymore than": "any more than",
        "anymore of": "any more of",
        "everyday for": "every day for",
        "everyday since": "every day since",
        "everyday he": "every day he",
        "everyday she": "every day she",
        "everyday they": "every day they",
        "everyday we": "every day we",
        "everyday i": "every day I",
        "everyday until": "every day until",
        "everyday after": "every day after",
        "almost everyday": "almost every day",
        "nearly everyday": "nearly every day",
        "some times he": "sometimes he",
        "some times she": "sometimes she",
        "some times they": "sometimes they",
        "some times it": "sometimes it",
        "everyone of them": "every one of them",
        "everyone of us": "every one of us",
        "everyone of you": "every one of you",
        "anyone of them": "any one of them",
        "anyone of us": "any one of us",
        "you maybe sure": "you may be sure",
    }
    | {f"anymore {what}": f"any more {what}" for what in _WANTED}
    | {f"there maybe {what}": f"there may be {what}" for what in ("a", "an", "some", "something", "no", "more")}
    | {f"it maybe {what}": f"it may be {what}" for what in ("a", "an", "that", "so", "the", "too", "only", "possible")}
    | {
        f"may be {who}": f"maybe {who}"
        for who in "i he she it we they you i'm he's she's it's we're they're you're".split()
    },
    unless=lambda paragraph, first, last: _is_right(paragraph, first, last),
)


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether it is meant as written: `a sometimes`, `her everyday clothes`, `it may be he`."""
    match paragraph.words[first]:
        case "everyday" if first == last:
            return bool(after(paragraph, first)) or before(paragraph, first) in _OF_A_KIND
        case "may":
            return bool(before(paragraph, first))
        case _:
            return before(paragraph, first) in ("a", "an", "at", "of", "the")


_OF_A_KIND = frozenset(
    ["", *"the a an so very quite too more is was are were be and or but this that of as just than".split()]
)

CHECK = Check(
    code="confusion-009",
    title="awhile, anymore, everyday, everyone: one word or two",
    explanation="An article's noun stands apart: for a while, every day, any more questions, every one of them. As one "
    "word awhile is an adverb, everyday an adjective, anymore means nowadays.",
    wrong=(
        "He stayed for awhile.",
        "I don't want anymore trouble.",
        "She came almost everyday.",
        "Everyone of them knew.",
        "They met here everyday.",
        "“May be he did, and there maybe a reason; you maybe sure.”",
    ),
    right=(
        "He stayed awhile. He stayed for a while.",
        "I don't love you anymore, and I want no more trouble than any more of you.",
        "Her everyday clothes were dry; it was an almost everyday thing. She came every day.",
        "Everyone knew; every one of them.",
        "Plain, everyday; it was all very everyday.",
        "It may be he did. Maybe he did, and there may be a reason.",
    ),
    source="Chicago 5.250 (anymore; awhile; everyday), New Hart's Rules 21",
    severity=Severity.ERROR,
    safe=True,
    words=_PHRASES.words,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
