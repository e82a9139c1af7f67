"""The `ficstead` command, run as people run it."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[str]]
CHAPTER = """Title: Salt and Rope
Fandom: The Lantern Canals
Rating: PG

Disclaimer: The canals belong to the city. I only row on them.

A/N: Sorry it has been ages! Thanks to everyone who reviewed.

Chapter 1: Low Water

The bell over the door had not rung since Tuesday, and Ottilie had begun to miss it.

"You could mend it," said Bram.

"It isn't broken," she said. "It's sulking."

A/N: Please review, I'll update sooner this time!
"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """`ficstead` with an archive of its own, SQLite whatever the other tests run on."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("FICSTEAD_", "DATABASE_URL", "DJANGO_"))
    }
    program = Path(sys.executable).with_name("ficstead")

    def call(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [program, *arguments],
            env=kept | {"FICSTEAD_VAR": str(tmp_path / "var"), "COLUMNS": "120", "NO_COLOR": "1"} | environment,
            cwd=tmp_path, capture_output=True, text=True, check=False,
        )  # fmt: skip

    return call


@pytest.fixture
def chapter(tmp_path: Path) -> Path:
    path = tmp_path / "salt.txt"
    path.write_text(CHAPTER, encoding="utf-8")
    return path


def test_intake_prints_one_json_object_a_file(run: Run, chapter: Path) -> None:
    outcome = run("intake", "--json", chapter, chapter)
    first, second = (json.loads(line) for line in outcome.stdout.splitlines())
    assert first == second
    assert first["metadata"]["title"] == "Salt and Rope"
    assert first["chapters"][0]["title"] == "Low Water"
    assert outcome.returncode == 0


def test_intake_prints_an_outline_for_people(run: Run, chapter: Path) -> None:
    outcome = run("intake", chapter, "--title", "Rope and Salt")
    assert "Rope and Salt" in outcome.stdout
    assert "Low Water" in outcome.stdout


def test_intake_says_which_file_is_bad_and_still_reads_the_others(run: Run, chapter: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    outcome = run("intake", "--json", "missing.txt", "empty.txt", chapter)
    assert outcome.returncode == 1
    assert len(outcome.stdout.splitlines()) == 1
    assert [line.split(":")[0] for line in outcome.stderr.splitlines()] == ["missing.txt", "empty.txt"]
    assert "Traceback" not in outcome.stderr


def test_proof_says_which_file_is_bad_and_puts_right_the_others_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "folder.txt").mkdir()
    wide = tmp_path / "wide.txt"
    wide.write_bytes('"I thought so.", he said softly.\n'.encode("utf-16"))
    bad = ["missing.txt", "empty.txt", "binary.txt", "folder.txt"]
    outcome = run("proof", "--fix", "safe", *bad, wide)
    assert (outcome.returncode, "Traceback" in outcome.stderr) == (1, False)
    assert [line.split(":")[0] for line in outcome.stderr.splitlines()] == bad
    fixed = wide.read_bytes()
    assert fixed.decode("utf-16") == '"I thought so," he said softly.\n'
    run("proof", "--fix", "safe", wide)
    assert wide.read_bytes() == fixed


@pytest.mark.parametrize("arguments", [["intake"], ["nonsense"], ["serve", "--listen", "here"], ["export", "twelve"]])
def test_wrong_usage_ends_with_two(run: Run, arguments: list[str]) -> None:
    assert run(*arguments).returncode == 2


@pytest.mark.parametrize(
    "command", ["serve", "init", "demo", "intake", "post", "export", "createuser", "role", "setpassword"]
)
def test_every_command_helps_with_an_example(run: Run, command: str) -> None:
    outcome = run(command, "--help")
    assert outcome.returncode == 0
    assert f"ficstead {command}" in outcome.stdout
    assert "Example" in outcome.stdout


def test_an_archive_from_nothing_to_a_book(run: Run, chapter: Path, tmp_path: Path) -> None:
    assert run("init").returncode == 0
    assert run("createuser", "alice", "--pseud", "Alice Amber", FICSTEAD_PASSWORD="seven slow herons").returncode == 0
    posted = run("post", chapter, "--as", "Alice Amber")
    assert posted.returncode == 0, posted.stderr
    assert run("post", chapter, "--as", "alice amber", "--work", "1").returncode == 0
    for form in ("epub", "html", "txt"):
        assert run("export", "1", "--format", form, "-o", f"book.{form}").returncode == 0
    text = (tmp_path / "book.txt").read_text(encoding="utf-8")
    assert text.count("It's sulking") == 2
    assert (tmp_path / "book.epub").read_bytes().startswith(b"PK")


def test_what_cannot_be_done_is_said_in_a_sentence(run: Run, chapter: Path, tmp_path: Path) -> None:
    run("init")
    run("createuser", "alice", FICSTEAD_PASSWORD="seven slow herons")
    untitled = tmp_path / "untitled.txt"
    untitled.write_text("It rained.\n\nIt went on raining.\n")
    for arguments, sentence in [
        (["post", chapter, "--as", "Nobody"], "Nobody here writes as Nobody"),
        (["post", chapter, "--as", "alice", "--work", "9"], "alice has no work 9"),
        (["post", "missing.txt", "--as", "alice"], "missing.txt: No such file"),
        (["post", untitled, "--as", "alice"], "--title"),
        (["post", chapter, "--as", "alice", "--draft"], ""),
        (["export", "1"], "has no posted chapter"),
        (["export", "9"], "There is no work 9"),
    ]:
        outcome = run(*arguments)
        assert outcome.returncode == (1 if sentence else 0), outcome.stderr
        assert sentence in outcome.stderr.replace("\n", " ")
        assert "Traceback" not in outcome.stderr
    again = run("createuser", "Alice", FICSTEAD_PASSWORD="seven slow herons")
    assert (again.returncode, "taken" in again.stderr) == (1, True)


@pytest.mark.parametrize("command", [["serve", "--no-worker"], ["worker"]])
def test_no_door_is_opened_before_the_archive_is_ready(run: Run, tmp_path: Path, command: list[str]) -> None:
    nothing = run(*command)
    assert (nothing.returncode, "no archive" in nothing.stderr, "ficstead init" in nothing.stderr) == (1, True, True)
    run("init")
    file = tmp_path / "var" / "archive.sqlite3"
    for damage in (
        "DELETE FROM django_migrations WHERE app = 'works'",
        "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger' LIMIT 1",
    ):
        whole = file.read_bytes()
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            for (statement,) in database.execute(damage).fetchall():
                database.execute(statement)
        outcome = run(*command)
        assert (outcome.returncode, "ficstead init" in outcome.stderr) == (1, True), outcome.stderr
        assert "Traceback" not in outcome.stderr
        file.write_bytes(whole)
    file.write_bytes(b"This is no database, or one that a disk has damaged." * 100)
    broken = run(*command)
    assert (broken.returncode, "can't be used" in broken.stderr) == (1, True), broken.stderr


def test_a_bad_setting_is_named(run: Run) -> None:
    outcome = run("init", FICSTEAD_SITE_URL="example")
    assert outcome.returncode == 1
    assert "FICSTEAD_SITE_URL" in outcome.stderr
    assert "Traceback" not in outcome.stderr


def test_the_sample_archive_loads_once_and_says_how_to_sign_in(run: Run) -> None:
    run("init")
    first, second = run("demo"), run("demo")
    assert first.returncode == second.returncode == 0, first.stderr
    assert "Demo logins" in first.stderr
    assert first.stderr.splitlines()[-1] == second.stderr.splitlines()[-1]
