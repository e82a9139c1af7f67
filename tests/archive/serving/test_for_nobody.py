"""A page that is made for nobody passes few middlewares, and comes out as it does for a stranger of flesh and blood."""

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.serving.handling import Django
from tests.archive.making import make_chapter, make_work
from tests.archive.serving.knocking import Door, environ_of

pytestmark = pytest.mark.django_db(transaction=True)

# What the front says itself, and what is said of cookies.
FRONTS_OWN = {"etag", "cache-control", "vary", "content-length", "set-cookie"}


def told(headers: dict[str, str]) -> dict[str, str]:
    said = {name.lower(): value for name, value in headers.items()}
    return {name: value for name, value in said.items() if name not in FRONTS_OWN}


def test_it_says_the_same_in_its_headers(alice: User, client: Client, door: Door) -> None:
    chapter = make_chapter(make_work(alice))
    secret = make_work(alice, visibility="members")
    elsewhere = f"/works/{chapter.work_id}/chapters/9-{chapter.pk}"
    pages = [chapter.get_absolute_url(), elsewhere, "/", "/works", "/feed", "/works/0", f"/works/{secret.pk}"]
    for address in pages:
        heard, plain = door.get(address), client.get(address)
        assert not heard.from_django, address
        assert (heard.status, told(heard.headers)) == (plain.status_code, told(dict(plain.headers))), address
        assert heard.headers["content-security-policy"].count("'none'") == 3
        assert heard.headers["x-frame-options"] == "DENY"


def test_nobody_is_who_asks(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(request: HttpRequest) -> HttpResponse:
        asked.append(request)
        return HttpResponse("…")

    django = Django()
    monkeypatch.setattr(django, "_get_response", answer)
    django.load_middleware()
    for extra in ({}, {"ficstead.for_nobody": object()}):
        django(environ_of("GET", "/works") | extra, lambda *_said: None)  # type: ignore[arg-type]
    visitor, nobody = asked
    assert hasattr(visitor, "session")
    assert not hasattr(nobody, "session")
    assert type(nobody.user) is AnonymousUser


def test_every_middleware_for_nobody_is_one_for_visitors_too() -> None:
    shared = [name for name in settings.MIDDLEWARE_FOR_NOBODY if not name.endswith("as_nobody")]
    assert [name for name in settings.MIDDLEWARE if name in shared] == shared
