"""Reading proof: every check over every paragraph, and again only over those that changed."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ficstead.press.proof.checks import chosen
from ficstead.press.proof.context import NOTHING_ELSEWHERE, Context, Elsewhere, Learner
from ficstead.press.proof.model import Check, Finding, Note
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_html, paragraphs_of_text

_SPEECH_MARKS = tuple("\"“'‘«„")


def proof_text(source: str, *, checks: Sequence[Check] | None = None, own_words: Iterable[str] = ()) -> list[Note]:
    """The notes on a plain text whose paragraphs are parted by blank lines, in order of place."""
    return Proofreader(checks, own_words=own_words).read(source, list(paragraphs_of_text(source)))


def proof_html(source: str, *, checks: Sequence[Check] | None = None, own_words: Iterable[str] = ()) -> list[Note]:
    """The notes on an HTML text, places counted in its source; replacements are HTML."""
    return Proofreader(checks, own_words=own_words).read(source, list(paragraphs_of_html(source)))


@dataclass
class Proofreader:
    """Reads the same manuscript again and again, as its writer edits it; remembers each paragraph's findings."""

    checks: Sequence[Check] | None = None
    own_words: Iterable[str] = ()
    elsewhere: Elsewhere = NOTHING_ELSEWHERE
    """What stands in the story's other chapters, where this is one of several."""
    _known: dict[tuple[object, ...], list[tuple[Check, Finding]]] = field(default_factory=dict)
    _paragraphs: dict[str, Paragraph] = field(default_factory=dict)
    _left_open: dict[tuple[object, ...], str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._learner = Learner(self.own_words, self.elsewhere)
        self._checks = chosen() if self.checks is None else self.checks
        self._everywhere = [check for check in self._checks if check.find and not check.words]
        self._by_word: dict[str, list[Check]] = {}
        for check in self._checks:
            for word in check.words:
                self._by_word.setdefault(word, []).append(check)
        self._telling_words = frozenset(self._by_word)

    def read(self, source: str, paragraphs: Sequence[Paragraph]) -> list[Note]:
        """The notes on these paragraphs of the source, in order of place."""
        for paragraph in paragraphs:
            if paragraph.text in self._paragraphs:
                paragraph.take_over(self._paragraphs[paragraph.text])
        self._paragraphs = {paragraph.text: paragraph for paragraph in paragraphs}
        context = self._learner.learn(paragraphs)
        self._left_open = link(paragraphs, self._left_open, single=context.dialect.quotes == "single")
        known: dict[tuple[object, ...], list[tuple[Check, Finding]]] = {}
        found: list[tuple[Paragraph, Check, Finding]] = []
        for paragraph in paragraphs:
            key = self._key(paragraph, context)
            if key not in known:
                known[key] = self._known[key] if key in self._known else self._in_paragraph(paragraph, context)
            found += [(paragraph, check, finding) for check, finding in known[key]]
        self._known = known  # what no longer stands there is forgotten
        found += _in_all(paragraphs, self._checks, context)
        return _notes(source, found)

    def _key(self, paragraph: Paragraph, context: Context) -> tuple[object, ...]:
        around = (paragraph.text, paragraph.carried, paragraph.previous_text, paragraph.next_text)
        return (around, self._learner.key(paragraph, context))

    def _in_paragraph(self, paragraph: Paragraph, context: Context) -> list[tuple[Check, Finding]]:
        return [
            (check, finding)
            for check in self._concerned(paragraph)
            if check.find
            for finding in check.find(paragraph, context)
        ]

    def _concerned(self, paragraph: Paragraph) -> Iterator[Check]:
        """The checks that may find something here, each once."""
        text = paragraph.text
        for check in self._everywhere:
            if not check.marks or any(mark in text for mark in check.marks):
                yield check
        words = self._telling_words.intersection(paragraph.words)
        yield from dict.fromkeys(check for word in sorted(words) for check in self._by_word[word])


def link(
    paragraphs: Sequence[Paragraph], remembered: dict[tuple[object, ...], str], *, single: bool
) -> dict[tuple[object, ...], str]:
    """Lets each paragraph know its neighbours, how speech is marked, and whether it goes on with an earlier one's.

    Returns which mark each paragraph leaves open, to be remembered for the next reading.
    """
    left_open: dict[tuple[object, ...], str] = {}
    for paragraph in paragraphs:
        paragraph.single = single
    for before, here in zip(paragraphs, paragraphs[1:], strict=False):
        before.next_text, here.previous_text = here.text, before.text
    for before, here in zip(paragraphs, paragraphs[1:], strict=False):
        if here.text.startswith(_SPEECH_MARKS):
            key = (before.text, before.carried, before.next_text, single)
            left_open[key] = here.carried = remembered[key] if key in remembered else _mark_left_open(before)
    return left_open


def _mark_left_open(paragraph: Paragraph) -> str:
    last = paragraph.quotations[-1] if paragraph.quotations else None
    return (last.opening or paragraph.carried) if last and not last.closing else ""


def _in_all(
    paragraphs: Sequence[Paragraph], checks: Sequence[Check], context: Context
) -> Iterator[tuple[Paragraph, Check, Finding]]:
    for check in checks:
        if check.find_all:
            yield from ((paragraphs[at], check, finding) for at, finding in check.find_all(paragraphs, context))


def _notes(source: str, found: Iterable[tuple[Paragraph, Check, Finding]]) -> list[Note]:
    line_starts = [0, *(found.end() for found in re.finditer("\n", source))]
    notes = [_note(source, line_starts, *each) for each in found]
    return sorted(notes, key=lambda note: (note.start, note.end, note.code))


def _note(source: str, line_starts: list[int], paragraph: Paragraph, check: Check, finding: Finding) -> Note:
    replacement: str | None
    if finding.replacement is None:
        start, end, replacement = *paragraph.span(finding.start, finding.end), None
    else:
        start, end, replacement = paragraph.edited(finding.start, finding.end, finding.replacement, source)
    line = bisect_right(line_starts, start)
    return Note(
        code=check.code,
        title=check.title,
        severity=check.severity,
        start=start,
        end=end,
        line=line,
        column=start - line_starts[line - 1] + 1,
        message=finding.message or check.title,
        replacement=replacement,
        safe=replacement is not None and (check.safe if finding.safe is None else finding.safe),
    )
