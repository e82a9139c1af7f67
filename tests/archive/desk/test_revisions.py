"""The list of versions, and the page that compares two."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.works.models import Chapter, ChapterTexts
from tests.archive.making import NOON, make_work
from tests.archive.pages import open_page

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(alice: User) -> str:
    """A chapter in three versions."""
    work = make_work(alice, chapters=[ChapterTexts(title="Fog", body="<p>The fog came.</p>")])
    chapter = Chapter.objects.select_related("work").get(work=work)
    for body in ("<p>The grey fog came in.</p>", "<p>The grey fog went.</p>"):
        save_chapter(chapter, ChapterTexts(title="Fog & tide", body=body), by=alice, at=NOON)
    return f"/desk/works/{work.pk}/chapters/{chapter.pk}/revisions"


def test_the_list_says_what_each_version_changed_in_numbers(as_alice: Client, address: str) -> None:
    page = open_page(as_alice, address)
    assert page.texts("a.desk-title") == ["Version 3", "Version 2", "Version 1"]
    assert "(−1)" in page.text
    assert "(+2)" in page.text


def test_the_last_change_is_compared_unless_others_are_asked_for(as_alice: Client, address: str) -> None:
    page = open_page(as_alice, f"{address}/compared")
    assert (page.texts("del"), page.texts("ins")) == (["came in"], ["went"])
    page = open_page(as_alice, f"{address}/compared?from=1&to=3")
    assert (page.texts("del"), page.texts("ins")) == (["came"], ["& tide", "grey", "went"])
    assert "They read the same." in open_page(as_alice, f"{address}/compared?from=2&to=2").text


@pytest.mark.parametrize("asked", ["from=9", "to=0", "to=99999999999999999999"])
def test_a_version_that_never_was_is_not_found(as_alice: Client, address: str, asked: str) -> None:
    assert as_alice.get(f"{address}/compared?{asked}").status_code in (200, 404)


def test_the_list_needs_no_more_queries_for_more_versions(
    as_alice: Client, alice: User, address: str, django_assert_max_num_queries: object
) -> None:
    chapter = Chapter.objects.select_related("work").get()
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        open_page(as_alice, address)
    for number in range(8):
        save_chapter(chapter, ChapterTexts(body=f"<p>{number}</p>"), by=alice, at=NOON)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        open_page(as_alice, address)
