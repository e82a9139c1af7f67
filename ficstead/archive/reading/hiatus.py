""" "Where were we?": what helps a reader back into a story after a long pause."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db.models import Case, F, Q, TextField, Value, When

from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.works.anchors import paragraphs
from ficstead.archive.works.models import Chapter, Work

LONG = timedelta(days=60)
CLOSING_PARAGRAPHS = 3
# A paragraph can be a page long; its end is what leads on.
CLOSING_LENGTH = 600
_SCENE_BREAK = re.compile(r"<hr\b[^>]*>")


@dataclass(frozen=True, slots=True)
class Recap:
    story_so_far: str
    """The author's own summary, HTML; empty where there is none."""
    tells_later_chapters: bool
    """It was written for the newest chapter, and this is an older one."""
    summaries: Sequence[tuple[Chapter, str]]
    """The earlier chapters that have a summary, in order, each with it (HTML)."""
    before: Chapter
    closing: Sequence[str]
    """How the chapter before ended: the words of its last scene's last paragraphs."""
    place: str
    """The address of the paragraph where this reader was, if we know it."""


def recap_for(chapter: Chapter, work: Work, contents: Sequence[Chapter], place: Place | None) -> Recap | None:
    """What there is to tell before this chapter; None before the first. One query."""
    posted = [each for each in contents if each.posted_at]
    earlier = [each for each in posted if each.number < chapter.number]
    if not earlier:
        return None
    told = _told(earlier)
    return Recap(
        story_so_far=work.story_so_far,
        tells_later_chapters=posted[-1].number > chapter.number,
        summaries=[(each, told[each.pk].summary) for each in earlier if each.pk in told and told[each.pk].summary],
        before=earlier[-1],
        closing=closing_paragraphs(told[earlier[-1].pk].body),
        place=_address_of(place, contents) if place and place.chapter_id != chapter.pk else "",
    )


def comes_after_a_pause(chapter: Chapter, contents: Sequence[Chapter], reads: Iterable[ChapterRead] | None) -> bool:
    """Whether this chapter was posted more than 60 days after the reader's last reading in this work.

    That is the last time they opened another chapter of it before they first opened this one. Of somebody whose
    readings we don't keep (`reads` is None) we suppose that they read along: then the pause is the author's, between
    the chapter before and this one.
    """
    if chapter.posted_at is None:
        return False
    if reads is None:
        last = max(
            (each.posted_at for each in contents if each.posted_at and each.number < chapter.number), default=None
        )
    else:
        last = _last_reading_before(chapter, list(reads))
    return is_a_pause(last, chapter.posted_at)


def is_a_pause(since: datetime | None, until: datetime | None) -> bool:
    """Whether that is long enough to have forgotten who Logan was."""
    return since is not None and until is not None and until - since > LONG


def _last_reading_before(chapter: Chapter, reads: Sequence[ChapterRead]) -> datetime | None:
    opened = next((read.first_read_at for read in reads if read.chapter_id == chapter.pk), None)
    others = [read for read in reads if read.chapter_id != chapter.pk]
    times = [at for read in others for at in (read.first_read_at, read.read_at) if opened is None or at < opened]
    return max(times, default=None)


def _address_of(place: Place, contents: Sequence[Chapter]) -> str:
    return next((each.url_at(place.anchor) for each in contents if each.pk == place.chapter_id), "")


class _Told(NamedTuple):
    summary: str
    body: str


def _told(earlier: Sequence[Chapter]) -> dict[int, _Told]:
    """By chapter, of those that have a summary and of the last; only the last one's story is fetched."""
    last = earlier[-1].pk
    body = Case(When(pk=last, then=F("body")), default=Value(""), output_field=TextField())
    chapters = Chapter.objects.filter(~Q(summary="") | Q(pk=last), pk__in=[each.pk for each in earlier])
    return {pk: _Told(summary, story) for pk, summary, story in chapters.values_list("pk", "summary", body)}


def closing_paragraphs(body: str) -> list[str]:
    """The words of the last paragraphs of the last scene, footnotes left out; a long one from its end."""
    story = body.split('<div class="footnotes"')[0]
    scenes = [[words for words in paragraphs(scene) if words] for scene in _SCENE_BREAK.split(story)]
    last = next((scene for scene in reversed(scenes) if scene), [])
    return [_end_of(words) for words in last[-CLOSING_PARAGRAPHS:]]


def _end_of(words: str) -> str:
    if len(words) <= CLOSING_LENGTH:
        return words
    return "… " + words[-CLOSING_LENGTH:].split(" ", 1)[-1]
