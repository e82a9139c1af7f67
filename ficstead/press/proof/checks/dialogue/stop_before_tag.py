"""A full stop where a comma leads from speech into its tag."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import is_idiom_of_speech, is_outright
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, begins_small


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for seam in paragraph.seams:
        if seam.inside != "." or seam.outside or not seam.clause:
            continue
        if begins_small(text, seam) and is_idiom_of_speech(text, seam.clause):
            yield Finding(seam.start, seam.mark, _comma_for_stop(text, seam), safe=False)
        elif not seam.is_tag:
            continue
        elif begins_small(text, seam):
            yield Finding(seam.start, seam.mark, _comma_for_stop(text, seam))
        elif is_outright(text, seam.clause):
            first = text[seam.word]
            small = first if seam.clause.named else first.lower()
            between = text[seam.mark : seam.word]
            yield Finding(seam.start, seam.word + 1, _comma_for_stop(text, seam) + between + small, safe=False)


def _comma_for_stop(text: str, seam: Seam) -> str:
    """An abbreviation keeps its own stop: `"At five p.m.," he said.`"""
    return ".," if text[: seam.mark].endswith(_ABBREVIATIONS) else ","


_ABBREVIATIONS = ("a.m.", "p.m.", "A.M.", "P.M.", "etc.", "Jr.", "Sr.", "Esq.", "Ph.D.", "M.D.", "U.S.", "U.K.")

CHECK = Check(
    code="dialogue-001",
    title="Full stop where a comma belongs, before a dialogue tag",
    explanation=(
        "What is said and who says it are one sentence: speech that would end in a full stop ends in a comma when "
        "a tag such as “he said” follows. The tag then begins with a small letter, unless it begins with a name. "
        "Before a deed (“He nodded.”) the full stop is right."
    ),
    wrong=(
        '"Row to the bell." he said.',
        "“Row to the bell.” said Bram.",
        '"Row to the bell." Bram whispered.',
        '"Row to the bell." He said softly.',
        '"Row to the bell." asked Mr. Quill, turning round.',
        '"We leave at five p.m." she said.',
        "'Row to the bell.' said the old man. 'Row now.'",
        '"Row to the bell." she went on.',
    ),
    right=(
        '"Row to the bell," he said.',
        '"Row to the bell." He nodded.',
        '"Row to the bell." He said nothing more that night.',
        '"Row ..." he said.',
        '"Row to the bell." Bram called the dog and left.',
        '"Row to the bell." He asked for the bill.',
    ),
    source="Chicago Manual of Style 17, 6.40 and 13.13; New Hart's Rules 9.2.2",
    severity=Severity.ERROR,
    safe=True,
    marks=('."', ".”", ".'", ".’"),
    find=_find,
)
