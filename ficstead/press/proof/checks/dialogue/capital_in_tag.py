"""A capital at the beginning of a tag."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import is_idiom_of_speech, is_outright
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam
from ficstead.press.proof.speeches import is_verse


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    if is_verse(text):
        return
    for seam in paragraph.seams:
        if not text[seam.word].isupper() or seam.clause is None or seam.clause.named:
            continue
        if not seam.is_tag and not is_idiom_of_speech(text, seam.clause):
            continue
        small = text[seam.word].lower()
        if _is_meant(text, seam):
            surely = seam.is_tag and not _TO_DO_SOMETHING.match(text, seam.clause.end)
            yield Finding(seam.word, seam.word + 1, small, safe=None if surely else False)
        elif seam.inside.endswith("!") and not seam.outside and is_outright(text, seam.clause, also=_CALLING):
            yield Finding(seam.word, seam.word + 1, small, safe=False)


_TO_DO_SOMETHING = re.compile(
    r"(?: (?:him|her|them|me|us|you|[A-Z]\w+))? to (?!(?:him|her|them|me|us|the|a|his|my|their|no)\b)[a-z]+\b"
)
"""`"Row," She asked him to row.`: it may be a sentence of its own, behind a stop."""
_CALLING = frozenset({"cried", "cries", "called", "calls"})
"""Behind a question they may be deeds: `"Why?" She cried.`"""


def _is_meant(text: str, seam: Seam) -> bool:
    """Behind a comma the sentence surely goes on; behind a question mark only what can't be a sentence of its own."""
    if seam.outside not in {"", ","} or seam.clause is None:
        return False
    if seam.inside.endswith(","):
        return True
    strong = seam.inside.endswith(("?", "!", "…", "...", "—", "–", "-"))
    return strong and is_outright(text, seam.clause, leading=seam.inside.endswith(("?", "!")))


CHECK = Check(
    code="dialogue-006",
    title="A capital at the beginning of a dialogue tag",
    explanation=(
        "Speech and its tag are one sentence, whatever mark the speech ends with: the tag begins with a small letter, "
        "unless its first word is a name or “I”."
    ),
    wrong=(
        '"Row to the bell," He said.',
        '"Shall we row?" She asked softly.',
        '"Row!" Said Bram.',
        '"Row!" She yelled at him.',
        '"Row to the bell," The old man whispered.',
        "“I thought …” She said.",
        '"Row!" He cried.',
        '"Row to the bell," She began.',
        '"Shall we row?" She asked him.',
    ),
    right=(
        '"Row to the bell," he said.',
        '"Row to the bell," I said.',
        '"Shall we row?" Bram asked.',
        '"Shall we row?" She asked for the oars.',
        '"Row!" He said nothing else.',
    ),
    source="Chicago Manual of Style 17, 6.40 and 13.13; New Hart's Rules 9.2.2",
    severity=Severity.ERROR,
    safe=True,
    marks=('"', "”", "'", "’"),
    find=_find,
)
