"""style-001: many dialogue tags lean on an adverb."""

from collections.abc import Iterator, Sequence

from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import tags

_FEWEST = 3
_SHARE = 0.2


def _find_all(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    every = [(index, tag) for index, paragraph in enumerate(paragraphs) for tag in tags(paragraph)]
    laden = [(index, tag.adverb) for index, tag in every if tag.adverb]
    if len(laden) < _FEWEST or len(laden) < _SHARE * len(every):
        return
    message = f"{len(laden)} of {len(every)} dialogue tags here have an adverb ({100 * len(laden) // len(every)} %)"
    yield from ((index, Finding(*place, message=message)) for index, place in laden)


CHECK = Check(
    code="style-001",
    title="Many dialogue tags with an adverb",
    explanation=(
        "“He said angrily” tells what the words themselves could show. One such tag is nothing; when a fifth of a "
        "chapter’s tags have one, readers begin to notice."
    ),
    wrong=("“Go,” he said angrily.\n\n“No,” she said softly.\n\n“Then stay,” he said quietly.",),
    right=("“Go,” he said.\n\n“No,” she said softly.\n\n“Then stay,” he said.",),
    source="Custom of editors of fiction; no manual forbids it",
    severity=Severity.STYLE,
    find_all=_find_all,
)
