"""Reading proof: every check over every paragraph, and again only over those that changed."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, groupby

from ficstead.press.proof.checks import chosen
from ficstead.press.proof.context import (
    NOTHING_ELSEWHERE,
    Asking,
    Context,
    Dialect,
    Elsewhere,
    Learner,
    Questions,
    Whole,
    answered_alike,
)
from ficstead.press.proof.model import Check, Finding, Note
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_html, paragraphs_of_text
from ficstead.press.proof.triage import triage_for

_SPEECH_MARKS = tuple("\"“'‘«„")
_Found = tuple[Paragraph, Check, Finding]
_Around = tuple[str, str, str, str]
"""A paragraph's text, the mark that is open when it begins, and the texts before and behind it."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What was found in a paragraph, and what the checks had to know of the rest of the manuscript for that."""

    findings: list[tuple[Check, Finding]]
    questions: Questions


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
    _read: dict[_Around, _Read] = field(default_factory=dict)
    _answers: dict[str, dict[object, object]] = field(default_factory=dict)
    """What each paragraph's text has been asked, for the checks that look at the whole."""
    _left_open: dict[tuple[object, ...], str] = field(default_factory=dict)
    _dialect: Dialect | None = None

    def __post_init__(self) -> None:
        self._learner = Learner(self.own_words, self.elsewhere)
        self._checks = chosen() if self.checks is None else tuple(self.checks)
        self._looks = [check.look for check in self._checks if check.look]
        self._triage = triage_for(self._checks)

    def read(self, source: str, paragraphs: Sequence[Paragraph]) -> list[Note]:
        """The notes on these paragraphs of the source, in order of place."""
        whole = self._learner.learn(paragraphs)
        self._left_open = link(paragraphs, self._left_open, single=whole.dialect.quotes == "single")
        self._share_answers(paragraphs)
        found = [*self._in_each(paragraphs, whole), *self._in_all(paragraphs, whole)]
        return _notes(source, found)

    def _share_answers(self, paragraphs: Sequence[Paragraph]) -> None:
        self._answers = {paragraph.text: self._answers.get(paragraph.text) or {} for paragraph in paragraphs}
        for paragraph in paragraphs:
            paragraph.remember(self._answers[paragraph.text])

    def _in_all(self, paragraphs: Sequence[Paragraph], whole: Whole) -> Iterator[_Found]:
        for check in self._checks:
            if check.find_all:
                yield from ((paragraphs[at], check, finding) for at, finding in check.find_all(paragraphs, whole))

    def _in_each(self, paragraphs: Sequence[Paragraph], whole: Whole) -> Iterator[_Found]:
        before = self._read if whole.dialect == self._dialect else {}
        context = Asking(whole)
        now: dict[_Around, _Read] = {}
        for paragraph in paragraphs:
            key = (paragraph.text, paragraph.carried, paragraph.previous_text, paragraph.next_text)
            read = now.get(key) or before.get(key)
            if read is None or not answered_alike(read.questions, whole):
                read = _Read(self._in_paragraph(paragraph, context), context.taken_down())
                paragraph.forget()
            now[key] = read
            for check, finding in read.findings:
                yield paragraph, check, finding
        self._read, self._dialect = now, whole.dialect  # what no longer stands there is forgotten

    def _in_paragraph(self, paragraph: Paragraph, context: Context) -> list[tuple[Check, Finding]]:
        for look in self._looks:
            paragraph.once(look)
        return [
            (check, finding)
            for check in self._triage.concerned(paragraph)
            if check.find
            for finding in check.find(paragraph, context)
        ]


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


def _notes(source: str, found: Iterable[tuple[Paragraph, Check, Finding]]) -> list[Note]:
    line_starts = [0, *accumulate(len(line) + 1 for line in source.split("\n"))]
    notes = sorted(
        (_note(source, line_starts, *each) for each in found), key=lambda note: (note.start, note.end, note.code)
    )
    return list(_each_change_once(notes))


def _each_change_once(notes: Sequence[Note]) -> Iterator[Note]:
    """Where several checks would change the same in the same way, one note says so: one whose fix is safe, if there is."""
    for _, same in groupby(notes, key=lambda note: (note.start, note.end)):
        told: dict[tuple[str, str], Note] = {}
        for note in same:
            change = (note.replacement, "") if note.replacement is not None else ("", note.code)
            if change not in told or (note.safe and not told[change].safe):
                told[change] = note
        yield from told.values()


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
