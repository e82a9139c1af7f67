"""What is typed and not yet saved: kept by the server, offered again, never silently in anybody's place."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk import unsaved
from ficstead.archive.desk.models import UnsavedText
from ficstead.archive.desk.unsaved import keep_unsaved
from ficstead.archive.works.models import Chapter, ChapterTexts
from tests.archive.desk.test_conflict import address, fields
from tests.archive.making import NOON, make_work
from tests.archive.pages import open_page, read_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice, chapters=[ChapterTexts(title="Fog", body="<p>The fog came in.</p>")]).chapters.get()


def send(client: Client, **said: object) -> int:
    payload = {"device": "phone-12345", "base": 1, "fields": {"body": "An hour of work."}} | said
    return client.post("/desk/unsaved", json.dumps(payload), content_type="application/json").status_code


def test_what_is_typed_is_kept_and_the_answer_says_when(as_alice: Client, chapter: Chapter, alice: User) -> None:
    answer = as_alice.post(
        "/desk/unsaved",
        json.dumps({"place": f"chapter:{chapter.pk}", "device": "phone-12345", "base": 1, "fields": {"body": "Fog."}}),
        content_type="application/json",
    )
    text = alice.unsaved_texts.get()
    assert answer.json() == {"saved_at": text.saved_at.isoformat(), "revision": 1}
    assert (text.fields, text.work) == ({"body": "Fog."}, chapter.work)
    assert send(as_alice, place=f"chapter:{chapter.pk}") == 200
    assert alice.unsaved_texts.get().fields == {"body": "An hour of work."}, "the same device writes over its own"


def test_two_devices_do_not_write_over_each_other(as_alice: Client, chapter: Chapter, alice: User) -> None:
    send(as_alice, place=f"chapter:{chapter.pk}")
    send(as_alice, place=f"chapter:{chapter.pk}", device="laptop-9876", fields={"body": "Another."})
    assert alice.unsaved_texts.count() == 2


def test_only_what_one_may_edit_is_kept(
    as_alice: Client, as_bob: Client, client: Client, chapter: Chapter, alice: User
) -> None:
    for place in (f"chapter:{chapter.pk}", f"work:{chapter.work_id}", f"announcement:{chapter.work_id}"):
        assert send(as_alice, place=place) == 200
        assert send(as_bob, place=place) == 404
        assert send(client, place=place) in (302, 403)
    for place in ("standing:0", "new-work:0"):
        assert send(as_bob, place=place) == 200
    for place in ("user:1", "chapter", "chapter:99999999", "series:1"):
        assert send(as_alice, place=place) == 404
    assert UnsavedText.objects.count() == 5


@pytest.mark.parametrize(
    "said",
    [
        {"device": "x"},
        {"fields": ["a"]},
        {"fields": {"body": 3}},
        {"fields": None},
        {"fields": {"body": "\0"}},
        {"fields": {f"f{n}": "" for n in range(100)}},
        {"place": "x" * 100},
        {"base": -1},
    ],
)
def test_nonsense_is_refused(as_alice: Client, chapter: Chapter, said: dict[str, object]) -> None:
    assert send(as_alice, **({"place": f"chapter:{chapter.pk}"} | said)) == 400


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b"null"])
def test_what_is_no_json_is_refused(as_alice: Client, body: bytes) -> None:
    assert as_alice.post("/desk/unsaved", body, content_type="application/json").status_code == 400


def test_there_is_a_limit_and_the_device_keeps_what_is_beyond(
    as_alice: Client, chapter: Chapter, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = f"chapter:{chapter.pk}"
    monkeypatch.setattr(unsaved, "MOST_CHARACTERS", 20)
    assert send(as_alice, place=place, fields={"body": "x" * 21}) == 413
    assert send(as_alice, place=place) == 200
    monkeypatch.setattr(unsaved, "MOST_OF_ONE_PLACE", 1)
    assert send(as_alice, place=place, device="laptop-1234") == 413
    assert send(as_alice, place=place) == 200


def test_it_is_offered_when_the_chapter_is_opened_and_taken_only_when_asked(
    as_alice: Client, chapter: Chapter, alice: User
) -> None:
    send(
        as_alice, place=f"chapter:{chapter.pk}", fields={"title": "Fog", "body": "<p>Mist.</p>", "body_format": "html"}
    )
    page = open_page(as_alice, address(chapter))
    assert "Unsaved text from" in page.text
    assert fields(page)["body"] == "The fog came in."
    text = alice.unsaved_texts.get()
    assert "The fog came in" in open_page(as_alice, f"/desk/unsaved/{text.pk}").text
    taken = open_page(as_alice, f"{address(chapter)}?unsaved={text.pk}")
    assert fields(taken)["body"] == "Mist."
    assert "Unsaved text from" not in taken.text
    as_alice.post(address(chapter), fields(taken))
    assert Chapter.objects.get().body == "<p>Mist.</p>"
    assert not alice.unsaved_texts.exists(), "saved is no longer unsaved"


def test_a_text_that_was_taken_over_keeps_the_version_it_began_from(as_alice: Client, chapter: Chapter) -> None:
    send(as_alice, place=f"chapter:{chapter.pk}", base=1)
    as_alice.post(address(chapter), fields(open_page(as_alice, address(chapter)), body="Saved meanwhile."))
    text = UnsavedText.objects.get()
    taken = open_page(as_alice, f"{address(chapter)}?unsaved={text.pk}")
    assert as_alice.post(address(chapter), fields(taken)).status_code == 409


def test_saving_forgets_this_device_and_no_other(as_alice: Client, chapter: Chapter, alice: User) -> None:
    send(as_alice, place=f"chapter:{chapter.pk}")
    send(as_alice, place=f"chapter:{chapter.pk}", device="laptop-9876", fields={"body": "Another."})
    as_alice.post(
        address(chapter), fields(open_page(as_alice, address(chapter)), body="An hour.", device="phone-12345")
    )
    assert [text.device for text in alice.unsaved_texts.all()] == ["laptop-9876"]


def test_a_text_that_says_what_is_saved_is_not_offered(as_alice: Client, chapter: Chapter) -> None:
    send(as_alice, place=f"chapter:{chapter.pk}", fields={"title": "Fog", "body": "The fog came in."})
    assert "Unsaved text from" not in open_page(as_alice, address(chapter)).text


def test_what_is_put_away_can_be_taken_out_again(as_alice: Client, as_bob: Client, chapter: Chapter) -> None:
    send(as_alice, place=f"chapter:{chapter.pk}")
    text = UnsavedText.objects.get()
    assert as_bob.post(f"/desk/unsaved/{text.pk}/away").status_code == 404
    as_alice.post(f"/desk/unsaved/{text.pk}/away")
    assert "Unsaved text from" not in open_page(as_alice, address(chapter)).text
    assert "Put away" in open_page(as_alice, "/desk/unsaved").texts("h2")
    as_alice.post(f"/desk/unsaved/{text.pk}/back")
    assert "Unsaved text from" in open_page(as_alice, address(chapter)).text


def test_typing_on_brings_a_text_back_that_was_put_away(as_alice: Client, chapter: Chapter) -> None:
    send(as_alice, place=f"chapter:{chapter.pk}")
    as_alice.post(f"/desk/unsaved/{UnsavedText.objects.get().pk}/away")
    send(as_alice, place=f"chapter:{chapter.pk}", fields={"body": "Typed on."})
    assert "Unsaved text from" in open_page(as_alice, address(chapter)).text


def test_the_text_of_another_form_is_shown_to_be_copied(as_alice: Client, chapter: Chapter, alice: User) -> None:
    send(as_alice, place=f"work:{chapter.work_id}", fields={"summary": "A boat & a bell."})
    page = open_page(as_alice, f"/desk/unsaved/{alice.unsaved_texts.get().pk}")
    assert "A boat & a bell." in page.text


def test_a_page_that_was_away_gets_a_fresh_token_and_what_waits(as_alice: Client, as_bob: Client, alice: User) -> None:
    send(as_alice, place="standing:0")
    here = as_alice.get("/desk/unsaved/here?place=standing:0").json()
    assert here["person"] == alice.pk
    assert here["token"]
    assert [text["fields"] for text in here["texts"]] == [{"body": "An hour of work."}]
    assert as_bob.get("/desk/unsaved/here?place=standing:0").json()["texts"] == []
    assert as_bob.get("/desk/unsaved/here?place=chapter:1").status_code == 404


def test_a_longer_list_of_unsaved_texts_asks_no_more_of_the_database(
    as_alice: Client, chapter: Chapter, alice: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def keep(number: int) -> None:
        keep_unsaved(
            alice,
            f"chapter:{chapter.pk}",
            f"device-{number}",
            {"body": "x"},
            work=chapter.work,
            base=1,
            at=NOON + timedelta(minutes=number),
        )

    keep(0)
    with django_assert_num_queries(5):
        open_page(as_alice, "/desk/unsaved")
    for number in range(1, 11):
        keep(number)
    with django_assert_num_queries(5):
        open_page(as_alice, "/desk/unsaved")


# A session that ended, a token that went stale


def test_a_form_sent_after_the_session_ended_comes_back_with_every_word(
    as_alice: Client, client: Client, chapter: Chapter
) -> None:
    sent = fields(open_page(as_alice, address(chapter)), body="An hour of work, <b>and</b> more\nthan that, at least.")
    answer = client.post(address(chapter), sent, headers={"Sec-Fetch-Site": "same-origin"})
    assert answer.status_code == 403
    page = read_page(answer.content.decode())
    assert "signed out" in page.texts("h1")[0]
    form = page.tree.css_first("main form")
    again = {node.attributes["name"]: node.attributes["value"] or "" for node in form.css("input[name]")}
    assert form.attributes["action"] == address(chapter)
    assert as_alice.post(address(chapter), again).status_code == 302
    assert Chapter.objects.get().body == "<p>An hour of work, <b>and</b> more<br>than that, at least.</p>"


def test_a_stale_token_brings_the_text_back_too(alice: User, chapter: Chapter) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(alice)
    text = "An hour of work that nobody wants to type again."
    own = {"Sec-Fetch-Site": "same-origin"}
    answer = careful.post(address(chapter), {"body": text, "csrfmiddlewaretoken": "stale"}, headers=own)
    assert answer.status_code == 403
    page = read_page(answer.content.decode())
    assert text in page.text
    token = page.tree.css_first("main form [name=csrfmiddlewaretoken]").attributes["value"]
    again = careful.post(address(chapter), {"body": text, "csrfmiddlewaretoken": token}, headers=own)
    assert again.status_code == 302


@pytest.mark.parametrize(
    ("headers", "fields_sent"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, {"body": "x" * 100}),
        ({"Origin": "https://elsewhere.example"}, {"body": "x" * 100}),
        ({}, {"body": "x" * 100}),
        ({"Sec-Fetch-Site": "same-origin"}, {"password": "x" * 100}),
        ({"Sec-Fetch-Site": "same-origin"}, {"body": "short"}),
    ],
)
def test_no_form_is_offered_again_that_another_site_sent_or_that_holds_a_secret(
    alice: User, chapter: Chapter, headers: dict[str, str], fields_sent: dict[str, str]
) -> None:
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(alice)
    answer = careful.post(address(chapter), fields_sent, headers=headers)
    assert answer.status_code == 403
    assert b"Send it again" not in answer.content
    assert b"xxxxx" not in answer.content
