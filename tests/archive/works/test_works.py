"""What a work is: who may see it, what moves its date, what is kept of every save."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import IntegrityError, transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import post_chapters, save_chapter
from ficstead.archive.desk.trashing import restore_chapter, restore_work, trash_chapter, trash_work
from ficstead.archive.tags.models import Tag, TagKind
from ficstead.archive.works.models import Chapter, ChapterTexts, Work
from ficstead.archive.works.writing import clean_again
from tests.archive.making import NOON, make_chapter, make_texts, make_work

pytestmark = pytest.mark.django_db
LATER = NOON + timedelta(days=3)
STRANGER = AnonymousUser()


@pytest.mark.parametrize(
    ("visibility", "posted", "for_stranger", "for_bob"),
    [("everyone", True, True, True), ("members", True, False, True), ("everyone", False, False, False)],
)
def test_who_sees_a_work(
    alice: User, bob: User, visibility: str, posted: bool, for_stranger: bool, for_bob: bool
) -> None:
    work = make_work(alice, visibility=visibility, posted=posted)
    for user, sees in ((STRANGER, for_stranger), (bob, for_bob), (alice, True)):
        assert Work.objects.visible_to(user).filter(pk=work.pk).exists() == sees
        assert Chapter.objects.visible_to(user).filter(work=work).exists() == sees


def test_nobody_sees_the_trash(alice: User, bob: User) -> None:
    work = make_work(alice)
    trash_work(work, at=LATER)
    for user in (STRANGER, bob, alice):
        assert not Work.objects.visible_to(user).exists()
        assert not Chapter.objects.visible_to(user).exists()


def test_a_draft_chapter_is_seen_by_every_author_of_the_work_and_nobody_else(alice: User, bob: User, mo: User) -> None:
    work = make_work(alice, bob)
    draft = make_chapter(work, posted=False)
    assert draft in Chapter.objects.visible_to(alice)
    assert draft in Chapter.objects.visible_to(bob)
    assert draft not in Chapter.objects.visible_to(mo)
    assert work.author_list() == [alice.default_pseud(), bob.default_pseud()]


def test_only_a_new_chapter_moves_the_date(alice: User) -> None:
    work = make_work(alice)
    [chapter] = work.chapters.all()
    save_chapter(chapter, ChapterTexts(body="<p>Mended.</p>"), by=alice, at=LATER)
    post_chapters(work, [chapter], at=LATER)
    work.refresh_from_db()
    assert work.updated_at == NOON
    make_chapter(work, at=LATER)
    work.refresh_from_db()
    assert (work.posted_at, work.updated_at) == (NOON, LATER)


def test_the_revision_rises_with_what_readers_see_and_not_with_drafts(alice: User) -> None:
    work = make_work(alice)
    seen = work.revision
    draft = make_chapter(work, posted=False)
    save_chapter(draft, ChapterTexts(body="<p>Still a draft.</p>"), by=alice, at=LATER)
    work.refresh_from_db()
    assert work.revision == seen
    post_chapters(work, [draft], at=LATER)
    assert work.revision == seen + 1


def test_words_and_chapters_count_what_is_posted(alice: User) -> None:
    work = make_work(alice, chapters=[ChapterTexts(body="<p>It’s well-lit—at last.</p>")])
    make_chapter(work, posted=False, body="<p>Not counted.</p>")
    assert (work.words, work.chapter_count, work.chapters_of_planned()) == (4, 1, "1/?")


def test_every_save_keeps_a_revision_and_the_same_text_twice_keeps_one(alice: User) -> None:
    work = make_work(alice)
    [chapter] = work.chapters.all()
    for body in ("<p>Two.</p>", "<p>Two.</p>", "<p>Three.</p>"):
        save_chapter(chapter, ChapterTexts(body=body), by=alice, at=LATER)
    first, second, third = chapter.revisions.order_by("number")
    assert first.texts() == make_texts(1)
    assert second.texts().body == "<p>Two.</p>"
    assert (third.texts().body, third.saved_by, third.saved_at) == ("<p>Three.</p>", alice, LATER)


def test_text_is_cleaned_on_the_way_in_and_stamped(alice: User) -> None:
    dirty = '<p onclick="x()">Hi<script>alert(1)</script> <img src="http://x.example/p.png"><em>there</em></p>'
    work = make_work(alice, chapters=[ChapterTexts(body=dirty)], summary=dirty)
    [chapter] = work.chapters.all()
    for html in (chapter.body, work.summary):
        assert "<em>there</em>" in html
        assert not any(word in html for word in ("script", "onclick", "alert", "img"))
    assert chapter.sanitiser == work.sanitiser > 0


def test_a_stricter_sanitiser_cleans_old_text_in_bulk(alice: User) -> None:
    work = make_work(alice)
    Chapter.objects.update(sanitiser=0, body="<p>Old<script>1</script></p>")
    Work.objects.update(sanitiser=0)
    before = work.revision
    assert clean_again() == 2
    work.refresh_from_db()
    assert work.chapters.get().body == "<p>Old</p>"
    assert work.revision > before
    assert clean_again() == 0


def test_an_upgrade_cleans_what_an_older_sanitiser_let_in(alice: User, capsys: pytest.CaptureFixture[str]) -> None:
    chapter = make_work(alice).chapters.get()
    Chapter.objects.update(sanitiser=0, body="<p>Old<script>1</script></p>")
    call_command("cleanagain")
    chapter.refresh_from_db()
    assert chapter.body == "<p>Old</p>"
    assert "Cleaned 1 works and chapters" in capsys.readouterr().err


def test_a_work_comes_back_from_the_trash_with_everything(alice: User) -> None:
    work = make_work(alice, chapters=2)
    trash_work(work, at=LATER)
    restore_work(work, at=LATER)
    [found] = Work.objects.visible_to(STRANGER)
    assert (found.words, found.chapter_count, found.updated_at) == (work.words, 2, NOON)
    assert found.tag_names(TagKind.FANDOM) == ["The Lantern Canals"]


def test_a_trashed_chapter_leaves_the_others_their_numbers_and_returns_to_its_own(alice: User) -> None:
    work = make_work(alice, chapters=3)
    middle = work.chapters.get(number=2)
    trash_chapter(middle, at=LATER)
    work.refresh_from_db()
    assert (work.chapter_count, list(work.chapters.posted().in_order().values_list("number", flat=True))) == (2, [1, 3])
    restore_chapter(middle, at=LATER)
    assert list(work.chapters.posted().in_order().values_list("number", flat=True)) == [1, 2, 3]


def test_a_trashed_chapter_whose_number_was_taken_goes_to_the_end(alice: User) -> None:
    work = make_work(alice, chapters=2)
    last = work.chapters.get(number=2)
    trash_chapter(last, at=LATER)
    make_chapter(work)
    restore_chapter(last, at=LATER)
    assert last.number == 3


def test_two_chapters_cannot_have_one_number(alice: User) -> None:
    work = make_work(alice)
    with pytest.raises(IntegrityError), transaction.atomic():
        Chapter.objects.create(work=work, number=1, created_at=NOON, edited_at=NOON)


def test_tags_keep_their_spelling_order_and_are_shared_without_regard_to_case(alice: User) -> None:
    first = make_work(alice, tags={TagKind.FREEFORM: ["Élan vital", "zu spät", "AU"]})
    second = make_work(alice, tags={TagKind.FREEFORM: ["au", "  Élan   vital ", "au"]})
    assert first.tag_names(TagKind.FREEFORM) == ["Élan vital", "zu spät", "AU"]
    assert second.tag_names(TagKind.FREEFORM) == ["AU", "Élan vital"]
    assert Tag.objects.count() == 3


def test_a_crash_while_posting_leaves_nothing_half_posted(alice: User, monkeypatch: pytest.MonkeyPatch) -> None:
    work = make_work(alice, chapters=2, posted=False)
    monkeypatch.setattr(Work, "show_change", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        post_chapters(work, work.chapters.all(), at=LATER)
    assert not Chapter.objects.posted().exists()
    assert not Work.objects.visible_to(STRANGER).exists()
