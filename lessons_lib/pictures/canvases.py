"""Kept figures that both charts and apps draw on, and what their charts share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science import units
from ..science.checks import Floats
from ..science.fat.regions import REGIONS
from .canvas import Canvas

if TYPE_CHECKING:
    import pandas as pd


class RegionsCanvas(Canvas):
    """Fat in arms, trunk and legs: at the start, at the end with the band of the model, and the belief."""

    def __init__(self, title: str) -> None:
        super().__init__("", f"fat ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        ax.set_xticks(range(3), list(REGIONS))
        ax.grid(visible=False, axis="x")
        blank = [[(0.0, 0.0)] * 4]
        self._start = PolyCollection(blank, facecolor=style.grid, edgecolor=style.ink)
        self._end = PolyCollection(blank, facecolor=style.body, edgecolor=style.ink)
        self._belief = PolyCollection(
            blank, facecolor="none", edgecolor=style.line, hatch="//", linewidth=style.line_pt
        )
        self._band = LineCollection([], colors=style.ink, linewidths=style.line_pt * 2)
        for marks in (self._start, self._end, self._belief, self._band):
            ax.add_collection(marks, autolim=False)
        self.moving(self._start, self._end, self._belief, self._band)
        self.legend(
            [
                Patch(facecolor=style.grid, edgecolor=style.ink, label="start"),
                Patch(facecolor=style.body, edgecolor=style.ink, label="end"),
                Line2D([], [], color=style.ink, linewidth=style.line_pt * 2, label="range of the model"),
                Patch(facecolor="none", edgecolor=style.line, hatch="//", label="if the legs alone changed"),
            ]
        )

    def show(self, frames: Sequence[pd.DataFrame]) -> tuple[Floats, Floats]:
        """Show the first frame as bars and the spread of all as a band; return fat at start and end (kg)."""
        columns = [f"{region}_kg" for region in REGIONS]
        start = frames[0][columns].iloc[0].to_numpy(float)
        ends = np.array([frame[columns].iloc[-1].to_numpy(float) for frame in frames])
        one, bar = units.from_kg(1.0), 0.25

        def boxes(lefts: Sequence[float], heights: Floats) -> list[list[tuple[float, float]]]:
            return [
                [(x, 0.0), (x, one * y), (x + bar, one * y), (x + bar, 0.0)]
                for x, y in zip(lefts, heights, strict=True)
            ]

        self._start.set_verts(boxes([i - 0.38 for i in range(3)], start))
        self._end.set_verts(boxes([i - 0.12 for i in range(3)], ends[0]))
        # legs that would have to give more than they hold are an empty bar, and the words say so;
        # the band stands just beside its bar, where it can be seen
        belief = start[2] - (start.sum() - ends[0].sum())
        self._belief.set_verts(boxes([2.21], np.array([max(0.0, belief)])))
        self._band.set_segments(
            [
                [(i + 0.17, one * low), (i + 0.17, one * high)]
                for i, (low, high) in enumerate(zip(ends.min(axis=0), ends.max(axis=0), strict=True))
            ]
        )
        return start, ends[0]

    def clear(self) -> None:
        """Show nothing."""
        for marks in (self._start, self._end, self._belief):
            marks.set_verts([[(0.0, 0.0)] * 4])
        self._band.set_segments([])
