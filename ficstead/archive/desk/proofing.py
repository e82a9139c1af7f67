"""Reading proof for a writer at the desk: what the proofreader finds, but for what this writer has answered already."""

import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from itertools import accumulate
from threading import Lock

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.other_chapters import elsewhere_in
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Chapter, Work
from ficstead.press.proof import Check, Elsewhere, Note, Proofreader, chosen
from ficstead.press.proof.context import NOTHING_ELSEWHERE
from ficstead.press.proof.paragraphs import Paragraph

MOST_CHARACTERS = 1_000_000
"""Of one text that is read while somebody waits: some 180,000 words, two seconds."""
MOST_NOTES = 500
"""Shown at a time; whoever has put these right sees the next."""
KIND_NAMES: dict[str, Promise] = {
    "dialogue": _("dialogue"),
    "confusion": _("mix-up"),
    "slip": _("slip"),
    "grammar": _("grammar"),
    "name": _("name"),
    "spelling": _("spelling"),
    "style": _("style"),
}
_OF_WORDS = frozenset({"spelling", "name"})
"""The kinds of note that a word of one's own answers."""


class TooLong(Exception):
    """More than can be read while somebody waits."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a writer has told the proofreader, and what the story's other chapters tell it."""

    own_words: frozenset[str] = frozenset()
    silenced: frozenset[str] = frozenset()
    ignored: frozenset[tuple[str, str]] = frozenset()
    """Code and fingerprint of each note that stands by its writer's will."""
    elsewhere: Elsewhere = NOTHING_ELSEWHERE


def knows(language: str) -> bool:
    """Whether the proofreader can read a work in this language."""
    return language.partition("-")[0].lower() == "en"


def wishes_of(user: User, work: Work | None, chapter: Chapter | None = None) -> Wishes:
    """The names of the work's characters are among its own words. A manuscript may belong to no work yet."""
    own = frozenset(user.own_words.values_list("word", flat=True))
    if work is None:
        return Wishes(own_words=own)
    names = work.tags.filter(kind=TagKind.CHARACTER).values_list("name", flat=True)
    ignored = chapter.ignored_notes.values_list("code", "fingerprint") if chapter else ()
    return Wishes(
        own_words=own.union(*(_WORD.findall(name) for name in names)),
        silenced=frozenset(work.silenced_checks.values_list("code", flat=True)),
        ignored=frozenset(ignored),
        elsewhere=elsewhere_in(work, chapter),
    )


@dataclass(frozen=True)
class Found:
    """A note on one paragraph of a text."""

    note: Note
    """Its places count the characters of the paragraph."""
    paragraph: int
    """Counted from 0."""
    text: str
    """The whole paragraph."""

    @cached_property
    def shown(self) -> tuple[int, int]:
        """The words that a reader of the note must see: whole ones, however little of them would change."""
        start, end = self.note.start, self.note.end
        whole = _of_word if _is_word(self.text, start, end) else _of_token
        while start > 0 and whole(self.text[start - 1]):
            start -= 1
        while end < len(self.text) and whole(self.text[end]):
            end += 1
        # Nothing but a gap: the words on either side of it.
        return (start, end) if self.text[start:end].strip() else _neighbours(self.text, start, end)

    def words(self) -> str:
        return self.text[slice(*self.shown)]

    def put_right(self) -> str | None:
        """What would stand there instead of `words()`."""
        if self.note.replacement is None:
            return None
        start, end = self.shown
        return self.text[start : self.note.start] + self.note.replacement + self.text[self.note.end : end]

    def before(self) -> str:
        """The end of what stands before the words, cut at a space."""
        front = self.text[: self.shown[0]]
        return front if len(front) <= _AROUND else "… " + front[-_AROUND:].partition(" ")[2]

    def after(self) -> str:
        back = self.text[self.shown[1] :]
        return back if len(back) <= _AROUND else back[:_AROUND].rpartition(" ")[0] + " …"

    def kind(self) -> str:
        return self.note.code.partition("-")[0]

    def kind_name(self) -> str:
        return str(KIND_NAMES.get(self.kind(), self.kind()))

    def check(self) -> Check:
        [check] = chosen((self.note.code,))
        return check

    def own_word(self) -> str:
        """The word that can be taken into the writer's own; empty if the note isn't about one."""
        return self.words() if self.kind() in _OF_WORDS and _WORD.fullmatch(self.words()) else ""

    def key(self) -> str:
        """Names the note among those on the same text."""
        return f"{self.paragraph}-{self.note.start}-{self.note.end}-{self.note.code}"

    def fingerprint(self) -> str:
        """Of the words and two on either side: the same wherever they move, another when they change."""
        start, end = self.shown
        around = (*self.text[:start].split()[-2:], self.words(), *self.text[end:].split()[:2])
        return sha256("\0".join(around).encode()).hexdigest()[:32]


_AROUND = 60
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _is_word(text: str, start: int, end: int) -> bool:
    return all(map(_of_word, text[start:end])) and any(map(str.isalnum, text[max(start - 1, 0) : end + 1]))


def _of_word(character: str) -> bool:
    return character.isalnum() or character in "'’-"


def _of_token(character: str) -> bool:
    return not character.isspace()


def _neighbours(text: str, start: int, end: int) -> tuple[int, int]:
    front, back = text[:start].rstrip(), text[end:].lstrip()
    start = len(front) - len(front.split()[-1]) if front else start
    return start, len(text) - len(back) + len(back.split()[0]) if back else end


def proof(
    paragraphs: Sequence[str],
    wishes: Wishes,
    *,
    known_as: str,
    most: int = MOST_CHARACTERS,
    select: tuple[str, ...] = (),
) -> list[Found]:
    """What is to be said of these paragraphs, in their order; the same text read again under one name costs little.

    `select` are beginnings of codes; without it everything is read for but matters of style. Raises `TooLong`.
    """
    if sum(map(len, paragraphs)) > most:
        raise TooLong
    starts = [0, *accumulate(len(text) + 2 for text in paragraphs)]
    read = [(at, text) for at, text in enumerate(paragraphs) if text.strip()]
    bodies = [Paragraph(text.strip(), starts[at] + len(text) - len(text.lstrip())) for at, text in read]
    reader = _reader(known_as, wishes, checks_for(wishes.silenced, select))
    with reader.lock:
        notes = reader.proofreader.read("\n\n".join(paragraphs), bodies)
    found = (_found(note, starts, paragraphs) for note in notes)
    return [each for each in found if (each.note.code, each.fingerprint()) not in wishes.ignored]


def _found(note: Note, starts: Sequence[int], paragraphs: Sequence[str]) -> Found:
    at = bisect_right(starts, note.start) - 1
    here = replace(note, start=note.start - starts[at], end=note.end - starts[at])
    return Found(note=here, paragraph=at, text=paragraphs[at])


# Readers remember what they read last


@dataclass(frozen=True, slots=True)
class _Reader:
    told: tuple[object, ...]
    """All that it knows besides the text; told otherwise, another one reads."""
    proofreader: Proofreader
    lock: Lock = field(default_factory=Lock)


_MOST_READERS = 32
_readers: OrderedDict[str, _Reader] = OrderedDict()
_readers_lock = Lock()


def _reader(known_as: str, wishes: Wishes, checks: tuple[Check, ...]) -> _Reader:
    """The one who read this text before, unless its writer has wishes that they don't know of."""
    told = (wishes.own_words, wishes.elsewhere, checks)
    with _readers_lock:
        reader = _readers.pop(known_as, None)
        if reader is None or reader.told != told:
            proofreader = Proofreader(checks, own_words=wishes.own_words, elsewhere=wishes.elsewhere)
            reader = _Reader(told, proofreader)
        _readers[known_as] = reader
        while len(_readers) > _MOST_READERS:
            _readers.popitem(last=False)
    return reader


def checks_for(silenced: Collection[str], select: tuple[str, ...]) -> tuple[Check, ...]:
    """All that are selected, but for these; a code that no check bears any more says nothing."""
    return tuple(check for check in chosen(select) if check.code not in silenced)


def title_of(code: str) -> str:
    """What the check of this code looks for; the code itself if no check bears it any more."""
    try:
        [check] = chosen((code,))
    except ValueError:
        return code
    return check.title
