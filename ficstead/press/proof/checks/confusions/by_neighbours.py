"""Makes the checks of words that sound alike: certain phrases first, then the model of neighbours."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ficstead.press.proof.checks.confusions.wording import Phrases, replaced, speaks_dialect
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.neighbours import taken_for_another
from ficstead.press.proof.paragraphs import Paragraph

CHICAGO = "Chicago 5.250 (glossary of problematic words and phrases)"


def told_by_neighbours(
    *,
    code: str,
    words: tuple[str, ...],
    title: str,
    explanation: str,
    wrong: tuple[str, ...],
    right: tuple[str, ...],
    phrases: Mapping[str, str] | None = None,
    settled: tuple[str, ...] = (),
    source: str = CHICAGO,
) -> Check:
    """A check for `words`, which the model knows as a set; `phrases` are wrong and `settled` ones right whatever it says."""
    certain = _PHRASES[code] = Phrases(phrases or {})
    for pair in certain.pairs:
        _PAIRS.setdefault(pair, []).append(code)
    rights = [right.lower() for right in (phrases or {}).values() if " " in right]
    _SETTLED[code] = Phrases({right: right for right in (*settled, *rights)})
    for word in words:
        _SETS.setdefault(word, []).append((code, words))

    def find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
        for first, last, meant in _taken_for_another(paragraph).get(code, ()):
            yield replaced(paragraph, first, last, meant, context)

    return Check(
        code=code,
        title=title,
        explanation=explanation,
        wrong=wrong,
        right=right,
        source=source,
        severity=Severity.SUGGESTION,
        words=frozenset(words),
        pairs=certain.pairs,
        find=find,
    )


# One look at a paragraph serves all these checks: most words are in none of their sets.

_SETS: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
_SETTLED: dict[str, Phrases] = {}
_PHRASES: dict[str, Phrases] = {}
_PAIRS: dict[tuple[str, str], list[str]] = {}
"""Two words of a phrase -> the checks whose phrases they tell of."""


@lru_cache(maxsize=1)
def _taken_for_another(paragraph: Paragraph) -> dict[str, list[tuple[int, int, str]]]:
    """For each check's code its places: from, to (indexes in `paragraph.words`), and what is meant."""
    found: dict[str, list[tuple[int, int, str]]] = {}
    for code in {code for pair in _PAIRS.keys() & paragraph.pairs() for code in _PAIRS[pair]}:
        found[code] = list(_PHRASES[code].all_places(paragraph))
    for word in _SETS.keys() & paragraph.vocabulary:
        for code, words in _SETS[word]:
            for index, better in taken_for_another(words, word, paragraph):
                if not (_is_known(paragraph, index, _SETTLED[code], found.get(code, ())) or speaks_dialect(paragraph)):
                    found.setdefault(code, []).append((index, index, better))
    return found


def _is_known(paragraph: Paragraph, index: int, settled: Phrases, wrong: Iterable[tuple[int, int, str]]) -> bool:
    """Whether the word is in a phrase that is right, or in one already found wrong."""
    return any(first <= index <= last for first, last, _ in (*wrong, *settled.all_places(paragraph)))
