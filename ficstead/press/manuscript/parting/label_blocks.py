"""Blocks of labels: the head of a work, the head of a message, or a form that the story shows."""

import re
from collections.abc import Sequence
from typing import Final

from ficstead.press.manuscript.parting.clues import Clues, looks_like_speech
from ficstead.press.manuscript.parting.labels import LabelKind

_NO_FACTS: Final = -1.0
_FORM_LINE: Final = re.compile(r"[*_]{0,2}[A-Z][\w' /-]{1,24}[*_]{0,2}:\s")
_OF_A_WORK: Final = frozenset(
    {"title", "authors", "fandoms", "relationships", "rating", "summary", "warnings", "tags", "characters"}
)
_IN_A_DOSSIER: Final = -8.0
_NAMED: Final = 7.2
_SURE_FACT: Final = 3.5
_NEVER_CONTINUES: Final = -10.0
_SUMMARY_GOES_ON: Final = -3.0
_LONGEST_SUMMARY: Final = 2
_SURE_NOTE: Final = 2.0
_ALONE: Final = -1.5
_HEAD: Final = 24
"""A title without a label stands among the first so many blocks, or nowhere."""


def weigh_label_blocks(clues: Sequence[Clues | None]) -> None:
    """Settle, in place, which lines with labels describe the work and which belong to the story."""
    _weigh_everyday_labels(clues)
    _weigh_continuations(clues)
    _weigh_later_blocks(clues)


def _weigh_everyday_labels(clues: Sequence[Clues | None]) -> None:
    """`From:`, `Date:`, `Status:` are labels of the work only among lines that surely are."""
    groups = _groups(clues)
    for before, group in zip([[], *groups], groups, strict=False):
        if _is_mail_head(group):
            for clue in filter(_is_form_line, group):
                clue.metadata, clue.entry_metadata = max(clue.metadata, _SURE_FACT), 0.0
        elif _is_dossier(group) and not _follows_a_note(before):
            for clue in filter(_is_form_line, group):
                clue.metadata = clue.opening = clue.closing = clue.inline = clue.next_metadata = _IN_A_DOSSIER
                clue.reasons["story"] = "a form or file that the story shows"
        elif not any(clue.label and clue.label.sure for clue in group) and not (
            before and before[-1].metadata >= _SURE_FACT
        ):
            for clue in group:
                if clue.label and clue.label.kind is LabelKind.METADATA:
                    clue.metadata = min(clue.metadata, _ALONE)


def _follows_a_note(before: Sequence[Clues]) -> bool:
    """Answers to reviews look like a form, but stand under the note they belong to."""
    if not before:
        return False
    label = before[-1].label
    return before[-1].opening > _SURE_NOTE or (label is not None and label.kind is LabelKind.NOTE)


def _groups(clues: Sequence[Clues | None]) -> list[list[Clues]]:
    """Lines that stand together, without a blank line, break or heading between them."""
    groups: list[list[Clues]] = []
    for clue in clues:
        if clue is None or clue.is_break or clue.is_crumb or clue.heading:
            if groups and groups[-1]:
                groups.append([])
        elif clue.block.blank_before > 0 or not groups:
            groups.append([clue])
        else:
            groups[-1].append(clue)
    return groups


def _weigh_continuations(clues: Sequence[Clues | None]) -> None:
    """A value goes on for a paragraph or two under its own label, and nowhere else."""
    going: Clues | None = None
    length = 0
    for clue in clues:
        if clue is None or clue.is_break or clue.is_crumb or clue.heading:
            going = None
        elif clue.label and clue.label.kind is LabelKind.METADATA:
            going, length = clue, 0
        elif clue.label or clue.metadata > 0:
            going = None
        elif clue.glued or clue.metadata < _NEVER_CONTINUES:
            continue
        else:
            length += 1
            cost = _cost_of_going_on(clue, going, length)
            if looks_like_speech(clue.block.text):
                cost -= 2.0
            clue.metadata = max(clue.metadata, cost) if clue.metadata > _NO_FACTS else cost
            clue.next_metadata = cost


def _cost_of_going_on(clue: Clues, going: Clues | None, length: int) -> float:
    if not going or not going.label:
        return -9.0
    if clue.block.blank_before == 0 and length == 1:
        return -2.0
    if going.label.field == "summary":
        return _SUMMARY_GOES_ON if length <= _LONGEST_SUMMARY else -9.0
    return -3.2 if length == 1 else -9.0


def _weigh_later_blocks(clues: Sequence[Clues | None]) -> None:
    """Once the head of the file is over, a block of labels must name a work to be one: stories show forms, cards and bills."""
    at_head = True
    named = any(clue and (clue.metadata > _NAMED or _fields([clue]) & {"title"}) for clue in clues[:_HEAD])
    block: list[Clues] = []
    for clue in [*clues, None]:
        if clue is not None and clue.label is not None and clue.label.kind is LabelKind.METADATA and clue.label.pure:
            block.append(clue)
            continue
        if clue is not None and (clue.is_break or clue.is_crumb or clue.glued):
            continue
        if block and clue is not None and clue.label and clue.block.blank_before == 0:
            block.append(clue)
            continue
        heading_next = clue is not None and clue.heading is not None
        if block and not at_head and not (_names_a_work(block) and (heading_next or not named)):
            _show_in_story(block)
        block = []
        titled = clue is not None and clue.metadata >= _SURE_FACT
        if clue is not None and clue.heading and clue.block.blank_before == 0:
            continue
        at_head = (
            titled
            or at_head
            and clue is not None
            and (clue.label is not None or clue.metadata > 0 or clue.metadata == _SUMMARY_GOES_ON)
        )


def _show_in_story(block: Sequence[Clues]) -> None:
    for one in block:
        one.metadata = one.next_metadata = min(one.metadata, _ALONE)
        one.opening = one.closing = one.inline = min(one.opening, _ALONE)
        one.reasons["story"] = "a label in the middle of the story"


def _fields(block: Sequence[Clues]) -> set[str]:
    return {clue.label.field for clue in block if clue.label and clue.label.sure}


def _names_a_work(block: Sequence[Clues]) -> bool:
    return bool(_fields(block) & _OF_A_WORK)


def _is_dossier(group: Sequence[Clues]) -> bool:
    """Name, age, occupation: lines with labels that no archive asks for, and none that every archive does."""
    if any(
        clue.label and clue.label.sure and (clue.label.field in _OF_A_WORK or clue.label.kind is not LabelKind.METADATA)
        for clue in group
    ):
        return False
    return sum(clue.label is None for clue in group if _is_form_line(clue)) >= 2


def _is_form_line(clue: Clues) -> bool:
    return _FORM_LINE.match(clue.block.text) is not None


def _is_mail_head(group: Sequence[Clues]) -> bool:
    """From, Subject and Date at the top of a message to a mailing list."""
    names = {clue.label.name.lower() for clue in group if clue.label}
    return "subject" in names and bool(group) and group[0].block.line <= 3
