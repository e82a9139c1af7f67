"""Following a work, a series, an author, a tag; what one follows; and letting go again."""

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.tags.models import Tag
from ficstead.archive.telling.models import Follow
from ficstead.archive.works.models import Series, SeriesPlace, Visibility, Work
from tests.archive.making import NOON, chapter_url, make_work
from tests.archive.pages import open_page
from tests.archive.telling.people import make_follow

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(alice: User) -> Work:
    work = make_work(alice)
    SeriesPlace.objects.create(series=Series.objects.create(name="The Tides"), work=work, position=1)
    return work


def pages_of(work: Work) -> dict[str, str]:
    """The pages from which one follows, by what is followed there."""
    return {
        f"work/{work.pk}": f"/works/{work.pk}",
        f"series/{work.series.get().pk}": f"/series/{work.series.get().pk}",
        f"pseud/{work.authors.get().pk}": "/authors/Alice%20Amber",
        f"tag/{work.tags.get(name='Bram').pk}": f"/tags/{work.tags.get(name='Bram').pk}",
    }


def test_every_page_of_a_thing_to_follow_has_its_button_which_leads_back(as_bob: Client, bob: User, work: Work) -> None:
    for target, page in pages_of(work).items():
        assert open_page(as_bob, page).tree.css_first("form.follow").attributes["action"] == f"/follow/{target}"
        for _twice in range(2):
            assert as_bob.post(f"/follow/{target}", {"back": page})["Location"] == page
        shown = open_page(as_bob, page)
        assert shown.texts("form.follow button") == ["✓Following (stop)"]
        for _twice in range(2):
            assert as_bob.post(f"/unfollow/{target}", {"back": page})["Location"] == page
        assert open_page(as_bob, page).texts("form.follow button")[0].startswith("Follow this")


def test_a_chapter_leads_to_following_its_work_and_back_to_the_chapter(as_bob: Client, bob: User, work: Work) -> None:
    here = chapter_url(work, 1)
    form = open_page(as_bob, here).tree.css_first("form.follow")
    assert form.attributes["action"] == f"/follow/work/{work.pk}"
    assert form.css_first("[name=back]").attributes["value"] == here


def test_an_author_is_not_asked_to_follow_themselves(as_alice: Client, work: Work) -> None:
    for page in (f"/works/{work.pk}", chapter_url(work, 1), "/authors/Alice%20Amber"):
        assert open_page(as_alice, page).texts("form.follow") == []


def test_a_guest_is_led_to_sign_in_and_back(client: Client, work: Work) -> None:
    assert f"/sign-in?next=/works/{work.pk}" in open_page(client, f"/works/{work.pk}").links("a.button")
    assert client.post(f"/follow/work/{work.pk}")["Location"] == f"/sign-in?next=/follow/work/{work.pk}"
    assert not Follow.objects.exists()


def test_whoever_signed_in_on_the_way_lands_on_the_page_with_the_button(as_bob: Client, work: Work) -> None:
    assert as_bob.get(f"/follow/work/{work.pk}")["Location"] == f"/works/{work.pk}"
    assert not Follow.objects.exists()


def test_in_place_the_answer_is_the_new_button_alone(as_bob: Client, work: Work) -> None:
    answer = as_bob.post(f"/follow/work/{work.pk}", {"back": "/works"}, headers={"X-In-Place": "1"}).content.decode()
    assert f'action="/unfollow/work/{work.pk}"' in answer
    assert "<html" not in answer


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
def test_the_way_back_never_leads_off_the_archive(as_bob: Client, work: Work, elsewhere: str) -> None:
    assert as_bob.post(f"/follow/work/{work.pk}", {"back": elsewhere})["Location"] == "/following"


def test_nobody_follows_what_they_may_not_see(as_bob: Client, work: Work) -> None:
    targets = pages_of(work)
    Work.objects.update(visibility=Visibility.DRAFT)
    for target in [*targets, "work/999", "user/1", "pseud/999", f"work/{10**30}"]:
        assert as_bob.post(f"/follow/{target}").status_code == 404, target
    assert not Follow.objects.exists()


def test_following_a_synonym_is_following_its_canonical_tag(as_bob: Client, bob: User, work: Work) -> None:
    bram, ottilie = Tag.objects.get(name="Bram"), Tag.objects.get(name="Ottilie Vane")
    bram.canonical = ottilie
    bram.save()
    as_bob.post(f"/follow/tag/{bram.pk}")
    assert Follow.objects.get().tag == ottilie


def test_all_that_one_follows_stands_on_a_page_the_latest_first(as_bob: Client, bob: User, work: Work) -> None:
    for target in (work, work.series.get(), work.authors.get(), work.tags.get(name="Bram")):
        make_follow(bob, target)
    page = open_page(as_bob, "/following")
    assert page.texts(".follows .eyebrow") == ["Tag", "Author", "Series", "Work"]
    assert page.texts(".follow-name") == ["Bram", "Alice Amber", "The Tides", "The Long Tide"]
    as_bob.post(f"/unfollow/work/{work.pk}", {"back": "/following"})
    assert open_page(as_bob, "/following").texts(".follow-name") == ["Bram", "Alice Amber", "The Tides"]


def test_a_followed_work_that_was_closed_shows_nothing_of_it_but_can_be_let_go(
    as_bob: Client, bob: User, work: Work
) -> None:
    make_follow(bob, work)
    Work.objects.update(visibility=Visibility.DRAFT, title="A secret title")
    page = open_page(as_bob, "/following")
    assert "A secret title" not in page.html
    assert page.texts(".follow-name") == ["A work that its author keeps closed at present"]
    as_bob.post(f"/unfollow/work/{work.pk}")
    assert not Follow.objects.exists()


def test_nobody_sees_or_ends_what_somebody_else_follows(as_bob: Client, alice: User, work: Work) -> None:
    make_follow(alice, work)
    assert open_page(as_bob, "/following").texts(".follow-name") == []
    as_bob.post(f"/unfollow/work/{work.pk}")
    assert Follow.objects.get().user == alice


def test_what_i_follow_takes_as_many_queries_for_many_as_for_few(
    as_bob: Client, bob: User, work: Work, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        more = make_work(bob, title=f"Tide {number}", at=NOON + timedelta(days=number))
        for target in (more, more.tags.first(), more.authors.get()):
            make_follow(bob, target)
    with django_assert_max_num_queries(8):
        assert len(open_page(as_bob, "/following").texts(".follow-name")) >= 13
