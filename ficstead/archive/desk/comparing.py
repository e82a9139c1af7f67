"""What has changed between two versions of a text, word by word.

A text is read as lines (a paragraph, a list item, a scene break), each with the blocks it stands in, each word with the
emphasis it stands in. Lines are paired first, then words within a pair. Every piece of the answer is written within its
own open tags, so that whatever changed, the HTML nests.
"""

import html
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.translation import gettext

from ficstead.archive.desk.text_lines import Line, Tag, Word, lines_of

_STOPS = frozenset(".!?…。！？")
_ALIKE = 0.35
"""Lines that share this much of their words are one line, reworded."""
_MOST_PAIRS = 1_000_000
"""Beyond so many comparisons, lines that changed are paired by their place alone."""
_LONGEST = 300
"""A paragraph of more words is compared sentence by sentence: the matcher's cost grows with their square and more."""
_SENTENCE = 80


_Said = tuple[str, Word]
"""`ins`, `del` or nothing, and the word."""
_Row = tuple[tuple[Tag, ...], list[_Said]]
"""The blocks of a line, and its words."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines that changed, with a little around them, or lines that stayed."""

    changed: bool
    html: str
    words: int


@dataclass(frozen=True, slots=True)
class Comparison:
    stretches: tuple[Stretch, ...]
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One line as it was, what is gone in `<del>`, and as it is, what is new in `<ins>`; empty where there is none."""

    before: str
    after: str
    changed: bool


def word_diff(old_html: str, new_html: str) -> str:
    """Both texts in one valid HTML: what only the new one has in `<ins>`, what only the old one had in `<del>`.

    Both must be clean; ids and empty blocks are left out. Each of ours says in `data-is` what it is, for those who listen,
    and to be told from an `<ins>` of the author's own.
    """
    return _written(_rows(old_html, new_html))


def compared(old_html: str, new_html: str, *, around: int = 1) -> Comparison:
    """The same in stretches, so that a page can fold away what stayed; with how many words came and went."""
    rows = list(_rows(old_html, new_html))
    near = _near_changes(rows, around)
    stretches = []
    for changed, group in groupby(zip(near, rows, strict=True), key=lambda pair: pair[0]):
        part = [row for _near, row in group]
        words = sum(_is_counted(word) for _blocks, said in part for _how, word in said)
        stretches.append(Stretch(changed=changed, html=_written(part), words=words))
    said = [each for _blocks, words in rows for each in words if _is_counted(each[1])]
    added, removed = (sum(how == which for how, _word in said) for which in ("ins", "del"))
    return Comparison(stretches=tuple(stretches), added=added, removed=removed)


def side_by_side(old_html: str, new_html: str) -> list[Pair]:
    """The lines of both texts, each beside the one that it became. Both must be clean."""
    return [_pair(blocks, said) for blocks, said in _rows(old_html, new_html)]


def _pair(blocks: tuple[Tag, ...], said: list[_Said]) -> Pair:
    before, after = ([(how, word) for how, word in said if how != other] for other in ("ins", "del"))
    return Pair(
        before=_written([(blocks, before)]) if before else "",
        after=_written([(blocks, after)]) if after else "",
        changed=any(how for how, _word in said),
    )


def _is_counted(word: Word) -> bool:
    return any(letter.isalnum() for letter in word.text)


def _near_changes(rows: Sequence[_Row], around: int) -> list[bool]:
    changed = [index for index, (_blocks, said) in enumerate(rows) if any(how for how, _word in said)]
    near = {index + step for index in changed for step in range(-around, around + 1)}
    return [index in near for index in range(len(rows))]


# Comparing


def _rows(old_html: str, new_html: str) -> list[_Row]:
    old, new = lines_of(old_html), lines_of(new_html)
    pairs = list(_paired(old, new))
    stands_for: dict[Tag, Tag] = {}
    for before, after in pairs:
        if before and after:
            stands_for.update(zip(before.blocks, after.blocks, strict=True))
    return [_row(before, after, stands_for) for before, after in pairs]


def _row(before: Line | None, after: Line | None, stands_for: dict[Tag, Tag]) -> _Row:
    if after and before:
        return after.blocks, list(_said(before.words, after.words))
    if after:
        return after.blocks, [("ins", word) for word in after.words]
    gone = before or Line(())
    return tuple(stands_for.get(tag, tag) for tag in gone.blocks), [("del", word) for word in gone.words]


_Pair = tuple[Line | None, Line | None]


def _paired(old: Sequence[Line], new: Sequence[Line]) -> Iterator[_Pair]:
    """Every line of both, in order; those that belong together side by side."""
    matcher = SequenceMatcher(None, [line.key for line in old], [line.key for line in new], autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            yield from zip(old[i:i_end], new[j:j_end], strict=True)
        else:
            yield from _best_pairs(old[i:i_end], new[j:j_end])


def _best_pairs(old: Sequence[Line], new: Sequence[Line]) -> Iterator[_Pair]:
    at_old = at_new = 0
    for i, j in _alike(old, new):
        yield from ((line, None) for line in old[at_old:i])
        yield from ((None, line) for line in new[at_new:j])
        yield old[i], new[j]
        at_old, at_new = i + 1, j + 1
    yield from ((line, None) for line in old[at_old:])
    yield from ((None, line) for line in new[at_new:])


def _alike(old: Sequence[Line], new: Sequence[Line]) -> list[tuple[int, int]]:
    """Which lines are rewordings of which: the rising pairs whose likeness is greatest in sum."""
    if len(old) * len(new) > _MOST_PAIRS:
        return [(n, n) for n in range(min(len(old), len(new))) if old[n].shape == new[n].shape]
    bags_old, bags_new = [_bag(line) for line in old], [_bag(line) for line in new]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    likes: dict[tuple[int, int], float] = {}
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            like = _likeness(bags_old[i], bags_new[j]) if old[i].shape == new[j].shape else 0.0
            if like >= _ALIKE:
                likes[i, j] = like
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + likes.get((i, j), 0.0))
    return list(_traced(best, likes, len(old), len(new)))


def _traced(
    best: list[list[float]], likes: dict[tuple[int, int], float], rows: int, columns: int
) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < rows and j < columns:
        if (i, j) in likes and best[i][j] == best[i + 1][j + 1] + likes[i, j]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _bag(line: Line) -> frozenset[str]:
    return frozenset(word.text.casefold() or word.mark for word in line.words if not word.is_space)


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other) or 1)


def _said(before: Sequence[Word], after: Sequence[Word]) -> Iterator[_Said]:
    if max(len(before), len(after)) <= _LONGEST:
        yield from _said_of_words(before, after)
        return
    for old, new in _paired(_sentences(before), _sentences(after)):
        yield from _said_of_words(old.words if old else (), new.words if new else ())


def _sentences(words: Sequence[Word]) -> list[Line]:
    sentences = [Line(())]
    for word in words:
        said = sentences[-1].words
        if said and (len(said) >= _SENTENCE or (said[-1].text in _STOPS and word.is_space)):
            sentences.append(Line(()))
        sentences[-1].words.append(word)
    return sentences


def _said_of_words(before: Sequence[Word], after: Sequence[Word]) -> Iterator[_Said]:
    """Words are compared without the spaces behind them: otherwise every space would be something in common."""
    old, new = _with_spaces(before), _with_spaces(after)
    matcher = SequenceMatcher(None, [unit[0].key for unit in old], [unit[0].key for unit in new], autojunk=False)
    for what, i, i_end, j, j_end in matcher.get_opcodes():
        if what == "equal":
            for was, now in zip(old[i:i_end], new[j:j_end], strict=True):
                yield "", now[0]
                yield from _said_of_spaces(was[1:], now[1:])
        else:
            yield from _said_of_exchange(old[i:i_end], new[j:j_end])


def _said_of_exchange(was: Sequence[list[Word]], now: Sequence[list[Word]]) -> Iterator[_Said]:
    gone, come = [word for unit in was for word in unit], [word for unit in now for word in unit]
    behind = gone and come and gone[-1].is_space and gone[-1].key == come[-1].key
    yield from (("del", word) for word in (gone[:-1] if behind else gone))
    yield from (("ins", word) for word in (come[:-1] if behind else come))
    if behind:
        yield "", come[-1]


def _said_of_spaces(was: Sequence[Word], now: Sequence[Word]) -> Iterator[_Said]:
    if [word.key for word in was] == [word.key for word in now]:
        yield from (("", word) for word in now)
    else:
        yield from (("del", word) for word in was)
        yield from (("ins", word) for word in now)


def _with_spaces(words: Sequence[Word]) -> list[list[Word]]:
    """Each word with the spaces that follow it."""
    units: list[list[Word]] = []
    for word in words:
        if units and word.is_space:
            units[-1].append(word)
        else:
            units.append([word])
    return units


# Writing


def _written(rows: Iterable[_Row]) -> str:
    out: list[str] = []
    opened: list[Tag] = []
    for blocks, said in rows:
        _step(out, opened, blocks)
        out += _inline(said)
    _step(out, opened, ())
    return "".join(out)


def _step(out: list[str], opened: list[Tag], blocks: Sequence[Tag]) -> None:
    """From the blocks that are open to those that shall be."""
    common = 0
    while common < min(len(opened), len(blocks)) and opened[common] is blocks[common]:
        common += 1
    while len(opened) > common:
        out.append(f"</{opened.pop().name}>")
    for tag in blocks[common:]:
        opened.append(tag)
        out.append(f"<{tag.name}{tag.attributes}>")


def _inline(said: Sequence[_Said]) -> Iterator[str]:
    said_of = {"ins": gettext("added:"), "del": gettext("removed:")}
    for (within, how), group in groupby(said, key=lambda each: (each[1].within, each[0])):
        text = "".join(word.mark or html.escape(word.text, quote=False) for _how, word in group)
        marked = f'<{how} data-is="{said_of[how]}">{text}</{how}>' if how else text
        for tag in reversed(within):
            marked = f"<{tag.name}{tag.attributes}>{marked}</{tag.name}>"
        yield marked
