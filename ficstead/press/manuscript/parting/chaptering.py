"""Which blocks are chapter headings, judged over the whole manuscript: one bare `4` says little, a row of them much."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from ficstead.press.manuscript.blocks import Block, Shape
from ficstead.press.manuscript.parting.breaks import looks_like_break
from ficstead.press.manuscript.parting.clues import is_bare_title, looks_like_speech
from ficstead.press.manuscript.parting.headings import (
    LONGEST_HEADING,
    TIMES,
    Heading,
    looks_like_title,
    parse_heading,
    undecorated,
)
from ficstead.press.manuscript.parting.labels import LabelKind, find_label


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A block taken for a heading, how many points that is worth, and why."""

    heading: Heading
    points: float
    why: str


_SURE: Final = 0.75
_MARKED_UP: Final = 0.35
_STANDS_APART: Final = 3
"""How far apart bare numbers usually stand: nearer than that they are a list."""
_ONE_PARAGRAPH: Final = 2
_BARE: Final = 6
_A_PHRASE: Final = 3
_MANY: Final = 3
_LONG_CHAPTERS: Final = 8
_MOST_SKIPPED: Final = 2

_LONGEST_BARE_TITLE: Final = 60
_MOST_WORDS: Final = 8
_SHORTEST_IN_CAPITALS: Final = 3
_A_ROW: Final = 2
_LONGEST_SECOND_LINE: Final = 90
_LONGEST_IN_CAPITALS: Final = 300
_ARROWS: Final = frozenset("»›→")
_HEADING_POINTS: Final = 7.0
_SLUG: Final = re.compile(
    r"\d|\b(?:ago|later|earlier|before|after|morning|evening|night|noon|midnight|day|week|month|year|spring|summer|autumn|winter|january|february|march|april|june|july|august|september|october|november|december"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|headquarters|hq|street|avenue|room|office|station|house|hotel|hospital|apartment|precinct|somewhere|meanwhile|present|flashback|pov|p\.o\.v|earth|london|new york|log)\b|[,:—–]|['’]s pov",
    re.IGNORECASE,
)


def find_headings(blocks: Sequence[Block]) -> Mapping[int, FoundHeading]:
    """Place of block -> the heading it is, for every heading of the text."""
    candidates = dict(_candidates(blocks))
    found = {
        place: FoundHeading(heading, _HEADING_POINTS + 1, _why(heading))
        for place, heading in candidates.items()
        if heading.sureness >= _SURE
    }
    found = {place: one for place, one in found.items() if not _reads_into(blocks, place)}
    marked = _marked_up(blocks, candidates)
    found.update({place: one for place, one in marked.items() if place not in found})
    found.update(_next_in_count(candidates, found) if _numbered(found) else _rows(blocks, candidates, found))
    if not found:
        found.update(_bare_titles(blocks))
    found.update(_second_lines(blocks, found))
    return dict(sorted(found.items()))


def _candidates(blocks: Sequence[Block]) -> list[tuple[int, Heading]]:
    candidates = []
    for place, block in enumerate(blocks):
        text = block.text
        if len(text) > LONGEST_HEADING or block.shape is Shape.RULE or block.shape is Shape.FIELD:
            continue
        if text[:1] in '"“' or text[-1:] in _ARROWS or not (heading := parse_heading(text)):
            continue
        if looks_like_break(text) and text != "XXX":
            continue
        label = find_label(text)
        if (label and label.kind is not LabelKind.METADATA and not heading.word) or (
            heading.word != "chapter" and _in_label_block(blocks, place)
        ):
            continue
        candidates.append((place, heading))
    return candidates


def _in_label_block(blocks: Sequence[Block], place: int) -> bool:
    """Whether `Part: 3/9` stands between other labels, line by line."""
    if (
        ":" not in blocks[place].text
        or blocks[place].blank_before
        or not 0 < place < len(blocks) - 1
        or blocks[place + 1].blank_before
    ):
        return False
    neighbours = (find_label(blocks[place - 1].text), find_label(blocks[place + 1].text))
    return all(label is not None and label.kind is LabelKind.METADATA for label in neighbours)


def _why(heading: Heading) -> str:
    if heading.word:
        return f"reads like a heading: {heading.word}{f' {heading.number}' if heading.number is not None else ''}"
    return "a number that counts the chapters"


def _reads_into(blocks: Sequence[Block], place: int) -> bool:
    """Whether the next line goes on in small letters without a gap: then the words stand in a sentence."""
    if place + 1 >= len(blocks) or blocks[place].shape is Shape.HEADING or not blocks[place].text[:1].islower():
        return False
    line, after = blocks[place], blocks[place + 1]
    wrapped = after.blank_before == 0 and after.text[:1].islower() and len(after.text) > 60
    return wrapped and ":" not in line.text and line.text[-1:].isalpha()


def _numbered(found: Mapping[int, FoundHeading]) -> bool:
    return any(one.heading.number is not None and one.heading.word for one in found.values())


def _next_in_count(candidates: Mapping[int, Heading], found: Mapping[int, FoundHeading]) -> dict[int, FoundHeading]:
    """`IV: What Came Up` after `ch. 3`, where no other heading has the number."""
    taken = {one.heading.number for one in found.values()}
    coming = [one.heading.number for _place, one in sorted(found.items()) if one.heading.number is not None]
    missing: dict[int, FoundHeading] = {}
    last: int | None = None
    passed = 0
    for place in sorted({*candidates, *found}):
        if place in found:
            if found[place].heading.number is not None:
                last, passed = found[place].heading.number, passed + 1
            continue
        heading = candidates[place]
        if last is not None and heading.title and heading.number == last + 1 and heading.number not in taken:
            later = coming[passed] if passed < len(coming) else None
            if later is None or later > heading.number:
                missing[place] = FoundHeading(heading, _HEADING_POINTS, "the next number after the last chapter's")
    return missing


def _marked_up(blocks: Sequence[Block], candidates: Mapping[int, Heading]) -> dict[int, FoundHeading]:
    """Heading mark-up, and numbers set apart by bold or by the centre."""
    found: dict[int, FoundHeading] = {}
    for place, block in enumerate(blocks):
        if block.shape is Shape.HEADING:
            label = find_label(block.text)
            if (
                len(block.text) > 200
                or looks_like_break(block.text)
                or (
                    label
                    and label.pure
                    and label.kind in {LabelKind.NOTE, LabelKind.END_NOTE, LabelKind.DISCLAIMER, LabelKind.METADATA}
                    and (label.kind is not LabelKind.METADATA or label.field == "summary")
                )
            ):
                continue
            read = candidates.get(place)
            heading = (
                read if read and read.sureness >= _MARKED_UP else Heading(None, " ".join(block.text.split()) or None)
            )
            found[place] = FoundHeading(heading, _HEADING_POINTS, "is marked as a heading")
        elif (block.bold or block.centred) and place in candidates and candidates[place].sureness >= 0.55:
            found[place] = FoundHeading(candidates[place], _HEADING_POINTS - 1, "a heading set apart by its look")
    return found


def _rows(
    blocks: Sequence[Block], candidates: Mapping[int, Heading], found: Mapping[int, FoundHeading]
) -> dict[int, FoundHeading]:
    """Bare numbers, `4. Undertow`, `Day 3`: headings if they count up over the text, each with a text of its own."""
    rows: dict[str, list[int]] = {}
    for place, heading in candidates.items():
        if place not in found and heading.sureness < _SURE and heading.number is not None:
            rows.setdefault(_look(heading, blocks[place]), []).append(place)
    best: dict[int, FoundHeading] = {}
    for row in rows.values():
        kept = _counting_up(row, candidates, blocks)
        if len(kept) > len(best):
            best = {
                place: FoundHeading(
                    candidates[place], _HEADING_POINTS - (1 if len(kept) > 1 else 3.0), _why(candidates[place])
                )
                for place in kept
            }
    return best


def _look(heading: Heading, block: Block) -> str:
    numeral = re.sub(r"\W.*", "", block.text.strip("*_#([ ~-=\n"), flags=re.DOTALL)
    kind = (
        "digits"
        if numeral.isdigit()
        else "roman"
        if numeral.isupper() and not set(numeral) - set("IVXLCDM")
        else "words"
    )
    return f"{heading.word} {kind}"


def _counting_up(row: list[int], candidates: Mapping[int, Heading], blocks: Sequence[Block]) -> list[int]:
    """The places of a row that count up by ones from the first and lie apart; empty when the row is a list or chance."""
    kept: list[int] = []
    for place in row:
        number = candidates[place].number
        if (
            kept
            and number is not None
            and 1 <= number - (candidates[kept[-1]].number or 0) <= 1 + _MOST_SKIPPED
            or not kept
            and number is not None
            and (number <= 1 or _opens_text(place, blocks))
        ):
            kept.append(place)
    if not kept:
        return []
    gaps = [later - earlier for earlier, later in pairwise(kept)]
    titled = all(candidates[place].title and blocks[place].blank_before for place in kept[1:])
    if titled and len(kept) >= _MANY and candidates[kept[0]].number in {0, 1} and gaps and min(gaps) >= _ONE_PARAGRAPH:
        return kept
    if _all_alone(kept, blocks) and candidates[kept[0]].number in {0, 1} and gaps and min(gaps) >= _ONE_PARAGRAPH:
        return kept
    usual = _LONG_CHAPTERS if candidates[kept[0]].word in TIMES else _STANDS_APART
    apart = bool(gaps) and min(gaps) >= _ONE_PARAGRAPH and median(gaps) >= usual
    if len(kept) == 1:
        return (
            kept
            if _opens_text(kept[0], blocks) and candidates[kept[0]].sureness >= 0.5 and _stands_alone(kept[0], blocks)
            else []
        )
    return kept if apart else []


def _all_alone(places: Sequence[int], blocks: Sequence[Block]) -> bool:
    """Whether each is nothing but a number between blank lines."""
    return len(places) > 1 and all(
        len(blocks[place].text) <= _BARE
        and (blocks[place].blank_before or not place)
        and (place + 1 >= len(blocks) or blocks[place + 1].blank_before)
        for place in places
    )


def _opens_text(place: int, blocks: Sequence[Block]) -> bool:
    """Whether a heading here would have only front matter before it."""
    return place <= 25 and all(len(block.text) < 1200 for block in blocks[:place])


def _stands_alone(place: int, blocks: Sequence[Block]) -> bool:
    return place == 0 or blocks[place].blank_before > 0 or blocks[place].text.strip()[-1:] not in ".!?"


def _bare_titles(blocks: Sequence[Block]) -> dict[int, FoundHeading]:
    """In a text without any other heading: short titles in bold, in the centre or in capitals, again and again."""
    looks: dict[str, list[int]] = {}
    for place, block in enumerate(blocks):
        if len(block.text) <= _LONGEST_BARE_TITLE and (look := _set_apart(block)):
            looks.setdefault(look, []).append(place)
    for row in looks.values():
        gaps = [later - earlier for earlier, later in pairwise(row)]
        if len(row) >= _A_ROW and min(gaps) > _ONE_PARAGRAPH and median(gaps) >= _STANDS_APART:
            return {
                place: FoundHeading(
                    Heading(None, _plain_title(blocks[place].text)),
                    _HEADING_POINTS - 3,
                    "a title set apart, like others in this text",
                )
                for place in row
            }
    return {}


def _set_apart(block: Block) -> str:
    """How a bare title stands out of the text; empty if it doesn't."""
    text = block.text.strip()
    if (
        block.shape is not Shape.PARAGRAPH
        or looks_like_speech(text)
        or text[-1:] in ".,;:!?"
        or find_label(text)
        or looks_like_break(text)
    ):
        return ""
    if not looks_like_title(text) or len(text.split()) > _MOST_WORDS or reads_like_slug(text):
        return ""
    if block.bold or block.centred:
        return "bold" if block.bold else "centred"
    return "capitals" if text.isupper() and block.blank_before and len(text) > _SHORTEST_IN_CAPITALS else ""


def _second_lines(blocks: Sequence[Block], found: Mapping[int, FoundHeading]) -> dict[int, FoundHeading]:
    """The title on the line under `Chapter IV.`"""
    after: dict[int, int] = {}
    for place, one in found.items():
        if one.heading.title or place + 1 >= len(blocks) or place + 1 in found or one.points < 5:
            continue
        if one.heading.number is None and one.heading.word not in {"prologue", "epilogue", "interlude"}:
            continue
        after[place] = _title_points(blocks[place], blocks[place + 1])
    spaced = [place for place, points in after.items() if points >= 1]
    enough = len(spaced) >= 2 and len(spaced) >= 0.6 * len(after)
    if len(after) == 1 and spaced and len(blocks[spaced[0] + 1].text.split()) >= _A_PHRASE:
        enough = True
    return {
        place + 1: FoundHeading(Heading(None, _plain_title(blocks[place + 1].text)), 5.5, "the title under the heading")
        for place, points in after.items()
        if points >= 2 or (points == 1 and enough)
    }


def _title_points(heading: Block, block: Block) -> int:
    """2: surely the heading's title; 1: so if other chapters have one; 0: no."""
    text = block.text.strip()
    capitals = text.isupper() and len(text) > 3
    if (
        len(text) > (_LONGEST_IN_CAPITALS if capitals else _LONGEST_SECOND_LINE)
        or block.shape not in {Shape.PARAGRAPH, Shape.HEADING}
        or looks_like_speech(text)
        or looks_like_break(text)
        or find_label(text)
    ):
        return 0
    if not (is_bare_title(block) or capitals) or (text[:1] in "-~(*[" and len(undecorated(text).split()) < _A_PHRASE):
        return 0
    same_look = (heading.centred and block.centred) or (heading.bold and block.bold) or block.shape is Shape.HEADING
    if block.blank_before == 0 and block.shape is heading.shape and text[-1:] not in ".":
        return 2 if not _SLUG.search(text) or heading.blank_before > 0 else 1
    if same_look or len(text) > _LONGEST_SECOND_LINE or (capitals and not _SLUG.search(text)):
        return 2
    return 1 if not _SLUG.search(text) else 0


def reads_like_slug(text: str) -> bool:
    """Whether a line tells a time or a place ("Six months ago", "FBI Headquarters"): it belongs to the story."""
    return _SLUG.search(text) is not None


def tells_time_or_place(text: str) -> bool:
    """Like `reads_like_slug`, by its words alone: commas and numbers don't count."""
    return _SLUG.search(re.sub(r"[\d,:—–]", "", text)) is not None


def _plain_title(text: str) -> str:
    return " ".join(text.strip(' *_~"“”').split())
