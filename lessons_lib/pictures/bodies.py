"""Charts of bodies over time: weight by several models, a real curve, tissue, energy."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..data import table
from ..science import units
from ..science.body.projection import Projection
from ..science.checks import Floats, shown
from . import words as _words
from .canvas import Canvas, Chart
from .canvases import WeightCanvas, a_projection, like, room

if TYPE_CHECKING:
    import pandas as pd


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
    canvas.limits((0.0, longest / 7.0), room(np.concatenate(everything)))
    return Chart(canvas, _words.weight(projections, scale))


def _readings(scale: pd.DataFrame) -> tuple[Floats, Floats]:
    columns = list(getattr(scale, "columns", []))
    if "day" not in columns or "weight_kg" not in columns:
        raise ValueError(f"scale is {shown(scale)}. It must be what weigh_ins(...) returns.")
    return scale["day"].to_numpy(dtype=np.float64), scale["weight_kg"].to_numpy(dtype=np.float64)


def real_curve() -> Chart:
    """Draw a real published curve, 246 days of one patient, and the straight line of the first month.

    Source: data set `wtloss` of the R package MASS (Venables and Ripley, Modern Applied Statistics with S).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.real_curve().words.split(":")[0]
    'A real patient, 52 weigh-ins over 246 days'
    """
    data = table("real_weight_loss")
    day, kg = data["day"].to_numpy(float), data["weight_kg"].to_numpy(float)
    first = day <= 30
    slope, start = np.polyfit(day[first], kg[first], 1)
    canvas = Canvas("weeks", f"weight ({units.mass_unit()})", "A real patient on a weight programme, 246 days")
    style, ax, one = canvas.look, canvas.axes, units.from_kg(1.0)
    dots = canvas.dots(alpha=1.0)
    dots.set_data(day / 7, one * kg)
    ends = np.array([0.0, day[-1]])
    line = start + slope * ends
    (straight,) = ax.plot(ends / 7, one * line, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    canvas.legend([like(dots, "weigh-ins"), like(straight, "straight line of the first month")])
    canvas.limits((0.0, day[-1] / 7), room(np.concatenate([kg, line])))
    return Chart(canvas, _words.real_curve(day, kg, float(line[-1]), float(slope)))


def tissue(projection: Projection) -> Chart:
    """Draw what a change of weight is made of: fat, lean tissue, glycogen and water.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.tissue(project(PEOPLE["ana"], Plan.deficit(500), days=84))
    Of the 4.6 kg that Ana loses in 12 weeks, 2.8 kg is fat, 1.0 kg is lean tissue and 0.8 kg is glycogen and water.
    """
    p = a_projection(projection)
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
    canvas.limits((0.0, weeks[-1]), room(np.concatenate([fat, lean, water]), 1.0))
    return Chart(canvas, _words.tissue(p, float(fat[-1]), float(lean[-1]), float(water[-1])))


def energy(projection: Projection) -> Chart:
    """Draw the energy eaten and the energy spent, day by day.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.energy(project(PEOPLE["ana"], Plan.deficit(500), days=364)).words.split(".")[0]
    'Ana eats 1896 kcal/day and spends 2396 at the start, 2053 after 52 weeks'
    """
    p = a_projection(projection)
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
