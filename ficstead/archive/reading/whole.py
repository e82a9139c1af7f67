"""Many chapters on one page, without the footnotes of one leading into another."""

import re
from dataclasses import dataclass, replace

from ficstead.archive.reading.notes import Notes
from ficstead.archive.works.models import Chapter, ChapterTexts

_TAG = re.compile(r'<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")+>')
_TARGET = re.compile(r' (id|href|headers)="(#?)(note-)')


@dataclass(frozen=True, slots=True)
class Section:
    chapter: Chapter
    texts: ChapterTexts
    notes: Notes


def on_one_page(chapter: Chapter, notes: Notes) -> Section:
    """The chapter with footnote marks of its own: `note-1` of chapter 3 becomes `c3-note-1`."""

    def own(html: str) -> str:
        return _TAG.sub(lambda tag: _TARGET.sub(rf' \1="\2c{chapter.number}-\3', tag[0]), html)

    texts = chapter.texts()
    return Section(
        chapter=chapter,
        texts=replace(texts, body=own(texts.body), summary=own(texts.summary)),
        notes=Notes(own(notes.disclaimer), tuple(map(own, notes.opening)), tuple(map(own, notes.closing))),
    )
