"""How much a paragraph sounds like its author talking to readers, by words weighed on our own examples.

The weights are those of a logistic regression over words and pairs of words; `bench/training` holds the examples and
makes the table. Words in quotation marks count for the story, names count alike, whatever they are.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from math import sqrt
from typing import Final

LONGEST: Final = 1200
"""Characters of a paragraph that are looked at; what it is shows by then."""

_QUOTED: Final = re.compile(r"\"[^\"\n]*(?:\"|$)|“[^”\n]*(?:”|$)|«[^»\n]*»|„[^“”\n]*[“”]")
_TOKEN: Final = re.compile(
    r"[^\W_]+(?:['’&/.-][^\W_]+)*|[!?]{2,}|[:;=]-?[)(DPp]|<3|\^_?\^|\.{2,}|[.!?:]|[\U0001f300-\U0001faff☀-➿]|\x00"
)
_STOPS: Final = frozenset(".!?:\x00") | {"..", "...", "...."}
_SHOUTED: Final = re.compile(r"\b[A-Z]{3,}\b[^a-z]*\b[A-Z]{3,}\b")
_SPEECH: Final = re.compile(r"\W{0,2}[\"“„«]")
_LENGTHS: Final = (4, 8, 16, 32, 64)


def learned_talk(text: str) -> float:
    """Above 0 where it sounds like an author to readers, below 0 where it sounds like a story; log-odds, about -8 to 8."""
    return odds(_table("learned_words.tsv"), text)


def learned_disclaiming(text: str) -> float:
    """Above 0 where it sounds like a disclaimer, below 0 for notes and stories; log-odds, about -8 to 8."""
    return odds(_table("learned_disclaimers.tsv"), text)


def odds(weights: Mapping[str, float], text: str) -> float:
    """What these weights make of a paragraph, before they are anybody's table; the empty name holds the bias."""
    found = [weights[feature] for feature in features(text) if feature in weights]
    return weights[""] + sum(found) / sqrt(len(found) + 1)


@lru_cache(maxsize=8)
def features(text: str) -> frozenset[str]:
    """The words and pairs of words of a paragraph, and a few marks of how it is typed (in angle brackets)."""
    text = text[:LONGEST]
    spoken = _QUOTED.sub(" \x00 ", text)
    words = _words(spoken)
    found = {f"{first} {second}" for first, second in zip(["<start>", *words], [*words, "<end>"], strict=True)}
    found.update(words)
    found.add(f"<under {next((length for length in _LENGTHS if len(words) < length), 'any')} words>")
    if _SPEECH.match(text):
        found.add("<speech>")
    if _SHOUTED.search(spoken):
        found.add("<shouted>")
    if text.startswith(("(", "[", "{")):
        found.add("<bracket>")
    return frozenset(found)


def _words(spoken: str) -> list[str]:
    words: list[str] = []
    fresh = True
    for word in _TOKEN.findall(spoken):
        if word in _STOPS:
            fresh = True
            if word in "!?\x00":
                words.append("<quoted>" if word == "\x00" else word)
            continue
        named = (
            word[0].isupper()
            and not fresh
            and len(word) > 1
            and not word.isupper()
            and not word.startswith(("I'", "I’"))
        )
        words.append("<name>" if named else word.lower().replace("’", "'"))
        fresh = False
    return words


@cache
def _table(name: str) -> dict[str, float]:
    """Feature -> weight, and under the empty name what stands before anything is known."""
    table = files("ficstead.press.manuscript.parting").joinpath(name).read_text(encoding="utf-8")
    return {word: float(weight) for word, _tab, weight in (line.partition("\t") for line in table.splitlines())}
