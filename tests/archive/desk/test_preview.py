"""The preview of a manuscript: what was found, and what its author says to it."""

import pytest
from django.test import Client

from ficstead.archive.accounts.models import User
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Chapter, Work
from tests.archive.desk.manuscripts import answer_preview, fields_of, hand_in
from tests.archive.making import chapter_url, make_work
from tests.archive.pages import Page, open_page, read_page

pytestmark = pytest.mark.django_db


def row_saying(page: Page, words: str) -> str:
    """The name of the select of the piece with these words."""
    [piece] = [node for node in page.tree.css(".piece") if words in node.css_first(".piece-source").text()]
    return f"kind-{piece.attributes['data-piece']}"


def test_the_preview_shows_what_became_of_every_part(as_alice: Client) -> None:
    page = open_page(as_alice, hand_in(as_alice).get_absolute_url())
    assert page.texts("h1") == ["The Clockwork Heron"]
    assert "2 chapters" in page.texts(".findings")[0]
    taken = {fields_of(page)[row_saying(page, words)] for words in ("Thank you all",)}
    assert taken == {"opening_note"}
    assert fields_of(page)[row_saying(page, "Disclaimer: I don't own")] == "disclaimer"
    assert fields_of(page)[row_saying(page, "Chapter 1")] == "heading"
    assert fields_of(page)[row_saying(page, "The fog came in")] == "story"
    assert page.texts(".assembled .chapter-title") == ["What the Fog Owes", "Second Rise"]


def test_the_title_page_is_filled_in_from_the_manuscript(as_alice: Client, alice: User) -> None:
    said = fields_of(open_page(as_alice, hand_in(as_alice).get_absolute_url()))
    nightjar = alice.pseuds.get(name="Nightjar")
    assert said["title"] == "The Clockwork Heron"
    assert said["authors"] == [str(nightjar.pk)]
    assert said["fandoms"].strip() == "The Lantern Canals"
    assert said["relationships"].strip() == "Ottilie/Bram"
    assert (said["rating"], said["planned_chapters"]) == ("Teen", "9")
    assert "Ottilie steals a bridge" in said["summary"]


def test_nobody_elses_pseud_is_taken_from_a_file(as_alice: Client, bob: User, alice: User) -> None:
    file = hand_in(as_alice, "Title: Fog\nAuthor: Bob\n\nChapter 1\n\nThe fog came in at the third bell.\n")
    said = fields_of(open_page(as_alice, file.get_absolute_url()))
    assert said["authors"] == [str(alice.default_pseud().pk)]
    answer = answer_preview(as_alice, file, "post", authors=[str(bob.default_pseud().pk)])
    assert answer.status_code == 422
    assert not Work.objects.exists()


def test_a_block_can_be_labelled_anew(as_alice: Client) -> None:
    file = hand_in(as_alice)
    page = open_page(as_alice, file.get_absolute_url())
    name = row_saying(page, "Ottilie stood on the wrong side")
    answer = answer_preview(as_alice, file, "apply", **{name: "opening_note"})
    assert answer.headers["Location"] == f"/desk/manuscripts/{file.pk}#parts"
    page = open_page(as_alice, file.get_absolute_url())
    assert fields_of(page)[name] == "opening_note"
    assert "Ottilie stood" in page.texts(".assembled .note")[1]
    answer_preview(as_alice, file, "apply", **{name: "story"})
    file.refresh_from_db()
    assert file.labels == {}, "what the engine says by itself is no label of the author's"


def test_nonsense_for_a_label_changes_nothing(as_alice: Client) -> None:
    file = hand_in(as_alice)
    answer_preview(as_alice, file, "apply", **{"kind-3": "poetry", "kind-99999": "story"})
    file.refresh_from_db()
    assert file.labels == {}


def test_what_was_typed_on_the_title_page_survives_new_labels(as_alice: Client) -> None:
    file = hand_in(as_alice)
    page = open_page(as_alice, file.get_absolute_url())
    name = row_saying(page, "Fandom:")
    answer_preview(as_alice, file, "apply", title="The Copper Heron", **{name: "other"})
    said = fields_of(open_page(as_alice, file.get_absolute_url()))
    assert said["title"] == "The Copper Heron"
    assert said["fandoms"].strip() == "", "a field that nobody touched follows the labels"


def test_posting_makes_the_work_and_shows_it_to_everyone(as_alice: Client, client: Client) -> None:
    file = hand_in(as_alice)
    answer = answer_preview(as_alice, file, "post", freeforms="Bridges, stolen\nFog", language="en-gb")
    work = Work.objects.get()
    assert answer.headers["Location"] == f"/works/{work.pk}"
    assert (work.title, work.chapter_count, work.planned_chapters) == ("The Clockwork Heron", 2, 9)
    assert [pseud.name for pseud in work.author_list()] == ["Nightjar"]
    assert work.tag_names(TagKind.RATING) == ["Teen"]
    assert work.tag_names(TagKind.FREEFORM) == ["Bridges, stolen", "Fog"]
    assert "came in hungry" in open_page(client, chapter_url(work, 1)).text


def test_notes_and_disclaimers_land_where_they_belong(as_alice: Client) -> None:
    answer_preview(as_alice, hand_in(as_alice), "draft")
    work = Work.objects.get()
    first, second = work.chapters.order_by("number")
    assert "Bram would get more lines" in work.disclaimer
    assert first.disclaimer == ""
    assert "song in this chapter" in second.disclaimer
    assert "Thank you all" in first.opening_note
    assert "my computer died" in second.opening_note
    assert (first.title, second.title) == ("What the Fog Owes", "Second Rise")
    assert first.body.count("<hr>") == 1


def test_a_draft_is_seen_by_its_author_alone(as_alice: Client, as_bob: Client, client: Client) -> None:
    answer = answer_preview(as_alice, hand_in(as_alice), "draft")
    work = Work.objects.get()
    assert answer.headers["Location"] == f"/desk/works/{work.pk}"
    open_page(as_alice, f"/works/{work.pk}")
    assert as_bob.get(f"/works/{work.pk}").status_code == client.get(f"/works/{work.pk}").status_code == 404


def test_asking_twice_has_one_effect(as_alice: Client) -> None:
    file = hand_in(as_alice)
    page = open_page(as_alice, file.get_absolute_url())
    said = fields_of(page) | {"do": "post"}
    as_alice.post(file.get_absolute_url(), said)
    again = as_alice.post(file.get_absolute_url(), said)
    work = Work.objects.get()
    assert again.headers["Location"] == f"/desk/works/{work.pk}"
    assert Chapter.objects.count() == 2
    page = open_page(as_alice, file.get_absolute_url())
    assert f"/desk/works/{work.pk}" in page.links(".message a")
    assert page.texts(".action-bar") == []


def test_a_missing_title_is_told_and_nothing_typed_is_lost(as_alice: Client) -> None:
    file = hand_in(as_alice, "Chapter 1\n\nThe fog came in at the third bell.\n\nHe rowed.\n")
    answer = answer_preview(as_alice, file, "post", summary="A summary nobody wants to type twice.")
    assert answer.status_code == 422
    page = read_page(answer.content.decode())
    assert page.texts("#id_title_error") == ["This field is required."]
    assert page.links(".form-errors a") == ["#id_title"]
    assert "nobody wants to type twice" in page.html
    assert "nobody wants to type twice" in open_page(as_alice, file.get_absolute_url()).html
    assert not Work.objects.exists()


def test_more_chapters_go_behind_the_last_one(as_alice: Client, alice: User) -> None:
    work = make_work(
        alice, chapters=2, disclaimer="<p>I don't own the Lantern Canals. If I did, Bram would get more lines.</p>"
    )
    file = hand_in(as_alice, work=work.pk)
    page = open_page(as_alice, file.get_absolute_url())
    assert page.tree.css_first("[name=title]") is None
    assert "the ever patient Marrow" in page.texts(".header-facts")[0]
    answer_preview(as_alice, file, "post")
    work.refresh_from_db()
    assert (work.title, work.chapter_count) == ("The Long Tide", 4)
    third = work.chapters.get(number=3)
    assert third.title == "What the Fog Owes"
    assert third.disclaimer == "", "the work says the same already"


def test_drafts_of_more_chapters_wait_behind_a_posted_work(as_alice: Client, alice: User, client: Client) -> None:
    work = make_work(alice)
    answer_preview(as_alice, hand_in(as_alice, work=work.pk), "draft")
    assert client.get(chapter_url(work, 2)).status_code == 404
    as_alice.post(f"/desk/works/{work.pk}/post")
    assert client.get(chapter_url(work, 2)).status_code == 200


def test_the_preview_can_change_what_a_manuscript_is_for(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    file = hand_in(as_alice)
    answer_preview(as_alice, file, "apply", work=work.pk)
    file.refresh_from_db()
    assert file.for_work == work
    answer_preview(as_alice, file, "post", work="")
    assert Work.objects.count() == 1, "the title page has not been shown yet"
    assert fields_of(open_page(as_alice, file.get_absolute_url()))["title"] == "The Clockwork Heron"


def test_chapters_for_a_work_in_the_trash_wait(as_alice: Client, alice: User) -> None:
    work = make_work(alice)
    file = hand_in(as_alice, work=work.pk)
    as_alice.post(f"/desk/works/{work.pk}/trash")
    answer = as_alice.post(file.get_absolute_url(), {"do": "post", "work": work.pk})
    assert answer.headers["Location"] == "/desk/trash"
    assert work.chapters.count() == 1


def test_without_a_disclaimer_the_standing_one_stands(as_alice: Client) -> None:
    as_alice.post("/desk/standing", {"disclaimer": "The canals are <em>theirs</em>.<script>x</script>"})
    file = hand_in(as_alice, "Title: Fog\n\nChapter 1\n\nThe fog came in at the third bell.\n")
    answer_preview(as_alice, file, "draft")
    assert Work.objects.get().disclaimer == "<p>The canals are <em>theirs</em>.</p>"


def test_long_plain_stretches_are_folded_and_can_be_unfolded(as_alice: Client) -> None:
    story = "\n\n".join(f'"That is oar number {n}," said Bram, and she counted again.' for n in range(40))
    file = hand_in(as_alice, f"Title: Oars\n\nChapter 1\n\n{story}\n")
    page = open_page(as_alice, file.get_absolute_url())
    [fold] = page.texts(".fold summary")
    assert "paragraphs of story" in fold
    button = page.tree.css_first("[data-unfold]").attributes["value"]
    first = button.removeprefix("unfold-")
    assert f"kind-{first}" not in fields_of(page)
    answer = answer_preview(as_alice, file, button)
    assert answer.headers["Location"] == f"{file.get_absolute_url()}?unfold={first}#piece-{first}"
    assert f"kind-{first}" in fields_of(open_page(as_alice, f"{file.get_absolute_url()}?unfold={first}"))


def test_markup_of_a_manuscript_cannot_leave_its_place(as_alice: Client) -> None:
    text = "Title: Fog < Rain & Co\n\nChapter 1\n\n<script>alert(1)</script> was all the sign said, and Bram laughed.\n"
    page = open_page(as_alice, hand_in(as_alice, text).get_absolute_url())
    assert page.texts("h1") == ["Fog < Rain & Co"]
    assert page.tree.css_first(".assembled script, .piece script") is None


def test_scripts_of_a_page_are_no_part_of_a_story(as_alice: Client) -> None:
    text = '<html><body><p onclick="x()">The fog came in.<script>x()</script></p><p id="note-1">He rowed.</p></body></html>'
    page = open_page(as_alice, hand_in(as_alice, text, name="fog.html").get_absolute_url())
    assert "x()" not in page.html
    assert "He rowed." in page.texts(".assembled .story")[0]


def test_a_problem_leads_to_its_line(as_alice: Client) -> None:
    file = hand_in(as_alice, "Chapter 1\n\nThe fog cafÃ© was shut at the third bell, and â€œBramâ€\x9d laughed.\n")
    page = open_page(as_alice, file.get_absolute_url())
    for address in page.links(".problems a"):
        assert page.tree.css_first(address) is not None


def test_a_chapter_that_seems_to_continue_a_work_is_pointed_out(as_alice: Client, alice: User) -> None:
    work = make_work(alice, chapters=6)
    file = hand_in(as_alice, "Chapter 7: Fog\n\nThe fog came in at the third bell.\n")
    assert "begins with chapter 7" in open_page(as_alice, file.get_absolute_url()).texts("#title-page .message")[0]
    answer_preview(as_alice, file, "apply", work=work.pk)
    page = open_page(as_alice, file.get_absolute_url())
    assert page.texts("#title-page .message") == []
    assert page.texts(".assembled .chapter-number") == ["Chapter 7"]


def test_a_stranger_and_another_member_find_no_manuscript(as_alice: Client, as_bob: Client, client: Client) -> None:
    file = hand_in(as_alice)
    for address in (file.get_absolute_url(), f"/desk/manuscripts/{file.pk}/original"):
        assert as_bob.get(address).status_code == 404
        assert client.get(address).status_code == 302
    assert as_bob.post(file.get_absolute_url(), {"do": "post"}).status_code == 404
    assert not Work.objects.exists()


def test_an_author_cannot_add_to_another_authors_work(as_bob: Client, alice: User, bob: User) -> None:
    work = make_work(alice)
    file = hand_in(as_bob)
    as_bob.post(file.get_absolute_url(), {"do": "post", "work": work.pk})
    assert work.chapters.count() == 1
