"""Who hears of what: each follower once, and nobody whom it does not concern."""

from datetime import timedelta

import pytest

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import User
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.telling import spreading
from ficstead.archive.telling.models import MailPace, News, NewsKind, Notice, TellingChoice
from ficstead.archive.telling.reporting import report_announcement, report_revision, report_to, withdraw
from ficstead.archive.telling.spreading import spread_untold_news
from ficstead.archive.works.models import Announcement, Series, SeriesPlace, Visibility
from tests.archive.making import NOON, make_chapter, make_member, make_work
from tests.archive.telling.people import make_follow, tell, told

pytestmark = pytest.mark.django_db


def test_followers_of_a_work_its_series_and_its_authors_hear_of_each_chapter_once(alice: User, bob: User) -> None:
    work = make_work(alice)
    series = Series.objects.create(name="The Tides")
    SeriesPlace.objects.create(series=series, work=work, position=1)
    targets = [work, series, alice.default_pseud()]
    readers = [make_member(f"reader{number}") for number in range(3)]
    for reader, target in zip(readers, targets, strict=True):
        make_follow(reader, target)
        make_follow(bob, target)
    tell(work)
    tell(work)
    for reader in [*readers, bob]:
        assert told(reader) == [f"chapter:{work.chapters.get().pk}"]


def test_followers_of_a_tag_hear_of_new_works_and_not_of_every_chapter(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=2)
    make_follow(bob, Tag.objects.get(name="Slow burn"))
    tell(work)
    make_chapter(work, at=NOON + timedelta(days=7))
    tell(work)
    assert told(bob) == [f"chapter:{work.chapters.get(number=1).pk}"]


def test_following_a_tag_holds_for_its_synonyms_those_of_later_too(alice: User, bob: User, mo: User) -> None:
    slow = Tag.objects.create(kind=TagKind.FREEFORM, name="Slow burn", key="slow burn")
    slower = Tag.objects.create(kind=TagKind.FREEFORM, name="Slowest burn", key="slowest burn")
    make_follow(bob, slow)
    make_follow(mo, slower)
    slower.canonical = slow
    slower.save()
    for name in ("Slow burn", "Slowest burn"):
        tell(make_work(alice, title=name, tags={TagKind.FREEFORM: [name]}))
    assert len(told(bob)) == len(told(mo)) == 2


def test_authors_and_people_who_keep_one_of_them_away_and_closed_accounts_hear_nothing(alice: User, bob: User) -> None:
    work = make_work(alice, bob)
    blocker, gone = make_member("blocker"), make_member("gone")
    for person in (alice, bob, blocker, gone):
        make_follow(person, work)
    block(blocker, bob, at=NOON)
    User.objects.filter(pk=gone.pk).update(is_active=False)
    tell(work)
    assert not Notice.objects.exists()
    assert News.objects.get().told_at == NOON


def test_news_of_a_work_that_went_back_to_draft_or_into_the_trash_waits(alice: User, bob: User) -> None:
    work = make_work(alice)
    make_follow(bob, work)
    for hidden in ({"visibility": Visibility.DRAFT}, {"visibility": Visibility.MEMBERS, "trashed_at": NOON}):
        type(work).objects.filter(pk=work.pk).update(**hidden)
        tell(work)
        assert told(bob) == []
    type(work).objects.filter(pk=work.pk).update(trashed_at=None)
    tell(work)
    assert len(told(bob)) == 1


def test_a_chapter_in_the_trash_is_not_told_of(alice: User, bob: User) -> None:
    work = make_work(alice, chapters=2)
    make_follow(bob, work)
    tell(make_work(alice, title="Other"))
    chapter = work.chapters.get(number=2)
    chapter.trashed_at = NOON
    chapter.save()
    tell(work)
    assert told(bob) == [f"chapter:{work.chapters.get(number=1).pk}"]


def test_revisions_and_announcements_reach_followers_too_and_a_withdrawn_one_leaves_them(
    alice: User, bob: User
) -> None:
    work = make_work(alice)
    make_follow(bob, work)
    chapter = work.chapters.get()
    tell(work)
    announcement = Announcement.objects.create(
        work=work, author=alice.default_pseud(), text="<p>Back in May.</p>", posted_at=NOON
    )
    report_revision(chapter, number=2, words="Bram is older now.", at=NOON)
    report_announcement(announcement, words="Back in May.")
    spread_untold_news(now=NOON)
    assert told(bob)[1:] == [f"revision:{chapter.pk}:2", f"announcement:{announcement.pk}"]
    withdraw(f"announcement:{announcement.pk}")
    assert told(bob)[1:] == [f"revision:{chapter.pk}:2"]


def test_news_for_certain_people_leaves_out_the_actor_and_whoever_keeps_the_actor_away(alice: User, bob: User) -> None:
    blocker = make_member("blocker")
    block(blocker, bob, at=NOON)
    for _twice in range(2):
        report_to([alice, bob, blocker], NewsKind.REVIEW, key="review:1", link="/", at=NOON, actor=bob)
    assert [notice.recipient for notice in Notice.objects.all()] == [alice]


def test_many_followers_are_told_in_batches_and_a_round_takes_a_bounded_bite(
    alice: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreading, "PEOPLE_AT_A_TIME", 2)
    monkeypatch.setattr(spreading, "PEOPLE_A_ROUND", 4)
    work = make_work(alice)
    for number in range(7):
        make_follow(make_member(f"reader{number}"), work)
    tell(work)
    assert (Notice.objects.count(), News.objects.get().told_at) == (4, None)
    later = NOON + timedelta(minutes=1)
    assert spread_untold_news(now=later) == 3
    assert (Notice.objects.count(), News.objects.get().told_at) == (7, later)
    assert spread_untold_news(now=later) == 0


def test_news_that_cannot_be_told_silences_no_other(alice: User, bob: User, caplog: pytest.LogCaptureFixture) -> None:
    broken, whole = make_work(alice, title="Broken"), make_work(alice, title="Whole")
    lost = make_member("lost")
    TellingChoice.objects.create(user=lost, kind=NewsKind.CHAPTER, mail=MailPace.DAILY)
    User.objects.filter(pk=lost.pk).update(time_zone="Atlantis/Capital")
    make_follow(lost, broken)
    make_follow(bob, whole)
    tell(broken)
    tell(whole)
    assert len(told(bob)) == 1
    assert "could not be spread" in caplog.text
