"""An article left out of a phrase that can't do without."""

import re
from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

# The gap is at `^`: what stands there stands before it.
_PHRASES = """
    in ^the middle of|in ^the midst of|at ^the end of|by ^the end of|on ^the other hand|at ^the same time|in ^the same way
    for ^the first time|for ^the last time|at ^the beginning of|at ^the bottom of|at ^the top of|on ^the verge of
    on ^the edge of|in ^the corner of|for ^the rest of|in ^the meantime|at ^the age of|as ^a matter of|all of ^a sudden
    once upon ^a time|in ^a hurry|for ^a long time|for ^a few|in ^a few|after ^a few|at ^the edge of|out of ^the corner of
    on ^the brink of|for ^the sake of|in ^the process of|with ^the help of|by ^the time he|by ^the time she|by ^the time they
    to ^the end of|in ^the blink of|as ^a result of|in ^a way that|with ^a lot of|was ^a lot of
    were ^a lot of|is ^a lot of|are ^a lot of|had ^a lot of|has ^a lot of|have ^a lot of|take ^a look at|took ^a look at
""".replace("\n", "|")


def _gapped(phrase: str) -> tuple[str, str, str]:
    """What stands before the gap, the article, what stands behind it."""
    before, _, rest = phrase.partition("^")
    article, _, after = rest.partition(" ")
    return before.strip(), article, after


_BY_WORD: dict[str, list[tuple[list[str], str, list[str]]]] = {}
"""The first word behind a gap -> the words before the gap, the article, the words behind."""
for _before, _article, _after in (_gapped(phrase.strip()) for phrase in _PHRASES.split("|") if phrase.strip()):
    _BY_WORD.setdefault(_after.split()[0], []).append((_before.split(), _article, _after.split()))
_ALWAYS_COUNTED = frozenset(
    """
    door window kitchen hallway doorway corridor bathroom bedroom floor ceiling mirror couch sofa counter porch forest
    elevator driveway balcony sidewalk staircase room table garage attic courtyard fridge windowsill
    """.split()
)
"""Things and places that stand behind a preposition with an article or an owner only."""
_PREPOSITIONS = frozenset("at into through across from on in toward towards behind against to".split())
_RIGHT_SO = {
    "at": "table floor", "on": "table floor counter door", "in": "table room", "from": "table counter floor",
    "to": "table floor room mirror counter corridor ceiling door",
}  # fmt: skip
"""`at table`, `to mirror`, `from table to bed`."""
_BEHIND_THE_NOUN = re.compile(r"[.,;!?]|\s(?:with|was|were|that|as|when|where|but|before|after|she|he|they|it|I)\b")
_COUNTED = frozenset("minutes seconds moments hours days weeks months years more".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    words = paragraph.words
    yield from _behind_prepositions(paragraph)
    for word in _BY_WORD.keys() & paragraph.vocabulary:
        for index in paragraph.where(word):
            for before, article, after in _BY_WORD[word]:
                first, last = index - len(before), index + len(after)
                if first < 0 or words[first:index] != before or words[index:last] != after:
                    continue
                if _is_one_phrase(paragraph, first, last) and not _is_right_as_it_is(paragraph, last):
                    at = paragraph.spans[index][0]
                    message = f"“{article}” seems to be missing here"
                    yield Finding(at, at, f"{article} ", message=message)


def _behind_prepositions(paragraph: Paragraph) -> Iterator[Finding]:
    for noun in _ALWAYS_COUNTED & paragraph.vocabulary:
        for index in paragraph.where(noun):
            start, end = paragraph.spans[index]
            before = paragraph.words[index - 1] if index else ""
            if (
                before not in _PREPOSITIONS
                or noun in _RIGHT_SO.get(before, "").split()
                or not paragraph.text[start].islower()
            ):
                continue
            if paragraph.text[paragraph.spans[index - 1][1] : start].isspace() and _is_the_whole(paragraph, index, end):
                yield Finding(start, start, "the ", message="“the” seems to be missing here")


def _is_the_whole(paragraph: Paragraph, index: int, end: int) -> bool:
    """No part of a longer name for the thing, nor `from room to room`."""
    noun = paragraph.words[index]
    around = [*paragraph.words[max(0, index - 4) : index], *paragraph.words[index + 1 : index + 4]]
    return noun not in around and _BEHIND_THE_NOUN.match(paragraph.text, end) is not None


def _is_one_phrase(paragraph: Paragraph, first: int, last: int) -> bool:
    """Nothing but spaces between its words, and no hyphen at its ends."""
    spans, text = paragraph.spans[first:last], paragraph.text
    between = all(text[end:start].isspace() for (_, end), (start, _) in zip(spans, spans[1:], strict=False))
    return between and text[spans[0][0] - 1 : spans[0][0]] != "-" and text[spans[-1][1] : spans[-1][1] + 1] != "-"


def _is_right_as_it_is(paragraph: Paragraph, last: int) -> bool:
    """`few in a few` counts: `in few words`, `for few men` are right."""
    if paragraph.words[last - 1] == "few":
        return last == len(paragraph.words) or paragraph.words[last] not in _COUNTED
    return (
        paragraph.words[last - 2 : last] == ["edge", "of"]
        and paragraph.text[paragraph.spans[last - 1][1] :][1:2].isupper()
    )


CHECK = Check(
    code="slip-002",
    title="An article left out",
    explanation=(
        "Some phrases never stand without their article: it is “in the middle of”, “for the first time”, “all of a "
        "sudden”. When it is missing, it was forgotten in typing or in moving words about."
    ),
    wrong=(
        "She stood in middle of the bridge.",
        "He laughed for first time in years, and at same time he wept.",
        "There were lot of boats. All of sudden the bell rang.",
        "They were back in few minutes.",
        "At end of the street a lamp burned.",
        "He stood in doorway, and looked through window.",
    ),
    right=(
        "He put it on top of the chest. It lasted half an hour, the last half hour.",
        "She stood in the middle of the bridge.",
        "He laughed for the first time in years. In few words he told her all.",
        "There were a lot of boats. All of a sudden the bell rang.",
        "For few men have rowed so far.",
        "He went from room to room, with the lamp in room six, and in back of the boat. They sat at table.",
        "They were on edge. It was half past; the odds were at end.",
    ),
    source="Chicago Manual of Style 5.70 (articles)",
    severity=Severity.ERROR,
    pairs=frozenset((before[-1], after[0]) for phrases in _BY_WORD.values() for before, _, after in phrases).union(
        product(_PREPOSITIONS, _ALWAYS_COUNTED)
    ),
    find=_find,
)
