"""Pictures of rows: lying bars with a name each, upright lines across them, words beside them; the board's as well."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Any, Literal

from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from ..science.words import with_minus
from .board_canvas import BoardCanvas, Size
from .canvas import Canvas
from .look import DASHED, Hue
from .marks import Corners, Line, Mark, Note, plain

COMPARED = Line("line", DASHED)
"""The upright line that the rows are compared with."""
_HATCHES: dict[Hue, str] = {"body": "", "line": "//", "third": "..", "fourth": "xx"}
_NARROW_LETTERS = 14  # of a name in one line, where there is little room
_LETTER_WIDTH = 0.6  # of its height, for figures and small letters


def box(low: float, high: float, row: float, height: float = 0.5) -> Corners:
    """Return the corners of a lying bar."""
    bottom, top = row - height / 2, row + height / 2
    return [(low, bottom), (low, top), (high, top), (high, bottom)]


def level(low: Iterable[float], high: Iterable[float], rows: Iterable[float]) -> tuple[list[float], list[float]]:
    """Return lying lines as x and y of one curve with gaps.

    Examples
    --------
    >>> level([1.0], [2.0], [0.2])
    ([1.0, 2.0, nan], [0.2, 0.2, nan])
    """
    ends = list(zip(low, high, rows, strict=True))
    return [x for a, b, _ in ends for x in (a, b, nan)], [y for *_, row in ends for y in (row, row, nan)]


def _name_rows(axes: Axes, names: Sequence[str]) -> None:
    axes.set_yticks(range(len(names)), list(names))
    axes.grid(visible=False, axis="y")


def _broken(name: str) -> str:
    # a number keeps its unit
    whole = name.replace(" %", "\N{NO-BREAK SPACE}%")
    return "\n".join(textwrap.fill(line, _NARROW_LETTERS) for line in whole.split("\n"))


class Rows(Canvas):
    """Named rows, the first on top.

    `across` is the left end of the axes and their width, in shares of the picture; without it, names have the room
    that they need. `tall` is the height in shares of the usual one.
    """

    def __init__(
        self,
        xlabel: str,
        title: str,
        names: Sequence[str],
        marks: Mapping[str, Mark] | None = None,
        across: tuple[float, float] | None = None,
        tall: float = 1.0,
    ) -> None:
        super().__init__(xlabel, "", title, marks)
        self.taller(tall)
        if across is None:
            longest = max(len(line) for name in names for line in name.split("\n"))
            left = (longest + 3.6) / self._letters(self._designed[0])
            across = left, 0.975 - left
        self.place((across[0], 0.135 / tall, across[1], 1.0 - 0.305 / tall))
        _name_rows(self.axes, names)
        self._names = list(names)
        self._narrow_tall_px = max(self._narrow_tall_px, 160.0 + 37.0 * len(names))
        self.ends = (len(names) - 0.45, -0.55)
        self._reach = (0.0, 1.0)
        self._said: list[tuple[float, float]] = []  # where texts begin, and their letters

    def reach(self, right: float, left: float = 0.0) -> None:
        """Let the axis run from `left` to `right`, with all rows in view."""
        self._reach = (left, right)
        self.limits((left, right), self.ends)

    def _arrange(self) -> None:
        """On a narrow picture, break names, and let the axis run so far that the words beside its marks are not cut."""
        super()._arrange()
        names = [_broken(name) for name in self._names] if self.is_narrow else self._names
        long, lines = (
            max(len(line) for name in names for line in name.split("\n")),
            max(n.count("\n") for n in names) + 1,
        )
        left = (long + 2.6) / self._letters(self._designed[0])
        broken = names != self._names and 0.9 * lines * len(names) * self.line_share < 1.0
        place = x, y, wide, high = self._places[self.axes]
        if broken and left < x:
            self._places[self.axes] = left, y, wide + x - left, high
            super()._arrange()
            self._places[self.axes] = place
        self.axes.set_yticklabels(names if broken else self._names)
        left, right = self._reach
        room = self._letters(self.figure.get_figwidth() * self.axes.get_position().width)
        for x, letters in self._said:
            right = max(right, left + (x - left) / (1.0 - min(1.1 * letters / room, 0.8)))
        self.axes.set_xlim(left, right)

    def upright(self, mark: Line, x: float, label: str = "") -> Any:
        """Draw a line across all rows, which stays."""
        line = self.add(mark, (x, x), (0.0, 1.0), label=label)
        line.set_transform(self.axes.get_xaxis_transform())
        return line

    def say(self, x: float, row: float, text: str, air: float = 0.4) -> None:
        """Write a short text a little to the right of a place: by so many heights of a letter."""
        style = self.look
        self._said.append((x, len(text) + air))
        self.axes.annotate(
            with_minus(text),
            (x, row),
            xytext=(air * style.font_pt, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.font_pt,
            color=style.ink,
            bbox={"facecolor": style.paper, "edgecolor": "none", "pad": 0.1 * style.font_pt},
        )


@dataclass(frozen=True)
class Row:
    """One lying bar: where it starts and ends, its hue, and what is written behind it."""

    low: float = 0.0
    high: float = 0.0
    hue: Hue = "body"
    text: str = ""


class RowsOfBoard(BoardCanvas):
    """Rows of the coach's board: upright lines with their names on top, and bars of some hues.

    A row has no name before it is shown: the order of a story gives nothing away.
    """

    left, right, top = 8.6, 1.0, 2.6

    def __init__(
        self,
        xlabel: str,
        rows: Sequence[str],
        lines: Mapping[str, Line],
        hues: Sequence[Hue],
        size: Size,
        light: str,
        ratio: float,
    ) -> None:
        bars = {str(hue): plain(hue, _HATCHES[hue]) for hue in hues}
        notes = {_note(place): Note(pad=0.12) for place in range(len(rows))}
        tops = {_top(name): Note(across, up, pad=0.05) for name, (across, up) in zip(lines, _TOPS, strict=False)}
        super().__init__(xlabel, "", size, light, {**bars, **lines, **notes, **tops}, ratio)
        _name_rows(self.axes, rows)
        self._names, self._hues = tuple(rows), [str(hue) for hue in hues]
        self.axes.xaxis.set_major_locator(MaxNLocator(self.most_ticks, steps=[1, 2, 5, 10]))
        self._reach = len(rows) - (0.1 if len(lines) > 2 else 0.4), -0.6 - 0.5 * bool(lines)

    def reach(self, right: float) -> None:
        """Let the axis run from 0 to `right`."""
        self.limits((0.0, right), self._reach)

    def show(
        self, rows: Sequence[Row | None], lines: Mapping[str, float], names: Mapping[str, str] | None = None
    ) -> None:
        """Show bars and lines; a row that is None is empty. `names` are what a line is called."""
        boxes: dict[str, list[Corners]] = {hue: [] for hue in self._hues}
        data: dict[str, tuple[Any, ...]] = {name: ((x, x), self._reach) for name, x in lines.items()}
        for (name, x), air in zip(lines.items(), (0.3, -0.3, 0.3), strict=False):
            low = self.artists[_top(name)].get_va() == "bottom"
            place = self._reach[0 if low else 1]
            data[_top(name)] = (x + self.letters("x", air), place, (names or {}).get(name, name))
        for place, row in enumerate(rows):
            if row is not None:
                data[_note(place)] = (self._beside(row, sorted(lines.values())), place, row.text)
                if row.high > row.low:
                    boxes[row.hue].append(box(row.low, row.high, place, 0.6))
        self.put(**data, **{hue: (found,) for hue, found in boxes.items()})
        named = tuple(name if row is not None else "" for name, row in zip(self._names, rows, strict=True))
        if named != self._rows_named:
            self._rows_named = named
            self.axes.set_yticklabels(named)
            self.stale()

    def _beside(self, row: Row, lines: Sequence[float]) -> float:
        """Return where the words of a row begin: behind its bar, and behind every upright line they would meet."""
        width = self.axes.get_xlim()[1] * self._letter[0] / self.axes.get_position().width
        air = 0.5 * width
        long = _LETTER_WIDTH * width * max(map(len, row.text.split("\n")))
        start = row.high + air
        for line in lines:
            if start - air < line < start + long + air:
                start = line + air
        return start


_TOPS: tuple[tuple[Literal["left", "right"], Literal["top", "bottom"]], ...] = (
    ("left", "top"),
    ("right", "top"),
    ("left", "bottom"),
)
"""On which side of an upright line its name stands, and at which end: three never meet."""


def _top(line: str) -> str:
    return f"name of {line}"


def _note(row: int) -> str:
    return f"words of row {row}"
