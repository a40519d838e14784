"""The two kept figures that both charts and apps draw on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.collections import PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science import units
from ..science._checks import Floats
from ..science.bodies import Model
from ..science.regions import REGIONS
from . import _words
from ._canvas import Canvas


class WeightCanvas(Canvas):
    """Weight against time: straight line, adapting body, other models, weigh-ins."""

    def __init__(self, title: str) -> None:
        super().__init__("weeks", f"weight ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        (self._line,) = ax.plot([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
        (self._body,) = ax.plot([], [], color=style.body, linewidth=style.line_pt)
        (self._other,) = ax.plot([], [], color=style.third, linewidth=style.line_pt, linestyle=(0, (1, 1)))
        (self._scale,) = ax.plot(
            [],
            [],
            color=style.scale,
            linestyle="none",
            marker="o",
            markersize=style.dot_pt,
            alpha=0.75,
        )
        self.moving(self._scale, self._line, self._other, self._body)

    def show(self, models: Mapping[Model, tuple[Floats, Floats]], scale: tuple[Floats, Floats] | None = None) -> None:
        """Show curves by model name, each (days, kg), and weigh-ins."""
        empty = (np.empty(0), np.empty(0))
        others = [curve for name, curve in models.items() if name not in ("rule_3500", "dynamic")]
        for artist, (days, kg) in (
            (self._line, models.get("rule_3500", empty)),
            (self._body, models.get("dynamic", empty)),
            (self._other, others[0] if others else empty),
            (self._scale, scale or empty),
        ):
            artist.set_data(days / 7.0, units.from_kg(1.0) * kg)

    def name(self, models: Sequence[Model], *, scale: bool) -> None:
        """Write the legend for what is shown."""
        handles: list[Any] = []
        for model in models:
            artist = {"rule_3500": self._line, "dynamic": self._body}.get(model, self._other)
            handles.append(like(artist, _words.MODEL_NAMES[model]))
        if scale:
            handles.append(like(self._scale, "the scale, each morning"))
        self.legend(handles)


def like(artist: Line2D, label: str) -> Line2D:
    """Return a legend entry that looks like an artist."""
    return Line2D(
        [],
        [],
        color=artist.get_color(),
        linewidth=artist.get_linewidth(),
        linestyle=artist.get_linestyle(),
        marker=artist.get_marker(),
        markersize=artist.get_markersize(),
        label=label,
    )


class RegionsCanvas(Canvas):
    """Fat in arms, trunk and legs: at the start, at the end, and what the belief would need."""

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
        for bars in (self._start, self._end, self._belief):
            ax.add_collection(bars, autolim=False)
        self.moving(self._start, self._end, self._belief)
        self.legend(
            [
                Patch(facecolor=style.grid, edgecolor=style.ink, label="at the start"),
                Patch(facecolor=style.body, edgecolor=style.ink, label="at the end"),
                Patch(
                    facecolor="none",
                    edgecolor=style.line,
                    hatch="//",
                    label="if the legs gave it all",
                ),
            ]
        )

    def show(self, start: Floats, end: Floats, belief_legs_kg: float) -> None:
        """Show three bars at the start, three at the end, and the legs of the belief (kg)."""
        one = units.from_kg(1.0)

        def boxes(lefts: list[float], heights: Any) -> list[list[tuple[float, float]]]:
            return [
                [(x, 0.0), (x, one * y), (x + 0.25, one * y), (x + 0.25, 0.0)]
                for x, y in zip(lefts, heights, strict=True)
            ]

        self._start.set_verts(boxes([i - 0.38 for i in range(3)], start))
        self._end.set_verts(boxes([i - 0.12 for i in range(3)], end))
        self._belief.set_verts(boxes([2.14], [max(0.0, belief_legs_kg)]))
