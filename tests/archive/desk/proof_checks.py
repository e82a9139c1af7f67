"""Checks of the tests' own: what the desk does with a note is the same whichever check it comes from."""

from collections.abc import Iterator

import pytest

from ficstead.press.proof import Check, Finding, Severity, checks
from ficstead.press.proof.context import Context
from ficstead.press.proof.paragraphs import Paragraph


def _teh(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for at in paragraph.where("teh"):
        yield Finding(*paragraph.spans[at], "the")


def _stop_before_tag(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    at = paragraph.text.find('." he said')
    if at >= 0:
        yield Finding(at, at + 2, ',"')


def _unknown(paragraph: Paragraph, context: Context) -> Iterator[Finding]:
    for word, (start, end) in zip(paragraph.words, paragraph.spans, strict=True):
        if word == "skyrl" and word not in context.own_words:
            yield Finding(start, end, message="No dictionary knows “skyrl”.")


def _check(code: str, title: str, find: object, severity: Severity, *, safe: bool = False) -> Check:
    said = f"{title}: because the tests say so."
    return Check(code, title, said, ("x",), ("y",), "Chicago 6.9", severity, safe, find=find)  # type: ignore[arg-type]


OF_THE_TESTS = (
    _check("slip-999", "“teh” for “the”", _teh, Severity.ERROR, safe=True),
    _check("dialogue-999", "A full stop before a tag", _stop_before_tag, Severity.SUGGESTION, safe=True),
    _check("spelling-999", "A word that no dictionary knows", _unknown, Severity.SUGGESTION),
)


@pytest.fixture
def own_checks(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The proofreader knows these three checks and no other."""
    know_only(OF_THE_TESTS, monkeypatch)
    yield
    checks.chosen.cache_clear()


def know_only(every_check: tuple[Check, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """The proofreader remembers which checks it has chosen: not for longer than there are these."""
    monkeypatch.setattr(checks, "EVERY_CHECK", every_check)
    checks.chosen.cache_clear()
