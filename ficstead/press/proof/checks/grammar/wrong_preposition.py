"""Prepositions that belong elsewhere: since two years, at the morning, discuss about, behind of, explained me, listen him."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases, word_at
from ficstead.press.proof.checks.grammar.narration import ends_phrase, is_talk
from ficstead.press.proof.checks.grammar.nouns import TIMES
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_NUMBERS = "two three four five six seven eight nine ten twelve fifteen twenty thirty many several".split()
_WHOM = "me him them us".split()
_THINGS = "what how why that everything".split()
_SINCE = {f"since {number} {many}": f"for {number} {many}" for number, many in product(_NUMBERS, TIMES.values())}
_PARTS = {
    f"{wrong} {part.lower()}": f"{right} {part}"
    for wrong, right, parts in (
        ("at the", "in the", "morning afternoon evening"),
        ("in", "on", "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
        ("in", "at", "Christmas Easter midnight noon"),
    )
    for part in parts.split()
}
_NEEDLESS = {
    f"{verb} {about}": verb
    for verbs, about in (
        ("discuss discussed discussing discusses described describing", "about"),
        ("awaited awaiting", "for"),
        ("behind beside", "of"),
        ("resembled resembles resemble", "to"),
        ("lacked lacking", "of"),
    )
    for verb in verbs.split()
}  # fmt: skip
_MISSING = (
    {
        f"{verb} {whom} {what}": f"{verb} to {whom} {what}"
        for verb, whom, what in product(("explain", "explained", "explains", "described"), [*_WHOM, "her"], _THINGS)
    }
    | {
        f"{verb} {whom}": f"{verb} to {whom}"
        for verb, whom in product(("listen", "listened", "listening", "listens"), [*_WHOM, "her", "you"])
    }
    | {f"said {whom} {what}": f"told {whom} {what}" for whom, what in product(_WHOM, ("that", "to", "how", "why"))}
    | {
        f"asked to {whom} {what}": f"asked {whom} {what}"
        for whom, what in product([*_WHOM, "her"], ("about", "if", "what", "why", "how", "where", "to"))
    }
    | {
        f"{verb} hold {whose}": f"{verb} hold of {whose}"
        for verb, whose in product(("took", "take", "got", "caught", "grabbed"), ("the", "his", "her", "my"))
    }
)
_ROOMS = "room house kitchen hall bedroom library tavern inn castle cave forest church office shop village city garden tower".split()
_INTO = (
    {
        f"{entered} {the} {room}": f"{entered.split()[0]} {the} {room}"
        for entered, the, room in product(
            ("entered in", "entered into", "entered to"), ("the", "his", "her", "their"), _ROOMS
        )
    }
    | {
        f"{arrived} to {the} {room}": f"{arrived} at {the} {room}"
        for arrived, the, room in product(("arrived", "arrive", "arrives"), ("the", "his", "her", "their", "a"), _ROOMS)
    }
    | {
        f"{married} with {whom}": f"{married} to {whom}"
        for married, whom in product(("married", "engaged"), ("him", "her", "me"))
    }
)
_HEARD = {
    f"{verb} {what}": f"{verb} to {what}"
    for verb, what in product(
        ("listened", "listening", "listens"), ("the radio", "the music", "the wind", "the sound", "the rain", "music")
    )
}
_OF = {
    f"{share} {whom}": f"{share} of {whom}"
    for share, whom in product(("one", "some", "most", "none", "several", "many"), ("them", "us"))
}


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    if is_talk(paragraph, first, last):
        return True
    words = paragraph.words[first : last + 1]
    if words[0] == "since":
        return word_at(paragraph, last + 1) in _SENTENCE or not ends_phrase(paragraph, last)
    if words[0] in ("at", "in") or words[-1] in ("them", "us"):
        return not ends_phrase(paragraph, last)
    return words[0] in ("behind", "beside") and word_at(paragraph, last + 1) in ("course", "all", "necessity")


_SENTENCE = frozenset("ago before had has have is was were are back passed previously earlier would could may".split())
_PHRASES = Phrases(_SINCE | _PARTS | _NEEDLESS | _MISSING | _INTO | _HEARD | _OF, unless=_is_right)

CHECK = Check(
    code="grammar-012",
    title="A preposition too many, too few, or another",
    explanation="For two years (but since Monday); in the morning; on Monday; to discuss something; behind the house; to explain "
    "something to somebody; to listen to them.",
    wrong=(
        "She stood by the door since ten minutes.",
        "They came at the morning, and sat beside of the door.",
        "They discussed about the horn.",
        "He explained me how it worked, and she listened him.",
        "She entered in the room, listened the radio, and was married with him.",
    ),
    right=(
        "She had stood by the door for ten minutes, since ten o'clock; since two years ago.",
        "They came in the morning, and sat beside the door at the morning meal.",
        "They discussed the horn. Since two hours had passed, he explained to me how it worked.",
    ),
    source="Chicago 5.195 (prepositions); any grammar",
    severity=Severity.ERROR,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
