"""Kudos and reviews of guests, from pages that carry no token and no key."""

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from django.conf import LazySettings
from django.http.cookie import SimpleCookie
from django.test import Client
from django.urls import URLResolver, get_resolver

from ficstead.archive.accounts.models import User
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.works.models import Chapter
from tests.archive.making import make_work
from tests.archive.pages import Page, read_page
from tests.archive.serving.knocking import Door, Heard

pytestmark = pytest.mark.django_db(transaction=True)

OURS = "http://127.0.0.1:8000"
OWN_PAGE = {"HTTP_SEC_FETCH_SITE": "same-origin"}


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice).chapters.get()


def send(door: Door, address: str, fields: dict[str, str], **headers: str) -> Heard:
    headers.setdefault("CONTENT_TYPE", "application/x-www-form-urlencoded")
    return door.knock("POST", address, urlencode(fields).encode(), **headers)


def review(door: Door, chapter: Chapter, text: str = "Row on!", name: str = "Wren", **headers: str) -> Heard:
    fields = {"text": text, "guest_name": name, "form_key": "", "website": ""}
    return send(door, f"/chapters/{chapter.pk}/reviews", fields, **headers)


def kudos(door: Door, chapter: Chapter, **headers: str) -> Heard:
    return send(door, f"/chapters/{chapter.pk}/kudos", {}, **headers)


def cookies_after(heard: Heard) -> str:
    jar = SimpleCookie(heard.headers.get("set-cookie", ""))
    return "; ".join(f"{name}={cookie.value}" for name, cookie in jar.items())


def fields_of(page: Page) -> dict[str, str]:
    return {
        node.attributes["name"]: node.attributes.get("value") or "" for node in page.tree.css("main form input[name]")
    }


# The page itself


def test_a_finished_page_has_neither_a_token_nor_a_key_and_its_forms_are_all_there(
    door: Door, chapter: Chapter
) -> None:
    heard = door.get(chapter.get_absolute_url())
    page = read_page(heard.text)
    assert "set-cookie" not in heard.headers
    assert "csrfmiddlewaretoken" not in heard.text
    assert "\x00" not in heard.text
    assert page.texts("[data-kudos] button") == ["♥ Give kudos"]
    assert page.texts(".review-form label[for=review-guest_name]") == ["Your name"]
    assert page.tree.css_first("[name=form_key]").attributes.get("value") in (None, "")


def test_a_guest_with_no_cookie_gives_kudos_and_sees_them_given(door: Door, chapter: Chapter) -> None:
    door.get(chapter.get_absolute_url())
    given = kudos(door, chapter, **OWN_PAGE)
    assert given.status == 302
    mine = door.get(chapter.get_absolute_url(), HTTP_COOKIE=cookies_after(given))
    assert "Kudos given." in mine.text
    other = door.get(chapter.get_absolute_url())
    assert "Give kudos" in other.text
    assert "1 reader gave kudos" in other.text


def test_a_guest_with_no_cookie_reviews_and_may_edit_what_they_wrote(door: Door, chapter: Chapter) -> None:
    door.get(chapter.get_absolute_url())
    sent = review(door, chapter, **OWN_PAGE)
    assert sent.status == 302
    mine = read_page(door.get(chapter.get_absolute_url(), HTTP_COOKIE=cookies_after(sent)).text)
    assert mine.texts(".review-deeds a") == ["Answer Wren", "Edit", "Delete"]
    other = read_page(door.get(chapter.get_absolute_url()).text)
    assert other.texts(".review-deeds a") == ["Answer Wren"]


# Who is believed


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"HTTP_SEC_FETCH_SITE": "same-origin"}, 302),
        ({"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": OURS}, 302),
        ({"HTTP_ORIGIN": OURS}, 302),
        ({"HTTP_SEC_FETCH_SITE": "same-site", "HTTP_ORIGIN": OURS}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "https://elsewhere.example"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "none"}, 403),
        ({"HTTP_ORIGIN": "https://elsewhere.example"}, 403),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8001"}, 403),
        ({"HTTP_ORIGIN": "http://127.0.0.1:8000.elsewhere.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "null", "HTTP_REFERER": f"{OURS}/"}, 403),
        ({"HTTP_REFERER": f"{OURS}/"}, 403),
        ({"HTTP_REFERER": "https://elsewhere.example/"}, 403),
        ({}, 403),
    ],
)
def test_a_guests_form_is_believed_when_the_browser_says_that_it_is_from_here(
    door: Door, chapter: Chapter, headers: dict[str, str], status: int
) -> None:
    assert review(door, chapter, **headers).status == status
    assert kudos(door, chapter, **headers).status == status
    assert (Review.objects.count(), Kudos.objects.count()) == ((1, 1) if status == 302 else (0, 0))


def test_somebody_signed_in_needs_the_token_as_ever(door: Door, chapter: Chapter, as_bob: Client, bob: User) -> None:
    session = {"HTTP_COOKIE": f"sessionid={as_bob.cookies['sessionid'].value}"}
    assert kudos(door, chapter, **OWN_PAGE, **session).status == 403
    assert review(door, chapter, **OWN_PAGE, **session).status == 403
    assert kudos(door, chapter, **OWN_PAGE, HTTP_COOKIE="sessionid=long-gone").status == 403
    assert not Kudos.objects.exists()
    assert not Review.objects.exists()


@pytest.mark.parametrize("address", ["/sign-in", "/sign-up", "/sign-out", "/follow/work/1"])
def test_every_other_form_needs_the_token_from_everybody(door: Door, chapter: Chapter, address: str) -> None:
    assert send(door, address, {}, **OWN_PAGE, HTTP_ORIGIN=OURS).status == 403


def test_those_two_forms_alone_are_open_to_guests() -> None:
    assert {name for name, view in _views(get_resolver()) if hasattr(view, "is_open_to_guests")} == {
        "kudos-give",
        "review-new",
    }


def _views(resolver: URLResolver) -> Iterator[tuple[str | None, object]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _views(entry)
        else:
            yield entry.name, entry.callback


# Browsers that tell nothing


def test_a_browser_that_tells_only_the_page_it_came_from_is_asked_once_more(door: Door, chapter: Chapter) -> None:
    referer = {"HTTP_REFERER": OURS + chapter.get_absolute_url()}
    for address, fields in (("kudos", {}), ("reviews", {"text": "Short", "guest_name": "Wren"})):
        asked = send(door, f"/chapters/{chapter.pk}/{address}", fields, **referer)
        page = read_page(asked.text)
        assert asked.status == 403
        assert page.texts("h1") == ["Once more, please"]
        assert page.texts("main textarea") == list(fields.values())
        again = send(
            door, f"/chapters/{chapter.pk}/{address}", fields_of(page), HTTP_COOKIE=cookies_after(asked), **referer
        )
        assert again.status == 302
    assert Review.objects.get().guest_name == "Wren"
    assert Kudos.objects.count() == 1


def test_over_https_too(door: Door, chapter: Chapter, settings: LazySettings) -> None:
    secure = {"wsgi.url_scheme": "https", "HTTP_REFERER": "https://127.0.0.1:8000/works/1"}
    asked = review(door, chapter, **secure)
    sent = fields_of(read_page(asked.text))
    again = send(door, f"/chapters/{chapter.pk}/reviews", sent, HTTP_COOKIE=cookies_after(asked), **secure)
    assert again.status == 302


def test_one_that_tells_nothing_at_all_gets_the_words_back_but_no_button(door: Door, chapter: Chapter) -> None:
    asked = review(door, chapter, text="A <b>long</b> thought")
    page = read_page(asked.text)
    assert asked.status == 403
    assert page.texts("main textarea") == ["A <b>long</b> thought", "Wren"]
    assert page.texts("main form") == []
    assert page.links("main a.button") == [f"/chapters/{chapter.pk}/reviews"]
    form = door.get(f"/chapters/{chapter.pk}/reviews")
    token = fields_of(read_page(form.text))["csrfmiddlewaretoken"]
    fields = {"text": "A <b>long</b> thought", "guest_name": "Wren", "csrfmiddlewaretoken": token}
    sent = send(door, f"/chapters/{chapter.pk}/reviews", fields, HTTP_COOKIE=cookies_after(form))
    assert sent.status == 302


@pytest.mark.parametrize("who", ["member", "device"])
def test_no_page_offers_to_send_what_another_site_may_have_filled_in(
    door: Door, chapter: Chapter, as_bob: Client, who: str
) -> None:
    cookie = f"sessionid={as_bob.cookies['sessionid'].value}"
    if who == "device":
        cookie = cookies_after(kudos(door, chapter, **OWN_PAGE))
    for headers in ({}, {"HTTP_REFERER": "https://elsewhere.example/"}, {"HTTP_ORIGIN": "https://elsewhere.example"}):
        heard = review(door, chapter, text="x" * 100, HTTP_COOKIE=cookie, **headers)
        assert heard.status == 403
        assert "Send it again" not in heard.text
        assert "xxxxx" not in heard.text
    assert not Review.objects.exists()


# Forms without a key


def test_a_form_without_a_key_that_is_sent_twice_makes_one_review(door: Door, chapter: Chapter) -> None:
    first = review(door, chapter, **OWN_PAGE)
    twice = review(door, chapter, **OWN_PAGE)
    once_known = review(door, chapter, **OWN_PAGE, HTTP_COOKIE=cookies_after(first))
    assert first.headers["location"] == twice.headers["location"] == once_known.headers["location"]
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        {"REMOTE_ADDR": "203.0.113.8"},
        {"HTTP_USER_AGENT": "Lynx/2.9"},
        {"name": "Wrenna"},
        {"text": "Row on, Ottilie!"},
    ],
)
def test_two_guests_with_the_same_words_write_two_reviews(door: Door, chapter: Chapter, other: dict[str, str]) -> None:
    first = review(door, chapter, **OWN_PAGE)
    second = review(door, chapter, **OWN_PAGE, **other)
    assert first.headers["location"] != second.headers["location"]
    assert Review.objects.count() == 2


def test_two_devices_at_one_address_write_two_reviews(door: Door, chapter: Chapter) -> None:
    devices = [cookies_after(kudos(door, chapter, **OWN_PAGE)) for _guest in range(2)]
    for device in devices * 2:
        assert review(door, chapter, **OWN_PAGE, HTTP_COOKIE=device).status == 302
    assert Review.objects.count() == 2


def test_nothing_that_is_kept_tells_the_address(door: Door, chapter: Chapter) -> None:
    review(door, chapter, **OWN_PAGE)
    assert "203.0.113" not in str(Review.objects.values())
