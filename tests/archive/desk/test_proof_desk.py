"""The proofreader at the desk: for whom it reads, what it says, what is put right, and what a writer answers."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.models import OwnWord
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.proofing import MOST_CHARACTERS
from ficstead.archive.works.models import Chapter, ChapterTexts
from tests.archive.desk.manuscripts import answer_preview, hand_in
from tests.archive.desk.proof_checks import own_checks
from tests.archive.making import NOON, make_work
from tests.archive.pages import open_page, read_page

__all__ = ["own_checks"]
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_checks")]
BODY = '<p>They rowed to <em>teh</em> skyrl.</p><p>"Row." he said, and teh fog came.</p>'


@pytest.fixture
def chapter(alice: User) -> Chapter:
    texts = ChapterTexts(title="Fog", body=BODY, opening_note="<p>Thanks to teh betas!</p>")
    return make_work(alice, chapters=[texts]).chapters.get()


def at(chapter: Chapter, name: str = "") -> str:
    return f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}/proof{name}"


def asked(client: Client, chapter: Chapter, *paragraphs: str) -> Any:
    said = {"text": "body", "paragraphs": list(paragraphs)}
    answer = client.post(at(chapter, "/notes"), json.dumps(said), content_type="application/json")
    return answer.json() if answer.status_code == 200 else answer.status_code


# As the editor asks


def test_the_editor_hears_where_each_note_stands(as_alice: Client, chapter: Chapter) -> None:
    [stop, teh] = asked(as_alice, chapter, "", "  Fog. ", 'Oh 😀. "Row." he said.', "To teh bell.")["notes"]
    assert (stop["paragraph"], stop["kind"], stop["words"], stop["instead"]) == (2, "dialogue", '"Row."', '"Row,"')
    # A browser counts the face as two.
    assert (stop["start"], stop["end"], stop["from"], stop["to"], stop["replacement"]) == (11, 12, 7, 13, ",")
    assert (teh["paragraph"], teh["from"], teh["to"], teh["words"], teh["instead"]) == (3, 3, 6, "teh", "the")
    assert (teh["start"], teh["end"], teh["replacement"]) == (4, 6, "he")
    assert teh["safe"]
    assert teh["severity"] == "error"


def test_each_kind_of_note_is_explained_once(as_alice: Client, chapter: Chapter) -> None:
    said = asked(as_alice, chapter, "teh teh teh")
    assert len(said["notes"]) == 3
    assert list(said["explanations"]) == ["slip-999"]


def test_nobody_but_its_authors_has_a_chapter_proofread(
    client: Client, as_alice: Client, as_bob: Client, chapter: Chapter
) -> None:
    assert as_alice.get(at(chapter)).status_code == 200
    assert as_bob.get(at(chapter)).status_code == 404
    assert client.get(at(chapter)).status_code == 302
    assert asked(as_bob, chapter, "teh") == 404
    assert asked(client, chapter, "teh") in (302, 403)
    note = {"code": "slip-999", "fingerprint": "0" * 32}
    silence = f"/desk/works/{chapter.work_id}/proof/silence"
    for address in (
        at(chapter),
        at(chapter, "/ignore"),
        at(chapter, "/heed"),
        silence,
        silence.replace("silence", "hear"),
    ):
        assert as_bob.post(address, note).status_code == 404
    assert chapter.ignored_notes.count() == chapter.work.silenced_checks.count() == 0


def test_the_proofreader_wants_a_token(alice: User, chapter: Chapter) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(alice)
    assert asked(strict, chapter, "teh") == 403


@pytest.mark.parametrize(
    "said", ["", "[]", '{"text": "title", "paragraphs": []}', '{"text": "body", "paragraphs": [3]}']
)
def test_nonsense_is_refused(as_alice: Client, chapter: Chapter, said: str) -> None:
    assert as_alice.post(at(chapter, "/notes"), said, content_type="application/json").status_code == 400


def test_a_text_beyond_measure_is_refused(as_alice: Client, chapter: Chapter) -> None:
    assert asked(as_alice, chapter, "x" * (MOST_CHARACTERS + 1)) == 413


def test_a_work_in_another_language_is_let_alone(as_alice: Client, chapter: Chapter) -> None:
    chapter.work.language = "de"
    chapter.work.save()
    assert asked(as_alice, chapter, "teh") == 422
    assert "English only" in open_page(as_alice, at(chapter)).text
    assert "data-proof=" not in open_page(as_alice, f"/desk/works/{chapter.work_id}/chapters/{chapter.pk}").html


def test_asking_costs_the_same_however_much_was_answered_before(
    as_alice: Client, alice: User, chapter: Chapter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    OwnWord.objects.bulk_create(OwnWord(user=alice, word=f"word{letter}") for letter in "abcdefghij")
    for number in range(10):
        chapter.ignored_notes.create(code="slip-999", fingerprint=f"{number:032}")
        chapter.work.silenced_checks.create(code=f"style-{number:03}")
    with django_assert_max_num_queries(12):
        asked(as_alice, chapter, *["teh bell"] * 50)


# What a writer answers


def test_a_note_that_is_ignored_stays_so_when_its_words_move(as_alice: Client, chapter: Chapter) -> None:
    [note, other] = asked(as_alice, chapter, "We came to teh bell at noon.", "And teh fog.")["notes"]
    sent = {"code": note["code"], "fingerprint": note["fingerprint"]}
    for _twice in range(2):
        assert as_alice.post(at(chapter, "/ignore"), sent, headers={"accept": "application/json"}).status_code == 200
    assert chapter.ignored_notes.count() == 1
    assert asked(as_alice, chapter, "And teh fog.", "Late, we came to teh bell at night.")["notes"] == [
        other | {"paragraph": 0}
    ]
    as_alice.post(at(chapter, "/heed"))
    assert len(asked(as_alice, chapter, "We came to teh bell at noon.")["notes"]) == 1


def test_a_check_is_silenced_for_one_work_until_it_is_heard_again(
    as_alice: Client, alice: User, chapter: Chapter
) -> None:
    other = make_work(alice, title="Another").chapters.get()
    assert as_alice.post(f"/desk/works/{chapter.work_id}/proof/silence", {"code": "slip-999"}).status_code == 302
    assert asked(as_alice, chapter, "teh")["notes"] == []
    assert len(asked(as_alice, other, "teh")["notes"]) == 1
    assert "“teh” for “the”" in open_page(as_alice, "/desk/words").text
    as_alice.post(f"/desk/works/{chapter.work_id}/proof/hear", {"code": "slip-999"})
    assert len(asked(as_alice, chapter, "teh")["notes"]) == 1


def test_a_word_of_ones_own_is_right_in_every_work_of_ones_own(
    as_alice: Client, as_bob: Client, chapter: Chapter
) -> None:
    [note] = asked(as_alice, chapter, "The skyrl.")["notes"]
    assert note["own_word"] == "skyrl"
    assert as_alice.post("/desk/words", {"word": "Skyrl"}, headers={"accept": "application/json"}).json() == {
        "done": True
    }
    assert as_alice.post("/desk/words", {"word": "Skyrl"}).status_code == 302
    assert asked(as_alice, chapter, "The skyrl.")["notes"] == []
    own = OwnWord.objects.get()
    assert as_bob.post(f"/desk/words/{own.pk}/remove").status_code == 404
    as_alice.post(f"/desk/words/{own.pk}/remove")
    assert len(asked(as_alice, chapter, "The skyrl.")["notes"]) == 1


@pytest.mark.parametrize("word", ["", "two words", "<b>", "x" * 61])
def test_what_is_no_word_is_not_taken_for_one(as_alice: Client, word: str) -> None:
    assert as_alice.post("/desk/words", {"word": word}).status_code == 422
    assert as_alice.post("/desk/words", {"word": word}, headers={"accept": "application/json"}).status_code == 400
    assert not OwnWord.objects.exists()


def test_names_of_characters_are_words_of_the_work(as_alice: Client, alice: User) -> None:
    work = make_work(alice, tags={"character": ["Skyrl the Bold"]})
    assert asked(as_alice, work.chapters.get(), "The skyrl.")["notes"] == []


# The page


def test_the_page_shows_every_note_of_the_story_and_the_others_if_asked(as_alice: Client, chapter: Chapter) -> None:
    page = open_page(as_alice, at(chapter))
    assert "spelling: skyrl." not in page.text
    for words in ("slip: teh", "spelling: skyrl", "A full stop before a tag", "Look at all 3 safe fixes"):
        assert words in page.text
    assert "betas" not in page.text
    assert "betas" in open_page(as_alice, at(chapter) + "?notes=on").text


def fixes(client: Client, chapter: Chapter, **more: Any) -> Any:
    return client.post(at(chapter), {"base": 1} | more)


def test_safe_fixes_are_looked_at_and_then_saved_as_one_version(as_alice: Client, chapter: Chapter) -> None:
    look = read_page(fixes(as_alice, chapter, safe="on").content.decode())
    assert 'data-is="removed:">teh</del>' in look.html
    chapter.refresh_from_db()
    assert (chapter.body, chapter.revisions.count()) == (BODY, 1)
    for _twice in range(2):
        assert fixes(as_alice, chapter, safe="on", do="save").status_code == 302
    chapter.refresh_from_db()
    assert chapter.body == '<p>They rowed to <em>the</em> skyrl.</p><p>"Row," he said, and the fog came.</p>'
    assert chapter.opening_note == "<p>Thanks to teh betas!</p>"
    assert chapter.revisions.count() == 2


def test_only_what_is_ticked_is_put_right(as_alice: Client, chapter: Chapter) -> None:
    [ticked] = [each for each in _boxes(as_alice, chapter) if "dialogue" in each]
    fixes(as_alice, chapter, fix=ticked, do="save")
    chapter.refresh_from_db()
    assert chapter.body == BODY.replace('."', ',"')


def _boxes(client: Client, chapter: Chapter) -> list[str]:
    return [part.split('"')[0] for part in open_page(client, at(chapter)).html.split('name="fix" value="')[1:]]


def test_notes_are_put_right_if_they_were_read(as_alice: Client, chapter: Chapter) -> None:
    fixes(as_alice, chapter, safe="on", notes="on", do="save")
    chapter.refresh_from_db()
    assert chapter.opening_note == "<p>Thanks to the betas!</p>"


def test_a_chapter_that_was_changed_meanwhile_is_left_alone(as_alice: Client, alice: User, chapter: Chapter) -> None:
    texts = ChapterTexts(title="Fog", body="<p>All new, and teh end.</p>")
    save_chapter(chapter, texts, by=alice, at=NOON)
    answer = fixes(as_alice, chapter, safe="on", do="save")
    assert answer.status_code == 409
    assert "changed meanwhile" in read_page(answer.content.decode()).text
    chapter.refresh_from_db()
    assert (chapter.texts(), chapter.revisions.count()) == (texts, 2)


@pytest.mark.parametrize("sent", [{}, {"fix": "body-9-9-9-slip-999"}, {"fix": "nonsense"}])
def test_nothing_ticked_changes_nothing(as_alice: Client, chapter: Chapter, sent: dict[str, str]) -> None:
    assert fixes(as_alice, chapter, do="save", **sent).status_code == 302
    assert as_alice.post(at(chapter), {"base": "x"}).status_code == 422
    assert chapter.revisions.count() == 1


def test_a_posted_chapter_is_put_right_in_silence(as_alice: Client, chapter: Chapter) -> None:
    updated = chapter.work.updated_at
    fixes(as_alice, chapter, safe="on", do="save")
    chapter.work.refresh_from_db()
    assert chapter.work.updated_at == updated


# Manuscripts

MANUSCRIPT = """Title: Fog

Disclaimer: I own teh fog, nothing else.

Chapter 1

They rowed to teh bell.

Chapter 2

"Row." he said. Nobody rowed that night, and the fog came in.
"""


def test_safe_fixes_in_a_manuscript_are_found_and_left_alone(as_alice: Client) -> None:
    file = hand_in(as_alice, MANUSCRIPT)
    page = open_page(as_alice, file.get_absolute_url())
    assert page.texts("#safe-fixes h2") == ["2 safe fixes found"]
    assert "2 safe fixes found" in page.texts("#findings a")
    answer_preview(as_alice, file, "draft")
    assert "teh bell" in Chapter.objects.get(number=1).body


def test_safe_fixes_in_a_manuscript_are_made_if_its_author_ticks_them(as_alice: Client) -> None:
    file = hand_in(as_alice, MANUSCRIPT)
    answer_preview(as_alice, file, "apply", put_right="on")
    page = open_page(as_alice, file.get_absolute_url())
    assert page.tree.css_first("[name=put_right][checked]")
    assert "rowed to the bell" in page.texts("#result")[0]
    answer_preview(as_alice, file, "draft", put_right="on")
    one, two = Chapter.objects.order_by("number")
    assert (one.body, two.body[:18]) == ("<p>They rowed to the bell.</p>", '<p>"Row," he said.')
    file.refresh_from_db()
    assert file.original() == MANUSCRIPT.encode()
    assert "teh fog" in one.work.disclaimer + one.disclaimer


def test_a_manuscript_without_slips_is_asked_nothing(as_alice: Client) -> None:
    page = open_page(as_alice, hand_in(as_alice).get_absolute_url())
    assert not page.tree.css_first("[name=put_right]")


@pytest.mark.parametrize("page", ["chapter", "words"])
def test_pages_ask_the_same_however_much_there_is_to_say(
    as_alice: Client, alice: User, chapter: Chapter, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = at(chapter) if page == "chapter" else "/desk/words"
    open_page(as_alice, address)
    with CaptureQueriesContext(connection) as few:
        open_page(as_alice, address)
    OwnWord.objects.bulk_create(OwnWord(user=alice, word=f"word{letter}") for letter in "abcdefghij")
    for number in range(10):
        make_work(alice, title=f"Work {number}").silenced_checks.create(code="slip-999")
    Chapter.objects.filter(pk=chapter.pk).update(body=BODY * 20)
    with django_assert_max_num_queries(len(few)):
        open_page(as_alice, address)
