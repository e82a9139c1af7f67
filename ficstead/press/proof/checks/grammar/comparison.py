"""Comparisons gone wrong: more better, most biggest, as big than, the worse day ever."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases, before
from ficstead.press.proof.checks.grammar.narration import ends_phrase, is_talk
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ADJECTIVES = dict(
    pair.split(">")
    for pair in (
        "good>better bad>worse big>bigger small>smaller tall>taller old>older young>younger long>longer short>shorter "
        "strong>stronger weak>weaker fast>faster slow>slower easy>easier hard>harder happy>happier sad>sadder dark>darker "
        "bright>brighter cold>colder warm>warmer hot>hotter loud>louder quiet>quieter near>nearer close>closer deep>deeper "
        "high>higher heavy>heavier pretty>prettier angry>angrier nice>nicer large>larger wide>wider rich>richer poor>poorer"
    ).split()
)


def _most(better: str) -> str:
    return {"better": "best", "worse": "worst"}.get(better, f"{better[:-1]}st")


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    words = paragraph.words[first : last + 1]
    if words[0] == "more":
        return (
            not ends_phrase(paragraph, last) or before(paragraph, first) in _COUNTS or is_talk(paragraph, first, last)
        )
    if words == ["the", "worse"]:
        following = paragraph.words[last + 1 : last + 7]
        return _EVER.isdisjoint(following) or following[0] in ("for", "of", "than") or is_talk(paragraph, first, last)
    return is_talk(paragraph, first, last) or (
        words[0] == "as" and before(paragraph, first) in ("such", "rather", "just")
    )


_COUNTS = frozenset("no any many once one two the of some".split())
_EVER = frozenset("ever whole world entire".split())
_PHRASES = Phrases(
    {f"more {better}": better for better in _ADJECTIVES.values()}
    | {f"most {_most(better)}": _most(better) for better in _ADJECTIVES.values()}
    | {
        f"as {good} than": f"as {good} as"
        for good in (*_ADJECTIVES, "much", "many", "beautiful", "soon", "far", "well")
    }
    | {f"so {good} than": f"as {good} as" for good in (*_ADJECTIVES, "beautiful")}
    | {
        f"{better} as {whom}": f"{better} than {whom}"
        for better, whom in product(_ADJECTIVES.values(), ("me", "him", "them", "us"))
    }
    | {"the worse": "the worst"},
    unless=_is_right,
)

CHECK = Check(
    code="grammar-015",
    title="A comparison gone wrong",
    explanation="Better, the best, as big as, bigger than: no “more” before “better”, no “than” behind “as”, and of many in "
    "the world one is the worst.",
    wrong=(
        "The second try was more better.",
        "It was the most biggest boat on the river.",
        "He was as tall than his father.",
        "It was the worse day of her whole life.",
    ),
    right=(
        "The second try was better. Many more smaller boats came.",
        "It was the biggest boat on the river; he was as tall as his father.",
        "Of the two it was the worse day.",
    ),
    source="Chicago 5.84 to 5.88 (comparatives); any grammar",
    severity=Severity.ERROR,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
