"""A small letter at the beginning of the sentence behind finished speech."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import Kind, is_idiom_of_speech
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, begins_small, stands_alone


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for seam in paragraph.seams:
        if begins_small(text, seam) and _ends_a_sentence(text, seam) and stands_alone(text, seam.speech):
            yield Finding(seam.word, seam.word + 1, text[seam.word].upper())


def _ends_a_sentence(text: str, seam: Seam) -> bool:
    """A full stop, and no tag behind it; behind a question mark only a deed is sure."""
    if seam.outside or seam.clause is None or is_idiom_of_speech(text, seam.clause):
        return False
    return seam.is_deed if seam.inside in {"?", "!"} else seam.inside == "." and seam.clause.kind is not Kind.SPEECH


CHECK = Check(
    code="dialogue-008",
    title="A small letter at the beginning of a sentence after speech",
    explanation=(
        "When the speech is finished and what follows is a deed, not a tag such as “he said”, a new sentence begins, with "
        "a capital."
    ),
    wrong=(
        '"Row to the bell." he nodded.',
        '"Shall we row?" she turned to Bram.',
        "“Row to the bell.” the old man shrugged.",
    ),
    right=(
        '"Row to the bell." He nodded.',
        '"Shall we row?" she asked, turning.',
        '"Shall we row?" he began again.',
        'When she asked "Shall we row?" he turned away.',
    ),
    source="Chicago Manual of Style 17, 6.12 and 13.13",
    severity=Severity.SUGGESTION,
    marks=('."', ".”", ".'", ".’", '?"', "?”", "?'", "?’", '!"', "!”", "!'", "!’"),
    find=_find,
)
