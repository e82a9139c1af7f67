"""How a work meets its readers: who may review it, what its feeds carry, and the story so far."""

from dataclasses import dataclass

from django.db import transaction

from ficstead.archive.works.models import Work
from ficstead.archive.works.writing import WORK_TEXTS, write_work_texts

_DOORS = ("review_door", "reviews_held", "passages_open", "feeds_whole")


@dataclass(frozen=True, slots=True)
class WorkSettings:
    """`story_so_far` is HTML; the other names are those of `Work`."""

    review_door: str
    reviews_held: bool
    passages_open: bool
    feeds_whole: bool
    story_so_far: str

    @classmethod
    def of(cls, work: Work) -> "WorkSettings":
        return cls(**{name: getattr(work, name) for name in (*_DOORS, "story_so_far")})


@transaction.atomic
def save_settings(work: Work, settings: WorkSettings) -> None:
    for name in _DOORS:
        setattr(work, name, getattr(settings, name))
    write_work_texts(work, story_so_far=settings.story_so_far)
    work.save(update_fields=[*_DOORS, *WORK_TEXTS, "sanitiser"])
    work.show_change()
