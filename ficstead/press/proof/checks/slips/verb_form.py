"""A verb in a form that doesn't go with the one before it."""

import re
from collections.abc import Iterator, Mapping

from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_FORMS = """
    went>gone>go came>come>come saw>seen>see did>done>do took>taken>take gave>given>give ate>eaten>eat drank>drunk>drink
    began>begun>begin sang>sung>sing swam>swum>swim rang>rung>ring ran>run>run wrote>written>write drove>driven>drive
    rode>ridden>ride fell>fallen>fall flew>flown>fly grew>grown>grow knew>known>know threw>thrown>throw drew>drawn>draw
    shook>shaken>shake broke>broken>break spoke>spoken>speak chose>chosen>choose froze>frozen>freeze stole>stolen>steal
    wore>worn>wear tore>torn>tear became>become>become forgot>forgotten>forget hid>hidden>hide bit>bitten>bite
    rose>risen>rise sank>sunk>sink sprang>sprung>spring shrank>shrunk>shrink forgave>forgiven>forgive
    woke>woken>wake blew>blown>blow swore>sworn>swear
""".split()
_PARTICIPLE = {past: done for past, done, _ in (forms.split(">") for forms in _FORMS)}
_BASE = {past: base for past, _, base in (forms.split(">") for forms in _FORMS)} | {
    "thought": "think", "felt": "feel", "kept": "keep", "slept": "sleep", "left": "leave", "told": "tell", "said": "say",
    "heard": "hear", "found": "find", "brought": "bring", "bought": "buy", "caught": "catch", "stood": "stand",
    "sat": "sit", "lost": "lose", "made": "make", "had": "have", "got": "get", "understood": "understand", "meant": "mean",
    "was": "be", "looked": "look", "wanted": "want", "seemed": "seem", "turned": "turn", "asked": "ask", "knew": "know",
}  # fmt: skip
_NEVER_ALONE = {"seen": "saw", "done": "did"}
_BOTH = frozenset(
    "forgot bit woke ate bore spoke broke stole rode wrote drank hid froze chose rang sang sank sprang shrank".split()
)
"""Participles too, in older books, or plainly the past of something else: left alone behind `had`, unless `would have`."""
_HAVE = re.compile(
    rf"\b(?P<have>had|has|have|having|['’]ve|['’]d)\s(?P<adverb>(?:never|always|already|just|only|not|ever|also|both)\s)?"
    rf"(?P<verb>{'|'.join(_PARTICIPLE)})\b(?!['’-])"
)
_DID = re.compile(
    rf"\b(?:(?:did|does|do|could|would|should|can|will|might|must)\snot|(?:did|does|do|could|would|should|ca|wo)n['’]t|cannot)\s(?:even\s|ever\s|really\s|quite\s)?"
    rf"(?P<verb>{'|'.join(_BASE)})\b(?!['’-])"
)
_ALONE = re.compile(
    r"\b(?P<who>I|he|she|we|they|He|She|We|They)\s(?P<verb>seen|done)\s(?=(?:the|a|an|it|him|her|them|that|his|my|something|what|everything)\b)"
)
_STILL_TO_BEND = {
    "forget": "forgotten", "learn": "learned", "allow": "allowed", "bring": "brought", "begin": "begun", "speak": "spoken",
    "write": "written", "eat": "eaten", "choose": "chosen", "hear": "heard", "tell": "told", "happen": "happened",
    "appear": "appeared", "arrive": "arrived", "decide": "decided", "believe": "believed", "remember": "remembered",
    "realize": "realized", "realise": "realised", "disappear": "disappeared", "understand": "understood", "lose": "lost",
    "teach": "taught", "send": "sent", "keep": "kept", "meet": "met", "sit": "sat", "seem": "seemed", "know": "known",
    "give": "given", "see": "seen", "go": "gone", "grow": "grown", "throw": "thrown", "listen": "listened",
    "finish": "finished", "follow": "followed", "manage": "managed", "agree": "agreed", "refuse": "refused",
}  # fmt: skip
_UNBENT = re.compile(
    rf"\b(?:had|has|['’]ve)\s(?:(?:never|always|already|just|only|not|ever|also)\s)?(?P<verb>{'|'.join(_STILL_TO_BEND)})\b(?!['’-]|\s(?:of|to)\b)"
)
_MANY_WAS = re.compile(r"(?:\b(?:they|we|They|We)|(?<=[.!?] )You)\s(?:all\s|both\s)?(?P<verb>was)\b(?!['’-])")
_PATTERNS: tuple[tuple[re.Pattern[str], Mapping[str, str], frozenset[str]], ...] = (
    (_HAVE, _PARTICIPLE, frozenset("had has have having ve d".split())),
    (_DID, _BASE, frozenset("not cannot t".split())),
    (_ALONE, _NEVER_ALONE, frozenset("i he she we they".split())),
    (_UNBENT, _STILL_TO_BEND, frozenset("had has ve".split())),
    (_MANY_WAS, {"was": "were"}, frozenset("they we you".split())),
)
"""Each with what is right for a verb, and one of the words (or their short ends: I've) that stand before it."""
_BY_VERB = {
    verb: [(pattern, helpers) for pattern, right, helpers in _PATTERNS if verb in right]
    for verb in frozenset().union(*(right for _, right, _ in _PATTERNS))
}
_HELPERS = {verb: frozenset().union(*(helpers for _, helpers in patterns)) for verb, patterns in _BY_VERB.items()}


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for pattern, right in _concerned(paragraph):
        for found in pattern.finditer(paragraph.text):
            verb = found["verb"]
            start, end = found.span("verb")
            if (pattern is _DID or not paragraph.in_speech(start)) and _is_wrong(paragraph.text, found, verb):
                message = f"“{right[verb]}” belongs here, not “{verb}”"
                yield Finding(start, end, right[verb], message=message)


def _concerned(paragraph: Paragraph) -> list[tuple[re.Pattern[str], Mapping[str, str]]]:
    """The patterns of which a verb stands here, with a helper right before it or before the adverb before it."""
    may_be: set[re.Pattern[str]] = set()
    words = paragraph.words
    for verb in _BY_VERB.keys() & paragraph.vocabulary:
        for index in paragraph.where(verb):
            near = words[max(0, index - 2) : index]
            if not _HELPERS[verb].isdisjoint(near) or "'" in "".join(near):
                near += [each.partition("'")[2] for each in near]
                may_be.update(pattern for pattern, helpers in _BY_VERB[verb] if not helpers.isdisjoint(near))
    return [(pattern, right) for pattern, right, _ in _PATTERNS if pattern in may_be] if may_be else []


def _is_wrong(text: str, found: re.Match[str], verb: str) -> bool:
    if found.re is _HAVE:
        if found["have"] in ("'d", "’d") and verb == "did":
            return False
        return verb not in _BOTH and not _IS_TWO_VERBS.search(text[max(0, found.start() - 40) : found.start("verb")])
    if found.re is _ALONE:
        return not re.search(
            r"\b(?:have|has|had|be|been|was|were|ever|never|is|are|get|got)\b[^.,;]{0,15}$",
            text[max(0, found.start() - 24) : found.start()],
            re.I,
        )
    return True


_IS_TWO_VERBS = re.compile(r"\b(?:all|what|everything|whatever|that|which|whom?|thing)\s(?:\w+\s){1,3}had\s$", re.I)
"""`All he had was a bell`, `what she had came to nothing`."""


CHECK = Check(
    code="slip-026",
    title="The wrong form of a verb",
    explanation=(
        "Behind “had” stands the participle (“had gone”), behind “did not” the plain verb (“did not see”), and “seen” "
        "and “done” never stand alone. Inside speech people talk as they like."
    ),
    wrong=(
        "He had went down to the boat.",
        "She did not saw the bell, and couldn't went home.",
        "Then she seen the look on his face.",
        "They all was tired. She saw that he had forget the boat.",
    ),
    right=(
        "He had gone down to the boat.",
        "She did not see the bell. All he had was a boat.",
        "“I seen the bell, and he had went,” said Bram.",
        "Then she had seen the look on his face. Had she done the work?",
    ),
    source="Chicago Manual of Style 5.100; any dictionary",
    severity=Severity.ERROR,
    words=frozenset(_BY_VERB),
    find=_find,
)
