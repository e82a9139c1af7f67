"""Sets words in lines for a picture, where no browser will wrap them."""

import re
import unicodedata
from dataclasses import dataclass

_NARROW = frozenset("iljft.,;:!|'’‘\"“”()[]I-")
_BROAD = frozenset("mwMW@%—")
_LEADING = 1.2
_MOST_LETTERS = 600  # more would not be read on a cover
# The widest common serif faces run about this much over the estimates below.
_SAFETY = 1.12
_FOLLOWERS = "[\u0300-\u036f\u200d\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]"
_WIDE = "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003fffd]"
_WORD = re.compile(rf"{_WIDE}{_FOLLOWERS}*|(?:(?!{_WIDE})\S)+|\s+")


@dataclass(frozen=True)
class Lettering:
    lines: tuple[str, ...]
    size: int

    @property
    def leading(self) -> int:
        return round(self.size * _LEADING)

    @property
    def height(self) -> int:
        return self.leading * len(self.lines)


def set_in_lines(text: str, *, width: int, height: int, largest: int, smallest: int) -> Lettering:
    """The text in the largest size at which it fits the box unbroken; at the smallest it may be cut short."""
    text = text[:_MOST_LETTERS]
    for size in range(largest, smallest - 1, -4):
        lettering = Lettering(tuple(_lines(text, width / size)), size)
        if lettering.height <= height and all(_width(line) <= width / size for line in lettering.lines):
            return lettering
    return _cut_short(text, width / smallest, height, smallest)


def _lines(text: str, measure: float) -> list[str]:
    lines = [""]
    for word in _WORD.findall(text):
        if lines[-1] and _width((lines[-1] + word).rstrip()) > measure:
            lines.append("")
        lines[-1] += word if lines[-1] else word.lstrip()
    return [stripped for line in lines if (stripped := line.strip())]


def _cut_short(text: str, measure: float, height: int, size: int) -> Lettering:
    broken = re.sub(rf"\S{{{int(measure)}}}", r"\g<0> ", text)  # a word longer than any line
    fitting = max(1, int(height / (size * _LEADING)))
    lines = _lines(broken, measure)
    if len(lines) > fitting:
        lines = [*lines[: fitting - 1], f"{lines[fitting - 1]}…"]
    return Lettering(tuple(lines), size)


def _width(text: str) -> float:
    """An estimate in ems, on the safe side."""
    return sum(map(_letter_width, text)) * _SAFETY


def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    if letter in _NARROW:
        return 0.33
    if letter in _BROAD:
        return 0.9
    if letter.isspace():
        return 0.27
    return 0.7 if letter.isupper() else 0.53
