"""What short looks at the scale are worth: the chance of a false gain, and expenditure reckoned from few weeks."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import NormalDist

import numpy as np

from ..science import units
from ..science.body.projection import Projection
from ..science.body.static import RULE_KCAL_PER_KG
from ..science.checks import Floats, whole
from ..science.scale.rates import weekly_rate
from ..science.scale.weighing import repeated_kg, weigh_ins
from .canvas import Canvas, Chart, a_projection
from .gate import gated
from .look import DASHED
from .marks import Bars, Line, dots, plain

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
    return Chart(canvas, _chance_words(WEEKS, shares, formula, wrong, people, sd, float(rs[0])))


def _chance_words(
    weeks: Sequence[int], shares: Floats, formula: Floats, wrong: str, repeats: int, sd: float, r7: float
) -> str:
    """Return how often the scale points the wrong way after so many weeks."""
    said = [
        f"after {w} week{'' if w == 1 else 's'} in {s:.0%} (formula {f:.0%})"
        for w, s, f in _some(weeks, shares, formula)
    ]
    return (
        f"In {repeats} repeats the scale shows {wrong} {', '.join(said)}."
        f" The formula takes mornings as normal, with a standard deviation of {units.mass(sd, 2)} and a correlation of"
        f" {round(r7, 2) + 0.0:.2f} one week apart."
    ).replace("%", " %")


def _some(weeks: Sequence[int], shares: Floats, formula: Floats) -> list[tuple[int, float, float]]:
    return [(w, float(s), float(f)) for w, s, f in zip(weeks, shares, formula, strict=True) if w in (1, 2, 4, 6)]


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
    'Ana spends 2203 kcal/day'
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
    return Chart(canvas, _window_words(WINDOW_DAYS, ends[:, 0], ends[:, 2], true, p.person.name, people, refusal))


def _window_words(
    days: Sequence[int], low: Floats, high: Floats, true_kcal: float, name: str, repeats: int, refusal: str
) -> str:
    """Return what windows of several lengths make of one body's expenditure."""
    ends = [f"{d} days {a:.0f} to {b:.0f}" for d, a, b in zip(days, low, high, strict=True) if d in (7, 14, 28, 56)]
    return (
        f"{name} spends {true_kcal:.0f} kcal/day. Reckoned from the scale at 3,500 kcal a pound, 90 % of {repeats}"
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
