"""No comma between speech and its tag."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import is_outright
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, begins_small, stands_alone


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for seam in paragraph.seams:
        if seam.is_tag and not seam.inside and not seam.outside and _is_meant(paragraph, seam):
            yield Finding(seam.mark, seam.mark, ",")


def _is_meant(paragraph: Paragraph, seam: Seam) -> bool:
    text = paragraph.text
    if seam.clause is None or not text[seam.mark - 1].isalnum() or not is_outright(text, seam.clause):
        return False
    if not begins_small(text, seam) and not seam.clause.named:
        return False
    return stands_alone(text, seam.speech) or _goes_on_after_a_tag(paragraph, seam)


def _goes_on_after_a_tag(paragraph: Paragraph, seam: Seam) -> bool:
    """`"Row," he said, "or swim" he added.`"""
    before = [each for each in paragraph.seams if each.mark < seam.speech.start]
    return bool(before) and before[-1].is_tag and paragraph.text[: seam.speech.start].rstrip().endswith(",")


CHECK = Check(
    code="dialogue-004",
    title="No comma between speech and its tag",
    explanation=(
        "A comma inside the quotation mark leads from what is said into the tag that says who speaks. Only a question "
        "mark, an exclamation mark, a dash or an ellipsis can stand in its place."
    ),
    wrong=(
        '"Row to the bell" he said.',
        "“Row to the bell” said Bram, “or swim.”",
        '"Row," he said, "or swim" he added.',
        'He turned round. "Row to the bell" Bram said softly.',
    ),
    right=(
        '"Row to the bell," he said.',
        '"Row to the bell!" he said.',
        '"Row to the—" he said.',
        'The word "row" he said he never liked.',
        'He had cried "Row" said the old man.',
        '"The Bell" asked too much of its readers.',
    ),
    source="Chicago Manual of Style 17, 6.40; New Hart's Rules 9.2.2",
    severity=Severity.ERROR,
    safe=True,
    marks=('"', "”", "'", "’"),
    find=_find,
)
