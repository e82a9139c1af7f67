"""A word written twice."""

import re
from collections.abc import Iterator
from operator import and_, eq

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_NEVER_TWICE = frozenset(
    """
    the a an of to with from and at as or by into upon but if than their our your my its his he she they we i when
    while because would could should will were are am be been has them him us me under until onto during between among
    then
    """.split()
)
_SAFE_IN_SPEECH_TOO = frozenset("the of to with from an into upon than their".split())
_STAMMERED = frozenset("a and but i he they we you my me if when then because are am will would could".split())
"""What people say twice when they are at a loss for words."""
_OFTEN_SAID_AGAIN = frozenset("and or by no not after over upon very so far ha how what".split())
_NEVER_TWICE_IN_PAIRS = (_NEVER_TWICE | frozenset("on in for".split())) - _OFTEN_SAID_AGAIN - _STAMMERED - {"as", "but"}
_BEFORE_ONE_THAT = frozenset(
    "know knew think thought say said told believe believed felt realized realised saw find found hope hoped wish wished "
    "sure glad afraid relieved certain aware happy angry so".split()
)

_AFTER_A_PARTICLE_VERB = re.compile(
    r"(?:on|up|out|back|over|down|right|c[ao]m(?:e|es|ing)|came|go|goes|going|gone|went|let|log(?:ged|ging)?|giv\w+|gave|g[eo]t\w*|br[eo]\w+|mov\w+|"
    r"dr\w+|turn\w*|tun\w+|stay\w*|fit\w*|fill\w*|tak\w+|took|put\w*|st[eo]\w+|walk\w*|look\w*|ask\w*|wait\w*|ha[ndgsv]\w+|"
    r"hold\w*|held|keep\w*|kept|carr\w+|pass\w*|later|early|liv\w+|call\w*|car\w+|check\w*|sign\w*|zon\w+|cav\w+|set\w*|"
    r"what|who|whom|which|that|urg\w+|try\w*|tr\w+|us\w+|mov\w+|show\w*|jump\w*|run\w*|ran|cut\w*|sink\w*|sank|rush\w*|"
    r"mean\w*|pay\w*|paid|stand\w*|stood|rely|reli\w+|count\w*|depend\w*|wished|longed|sit\w*|sat|was|is|were|plug\w*|follow\w*)$"
)
_PARTICLES = frozenset("in on for".split())
_GIVES_HER_SOMETHING = re.compile(
    r"(?:g[ai]v\w+|t[eo]ld?|tell\w*|show\w*|hand\w*|lend\w*|lent|br[io]\w+|offer\w*|pass\w*|sen[dt]\w*|t[ea]\w*ch\w*|taught|"
    r"b[uo]\w+|read\w*|promis\w*|ask\w*|wish\w*|cost\w*|sav\w+|spar\w+|f[io]\w*nd\w*|g[eo]t\w*|le[fa]\w+|let|ma[kd]e\w*|call\w*|"
    r"ow\w+|pa[iy]\w*|thr[eo]w\w*|fetch\w*|den[iy]\w*|grant\w*|forg[ai]v\w*|help\w*|d[oi]d?|deal\w*|allow\w*|to|that)$"
)
_BEGINS_A_CLAUSE = re.compile(
    r"(?:was|is|will|would|had|has|does|did|could|can|might|may|must|should|seem\w*|look\w*|feels?|felt|makes?|made|takes?|took|"
    r"gets?|got|all|just|never|always|really|[a-z]+(?:ed|es)|went|goes|came|comes|became|becomes|won't|isn't|wasn't|doesn't|didn't)$"
)
_BEFORE_IT = re.compile(r"(?:if|that|when|because|but|and|though|although|whether|then|so|once|where|while|until|yet)$")
_CLEFT = re.compile(r"\b(?:what|where|how|all|things?|who(?!\s(?:was|is)\b))\b", re.I)
_MADE_OF_A_VERB = re.compile(
    r"(?:[a-z]{3,}(?:ed|tion|ness|ment)|went|came|took|made|saw|got|knew|stood|sat|told|gave|felt|left|thought|found|put|have|has)$"
)
_LONG = 5
"""Letters: a longer word is written twice for emphasis by few, and with a comma."""
_EMPHATIC = frozenset(
    "never million millions thousand hundred round again really later quite great right still other there".split()
)
_SUBJECTS = frozenset("he she they we i".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    words = paragraph.words
    if True in map(eq, words, words[1:]):
        for index in range(len(words) - 1):
            if words[index] == words[index + 1]:
                yield from _twice(paragraph, index)
    again = list(map(eq, words, words[2:]))
    if True in again and True in map(and_, again, again[1:]):
        for index in range(len(again) - 1):
            if again[index] and again[index + 1] and words[index] != words[index + 1]:
                yield from _pair_twice(paragraph, index)


def _pair_twice(paragraph: Paragraph, index: int) -> Iterator[Finding]:
    """`in the in the`, but not `on and on and on`, nor what somebody says twice."""
    words, spans, text = paragraph.words, paragraph.spans[index : index + 4], paragraph.text
    one, other = words[index : index + 2]
    if paragraph.in_speech(spans[0][0]) or not {one, other} <= _NEVER_TWICE_IN_PAIRS | {"the", "a"}:
        return
    if words[index + 4 : index + 5] == [one] or (index and words[index - 1] == other):
        return
    if all(text[end:start] in (" ", "\n") for (_, end), (start, _) in zip(spans, spans[1:], strict=False)):
        message = f"“{one} {other}” is written twice"
        yield Finding(spans[0][0], spans[3][1], text[spans[0][0] : spans[1][1]], message=message, safe=False)


def _twice(paragraph: Paragraph, index: int) -> Iterator[Finding]:
    (start, first_end), (second, end) = paragraph.spans[index : index + 2]
    text, word = paragraph.text, paragraph.words[index]
    if text[first_end:second] not in (" ", "\n") or text[end : end + 1] in ("-", "–"):
        return  # a wider gap has lost something: a dash, a mark
    if text[start - 1 : start] in ("-", "–", "'", "’") or not text[second].islower() and word != "i":
        return
    if word in paragraph.words[index + 2 : index + 3] or word in paragraph.words[max(0, index - 1) : index]:
        return  # three times is meant
    spoken = paragraph.in_speech(start)
    if not _is_a_slip(paragraph, index, spoken=spoken):
        return
    safe = word in _NEVER_TWICE and (word in _SAFE_IN_SPEECH_TOO or not spoken)
    yield Finding(start, end, text[start:first_end], message=f"“{word}” is written twice", safe=safe)


def _is_a_slip(paragraph: Paragraph, index: int, *, spoken: bool) -> bool:
    word = paragraph.words[index]
    before = paragraph.words[index - 1] if index else ""
    if spoken and word in _STAMMERED - _SAFE_IN_SPEECH_TOO:
        return word in ("a", "and")
    if word in _NEVER_TWICE:
        return True
    if word == "that":
        return before in _BEFORE_ONE_THAT and not _SUBJECTS.isdisjoint(paragraph.words[index + 2 : index + 3])
    if word in _PARTICLES:
        return not _AFTER_A_PARTICLE_VERB.match(before)
    if word == "her":
        return not _GIVES_HER_SOMETHING.match(before)
    if word == "it":
        after = "".join(paragraph.words[index + 2 : index + 3])
        return not before or bool(_BEFORE_IT.match(before)) or bool(after and not _BEGINS_A_CLAUSE.match(after))
    if word in ("was", "is"):
        return not _CLEFT.search(_sentence_before(paragraph, index))
    return not spoken and (len(word) >= _LONG and word not in _EMPHATIC or bool(_MADE_OF_A_VERB.match(word)))


def _sentence_before(paragraph: Paragraph, index: int) -> str:
    before = paragraph.text[: paragraph.spans[index][0]]
    return re.split(r"[.!?;:]", before)[-1]


CHECK = Check(
    code="slip-001",
    title="A word written twice",
    explanation=(
        "A small word is easily typed twice, most of all at the end of a line, where nobody sees it. "
        "What people really say twice is left alone: “had had”, “no no”, “very very”, a stammer."
    ),
    wrong=(
        "The bell rang over the the water.",
        "He went to to the quay, and and she stayed.",
        "He took the wooden wooden oars.",
        "She had a a lamp.",
        "In in the morning the fog had gone.",
        "The lamp was in her her hand.",
        "The old man was was asleep.",
        "She was was asleep, and he must carry it it with him.",
        "“It came from the the north,” he said.",
        "He turned turned towards the light.",
        "She held on to on to the oar. She was so glad that that he wept.",
        "The sound of it went went away.",
    ),
    right=(
        "The bell rang over the water.",
        "He had had enough, and he knew that that was the end of it.",
        "“No no, there there,” she said. “It was very very cold.”",
        "“I I don't know,” he stammered. “And he he he!” she laughed.",
        "She gave her her lamp. He wondered what it was for for a while.",
        "“Come in in a minute. Go on on your own,” he said.",
        "If you see it it will ring. When he told her her boat had gone, she wept.",
        "What it was was a bell. All he wanted was was it over.",
        "He rowed on and on and on. He knew that that boat was gone. Little by little by little it sank.",
        "“He-he is not here,” Duran Duran sang. “Bye bye!”",
        "It was a long long time ago, in an old old house, far far away.",
    ),
    source="Chicago Manual of Style 2.110 (proofreading); New Hart’s Rules 2.4",
    severity=Severity.ERROR,
    find=_find,
)
