"""The work's title and its author's name where no label names them: the first lines of a manuscript."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.parting.chaptering import FoundHeading, reads_like_slug, tells_time_or_place
from ficstead.press.manuscript.parting.clues import Clues, is_bare_title, looks_like_speech
from ficstead.press.manuscript.parting.label_blocks import weigh_label_blocks
from ficstead.press.manuscript.parting.labels import LabelKind

_SURE_FACT: Final = 3.5
_TITLE_BY: Final = re.compile(
    r".{2,80}?[\s,–—-]+[Bb]y:?\s+(?:[A-Z0-9_][\w.'’-]*|[\w.-]*[\d_][\w.-]*)(?:\s+(?:[A-Z][\w.'’-]*|and|&|of|the|von|van|de)){0,4}"
)
_FACT: Final = re.compile(
    r"\W*(?:an? .{0,44}\b(?:fan\s?-?fic\w*|fic|story|tale|one-?shot|ficlet|drabble|novella?|song-?fic|au|vignette|crossover)\b.{0,40}|an? (?:story|tale|novel|fic\w*)\b.{0,40}|rated\b.{1,60}|(?:sequel|prequel|companion|coda|tag) to\b.{2,60}"
    r"|(?:part|book|chapter|story|number) \w+ (?:of|in) .{2,60}|complete[d.]?|wip|work in progress|one-?shot|for the .{3,60}\b(?:challenge|fest|exchange|prompt|ficathon|big bang|bingo)\b.{0,30}|written for\b.{3,70}|(?:no )?spoilers?\b.{0,60}|contains .{3,70}"
    r"|(?:set|takes place) (?:in|during|after|before|between)\b.{3,60}|\w+ \d{4}|\d{1,2} \w+ \d{4}|draft \d.{0,40}|v(?:ersion|\.)? ?\d.{0,40}|(?:last )?(?:updated|revised|posted)\b.{2,40}|approx.{2,50}|(?:about |~)?[\d,.]+k? words\b.{0,40})\W*",
    re.IGNORECASE,
)
_LONGEST_ANNOUNCEMENT: Final = 60
_ANNOUNCES: Final = re.compile(r"\bAUTHOR['’]?S?['’]? NOTE|\bA/N\b|\bNOTICE\b|\bANNOUNCEMENT\b|\bHIATUS\b")
_HEAD: Final = 24
"""A title without a label stands among the first so many blocks, or nowhere."""


def weigh_titles(units: Sequence[Block], clues: Sequence[Clues | None], headings: Mapping[int, FoundHeading]) -> None:
    """Give the points of metadata or of a heading to bare titles, in place."""
    places = [place for place, clue in enumerate(clues) if clue and not clue.is_break and not clue.is_crumb][:_HEAD]
    for at, place in enumerate(places):
        clue = clues[place]
        after = clues[places[at + 1]] if at + 1 < len(places) else None
        if clue is not None and at == 0 and headings and _is_announcement(clue):
            clue.as_heading = 10.0
            clue.reasons["heading"] = "announces a chapter that is only a note"
            continue
        if clue is None or clue.label or place in headings and not _is_work_title(place, units, headings):
            continue
        if place in headings and not _is_front_matter(after) and _has_sisters(place, units, headings):
            continue
        if (
            at > 0
            and place in headings
            and len(headings) > 1
            and all(earlier and earlier.metadata > 3 for earlier in (clues[places[before]] for before in range(at)))
        ):
            _take_as_title(clue)
        elif at == 0:
            _weigh_first(clue, after, place in headings)
        elif after and after.metadata >= 3.5 and _is_by_line(after) and len(clue.block.text) <= 90:
            _take_as_title(clue)
        elif (
            at <= 1
            and (before := clues[places[at - 1]])
            and before.metadata >= 3.5
            and not before.label
            and after
            and after.metadata > 1
            and len(clue.block.text) <= 80
        ):
            clue.metadata = max(clue.metadata, 1.5)
    _weigh_short_facts(clues, places)
    weigh_label_blocks(clues)
    _weigh_handle(clues, places)
    _weigh_values(clues, places)
    _weigh_chapter_title(clues, places)


def _is_announcement(clue: Clues) -> bool:
    """`IMPORTANT AUTHOR'S NOTE PLEASE READ` alone on the first line, before chapters."""
    text = clue.block.text
    alone = clue.label is None or (not clue.label.pure and not text[clue.label.value_at :].strip())
    return alone and text.isupper() and len(text) <= _LONGEST_ANNOUNCEMENT and _ANNOUNCES.search(text) is not None


def _is_work_title(place: int, units: Sequence[Block], headings: Mapping[int, FoundHeading]) -> bool:
    """A heading at the very top without a number is the work's title, if other headings or front matter follow."""
    one = headings[place]
    return not one.heading.word and one.heading.number is None and place == min(headings)


def _is_front_matter(clue: Clues | None) -> bool:
    return clue is not None and (
        _is_by_line(clue) or (clue.label is not None and clue.label.kind is LabelKind.METADATA)
    )


def _has_sisters(place: int, units: Sequence[Block], headings: Mapping[int, FoundHeading]) -> bool:
    """Whether later headings are marked up just like this one and have no numbers either: then it heads a chapter too."""
    sisters = [
        one.heading
        for other, one in headings.items()
        if other > place and units[other].shape is Shape.HEADING and units[other].level == units[place].level
    ]
    marked = units[place].shape is Shape.HEADING
    return marked and bool(sisters) and all(not one.word and one.number is None for one in sisters)


def _weigh_first(clue: Clues, after: Clues | None, marked: bool) -> None:
    text = clue.block.text.strip()
    if len(text) > 90 or "\n" in text:
        return
    if looks_like_speech(text):
        if (
            after
            and (_is_by_line(after) or (after.label and after.label.kind is LabelKind.METADATA))
            and text[-1:] in "\"”'’"
        ):
            _take_as_title(clue)
        return
    if _TITLE_BY.fullmatch(text) and is_bare_title(clue.block):
        _take_as_title(clue)
        return
    titled = is_bare_title(clue.block) or clue.block.centred or clue.block.bold or marked
    if (
        after
        and _is_by_line(after)
        or after
        and after.label
        and after.label.kind is LabelKind.METADATA
        and text[-1:] not in ".!?,;"
        or titled
        and (marked or text.isupper() or (after and (after.label or after.as_heading > 0 or after.metadata > 0)))
    ):
        _take_as_title(clue)
    elif titled and text[-1:] not in ".," and not reads_like_slug(text):
        clue.metadata, clue.entry_metadata = max(clue.metadata, 1.2), 0.0
        clue.reasons["metadata"] = "a bare title at the top"


def _is_by_line(clue: Clues) -> bool:
    start = clue.block.text.strip("*_~ ([").lower()
    return clue.metadata >= 3.5 and (
        start.startswith(("by", "written by", "von ", "par ", "por ", "a ", "an ", "story by", "fic by"))
    )


def _take_as_title(clue: Clues) -> None:
    clue.metadata, clue.entry_metadata = 7.5, 0.0
    clue.as_heading = min(clue.as_heading, 2.0)
    clue.reasons["metadata"] = "a bare title at the top, with front matter under it"


def _weigh_handle(clues: Sequence[Clues | None], places: Sequence[int]) -> None:
    """Title, then a lone name, then labels."""
    if len(places) < 3:
        return
    first, second, third = (clues[place] for place in places[:3])
    if not (first and second and third) or second.label or first.label or first.heading:
        return
    labelled = third.label is not None and third.label.kind is LabelKind.METADATA
    if labelled and len(second.block.text) <= 60 and second.block.text.strip()[-1:] not in '.!?"”,;':
        _take_as_title(second)
        second.reasons["metadata"] = "a name between the title and the labels"
        if len(first.block.text) <= 90:
            _take_as_title(first)


def _weigh_values(clues: Sequence[Clues | None], places: Sequence[int]) -> None:
    """The paragraph under a label that stands alone on its line."""
    row = [clue for clue in clues if clue and not clue.is_break and not clue.is_crumb]
    for clue, after in zip(row, row[1:], strict=False):
        label = clue.label
        if not label or not label.sure or clue.block.text[label.value_at :].strip() or after.label or after.heading:
            continue
        why = f"stands under the label {label.name}"
        if label.kind is LabelKind.METADATA:
            after.metadata, after.reasons["metadata"] = max(after.metadata, 3.0), why
        elif label.kind is LabelKind.DISCLAIMER:
            after.disclaimer, after.reasons["disclaimer"] = max(after.disclaimer, 2.0) + 2, why
        else:
            after.opening, after.closing = max(after.opening, 1.0) + 2, max(after.closing, 1.0) + 2
            after.reasons["opening"] = after.reasons["closing"] = why


def _weigh_short_facts(clues: Sequence[Clues | None], places: Sequence[int]) -> None:
    """Short lines under the title and the by-line that are no sentences: what the work is, for whom, how long."""
    before = False
    for place in places:
        clue = clues[place]
        if clue is None or clue.heading:
            return
        text = clue.block.text.strip()
        proper = all(not word[0].islower() for word in re.findall(r"[^\W_][\w'’]*", text))
        ended = text[-1:] in '.!?,;:"”…' and not (proper and text.count(".") > 1)
        fact = (
            len(text) <= 70
            and not ended
            and not looks_like_speech(text)
            and not tells_time_or_place(text)
            and len(text.split()) <= 9
        )
        if before and _FACT.fullmatch(text) and clue.metadata < _SURE_FACT and not clue.heading:
            clue.metadata, clue.entry_metadata = _SURE_FACT, 0.0
            clue.reasons["metadata"] = "says what the work is, under its title"
        elif (
            before
            and fact
            and not clue.label
            and clue.metadata <= 0
            and not (clue.wording and (clue.wording.first_person or clue.wording.second_person))
        ):
            clue.metadata = 0.8
            clue.entry_metadata = 0.0
        before = clue.metadata > 0.5


def _weigh_chapter_title(clues: Sequence[Clues | None], places: Sequence[int]) -> None:
    """A bare title between the front matter and the story is the chapter's heading, if the file has no other."""
    before_labels = 0
    for place, next_place in zip(places, [*places[1:], *places[-1:]], strict=True):
        clue, after = clues[place], clues[next_place]
        if clue is None or after is None:
            return
        if clue.heading:
            return
        if clue.metadata >= 3 or clue.disclaimer >= 4 or clue.opening >= 4:
            before_labels += 1
            continue
        block = clue.block
        if (
            before_labels >= 2
            and is_bare_title(block)
            and (block.centred or block.bold or block.shape is Shape.HEADING or block.text.isupper())
            and not reads_like_slug(block.text)
            and after.block.blank_before >= block.blank_before
        ):
            clue.as_heading = 2.5
            clue.reasons["heading"] = "a bare title between the front matter and the story"
            return
