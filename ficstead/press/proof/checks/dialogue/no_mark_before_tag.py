"""No comma between speech and its tag."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import SPEECH_VERBS, is_outright
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, begins_small, goes_on_after_a_tag, stands_alone
from ficstead.press.proof.speeches import has_tag


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for seam in paragraph.seams:
        if not seam.is_tag or seam.inside or seam.outside or not _is_meant(paragraph, seam):
            continue
        if seam.clause and (begins_small(paragraph.text, seam) or seam.clause.named):
            yield Finding(seam.mark, seam.mark, ",")
        else:
            between = "," + paragraph.text[seam.mark : seam.word] + paragraph.text[seam.word].lower()
            yield Finding(seam.mark, seam.word + 1, between, safe=False)


def _is_meant(paragraph: Paragraph, seam: Seam) -> bool:
    text = paragraph.text
    if seam.clause is None or not text[: seam.mark].rstrip("_*'’")[-1:].isalnum():
        return False
    sure = begins_small(text, seam) or seam.clause.subject == "I"
    if not is_outright(text, seam.clause, also=SPEECH_VERBS if sure else frozenset()):
        return False
    return stands_alone(text, seam.speech) or goes_on_after_a_tag(text, seam, paragraph.seams)


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
        '"Row to the bell" Said the old man. "Row to the bell" He said.',
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
    where=has_tag,
    find=_find,
)
