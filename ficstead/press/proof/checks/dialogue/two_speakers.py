"""Two people speaking in one paragraph."""

from collections.abc import Iterator
from itertools import pairwise

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation
from ficstead.press.proof.seams import Seam
from ficstead.press.proof.speeches import spoken


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    tagged = [seam for seam in paragraph.seams if seam.is_tag and seam.clause]
    said = spoken(paragraph)
    seconds = [here for before, here in pairwise(said) if _stand_side_by_side(paragraph, before, here)]
    seconds += [
        second.speech
        for first, second in pairwise(tagged)
        if _differ(_speaker(first), _speaker(second)) and _answers(paragraph.text, first, second)
    ]
    for second in seconds[:1]:
        if paragraph.parting:
            yield Finding(len(paragraph.text[: second.start].rstrip()), second.start, paragraph.parting)
        else:
            yield Finding(second.start, second.start + 1)


def _stand_side_by_side(paragraph: Paragraph, first: Quotation, second: Quotation) -> bool:
    """Whether one speech ends and another begins with nothing told between: `"Where?" "There."`"""
    text = paragraph.text
    return (
        bool(first.opening and first.closing and second.closing)
        and text[first.end : second.start] == " "
        and text[first.end - 2] in ".?!…"
        and text[second.start + 1].isupper()
        and (not first.start or (text[: first.start].rstrip().endswith((",", ":")) and text[first.end - 2] == "?"))
        and text[second.end :].lstrip()[:1] not in ('"', "“", "'", "‘")  # the voices of a crowd
    )


def _speaker(seam: Seam) -> str:
    return seam.clause.subject.casefold().rstrip(".") if seam.clause else ""


def _are_several(paragraph: Paragraph) -> bool:
    return len(paragraph.quotations) > 1


_PRONOUNS = frozenset({"he", "she", "i"})


def _differ(one: str, other: str) -> bool:
    """Whether these are surely two people: he and she, I and another; a name and a pronoun may be one person."""
    return one != other and {one, other} <= _PRONOUNS


def _answers(text: str, first: Seam, second: Seam) -> bool:
    """Whether the second speech begins anew behind the first one's tag: a full stop, then the mark."""
    return text[: second.speech.start].rstrip().endswith((".", "?", "!")) and first.speech.end < second.speech.start


CHECK = Check(
    code="dialogue-022",
    title="Two people speak in one paragraph",
    explanation=(
        "Each speaker gets a paragraph, so that readers know who speaks even without a tag. Here a second voice begins in "
        "the middle of the first one's paragraph."
    ),
    wrong=(
        '"Row to the bell," he said. "I would rather swim," she said.',
        "“Shall we row?” I asked. “No,” he said.",
        '"Shall we row?" "No. The bell is drowned."',
    ),
    right=(
        '"Row to the bell," he said. "Now," he added.',
        'There were cries of "Shame!" "Row!" and worse.',
        '"Row to the bell," Bram said. "Now," he added.',
        '"Row to the bell," he said.\n\n"I would rather swim," she said.',
    ),
    source="Chicago Manual of Style 17, 13.39; New Hart's Rules 9.2.2",
    severity=Severity.SUGGESTION,
    marks=('"', "”", "'", "’"),
    where=_are_several,
    find=_find,
)
