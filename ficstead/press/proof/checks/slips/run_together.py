"""Two words written as one."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_BEFORE_THE = "of in to on at for and with from by into that over through under all was".split()
_OTHERS = """
    it_was he_was she_was they_were he_had she_had they_had it_had to_have to_get to_see to_say to_make with_a
    and_then and_he and_she but_he but_she out_of up_to such_a like_a that_he that_she did_not was_not could_not would_not
    had_not more_than so_that
""".split()
_PAIRS = [*((word, "the") for word in _BEFORE_THE), *(tuple(pair.split("_")) for pair in _OTHERS)]
_APART = {one + other: (one, other) for one, other in _PAIRS}


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for index, word in enumerate(paragraph.words):
        if word in _APART and word not in context.own_words:
            start, end = paragraph.spans[index]
            middle = start + len(_APART[word][0])
            if text[start + 1 : end].islower() and text[start - 1 : start] not in ("@", "#", "/", ".", "-", "_"):
                yield Finding(start, end, f"{text[start:middle]} {text[middle:end]}")


CHECK = Check(
    code="slip-021",
    title="Two words written as one",
    explanation="The space between two small words was missed in typing: “ofthe” for “of the”.",
    wrong=(
        "The sound ofthe bell came over the water.",
        "Shewas late, andthen it began to rain.",
        "He came out inthe rain, andshe laughed.",
    ),
    right=("The sound of the bell came over the water.", "She was late, and then it began to rain. #ofthe"),
    source="Chicago Manual of Style 2.110 (proofreading)",
    severity=Severity.ERROR,
    safe=True,
    words=frozenset(_APART),
    find=_find,
)
