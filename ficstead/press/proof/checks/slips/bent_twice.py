"""A verb in the past behind `did not`, which is in the past already."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.dictionary import is_word
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_HELPERS = "did does do could would should can will might must"
_BEHIND_NOT = re.compile(
    rf"\b(?:{_HELPERS.replace(' ', '|')})(?:\snot|n['’]t)\s(?:even\s|ever\s|really\s|quite\s)?(?P<verb>[a-z]{{3,}}ed)\b(?!['’-])"
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _BEHIND_NOT.finditer(paragraph.text):
        plain = _plain(found["verb"])
        if plain:
            yield Finding(*found.span("verb"), plain, message=f"“{plain}” belongs here, not “{found['verb']}”")


def _plain(verb: str) -> str:
    """The verb without its ending; empty where it has none (`need`, `succeed`), or what it is without it nobody knows."""
    if verb.endswith("eed") or is_word(verb + "ed") or is_word(verb + "s"):
        return ""
    stem = verb[:-2]
    if verb.endswith("ied"):
        return f"{verb[:-3]}y"
    if stem[-1] == stem[-2] and is_word(stem[:-1]) and not is_word(stem):
        return stem[:-1]
    return next((plain for plain in (f"{stem}e", stem) if is_word(plain) and is_word(f"{plain}s")), "")


CHECK = Check(
    code="slip-029",
    title="A verb in the past behind “did not”",
    explanation="“Did”, “could” and their kin bear the tense already: behind them, and their “not”, stands the plain verb.",
    wrong=("He did not noticed the bell.", "“I couldn’t even stopped her,” he said.", "She did not cried."),
    right=(
        "He did not notice the bell.",
        "“You do not need it, and we could not succeed,” he said.",
        "It was not noticed.",
    ),
    source="Chicago Manual of Style 5.100; any grammar",
    severity=Severity.ERROR,
    words=frozenset({"not", *(f"{helper}n't" for helper in _HELPERS.split())}),
    find=_find,
)
