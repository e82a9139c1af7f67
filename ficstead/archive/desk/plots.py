"""Numbers laid out for a plot: columns, a line, a scale and its labels, as templates draw them in SVG."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 1000, 300
"""The drawing's own units; the page stretches it to whatever room there is."""
_TICKS = 4
_WIDE_COLUMNS = 12
"""From so many columns on, the words under the first and the last are wider than these, and keep to the edge."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value: what it is called in full and on the axis, and how much it is."""

    name: str
    short: str
    value: int


@dataclass(frozen=True, slots=True)
class Column:
    point: Point
    x: float
    y: float
    width: float
    height: float
    reach: float
    """The width of the strip that belongs to this column, gap included: where the pointer finds it."""
    left: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A label under the axis, in percent from the left."""

    at: float
    anchor: str
    words: str


@dataclass(frozen=True, slots=True)
class Plot:
    columns: tuple[Column, ...]
    line: str
    """The tops of the columns as the points of a polyline, for what doesn't start anew with each of them."""
    ticks: tuple[Tick, ...]
    top: int
    """What the upper edge stands for: even, so that the half of it is a whole number too."""

    def total(self) -> int:
        return sum(column.point.value for column in self.columns)

    def last(self) -> int:
        return self.columns[-1].point.value


def plot_of(points: Iterable[Point]) -> Plot:
    """At least one point is needed."""
    known = tuple(points)
    top = top_of_scale(max(point.value for point in known))
    columns = tuple(_column(point, at, of=len(known), top=top) for at, point in enumerate(known))
    line = " ".join(f"{column.left + column.reach / 2:.2f},{column.y:.2f}" for column in columns)
    return Plot(columns=columns, line=line, ticks=_ticks(known), top=top)


def top_of_scale(largest: int) -> int:
    """The first of 2, 4, 6, 10, 20, 40, 60, 100, 200 … that holds the largest value."""
    step = 1
    while True:
        for top in (2 * step, 4 * step, 6 * step):
            if largest <= top:
                return top
        step *= 10
        if largest <= step:
            return step


def _column(point: Point, at: int, *, of: int, top: int) -> Column:
    reach = WIDTH / of
    width = reach * (0.8 if of <= 100 else 0.92)
    height = HEIGHT * point.value / top
    return Column(
        point=point,
        x=round(reach * at + (reach - width) / 2, 2),
        y=round(HEIGHT - height, 2),
        width=round(width, 2),
        height=round(height, 2),
        reach=round(reach, 2),
        left=round(reach * at, 2),
    )


def _ticks(points: Sequence[Point]) -> tuple[Tick, ...]:
    """The first, the last, and two between: as many as a phone has room for."""
    last = len(points) - 1
    chosen = sorted({round(last * part / (_TICKS - 1)) for part in range(_TICKS)})
    return tuple(_tick(points[at].short, at, last) for at in chosen)


def _tick(words: str, at: int, last: int) -> Tick:
    if at in (0, last) and last >= _WIDE_COLUMNS:
        return Tick(at=0.0 if at == 0 else 100.0, anchor="start" if at == 0 else "end", words=words)
    return Tick(at=round(100 * (at + 0.5) / (last + 1), 2), anchor="middle", words=words)
