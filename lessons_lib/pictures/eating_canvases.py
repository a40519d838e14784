"""Kept figures of lesson 10: the scale and the fat side by side, for the same kcal."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from ..science import units
from ..science.body.projection import Projection
from ..science.checks import Floats
from .canvas import Canvas
from .evidence_canvases import quiet

_DASH = (0, (5, 2))


class SameKcalCanvas(Canvas):
    """Two panels on one scale: what the scale shows, and fat, for two shares of carbohydrate."""

    def __init__(self, title: str) -> None:
        super().__init__("weeks: what the scale shows", f"change since the start ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        ax.set_position((0.112, 0.135, 0.42, 0.695))
        self.side = self.figure.add_axes((0.56, 0.135, 0.42, 0.695))
        quiet(self.side, self)
        self.side.grid(color=style.grid, linewidth=style.line_pt / 3)
        self.side.set_xlabel("weeks: fat", fontsize=style.font_pt, color=style.ink)
        self.side.tick_params(left=False, labelleft=False)
        for axes in (ax, self.side):
            axes.axhline(0.0, color=style.ink, linewidth=1.0)
            axes.xaxis.set_major_locator(MaxNLocator(6, integer=True))
        self._usual: list[Line2D] = []
        self._other: list[Line2D] = []
        for axes in (ax, self.side):
            for lines, colour, dash in ((self._usual, style.body, "-"), (self._other, style.line, _DASH)):
                (line,) = axes.plot([], [], color=colour, linewidth=style.line_pt, linestyle=dash)
                lines.append(line)
        self.moving(*self._usual, *self._other)

    def name(self, usual: str, other: str) -> None:
        """Write the legend."""
        style = self.look
        looks: tuple[tuple[str, str, Any], ...] = ((usual, style.body, "-"), (other, style.line, _DASH))
        self.legend(
            [
                Line2D([], [], color=colour, linewidth=style.line_pt, linestyle=dash, label=label)
                for label, colour, dash in looks
            ]
        )

    def show(self, usual: Projection | None, other: Projection | None) -> None:
        """Show two runs, or none."""
        for lines, run in ((self._usual, usual), (self._other, other)):
            both = (np.empty(0), np.empty(0)) if run is None else changes(run)
            for line, kg in zip(lines, both, strict=True):
                line.set_data(np.arange(len(kg)) / 7.0, units.from_kg(1.0) * kg)

    def frame(self, weeks: float, kg: tuple[float, float]) -> None:
        """Set the ends of both panels: the same for both, so that they can be compared."""
        y = (units.from_kg(kg[0]), units.from_kg(kg[1]))
        self.side.set_xlim(0.0, weeks)
        self.side.set_ylim(*y)
        self.limits((0.0, weeks), y)


def changes(run: Projection) -> tuple[Floats, Floats]:
    """Return what the scale and what fat have changed by since the start, day by day (kg)."""
    return run.weight_kg - run.weight_kg[0], run.fat_kg - run.fat_kg[0]
