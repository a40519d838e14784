"""App of the lake, the neutral twin of the course."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from ..science import lake as reservoir
from ..science.lake import LAKE
from .app import App, slider, switch
from .lake import LakeCanvas, columns, level_words, room_cm


class LakeLevel(App):
    """Lesson 20: a river that brings more or less, the straight line, the lake, and the gauge each morning.

    Examples
    --------
    >>> LakeLevel().set(inflow_change_m3=-500, weeks=26).words.split(":")[0]
    'Lake Linn, the river bringing 500 m³/day less, over 26 weeks'
    """

    longest_weeks: ClassVar[int] = 26
    ends_m3: ClassVar[tuple[int, int, int]] = (-500, 500, 50)

    def __init__(self) -> None:
        self._chart = LakeCanvas(f"{LAKE.name}, {LAKE.level_cm:.0f} cm at the start")
        self._chart.name(["straight", "outlet"], dots=True, trend=True)
        both = [reservoir.run(change, 7 * self.longest_weeks, "straight").level_cm[-1] for change in self.ends_m3[:2]]
        self._chart.limits((0.0, float(self.longest_weeks)), room_cm(np.array(both)))
        super().__init__(
            self._chart,
            {
                "inflow_change_m3": slider("m³ a day more (−: less)", -200, *self.ends_m3),
                "weeks": slider("weeks", 14, 2, self.longest_weeks, 1),
                "seed": slider("another set of mornings", 1, 1, 40, 1),
                "gauge": switch("gauge and trend"),
            },
            more=("seed",),
        )

    def _draw(self, inflow_change_m3: int, weeks: int, seed: int, gauge: bool) -> str:
        runs = [reservoir.run(inflow_change_m3, 7 * weeks, model) for model in reservoir.MODELS]
        dots = trend = None
        if gauge:
            readings = reservoir.gauge(runs[1], seed)
            dots = columns(readings, "reading_cm")
            trend = columns(reservoir.smooth(readings), "trend_cm")
        day = np.arange(7.0 * weeks + 1)
        self._chart.show({run.model: (day, run.level_cm) for run in runs}, dots, trend)
        return level_words(runs, dots, trend)
