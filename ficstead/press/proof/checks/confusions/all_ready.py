"""all ready for already, all together for altogether."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import after, before, next_to, replaced
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ARE = frozenset("are were is was be been being get got we're they're you're 're they it made".split())
_PREPARED = frozenset("to for and with now but when then or by at".split())
_KEPT_READY = frozenset(
    "it them him me her us you everything things that this and dinner supper breakfast had have".split()
) | {""}
_HAVE = frozenset("have has had i've you've we've they've he'd she'd i'd they'd we'd hadn't haven't hasn't".split())
_JOINT = frozenset(
    "again in at and on with now for to like as there here when then by round around or under into up once since upon "
    "from if or after before while this that they we you i he she the a his her is was are were will would".split()
)
_DEGREE = frozenset("too so not different new another other better worse more wrong right unlike without".split())
_SETTLED = frozenset("gone done dead asleep awake there here lost late dark gone begun taken made seen known".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index in paragraph.where("all"):
        if not next_to(paragraph, index):
            continue
        match paragraph.words[index + 1]:
            case "ready" if _is_already(paragraph, index):
                yield replaced(paragraph, index, index + 1, "already", context)
            case "together" if _is_altogether(paragraph, index):
                yield replaced(paragraph, index, index + 1, "altogether", context)


def _is_already(paragraph: Paragraph, index: int) -> bool:
    earlier, following = before(paragraph, index), after(paragraph, index + 1)
    if not following:  # "They were all ready.", "I have it all ready." but "She's late all ready."
        return earlier not in _ARE | _KEPT_READY and not earlier.endswith(("'s", "'re", "'m"))
    if following in _PREPARED:
        return earlier in _HAVE
    return earlier not in _ARE or earlier in ("was", "is") or following in _SETTLED or following.endswith("ed")


def _is_altogether(paragraph: Paragraph, index: int) -> bool:
    earlier, following = before(paragraph, index), after(paragraph, index + 1)
    if earlier == "not" or following in _DEGREE:
        return True
    if not following:
        return earlier in _WHOLLY_DONE
    return following not in _JOINT and (earlier in _OF_ONE or following.endswith(_ADJECTIVAL))


_WHOLLY_DONE = frozenset("stopped stop up off vanished disappeared ceased cease away gone sight it".split())
_OF_ONE = frozenset("was is an it's that's she's he's i'm am found be".split())
_ADJECTIVAL = ("able", "ible", "ful", "ous", "less", "ant", "ent", "ive", "ary", "ory")

CHECK = Check(
    code="confusion-008",
    title="all ready for already, all together for altogether",
    explanation="Already is by now, altogether is entirely. As two words they mean that all are ready, that all are "
    "together.",
    wrong=(
        "He had all ready gone.",
        "It was all ready dark.",
        "She was not all together sure.",
        "It was all together too much; an all together wonderful evening.",
    ),
    right=(
        "He had already gone. They were all ready to go. “Are you all ready?”",
        "It was altogether too much. They sang all together and were all together again.",
        "We're all together in this.",
    ),
    source="Chicago 5.250 (all ready; all together), New Hart's Rules 21",
    severity=Severity.ERROR,
    safe=False,
    pairs=frozenset({("all", "ready"), ("all", "together")}),
    find=_find,
)
