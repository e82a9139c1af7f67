"""The comma or full stop between speech and tag on the wrong side of the quotation mark."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import is_outright
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import begins_small


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for seam in paragraph.seams:
        if seam.inside or seam.outside not in {",", "."} or not seam.is_tag or not seam.clause:
            continue
        if begins_small(text, seam) or (seam.clause.named and (seam.outside == "," or is_outright(text, seam.clause))):
            end = seam.mark + 1 + len(seam.outside)
            yield Finding(seam.mark, end, "," + text[seam.mark])


CHECK = Check(
    code="dialogue-002",
    title="Comma or full stop outside the quotation mark, before a dialogue tag",
    explanation=(
        "Between speech and its tag stands a comma, and it belongs to the speech: inside the quotation mark. "
        "British books put a comma outside only around words that are no speech."
    ),
    wrong=(
        '"Row to the bell", he said.',
        "“Row to the bell”, said Bram, “or swim.”",
        '"Row to the bell". he said.',
        "'Row to the bell', Bram said. 'Row now.'",
    ),
    right=(
        '"Row to the bell," he said.',
        'They sang "The Bell", "The Boat" and "The Oar".',
        'She calls it "the bell". He nodded.',
        'Once it was called "the drowned bell", the old men of the quay told me.',
    ),
    source="Chicago Manual of Style 17, 6.9; New Hart's Rules 9.2.2",
    severity=Severity.ERROR,
    safe=True,
    marks=('",', '".', "”,", "”.", "',", "'.", "’,", "’."),
    find=_find,
)
