"""Sending a manuscript in without looking through it first, as `ficstead post` does."""

from datetime import datetime

from django.conf import settings
from django.db import transaction

from ficstead.archive.accounts.models import Pseud
from ficstead.archive.desk.forms import TitlePageForm
from ficstead.archive.desk.posting import TitlePage
from ficstead.archive.desk.taking_in import WorkIsGone, receive, save_manuscript
from ficstead.archive.desk.title_pages import filled_in_from
from ficstead.archive.works.models import Work
from ficstead.press.manuscript import Manuscript, read_manuscript


class TitlePageIncomplete(Exception):
    """The manuscript doesn't say enough for a title page; the message says what is missing or wrong."""


@transaction.atomic
def send_manuscript(
    data: bytes, *, name: str, author: Pseud, work_pk: int | None, title: str | None, post: bool, at: datetime
) -> Work:
    """A new work under this pseud, or further chapters of the author's work `work_pk`.

    Raises `ManuscriptError`, `TitlePageIncomplete`, `WorkIsGone`; nothing is kept then.
    """
    manuscript = read_manuscript(data, name=name, title=title, limit=settings.MANUSCRIPT_LIMIT)
    target = _own_work(author, work_pk) if work_pk else None
    page = None if target else _title_page(manuscript, author)
    file = receive(data, name=name, owner=author.user, for_work=target, at=at)
    return save_manuscript(file, manuscript, page, post=post, by=author.user, at=at)


def _own_work(author: Pseud, pk: int) -> Work:
    work = Work.objects.written_by(author.user).filter(trashed_at=None, pk=pk).first()
    if work is None:
        raise WorkIsGone
    return work


def _title_page(manuscript: Manuscript, author: Pseud) -> TitlePage:
    said = filled_in_from(manuscript, author=author.user) | {"authors": [str(author.pk)]}
    form = TitlePageForm(said, author=author.user)
    if not form.is_valid():
        raise TitlePageIncomplete(
            " ".join(f"{form[name].label}: {' '.join(map(str, errors))}" for name, errors in form.errors.items())
        )
    return form.page()
