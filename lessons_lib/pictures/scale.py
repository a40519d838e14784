"""Charts of the scale: its hidden parts, one week many times, and what short looks at it are worth.

The last are the chance of a false gain, and expenditure reckoned from few weeks.
"""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from ..science import units
from ..science.body.other_models import RULE_KCAL_PER_KG
from ..science.body.projection import Projection
from ..science.checks import Floats, whole
from ..science.scale.rates import weekly_rate
from ..science.scale.weighing import PARTS, repeated_kg, weigh_ins
from ..science.words import change
from .canvas import Canvas, Chart, a_projection, padded_limits
from .gate import gated
from .look import DASHED
from .marks import Bars, Line, dots, plain

if TYPE_CHECKING:
    import pandas as pd


_PART_GROUPS = {
    "salt and water": ("sodium_water_kg",),
    "glycogen": ("glycogen_part_kg",),
    "gut content": ("gut_kg",),
    "rhythms, scale": ("weekly_kg", "weighing_time_kg", "scale_error_kg"),
    "cycle": ("cycle_kg",),
}
_PART_BARS = (plain("body"), plain("line", "//"), plain("third", ".."), plain("scale", "xx"), plain("fourth", "\\\\"))


@gated
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
    if not groups["cycle"].any():
        del groups["cycle"]
    canvas = Canvas("day", f"above or below true weight ({units.mass_unit()})", "What the scale adds and hides")
    one, day = units.from_kg(1.0), data["day"].to_numpy()
    above, below = np.zeros(len(day)), np.zeros(len(day))
    for (name, kg), bars in zip(groups.items(), _PART_BARS, strict=False):
        canvas.columns(bars, day, one * kg, bottom=one * np.where(kg >= 0, above, below), label=name)
        above, below = above + np.maximum(kg, 0), below + np.minimum(kg, 0)
    total = sum(groups.values())
    canvas.add(dots("ink", size=1.2, alpha=None, edge="paper", whole=False), day, one * total, label="sum")
    canvas.zero()
    canvas.legend()
    canvas.limits((day[0] - 0.7, day[-1] + 0.7), padded_limits(np.concatenate([above, below]), 1.0))
    return Chart(canvas, _parts_words(groups, np.asarray(total), float(data["cycle_kg"].max())))


@gated
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
    p = a_projection(projection)
    week = whole(week, "week", 1, p.days // 7, "(a week of the projection)")
    people = whole(people, "people", 20, 2000, "repeats")
    first, last = 7 * (week - 1), 7 * week
    kg = repeated_kg(p, people)
    changes = kg[:, last] - kg[:, first]
    true = float(p.weight_kg[last] - p.weight_kg[first])
    # the display shows steps of 0.1 kg: edges between the steps, and none of the bins holds zero and a gain
    edges = 0.05 + 0.2 * np.arange(np.floor((changes.min() - 0.05) * 5), np.ceil((changes.max() - 0.05) * 5) + 1)
    counts, _ = np.histogram(changes, edges)
    one, middles = units.from_kg(1.0), (edges[1:] + edges[:-1]) / 2
    canvas = Canvas(
        f"change on the scale over week {week} ({units.mass_unit()})",
        "repeats",
        f"{p.person.name}: one week, many times",
    )
    top = 1.08 * float(counts.max())
    for chosen, bars, name in (
        (middles <= 0.05, plain("body"), "no gain"),
        (middles > 0.05, plain("line", "//"), "a gain"),
    ):
        canvas.columns(bars, one * middles[chosen], counts[chosen], width=0.17 * one, label=name)
    canvas.add(Line("ink", DASHED), (one * true, one * true), (0.0, top), label="the body itself")
    canvas.legend()
    canvas.limits((one * edges[0], one * edges[-1]), (0.0, top))
    gains = int((changes > 0.05).sum())
    caption = f"In {gains} of {people} repeats the scale shows a gain, though the body itself has {change(true)}."
    return Chart(canvas, _weekly_words(changes, true, week), caption)


def _parts_words(groups: dict[str, Floats], total: Floats, cycle_kg: float) -> str:
    """Return the sentences of the hidden parts."""
    spread = {name: float(kg.std(ddof=1)) for name, kg in groups.items()}
    cycle = f" The menstrual cycle lifts it by up to {units.mass(cycle_kg)}." if cycle_kg > 0 else ""
    most = max(spread, key=lambda name: spread[name])
    return (
        f"Over {len(total)} days the hidden parts put the scale between {units.mass(-float(total.min()), 1)} below and"
        f" {units.mass(float(total.max()), 1)} above true weight; the largest part here is {most} (standard deviation"
        f" {units.mass(spread[most], 2)}).{cycle} None of it is fat."
    )


def _weekly_words(changes: Floats, true_kg: float, week: int) -> str:
    """Return the sentences of one week, many times."""
    gains = int((changes > 0.05).sum())
    return (
        f"In {len(changes)} repeats of week {week}, the body itself has {change(true_kg)};"
        f" the scale shows anything from {_more_or_less(changes.min())} to {_more_or_less(changes.max())},"
        f" and a gain in {gains} of {len(changes)} ({100 * gains / len(changes):.0f} %)."
    )


def _more_or_less(kg: float) -> str:
    return f"{units.mass(abs(float(kg)))} {'less' if kg < 0 else 'more'}"


WEEKS = (1, 2, 3, 4, 5, 6)
WINDOW_DAYS = (7, 10, 14, 21, 28, 42, 56)
_FROM_DAY = 21  # the water of a start has settled by then
_STEP_KG = 0.1  # the display's step: a change counts from one step on


@gated
def chance_of_gain(projection: Projection, people: int = 300) -> Chart:
    """Draw how often the scale points the wrong way after one to six weeks: by simulation and by formula.

    The formula takes each morning as normal about the body: the change over a time has the standard
    deviation SD * sqrt(2 (1 - r)), with r the correlation of mornings so far apart.

    Parameters
    ----------
    projection
        What `project` returned, at least 9 weeks long.
    people
        How many repeats, 20 to 2000, seeds 0, 1, 2 ...

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.chance_of_gain(project(PEOPLE["ana"], Plan.deficit(500), days=84), people=50).words.split(",")[0]
    'In 50 repeats the scale shows a gain after 1 week in 22 % (formula 27 %)'
    """
    p = a_projection(projection)
    whole(p.days, "days of the projection", _FROM_DAY + 7 * WEEKS[-1], 3650, "days")
    people = whole(people, "people", 20, 2000, "repeats")
    first, lasts = _FROM_DAY, [_FROM_DAY + 7 * week for week in WEEKS]
    kg = repeated_kg(p, people)
    true = p.weight_kg[lasts] - p.weight_kg[first]
    # losing, a gain points the wrong way; gaining, a loss
    sign = -1.0 if true[-1] > 0 else 1.0
    wrong = "a gain" if sign > 0 else "a loss"
    shares = (sign * (kg[:, lasts] - kg[:, [first]]) > _STEP_KG / 2).mean(axis=0)
    hidden = kg - p.weight_kg
    sd, rs = float(hidden.std()), np.array([_correlation(hidden, 7 * week) for week in WEEKS])
    spread = sd * np.sqrt(2.0 * (1.0 - rs))
    formula = np.array([NormalDist().cdf(z) for z in (sign * true - _STEP_KG / 2) / spread])
    canvas = Canvas(
        "weeks from the first weigh-in to the last", "share (%)", f"{p.person.name}: how often is it {wrong}?"
    )
    canvas.columns(plain("line", "//"), WEEKS, 100 * shares, width=0.6, label=f"{people} repeats")
    canvas.add(Line("body", marker="D", size=1.8, edge="paper"), WEEKS, 100 * formula, label="formula")
    canvas.legend()
    canvas.limits((0.4, WEEKS[-1] + 0.6), (0.0, 60.0))
    shown = [f"{share:.0%}".replace("%", " %") for share in shares[[0, 3]]]
    caption = f"The scale shows {wrong} after a week in {shown[0]} of repeats, after four weeks in {shown[1]}."
    return Chart(canvas, _chance_words(shares, formula, wrong, people, sd, float(rs[0])), caption)


def _chance_words(shares: Floats, formula: Floats, wrong: str, repeats: int, sd: float, r7: float) -> str:
    """Return how often the scale points the wrong way after so many weeks."""
    said = [
        f"after {w} week{'' if w == 1 else 's'} in {s:.0%} (formula {f:.0%})"
        for w, s, f in zip(WEEKS, shares, formula, strict=True)
        if w in (1, 2, 4, 6)
    ]
    return (
        f"In {repeats} repeats the scale shows {wrong} {', '.join(said)}."
        f" The formula takes mornings as normal, with a standard deviation of {units.mass(sd, 2)} and a correlation of"
        f" {round(r7, 2) + 0.0:.2f} one week apart."
    ).replace("%", " %")


@gated
def windows(projection: Projection, people: int = 200) -> Chart:
    """Draw the expenditure that one reckons from the scale, looking back over 7 to 56 days.

    A straight line through the mornings of the window, times 3,500 kcal a pound, is taken from what was eaten.

    Parameters
    ----------
    projection
        What `project` returned, at least 11 weeks long.
    people
        How many repeats, 20 to 2000, seeds 0, 1, 2 ...

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.windows(project(PEOPLE["ana"], Plan.deficit(500), days=84), people=50).words.split(".")[0]
    'Ana spends 2,203 kcal/day'
    """
    p = a_projection(projection)
    whole(p.days, "days of the projection", _FROM_DAY + WINDOW_DAYS[-1], 3650, "days")
    people = whole(people, "people", 20, 2000, "repeats")
    kg, eaten = repeated_kg(p, people), float(p.intake_kcal[-WINDOW_DAYS[-1] :].mean())
    ends = np.array(
        [np.percentile(eaten - RULE_KCAL_PER_KG * _slopes(kg[:, -days:]), (5, 50, 95)) for days in WINDOW_DAYS]
    )
    true = float(p.expenditure_kcal[-WINDOW_DAYS[2] :].mean())
    canvas = Canvas("days looked back", "kcal a day", f"{p.person.name}: expenditure reckoned from the scale")
    places = np.arange(len(WINDOW_DAYS))
    across = (-0.6, len(places) - 0.4)
    canvas.axes.set_xticks(places, [str(days) for days in WINDOW_DAYS])
    bars = Bars("body", "none", alpha=0.45)
    canvas.columns(bars, places, ends[:, 2] - ends[:, 0], bottom=ends[:, 0], width=0.5, label="90 % of repeats")
    canvas.add(dots("body", "D", size=1.6, alpha=None, whole=False), places, ends[:, 1], label="their middle")
    canvas.add(Line("line", DASHED), across, (true, true), label="what is spent")
    canvas.legend()
    air = 0.06 * float(np.ptp(ends))
    canvas.limits(across, (float(ends.min()) - air, float(ends.max()) + air))
    refusal = str(weekly_rate(weigh_ins(p, seed=0)[-7:]))
    week, month = (f"{ends[place, 2] - ends[place, 0]:,.0f}" for place in map(WINDOW_DAYS.index, (7, 28)))
    caption = f"Looking back a week, 90 % of repeats spread over {week} kcal/day; four weeks, over {month}."
    return Chart(canvas, _window_words(ends[:, 0], ends[:, 2], true, p.person.name, people, refusal), caption)


def _window_words(low: Floats, high: Floats, true_kcal: float, name: str, repeats: int, refusal: str) -> str:
    """Return what windows of several lengths make of one body's expenditure."""
    looks = zip(WINDOW_DAYS, low, high, strict=True)
    ends = [f"{d} days {a:,.0f} to {b:,.0f}" for d, a, b in looks if d in (7, 14, 28, 56)]
    return (
        f"{name} spends {true_kcal:,.0f} kcal/day. Reckoned from the scale at 3,500 kcal a pound, 90 % of {repeats}"
        f" repeats fall within: {', '.join(ends)} kcal/day. Asked for a rate from 7 days, the estimator says: {refusal}"
    )


def _correlation(hidden: Floats, lag: int) -> float:
    """Return the correlation of mornings so far apart, all repeats taken together."""
    rest = hidden - hidden.mean()
    return float((rest[:, :-lag] * rest[:, lag:]).mean() / rest.var())


def _slopes(kg: Floats) -> Floats:
    """Return the slope of a straight line through each row (kg/day)."""
    x = np.arange(kg.shape[1]) - (kg.shape[1] - 1) / 2.0
    slopes: Floats = kg @ x / float(x @ x)
    return slopes
