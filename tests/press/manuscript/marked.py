"""Sample manuscripts with every line labelled by hand (`*.marked`): reading them, and measuring the engine against them."""

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from ficstead.press.manuscript.model import Manuscript, PieceKind
from ficstead.press.manuscript.words import count_words

LETTERS = {
    PieceKind.METADATA: "M",
    PieceKind.DISCLAIMER: "D",
    PieceKind.OPENING_NOTE: "N",
    PieceKind.HEADING: "H",
    PieceKind.SCENE_BREAK: "B",
    PieceKind.STORY: "S",
    PieceKind.INLINE_NOTE: "I",
    PieceKind.CLOSING_NOTE: "C",
    PieceKind.OTHER: "O",
}
_LINE_ENDS = {"lf": "\n", "crlf": "\r\n", "cr": "\r"}
_NOTES = set("NCD")


@dataclass(frozen=True)
class Marked:
    """A sample: its file name, its bytes as the author would send them, and the label of every line."""

    path: Path
    name: str
    data: bytes
    labels: tuple[str, ...]
    """One letter a line of the manuscript, a space for blank lines."""
    lines: tuple[str, ...]
    paragraphs: str
    """`blank`, `lines` or `indent`."""
    facts: dict[str, str]
    """What the `#=` lines expect: `title`, `chapters`, `heading 1`, ..."""


@dataclass
class Score:
    """How well pieces match labels, for one file or for many together."""

    paragraphs: int = 0
    right: int = 0
    story_words: int = 0
    story_lost: int = 0
    note_words: int = 0
    note_left: int = 0
    confusion: Counter[tuple[str, str]] = field(default_factory=Counter)
    mistakes: list[tuple[int, str, str, str]] = field(default_factory=list)
    """Line, label, what it was taken for, and how it begins."""

    @property
    def accuracy(self) -> float:
        return self.right / self.paragraphs if self.paragraphs else 1.0

    @property
    def lost_share(self) -> float:
        """Story words that went into a note, the metadata or the crumbs."""
        return self.story_lost / self.story_words if self.story_words else 0.0

    @property
    def left_share(self) -> float:
        """Words of notes and disclaimers that stayed in the story."""
        return self.note_left / self.note_words if self.note_words else 0.0

    def add(self, other: "Score") -> None:
        for name in ("paragraphs", "right", "story_words", "story_lost", "note_words", "note_left"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.confusion += other.confusion


def load_marked(path: Path) -> Marked:
    rows = path.read_text(encoding="utf-8").split("\n")
    if rows and rows[-1] == "":
        rows.pop()
    head = dict(part.strip().split(": ", 1) for part in rows[0].removeprefix("#!").split(";") if part.strip())
    facts = dict(row[2:].strip().split(": ", 1) for row in rows[1:] if row.startswith("#=") and ": " in row)
    body = [row for row in rows[1:] if not row.startswith("#=")]
    labels = tuple(row[:1] or " " for row in body)
    lines = tuple(row[2:] for row in body)
    data = _LINE_ENDS[head.get("eol", "lf")].join(lines).encode(head.get("encoding", "utf-8"))
    return Marked(path, head["file"], data, labels, lines, head.get("paragraphs", "blank"), facts)


def load_folder(folder: Path) -> list[Marked]:
    return [load_marked(path) for path in sorted(folder.glob("*.marked"))]


def score(sample: Marked, manuscript: Manuscript) -> Score:
    """Compare line by line; a paragraph is right when all its lines are."""
    taken = _letters_by_line(manuscript, len(sample.lines))
    result = Score()
    for start, end in _paragraphs(sample):
        label = sample.labels[start]
        guesses = [
            taken[place] for place in range(start, end) if taken[place] != "?" or count_words(sample.lines[place])
        ]
        guess = next((one for one in guesses if one != label), label)
        result.paragraphs += 1
        result.right += guess == label
        if guess != label:
            result.confusion[label, guess] += 1
            result.mistakes.append((start + 1, label, guess, sample.lines[start][:70]))
        for place in range(start, end):
            _count_words(result, label, taken[place], count_words(sample.lines[place]))
    return result


def _count_words(result: Score, label: str, guess: str, words: int) -> None:
    if label == "S":
        result.story_words += words
        result.story_lost += words if guess in "NCDMO" else 0
    elif label in _NOTES:
        result.note_words += words
        result.note_left += words if guess in "SI" else 0


def _paragraphs(sample: Marked) -> list[tuple[int, int]]:
    """First line and end of each paragraph, as labelled."""
    each_line = sample.paragraphs == "lines" or sample.name.endswith((".html", ".htm"))
    spans: list[tuple[int, int]] = []
    for place, label in enumerate(sample.labels):
        if label == " ":
            continue
        goes_on = spans and spans[-1][1] == place and sample.labels[place - 1] == label and not each_line
        if goes_on and not (sample.paragraphs == "indent" and sample.lines[place][:1].isspace()):
            spans[-1] = (spans[-1][0], place + 1)
        else:
            spans.append((place, place + 1))
    return spans


def _letters_by_line(manuscript: Manuscript, lines: int) -> list[str]:
    taken = ["?"] * lines
    for piece in manuscript.pieces:
        for line in range(piece.line, min(piece.end_line, lines) + 1):
            taken[line - 1] = LETTERS[piece.kind]
    return taken
