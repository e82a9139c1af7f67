"""Putting right what the proofreader found: a text with some notes' words in place of its own, and no tag broken."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from ficstead.archive.desk.proofing import MOST_CHARACTERS, Found, TooLong, Wishes, proof
from ficstead.archive.works.models import ChapterTexts
from ficstead.press.manuscript import Manuscript
from ficstead.press.proof import Note, apply_fixes, apply_safe_fixes
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_html

NOTES = ("summary", "disclaimer", "opening_note", "closing_note")


@dataclass(frozen=True, slots=True)
class Asked:
    """What shall be put right: all that is safe, or the notes of these names (`body-3-12-14-slip-001`)."""

    safe: bool
    fixes: frozenset[str]
    with_notes: bool
    """Whether the author's notes and disclaimers are read as well as the story."""


def texts_read(*, with_notes: bool) -> tuple[str, ...]:
    return ("body", *NOTES) if with_notes else ("body",)


def proof_html(html: str, wishes: Wishes, *, known_as: str) -> list[Found]:
    """The notes on clean HTML, paragraph by paragraph. Raises `TooLong`."""
    return proof([paragraph.text for paragraph in paragraphs_of_html(html)], wishes, known_as=known_as)


def texts_put_right(texts: ChapterTexts, wishes: Wishes, asked: Asked) -> ChapterTexts:
    """Raises `TooLong`."""
    names = texts_read(with_notes=asked.with_notes)
    return replace(texts, **{name: _put_right(name, getattr(texts, name), wishes, asked) for name in names})


def _put_right(name: str, html: str, wishes: Wishes, asked: Asked) -> str:
    if asked.safe:
        return safely_put_right(html, wishes, known_as=f"fixing-{name}")
    chosen = {key.removeprefix(f"{name}-") for key in asked.fixes if key.startswith(f"{name}-")}
    return apply_fixes(html, _in_source(html, wishes, lambda found: found.key() in chosen, known_as=f"fixing-{name}"))


def safely_put_right(html: str, wishes: Wishes, *, known_as: str, most: int = MOST_CHARACTERS) -> str:
    """The text after every fix that can't change what it means. Raises `TooLong`."""

    def safe_notes(source: str) -> list[Note]:
        return _in_source(source, wishes, lambda found: found.note.safe, known_as=known_as, most=most)

    return apply_safe_fixes(html, safe_notes)


def _in_source(
    html: str, wishes: Wishes, wanted: Callable[[Found], bool], *, known_as: str, most: int = MOST_CHARACTERS
) -> list[Note]:
    """The wanted notes, their places counted in the HTML."""
    paragraphs = list(paragraphs_of_html(html))
    found = proof([paragraph.text for paragraph in paragraphs], wishes, known_as=known_as, most=most)
    return [_placed(each.note, paragraphs[each.paragraph], html) for each in found if wanted(each)]


def _placed(note: Note, paragraph: Paragraph, html: str) -> Note:
    if note.replacement is None:
        return note
    start, end, replacement = paragraph.edited(note.start, note.end, note.replacement, html)
    return replace(note, start=start, end=end, replacement=replacement)


# Manuscripts: read in one go, so that a name in one chapter is known in the next

_MOST_CHARACTERS = 3_000_000
"""Looked through while its author waits: half a million words, some five seconds at the first look."""
_SEAM = "<hr data-next-chapter>"
"""Between two chapters; the sanitiser lets no such attribute into a text."""


def safe_notes_of(manuscript: Manuscript, wishes: Wishes, *, known_as: str) -> list[Found]:
    """What could be put right in its story without asking; nothing of one that takes too long to read."""
    paragraphs = [paragraph.text for paragraph in paragraphs_of_html(_story(manuscript))]
    try:
        found = proof(paragraphs, wishes, known_as=known_as, most=_MOST_CHARACTERS)
    except TooLong:
        return []
    return [each for each in found if each.note.safe]


def manuscript_put_right(manuscript: Manuscript, wishes: Wishes, *, known_as: str) -> Manuscript:
    """The same with every safe fix made in its story; its author's notes stay as they are."""
    try:
        fixed = safely_put_right(_story(manuscript), wishes, known_as=known_as, most=_MOST_CHARACTERS)
    except TooLong:
        return manuscript
    bodies = fixed.split(_SEAM)
    chapters = (replace(chapter, body=body) for chapter, body in zip(manuscript.chapters, bodies, strict=False))
    return replace(manuscript, chapters=tuple(chapters))


def _story(manuscript: Manuscript) -> str:
    return _SEAM.join(chapter.body for chapter in manuscript.chapters)


def count_safe(found: Collection[Found]) -> int:
    return sum(each.note.safe for each in found)
