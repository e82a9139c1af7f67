"""No space after an ellipsis, in a manuscript that otherwise has one there."""

import re
from collections.abc import Iterator, Sequence

from ficstead.press.proof.context import Whole
from ficstead.press.proof.model import Check, Finding, Severity
from ficstead.press.proof.paragraphs import Paragraph

_TOUCHING = re.compile(r"(?:(?<=[^\s(\"“'‘.—–-])…|(?<=[^\s(\"“'‘.—–-])\.\.\.)(?=[^\W\d_])")
_SPACED = re.compile(r"[^\W\d_](?:…|\.\.\.)\s(?=[^\W\d_])")
_A_HABIT = 3


def _find(paragraphs: Sequence[Paragraph], context: Whole) -> Iterator[tuple[int, Finding]]:
    with_dots = [(at, each.text) for at, each in enumerate(paragraphs) if "…" in each.text or "..." in each.text]
    touching = [(at, found) for at, text in with_dots for found in _TOUCHING.finditer(text)]
    slips = [(at, found) for at, found in touching if not _is_a_stammer(paragraphs[at].text, found)]
    if len(slips) > _A_HABIT and len(slips) > sum(len(_SPACED.findall(text)) for _, text in with_dots):
        return  # it is how this writer writes
    for at, found in slips:
        yield at, Finding(found.start(), found.end(), f"{found[0]} ")


def _is_a_stammer(text: str, found: re.Match[str]) -> bool:
    """`I...I`, `w…what`, `any...thing` in a broken voice."""
    before = re.search(r"[^\W\d_]+$", text[: found.start()])
    after = re.match(r"[^\W\d_]+", text[found.end() :])
    if not before or not after:
        return before is None
    one, other = before[0].lower(), after[0].lower()
    return other.startswith(one) or one.startswith(other) or len(one) == 1 and one not in "ai"


CHECK = Check(
    code="slip-008",
    title="No space after an ellipsis",
    explanation=(
        "Between an ellipsis and the next word there is a space, as after any other mark. Stammers (“I...I”) are left "
        "alone, and so is a writer who never puts a space there."
    ),
    wrong=("He waited...then he rowed on.", "“I thought…you know,” she said. “Well… never mind.”"),
    right=(
        "He waited... then he rowed on.",
        "“I...I thought,” she said. “W…what?” he asked.",
        "“...and then?” he asked. “…Nothing.”",
        "One...two and three...four, then five...six, and seven...eight.",
    ),
    source="Chicago Manual of Style 13.50; New Hart’s Rules 4.7",
    severity=Severity.SUGGESTION,
    find_all=_find,
)
