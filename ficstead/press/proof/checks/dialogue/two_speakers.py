"""Two people speaking in one paragraph."""

from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam
from ficstead.press.proof.speeches import has_tag


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    tagged = [seam for seam in paragraph.seams if seam.is_tag and seam.clause]
    for first, second in zip(tagged, tagged[1:], strict=False):
        if _differ(_speaker(first), _speaker(second)) and _answers(paragraph.text, first, second):
            yield Finding(second.speech.start, second.speech.start + 1)
            return


def _speaker(seam: Seam) -> str:
    return seam.clause.subject.casefold().rstrip(".") if seam.clause else ""


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
    ),
    right=(
        '"Row to the bell," he said. "Now," he added.',
        '"Row to the bell," Bram said. "Now," he added.',
        '"Row to the bell," he said.\n\n"I would rather swim," she said.',
    ),
    source="Chicago Manual of Style 17, 13.39; New Hart's Rules 9.2.2",
    severity=Severity.SUGGESTION,
    marks=('"', "”", "'", "’"),
    where=has_tag,
    find=_find,
)
