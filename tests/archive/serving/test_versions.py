"""Versions on SQLite, with a file of the test's own: what is fresh, and for how long that can be known."""

import gc
import shutil
import sqlite3
import subprocess
import sys

import pytest

from ficstead.archive.serving import versions
from ficstead.archive.serving.triggers import _SQLITE_NOTES
from ficstead.archive.serving.versions import SqliteVersions


@pytest.fixture
def database(tmp_path):
    writer = sqlite3.connect(tmp_path / "archive.sqlite3", isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.executescript(_SQLITE_NOTES)
    note(writer, "site")
    yield writer
    writer.close()


@pytest.fixture
def looking(database, tmp_path):
    looking = SqliteVersions(tmp_path / "archive.sqlite3")
    yield looking
    looking.close()


def note(writer, *names):
    writer.executemany("INSERT INTO serving_changes (name) VALUES (?)", [(name,) for name in names])


def test_a_page_is_fresh_until_something_that_it_shows_changes(database, looking):
    stamp = looking.stamp()
    assert looking.is_fresh(stamp, ["site", "work 1"])
    note(database, "work 2", "lists")
    assert looking.is_fresh(stamp, ["site", "work 1"])
    assert not looking.is_fresh(stamp, ["work 2"])
    note(database, "work 1")
    assert not looking.is_fresh(stamp, ["site", "work 1"])
    assert looking.is_fresh(looking.stamp(), ["site", "work 1", "work 2", "lists"])


def test_what_is_not_committed_has_not_happened(database, looking):
    stamp = looking.stamp()
    database.execute("BEGIN IMMEDIATE")
    note(database, "work 1")
    assert looking.is_fresh(stamp, ["work 1"])
    assert looking.stamp() == stamp
    database.execute("COMMIT")
    assert not looking.is_fresh(stamp, ["work 1"])


def test_a_flood_of_changes_is_not_read_one_by_one(database, looking, monkeypatch):
    stamp = looking.stamp()
    assert looking.is_fresh(stamp, ["work 1", "work 2"])
    monkeypatch.setattr(versions, "_TAKEN_IN_AT_ONCE", 10)
    note(database, "work 1", *(f"work {number}" for number in range(100, 200)))
    assert not looking.is_fresh(stamp, ["work 1"])
    assert looking.is_fresh(stamp, ["work 2"])


def test_a_page_older_than_the_oldest_note_is_stale(database, looking):
    stamp = looking.stamp()
    note(database, "work 1", "work 2")
    assert looking.is_fresh(stamp, ["work 3"])
    database.execute("DELETE FROM serving_changes WHERE number < 3")
    assert not looking.is_fresh(stamp, ["work 3"])
    assert looking.is_fresh(looking.stamp(), ["work 3"])


@pytest.mark.parametrize("changes_since", [0, 1, 5, 50])
def test_after_a_backup_was_put_back_no_page_from_the_time_between_is_fresh(database, tmp_path, changes_since):
    """Also where as much has happened again as had happened before, so that the same numbers come round."""
    file, backup = tmp_path / "archive.sqlite3", tmp_path / "backup.sqlite3"
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copy(file, backup)
    note(database, *["work 1"] * 5)
    looking = SqliteVersions(file)
    stamp = looking.stamp()
    assert looking.is_fresh(stamp, ["work 1"])
    source = sqlite3.connect(backup)
    source.backup(database)  # into the running archive
    source.close()
    note(database, *["work 2"] * changes_since)
    later = SqliteVersions(file)
    for each in (looking, later):
        assert not each.is_fresh(stamp, ["work 1"])
        assert each.is_fresh(each.stamp(), ["work 1", "work 2"])
        each.close()


def test_many_names_are_forgotten_and_found_again(database, looking, monkeypatch):
    monkeypatch.setattr(versions, "_REMEMBERED", 5)
    stamp = looking.stamp()
    assert looking.is_fresh(stamp, [f"work {number}" for number in range(50)])
    note(database, "work 7")
    assert not looking.is_fresh(stamp, [f"work {number}" for number in range(50)])


def test_without_notes_nobody_says_that_a_page_is_fresh(database, looking):
    stamp = looking.stamp()
    database.execute("ALTER TABLE serving_changes RENAME TO elsewhere")
    with pytest.raises(sqlite3.Error):
        looking.is_fresh(stamp, ["work 1"])
    database.execute("ALTER TABLE elsewhere RENAME TO serving_changes")
    assert looking.is_fresh(stamp, ["work 1"])
    database.execute("DELETE FROM serving_changes")
    with pytest.raises(sqlite3.Error):
        looking.is_fresh(stamp, ["work 1"])


def test_every_commit_is_seen_without_asking_the_database(database, looking, tmp_path):
    """Of another process too, and whether or not what was committed is of any interest."""
    seen = {looking._commits.head()}
    for number in range(50):
        note(database, f"work {number}")
        assert looking._commits.head() not in seen
        seen.add(looking._commits.head())
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    elsewhere = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).executescript('CREATE TABLE another (number)')"
    subprocess.run([sys.executable, "-c", elsewhere, str(tmp_path / "archive.sqlite3")], check=True)
    assert looking._commits.head() not in seen


def test_whoever_stops_looking_leaves_the_locks_of_others_in_place(database, tmp_path):
    """The system drops a process's locks on a file as soon as it closes that file anywhere."""
    database.execute("BEGIN IMMEDIATE")
    looking = SqliteVersions(tmp_path / "archive.sqlite3")
    looking.stamp()
    looking.close()
    del looking
    gc.collect()
    elsewhere = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    done = subprocess.run(
        [sys.executable, "-c", elsewhere, str(tmp_path / "archive.sqlite3")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "database is locked" in done.stderr
