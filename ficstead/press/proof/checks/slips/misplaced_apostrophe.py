"""An apostrophe in the wrong place of a word."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_VERBS = "should could would did does do is was has have had are were must need might ca wo".split()
_RIGHT = {f"{verb}'nt": f"{verb}n't" for verb in _VERBS} | {
    "your'e": "you're",
    "you'r": "you're",
    "the'yre": "they're",
    "they'r": "they're",
    "your's": "yours",
    "her's": "hers",
    "our's": "ours",
    "their's": "theirs",
    "who'se": "whose",
    "i'ts": "it's",
    "i'am": "i'm",
    "dont't": "don't",
    "didnt't": "didn't",
    "oc'lock": "o'clock",
}


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index, word in enumerate(paragraph.words):
        if word in _RIGHT:
            start, end = paragraph.spans[index]
            written = paragraph.text[start:end]
            right = _RIGHT[word].replace("'", "’") if "’" in written else _RIGHT[word]
            yield Finding(start, end, right.capitalize() if written[0].isupper() else right)


CHECK = Check(
    code="slip-019",
    title="An apostrophe in the wrong place",
    explanation=(
        "In “shouldn't” the apostrophe stands where the o of “not” is gone, not before the n. “Yours”, “hers”, “ours” "
        "and “theirs” have none at all."
    ),
    wrong=("He should'nt row.", "“Did’nt I say so? Your'e late, and it is her's,” he said.", "The boat was their's."),
    right=("He shouldn't row.", "“Didn’t I say so? You’re late, and it is hers,” he said.", "The boat was theirs."),
    source="Chicago Manual of Style 7.28, 7.30; New Hart’s Rules 4.2",
    severity=Severity.ERROR,
    safe=True,
    words=frozenset(_RIGHT),
    find=_find,
)
