"""Every check finds what it says it finds, and leaves alone what it says is right."""

import re

import pytest

from ficstead.press.proof import EVERY_CHECK, Check, Note, apply_fixes, apply_safe_fixes, proof_html, proof_text

CASES_WRONG = [(check, text) for check in EVERY_CHECK for text in check.wrong]
CASES_RIGHT = [(check, text) for check in EVERY_CHECK for text in check.right]


def notes_of(check: Check, text: str) -> list[Note]:
    return proof_text(text, checks=[check])


@pytest.mark.parametrize(("check", "text"), CASES_WRONG, ids=lambda case: getattr(case, "code", None))
def test_it_finds_what_is_wrong(check: Check, text: str) -> None:
    assert notes_of(check, text), text


@pytest.mark.parametrize(("check", "text"), CASES_RIGHT, ids=lambda case: getattr(case, "code", None))
def test_it_leaves_alone_what_is_right(check: Check, text: str) -> None:
    assert notes_of(check, text) == [], text


@pytest.mark.parametrize(("check", "text"), CASES_WRONG, ids=lambda case: getattr(case, "code", None))
def test_what_it_puts_right_stays_right(check: Check, text: str) -> None:
    offered = [note for note in notes_of(check, text) if note.replacement is not None]
    if offered:
        fixed = apply_fixes(text, offered)
        assert fixed != text
        assert not [note for note in notes_of(check, fixed) if note.replacement is not None], fixed


@pytest.mark.parametrize(("check", "text"), CASES_WRONG, ids=lambda case: getattr(case, "code", None))
def test_safe_fixes_made_twice_are_made_once(check: Check, text: str) -> None:
    fixed = apply_safe_fixes(text, proof_text)
    assert apply_safe_fixes(fixed, proof_text) == fixed


@pytest.mark.parametrize("check", EVERY_CHECK, ids=lambda check: check.code)
def test_it_reads_what_breaks_off_or_begins_at_any_word(check: Check) -> None:
    for text in (*check.wrong, *check.right):
        for word in re.finditer(r"\w+", text):
            for part in (text[: word.end()], text[word.start() :]):
                assert all(0 <= note.start <= note.end <= len(part) for note in notes_of(check, part)), part


@pytest.mark.parametrize("check", EVERY_CHECK, ids=lambda check: check.code)
def test_it_is_described_well(check: Check) -> None:
    assert re.fullmatch(r"(dialogue|confusion|slip|grammar|name|style|spelling)-\d{3}", check.code)
    assert (check.find is None) != (check.find_all is None)
    assert check.wrong
    assert check.right
    assert len(check.title) <= 80
    assert check.explanation.endswith((".", "!", "?"))
    assert check.source


def test_codes_are_unique() -> None:
    codes = [check.code for check in EVERY_CHECK]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(("check", "text"), CASES_WRONG, ids=lambda case: getattr(case, "code", None))
def test_html_is_proofread_as_text_is(check: Check, text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    html = "".join(f"<p>{paragraph}</p>" for paragraph in escaped.split("\n\n"))
    assert len(proof_html(html, checks=[check])) == len(notes_of(check, text))
