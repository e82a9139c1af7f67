"""Makes the checks of words that sound alike: certain phrases first, then the model of neighbours."""

from collections.abc import Iterator, Mapping

from ficstead.press.proof.checks.confusions.wording import Phrases, replaced
from ficstead.press.proof.context import Context
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.neighbours import likelier
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
    source: str = CHICAGO,
) -> Check:
    """A check for `words`, which the model knows as a set; `phrases` are certain whatever it says."""
    certain = Phrases(phrases or {})

    def find(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
        found = list(certain.find(paragraph, context))
        yield from found
        for word in words:
            for index in paragraph.where(word):
                better = likelier(words, paragraph, index)
                start = paragraph.spans[index][0] if better else 0
                if better and not any(each.start <= start < each.end for each in found):
                    yield replaced(paragraph, index, index, better.word, context)

    return Check(
        code=code,
        title=title,
        explanation=explanation,
        wrong=wrong,
        right=right,
        source=source,
        severity=Severity.SUGGESTION,
        words=certain.words.union(words),
        find=find,
    )
