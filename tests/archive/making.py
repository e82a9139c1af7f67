"""Making what a test needs, with defaults, by the archive's real deeds."""

from collections.abc import Sequence
from datetime import UTC, datetime

from ficstead.archive.accounts.joining import create_member
from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.posting import TitlePage, add_chapters, post_chapters, start_work
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Chapter, ChapterTexts, Work

NOON = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
PASSWORD = "seven slow herons"
TAGS = {
    TagKind.RATING: ["Teen"],
    TagKind.FANDOM: ["The Lantern Canals"],
    TagKind.CHARACTER: ["Ottilie Vane", "Bram"],
    TagKind.FREEFORM: ["Slow burn"],
}


def make_member(username: str, pseuds: tuple[str, ...] = ()) -> User:
    return create_member(username, PASSWORD, pseuds=pseuds)


def make_work(
    *authors: User | Pseud,
    title: str = "The Long Tide",
    chapters: int | Sequence[ChapterTexts] = 1,
    posted: bool = True,
    at: datetime = NOON,
    visibility: str = "everyone",
    **page: object,
) -> Work:
    """A work by these people (their default pseuds), posted with its chapters unless told otherwise."""
    pseuds = [author.default_pseud() if isinstance(author, User) else author for author in authors]
    page.setdefault("tags", TAGS)
    work = start_work(TitlePage(title=title, authors=pseuds, **page), at=at)  # type: ignore[arg-type]
    texts = chapters if not isinstance(chapters, int) else [make_texts(n) for n in range(1, chapters + 1)]
    added = add_chapters(work, texts, by=pseuds[0].user, at=at)
    if posted:
        post_chapters(work, added, at=at, visibility=visibility)
    return work


def make_chapter(work: Work, *, posted: bool = True, at: datetime = NOON, **texts: str) -> Chapter:
    """One more chapter behind the others."""
    texts.setdefault("body", "<p>“You came,” said Bram.</p>")
    [chapter] = add_chapters(work, [ChapterTexts(**texts)], by=None, at=at)
    if posted:
        post_chapters(work, [chapter], at=at)
    return chapter


def make_texts(number: int) -> ChapterTexts:
    return ChapterTexts(
        title=f"Bell {number}",
        body=f"<p>The {number}th bell had rung.</p><hr><p>“Row,” said Ottilie, “or swim.”</p>",
        opening_note="<p>Thank you for waiting!</p>",
        closing_note="<p>More on Friday.</p>",
    )


def chapter_url(work: Work, number: int) -> str:
    """The address of the chapter that bears this number now."""
    return Chapter.objects.get(work=work, number=number, trashed_at=None).get_absolute_url()
