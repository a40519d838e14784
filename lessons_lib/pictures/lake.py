"""The lake, the neutral twin of the course: line, bend, noise and trend of a level, chart and app."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ..science import lake as reservoir
from ..science.checks import Floats, shown, whole
from ..science.lake import LAKE, LevelRun, columns
from ..science.words import joined
from .app import App, slider, switch
from .canvas import Canvas, Chart
from .look import DASHED, DOTTED
from .marks import Line, dots, plain

if TYPE_CHECKING:
    import pandas as pd

NAMES = {"straight": "straight line", "outlet": "lake with its outlet"}
APART_CM = 10.0
MARKS = {
    "gauge": dots(),
    "straight": Line("line", DASHED),
    "outlet": Line("body"),
    "trend": Line("third", DOTTED),
}

Curve = tuple[Floats, Floats]


def _canvas(title: str) -> Canvas:
    return Canvas("weeks", "level (cm)", title, MARKS)


def _put(canvas: Canvas, runs: Sequence[LevelRun], gauge: Curve | None, trend: Curve | None) -> None:
    """Put levels, readings and their trend on the marks, each in days and cm."""
    curves: dict[str, Curve] = {run.model: (np.arange(run.days + 1.0), run.level_cm) for run in runs}
    curves |= {name: curve for name, curve in (("gauge", gauge), ("trend", trend)) if curve is not None}
    canvas.put(**{name: (days / 7.0, cm) for name, (days, cm) in curves.items()})


def _name(canvas: Canvas, models: Sequence[str], *, gauge: bool, trend: bool) -> None:
    """Write the legend for what is shown."""
    more = {"gauge": "the gauge, each morning"} if gauge else {}
    canvas.names(**{model: NAMES[model] for model in models}, **more, **({"trend": "trend"} if trend else {}))


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
        parts.append(f"the {NAMES[run.model]} {way}, from {run.level_cm[0]:.0f} to {run.level_cm[-1]:.0f} cm")
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
        truth = next((run for run in runs if run.model == "outlet"), runs[0]).level_cm
        off = gauge[1] - truth[: len(gauge[1])]
        said.append(f"The gauge scatters by {off.std():.1f} cm (standard deviation) about the {NAMES['outlet']}.")
        if trend is not None:
            away = trend[1][-1] - truth[len(trend[1]) - 1]
            side = "above" if away > 0 else "below"
            said.append(f"On the last morning the trend lies {abs(away):.1f} cm {side} it.")
    return joined(said)


def level(*runs: LevelRun, gauge: pd.DataFrame | None = None, trend: pd.DataFrame | None = None) -> Chart:
    """Draw a lake's level over time, with gauge readings and their trend if given.

    Parameters
    ----------
    runs
        One or two of what `reservoir.run` returned, one of each model, over the same days.
    gauge
        What `reservoir.gauge` returned.
    trend
        What `reservoir.smooth` returned; with it, the gauge is needed too.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> from lessons_lib import charts, reservoir
    >>> charts.level(reservoir.run(-500, days=84)).words.partition(": ")[2]
    'the lake with its outlet falls by 38 cm, from 400 to 362 cm.'
    """
    if not 1 <= len(runs) <= 2 or not all(isinstance(run, LevelRun) for run in runs):
        raise ValueError(f"charts.level was given {shown(runs)}. It must be one or two results of reservoir.run(...).")
    models: list[str] = [run.model for run in runs]
    if len(set(models)) < len(models) or len({(run.days, run.inflow_change_m3) for run in runs}) > 1:
        raise ValueError(
            f"charts.level was given the models {', '.join(models)}. Two runs must be one of each model, with the"
            " same change and the same days."
        )
    if trend is not None and gauge is None:
        raise ValueError("charts.level was given a trend without the gauge. Give gauge= as well.")
    seen = None if gauge is None else columns(gauge, "reading_cm")
    line = None if trend is None else columns(trend, "trend_cm")
    canvas = _canvas(f"{runs[0].reservoir.name}: {runs[0].inflow_change_m3:+,.0f} m³/day".replace("-", "−"))
    _put(canvas, runs, seen, line)
    _name(canvas, models, gauge=seen is not None, trend=line is not None)
    everything = np.concatenate([*(run.level_cm for run in runs), *([] if seen is None else [seen[1]])])
    canvas.limits((0.0, runs[0].days / 7.0), padded_limits_cm(everything))
    return Chart(canvas, level_words(runs, seen, line))


def padded_limits_cm(cm: Floats) -> tuple[float, float]:
    """Return axis ends that hold all levels with some air."""
    low, high = float(cm.min()), float(cm.max())
    air = max(0.06 * (high - low), 0.5 * (12.0 - (high - low)), 2.0)
    return low - air, high + air


def level_changes(level_run: LevelRun, week: int = 4, repeats: int = 300) -> Chart:
    """Draw how the gauge changes over one week in many repeats of the same flow.

    Parameters
    ----------
    level_run
        What `reservoir.run` returned, at least `week` weeks long.
    week
        Which week, 1 or more.
    repeats
        How many, 20 to 2000, seeds 0, 1, 2 ...

    Examples
    --------
    >>> from lessons_lib import charts, reservoir
    >>> charts.level_changes(reservoir.run(-500, days=28), week=4, repeats=50).words.split(",")[0]
    'In 50 repeats of week 4'
    """
    if not isinstance(level_run, LevelRun):
        raise ValueError(f"level_run is {shown(level_run)}. It must be what reservoir.run(...) returns.")
    week = whole(week, "week", 1, level_run.days // 7, "(a week of the run)")
    repeats = whole(repeats, "repeats", 20, 2000, "repeats")
    ends = [7 * (week - 1), 7 * week]
    changes = np.array(
        [float(np.diff(reservoir.gauge(level_run, seed)["reading_cm"].iloc[ends])[0]) for seed in range(repeats)]
    )
    true = float(np.diff(level_run.level_cm[ends])[0])
    canvas = Canvas(
        f"change on the gauge over week {week} (cm)", "repeats", f"{level_run.reservoir.name}: one week, many times"
    )
    values, counts = np.unique(changes, return_counts=True)
    top, rise = 1.08 * float(counts.max()), values > 0
    for chosen, bars, name in ((~rise, plain("body"), "no rise"), (rise, plain("line", "//"), "a rise")):
        canvas.columns(bars, values[chosen], counts[chosen], label=name)
    canvas.add(Line("ink", DASHED), (true, true), (0.0, top), label="the lake itself")
    canvas.legend()
    canvas.limits((values[0] - 1.0, values[-1] + 1.0), (0.0, top))
    rises = float(np.mean(changes > 0))
    way = "fell" if true < 0 else "rose"
    return Chart(
        canvas,
        f"In {repeats} repeats of week {week}, the lake itself {way} by {abs(true):.1f} cm each time, and the gauge"
        f" rose in {100 * rises:.0f} % of them. Its changes go from"
        f" {changes.min():+.0f} to {changes.max():+.0f} cm.".replace("-", "−"),
    )


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
        super().__init__(
            _canvas(f"{LAKE.name}, {LAKE.level_cm:.0f} cm at the start"),
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
        seen = line = None
        if gauge:
            readings = reservoir.gauge(runs[1], seed)
            seen, line = columns(readings, "reading_cm"), columns(reservoir.smooth(readings), "trend_cm")
        _put(self.canvas, runs, seen, line)
        _name(self.canvas, list(NAMES), gauge=gauge, trend=gauge)
        falls, apart = runs[1].level_cm[-1] - runs[1].level_cm[0], abs(runs[1].level_cm[-1] - runs[0].level_cm[-1])
        way = "falls" if falls < 0 else "rises"
        self.headline(f"The lake {way} by {abs(falls):.0f} cm; the line ends {apart:.0f} cm away")
        return level_words(runs, seen, line)

    def _framing(self, state: dict[str, Any]) -> tuple[Any, ...]:
        # falling and rising have axes of their own: on one for both, two lines are hardly apart
        return (state["inflow_change_m3"] > 0,)

    def _frame(self, *_: Any) -> None:
        rises = self.controls["inflow_change_m3"].value > 0
        days, most = 7 * self.longest_weeks, self.ends_m3[1 if rises else 0]
        ends = [reservoir.run(change, days, "straight").level_cm[-1] for change in (0, most)]
        self.canvas.limits((0.0, float(self.longest_weeks)), padded_limits_cm(np.array(ends)))
