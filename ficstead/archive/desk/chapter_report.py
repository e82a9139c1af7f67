"""The quiet report on a chapter's style: the engine's figures laid out for plots, and its hints, never called mistakes."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from ficstead.archive.desk.plots import Plot, Point, plot_of
from ficstead.archive.desk.proofing import Found, Wishes, proof
from ficstead.archive.works.models import Chapter
from ficstead.press.proof.paragraphs import paragraphs_of_html
from ficstead.press.proof.report import Report, report_on

_MOST_EARLIER = 20
"""So many of the work's other chapters, the latest before this one, make up what its author's average is."""


@dataclass(frozen=True, slots=True)
class Hint:
    """All that one check of style found."""

    title: str
    explanation: str
    places: list[Found]


@dataclass(frozen=True, slots=True)
class ChapterReport:
    figures: Report
    sentences: Plot
    """How many have so many words."""
    dialogue: Plot
    """Percent of the words of each tenth that are spoken."""
    pace: Plot
    """Words a sentence in each tenth, rounded."""
    hints: list[Hint]


def report_of(chapter: Chapter, wishes: Wishes) -> ChapterReport | None:
    """None for a chapter without words. Raises `TooLong`."""
    paragraphs = list(paragraphs_of_html(chapter.body))
    hints = _hints([paragraph.text for paragraph in paragraphs], wishes)
    figures = report_on(paragraphs, _words_of_earlier(chapter))
    if not figures.words:
        return None
    tenths = list(enumerate(figures.pace, start=1))
    spoken = (_tenth(at, round(100 * stretch.dialogue)) for at, stretch in tenths)
    lengths = (_tenth(at, round(stretch.sentence_length)) for at, stretch in tenths)
    return ChapterReport(figures, _sentences(figures), plot_of(spoken), plot_of(lengths), hints)


def _sentences(figures: Report) -> Plot:
    spans = ((f"{bar.shortest}–{bar.longest}" if bar.longest else f"{bar.shortest}+", bar) for bar in figures.histogram)
    return plot_of(
        Point(name=_("%(span)s words") % {"span": span}, short=span, value=bar.sentences) for span, bar in spans
    )


def _tenth(at: int, value: int) -> Point:
    return Point(name=_("Part %(number)d of 10") % {"number": at}, short=str(at), value=value)


def _words_of_earlier(chapter: Chapter) -> Counter[str]:
    earlier = chapter.work.chapters.filter(trashed_at=None, number__lt=chapter.number)
    bodies = earlier.order_by("-number", "-pk").values_list("body", flat=True)[:_MOST_EARLIER]
    return Counter(word for body in bodies for paragraph in paragraphs_of_html(body) for word in paragraph.words)


def _hints(paragraphs: list[str], wishes: Wishes) -> list[Hint]:
    found = proof(paragraphs, wishes, known_as="report", select=("style",))
    by_code = groupby(sorted(found, key=lambda each: each.note.code), key=lambda each: each.check())
    return [Hint(check.title, check.explanation, list(places)) for check, places in by_code]
