"""Every body, any thing, some one, for ever: one word in a manuscript that writes it so elsewhere."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ficstead.press.proof.checks.confusions.wording import after, before, replaced, side_by_side
from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_SECOND = {
    "body": ("any", "every", "some", "no"),
    "thing": ("any", "every", "some"),
    "one": ("any", "every", "some"),
    "ever": ("for",),
}
_ALSO_OLD = frozenset(("anyone", "everyone", "someone", "forever"))
_NOT_ONE_WORD = frozenset(
    "of so and after in's or to two else's who's day man woman person thing place time way side hand part whole single good bad "
    "great more last little other such".split()
)
_A_CORPSE = frozenset("was is were and in of or on at yet found could".split())


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    split = [(at, *each) for at, paragraph in enumerate(paragraphs) for each in paragraph.once(_split_words)]
    times = Counter(joined for _, _, joined in split)
    for at, index, joined in split:
        together = context.counts[joined] + context.counts[joined.capitalize()]
        if (
            times[joined] * (4 if joined in _ALSO_OLD else 1) <= together
        ):  # old books, and British ones, keep them apart throughout
            yield at, replaced(paragraphs[at], index, index + 1, joined, context)


def _split_words(paragraph: Paragraph) -> Sequence[tuple[int, str]]:
    """Where two words stand that could be one, and that one."""
    return () if _SECOND.keys().isdisjoint(paragraph.words) else list(_splits(paragraph))


def _splits(paragraph: Paragraph) -> Iterator[tuple[int, str]]:
    for second, firsts in _SECOND.items():
        for index in paragraph.where(second):
            first = paragraph.words[index - 1] if index else ""
            if first in firsts and side_by_side(paragraph, index - 1, index) and _may_be_one(paragraph, index):
                yield index - 1, first + second


def _may_be_one(paragraph: Paragraph, index: int) -> bool:
    following, start, end = after(paragraph, index), *paragraph.spans[index]
    if following in _NOT_ONE_WORD or paragraph.text[end : end + 1] == "-" or paragraph.text[start:end].isupper():
        return False
    if paragraph.words[index - 1] == "no":
        return following not in _A_CORPSE
    return before(paragraph, index - 1) not in ("each", "and", "the")


CHECK = Check(
    code="confusion-004",
    title="Every body, any thing, some one written as two words",
    explanation="This manuscript writes everybody, anything, someone as one word elsewhere. As two words they mean "
    "something else: every one of them, any body in the morgue.",
    wrong=(
        "Everybody knew. Everybody always does; everybody, everybody. And yet every body was silent.",
        "Anything will do. Is there anything? Anything at all? Anything. He didn't say any thing.",
        "Nobody came, nobody went, nobody asked, nobody cared. Then no body knew.",
    ),
    right=(
        "Everybody came; everybody saw every one of them. Everyone knew. Everyone.",
        "Any body was silent. Every body was silent.",
        "Nobody was there. Nobody, nobody, nobody. There was no body in the library.",
    ),
    source="Chicago 5.250 (anyone; any one), New Hart's Rules 4.3",
    severity=Severity.ERROR,
    safe=False,
    find_all=_find,
    look=_split_words,
)
