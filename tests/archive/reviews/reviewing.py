"""Sending review forms as a browser does."""

from typing import Any

from django.http import HttpResponse
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.reviews.models import Review
from ficstead.archive.works.models import Chapter
from tests.archive.pages import Page, open_page


def say(client: Client, chapter: Chapter, text: str = "Row on!", **fields: Any) -> HttpResponse:
    """Opens the chapter's form, fills it in and sends it."""
    fields.setdefault("form_key", f"key of {text}")
    user = client.session.get("_auth_user_id")
    if user and "pseud" not in fields:
        fields["pseud"] = User.objects.get(pk=user).default_pseud().pk
    if not user:
        fields.setdefault("guest_name", "Wren")
    return client.post(f"/chapters/{chapter.pk}/reviews", {"text": text, **fields})


def said(client: Client, chapter: Chapter, text: str = "Row on!", **fields: Any) -> Review:
    """The review that this makes."""
    answer = say(client, chapter, text, **fields)
    assert answer.status_code == 302, answer.content.decode()
    return Review.objects.get(pk=int(answer.headers["Location"].rsplit("/", 1)[1]))


def under(client: Client, chapter: Chapter, query: str = "") -> Page:
    """The chapter's page."""
    return open_page(client, chapter.get_absolute_url() + query)


def bodies(page: Page) -> list[str]:
    return page.texts(".review-body")
