"""Speech whose quotation marks don't match: where one is missing, and whether the next paragraph goes on with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ficstead.press.proof.grammar import SPEECH_VERBS, Clause, Kind, clause_at, is_outright
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation, quotations

_OPENING_MARKS = tuple("\"“'‘«„")
_CLOSING_OF = {"“": "”", "‘": "’", "«": "»", "„": "“"}
_OPENING_OF = {"”": "“", "’": "‘", "»": "«"}


def closing_for(opening: str) -> str:
    return _CLOSING_OF.get(opening, opening)


def opening_for(closing: str) -> str:
    return _OPENING_OF.get(closing, closing)


def spoken(paragraph: Paragraph) -> list[Quotation]:
    """The quotations without what is quoted in them."""
    return [each for each in paragraph.quotations if not each.level]


def is_lopsided(paragraph: Paragraph) -> bool:
    """Whether a quotation lacks a mark at either end. For `Check.where`."""
    return paragraph.lopsided


def has_tag(paragraph: Paragraph) -> bool:
    """Whether a tag stands behind some speech. For `Check.where`."""
    return paragraph.tagged


def unclosed(paragraph: Paragraph) -> list[tuple[Quotation, Quotation | None]]:
    """The quotations that never close, each with the one behind it, if any."""
    if not paragraph.lopsided:
        return []
    said = spoken(paragraph)
    following = [*said[1:], *(None for _ in said[-1:])]
    return [(each, after) for each, after in zip(said, following, strict=True) if each.opening and not each.closing]


def is_verse(text: str) -> bool:
    """Whether these are lines of verse, or a letter's head or foot: broken long before a line is full."""
    lines = text.split("\n")[:-1]
    return bool(lines) and sum(len(line) < _FULL_LINE for line in lines) > len(lines) / 2


_FULL_LINE = 50


def is_set_off(text: str) -> bool:
    """Whether these are lines moved in from the margin: a letter, a notice."""
    lines = text.split("\n")[1:]
    return bool(lines) and all(line.startswith(_INDENT) for line in lines)


_INDENT = "   "


def goes_on_behind_a_tag(paragraph: Paragraph, speech: Quotation) -> bool:
    """Whether somebody who was named speaks on here: `"Row," he said, "or swim".`"""
    before = [seam for seam in paragraph.seams if seam.mark < speech.start]
    if not before or not (before[-1].is_tag or before[-1].inside.endswith((",", "?", "!"))):
        return False
    narrated = paragraph.text[before[-1].word : speech.start].rstrip()
    return narrated.endswith((",", ";", ":", ".")) if before[-1].is_tag else narrated.endswith(",")


# Where the closing mark of speech that never closes should stand


def tag_in(text: str, speech: Quotation) -> Clause | None:
    """The tag that speech runs into without a closing mark between: `"Row, he said, and do it now.`"""
    for found in _BEFORE_A_TAG.finditer(text, speech.start + 1, speech.end):
        clause = clause_at(text, found.end())
        if clause is None or clause.kind is not Kind.SPEECH or clause.end > speech.end or _is_told(text, clause):
            continue
        if found[1] == "," or (text[found.end()].islower() and found[1] in "?!") or is_outright(text, clause):
            return clause
    return _tag_without_comma(text, speech)


def _tag_without_comma(text: str, speech: Quotation) -> Clause | None:
    """`"I will row he said.`: only where the tag ends the paragraph or the speech is opened again behind it."""
    for found in _ENDING_TAG.finditer(text, speech.start + 1, speech.end):
        clause = clause_at(text, found.end())
        if clause and is_outright(text, clause) and clause.subject.lower() not in _RETOLD - {"i"}:
            return clause
    return None


_SAID = "said|says|asked|asks|replied|whispered|muttered|shouted|answered|called|cried"
_ENDING_TAG = re.compile(
    rf"(?<=[a-z])\s+(?=(?:(?:he|she|they|[A-Z]\w+|{_SAID})\s\w+(?:\s\w+ly)?[.,](?:\s*\Z|\s+[\"“'‘])"
    rf"|(?:{_SAID})\s[A-Z][a-z]+\b"
    rf"|(?<!\band\s)(?<!\bthat\s)(?<!\bwhat\s)(?<!\bas\s)(?<!\bwhen\s)(?<!\bthen\s)(?<!\blike\s)I\s(?:say|ask|{_SAID})(?:\s\w+ly)?[.,](?:\s|\Z)))"
)
_RETOLD = frozenset({"i", "you", "we", "it"})
_BEFORE_A_TAG = re.compile(r"(?:(?<=[^\W\d])|(?<=['’*]))([,?!.]|\.\.\.|…|—|–|--)\s+(?=[^\W\d_])")


def _is_told(text: str, clause: Clause) -> bool:
    """`I say` and `you see` are what people say, not who says it; `I said, well, row` may be told in speech."""
    subject = clause.subject.lower()
    if subject == "i":
        return _ENDS_MY_TAG.match(text, clause.end) is None
    return subject in _RETOLD and clause.verb in {"say", "ask"}


_ENDS_MY_TAG = re.compile(r"(?:\s\w+ly)?(?:\.(?!\.)|\s*\Z|,\s+(?:[\"“'‘]|which|\w+ing\b)|\s(?:and|as|with|to)\b)")


def closing_at(text: str, at: int, opening: str) -> str:
    """The closing mark to put there, behind a full stop if that is missing too."""
    return ("." if text[at - 1].isalpha() else "") + closing_for(opening)


# Whether the next paragraph goes on with the speech


def goes_on(paragraph: Paragraph, speech: Quotation) -> bool:
    """Whether an unclosed speech goes on in the next paragraph (Chicago 13.30), rather than its mark being forgotten."""
    if not paragraph.next_text.startswith(_OPENING_MARKS):
        return False
    if paragraph.text.endswith((":", ",", ";")) or is_tale(paragraph, speech):
        return True
    here, there = len(paragraph.text[speech.start : speech.end].split()), len(paragraph.next_text.split())
    if here < _SHORT or _is_answer(paragraph.next_text):
        return False
    if paragraph.text.endswith("?"):
        return here > 3 * _SHORT and there > _SHORT
    if there < _SHORT:
        return here > 4 * _SHORT
    return here > 2 * _SHORT or not _has_tag_early(paragraph.next_text)


def is_tale(paragraph: Paragraph, speech: Quotation) -> bool:
    """Whether a character is telling a tale of several paragraphs, perhaps with others' talk in it, never closed."""
    within = paragraph.text[speech.start + 1 : speech.start + 2]
    return bool(paragraph.carried) or within in _OPENING_MARKS or _stays_open(paragraph)


def _stays_open(paragraph: Paragraph) -> bool:
    """Whether the next paragraph is left open too: nobody forgets two marks in a row."""
    said = quotations(paragraph.next_text, carried=paragraph.carried or "", single=paragraph.single)
    return bool(said) and not [each for each in said if not each.level][-1].closing


_SHORT = 25
"""Words: nobody divides a speech into paragraphs shorter than this, but nearly every answer is shorter."""
_ANSWER = re.compile(
    r"[\"“'‘](?:yes|no|oh|ah|well|why|what|how|indeed|really|certainly|of course|nonsense|thank|i beg|dear me|never)\b",
    re.I,
)
_FIRST_QUOTATION = re.compile(r"[\"“'‘]([^\"“”]{1,160}?)([\"”]|(?<=[.,?!…—-])['’])\s+(?=[^\W\d_])")


def _is_answer(text: str) -> bool:
    if _ANSWER.match(text) and len(text.split()) < 3 * _SHORT:
        return True
    first = _FIRST_QUOTATION.match(text)
    clause = clause_at(text, first.end()) if first else None
    return clause is not None and clause.verb in _ANSWERING


_ANSWERING = frozenset(
    "answered replied returned retorted agreed responded assented asked inquired enquired interrupted protested echoed "
    "repeated objected interposed exclaimed cried rejoined".split()
)


def _has_tag_early(text: str) -> bool:
    first = _FIRST_QUOTATION.match(text)
    clause = clause_at(text, first.end()) if first else None
    return clause is not None and clause.kind is Kind.SPEECH


# Speech that is closed a second time


@dataclass(frozen=True, slots=True)
class Reopened:
    """A closing mark behind speech that was closed before."""

    at: int
    mark: str
    begins: int | None
    """Where the speech goes on, without its opening mark; None when narration fills the place, and the mark is stray."""


def reopened_without_mark(paragraph: Paragraph) -> Iterator[Reopened]:
    said = spoken(paragraph) if paragraph.lopsided else []
    for before, here in zip(said, said[1:], strict=False):
        if before.closing and not here.opening and here.end - 1 > before.end:
            yield Reopened(here.end - 1, here.closing, _beginning(paragraph.text, before.end, here.end - 1))


def behind_lead_in(text: str, start: int, end: int) -> int | None:
    """Where speech begins that narration leads into: behind `he said,` or `she asked:`."""
    for found in _LEAD_IN.finditer(text, start, end):
        if found[1] in SPEECH_VERBS:
            return found.end()
    return None


_LEAD_IN = re.compile(r"\b([a-z]+)(?:\s\w+ly|\sto\s\w+)?[,:]\s+(?=[A-Z—–…'’])")


def _beginning(text: str, start: int, end: int) -> int | None:
    """Where between the two closing marks the narrator stops: behind the tag's or the deed's own clause."""
    led_in = behind_lead_in(text, start, end)
    if led_in is not None and not reads_as_narration(text, led_in, end):
        return led_in
    behind = _WHITE.match(text, start)
    word = behind.end() if behind else start
    clause = clause_at(text, word)
    at = clause.end if clause and clause.end < end else word
    for found in _PAUSE.finditer(text, at, end):
        if found[1] in ",;" and _narration_goes_on(text, found.end(), end):
            continue
        if found[1] == "." and reads_as_narration(text, found.end(), _end_of_sentence(text, found.end(), end)):
            continue
        if len(text[found.end() : end].strip()) > 1:
            return found.end()
    return None


_WHITE = re.compile(r"[.,;]?\s*")
_PAUSE = re.compile(r"([,.;:!?…—–]|--)\s+(?=\S)")


def _narration_goes_on(text: str, start: int, end: int) -> bool:
    """Whether the words behind a tag's comma are the narrator's still: `he said, turning`, `he said, and sat down`."""
    if _PARTICIPLE.match(text, start):
        return True
    if text[start].islower() and not _THEY.match(text, start):
        pause = _PAUSE.search(text, start, end)
        if reads_as_narration(text, start, pause.start() if pause else end):
            return True
    return _JOINING.match(text, start) is not None and not _PERSONAL.search(text, start, end)


_PARTICIPLE = re.compile(r"(?!(?:nothing|something|anything|everything|only)\b)\w+(?:ly|ing)\b|(?:his|her|their)\s")
_JOINING = re.compile(
    r"(?:and|as|with|in|who|when|while|after|before|without|to|at|from|still|then|for\sthe|but|looking)\b"
)
_PERSONAL = re.compile(
    r"\b(?:I|you|we|me|us|my|your|our|is|are|am|will|shall|can|don['’]t|(?<!\bto\s)(?<!ould\s)(?<!ight\s)(?<!ust\s)(?<!\bnot\s)(?<!never\s)(?:do|have)|[a-z]+['’](?:ll|ve|re)|(?:it|that|he|she|there|what|who|here|let)['’]s|must|has)\b",
    re.I,
)


def opened_by(text: str, at: int, closing: str) -> tuple[int, int, str]:
    """What opens speech at this place: a mark put there, or in the place of one of another kind, or turned: `'Row," he said.`"""
    return at, at + (text[at] in _OTHER_OPENINGS[closing in "'’"]), opening_for(closing)


_OTHER_OPENINGS = ("'‘", '"“’')


def reads_as_narration(text: str, start: int, end: int) -> bool:
    """Whether these words are told in the past, and nobody speaks for himself in them."""
    return _PAST.search(text, start, end) is not None and _PERSONAL.search(text, start, end) is None


_THEY = re.compile(r"(?:he|she|it|they|there|that|this)\b")
_PAST = re.compile(
    r"\b(?:was|were|had|saw|went|came|took|did|said|made|knew|felt|gave|got|kept|stood|sat|told|thought|found|left|began|ran"
    r"|fell|heard|held|[a-z]{3,}ed)\b"
)


def _end_of_sentence(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, end)
    return stop.end() if stop else end


_STOP = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bDr)[.?!](?=\s|\Z)")


# Narration that an unclosed speech runs into


def narration_in(text: str, speech: Quotation) -> int | None:
    """Where a deed begins inside speech that never closes: `"Row! He turned away.`; nobody says `I` or `you` behind it."""
    for found in _SENTENCE_END.finditer(text, speech.start + 1, speech.end):
        if not speech.start and _speaks(text, 1, found.start()) and reads_as_narration(text, found.end(), speech.end):
            return found.start()
        clause = clause_at(text, found.end())
        if clause is None or clause.kind is Kind.EITHER or clause.end > speech.end or not _is_third_person(clause):
            continue
        if not _PERSONAL.search(text, clause.end, speech.end):
            return found.start()
    return None


def _speaks(text: str, start: int, end: int) -> bool:
    """Whether somebody surely speaks: asks, cries out, speaks for himself or of what is."""
    return text[end - 1] in "?!" or _PERSONAL.search(text, start, end) is not None


_SENTENCE_END = re.compile(r"(?<=[.?!…—–-])\s+(?=[A-Z])|(?<=[a-z])\s+(?=(?:He|She)\s[a-z])")


def _is_third_person(clause: Clause) -> bool:
    return clause.subject.lower() not in {"i", "you", "we", "it", "they", "who"} and not clause.perfect
