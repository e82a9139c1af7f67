"""Chapters change places, come between others, are cut in two and joined; nothing that hangs on them is lost."""

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.arranging import ChaptersHaveChanged, insert_chapter, reorder, split_chapter
from ficstead.archive.desk.cutting import NoSuchParagraph, blocks_of, body_of
from ficstead.archive.desk.merging import StatesDiffer, merge_chapters
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.trashing import restore_chapter, trash_chapter
from ficstead.archive.reading.models import ChapterRead, Place
from ficstead.archive.reviews.models import Kudos, Review
from ficstead.archive.telling.models import News
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from ficstead.press.manuscript import clean_html
from tests.archive.making import NOON, make_chapter, make_work

TIDE = "<p>One.</p><p>Two.</p><hr><p>Three.</p><blockquote><p>Four.</p><p>Five.</p></blockquote><p>Six.</p>"
EBB = "<p>Seven.</p><p>Eight.</p>"


def titles(work: Work) -> list[tuple[int, str]]:
    return list(Chapter.objects.filter(work=work, trashed_at=None).in_order().values_list("number", "title"))


def pks(work: Work) -> list[int]:
    return list(Chapter.objects.filter(work=work, trashed_at=None).in_order().values_list("pk", flat=True))


def numbered(work: Work, number: int) -> Chapter:
    return Chapter.objects.select_related("work").get(work=work, number=number, trashed_at=None)


def review(chapter: Chapter, by: User, *, anchor: int | None = None, thread: Review | None = None) -> Review:
    return Review.objects.create(
        work=chapter.work, chapter=chapter, pseud=by.default_pseud(), body="<p>!</p>", anchor=anchor, thread=thread,
        posted_at=NOON, let_in_at=NOON,
    )  # fmt: skip


def thank(chapter: Chapter, user: User) -> Kudos:
    return Kudos.objects.create(work=chapter.work, chapter=chapter, user=user, given_on=NOON.date(), given_at=NOON)


def stop_at(chapter: Chapter, user: User, anchor: int, *, at_end: bool = False) -> Place:
    ChapterRead.objects.create(user=user, chapter=chapter, first_read_at=NOON, read_at=NOON)
    return Place.objects.create(
        user=user, work=chapter.work, chapter=chapter, anchor=anchor, at_end=at_end, first_read_at=NOON, read_at=NOON
    )


def place(user: User) -> tuple[int, int, bool]:
    return Place.objects.values_list("chapter", "anchor", "at_end").get(user=user)


@pytest.fixture
def work(alice: User) -> Work:
    return make_work(alice, chapters=[ChapterTexts(title="Tide", body=TIDE), ChapterTexts(title="Ebb", body=EBB)])


# Order


def test_chapters_are_put_in_another_order_and_old_addresses_lead_on(alice: User, client: Client) -> None:
    work = make_work(alice, chapters=4)
    old = numbered(work, 4).get_absolute_url()
    first, second, third, fourth = pks(work)
    reorder(work, [fourth, first, third, second], at=NOON)
    assert titles(work) == [(1, "Bell 4"), (2, "Bell 1"), (3, "Bell 3"), (4, "Bell 2")]
    assert client.get(old).headers["Location"] == numbered(work, 1).get_absolute_url()
    assert News.objects.count() == 1


def test_an_order_that_forgets_a_chapter_changes_nothing(alice: User) -> None:
    work = make_work(alice, chapters=3)
    with pytest.raises(ChaptersHaveChanged):
        reorder(work, pks(work)[:2], at=NOON)
    assert [number for number, _title in titles(work)] == [1, 2, 3]


@settings(deadline=None)
@given(order=st.permutations(range(6)), gone=st.sets(st.integers(0, 5), max_size=3))
@pytest.mark.django_db
def test_every_order_can_be_had_and_numbers_count_from_one(order: list[int], gone: set[int]) -> None:
    work = Work.objects.create(title="Any", created_at=NOON)
    chapters = [
        Chapter.objects.create(
            work=work, number=n + 1, created_at=NOON, edited_at=NOON, trashed_at=NOON if n in gone else None
        )
        for n in range(6)
    ]
    wanted = [chapters[n].pk for n in order if n not in gone]
    reorder(work, wanted, at=NOON)
    assert pks(work) == wanted
    assert [number for number, _title in titles(work)] == list(range(1, len(wanted) + 1))


def test_a_chapter_comes_between_two(alice: User) -> None:
    work = make_work(alice, chapters=3)
    before = work.updated_at
    made = insert_chapter(work, ChapterTexts(body="<p>New.</p>"), after=numbered(work, 1), by=alice, at=NOON)
    assert titles(work) == [(1, "Bell 1"), (2, ""), (3, "Bell 2"), (4, "Bell 3")]
    assert (made.number, made.posted_at) == (2, None)
    work.refresh_from_db()
    assert work.updated_at == before
    insert_chapter(work, ChapterTexts(body="<p>Prologue.</p>"), after=None, by=alice, at=NOON)
    assert [number for number, _title in titles(work)] == [1, 2, 3, 4, 5]


def test_asking_twice_for_an_empty_chapter_makes_one(alice: User) -> None:
    work = make_work(alice)
    texts = ChapterTexts(body="", opening_note="<p>Hello!</p>")
    made = {insert_chapter(work, texts, after=numbered(work, 1), by=alice, at=NOON).pk for _ in range(2)}
    assert len(made) == 1
    assert len(titles(work)) == 2


# Cutting


def test_a_chapter_is_cut_before_a_paragraph_and_what_hangs_there_goes_along(
    work: Work, alice: User, bob: User, mo: User
) -> None:
    first = numbered(work, 1)
    save_chapter(
        first,
        ChapterTexts(title="Tide", body=TIDE, opening_note="<p>Hi</p>", closing_note="<p>Bye</p>"),
        by=alice,
        at=NOON,
    )
    three = first.paragraph_anchors().numbers[2]
    stays, goes = review(first, bob, anchor=1), review(first, bob, anchor=three + 1)
    answer = review(first, alice, thread=goes)
    stop_at(first, bob, three + 2)
    stop_at(first, mo, 1)
    second = split_chapter(first, three, by=alice, at=NOON)
    first.refresh_from_db()
    assert (first.body, first.opening_note, first.closing_note) == ("<p>One.</p><p>Two.</p>", "<p>Hi</p>", "")
    assert (second.body, second.closing_note) == (TIDE.split("<hr>")[1], "<p>Bye</p>")
    assert second.paragraph_anchors().numbers == (3, 4, 5, 6)
    assert titles(work) == [(1, "Tide"), (2, ""), (3, "Ebb")]
    assert [Review.objects.get(pk=each.pk).chapter_id for each in (stays, goes, answer)] == [
        first.pk,
        second.pk,
        second.pk,
    ]
    assert place(bob) == (second.pk, three + 2, False)
    assert place(mo) == (first.pk, 1, False)
    assert list(ChapterRead.objects.filter(chapter=second).values_list("user", flat=True)) == [bob.pk]
    work.refresh_from_db()
    assert (work.chapter_count, work.words, work.updated_at) == (3, 8, NOON)
    assert News.objects.count() == 1


def test_cutting_twice_at_one_place_cuts_once(work: Work, alice: User) -> None:
    first, stale = numbered(work, 1), numbered(work, 1)
    split_chapter(first, 3, by=alice, at=NOON)
    with pytest.raises(NoSuchParagraph):
        split_chapter(stale, 3, by=alice, at=NOON)
    assert len(titles(work)) == 3


@pytest.mark.parametrize("anchor", [0, 1, 5, 99])
def test_there_is_no_cut_before_the_first_paragraph_nor_within_a_block(work: Work, alice: User, anchor: int) -> None:
    with pytest.raises(NoSuchParagraph):
        split_chapter(numbered(work, 1), anchor, by=alice, at=NOON)


def test_a_draft_is_cut_into_drafts(alice: User) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body=TIDE)], posted=False)
    assert split_chapter(numbered(work, 1), 3, by=alice, at=NOON).posted_at is None


# Joining


def test_two_chapters_become_one_with_all_that_hung_on_them(
    work: Work, alice: User, bob: User, mo: User, client: Client
) -> None:
    make_chapter(work, title="Flood")
    first, second = numbered(work, 1), numbered(work, 2)
    old = second.get_absolute_url()
    passage, general = review(second, bob, anchor=2), review(second, mo)
    both, only = thank(second, bob), thank(second, mo)
    thank(first, bob)
    stop_at(first, bob, 6, at_end=True)
    stop_at(second, mo, 1)
    merge_chapters(first, second, by=alice, at=NOON)
    first.refresh_from_db()
    assert first.body == TIDE + "<hr>" + EBB
    assert first.paragraph_anchors().numbers == (1, 2, 3, 4, 5, 6, 7, 8)
    assert titles(work) == [(1, "Tide"), (2, "Flood")]
    assert list(Review.objects.filter(chapter=first).order_by("pk").values_list("pk", "anchor")) == [
        (passage.pk, 8),
        (general.pk, None),
    ]
    assert (Kudos.objects.get(pk=only.pk).chapter_id, Kudos.objects.get(pk=both.pk).chapter_id) == (first.pk, second.pk)
    assert place(bob) == (first.pk, 6, False)
    assert place(mo) == (first.pk, 7, False)
    assert client.get(old).headers["Location"] == first.get_absolute_url()
    assert client.get(f"/chapters/{second.pk}").headers["Location"] == first.get_absolute_url()


def test_joining_twice_joins_once(alice: User) -> None:
    work = make_work(alice, chapters=3)
    pairs = [(numbered(work, 1), numbered(work, 2)) for _ in range(2)]
    for first, second in pairs:
        merge_chapters(first, second, by=alice, at=NOON)
    assert titles(work) == [(1, "Bell 1"), (2, "Bell 3")]
    assert numbered(work, 1).words == make_work(alice, chapters=2).words


def test_notes_that_both_have_alike_are_said_once(alice: User) -> None:
    work = make_work(alice, chapters=2)
    merge_chapters(numbered(work, 1), numbered(work, 2), by=alice, at=NOON)
    assert numbered(work, 1).opening_note == "<p>Thank you for waiting!</p>"


def test_only_neighbours_of_one_state_are_joined(work: Work, alice: User) -> None:
    make_chapter(work, posted=False)
    with pytest.raises(ChaptersHaveChanged):
        merge_chapters(numbered(work, 1), numbered(work, 3), by=alice, at=NOON)
    with pytest.raises(StatesDiffer):
        merge_chapters(numbered(work, 2), numbered(work, 3), by=alice, at=NOON)


def test_a_joined_chapter_parts_again_with_its_own_and_leaves_the_rest(
    work: Work, alice: User, bob: User, mo: User, client: Client
) -> None:
    first, second = numbered(work, 1), numbered(work, 2)
    passage, general, others = review(second, bob, anchor=2), review(second, mo), review(first, bob, anchor=6)
    kudos = thank(second, mo)
    stop_at(second, mo, 2)
    merge_chapters(first, second, by=alice, at=NOON)
    edited = first.body.replace("Eight.", "Eight, and more.") + "<p>After.</p>"
    save_chapter(first, ChapterTexts(title="Tide", body=edited), by=alice, at=NOON)
    restore_chapter(second, by=alice, at=NOON)
    first.refresh_from_db()
    assert first.body == TIDE + "<hr><p>After.</p>"
    assert second.body == "<p>Seven.</p><p>Eight, and more.</p>"
    assert titles(work) == [(1, "Tide"), (2, "Ebb")]
    assert second.paragraph_anchors().numbers == (1, 2)
    assert dict(Review.objects.values_list("pk", "chapter")) == {
        passage.pk: second.pk, general.pk: second.pk, others.pk: first.pk,
    }  # fmt: skip
    assert Review.objects.get(pk=passage.pk).anchor == 2
    assert Kudos.objects.get(pk=kudos.pk).chapter_id == second.pk
    assert place(mo) == (second.pk, 2, False)
    assert client.get(second.get_absolute_url()).status_code == 200


def test_notes_part_as_they_were_joined(alice: User) -> None:
    both = "<p>Thanks!</p>"
    one, two = (
        ChapterTexts(body=TIDE, opening_note=both, closing_note="<p>A</p>"),
        ChapterTexts(body=EBB, opening_note=both, closing_note="<p>B</p>", title="Ebb"),
    )
    work = make_work(alice, chapters=[one, two])
    second = numbered(work, 2)
    merge_chapters(numbered(work, 1), second, by=alice, at=NOON)
    joined = numbered(work, 1)
    assert (joined.opening_note, joined.closing_note, joined.title) == (both, "<p>A</p><p>B</p>", "Ebb")
    restore_chapter(second, by=alice, at=NOON)
    parted = [numbered(work, number).texts() for number in (1, 2)]
    assert [(texts.opening_note, texts.closing_note, texts.title) for texts in parted] == [
        (both, "<p>A</p>", ""), (both, "<p>B</p>", "Ebb"),
    ]  # fmt: skip


@pytest.mark.parametrize("order", [("b", "c"), ("c", "b")])
def test_a_chain_of_joined_chapters_parts_in_any_order(alice: User, bob: User, order: tuple[str, str]) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body=f"<p>{name} one.</p><p>{name} two.</p>") for name in "abc"])
    a, b, c = (numbered(work, number) for number in (1, 2, 3))
    said = {"b": review(b, bob), "c": review(c, bob, anchor=2)}
    merge_chapters(b, c, by=alice, at=NOON)
    merge_chapters(a, b, by=alice, at=NOON)
    for name in order:
        restore_chapter(Chapter.objects.get(pk={"b": b, "c": c}[name].pk), by=alice, at=NOON)
    assert [numbered(work, number).body for number in (1, 2, 3)] == [
        f"<p>{name} one.</p><p>{name} two.</p>" for name in "abc"
    ]
    assert pks(work) == [a.pk, b.pk, c.pk]
    assert {name: Review.objects.get(pk=each.pk).chapter_id for name, each in said.items()} == {"b": b.pk, "c": c.pk}
    assert Review.objects.get(pk=said["c"].pk).anchor == 2


def test_a_joined_chapter_that_was_cut_off_again_is_not_doubled(work: Work, alice: User, client: Client) -> None:
    first, second = numbered(work, 1), numbered(work, 2)
    old = second.get_absolute_url()
    merge_chapters(first, second, by=alice, at=NOON)
    cut_off = split_chapter(first, 7, by=alice, at=NOON)
    assert client.get(old).headers["Location"] == cut_off.get_absolute_url()
    restore_chapter(second, by=alice, at=NOON)
    assert titles(work) == [(1, "Tide"), (2, "Ebb")]
    assert numbered(work, 2) == second
    assert client.get(cut_off.get_absolute_url()).headers["Location"] == second.get_absolute_url()


def test_a_joined_chapter_whose_words_are_gone_comes_back_as_it_was(work: Work, alice: User) -> None:
    first, second = numbered(work, 1), numbered(work, 2)
    merge_chapters(first, second, by=alice, at=NOON)
    save_chapter(first, ChapterTexts(title="Tide", body="<p>One.</p>"), by=alice, at=NOON)
    trash_chapter(first, at=NOON)
    restore_chapter(second, by=alice, at=NOON)
    assert second.body == EBB
    assert titles(work) == [(2, "Ebb")]


def test_footnotes_of_two_chapters_stay_apart(alice: User) -> None:
    noted = '<p>Word<a href="#note-1" id="note-ref-1">1</a></p><p id="note-1">Meaning</p>'
    work = make_work(alice, chapters=[ChapterTexts(body=noted), ChapterTexts(body=noted)])
    merge_chapters(numbered(work, 1), numbered(work, 2), by=alice, at=NOON)
    body = numbered(work, 1).body
    assert body.count('id="note-1"') == 1
    assert body.count("Meaning") == 2


BLOCKS = st.sampled_from(
    ["<p>A &amp; b</p>", "<p></p>", "<hr>", "<blockquote><p>C</p><p>D</p></blockquote>", "loose ", "<em>e</em>",
     "<ul><li>F</li><li>G</li></ul>", "<pre>h\n\ni</pre>", '<p class="centre">J<br>k</p>', "<h3>L</h3>"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(BLOCKS, max_size=12))
def test_blocks_are_the_whole_body_with_every_anchor(parts: list[str]) -> None:
    chapter = Chapter(body=clean_html("".join(parts)))
    blocks = blocks_of(chapter)
    assert clean_html(body_of(blocks)) == chapter.body
    assert [anchor for block in blocks for anchor in block.anchors] == list(chapter.paragraph_anchors().numbers)
