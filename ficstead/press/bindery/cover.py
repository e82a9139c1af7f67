"""Draws a cover for a book, always the same for the same title, authors and fandom."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import shake_256
from math import pi, sin

from ficstead.press.bindery.book import SubjectKind
from ficstead.press.bindery.edition import Edition
from ficstead.press.bindery.lettering import Lettering, set_in_lines
from ficstead.press.bindery.palettes import PALETTES
from ficstead.press.bindery.templating import TEMPLATES

WIDTH, HEIGHT = 1600, 2400
_MEASURE = 1240
_FANDOM_TOP, _TITLE_TOP, _TITLE_HEIGHT, _BYLINE_HEIGHT = 200, 360, 770, 220
_HORIZON = 1830


@dataclass(frozen=True)
class Star:
    x: int
    y: int
    size: float


def draw_cover(edition: Edition) -> str:
    """The cover as an SVG picture of 1600 by 2400, its words wrapped and its landscape grown from their hash."""
    chance = _Chance(edition.book.title, *edition.book.authors)
    fandoms = edition.labels.listing.join(edition.book.names(SubjectKind.FANDOM))
    fandom = set_in_lines(fandoms, width=_MEASURE, height=110, largest=52, smallest=34)
    title = set_in_lines(edition.book.title, width=_MEASURE, height=_TITLE_HEIGHT, largest=230, smallest=52)
    byline = set_in_lines(edition.byline, width=_MEASURE, height=_BYLINE_HEIGHT, largest=76, smallest=44)
    title_top = _TITLE_TOP + (_TITLE_HEIGHT - title.height) // 3
    return TEMPLATES.get_template("cover.svg").render(
        edition=edition,
        palette=PALETTES[chance.below(len(PALETTES))],
        fandom=_hung(fandom, _FANDOM_TOP),
        title=_hung(title, title_top),
        rule_y=title_top + title.height + 90,
        byline=_hung(byline, title_top + title.height + 150),
        stars=list(_stars(chance)),
        moon=(chance.between(330, WIDTH - 330), chance.between(1560, 1720), chance.between(120, 190)),
        hills=[_hill(chance, _HORIZON + rise, height) for rise, height in ((0, 110), (150, 90), (310, 60))],
    )


def _hung(lettering: Lettering, top: int) -> list[tuple[int, int, str]]:
    """Each line with its baseline and its size, the block hanging from `top`."""
    leading = lettering.leading
    return [(top + leading * place, lettering.size, line) for place, line in enumerate(lettering.lines, 1)]


def _stars(chance: "_Chance") -> Iterator[Star]:
    for _ in range(26):
        yield Star(chance.between(60, WIDTH - 60), chance.between(1460, 1830), chance.between(2, 6))


def _hill(chance: "_Chance", top: int, height: int) -> str:
    """A ridge of two waves across the whole width, closed at the foot of the page."""
    first, second = chance.between(0, 628) / 100, chance.between(0, 628) / 100
    waves = chance.between(8, 17) / 10
    points = (
        (x, round(top - height * (sin(first + waves * pi * x / WIDTH) + 0.35 * sin(second + 5 * pi * x / WIDTH))))
        for x in range(0, WIDTH + 1, 40)
    )
    ridge = " ".join(f"L{x} {y}" for x, y in points)
    return f"M0 {HEIGHT} {ridge} L{WIDTH} {HEIGHT} Z"


class _Chance:
    """A row of numbers that looks random and depends on the words alone."""

    def __init__(self, *words: str) -> None:
        self._bytes = iter(shake_256("\0".join(words).encode()).digest(1024))

    def below(self, end: int) -> int:
        return (next(self._bytes) << 8 | next(self._bytes)) % end

    def between(self, low: int, high: int) -> int:
        return low + self.below(high - low + 1)
