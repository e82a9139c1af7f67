"""Handing a manuscript in."""

import pytest
from django.conf import LazySettings
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import ManuscriptFile
from tests.archive.desk.manuscripts import UNTIDY, hand_in, upload
from tests.archive.making import make_work
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


def test_a_chosen_file_is_kept_as_it_came_and_opens_its_preview(as_alice: Client, alice: User) -> None:
    raw = UNTIDY.replace("\n", "\r\n").encode("utf-16")
    answer = as_alice.post("/desk/new", {"file": upload(raw)})
    file = ManuscriptFile.objects.get()
    assert answer.headers["Location"] == f"/desk/manuscripts/{file.pk}"
    assert (file.owner, file.name, file.original()) == (alice, "heron.txt", raw)


def test_a_pasted_text_is_a_manuscript_too(as_alice: Client) -> None:
    as_alice.post("/desk/new", {"pasted": UNTIDY})
    assert "Clockwork Heron" in ManuscriptFile.objects.get().original().decode()


def test_a_paste_with_formatting_keeps_it(as_alice: Client) -> None:
    as_alice.post("/desk/new", {"pasted": "She ran.", "pasted_html": "<p>She <em>ran</em>.</p>"})
    file = ManuscriptFile.objects.get()
    assert "<em>ran</em>" in open_page(as_alice, file.get_absolute_url()).html


def test_the_page_of_a_work_asks_for_its_next_chapters(as_alice: Client, alice: User, bob: User) -> None:
    own, other = make_work(alice, title="Mine"), make_work(bob, title="His")
    page = open_page(as_alice, f"/desk/new?work={own.pk}")
    assert page.texts("[name=work] [selected]") == ["more of “Mine”"]
    assert "His" not in page.text
    answer = as_alice.post("/desk/new", {"file": upload(), "work": other.pk})
    assert answer.status_code == 422
    assert not ManuscriptFile.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({}, "Choose a file, or paste the text of your chapter."),
        ({"file": upload("")}, "empty"),
        ({"file": upload(b"\x7fELF\x00\x01\x02\x03" * 50, "story.exe")}, ""),
    ],
    ids=["nothing", "empty", "binary"],
)
def test_what_cannot_be_taken_in_is_told_beside_its_field(as_alice: Client, sent: dict, words: str) -> None:
    answer = as_alice.post("/desk/new", sent)
    assert answer.status_code == 422
    [error] = read_page(answer.content.decode()).texts(".drop-zone .errorlist li")
    assert words in error
    assert not ManuscriptFile.objects.exists()


def test_a_file_over_the_limit_gets_one_clear_sentence(as_alice: Client, settings: LazySettings) -> None:
    settings.MANUSCRIPT_LIMIT = 2_000_000
    answer = as_alice.post("/desk/new", {"file": upload("word " * 400_001)})
    [error] = read_page(answer.content.decode()).texts(".errorlist li")
    assert error == "This file is larger than the 2 MB that the archive takes in."


def test_a_refused_paste_is_still_on_the_page(as_alice: Client, settings: LazySettings) -> None:
    settings.MANUSCRIPT_LIMIT = 100
    pasted = "Row, said Ottilie, or swim & sink.\n" * 20
    answer = as_alice.post("/desk/new", {"pasted": pasted})
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert page.tree.css_first("[name=pasted]").text().strip() == pasted.strip()


def test_the_original_can_be_taken_back_byte_by_byte(as_alice: Client) -> None:
    file = hand_in(as_alice, b"Caf\xe9 at the third bell.\r\n\r\nHe rowed, and rowed, and rowed again.\r\n")
    answer = as_alice.get(f"/desk/manuscripts/{file.pk}/original")
    assert answer.content == file.original()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="heron.txt"'
