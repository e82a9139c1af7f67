"""Words found again in a paragraph's HTML, and others put in their place: only text is touched, never a tag."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Self

from ficstead.archive.works.anchors import paragraph_spans
from ficstead.archive.works.models import Chapter

_PIECE = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>|&(?:#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);|.', re.I | re.S)
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_EMPTY_PAIR = re.compile(
    r'<(em|i|strong|b|u|s|del|ins|sub|sup|small|q|cite|code|abbr|a|span)(?:\s[^<>"]*(?:"[^"]*"[^<>"]*)*)?></\1>'
)
_CLOSING = re.compile(r"</(?:em|i|strong|b|u|s|del|ins|sub|sup|small|q|cite|code|abbr|a|span)>")


class WordsHaveChanged(Exception):
    """The words don't stand there any more, or not in as many places as when they were quoted."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A character of the text, and where the HTML spells it. White space is one space, `<br>` too."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """A chapter's body, and from where to where each of its paragraphs reaches: found once for all that is asked of it."""

    body: str
    spans: Mapping[int, tuple[int, int]]

    @classmethod
    def of(cls, chapter: Chapter) -> Self:
        spans = zip(chapter.paragraph_anchors().numbers, paragraph_spans(chapter.body), strict=False)
        return cls(body=chapter.body, spans=dict(spans))

    def letters(self, anchor: int) -> list[Letter]:
        """Raises `WordsHaveChanged` where the paragraph is no more."""
        if anchor not in self.spans:
            raise WordsHaveChanged
        return _letters_of(self.body, self.spans[anchor])


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one paragraph: which of the places with these words is meant, of how many."""

    anchor: int
    words: str
    place: int
    places: int


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of the body that shall read otherwise, letter by letter."""

    letters: tuple[Letter, ...]
    wording: str

    @property
    def start(self) -> int:
        return self.letters[0].start

    @property
    def end(self) -> int:
        return self.letters[-1].end


def passage_near(paragraphs: Paragraphs, anchor: int, words: str, *, offset: int | None) -> Passage:
    """The passage that begins nearest behind so many letters of its paragraph, white space not counted.

    Without an offset the words must stand there once: `places` says how often they do. Raises `WordsHaveChanged`.
    """
    starts = _starts(paragraphs.letters(anchor), words)
    if not starts:
        raise WordsHaveChanged
    place = 0 if offset is None else min(range(len(starts)), key=lambda at: abs(starts[at] - offset))
    return Passage(anchor=anchor, words=" ".join(words.split()), place=place, places=len(starts))


def still_stands(paragraphs: Paragraphs, passage: Passage) -> bool:
    try:
        change_at(paragraphs, passage, "")
    except WordsHaveChanged:
        return False
    return True


def change_at(paragraphs: Paragraphs, passage: Passage, wording: str) -> Change:
    """Where the body of today has the passage. Raises `WordsHaveChanged`."""
    letters = paragraphs.letters(passage.anchor)
    starts = _starts(letters, passage.words)
    if len(starts) == passage.places:
        start = starts[passage.place]
    elif len(starts) == 1:
        start = starts[0]
    else:
        raise WordsHaveChanged
    solid = [at for at, letter in enumerate(letters) if not letter.text.isspace()]
    first, last = solid[start], solid[start + len(_bare(passage.words)) - 1]
    wording = " ".join(wording.split())
    return Change(letters=tuple(_with_its_space(letters, first, last, leaves=not wording)), wording=wording)


def changed_body(body: str, changes: Sequence[Change]) -> str:
    """The body with all of them made; they must not overlap."""
    for change in sorted(changes, key=lambda each: each.start, reverse=True):
        body = body[: change.start] + _rewritten(body, change) + body[_reach(body, change) :]
    return body


def _with_its_space(letters: Sequence[Letter], first: int, last: int, *, leaves: bool) -> Sequence[Letter]:
    """Words that only go take the space before them along, or the one behind at the paragraph's beginning."""
    if leaves and first > 0 and letters[first - 1].text == " ":
        first -= 1
    elif leaves and last + 1 < len(letters) and letters[last + 1].text == " ":
        last += 1
    return letters[first : last + 1]


def _rewritten(body: str, change: Change) -> str:
    """The stretch with the new words, its tags where they were; words that stay keep their formatting."""
    base, html_of = change.start, body[change.start : _reach(body, change)]
    for start, end, words in reversed(list(_edits(change))):
        letters = change.letters[start:end]
        for run in reversed(list(_runs(letters))):
            here = words if run[0] is letters[0] else ""
            html_of = html_of[: run[0].start - base] + here + html_of[run[-1].end - base :]
        if not letters:
            at = _insertion_point(body, change, start) - base
            html_of = html_of[:at] + words + html_of[at:]
    while (tidier := _EMPTY_PAIR.sub("", html_of)) != html_of:
        html_of = tidier
    return html_of


def _edits(change: Change) -> Iterator[tuple[int, int, str]]:
    """Which letters give way to which words (as HTML), the words that both have in common left alone."""
    old = _TOKEN.findall("".join(letter.text for letter in change.letters))
    new = _TOKEN.findall(change.wording)
    begins = [0]
    for token in old:
        begins.append(begins[-1] + len(token))
    for what, i, i_end, j, j_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what != "equal":
            yield begins[i], begins[i_end], html.escape("".join(new[j:j_end]), quote=False)


def _runs(letters: Sequence[Letter]) -> Iterator[list[Letter]]:
    """The letters as far as no tag stands between them."""
    run: list[Letter] = []
    for letter in letters:
        if run and letter.start != run[-1].end:
            yield run
            run = []
        run.append(letter)
    if run:
        yield run


def _insertion_point(body: str, change: Change, at: int) -> int:
    """Behind the letter before, outside of the emphasis that ends there."""
    return change.start if at == 0 else _behind_closing(body, change.letters[at - 1].end)


def _reach(body: str, change: Change) -> int:
    """The emphasis that ends with the last letter is part of the stretch: it may become empty, or end before new words."""
    return _behind_closing(body, change.end)


def _behind_closing(body: str, at: int) -> int:
    while tag := _CLOSING.match(body, at):
        at = tag.end()
    return at


def _starts(letters: Sequence[Letter], words: str) -> list[int]:
    """Where the words begin among the letters that are no white space."""
    text, sought = "".join(letter.text for letter in letters if not letter.text.isspace()), _bare(words)
    found, at = [], text.find(sought) if sought else -1
    while at >= 0:
        found.append(at)
        at = text.find(sought, at + 1)
    return found


def _letters_of(body: str, span: tuple[int, int]) -> list[Letter]:
    letters: list[Letter] = []
    for piece in _PIECE.finditer(body, *span):
        said = piece[0]
        if said.startswith("<"):
            said = " " if said.startswith("<br") else ""
        for letter in html.unescape(said):
            if not letter.isspace():
                letters.append(Letter(letter, piece.start(), piece.end()))
            elif letters and letters[-1].text == " " and letters[-1].end == piece.start():
                letters[-1] = Letter(" ", letters[-1].start, piece.end())
            else:
                letters.append(Letter(" ", piece.start(), piece.end()))
    return letters


def _bare(text: str) -> str:
    return "".join(text.split())
