"""Writing reviews and answers: who may, what comes of it, and that nothing typed is lost."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ficstead.archive.accounts.blocking import block
from ficstead.archive.accounts.models import FormerName, Pseud, User
from ficstead.archive.reviews.models import Review
from ficstead.archive.telling.models import Notice
from ficstead.archive.works.models import Chapter, Work
from tests.archive.making import NOON, make_chapter, make_member, make_work
from tests.archive.pages import open_page, read_page
from tests.archive.reviews.reviewing import bodies, said, say, under

pytestmark = pytest.mark.django_db


@pytest.fixture
def chapter(alice: User) -> Chapter:
    return make_work(alice).chapters.get()


def test_a_member_reviews_under_the_pseud_of_choice(
    client: Client, as_bob: Client, bob: User, chapter: Chapter
) -> None:
    other = Pseud(user=bob)
    other.call("Barnacle")
    other.save()
    assert under(as_bob, chapter).texts("#review-pseud option") == ["Bob", "Barnacle"]
    said(as_bob, chapter, "What a <em>tide</em>!\n\nMore.", pseud=other.pk)
    page = under(client, chapter)
    assert page.texts(".review-name") == ["Barnacle"]
    assert page.tree.css_first(".review-body").inner_html == "<p>What a <em>tide</em>!</p><p>More.</p>"
    assert "Reviews 1" in page.text


def test_a_pseud_of_somebody_else_is_refused(as_bob: Client, alice: User, chapter: Chapter) -> None:
    answer = say(as_bob, chapter, "I am Alice", pseud=alice.default_pseud().pk)
    assert answer.status_code == 422
    assert not Review.objects.exists()


def test_a_guest_reviews_with_a_name_and_is_marked_as_one(client: Client, as_bob: Client, chapter: Chapter) -> None:
    said(client, chapter, guest_name="  Old   Wren ")
    page = under(as_bob, chapter)
    assert page.texts(".review-head")[0].startswith("Old Wren Guest")
    assert client.cookies["device"]["httponly"]
    assert client.cookies["device"].value not in str(Review.objects.values())


def test_reading_alone_leaves_no_device_cookie(client: Client, chapter: Chapter) -> None:
    under(client, chapter)
    open_page(client, f"/chapters/{chapter.pk}/reviews")
    assert "device" not in client.cookies


@pytest.mark.parametrize("name", ["BOB", " bob ", "b\u200bob", "Bobby", "ｂｏｂ"])
def test_a_guest_cannot_pass_for_a_member(client: Client, bob: User, chapter: Chapter, name: str) -> None:
    FormerName.objects.create(pseud=bob.default_pseud(), name="Bobby", key="bobby")
    answer = say(client, chapter, "It is I", guest_name=name)
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert "sign in, if that is you" in page.text
    assert page.texts("textarea") == ["It is I"]


@pytest.mark.parametrize(
    "fields",
    [
        {"guest_name": ""},
        {"guest_name": "\u200b"},
        {"website": "https://spam.example"},
        {"guest_name": "x" * 81},
        {"form_key": "k" * 65},
        {"anchor": "x"},
        {"anchor": "-1"},
        {"anchor": "99999999999999999999"},
        {"text": "x" * 20_001},
        {"answers": "99999999999999999999"},
        {"answers": "77"},
    ],
)
def test_what_is_wrong_comes_back_with_all_that_was_typed(
    client: Client, chapter: Chapter, fields: dict[str, str]
) -> None:
    text = fields.pop("text", "A <b>long</b> thought")
    answer = say(client, chapter, text, **fields)
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert page.texts("textarea") == [text]
    assert page.texts(".errorlist") != []
    assert not Review.objects.exists()


@pytest.mark.parametrize("text", ["", "  \n\n ", "<b></b>", "\x01"])
def test_nothing_is_no_review(as_bob: Client, chapter: Chapter, text: str) -> None:
    assert say(as_bob, chapter, text).status_code == 422


def test_a_form_sent_twice_makes_one_review(as_bob: Client, client: Client, chapter: Chapter) -> None:
    for client_ in (as_bob, client):
        first, second = (say(client_, chapter, "Once", form_key="k") for _time in range(2))
        assert first.headers["Location"] == second.headers["Location"]
    assert Review.objects.count() == 2
    assert Notice.objects.count() == 2


def test_going_back_and_writing_something_else_makes_another(as_bob: Client, chapter: Chapter) -> None:
    said(as_bob, chapter, "One", form_key="k")
    said(as_bob, chapter, "Two", form_key="k")
    assert Review.objects.count() == 2


def test_an_expired_session_costs_no_word(client: Client, as_bob: Client, bob: User, chapter: Chapter) -> None:
    pseud = bob.default_pseud().pk
    as_bob.logout()
    answer = as_bob.post(f"/chapters/{chapter.pk}/reviews", {"text": "All this", "form_key": "k", "pseud": pseud})
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert page.texts("textarea") == ["All this"]
    assert page.texts("label[for=review-guest_name]") == ["Your name"]


@pytest.mark.parametrize(
    ("door", "guest", "member"), [("nobody", 403, 403), ("members", 403, 302), ("everyone", 302, 302)]
)
def test_the_author_says_who_may_review(
    client: Client, as_bob: Client, chapter: Chapter, door: str, guest: int, member: int
) -> None:
    Work.objects.update(review_door=door)
    for client_, status in ((client, guest), (as_bob, member)):
        page = under(client_, chapter)
        assert bool(page.texts(".review-form")) == (status == 302)
        answer = say(client_, chapter, "Kept?")
        assert answer.status_code == status
        if status == 403:
            assert read_page(answer.content.decode()).texts("textarea") == ["Kept?"]
            assert page.texts(".reviews-closed") != []
    assert ("/sign-in?next=" in "".join(under(client, chapter).links(".reviews-closed a"))) == (door == "members")


def test_authors_answer_but_do_not_review_themselves(as_alice: Client, as_bob: Client, chapter: Chapter) -> None:
    assert under(as_alice, chapter).texts(".review-form") == []
    assert say(as_alice, chapter, "I am great").status_code == 403
    review = said(as_bob, chapter)
    said(as_alice, chapter, "Thank you!", answers=review.pk)
    page = under(as_bob, chapter)
    assert page.texts(".answers .review-name") == ["Alice Amber"]
    assert page.texts(".answers .mark.author") == ["Author"]
    assert "Reviews 1" in page.text


def test_co_authors_are_marked_under_any_of_their_pseuds(
    client: Client, as_bob: Client, as_alice: Client, alice: User, bob: User
) -> None:
    chapter = make_work(alice, bob).chapters.get()
    review = said(client, chapter)
    said(as_alice, chapter, "One", answers=review.pk, pseud=alice.pseuds.get(name="Nightjar").pk)
    said(as_bob, chapter, "Two", answers=review.pk)
    assert under(client, chapter).texts(".answers .mark") == ["Author", "Author"]


def test_threads_stay_flat_and_say_who_answers_whom(
    client: Client, as_bob: Client, as_alice: Client, chapter: Chapter
) -> None:
    first = said(client, chapter, "First")
    second = said(as_alice, chapter, "Second", answers=first.pk)
    third = said(as_bob, chapter, "Third", answers=second.pk)
    assert (third.thread, third.answers_to) == (first, second)
    page = under(client, chapter)
    assert bodies(page) == ["First", "Second", "Third"]
    assert page.texts(".answers .review-answering") == ["answering Alice Amber"]
    assert page.links(".answers .review-answering a") == [f"#review-{second.pk}"]


def test_the_page_for_an_answer_shows_what_is_answered(as_bob: Client, client: Client, chapter: Chapter) -> None:
    review = said(client, chapter, "First")
    page = open_page(as_bob, f"/chapters/{chapter.pk}/reviews?answers={review.pk}")
    assert page.texts(".answered .review-body") == ["First"]
    assert page.tree.css_first("[name=answers]").attributes["value"] == str(review.pk)


def test_an_answer_to_what_is_gone_can_stand_by_itself(as_bob: Client, client: Client, chapter: Chapter) -> None:
    review = said(client, chapter, "First")
    Review.objects.all().delete()
    answer = say(as_bob, chapter, "But no!", answers=review.pk)
    page = read_page(answer.content.decode())
    assert (answer.status_code, page.texts("textarea")) == (422, ["But no!"])
    assert page.tree.css_first("[name=answers]").attributes.get("value") in (None, "")


def test_an_answer_stays_under_its_own_chapter(as_bob: Client, client: Client, alice: User, chapter: Chapter) -> None:
    elsewhere = said(client, make_work(alice).chapters.get())
    assert say(as_bob, chapter, "Lost", answers=elsewhere.pk).status_code == 422


def test_a_blocked_reader_finds_no_form_and_no_reason(
    as_bob: Client, client: Client, alice: User, bob: User, chapter: Chapter
) -> None:
    before = said(as_bob, chapter, "Before")
    block(alice, bob, at=NOON)
    page = under(as_bob, chapter)
    assert page.texts(".review-form") == []
    assert "block" not in page.text.lower()
    answer = say(as_bob, chapter, "After")
    assert (answer.status_code, read_page(answer.content.decode()).texts("textarea")) == (403, ["After"])
    assert say(as_bob, chapter, "Answer", answers=before.pk).status_code == 403
    assert bodies(under(client, chapter)) == ["Before"]


def test_any_co_authors_block_counts(as_bob: Client, alice: User, bob: User) -> None:
    carol = make_member("carol", pseuds=("Carol",))
    chapter = make_work(alice, carol).chapters.get()
    block(carol, bob, at=NOON)
    assert say(as_bob, chapter).status_code == 403


def test_who_was_blocked_by_a_reviewer_cannot_answer_that_one(
    client: Client, as_bob: Client, bob: User, chapter: Chapter
) -> None:
    carol = make_member("carol", pseuds=("Carol",))
    as_carol = Client()
    as_carol.force_login(carol)
    hers, guests = said(as_carol, chapter, "Hers"), said(client, chapter, "A guest's")
    block(carol, bob, at=NOON)
    assert say(as_bob, chapter, "To her", answers=hers.pk).status_code == 403
    assert f"?answers={hers.pk}" not in under(as_bob, chapter).html
    assert f"?answers={guests.pk}" in under(as_bob, chapter).html
    said(as_bob, chapter, "To the guest", answers=guests.pk)


def test_floods_are_held_back_with_the_words_kept(as_bob: Client, client: Client, chapter: Chapter) -> None:
    for client_, most in ((as_bob, 5), (client, 10)):
        for number in range(most):
            said(client_, chapter, f"Number {number}")
        answer = say(client_, chapter, "One too many")
        assert (answer.status_code, read_page(answer.content.decode()).texts("textarea")) == (429, ["One too many"])
    Review.objects.update(posted_at=timezone.now() - timedelta(hours=2))
    said(client, chapter, "Later")
    said(as_bob, chapter, "Later")


def test_guests_without_cookies_flood_no_work_either(chapter: Chapter) -> None:
    for number in range(60):
        said(Client(), chapter, f"Number {number}")
    assert say(Client(), chapter, "One too many").status_code == 429


def test_drafts_and_trash_and_members_works_take_no_reviews_from_outside(
    client: Client, as_bob: Client, as_alice: Client, alice: User, chapter: Chapter
) -> None:
    draft = make_chapter(chapter.work, posted=False)
    for client_ in (client, as_bob, as_alice):
        assert say(client_, draft).status_code == 404
    assert 'id="reviews"' not in under(as_alice, draft).html
    Work.objects.update(visibility="members")
    assert say(client, chapter).status_code == 403
    said(as_bob, chapter)
    Chapter.objects.filter(pk=chapter.pk).update(trashed_at=NOON)
    assert say(as_bob, chapter, "Later").status_code == 404


def test_a_review_of_a_chapter_merged_meanwhile_goes_to_its_heir(as_bob: Client, alice: User) -> None:
    work = make_work(alice, chapters=2)
    heir, merged = work.chapters.in_order()
    Chapter.objects.filter(pk=merged.pk).update(trashed_at=NOON, merged_into=heir)
    assert said(as_bob, merged).chapter == heir


@pytest.mark.parametrize(
    ("anchor", "passage"),
    [(1, "The 1th bell"), (1, "  The\n1th   bell had "), (2, "“Row,” said Ottilie")],
)
def test_a_review_may_speak_of_a_passage(
    client: Client, as_bob: Client, chapter: Chapter, anchor: int, passage: str
) -> None:
    said(as_bob, chapter, anchor=anchor, passage=passage)
    page = under(client, chapter)
    assert page.texts(".review-passage") == [" ".join(passage.split())]
    assert page.links(".review-passage a") == [chapter.url_at(anchor)]
    assert page.tree.css_first("#reviews").attributes["data-passages"] == f"{anchor}:1 "


@pytest.mark.parametrize(
    ("anchor", "passage"), [(1, "The butler"), (9, "The 1th bell"), (2, "The 1th bell"), (1, "T" * 601), (1, " ​")]
)
def test_a_passage_that_does_not_stand_there_is_dropped_and_the_words_kept(
    as_bob: Client, chapter: Chapter, anchor: int, passage: str
) -> None:
    answer = say(as_bob, chapter, "That line!", anchor=anchor, passage=passage)
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert page.texts("textarea") == ["That line!"]
    assert page.tree.css_first("[name=passage]").attributes.get("value") in (None, "")
    said(as_bob, chapter, "That line!", form_key="again")


def test_an_author_can_close_the_passages(client: Client, as_bob: Client, chapter: Chapter) -> None:
    said(as_bob, chapter, "Open", anchor=1, passage="The 1th bell")
    Work.objects.update(passages_open=False)
    assert said(as_bob, chapter, "Shut", anchor=1, passage="The 1th bell").passage == ""
    section = under(client, chapter).tree.css_first("#reviews")
    assert section.attributes["data-passages"] == ""
    assert "data-passages-open" not in section.attributes


def test_reviews_of_one_passage_can_be_read_alone(client: Client, as_bob: Client, chapter: Chapter) -> None:
    said(as_bob, chapter, "Of the bell", anchor=1, passage="The 1th bell")
    said(as_bob, chapter, "Of it all")
    assert bodies(under(client, chapter, "?passage=1")) == ["Of the bell"]
    for wrong in ("2", "x", "-1", "9" * 30, ""):
        assert bodies(under(client, chapter, f"?passage={wrong}")) == ["Of it all", "Of the bell"]


def test_the_author_hears_of_a_review_and_its_writer_of_the_answer(
    as_bob: Client, as_alice: Client, alice: User, bob: User, chapter: Chapter
) -> None:
    review = said(as_bob, chapter, "Row <em>on</em>!")
    [notice] = alice.notices.all()
    assert (notice.news.kind, notice.news.excerpt, notice.news.link) == ("review", "Row on!", f"/reviews/{review.pk}")
    said(as_alice, chapter, "I shall", answers=review.pk)
    assert [notice.news.kind for notice in bob.notices.all()] == ["answer"]
    assert alice.notices.count() == 1


def test_a_guest_answered_is_told_nothing_and_nobody_breaks(client: Client, as_bob: Client, chapter: Chapter) -> None:
    review = said(client, chapter)
    said(as_bob, chapter, "Same here", answers=review.pk)
    assert set(Notice.objects.values_list("news__kind", flat=True)) == {"review"}
