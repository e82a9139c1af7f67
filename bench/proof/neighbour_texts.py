"""The texts that teach the model of neighbours, and the places in them where its words stand."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from neighbour_sets import COUSINS, SETS

from ficstead.press.proof.neighbours import REACH, tokens_after, tokens_before
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_text

OWN = Path(__file__).parents[1] / "training"
COUSIN = 0.7
"""What all the cousins of a word weigh beside the word itself."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place where a word of a set stands, with the tokens beside it."""

    book: int
    word: int
    left: tuple[str, ...]
    right: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Book:
    """What one text holds for the model."""

    sites: list[list[Site]]
    """For each set the places of its words, and of their cousins with no weight yet."""
    stream: list[str]
    """Its tokens in order."""
    words: int


def books_of(novels: Path, more: Sequence[Path]) -> list[str]:
    """Each novel of the first folder, each further folder as a whole (one author's), and our own stories as one."""
    texts = [path.read_text("utf-8") for path in sorted(novels.glob("*.txt"))]
    texts += ["\n\n".join(path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))) for folder in more]
    return [*texts, own_stories()]


def own_stories() -> str:
    """Our own stories and dialogues, a paragraph a line."""
    paths = [*sorted(OWN.glob("story*.txt")), *sorted(OWN.glob("dialogue*.txt"))]
    return "\n\n".join("\n\n".join(path.read_text("utf-8").splitlines()) for path in paths)


def read_book(number: int, text: str) -> Book:
    """The sites and tokens of a text."""
    own, cousins = _places_to_look()
    book = Book([[] for _ in SETS], [], 0)
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
                    book.sites[at].append(Site(number, candidate, left, right))
            for at, site in _lent(paragraph, index, cousins):
                book.sites[at].append(replace(site, book=number))
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
                yield at, Site(0, candidate, left, right, 0.0)


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


def weighed(sites: Sequence[Site]) -> list[Site]:
    """The cousins of a word together count about as much as the word itself, each at most a third of a true site."""
    true = Counter(site.word for site in sites if site.weight)
    lent = Counter(site.word for site in sites if not site.weight)
    rng = random.Random(1)
    kept = [s for s in sites if s.weight or rng.random() < 4000 / lent[s.word]]
    lent = Counter(site.word for site in kept if not site.weight)
    weight = {word: min(0.33, COUSIN * max(true[word], 60) / times) for word, times in lent.items()}
    return [s if s.weight else replace(s, weight=weight[s.word]) for s in kept]


def _around(paragraph: Paragraph, first: int, last: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(tokens_before(paragraph, first, REACH)), tuple(tokens_after(paragraph, last, REACH))


def _stream(paragraph: Paragraph) -> list[str]:
    """The paragraph's tokens in order, with the punctuation between them."""
    last = len(paragraph.words) - 1
    if last < 0:
        return []
    earlier = [token for token in tokens_before(paragraph, last, 2 * last + 1) if token[0] != "^"]
    return ["^", *reversed(earlier), paragraph.words[last], "$"]
