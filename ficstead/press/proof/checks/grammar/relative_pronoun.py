"""What, which and whom where that, who and who belong: everything what, somebody which, a man whom was."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases, before, word_at
from ficstead.press.proof.checks.grammar.narration import clause_before, is_talk
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_ANY = "everything something nothing anything all".split()
_SOMEBODY = (
    "somebody someone everybody everyone nobody anybody anyone person people man woman boy girl child children men women "
    "friend friends brother sister mother father girls boys neighbour neighbor soldier soldiers kids kid guy guys"
).split()
_DOES = "is are was were has had have would could will can did does came went said knew made wanted lived".split()
_WHOM = "is was were has had would will did came went said wanted lived had".split()


def _is_right(paragraph: Paragraph, first: int, last: int) -> bool:
    if is_talk(paragraph, first, last):
        return True
    earlier = clause_before(paragraph, first, 6)
    if paragraph.words[first] == "whom":
        return bool({"of", *_PREPOSITIONS}.intersection(earlier[-2:])) or word_at(paragraph, last + 1) in _SUBJECTS
    if paragraph.words[first] in _SOMEBODY:
        return bool(_PREPOSITIONS.intersection(earlier))
    return paragraph.words[first] == "all" and (
        before(paragraph, first) in ("at", "of", "in", "after", "above", "and", "them", "it", "we", "they")
    )


_PREPOSITIONS = frozenset(
    "of for in to with from by about at on upon between like through under over after into than among amongst".split()
)
_SUBJECTS = frozenset("he she it they we you i the his her my a an this that".split())
_PHRASES = Phrases(
    {
        f"{any_} what {who}": f"{any_} that {who}"
        for any_, who in product(_ANY, "he she it i we they you was is had".split())
    }
    | {f"{body} which {does}": f"{body} who {does}" for body, does in product(_SOMEBODY, _DOES)}
    | {f"whom {does}": f"who {does}" for does in _WHOM},
    unless=_is_right,
)

CHECK = Check(
    code="grammar-011",
    title="“What”, “which” or “whom” where “that” or “who” belongs",
    explanation="Everything that he touched, somebody who is going, a man who was there: “what” is for nothing that is named "
    "before, “which” for no person, and “whom” for nobody who does something himself.",
    wrong=(
        "His beard made ice on everything what it touched.",
        "Somebody which is going can’t be stopped.",
        "He met a man whom was going home.",
    ),
    right=(
        "It made ice on everything that it touched. Above all what she saw was the sea.",
        "The love of a man which is not returned, and the men, some of whom were asleep.",
        "The man whom he met had gone. “All what I have,” he said.",
    ),
    source="Chicago 5.54 to 5.66 (relative pronouns); any grammar",
    severity=Severity.ERROR,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
