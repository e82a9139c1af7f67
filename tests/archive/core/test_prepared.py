"""A prepared question answers what the query set that it was made of would answer, whatever it is asked."""

from collections.abc import Sequence
from datetime import datetime

import pytest
from django.db.models import Count, Max, Q, QuerySet, Value
from django.db.utils import ConnectionDoesNotExist
from django.test.utils import override_settings

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.core.prepared import prepared
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, make_work

pytestmark = pytest.mark.django_db


def works_by_title(title: str) -> QuerySet[Work]:
    return Work.objects.filter(title=title)


def chapters_of(works: Sequence[int]) -> QuerySet[Chapter]:
    return Chapter.objects.filter(work__pk__in=works).order_by("pk")


def second_chapters_of(works: Sequence[int], number: int) -> QuerySet[Chapter, tuple[int, int]]:
    return Chapter.objects.filter(work__pk__in=works, number=number).order_by("pk").values_list("work", "number")


def all_of(model):
    return sorted(model._default_manager.values_list("pk", flat=True))


def test_one_and_many_and_no_values(alice):
    works = [make_work(alice, title=f"Tide {number}", chapters=2) for number in range(4)]
    pks, asked = [work.pk for work in works], prepared(chapters_of)
    for wanted in ([], pks[:1], pks[1:3], pks, pks[2:3], [pks[0], pks[0]], [*pks, 0]):
        assert asked(wanted) == list(chapters_of(wanted)), wanted
        assert asked(tuple(wanted)) == list(chapters_of(wanted))


def test_values_after_a_sequence_keep_their_places(alice):
    pks = [make_work(alice, title=f"Tide {number}", chapters=3).pk for number in range(3)]
    asked = prepared(second_chapters_of)
    for wanted, number in ((pks, 2), (pks[:2], 3), (pks, 9)):
        assert asked(wanted, number) == list(second_chapters_of(wanted, number))


def test_the_second_asking_is_one_statement_and_works_nothing_out(alice, django_assert_num_queries):
    work = make_work(alice, title="Tide")
    calls = []

    @prepared
    def counted(title: str) -> QuerySet[Work]:
        calls.append(title)
        return works_by_title(title)

    assert counted("Tide") == [work]
    worked_out = len(calls)
    with django_assert_num_queries(1):
        assert counted("Tide") == [work]
    assert counted("Ebb") == []
    assert len(calls) == worked_out


@pytest.mark.parametrize(
    "title",
    [
        "100% salt", "%s and %d", "50%%", "'; DROP TABLE works_work; --", "It's “said”", "\\", "{0}",
        "stand-in 0", "\x01stand-in 0", "1900000000", "LIMIT 1900000001", "Überland 🌊",
    ],
)  # fmt: skip
def test_words_are_taken_as_they_are(alice, title):
    make_work(alice, title="Another")
    work = make_work(alice, title="Soon")
    Work.objects.filter(pk=work.pk).update(title=title)
    asked = prepared(works_by_title)
    assert asked("Another") != asked(title) == [work]
    assert asked(title) == [work]


def test_words_of_the_question_itself_are_taken_as_they_are(alice):
    make_work(alice, title="100% 1900000001 %s")

    @prepared
    def asked(pk: int) -> QuerySet[Work, tuple[int, str]]:
        told = Work.objects.filter(title__contains="% 1900000001 %", pk=pk).annotate(told=Value("%s 1900000002 %%"))
        return told.values_list("pk", "told")

    pk = Work.objects.get().pk
    assert asked(pk) == [(pk, "%s 1900000002 %%")]
    assert asked(pk + 1) == []


def test_numbers_that_no_column_can_hold_find_nothing(alice):
    work = make_work(alice)
    asked = prepared(chapters_of)
    for number in (2**63, -(2**63) - 1, 10**30):
        assert asked([number]) == []
        assert asked([work.pk, number]) == []
    assert asked([2**63 - 1]) == asked([-(2**63)]) == asked([0]) == asked([-1]) == []


@pytest.mark.parametrize("number", [1_900_000_000, 1_900_000_001, 1_900_000_007])
def test_numbers_that_look_like_stand_ins_are_numbers(alice, number):
    work = make_work(alice)
    Chapter.objects.filter(work=work).update(words=number)

    @prepared
    def asked(words: int) -> QuerySet[Chapter]:
        return Chapter.objects.filter(words=words)

    assert asked(number) == list(work.chapters.all())
    assert asked(number + 1) == []


def test_what_hangs_on_a_row_comes_with_it(alice, django_assert_num_queries):
    make_work(alice)

    @prepared
    def asked(user: int) -> QuerySet[Pseud]:
        return Pseud._default_manager.filter(user=user).select_related("user").order_by("pk")

    with django_assert_num_queries(1):
        assert [pseud.user.username for pseud in asked(alice.pk)] == ["alice", "alice"]


def test_a_relation_that_leads_nowhere_is_none(alice, django_assert_num_queries):
    work = make_work(alice, chapters=2)
    first, second = work.chapters.order_by("pk")
    Chapter.objects.filter(pk=second.pk).update(merged_into=first)

    @prepared
    def asked(work: int) -> QuerySet[Chapter]:
        return Chapter.objects.filter(work=work).select_related("merged_into").order_by("pk")

    with django_assert_num_queries(1):
        assert [chapter.merged_into for chapter in asked(work.pk)] == [None, first]


def test_only_some_fields_and_figures_of_their_own(alice, django_assert_num_queries):
    work = make_work(alice, chapters=3)

    @prepared
    def asked(work: int) -> QuerySet[Work]:
        counted = Work.objects.filter(pk=work).only("title").annotate(number=Count("chapters"), long=Q(words__gt=3))
        return counted.annotate(last=Max("chapters__posted_at"))

    [found] = asked(work.pk)
    assert (found.title, found.number, found.long, found.last) == ("The Long Tide", 3, True, NOON)
    assert found.get_deferred_fields() >= {"summary", "words"}
    with django_assert_num_queries(1):
        assert found.words == work.words


def test_a_row_is_one_of_the_database_and_can_be_saved(alice):
    work = make_work(alice)
    [found] = prepared(works_by_title)(work.title)
    assert (found._state.adding, found._state.db) == (False, "default")
    found.title = "Ebb"
    found.save(update_fields=["title"])
    assert Work.objects.get().title == "Ebb"


def test_times_truths_and_nothing_are_what_the_orm_makes_of_them(alice):
    posted, draft = make_work(alice, title="Out"), make_work(alice, title="In", posted=False)

    @prepared
    def rows(works: Sequence[int]) -> QuerySet[Work, tuple[datetime | None, bool, int | None]]:
        return (
            Work.objects.filter(pk__in=works)
            .order_by("pk")
            .values_list("posted_at", "reviews_held", "planned_chapters")
        )

    assert rows([posted.pk, draft.pk]) == [(NOON, False, None), (None, False, None)]
    assert all(held is False for _at, held, _planned in rows([posted.pk, draft.pk]))

    @prepared
    def people(name: str) -> QuerySet[User]:
        return User.objects.filter(username=name)

    [found] = people("alice")
    assert found.is_active is True
    assert found.last_login is None
    assert found.date_joined == alice.date_joined


def test_a_slice_begins_and_ends_where_it_is_asked_to(alice):
    work = make_work(alice, chapters=7)
    pks = list(work.chapters.order_by("pk").values_list("pk", flat=True))

    @prepared
    def from_there(work: int, start: int) -> QuerySet[Chapter]:
        return Chapter.objects.filter(work=work).order_by("pk")[start : start + 3]

    @prepared
    def up_to(work: int, end: int) -> QuerySet[Chapter]:
        return Chapter.objects.filter(work=work).order_by("pk")[:end]

    @prepared
    def beneath(work: int, start: int) -> QuerySet[Chapter]:
        newest = Chapter.objects.filter(work=work).order_by("-pk").values("pk")[start : start + 2]
        return Chapter.objects.filter(pk__in=newest, work=work).order_by("pk")

    for number in (0, 1, 2, 5, 7, 9):
        assert [chapter.pk for chapter in from_there(work.pk, number)] == pks[number : number + 3]
        assert [chapter.pk for chapter in up_to(work.pk, number)] == pks[:number]
        assert [chapter.pk for chapter in beneath(work.pk, number)] == sorted(pks[::-1][number : number + 2])


def test_a_question_that_does_something_with_its_values_is_refused(alice):
    """It would be worked out for the stand-in, and every value would get the answer of that one."""
    work = make_work(alice, chapters=5)

    @prepared
    def between(start: int, end: int) -> QuerySet[Chapter]:
        return Chapter.objects.filter(work=work).order_by("pk")[start:end]

    @prepared
    def containing(words: str) -> QuerySet[Work]:
        return Work.objects.filter(title__contains=words)

    with pytest.raises(AssertionError):
        between(1, 4)
    with pytest.raises(AssertionError):
        containing("Tide")


def test_values_have_no_names(alice):
    with pytest.raises(AssertionError):
        prepared(works_by_title)(title="Tide")


def test_dictionaries_are_refused(alice):
    with pytest.raises(AssertionError):
        prepared(lambda pk: Work.objects.filter(pk=pk).values("title"))(1)


class ToTheReplica:
    """As `serving.replicas.Router` does where somebody may read from one."""

    alias = "default"

    def db_for_read(self, model, **hints):
        return self.alias


def test_each_asking_goes_where_the_router_says_then(alice, monkeypatch):
    work = make_work(alice)
    asked = prepared(works_by_title)
    with override_settings(DATABASE_ROUTERS=[ToTheReplica()]):
        assert asked(work.title) == [work]
        monkeypatch.setattr(ToTheReplica, "alias", "replica-9")
        with pytest.raises(ConnectionDoesNotExist):
            asked(work.title)
        monkeypatch.undo()
        assert asked(work.title) == [work]
