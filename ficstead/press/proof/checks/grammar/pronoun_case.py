"""One form of a pronoun for another: he’s own, on you shoulders, hers hand, some of they."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases, after
from ficstead.press.proof.checks.grammar.narration import ends_phrase
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_BODY = (
    "eyes face hand hands arm arms mouth voice hair lips fingers shoulders shoulder heart teeth head legs feet chest cheek cheeks "
    "neck throat knees ears nose mind"
).split()
_KIN = "mother father brother sister wife husband friend friends son daughter family house room desk".split()
_PREPOSITIONS = "in on of with at from to under behind into over across against for by".split()


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    """`Told you hands off`, `he’s head of the house`, `to you hearts of oak`."""
    if paragraph.words[first] == "hers" or paragraph.words[last] in ("they", "we"):
        return paragraph.words[last] in ("they", "we") and not _ends_sentence(paragraph, last)
    if paragraph.words[last] == "own":
        return False
    return not ends_phrase(paragraph, last) or after(paragraph, last) in _BEHIND_A_DEED


_BEHIND_A_DEED = frozenset("of off down up in to over".split())
"""`He’s head of the house`, `I told you hands off`."""


def _ends_sentence(paragraph: Paragraph, index: int) -> bool:
    return paragraph.gaps[index + 1].strip()[:1] in (".", "!", "?", ";")


_PHRASES = Phrases(
    {
        f"{he} {what}": f"{his} {what}"
        for (he, his), what in product((("he's", "his"), ("hers", "her"), ("she's", "her")), [*_BODY, "own"])
        if (he, what) != ("he's", "mind")
    }
    | {
        f"{before_} you {what}": f"{before_} your {what}"
        for before_, what in product(_PREPOSITIONS, [*_BODY, *_KIN, "own"])
    }
    | {
        f"{of} {they}": f"{of} {them}"
        for of, (they, them) in product(
            ("some of", "all of", "most of", "both of", "with", "between"), (("they", "them"), ("we", "us"))
        )
    },
    unless=_is_right,
)

CHECK = Check(
    code="grammar-021",
    title="One form of a pronoun for another",
    explanation="His own, her hand, in your teeth, some of them: what belongs to somebody takes his, her, your; behind a "
    "preposition stand me, him, them.",
    wrong=(
        "He had it from he's own father.",
        "You could feel it in you teeth.",
        "He took the lamp out of hers hand.",
        "I wrote some of they.",
    ),
    right=(
        "He had it from his own father. He's head of the house. He's hands down the best.",
        "You could feel it in your teeth. I said to you hands off!",
        "The lamp is hers. Some of them; with we three.",
    ),
    source="Chicago 5.42 (case of pronouns); any grammar",
    severity=Severity.ERROR,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
