"""in to for into."""

from collections.abc import Iterator

from ficstead.press.proof.checks.confusions.wording import after, before, next_to, replaced
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

# With these "in" belongs to the verb: hand it in to the office, give in to the pain, tune in to the news.
_TAKE_IN = frozenset(
    "give gives gave given giving hand hands handed handing turn turns turned turning call calls called calling cave "
    "caves caved caving tune tunes tuned tuning log logs logged logging plug plugs plugged plugging listen listened "
    "listening phone phoned send sent sends sending report reported ring rang zone zoned key keyed hone honed drop "
    "dropped dropping check checked checking join joined chime chimed clue clued patch patched close closed closing "
    "write wrote writing lean leaned tie tied ties move moved moving tap tapped feed fed come go going goes went gone "
    "way live stay look looked pop popped run dial".split()
)
_BRING_IN = frozenset("hand handed handing turn turned bring brought take took taken call called let send sent".split())
_GO_INTO = frozenset(
    "burst bursts bursting looked looking stared staring fell fall falls falling plunged jumped leaped leapt threw "
    "thrown stepped stepping gazed slid slipped got get getting transformed cut broke crashed bumped pushed pulled "
    "poured changed woke shoved tucked sank flew drove climbed dived dove introduced peered melted disappeared vanished "
    "faded grew put divided turned".split()
)
_DEEDS = frozenset(
    "see get say tell ask help find have be take look make fetch check dinner supper breakfast lunch tea bed work him "
    "her them me us you do go talk speak join meet bring give keep".split()
)
_NOUN_FOLLOWS = frozenset("the a an his my their its our your this that these those another each every".split())


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for index in paragraph.where("in"):
        if next_to(paragraph, index) and paragraph.words[index + 1] == "to" and _is_into(paragraph, index):
            yield replaced(paragraph, index, index + 1, "into", context)


def _is_into(paragraph: Paragraph, index: int) -> bool:
    verb = before(paragraph, index)
    following = after(paragraph, index + 1)
    if verb in _GO_INTO:
        return bool(following) and following not in _DEEDS
    if not verb or verb in _TAKE_IN or following not in _NOUN_FOLLOWS:
        return False
    return not _BRING_IN.intersection(paragraph.words[max(0, index - 6) : index])


CHECK = Check(
    code="confusion-007",
    title="in to for into",
    explanation="Into is one word where something goes, looks or turns from outside to inside. Two words are right only "
    "where “in” belongs to the verb: give in to the pain, hand it in to the office.",
    wrong=(
        "He stepped in to the room.",
        "She stared in to the darkness and burst in to a run.",
        "The cat jumped in to his lap.",
    ),
    right=(
        "He stepped into the room and gave in to the temptation.",
        "She went in to see him; he came in to dinner.",
        "They handed the purse in to the police and turned themselves in, to the surprise of all.",
    ),
    source="Chicago 5.250 (into; in to), New Hart's Rules 21",
    severity=Severity.ERROR,
    safe=False,
    pairs=frozenset({("in", "to")}),
    find=_find,
)
