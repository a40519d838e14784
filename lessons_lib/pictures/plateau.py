"""Charts of the plateau: bodies that come to rest, and the published course of real trials beside the model."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.ticker import MaxNLocator

from ..data import read_rows
from ..science import units
from ..science.body.people import Person
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.care import LEAST_TARGET_BMI
from ..science.checks import instance
from . import trend_words as _trend_words
from . import words as _words
from .canvas import Canvas, Chart, room
from .given import a_projection
from .marks import like

TRIAL = "CALERIE-2"
_TRIAL_DAYS = 728
_TRIAL_MONTHS = 24
_WEEKS_A_MONTH = 365.25 / 12 / 7


def plateau(*projections: Projection) -> Chart:
    """Draw up to three bodies over time, each with the week in which it first stands still.

    Standing still means: less than 0.2 kg of change in four weeks (a rule of this course).

    Parameters
    ----------
    projections
        What `project` returned, all of the same person.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.plateau(project(PEOPLE["ana"], Plan.deficit(500), days=1092)).words.split(", and")[0]
    'Ana. 500 kcal/day below baseline: the body first changes by less than 0.2 kg in four weeks at week 120'
    """
    runs = [a_projection(p) for p in projections]
    if not 1 <= len(runs) <= 3 or len({p.person.name for p in runs}) > 1:
        raise ValueError(
            f"charts.plateau was given {len(runs)} projections. It must be one to three of the same person:"
            " write charts.plateau(body, fading)."
        )
    canvas = Canvas("weeks", f"weight ({units.mass_unit()})", f"{runs[0].person.name}: when does it stand still?")
    style, ax, one = canvas.look, canvas.axes, units.from_kg(1.0)
    handles: list[Any] = []
    looks: tuple[tuple[str, Any], ...] = ((style.body, "-"), (style.line, (0, (5, 2))), (style.third, (0, (1, 1))))
    for p, (colour, dash) in zip(runs, looks, strict=False):
        weeks = np.arange(p.days + 1) / 7
        (curve,) = ax.plot(weeks, one * p.weight_kg, color=colour, linewidth=style.line_pt, linestyle=dash)
        handles.append(like(curve, _named(p.plan)))
        day = _trend_words.plateau_day(p)
        if day is not None:
            ax.plot(
                [day / 7],
                [one * p.weight_kg[day]],
                color=style.ink,
                linestyle="none",
                marker="o",
                markersize=style.dot_pt * 2,
                markeredgecolor=style.paper,
            )
    if any(_trend_words.plateau_day(p) is not None for p in runs):
        (mark,) = ax.plot([], [], color=style.ink, linestyle="none", marker="o", markersize=style.dot_pt * 2)
        handles.append(like(mark, "stands still"))
    canvas.legend(handles)
    canvas.limits((0.0, max(p.days for p in runs) / 7), room(np.concatenate([p.weight_kg for p in runs])))
    return Chart(canvas, _trend_words.plateaus(runs))


def _named(plan: Plan) -> str:
    """Return a short name of a plan for the legend."""
    if plan.half_life_weeks is not None:
        return f"fading (half in {plan.half_life_weeks:g} weeks)"
    return "kept, day after day" if plan.deficit_kcal else "at baseline"


def published(study: str, quantity: str, month: int | None = None) -> tuple[float, float, float]:
    """Return a published number with the ends that were given with it; the ends repeat it if there are none.

    Examples
    --------
    >>> published("CALERIE-2", "weight change", 24)
    (-7.9, -7.5, -7.1)
    """
    for row in read_rows("trial_courses"):
        if (row["study"], row["quantity"]) == (study, quantity) and month in (None, int(row["month"] or 0)):
            low, high = (float(row[end] or row["value"]) for end in ("low", "high"))
            return low, float(row["value"] or (low + high) / 2), high
    raise ValueError(f"data/trial_courses.csv has no {quantity!r} of {study!r}. It must be one of its rows.")


def courses(person: Person) -> Chart:
    """Draw the published course of real trials beside the model, for what was prescribed and what was achieved.

    The two curves are of one fictional person on the energy restriction that CALERIE-2 prescribed, and on
    what its participants achieved on average. The marks are published means and ranges
    (`data/trial_courses.csv`), so far as they were given in kg.

    Parameters
    ----------
    person
        Somebody of about the size of that trial's participants.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.courses(PEOPLE["ines"]).words.split(":")[0]
    'CALERIE-2 prescribed 25 % less'
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ines']")
    canvas = Canvas(
        "months", f"change of weight ({units.mass_unit()})", "Real trials, and the model of what was asked and done"
    )
    style, ax, one = canvas.look, canvas.axes, units.from_kg(1.0)
    ends, handles = [], []
    months = np.arange(_TRIAL_DAYS + 1) / 7 / _WEEKS_A_MONTH
    for what, colour, dash in (("prescribed", style.line, (0, (5, 2))), ("achieved", style.body, "-")):
        percent = published(TRIAL, f"energy restriction {what}")[1]
        run = project(person, Plan.deficit(percent / 100 * person.tdee_kcal), _TRIAL_DAYS)
        # a weight that is drawn is offered as one to aim at: the course stops where it names no target
        under = run.weight_kg < LEAST_TARGET_BMI * (person.height_cm / 100.0) ** 2
        shown = max(int(np.argmax(under)), 1) if under.any() else len(under)
        change = (run.weight_kg - run.weight_kg[0])[:shown]
        (curve,) = ax.plot(months[:shown], one * change, color=colour, linewidth=style.line_pt, linestyle=dash)
        handles.append(like(curve, what))
        ends.append((percent, float(change[-1]), float(months[shown - 1])))
    marks = (("Franz 2007", "s", 0.6), ("POUNDS LOST", "o", -0.6), (TRIAL, "D", 0.6))
    for study, marker, aside in marks:
        for row in read_rows("trial_courses"):
            if (row["study"], row["quantity"], row["unit"]) != (study, "weight change", "kg"):
                continue
            month = int(row["month"])
            low, middle, high = (one * x for x in published(study, "weight change", month))
            x = month + aside
            ax.plot([x, x], [low, high], color=style.ink, linewidth=style.line_pt * 1.4)
            # where no mean was published, the ends of the range are marked, and nothing between them
            marked = [middle] if row["value"] else [low, high]
            (mark,) = ax.plot(
                [x] * len(marked),
                marked,
                color=style.ink,
                linestyle="none",
                marker=marker,
                markersize=style.dot_pt * 1.6,
            )
        handles.append(like(mark, study))
    ax.axhline(0.0, color=style.ink, linewidth=1.0)
    canvas.legend(handles)
    ax.set_xticks((0, 6, 12, 24, 36, 48))
    ax.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    lowest = min(*(change for _, change, _ in ends), -9.0)
    canvas.limits((0.0, 50.0), (one * (lowest - 1.0), one * 1.0))
    return Chart(canvas, _course_words(person.name, ends))


def _course_words(name: str, ends: list[tuple[float, float, float]]) -> str:
    (asked, far, end), (done, near, _) = ends
    cut = f", and the picture ends it there, at a BMI of {LEAST_TARGET_BMI:g}" if round(end) < _TRIAL_MONTHS else ""
    franz = {month: published("Franz 2007", "weight change", month) for month in (6, 48)}
    pounds = {month: published("POUNDS LOST", "weight change", month) for month in (6, 24)}
    week = published(TRIAL, "week of the plateau")[1]
    return (
        f"{TRIAL} prescribed {asked:g} % less: for {name} the model makes of that {_words.change(far)} in"
        f" {end:.0f} months{cut}."
        f" Achieved were {done:g} %: the model says {_words.change(near)}, the trial found"
        f" {_words.change(published(TRIAL, 'weight change', 24)[1])}, with a plateau at about week {week:.0f}."
        f" POUNDS LOST found {_words.change(pounds[6][1])} at 6 months and {_range(pounds[24])} at 24;"
        f" Franz 2007, a review of diets or drugs, {_range(franz[6])} at 6 months and {_range(franz[48])} at 48."
    )


def _range(three: tuple[float, float, float]) -> str:
    low, _, high = three
    return f"a loss of {units.from_kg(-high):.1f} to {units.mass(-low)}"
