"""spelling-001: a form that is no word, a slip of the hand away from one that is."""

import re
from collections.abc import Iterator, Mapping, Sequence

from ficstead.press.proof.checks.names.given_names import GIVEN_NAMES
from ficstead.press.proof.checks.names.places import inside_sentences, likely_among, places_of
from ficstead.press.proof.checks.spelling.common_misspellings import MISSPELLINGS
from ficstead.press.proof.checks.spelling.slips_of_the_hand import is_heard, slip
from ficstead.press.proof.context import Whole
from ficstead.press.proof.dictionary import Near, likelihood, nearest, unknown_among
from ficstead.press.proof.grammar import ACTION_VERBS, SPEECH_VERBS
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.word_forming import NOT_FORMED, formed_of, is_sound

_MEANT_AT = 3
"""Written so often in one work, a form is meant."""
_FOREIGN = 0.25
"""With so large a share of its forms unknown, a manuscript is in another language, or in dialect throughout."""
_FORMS_THAT_TELL = 50
_OFFERED = 3


def _find_all(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    unknown = _unknown(context)
    slips = {form: near for form in unknown if (near := slip(form))}
    doubtful = {form for form in unknown - slips.keys() if formed_of(form) == NOT_FORMED}
    for index in likely_among(slips, paragraphs):
        paragraph = paragraphs[index]
        strange = len(doubtful.intersection(paragraph.words))
        yield from ((index, finding) for finding in _in_paragraph(paragraph, slips, strange, context))
    yield from _at_beginnings(paragraphs, context)


# Which forms are no words


def _unknown(context: Whole) -> set[str]:
    """The forms that no dictionary knows and the work itself doesn't stand for."""
    unknown = unknown_among(context.counts.keys())
    if len(context.counts) > _FORMS_THAT_TELL and len(unknown) > _FOREIGN * len(context.counts):
        return set()
    unknown -= context.own_words | MISSPELLINGS.keys()
    return {form for form in unknown if not _is_meant(form, context)}


def _is_meant(form: str, context: Whole) -> bool:
    capital = context.times(form.capitalize())
    return bool(capital) or context.times(form) >= _MEANT_AT or form.capitalize() in context.names or is_sound(form)


# Where they stand

_DIALECT = re.compile(
    r"\b\w+in['’](?!\w)|['’](?:em|ere|ouse|is|im|er|ow|ave|ad|e|un|tis|twas)\b|\b(?:o|th|d|t|wi|an|ol)['’](?!s\b|clock)"
    r"|\b(?:yer|wot|ye|thee|thou|thy|nowt|summat|dat|dis|de|dem|gwine|massa|sah|ole|git|jes|wid|ob|fer|mebbe|hisself|"
    r"theirselves|afeard|sartin|allus|nay|tha|ter|ze|zis|zat|vas|vill)\b",
    re.I,
)
_BEFORE_A_PART = frozenset("'’-‐‑/@._0123456789")
_BEHIND_A_PART = re.compile(r"['’](?![\s\"”)]|$)|['’](?<=in.)|[-‐‑–—…/@_0-9]|\.\w|\.\.")


def _in_paragraph(paragraph: Paragraph, slips: Mapping[str, Near], strange: int, context: Whole) -> Iterator[Finding]:
    for index, word in enumerate(paragraph.words):
        near = slips.get(word)
        if near is None:
            continue
        start, end = paragraph.spans[index]
        if not _stands_alone(paragraph.text, start, end):
            continue
        if _is_spoken(paragraph, start, context):
            if strange or is_heard(near, word) or _DIALECT.search(paragraph.text):
                continue
        elif strange > 1:
            continue
        yield _finding(word, start, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    """A word in small letters, no part of a compound, a stammer, an address, and not broken off."""
    if not text[start].islower() or (start and text[start - 1] in _BEFORE_A_PART):
        return False
    return _BEHIND_A_PART.match(text, end) is None


def _is_spoken(paragraph: Paragraph, position: int, context: Whole) -> bool:
    if context.dialect.quotes == "dash" and paragraph.text[0] in "—–-":
        return True
    return paragraph.in_speech(position)


# Where they begin a sentence


def _at_beginnings(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    slips = _capitalised(context)
    for index, form, start in places_of(slips, paragraphs):
        paragraph, near, end = paragraphs[index], slips[form], start + len(form)
        if inside_sentences(paragraph.text, start) or _NAME_LIKE.match(paragraph.text, end):
            continue
        if not (paragraph.in_speech(start) and is_heard(near, form.lower())):
            message = f"“{form}” isn’t in the dictionary. Did you mean “{near.word.capitalize()}”?"
            yield index, Finding(start, end, near.word.capitalize(), message)


def _capitalised(context: Whole) -> dict[str, Near]:
    """Capitalised forms that are hardly names, each with the common word that it was most likely meant to be."""
    rare = {
        form for form, times in context.counts.items() if times < _MEANT_AT and form[0].isupper() and form.istitle()
    }
    small = unknown_among(frozenset(form.lower() for form in rare - context.names)) - GIVEN_NAMES - MISSPELLINGS.keys()
    slips = {form: near for form in small if not context.times(form) and (near := slip(form))}
    return {form.capitalize(): near for form, near in slips.items() if near.commonness >= _COMMON[near.slip]}


_COMMON = {"swapped": 3, "left out": 4, "put in": 5, "changed": 5}
_NAME_LIKE = re.compile(
    rf"['’.-]|[,!?]|\s[A-Z]|\s(?:{'|'.join(sorted(SPEECH_VERBS | ACTION_VERBS))}|and|was|is|had|has|would|could|himself|herself)\b"
)


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
        "Suddnely the bell rang. Perhpas it was the wind.",
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
