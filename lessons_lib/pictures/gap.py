"""What is eaten and what is spent, day by day: the gap that closes while a body changes."""

from __future__ import annotations

import numpy as np

from ..science.body.projection import Projection
from ..science.words import span
from .canvas import Canvas, Chart, a_projection
from .gate import gated
from .look import DASHED
from .marks import Line, Note

_NAMED_DAYS, _NAMED_KCAL = 182, 80.0
"""From so many days on, and over so many kcal on either side, there is room to say what the two areas are."""


@gated
def energy(projection: Projection) -> Chart:
    """Draw the energy eaten and the energy spent, day by day.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> energy(project(PEOPLE["ana"], Plan.deficit(500), days=364)).words.split(".")[0]
    'Ana eats 1,896 kcal/day and spends 2,396 at the start, 2,053 after 52 weeks'
    """
    p = a_projection(projection)
    canvas = Canvas("weeks", "kcal a day", f"{p.person.name}: energy eaten and energy spent")
    # from the morning of day 0, when the plan begins and the body still spends what it did
    weeks = np.arange(p.days + 1) / 7
    eaten, spent, start = np.append(p.intake_kcal[1], p.intake_kcal[1:]), p.expenditure_kcal, p.expenditure_kcal[:1]
    out = canvas.add(Line("body"), weeks, spent, label="spent")
    into = canvas.add(Line("line", DASHED), weeks, eaten, label="eaten")
    first = Line("scale", (0, (1, 2)), width=0.5)
    level = canvas.add(first, (0.0, p.days / 7), (*start, *start), label="spent at the start")
    canvas.axes.fill_between(weeks, eaten, spent, color=canvas.look.grid, alpha=0.6)
    canvas.legend([level, out, into])
    values = np.concatenate([eaten, spent, start])
    air = max(0.08 * np.ptp(values), 50.0)
    canvas.limits((0.0, p.days / 7), (float(values.min() - air), float(values.max() + air)))
    if p.days >= _NAMED_DAYS and min(spent[-1] - eaten[-1], start[0] - spent[-1]) > _NAMED_KCAL:
        at = (0.3 * p.days / 7, 0.75 * p.days / 7)
        middle = (spent[round(0.3 * p.days)] + eaten[-1]) / 2, (spent[round(0.75 * p.days)] + start[0]) / 2
        canvas.add(Note("center"), at[0], middle[0], "came out of the body")
        canvas.add(Note("center"), at[1], middle[1], "never spent")
    return Chart(canvas, _words(p), _caption(p))


def _gaps(p: Projection) -> tuple[int, int]:
    """Return the first and the last gap, of whole kcal, so that they are those of the numbers a reader sees."""
    return (
        round(p.expenditure_kcal[0]) - round(p.intake_kcal[1]),
        round(p.expenditure_kcal[-1]) - round(p.intake_kcal[-1]),
    )


def _caption(p: Projection) -> str:
    """Return what is spent at first and at last, and what is eaten at last: the two areas name themselves."""
    first, last, eaten = (round(kcal) for kcal in (p.expenditure_kcal[0], p.expenditure_kcal[-1], p.intake_kcal[-1]))
    return f"What is spent goes from {first:,} to {last:,} kcal/day; eaten {eaten:,}."


def _words(p: Projection) -> str:
    eaten, gaps = round(p.intake_kcal[-1]), _gaps(p)
    first, last = round(p.expenditure_kcal[0]), round(p.expenditure_kcal[-1])
    return (
        f"{p.person.name} eats {eaten:,.0f} kcal/day and spends {first:,.0f} at the start,"
        f" {last:,.0f} after {span(p.days)}."
        f" The grey between them goes from {gaps[0]:,} to {gaps[1]:,} kcal/day."
    )
