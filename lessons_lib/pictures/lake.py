"""The lake, the neutral twin of the course: line, bend, noise, plateau and bays of a level, charts and app."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from ..science import lake as reservoir
from ..science.checks import Floats, several, shown
from ..science.lake import LAKE, LevelRun, columns
from ..science.words import count, joined, listed
from .app import App, slider
from .canvas import Canvas, Chart
from .look import DASHED, DOTTED
from .marks import Band, Line, Mark, dots

if TYPE_CHECKING:
    import pandas as pd

NAMES = {"straight": "straight line", "outlet": "lake", "slips": "lake whose keeper slips"}
BESIDE = {"outlet": "if she holds it back", "slips": "as she slips"}
"""What the legend calls two lakes of one keeper."""
APART_CM = 10.0
MARKS = {
    "fan": Band("body"),
    "gauge": dots(size=0.6, alpha=0.25, shown=dots(size=0.8, alpha=0.5)),
    "straight": Line("line", DASHED),
    "outlet": Line("body"),
    "slips": Line("fourth", (0, (6, 1.5, 1.5, 1.5)), 1.15),
    "trend": Line("third", DOTTED),
}
BAY_MARKS = {"rest": Line("body"), "bay": Line("line", DASHED)}

Curve = tuple[Floats, Floats]
Fan = tuple[Floats, Floats, Floats]


def _canvas(title: str, marks: Mapping[str, Mark] | None = None) -> Canvas:
    return Canvas("weeks", "level (cm)", title, MARKS if marks is None else marks)


def _key(run: LevelRun) -> str:
    """Return which curve a run is."""
    return "slips" if run.half_life_weeks else run.model


def _put(
    canvas: Canvas, runs: Sequence[LevelRun], gauge: Curve | None, trend: Curve | None, fan: Fan | None = None
) -> None:
    """Put levels, readings and their trend on the marks, each in days and cm."""
    curves: dict[str, Curve] = {_key(run): (np.arange(run.days + 1.0), run.level_cm) for run in runs}
    curves |= {name: curve for name, curve in (("gauge", gauge), ("trend", trend)) if curve is not None}
    band = {} if fan is None else {"fan": (np.arange(len(fan[0])) / 7.0, fan[0], fan[2])}
    canvas.put(**{name: (days / 7.0, cm) for name, (days, cm) in curves.items()}, **band)


def _name(canvas: Canvas, models: Sequence[str], *, gauge: bool, trend: bool, fan: bool = False) -> None:
    """Write the legend for what is shown."""
    more = {"gauge": "the gauge, each morning"} if gauge else {}
    more |= ({"trend": "trend"} if trend else {}) | ({"fan": "nine of ten lakes"} if fan else {})
    names = NAMES | BESIDE if "slips" in models else NAMES
    canvas.names(**{model: names[model] for model in models}, **more)


def level_words(runs: Sequence[LevelRun], gauge: Curve | None, trend: Curve | None) -> str:
    """Return the sentences of the lake's chart."""
    first = runs[0]
    weeks = first.days / 7
    flow = "as much as before"
    if first.inflow_change_m3:
        flow = f"{abs(first.inflow_change_m3):,.0f} m³/day {'less' if first.inflow_change_m3 < 0 else 'more'}"
    said = [f"{first.reservoir.name}, the river bringing {flow}, over {weeks:.0f} weeks:"]
    parts = []
    for run in runs:
        moved = run.level_cm[-1] - run.level_cm[0]
        way = f"{'falls' if moved < 0 else 'rises'} by {abs(moved):.0f} cm" if abs(moved) >= 0.5 else "stays"
        parts.append(f"the {NAMES[_key(run)]} {way}, from {run.level_cm[0]:.0f} to {run.level_cm[-1]:.0f} cm")
    said.append("; ".join(parts) + ".")
    if len(runs) == 2:
        apart = np.abs(runs[0].level_cm - runs[1].level_cm)
        wide = np.flatnonzero(apart > APART_CM)
        said.append(
            f"From week {-(-int(wide[0]) // 7)} on they are more than {APART_CM:.0f} cm apart, at the end"
            f" {apart[-1]:.0f}."
            if wide.size
            else f"They stay within {APART_CM:.0f} cm of each other."
        )
    if gauge is not None:
        read = min(runs, key=lambda run: float(np.abs(gauge[1] - run.level_cm[: len(gauge[1])]).mean()))
        truth, name = read.level_cm, NAMES[_key(read)]
        off = gauge[1] - truth[: len(gauge[1])]
        said.append(f"The gauge scatters by {off.std():.1f} cm (standard deviation) about the {name}.")
        if trend is not None:
            away = trend[1][-1] - truth[len(trend[1]) - 1]
            side = "above" if away > 0 else "below"
            said.append(f"On the last morning the trend lies {abs(away):.1f} cm {side} it.")
    return joined(said)


def level(
    *runs: LevelRun,
    gauge: pd.DataFrame | None = None,
    trend: pd.DataFrame | None = None,
    fan: Fan | None = None,
) -> Chart:
    """Draw a lake's level over time, with gauge readings and their trend, or the fan of a forecast, if given.

    Parameters
    ----------
    runs
        One or two of what `reservoir.run` returned over the same days: one of each model, or one that fades.
    gauge
        What `reservoir.gauge` returned.
    trend
        What `reservoir.smooth` returned; with it, the gauge is needed too.
    fan
        What `reservoir.fan` returned for the same days.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> from lessons_lib import charts, reservoir
    >>> charts.level(reservoir.run(-500, days=84)).words.partition(": ")[2]
    'the lake falls by 38 cm, from 400 to 362 cm.'
    """
    if not 1 <= len(runs) <= 2 or not all(isinstance(run, LevelRun) for run in runs):
        raise ValueError(f"charts.level was given {shown(runs)}. It must be one or two results of reservoir.run(...).")
    models: list[str] = [_key(run) for run in runs]
    if len(set(models)) < len(models) or len({(run.days, run.inflow_change_m3) for run in runs}) > 1:
        raise ValueError(
            f"charts.level was given the models {', '.join(models)}. Two runs must be one of each model, or one that"
            " fades, with the same change and the same days."
        )
    if trend is not None and gauge is None:
        raise ValueError("charts.level was given a trend without the gauge. Give gauge= as well.")
    whose = "what reservoir.fan(...) returns for the same days"
    if fan is not None and [np.shape(one) for one in several(fan, "fan", whose)] != 3 * [(runs[0].days + 1,)]:
        raise ValueError(f"fan is {shown(fan)}. It must be {whose}.")
    seen = None if gauge is None else columns(gauge, "reading_cm")
    line = None if trend is None else columns(trend, "trend_cm")
    canvas = _canvas(f"{runs[0].reservoir.name}: {runs[0].inflow_change_m3:+,.0f} m³/day".replace("-", "−"))
    _put(canvas, runs, seen, line, fan)
    _name(canvas, models, gauge=seen is not None, trend=line is not None, fan=fan is not None)
    everything = np.concatenate([*(run.level_cm for run in runs), *([] if seen is None else [seen[1]]), *(fan or ())])
    canvas.limits((0.0, runs[0].days / 7.0), _padded_limits_cm(everything))
    moved = [
        f"the {NAMES[_key(run)]} is {abs(fell):.0f} cm {'lower' if fell > 0 else 'higher'}"
        for run in runs
        for fell in (run.level_cm[0] - run.level_cm[-1],)
    ]
    words, after = level_words(runs, seen, line), f"After {runs[0].days / 7:.0f} weeks"
    if fan is None:
        return Chart(canvas, words, _turn(runs, told=seen is None) or f"{after} {listed(moved)}.")
    caption = f"{after} nine of ten such lakes stand between {fan[0][-1]:.0f} and {fan[2][-1]:.0f} cm"
    for run in runs:
        if run.half_life_weeks:
            caption = (
                f"{caption.removeprefix(after + ' ').capitalize()}, the {NAMES['slips']} at {run.level_cm[-1]:.0f}"
            )
    return Chart(canvas, f"{words} {caption}.", f"{caption}.")


def _turn(runs: Sequence[LevelRun], *, told: bool) -> str:
    """Return when the level of a keeper who slips is lowest, if it rises again; how low is read off a gauge."""
    for run in runs:
        day = int(run.level_cm.argmin())
        if run.half_life_weeks and 0 < day < run.days:
            down = f", {run.level_cm[0] - run.level_cm[day]:.0f} cm down" if told else ""
            return f"The {NAMES[_key(run)]} is lowest in week {day / 7:.0f}{down}; from then on it rises."
    return ""


def _padded_limits_cm(cm: Floats) -> tuple[float, float]:
    """Return axis ends that hold all levels with some air."""
    low, high = float(cm.min()), float(cm.max())
    air = max(0.06 * (high - low), 0.5 * (12.0 - (high - low)), 2.0)
    return low - air, high + air


class BayPump(App):
    """Lesson 20: a pump in the bay, and a channel that is closed board by board.

    Examples
    --------
    >>> BayPump().set(boards=5).words.split("days: ")[1]
    'the bay falls by 364.0 cm, the rest of the lake by 0.0 cm.'
    """

    weeks: ClassVar[int] = 26
    pumped_m3: ClassVar[int] = 500
    dam: ClassVar[int] = 5
    """So many boards let nothing through; each before lets through a tenth of what came to it."""

    def __init__(self) -> None:
        canvas = _canvas(f"{LAKE.name}: {self.pumped_m3} m³/day pumped from the bay", BAY_MARKS)
        canvas.names(rest="rest of the lake", bay="bay")
        super().__init__(canvas, {"boards": slider("boards in the channel", 0, 0, self.dam, 1)})

    def _draw(self, boards: int) -> str:
        channel = 0.0 if boards == self.dam else reservoir.CHANNEL_M3_PER_CM / 10**boards
        run = reservoir.pump(self.pumped_m3, 7 * self.weeks, channel)
        weeks = np.arange(run.days + 1.0) / 7.0
        # as near as the bay allows: down to the lake's bed, what two boards do could not be seen
        low_cm = 250.0 if run.bay_cm[-1] > 250.0 else 0.0
        self.canvas.limits((0.0, float(self.weeks)), (low_cm, 410.0))
        self.canvas.put(rest=(weeks, run.rest_cm), bay=(weeks, run.bay_cm))
        self.headline(f"The bay ends {run.rest_cm[-1] - run.bay_cm[-1]:.1f} cm lower than the rest")
        return f"{count(boards, 'board')} in the channel. {run!r}."
