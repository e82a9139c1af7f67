"""An article where none can stand."""

import re
from collections.abc import Iterator
from itertools import permutations, product

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_PRONOUNS = "something someone somebody anything anyone anybody everything everyone everybody nothing".split()
_OWNERS = "my your our their his its me him us them myself yourself himself herself itself ourselves themselves".split()
_STRAY = re.compile(
    rf"(?<![\w'’.-])(?P<article>an?|the)\s(?P<after>{'|'.join([*_PRONOUNS, *_OWNERS])}|an?|the)(?![\w'’-])"
)
_SELVES = frozenset(_OWNERS[_OWNERS.index("me") :])
"""“The me that nobody knows”."""
_ARTICLES = ("a", "an", "the")
_BEFORE_A_NOUN = re.compile(r"(?:such|quite|is|was|be|been|just|but|not|or|of|into|for|from|like|between)\s$")
"""“She was a nobody”, “there is a something in his eye”: there the word is a noun."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _STRAY.finditer(paragraph.text):
        article, after = found["article"], found["after"]
        if article == after or _is_a_noun(paragraph.text, found):
            continue
        if after in ("a", "an", "the"):
            yield Finding(found.start(), found.end(), None, message=f"“{article} {after}”: only one article can stand")
        else:
            yield Finding(found.start(), found.end(), after, message=f"“{after}” takes no article")


def _is_a_noun(text: str, found: re.Match[str]) -> bool:
    article, after = found["article"], found["after"]
    ahead = text[found.end() : found.end() + 12]
    if after in _OWNERS:
        return article == "the" and after in _SELVES
    if after in ("a", "an", "the"):
        return article == "the" and bool(re.match(r"\s(?:cappella|priori|team|list)\b", ahead))
    if article == "the" or after == "somebody":
        return True
    if after not in ("nothing", "something"):
        return False
    return bool(_BEFORE_A_NOUN.search(text[: found.start()])) and not re.match(r"\s", ahead)


CHECK = Check(
    code="slip-003",
    title="An article too many",
    explanation=(
        "“Something”, “someone”, “my” and their like already do the work of an article, and two articles never stand "
        "side by side. One of the two is left over from a sentence that was changed."
    ),
    wrong=(
        "He saw a something move in the water.",
        "She needed a someone to talk to.",
        "They took the a boat.",
        "He lost a my lamp.",
        "It was in a the boat.",
        "He said it to a himself.",
    ),
    right=(
        "He saw something move in the water.",
        "She is a nobody, and there was a certain something about her; it was such a nothing.",
        "They took the boat, and sang a cappella: the a cappella choir of the town.",
        "She got an A, the A of her dreams.",
        "He had a something-or-other in his hand.",
    ),
    source="Chicago Manual of Style 5.70–5.74 (articles)",
    severity=Severity.ERROR,
    pairs=frozenset(permutations(_ARTICLES, 2)).union(product(_ARTICLES, (*_PRONOUNS, *_OWNERS))),
    find=_find,
)
