"""Rise for raise, lay for lie: he rose his hand, she was laying on the bed."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.checks.grammar.narration import is_talk
from ficstead.press.proof.model import Check, Severity

_WHOSE = "his her my their your our its a an both".split()
_LIFTED = "hand hands head arm arms eyes eyebrow eyebrows brow chin voice glass sword gun fist finger fists".split()
_RAISE = {"rise": "raise", "rose": "raised", "rises": "raises", "rising": "raising", "risen": "raised"}
_PLACES = "bed couch sofa floor ground grass sand carpet back stomach side pillow".split()
_PHRASES = Phrases(
    {
        f"{rise} {whose} {what}": f"{lift} {whose} {what}"
        for (rise, lift), whose, what in product(_RAISE.items(), _WHOSE, _LIFTED)
    }
    | {
        f"{be} laying on {whose} {place}": f"{be} lying on {whose} {place}"
        for be, whose, place in product("was were is are am i'm he's she's they're".split(), ["the", *_WHOSE], _PLACES)
    }
    | {
        f"{be} laying {how}": f"{be} lying {how}"
        for be, how in product(
            "was were is are am".split(), "there awake flat still motionless dead face asleep".split()
        )
    },
    unless=is_talk,
)

CHECK = Check(
    code="grammar-018",
    title="Rise for raise, lay for lie",
    explanation="Somebody rises, and raises a hand; somebody lies on the bed, and lays a book on it.",
    wrong=(
        "He rose his hand.",
        "“Stop!” She rose an eyebrow.",
        "She was laying on the bed, and he was laying there too.",
    ),
    right=(
        "He raised his hand as he rose. His hand rose.",
        "She was lying on the bed, laying the table in her mind; the hens were laying.",
    ),
    source="Chicago 5.250 (lay; lie; raise; rise)",
    severity=Severity.ERROR,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
