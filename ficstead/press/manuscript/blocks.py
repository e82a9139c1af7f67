"""What every reader produces: the source as a row of paragraph-like blocks, in source order."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """What a block is by its mark-up alone, before anybody has asked what it says."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    RULE = "rule"
    FIELD = "field"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of the source.

    `html` is the whole block element, ready for the story (`<p>She <em>ran</em>.</p>`, `<blockquote>…`,
    `<hr>`), escaped, with the author's emphasis as mark-up. `text` is the same as plain text, hard-wrapped
    lines joined by a space and kept line breaks (`<br>`) as `\\n`. `line` and `end_line` are the first and
    last line of the decoded source that it came from, counted from 1.
    """

    line: int
    end_line: int
    shape: Shape
    text: str
    html: str
    level: int = 0
    """1 to 6 for a heading, else 0."""
    centred: bool = False
    bold: bool = False
    """The whole block is bold (or underlined): often a heading without heading mark-up."""
    italic: bool = False
    """The whole block is in italics: often a note."""
    blank_before: int = 0
    """How many blank lines stand before it (text sources) or empty paragraphs (HTML)."""
    field: str = ""
    """For Shape.FIELD (front matter): the key; `text` then holds the value."""
