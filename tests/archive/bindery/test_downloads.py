"""Taking a work away, through the archive's own pages."""

import io
import zipfile
from pathlib import Path

import pytest
from django.http.request import HttpHeaders
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.trashing import trash_work
from ficstead.archive.tags.models import Tag
from ficstead.archive.works.models import ChapterTexts, Work
from tests.archive.making import NOON, make_chapter, make_work

pytestmark = pytest.mark.django_db


def fetch(client: Client, work: Work, form: str = "txt") -> bytes:
    return download(client, work, form)[1]


def download(client: Client, work: Work, form: str) -> tuple[HttpHeaders, bytes]:
    response = client.get(f"/works/{work.pk}/download/{form}")
    assert response.status_code == 200, response
    # The file is closed when the last of it has been read, as the server does it.
    return response.headers, b"".join(response.streaming_content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("form", ["epub", "html", "txt"])
def test_a_stranger_takes_a_work_away(client: Client, alice: User, form: str) -> None:
    assert fetch(client, make_work(alice, chapters=2), form)


def test_a_draft_chapter_never_leaves(client: Client, as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    make_chapter(work, posted=False, body="<p>Not ready yet.</p>")
    for reader in (client, as_alice):
        assert "Not ready yet" not in fetch(reader, work).decode()
        names = zipfile.ZipFile(io.BytesIO(fetch(reader, work, "epub"))).namelist()
        assert sum("chapter" in name for name in names) == 1


def test_the_file_is_fresh_after_a_correction_and_the_same_until_then(client: Client, alice: User) -> None:
    work = make_work(alice)
    before = fetch(client, work, "epub")
    assert fetch(client, work, "epub") == before
    save_chapter(work.chapters.get(), ChapterTexts(body="<p>She rowed.</p>"), by=alice, at=NOON)
    assert fetch(client, work, "epub") != before
    assert "She rowed." in fetch(client, work).decode()


def test_the_file_is_fresh_whatever_has_changed_and_by_whomever(client: Client, alice: User) -> None:
    """Also where no deed of ours has raised the work's revision: a tag's new name, a statement by hand, a backup."""
    work = make_work(alice)
    fetch(client, work)
    Tag.objects.filter(name="Bram").update(name="Abraham")
    assert b"Abraham" in fetch(client, work)
    revision = Work.objects.get().revision
    save_chapter(work.chapters.get(), ChapterTexts(body="<p>Lost with the disk.</p>"), by=alice, at=NOON)
    assert b"Lost with the disk." in fetch(client, work)
    Work.objects.update(revision=revision)
    save_chapter(work.chapters.get(), ChapterTexts(body="<p>Written again.</p>"), by=alice, at=NOON)
    assert b"Written again." in fetch(client, work)


def test_only_the_newest_file_stays_on_the_shelf(client: Client, alice: User, shelf: Path) -> None:
    work = make_work(alice)
    fetch(client, work)
    make_chapter(work)
    fetch(client, work)
    assert len(list(shelf.glob(f"*/{work.pk}/*"))) == 1


def test_what_a_reader_has_already_is_not_sent_again(client: Client, alice: User) -> None:
    work = make_work(alice)
    headers, _file = download(client, work, "epub")
    again = client.get(f"/works/{work.pk}/download/epub", headers={"if-none-match": headers["ETag"]})
    assert again.status_code == 304


def test_a_members_work_is_for_members(client: Client, as_bob: Client, alice: User) -> None:
    work = make_work(alice, visibility="members")
    assert client.get(f"/works/{work.pk}/download/txt").status_code == 404
    assert fetch(as_bob, work)


def test_a_draft_a_trashed_work_and_an_unknown_format_are_not_found(client: Client, alice: User) -> None:
    trashed = make_work(alice)
    trash_work(trashed, at=NOON)
    draft = make_work(alice, posted=False)
    for address in (f"{trashed.pk}/download/epub", f"{draft.pk}/download/epub", f"{make_work(alice).pk}/download/mp3"):
        assert client.get(f"/works/{address}").status_code == 404


def test_a_draft_work_has_nothing_to_take_away_even_for_its_author(as_alice: Client, alice: User) -> None:
    work = make_work(alice, posted=False)
    assert as_alice.get(f"/works/{work.pk}/download/epub").status_code == 404


def test_a_title_in_any_script_makes_a_file_name(client: Client, alice: User) -> None:
    work = make_work(alice, title="Огни / “Lights” <b>")
    headers, _file = download(client, work, "epub")
    disposition = headers["Content-Disposition"]
    assert disposition.startswith("attachment;")
    assert "/" not in disposition.split("''", 1)[1]
