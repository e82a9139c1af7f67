"""How many works stand in a list is told as they come and go, and is never anything but what counting them all gives."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from threading import Thread

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.deeds import People
from ficstead.archive.accounts.models import User
from ficstead.archive.discovery.front_page import fullest_fandoms
from ficstead.archive.discovery.listing import prepared_for_readers
from ficstead.archive.discovery.shelves import names_of, number_of_all, number_under
from ficstead.archive.serving.triggers import lay_triggers, lift_triggers
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works import tallying
from ficstead.archive.works.models import Tally, Visibility, Work, WorkTag
from ficstead.archive.works.showing import A_MEMBER, NOBODY
from ficstead.archive.works.tallying import fold_tallies
from tests.archive.making import NOON, make_work

told_of_all, told_under = prepared_for_readers(number_of_all), prepared_for_readers(number_under)
READERS = (NOBODY, A_MEMBER)
WORKS, TAGS = 4, 3


def assert_all_is_told() -> None:
    """Every number that a page shows is the one that counting gives."""
    for reader in READERS:
        listed = Work.objects.listed_for(reader)
        assert told_of_all(reader) == [(listed.count(),)]
        full: dict[str, int] = {}
        for tag in Tag.objects.all():
            names = names_of(tag.pk)
            assert told_under(reader, names) == [(listed.filter(tags__in=names).distinct().count(),)], tag
            if tag.kind == TagKind.FANDOM and tag.canonical_id is None:
                full[tag.name] = listed.filter(tags=tag).count()
        fullest = sorted((-number, name) for name, number in full.items() if number)[:12]
        request = RequestFactory().get("/")  # of a process that remembers nothing
        request.user = reader
        told = fullest_fandoms(request)
        assert [(-tag.shown, tag.name) for tag in told] == fullest  # type: ignore[attr-defined]


@contextmanager
def folded_beyond(rows: int) -> Iterator[None]:
    """Lists are brought together early, and in small bites."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tallying, "ROWS_OF_A_LIST", rows)
        patch.setattr(tallying, "_AT_ONCE", rows + 1)
        yield


@contextmanager
def all_undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def by_hand(statement: str, *values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def show(work: Work, tag: Tag) -> None:
    Work.objects.filter(pk=work.pk).update(visibility=Visibility.EVERYONE, posted_at=NOON, updated_at=NOON)


def show_to_members(work: Work, tag: Tag) -> None:
    by_hand("UPDATE works_work SET visibility = 'members', posted_at = %s WHERE id = %s", NOON, work.pk)


def show_all(work: Work, tag: Tag) -> None:
    Work.objects.update(visibility=Visibility.EVERYONE, posted_at=NOON)


def take_back(work: Work, tag: Tag) -> None:
    Work.objects.filter(pk=work.pk).update(visibility=Visibility.DRAFT)


def trash(work: Work, tag: Tag) -> None:
    Work.objects.filter(pk=work.pk).update(trashed_at=NOON)


def restore(work: Work, tag: Tag) -> None:
    by_hand("UPDATE works_work SET trashed_at = NULL WHERE id = %s", work.pk)


def delete(work: Work, tag: Tag) -> None:
    Work.objects.filter(pk=work.pk).delete()


def delete_by_hand(work: Work, tag: Tag) -> None:
    by_hand("DELETE FROM works_worktag WHERE work_id = %s", work.pk)
    by_hand("DELETE FROM works_work WHERE id = %s", work.pk)


def bring_in(work: Work, tag: Tag) -> None:
    """As an import: posted at once, and all in bulk."""
    page = {"created_at": NOON, "posted_at": NOON}
    works = Work.objects.bulk_create(
        Work(title=kind, visibility=kind, trashed_at=None if kind != "members" else NOON, **page)
        for kind in ("draft", "everyone", "members", "everyone")
    )
    WorkTag.objects.bulk_create(WorkTag(work=each, tag=tag, position=1, visibility="everyone") for each in works)


def tag_again(work: Work, tag: Tag) -> None:
    if Work.objects.filter(pk=work.pk).exists():
        WorkTag.objects.bulk_create([WorkTag(work=work, tag=tag, position=9)] * 2, ignore_conflicts=True)


def untag(work: Work, tag: Tag) -> None:
    by_hand("DELETE FROM works_worktag WHERE work_id = %s AND tag_id = %s", work.pk, tag.pk)


def tag_anew(work: Work, tag: Tag) -> None:
    if Work.objects.filter(pk=work.pk).exists():
        work.set_tags(TagKind.FANDOM, [tag.name])


def move(work: Work, tag: Tag) -> None:
    """All that bear the work's tags bear this one instead, but those that bear it already."""
    bear_it = WorkTag.objects.filter(tag=tag).values("work")
    for each in Tag.objects.filter(works=work):
        WorkTag.objects.exclude(work__in=bear_it).filter(tag=each).update(tag=tag)


def make_synonym(work: Work, tag: Tag) -> None:
    [first, *_others] = Tag.objects.order_by("pk")
    Tag.objects.filter(pk=tag.pk).exclude(pk=first.pk).update(canonical=first)


def take_synonym_back(work: Work, tag: Tag) -> None:
    Tag.objects.update(canonical=None)


def change_nothing_that_counts(work: Work, tag: Tag) -> None:
    Work.objects.update(words=7, updated_at=NOON)


def fold(work: Work, tag: Tag) -> None:
    while fold_tallies(now=NOON):
        pass
    rows = Tally.objects.values_list("tag", "visibility")
    assert all(list(rows).count(each) <= tallying.ROWS_OF_A_LIST for each in rows)


def think_better_of_it(work: Work, tag: Tag) -> None:
    savepoint = transaction.savepoint()
    delete(work, tag)
    bring_in(work, tag)
    fold(work, tag)
    transaction.savepoint_rollback(savepoint)


DEEDS: list[Callable[[Work, Tag], None]] = [
    show, show_to_members, show_all, take_back, trash, restore, delete, delete_by_hand, bring_in, tag_again, untag, tag_anew, move,
    make_synonym, take_synonym_back, change_nothing_that_counts, fold, think_better_of_it,
]  # fmt: skip
A_DEED = st.tuples(st.sampled_from(DEEDS), st.integers(0, WORKS - 1), st.integers(0, TAGS - 1))


@settings(max_examples=40)
@given(deeds=st.lists(A_DEED, max_size=12))
@pytest.mark.django_db
def test_whatever_is_done_in_whatever_way_the_numbers_are_right(
    deeds: list[tuple[Callable[[Work, Tag], None], int, int]],
) -> None:
    with folded_beyond(2), all_undone():
        tags = Tag.objects.named(TagKind.FANDOM, [f"Fandom {number}" for number in range(TAGS)])
        works = [Work.objects.create(title=f"Tide {number}", created_at=NOON) for number in range(WORKS)]
        WorkTag.objects.bulk_create(WorkTag(work=work, tag=tags[work.pk % 2], position=0) for work in works)
        for deed, work, tag in deeds:
            deed(works[work], tags[tag])
            assert_all_is_told()


@pytest.mark.django_db
def test_the_numbers_are_right_whatever_people_do() -> None:
    people = People("who count nothing")
    for number in range(120):
        people.act()
        if number % 20 == 0:
            fold_tallies(now=NOON)
    assert Work.objects.listed_for(A_MEMBER).exists()
    assert_all_is_told()


@pytest.mark.django_db
def test_a_list_is_told_by_few_rows_however_often_works_come_and_go(alice: User) -> None:
    work = make_work(alice)
    for number in range(2 * tallying.ROWS_OF_A_LIST):
        Work.objects.filter(pk=work.pk).update(trashed_at=None if number % 2 else NOON)
    before = Tally.objects.count()
    assert fold_tallies(now=NOON)
    assert Tally.objects.count() < before / tallying.ROWS_OF_A_LIST
    assert not fold_tallies(now=NOON)
    assert_all_is_told()


@pytest.mark.django_db(transaction=True)
def test_who_posts_while_workers_fold_is_counted_once(alice: User) -> None:
    works = [make_work(alice, title=f"Tide {number}") for number in range(3)]
    failed: list[Exception] = []

    def together(*deeds: Callable[[], object]) -> None:
        threads = [Thread(target=_done, args=(deed, failed)) for deed in deeds]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    def come_and_go(work: Work) -> None:
        for number in range(20):
            Work.objects.filter(pk=work.pk).update(trashed_at=None if number % 3 else NOON)

    def keep_folding() -> None:
        for _round in range(20):
            fold_tallies(now=NOON)

    with folded_beyond(1):
        together(*(partial(come_and_go, work) for work in works), keep_folding, keep_folding)
    assert not failed
    assert_all_is_told()


@pytest.mark.django_db
def test_what_was_listed_before_there_was_a_tally_is_counted_when_it_is_laid(alice: User) -> None:
    lift_triggers(plan=["anything"])
    make_work(alice)
    Tally.objects.create(tag=Tally.ALL_WORKS, visibility=Visibility.MEMBERS, works=12)
    lay_triggers()
    assert_all_is_told()
    assert told_of_all(NOBODY) == [(1,)]


@pytest.mark.django_db(transaction=True)
def test_an_archive_that_was_emptied_at_one_stroke_counts_from_nothing(alice: User) -> None:
    make_work(alice)
    if connection.vendor == "postgresql":
        by_hand("TRUNCATE works_work CASCADE")
    else:
        call_command("flush", interactive=False, verbosity=0)
    assert told_of_all(A_MEMBER) == [(0,)]
    assert_all_is_told()


def _done(deed: Callable[[], object], failed: list[Exception]) -> None:
    try:
        deed()
    except Exception as error:  # noqa: BLE001 (told by the test)
        failed.append(error)
    finally:
        connection.close()
