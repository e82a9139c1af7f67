"""What people do in an archive, at random, by its real deeds: for whoever wants to see what that does to the pages."""

from collections.abc import Callable
from datetime import timedelta

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import IntegrityError, connection, transaction

from bench.cast import Cast
from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import User
from ficstead.archive.desk.announcing import announce, edit_announcement, withdraw_announcement
from ficstead.archive.desk.arranging import ChaptersHaveChanged, insert_chapter, reorder, split_chapter
from ficstead.archive.desk.cutting import NoSuchParagraph
from ficstead.archive.desk.inviting import (
    AlreadyThere,
    LastAuthor,
    ThatIsYou,
    accept,
    invite,
    leave_series,
    leave_work,
)
from ficstead.archive.desk.leaving import Farewell, Fate, leave
from ficstead.archive.desk.merging import StatesDiffer, merge_chapters
from ficstead.archive.desk.posting import (
    add_chapters,
    post_chapters,
    save_chapter,
    save_title_page,
    start_work,
)
from ficstead.archive.desk.pseuds import StillInUse, make_default, make_pseud, remove_pseud, rename_pseud
from ficstead.archive.desk.revising import restore_revision
from ficstead.archive.desk.scheduling import NotADraft, TimeHasPassed, post_due_chapters, schedule_chapter
from ficstead.archive.desk.series_making import (
    OthersStandOnIt,
    add_works,
    delete_series,
    order_works,
    remove_work,
    save_series,
    start_series,
)
from ficstead.archive.desk.settings import WorkSettings, save_settings
from ficstead.archive.desk.trashing import (
    NotYoursAlone,
    delete_chapter_for_good,
    delete_work_for_good,
    restore_chapter,
    restore_work,
    trash_chapter,
    trash_work,
)
from ficstead.archive.reading.bookmarking import OwnWords, bookmark
from ficstead.archive.reading.models import Bookmark
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.reviewing import Words, delete_review, edit_review, write_review
from ficstead.archive.reviews.rules import Refused, reader_of
from ficstead.archive.reviews.tending import freeze, hide, let_in, thaw, unhide
from ficstead.archive.reviews.thanking import give_kudos
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import (
    Announcement,
    Chapter,
    ChapterRevision,
    Series,
    SeriesPlace,
    Work,
)

_NO_DEED = (
    *(ObjectDoesNotExist, ValidationError, IntegrityError, Refused, ChaptersHaveChanged, NoSuchParagraph, StatesDiffer),
    *(LastAuthor, StillInUse, NotADraft, TimeHasPassed, NotYoursAlone, AlreadyThere, ThatIsYou, OthersStandOnIt),
    IndexError,
)


class People(Cast):
    """What they do, each at random."""

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

    def correct_what_was_said(self) -> None:
        edit_announcement(self._one(Announcement.objects.all()), f"<p>{self._word()}</p>")

    def put_between(self) -> None:
        work = self._work()
        before = self._random.choice([None, *Chapter.objects.filter(work=work, trashed_at=None).in_order()])
        insert_chapter(work, self._texts(), after=before, by=None, at=self._now)

    def bring_a_version_back(self) -> None:
        revision = self._one(ChapterRevision.objects.filter(chapter__trashed_at=None))
        by = revision.chapter.work.author_list()[0].user
        restore_revision(revision.chapter, revision, by=by, at=self._now)

    def delete_a_chapter_for_good(self) -> None:
        chapter = self._one(Chapter.objects.exclude(trashed_at=None))
        delete_chapter_for_good(chapter, by=chapter.work.author_list()[0].user)

    # Together

    def write_together(self) -> None:
        work = self._work()
        self._bring_in(work, by=work.author_list()[0].user)

    def make_series_together(self) -> None:
        series = self._one(Series.objects.all())
        self._bring_in(series, by=series.creators.order_by("pk")[0].user)

    def _bring_in(self, thing: Work | Series, *, by: User) -> None:
        accept(invite(thing, self._pseud().name, by=by, at=self._now), at=self._now)

    def part(self) -> None:
        leave_work(self._work(), by=self._random.choice(self._members))

    def part_from_a_series(self) -> None:
        series = self._one(Series.objects.all())
        leave_series(series, by=self._random.choice(list(series.creators.order_by("pk"))).user)

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

    def think_no_more_of_it(self) -> None:
        """With nothing in them the words go, and the recommendation with them."""
        found = self._one(Bookmark.objects.filter(user__in=self._members))
        bookmark(found.user, found.work, OwnWords("", [], recommended=False, recommendation=""), at=self._now)

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

    def turn_series_round(self) -> None:
        series = self._one(Series.objects.all())
        places = list(series.places.order_by("-position", "pk").values_list("pk", flat=True))
        order_works(series, {pk: number for number, pk in enumerate(places, 1)})

    def take_out_of_series(self) -> None:
        remove_work(self._one(SeriesPlace.objects.all()))

    def end_series(self) -> None:
        series = self._one(Series.objects.all())
        delete_series(series, by=series.creators.order_by("pk")[0].user)

    def wrangle(self) -> None:
        tag = self._one(Tag.objects.filter(kind=TagKind.FREEFORM, synonyms=None))
        other = self._random.choice([None, *Tag.objects.filter(kind=tag.kind, canonical=None).exclude(pk=tag.pk)])
        Tag.objects.filter(pk=tag.pk).update(canonical=other)

    def call_a_tag_otherwise(self) -> None:
        tag = self._one(Tag.objects.all())
        Tag.objects.filter(pk=tag.pk).update(name=self._random.choice([tag.name.upper(), tag.name.title()]))

    def put_a_tag_under_another(self) -> None:
        self._one(Tag.objects.all()).parents.set([self._one(Tag.objects.filter(kind=TagKind.FANDOM))])

    def drop_a_tag(self) -> None:
        self._one(Tag.objects.filter(kind=TagKind.FREEFORM)).delete()

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


_OFTEN: list[Callable[[People], None]] = [
    *(People.add_chapter, People.edit_chapter, People.edit_title_page, People.thank, People.review, People.recommend),
    *(People.trash_a_chapter, People.restore_a_chapter, People.tend_review, People.schedule, *[People.post_work] * 3),
    *(People.trash, People.restore, People.worker_comes_round),
]
_SELDOM: list[Callable[[People], None]] = [
    *(People.turn_switches, People.delete_for_good, People.turn_round, People.merge, People.split, People.speak),
    *(People.fall_silent, People.credit, People.rewrite_review, People.block_somebody, People.rename),
    *(People.take_another_name, People.make_series, People.rename_series, People.wrangle, People.somebody_leaves),
    *(People.somebody_is_shut_out, People.by_hand, People.correct_what_was_said, People.put_between),
    *(People.bring_a_version_back, People.delete_a_chapter_for_good, People.write_together, People.part),
    *(People.part_from_a_series, People.think_no_more_of_it, People.turn_series_round, People.take_out_of_series),
    *(People.end_series, People.call_a_tag_otherwise, People.put_a_tag_under_another, People.drop_a_tag),
    People.make_series_together,
]
