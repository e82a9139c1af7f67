"""A manuscript in a few lines for the terminal: what was found, chapter by chapter, and what to look at."""

from collections.abc import Iterator

from ficstead.press.manuscript.model import Manuscript, ManuscriptChapter, Metadata
from ficstead.press.manuscript.words import count_html_words, plain_text

_WIDTH = 72


def outline(manuscript: Manuscript) -> str:
    """Title and metadata, each chapter with its parts, and the problems, as readable text without a final line end."""
    return "\n".join(_lines(manuscript))


def _lines(manuscript: Manuscript) -> Iterator[str]:
    metadata = manuscript.metadata
    author = f" by {', '.join(metadata.authors)}" if metadata.authors else ""
    yield f"{metadata.title or 'Untitled'}{author}"
    words = sum(chapter.words for chapter in manuscript.chapters)
    yield f"  {manuscript.source}, {manuscript.encoding}; {_count(len(manuscript.chapters), 'chapter')}, {_count(words, 'word')}"
    yield from _metadata(metadata)
    for place, chapter in enumerate(manuscript.chapters, 1):
        yield ""
        yield from _chapter(chapter, place)
    if manuscript.problems:
        yield ""
        yield "To look at:"
        for problem in manuscript.problems:
            where = f"line {problem.at_line}: " if problem.at_line else ""
            yield f"  - {where}{problem.message} [{problem.code}]"


def _metadata(metadata: Metadata) -> Iterator[str]:
    rows = {
        "Fandom": ", ".join(metadata.fandoms),
        "Relationships": ", ".join(metadata.relationships),
        "Characters": ", ".join(metadata.characters),
        "Rating": metadata.rating or "",
        "Warnings": ", ".join(metadata.warnings),
        "Tags": ", ".join(metadata.tags),
        "Summary": metadata.summary or "",
        "Language": metadata.language or "",
        **metadata.other,
    }
    for label, value in rows.items():
        if value:
            yield f"  {label + ':':<15} {_short(value)}"


def _chapter(chapter: ManuscriptChapter, place: int) -> Iterator[str]:
    number = chapter.number if chapter.number is not None else None
    name = f"Chapter {number}" if number is not None else "" if chapter.title else f"Chapter {place} (no heading)"
    yield ": ".join(filter(None, (name, chapter.title)))
    for label, html in (("Disclaimer", chapter.disclaimer), ("Opening note", chapter.opening_note)):
        yield from _note(label, html)
    breaks = f", {_count(chapter.scene_breaks, 'scene break')}" if chapter.scene_breaks else ""
    yield (
        f"  {'Story:':<15} {_count(chapter.words, 'word')}{breaks}"
        if chapter.body
        else f"  {'Story:':<15} none: this is only a note"
    )
    for note in chapter.inline_notes:
        yield f"  {'Inside it:':<15} {_short(note)}"
    yield from _note("Closing note", chapter.closing_note)


def _note(label: str, html: str | None) -> Iterator[str]:
    if html:
        yield f"  {label + ':':<15} {_count(count_html_words(html), 'word')}: {_short(plain_text(html))}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1].rsplit(" ", 1)[0] + "…"


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
