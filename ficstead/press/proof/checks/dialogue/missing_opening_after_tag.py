"""Speech that goes on behind its tag without an opening mark."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import is_lopsided, opened_by, reopened_without_mark


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for each in reopened_without_mark(paragraph):
        if each.begins is not None:
            yield Finding(*opened_by(paragraph.text, each.begins, each.mark))


CHECK = Check(
    code="dialogue-012",
    title="The opening quotation mark is missing where the speech goes on",
    explanation=(
        "After a tag in the middle the speech is opened again. Without the mark the reader takes the words for the "
        "narrator's, until a closing mark comes from nowhere."
    ),
    wrong=(
        '"Row to the bell," he said, or swim."',
        "“Row,” said Bram. Row to the bell.”",
        '"Row!" he cried, laughing. The bell is ringing!"',
    ),
    right=(
        '"Row to the bell," he said, "or swim."',
        '"Row," said Bram. "Row to the bell."',
    ),
    source="Chicago Manual of Style 17, 13.37; New Hart's Rules 9.2.1",
    severity=Severity.ERROR,
    marks=('"', "”", "'", "’"),
    where=is_lopsided,
    find=_find,
)
