"""The course's charts. Each makes its sentence from its own data: caption, alt text and test in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import Patch

from ..data import table
from ..science import units
from ..science._checks import Floats, shown, whole
from ..science.bodies import Projection
from ..science.people import Person
from ..science.regions import EXPONENT_RANGE, REGIONS, regional_fat
from ..science.scale import PARTS, weigh_ins
from . import _words
from ._canvas import Canvas, Chart, look
from ._canvases import RegionsCanvas, WeightCanvas, like

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "energy",
    "look",
    "parts",
    "real_curve",
    "regions",
    "tissue",
    "weekly_changes",
    "weight",
]


def weight(*projections: Projection, scale: pd.DataFrame | None = None) -> Chart:
    """Draw weight over time: one to three models of one person, and weigh-ins.

    Parameters
    ----------
    projections
        What `project` returned; at most one of each model, all of the same person.
    scale
        What `weigh_ins` returned, if the scale is to be shown.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.weight(project(PEOPLE["ana"], Plan.deficit(500), days=84, model="rule_3500"))
    Ana, 500 kcal/day below baseline: in 12 weeks the straight line goes from 80.0 kg to 74.6 kg, a loss of 5.4 kg.
    """
    if not 1 <= len(projections) <= 3 or not all(isinstance(p, Projection) for p in projections):
        raise ValueError(
            f"charts.weight was given {shown(projections)}. It must be one to three projections:"
            " write charts.weight(line, body)."
        )
    models = [p.model for p in projections]
    people = {p.person.name for p in projections}
    others = [m for m in models if m not in ("rule_3500", "dynamic")]
    if len(set(models)) < len(models) or len(people) > 1 or len(others) > 1:
        raise ValueError(
            f"charts.weight was given the models {', '.join(models)} of {', '.join(sorted(people))}. It must be"
            " different models of one person, at most one besides 'rule_3500' and 'dynamic': leave one out."
        )
    canvas = WeightCanvas(f"{projections[0].person.name}: {_words.plans(projections)}")
    curves = {p.model: (np.arange(p.days + 1.0), p.weight_kg) for p in projections}
    dots = None if scale is None else _readings(scale)
    canvas.show(curves, dots)
    canvas.name(list(curves), scale=dots is not None)
    everything = [kg for _, kg in curves.values()] + ([] if dots is None else [dots[1]])
    longest = max(days[-1] for days, _ in [*curves.values(), *([dots] if dots else [])])
    canvas.limits((0.0, longest / 7.0), _room(np.concatenate(everything)))
    return Chart(canvas, _words.weight(projections, scale))


def _readings(scale: pd.DataFrame) -> tuple[Floats, Floats]:
    columns = list(getattr(scale, "columns", []))
    if "day" not in columns or "weight_kg" not in columns:
        raise ValueError(f"scale is {shown(scale)}. It must be what weigh_ins(...) returns.")
    return scale["day"].to_numpy(dtype=np.float64), scale["weight_kg"].to_numpy(dtype=np.float64)


def _room(kg: Floats, least_kg: float = 3.0) -> tuple[float, float]:
    """Return axis ends in the shown unit that hold all values with some air, never zoomed in absurdly."""
    low, high = float(kg.min()), float(kg.max())
    air = max(0.06 * (high - low), 0.5 * (least_kg - (high - low)), 0.3)
    return units.from_kg(low - air), units.from_kg(high + air)


def real_curve() -> Chart:
    """Draw a real published curve, 246 days of one man, and the straight line of his first month.

    Source: data set `wtloss` of the R package MASS (Venables and Ripley, Modern Applied Statistics with S).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.real_curve().words.split(":")[0]
    'A real man, 52 weigh-ins over 246 days'
    """
    data = table("real_weight_loss")
    day, kg = data["day"].to_numpy(float), data["weight_kg"].to_numpy(float)
    first = day <= 30
    slope, start = np.polyfit(day[first], kg[first], 1)
    canvas = Canvas("weeks", f"weight ({units.mass_unit()})", "A real man on a weight programme, 246 days")
    style, ax, one = canvas.look, canvas.axes, units.from_kg(1.0)
    (dots,) = ax.plot(day / 7, one * kg, color=style.scale, linestyle="none", marker="o", markersize=style.dot_pt)
    ends = np.array([0.0, day[-1]])
    line = start + slope * ends
    (straight,) = ax.plot(ends / 7, one * line, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    canvas.legend([like(dots, "weigh-ins"), like(straight, "straight line of the first month")])
    canvas.limits((0.0, day[-1] / 7), _room(np.concatenate([kg, line])))
    return Chart(canvas, _words.real_curve(day, kg, float(line[-1]), float(slope)))


_PART_GROUPS = {
    "salt and water": ("sodium_water_kg",),
    "glycogen": ("glycogen_part_kg",),
    "gut content": ("gut_kg",),
    "rhythms, scale": ("weekly_kg", "cycle_kg", "weighing_time_kg", "scale_error_kg"),
}


def parts(readings: pd.DataFrame, days: int = 28) -> Chart:
    """Draw the hidden parts of each weigh-in: what moves the scale besides the body.

    Parameters
    ----------
    readings
        What `weigh_ins` returned.
    days
        How many days to show, 7 to 90.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=28), seed=7)
    >>> charts.parts(w, days=28).words.startswith("Over 28 days")
    True
    """
    missing = [name for name in PARTS if name not in getattr(readings, "columns", [])]
    if missing:
        raise ValueError(f"readings has no column {missing[0]}. It must be what weigh_ins(...) returns.")
    days = whole(days, "days", 7, 90, "days")
    data = readings.iloc[:days]
    groups = {name: data[list(columns)].sum(axis=1).to_numpy() for name, columns in _PART_GROUPS.items()}
    canvas = Canvas("day", f"above or below true weight ({units.mass_unit()})", "What the scale adds and hides")
    style, ax, one = canvas.look, canvas.axes, units.from_kg(1.0)
    colours = (style.body, style.line, style.third, style.fourth)
    day = data["day"].to_numpy()
    above, below, handles = np.zeros(len(day)), np.zeros(len(day)), []
    for (name, kg), colour, hatch in zip(groups.items(), colours, ("", "//", "..", "xx"), strict=True):
        bottom = np.where(kg >= 0, above, below)
        ax.bar(
            day,
            one * kg,
            bottom=one * bottom,
            color=colour,
            width=0.8,
            hatch=hatch,
            edgecolor=style.paper,
            linewidth=0,
        )
        above, below = above + np.maximum(kg, 0), below + np.minimum(kg, 0)
        handles.append(Patch(facecolor=colour, hatch=hatch, edgecolor=style.paper, linewidth=0, label=name))
    total = sum(groups.values())
    (dots,) = ax.plot(
        day,
        one * total,
        color=style.ink,
        linestyle="none",
        marker="o",
        markersize=style.dot_pt * 1.2,
        markeredgecolor=style.paper,
    )
    ax.axhline(0.0, color=style.ink, linewidth=1.0)
    canvas.legend([*handles, like(dots, "sum")])
    canvas.limits((day[0] - 0.7, day[-1] + 0.7), _room(np.concatenate([above, below]), 1.0))
    return Chart(canvas, _words.parts(groups, np.asarray(total)))


def tissue(projection: Projection) -> Chart:
    """Draw what a change of weight is made of: fat, lean tissue, glycogen and water.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.tissue(project(PEOPLE["ana"], Plan.deficit(500), days=84))
    Of the 4.6 kg that Ana loses in 12 weeks, 2.8 kg is fat, 1.0 kg is lean tissue and 0.8 kg is glycogen and water.
    """
    p = _projection(projection)
    fat, lean = p.fat_kg - p.fat_kg[0], p.lean_kg - p.lean_kg[0]
    water = p.weight_kg - p.weight_kg[0] - fat - lean
    canvas = Canvas(
        "weeks",
        f"change since the start ({units.mass_unit()})",
        f"{p.person.name}: what the change is made of",
    )
    style, ax, one = canvas.look, canvas.axes, units.from_kg(1.0)
    weeks, handles = np.arange(p.days + 1) / 7, []
    for kg, name, colour, dash in (
        (fat, "fat", style.line, "-"),
        (lean, "lean tissue", style.body, (0, (5, 2))),
        (water, "glycogen and water", style.third, (0, (1, 1))),
    ):
        (curve,) = ax.plot(weeks, one * kg, color=colour, linewidth=style.line_pt, linestyle=dash)
        handles.append(like(curve, name))
    ax.axhline(0.0, color=style.ink, linewidth=1.0)
    canvas.legend(handles)
    canvas.limits((0.0, weeks[-1]), _room(np.concatenate([fat, lean, water]), 1.0))
    return Chart(canvas, _words.tissue(p, float(fat[-1]), float(lean[-1]), float(water[-1])))


def energy(projection: Projection) -> Chart:
    """Draw the energy eaten and the energy spent, day by day.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.energy(project(PEOPLE["ana"], Plan.deficit(500), days=364)).words.split(".")[0]
    'Ana eats 1896 kcal/day and spends 2396 at the start, 2053 after 52 weeks'
    """
    p = _projection(projection)
    canvas = Canvas("weeks", "kcal a day", f"{p.person.name}: energy eaten and energy spent")
    style, ax = canvas.look, canvas.axes
    weeks = np.arange(1, p.days + 1) / 7
    eaten, spent = p.intake_kcal[1:], p.expenditure_kcal[1:]
    (out,) = ax.plot(weeks, spent, color=style.body, linewidth=style.line_pt)
    (into,) = ax.plot(weeks, eaten, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    start = ax.axhline(p.expenditure_kcal[0], color=style.scale, linewidth=style.line_pt / 2, linestyle=(0, (1, 2)))
    ax.fill_between(weeks, eaten, spent, color=style.grid, alpha=0.6)
    canvas.legend([like(start, "spent at the start"), like(out, "spent"), like(into, "eaten")])
    values = np.concatenate([eaten, spent, p.expenditure_kcal[:1]])
    air = max(0.08 * np.ptp(values), 50.0)
    canvas.limits((0.0, p.days / 7), (float(values.min() - air), float(values.max() + air)))
    return Chart(canvas, _words.energy(p))


def weekly_changes(projection: Projection, week: int = 4, people: int = 300) -> Chart:
    """Draw how the scale changes over one week in many repeats of the same plan.

    Parameters
    ----------
    projection
        What `project` returned, at least `week` weeks long.
    week
        Which week, 1 or more: from the morning that begins it to the morning that ends it.
    people
        How many repeats, 20 to 2000, seeds 0, 1, 2 ...

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> p = project(PEOPLE["ana"], Plan.deficit(500), days=28)
    >>> charts.weekly_changes(p, week=4, people=50).words.split(",")[0]
    'In 50 repeats of week 4'
    """
    p = _projection(projection)
    week = whole(week, "week", 1, p.days // 7, "(a week of the projection)")
    people = whole(people, "people", 20, 2000, "repeats")
    first, last = 7 * (week - 1), 7 * week
    changes = np.array(
        [float(np.diff(weigh_ins(p, seed=seed)["weight_kg"].iloc[[first, last]])[0]) for seed in range(people)]
    )
    true = float(p.weight_kg[last] - p.weight_kg[first])
    canvas = Canvas(
        f"change on the scale over week {week} ({units.mass_unit()})",
        "repeats",
        f"{p.person.name}: one honest week, many times",
    )
    style, ax, one = canvas.look, canvas.axes, units.from_kg(1.0)
    # the display shows steps of 0.1 kg: edges between the steps, and none of the bins holds zero and a gain
    edges = 0.05 + 0.2 * np.arange(np.floor((changes.min() - 0.05) * 5), np.ceil((changes.max() - 0.05) * 5) + 1)
    counts, _ = np.histogram(changes, edges)
    middles = (edges[1:] + edges[:-1]) / 2
    gains = middles > 0.05
    for chosen, colour, hatch in ((~gains, style.body, ""), (gains, style.line, "//")):
        ax.bar(
            one * middles[chosen],
            counts[chosen],
            width=0.17 * one,
            color=colour,
            hatch=hatch,
            edgecolor=style.paper,
            linewidth=0,
        )
    mark = ax.axvline(one * true, color=style.ink, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    canvas.legend(
        [
            Patch(facecolor=style.body, label="no gain"),
            Patch(facecolor=style.line, hatch="//", edgecolor=style.paper, linewidth=0, label="a gain"),
            like(mark, "the body itself"),
        ]
    )
    canvas.limits((one * edges[0], one * edges[-1]), (0.0, 1.08 * float(counts.max())))
    return Chart(canvas, _words.weekly_changes(changes, true, week))


def regions(person: Person, projection: Projection) -> Chart:
    """Draw where fat sat at the start and at the end, beside the belief that the legs give it all.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> ana = PEOPLE["ana"]
    >>> charts.regions(ana, project(ana, Plan.deficit(500), days=84)).words.split(":")[0]
    'In 12 weeks Ana loses 2.8 kg of fat'
    """
    p = _projection(projection)
    frames = [regional_fat(person, p, exponent) for exponent in EXPONENT_RANGE]
    start, end = (frames[0][[f"{r}_kg" for r in REGIONS]].iloc[i].to_numpy() for i in (0, -1))
    canvas = RegionsCanvas(f"{p.person.name}: where the fat was, and is")
    canvas.show(start, end, start[2] - (start.sum() - end.sum()))
    canvas.limits((-0.5, 2.5), (0.0, 1.12 * units.from_kg(float(max(start.max(), end.max())))))
    return Chart(canvas, _words.regions(p, frames))


def _projection(value: object) -> Projection:
    if not isinstance(value, Projection):
        raise ValueError(f"projection is {shown(value)}. It must be what project(...) returns.")
    return value
