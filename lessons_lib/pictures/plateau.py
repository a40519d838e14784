"""Charts of the plateau: bodies that come to rest, alone and beside what real trials found."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.ticker import MaxNLocator

from ..data import read_rows
from ..science import units
from ..science.body.milestones import PLATEAU_KG, plateau_day
from ..science.body.plans import Plan
from ..science.body.projection import Projection
from ..science.care import LEAST_TARGET_BMI
from ..science.evidence.effects import trial_course
from ..science.words import change, mass_range
from .canvas import Canvas, Chart, a_projection, over_weeks, padded_limits, weekly
from .look import DASHED, DOTTED
from .marks import Line, dots

TRIAL = "CALERIE-2"
_HALF_YEAR = 182
_WEEKS_A_MONTH = 365.25 / 12 / 7
_STOPS = "stands still"
_LINES = (Line("body"), Line("line", DASHED), Line("third", DOTTED, key_dash=":"))


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
    runs = _of_one(projections, "plateau")
    canvas = over_weeks(f"{runs[0].person.name}: when does it stand still?")
    curves, stops = [], []
    for p, line in zip(runs, _LINES, strict=False):
        curves.append(canvas.add(line, *weekly(p.weight_kg), label=_named(p.plan)))
        day = plateau_day(p)
        if day is not None:
            stop = weekly(p.weight_kg[day : day + 1], first_day=day)
            stops.append(canvas.add(dots("ink", size=2.0, alpha=None, edge="paper", whole=False), *stop, label=_STOPS))
    canvas.legend([*curves, *stops[:1]])
    canvas.limits((0.0, max(p.days for p in runs) / 7), padded_limits(np.concatenate([p.weight_kg for p in runs])))
    return Chart(canvas, _plateau_words(runs))


def _of_one(projections: Sequence[Projection], chart: str) -> list[Projection]:
    """Check that these are one to three projections of one person."""
    runs = [a_projection(p) for p in projections]
    if not 1 <= len(runs) <= len(_LINES) or len({p.person.name for p in runs}) > 1:
        raise ValueError(
            f"charts.{chart} was given {len(runs)} projections. It must be one to three of the same person:"
            f" write charts.{chart}(body, fading)."
        )
    return runs


def _named(plan: Plan) -> str:
    """Return a short name of a plan for the legend."""
    if plan.appetite_kcal_per_kg:
        return "appetite"
    if plan.half_life_weeks is not None:
        return "fading"
    return "kept" if plan.deficit_kcal else "at baseline"


def _plateau_words(projections: Sequence[Projection]) -> str:
    """Return when each body first stands still, and where it ends."""
    texts = []
    for p in projections:
        day = plateau_day(p)
        start, end = float(p.weight_kg[0]), float(p.weight_kg[-1])
        far = float(p.weight_kg[int(np.argmax(np.abs(p.weight_kg - start)))])
        if day is None:
            still = f"never changes by less than {units.mass(PLATEAU_KG)} in four weeks"
        else:
            still = f"first changes by less than {units.mass(PLATEAU_KG)} in four weeks at week {day / 7:.0f}"
        turned = f", after {change(far - start)} at most" if abs(far - end) > PLATEAU_KG else ""
        texts.append(f"{p.plan}: the body {still}, and ends week {p.days // 7} with {change(end - start)}{turned}.")
    return f"{projections[0].person.name}. " + " ".join(texts)


def courses(*projections: Projection) -> Chart:
    """Draw up to three bodies beside the published means of real trials, as change of weight over months.

    The bodies are of one fictional person; the marks are means and ranges of trials
    (`data/trial_courses.csv`), so far as they were given in kg. Nothing is fitted to them: their people were
    others, with other starting weights and other prescriptions.

    Parameters
    ----------
    projections
        What `project` returned, all of the same person.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.courses(project(PEOPLE["ana"], Plan.deficit(500), days=1092)).words.split(". Franz")[0]
    'Ana. Change of weight at 6 and at 36 months: kept, a loss of 8.3 kg and a loss of 21.0 kg'
    """
    runs = _of_one(projections, "courses")
    canvas = Canvas(
        "months", f"change of weight ({units.mass_unit()})", f"Bodies of {runs[0].person.name}, and what trials found"
    )
    one, lowest = units.from_kg(1.0), -9.0
    for p, line in zip(runs, _LINES, strict=False):
        # a weight that is drawn is offered as one to aim at: the course stops where it names no target
        under = p.weight_kg < LEAST_TARGET_BMI * (p.person.height_cm / 100.0) ** 2
        shown = max(int(np.argmax(under)), 1) if under.any() else len(under)
        moved = (p.weight_kg - p.weight_kg[0])[:shown]
        canvas.add(line, np.arange(shown) / 7 / _WEEKS_A_MONTH, one * moved, label=_named(p.plan))
        lowest = min(lowest, float(moved.min()))
    for study, marker, aside in (("Franz 2007", "s", 0.6), ("POUNDS LOST", "o", -0.6), (TRIAL, "D", 0.6)):
        mark, label = dots("ink", marker, size=1.6, alpha=None, whole=False), study.removesuffix(" 2007")
        for row in read_rows("trial_courses"):
            if (row["study"], row["quantity"], row["unit"]) != (study, "weight change", "kg"):
                continue
            month = int(row["month"])
            low, middle, high = (one * x for x in trial_course(study, "weight change", month))
            x = month + aside
            canvas.add(Line("ink", width=1.4), [x, x], [low, high])
            # where no mean was published, the ends of the range are marked, and nothing between them
            marked = [middle] if row["value"] else [low, high]
            canvas.add(mark, [x] * len(marked), marked, label=label)
            label = ""  # the legend names a study once
    canvas.zero()
    canvas.legend()
    canvas.axes.set_xticks((0, 6, 12, 24, 36, 48))
    canvas.axes.yaxis.set_major_locator(MaxNLocator(5, integer=True))
    highest = max(0.0, *(float((p.weight_kg - p.weight_kg[0]).max()) for p in runs))
    canvas.limits((0.0, 50.0), (one * (lowest - 1.0), one * (highest + 1.0)))
    return Chart(canvas, _course_words(runs))


def _course_words(runs: Sequence[Projection]) -> str:
    told = []
    for p in runs:
        half, last = min(_HALF_YEAR, p.days), p.days
        moved = [change(float(p.weight_kg[day] - p.weight_kg[0])) for day in (half, last)]
        told.append(f"{_named(p.plan)}, {moved[0]} and {moved[1]}")
    months = round(max(p.days for p in runs) / 7 / _WEEKS_A_MONTH)
    franz = {month: trial_course("Franz 2007", "weight change", month) for month in (6, 48)}
    pounds = {month: trial_course("POUNDS LOST", "weight change", month) for month in (6, 24)}
    return (
        f"{runs[0].person.name}. Change of weight at 6 and at {months} months: {'; '.join(told)}."
        f" Franz 2007, a review of diets or drugs, found {_range(franz[6])} at 6 months and {_range(franz[48])} at 48;"
        f" POUNDS LOST {change(pounds[6][1])} at 6 months and {_range(pounds[24])} at 24;"
        f" {TRIAL} {change(trial_course(TRIAL, 'weight change', 24)[1])} at 24."
    )


def _range(three: tuple[float, float, float]) -> str:
    low, _, high = three
    return f"a loss of {mass_range(-high, -low)}"
