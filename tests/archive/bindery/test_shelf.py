"""How long bound files stay on a server's disk."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings

from ficstead.archive.accounts.models import User
from ficstead.archive.bindery.shelf import Format, clear_shelf, file_on_shelf, prune_shelf
from ficstead.archive.core.working import go_rounds
from ficstead.archive.desk.leaving import Farewell, Fate, leave
from tests.archive.making import NOON, make_work

pytestmark = pytest.mark.django_db
A_DAY = timedelta(days=1)


def bound_files(shelf: Path) -> list[Path]:
    return [path for path in shelf.rglob("*") if path.is_file()]


def test_a_file_stays_until_the_day_after_is_over(alice: User, shelf: Path) -> None:
    bound = file_on_shelf(make_work(alice), Format.EPUB, at=NOON)
    for now in (NOON, NOON + A_DAY):
        prune_shelf(now=now)
        assert bound.exists()
    prune_shelf(now=NOON + 2 * A_DAY)
    assert not list(shelf.iterdir())


def test_the_next_day_the_same_file_is_bound_again(alice: User, shelf: Path) -> None:
    work = make_work(alice)
    first = file_on_shelf(work, Format.EPUB, at=NOON)
    again = file_on_shelf(work, Format.EPUB, at=NOON + A_DAY)
    assert (again.name, again.read_bytes()) == (first.name, first.read_bytes())
    assert len(bound_files(shelf)) == 2
    clear_shelf(work.pk)
    assert not bound_files(shelf)


@pytest.mark.parametrize("fate", [Fate.DELETE, Fate.ORPHAN])
def test_another_server_rids_itself_of_what_somebody_wrote_who_left_on_this_one(
    alice: User,
    settings: LazySettings,
    tmp_path: Path,
    django_capture_on_commit_callbacks: Any,
    fate: Fate,
) -> None:
    work = make_work(alice)
    shelves = tmp_path / "here", tmp_path / "there"
    for settings.BINDERY_SHELF in shelves:
        file_on_shelf(work, Format.EPUB, at=NOON)
    here, there = shelves
    settings.BINDERY_SHELF = here
    with django_capture_on_commit_callbacks(execute=True):
        leave(alice, Farewell(works=fate), at=NOON)
    assert not bound_files(here)
    assert bound_files(there)
    settings.BINDERY_SHELF = there
    go_rounds(now=NOON + 2 * A_DAY)
    assert not bound_files(there)


def test_what_lies_there_from_other_times_goes(shelf: Path) -> None:
    """Of a program that filed otherwise, or of a clock that was wrong."""
    for name in ("12", f"{NOON + 400 * A_DAY:%Y-%m-%d}"):
        (shelf / name / "12").mkdir(parents=True)
    prune_shelf(now=NOON)
    assert not list(shelf.iterdir())


def test_no_shelf_yet_is_nothing_to_prune(shelf: Path) -> None:
    prune_shelf(now=NOON)
    assert not shelf.exists()
