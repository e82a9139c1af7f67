"""No comma between a tag and the participle behind it."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.grammar import OUTRIGHT_VERBS
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import has_tag

_PARTICIPLE = re.compile(
    r"(?:\s[a-z]+ly)?()\s(?!(?:no|any|some|every)thing\b|during\b|according\b|being\b|(?:morn|even)ing\b|king\b)[a-z]{2,}ing\s"
    r"(?:his|her|my|their|the|a|an|at|to|down|up|around|away|back|from|with|over|in|into|out|off|through|toward|towards)\b"
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for seam in paragraph.seams:
        if seam.is_tag and seam.clause and seam.clause.verb in OUTRIGHT_VERBS and not seam.clause.inverted:
            found = _PARTICIPLE.match(paragraph.text, seam.clause.end)
            if found:
                yield Finding(found.start(1), found.start(1), ",")


CHECK = Check(
    code="dialogue-030",
    title="No comma between a tag and what its speaker does meanwhile",
    explanation=(
        "“She said, pointing at the lake”: the participle tells what she does while she speaks, and a comma parts it from the "
        "verb of speaking."
    ),
    wrong=('"Row to the bell," she said pointing at the lake.', "“Row,” Bram whispered softly taking her hand."),
    right=(
        '"Row to the bell," she said, pointing at the lake.',
        '"Row to the bell," she said during the night.',
        '"Row," she said nothing to the contrary.',
    ),
    source="Chicago Manual of Style 6.30; New Hart's Rules 4.3.1",
    severity=Severity.SUGGESTION,
    where=has_tag,
    find=_find,
)
