"""The texts that teach the model of neighbours, and the places in them where its words stand."""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from neighbour_sets import COUSINS, SETS

from ficstead.press.proof.neighbours import REACH, tokens_after, tokens_before
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_text

OWN = Path(__file__).parents[1] / "training"


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a word of a set stands, with the tokens beside it."""

    word: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    lent: bool = False
    """Whether a cousin of the word stands there."""


@dataclass(frozen=True, slots=True, eq=False)
class Book:
    """What one text holds for the model."""

    sites: list[list[Site]]
    """For each set the places of its words and of their cousins."""
    stream: list[str]
    """Its tokens in order."""
    words: int
    judges: bool
    """Whether its own places show how sure the model must be."""


def read_books(arguments: argparse.Namespace) -> list[Book]:
    """Each novel of the first folder and each further folder as a whole; then what only teaches, our own stories first.

    Our stories hold slips of the very kinds that are looked for, and so can't judge.
    """
    novels = [path.read_text("utf-8") for path in sorted(arguments.novels.glob("*.txt"))]
    judging = [*novels, *map(_whole, arguments.more)]
    texts = [*judging, _own_stories(), *map(_whole, arguments.teach)]
    return [_read(number, text, judges=number < len(judging)) for number, text in enumerate(texts)]


def add_texts(parser: argparse.ArgumentParser) -> None:
    """The arguments that `read_books` wants."""
    parser.add_argument("novels", type=Path, help="a folder of clean novels")
    parser.add_argument("more", nargs="*", type=Path, help="further folders of clean fiction, a folder to an author")
    parser.add_argument(
        "--teach", nargs="*", type=Path, default=[], help="folders of less careful texts: they teach, but judge nothing"
    )


def _whole(folder: Path) -> str:
    return "\n\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.txt")))


def _own_stories() -> str:
    """Our own stories and dialogues, a paragraph a line."""
    paths = [*sorted(OWN.glob("story*.txt")), *sorted(OWN.glob("dialogue*.txt"))]
    return "\n\n".join("\n\n".join(path.read_text("utf-8").splitlines()) for path in paths)


def _read(number: int, text: str, *, judges: bool) -> Book:
    own, cousins = _places_to_look()
    book = Book([[] for _ in SETS], [], 0, judges)
    words = 0
    for paragraph in paragraphs_of_text(text):
        if paragraph.text.isupper():
            continue
        words += len(paragraph.words)
        book.stream.extend(_stream(paragraph))
        for index, word in enumerate(paragraph.words):
            if word in own:
                left, right = _around(paragraph, index, index)
                for at, candidate in own[word]:
                    book.sites[at].append(Site(candidate, left, right))
            for at, site in _lent(paragraph, index, cousins):
                book.sites[at].append(site)
    return replace(book, words=words)


def _lent(paragraph: Paragraph, index: int, cousins: dict[str, list[tuple[int, int]]]) -> Iterator[tuple[int, Site]]:
    """The sites that a word, or a pair of words, lends to its cousins."""
    words = paragraph.words
    both = f"{words[index]}+{words[index + 1]}" if index + 1 < len(words) else ""
    for key, last in ((words[index], index), (both, index + 1)):
        if key in cousins:
            left, right = _around(paragraph, index, last)
            if "'" in key + both and not (right[0][0].isalpha() or right[0][0] == "<"):
                continue  # "as you are." is never contracted
            for at, candidate in cousins[key]:
                yield at, Site(candidate, left, right, lent=True)


def _places_to_look() -> tuple[dict[str, list[tuple[int, int]]], dict[str, list[tuple[int, int]]]]:
    """Word -> the sets it stands in, by number and place; and the same for the words that teach in its stead."""
    own, cousins = defaultdict(list), defaultdict(list)
    for number, words in enumerate(SETS):
        for at, word in enumerate(words):
            own[word].append((number, at))
            for cousin in COUSINS.get(word, "").split():
                if cousin not in words:
                    cousins[cousin].append((number, at))
    return dict(own), dict(cousins)


def _around(paragraph: Paragraph, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(tokens_before(paragraph, first, REACH)), tuple(tokens_after(paragraph, last, REACH))


def _stream(paragraph: Paragraph) -> list[str]:
    """The paragraph's tokens in order, with the punctuation between them."""
    last = len(paragraph.words) - 1
    if last < 0:
        return []
    earlier = [token for token in tokens_before(paragraph, last, 2 * last + 1) if token[0] != "^"]
    return ["^", *reversed(earlier), paragraph.words[last], "$"]
