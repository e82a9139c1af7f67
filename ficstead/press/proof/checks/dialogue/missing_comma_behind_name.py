"""No comma behind the name of whom somebody speaks to."""

import re
from collections.abc import Iterator

from ficstead.press.proof.checks.dialogue.addressing import is_address
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SOMEBODY = r"(?:I|you|we|they|he|she)"
_GOES_ON = (
    r"I(?:['’](?:m|ll|ve|d))?|you(?:['’](?:re|ve|ll|d))?|we(?:['’](?:re|ve|ll|d))?|(?:it|that|there|here|what|where|who|how)['’]s"
    rf"|(?:what|where|why|how|if)\s{_SOMEBODY}|(?:what|why|where|how)\s(?:is|are|was|were|do|does|did|has|have|can|could|will|would)"
    rf"|(?:am|are|is|was|were|do|does|did|have|has|had|can|could|will|would|shall|should|must|may|aren['’]t|isn['’]t|didn['’]t"
    rf"|haven['’]t|can['’]t|couldn['’]t|won['’]t|wouldn['’]t)\s{_SOMEBODY}|is\s(?:it|this)|do\snot"
    r"|don['’]t(?!\s(?:care|know|like|want|need|mean|have|think|believe|understand|seem|come|look|\w+\sno))"
    r"|come\s(?:here|on|back|in|home|quick|down|with\sme)|go\s(?:home|away|to|back|and)|be\s(?:quiet|careful|still|serious|reasonable|good|quick)"
    r"|please|thank\syou|thanks|look|listen|wait|stop|stay|run|hurry|help|tell|give|get|take|sit|stand|hold|open|calm|forgive|trust|believe"
    r"|remember|let['’]s|never\smind|no|yes|wake\sup|watch\sout|think"
)
_NAMED = re.compile(
    r"[\"“‘'](?=[A-Z])(?:(?:Oh|Yes|No|Well|Why|Now|Please|But|So|And|Look|Listen|Hey|Hello|Hi|Sorry|Ah),?\s)?"
    rf"((?:Mr|Mrs|Ms|Dr|Miss|Lady|Lord|Aunt|Uncle)\.?\s)?([A-Z][\w'’]+)\s(?:{_GOES_ON})\b(?!['’])"
)
"""Where speech begins."""


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for found in _NAMED.finditer(paragraph.text):
        if (found[1] or is_address(found[2], context)) and paragraph.in_speech(found.start(2)):
            yield Finding(found.end(2), found.end(2), ",")


CHECK = Check(
    code="dialogue-031",
    title="No comma behind the name of whom somebody speaks to",
    explanation=(
        "The name of the person spoken to is set off by a comma: “Ottilie, what are you doing?” Shown only before words that "
        "leave no doubt."
    ),
    wrong=("So Ottilie rowed, and Ottilie sang.\n\n“Ottilie what are you doing?” he asked.",),
    right=(
        "So Ottilie rowed, and Ottilie sang.\n\n“Ottilie, what are you doing? Ottilie can row,” he said.",
        "So Will rowed, and Will sang.\n\n“Will you come?” he asked.",
    ),
    source="Chicago Manual of Style 6.53; New Hart's Rules 4.3.4",
    severity=Severity.SUGGESTION,
    marks=('"', "“", "‘", "'"),
    find=_find,
)
