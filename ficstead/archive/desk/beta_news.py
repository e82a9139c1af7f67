"""What betas are told by authors' wish: which chapters they are asked to read, and what became of their proposals."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.beta_gates import voice_of
from ficstead.archive.desk.beta_side import Reading, seen_by
from ficstead.archive.desk.betaing import news_prefix
from ficstead.archive.desk.models import Beta, Remark, Verdict
from ficstead.archive.telling.models import NewsKind, Notice
from ficstead.archive.telling.sittings import report_in_sitting, sitting_began
from ficstead.archive.works.models import Chapter, Work

_MOST_NAMED = 5


# "Please read"


@transaction.atomic
def ask_to_read(work: Work, chapter: Chapter | None = None, *, by: User, at: datetime) -> int:
    """Asks every beta who hasn't seen the chapter as it stands now; without one, all that they haven't seen.

    Returns how many betas that are. Asking again within the hour tells nobody twice.
    """
    work.hold()
    asked = 0
    for reading in readings_along(work):
        wanted = [each for each in _unseen(reading) if each == chapter or (chapter is None and each.words)]
        if wanted:
            _ask(reading.beta, wanted, about="all" if chapter is None else str(chapter.pk), by=by, at=at)
            asked += 1
    return asked


def readings_along(work: Work) -> list[Reading]:
    """Each beta of the work, and how they find its chapters."""
    reading = Beta.objects.reading().filter(work=work).select_related("work", "pseud__user")
    return seen_by(list(reading.order_by("answered_at", "pk")))


def _unseen(reading: Reading) -> list[Chapter]:
    return [seen.chapter for seen in reading.chapters if seen.is_new or seen.has_changed]


def _ask(beta: Beta, chapters: Sequence[Chapter], *, about: str, by: User, at: datetime) -> None:
    work, reader = beta.work, _reader(beta)
    only = chapters[0].pk if len(chapters) == 1 else None
    report_in_sitting(
        reader,
        NewsKind.BETA_CHAPTER,
        about=f"{news_prefix(work)}{about}:asked:{reader.pk}",
        link=reverse("desk-beta-chapter", args=[work.pk, only]) if only else reverse("desk-beta-work", args=[work.pk]),
        at=at,
        actor=by,
        actor_name=voice_of(by, work).name,
        excerpt="\n".join([str(work), *_named(chapters)]),
    )


def _named(chapters: Sequence[Chapter]) -> list[str]:
    named, more = [chapter.heading() for chapter in chapters[:_MOST_NAMED]], len(chapters) - _MOST_NAMED
    return [*named, ngettext("and %(num)d more", "and %(num)d more", more) % {"num": more}] if more > 0 else named


def _reader(beta: Beta) -> User:
    return beta.pseud.user  # type: ignore[union-attr]  # who reads has a name: the database says so


def note_work_seen(user: User, work: Work, *, at: datetime) -> None:
    """The person has come to the page that says what waits."""
    Notice.objects.filter(recipient=user, news__key__startswith=f"{news_prefix(work)}all:").unread().update(read_at=at)


# What became of proposals


def tell_verdicts(chapter: Chapter, proposers: Sequence[Pseud | None], *, by: User, at: datetime) -> None:
    """Each of them hears once a sitting how many of their proposals for the chapter were taken, if they still read it."""
    users = {pseud.user_id for pseud in proposers if pseud}
    reading = Beta.objects.reading().filter(work=chapter.work_id, pseud__user__in=users)
    for beta in reading.select_related("pseud__user", "work").order_by("pk"):
        _tell_verdicts(beta, chapter, by=by, at=at)


def _tell_verdicts(beta: Beta, chapter: Chapter, *, by: User, at: datetime) -> None:
    reader, work = _reader(beta), beta.work
    about = f"{news_prefix(work)}{chapter.pk}:judged:{reader.pk}"
    since = sitting_began(reader, about, at=at)
    judged = Q(proposes=True, pseud__user=reader, resolved_at__gte=since)
    counted = {
        verdict: Remark.objects.filter(judged, chapter=chapter, verdict=verdict).count()
        for verdict in (Verdict.ACCEPTED, Verdict.REJECTED)
    }
    report_in_sitting(
        reader,
        NewsKind.BETA_VERDICT,
        about=about,
        link=reverse("desk-beta-chapter", args=[work.pk, chapter.pk]) + "#conversation",
        at=at,
        actor=by,
        actor_name=voice_of(by, work).name,
        excerpt=f"{work}\n{chapter.heading()}\n{_outcome(counted[Verdict.ACCEPTED], counted[Verdict.REJECTED])}",
    )


def _outcome(taken: int, left: int) -> str:
    said = []
    if taken:
        said.append(ngettext("%(num)d taken over", "%(num)d taken over", taken) % {"num": taken})
    if left:
        said.append(ngettext("%(num)d not taken", "%(num)d not taken", left) % {"num": left})
    return _(", ").join(said)
