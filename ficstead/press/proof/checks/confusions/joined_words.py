"""Two words written as one: alot, atleast, noone."""

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.model import Check, Severity

_JOINED = Phrases(
    {
        "alot": "a lot",
        "abit": "a bit",
        "alittle": "a little",
        "allright": "all right",
        "asif": "as if",
        "aslong": "as long",
        "assoon": "as soon",
        "aswell": "as well",
        "atall": "at all",
        "atleast": "at least",
        "atlast": "at last",
        "atonce": "at once",
        "eachother": "each other",
        "eachothers": "each other's",
        "eventhough": "even though",
        "evenif": "even if",
        "everytime": "every time",
        "goodnight's": "good night's",
        "inbetween": "in between",
        "incase": "in case",
        "infact": "in fact",
        "infront": "in front",
        "inorder": "in order",
        "inspite": "in spite",
        "noone": "no one",
        "noone's": "no one's",
        "ofcourse": "of course",
        "offcourse": "of course",
        "oncemore": "once more",
        "onceagain": "once again",
        "outloud": "out loud",
        "rightaway": "right away",
        "rightnow": "right now",
        "sofar": "so far",
        "thankyou": "thank you",
        "upto": "up to",
    },
)

CHECK = Check(
    code="confusion-002",
    title="Two words written as one",
    explanation="A lot, at least, no one, each other, all right and in front are always two words.",
    wrong=(
        "He had alot to say.",
        "“Atleast she came,” he said. “Noone else did.”",
        "They looked at eachother.",
        "He stood infront of the door, ofcourse.",
        "She stayed inspite of the rain, and he aswell.",
    ),
    right=(
        "He had a lot to say, and everyone listened.",
        "“At least she came,” he said. “No one else did.”",
        "They meant to allot the land.",
    ),
    source="Chicago 5.250 (alot, all right, each other); New Hart's Rules 4.3",
    severity=Severity.ERROR,
    safe=True,
    words=_JOINED.words,
    pairs=_JOINED.pairs,
    find=_JOINED.find,
)
