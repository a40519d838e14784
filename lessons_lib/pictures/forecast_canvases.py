"""Kept figures of forecasts: a fan of bodies about a planned line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from ..science import units
from ..science.checks import Floats
from ..science.forecast.forecast import Forecast
from .canvas import Canvas
from .marks import dots, like

if TYPE_CHECKING:
    import pandas as pd

_EMPTY = np.empty(0)


class FanCanvas(Canvas):
    """Weight against time: the planned line, the middle body, the fan, the band of a reading, weigh-ins."""

    def __init__(self, title: str) -> None:
        super().__init__("weeks", f"weight ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        ax.yaxis.set_major_locator(MaxNLocator(8, integer=True))
        self._band = PolyCollection([], facecolor=style.body, edgecolor="none", alpha=0.25)
        ax.add_collection(self._band, autolim=False)
        thin, dash = style.line_pt / 2, (0, (1, 1.5))
        self._reading = [ax.plot([], [], color=style.scale, linewidth=thin, linestyle=dash)[0] for _ in range(2)]
        self._inside = LineCollection([], colors=style.body, linewidths=thin * 0.8)
        self._outside = LineCollection([], colors=style.fourth, linewidths=thin * 1.8)
        for lines in (self._inside, self._outside):
            ax.add_collection(lines, autolim=False)
        self._dots = dots().artist(ax, style)
        (self._middle,) = ax.plot([], [], color=style.body, linewidth=style.line_pt)
        (self._planned,) = ax.plot([], [], color=style.ink, linewidth=style.line_pt, linestyle=(0, (5, 2)))
        self.moving(self._band, *self._reading, self._inside, self._outside, self._dots, self._middle, self._planned)

    def show(self, stated: Forecast | None, scale: pd.DataFrame | None = None, bodies: int = 0) -> list[bool]:
        """Show a forecast, with weigh-ins and some of its bodies; return which of these end outside the fan."""
        one = units.from_kg(1.0)
        days = _EMPTY if stated is None else np.arange(stated.days + 1) / 7.0
        band = (_EMPTY, _EMPTY) if stated is None else (one * stated.low_kg, one * stated.high_kg)
        self._band.set_verts([np.column_stack([np.append(days, days[::-1]), np.append(band[0], band[1][::-1])])])
        for artist, kg in (
            (self._planned, _EMPTY if stated is None else stated.planned_kg),
            (self._middle, _EMPTY if stated is None else stated.median_kg),
        ):
            artist.set_data(days, one * kg)
        # beside bodies drawn one by one, the edges of a reading would only be two more thin lines
        readings = [] if stated is None or bodies else [stated.scale_low_kg, stated.scale_high_kg]
        for place, artist in enumerate(self._reading):
            artist.set_data(*((days, one * readings[place]) if readings else (_EMPTY, _EMPTY)))
        shown = (_EMPTY, _EMPTY)
        if scale is not None:
            shown = (scale["day"].to_numpy(float) / 7.0, one * scale["weight_kg"].to_numpy(float))
        self._dots.set_data(*shown)
        chosen = [] if stated is None else picked(stated, bodies)
        outside = [_ends_outside(stated, body) for body in chosen if stated is not None]
        drawn = [] if stated is None else [np.column_stack([days, one * _lived(stated, i)]) for i in chosen]
        for lines, which in ((self._inside, False), (self._outside, True)):
            lines.set_segments([line for line, out in zip(drawn, outside, strict=True) if out is which])
        return outside

    def clear(self) -> None:
        """Show nothing."""
        self.show(None)

    def name(self, level: float, *, scale: bool = False, bodies: bool = False) -> None:
        """Write the legend."""
        style = self.look
        band = f"{100 * level:.0f} % of bodies"
        handles: list[Any] = [
            like(self._planned, "planned"),
            like(self._middle, "middle"),
            Patch(facecolor=style.body, alpha=0.25, label=band),
        ]
        if bodies:
            handles.append(Line2D([], [], color=style.body, linewidth=style.line_pt / 2, label="a body"))
            handles.append(Line2D([], [], color=style.fourth, linewidth=style.line_pt, label="ends outside"))
        else:
            handles.append(like(self._reading[0], band.replace("bodies", "readings")))
        if scale:
            handles.append(like(self._dots, "the scale"))
        self.legend(handles)


def picked(stated: Forecast, bodies: int) -> list[int]:
    """Return which simulated bodies are drawn one by one: neighbours are alike, so they are picked by chance.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, forecast
    >>> len(picked(forecast(PEOPLE["ana"], Plan.deficit(500), days=28), 20))
    20
    """
    order: list[int] = np.random.default_rng([stated.seed, 4]).permutation(stated.people)[:bodies].tolist()
    return order


def _ends_outside(stated: Forecast, body: int) -> bool:
    end, kg = stated.at(), float(stated.draws_kg[body, -1])
    return bool(stated.stopped_day[body] >= 0 or kg < end.low or kg > end.high)


def _lived(stated: Forecast, body: int) -> Floats:
    """Return a body's weight, cut off where the model could not follow it."""
    kg: Floats = stated.draws_kg[body].copy()
    last = int(stated.stopped_day[body])
    if last >= 0:
        kg[last + 1 :] = np.nan  # a gap in the drawing; no number of it is ever shown
    return kg
