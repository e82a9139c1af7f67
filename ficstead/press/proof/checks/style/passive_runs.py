"""style-006: one passive sentence after another."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import sentences, told_text

_IN_A_ROW = 3
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|is|are|be)\s(?:\w+ly\s|not\s|never\s|also\s)?(?:\w{2,}ed|taken|given|seen|made|done|found|held|kept"
    r"|left|told|brought|thrown|broken|written|shown|known|built|sent|set|put|cut|hung|drawn|driven|led|laid|lost|paid|"
    r"caught|taught|bound|worn|torn|struck|hidden|chosen|eaten|beaten|stolen|spoken|forgotten|begun|sung|read|heard)\b"
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = told_text(paragraph)
    run = 0
    for start, end in sentences(text):
        found = _PASSIVE.search(text, start, end)
        run = run + 1 if found else 0
        if found and run == _IN_A_ROW:
            yield Finding(*found.span(), message=f"{_IN_A_ROW} sentences in a row are in the passive")


CHECK = Check(
    code="style-006",
    title="A run of passive sentences",
    explanation=(
        "The passive hides who acts. Once, that may be just right; in three sentences on end the people leave the stage."
    ),
    wrong=("The gate was closed. The lamps were put out. The dog was taken in.",),
    right=("The gate was closed. Bram put out the lamps. The dog was taken in.",),
    source="Chicago 5.118; custom of editors of fiction",
    severity=Severity.STYLE,
    words=frozenset({"was", "were", "been", "being", "is", "are", "be"}),
    find=_find,
)
