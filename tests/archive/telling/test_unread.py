"""The number beside "Inbox" is that of the entries that the inbox shows as unread."""

import random
from datetime import timedelta

import pytest
from django.db.models import Count, Q

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.trashing import trash_chapter, trash_work
from ficstead.archive.telling.inbox import mark_all_read
from ficstead.archive.telling.models import News, NewsKind, Notice
from ficstead.archive.telling.reporting import report_to
from ficstead.archive.telling.unread import unread_entries
from ficstead.archive.works.models import Announcement, Work
from tests.archive.making import NOON, make_work

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("seed", range(8))
def test_it_counts_what_the_inbox_shows(alice: User, bob: User, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (a test that can be run again)
    works = [make_work(chance.choice((alice, bob)), chapters=2) for _work in range(4)]
    for number in range(30):
        _tell(chance, works, bob, number)
    trash_chapter(works[0].chapters.get(number=1), at=NOON)
    trash_work(works[1], at=NOON)
    Work.objects.filter(pk=works[2].pk).update(visibility=chance.choice(("draft", "members", "everyone")))
    announced = Announcement.objects.create(
        work=works[3], text="<p>Soon</p>", posted_at=NOON, withdrawn_at=chance.choice((None, NOON))
    )
    News.objects.filter(work=works[3], chapter=None).update(announcement=announced)
    Notice.objects.filter(pk__in=chance.sample(list(Notice.objects.values_list("pk", flat=True)), 3)).update(
        in_inbox=False
    )
    for person in (alice, bob):
        assert unread_entries(person) == _by_the_book(person)
    mark_all_read(bob, up_to=Notice.objects.order_by("pk")[10].pk, at=NOON)
    assert unread_entries(bob) == _by_the_book(bob) > 0


def _by_the_book(person: User) -> int:
    chapters = Q(news__kind=NewsKind.CHAPTER)
    found = (
        Notice.objects.visible_to(person)
        .unread()
        .aggregate(stories=Count("news__work", distinct=True, filter=chapters), others=Count("pk", filter=~chapters))
    )
    return int(found["stories"] + found["others"])


def _tell(chance: random.Random, works: list[Work], person: User, number: int) -> None:
    work = chance.choice([*works, None])
    kind = chance.choice([NewsKind.CHAPTER, NewsKind.REVISION, NewsKind.ANSWER]) if work else NewsKind.BETA
    chapter = chance.choice([*work.chapters.all()]) if work and kind != NewsKind.ANSWER else None
    at = NOON + timedelta(minutes=number)
    report_to([person], kind, key=f"{number}", link="/", at=at, work=work, chapter=chapter)
