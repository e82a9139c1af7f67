"""What betas and authors say to each other about a chapter, in private, and who hears of it."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.betaing import news_prefix
from ficstead.archive.desk.models import Beta, Remark, RemarkAnswer
from ficstead.archive.desk.wording import Passage
from ficstead.archive.telling.models import NewsKind, Notice
from ficstead.archive.telling.reporting import report_to
from ficstead.archive.works.models import Chapter

SAME_SITTING = timedelta(hours=1)
_Row = TypeVar("_Row", Remark, RemarkAnswer)


@transaction.atomic
def make_remark(
    chapter: Chapter,
    *,
    by: Pseud,
    text: str,
    passage: Passage | None = None,
    wording: str | None = None,
    form_key: str,
    at: datetime,
) -> Remark:
    """Said of a passage, or of the chapter; `wording` proposes other words for the passage, empty ones that it goes.

    What an author begins is for all betas. The same form makes the same remark once.
    """
    chapter.work.hold()
    remark = Remark(chapter=chapter, pseud=by, text=text, written_at=at, form_key=form_key)
    if passage is not None:
        remark.anchor, remark.quoted = passage.anchor, passage.words
        remark.place, remark.places = passage.place, passage.places
        remark.proposes, remark.wording = wording is not None, wording or ""
    made, new = _once(Remark.objects.filter(chapter=chapter), remark)
    if new:
        _tell(made, by=by, words=_words_of(made), to_all=chapter.work.is_written_by(by.user), at=at)
    return made


@transaction.atomic
def answer_remark(remark: Remark, *, by: Pseud, text: str, form_key: str, at: datetime) -> RemarkAnswer:
    """The same form makes the same answer once."""
    remark.chapter.work.hold()
    answer = RemarkAnswer(remark=remark, pseud=by, text=text, written_at=at, form_key=form_key)
    made, new = _once(RemarkAnswer.objects.filter(remark=remark), answer)
    if new:
        _tell(remark, by=by, words=text, to_all=False, at=at)
    return made


def settle_remark(remark: Remark, *, settled: bool, at: datetime) -> None:
    """Nothing is left to be done about it; or there is again."""
    Remark.objects.filter(pk=remark.pk, resolved_at__isnull=settled).update(resolved_at=at if settled else None)


def _once(alike: QuerySet[_Row], row: _Row) -> tuple[_Row, bool]:
    """The work is held, so that nobody writes the same row in between."""
    there = alike.filter(form_key=row.form_key).first()
    if there is not None:
        return there, False
    row.save()
    return row, True


def _words_of(remark: Remark) -> str:
    if not remark.proposes:
        return remark.text
    change = f"{remark.quoted} → {remark.wording or '—'}"
    return f"{change}\n{remark.text}" if remark.text else change


def _tell(remark: Remark, *, by: Pseud, words: str, to_all: bool, at: datetime) -> None:
    """The authors read the words in their inbox; betas are led to the page, which shows them as long as they are betas."""
    chapter, key = remark.chapter, f"{news_prefix(remark.chapter.work)}{remark.chapter_id}:{by.pk}:{at.timestamp():.6f}"
    authors = User.objects.filter(pseuds__works=chapter.work).distinct()
    betas = _betas_told(remark, to_all=to_all).exclude(pk__in=authors)
    at_the_desk = reverse("desk-remarks", args=[chapter.work_id, chapter.pk])
    as_a_beta = reverse("desk-beta-chapter", args=[chapter.work_id, chapter.pk])
    report_to(
        _not_told_lately(authors, chapter, by, now=at),
        NewsKind.BETA,
        key=f"{key}:a",
        link=f"{at_the_desk}#remark-{remark.pk}",
        at=at,
        actor=by.user,
        actor_name=by.name,
        work=chapter.work,
        excerpt=words,
    )
    report_to(
        _not_told_lately(betas, chapter, by, now=at),
        NewsKind.BETA,
        key=f"{key}:b",
        link=f"{as_a_beta}#remark-{remark.pk}",
        at=at,
        actor=by.user,
        actor_name=by.name,
        excerpt=str(chapter.work),
    )


def _betas_told(remark: Remark, *, to_all: bool) -> QuerySet[User]:
    """Those who have spoken in this conversation: what others say elsewhere is on their page, not in their inbox."""
    betas = Beta.objects.reading().filter(work=remark.chapter.work_id)
    if not to_all:
        spoken = [remark.pseud_id, *remark.answers.values_list("pseud", flat=True)]
        betas = betas.filter(pseud__in=[pk for pk in spoken if pk])
    return User.objects.filter(pseuds__beta_readings__in=betas).distinct()


def _not_told_lately(users: Iterable[User], chapter: Chapter, by: Pseud, *, now: datetime) -> list[User]:
    """Thirty remarks in a row are one notice: nobody is told again before they have looked."""
    told = Notice.objects.filter(news__key__startswith=f"{news_prefix(chapter.work)}{chapter.pk}:{by.pk}:")
    unseen = Q(in_inbox=True, read_at=None) | Q(in_inbox=False, made_at__gt=now - SAME_SITTING)
    waiting = set(told.filter(unseen).values_list("recipient", flat=True))
    return [user for user in users if user.pk not in waiting]


def note_news_seen(user: User, chapter: Chapter, *, at: datetime) -> None:
    """The person has come to the chapter's remarks, by whatever way."""
    told = Notice.objects.filter(recipient=user, news__key__startswith=f"{news_prefix(chapter.work)}{chapter.pk}:")
    told.unread().update(read_at=at)
