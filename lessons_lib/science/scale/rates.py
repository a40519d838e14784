"""What weigh-ins say about a week and about the plate: weekly rate, hidden intake, and "cannot tell yet"."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from .. import units
from ..body.dynamic import HALL_2011, start_of
from ..body.other_models import fat_after_weight_change, linear_body
from ..body.people import MOST_TIMES_WEIGHT, Person
from ..body.plans import MAX_INTAKE_KCAL
from ..checks import instance, number, whole
from ..words import Interval, Refusal, count
from .readings import LEVEL, Noise, Readings, stepped, still, trusted, unseen
from .smoother import looked_back, notes_on

if TYPE_CHECKING:
    import pandas as pd

RATE_DAYS = 14
"""Least span for a weekly rate (days), the course's choice: below it the interval is wider than most rates."""
INTAKE_DAYS = 28
"""Least span for hidden intake (days): Hall and Chow 2011, doi:10.3945/ajcn.111.014399, need more than 28 days
of daily weights, scattering by 0.5 kg, for a 95 % interval within 300 kcal/day (VERIFIED-SECONDARY)."""
INTAKE_HALF_WIDTH_KCAL = 450.0
"""Hidden intake is refused when the weigh-ins alone leave more than this on either side of it (kcal/day). What
the baseline adds is no reason to refuse, as more days do not cure it; it is said instead."""

RMR_SD_PERCENT = 9.6
"""SD of the error of the resting equation (% of its number). DERIVED: Mifflin's equation comes within 10 % of the
measured rate in 70 % of adults with obesity (Frankenfield et al. 2005, doi:10.1016/j.jada.2005.02.005, in the Evidence
Analysis Library of the Academy of Nutrition and Dietetics); a normal error with that share has this SD."""
PAL_SD = 0.10
"""SD of the error of a guessed PAL (times resting rate): course assumption, no source."""

_BODY_ERROR = 0.03  # relative SD of rho and epsilon for one person: course assumption
_WATER_KG = 0.15  # SD of water that comes or goes within a window and is not tissue (kg): course assumption


def baseline_error_kcal(person: Person) -> float:
    """Return how far a person's baseline is from its estimate, SD in kcal/day: resting rate and PAL together.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> round(baseline_error_kcal(PEOPLE["ana"]))
    274
    """
    return person.tdee_kcal * math.hypot(RMR_SD_PERCENT / 100.0, PAL_SD / person.pal)


class _Span(NamedTuple):
    """Change over a window, mean and SD (kg): of true weight, and of tissue alone, without the water of a start.

    After a step there are two readings of each, the likelier first: a step in weight is the body's own or the
    scale's; in tissue it is none, or a mistake.
    """

    days: float
    change_kg: list[tuple[float, float]]
    tissue_kg: list[tuple[float, float]]
    lost_water_kg: float
    mean_kg: float
    mean_sd_kg: float
    notes: tuple[str, ...]


def _span(readings: Readings, noise: Noise) -> _Span:
    """Return how far the body went between the first and the last weigh-in."""
    day = readings.day
    seen = looked_back(day, readings.kg, noise, readings.other)
    kg = readings.kg - seen.scales_kg
    noise = seen.noise
    days = float(day[-1] - day[0])
    own_steps = (1.0, 0.0) if seen.steps else (1.0,)
    changes = [seen.change(own) for own in own_steps]
    tissues = [seen.change(1.0 - own, tissue=True) for own in own_steps]
    # the mean over time, so that days weighed more often do not count more
    average = float(np.trapezoid(kg, day)) / days
    average_sd = noise.sd_kg * math.sqrt(noise.repeats / len(kg))
    return _Span(days, changes, tissues, seen.water_kg, average, average_sd, notes_on(seen, readings.others))


def _union(readings: list[tuple[float, float]], z: float) -> tuple[float, float, float]:
    """Return the ends of the interval that holds what every reading of a step allows, and the first one's middle."""
    low, high = min(kg - z * sd for kg, sd in readings), max(kg + z * sd for kg, sd in readings)
    return low, readings[0][0], high


def _cannot(readings: Readings, least_days: int, gives: str) -> Refusal | None:
    """Return a refusal for what no estimate stands on: not one body, too few mornings, or too far apart."""
    day = readings.day
    days, mornings = (int(day[-1] - day[0]) + 1 if len(day) else 0), len(day)
    if readings.mixed:
        return Refusal(readings.mixed)
    if days < least_days or mornings < least_days // 2:
        one = f"{count(days, 'day')} of weigh-ins"
        have = f"{mornings} mornings within {days} days" if mornings < days else one
        return Refusal(f"{have}; {least_days} days, weighed at least every other day, are needed for {gives}.")
    why = unseen(readings) or stepped(readings) or still(readings)
    return Refusal(why) if why else None


def _window(window_days: int | None) -> int | None:
    return None if window_days is None else whole(window_days, "window_days", 1, 3650, "days")


def weekly_rate(weigh_ins: pd.DataFrame, window_days: int | None = None) -> Interval | Refusal:
    """Return the rate of change of true weight, averaged over the window.

    Parameters
    ----------
    weigh_ins
        Columns day and weight_kg; with a column scale, what another scale shows more is taken off.
    window_days
        Only the last so many days; all of them when left out.

    Returns
    -------
    Interval or Refusal
        kg/week, 90 %; a refusal for under 14 days, for weigh-ins that lie too far apart, that jump as no body does,
        or that are of two people or in two units.

    Notes
    -----
    True weight holds water too: the first kilogram of a diet is in this rate. A step that is noticed is the body's or
    another scale's; it is named, and the interval holds both. Most steps under 1 kg are not noticed (see `trend`).

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=84), seed=7)
    >>> weekly_rate(w).unit, bool(weekly_rate(w[:10]))
    ('kg/week', False)
    """
    readings, noise = trusted(weigh_ins, _window(window_days))
    if (refusal := _cannot(readings, RATE_DAYS, "a weekly rate")) is not None:
        return refusal
    span = _span(readings, noise)
    low, middle, high = (7.0 * x / span.days for x in _union(span.change_kg, noise.z))
    return Interval(low, middle, high, unit="kg/week", level=LEVEL, notes=(*readings.notes, *span.notes))


def hidden_intake_kcal(
    weigh_ins: pd.DataFrame, person: Person, baseline_sd_kcal: float | None = None, window_days: int | None = None
) -> Interval | Refusal:
    """Return what a person must have eaten for the scale to go as it did, averaged over the window.

    Parameters
    ----------
    weigh_ins
        As in `weekly_rate`.
    person
        Who; her weight is the one at which she was in balance.
    baseline_sd_kcal
        SD of the error of her baseline (kcal/day, 0 to 1000): 0 when it was measured. Left out, it is an
        equation's: `RMR_SD_PERCENT` of the resting rate (DERIVED from Frankenfield 2005) and `PAL_SD` (course
        assumption), together about 11 % of the baseline.
    window_days
        Only the last so many days; all of them when left out.

    Returns
    -------
    Interval or Refusal
        kcal/day, 90 %; a refusal for under 28 days, when the weigh-ins leave too much open to be of use, when they
        cannot be this person's, and where `weekly_rate` has one.

    Notes
    -----
    Intake - baseline = rho dW/dt + epsilon (W - W0): Hall and Chow 2011, doi:10.3945/ajcn.111.014399, with
    rho and epsilon of the person's own body. Sanghvi et al. 2015, doi:10.3945/ajcn.115.111070, held the
    method against doubly labelled water in 140 people; in other adults it ran from 577 kcal/day below to 436
    above a criterion (Hibbing et al. 2022, doi:10.1017/S0007114522003312), about as wide as this interval. Most of
    the width is the baseline, and no number of weeks narrows that: `intake_change_kcal` does without it.

    Two things are finer than in the formula as printed, which is 15 to 80 kcal/day too low over two months of 300 to
    1250 kcal/day below baseline: water that went at the start is left out of W - W0, as it cost nothing to carry, and
    rho is that of the body in the middle of the window. Without noise, 25 kcal/day are left at the most.

    Activity is taken as unchanged; a change of activity shows up as intake. Water of a change of diet within the window
    is read as tissue where it is no clear step, as in a diet break, and so is another scale that is not written down.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=84), seed=7)
    >>> hidden_intake_kcal(w[:18], PEOPLE["ana"])
    Cannot tell yet: 18 days of weigh-ins; 28 days, weighed at least every other day, are needed for ± 300 kcal/day.
    >>> guessed, measured = (hidden_intake_kcal(w, PEOPLE["ana"], sd) for sd in (None, 0))
    >>> measured.high - measured.low < 0.3 * (guessed.high - guessed.low)
    True
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    own_sd = baseline_error_kcal(person)
    if baseline_sd_kcal is not None:
        own_sd = number(
            baseline_sd_kcal, "baseline_sd_kcal", 0.0, 1000.0, "kcal/day", "It is 0 for a measured baseline."
        )
    return intake_of(*trusted(weigh_ins, _window(window_days)), person, own_sd)


def intake_of(readings: Readings, noise: Noise, person: Person, own_sd: float) -> Interval | Refusal:
    """Return hidden intake from weigh-ins that are read already; `own_sd` as the baseline's SD (kcal/day)."""
    if (refusal := _cannot(readings, INTAKE_DAYS, "± 300 kcal/day")) is not None:
        return refusal
    span = _span(readings, noise)
    if (refusal := _somebody_else(span, person)) is not None:
        return refusal
    above = _above_baseline(span, person)
    low, middle, high = _union(above, noise.z)
    if high - low > 2.0 * INTAKE_HALF_WIDTH_KCAL:
        return _too_wide(span, noise, (high - low) / 2.0)
    estimate = person.tdee_kcal + middle
    if not 0.0 <= estimate <= MAX_INTAKE_KCAL:
        return Refusal(
            f"The weigh-ins would mean {estimate:,.0f} kcal/day, and nobody eats less than 0 or more than"
            f" {MAX_INTAKE_KCAL:,.0f} kcal/day; are they {person.name}'s?"
        )
    known, notes = (high - low) / 2.0, (*readings.notes, *span.notes)
    low, middle, high = _union([(kcal, math.hypot(sd, own_sd)) for kcal, sd in above], noise.z)
    if high - low > 4.0 * known:
        notes = (
            f"Most of that width is {person.name}'s baseline, which is an estimate: with a measured one it would be"
            f" ± {known:,.0f} kcal/day.",
            *notes,
        )
    low, high = max(person.tdee_kcal + low, 0.0), person.tdee_kcal + high
    return Interval(low, estimate, high, unit="kcal/day", level=LEVEL, notes=notes)


def intake_change_kcal(weigh_ins: pd.DataFrame, person: Person, window_days: int = INTAKE_DAYS) -> Interval | Refusal:
    """Return by how much intake changed: the last days against all those before them, which needs no baseline.

    Parameters
    ----------
    weigh_ins
        As in `weekly_rate`.
    person
        Who; what she spends before any weight changes does not matter here.
    window_days
        How many days the later window has, 28 or more; the earlier one needs as many as 28 too.

    Returns
    -------
    Interval or Refusal
        kcal/day, 90 %, positive when more is eaten later than earlier; a refusal when a window has under 28 days
        or the weigh-ins leave too much open.

    Notes
    -----
    The formula of `hidden_intake_kcal`, once for each window; in the difference the baseline cancels, and with it
    most of the error. The two windows are taken for independent.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(700).fading(8), days=112), seed=3)
    >>> change = intake_change_kcal(w, PEOPLE["ana"], window_days=56)
    >>> change.low > 0, change.unit
    (True, 'kcal/day')
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    window_days = whole(window_days, "window_days", INTAKE_DAYS, 3650, "days")
    readings, noise = trusted(weigh_ins)
    if jump := readings.mixed or stepped(readings):
        return Refusal(jump)
    later = readings.day > readings.day[-1] - window_days
    spans = []
    for part, name in ((~later, "the earlier window"), (later, "the later window")):
        window = readings.within(part)
        if (refusal := _cannot(window, INTAKE_DAYS, name)) is not None:
            return refusal
        spans.append(_span(window, noise))
        if (refusal := _somebody_else(spans[-1], person)) is not None:
            return refusal
    before, after = (_above_baseline(span, person) for span in spans)
    changes = [(late[0] - early[0], math.hypot(early[1], late[1])) for late in after for early in before]
    low, change, high = _union(changes, noise.z)
    if high - low > 2.0 * INTAKE_HALF_WIDTH_KCAL:
        return _too_wide(min(spans), noise, (high - low) / 2.0)
    said = (*readings.notes, *dict.fromkeys(note for span in spans for note in span.notes))
    return Interval(low, change, high, unit="kcal/day", level=LEVEL, notes=said)


def _above_baseline(span: _Span, person: Person) -> list[tuple[float, float]]:
    """Return mean intake beyond the baseline and its SD without the baseline's own, for each reading (kcal/day).

    Water costs nothing to carry, so what went at the start is counted back; and what a kilogram of tissue holds is
    taken at the middle of the window, since a body with less fat loses more lean tissue with it.
    """
    change = span.mean_kg + span.lost_water_kg - person.weight_kg
    start = start_of(person, HALL_2011)
    fat = fat_after_weight_change(start.fat_kg, np.array(change), HALL_2011)
    rho = linear_body(start._replace(fat_kg=float(fat)), HALL_2011).rho_kcal_per_kg
    eps = linear_body(start, HALL_2011).eps_kcal_per_kg_day
    cost = eps * change
    readings = []
    for tissue, sd in span.tissue_kg:
        flow = rho * tissue / span.days
        error = math.hypot(
            rho * math.hypot(sd, _WATER_KG) / span.days, _BODY_ERROR * flow, _BODY_ERROR * cost, eps * span.mean_sd_kg
        )
        readings.append((flow + cost, error))
    return readings


def _somebody_else(span: _Span, person: Person) -> Refusal | None:
    if 1.0 / MOST_TIMES_WEIGHT < span.mean_kg / person.weight_kg < MOST_TIMES_WEIGHT:
        return None
    perhaps = units.other_unit(span.mean_kg, person.weight_kg / MOST_TIMES_WEIGHT, person.weight_kg * MOST_TIMES_WEIGHT)
    return Refusal(
        f"The weigh-ins are about {units.mass(span.mean_kg, 0)} and {person.name} was in balance at"
        f" {units.mass(person.weight_kg, 0)}; pounds typed as kilograms, or somebody else?{perhaps}"
    )


def _too_wide(span: _Span, noise: Noise, half: float) -> Refusal:
    return Refusal(
        f"{span.days + 1:.0f} days of weigh-ins that scatter by {units.mass(noise.sd_kg, 2)} leave ± {half:.0f}"
        f" kcal/day; more days are needed for ± {INTAKE_HALF_WIDTH_KCAL:.0f} kcal/day."
    )
