"""A capital behind a tag's comma: a full stop was meant, or a small letter."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.slips.everyday import EVERYDAY_WORDS
from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import SPEECH_VERBS
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import Quotation
from ficstead.press.proof.seams import Seam, interrupts_a_sentence

_FIRST_WORD = re.compile(r"[A-Z][a-z]*(?:['’][a-z]+)?(?![\w-])")
_COMMA = re.compile(r",(?=\s+\Z)")
_STOP = re.compile(r"(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!St)[.?!:;]")
_FARTHEST = 60
"""Characters between the speeches: a longer stretch is narration of its own, which may lead into the second one."""
_TITLES = frozenset(
    "mr mrs ms miss dr sir lady lord madam madame mister master father mother doctor captain god lord heaven".split()
)
_SECOND_VERB = re.compile(r"(?:,|\band|\bthen)\s([^,]{1,30})\Z")


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    spoken = [each for each in paragraph.quotations if not each.level and each.opening]
    for seam in paragraph.seams:
        behind = next((each for each in spoken if each.start > seam.mark), None)
        if behind and seam.is_tag and not seam.outside and seam.inside.endswith((",", "?", "!")):
            yield from _between(paragraph, context, seam, behind)


def _between(paragraph: Paragraph, context: Context, seam: Seam, behind: Quotation) -> Iterator[Finding]:
    text = paragraph.text
    comma = _COMMA.search(text, seam.word, behind.start)
    first = _FIRST_WORD.match(text, behind.start + 1)
    if comma is None or first is None or not begins_a_sentence(first[0], context):
        return
    if comma.start() - seam.word > _FARTHEST or _leads_in(text[seam.word : comma.start()]):
        return
    if interrupts_a_sentence(text, seam, first.start()) or _only_calls(text, seam, context):
        yield Finding(first.start(), first.start() + 1, first[0][0].lower())
    else:
        yield Finding(comma.start(), comma.start() + 1, ".")


def _leads_in(narrated: str) -> bool:
    """Whether the narration is longer than a tag, and leads into the second speech: `he said, and added,`."""
    second = _SECOND_VERB.search(narrated)
    words = second[1].split() if second else []
    return (
        _STOP.search(narrated) is not None
        or any(word in SPEECH_VERBS | _SPEAKING for word in words)
        or not _SPEAKING.isdisjoint(narrated.replace(",", " ").split())
    )


_SPEAKING = frozenset("saying adding asking crying calling answering replying whispering shouting laughed".split())


def begins_a_sentence(word: str, context: Context) -> bool:
    """Whether it has its capital from beginning a sentence only: no name, and not `I`."""
    small = word.lower().replace("’", "'")
    if context.is_name(word) or small in _TITLES or small == "i" or small.startswith("i'"):
        return False
    return small in EVERYDAY_WORDS or context.written(small) > 0


def _only_calls(text: str, seam: Seam, context: Context) -> bool:
    """Whether nothing but a name is spoken before the tag: `"Bram," he said, "we have to row."`"""
    words = text[seam.speech.start + 1 : seam.start].split()
    return seam.inside == "," and 0 < len(words) <= _A_NAME and context.is_name(words[-1])


_A_NAME = 2
"""Words."""


CHECK = Check(
    code="dialogue-024",
    title="A capital after the comma of a tag in the middle",
    explanation=(
        "Behind a tag that ends in a comma the same sentence goes on, with a small letter. Where a new sentence begins, "
        "the tag ends in a full stop."
    ),
    wrong=(
        '"Row," he said, "Or swim."',
        "“We have to row,” said Bram, “The bell is ringing.”",
        '"Shall we row?" she asked, "They are waiting."',
        "'Well,' he said, 'We must row.'",
    ),
    right=(
        '"Row," he said, "or swim."',
        "“We have to row,” said Bram. “The bell is ringing.”",
        '"Row," he said, "Bram is waiting."',
        '"Row," he said, "I beg you."',
        '"Row," he said, and added, "The bell is ringing."',
        'He came in, sat down, and when she asked him why he said, "The bell."',
    ),
    source="Chicago Manual of Style 17, 13.14; New Hart's Rules 9.2.2",
    severity=Severity.SUGGESTION,
    gaps=re.compile(r",(?:\n|[^\S\n]+)[\"“'‘]"),
    find=_find,
)
