"""Which checks are asked to read a paragraph."""

import re
from collections.abc import Iterator

import pytest

from ficstead.press.proof import Check, Finding, Severity
from ficstead.press.proof.context import Context
from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.speeches import is_lopsided
from ficstead.press.proof.triage import Triage


def _nothing(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    return iter(())


def _check(
    number: int, words: str = "", marks: tuple[str, ...] = (), gaps: str = "", pairs: str = "", lopsided: bool = False
) -> Check:
    one, _, other = pairs.partition(" ")
    return Check(
        code=f"slip-{number}",
        title="",
        explanation="",
        wrong=(),
        right=(),
        source="",
        severity=Severity.ERROR,
        words=frozenset(words.split()),
        marks=marks,
        gaps=re.compile(gaps) if gaps else None,
        pairs=frozenset({(one, other)} if pairs else ()),
        where=is_lopsided if lopsided else None,
        find=_nothing,
    )


TRIAGE = Triage(
    [
        _check(1),
        _check(2, words="bell don't"),
        _check(3, marks=("'",)),
        _check(4, marks=("'s", ";")),
        _check(5, gaps=r"\A\.\Z"),
        _check(6, words="bell", marks=("--",)),
        _check(7, pairs="row on"),
        _check(8, marks=('"',), lopsided=True),
    ]
)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Row.", "1"),
        ("The Bell rang!", "1 2 6"),
        ("I don’t", "1 2"),
        ("He can't row...", "1"),
        ("The boys' boat?", "1 3"),
        ("Bram's boat;", "1 4"),
        ("He rowed--on...", "1 6"),
        ("--", "1 6"),
        ("Row.On", "1 5 7"),
        ("He will row. On the sea they rowed on", "1 7"),
        ("On they row", "1"),
        ('"Row," he said.', "1"),
        ('"Row, he said.', "1 8"),
    ],
)
def test_a_paragraph_is_read_by_those_who_may_find_something(text: str, codes: str) -> None:
    concerned = TRIAGE.concerned(Paragraph(text, 0))
    assert sorted(check.code for check in concerned) == [f"slip-{number}" for number in codes.split()]
