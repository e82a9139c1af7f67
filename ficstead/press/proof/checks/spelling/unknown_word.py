"""spelling-001: a form that is no word, a slip of the hand away from one that is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ficstead.press.proof.checks.spelling.common_misspellings import MISSPELLINGS
from ficstead.press.proof.context import Context
from ficstead.press.proof.dictionary import Near, commonness, is_word, likelihood, nearest
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.word_forming import NOT_FORMED, formed_of, is_sound

_SHORTEST = 4
_MEANT_AT = 3
"""Written so often in one work, a form is meant."""
_FOREIGN = 0.3
"""With so large a share of its forms unknown, a manuscript is in another language, or in dialect throughout."""
_OFFERED = 3


def _find_all(paragraphs: Sequence[Paragraph], context: Context) -> Iterator[tuple[int, Finding]]:
    unknown = _unknown(context)
    slips = {form: near for form in unknown if (near := _slip(form))}
    doubtful = {form for form in unknown - slips.keys() if formed_of(form) == NOT_FORMED}
    for index, paragraph in enumerate(paragraphs):
        if slips.keys().isdisjoint(paragraph.words):
            continue
        strange = len(doubtful.intersection(paragraph.words))
        yield from ((index, finding) for finding in _in_paragraph(paragraph, slips, strange, context))


# Which forms are no words


def _unknown(context: Context) -> set[str]:
    """The forms that no dictionary knows and the work itself doesn't stand for."""
    forms = {form for form in context.counts if form.islower() and form.isascii() and form.isalpha()}
    rare = forms - commonness().keys() - context.own_words - MISSPELLINGS.keys()
    unknown = {form for form in rare if not is_word(form)}
    if len(unknown) > _FOREIGN * len(forms):
        return set()
    return {form for form in unknown if not _is_meant(form, context)}


def _is_meant(form: str, context: Context) -> bool:
    capital = context.counts[form.capitalize()]
    return bool(capital) or context.counts[form] >= _MEANT_AT or form.capitalize() in context.names or is_sound(form)


def _slip(form: str) -> Near | None:
    """The word it most likely was meant to be, when that is likely enough."""
    near = nearest(form) if len(form) >= _SHORTEST else ()
    best = near[0] if near else None
    if best is None or best.commonness < _common_enough(best, form):
        return None
    return None if _is_ending_in_speech(best, form) else best


_NEVER = 10


def _common_enough(near: Near, form: str) -> int:
    """How common the word must be to be believed in."""
    if near.word[0] != form[0] and near.slip != "swapped":
        return _NEVER
    if near.slip == "changed" and not _easily_mistaken(near.word[near.at], form[near.at]):
        return _NEVER
    if len(form) == _SHORTEST:
        return 7 if near.slip == "swapped" else _NEVER
    if near.slip == "left out" and near.word.endswith("ly") and not form.endswith("ly"):
        return 3
    base = formed_of(form)
    if base != NOT_FORMED:
        return max(4, base + 2) if near.slip in ("swapped", "left out") else _NEVER
    certain_by_length = len(form) > 8 and near.slip in ("swapped", "left out")
    return _COMMON_ENOUGH[near.slip] + (len(form) < 6) - certain_by_length + _is_a_way_to_spell(near)


_COMMON_ENOUGH = {"swapped": 1, "left out": 2, "put in": 3, "changed": 4}


_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(
    {a + b for row in _ROWS for a, b in zip(row, row[1:], strict=False)}
    | {a + b for row, below in zip(_ROWS, _ROWS[1:], strict=False) for a, b in zip(row, below, strict=False)}
    | {a + b for row, below in zip(_ROWS, _ROWS[1:], strict=False) for a, b in zip(row[1:], below, strict=False)}
    | {a + b for a in "aeiouy" for b in "aeiouy"}
    | {"sc", "cs", "sz", "zs", "ck", "kc"}
)
"""Pairs of letters that a finger or an ear takes for each other."""


def _easily_mistaken(right: str, wrong: str) -> bool:
    return right + wrong in _BESIDE or wrong + right in _BESIDE


def _is_a_way_to_spell(near: Near) -> bool:
    """`instal`, `nonplused`, `worshiped`: with one letter here, with two there."""
    pair = near.word[near.at : near.at + 2] if near.slip == "left out" else ""
    return pair in ("ll", "ss", "pp")


def _is_ending_in_speech(near: Near, form: str) -> bool:
    """`goin`, `husban`, `somehows`: endings are dropped and added by mouth, hardly ever by hand."""
    return near.slip in ("left out", "put in") and near.at >= len(form) - (near.slip == "put in") and not _repeats(form)


def _repeats(form: str) -> bool:
    return form[-1] == form[-2]


# Where they stand

_DIALECT = re.compile(
    r"\b\w+in['’](?!\w)|['’](?:em|ere|ouse|is|im|er|ow|ave|ad|e|un|tis|twas)\b|\b(?:o|th|d|t|wi|an|ol)['’](?!s\b|clock)"
    r"|\b(?:yer|wot|ye|thee|thou|thy|nowt|summat|dat|dis|de|dem|gwine|massa|sah|ole|git|jes|wid|ob|fer|mebbe|hisself|"
    r"theirselves|afeard|sartin|allus|nay|tha|ter|ze|zis|zat|vas|vill)\b",
    re.I,
)
_BEFORE_A_PART = frozenset("'’-‐‑/@._0123456789")
_BEHIND_A_PART = re.compile(r"['’](?![\s\"”)]|$)|['’](?<=in.)|[-‐‑–—…/@_0-9]|\.\w|\.\.")


def _in_paragraph(
    paragraph: Paragraph, slips: Mapping[str, Near], strange: int, context: Context
) -> Iterator[Finding]:
    for index, word in enumerate(paragraph.words):
        near = slips.get(word)
        if near is None:
            continue
        start, end = paragraph.spans[index]
        if not _stands_alone(paragraph.text, start, end):
            continue
        if _is_spoken(paragraph, start, context):
            if strange or _sounds_like(near, word) or _DIALECT.search(paragraph.text):
                continue
        elif strange > 1:
            continue
        yield _finding(word, start, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A word in small letters, no part of a compound, a stammer, an address, and not broken off."""
    if not text[start].islower() or (start and text[start - 1] in _BEFORE_A_PART):
        return False
    return _BEHIND_A_PART.match(text, end) is None


def _is_spoken(paragraph: Paragraph, position: int, context: Context) -> bool:
    if context.dialect.quotes == "dash" and paragraph.text[0] in "—–-":
        return True
    return paragraph.in_speech(position)


def _sounds_like(near: Near, form: str) -> bool:
    """Whether somebody might speak so: another vowel, a `v` for a `w`, a nose that is blocked."""
    if near.slip == "left out":
        return near.word[near.at] in "rh" and len(form) < 6
    if near.slip == "put in":
        return form[near.at] in "ahr" or near.commonness < 4
    if near.slip == "changed":
        pair = {form[near.at], near.word[near.at]}
        return any(pair <= sound for sound in _SOUNDS) or near.commonness < 5
    return near.commonness < 2


_SOUNDS = tuple(map(frozenset, ("aeiouyw", "vwbf", "nmbd", "ckg", "szct", "lr", "td", "hj")))


def _finding(word: str, start: int, end: int) -> Finding:
    near = nearest(word)
    offered = " or ".join(f"“{each.word}”" for each in near[:_OFFERED])
    clear = len(near) == 1 or likelihood(near[0], word) > likelihood(near[1], word)
    message = f"“{word}” isn’t in the dictionary. Did you mean {offered}?"
    return Finding(start, end, near[0].word if clear else None, message)


CHECK = Check(
    code="spelling-001",
    title="A word that isn’t in the dictionary, close to one that is",
    explanation=(
        "No American or British dictionary knows this form, and a single swapped, missing, stray or wrong letter away "
        "stands a word everybody knows. Names, invented words, dialect, sounds, and whatever your story writes three "
        "times or more are left alone; put a word among your own to keep it."
    ),
    wrong=(
        "She waited at the brigde until the lamps were lit.",
        "He had forgoten the key.",
        "“I can’t rememeber,” she said, and looked away.",
        "The windws stood open all night.",
    ),
    right=(
        "She waited at the bridge until the lamps were lit.",
        "“I ain’t goin’ nowhere, an’ thass the trufe.”",
        "“Nooooo! Shhh, w-wait,” he said.",
        "The colour of the harbor was grey, or gray.",
        "Her moonglow eyes, unladylike and catlike, followed the hoverbikes.",
        "The grobnar sang. Another grobnar answered, and then the last grobnar fell silent.",
        "They rode to Brigde, a village by the water.",
    ),
    source="Any dictionary; Chicago 7.1, New Hart’s Rules 3.1",
    severity=Severity.SUGGESTION,
    find_all=_find_all,
)
