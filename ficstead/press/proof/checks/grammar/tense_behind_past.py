"""A present behind what was: it was the first time he has spoken, she knew that he is gone."""

from itertools import product

from ficstead.press.proof.checks.confusions.wording import Phrases
from ficstead.press.proof.checks.grammar.narration import is_talk
from ficstead.press.proof.model import Check, Severity
from ficstead.press.proof.paragraphs import Paragraph

_PAST = {"is": "was", "are": "were", "has": "had", "have": "had", "will": "would", "can": "could", "isn't": "wasn't", "has": "had"}
_WHO = "he she it they".split()
_KNEW = "knew thought felt hoped realized realised wondered believed noticed decided".split()
_PHRASES = Phrases(
    {
        f"was the {nth} time {that}{who} {has}": f"was the {nth} time {that}{who} had"
        for nth, that, who, has in product(
            ("first", "second", "third", "last", "only"), ("", "that "), [*_WHO, "i", "we", "anyone", "someone"], ("has", "have")
        )
    }
    | {
        f"{knew} {that}{who} {does}": f"{knew} {that}{who} {did}"
        for knew, that, who, (does, did) in product(
            [f"{who} {knew}" for who, knew in product(("he", "she", "they"), _KNEW)], ("", "that "), _WHO, _PAST.items()
        )
    },
    unless=is_talk,
)

CHECK = Check(
    code="grammar-019",
    title="A present behind a past",
    explanation="It was the first time he had spoken; she knew that he was gone: what is told in the past stays there.",
    wrong=("It was the first time he has spoken.", "She knew that he is gone.", "He thought it will rain."),
    right=(
        "It was the first time he had spoken. It is the first time he has spoken.",
        "She knew that he was gone, and he thought it would rain.",
        "“He thought it will rain,” she said.",
    ),
    source="Chicago 5.130 (sequence of tenses); any grammar",
    severity=Severity.SUGGESTION,
    pairs=_PHRASES.pairs,
    find=_PHRASES.find,
)
