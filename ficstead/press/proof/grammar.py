"""The grammar of dialogue tags: `said Bram`, `she whispered softly`, and what only looks like one."""

import re

SPEECH_VERBS = frozenset(
    """
    said says say asked asks ask replied replies answered answers whispered whispers murmured murmurs muttered mutters
    mumbled mumbles shouted shouts yelled yells screamed screams cried cries called calls exclaimed exclaims demanded
    demands begged begs pleaded pleads insisted insists added adds continued continues agreed agrees admitted admits
    announced announces argued argues barked barks bellowed bellows croaked croaks declared declares drawled drawls
    gasped gasps groaned groans growled growls grumbled grumbles hissed hisses howled howls inquired inquires enquired
    enquires interrupted interrupts interjected interjects joked jokes moaned moans mused muses ordered orders promised
    promises protested protests purred purrs quipped quips recited recites remarked remarks repeated repeats responded
    responds retorted retorts roared roars scolded scolds shrieked shrieks snapped snaps snarled snarls sobbed sobs spat
    spits stammered stammers stated states stuttered stutters suggested suggests teased teases urged urges vowed vows
    wailed wails warned warns whimpered whimpers whined whines wondered wonders observed observes explained explains
    confessed confesses concluded concludes commented comments complained complains corrected corrects echoed echoes
    blurted blurts boasted boasts bragged brags cautioned cautions chided chides chimed chimes conceded concedes
    countered counters crooned croons cursed curses deadpanned ejaculated faltered grunted grunts hollered hollers
    huffed huffs implored implores informed informs instructed instructs lied maintained maintains mocked mocks
    objected objects piped prompted prompts queried queries questioned questions rasped rasps reasoned reasons
    rejoined remonstrated reminded reminds reported reports scoffed scoffs seethed sneered sneers snickered soothed soothes
    squeaked squeaks squealed squeals thundered thunders volunteered volunteers wheezed wheezes
    """.split()
)
"""Verbs that say how something is spoken, and hardly anything else when they stand behind a quotation."""

EITHER_VERBS = frozenset(
    "breathed laughed sighed smiled grinned chuckled giggled snorted began began went returned offered thought told "
    "finished panted beamed frowned sniffed coughed choked shivered tried put read wrote sang prayed".split()
)
"""Verbs that writers use for speaking as well as for doing: never enough to call something a mistake."""

ACTION_VERBS = frozenset(
    """
    nodded nods shrugged shrugs turned turns looked looks glanced glances walked walks stood stands sat sits rose rises
    took takes put puts pulled pulls pushed pushes opened opens closed closes reached reaches leaned leans shook shakes
    stepped steps ran runs grabbed grabs picked picks dropped drops threw throws crossed crosses rolled rolls raised
    raises lifted lifts pointed points stared stares gazed gazes watched watches blinked blinks winked winks swallowed
    swallows bit bites rubbed rubs ran wiped wipes kissed kisses hugged hugs held holds touched touches brushed brushes
    tucked tucks folded folds placed places set sets moved moves headed heads entered enters left leaves paused pauses
    hesitated hesitates froze freezes stopped stops waited waits jumped jumps slammed slams tossed tosses handed hands
    poured pours drank drinks ate eats tapped taps squeezed squeezes patted pats ducked ducks bowed bows knelt kneels
    straightened straightens stretched stretches slumped slumps collapsed fell falls climbed climbs
    """.split()
)
"""Verbs that nobody speaks with."""

_SUBJECT = (
    r"(?:(?:[Hh]e|[Ss]he|[Tt]hey|I|[Ww]e|[Ii]t|[Yy]ou|[Ww]ho)"
    r"|(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|[Tt]hat|[Tt]his|[Oo]ne|[Aa]nother)(?: [a-z’'-]+){1,4}?"
    r"|(?:(?:Mr|Mrs|Ms|Dr|St)\.? )?[A-Z][\w’'-]+(?: (?:[A-Z][\w’'-]*\.?|of|de|von|the)){0,3})"
)
_ADVERB = r"(?:(?:[a-z]+ly|then|just|only|had|has|also|merely|almost|quickly|half|finally|even|at once|at last) )?"


def _either(words: frozenset[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


def _compiled(pattern: str) -> re.Pattern[str]:
    """In a hard-wrapped text a line may end wherever a space can stand."""
    return re.compile(pattern.replace(" ", r"\s"))


# An object behind the verb makes a deed of it: he called the lift, she answered the phone, he began to run.
_NO_OBJECT = r"(?! (?:to|for|the (?:door|phone|bell|telephone|lift|dog|police|meeting|roll)|walking|running)\b)"
_SPEAKS = rf"(?P<verb>{_either(SPEECH_VERBS)})\b{_NO_OBJECT}"
_DOES = rf"(?P<verb>{_either(ACTION_VERBS)})\b"
TAG = _compiled(rf"(?P<subject>{_SUBJECT}) {_ADVERB}{_SPEAKS}")
"""`he said`, `the old man whispered`, `Ottilie quickly added`."""
INVERTED_TAG = _compiled(rf"(?P<verb>{_either(SPEECH_VERBS)}) (?P<subject>{_SUBJECT})(?![\w’'-])")
"""`said Bram`, `whispered the old man`."""
ACTION = _compiled(rf"(?P<subject>{_SUBJECT}) {_ADVERB}{_DOES}")
"""`he nodded`, `Bram turned away`."""


def tag_at(text: str, position: int) -> re.Match[str] | None:
    """The dialogue tag that begins at `position`, if one does."""
    return TAG.match(text, position) or INVERTED_TAG.match(text, position)


def action_at(text: str, position: int) -> re.Match[str] | None:
    """The deed, surely no speaking, that begins at `position`, if one does."""
    return None if tag_at(text, position) else ACTION.match(text, position)
