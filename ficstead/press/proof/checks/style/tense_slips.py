"""style-007: a verb in the present amid a story told in the past."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.context import Whole
from ficstead.press.proof.grammar import ACTION_VERBS, SPEECH_VERBS
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.telling import told_text

_PRESENT = {verb for verb in ACTION_VERBS | SPEECH_VERBS if verb.endswith("s") and not verb.endswith("ss")}
_PRESENT |= set("is has does goes wants knows thinks feels sees hears seems makes gives finds keeps comes gets".split())
_PAST = set("was had did went wanted knew thought felt saw heard seemed made gave found kept came got were".split())
_PAST |= {verb for verb in ACTION_VERBS | SPEECH_VERBS if verb.endswith("ed")} | {"said", "took", "stood", "sat", "ran"}


def _behind_a_subject(verbs: set[str]) -> re.Pattern[str]:
    either = "|".join(sorted(verbs, key=lambda verb: (-len(verb), verb)))
    return re.compile(rf"\b(?:[Hh]e|[Ss]he)\s({either})\b(?!['’-])")


_IN_PRESENT, _IN_PAST = _behind_a_subject(_PRESENT), _behind_a_subject(_PAST)
_TIMES_MORE = 3


def _find_all(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    texts = [told_text(paragraph) for paragraph in paragraphs]
    past = sum(1 for text in texts for _ in _IN_PAST.finditer(text))
    present = [(index, found) for index, text in enumerate(texts) for found in _IN_PRESENT.finditer(text)]
    if past < _TIMES_MORE * len(present):
        return
    for index, found in present:
        yield index, Finding(*found.span(1), message=f"“{found[1]}” is present, the story is told in the past")


CHECK = Check(
    code="style-007",
    title="The present tense amid a story told in the past",
    explanation=(
        "The narration says “he turned” and “she went”; here it says “he turns”. If it isn’t a general truth or a leap "
        "you mean, the tense has slipped."
    ),
    wrong=("He turned and she went out. He had the key, she knew the door. He opens it.",),
    right=(
        "He turned and she went out. He had the key, she knew the door. He opened it.",
        "He turned. She knew the door. He went out. “She is late,” he said.",
        "He turns, and she goes out. He has the key.",
    ),
    source="Custom of editors of fiction; Chicago 5.127 on tenses",
    severity=Severity.STYLE,
    find_all=_find_all,
)
