"""awhile, anymore, everyday, maybe, sometimes: one word or two by what they do in the sentence."""

from ficstead.press.proof.checks.confusions.wording import Phrases, before
from ficstead.press.proof.model import Check, Severity

_PHRASES = Phrases(
    {
        "for awhile": "for a while",
        "in awhile": "in a while",
        "after awhile": "after a while",
        "quite awhile": "quite a while",
        "anymore than": "any more than",
        "anymore of": "any more of",
        "anymore questions": "any more questions",
        "anymore time": "any more time",
        "anymore trouble": "any more trouble",
        "anymore money": "any more money",
        "anymore people": "any more people",
        "anymore attention": "any more attention",
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
    },
    unless=lambda paragraph, first, last: before(paragraph, first) in ("a", "an", "of", "the"),
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
    ),
    right=(
        "He stayed awhile. He stayed for a while.",
        "I don't love you anymore, and I want no more trouble than any more of you.",
        "Her everyday clothes were dry; it was an almost everyday thing. She came every day.",
        "Everyone knew; every one of them.",
    ),
    source="Chicago 5.250 (anymore; awhile; everyday), New Hart's Rules 21",
    severity=Severity.ERROR,
    safe=True,
    words=_PHRASES.words,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
