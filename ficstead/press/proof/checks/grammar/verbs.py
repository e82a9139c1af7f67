"""The forms of everyday verbs: `take`, its past `took`, its participle `taken`."""

_IRREGULAR = """
    go>went>gone come>came>come see>saw>seen do>did>done take>took>taken give>gave>given eat>ate>eaten drink>drank>drunk
    begin>began>begun sing>sang>sung swim>swam>swum ring>rang>rung run>ran>run write>wrote>written drive>drove>driven
    ride>rode>ridden fall>fell>fallen fly>flew>flown grow>grew>grown know>knew>known throw>threw>thrown draw>drew>drawn
    shake>shook>shaken break>broke>broken speak>spoke>spoken choose>chose>chosen freeze>froze>frozen steal>stole>stolen
    wear>wore>worn tear>tore>torn become>became>become forget>forgot>forgotten hide>hid>hidden bite>bit>bitten
    rise>rose>risen sink>sank>sunk spring>sprang>sprung forgive>forgave>forgiven wake>woke>woken blow>blew>blown
    swear>swore>sworn bring>brought>brought buy>bought>bought build>built>built catch>caught>caught feel>felt>felt
    fight>fought>fought find>found>found get>got>got hang>hung>hung hear>heard>heard hold>held>held keep>kept>kept
    lead>led>led leave>left>left lend>lent>lent lose>lost>lost make>made>made mean>meant>meant meet>met>met pay>paid>paid
    say>said>said sell>sold>sold send>sent>sent shoot>shot>shot sit>sat>sat sleep>slept>slept spend>spent>spent
    stand>stood>stood stick>stuck>stuck sweep>swept>swept teach>taught>taught tell>told>told think>thought>thought
    understand>understood>understood weep>wept>wept win>won>won dig>dug>dug strike>struck>struck slide>slid>slid
    have>had>had bend>bent>bent creep>crept>crept
"""
_REGULAR = """
    allow answer appear arrive ask agree believe belong call carry change climb close continue cover cry decide describe
    disappear discover drag drop enter escape exist expect explain fill finish follow grab happen help hurry imagine
    include invite join jump kill kiss knock laugh learn lean like listen live look love manage marry mention move name
    need nod notice obey open order own pass pick plan play point pour prefer promise protect prove pull push reach
    realise realize receive refuse remain remember repair reply save scream seem serve shout shrug slip smile snap stare
    start stay step stop stumble suffer suggest surround suspect swallow talk thank touch try turn use visit wait walk
    want warn wash watch whisper wipe wonder work worry yell
    wedge lock trap wrap bury carve nail glue chain strap squeeze tuck tie
"""
_DOUBLED = frozenset("drag drop grab nod plan prefer shrug slip snap step stop trap wrap strap".split())


def _regular_past(base: str) -> str:
    if base[-1] == "e":
        return f"{base}d"
    if base[-1] == "y" and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if base in _DOUBLED else f"{base}ed"


_FORMS = [each.split(">") for each in _IRREGULAR.split()] + [
    [base, _regular_past(base), _regular_past(base)] for base in _REGULAR.split()
]
PAST = {base: past for base, past, _ in _FORMS}
PARTICIPLE = {base: done for base, _, done in _FORMS}
BASE_OF_PAST = {past: base for base, past, _ in _FORMS}
ONLY_PAST = {past: done for _, past, done in _FORMS if past != done}
"""Pasts that are no participles: `went`, and what is right behind `had`."""


def with_s(base: str) -> str:
    """`goes`, `tries`, `takes`."""
    if base == "have":
        return "has"
    if base.endswith(("s", "x", "z", "sh", "ch", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if base[-1] == "y" and base[-2] not in "aeiou" else f"{base}s"


BASE_OF_S = {with_s(base): base for base in PAST}
