"""The work's title and its author's name where no label names them: the first lines of a manuscript."""

from collections.abc import Mapping, Sequence
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.chaptering import FoundHeading
from ficstead.press.manuscript.clues import Clues, is_bare_title, looks_like_speech
from ficstead.press.manuscript.labels import LabelKind

_HEAD: Final = 12
"""A title without a label stands among the first so many blocks, or nowhere."""


def weigh_titles(units: Sequence[Block], clues: Sequence[Clues | None], headings: Mapping[int, FoundHeading]) -> None:
    """Give the points of metadata or of a heading to bare titles, in place."""
    places = [place for place, clue in enumerate(clues) if clue and not clue.is_break and not clue.is_crumb][:_HEAD]
    for at, place in enumerate(places):
        clue = clues[place]
        after = clues[places[at + 1]] if at + 1 < len(places) else None
        if clue is None or clue.label or place in headings and not _is_work_title(place, units, headings):
            continue
        if at == 0:
            _weigh_first(clue, after, place in headings)
        elif after and after.metadata >= 3.5 and _is_by_line(after) and len(clue.block.text) <= 90:
            _take_as_title(clue)
        elif at <= 1 and (before := clues[places[at - 1]]) and before.metadata >= 3.5 and not before.label and after and after.metadata > 1 and len(clue.block.text) <= 80:
            clue.metadata = max(clue.metadata, 1.5)
    _weigh_handle(clues, places)
    _weigh_values(clues, places)
    _weigh_chapter_title(clues, places)


def _is_work_title(place: int, units: Sequence[Block], headings: Mapping[int, FoundHeading]) -> bool:
    """A heading at the very top without a number is the work's title, if other headings or front matter follow."""
    one = headings[place]
    return not one.heading.word and one.heading.number is None and place == min(headings)


def _weigh_first(clue: Clues, after: Clues | None, marked: bool) -> None:
    text = clue.block.text.strip()
    if len(text) > 90 or looks_like_speech(text) or "\n" in text:
        return
    titled = is_bare_title(clue.block) or clue.block.centred or clue.block.bold or marked
    if after and _is_by_line(after):
        _take_as_title(clue)
    elif after and after.label and after.label.kind is LabelKind.METADATA and text[-1:] not in ".!?,;":
        _take_as_title(clue)
    elif titled and (marked or text.isupper() or (after and (after.label or after.as_heading > 0 or after.metadata > 0))):
        _take_as_title(clue)
    elif titled and text[-1:] not in ".!?,":
        clue.metadata = max(clue.metadata, 1.2)
        clue.reasons["metadata"] = "a bare title at the top"
    elif " by " in text and is_bare_title(clue.block):
        clue.metadata = max(clue.metadata, 2.5)


def _is_by_line(clue: Clues) -> bool:
    start = clue.block.text.strip("*_~ ([").lower()
    return clue.metadata >= 3.5 and (start.startswith(("by", "written by", "von ", "par ", "por ", "a ", "an ", "story by", "fic by")))


def _take_as_title(clue: Clues) -> None:
    clue.metadata = 7.5
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
    if labelled and len(second.block.text) <= 60 and second.block.text.strip()[-1:] not in ".!?\"”,;":
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


def _weigh_chapter_title(clues: Sequence[Clues | None], places: Sequence[int]) -> None:
    """A bare title between the front matter and the story is the chapter's heading, if the file has no other."""
    before_labels = 0
    for place in places:
        clue = clues[place]
        if clue is None:
            return
        if clue.heading:
            return
        if clue.metadata >= 3 or clue.disclaimer >= 4 or clue.opening >= 4:
            before_labels += 1
            continue
        block = clue.block
        if before_labels >= 2 and is_bare_title(block) and (block.centred or block.bold or block.shape is Shape.HEADING or block.text.isupper()):
            clue.as_heading = 2.5
            clue.reasons["heading"] = "a bare title between the front matter and the story"
            return
