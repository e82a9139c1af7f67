"""Nouns that can't be counted: informations, furnitures, an advice."""

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.checks.grammar.narration import ends_phrase, is_talk
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_NO_PLURAL = (
    "information furniture luggage baggage equipment homework feedback jewelry jewellery software hardware underwear "
    "clothing footwear cutlery garbage housework laughter applause paperwork sunshine moonlight electricity scenery"
).split()
_NO_ARTICLE = (
    "advice information furniture luggage baggage equipment homework feedback jewelry jewellery software hardware "
    "underwear clothing cutlery garbage housework paperwork electricity scenery news permission"
).split()


_ADVICES = {"many": "much", "some": "some", "good": "good", "any": "any", "his": "his", "her": "her", "their": "their"}
"""“Advices” alone are letters from afar."""


def _plural(noun: str) -> str:
    return f"{noun[:-1]}ies" if noun.endswith("ry") or noun.endswith("ty") else f"{noun}s"


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    """`An information desk`; what people say."""
    return is_talk(paragraph, first, last) or (last > first and not ends_phrase(paragraph, last))


_PHRASES = Phrases(
    {_plural(noun): noun for noun in _NO_PLURAL}
    | {
        f"{article} {noun}": f"some {noun}"
        for noun in _NO_ARTICLE
        for article in ("an" if noun[0] in "aeiou" else "a",)
    }
    | {f"{some} advices": f"{right} advice" for some, right in _ADVICES.items()},
    unless=_is_right,
)

CHECK = Check(
    code="grammar-001",
    title="A noun that can’t be counted",
    explanation="Information, advice, furniture, luggage and their like have no plural, and no “a” before them: one says "
    "“some advice”, “a piece of furniture”, “two pieces of luggage”.",
    wrong=(
        "He wrote down all the informations she gave him.",
        "She moved the furnitures, and took many advices.",
        "She gave him an advice, and he took it.",
    ),
    right=(
        "He wrote down all the information she gave him.",
        "She gave him some advice at an information desk, in a furniture shop and on a news channel.",
        "“I have all the informations,” said the little Belgian.",
    ),
    source="Chicago 5.8 (mass nouns); any grammar",
    severity=Severity.ERROR,
    words=_PHRASES.words,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
