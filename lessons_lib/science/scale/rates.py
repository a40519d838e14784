"""What weigh-ins say about a week and about the plate: weekly rate, hidden intake, and "cannot tell yet"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ..body.goals import linear_body
from ..body.people import Person
from ..body.plans import MAX_INTAKE_KCAL
from ..checks import Floats, instance, whole
from ..words import Interval, Refusal, count
from .readings import LEVEL, Noise, trusted
from .trend import kalman, true_weight_rows

if TYPE_CHECKING:
    import pandas as pd

RATE_DAYS = 14
"""Least span for a weekly rate (days), the course's choice: below it the interval is wider than most rates."""
INTAKE_DAYS = 28
"""Least span for hidden intake (days): Hall and Chow 2011, doi:10.3945/ajcn.111.014399, need more than 28 days
of daily weights, scattering by 0.5 kg, for a 95 % interval within 300 kcal/day (VERIFIED-SECONDARY)."""
INTAKE_HALF_WIDTH_KCAL = 450.0
"""Hidden intake is refused when its 90 % interval is wider than this on either side (kcal/day)."""

_BODY_ERROR = 0.03  # relative SD of rho and epsilon for one person: course assumption
_WATER_KG = 0.15  # SD of water that comes or goes within a window and is not tissue (kg): course assumption


class _Span(NamedTuple):
    """Change over a window: total (kg) and of tissue alone, without the water of a start (kg), with SDs."""

    days: float
    change_kg: float
    change_sd_kg: float
    tissue_kg: float
    tissue_sd_kg: float


def _span(day: Floats, kg: Floats, noise: Noise) -> _Span:
    """Return how far the body went between the first and the last weigh-in."""
    mean, cov = kalman(day, kg, noise).last
    days = float(day[-1] - day[0])
    total = true_weight_rows(day[-1:] - day[0])[0] - np.array([0.0, 0.0, 1.0, 0.0, 1.0])
    tissue = np.array([1.0, 0.0, 0.0, 0.0, -1.0])
    (change, change_sd), (solid, solid_sd) = (
        (float(c @ mean), math.sqrt(max(float(c @ cov @ c), 0.0))) for c in (total, tissue)
    )
    return _Span(days, change, change_sd, solid, solid_sd)


def _too_little(day: Floats, least_days: int, gives: str) -> Refusal | None:
    """Return a refusal if there are too few days or weigh-ins, one for every two days."""
    days, mornings = (int(day[-1] - day[0]) + 1 if len(day) else 0), len(day)
    if days >= least_days and mornings >= least_days // 2:
        return None
    one = f"{count(days, 'day')} of weigh-ins"
    have = f"{mornings} mornings within {days} days" if mornings < days else one
    return Refusal(f"{have}; {least_days} days, weighed at least every other day, are needed for {gives}.")


def _window(window_days: int | None) -> int | None:
    return None if window_days is None else whole(window_days, "window_days", 1, 3650, "days")


def weekly_rate(weigh_ins: pd.DataFrame, window_days: int | None = None) -> Interval | Refusal:
    """Return the rate of change of true weight, averaged over the window.

    Parameters
    ----------
    weigh_ins
        Columns day and weight_kg.
    window_days
        Only the last so many days; all of them when left out.

    Returns
    -------
    Interval or Refusal
        kg/week, 90 %; a refusal for under 14 days.

    Notes
    -----
    True weight holds water too: the first kilogram of a diet is in this rate. A change of diet in the last
    days moves water: with a diet break in the last of twelve weeks, the interval holds the truth in 70 %.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=84), seed=7)
    >>> weekly_rate(w).unit, bool(weekly_rate(w[:10]))
    ('kg/week', False)
    """
    (day, kg, notes), noise = trusted(weigh_ins, _window(window_days))
    refusal = _too_little(day, RATE_DAYS, "a weekly rate")
    if refusal is not None:
        return refusal
    span = _span(day, kg, noise)
    half = noise.z * span.change_sd_kg
    low, middle, high = (7.0 * x / span.days for x in (span.change_kg - half, span.change_kg, span.change_kg + half))
    return Interval(low, middle, high, unit="kg/week", level=LEVEL, notes=notes)


def hidden_intake_kcal(weigh_ins: pd.DataFrame, person: Person, window_days: int | None = None) -> Interval | Refusal:
    """Return what a person must have eaten for the scale to go as it did, averaged over the window.

    Parameters
    ----------
    weigh_ins
        Columns day and weight_kg.
    person
        Who; her weight is the one at which she was in balance.
    window_days
        Only the last so many days; all of them when left out.

    Returns
    -------
    Interval or Refusal
        kcal/day, 90 %; a refusal for under 28 days, when the interval is too wide to be of use, or when
        the weigh-ins cannot be this person's.

    Notes
    -----
    Intake - baseline = rho dW/dt + epsilon (W - W0): Hall and Chow 2011, doi:10.3945/ajcn.111.014399, with
    rho and epsilon of the person's own body. Sanghvi et al. 2015, doi:10.3945/ajcn.115.111070, held the
    method against doubly labelled water in 140 people. Activity is taken as unchanged; a change of activity
    shows up as intake. Water that moves after the start of the window is read as tissue: with a
    diet break in its last week, four weeks give about 180 kcal/day too much. The linear formula itself is 15
    to 50 kcal/day too low over two months of 300 to 600 kcal/day below baseline, and more so for larger
    deficits: at 900 kcal/day the interval holds the truth in about 80 % of cases, beyond that in fewer.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=84), seed=7)
    >>> hidden_intake_kcal(w[:18], PEOPLE["ana"])
    Cannot tell yet: 18 days of weigh-ins; 28 days, weighed at least every other day, are needed for ± 300 kcal/day.
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    (day, kg, notes), noise = trusted(weigh_ins, _window(window_days))
    refusal = _too_little(day, INTAKE_DAYS, "± 300 kcal/day")
    if refusal is not None:
        return refusal
    body, span = linear_body(person), _span(day, kg, noise)
    # the mean over time, so that days weighed more often do not count more
    mean = float(np.trapezoid(kg, day)) / span.days
    if not 0.5 < mean / person.weight_kg < 2.0:
        return Refusal(
            f"The weigh-ins are about {mean:.0f} kg and {person.name} was in balance at {person.weight_kg:.0f} kg;"
            " pounds typed as kilograms, or somebody else?"
        )
    flow = body.rho_kcal_per_kg * span.tissue_kg / span.days
    cost = body.eps_kcal_per_kg_day * (mean - person.weight_kg)
    error = math.hypot(
        body.rho_kcal_per_kg * math.hypot(span.tissue_sd_kg, _WATER_KG) / span.days,
        _BODY_ERROR * flow,
        _BODY_ERROR * cost,
        body.eps_kcal_per_kg_day * noise.sd_kg * math.sqrt(noise.repeats / len(kg)),
    )
    half = noise.z * error
    if half > INTAKE_HALF_WIDTH_KCAL:
        return Refusal(
            f"{span.days + 1:.0f} days of weigh-ins that scatter by {noise.sd_kg:.2f} kg leave ± {half:.0f} kcal/day;"
            f" more days are needed for ± {INTAKE_HALF_WIDTH_KCAL:.0f} kcal/day."
        )
    estimate = person.tdee_kcal + flow + cost
    if not 0.0 <= estimate <= MAX_INTAKE_KCAL:
        return Refusal(
            f"The weigh-ins would mean {estimate:.0f} kcal/day, and nobody eats less than 0 or more than"
            f" {MAX_INTAKE_KCAL:.0f} kcal/day; are they {person.name}'s?"
        )
    low = max(estimate - half, 0.0)
    return Interval(low, estimate, estimate + half, unit="kcal/day", level=LEVEL, notes=notes)
