"""What a story's other chapters teach the proofreader, remembered as long as nobody edits one of them."""

from datetime import datetime
from functools import lru_cache
from itertools import accumulate

from ficstead.archive.works.models import Chapter, Work
from ficstead.press.proof import Elsewhere, elsewhere_of
from ficstead.press.proof.paragraphs import paragraphs_of_html

MOST_WORDS = 400_000
"""Of the chapters that stand nearest: read in a second when a chapter is opened, and then known."""
_MOST_STORIES = 32

_State = tuple[tuple[int, int, int, datetime], ...]
"""Of each chapter its id, number, words, and when it was edited last."""


def elsewhere_in(work: Work, chapter: Chapter | None) -> Elsewhere:
    """The names and words of the work's chapters but this one, as they were last saved. One query if nothing changed."""
    standing = work.chapters.filter(trashed_at=None).order_by("number", "pk")
    others = standing.exclude(pk=chapter.pk) if chapter else standing
    state = list(others.values_list("pk", "number", "words", "edited_at"))
    at = chapter.number if chapter else len(state)
    return _learned(_nearest(state, at))


def _nearest(state: list[tuple[int, int, int, datetime]], at: int) -> _State:
    by_nearness = sorted(state, key=lambda each: (abs(each[1] - at), each[1]))
    words = accumulate(each[2] for each in by_nearness)
    return tuple(each for each, so_far in zip(by_nearness, words, strict=True) if so_far <= MOST_WORDS)


@lru_cache(maxsize=_MOST_STORIES)
def _learned(state: _State) -> Elsewhere:
    numbers = {pk: number for pk, number, _words, _edited_at in state}
    bodies = Chapter.objects.filter(pk__in=numbers).order_by("number", "pk").values_list("pk", "body")
    return elsewhere_of({numbers[pk]: paragraphs_of_html(body) for pk, body in bodies.iterator()})
