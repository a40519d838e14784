"""Bars and votes of the coach's board."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.ticker import MaxNLocator

from .board_canvas import BoardCanvas, Size
from .look import Hue
from .marks import like

_BLANK = [[(0.0, 0.0)] * 4]
_HATCHES: dict[Hue, str] = {"body": "", "line": "//", "third": "..", "fourth": "xx"}
_LETTER_WIDTH = 0.6  # of its height, for figures and small letters
_ENOUGH_LETTERS = 1.6  # two upright labels closer than this many letters would touch


@dataclass(frozen=True)
class Row:
    """One lying bar: where it starts and ends, its hue, and what is written behind it."""

    low: float = 0.0
    high: float = 0.0
    hue: Hue = "body"
    text: str = ""


class RowsOfBoard(BoardCanvas):
    """Lying bars with a name each, the first on top, and upright lines across them."""

    left = 9.0

    def __init__(
        self,
        xlabel: str,
        rows: Sequence[str],
        marks: Sequence[tuple[str, Hue, Any]],
        hues: Sequence[tuple[Hue, str]],
        size: Size,
        dark: bool,
    ) -> None:
        super().__init__(xlabel, "", size, dark)
        style, ax = self.look, self.axes
        ax.set_yticks(range(len(rows)), list(rows))
        ax.xaxis.set_major_locator(MaxNLocator(6))
        ax.grid(visible=False, axis="y")
        self._rows = len(rows)
        self._hues = dict(hues)
        self._bars: dict[Hue, PolyCollection] = {}
        for hue, _ in hues:
            bars = PolyCollection(
                _BLANK, facecolor=getattr(style, hue), edgecolor=style.paper, hatch=_HATCHES[hue], linewidth=0
            )
            ax.add_collection(bars, autolim=False)
            self._bars[hue] = bars
        self._marks: dict[str, Line2D] = {}
        self._dashes = {name: dash for name, _, dash in marks}
        for name, hue, dash in marks:
            (line,) = ax.plot([], [], color=getattr(style, hue), linewidth=style.line_pt, linestyle=dash, label=name)
            self._marks[name] = line
        box = {"facecolor": style.paper, "edgecolor": "none", "pad": 0.12 * style.font_pt}
        self._texts: list[Text] = [
            ax.text(0.0, row, "", va="center", fontsize=style.font_pt, color=style.ink, bbox=box)
            for row in range(self._rows)
        ]
        self.moving(*self._bars.values(), *self._marks.values(), *self._texts)

    def reach(self, right: float) -> None:
        """Let the axis run from 0 to `right`."""
        self.limits((0.0, right), (self._rows - 0.4, -0.6))

    def show(
        self, rows: Sequence[Row | None], marks: Mapping[str, float], names: Mapping[str, str] | None = None
    ) -> None:
        """Show bars and marks; a row that is None is empty. `names` are what the legend calls a mark."""
        boxes: dict[Hue, list[list[tuple[float, float]]]] = {hue: [] for hue in self._bars}
        for place, (row, text) in enumerate(zip(rows, self._texts, strict=True)):
            text.set_visible(row is not None and bool(row.text))
            if row is None:
                continue
            low, high = place - 0.3, place + 0.3
            if row.high > row.low:
                boxes[row.hue].append([(row.low, low), (row.low, high), (row.high, high), (row.high, low)])
            text.set_text(row.text)
            text.set_x(self._beside(row, sorted(marks.values())))
        for hue, bars in self._bars.items():
            bars.set_verts(boxes[hue] or _BLANK)
        ends = (self._rows - 0.4, -0.6)
        for name, line in self._marks.items():
            at = [marks[name], marks[name]] if name in marks else []
            line.set_data(at, ends if at else [])
        told = tuple((names or {}).get(name, name) for name in marks)
        shown = (told, tuple(self._hues[hue] for hue, drawn in boxes.items() if drawn and self._hues[hue]))
        if shown != self._named:
            self._named = shown
            lines = [self._like(name, label) for name, label in zip(marks, told, strict=True)]
            self.legend([*lines, *(self._patch(hue) for hue in boxes if boxes[hue])])

    def _beside(self, row: Row, marks: Sequence[float]) -> float:
        """Return where the words of a row begin: behind its bar, and behind every upright line they would meet."""
        width = self.axes.get_xlim()[1] * self._letter[0] / self.axes.get_position().width
        air = 0.5 * width
        long = _LETTER_WIDTH * width * max(map(len, row.text.split("\n")))
        start = row.high + air
        for mark in marks:
            if start - air < mark < start + long + air:
                start = mark + air
        return start

    def _like(self, name: str, label: str) -> Line2D:
        # the line itself calls every pattern of its own "dashed"
        return like(self._marks[name], label, self._dashes[name])

    def _patch(self, hue: Hue) -> Patch:
        return Patch(
            facecolor=getattr(self.look, hue),
            hatch=_HATCHES[hue],
            edgecolor=self.look.paper,
            linewidth=0,
            label=self._hues[hue] or "_",
        )
