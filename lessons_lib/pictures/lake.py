"""Charts of the lake, the neutral twin of the course: line, bend, noise and trend of a level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import Patch

from ..science.checks import Floats, shown, whole
from ..science.lake import LevelRun, gauge
from .canvas import Canvas, Chart, joined
from .marks import dots, like

if TYPE_CHECKING:
    import pandas as pd

NAMES = {"straight": "straight line", "outlet": "lake with its outlet"}
APART_CM = 10.0


class LakeCanvas(Canvas):
    """Level against time: straight line, lake, gauge readings and a trend through them."""

    def __init__(self, title: str) -> None:
        super().__init__("weeks", "level (cm)", title)
        style, ax = self.look, self.axes
        (self._line,) = ax.plot([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
        (self._lake,) = ax.plot([], [], color=style.body, linewidth=style.line_pt)
        (self._trend,) = ax.plot([], [], color=style.third, linewidth=style.line_pt, linestyle=(0, (1, 1)))
        self._dots = dots().artist(ax, style)
        self.moving(self._dots, self._line, self._lake, self._trend)

    def show(
        self,
        runs: dict[str, tuple[Floats, Floats]],
        dots: tuple[Floats, Floats] | None,
        trend: tuple[Floats, Floats] | None,
    ) -> None:
        """Show levels by model name, each (days, cm), readings and their trend."""
        empty = (np.empty(0), np.empty(0))
        for artist, (days, cm) in (
            (self._line, runs.get("straight", empty)),
            (self._lake, runs.get("outlet", empty)),
            (self._dots, dots or empty),
            (self._trend, trend or empty),
        ):
            artist.set_data(days / 7.0, cm)

    def name(self, models: list[str], *, dots: bool, trend: bool) -> None:
        """Write the legend for what is shown."""
        handles = [like(self._line if model == "straight" else self._lake, NAMES[model]) for model in models]
        handles += [like(self._dots, "the gauge, each morning")] if dots else []
        handles += [like(self._trend, "trend", ":")] if trend else []
        self.legend(handles)


def columns(table: pd.DataFrame, name: str) -> tuple[Floats, Floats]:
    """Return the days and one column of a table of readings or of a trend, or a sentence."""
    if not {"day", name} <= set(getattr(table, "columns", [])):
        source = "reservoir.gauge(...)" if name == "reading_cm" else "reservoir.smooth(...)"
        raise ValueError(f"The table is {shown(table)}. It must be what {source} returns.")
    return table["day"].to_numpy(np.float64), table[name].to_numpy(np.float64)


def level_words(runs: list[LevelRun], dots: tuple[Floats, Floats] | None, trend: tuple[Floats, Floats] | None) -> str:
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
    if dots is not None:
        truth = next((run for run in runs if run.model == "outlet"), runs[0]).level_cm
        off = dots[1] - truth[: len(dots[1])]
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
    dots = None if gauge is None else columns(gauge, "reading_cm")
    line = None if trend is None else columns(trend, "trend_cm")
    canvas = LakeCanvas(f"{runs[0].reservoir.name}: {runs[0].inflow_change_m3:+,.0f} m³/day".replace("-", "−"))
    day = np.arange(runs[0].days + 1.0)
    canvas.show({run.model: (day, run.level_cm) for run in runs}, dots, line)
    canvas.name(models, dots=dots is not None, trend=line is not None)
    everything = np.concatenate([*(run.level_cm for run in runs), *([] if dots is None else [dots[1]])])
    canvas.limits((0.0, runs[0].days / 7.0), room_cm(everything))
    return Chart(canvas, level_words(list(runs), dots, line))


def room_cm(cm: Floats) -> tuple[float, float]:
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
    changes = np.array([float(np.diff(gauge(level_run, seed)["reading_cm"].iloc[ends])[0]) for seed in range(repeats)])
    true = float(np.diff(level_run.level_cm[ends])[0])
    canvas = Canvas(
        f"change on the gauge over week {week} (cm)", "repeats", f"{level_run.reservoir.name}: one week, many times"
    )
    style, ax = canvas.look, canvas.axes
    values, counts = np.unique(changes, return_counts=True)
    for chosen, colour, hatch in ((values <= 0, style.body, ""), (values > 0, style.line, "//")):
        ax.bar(
            values[chosen],
            counts[chosen],
            width=0.8,
            color=colour,
            hatch=hatch,
            edgecolor=style.paper,
            linewidth=0,
        )
    mark = ax.axvline(true, color=style.ink, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    canvas.legend(
        [
            Patch(facecolor=style.body, label="no rise"),
            Patch(facecolor=style.line, hatch="//", edgecolor=style.paper, linewidth=0, label="a rise"),
            like(mark, "the lake itself"),
        ]
    )
    canvas.limits((values[0] - 1.0, values[-1] + 1.0), (0.0, 1.08 * float(counts.max())))
    rises = float(np.mean(changes > 0))
    way = "fell" if true < 0 else "rose"
    return Chart(
        canvas,
        f"In {repeats} repeats of week {week}, the lake itself {way} by {abs(true):.1f} cm each time, and the gauge"
        f" rose in {100 * rises:.0f} % of them. Its changes go from"
        f" {changes.min():+.0f} to {changes.max():+.0f} cm.".replace("-", "−"),
    )
