"""What an author's new works and chapters begin with."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.standing import standing_texts
from ficstead.archive.works.models import Work
from ficstead.archive.works.writing import clean_again
from tests.archive.desk.manuscripts import answer_preview, hand_in
from tests.archive.making import make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db

BARE = "Chapter 1: Fog\n\nThe fog came in at the third bell.\n\nIt came in hungry.\n"
SAID = {"disclaimer": "Not mine.", "opening_note": "Hello again!", "closing_note": "Tell me <script>x</script>all."}


def test_standing_texts_are_kept_clean_and_shown_as_typed(as_alice: Client, alice: User) -> None:
    assert as_alice.post("/desk/standing", SAID).headers["Location"] == "/desk/standing"
    alice.refresh_from_db()
    assert (alice.default_disclaimer, alice.default_opening_note) == ("<p>Not mine.</p>", "<p>Hello again!</p>")
    assert alice.default_closing_note == "<p>Tell me all.</p>"
    assert alice.default_disclaimer_sanitiser == alice.default_notes_sanitiser > 0
    assert open_page(as_alice, "/desk/standing").texts("textarea") == ["Not mine.", "Hello again!", "Tell me all."]


def test_a_new_chapter_begins_with_the_standing_notes_and_without_the_disclaimer(
    as_alice: Client, alice: User, bob: User
) -> None:
    as_alice.post("/desk/standing", SAID)
    alice.refresh_from_db()
    texts = standing_texts(alice)
    assert (texts.opening_note, texts.closing_note) == ("<p>Hello again!</p>", "<p>Tell me all.</p>")
    assert texts.body == texts.disclaimer == ""
    assert standing_texts(bob).opening_note == ""


def test_a_manuscript_without_notes_gets_them_and_its_preview_says_so(as_alice: Client) -> None:
    as_alice.post("/desk/standing", SAID)
    file = hand_in(as_alice, BARE, "fog.txt")
    assert "Hello again!" in open_page(as_alice, file.get_absolute_url()).text
    answer_preview(as_alice, file, "draft", title="Fog")
    work = Work.objects.get()
    [chapter] = work.chapters.all()
    assert work.disclaimer == "<p>Not mine.</p>"
    assert (chapter.opening_note, chapter.closing_note) == ("<p>Hello again!</p>", "<p>Tell me all.</p>")
    assert chapter.disclaimer == ""


def test_what_a_manuscript_brings_stands_instead_of_the_standing_texts(as_alice: Client) -> None:
    as_alice.post("/desk/standing", SAID)
    answer_preview(as_alice, hand_in(as_alice), "draft")
    work = Work.objects.get()
    first = work.chapters.get(number=1)
    assert "Lantern Canals" in work.disclaimer
    assert "lovely reviews" in first.opening_note
    assert "Hello again!" not in first.opening_note
    assert first.closing_note == "<p>Tell me all.</p>"


def test_works_and_chapters_that_have_begun_stay_as_they_are(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    as_alice.post("/desk/standing", SAID)
    work.refresh_from_db()
    assert work.disclaimer == ""
    assert "Hello again!" not in work.chapters.get().opening_note


def test_an_older_sanitisers_standing_texts_are_cleaned_again(alice: User) -> None:
    User.objects.filter(pk=alice.pk).update(default_closing_note="<p>Old<script>1</script></p>")
    assert clean_again() == 1
    alice.refresh_from_db()
    assert alice.default_closing_note == "<p>Old</p>"
    assert clean_again() == 0


def test_a_guest_is_asked_to_sign_in_first(client: Client, db: None) -> None:
    assert client.get("/desk/standing").status_code == 302
