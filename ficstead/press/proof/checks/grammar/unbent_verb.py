"""A verb left plain where it tells what somebody does: he need, the horn give a cough, she turned and point."""

from collections.abc import Iterator
from itertools import product

from ficstead.press.proof.checks.confusions.wording import after, before, word_at
from ficstead.press.proof.checks.grammar.narration import begins_clause, is_talk
from ficstead.press.proof.checks.grammar.told_in import bent
from ficstead.press.proof.checks.grammar.verbs import BASE_OF_PAST, BASE_OF_S, PAST
from ficstead.press.proof.context import Context
from ficstead.press.proof.dictionary import commonness
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SAME_IN_PAST = frozenset("put set let cut hit hurt read shut cost spread".split())
_NOUNS_TOO = frozenset(
    "answer change cover cry drag drink drop dream end escape fall fear fight hang help hide hold hope hurry jump kiss knock "
    "laugh lead lend look love mention move name need notice order pass pay pick plan play point pour promise push pull reach repair "
    "reply ride ring rise run scream sense shout shrug sink sleep slide slip smile spring stand stare start stay step stick "
    "stop strike suspect sweep swim talk tear thank touch try turn use view visit wait wake walk want wash watch wear "
    "whisper win wipe wonder work worry yell break call climb dig drive land like mean blow fly catch find bite draw feel "
    "trap wrap nail glue chain strap squeeze tie lean shoot throw lock live own close open nod grab stumble bend suspect swallow matter order remain kill".split()
)
_VERBS = frozenset(PAST) - _SAME_IN_PAST - {"like"}
_CLEAR = _VERBS - _NOUNS_TOO
_WHO = ("he", "she", "it")
_CONTINUING = ("and", "then")
_MAY_GO_BEFORE = frozenset((*_WHO, *_CONTINUING))
_ARTICLES = frozenset("the his her my".split())
_NO_NAMES = frozenset("i you we they to do don't did".split())
_PARTICLES = frozenset("up down back in out over away around off round forward on him her them me it us".split())
_TITLES = frozenset(
    "mr mrs miss ms dr sir dame lady lord captain professor uncle aunt auntie king queen prince princess".split()
)
_BEHIND_A_VERB = _PARTICLES | frozenset("the a an his her my at to into".split()) | _TITLES
_PAIRS = frozenset(product(_WHO, _VERBS & _NOUNS_TOO)) | frozenset(
    (verb, behind) for verb in _VERBS & _NOUNS_TOO for behind in _BEHIND_A_VERB
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index in _places(paragraph):
        if _is_left_plain(paragraph, index, context) and not is_talk(paragraph, index, index):
            verb, (start, end) = paragraph.words[index], paragraph.spans[index]
            right = bent(verb, paragraph)
            yield Finding(start, end, right, message=f"“{right or verb}” is meant: this verb lacks its ending")


def _places(paragraph: Paragraph) -> Iterator[int]:
    """Where such a verb stands behind something that may be its subject."""
    words, forms = paragraph.words, paragraph.forms
    for verb in _CLEAR & paragraph.vocabulary:
        for index in paragraph.where(verb):
            earlier, name = words[index - 1], forms[index - 1][0].isupper()
            if (
                earlier in _MAY_GO_BEFORE
                or (name and earlier not in _NO_NAMES)
                or _ARTICLES & {*words[index - 3 : index - 1]}
            ):
                yield index
    for one, other in _PAIRS.intersection(paragraph.pairs()):
        for index in paragraph.where(other if one in _WHO else one):
            yield index


def _is_left_plain(paragraph: Paragraph, index: int, context: Context) -> bool:
    subject, verb = before(paragraph, index), paragraph.words[index]
    if not subject or paragraph.gaps[index + 1].startswith("-") or not _is_verb(paragraph, index):
        return False
    if subject in _WHO:
        return _begins_telling(paragraph, index - 1) and (verb != "need" or word_at(paragraph, index + 1) == "to")
    if subject in _CONTINUING:
        return _goes_on(paragraph, index - 1)
    if paragraph.forms[index - 1].islower():
        return verb in _CLEAR and _is_one(paragraph, index - 1)
    return _is_somebody(paragraph, index - 1, context)


def _is_verb(paragraph: Paragraph, index: int) -> bool:
    """And no noun: `need` behind `he`, `stand` before `up`."""
    return (
        paragraph.words[index] in _CLEAR
        or before(paragraph, index) in _WHO
        or after(paragraph, index) in _BEHIND_A_VERB
    )


def _is_one(paragraph: Paragraph, index: int) -> bool:
    """`The horn`, `The whole hut`, at the beginning of a sentence or clause; not `the horns`, `the children`, `the old`."""
    if (
        paragraph.words[index].endswith("s")
        or not paragraph.words[index].isalpha()
        or paragraph.words[index] in _SEVERAL
    ):
        return False
    if paragraph.gaps[index + 2].strip():
        return False  # `the evening come, she went`
    first = index - 1 if before(paragraph, index) in _ARTICLES else index - 2
    return (
        word_at(paragraph, first) in _ARTICLES
        and _begins_telling(paragraph, first)
        and bool(before(paragraph, first + 1))
    )


_SEVERAL = frozenset(
    "people men women children police feet teeth geese mice sheep fish folk cattle few many most rest others majority crew team "
    "family crowd public council staff band old young rich poor dead living sick brave blind wise best first last latter former "
    "two three four five six seven eight nine ten dozen hundred lot number pair couple who which that and or more "
    "to could would should might must may can will shall did do does had has have not never than as cannot let you they we i".split()
)


def _is_somebody(paragraph: Paragraph, index: int, context: Context) -> bool:
    """`Miro`, `Dame Ottoline`, at the beginning of a sentence or clause; not `Tom and Harry`, `the Millers`."""
    name = paragraph.forms[index]
    if name.endswith("s") or len(name) < 3 or not name.isalpha() or name in ("God", "Heaven", "Lord"):
        return False
    if not context.is_name(name) and (commonness().get(name.lower()) or context.written(name) < 2):
        return False
    first = index - 1 if word_at(paragraph, index - 1) in _TITLES else index
    if before(paragraph, first) == "and" and "," in paragraph.gaps[first - 1]:
        return paragraph.forms[first - 2].islower()
    return _begins_telling(paragraph, first)


def _begins_telling(paragraph: Paragraph, index: int) -> bool:
    """`He need`, `When she turn`; but `if he go`, `should he come`, `lest it fall` are right."""
    return (
        not index
        or any(mark in paragraph.gaps[index] for mark in ".!?")
        or (before(paragraph, index) in _LEADING and begins_clause(paragraph, index - 1))
    )


_LEADING = frozenset("when while because but where".split())


def _goes_on(paragraph: Paragraph, index: int) -> bool:
    """`She turned back and take`: the verb before bears its ending, right behind who did it, and nobody else comes between."""
    if paragraph.words[index] == "then":
        index -= 1
        if word_at(paragraph, index) != "and":
            return False
    for at in range(index - 1, max(0, index - 6), -1):
        if not before(paragraph, at + 1):
            return False
        verb = paragraph.words[at]
        if verb in BASE_OF_PAST or verb in BASE_OF_S:
            return before(paragraph, at) in _WHO and verb not in _SEEING and before(paragraph, at - 1) not in _HELPING
        if verb in _OF_OTHERS:
            return False
    return False


_SEEING = frozenset("did does saw heard watched made felt helped had sees hears watches makes feels helps".split())
_HELPING = frozenset("had has have could would did to that what".split())
_OF_OTHERS = frozenset(
    "to would could will can may might should must shall that who which what how they we i you and or but did do does let".split()
)

CHECK = Check(
    code="grammar-023",
    title="A verb without its ending",
    explanation="He needed or he needs; the horn gave or gives: a verb that tells what somebody does bears an ending, or has "
    "its past. Which one, the rest of the paragraph tells.",
    wrong=(
        "It was late. He need to go, and she knew it.",
        "Then it was dark. The horn was old. The boat give a shudder.",
        "She looked at him. She turned back and take the lamp.",
    ),
    right=(
        "It was late. He needed to go. The boats give a shudder. The evening come, they went.",
        "Lest he go, and should she come, let him stay. If it be so, so be it.",
        "She turned back and took the lamp. He came to look and take it.",
    ),
    source="Chicago 5.100 (verb forms); any grammar",
    severity=Severity.ERROR,
    words=_CLEAR,
    pairs=_PAIRS,
    find=_find,
)
