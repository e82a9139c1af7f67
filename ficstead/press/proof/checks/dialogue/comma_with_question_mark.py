"""A comma beside a question or exclamation mark, before a tag."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import is_idiom_of_speech
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam

_INSIDE = re.compile(r"(?<=[?!])[,.](?=[\"”]|['’](?!\w))")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    if any(mark in text for mark in _INSIDE_MARKS):
        yield from (Finding(found.start(), found.end(), "") for found in _INSIDE.finditer(text))
    if any(mark in text for mark in _OUTSIDE_MARKS):
        for seam in paragraph.seams:
            if seam.inside.endswith(_STRONG) and seam.outside in {",", "."} and (seam.is_tag or _is_idiom(text, seam)):
                yield Finding(seam.mark + 1, seam.mark + 2, "")


def _is_idiom(text: str, seam: Seam) -> bool:
    return seam.clause is not None and is_idiom_of_speech(text, seam.clause)


_STRONG = ("?", "!", "…", "..", "—", "–", "-")
_INSIDE_MARKS = ("?,", "!,", "?.", "!.")
_OUTSIDE_MARKS = ('",', "”,", "',", "’,", '?".', '!".', "?”.", "!”.", "?'.", "!'.", "?’.", "!’.")

CHECK = Check(
    code="dialogue-005",
    title="A comma beside a question mark, exclamation mark, dash or ellipsis",
    explanation=(
        "A question mark or an exclamation mark at the end of speech is strong enough to lead into the tag: no comma or "
        "full stop stands beside it, neither inside the quotation mark nor outside. A dash and an ellipsis lead into the "
        "tag as well; a comma behind the quotation mark is never right."
    ),
    wrong=(
        '"Shall we row?," he asked.',
        '"Row!", said Bram.',
        "“Shall we row?”, Bram asked.",
        '"Row!."',
        '"Row ...", he said.',
        '"Row—", she began.',
        "'Shall we row?', asked the old man. 'Well?'",
    ),
    right=(
        '"Shall we row?" he asked.',
        '"I would row ...," he said.',
        '"Row!" said Bram.',
        'They had sung "Shall We Row?", "Bell" and "Oar".',
        '"Which way?", holding her hand on the wall.',
    ),
    source="Chicago Manual of Style 17, 6.125; New Hart's Rules 9.2.2",
    severity=Severity.ERROR,
    safe=True,
    marks=(*_INSIDE_MARKS, *_OUTSIDE_MARKS),
    find=_find,
)
