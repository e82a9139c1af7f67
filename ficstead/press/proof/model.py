"""What the proofreader works with: checks, what they find, and the notes a writer sees."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ficstead.press.proof.context import Context, Whole
    from ficstead.press.proof.paragraphs import Paragraph


class Severity(StrEnum):
    ERROR = "error"
    """As good as certainly a mistake."""
    SUGGESTION = "suggestion"
    """Probably one; its writer knows."""
    STYLE = "style"
    """A matter of taste: never shown unless asked for."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found in a paragraph: `text[start:end]`, and what should stand there (None: nothing to offer)."""

    start: int
    end: int
    replacement: str | None = None
    message: str = ""
    """Says it for this very place; empty: the check's own title."""
    safe: bool | None = None
    """Outranks the check's own word on whether the fix can't change the meaning."""


FindInParagraph = Callable[["Paragraph", "Context"], Iterator[Finding]]
FindInAll = Callable[[Sequence["Paragraph"], "Whole"], Iterator[tuple[int, Finding]]]


@dataclass(frozen=True, slots=True, eq=False)  # there is one of each, and comparing them all the time would cost
class Check:
    """One kind of mistake. Exactly one of `find` (paragraph by paragraph) and `find_all` (over the whole) is given."""

    code: str
    """Stable for ever: `dialogue-001`."""
    title: str
    explanation: str
    wrong: tuple[str, ...]
    """Paragraphs in which it finds something."""
    right: tuple[str, ...]
    """The same put right, or near misses: it finds nothing in them."""
    source: str
    """Where the rule stands: Chicago, New Hart's Rules."""
    severity: Severity
    safe: bool = False
    """Whether its fix can't change what the writer means."""
    words: frozenset[str] = frozenset()
    """`find` is called only for paragraphs with one of these words (lower case, straight apostrophes); empty: no such
    condition. This is what makes hundreds of checks cheap."""
    pairs: frozenset[tuple[str, str]] = frozenset()
    """`find` is called only for paragraphs where one of these words stands right before the other; empty: no such condition."""
    marks: tuple[str, ...] = ()
    """`find` is called only for paragraphs with one of these strings in them; empty: no such condition. One that has no
    letter in it is looked for before, between and behind the words: an apostrophe in a word is part of the word."""
    gaps: re.Pattern[str] | None = None
    """`find` is called only for paragraphs where this is found in what stands before, between or behind two words; None: no
    such condition. A form feed (white space) stands at both ends of the paragraph. Each different gap is looked at once, so this costs
    nothing."""
    where: Callable[["Paragraph"], bool] | None = None
    """`find` is called only for paragraphs of which this is true as well; None: no such condition. Checks that look at the
    same share it: it is asked once."""
    find: FindInParagraph | None = None
    find_all: FindInAll | None = None
    look: Callable[["Paragraph"], object] | None = None
    """What `find_all` asks each paragraph by `Paragraph.once`: it is asked beforehand, while the paragraph's words are known."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note to the writer; `start` and `end` are characters of the source, lines and columns count from 1."""

    code: str
    title: str
    severity: Severity
    start: int
    end: int
    line: int
    column: int
    message: str
    replacement: str | None
    """What should stand at `start:end` of the source."""
    safe: bool
