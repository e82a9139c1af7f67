"""Notices as they are told, in the inbox and in letters: the new chapters of one work in one breath."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ficstead.archive.telling.models import News, NewsKind, Notice


@dataclass(frozen=True, slots=True)
class Entry:
    """One notice, or those of the new chapters of one work, in the story's order."""

    notices: tuple[Notice, ...]

    @property
    def first(self) -> Notice:
        """Where to begin: the first that is unread, else the first of all."""
        return next((notice for notice in self.notices if notice.read_at is None), self.notices[0])

    @property
    def latest(self) -> Notice:
        return max(self.notices, key=lambda notice: (notice.made_at, notice.pk))

    @property
    def news(self) -> News:
        return self.first.news

    @property
    def unread(self) -> int:
        return sum(notice.read_at is None for notice in self.notices)

    @property
    def language(self) -> str:
        return self.news.work.language if self.news.work else ""

    def headline(self) -> str:
        """What has happened, in one line of plain text."""
        return _HEADLINES[NewsKind(self.news.kind)](self)

    def detail(self) -> str:
        """What stands below the headline: which chapter, and by whom."""
        news, one = self.news, len(self.notices) == 1
        heading = news.chapter.heading() if news.chapter and one else ""
        if news.kind not in (NewsKind.CHAPTER, NewsKind.REVISION) or _brings_the_work(news):
            return heading
        if not heading:
            return _("by %(who)s") % {"who": news.actor_name}
        return _("%(chapter)s, by %(who)s") % {"chapter": heading, "who": news.actor_name}


def entries_of(notices: Iterable[Notice]) -> list[Entry]:
    """In the order of the notices, each entry where the first of its notices stands."""
    together: dict[tuple[str, int], list[Notice]] = {}
    for notice in notices:
        work = notice.news.work_id if notice.news.kind == NewsKind.CHAPTER else None
        together.setdefault(("work", work) if work else ("notice", notice.pk), []).append(notice)
    return [Entry(tuple(sorted(each, key=_place_in_story))) for each in together.values()]


def _place_in_story(notice: Notice) -> tuple[int, int]:
    return (notice.news.chapter.number if notice.news.chapter else 0, notice.pk)


def _new_chapters(entry: Entry) -> str:
    title, count = _title(entry), entry.unread or len(entry.notices)
    if _brings_the_work(entry.news):
        return _("A new story by %(who)s: “%(title)s”") % {"who": entry.news.actor_name, "title": title}
    if count == 1:
        return _("A new chapter of “%(title)s”: %(chapter)s") % {"title": title, "chapter": _chapter(entry)}
    words = ngettext("%(count)d new chapter of “%(title)s”", "%(count)d new chapters of “%(title)s”", count)
    return words % {"count": count, "title": title}


def _brings_the_work(news: News) -> bool:
    return bool(news.work and news.chapter and news.chapter.posted_at == news.work.posted_at)


def _revised(entry: Entry) -> str:
    return _("Revised in “%(title)s”: %(chapter)s") % {"title": _title(entry), "chapter": _chapter(entry)}


def _announced(entry: Entry) -> str:
    return _("%(who)s has news of “%(title)s”") % {"who": entry.news.actor_name, "title": _title(entry)}


def _reviewed(entry: Entry) -> str:
    return _("%(who)s wrote a review of “%(title)s”") % {"who": _who(entry), "title": _title(entry)}


def _answered(entry: Entry) -> str:
    return _("%(who)s answered your review of “%(title)s”") % {"who": _who(entry), "title": _title(entry)}


def _requested(entry: Entry) -> str:
    return _("%(who)s would like to write with you") % {"who": _who(entry)}


def _asked_to_beta(entry: Entry) -> str:
    return _("%(who)s asks you to read as a beta") % {"who": _who(entry)}


def _asked_to_read(entry: Entry) -> str:
    return _("%(who)s asks you to read, as a beta") % {"who": _who(entry)}


def _judged(entry: Entry) -> str:
    return _("%(who)s has decided on your proposals") % {"who": _who(entry)}


def _beta_told(entry: Entry) -> str:
    """The author's news is of a work; a beta's is of one that only authors and betas may see, and names none."""
    if _title(entry):
        return _("%(who)s on “%(title)s”, as a beta") % {"who": _who(entry), "title": _title(entry)}
    return _("%(who)s has answered in a beta reading of yours") % {"who": _who(entry)}


_HEADLINES = {
    NewsKind.CHAPTER: _new_chapters,
    NewsKind.REVISION: _revised,
    NewsKind.ANNOUNCEMENT: _announced,
    NewsKind.REVIEW: _reviewed,
    NewsKind.ANSWER: _answered,
    NewsKind.REQUEST: _requested,
    NewsKind.BETA_REQUEST: _asked_to_beta,
    NewsKind.BETA_CHAPTER: _asked_to_read,
    NewsKind.BETA_VERDICT: _judged,
    NewsKind.BETA: _beta_told,
}


def _title(entry: Entry) -> str:
    return str(entry.news.work or entry.news.series or "")


def _chapter(entry: Entry) -> str:
    """Its title, or `Chapter 4` where it has none."""
    chapter = entry.news.chapter
    return (chapter.title or chapter.heading()) if chapter else ""


def _who(entry: Entry) -> str:
    return entry.news.actor_name or _("A reader")
