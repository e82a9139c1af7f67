"""A rare word in the place of a common one that sounds like it: of coarse, a grate deal, the witch for which."""

from ficstead.press.proof.checks.confusions.wording import Phrases, after, before
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_WHO = frozenset("i he she they we you it the this that there not my his her a".split())
_COUNTED = "a last next this that every one two three five ten twenty thirty few any".split()
_GREAT = "many deal big man lady thing hall care help day pleasure pity joy relief friend aunt uncle".split()
_IS = "is was were are had has have made would could will meant means he she they it i".split()
_PHRASES = Phrases(
    {"of coarse": "of course"}
    | {f"grate {what}": f"great {what}" for what in _GREAT}
    | {f"{count} minuet": f"{count} minute" for count in _COUNTED}
    | {f"{count} minuets": f"{count} minutes" for count in _COUNTED}
    | {f"{when} knight": f"{when} night" for when in "at all by last good".split()}
    | {
        f"{who} scent {whom}": f"{who} sent {whom}"
        for who in _WHO
        for whom in "him her them me us you it a the".split()
    }
    | {
        f"{was} scent {where}": f"{was} sent {where}"
        for was in "was were been".split()
        for where in "to for away home".split()
    }
    | {f"{one} women": f"{one} woman" for one in ("a", "another", "this")}
    | {f"{many} woman": f"{many} women" for many in "two three four these those several many".split()}
    | {f"{one} {age} women": f"{one} {age} woman" for one in ("a", "an") for age in "young old beautiful tall".split()}
    | {f"sum {what}": f"some {what}" for what in "people more kind sort things thing men other day water food".split()}
    | {f"witch {verb}": f"which {verb}" for verb in _IS}
    | {f"{how} the word": f"{how} the world" for how in ("around", "all over")}
    | {
        f"{where} are {what}": f"{where} our {what}"
        for where in ("in", "to", "for")
        for what in "own house home way lives".split()
    }
    | {
        f"{who} our {what}": f"{who} are {what}"
        for who in ("we", "they")
        for what in "not going the all so very".split()
    },
    unless=lambda paragraph, first, last: _is_right(paragraph, first, last),
)


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the rare word is meant: `of coarse cloth`, `the last knight`, `the witch was old`."""
    match paragraph.words[first : last + 1]:
        case ["of", "coarse"]:
            return after(paragraph, last) not in _WHO | {""}
        case [_, "knight"]:
            return before(paragraph, first) in ("the", "a", "this", "that", "my", "her")
        case ["witch", _]:
            return before(paragraph, first) != ""
        case ["that", "scent", _] | ["the" | "this" | "a" | "my" | "his" | "her", "scent", _]:
            return True
    return False


CHECK = Check(
    code="confusion-072",
    title="A rare word where a common one that sounds like it is meant",
    explanation=(
        "Spelling programs let them pass, for they are words too: coarse cloth but of course, the grate of a fire but a "
        "great deal, a minuet to dance and a minute to wait."
    ),
    wrong=(
        "She knew it, of coarse.",
        "He waited a few minuets at the quay.",
        "They scent him to the lake, witch was a mistake.",
        "A women stood there with two woman from the boat.",
    ),
    right=(
        "It was made of coarse cloth. She danced the minuet by the grate.",
        "The old witch was there, and the last knight, who lost the scent of the dogs.",
        "A women's meeting was held.",
    ),
    source="Chicago 5.250 (under each pair); New Hart's Rules 21",
    severity=Severity.ERROR,
    words=_PHRASES.words,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
