"""A comma before a deed, as if somebody could nod words."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import Kind, is_idiom_of_speech
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, goes_on_after_a_tag, stands_alone


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for seam in paragraph.seams:
        if seam.inside != "," or seam.outside or not _begins_freely(paragraph, seam):
            continue
        if _is_plain_deed(seam) or _begins_a_sentence(text, seam):
            between = text[seam.mark : seam.word]
            parted = "." + between + text[seam.word].upper()
            yield Finding(seam.start, seam.word + 1, None if _is_parenthesis(text, seam) else parted)


def _begins_freely(paragraph: Paragraph, seam: Seam) -> bool:
    return stands_alone(paragraph.text, seam.speech) or goes_on_after_a_tag(paragraph.text, seam, paragraph.seams)


def _is_plain_deed(seam: Seam) -> bool:
    """Not a letter that "ran", nor what somebody had done before."""
    return seam.clause is not None and seam.is_deed and seam.clause.subject.lower() != "it" and not seam.clause.perfect


def _begins_a_sentence(text: str, seam: Seam) -> bool:
    """A capital where the verb may mean speaking, and doesn't: `"Row," He went to the door.`"""
    either = seam.clause is not None and seam.clause.kind is Kind.EITHER and not seam.clause.named
    return either and text[seam.word].isupper() and not (seam.clause and is_idiom_of_speech(text, seam.clause))


def _is_parenthesis(text: str, seam: Seam) -> bool:
    """`"Oh," he shrugged, "if you wish"`: the sentence goes on behind the deed, and a full stop would cut it."""
    return _SPEECH_GOES_ON.match(text, seam.word) is not None


_SPEECH_GOES_ON = re.compile(r"[^.?!\"“'‘’”]{1,80},\s[\"“'‘](?=[a-z])")


CHECK = Check(
    code="dialogue-007",
    title="A comma before a deed that is no dialogue tag",
    explanation=(
        "Nobody can nod, turn or sit a sentence. A deed beside speech is a sentence of its own: the speech ends in a full "
        "stop, and the deed begins with a capital. Or a tag is missing: “he said, nodding”."
    ),
    wrong=(
        '"Row to the bell," he nodded.',
        "“Row to the bell,” Bram turned away.",
        '"Row to the bell," the old man shrugged.',
        '"Row to the bell," She looked up.',
        '"Row to the bell," He went to the door.',
    ),
    right=(
        '"Row to the bell." He nodded.',
        '"Row to the bell," he said, and nodded.',
        '"Row to the bell," he went on.',
        '"Row to the bell," she put in.',
        'When he said, "Row to the bell," she turned away.',
    ),
    source="Chicago Manual of Style 17, 6.40 and 13.13; New Hart's Rules 9.2.2",
    severity=Severity.SUGGESTION,
    marks=(',"', ",”", ",'", ",’"),
    find=_find,
)
