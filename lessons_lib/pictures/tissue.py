"""What a change of weight is made of, and the energy eaten and spent beside it."""

from __future__ import annotations

import numpy as np

from ..science import units
from ..science.body.projection import Projection
from ..science.words import span
from .canvas import Canvas, Chart, a_projection, over_weeks, padded_limits, weekly
from .gate import gated
from .look import DASHED, DOTTED
from .marks import Line


@gated
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
    canvas = over_weeks(f"{p.person.name}: what the change is made of", ylabel="change since the start")
    canvas.add(Line("line"), *weekly(fat), label="fat")
    canvas.add(Line("body", DASHED), *weekly(lean), label="lean tissue")
    canvas.add(Line("third", DOTTED), *weekly(water), label="glycogen and water")
    canvas.zero()
    canvas.legend()
    canvas.limits((0.0, p.days / 7), padded_limits(np.concatenate([fat, lean, water]), 1.0))
    return Chart(canvas, _tissue_words(p, float(fat[-1]), float(lean[-1]), float(water[-1])))


def _tissue_words(p: Projection, fat: float, lean: float, water: float) -> str:
    total = float(p.weight_kg[-1] - p.weight_kg[0])
    verb = "loses" if total < 0 else "gains"
    sign = -1.0 if total < 0 else 1.0
    return (
        f"Of the {units.mass(sign * total)} that {p.person.name} {verb} in {span(p.days)},"
        f" {units.mass(sign * fat)} is fat, {units.mass(sign * lean)} is lean tissue"
        f" and {units.mass(sign * water)} is glycogen and water."
    )


@gated
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
    weeks = np.arange(1, p.days + 1) / 7
    eaten, spent, start = p.intake_kcal[1:], p.expenditure_kcal[1:], p.expenditure_kcal[:1]
    out = canvas.add(Line("body"), weeks, spent, label="spent")
    into = canvas.add(Line("line", DASHED), weeks, eaten, label="eaten")
    level = canvas.add(
        Line("scale", (0, (1, 2)), width=0.5), (0.0, p.days / 7), (*start, *start), label="spent at the start"
    )
    canvas.axes.fill_between(weeks, eaten, spent, color=canvas.look.grid, alpha=0.6)
    canvas.legend([level, out, into])
    values = np.concatenate([eaten, spent, start])
    air = max(0.08 * np.ptp(values), 50.0)
    canvas.limits((0.0, p.days / 7), (float(values.min() - air), float(values.max() + air)))
    return Chart(canvas, _energy_words(p))


def _energy_words(p: Projection) -> str:
    # whole kcal first, so that the gaps are those of the numbers a reader sees
    eaten0, eaten = round(p.intake_kcal[1]), round(p.intake_kcal[-1])
    first, last = round(p.expenditure_kcal[0]), round(p.expenditure_kcal[-1])
    gap0, gap = first - eaten0, last - eaten
    return (
        f"{p.person.name} eats {eaten:.0f} kcal/day and spends {first:.0f} at the start,"
        f" {last:.0f} after {span(p.days)}."
        f" The gap goes from {gap0:.0f} to {gap:.0f} kcal/day."
    )
