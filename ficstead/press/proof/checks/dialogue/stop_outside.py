"""The comma or full stop between speech and tag on the wrong side of the quotation mark."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import SPEECH_VERBS, is_idiom_of_speech, is_outright
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, begins_small, stands_alone
from ficstead.press.proof.speeches import goes_on_behind_a_tag


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for seam in paragraph.seams:
        if seam.inside or not seam.clause:
            continue
        if not seam.is_tag and not (is_idiom_of_speech(text, seam.clause) and stands_alone(text, seam.speech)):
            continue
        outright = begins_small(text, seam) or (seam.clause.named and is_outright(text, seam.clause))
        if seam.outside in {"?", "!"} and outright and stands_alone(text, seam.speech):
            yield Finding(seam.mark, seam.mark + 2, seam.outside + text[seam.mark])
        if seam.outside not in {",", "."}:
            continue
        behind = seam.mark + 2
        if outright or (seam.clause.named and seam.outside == ","):
            yield Finding(seam.mark, behind, "," + text[seam.mark])
        elif _is_tag_in_full(paragraph, seam):
            tag = text[behind : seam.word] + text[seam.word].lower()
            yield Finding(seam.mark, seam.word + 1, "," + text[seam.mark] + tag, safe=False)


def _is_tag_in_full(paragraph: Paragraph, seam: Seam) -> bool:
    """Whether what looks like a sentence of its own can only be the tag: `"Row". He said.`"""
    text = paragraph.text
    if seam.clause is None or not (stands_alone(text, seam.speech) or goes_on_behind_a_tag(paragraph, seam.speech)):
        return False
    return is_outright(text, seam.clause, also=SPEECH_VERBS, leading=True) or is_idiom_of_speech(text, seam.clause)


CHECK = Check(
    code="dialogue-002",
    title="The stop outside the quotation mark, before a dialogue tag",
    explanation=(
        "Between speech and its tag stands a comma (or a question mark), and it belongs to the speech: inside the quotation "
        "mark. "
        "British books put a comma outside only around words that are no speech."
    ),
    wrong=(
        '"Row to the bell", he said.',
        "“Row to the bell”, said Bram, “or swim.”",
        '"Row to the bell". he said.',
        '"Row to the bell". He said softly.',
        '"Shall we row"? she asked.',
        '"Row to the bell"! Bram shouted.',
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
    marks=('",', '".', "”,", "”.", "',", "'.", "’,", "’.", '"?', "”?", "'?", "’?", '"!', "”!", "'!", "’!"),
    find=_find,
)
