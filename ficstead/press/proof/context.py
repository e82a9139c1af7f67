"""What a check may know beyond its paragraph: how this writer writes, and who is in the story."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ficstead.press.proof.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the manuscript itself writes; never imposed, only kept."""

    quotes: str = "double"
    """`double`, `single` or `dash`: what most speech stands in."""
    curly: bool = False
    """Whether quotation marks and apostrophes are curly."""
    spelling: str = ""
    """`us`, `gb`, or empty when the text doesn't say."""


@dataclass(frozen=True)
class Context:
    dialect: Dialect = field(default_factory=Dialect)
    counts: Counter[str] = field(default_factory=Counter)
    """Every word form as it is written -> how often."""
    names: frozenset[str] = frozenset()
    """Names of people and places, as written, learned from the text."""
    own_words: frozenset[str] = frozenset()
    """The writer's own dictionary, in lower case."""

    @property
    def key(self) -> tuple[object, ...]:
        """Equal keys let a paragraph's findings be used again."""
        return (self.dialect, self.names, self.own_words)


def context_of(paragraphs: Sequence[Paragraph], *, own_words: Iterable[str] = ()) -> Context:
    """Learned from the paragraphs themselves, plus the writer's own words."""
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    return Context(
        dialect=_dialect(text),
        counts=Counter(_FORM.findall(text)),
        names=_names(text),
        own_words=frozenset(word.casefold() for word in own_words),
    )


_FORM = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BRITISH = re.compile(r"\b\w*(?:[aeiou]lour|avour|olour|onour|umour|eighbour|centre|theatre|grey|travell|towards|realise|recognis)\w*", re.I)
_AMERICAN = re.compile(r"\b\w*(?:avor|olor|onor|umor|eighbor|center|theater|gray|traveled|toward\b|realiz|recogniz)\w*", re.I)
_SINGLE_SPEECH = re.compile(r"(?:^|[\s(—–-])['‘](?=\w)[^'’\n]{2,}[,.!?…—]['’](?=\s|$|[—–-])", re.M)
_DOUBLE_SPEECH = re.compile(r"[\"“”]")
_DASH_SPEECH = re.compile(r"^[—–-]\s?\w", re.M)


def _dialect(text: str) -> Dialect:
    double, single = len(_DOUBLE_SPEECH.findall(text)) // 2, len(_SINGLE_SPEECH.findall(text))
    dashes = len(_DASH_SPEECH.findall(text))
    quotes = "dash" if dashes > 2 * (double + single) else "single" if single > 2 * double else "double"
    curly = len(re.findall("[“”’]", text)) > len(re.findall("[\"']", text))
    british, american = len(_BRITISH.findall(text)), len(_AMERICAN.findall(text))
    spelling = "gb" if british > 2 * american else "us" if american > 2 * british else ""
    return Dialect(quotes, curly, spelling)


def _names(text: str) -> frozenset[str]:
    """Words that stand in capitals inside sentences at least twice, and hardly ever small."""
    inside = Counter(re.findall(r"(?<=[a-z,;] )([A-Z][^\W\d_]+)(?:['’]s)?\b", text))
    small = Counter(re.findall(r"\b[a-z][^\W\d_]+\b", text))
    return frozenset(name for name, times in inside.items() if times >= 2 and small[name.lower()] * 4 <= times)
