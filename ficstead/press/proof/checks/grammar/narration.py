"""Where a writer tells in their own words, so that grammar binds them: people talk as they like."""

import re
from collections.abc import Collection, Iterator

from ficstead.press.proof.checks.confusions.wording import speaks_dialect
from ficstead.press.proof.paragraphs import Paragraph


def is_talk(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether these words (indexes in `paragraph.words`) are spoken, or told in dialect."""
    return paragraph.in_speech(paragraph.spans[first][0]) or speaks_dialect(paragraph)


def told_in_frame(
    paragraph: Paragraph, words: Collection[str], frame: re.Pattern[str]
) -> Iterator[tuple[str, re.Match[str]]]:
    """Where one of these words is the named group of `frame`, in narration: the word, and the frame around it."""
    for word in paragraph.vocabulary.intersection(words):
        for index in paragraph.where(word):
            start, end = paragraph.spans[index]
            for found in frame.finditer(paragraph.text, max(0, start - _FAR), end + _NEAR):
                if found.end(found.lastgroup or 0) == end and not is_talk(paragraph, index, index):
                    yield word, found


_FAR, _NEAR = 60, 12
"""Characters before the word and behind it that tell."""


def clause_before(paragraph: Paragraph, index: int, most: int = 8) -> list[str]:
    """The words of the same clause before this one, at most so many."""
    first = index
    while first > 0 and index - first < most and not paragraph.gaps[first].strip():
        first -= 1
    return paragraph.words[first:index]


def begins_clause(paragraph: Paragraph, index: int) -> bool:
    """Whether a mark, or nothing, stands before this word."""
    return not index or bool(paragraph.gaps[index].strip())


def ends_phrase(paragraph: Paragraph, index: int) -> bool:
    """Whether what stands behind this word shows that its phrase is over: a mark, or a small word that no noun stands behind."""
    behind = paragraph.gaps[index + 1]
    if behind.strip():
        return behind.lstrip().startswith(_MARKS)
    return index + 1 == len(paragraph.words) or paragraph.words[index + 1] in _BEGIN_ANOTHER


_MARKS = (".", ",", ";", ":", "!", "?", "—", "–", "…", ")")


_BEGIN_ANOTHER = frozenset(
    "a an the this that these those and or but nor as if when while because before after until till since than then "
    "in on at by for with from of to into onto over under behind beside between through across around about against "
    "without within off out up down away back along past near toward towards "
    "i he she it we they you who whom which where what how his her my our your their its him me us them "
    "is are was were be been had has have did does do could would can will should might must later ago "
    "again too so not never always already still just only now there here".split()
)
"""Behind a noun each of these begins something else: it is no name of two words."""
