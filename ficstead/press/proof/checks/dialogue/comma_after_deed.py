"""A deed, or nothing at all, before speech that begins a sentence of its own."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import ACTION_VERBS, EITHER_VERBS, SPEECH_VERBS, Kind, clause_at
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation

_END_OF_SENTENCE = re.compile(r"(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St)[.?!…:;—–]\s+|[\"”]\s+")
_LEADS_IN = re.compile(
    r"\w+ing|that|as|with|words?|then|thus|so|like|wrote|sang|went|was|is|were|be|voice|cry|message|letter|note|sign|thoughts?|ran|run|answer|reply|read",
    re.I,
)
_WORD = re.compile(r"[a-z]+")
_SENTENCE = 3
"""Words: what is shorter may be a word or a title that is quoted."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for speech in paragraph.quotations:
        at = len(text[: speech.start].rstrip())
        if (
            not at
            or speech.level
            or not _is_a_sentence(text, speech)
            or not (text[at - 1] == "," or text[at - 1].islower())
        ):
            continue
        begins = max((found.end() for found in _END_OF_SENTENCE.finditer(text, 0, at)), default=0)
        if _is_a_deed(text, begins, at):
            yield Finding(at - (text[at - 1] == ","), at, ".")


def _is_a_sentence(text: str, speech: Quotation) -> bool:
    said = text[speech.start + 1 : speech.end - 1]
    return (
        bool(speech.opening and speech.closing)
        and said[:1].isupper()
        and len(said.split()) >= _SENTENCE
        and said.endswith((".", "?", "!", ",", "…", "—"))
    )


def _is_a_deed(text: str, begins: int, ends: int) -> bool:
    """Whether somebody only does something here, and neither speaks nor leads on to the speech."""
    clause = clause_at(text, begins)
    if clause is None or clause.kind is not Kind.DEED or not text[begins].isupper():
        return False
    words = _WORD.findall(text[clause.start : ends].lower())
    return not any(map(_may_speak, words)) and not text[begins:ends].rstrip(",").endswith(("'s", "’s"))


def _may_speak(word: str) -> bool:
    """Whether this, or what follows it, may be what is said: verbs that nobody knows are given the benefit of doubt."""
    unknown = word.endswith("ed") and word not in ACTION_VERBS
    return unknown or word in SPEECH_VERBS or word in EITHER_VERBS or _LEADS_IN.fullmatch(word) is not None


CHECK = Check(
    code="dialogue-026",
    title="A full stop belongs between a deed and the speech behind it",
    explanation=(
        "Only words of speaking lead into speech by a comma. What somebody does is a sentence of its own and ends in a full "
        "stop before the next one is spoken."
    ),
    wrong=(
        'He turned away, "The bell is ringing."',
        "“Row.” Bram took the oars, “The boat is here.”",
        "She looked at the lake “Shall we row to it?”",
    ),
    right=(
        'He turned away. "The bell is ringing."',
        'He turned and said, "The bell is ringing."',
        'He looked up with the words, "The bell is ringing."',
        'She opened the book "Bells under Water" and read.',
        'He turned to her, saying, "The bell is ringing."',
    ),
    source="Chicago Manual of Style 17, 13.14; New Hart's Rules 9.2.2",
    severity=Severity.SUGGESTION,
    marks=(' "', " “", " '", " ‘", '\n"', "\n“"),
    find=_find,
)
