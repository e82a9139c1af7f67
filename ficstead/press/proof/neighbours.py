"""Which of several words that are mixed up is meant, told by the words that stand beside it.

A log-linear model for each set of such words: every feature of the place (the word before, the kinds of the two words
behind ...) adds its learned weight to each candidate. The numbers in `neighbours.zip` are learned from clean fiction by
`bench/proof/train_neighbours.py`; here they are only looked up.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from io import BytesIO
from itertools import combinations
from operator import itemgetter
from threading import Lock
from zipfile import ZipFile

from ficstead.press.proof.paragraphs import Paragraph

_QUOTES = frozenset("\"“”„«»'‘’")
_DASHES = frozenset("—–-")
_TITLES = frozenset("mr mrs ms dr st".split())
_I = frozenset(("I", "I'm", "I'll", "I'd", "I've", "I’m", "I’ll", "I’d", "I’ve"))

REACH = 5
"""How many tokens are looked at on either side."""
STEPS = 16
"""The numbers of the table count in sixteenths."""


@dataclass(frozen=True, slots=True)
class Rival:
    """A word that another one is mistaken for."""

    word: str
    weights: Sequence[int]
    """By how much each feature, by its number, makes this word likelier than the other, in sixteenths ..."""
    sign: int
    """... or the other likelier than this one: -1."""
    threshold: int
    """How much likelier it must be for a note."""

    def lead(self, known: Iterable[int]) -> int:
        """How much likelier this word is than the other where these features are found."""
        return self.sign * sum(map(self.weights.__getitem__, known))


Set = tuple[str, ...]
"""Words that are taken for one another."""


Lesson = dict[str, tuple[Rival, ...]]
"""What was learned of one set: a word that stands -> the others of the set."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The numbers of `neighbours.zip`."""

    classes: dict[str, tuple[str, str]]
    """Word -> its fine and its coarse class."""
    _thresholds: dict[tuple[str, str], int]
    """What stands and what may be meant -> how much likelier it must be."""
    _numbers: dict[str, int]
    """Each feature that tells anything -> its number."""
    _table: ZipFile
    """Where the numbers of the sets that were not met yet are read from."""
    _read: dict[Set, Lesson] = field(default_factory=dict)
    _turn: Lock = field(default_factory=Lock)

    def lesson(self, words: Set) -> Lesson:
        """What was learned of this set; its numbers are read when it is met first, for there are many of them."""
        if words not in self._read:
            with self._turn:
                if words not in self._read:  # or another thread has just read it
                    self._read[words] = _lesson(words, self._table, self._thresholds)
        return self._read[words]

    def known(self, found: Iterable[str]) -> list[int]:
        """The numbers of those features that tell anything, of this set or another."""
        return [number for number in map(self._numbers.get, found) if number is not None]


HOPELESS = -8
"""Where the two nearest tokens speak so much for the word that stands, the others are not asked: it is right."""


def taken_for_another(words: Set, written: str, paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    """Where this word of the set stands in the place of another (its index in the paragraph's words), and which."""
    learned = _learned()
    rivals = learned.lesson(words).get(written, ())
    for index in paragraph.where(written):
        before, after = _nearest(paragraph, index)
        nearest = learned.known(("0", f"a{before}", f"b{after}"))
        hopeful = [rival for rival in rivals if rival.lead(nearest) > HOPELESS]
        if not hopeful or "-" in (before, after) or _is_name(paragraph, index, before):
            continue  # what a hyphen joins is a word of its own: "week-ends"
        if written in (before, after):
            continue  # a word twice is a slip of another kind: "the top of of a wardrobe"
        better = _likelier(hopeful, learned, paragraph, index)
        if better:
            yield index, better


def _nearest(paragraph: Paragraph, index: int) -> tuple[str, str]:
    """The token before a word and the one behind it; mostly they are just words in small letters."""
    if 0 < index < len(paragraph.words) - 1:
        before, gap, _, next_gap, after = paragraph.pieces[2 * index - 1 : 2 * index + 4]
        if gap == " " == next_gap and before[0].islower() and after[0].islower():
            return paragraph.words[index - 1], paragraph.words[index + 1]
    return tokens_before(paragraph, index, 1)[0], tokens_after(paragraph, index, 1)[0]


def _likelier(rivals: Iterable[Rival], learned: Learned, paragraph: Paragraph, index: int) -> str | None:
    """The rival that should stand at `index` of the paragraph's words; None: leave it alone."""
    left, right = tokens_before(paragraph, index, REACH), tokens_after(paragraph, index, REACH)
    if (",", paragraph.words[index]) in ((left[0], left[1]), (right[0], right[1])):
        return None  # said twice for emphasis: "hear, hear"
    known = learned.known(features(left, right, learned.classes))
    by, best = max(((rival.lead(known), rival) for rival in rivals), key=itemgetter(0))
    return best.word if by > best.threshold else None


def _is_name(paragraph: Paragraph, index: int, before: str) -> bool:
    """Whether it stands in capitals inside a sentence: a name, or a title."""
    inside = before[0].isalnum() or before in _INSIDE
    return inside and paragraph.pieces[2 * index + 1][0].isupper()


_INSIDE = frozenset(("<name>", "<number>", ",", "-"))
"""After these, or after a word, a sentence has begun already."""


def features(left: Sequence[str], right: Sequence[str], classes: dict[str, tuple[str, str]]) -> list[str]:
    """What is telling about a place: `left` and `right` are the tokens beside it, nearest first."""
    l1, l2 = left[0], left[1]
    r1, r2 = right[0], right[1]
    (fl1, cl1), (fl2, cl2), (fl3, cl3), (fl4, _), (fl5, _) = [classes.get(token) or kind(token) for token in left]
    (fr1, cr1), (fr2, cr2), (fr3, cr3), (fr4, _), (fr5, _) = [classes.get(token) or kind(token) for token in right]
    return [
        "0",
        f"a{l1}",
        f"b{r1}",
        f"c{l2}",
        f"d{r2}",
        f"e{l1} {r1}",
        f"f{l2} {l1}",
        f"g{r1} {r2}",
        f"A{fl1}",
        f"B{fr1}",
        f"C{fl2}",
        f"D{fr2}",
        f"E{fl1} {fr1}",
        f"F{fl2} {fl1}",
        f"G{fr1} {fr2}",
        f"h{l1} {cr1}",
        f"i{cl1} {r1}",
        f"j{r1} {cr2}",
        f"k{cl2} {l1}",
        f"H{cl1} {cr1} {cr2}",
        f"I{cl2} {cl1} {cr1}",
        f"J{cr1} {cr2} {cr3}",
        f"K{cl3} {cl2} {cl1}",
        f"L{fl3}",
        f"R{fr3}",
        f"M{fl2}",
        f"M{fl3}",
        f"M{fl4}",
        f"M{fl5}",
        f"N{fr2}",
        f"N{fr3}",
        f"N{fr4}",
        f"N{fr5}",
    ]


_ENDINGS = (
    "n't",
    "'s",
    "'ll",
    "'d",
    "'ve",
    "'re",
    "'m",
    "ing",
    "ed",
    "ly",
    "ness",
    "tion",
    "ous",
    "ful",
    "est",
    "er",
    "s",
)


def kind(word: str) -> tuple[str, str]:
    """The class of a word that was never learned, by its ending."""
    if not word[0].isalpha():
        return (word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return (f"-{ending}", f"-{ending}")
    return ("-", "-")


# Tokens: words as they are but for names, and the punctuation between them


def tokens_before(paragraph: Paragraph, index: int, reach: int) -> list[str]:
    """The nearest tokens before a word, nearest first."""
    pieces, words = paragraph.pieces, paragraph.words
    tokens: list[str] = []
    while len(tokens) < reach:
        if index == 0:
            return tokens + [_begin(pieces[0])] * (reach - len(tokens))
        gap = pieces[2 * index]
        index -= 1
        if gap != " " and (mark := _mark(gap)) and not (mark == "." and words[index] in _TITLES):
            tokens.append(mark)
        tokens.append(_token(pieces, words, index))
    return tokens[:reach]


def tokens_after(paragraph: Paragraph, index: int, reach: int) -> list[str]:
    """The nearest tokens behind a word, nearest first."""
    pieces, words = paragraph.pieces, paragraph.words
    tokens: list[str] = []
    while len(tokens) < reach:
        gap = pieces[2 * index + 2]
        if index + 1 == len(words):
            tokens.append(_mark(gap) or "$")
            return (tokens + ["$"] * reach)[:reach]
        if gap != " " and (mark := _mark(gap)) and not (mark == "." and words[index] in _TITLES):
            tokens.append(mark)
        index += 1
        tokens.append(_token(pieces, words, index))
    return tokens[:reach]


def _token(pieces: Sequence[str], words: Sequence[str], at: int) -> str:
    """The word in small letters, or `<name>` where capitals tell so."""
    form = pieces[2 * at + 1]
    if not form[0].isupper():
        return words[at] if form[0].isalpha() else "<number>"
    if at == 0 or form in _I:
        return words[at]
    between = pieces[2 * at]
    if between in " \n" or _mark(between) in (",", ";", "-") or words[at - 1] in _TITLES:
        return "<name>"
    return words[at]


def _begin(before: str) -> str:
    return '^"' if before and before[-1] in _QUOTES else "^"


@lru_cache(maxsize=4096)
def _mark(gap: str) -> str:
    """The punctuation between two words as one token; empty where there is none."""
    bare = "".join(gap.split())
    if not bare:
        return ""
    if any(mark in bare for mark in "!?") or ("." in bare and "..." not in bare):
        stop = "."
    elif "..." in bare or "…" in bare:
        stop = "…"
    elif bare == "-" == gap:
        stop = "-"
    else:
        stop = "," if "," in bare else ";" if ";" in bare or ":" in bare else "--" if _DASHES & set(bare) else ""
    if not _QUOTES & set(bare):
        return stop or "("
    return f"{stop}<" if gap[-1] in _QUOTES and len(gap) > 1 else f"{stop}>"


_TAUGHT: list[Learned] = []


def know(learned: Learned) -> None:
    """Puts these numbers in the place of the table's: so a bench measures what other books would teach."""
    _TAUGHT[:] = [learned]


def _learned() -> Learned:
    """The table beside this module, read once."""
    if not _TAUGHT:
        know(read_table(resources.files(__package__).joinpath("neighbours.zip").read_bytes()))
    return _TAUGHT[0]


def read_table(packed: bytes) -> Learned:
    """What `neighbours.zip` says: files of classes, thresholds and features, a line each, and one of weights for each set."""
    table = ZipFile(BytesIO(packed))
    classes = {word: (fine, coarse) for fine, coarse, word in _rows(table, "classes")}
    thresholds = {(written, meant): int(threshold) for written, meant, threshold in _rows(table, "thresholds")}
    features = table.read("features").decode().split("\n")
    return Learned(classes, thresholds, dict(zip(features, range(len(features)), strict=True)), table)


def _rows(table: ZipFile, name: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in table.read(name).decode().split("\n"))


def _lesson(words: Set, table: ZipFile, thresholds: dict[tuple[str, str], int]) -> Lesson:
    """From the weights of a set: for each pair of its words in order, a byte to a feature.

    The byte says by how much the feature makes the second word likelier; mostly it's nought.
    """
    if " ".join(words) not in table.namelist():
        return {}  # only sure phrases tell these apart
    pairs = list(combinations(words, 2))
    weights = array("b", table.read(" ".join(words)))
    features = len(weights) // len(pairs)
    lesson: Lesson = {}
    for at, (one, other) in enumerate(pairs):
        column = weights[at * features : (at + 1) * features]
        for written, meant, sign in ((one, other, 1), (other, one, -1)):
            if (written, meant) in thresholds:
                rival = Rival(meant, column, sign, thresholds[written, meant])
                lesson[written] = (*lesson.get(written, ()), rival)
    return lesson
