"""What people do in an archive, at random, by its real deeds: for whoever wants to see what that does to the pages."""

import random
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Model, QuerySet
from django.urls import reverse

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import FormerName, Pseud, User
from ficstead.archive.desk.announcing import announce, withdraw_announcement
from ficstead.archive.desk.arranging import ChaptersHaveChanged, reorder, split_chapter
from ficstead.archive.desk.cutting import NoSuchParagraph
from ficstead.archive.desk.inviting import LastAuthor
from ficstead.archive.desk.leaving import Farewell, Fate, leave
from ficstead.archive.desk.merging import StatesDiffer, merge_chapters
from ficstead.archive.desk.posting import (
    TitlePage,
    add_chapters,
    post_chapters,
    save_chapter,
    save_title_page,
    start_work,
)
from ficstead.archive.desk.pseuds import StillInUse, make_default, make_pseud, remove_pseud, rename_pseud
from ficstead.archive.desk.scheduling import NotADraft, TimeHasPassed, post_due_chapters, schedule_chapter
from ficstead.archive.desk.series_making import add_works, save_series, start_series
from ficstead.archive.desk.settings import WorkSettings, save_settings
from ficstead.archive.desk.trashing import (
    NotYoursAlone,
    delete_work_for_good,
    restore_chapter,
    restore_work,
    trash_chapter,
    trash_work,
)
from ficstead.archive.reading.bookmarking import OwnWords, bookmark
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.reviewing import Words, delete_review, edit_review, write_review
from ficstead.archive.reviews.rules import Refused, reader_of
from ficstead.archive.reviews.tending import freeze, hide, let_in, thaw, unhide
from ficstead.archive.reviews.thanking import give_kudos
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Announcement, Chapter, ChapterTexts, Series, Work

_NO_DEED = (
    *(ObjectDoesNotExist, ValidationError, IntegrityError, Refused, ChaptersHaveChanged, NoSuchParagraph, StatesDiffer),
    *(LastAuthor, StillInUse, NotADraft, TimeHasPassed, NotYoursAlone, IndexError),
)
_TAGS = {
    TagKind.FANDOM: ("The Lantern Canals", "Salt & Signal", "Überland"),
    TagKind.CHARACTER: ("Ottilie Vane", "Bram", "Mèi"),
    TagKind.FREEFORM: ("Slow burn", "Fluff", "Storms"),
}
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)

Row = TypeVar("Row", bound=Model)


class People:
    """Members who write, read and quarrel; all that they do comes from one seed."""

    def __init__(self, seed: object, *, name: str = "p", members: int = 4) -> None:
        self._random = random.Random(str(seed))
        self._name = name
        self._count = 0
        self._now = _BEGINNING
        self._members = [self._member() for _ in range(members)]

    def act(self) -> str:
        """Does one thing; returns its name, "" where it could not be done."""
        self._now += timedelta(minutes=self._random.randrange(1, 5000))
        deeds = _OFTEN * 4 + _SELDOM
        deed = self._random.choice(deeds)
        try:
            with transaction.atomic():
                deed(self)
        except _NO_DEED:
            return ""
        return deed.__name__

    # Works

    def post_work(self) -> None:
        author = self._random.choice(self._members)
        pseuds = self._random.sample(list(author.pseuds.order_by("pk")), 1)
        work = start_work(self._page(pseuds), at=self._now)
        chapters = add_chapters(
            work, [self._texts() for _ in range(self._random.randrange(1, 4))], by=author, at=self._now
        )
        if self._random.random() < 0.8:
            post_chapters(work, chapters, at=self._now)

    def add_chapter(self) -> None:
        work = self._work()
        added = add_chapters(work, [self._texts()], by=None, at=self._now)
        if self._random.random() < 0.7:
            post_chapters(work, added, at=self._now)

    def schedule(self) -> None:
        chapter = self._one(Chapter.objects.drafts())
        schedule_chapter(chapter, for_=self._now + timedelta(hours=1), now=self._now)

    def worker_comes_round(self) -> None:
        post_due_chapters(now=self._now)

    def edit_chapter(self) -> None:
        chapter = self._one(Chapter.objects.filter(trashed_at=None))
        told = self._random.choice([None, "", "It reads better now."])
        save_chapter(chapter, self._texts(), by=None, at=self._now, announce=told)

    def edit_title_page(self) -> None:
        work = self._work()
        pseuds = work.author_list()
        save_title_page(work, self._page(pseuds), by=pseuds[0].user)

    def turn_switches(self) -> None:
        work = self._work()
        flip = self._random.choice
        settings = WorkSettings(
            flip(["nobody", "members", "everyone"]), flip([True, False]), flip([True, False]), flip([True, False]),
            f"<p>{self._word()}</p>",
        )  # fmt: skip
        save_settings(work, settings)

    def trash(self) -> None:
        trash_work(self._work(), at=self._now)

    def restore(self) -> None:
        restore_work(self._one(Work.objects.exclude(trashed_at=None)), at=self._now)

    def delete_for_good(self) -> None:
        work = self._one(Work.objects.exclude(trashed_at=None))
        delete_work_for_good(work, by=work.author_list()[0].user)

    def trash_a_chapter(self) -> None:
        trash_chapter(self._one(Chapter.objects.filter(trashed_at=None)), at=self._now)

    def restore_a_chapter(self) -> None:
        restore_chapter(self._one(Chapter.objects.exclude(trashed_at=None)), at=self._now)

    def turn_round(self) -> None:
        work = self._work()
        pks = list(Chapter.objects.filter(work=work, trashed_at=None).in_order().values_list("pk", flat=True))
        reorder(work, self._random.sample(pks, len(pks)), at=self._now)

    def merge(self) -> None:
        standing = list(Chapter.objects.filter(work=self._work(), trashed_at=None).in_order())
        merge_chapters(standing[0], standing[1], by=None, at=self._now)

    def split(self) -> None:
        split_chapter(self._one(Chapter.objects.filter(trashed_at=None)), 2, by=None, at=self._now)

    def speak(self) -> None:
        work = self._work()
        by = work.author_list()[0].user
        announce(work, f"<p>{self._word()}</p>", status=work.status, by=by, form_key=self._key(), at=self._now)

    def fall_silent(self) -> None:
        withdraw_announcement(self._one(Announcement.objects.all()), at=self._now)

    def credit(self) -> None:
        self._work().credited_betas.set([self._pseud()])

    # Readers

    def thank(self) -> None:
        chapter = self._one(Chapter.objects.posted())
        user = self._somebody()
        device = "" if user.is_authenticated else f"{self._random.randrange(5):064d}"
        give_kudos(chapter, reader=reader_of(chapter.work, user, device), at=self._now)

    def review(self) -> None:
        chapter = self._one(Chapter.objects.posted())
        user = self._somebody()
        answers = self._random.choice([None, *Review.objects.filter(chapter=chapter).order_by("pk")])
        pseud = user.default_pseud() if isinstance(user, User) else None
        words = Words(
            self._word(), self._key(), pseud=pseud, guest_name="" if pseud else "Passer-by", answers_to=answers
        )
        device = "" if pseud else f"{self._random.randrange(5):064d}"
        write_review(chapter, words, reader=reader_of(chapter.work, user, device), at=self._now)

    def rewrite_review(self) -> None:
        edit_review(self._one(Review.objects.filter(deleted_at=None)), self._word(), at=self._now)

    def tend_review(self) -> None:
        review = self._one(Review.objects.filter(deleted_at=None))
        tend = self._random.randrange(6)
        if tend == 0:
            hide(review, by=self._random.choice(self._members), at=self._now)
        elif tend == 1:
            unhide(review)
        elif tend == 2:
            freeze(review.first_of_thread(), at=self._now)
        elif tend == 3:
            thaw(review.first_of_thread())
        elif tend == 4:
            let_in(review, at=self._now)
        else:
            delete_review(review, at=self._now)

    def recommend(self) -> None:
        words = OwnWords(self._word(), [self._word()], self._random.random() < 0.7, self._word())
        bookmark(self._random.choice(self._members), self._work(), words, at=self._now)

    def block_somebody(self) -> None:
        block(*self._random.sample(self._members, 2), at=self._now)

    # Names

    def rename(self) -> None:
        rename_pseud(self._pseud(), f"{self._name}{self._count}-{self._word()}")

    def take_another_name(self) -> None:
        user = self._random.choice(self._members)
        self._random.choice([make_default, remove_pseud])(make_pseud(user, f"{self._name}-{self._key()[:6]}"))

    def make_series(self) -> None:
        pseud = self._work().author_list()[0]
        series = start_series(self._word(), summary="", creators=[pseud], by=pseud.user, form_key=self._key())
        add_works(series, Work.objects.written_by(pseud.user).order_by("pk")[:3])

    def rename_series(self) -> None:
        series = self._one(Series.objects.all())
        creators = list(series.creators.order_by("pk"))
        save_series(series, name=self._word(), summary="", creators=creators, by=creators[0].user)

    def wrangle(self) -> None:
        tag = self._one(Tag.objects.filter(kind=TagKind.FREEFORM, synonyms=None))
        other = self._random.choice([None, *Tag.objects.filter(kind=tag.kind, canonical=None).exclude(pk=tag.pk)])
        Tag.objects.filter(pk=tag.pk).update(canonical=other)

    def somebody_leaves(self) -> None:
        user = self._members[0]
        leave(user, Farewell(self._random.choice(list(Fate)), keep_reviews=self._random.random() < 0.5), at=self._now)
        self._members[0] = self._member()

    def somebody_is_shut_out(self) -> None:
        user = self._random.choice(self._members)
        User.objects.filter(pk=user.pk).update(is_active=not user.is_active)
        user.refresh_from_db()

    def by_hand(self) -> None:
        work = self._work()
        with connection.cursor() as cursor:
            cursor.execute("UPDATE works_work SET language = 'de' WHERE id = %s", [work.pk])
            cursor.execute("UPDATE works_chapter SET words = words + 1 WHERE work_id = %s", [work.pk])

    # What they are made of

    def _member(self) -> User:
        self._count += 1
        name = f"{self._name}{self._count}"
        return create_member(name, "seven slow herons", pseuds=(f"{name} First", f"{name} Second"))

    def _page(self, pseuds: Sequence[Pseud]) -> TitlePage:
        tags = {kind: self._random.sample(names, self._random.randrange(0, 3)) for kind, names in _TAGS.items()}
        return TitlePage(
            title=self._word(),
            authors=pseuds,
            summary=f"<p>{self._word()}</p>",
            visibility=self._random.choice(["everyone", "everyone", "everyone", "members"]),
            tags=tags,
            status=self._random.choice(["in_progress", "complete"]),
        )

    def _texts(self) -> ChapterTexts:
        body = "".join(f"<p>{self._word()} {self._word()}</p>" for _ in range(3))
        return ChapterTexts(title=self._word(), body=body, summary=f"<p>{self._word()}</p>")

    def _word(self) -> str:
        self._count += 1
        return f"{self._random.choice(['Tide', 'Bell', 'Röte', '<Salt>', 'Oar & Sail'])} {self._name}{self._count}"

    def _key(self) -> str:
        return f"{self._random.getrandbits(128):032x}"

    def _work(self) -> Work:
        mine = Work.objects.filter(authors__user__in=self._members).values("pk")
        return self._one(Work.objects.filter(pk__in=mine, trashed_at=None))

    def _pseud(self) -> Pseud:
        return self._one(Pseud.objects.filter(user__in=self._members))

    def _somebody(self) -> User | AnonymousUser:
        people: list[User | AnonymousUser] = [AnonymousUser(), *self._members]
        return self._random.choice(people)

    def _one(self, rows: QuerySet[Row]) -> Row:
        return self._random.choice(list(rows.order_by("-pk")[:40]))


_OFTEN: list[Callable[[People], None]] = [
    *(People.add_chapter, People.edit_chapter, People.edit_title_page, People.thank, People.review, People.recommend),
    *(People.trash_a_chapter, People.restore_a_chapter, People.tend_review, People.post_work, People.schedule),
    *(People.trash, People.restore, People.worker_comes_round),
]
_SELDOM: list[Callable[[People], None]] = [
    *(People.turn_switches, People.delete_for_good, People.turn_round, People.merge, People.split, People.speak),
    *(People.fall_silent, People.credit, People.rewrite_review, People.block_somebody, People.rename),
    *(People.take_another_name, People.make_series, People.rename_series, People.wrangle, People.somebody_leaves),
    *(People.somebody_is_shut_out, People.by_hand),
]


def public_addresses() -> Iterator[str]:
    """Every address under which strangers may find something now: the path, percent-free, with its query."""
    yield from ("/", "/works", "/works?page=2", "/feed", "/offline", "/manifest.webmanifest", "/sw.js")
    for version in ("1.2", "2.0"):
        yield from (f"/opds/{version}{rest}" for rest in ("", "/new", "/authors", "/series", "/search?query=Tide"))
        yield from (f"/opds/{version}/by/{kind}" for kind in ("fandom", "character", "freeform"))
    for work in Work.objects.order_by("pk").values_list("pk", flat=True):
        yield from (f"/works/{work}{rest}" for rest in ("", "/whole", "/feed", "/offline.json", "/reviews"))
        yield from (f"/works/{work}/reviews?order=chapters", f"/opds/2.0/works/{work}", f"/opds/works/{work}.epub")
        yield from (f"/works/{work}/download/{form}" for form in ("epub", "html", "txt"))
    for chapter in Chapter.objects.order_by("pk").only("work_id", "number"):
        address = reverse("chapter", args=[chapter.work_id, chapter.number, chapter.pk])
        yield from (address, f"{address}?reviews=1")
    for review, its_chapter in Review.objects.order_by("pk").values_list("pk", "chapter")[:10]:
        found = Chapter.objects.get(pk=its_chapter)
        yield f"{found.get_absolute_url()}?review={review}"
    names = [*Pseud.objects.values_list("name", flat=True), *FormerName.objects.values_list("name", flat=True)]
    for name in sorted(names):
        yield from (f"/authors/{name}", f"/authors/{name}/feed", f"/authors/{name}/recommendations")
    for pk in Pseud.objects.order_by("pk").values_list("pk", flat=True):
        yield f"/opds/1.2/authors/{pk}"
    for pk in Tag.objects.order_by("pk").values_list("pk", flat=True):
        yield from (f"/tags/{pk}", f"/tags/{pk}/feed", f"/opds/2.0/tags/{pk}")
    for pk in Series.objects.order_by("pk").values_list("pk", flat=True):
        yield from (f"/series/{pk}", f"/series/{pk}/feed", f"/opds/1.2/series/{pk}")
