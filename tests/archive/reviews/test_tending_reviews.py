"""What authors and moderators do about the words of others."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import Block, User
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.tending import hide
from ficstead.archive.telling.models import News
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, make_member, make_work
from tests.archive.pages import open_page
from tests.archive.reviews.reviewing import bodies, said, say, under

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice).chapters.get()


@pytest.fixture
def as_mo(mo: User) -> Client:
    mo.is_staff = True
    mo.save()
    client = Client()
    client.force_login(mo)
    return client


def test_a_held_review_is_seen_by_its_writer_and_the_author_until_it_is_let_in(
    client: Client, as_bob: Client, as_alice: Client, alice: User, bob: User, chapter: Chapter
) -> None:
    Work.objects.update(reviews_held=True)
    guests, members = said(client, chapter, "A guest's"), said(as_bob, chapter, "A member's")
    assert bodies(under(client, chapter)) == ["A guest's"]
    assert bodies(under(as_bob, chapter)) == ["A member's"]
    assert bodies(under(Client(), chapter)) == []
    assert under(client, chapter).texts(".review .mark")[-1] == "Waits for the author"
    assert Client().get(f"/reviews/{guests.pk}").status_code == 404
    assert alice.notices.count() == 2
    page = open_page(as_alice, "/reviews/mine")
    assert bodies(page) == ["A guest's", "A member's"]
    for _pressed_twice in range(2):
        assert as_alice.post(f"/reviews/{members.pk}/let-in").status_code == 302
    assert bodies(under(Client(), chapter)) == ["A member's"]
    assert "Reviews 1" in under(Client(), chapter).text


def test_the_authors_own_answer_is_never_held_and_a_held_answer_is_told_when_let_in(
    client: Client, as_bob: Client, as_alice: Client, bob: User, chapter: Chapter
) -> None:
    first = said(as_bob, chapter, "First")
    Work.objects.update(reviews_held=True)
    said(as_alice, chapter, "Thanks", answers=first.pk)
    assert bodies(under(Client(), chapter)) == ["First", "Thanks"]
    held = said(client, chapter, "Me too", answers=first.pk)
    assert bob.notices.count() == 1
    as_alice.post(f"/reviews/{held.pk}/let-in")
    assert bob.notices.count() == 2


def test_a_held_review_cannot_be_answered_before_it_is_let_in(
    as_bob: Client, as_alice: Client, chapter: Chapter
) -> None:
    Work.objects.update(reviews_held=True)
    review = said(as_bob, chapter)
    assert say(as_alice, chapter, "Thanks", answers=review.pk).status_code == 403


def test_an_author_hides_and_shows_again(
    client: Client, as_bob: Client, as_alice: Client, bob: User, chapter: Chapter
) -> None:
    review = said(as_bob, chapter, "Meh")
    answer = said(client, chapter, "Rude!", answers=review.pk)
    for _pressed_twice in range(2):
        assert as_alice.post(f"/reviews/{review.pk}/hide").status_code == 302
    for client_ in (client, as_bob):
        assert bodies(under(client_, chapter)) == []
        assert client_.get(f"/reviews/{review.pk}").status_code == 404
    assert Client().get(f"/reviews/{answer.pk}").status_code == 404
    assert not News.objects.exclude(kind="chapter").exists()
    page = under(as_alice, chapter)
    assert (bodies(page), page.texts(".is-hidden .mark.draft")) == (["Meh", "Rude!"], ["Hidden"])
    as_alice.post(f"/reviews/{review.pk}/unhide")
    assert bodies(under(client, chapter)) == ["Meh", "Rude!"]


def test_a_moderator_hides_on_any_work_and_the_author_cannot_undo_it(
    client: Client, as_bob: Client, as_alice: Client, as_mo: Client, chapter: Chapter
) -> None:
    review = said(as_bob, chapter, "Spite")
    assert as_mo.post(f"/reviews/{review.pk}/hide").status_code == 302
    assert as_alice.post(f"/reviews/{review.pk}/unhide").status_code == 404
    assert "Show again" not in under(as_alice, chapter).html + open_page(as_alice, "/reviews/mine").html
    assert bodies(under(client, chapter)) == []
    as_mo.post(f"/reviews/{review.pk}/unhide")
    assert bodies(under(client, chapter)) == ["Spite"]


def test_in_a_frozen_thread_only_the_authors_answer(
    client: Client, as_bob: Client, as_alice: Client, chapter: Chapter
) -> None:
    review = said(as_bob, chapter, "First")
    answer = said(client, chapter, "Second", answers=review.pk)
    for _pressed_twice in range(2):
        assert as_alice.post(f"/reviews/{review.pk}/freeze").status_code == 302
    for target in (review, answer):
        assert say(as_bob, chapter, "Third", answers=target.pk).status_code == 403
    page = under(as_bob, chapter)
    assert "The author has closed this conversation." in page.text
    assert f"answers={review.pk}" not in page.html
    said(as_alice, chapter, "Enough", answers=answer.pk)
    said(as_bob, chapter, "Another thread")
    as_alice.post(f"/reviews/{review.pk}/thaw")
    said(as_bob, chapter, "Third", answers=review.pk)


def test_a_thread_is_frozen_at_its_beginning_alone(
    client: Client, as_bob: Client, as_alice: Client, chapter: Chapter
) -> None:
    answer = said(as_bob, chapter, "Second", answers=said(client, chapter).pk)
    assert as_alice.post(f"/reviews/{answer.pk}/freeze").status_code == 404


def test_an_author_blocks_the_writer_and_what_was_written_stays(
    client: Client, as_bob: Client, as_alice: Client, alice: User, bob: User, chapter: Chapter
) -> None:
    review = said(as_bob, chapter)
    for _pressed_twice in range(2):
        assert as_alice.post(f"/reviews/{review.pk}/block").status_code == 302
    assert Block.objects.get().blocked == bob
    assert bodies(under(client, chapter)) == ["Row on!"]
    assert say(as_bob, chapter, "Again").status_code == 403
    assert as_bob.post(f"/chapters/{chapter.pk}/kudos").status_code == 302
    assert "1 reader gave kudos" not in under(client, chapter).text


def test_guests_oneself_and_co_authors_cannot_be_blocked(
    client: Client, as_bob: Client, as_alice: Client, alice: User, bob: User
) -> None:
    chapter = make_work(alice, bob).chapters.get()
    guests = said(client, chapter)
    answer = said(as_bob, chapter, "Thanks", answers=guests.pk)
    for client_, review in ((as_alice, guests), (as_bob, answer), (as_alice, answer)):
        assert client_.post(f"/reviews/{review.pk}/block").status_code == 404
    assert not Block.objects.exists()


@pytest.mark.parametrize("deed", ["let-in", "hide", "unhide", "freeze", "thaw"])
def test_readers_tend_nothing(client: Client, as_bob: Client, chapter: Chapter, deed: str) -> None:
    review = said(client, chapter)
    assert as_bob.post(f"/reviews/{review.pk}/{deed}").status_code == 404
    assert client.post(f"/reviews/{review.pk}/{deed}").headers["Location"].startswith("/sign-in?next=")
    assert as_bob.get(f"/reviews/{review.pk}/{deed}").status_code == 405
    assert under(as_bob, chapter).texts(".review-more .link-button") == []


def test_an_author_tends_nothing_on_the_works_of_others(as_alice: Client, client: Client, bob: User) -> None:
    review = said(client, make_work(bob).chapters.get())
    for deed in ("let-in", "hide", "unhide", "freeze", "thaw"):
        assert as_alice.post(f"/reviews/{review.pk}/{deed}").status_code == 404


def test_a_button_leads_back_to_the_page_it_stood_on_and_nowhere_else(
    as_alice: Client, client: Client, chapter: Chapter
) -> None:
    review = said(client, chapter)
    for where, there in [
        ("/reviews/mine", f"/reviews/mine#review-{review.pk}"),
        ("https://evil.example/", f"/reviews/{review.pk}"),
        ("//evil.example/", f"/reviews/{review.pk}"),
        ("", f"/reviews/{review.pk}"),
    ]:
        answer = as_alice.post(f"/reviews/{review.pk}/freeze", {"next": where})
        assert answer.headers["Location"] == there


def test_my_reviews_are_mine(client: Client, as_bob: Client, as_alice: Client, alice: User, chapter: Chapter) -> None:
    said(client, chapter, "For Alice")
    assert open_page(as_bob, "/reviews/mine").text.count("Nothing has come in yet.") == 1
    assert bodies(open_page(as_alice, "/reviews/mine")) == ["For Alice"]
    assert client.get("/reviews/mine").headers["Location"] == "/sign-in?next=/reviews/mine"
    hide(Review.objects.get(), by=alice, at=NOON)
    assert "Show again" in open_page(as_alice, "/reviews/mine").text


def test_a_writer_who_left_leaves_words_without_a_name(client: Client, chapter: Chapter) -> None:
    carol = make_member("carol", pseuds=("Carol",))
    as_carol = Client()
    as_carol.force_login(carol)
    said(as_carol, chapter, "I was here")
    carol.delete()
    page = under(client, chapter)
    assert (page.texts(".review-name"), bodies(page)) == (["Somebody who has left"], ["I was here"])
