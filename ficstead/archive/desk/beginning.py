"""Writing without a manuscript: a work begun with nothing but its title page, a chapter begun as an empty page."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.arranging import insert_chapter
from ficstead.archive.desk.posting import TitlePage, start_work
from ficstead.archive.desk.standing import standing_texts
from ficstead.archive.works.models import Chapter, Work


@transaction.atomic
def begin_work(page: TitlePage, *, by: User, form_key: str, at: datetime) -> tuple[Work, Chapter]:
    """A draft with the author's standing disclaimer and an empty first chapter; the same form sent again leads there."""
    User.objects.select_for_update().get(pk=by.pk)  # two clicks at once: the second waits for the first
    key = f"{by.pk}:{form_key}"
    work = Work.objects.filter(form_key=key).first()
    if work is None:
        work = start_work(replace(page, disclaimer=page.disclaimer or by.default_disclaimer), at=at)
        work.form_key = key
        work.save(update_fields=["form_key"])
    first = work.chapters.order_by("number", "pk").first()
    return work, first or begin_chapter(work, after=None, by=by, at=at)


def begin_chapter(work: Work, *, after: Chapter | None, by: User, at: datetime) -> Chapter:
    """A draft with the author's standing notes, right behind that chapter or before all others."""
    return insert_chapter(work, standing_texts(by), after=after, by=by, at=at)
