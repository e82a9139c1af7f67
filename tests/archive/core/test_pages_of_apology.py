"""What people are told when something went wrong."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.test import Client, RequestFactory

from ficstead.archive.core import views
from tests.archive.pages import open_page, read_page


@pytest.mark.django_db
def test_a_missing_page_leads_back_to_the_front(client: Client) -> None:
    page = open_page(client, "/no/such/place", status=404)
    assert page.texts("h1") == ["There is no such page"]
    assert "/" in page.links(".sorry-ways a")


@pytest.mark.django_db
def test_a_malformed_request_gets_a_page_of_its_own(rf: RequestFactory) -> None:
    answer = views.bad_request(rf.get("/"), SuspiciousOperation())
    assert answer.status_code == 400
    assert "malformed" in read_page(answer.content.decode()).text


def test_a_broken_server_says_so_without_touching_the_database(rf: RequestFactory) -> None:
    """No database mark on this test: a query would fail it."""
    answer = views.server_error(rf.get("/"))
    assert answer.status_code == 500
    page = read_page(answer.content.decode())
    assert page.texts("h1") == ["Something broke on our side"]


@pytest.mark.django_db
def test_a_form_without_its_token_is_explained() -> None:
    wary = Client(enforce_csrf_checks=True)
    assert wary.post("/sign-in", {"username": "alice"}).status_code == 403


@pytest.mark.django_db
def test_a_stale_form_is_told_in_words(rf: RequestFactory) -> None:
    answer = views.csrf_failure(rf.get("/sign-in"), "no token")
    assert "stale" in read_page(answer.content.decode()).text


@pytest.mark.django_db
def test_a_refusal_gives_its_reason_and_a_guest_the_way_in(rf: RequestFactory) -> None:
    answer = views.forbidden(rf.get("/desk/works/1?a=b"), PermissionDenied("Only for bakers."))
    page = read_page(answer.content.decode())
    assert "Only for bakers." in page.text
    assert page.links(".sorry-ways a") == ["/sign-in?next=/desk/works/1%3Fa%3Db", "/"]
