"""Holding a page that is laid over a finished one to the page that is made whole for the same reader."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import Client

from ficstead.archive.accounts.models import User
from tests.archive.serving.knocking import Door, Heard


def cookies(client: Client) -> str:
    return "; ".join(f"{name}={cookie.value}" for name, cookie in client.cookies.items())


@contextmanager
def without_a_trace() -> Iterator[None]:
    """Whatever a visit writes is undone; like Django's test client, it leaves the connection open meanwhile."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    try:
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
    finally:
        request_started.connect(close_old_connections)
        request_finished.connect(close_old_connections)


def visit(door: Door, client: Client, address: str) -> Heard:
    with without_a_trace():
        return door.get(address, HTTP_COOKIE=cookies(client))


def laid_over(door: Door, client: Client, address: str) -> str:
    """As the front and the view make it together."""
    heard = visit(door, client, address)
    assert heard.status == 200
    assert heard.from_django
    assert "private" in heard.headers.get("cache-control", ""), "the whole page was made"
    return heard.text


def whole(client: Client, address: str) -> str:
    """As the view makes all of it by itself."""
    with without_a_trace():
        answer = client.get(address, headers={"Host": "127.0.0.1:8000"})
    assert answer.status_code == 200
    return answer.content.decode()


def without_chance(html: str) -> str:
    """The tokens and keys that are drawn anew for each page are left out."""
    html = re.sub(r'(name="csrfmiddlewaretoken" value=")[^"]{64}"', r'\1…"', html)
    return re.sub(r'(name="form_key" value=")[0-9a-f]{32}"', r'\1…"', html)


def assert_the_same(door: Door, client: Client, address: str) -> str:
    page = laid_over(door, client, address)
    assert without_chance(page) == without_chance(whole(client, address))
    return page


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
