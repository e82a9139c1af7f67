"""Where a chapter stands among those this person may read."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from ficstead.archive.works.models import Chapter
from ficstead.archive.works.models.chapter import ChapterQuerySet


@dataclass(frozen=True, slots=True)
class Neighbours:
    previous: Chapter | None
    next: Chapter | None


def neighbours_of(chapter: Chapter, contents: Sequence[Chapter]) -> Neighbours:
    here = [each.pk for each in contents].index(chapter.pk)
    return Neighbours(
        previous=contents[here - 1] if here > 0 else None,
        next=contents[here + 1] if here + 1 < len(contents) else None,
    )


def heir_of(pk: int, visible: ChapterQuerySet) -> Chapter:
    """The chapter, among the visible ones, into which that one was merged; else `Http404`."""
    return get_object_or_404(visible, absorbed=pk)
