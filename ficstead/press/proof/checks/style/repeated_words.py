"""style-003: the same telling word again and again within a short stretch."""

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence

from ficstead.press.proof.context import Whole
from ficstead.press.proof.dictionary import commonness
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_WINDOW = 60
_TIMES = 3
_SHORTEST = 5
_TOO_COMMON = 6
"""From this commonness on nobody notices a word: about, looked, little."""


def _find_all(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    places: defaultdict[str, deque[int]] = defaultdict(lambda: deque(maxlen=_TIMES))
    common, at = commonness(), 0
    for index, paragraph in enumerate(paragraphs):
        for word, (start, end) in zip(paragraph.words, paragraph.spans, strict=True):
            at += 1
            if len(word) < _SHORTEST or common.get(word, 0) >= _TOO_COMMON or paragraph.text[start].isupper():
                continue
            seen = places[word]
            seen.append(at)
            if len(seen) == _TIMES and at - seen[0] < _WINDOW:
                yield index, Finding(start, end, message=f"“{word}” stands here {_TIMES} times within {_WINDOW} words")
                seen.clear()


CHECK = Check(
    code="style-003",
    title="A word repeated within a few lines",
    explanation=(
        "A telling word rings on in the reader’s ear; when it comes a third time within a few lines, it sounds like an "
        "oversight, unless it is meant as a refrain. Names and everyday words aren’t counted."
    ),
    wrong=("The lantern swung. He took the lantern down, and in the light of the lantern he read.",),
    right=(
        "The lantern swung. He took it down, and in its light he read.",
        "Ottilie rowed, and Ottilie sang, and Ottilie was glad.",
    ),
    source="Custom of editors of fiction; no manual forbids it",
    severity=Severity.STYLE,
    find_all=_find_all,
)
