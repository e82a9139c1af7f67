"""The mark between a tag and the speech that goes on behind it."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.dialogue.capital_after_tag import begins_a_sentence
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.seams import Seam, interrupts_a_sentence
from ficstead.press.proof.speeches import has_tag

_STOP_BEFORE_SMALL = re.compile(r"(\.)\s+[\"“'‘](?=[a-z])")
_NOTHING_BEFORE = re.compile(r"(?:\.?\s[A-Z][\w'’]*){0,2}(?:\s\w+ly)?()\s+[\"“'‘](?=\w)")
_RIGHT_BEHIND = re.compile(r"(?:\s\w+ly)?\s+[\"“'‘]")
_NOTHING_BEHIND_A_NOUN = re.compile(
    r"(?<=\sthe|\shis|\sher)(?:\s[a-z]+){1,3}()\s+[\"“'‘](?=(?:\w[^\s\"“”]*\s+){2}[^\"“”]*[.,?!…—-][\"”'’])"
)
_FIRST_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_TO_THE_END_OF_TAG = re.compile(r"(?:\s\w+ly)?(?=\.\s+[\"“'‘][a-z])|[^.?!\"“”,;:]{0,40}(?=\.\s+[\"“'‘][a-z])")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    openings = {each.start for each in paragraph.quotations if each.opening and not each.level}
    for seam in paragraph.seams:
        if not seam.is_tag or seam.clause is None or not seam.inside.endswith((",", "?", "!")):
            continue
        found = _parting(paragraph.text, seam, seam.clause.end)
        if found and found.end() - 1 in openings:
            word = _FIRST_WORD.match(paragraph.text, found.end())
            reading = _beside_a_stop if found[1] else _where_nothing_stands
            yield from reading(found, word[0] if word else "", seam, context)


def _parting(text: str, seam: Seam, behind: int) -> re.Match[str] | None:
    """What stands between this tag and the next quotation, if it is a stop before a small letter, or nothing."""
    nothing = _NOTHING_BEFORE.match(text, behind) or _NOTHING_BEHIND_A_NOUN.match(text, behind)
    if nothing:
        return nothing
    tag = _TO_THE_END_OF_TAG.match(text, behind)
    return _STOP_BEFORE_SMALL.match(text, tag.end()) if tag else None


def _beside_a_stop(found: re.Match[str], word: str, seam: Seam, context: Context) -> Iterator[Finding]:
    if not word:
        return
    has_a_capital = word == "i" or context.is_name(word.capitalize())
    if not has_a_capital and interrupts_a_sentence(found.string, seam, found.end()):
        yield Finding(*found.span(1), ",")
    else:
        yield Finding(found.end(), found.end() + 1, word[0].upper(), _BEGINS_ANEW, safe=False)


_BEGINS_ANEW = "Behind the full stop a new sentence of the speech begins, with a capital"


def _where_nothing_stands(found: re.Match[str], word: str, seam: Seam, context: Context) -> Iterator[Finding]:
    begins_anew = word[:1].isupper() and (seam.inside != "," or begins_a_sentence(word, context))
    certain = _RIGHT_BEHIND.fullmatch(found[0]) is not None and not begins_anew
    yield Finding(*found.span(1), "." if begins_anew else ",", safe=certain)


CHECK = Check(
    code="dialogue-018",
    title="A comma belongs between the tag and the speech that goes on",
    explanation=(
        "A tag in the middle of a spoken sentence stands between two commas: the speech before it ends in one, and one leads "
        "back to the speech, which goes on with a small letter."
    ),
    wrong=(
        '"Row to the bell," he said. "or swim."',
        "“Row to the bell,” said Bram “or swim.”",
        '"Row to the bell," he said softly "or swim."',
        '"Row to the bell," said Mr. Quill "The boat is here."',
        '"Row!" cried Bram Quill "or swim."',
        '"Row," said the old man "or swim to the bell."',
    ),
    right=(
        '"Row to the bell," he said, "or swim."',
        '"Row to the bell," he said. "Or swim."',
        '"Row," said the man they called "the ferryman".',
    ),
    source="Chicago Manual of Style 17, 13.14; New Hart's Rules 9.2.2",
    severity=Severity.ERROR,
    safe=True,
    marks=('"', "“", "'", "‘"),
    where=has_tag,
    find=_find,
)
