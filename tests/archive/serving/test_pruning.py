"""Notes of changes go when no page can need them, and never sooner."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from ficstead.archive.serving import pruning
from ficstead.archive.serving.pruning import prune_changes
from ficstead.archive.works.models import Work
from tests.archive.making import make_work

LATER = timedelta(days=3)


def notes():
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM serving_changes")
        return cursor.fetchone()[0]


@pytest.fixture(autouse=True)
def _few_are_kept(monkeypatch):
    monkeypatch.setattr(pruning, "NOTES_KEPT", 10)
    monkeypatch.setattr(pruning, "_AT_ONCE", 20)


def change(work, times):
    for number in range(times):
        Work.objects.filter(pk=work.pk).update(summary=f"<p>{number}</p>")


def test_old_notes_go_and_a_page_that_needs_them_is_made_anew(alice, door):
    work, other = make_work(alice), make_work(alice, title="Another")
    old = door.get(f"/works/{other.pk}").body
    change(work, 60)
    for _round in range(1 + notes() // 20):
        prune_changes(now=timezone.now() + LATER)
    assert 0 < notes() <= 30
    assert door.pages.fresh(f"/works/{other.pk}") is None
    assert door.get(f"/works/{other.pk}").body == old
    assert door.pages.fresh(f"/works/{other.pk}") is not None
    change(other, 1)
    assert door.pages.fresh(f"/works/{other.pk}") is None


def test_a_round_with_nothing_old_leaves_everything(alice, door):
    work = make_work(alice)
    door.get(f"/works/{work.pk}")
    before = notes()
    if connection.vendor == "sqlite":
        pruning.NOTES_KEPT = 1_000_000
    prune_changes(now=timezone.now())
    assert notes() == before
    assert door.pages.fresh(f"/works/{work.pk}") is not None


def test_a_quiet_archive_keeps_its_pages_however_old(alice, door):
    work = make_work(alice)
    for _round in range(3):
        prune_changes(now=timezone.now() + LATER)
    door.get(f"/works/{work.pk}")
    for _round in range(3):
        prune_changes(now=timezone.now() + 10 * LATER)
    assert notes() > 0
    assert door.pages.fresh(f"/works/{work.pk}") is not None


@pytest.mark.skipif(connection.vendor != "postgresql", reason="on SQLite one writes at a time")
def test_what_a_running_transaction_may_have_overtaken_stays(alice, door):
    """It began before the changes that would be thrown away: a page made meanwhile has not seen all of them."""
    work = make_work(alice)
    running = connection.copy()
    with running.cursor() as cursor:
        cursor.execute("BEGIN; SELECT pg_current_xact_id()")
        change(work, 5)
        before = notes()
        prune_changes(now=timezone.now() + LATER)
        assert notes() >= min(before, 5)
        cursor.execute("ROLLBACK")
    running.close()
    prune_changes(now=timezone.now() + LATER)
    assert 0 < notes() < before
