"""A to, of, at, for or have left out: he wanted go, in front him, a lot people, she looked him, it could been."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases, before, word_at
from ficstead.press.proof.checks.grammar.missing_ing import CLEAR, ing
from ficstead.press.proof.checks.grammar.narration import ends_phrase, is_talk
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_WISHING = (
    "want wanted wants tried tries needed needs decided decides began begins managed seemed seems refused hoped started "
    "continued agreed forgot planned learned wanting trying going used supposed unable able"
).split()
_WHOM = "him them me us".split()
_AT = "looked looks stared stares glanced glances smiled smiles gazed grinned glared frowned".split()
_LOOKS = frozenset(
    "in over up full straight square squarely through dead right down out into a the back to away".split()
)
"""`Looked him in the eye`, `stared him down`."""
_OF = {
    "a lot": "people things time money work food water blood questions trouble books", "plenty": "time room food money people things",
    "piece": "paper bread cake cheese meat advice", "cup": "tea coffee cocoa", "glass": "water wine milk juice",
    "bottle": "wine water beer milk", "pair": "shoes boots gloves trousers glasses scissors", "bowl": "soup rice porridge",
}  # fmt: skip
_MISSING_TO = {f"{wish} {base}": f"{wish} to {base}" for wish, base in product(_WISHING, CLEAR)}
_TOLD = "told asked wanted ordered begged forced allowed".split()
_PHRASES = Phrases(
    _MISSING_TO
    | {f"{told} {whom} {base}": f"{told} {whom} to {base}" for told, whom, base in product(_TOLD, _WHOM, CLEAR)}
    | {f"instead {ing(base)}": f"instead of {ing(base)}" for base in CLEAR}
    | {f"in front {whom}": f"in front of {whom}" for whom in [*_WHOM, "the", "his", "their", "my"]}
    | {f"because {whom}": f"because of {whom}" for whom in _WHOM}
    | {f"{look} {whom}": f"{look} at {whom}" for look, whom in product(_AT, _WHOM)}
    | {f"{wait} {whom}": f"{wait} for {whom}" for wait, whom in product(("waited", "waiting", "waits"), _WHOM)}
    | {f"{belong} {whom}": f"{belong} to {whom}" for belong, whom in product(("belonged", "belongs"), [*_WHOM, "her"])}
    | {f"{went} {where}": f"{went} to {where}" for went, where in product(("went", "goes"), ("bed", "sleep", "school"))}
    | {f"{part} {whole}": f"{part} of {whole}" for part, wholes in _OF.items() for whole in wholes.split()}
    | {f"as soon {who}": f"as soon as {who}" for who in ("he", "she", "they", "it", "i", "we", "the")}
    | {f"{may} been": f"{may} have been" for may in ("could", "would", "should", "must", "might")},
    unless=lambda paragraph, first, last: _is_right(paragraph, first, last),
)


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    words, behind = paragraph.words, word_at(paragraph, last + 1)
    if is_talk(paragraph, first, last):
        return True
    if words[first] in _AT:
        return behind in _LOOKS
    if " ".join(words[first:last]) in _OF:
        return not ends_phrase(paragraph, last)
    if words[first] == "able":
        return before(paragraph, first) not in _BEING
    if words[first] in _NO_VERBS_THERE:
        return before(paragraph, first) in _NO_VERBS_THERE[words[first]].split()
    return words[last] == "been" and before(paragraph, first) in ("that", "have")


_NO_VERBS_THERE = {"needs": "must", "decided": "a his her the their my", "used": "well little hardly"}
"""`Must needs go`, `his decided open advice`."""
_BEING = frozenset("was were be been is are wasn't weren't not being".split())

CHECK = Check(
    code="grammar-024",
    title="A small word left out: to, of, at, for, have",
    explanation="One wants to go, stands in front of somebody, looks at him, has a lot of time: without the small word the sentence breaks.",
    wrong=(
        "He wanted go, and she tried explain.",
        "She stood in front him and looked him.",
        "There were a lot people, because him. They waited him.",
        "It could been worse. He went bed as soon he came home.",
        "He drank a cup tea instead going home.",
    ),
    right=(
        "He wanted to go, and she tried to explain. He needed help, and wanted love.",
        "She stood in front of him and looked him in the eye. He stared them down.",
        "It could have been worse. There was a lot. The people left. He went home.",
        "“He could been worse,” she said. He broke the glass water jug.",
    ),
    source="Chicago 5.172 (prepositions), 5.106 (infinitives); any grammar",
    severity=Severity.ERROR,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
