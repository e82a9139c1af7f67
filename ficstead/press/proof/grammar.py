"""The grammar of dialogue tags: `said Bram`, `she whispered softly`, and what only looks like one."""

import re
from enum import Enum
from typing import NamedTuple

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
    rejoined remonstrated reminded reminds reported reports scoffed scoffs seethed sneered sneers snickered soothed
    soothes squeaked squeaks squealed squeals thundered thunders volunteered volunteers wheezed wheezes thought thinks
    returned sighed sighs laughed laughs breathed chuckled giggled snorted sang assented assents commanded commands
    assured assures acquiesced interposed acknowledged acknowledges affirmed confided coaxed cooed crowed hinted jeered
    lisped pronounced reassured resumed resumes pursued proceeded ventured persisted reflected agreed enunciated
    responded apologised apologized babbled bawled crooned drawled gushed intoned yelped taunted spluttered sputtered
    slurred simpered rumbled quavered prattled proposed opined marvelled marveled lamented gulped grated fumed
    chorused chorus exhorted entreated enthused divulged cackled burbled bleated beseeched advised advises accused accuses
    """.split()
)
"""Verbs that say how something is spoken (or thought): right behind a comma and a quotation mark they make a tag."""

OUTRIGHT_VERBS = frozenset(
    """
    said says asked asks replied replies whispered whispers murmured murmurs muttered mutters mumbled mumbles shouted
    shouts yelled yells exclaimed exclaims demanded demands inquired inquires enquired enquires remarked remarks
    stammered stammers stuttered stutters drawled drawls hissed hisses responded responds retorted retorts interjected
    interjects declared declares announced announces added adds answered answers growled growls snapped snaps quipped
    grumbled grumbles croaked rasped barked bellowed screamed roared shrieked snarled stated purred queried insisted
    begged pleaded say ask chorused suggested continued continues explained observed countered called
    repeated repeats admitted admits
    """.split()
)
"""Verbs that hardly ever stand alone as a deed: even a sentence `He said.` of their own is a tag gone astray."""

EITHER_VERBS = frozenset(
    """
    smiled grinned began begins went goes offered told finished panted beamed frowned sniffed coughed choked
    shivered tried read wrote prayed came broke cut burst struck got let pressed ended started guessed decided figured
    """.split()
)
"""Verbs that writers use for speaking as well as for doing: never enough to call something a mistake."""

ACTION_VERBS = frozenset(
    """
    nodded nods shrugged shrugs turned turns looked looks glanced glances walked walks stood stands sat sits rose rises
    took takes pulled pulls pushed pushes opened opens closed closes reached reaches leaned leans shook shakes
    stepped steps ran runs grabbed grabs picked picks dropped drops threw throws crossed crosses rolled rolls raised
    raises lifted lifts pointed points stared stares gazed gazes watched watches blinked blinks winked winks swallowed
    swallows bit bites rubbed rubs wiped wipes kissed kisses hugged hugs held holds touched touches brushed brushes
    tucked tucks folded folds placed places moved moves headed heads entered enters left leaves paused pauses
    hesitated hesitates froze freezes stopped stops waited waits jumped jumps slammed slams tossed tosses handed hands
    poured pours drank drinks ate eats tapped taps squeezed squeezes patted pats ducked ducks bowed bows knelt kneels
    straightened straightens stretched stretches slumped slumps collapsed fell falls climbed climbs put puts drew draws
    laid lays went came got gets caught flung lit drove rode lay led slipped slid hurried rushed bent leapt sank
    spun whirled shuddered trembled blushed flushed
    """.split()
)
"""Verbs that nobody speaks with."""

_PRONOUNS = frozenset("he she they i we it you who someone somebody everyone everybody nobody another".split())
_DETERMINERS = frozenset("the a an his her their my our that this one another your its".split())
_ADVERBS = frozenset("then just only had has also merely almost half finally even always soon again both once".split())
_TITLES = frozenset("mr mrs ms miss dr st sir lady lord captain aunt uncle madame monsieur".split())
_FOND_ADJECTIVES = frozenset("poor little old young dear good honest".split())
_JOINING = frozenset("of de von van the la le du and".split())
_ENDS_A_SUBJECT = frozenset(
    "was were is are been be that which when if as but or because while not would could should did do does than".split()
)
_MOST_WORDS_IN_A_SUBJECT = 6

_PHRASE_WORD = re.compile(
    r"(?:(?<=[^\W\d_])\s+|(?<=\.)\s+|\s*)((?:Mr|Mrs|Ms|Dr|St|Mme|Prof|Capt|[A-Z])\.|[^\W\d_][\w’'-]*)"
)


class Kind(Enum):
    SPEECH = "speech"
    EITHER = "either"
    DEED = "deed"


class Clause(NamedTuple):
    """A subject and its verb behind a quotation: a tag, a deed, or what could be either."""

    start: int
    end: int
    """Behind the verb, or behind the first word of the subject when that follows."""
    subject: str
    verb: str
    kind: Kind
    inverted: bool
    perfect: bool
    """Whether it tells what had happened before: `had turned`."""
    named: bool
    """Whether it begins with a capital for another reason than beginning a sentence: a name, `I`."""


def clause_at(text: str, position: int) -> Clause | None:
    """The subject and verb that begin at `position`, in whatever case they are written."""
    words = _words_from(text, position)
    if len(words) < 2:
        return None
    first = words[0][0].lower()
    if first in SPEECH_VERBS:
        return _inverted(words)
    if first in {"was", "came"}:
        return _answer_as_noun(text, words)
    at = _behind_subject(words)
    return _subject_first(text, words, at) if at else None


def tag_at(text: str, position: int) -> Clause | None:
    """The dialogue tag that begins at `position`, if one does."""
    clause = clause_at(text, position)
    return clause if clause and clause.kind is Kind.SPEECH else None


def is_outright(text: str, clause: Clause, *, also: frozenset[str] = frozenset(), leading: bool = False) -> bool:
    """Whether this is a tag even where it stands as a sentence of its own: `He said softly.`, not `He said nothing.`

    `also`: verbs that do here as well. `leading`: even if it leads into another speech: `he said, "Row."`
    """
    if clause.kind is not Kind.SPEECH:
        return False
    if clause.inverted:
        return True
    if _PARTS_SPEECH.match(text, clause.end):
        return True
    if not leading and text[clause.start].isupper() and _LEADS_ON.match(text, clause.end):
        return False
    return (
        not clause.perfect
        and clause.verb in OUTRIGHT_VERBS | also
        and _LEAVES_IT_A_TAG.match(text, clause.end) is not None
    )


def is_idiom_of_speech(text: str, clause: Clause) -> bool:
    """Whether verbs that mean many things mean speaking here: `she went on`, `he put in`, `Bram began`."""
    return clause.kind is Kind.EITHER and _IDIOM.match(text, clause.end - len(clause.verb)) is not None


_IDIOM = re.compile(
    r"(?:(?:went|goes)\s(?:\w+ly\s)?on\b(?!\sto\b)|(?:began|begins|told|finished|started|ended|offered)\b"
    r"|(?:put|puts|broke|cut|burst|struck|threw|chimed)\s(?:\w+ly\s)?(?:in|out)\b(?!\s(?:the|a|his|her|of)\b))"
)
_LEADS_ON = re.compile(r"[^.?!\"“”]{0,120}[,:]\s+[\"“'‘](?=[A-Z])")
"""Where a new speech follows, such words may lead into that one."""
_PARTS_SPEECH = re.compile(r"[^.?!\"“”]{0,60},\s+[\"“'‘](?=[a-z])")
"""Where speech goes on with a small letter, such words part it."""
_LEAVES_IT_A_TAG = re.compile(
    r"\s*(?:$|[.,;:!?…—–]|-(?!\w)|\s(?:very\s|quite\s|rather\s|a\slittle\s|not\s)?\w+ly\b(?!\s(?:nothing|the|a|an|for|that|his|her|about)\b)|"
    r"\s(?:in\s(?:a|an|his|her|my)|with\sa\s(?!nod|shrug|look)|with\s(?:his|her)|to\s(?:him|her|them|me|us)(?:self|selves)?\b|as\s(?:he|she|they|I|if|though)\b|"
    r"while\b|without\b|again\b|together\b|aloud\b|at\slast\b|at\sonce\b|under\s|through\s|between\s|over\s(?:his|her)\s|before\s\w+ing\b|after\sa\s)|"
    r"\s(?:out\b|in\s(?!vain\b)[a-z]+[.,;])|(?<=sked)\s(?:him|her|them|me|us|[A-Z]\w+)[.,]|\s(?:him|her|my)self[.,]|"
    r"(?<=\bsaid)\sto\s(?:the|his|her|my|a|an)\s|"
    r"\s(?:back|quickly|softly|(?:at|to)\s(?:him|her|them|me|us|[A-Z][a-z]+))[.,])"
)


def _words_from(text: str, position: int) -> list[tuple[str, int]]:
    """Up to eight words from here with their ends, as far as no mark comes between."""
    words: list[tuple[str, int]] = []
    while len(words) < 8:
        found = _PHRASE_WORD.match(text, position)
        if found is None:
            break
        position = found.end()
        words.append((found[1], position))
    return words


def _inverted(words: list[tuple[str, int]]) -> Clause | None:
    verb, (subject, end) = words[0][0], words[1]
    if subject in _FOND_ADJECTIVES and len(words) > 2:
        subject, end = words[2]
    small = subject.lower()
    if not (small in _PRONOUNS or small in _DETERMINERS or subject[0].isupper()):
        return None
    if small == "that" or (small in {"it", "you"} and len(words) > 2):
        return None
    start = words[0][1] - len(verb)
    return Clause(
        start, end, _name_from([word for word, _ in words[1:]]), verb.lower(), Kind.SPEECH, True, False, False
    )


_ANSWER = re.compile(
    r"(?:was|came)\s(?:the|his|her|their|my|[A-Z]\w+['’]s)\s(?:\w+\s){0,2}"
    r"(?:answer|reply|response|retort|rejoinder|comment|verdict|question|greeting)\b"
)


def _answer_as_noun(text: str, words: list[tuple[str, int]]) -> Clause | None:
    """`was the answer`, `came his quiet reply`."""
    verb, end = words[0]
    found = _ANSWER.match(text, end - len(verb))
    return Clause(found.start(), found.end(), "", verb, Kind.SPEECH, True, False, False) if found else None


def _name_from(words: list[str]) -> str:
    """The whole name (or noun phrase) these words begin with."""
    if words[0].lower() in _DETERMINERS:
        return " ".join(words[:3])
    taken = [words[0]]
    for word in words[1:]:
        if not word[0].isupper():
            break
        taken.append(word)
    return " ".join(taken)


def _behind_subject(words: list[tuple[str, int]]) -> int:
    """How many words the subject has; 0 when none begins here."""
    first = words[0][0]
    small = first.lower().rstrip(".")
    if small in _PRONOUNS:
        return 1
    if _CONTRACTED.match(small):
        return 0
    if small in _DETERMINERS:
        return _behind_noun_phrase(words, 1)
    if first[0].isupper() or small in _TITLES:
        return _behind_name(words)
    return 0


_CONTRACTED = re.compile(r"(?:what|who|where|when|why|how|that|this|there|here|it|he|she|let|they|we|you|i)['’]")


def _behind_noun_phrase(words: list[tuple[str, int]], begins: int) -> int:
    """A noun phrase ends where the first verb that we know stands."""
    for at in range(begins + 1, min(len(words), _MOST_WORDS_IN_A_SUBJECT + 1)):
        word = words[at][0]
        if word in _ENDS_A_SUBJECT:
            return 0
        if _kind(word) is not None:
            return at - 1 if _is_adverb(words[at - 1][0]) and at - 1 > begins else at
    return 0


def _behind_name(words: list[tuple[str, int]]) -> int:
    at = 1
    while at < min(len(words), 5) and (
        words[at][0][0].isupper() or (words[at][0] in _JOINING and at + 1 < len(words) and _in_a_name(words[at + 1][0]))
    ):
        at += 1
    if words[at - 1][0].endswith(("'s", "’s")):
        return _behind_noun_phrase(words, at - 1)
    return at


def _in_a_name(word: str) -> bool:
    return word[0].isupper() or word in _JOINING


def _subject_first(text: str, words: list[tuple[str, int]], at: int) -> Clause | None:
    subject = " ".join(word for word, _ in words[:at])
    skipped = 0
    while at < len(words) and skipped < 2 and _kind(words[at][0]) is None and _is_adverb(words[at][0]):
        at, skipped = at + 1, skipped + 1
    kind = _kind(words[at][0]) if at < len(words) else None
    if kind is None:
        return None
    verb, end = words[at]
    if kind is not Kind.EITHER and _OTHER_MEANING.match(text, end - len(verb)):
        kind = Kind.EITHER
    start = words[0][1] - len(words[0][0])
    perfect = "had" in (word for word, _ in words[at - skipped : at])
    return Clause(start, end, subject, verb, kind, False, perfect, _named(words[0][0]))


# What these verbs mean with such words behind them is not what they mean alone: to go on and to put in are to speak, to
# call the lift and to answer the door are deeds.
_OTHER_MEANING = re.compile(
    r"(?:(?:went|goes|ran|runs|rattled|led|came|got|held|carried|rushed|hurried)\s(?:\w+ly\s)?on\b"
    r"|(?:put|puts|threw|throws|broke|cut|struck|slipped|flung|jumped)\s(?:\w+ly\s)?in\b(?!\s(?:the|a|his|her)\b)"
    r"|(?:pointed|points|put|puts|got|gets|came|let|went|brought|burst|broke|threw|flung|drew)\s(?:\w+\s)?(?:out|forth)\b"
    r"|(?:went|came|shot|threw|flung|tossed|handed|put)\s(?:\w+\s)?back\b"
    r"|(?:left|dropped|laid|put|took|led|fell|stopped|paused|hesitated|turned|held|caught|put|picked)\s(?:it\s|me\s|him\s|her\s|them\s)?(?:off|up|to\s(?:say|ask|add|remark|explain|observe))\b"
    r"|(?:ran|runs|went|goes)\s(?:\w+\s)?(?:its|the\s(?:letter|note|message|inscription|legend|song|story|rhyme|refrain|tale|telegram))\b"
    r"|(?:called|calls|answered|answers|returned|ordered|orders|asked|asks|continued|continues|began|begins|agreed|promised|begged|"
    r"offered|demanded|refused)\s(?:to\s(?!(?:him|her|them|me|us|the|his|my|a|[A-Z]\w+)\b)"
    r"|for\b|the\s(?:door|phone|bell|telephone|lift|dog|police|meeting|roll)|walking|running)"
    r")"
)


def _kind(verb: str) -> Kind | None:
    if verb in SPEECH_VERBS:
        return Kind.SPEECH
    if verb in ACTION_VERBS:
        return Kind.DEED
    return Kind.EITHER if verb in EITHER_VERBS else None


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or (word.endswith("ly") and word.islower())


def _named(first: str) -> bool:
    small = first.lower()
    return first[0].isupper() and (small == "i" or (small not in _PRONOUNS and small not in _DETERMINERS))
