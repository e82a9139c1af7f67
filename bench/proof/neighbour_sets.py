"""What the model of neighbours learns: sets of words taken for one another, and words that keep the same company."""

SETS = [
    tuple(line.split())
    for line in """
your you're
its it's
their there they're
to too two
then than
lose loose
breath breathe
affect effect
lead led
passed past
who's whose
quite quiet
were where we're
hear here
know no now
knew new
accept except
weather whether
threw through
though thought
bare bear
waist waste
peace piece
of off
heard herd
wear where
right write
week weak
meet meat
break brake
sight site
steel steal
tale tail
soul sole
whole hole
wait weight
choose chose
does dose
from form
sit set
wonder wander
wondered wandered
poor pour
by buy
seen scene
stairs stares
advice advise
allowed aloud
would wood
tried tired
""".strip().splitlines()
]
_BY_HAND = frozenset(
    "choose chose does dose from form sit set wonder wander wondered wandered poor pour by buy seen scene "
    "stairs stares advice advise allowed aloud would wood tried tired".split()
)


def is_slip_of_the_hand(written: str, meant: str) -> bool:
    """Whether it comes of haste and not by ear: found where that costs next to no alarms."""
    return meant in _BY_HAND or "now" in (written, meant)


COUSINS = {
    "your": "my his our their",
    "you're": "i'm we're they're he's she's they+were we+were you+were they+are we+are i+am you+are he+was she+was i+was",
    "its": "his their my our",
    "it's": "that's he's she's it+was it+is that+was that+is this+is",
    "their": "his my our its your",
    "there": "here",
    "they're": "we're you're i'm they+were we+were they+are we+are you+are you+were",
    "whose": "",
    "who's": "who+is who+was who+has he's she's",
    "we're": "we+are they're you're i'm we+were they+are you+are",
    "too": "very rather",
    "two": "three four five several",
    "than": "",
    "lose": "find get keep give leave spend break win",
    "loose": "free open",
    "breathe": "speak sleep live move",
    "breath": "voice heart head",
    "affect": "hurt touch move change",
    "effect": "result sense impression influence",
    "lead": "bring take carry leads guide",
    "led": "brought took carried drew followed taken",
    "passed": "walked went turned moved gone crossed come",
    "past": "by through across over along",
    "quiet": "silent calm soft gentle still low",
    "quite": "very almost rather so",
    "hear": "see tell understand",
    "here": "there",
    "know": "think believe understand remember see",
    "knew": "thought saw felt believed wanted understood",
    "new": "old little young great",
    "accept": "take receive refuse offer",
    "except": "",
    "weather": "day night morning sky",
    "threw": "took put flung drew laid",
    "though": "although because",
    "thought": "knew believed felt hoped thoughts",
    "bare": "empty white bright",
    "bear": "stand take endure",
    "waist": "neck shoulders arm",
    "waste": "spend",
    "peace": "rest silence comfort happiness",
    "piece": "bit part sort",
    "off": "away down out up",
    "heard": "saw felt found seen",
    "wear": "carry take put",
    "write": "tell read send speak",
    "week": "day month year",
    "weak": "ill strong sick",
    "meet": "see find join",
    "meat": "food bread tea",
    "break": "tear burst cut",
    "sight": "view sound",
    "steal": "take rob creep",
    "steel": "iron",
    "tale": "story",
    "tail": "head ears",
    "soul": "heart mind",
    "sole": "only",
    "whole": "entire",
    "hole": "corner window door",
    "wait": "stay stand go",
    "weight": "",
    "choose": "take find",
    "chose": "took found",
    "wander": "walk go",
    "wandered": "walked went turned",
    "pour": "put drink",
    "buy": "get sell",
    "scene": "room place sight",
    "advise": "tell ask",
    "advice": "help",
    "allowed": "permitted obliged",
    "aloud": "softly loudly",
    "wood": "wall garden",
}
"""Words that keep the same company as a rarer one teach its model too: "my" shows where "your" stands."""
