"""The untidy manuscripts: their marks are sound, and the safe fixes leave what is right alone."""

from difflib import SequenceMatcher
from pathlib import Path

import pytest

from bench.proof.manuscripts import MANUSCRIPTS, Marked, load, read, safely_fixed

FILES = sorted(MANUSCRIPTS.glob("*.txt"))

every_manuscript = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def test_there_are_enough_manuscripts_to_judge_by() -> None:
    assert len(FILES) == 30


@every_manuscript
def test_each_mark_says_what_stands_there_and_what_should(path: Path) -> None:
    marked = load(path)
    assert marked.mistakes
    for mistake in marked.mistakes:
        wrong = marked.text[mistake.start : mistake.end]
        assert wrong != mistake.right
        assert "\n" not in wrong + mistake.right, "a mark stays in its paragraph"
    assert not set("⟦→⟧") & set(marked.text), "an unbalanced or nested mark"


def test_safe_fixes_leave_what_is_right_alone() -> None:
    marked = [load(path) for path in FILES]
    words = sum(len(each.text.split()) for each in marked)
    changed = [(each.name, word) for each in marked for word in _changed_outside_marks(each)]
    assert len(changed) <= words / 10_000, changed


def test_a_mistake_that_is_plain_to_see_is_found_and_put_right(tmp_path: Path) -> None:
    path = tmp_path / "short.txt"
    path.write_text(
        '"You came⟦.", she→," she⟧ said.\n\nHe ⟦lent→leant⟧ on the door, and ⟦the the→the⟧ dog slept.\n', "utf-8"
    )
    reading = read(load(path))
    assert reading.marked.text.startswith('"You came.", she said.\n\nHe lent on')
    assert [len(each) for each in (reading.found, reading.exact, reading.missed, reading.false)] == [2, 2, 1, 0]


def _changed_outside_marks(marked: Marked) -> list[str]:
    """The words which the safe fixes changed though no mark touches them."""
    before, after = marked.text.split(), safely_fixed(marked).split()
    ends, at = [], 0
    for word in before:
        at = marked.text.index(word, at) + len(word)
        ends.append(at)
    return [
        word
        for kind, begins, stops, _, _ in SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        if kind != "equal"
        for word, end in zip(before[begins : max(stops, begins + 1)], ends[begins:], strict=False)
        if not any(mistake.start <= end + 1 and mistake.end >= end - len(word) - 1 for mistake in marked.mistakes)
    ]
