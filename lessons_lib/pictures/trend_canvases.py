"""Kept figures of trends: weigh-ins with a trend and its interval, and two bodies on one scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from ..science import units
from ..science.checks import Floats
from .canvas import Canvas
from .marks import dots, like

if TYPE_CHECKING:
    import pandas as pd

EMPTY = np.empty(0)


class TrendCanvas(Canvas):
    """Weigh-ins against time, a trend with its interval, and the body itself."""

    def __init__(self, title: str) -> None:
        super().__init__("weeks", f"weight ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        ax.yaxis.set_major_locator(MaxNLocator(8, integer=True))
        self._band = PolyCollection([], facecolor=style.third, edgecolor="none", alpha=0.25)
        ax.add_collection(self._band, autolim=False)
        self._dots = dots().artist(ax, style)
        # the body looks as in every picture of the course; the trend has gaps through which it shows
        (self._truth,) = ax.plot([], [], color=style.body, linewidth=style.line_pt)
        (self._trend,) = ax.plot([], [], color=style.third, linewidth=style.line_pt, linestyle=(0, (5, 3, 1, 3)))
        (self._from,) = ax.plot([], [], color=style.ink, linewidth=style.line_pt / 2, linestyle=(0, (1, 2)))
        self.moving(self._band, self._from, self._dots, self._truth, self._trend)

    def ask_from(self, week: float) -> None:
        """Mark the week from which a question is about."""
        self._from.set_data([week, week], self.axes.get_ylim())

    def show(
        self,
        readings: pd.DataFrame | None,
        frame: pd.DataFrame | None = None,
        truth: tuple[Floats, Floats] = (EMPTY, EMPTY),
    ) -> None:
        """Show weigh-ins, a trend if there is one, and the body's own (days, kg) if it is known."""
        one = units.from_kg(1.0)
        for artist, (day, kg) in (
            (self._dots, _pair(readings, "weight_kg")),
            (self._trend, _pair(frame, "trend_kg")),
            (self._truth, truth),
        ):
            artist.set_data(day / 7.0, one * kg)
        if frame is None:
            self._band.set_verts([])
            return
        week = frame["day"].to_numpy(float) / 7.0
        low, high = (one * frame[name].to_numpy(float) for name in ("low_kg", "high_kg"))
        self._band.set_verts([np.column_stack([np.append(week, week[::-1]), np.append(low, high[::-1])])])

    def clear(self) -> None:
        """Show nothing."""
        self.show(None)

    def name(self, *, trend: str = "", truth: bool = True) -> None:
        """Write the legend."""
        handles: list[Any] = [like(self._dots, "the scale")]
        if trend:
            handles += [
                like(self._trend, trend),
                Patch(facecolor=self.look.third, alpha=0.25, label="90 % interval"),
            ]
        if truth:
            handles.append(like(self._truth, "the body"))
        self.legend(handles)


def _pair(frame: pd.DataFrame | None, column: str) -> tuple[Floats, Floats]:
    if frame is None:
        return EMPTY, EMPTY
    return frame["day"].to_numpy(float), frame[column].to_numpy(float)


class TwoBodiesCanvas(Canvas):
    """Two bodies with their weigh-ins so far, and where each goes from here."""

    def __init__(self, title: str) -> None:
        super().__init__("weeks", f"weight ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        looks: tuple[tuple[str, str, Any], ...] = ((style.body, "o", "-"), (style.line, "^", (0, (5, 2))))
        ax.yaxis.set_major_locator(MaxNLocator(8, integer=True))
        self._dots, self._lines, self._later = [], [], []
        for colour, marker, dash in looks:
            (dots,) = ax.plot(
                [], [], color=colour, linestyle="none", marker=marker, markersize=style.dot_pt * 0.65, alpha=0.4
            )
            (line,) = ax.plot([], [], color=colour, linewidth=style.line_pt, linestyle=dash)
            (later,) = ax.plot([], [], color=colour, linewidth=style.line_pt * 0.8, linestyle=(0, (1, 1.5)))
            self._dots.append(dots)
            self._lines.append(line)
            self._later.append(later)
        self.moving(*self._dots, *self._later, *self._lines)
        handles = [like(a, n) for a, n in zip(self._lines, ("kept to its plan", "fading"), strict=True)]
        self.legend([*handles, like(self._later[0], "from here on", ":")])

    def show(self, place: int, so_far: Floats, readings: Floats, later: Floats) -> None:
        """Show one body, 0 or 1: its weight and weigh-ins from day 0, and its weight from there on (kg)."""
        one, today = units.from_kg(1.0), max(len(so_far) - 1, 0)
        for artist, kg, start in (
            (self._lines[place], so_far, 0),
            (self._dots[place], readings, 0),
            (self._later[place], later, today),
        ):
            artist.set_data((start + np.arange(len(kg))) / 7.0, one * kg)

    def clear(self) -> None:
        """Show nothing."""
        for place in (0, 1):
            self.show(place, EMPTY, EMPTY, EMPTY)
