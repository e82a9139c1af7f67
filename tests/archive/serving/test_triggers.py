"""Whatever changes in a shown table is noted, in the transaction of the change and however it was made."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import override_settings

from ficstead.archive.accounts.models import FormerName, Pseud
from ficstead.archive.config.shown import NOT_SHOWN_TABLES, SHOWN_TABLES
from ficstead.archive.reviews.models import Kudos
from ficstead.archive.serving.shown import CHAPTERS, FANDOMS, LISTS, SITE
from ficstead.archive.serving.triggers import (
    ChangesGoUnnoticed,
    check_triggers,
    lay_triggers,
    lift_triggers,
    triggers_laid,
)
from ficstead.archive.tags.models import Tag
from ficstead.archive.works.models import Chapter, Series, SeriesPlace, Work
from tests.archive.making import NOON, make_work


def test_every_table_is_either_shown_or_said_not_to_be() -> None:
    shown = {bump.table for bump in SHOWN_TABLES}
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    assert not shown & NOT_SHOWN_TABLES
    assert shown | NOT_SHOWN_TABLES == tables


def test_every_column_that_a_trigger_looks_at_exists() -> None:
    columns = {
        model._meta.db_table: {field.column for field in model._meta.local_fields}
        for model in apps.get_models(include_auto_created=True)
    }
    for bump in SHOWN_TABLES:
        assert set(bump.of) <= columns[bump.table]


class Noted:
    """`with Noted() as names:` the names that are noted meanwhile."""

    def __enter__(self):
        self.names = set()
        self._forget()
        return self.names

    def __exit__(self, *_error):
        with connection.cursor() as cursor:
            cursor.execute("SELECT name FROM serving_changes")
            self.names |= {name for (name,) in cursor.fetchall()}

    def _forget(self):
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM serving_changes")


def test_a_row_made_changed_and_deleted_is_noted_by_orm_and_by_hand(alice):
    work = make_work(alice)
    name = f"work {work.pk}"
    with Noted() as names:
        Work.objects.filter(pk=work.pk).update(summary="<p>Another.</p>")
    assert names == {name}
    with Noted() as names, connection.cursor() as cursor:
        cursor.execute("UPDATE works_chapter SET title = 'By hand' WHERE work_id = %s", [work.pk])
    assert names == {name}
    with Noted() as names, connection.cursor() as cursor:
        cursor.execute("DELETE FROM works_worktag WHERE work_id = %s", [work.pk])
    assert names == {name, LISTS, FANDOMS}
    with Noted() as names:
        Chapter.objects.filter(work=work).delete()
    assert names == {name, CHAPTERS}
    with Noted() as names:
        work.delete()
    assert {name, LISTS} <= names


def test_rows_made_in_bulk_are_noted_also_where_conflicts_are_passed_over(alice, bob):
    work = make_work(alice)
    chapter = work.chapters.get()
    kudos = [Kudos(work=work, chapter=chapter, user=bob, given_on=NOON.date(), given_at=NOON)]
    with Noted() as names:
        Kudos.objects.bulk_create(kudos, ignore_conflicts=True)
    assert names == {f"work {work.pk}"}
    again = [Kudos(work=work, chapter=chapter, user=bob, given_on=NOON.date(), given_at=NOON)]
    other = [Kudos(work=work, chapter=chapter, user=alice, given_on=NOON.date(), given_at=NOON)]
    with Noted() as names:
        Kudos.objects.bulk_create(again + other, ignore_conflicts=True)
    assert names == {f"work {work.pk}"}


def test_several_changes_of_one_work_can_be_noted_in_one_statement_that_passes_conflicts_over(alice):
    first, second = make_work(alice), make_work(alice, title="Another")
    with Noted() as names:
        Kudos.objects.bulk_create(
            [
                Kudos(work=work, chapter=work.chapters.get(), device=device, given_on=NOON.date(), given_at=NOON)
                for work in (first, second)
                for device in ("a", "b", "c")
            ],
            ignore_conflicts=True,
        )
    assert names == {f"work {first.pk}", f"work {second.pk}"}


def test_a_row_that_moves_touches_where_it_was_and_where_it_is(alice):
    first, second = make_work(alice), make_work(alice, title="Another")
    with Noted() as names:
        Chapter.objects.filter(work=first).update(work=second, number=2)
    assert names == {f"work {first.pk}", f"work {second.pk}", CHAPTERS}


def test_lists_change_by_what_stands_in_them_and_not_by_every_correction(alice):
    work = make_work(alice)
    for change in ({"summary": "<p>x</p>"}, {"words": 12}, {"revision": 99}, {"review_door": "nobody"}):
        with Noted() as names:
            Work.objects.filter(pk=work.pk).update(**change)
        assert names == {f"work {work.pk}"}, change
    for change in ({"chapter_count": 0}, {"title": "Other"}):
        with Noted() as names:
            Work.objects.filter(pk=work.pk).update(**change)
        assert names == {f"work {work.pk}", LISTS}, change
    for change in ({"visibility": "members"}, {"trashed_at": NOON}):
        with Noted() as names:
            Work.objects.filter(pk=work.pk).update(**change)
        assert names == {f"work {work.pk}", LISTS, FANDOMS}, change


def test_a_draft_touches_no_list_until_it_comes_out(alice):
    with Noted() as names:
        draft = make_work(alice, posted=False, tags={})
        Work.objects.filter(pk=draft.pk).update(title="Still mine alone")
    assert CHAPTERS not in names
    with Noted() as names:
        Work.objects.filter(pk=draft.pk).update(visibility="everyone", posted_at=NOON)
    assert LISTS in names


def test_names_may_stand_anywhere(alice, bob):
    work = make_work(alice)
    tag = work.tags.first()
    series = Series.objects.create(name="Tides")
    SeriesPlace.objects.create(series=series, work=work, position=1)
    changes = (
        lambda: Pseud.objects.filter(user=alice).update(is_default=False),
        lambda: Tag.objects.filter(pk=tag.pk).update(name="Other"),
        lambda: Series.objects.filter(pk=series.pk).update(name="Other"),
        lambda: FormerName.objects.create(pseud=alice.pseuds.first(), name="Old", key="old"),
        lambda: type(alice).objects.filter(pk=bob.pk).update(is_active=False),
    )
    for change in changes:
        with Noted() as names:
            change()
        assert names == {SITE}
    with Noted() as names:
        type(alice).objects.filter(pk=bob.pk).update(last_login=NOON, time_zone="Europe/Paris")
    assert names == set()


def test_what_is_taken_back_was_never_noted(alice):
    work = make_work(alice)
    with Noted() as names:
        savepoint = transaction.savepoint()
        Work.objects.filter(pk=work.pk).update(title="Other")
        transaction.savepoint_rollback(savepoint)
    assert names == set()


@pytest.mark.django_db(transaction=True)
def test_a_table_that_was_emptied_at_one_stroke_is_noted(alice):
    make_work(alice)
    with Noted() as names:
        call_command("flush", interactive=False, verbosity=0)
    assert SITE in names


@pytest.mark.django_db(transaction=True)
def test_a_migration_lifts_the_triggers_and_lays_them_again_and_no_page_from_before_is_fresh():
    before = triggers_laid(connection)
    assert before
    check_triggers()
    lift_triggers(plan=["something to migrate"])
    assert triggers_laid(connection) == set()
    with pytest.raises(ChangesGoUnnoticed):
        check_triggers()
    assert "serving_changes" not in connection.introspection.table_names()
    lay_triggers()
    check_triggers()
    assert triggers_laid(connection) == before
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM serving_changes")
        assert cursor.fetchall()[-1] == (SITE,)


@pytest.mark.django_db(transaction=True)
def test_a_migration_with_nothing_to_do_leaves_everything_as_it_is():
    with Noted() as names:
        call_command("migrate", verbosity=0)
    assert names == set()


@pytest.mark.django_db(transaction=True)
def test_a_migration_that_rebuilds_a_table_loses_no_trigger():
    before = triggers_laid(connection)
    call_command("migrate", "works", "0001", verbosity=0)
    call_command("migrate", verbosity=0)
    assert triggers_laid(connection) == before
    check_triggers()


@pytest.mark.django_db(transaction=True)
def test_another_program_with_other_triggers_replaces_them():
    before = triggers_laid(connection)
    with override_settings(SHOWN_TABLES=f"{__name__}.FEWER"):
        with pytest.raises(ChangesGoUnnoticed):
            check_triggers()
        with Noted() as names:
            lay_triggers()
        assert SITE in names
        check_triggers()
        assert triggers_laid(connection) < before
    lay_triggers()
    assert triggers_laid(connection) == before


FEWER = SHOWN_TABLES[:3]
