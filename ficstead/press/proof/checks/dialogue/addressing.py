"""Who is spoken to in speech, and after which words a name can't be anything but somebody spoken to."""

from ficstead.press.proof.checks.grammar.narration import clause_before
from ficstead.press.proof.checks.grammar.nouns import OBJECTS
from ficstead.press.proof.checks.grammar.nouns import THINGS as COUNTED
from ficstead.press.proof.checks.names.given_names import GIVEN_NAMES
from ficstead.press.proof.checks.names.ordinary import NAMES_THAT_ARE_WORDS
from ficstead.press.proof.context import Context
from ficstead.press.proof.paragraphs import Paragraph

HONOURS = frozenset("sir ma'am madam".split())
"""Said to somebody, hardly ever of somebody."""
FOND = frozenset(
    "sweetheart honey darling sweetie babe kiddo dearest mate buddy pal dude bro mom mum mommy mummy dad daddy mama papa grandma grandpa".split()
)
"""What people call each other instead of a name; some of it they say of others too: `my dad`."""
RANKS = frozenset(
    "captain doctor professor officer sergeant inspector detective general colonel major lieutenant commander father mother master "
    "mistress milord milady highness majesty sister brother auntie uncle aunt miss mister".split()
)
KINDS = frozenset(
    "dear love baby man boy girl kid son child lad lass friend friends fellow chap gentlemen ladies lord lady".split()
)
"""Said of anybody: only behind words that nothing but an address follows."""
_TITLES = frozenset("mr mrs miss ms dr sir lord lady".split()) | RANKS
_SHORTENED = frozenset("st mr mrs ms dr".split())
"""The full stop behind these ends nothing: `Mrs. St. Clair`."""
_NOBODY = frozenset(
    "english french german latin greek spanish italian russian chinese japanese god heaven hell monday tuesday wednesday thursday friday saturday sunday fridays saturdays sundays mondays christ jesus lord lor gawd gosh i st mr mrs ms".split()
)

_BE = frozenset(
    "am is are was were be been isn't aren't wasn't weren't it's he's she's that's i'm you're we're they're this's".split()
)
_WHOM = frozenset("you me him it them us thee ye".split())
_SELVES = frozenset(
    "yourself myself himself herself itself ourselves themselves mine yours ours theirs yourselves".split()
)
_GIVING = frozenset(
    "give gives gave given giving show shows showed shown call calls called calling name named bring brings brought send sent "
    "get gets got find found make makes made making buy bought read sing teach taught lend lent promise promised leave left owe think "
    "thought consider christen christened dub dubbed play played spell spelled write wrote sign signed introduce married marry elect "
    "elected save saved wish keep kept want wants wanted say said as like than choose chose pick picked among amongst including".split()
)  # fmt: skip
"""`Give me Anna`, `call it Anna`: a name may be what is given."""
_FELT = frozenset(
    "thank love loved miss missed need needed adore bless forgive trust believe hear see hate help excuse pardon kiss follow told tell for "
    "to with about of without at from".split()
)
"""Behind these `you` is whole: no `you guys`, `you idiot`."""
_ASKING = frozenset("how where who what why when and".split())
_PRESENTED = frozenset("present presents introduce introducing introduced".split())
_SEVERAL = frozenset("you us them".split())
_SOMEBODY = frozenset("i he she it we they you there".split())

_AT_THE_END = frozenset(
    "here there tonight today tomorrow yesterday again anyway yet sometime someday somewhere upstairs downstairs either "
    "instead indeed together anymore forever afterwards".split()
)
_AT_THE_END_BUT_OF_BEING = frozenset(
    "now too soon already later certainly exactly honestly seriously absolutely definitely obviously immediately carefully slowly quickly "
    "quietly gently properly perfectly enough well alone home".split()
)
"""`I'm going now Anna.`, but `it is now Anna`."""
_THINGS = frozenset(
    "matter idea pardon doubt fault problem point nonsense hurry trouble business mistake secret reason difference way things minute "
    "moment o'clock luck work school breakfast lunch dinner supper tea bed life fun money food door window gun knife hand hands eyes "
    "head face mouth arm leg foot feet heart hair blood weapon keys lights fire floor chair seat coat phone breath mind attention".split()
)  # fmt: skip
_OWNED = (OBJECTS | {*COUNTED.values()}) - frozenset(
    "boat ship car truck van train canoe airplane plane helicopter castle palace museum library hotel restaurant cafe tunnel island "
    "mountain hill valley river lake beach forest cow pig goat dog cat rabbit wolf fox bear lion tiger elephant monkey bird eagle owl "
    "crow spider snake dragon statue village country bell crowd boats cars dogs cats birds books songs stories cities countries words "
    "pictures ways saw ring lock shop".split()
)
_OWNING = frozenset("the a an my your his her our their this that these those any no some".split())
_NOT_TO_MIND = frozenset("never don't do to mind".split())
_STATES = frozenset(
    "sorry right wrong true fine okay ok alright ready afraid tired late early alive safe hurt sick hungry cold glad happy angry upset "
    "serious careful quiet impossible ridiculous beautiful funny lost done finished over gone welcome unfair enough amazing awful terrible "
    "wonderful perfect brilliant drunk scared frightened home asleep possible going coming dying bleeding sleeping joking kidding".split()
)
_SEEMING = frozenset("look looks looked feel feels felt seem seems sound sounds".split())
_DEGREES = frozenset("so very too not all quite really that just only still always".split())
_HAS_ITS_OBJECT = frozenset(
    "mean think want wanted say said see seen saying doing done thinking happened going been like need eating reading".split()
)
"""Behind `what` or `where`: `What do you mean Anna?`"""
_NOT_BEHIND_SO = frozenset("like unlike near dear much many often old young little poor".split())
_HELPERS = frozenset(
    "will won't can can't cannot could couldn't would wouldn't should shouldn't must mustn't did didn't do don't does doesn't".split()
)
_BEGINNING = frozenset(
    "okay ok alright sure sorry congratulations cheers welcome well listen look wait hush quiet careful easy steady morning evening "
    "afternoon indeed right farewell come run hurry relax breathe here there again enough now nonsense nothing never naturally courage bravo".split()
)
"""Alone before the name, at the beginning of a sentence."""
_ANSWERS = frozenset(
    "oh ah yes no yeah yep nope nah hello hi hey hallo hullo thanks goodbye bye goodnight please aye ay nay night bye morning evening afternoon".split()
)
"""Alone before the name, wherever they stand."""
_BEGINNING_FOR_ANYBODY = frozenset(
    "yes hello hi hey hallo hullo thanks sorry goodbye bye goodnight okay yeah please well listen wait hush".split()
)
_PAIRS = frozenset(
    (first, second)
    for firsts, seconds in (
        ("come", "on in back here home over along out up down away inside closer quick"),
        ("go", "on in back home away out ahead up down"),
        ("get", "up out down in back away off lost"),
        ("sit lie calm slow settle", "down"),
        ("hold hang hurry carry move", "on"),
        ("wake hurry shut stand speak listen grow sit", "up"),
        ("look watch", "out"),
        ("back piss fuck bugger", "off"),
        ("stay stand step keep hold", "back down put still close calm"),
        ("be", "quiet careful still patient reasonable serious strong brave good nice calm"),
        ("it that them him me us", "up down out off back away alone go"),
        ("good", "morning night evening afternoon day bye luck"),
        ("all", "right"),
        ("think hope said suppose believe guess told", "so"),
        ("do say know done stop mean believe", "that"),
        ("i", "promise swear"),
        ("right well come what okay on night why there now yes no", "then"),
        ("no not", "more longer"),
        ("next last", "time night"),
        ("right just by for", "now"),
        ("i", "say"),
        ("very", "well much"),
        ("hope certainly", "not"),
        ("this that no another", "one"),
        ("at after that's them", "all"),
        ("a the same such", "thing"),
        ("at", "once last"),
        ("to", "sleep death"),
        ("any once", "more"),
        ("well", "done"),
        ("don't not", "cry worry go lie move die fret panic shout laugh faint"),
    )
    for first in firsts.split()
    for second in seconds.split()
)  # fmt: skip
_NO_SIR = frozenset(
    "dear good my a an the kind honoured honored great noble worthy brave old poor young fair gracious gentle reverend of and or to call called "
    "calling say said says with oh o no your any every sweet dearest as like lovely excellent".split()
)


def spoken_to(paragraph: Paragraph, index: int, context: Context) -> int | None:
    """Whether whoever is called by the word at `index` is spoken to: at which word the address begins; None if in doubt.

    It is no doubt where the words before it in its clause leave no other reading.
    """
    word, small = paragraph.forms[index], paragraph.words[index]
    if small in HONOURS and paragraph.words[index - 1] != "dear":
        return index if _leaves_room_for_sir(clause_before(paragraph, index)) else None
    first = _beginning(paragraph, index)
    before = clause_before(paragraph, first)
    fondness = {*paragraph.words[first:index]}
    if (
        small in _SHORTENED
        or not before
        or before[-1] == "and"
        or not _PRESENTED.isdisjoint(before)
        or ("my" in fondness and "dear" not in fondness and small not in _MINE)
    ):
        return None
    named = word[0].isupper() and (_is_name(word, small, context) or small in FOND | RANKS or bool(fondness & _TITLES))
    if named or small in FOND or "my" in fondness or ("old" in fondness and small in _OLD):
        capital = paragraph.forms[first - len(before)][0].isupper()
        spoken = _leaves_room(before, whole_you=named and not fondness & _FONDLY, capital=capital)
    else:
        spoken = small in KINDS | RANKS and _is_greeting(before)
    return first if spoken else None


def _leaves_room_for_sir(clause: list[str]) -> bool:
    return clause == ["no"] or bool(clause and clause[-1] not in _NO_SIR and not _GIVING.intersection(clause[-2:-1]))


def _beginning(paragraph: Paragraph, index: int) -> int:
    """Where the address begins: at the `my` of `my dear Anna`, the `Mr` of `Mr. Ashby`, the `Anna` of `Anna Bell`, the `old` of `old man`."""
    first = index
    while first and (_is_title(paragraph, first - 1) or _goes_with(paragraph, first - 1)):
        first -= 1
    return first


def _is_title(paragraph: Paragraph, index: int) -> bool:
    return paragraph.words[index] in _TITLES and paragraph.gaps[index + 1].strip() in ("", ".")


def _goes_with(paragraph: Paragraph, index: int) -> bool:
    if paragraph.gaps[index + 1].strip():
        return False
    form = paragraph.forms[index]
    return form in _FONDLY or (form[0].isupper() and form != "I" and bool(index) and not paragraph.gaps[index].strip())


def is_address(word: str, context: Context) -> bool:
    """Whether somebody may be called so at the beginning of a sentence: by a name that is no verb besides, or instead of one."""
    small = word.lower().replace("’", "'")
    if small in _VERBS_TOO | _NOBODY:
        return False
    given = small in GIVEN_NAMES and small not in NAMES_THAT_ARE_WORDS
    return given or small in HONOURS | FOND or context.is_name(word)


_VERBS_TOO = frozenset("will may mark hope love grant bless pray guess".split())


def _is_name(word: str, small: str, context: Context) -> bool:
    return small not in _NOBODY and (context.is_name(word) or small in GIVEN_NAMES or small in NAMES_THAT_ARE_WORDS)


_FONDLY = frozenset("my dear dearest old young little sweet".split())
_OLD = frozenset("man boy chap fellow girl friend thing".split())
_MINE = frozenset(
    "dear dearest love friend friends boy girl child son lad fellow sir man lord lady sweet angel".split()
)


def _leaves_room(words: list[str], *, whole_you: bool, capital: bool) -> bool:
    """Whether the clause is complete: nothing in it waits for a name."""
    last, earlier = words[-1], words[-2] if len(words) > 1 else ""
    if not earlier:
        return last in _ANSWERS or (capital and last in _BEGINNING)
    if (earlier, last) in _PAIRS:
        return whole_you or last not in ("longer", "more", "all")
    if last in _WHOM:
        return _is_whole_object(words) and (whole_you or last not in _SEVERAL or (earlier in _FELT and earlier != "of"))
    if last in _HELPERS:
        return earlier in _SOMEBODY and not {"as", "than"}.intersection(words)
    if earlier in ("this", "that"):
        return False
    if last in _AT_THE_END | _SELVES:
        return not _GIVING & {earlier}
    if last in _AT_THE_END_BUT_OF_BEING:
        return earlier not in _BE or last in _STATES | {"alone", "well"}
    if last in _THINGS:
        return not (last == "mind" and earlier in _NOT_TO_MIND)
    if last in _OWNED:
        return not _OWNING.isdisjoint(words[-3:-1])
    if words[0] in ("what", "what's", "where", "where's"):
        return last in _HAS_ITS_OBJECT
    if earlier in ("so", "very", "too"):
        return (
            bool((_BE | _SEEMING) & {*words[-4:-2]})
            and words[-3] not in _OWNING
            and last not in _NOT_BEHIND_SO
            and not last.endswith("ing")
        )
    return last in _STATES and (earlier in _BE or (earlier in _DEGREES | _SOMEBODY and bool(_BE & {*words[-3:-2]})))


def _is_whole_object(words: list[str]) -> bool:
    """`I missed you`, `are you` behind `how`; not `call me`, nor `are you` alone."""
    earlier = words[-2]
    if earlier in _BE or earlier in ("isn't", "aren't"):
        return len(words) > 2 and (words[-3] in _ASKING or words[-3] in _SOMEBODY)
    return earlier not in _GIVING


def _is_greeting(words: list[str]) -> bool:
    return (
        (len(words) == 1 and words[0] in _BEGINNING_FOR_ANYBODY)
        or words[-2:] in (["thank", "you"], ["excuse", "me"], ["forgive", "me"], ["of", "course"])
        or (len(words) > 1 and (words[-2], words[-1]) in _GREETINGS)
    )


_GREETINGS = frozenset((first, second) for first, second in _PAIRS if first in ("come", "good", "all", "hold", "hang"))
