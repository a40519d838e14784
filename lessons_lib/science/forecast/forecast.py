"""A forecast is a fan: one plan, many bodies that all fit what is known about one person.

Three things are not known before the start and differ from body to body: what the body spends at rest, how
much it moves, and how much of the plan is kept. A fourth, the day's water and food, moves the scale and not
the body. How often the stated bands hold, other simulated people tell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..body.people import Person
from ..body.plans import Plan
from ..body.projection import OutsideModelError, project
from ..body.runs import LEAST_FAT_KG
from ..care import LEAST_TARGET_BMI, least_kg
from ..checks import Floats, instance, number, several, whole
from ..scale.weighing import ScaleNoise, mornings
from ..words import Interval, count, percent
from .uncertainty import SOURCES, Source, Uncertainty, checked, draw_bodies, run_bodies

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["SOURCES", "Forecast", "Source", "Uncertainty", "band", "cut_off", "cut_words", "deviations_kg", "forecast"]

_YEARS = 40  # of mornings that the band of a reading is made from
_EACH = 15  # mornings that each body meets: the same for all, or chance would pair heavy bodies with light ones
_WEEK = 7
_MOST_BODY_DAYS = 2_000_000  # 5,000 people for 400 days, or 547 for ten years
_AT_ONCE = 50  # days of readings that are ranked at once, so that they need little room


@dataclass(frozen=True, eq=False, repr=False)
class Forecast:
    """A fan: what a plan may do to one person. Arrays have the shape (days + 1,), index 0 is the start.

    Attributes
    ----------
    low_kg, median_kg, high_kg
        The band of the body's weight that `level` of the simulated people stay in, day by day, and the middle.
    planned_kg
        The single line that `project` draws: estimate right, plan kept in full.
    draws_kg
        The simulated people, shape (people, days + 1). One that leaves the model keeps its last weight there
        and its last day in `stopped_day` (-1: none); the band counts it as lighter than all others.
    notes
        Sentences about what was left out or could not be followed.
    """

    person: Person
    plan: Plan
    days: int
    level: float
    people: int
    seed: int
    uncertainty: Uncertainty
    low_kg: Floats
    median_kg: Floats
    high_kg: Floats
    planned_kg: Floats
    draws_kg: Floats
    stopped_day: np.ndarray
    notes: tuple[str, ...]

    def __post_init__(self) -> None:
        for name in ("low_kg", "median_kg", "high_kg", "planned_kg", "draws_kg", "stopped_day"):
            getattr(self, name).setflags(write=False)

    def at(self, day: int | None = None) -> Interval:
        """Return the band of the body's weight after a day (the last one when left out), in kg.

        Examples
        --------
        >>> from lessons_lib import PEOPLE, Plan, forecast
        >>> forecast(PEOPLE["ana"], Plan.deficit(500), days=28).at(0)
        80.00 kg (90 % interval 80.00 to 80.00)
        """
        day = self._day(day)
        return self._interval(self.low_kg[day], self.median_kg[day], self.high_kg[day])

    def scale_at(self, day: int | None = None) -> Interval:
        """Return the band of one morning's reading, in kg: the body's band and the day's water and food.

        Examples
        --------
        >>> from lessons_lib import PEOPLE, Plan, forecast
        >>> band = forecast(PEOPLE["ana"], Plan.deficit(500), days=28).scale_at(0)
        >>> band.low < 80.0 < band.high
        True
        """
        day = self._day(day)
        low, middle, high = (column[day] for column in self._scale)
        return self._interval(low, middle, high)

    def sd_kg(self, day: int | None = None) -> float:
        """Return how far simulated people lie apart after a day: their standard deviation in kg.

        Examples
        --------
        >>> from lessons_lib import PEOPLE, Plan, forecast
        >>> forecast(PEOPLE["ana"], Plan.deficit(500), days=28).sd_kg(0)
        0.0
        """
        return round(float(self._followed(self._day(day)).std(ddof=1)), 9)

    def share(self, day: int | None = None, above_kg: float | None = None) -> float:
        """Return the share of simulated people who weigh more than `above_kg` after a day (0 to 1).

        Left out, `above_kg` is the weight at the start: how likely is it that the body is heavier than today?

        Examples
        --------
        >>> from lessons_lib import PEOPLE, Plan, forecast
        >>> forecast(PEOPLE["ana"], Plan.deficit(500), days=28).share(above_kg=70)
        1.0
        """
        day = self._day(day)
        if above_kg is None:
            above_kg = self.person.weight_kg
        above_kg = number(above_kg, "above_kg", 0.0, 400.0, "kg")
        return float((self._ranked[:, day] > above_kg + 1e-9).mean())

    @property
    def scale_low_kg(self) -> Floats:
        """Lower edge of the band of one morning's reading (kg)."""
        return self._scale[0]

    @property
    def scale_high_kg(self) -> Floats:
        """Upper edge of the band of one morning's reading (kg)."""
        return self._scale[2]

    def to_frame(self) -> pd.DataFrame:
        """Return the fan as a table, one row a day."""
        import pandas as pd

        names = ("low_kg", "median_kg", "high_kg", "planned_kg", "scale_low_kg", "scale_high_kg")
        return pd.DataFrame({"day": np.arange(self.days + 1), **{name: getattr(self, name) for name in names}})

    @cached_property
    def _ranked(self) -> Floats:
        """The simulated people, with those who left the model below everybody."""
        return _rank(self.draws_kg, self.stopped_day)

    @cached_property
    def _scale(self) -> tuple[Floats, Floats, Floats]:
        """Low, middle and high of one morning's reading: every simulated body on the same few mornings."""
        each = (np.arange(_EACH) + 0.5) / _EACH
        week = np.quantile(deviations_kg(self.person, self.uncertainty.noise, self.seed), each, axis=0)
        aside, edges = week[:, np.arange(self.days + 1) % _WEEK], []
        for first in range(0, self.days + 1, _AT_ONCE):
            part = self._ranked[:, first : first + _AT_ONCE] + aside[:, None, first : first + _AT_ONCE]
            edges.append(band(part.reshape(-1, part.shape[-1]), self.level, self.people))
        low, middle, high = (np.concatenate(parts) for parts in zip(*edges, strict=True))
        return low, middle, high

    def _followed(self, day: int) -> Floats:
        kg = self._ranked[:, day]
        return kg[np.isfinite(kg)]

    def _day(self, day: int | None) -> int:
        return self.days if day is None else whole(day, "day", 0, self.days, "(a day of this forecast)")

    def _interval(self, low: float, middle: float, high: float) -> Interval:
        return Interval(float(low), float(middle), float(high), unit="kg", level=self.level)

    def __repr__(self) -> str:
        end = self.at()
        return (
            f"Forecast of {self.person.name}, {count(self.days, 'day')}: {self.plan}; {self.person.weight_kg:.1f} kg to"
            f" {end.low:.1f} to {end.high:.1f} kg ({percent(self.level)} of {self.people} simulated people),"
            f" middle {end.estimate:.1f} kg, planned {self.planned_kg[-1]:.1f} kg"
        )


def forecast(
    person: Person,
    plan: Plan,
    days: int = 364,
    uncertainty: Uncertainty | None = None,
    people: int = 300,
    seed: int = 1,
    level: float = 0.90,
) -> Forecast:
    """Forecast a plan as a fan: many bodies that could be this person, all given the same plan.

    Parameters
    ----------
    person, plan
        Who, and what is planned. The kcal of the plan follow from the estimated baseline, as a dietitian's
        would; each simulated body spends something else.
    days
        1 to 3650 days.
    uncertainty
        How much is not known; `Uncertainty()` when left out.
    people
        How many bodies are simulated, 20 to 5000; times the days, at most 2,000,000.
    seed
        The same seed gives the same fan; another uncertainty with the same seed moves the same bodies.
    level
        Share of the bodies in the band, 0.5 to 0.99.

    Returns
    -------
    Forecast
        Nothing in it is NaN.

    Raises
    ------
    OutsideModelError
        If the planned line, or so many bodies that an edge of the band is among them, leave the model.
    ValueError
        For anything else that is wrong with what was given.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> f = forecast(PEOPLE["ana"], Plan.deficit(500), days=28)
    >>> f.at().low < float(f.planned_kg[-1]) < f.at().high
    True
    """
    uncertainty, people, seed = checked(uncertainty, people, seed)
    level = number(level, "level", 0.5, 0.99, "(share of the people in the band)")
    least = math.ceil(2.0 / (1.0 - level) - 1e-9)
    if people < least:
        raise ValueError(
            f"people is {people} people. It must be {least} or more for a band of {100 * level:.0f} %:"
            " simulate more people."
        )
    planned = project(person, plan, days)
    if people * planned.days > _MOST_BODY_DAYS:
        raise ValueError(
            f"{people} people over {count(planned.days, 'day')} are {people * planned.days:,} days of a body. It must"
            f" be {_MOST_BODY_DAYS:,} or less, which a small computer can hold: simulate"
            f" {_MOST_BODY_DAYS // planned.days} people or fewer, or fewer days."
        )
    bodies = draw_bodies(uncertainty, person, people, seed, quasi_random=True)
    kg, stopped, notes = run_bodies(person, plan, planned.days, bodies)
    ranked = _rank(kg, stopped)
    _refuse_lost_edge(person, ranked, stopped, level)
    low, median, high = band(ranked, level)
    return Forecast(
        person=person,
        plan=plan,
        days=planned.days,
        level=level,
        people=people,
        seed=seed,
        uncertainty=uncertainty,
        low_kg=low,
        median_kg=median,
        high_kg=high,
        planned_kg=planned.weight_kg.copy(),
        draws_kg=kg,
        stopped_day=stopped,
        notes=(*notes, *plan.asks(person)),
    )


@lru_cache(maxsize=16)
def deviations_kg(person: Person, noise: ScaleNoise, seed: int) -> Floats:
    """Return how far a scale is from a body on the seven mornings of a week (kg), shape (mornings, 7).

    They hardly depend on the body's weight, so 40 years of mornings are draw_bodies at baseline.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> deviations_kg(PEOPLE["ana"], ScaleNoise(), seed=1).shape
    (2080, 7)
    """
    body = project(person, Plan.deficit(0), 52 * _WEEK - 1)
    seeds = np.random.SeedSequence([seed, 3]).generate_state(_YEARS).tolist()
    weighed = [mornings(body, noise, one) for one in seeds]
    return np.concatenate([(w["weight_kg"] - w["true_kg"]).reshape(-1, _WEEK) for w in weighed])


def _rank(kg: Floats, stopped: np.ndarray) -> Floats:
    """Return weights in which a body that left the model is lighter than everybody, from the next day on."""
    gone = (stopped >= 0)[:, None] & (np.arange(kg.shape[1]) > stopped[:, None])
    return np.where(gone, -np.inf, kg)


def _refuse_lost_edge(person: Person, ranked: Floats, stopped: np.ndarray, level: float) -> None:
    """Refuse a band whose lower edge lies among bodies that the model cannot follow."""
    followed = int((1.0 - level) / 2.0 * (len(ranked) + 1) - 1.0)  # how many may be below the edge
    gone = np.isinf(ranked).sum(axis=0)
    if gone[-1] <= followed:
        return
    last = int(np.argmax(gone > followed)) - 1
    raise OutsideModelError(
        f"By day {last + 1}, {int(gone[last + 1])} of the {len(ranked)} bodies that {person.name} could have fall below"
        f" {LEAST_FAT_KG:g} kg of fat, where the model no longer holds. They must stay few enough to keep the band's"
        f" lower edge: forecast at most {count(last, 'day')}, or choose a smaller deficit.",
        last,
    )


def band(kg: Floats, level: float, people: int | None = None) -> tuple[Floats, Floats, Floats]:
    """Return the lower edge, the middle and the upper edge of each day, from one row for each of `people`.

    More rows than people are several readings of each. An edge lies where a new person falls beyond it as
    often as stated: n people leave n + 1 gaps.

    Examples
    --------
    >>> low, middle, high = band(np.arange(1.0, 20.0)[:, None], 0.9)
    >>> float(low[0]), float(middle[0]), float(high[0])
    (1.0, 10.0, 19.0)
    """
    # ranks instead of np.quantile: a body that left the model ranks lowest, and minus infinity has no mean
    rows = len(kg)
    of = rows if people is None else people
    shares = ((1.0 - level) / 2.0, 0.5, (1.0 + level) / 2.0)
    places = [(share * (of + 1) - 0.5) / of * rows - 0.5 for share in shares]
    ordered = np.sort(np.ascontiguousarray(kg.T), axis=1)
    edges = []
    for place in places:
        below = int(place + 1e-9)
        edge = ordered[:, below]
        if place - below > 1e-9:
            edge = edge + (place - below) * (ordered[:, below + 1] - edge)
        edges.append(edge.copy())
    return edges[0], edges[1], edges[2]


def cut_off(stated: Forecast) -> Forecast:
    """Return a forecast whose band and bodies end at the least weight that is shown, a BMI of 18.5.

    Where that cuts the band, `cut_words` of the uncut one has to be said with it.
    """
    least = min(least_kg(stated.person), stated.person.weight_kg)
    low, middle, high, draws = (
        np.maximum(kg, least) for kg in (stated.low_kg, stated.median_kg, stated.high_kg, stated.draws_kg)
    )
    return replace(stated, low_kg=low, median_kg=middle, high_kg=high, draws_kg=draws)


def cut_words(stated: Forecast) -> str:
    """Return that a band is cut off at a BMI of 18.5, or nothing where it ends above.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> cut_words(forecast(PEOPLE["ana"], Plan.deficit(300), 28))
    ''
    """
    least = least_kg(stated.person)
    if float(stated.low_kg.min()) >= least:
        return ""
    lower = int((stated._ranked[:, -1] < least).sum())
    return (
        f"The band reaches under a BMI of {LEAST_TARGET_BMI:g}, underweight after WHO, and is cut off there: its edge"
        f" is no aim for anyone. {lower} of {stated.people} simulated people end below it."
    )


@dataclass(frozen=True)
class Calibration:
    """How often a stated band held what happened.

    Examples
    --------
    >>> Calibration(level=0.9, held=44, cases=50)
    The 90 % bands held 44 of 50 outcomes: 88 %.
    """

    level: float
    held: int
    cases: int

    @property
    def share(self) -> float:
        """Share of outcomes that the bands held (0 to 1)."""
        return self.held / self.cases

    def __repr__(self) -> str:
        return f"The {percent(self.level)} bands held {self.held} of {self.cases} outcomes: {percent(self.share)}."


def calibrate(
    stated: Forecast | Sequence[Forecast], uncertainty: Uncertainty | None = None, people: int = 400, seed: int = 2
) -> Calibration:
    """Try forecasts on other simulated people, and count how many end inside the stated band.

    Parameters
    ----------
    stated
        One forecast, or several.
    uncertainty
        The world the other people come from; each forecast's own when left out. A wider world shows what
        an overconfident forecast looks like.
    people, seed
        How many outcomes for each forecast, and which.

    Raises
    ------
    ValueError
        For what is no forecast, uncertainty or number.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, forecast
    >>> calibrate(forecast(PEOPLE["ana"], Plan.deficit(500), days=28), people=50).cases
    50
    """
    one_or_more = "a Forecast, or a list of them"
    forecasts = [stated] if isinstance(stated, Forecast) else several(stated, "stated", one_or_more)
    if not forecasts:
        raise ValueError("stated is empty. It must be at least one Forecast: make it with forecast(...).")
    held = 0
    for turn, one in enumerate(forecasts):
        instance(one, Forecast, "stated", one_or_more)
        world, people, seed = checked(one.uncertainty if uncertainty is None else uncertainty, people, seed)
        # other bodies than those of the forecast, drawn freely as life would
        own = int(np.random.SeedSequence([seed, turn]).generate_state(1)[0])
        bodies = draw_bodies(world, one.person, people, own, quasi_random=False)
        kg, stopped, _ = run_bodies(one.person, one.plan, one.days, bodies)
        end = np.where(stopped >= 0, -np.inf, kg[:, -1])
        held += int(((end >= one.low_kg[-1]) & (end <= one.high_kg[-1])).sum())
    return Calibration(forecasts[0].level, held, people * len(forecasts))
