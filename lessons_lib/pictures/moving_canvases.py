"""Kept figures of lesson 09: a week's exercise in kcal, and half a year of moving more."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science import units
from ..science.checks import Floats
from ..science.evidence.activity import ExerciseWeek
from ..science.evidence.compensation import constant_made_up_kcal, made_up_percent
from .canvas import Canvas
from .kcal_canvases import RowsCanvas, box
from .marks import like

_BLANK = [[(0.0, 0.0)] * 4]


class WeekCanvas(RowsCanvas):
    """Weeks of exercise as rows: gross, net of rest, and what may be left of it."""

    def __init__(self, title: str, weeks: Sequence[ExerciseWeek]) -> None:
        super().__init__("kcal a week", title, [_row_name(week) for week in weeks])
        self.axes.set_position((0.315, 0.135, 0.66, 0.695))
        style, ax = self.look, self.axes
        share, half = made_up_percent() / 100.0, made_up_percent("broskey") / 100.0
        for row, week in enumerate(weeks):
            bar, band = row - 0.16, row + 0.24
            net = week.net_kcal
            for left, right, colour, hatch in (
                (0.0, net, style.body, ""),
                (net, week.gross_kcal, style.paper, "///"),
            ):
                corners = [box(left, right, bar, 0.36)]
                edge = style.body if hatch else style.ink
                ax.add_collection(PolyCollection(corners, facecolor=colour, edgecolor=edge, hatch=hatch, linewidth=1.0))
            rest = max(0.0, net - constant_made_up_kcal())
            ax.plot([rest, net], [band, band], color=style.ink, linewidth=style.line_pt / 2, linestyle=(0, (1, 1)))
            ax.plot([half * net, net], [band, band], color=style.line, linewidth=style.line_pt * 2.2,
                    solid_capstyle="butt")  # fmt: skip
            ax.plot([net * (1.0 - share)], [band], color=style.ink, marker="D", markersize=style.dot_pt * 1.4,
                    markeredgecolor=style.paper)  # fmt: skip
        self.legend(
            [
                Patch(facecolor=style.body, edgecolor=style.ink, label="net of rest"),
                Patch(facecolor=style.paper, edgecolor=style.body, hatch="///", label="rest"),
                Line2D([], [], color=style.line, linewidth=style.line_pt * 2.2, label="half to all left"),
                Line2D(
                    [], [], color=style.ink, linestyle="none", marker="D", markersize=style.dot_pt * 1.4,
                    label=f"{100 - made_up_percent():g} % left",
                ),
                Line2D(
                    [], [], color=style.ink, linewidth=style.line_pt / 2, linestyle=(0, (1, 1)),
                    label=f"all but {constant_made_up_kcal():.0f}",
                ),
            ]
        )  # fmt: skip
        self.reach(1.06 * max(week.gross_kcal for week in weeks))


def _row_name(week: ExerciseWeek) -> str:
    """Return letters and sessions in at most two short lines."""
    text = "\n+ ".join(session.words.replace("brisk ", "") for session in week.dose.sessions)
    return f"{week.dose.articles}: {text}"


class HalfYearCanvas(Canvas):
    """Change of weight over half a year: moving more with a band of what is made up for, and one line to compare."""

    def __init__(self, title: str, other: str) -> None:
        super().__init__("weeks", f"change of weight ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        ax.axhline(0.0, color=style.ink, linewidth=1.0)
        self._band = PolyCollection(_BLANK, facecolor=style.body, edgecolor="none", alpha=0.3)
        ax.add_collection(self._band, autolim=False)
        self._edges = LineCollection([], colors=style.body, linewidths=style.line_pt / 2.5)
        ax.add_collection(self._edges, autolim=False)
        (self._other,) = ax.plot([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
        (self._middle,) = ax.plot([], [], color=style.body, linewidth=style.line_pt * 1.2)
        self.moving(self._band, self._edges, self._other, self._middle)
        self._other_name = other

    def name(self, made_up: float | None) -> None:
        """Write the legend; `made_up` is the share of the solid line (%), None where it changes."""
        style = self.look
        share = "share chosen" if made_up is None else f"{made_up:g} % made up for"
        self.legend(
            [
                like(self._other, self._other_name),
                like(self._middle, f"moving: {share}"),
                Patch(facecolor=style.body, edgecolor=style.body, alpha=0.3, label="none to half"),
            ]
        )

    def show(
        self, none_kg: Floats | None, middle_kg: Floats | None = None, half_kg: Floats | None = None,
        other_kg: Floats | None = None,
    ) -> None:  # fmt: skip
        """Show changes of weight (kg), one a day from day 0; None shows nothing."""
        one = units.from_kg(1.0)
        for artist, kg in ((self._middle, middle_kg), (self._other, other_kg)):
            values = np.empty(0) if kg is None else one * kg
            artist.set_data(np.arange(len(values)) / 7.0, values)
        if none_kg is None or half_kg is None:
            self._band.set_verts(_BLANK)
            self._edges.set_segments([])
            return
        weeks = np.arange(len(none_kg)) / 7.0
        lower, upper = (np.column_stack([weeks, one * kg]) for kg in (none_kg, half_kg))
        self._band.set_verts([np.concatenate([lower, upper[::-1]])])
        self._edges.set_segments([lower, upper])


class EffectsCanvas(RowsCanvas):
    """Effects with their intervals as rows, their numbers on the right; a derived one is hollow."""

    def __init__(self, xlabel: str, title: str, rows: Sequence[str]) -> None:
        super().__init__(xlabel, title, rows)
        self.axes.set_position((0.205, 0.135, 0.50, 0.695))
        self.axes.axvline(0.0, color=self.look.ink, linewidth=1.0)
        self.axes.set_xticks([-100.0, 0.0, 100.0, 200.0])

    def show(self, row: int, value: float, low: float, high: float, tag: str) -> None:
        """Draw one effect."""
        style = self.look
        derived = tag == "DERIVED"
        colour = style.line if derived else style.body
        self.axes.plot([low, high], [row, row], color=colour, linewidth=style.line_pt)
        self.axes.plot(
            [value], [row], color=colour, marker="s" if derived else "o", markersize=style.dot_pt * 2.2,
            markerfacecolor=style.paper if derived else colour, markeredgewidth=style.line_pt * 0.8,
        )  # fmt: skip
        self.axes.annotate(
            f"{value:.0f} ({low:.0f} to {high:.0f})\n{tag}",
            (1.0, row),
            xycoords=("axes fraction", "data"),
            xytext=(style.font_pt, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.font_pt,
            color=style.ink,
            linespacing=1.4,
        )

    def name(self) -> None:
        """Write the legend."""
        style = self.look
        marks: dict[str, Any] = {"linewidth": style.line_pt, "markersize": style.dot_pt * 2.0}
        self.legend(
            [
                Line2D([], [], color=style.body, marker="o", label="published, 95 % interval", **marks),
                Line2D(
                    [], [], color=style.line, marker="s", markerfacecolor=style.paper,
                    markeredgewidth=style.line_pt * 0.8, label="derived from the two", **marks,
                ),
            ]
        )  # fmt: skip
