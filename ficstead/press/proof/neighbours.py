"""Which of several words that are mixed up is meant, told by the words that stand beside it.

A log-linear model for each set of such words: every feature of the place (the word before, the kinds of the two words
behind ...) adds its learned weight to each candidate. The numbers in `neighbours.tsv` are learned from clean fiction by
`bench/proof/train_neighbours.py`; here they are only looked up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from itertools import combinations
from operator import itemgetter

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
    weights: dict[str, int]
    """Feature of the place -> by how much it makes this word likelier than the other, in sixteenths ..."""
    sign: int
    """... or the other likelier than this one: -1."""
    threshold: int
    """How much likelier it must be for a note."""

    def lead(self, found: Iterable[str]) -> int:
        """How much likelier this word is than the other where these features are found."""
        weights = self.weights
        return self.sign * sum([weights[feature] for feature in found if feature in weights])


Rivals = dict[tuple[str, tuple[str, ...]], tuple[Rival, ...]]
"""The word that stands and its set -> the others of the set."""


@dataclass(frozen=True, slots=True)
class Learned:
    """The numbers of `neighbours.tsv`."""

    classes: dict[str, tuple[str, str]]
    """Word -> its fine and its coarse class."""
    rivals: Rivals


HOPELESS = -8
"""Where the two nearest tokens speak so much for the word that stands, the others are not asked: it is right."""


def likelier(words: tuple[str, ...], paragraph: Paragraph, index: int) -> str | None:
    """The word of this set that should stand at `index` of the paragraph's words; None: leave it alone."""
    learned = _learned()
    written = paragraph.words[index]
    before, after = _nearest(paragraph, index)
    nearest = ("0", f"a{before}", f"b{after}")
    rivals = [rival for rival in learned.rivals.get((written, words), ()) if rival.lead(nearest) > HOPELESS]
    if not rivals or written in (before, after) or _is_name(paragraph, index, before):
        return None  # a word twice is a slip of another kind: "the top of of a wardrobe"
    left, right = tokens_before(paragraph, index, REACH), tokens_after(paragraph, index, REACH)
    if (",", written) in ((left[0], left[1]), (right[0], right[1])):
        return None  # said twice for emphasis: "hear, hear"
    found = features(left, right, learned.classes)
    by, best = max(((rival.lead(found), rival) for rival in rivals), key=itemgetter(0))
    return best.word if by > best.threshold else None


def _nearest(paragraph: Paragraph, index: int) -> tuple[str, str]:
    """The token before a word and the one behind it; mostly they are just words in small letters."""
    text, words, spans = paragraph.text, paragraph.words, paragraph.spans
    if 0 < index < len(words) - 1:
        (first, before), (start, end), (after, _) = spans[index - 1 : index + 2]
        if text[before:start] == " " == text[end:after] and text[first].islower() and text[after].islower():
            return words[index - 1], words[index + 1]
    return tokens_before(paragraph, index, 1)[0], tokens_after(paragraph, index, 1)[0]


def _is_name(paragraph: Paragraph, index: int, before: str) -> bool:
    """Whether it stands in capitals inside a sentence: a name, or a title."""
    inside = before[0].isalnum() or before in _INSIDE
    return inside and paragraph.text[paragraph.spans[index][0]].isupper()


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
    text, words, spans = paragraph.text, paragraph.words, paragraph.spans
    tokens: list[str] = []
    while len(tokens) < reach:
        if index == 0:
            return tokens + [_begin(text[: spans[0][0]])] * (reach - len(tokens))
        gap = text[spans[index - 1][1] : spans[index][0]]
        index -= 1
        if gap != " " and (mark := _mark(gap)) and not (mark == "." and words[index] in _TITLES):
            tokens.append(mark)
        tokens.append(_token(text, words, spans, index))
    return tokens[:reach]


def tokens_after(paragraph: Paragraph, index: int, reach: int) -> list[str]:
    """The nearest tokens behind a word, nearest first."""
    text, words, spans = paragraph.text, paragraph.words, paragraph.spans
    tokens: list[str] = []
    while len(tokens) < reach:
        if index + 1 == len(words):
            tokens.append(_mark(text[spans[index][1] :]) or "$")
            return (tokens + ["$"] * reach)[:reach]
        gap = text[spans[index][1] : spans[index + 1][0]]
        if gap != " " and (mark := _mark(gap)) and not (mark == "." and words[index] in _TITLES):
            tokens.append(mark)
        index += 1
        tokens.append(_token(text, words, spans, index))
    return tokens[:reach]


def _token(text: str, words: Sequence[str], spans: Sequence[tuple[int, int]], at: int) -> str:
    """The word in small letters, or `<name>` where capitals tell so."""
    start, end = spans[at]
    if not text[start].isupper():
        return words[at] if text[start].isalpha() else "<number>"
    if at == 0 or text[start:end] in _I:
        return words[at]
    between = text[spans[at - 1][1] : start]
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
        know(read_table(resources.files(__package__).joinpath("neighbours.tsv").read_text("utf-8").splitlines()))
    return _TAUGHT[0]


def read_table(lines: Sequence[str]) -> Learned:
    """What `neighbours.tsv` says: lines of classes, of thresholds, then each set with its features.

    The numbers of a feature stand for the pairs of the set in order: by how much it makes the second likelier.
    """
    classes: dict[str, tuple[str, str]] = {}
    thresholds: dict[tuple[str, str], int] = {}
    duels: dict[tuple[str, ...], dict[tuple[str, str], dict[str, int]]] = {}
    weights: list[dict[str, int]] = []
    for line in lines:
        first, *rest = line.split("\t")
        if first == "class":
            classes[rest[2]] = (rest[0], rest[1])
        elif first == "threshold":
            thresholds[rest[0], rest[1]] = int(rest[2])
        elif first == "set":
            words = tuple(rest[0].split())
            weights = [{} for _ in combinations(words, 2)]
            duels[words] = dict(zip(combinations(words, 2), weights, strict=True))
        else:
            for duel, number in zip(weights, rest, strict=True):
                duel[first] = int(number)
    return Learned(classes, _rivals(duels, thresholds))


def _rivals(
    duels: dict[tuple[str, ...], dict[tuple[str, str], dict[str, int]]], thresholds: dict[tuple[str, str], int]
) -> Rivals:
    rivals: Rivals = {}
    for words, pairs in duels.items():
        for (one, other), weights in pairs.items():
            for written, meant, sign in ((one, other, 1), (other, one, -1)):
                if (written, meant) in thresholds:
                    rival = Rival(meant, weights, sign, thresholds[written, meant])
                    rivals[written, words] = (*rivals.get((written, words), ()), rival)
    return rivals
