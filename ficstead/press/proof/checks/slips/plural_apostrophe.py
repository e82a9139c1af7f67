"""An apostrophe in a plain plural."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.context import Context
from ficstead.press.proof.dictionary import commonness
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_NUMBERS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundred|thousand|several|"
    "many|few|these|those|both|dozen"
)
_COUNTED = f"(?:{_NUMBERS})"
_ENDS_THERE = (
    r"(?=[.,;:!?…—]|[\"”]|\s(?:of|on|in|at|to|from|with|for|and|or|but|were|are|had|have|who|that|which|when|as|ago|later|"
    r"before|after|by|into|off|up|down|under|over|was|did|do|could|would|will|can|the|a|it|he|she|they|we|I|you)\b|\Z)"
)
_AFTER_A_NUMBER = re.compile(rf"\b{_COUNTED}(?:[\s-][a-z]+)?\s(?P<noun>[a-z]{{3,}})(?P<end>['’]s){_ENDS_THERE}", re.I)
_BEFORE_A_PLURAL_VERB = re.compile(
    r"\b(?:the|my|your|his|her|our|their|its|these|those|some|all)\s(?:[a-z]+\s)?(?P<noun>[a-z]{3,})(?P<end>['’]s)(?=\s(?:were|are|weren['’]t|aren['’]t)\b)",
    re.I,
)
_PLURAL_THINGS = (
    "hand|knee|eye|shoe|boot|cheek|finger|tear|lip|arm|leg|shoulder|ear|sock|glove|eyelid|lash|nail|tooth|toe|trouser"
)
_OWNED = re.compile(
    rf"\b(?:my|your|his|her|our|their|its)\s(?P<noun>{_PLURAL_THINGS})(?P<end>['’]s){_ENDS_THERE}",
    re.I,
)
_IS = frozenset(
    "one other more someone everyone anyone somebody nobody everybody it that there here what who let".split()
)


def _find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    if not _may_have_one(paragraph.words):
        return
    seen: set[int] = set()
    for pattern in (_AFTER_A_NUMBER, _BEFORE_A_PLURAL_VERB, _OWNED):
        for found in pattern.finditer(paragraph.text):
            noun = found["noun"].lower()
            if found.start("end") in seen or noun in _IS or not _has_a_plural(noun):
                continue
            if pattern is _OWNED and paragraph.in_speech(found.start()):
                continue  # “My foot’s in it.”
            seen.add(found.start("end"))
            message = f"“{found['noun']}s” is a plural here, and has no apostrophe"
            yield Finding(*found.span("end"), "s", message=message)


def _may_have_one(words: Sequence[str]) -> bool:
    """Whether a word with an apostrophe and an s stands where one of the patterns could find it."""
    for index, word in enumerate(words):
        if word.endswith("'s") and (
            word in _PLURAL_WITH_APOSTROPHE
            or not _COUNTING.isdisjoint(words[max(0, index - 2) : index])
            or "".join(words[index + 1 : index + 2]).startswith(("were", "are"))
        ):
            return True
    return False


_COUNTING = frozenset(_NUMBERS.split("|"))
_PLURAL_WITH_APOSTROPHE = frozenset(f"{thing}'s" for thing in _PLURAL_THINGS.split("|"))


def _has_a_plural(noun: str) -> bool:
    return commonness().get(noun + "s", 0) > 0 and commonness().get(noun, 0) > 0


CHECK = Check(
    code="slip-024",
    title="An apostrophe in a plural",
    explanation=(
        "More than one of a thing takes an s and nothing else: two bells, the boats were gone. An apostrophe shows that "
        "something belongs to somebody, or that letters are left out."
    ),
    wrong=(
        "She felt two tug's on the rope.",
        "There were three hundred boat’s, and the oar's were gone.",
        "He folded his hand's in his lap. Several bell's rang.",
    ),
    right=(
        "She felt two tugs on the rope.",
        "Two of the boat's oars were gone. Both the ferryman's sons row.",
        "The bell's ringing. It was three days' journey, and one day's rest.",
        "These boat's oars. He held his hand's weight on the rope.",
        "The two children's bells rang.",
    ),
    source="Chicago Manual of Style 7.15; New Hart’s Rules 4.2",
    severity=Severity.ERROR,
    marks=("'s", "’s"),
    find=_find,
)
