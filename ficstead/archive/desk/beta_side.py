"""What waits for a beta: who asks them, what they read, which chapters are new or changed, and who has answered."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.conflicts import last_revision
from ficstead.archive.desk.models import Beta, BetaLook, Remark, RemarkAnswer
from ficstead.archive.works.models import Chapter, Work

_BLURB = ("work__authorships__pseud",)


@dataclass(frozen=True, slots=True)
class ChapterSeen:
    """A chapter as its beta finds it."""

    chapter: Chapter
    is_new: bool
    has_changed: bool
    answers: int
    """What others have said there since the beta's last look."""

    @property
    def waits(self) -> bool:
        return self.is_new or self.has_changed or self.answers > 0


@dataclass(frozen=True, slots=True)
class Reading:
    beta: Beta
    chapters: Sequence[ChapterSeen]

    @property
    def waiting(self) -> list[ChapterSeen]:
        return [seen for seen in self.chapters if seen.waits]


def requests_to_beta(user: User) -> QuerySet[Beta]:
    asked = Beta.objects.to_answer(user).select_related("work", "pseud").prefetch_related(*_BLURB)
    return asked.order_by("asked_at", "pk")


def readings_of(user: User) -> list[Reading]:
    """Every work this person reads, the one asked last first; a fixed number of queries."""
    reading = Beta.objects.reading().of(user).select_related("work", "pseud").prefetch_related(*_BLURB)
    return seen_by(list(reading.order_by("-answered_at", "-pk")))


def readings_past(user: User) -> QuerySet[Beta]:
    """Those that are over, as far as their name may stand on a work that everybody sees."""
    past = Beta.objects.of(user).filter(accepted=True, ended_at__isnull=False, credit_given=True)
    seen = Work.objects.visible_to(user).filter(pk=OuterRef("work"))
    return past.filter(Exists(seen)).select_related("work", "pseud").order_by("-pk")


def seen_by(betas: Sequence[Beta]) -> list[Reading]:
    chapters = _chapters_of(betas)
    looks = {(look.beta_id, look.chapter_id): look for look in BetaLook.objects.filter(beta__in=betas)}
    said = _said_since(betas)
    return [
        Reading(beta, [_seen(chapter, looks.get((beta.pk, chapter.pk)), said) for chapter in chapters[beta.work_id]])
        for beta in betas
    ]


def _chapters_of(betas: Iterable[Beta]) -> dict[int, list[Chapter]]:
    by_work: dict[int, list[Chapter]] = {beta.work_id: [] for beta in betas}
    standing = Chapter.objects.filter(work__in=by_work, trashed_at=None).for_contents()
    for chapter in standing.annotate(latest=Coalesce(Max("revisions__number"), 0)):
        by_work[chapter.work_id].append(chapter)
    return by_work


def _seen(chapter: Chapter, look: BetaLook | None, said: dict[int, int]) -> ChapterSeen:
    return ChapterSeen(
        chapter=chapter,
        is_new=look is None,
        has_changed=look is not None and look.revision < chapter.latest,  # type: ignore[attr-defined]
        answers=said.get(chapter.pk, 0),
    )


def _said_since(betas: Sequence[Beta]) -> dict[int, int]:
    """By the chapter: remarks and answers of others, later than the last look. Two queries."""
    users = [beta.pseud.user_id for beta in betas if beta.pseud]
    works = [beta.work_id for beta in betas]
    seen = BetaLook.objects.filter(beta__in=betas, looked_at__gte=OuterRef("written_at"))
    remarks = Remark.objects.filter(~Exists(seen.filter(chapter=OuterRef("chapter"))), chapter__work__in=works)
    answers = RemarkAnswer.objects.filter(
        ~Exists(seen.filter(chapter=OuterRef("remark__chapter"))), remark__chapter__work__in=works
    )
    said: dict[int, int] = {}
    for rows in (
        remarks.exclude(pseud__user__in=users).values_list(F("chapter"), Count("pk")).order_by("chapter"),
        answers.exclude(pseud__user__in=users)
        .values_list(F("remark__chapter"), Count("pk"))
        .order_by("remark__chapter"),
    ):
        for chapter, number in rows:
            said[chapter] = said.get(chapter, 0) + number
    return said


def note_look(beta: Beta, chapter: Chapter, *, at: datetime) -> None:
    """The beta has seen the chapter as it stands, and all that is said of it."""
    look = BetaLook(beta=beta, chapter=chapter, revision=last_revision(chapter), looked_at=at)
    BetaLook.objects.bulk_create(
        [look],
        update_conflicts=True,
        unique_fields=["beta", "chapter"],
        update_fields=["revision", "looked_at"],
    )


def remarks_on(chapter: Chapter) -> list[Remark]:
    """All conversations of a chapter, each with its answers, in the order of the story; those about all of it first."""
    remarks = chapter.remarks.select_related("pseud").prefetch_related("answers__pseud").in_order()
    order = {anchor: at for at, anchor in enumerate(chapter.paragraph_anchors().numbers, start=1)}
    last = len(order) + 1
    return sorted(remarks, key=lambda each: order.get(each.anchor, last) if each.anchor else 0)


@dataclass(frozen=True, slots=True)
class Reader:
    """A beta of a chapter's work, for its authors."""

    beta: Beta
    look: BetaLook | None
    is_up_to_date: bool
    """Whether they have seen the chapter as it stands."""


def how_betas_find(chapter: Chapter) -> list[Reader]:
    """Who reads along, and which version of the chapter each of them saw last. Three queries at most."""
    betas = list(Beta.objects.reading().filter(work=chapter.work_id).select_related("pseud").order_by("pk"))
    if not betas:
        return []
    last = last_revision(chapter)
    looks = {look.beta_id: look for look in BetaLook.objects.filter(beta__in=betas, chapter=chapter)}
    found = ((beta, looks.get(beta.pk)) for beta in betas)
    return [Reader(beta, look, look is not None and look.revision >= last) for beta, look in found]


def open_remarks_on(chapter: Chapter) -> int | None:
    """How many conversations are open; None where nobody reads as a beta and nothing was ever said."""
    counted = chapter.remarks.aggregate(all=Count("pk"), open=Count("pk", filter=Q(resolved_at=None)))
    if counted["all"] or Beta.objects.filter(work=chapter.work_id, accepted=True, ended_at=None).exists():
        return int(counted["open"])
    return None


def chapters_with_remarks(work: Work) -> QuerySet[Chapter]:
    """For the author: where something is said, and how much of it is open."""
    open_ones = Count("remarks", filter=Q(remarks__resolved_at=None), distinct=True)
    standing = Chapter.objects.filter(work=work, trashed_at=None, remarks__isnull=False).for_contents()
    return standing.annotate(open_remarks=open_ones, all_remarks=Count("remarks", distinct=True))
