"""Makes the checks of words that sound alike: certain phrases first, then the model of neighbours."""

import re
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
                if not (
                    _is_known(paragraph, index, _SETTLED[code], found.get(code, ()))
                    or _says_it_all(paragraph, index)
                    or speaks_dialect(paragraph)
                ):
                    found.setdefault(code, []).append((index, index, better))
    return found


def _is_known(paragraph: Paragraph, index: int, settled: Phrases, wrong: Iterable[tuple[int, int, str]]) -> bool:
    """Whether the word is in a phrase that is right, or in one already found wrong."""
    return any(first <= index <= last for first, last, _ in (*wrong, *settled.all_places(paragraph)))


def _says_it_all(paragraph: Paragraph, index: int) -> bool:
    """Whether it is the verb of a short clause, which would be left without one: “They're friends.”"""
    if paragraph.words[index] not in _WITH_VERB:
        return False
    led_in = index > 0 and paragraph.words[index - 1] in _BEFORE_A_CLAUSE and not paragraph.gaps[index].strip()
    if not led_in and not (index == 0 or _END_OF_CLAUSE.search(paragraph.gaps[index])):
        return False
    end = _END_OF_CLAUSE if not led_in else _END_OF_CLAUSE_OR_COMMA
    return any(end.search(gap) for gap in paragraph.gaps[index + 2 : index + 4])


_WITH_VERB = frozenset("you're they're we're it's who's".split())
_BEFORE_A_CLAUSE = frozenset(
    "that if because since think thinks thought know knows knew say says said hope sure".split()
)
_END_OF_CLAUSE = re.compile('[.!?…;—"“”]|--')
_END_OF_CLAUSE_OR_COMMA = re.compile('[.!?…;—"“”,]|--')
