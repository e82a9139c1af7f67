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
    counts = Counter(_FORM.findall(text))
    return Context(
        dialect=_dialect(text, counts),
        counts=counts,
        names=_names(text, counts),
        own_words=frozenset(word.casefold() for word in own_words),
    )


_FORM = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BRITISH = re.compile(
    r"(?:av|ol|on|um|eighb|arm|ab)our|cent?re$|theatre|^grey|travell|(?:real|recogn|organ|apolog)is(?:e|ing)", re.I
)
_AMERICAN = re.compile(
    r"(?:av|ol|on|um|eighb|arm|ab)or|center|theater|^gray|travel(?:ed|ing)|(?:real|recogn|organ|apolog)iz(?:e|ing)",
    re.I,
)
_SINGLE_SPEECH = re.compile(r"(?:^|(?<=[\s(—–-]))['‘](?=\w)[^'’\n]{2,}[,.!?…—]['’](?=\s|$|[—–-])", re.M)
_DASH_SPEECH = re.compile(r"^[—–-]\s?\w", re.M)
_CAPITAL_INSIDE = re.compile(r"(?<=[a-z,;] )[A-Z][^\W\d_]+")


def _dialect(text: str, counts: Counter[str]) -> Dialect:
    double = sum(map(text.count, '"“”')) // 2
    single, dashes = len(_SINGLE_SPEECH.findall(text)), len(_DASH_SPEECH.findall(text))
    quotes = "dash" if dashes > 2 * (double + single) else "single" if single > 2 * double else "double"
    curly = sum(map(text.count, "“”’")) > sum(map(text.count, "\"'"))
    british = sum(times for form, times in counts.items() if _BRITISH.search(form))
    american = sum(times for form, times in counts.items() if _AMERICAN.search(form))
    spelling = "gb" if british > 2 * american else "us" if american > 2 * british else ""
    return Dialect(quotes, curly, spelling)


def _names(text: str, counts: Counter[str]) -> frozenset[str]:
    """Words that stand in capitals inside sentences at least twice, and hardly ever small."""
    inside = Counter(_CAPITAL_INSIDE.findall(text))
    return frozenset(name for name, times in inside.items() if times >= 2 and counts[name.lower()] * 4 <= times)
