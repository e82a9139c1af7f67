"""Two people, two tabs or two devices at one chapter: whoever saves second sees both texts, and neither is lost."""

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from difflib import SequenceMatcher

from django.db import models, transaction

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.posting import save_chapter
from ficstead.archive.desk.typed import html_of, typed_of
from ficstead.archive.works.models import Chapter, ChapterRevision, ChapterTexts
from ficstead.press.manuscript import clean_html

TEXTS = tuple(field.name for field in fields(ChapterTexts))


class ChangedMeanwhile(Exception):
    """The chapter isn't the one any more that this text began from; `now` is the version that stands."""

    def __init__(self, now: ChapterRevision) -> None:
        super().__init__("The chapter was changed meanwhile.")
        self.now = now


def last_revision(chapter: Chapter) -> int:
    """The number of the version that stands now."""
    last: int | None = chapter.revisions.aggregate(last=models.Max("number"))["last"]
    return last or 0


def texts_at(chapter: Chapter, number: int) -> ChapterTexts:
    """The texts of one version, empty if there is none of that number."""
    revision = chapter.revisions.filter(number=number).first()
    return revision.texts() if revision else ChapterTexts(body="")


@transaction.atomic
def save_typed(
    chapter: Chapter, texts: ChapterTexts, *, base: int, by: User, at: datetime, announce: str | None = None
) -> None:
    """Saves a text that began from the version `base`; 0 is a form that doesn't know.

    Raises `ChangedMeanwhile` when another version came since and this text says something else. A text that is the
    version it began from has nothing to save.
    """
    chapter.hold()
    chapter.refresh_from_db()
    now = chapter.revisions.select_related("saved_by").order_by("-number").first()
    if base and now and base < now.number and not same_texts(texts, chapter.texts()):
        if same_texts(texts, texts_at(chapter, base)):
            return
        raise ChangedMeanwhile(now)
    save_chapter(chapter, texts, by=by, at=at, announce=announce)


@transaction.atomic
def keep_aside(chapter: Chapter, texts: ChapterTexts, *, by: User, at: datetime) -> None:
    """Puts a text that its author gave up for the present one among the versions, right before that."""
    chapter.hold()
    chapter.refresh_from_db()
    aside = copy.copy(chapter)
    for name, text in _settled(texts).items():
        setattr(aside, name, text)
    ChapterRevision.of(aside, by=by, at=at).save()
    ChapterRevision.of(chapter, by=by, at=at).save()


def same_texts(one: ChapterTexts, other: ChapterTexts) -> bool:
    """Whether they read the same, however they were typed."""
    return _settled(one) == _settled(other)


def _settled(texts: ChapterTexts) -> dict[str, str]:
    """As typing and cleaning leave them, so that two ways to write the same are the same."""
    html = {name: clean_html(html_of(typed_of(getattr(texts, name)))) for name in TEXTS if name != "title"}
    return {"title": texts.title.strip(), **html}


def together(since: ChapterTexts, now: ChapterTexts, mine: ChapterTexts) -> ChapterTexts:
    """Both texts in one: what only one of them changed as that one has it, what both changed twice, the present first."""
    title = now.title if mine.title in (since.title, now.title) else mine.title
    names = (name for name in TEXTS if name != "title")
    merged = {name: _merged(getattr(since, name), getattr(now, name), getattr(mine, name)) for name in names}
    return replace(mine, title=title, **merged)


def _merged(since: str, now: str, mine: str) -> str:
    base, one, other = (typed_of(html).split("\n\n") for html in (since, now, mine))
    merged, at = list[str](), 0
    for start, end, sides in _regions(_edits(base, one), _edits(base, other)):
        merged += base[at:start]
        versions = [_applied(base, start, end, edits) for edits in sides if edits]
        merged += versions[0]
        merged += versions[1] if len(versions) == 2 and versions[0] != versions[1] else []
        at = end
    return html_of("\n\n".join(merged + base[at:]))


@dataclass(frozen=True, slots=True)
class _Edit:
    """The paragraphs of the base from `start` up to `end` become these."""

    start: int
    end: int
    becomes: Sequence[str]


_Region = tuple[int, int, tuple[list[_Edit], list[_Edit]]]


def _edits(base: Sequence[str], text: Sequence[str]) -> list[_Edit]:
    codes = SequenceMatcher(None, base, text, autojunk=False).get_opcodes()
    return [_Edit(i, i_end, text[j:j_end]) for what, i, i_end, j, j_end in codes if what != "equal"]


def _regions(one: list[_Edit], other: list[_Edit]) -> Iterator[_Region]:
    """Stretches of the base that somebody changed, each with the edits of either side; edits that meet are together."""
    waiting = sorted([(edit, 0) for edit in one] + [(edit, 1) for edit in other], key=lambda pair: pair[0].start)
    while waiting:
        first, _side = waiting[0]
        end, taken = first.end, 0
        while taken < len(waiting) and (taken == 0 or _meets(waiting[taken][0], first.start, end)):
            end = max(end, waiting[taken][0].end)
            taken += 1
        sides: tuple[list[_Edit], list[_Edit]] = ([], [])
        for edit, side in waiting[:taken]:
            sides[side].append(edit)
        yield first.start, end, sides
        waiting = waiting[taken:]


def _meets(edit: _Edit, start: int, end: int) -> bool:
    """Whether the edit falls into this stretch; two that put something in at one point meet there."""
    return edit.start < end or edit.start == edit.end == start == end


def _applied(base: Sequence[str], start: int, end: int, edits: list[_Edit]) -> list[str]:
    text, at = list[str](), start
    for edit in edits:
        text += [*base[at : edit.start], *edit.becomes]
        at = edit.end
    return text + list(base[at:end])
