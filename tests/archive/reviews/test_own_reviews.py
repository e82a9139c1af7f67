"""Changing one's own words, and taking them back."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ficstead.archive.accounts.models import User
from ficstead.archive.reviews.models import Review
from ficstead.archive.reviews.tending import hide, let_in
from ficstead.archive.telling.models import News
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, make_work
from tests.archive.pages import open_page, read_page
from tests.archive.reviews.reviewing import bodies, said, under

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice).chapters.get()


def test_a_writer_edits_for_half_an_hour(client: Client, as_bob: Client, chapter: Chapter) -> None:
    for client_ in (client, as_bob):
        review = said(client_, chapter, "I <3 zhe\n\ntide")
        page = open_page(client_, f"/reviews/{review.pk}/edit")
        assert page.tree.css_first("textarea").text() == "I <3 zhe\n\ntide"
        answer = client_.post(f"/reviews/{review.pk}/edit", {"text": "I <3 the tide"})
        assert answer.headers["Location"] == f"/reviews/{review.pk}"
        assert bodies(under(Client(), chapter))[0] == "I <3 the tide"
        assert "edited" in under(Client(), chapter).texts(".review-head")[0]


def test_the_news_says_what_the_review_says_now(as_bob: Client, alice: User, chapter: Chapter) -> None:
    review = said(as_bob, chapter, "Zhe tide")
    as_bob.post(f"/reviews/{review.pk}/edit", {"text": "The tide"})
    assert alice.notices.get().news.excerpt == "The tide"


def test_saving_the_same_words_leaves_no_mark(as_bob: Client, chapter: Chapter) -> None:
    review = said(as_bob, chapter, "Row on!")
    as_bob.post(f"/reviews/{review.pk}/edit", {"text": "Row on!"})
    review.refresh_from_db()
    assert review.edited_at is None


def test_nothing_is_no_edit(as_bob: Client, chapter: Chapter) -> None:
    review = said(as_bob, chapter)
    assert as_bob.post(f"/reviews/{review.pk}/edit", {"text": " "}).status_code == 422


def test_when_the_half_hour_ends_while_somebody_types_the_words_are_still_there(
    as_bob: Client, chapter: Chapter
) -> None:
    review = said(as_bob, chapter)
    Review.objects.update(posted_at=timezone.now() - timedelta(minutes=31))
    answer = as_bob.post(f"/reviews/{review.pk}/edit", {"text": "A long afterthought"})
    assert answer.status_code == 403
    assert read_page(answer.content.decode()).texts("textarea") == ["A long afterthought"]
    page = under(as_bob, chapter)
    assert bodies(page) == ["Row on!"]
    assert page.texts(".review-deeds a") == ["Answer Bob", "Delete"]


def test_what_the_author_let_in_stays_as_it_was_read(as_bob: Client, chapter: Chapter) -> None:
    Work.objects.update(reviews_held=True)
    review = said(as_bob, chapter, "Nice")
    assert as_bob.post(f"/reviews/{review.pk}/edit", {"text": "Nicer"}).status_code == 302
    let_in(review, at=NOON)
    assert as_bob.post(f"/reviews/{review.pk}/edit", {"text": "Nasty"}).status_code == 403


@pytest.mark.parametrize("deed", ["edit", "delete"])
def test_nobody_else_can_change_or_delete_it(
    client: Client, as_bob: Client, as_alice: Client, chapter: Chapter, deed: str
) -> None:
    members, guests = said(as_bob, chapter, "A member's"), said(client, chapter, "A guest's")
    for client_, review in ((client, members), (as_alice, members), (as_bob, guests), (Client(), guests)):
        assert client_.get(f"/reviews/{review.pk}/{deed}").status_code == 404
        assert client_.post(f"/reviews/{review.pk}/{deed}", {"text": "Ha"}).status_code == 404
    assert bodies(under(as_alice, chapter)) == ["A guest's", "A member's"]


def test_a_made_up_device_is_nobodys(client: Client, chapter: Chapter) -> None:
    review = said(client, chapter)
    for cookie in ("", "x", review.device, "A" * 32):
        stranger = Client()
        stranger.cookies["device"] = cookie
        assert stranger.post(f"/reviews/{review.pk}/delete").status_code == 404


def test_a_deleted_review_is_gone_with_its_news(
    as_bob: Client, as_alice: Client, alice: User, chapter: Chapter
) -> None:
    review = said(as_bob, chapter)
    page = open_page(as_bob, f"/reviews/{review.pk}/delete")
    assert bodies(page) == ["Row on!"]
    for _sent_twice in range(2):
        answer = as_bob.post(f"/reviews/{review.pk}/delete", {"chapter": chapter.pk})
        assert answer.status_code == 302
    assert not Review.objects.exists()
    assert not News.objects.filter(kind="review").exists()
    assert "Your words are gone." in under(as_bob, chapter).text


def test_a_deleted_review_leaves_a_stub_while_answers_hang_on_it(
    client: Client, as_bob: Client, as_alice: Client, chapter: Chapter
) -> None:
    review = said(as_bob, chapter, "Mine", anchor=1, passage="The 1th bell")
    answer = said(as_alice, chapter, "Hers", answers=review.pk)
    as_bob.post(f"/reviews/{review.pk}/delete")
    page = under(client, chapter)
    assert page.texts(".review-gone") == ["Taken back by its writer."]
    assert bodies(page) == ["Hers"]
    assert "Bob" not in page.html
    assert "Reviews 0" in page.text
    stub = Review.objects.get(pk=review.pk)
    assert (stub.body, stub.passage, stub.pseud, stub.device) == ("", "", None, "")
    as_alice.post(f"/reviews/{answer.pk}/delete")
    assert not Review.objects.exists()


def test_an_answer_in_the_middle_leaves_a_stub_too(client: Client, as_bob: Client, chapter: Chapter) -> None:
    first = said(client, chapter, "First")
    second = said(as_bob, chapter, "Second", answers=first.pk)
    third = said(client, chapter, "Third", answers=second.pk)
    as_bob.post(f"/reviews/{second.pk}/delete")
    assert Review.objects.get(pk=second.pk).deleted_at
    client.post(f"/reviews/{third.pk}/delete")
    assert list(Review.objects.all()) == [first]


def test_a_stub_can_neither_be_answered_nor_edited(
    client: Client, as_bob: Client, as_alice: Client, chapter: Chapter
) -> None:
    review = said(as_bob, chapter)
    said(as_alice, chapter, "Hers", answers=review.pk)
    as_bob.post(f"/reviews/{review.pk}/delete")
    assert as_bob.get(f"/reviews/{review.pk}/edit").status_code == 404
    assert f"answers={review.pk}" not in under(client, chapter).html


def test_what_was_hidden_is_no_longer_the_writers_to_change(as_bob: Client, alice: User, chapter: Chapter) -> None:
    review = said(as_bob, chapter)
    hide(review, by=alice, at=NOON)
    assert as_bob.get(f"/reviews/{review.pk}/edit").status_code == 404
    assert as_bob.post(f"/reviews/{review.pk}/delete").status_code == 404
    assert bodies(under(as_bob, chapter)) == []
