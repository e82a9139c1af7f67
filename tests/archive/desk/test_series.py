"""Series at the desk: own works in a row, by one author or several."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.series_making import add_works, start_series
from ficstead.archive.works.models import Series, SeriesPlace, Work
from ficstead.archive.works.writing import clean_again
from tests.archive.making import make_work
from tests.archive.pages import Page, open_page, read_page

pytestmark = pytest.mark.django_db


def make_series(*creators: User, works: tuple[Work, ...] = (), name: str = "The Canal Years") -> Series:
    pseuds = [user.default_pseud() for user in creators]
    series = start_series(name, summary="", creators=pseuds, by=creators[0], form_key=name)
    add_works(series, works)
    return series


def parts(series: Series) -> list[tuple[int, str]]:
    return list(series.places.order_by("position").values_list("position", "work__title"))


def key_of(page: Page) -> str:
    return page.tree.css_first("[name=form_key]").attributes["value"] or ""


def place_of(series: Series, title: str) -> SeriesPlace:
    return series.places.get(work__title=title)


# 1. Making one, and what it is called


def test_a_series_is_made_with_a_clean_summary_and_its_works(as_alice: Client, alice: User, client: Client) -> None:
    tide, ebb = make_work(alice, title="Tide"), make_work(alice, title="Ebb")
    key = key_of(open_page(as_alice, "/desk/series/new"))
    nightjar = alice.pseuds.get(name="Nightjar")
    said = {
        "name": "  The Canal  Years ",
        "summary": "Water.<script>x</script>",
        "creators": [nightjar.pk],
        "form_key": key,
    }
    answer = as_alice.post("/desk/series/new", said)
    series = Series.objects.get()
    assert answer.headers["Location"] == f"/desk/series/{series.pk}"
    assert (series.name, series.summary) == ("The Canal Years", "<p>Water.</p>")
    assert series.sanitiser > 0
    as_alice.post(f"/desk/series/{series.pk}/works", {"works": [tide.pk, ebb.pk]})
    assert {title for _position, title in parts(series)} == {"Tide", "Ebb"}
    page = open_page(client, f"/series/{series.pk}")
    assert "Nightjar" in page.text
    assert "Water." in page.text


def test_a_form_sent_twice_makes_one_series_and_one_with_other_words_another(as_alice: Client, alice: User) -> None:
    key = key_of(open_page(as_alice, "/desk/series/new"))
    said = {"name": "Twice", "creators": [alice.default_pseud().pk], "form_key": key}
    first, second = as_alice.post("/desk/series/new", said), as_alice.post("/desk/series/new", said)
    assert first.headers["Location"] == second.headers["Location"]
    as_alice.post("/desk/series/new", said | {"name": "After the back button"})
    assert list(Series.objects.order_by("pk").values_list("name", flat=True)) == ["Twice", "After the back button"]


def test_a_series_needs_a_name_and_one_of_my_own_names(as_alice: Client, bob: User) -> None:
    answer = as_alice.post("/desk/series/new", {"name": " ", "summary": "Kept.", "creators": [bob.default_pseud().pk]})
    page = read_page(answer.content.decode())
    assert answer.status_code == 422
    assert len(page.texts(".errorlist li")) == 2
    assert page.texts("textarea") == ["Kept."]
    assert not Series.objects.exists()


def test_a_new_name_shows_on_the_pages_of_its_works(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice)
    series = make_series(alice, works=(work,))
    before = Work.objects.get().revision
    as_alice.post(f"/desk/series/{series.pk}", {"name": "Dry Years", "creators": [alice.default_pseud().pk]})
    assert "Dry Years" in open_page(client, f"/works/{work.pk}").text
    assert Work.objects.get().revision > before


def test_an_older_sanitisers_summary_is_cleaned_again(alice: User) -> None:
    make_series(alice, works=(make_work(alice),))
    Series.objects.update(summary="<p>Old<script>1</script></p>", sanitiser=0)
    assert clean_again() == 1
    assert Series.objects.get().summary == "<p>Old</p>"


# 2. Its works and their order


def test_works_are_ordered_by_numbers(as_alice: Client, alice: User) -> None:
    works = tuple(make_work(alice, title=title) for title in "ABCD")
    series = make_series(alice, works=works)
    numbers = {f"position-{place.pk}": place.position for place in series.places.all()}
    as_alice.post(f"/desk/series/{series.pk}/order", numbers | {f"position-{place_of(series, 'D').pk}": 2})
    assert parts(series) == [(1, "A"), (2, "D"), (3, "B"), (4, "C")]
    numbers = {f"position-{place.pk}": place.position for place in series.places.all()}
    as_alice.post(f"/desk/series/{series.pk}/order", numbers | {f"position-{place_of(series, 'A').pk}": 3})
    assert parts(series) == [(1, "D"), (2, "B"), (3, "A"), (4, "C")]


def test_a_work_moves_up_and_down_and_not_past_the_ends(as_alice: Client, alice: User) -> None:
    works = tuple(make_work(alice, title=title) for title in "ABC")
    series = make_series(alice, works=works)
    for title, way in (("C", "up"), ("A", "up"), ("A", "down")):
        as_alice.post(f"/desk/series/{series.pk}/order", {"move": f"{way}-{place_of(series, title).pk}"})
    assert parts(series) == [(1, "C"), (2, "A"), (3, "B")]


def test_nonsense_for_a_number_is_refused_in_words(as_alice: Client, alice: User) -> None:
    series = make_series(alice, works=(make_work(alice, title="A"), make_work(alice, title="B")))
    place = place_of(series, "A")
    answer = as_alice.post(f"/desk/series/{series.pk}/order", {f"position-{place.pk}": "-1"})
    assert answer.status_code == 422
    assert read_page(answer.content.decode()).texts(".errorlist li")
    assert as_alice.post(f"/desk/series/{series.pk}/order", {"move": "sideways-1"}).status_code == 422
    assert as_alice.post(f"/desk/series/{series.pk}/order", {"move": "up-99999"}).status_code == 302
    assert parts(series) == [(1, "A"), (2, "B")]


def test_adding_twice_is_adding_once_and_a_work_may_stand_in_several_series(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    one, other = make_series(alice, works=(work,)), make_series(alice, name="Another", works=(work,))
    as_alice.post(f"/desk/series/{one.pk}/works", {"works": [work.pk]})
    add_works(one, [work])
    assert one.places.count() == other.places.count() == 1
    assert "Part 1 of The Canal Years Part 1 of Another" in open_page(as_alice, f"/works/{work.pk}").text


def test_a_work_is_taken_out_and_the_later_ones_move_up(as_alice: Client, alice: User) -> None:
    series = make_series(alice, works=tuple(make_work(alice, title=title) for title in "ABC"))
    address = f"/desk/series/{series.pk}/places/{place_of(series, 'A').pk}/remove"
    as_alice.post(address)
    assert parts(series) == [(1, "B"), (2, "C")]
    assert as_alice.post(address).status_code == 404
    assert Work.objects.filter(trashed_at=None).count() == 3


def test_deleting_a_series_leaves_its_works(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice)
    series = make_series(alice, works=(work,))
    assert as_alice.post(f"/desk/series/{series.pk}/delete").headers["Location"] == "/desk/series"
    assert not Series.objects.exists()
    assert "Canal Years" not in open_page(client, f"/works/{work.pk}").text


# 3. Company


def test_nobody_puts_the_work_of_others_into_a_series(as_alice: Client, alice: User, bob: User) -> None:
    work, series = make_work(bob), make_series(alice)
    answer = as_alice.post(f"/desk/series/{series.pk}/works", {"works": [work.pk]})
    assert answer.status_code == 422
    assert parts(series) == []
    together = make_work(alice, bob, title="Together")
    as_alice.post(f"/desk/series/{series.pk}/works", {"works": [together.pk]})
    assert parts(series) == [(1, "Together")]


def test_strangers_and_guests_find_none_of_it(as_bob: Client, alice: User, client: Client) -> None:
    series = make_series(alice, works=(make_work(alice, title="A"), make_work(alice, title="B")))
    place = place_of(series, "A")
    gets = ["", "/creators"]
    posts = ["", "/works", "/order", "/delete", "/leave", "/creators", f"/places/{place.pk}/remove"]
    for path in gets:
        assert as_bob.get(f"/desk/series/{series.pk}{path}").status_code == 404
        assert client.get(f"/desk/series/{series.pk}{path}").status_code == 302
    for path in posts:
        assert as_bob.post(f"/desk/series/{series.pk}{path}", {"name": "Mine"}).status_code == 404
    assert "Canal" not in open_page(as_bob, "/desk/series").text
    assert parts(series) == [(1, "A"), (2, "B")]


def test_every_creator_edits_and_none_deletes_over_the_others_heads(
    as_bob: Client, as_alice: Client, alice: User, bob: User
) -> None:
    series = make_series(alice, bob, works=(make_work(alice, title="A"),))
    work = make_work(bob, title="B")
    as_bob.post(f"/desk/series/{series.pk}/works", {"works": [work.pk]})
    as_bob.post(f"/desk/series/{series.pk}/order", {"move": f"up-{place_of(series, 'B').pk}"})
    as_bob.post(f"/desk/series/{series.pk}", {"name": "Ours", "creators": [bob.default_pseud().pk]})
    assert parts(series) == [(1, "B"), (2, "A")]
    assert as_bob.post(f"/desk/series/{series.pk}/delete").headers["Location"] == f"/desk/series/{series.pk}/creators"
    series = Series.objects.get()
    assert (series.name, series.creators.count()) == ("Ours", 2)


def test_a_creator_chooses_among_their_own_names_and_the_others_stay(as_alice: Client, alice: User, bob: User) -> None:
    series = make_series(alice, bob)
    nightjar = alice.pseuds.get(name="Nightjar")
    as_alice.post(f"/desk/series/{series.pk}", {"name": "Ours", "creators": [nightjar.pk]})
    assert set(series.creators.all()) == {nightjar, bob.default_pseud()}


def test_a_creator_leaves_and_the_last_one_cannot(as_alice: Client, as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(bob)
    series = make_series(alice, bob, works=(work,))
    as_bob.post(f"/desk/series/{series.pk}/leave")
    as_alice.post(f"/desk/series/{series.pk}/leave")
    assert list(series.creators.all()) == [alice.default_pseud()]
    assert as_bob.get(f"/desk/series/{series.pk}").status_code == 404
    # His work is still part of it, and he can still take it out.
    assert "The Canal Years" in open_page(as_bob, f"/desk/works/{work.pk}/settings").text
    as_bob.post(f"/desk/series/{series.pk}/places/{series.places.get().pk}/remove")
    assert parts(series) == []


def test_a_series_hides_no_work_and_shows_no_draft(as_alice: Client, alice: User, client: Client) -> None:
    draft = make_work(alice, title="Secret", posted=False)
    series = make_series(alice, works=(draft, make_work(alice, title="Open")))
    page = open_page(client, f"/series/{series.pk}")
    assert "Secret" not in page.text
    assert "Secret" in open_page(as_alice, f"/desk/series/{series.pk}").text
    series.places.get(work=draft).delete()
    assert as_alice.get(f"/works/{draft.pk}").status_code == 200


@pytest.mark.parametrize("address", ["/desk/series", "/desk/series/{pk}"])
def test_more_series_and_works_need_no_more_queries(
    as_alice: Client, alice: User, django_assert_max_num_queries: DjangoAssertNumQueries, address: str
) -> None:
    series = make_series(alice, works=(make_work(alice),))
    with django_assert_max_num_queries(16):
        open_page(as_alice, address.format(pk=series.pk))
    for number in range(10):
        make_series(alice, name=f"Row {number}", works=(make_work(alice, title=f"Tide {number}"),))
        add_works(series, [make_work(alice, title=f"Wave {number}")])
    with django_assert_max_num_queries(16):
        open_page(as_alice, address.format(pk=series.pk))
