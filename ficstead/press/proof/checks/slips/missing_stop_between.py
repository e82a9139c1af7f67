"""Two sentences with no mark at all between them."""

import re
from collections.abc import Iterator

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import is_verse

_BEGINNINGS = (
    "The|He|She|They|We|It|You|But|And|So|Then|There|His|Her|Their|Now|When|What|If|This|That|These|Those|Even|After|"
    "Before|Maybe|Perhaps|Suddenly|Finally|Someone|Somebody|Nobody|Nothing|Everything|Everyone|Not|Just|Only|Near|At|For|"
    "Somewhere|Instead|Again|Still|Once|How|Where|One"
)
_TOUCHING = re.compile(
    rf"[ \n](?<=[a-z]{{2}}[ \n])(?=[A-Z])(?=(?:{_BEGINNINGS})(?:['’](?:s|d|ll|re|ve|t))?[ \n](?:(?:I|[a-z]\w*)(?:['’]\w+)?\b))"
)
_WORD_BEFORE = re.compile(r"(?<![\w'’-])[a-z]+(?:['’][a-z]+)?$")
_WORD_BEHIND = re.compile(r"\s(\w+)")
_ENDS_NO_SENTENCE = frozenset(
    """
    a an the my your his our their its and or but nor if as than that which who whose whom what when where while because
    although though unless until since whether of to into onto from with without at by for about like between among
    against upon during toward towards beside besides via per is was were are am be been being has have had do does did
    will would shall should can could may might must not no every each very too quite such said says called named titled
    entitled reading read reads saying watching play playing played singing sang sing sings heard asked thought so then
    whispered cried muttered wrote spelled word words letters called
    """.split()
)
_WITH_AWE = frozenset("He His You It That This One What How".split())
"""Written with a capital in the midst of a sentence now and then, in awe or for emphasis."""
_BEGINS_A_CLAUSE = frozenset(
    """
    was were is are had has have did do does would will could can should might must said says went came looked turned
    took stood sat felt knew saw heard got made thought never always just only didn't wasn't couldn't wouldn't hadn't
    isn't can't won't don't doesn't i he she they we it you there the a an his her their my your our in on at
    """.split()
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    text = paragraph.text
    for found in _TOUCHING.finditer(text):
        at = found.start()
        before = _WORD_BEFORE.search(text, max(0, at - 30), at)
        behind = _WORD_BEHIND.match(text, at)
        if before and behind and _is_a_gap(paragraph, before, behind):
            yield Finding(at, at, ".", message=f"A sentence seems to end behind “{before[0]}”")
    for found in _COMMA.finditer(text):
        if not (found[1] in ("He", "You") and _DEITY.search(text)) and not is_verse(text):
            yield Finding(
                found.start(), found.start() + 1, ".", message="A full stop belongs here, or a small letter behind"
            )


_COMMA = re.compile(
    r",(?<=[a-z]{2},)[ \n](He|She|They|We|You|It|There|Somewhere|Someone|Then|But|And)(?:['’](?:s|d|ll|re|ve))?\s"
    r"(?:(?:was|were|is|had|have|has|did|do|does|would|will|could|can|should|might|must|said|went|came|looked|turned|took|stood|sat|felt|knew|"
    r"saw|heard|got|made|never|always|just|only|even|below|above|behind|in|on|he|she|they|it|we|you|I|the|there|[a-z]+n['’]t|says|say)\b)"
)


def _is_a_gap(paragraph: Paragraph, before: re.Match[str], behind: re.Match[str]) -> bool:
    """Whether a sentence can end here, and the word behind is no title's nor an emphasised one."""
    if before[0].replace("’", "'") in _ENDS_NO_SENTENCE or paragraph.text[max(0, before.start() - 1)] in "“‘\"'":
        return False
    if behind[1] in _WITH_AWE and not _goes_on_as_a_clause(paragraph.text, behind.end()):
        return False
    if behind[1] in ("He", "His", "You") and _DEITY.search(paragraph.text):
        return False
    return not is_verse(paragraph.text)


_DEITY = re.compile(r"\b(?:God|Lord|Christ|Jesus|Heaven|Saviour|Almighty|Him)\b")


def _goes_on_as_a_clause(text: str, at: int) -> bool:
    following = re.match(r"(?:['’]\w+)?\s+(\w+(?:['’]\w+)?)", text[at : at + 30])
    return following is not None and following[1].lower().replace("’", "'") in _BEGINS_A_CLAUSE


CHECK = Check(
    code="slip-022",
    title="No full stop between two sentences",
    explanation=(
        "A capital in the middle of the line shows that a new sentence begins, but nothing ends the one before. A full "
        "stop was forgotten (or the capital is one too many)."
    ),
    wrong=(
        "The bell rang all night The boat was gone.",
        "She put down the oars He looked away and said nothing.",
        "“I never found the lamp It was gone,” he said.",
        "He was tired But there was no time.",
        "The bell rang under the water, She had heard it before.",
    ),
    right=(
        "The bell rang all night. The boat was gone.",
        "She was reading The old man of the sea, and sang The rose of Tralee.",
        "They prayed that He would save them, and the Lord in His mercy heard them.",
        "He bought a copy of The Times and went to The Hague.",
        "It was the day\nThe bell rang out\nAnd all were glad.",
        "“And then he said The bell is ours,” she said.",
    ),
    source="Chicago Manual of Style 6.12; New Hart’s Rules 4.6",
    severity=Severity.ERROR,
    find=_find,
)
