"""What a person eats and does, day by day: plans that compose and can be read aloud."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from ..checks import Floats, brief, instance, number, series, several, shown, whole
from ..units import KJ_PER_KCAL
from ..words import count
from .people import Person

BASELINE_SODIUM_MG = 4000.0
"""Sodium at baseline (mg/day), the default of the NIH Body Weight Planner (Hall et al. 2011,
doi:10.1016/S0140-6736(11)60812-X)."""
BASELINE_CARB_FRACTION = 0.5
"""Share of energy from carbohydrate at baseline, same source."""

MAX_INTAKE_KCAL = 20_000.0
MAX_DAYS = 3650
MOST_TIMES_SPENT = 2.0
"""Course rule: who eats more than so many times what is spent is asked whether kJ were typed as kcal."""
LARGE_DEFICIT_SHARE = 0.7
"""Course rule: and so is who leaves out more than this share of it."""
LIKELY_GRAMS_MG = 20.0
"""Course rule: whose days have less sodium than this is asked whether grams were typed as milligrams (mg/day)."""
DEFICIT_KCAL = (-500, 750, 50)
"""Lowest, highest and step of the deficits that the lessons offer (kcal/day); 750 is the larger guideline
prescription (2013 AHA/ACC/TOS, doi:10.1016/j.jacc.2013.11.004)."""
APPETITE_KCAL_PER_KG = (0.0, 200.0)
"""What a plan may say of appetite: none, to twice what was published (kcal/day for each kg below the start; about 100:
Polidori et al. 2016, doi:10.1002/oby.21653, VERIFIED in the abstract)."""
WEEKEND_DAYS = (5, 6)
"""Day 0 is a Monday, so Saturday and Sunday are the days with d % 7 in (5, 6)."""


@dataclass(frozen=True, eq=False)
class DailyInputs:
    """A plan spelt out for one person: one value a day, each an array of shape (days,).

    `sodium_mg` is None where the plan says nothing about salt. `appetite_kcal_per_kg` is one number: what it adds to
    `intake_kcal` depends on the body.
    """

    intake_kcal: Floats
    sodium_mg: Floats | None
    carb_fraction: Floats
    activity_change: Floats
    appetite_kcal_per_kg: float = 0.0

    __repr__ = brief


# What each part of a plan is called in a sentence, its ends and its unit.
_NUMBERS = {
    "deficit_kcal": ("deficit", -MAX_INTAKE_KCAL, MAX_INTAKE_KCAL, "kcal/day"),
    "eaten_kcal": ("intake", 0.0, MAX_INTAKE_KCAL, "kcal/day"),
    "weekend_kcal": ("weekends", -MAX_INTAKE_KCAL, MAX_INTAKE_KCAL, "kcal/day"),
    "half_life_weeks": ("half_life_weeks", 0.01, 5200.0, "weeks"),
    "activity_change": ("activity", -1.0, 2.0, "(0.10 = 10 % more)"),
    "appetite_kcal_per_kg": ("appetite", *APPETITE_KCAL_PER_KG, "kcal/day for each kg lost"),
}
_ROWS = {
    "daily_kcal": ("intake_kcal", 0.0, MAX_INTAKE_KCAL, "kcal/day"),
    "daily_sodium_mg": ("sodium_mg", 0.0, 50_000.0, "mg/day"),
    "daily_carb_fraction": ("carb_fraction", 0.0, 1.0, "(share of energy)"),
    "daily_activity_change": ("activity_change", -1.0, 2.0, "(0.10 = 10 % more)"),
}


def _number(name: str, value: Any) -> float:
    """Return one number of a plan, or a sentence about it."""
    words, low, high, unit = _NUMBERS[name]
    return number(value, words, low, high, unit)


@dataclass(frozen=True, eq=False)
class Plan:
    """A plan of eating and moving. Make one with `Plan.deficit`, `Plan.intake` or `Plan.daily`.

    Parts are added by calling `weekends`, `breaks`, `fading`, `activity` and `appetite`; their order does
    not matter: weekend kcal are added first, fading then shrinks the whole distance from baseline, a
    break is always at baseline, and appetite adds to whatever comes of that, in a break too.

    Examples
    --------
    >>> print(Plan.deficit(500).weekends(+300).breaks(every_weeks=8, for_weeks=1))
    500 kcal/day below baseline; 300 kcal more on each weekend day; after every 8 weeks a break of 1 week at baseline
    """

    deficit_kcal: float | None = None
    eaten_kcal: float | None = None
    daily_kcal: Floats | None = None
    daily_sodium_mg: Floats | None = None
    daily_carb_fraction: Floats | None = None
    daily_activity_change: Floats | None = None
    weekend_kcal: float | None = None
    break_weeks: tuple[int, int] | None = None
    half_life_weeks: float | None = None
    activity_change: float | None = None
    appetite_kcal_per_kg: float | None = None

    def __post_init__(self) -> None:
        if sum(x is not None for x in (self.deficit_kcal, self.eaten_kcal, self.daily_kcal)) != 1:
            raise ValueError(
                "A plan needs exactly one start: make it with Plan.deficit(500), Plan.intake(1800)"
                " or Plan.daily(intake_kcal=...)."
            )
        for name in _NUMBERS:
            if getattr(self, name) is not None:
                object.__setattr__(self, name, _number(name, getattr(self, name)))
        for name, (words, low, high, unit) in _ROWS.items():
            if getattr(self, name) is not None:
                row = series(getattr(self, name), words, low, high, unit)
                row.setflags(write=False)
                object.__setattr__(self, name, row)
        if self.break_weeks is not None:
            words = "two numbers of weeks, such as (8, 1): after every 8 weeks a break of 1 week"
            weeks = several(self.break_weeks, "break_weeks", words)
            if len(weeks) != 2:
                raise ValueError(f"break_weeks is {shown(self.break_weeks)}. It must be {words}.")
            on, off = (
                whole(n, name, 1, 520, "weeks") for n, name in zip(weeks, ("every_weeks", "for_weeks"), strict=True)
            )
            object.__setattr__(self, "break_weeks", (on, off))

    @classmethod
    def deficit(cls, kcal: float) -> Plan:
        """Eat a constant amount below baseline expenditure (kcal/day); a negative deficit is a surplus.

        Examples
        --------
        >>> Plan.deficit(-200)
        Plan: 200 kcal/day above baseline
        """
        return cls(deficit_kcal=_number("deficit_kcal", kcal))

    @classmethod
    def intake(cls, kcal: float) -> Plan:
        """Eat a constant amount (kcal/day, 0 or more).

        Examples
        --------
        >>> Plan.intake(1800)
        Plan: 1,800 kcal/day eaten
        """
        return cls(eaten_kcal=_number("eaten_kcal", kcal))

    @classmethod
    def daily(
        cls, intake_kcal: Any, *, sodium_mg: Any = None, carb_fraction: Any = None, activity_change: Any = None
    ) -> Plan:
        """Give one value a day, each a row of at least as many days as will be simulated.

        Parameters
        ----------
        intake_kcal
            kcal eaten on each day, 0 or more.
        sodium_mg
            The day's sodium intake in mg (baseline 4,000); given, it wins over ``sodium="proportional"``.
        carb_fraction
            Share of the day's energy from carbohydrate, 0 to 1 (baseline 0.5).
        activity_change
            Change of activity, -1 to 2: 0.10 is a tenth more.

        Examples
        --------
        >>> Plan.daily(intake_kcal=[1800, 2200])
        Plan: 2 days given one by one, 2,000 kcal/day eaten on average
        """
        return cls(
            daily_kcal=intake_kcal,
            daily_sodium_mg=sodium_mg,
            daily_carb_fraction=carb_fraction,
            daily_activity_change=activity_change,
        )

    def weekends(self, kcal: float) -> Plan:
        """Add kcal on each Saturday and Sunday (negative: eat less).

        Examples
        --------
        >>> Plan.deficit(500).weekends(+300).intake_kcal(_ana(), days=7).round().tolist()
        [1896.0, 1896.0, 1896.0, 1896.0, 1896.0, 2196.0, 2196.0]
        """
        self._once(self.weekend_kcal, "weekends")
        return replace(self, weekend_kcal=_number("weekend_kcal", kcal))

    def breaks(self, every_weeks: int, for_weeks: int) -> Plan:
        """After every so many weeks on plan, spend so many weeks at baseline.

        Examples
        --------
        >>> Plan.deficit(500).breaks(every_weeks=8, for_weeks=1)
        Plan: 500 kcal/day below baseline; after every 8 weeks a break of 1 week at baseline
        """
        self._once(self.break_weeks, "breaks")
        return replace(self, break_weeks=(every_weeks, for_weeks))

    def fading(self, half_life_weeks: float) -> Plan:
        """Let adherence fade: the distance from baseline halves every so many weeks.

        Examples
        --------
        >>> Plan.deficit(500).fading(half_life_weeks=26)
        Plan: 500 kcal/day below baseline; fading, half of it left every 26 weeks
        """
        self._once(self.half_life_weeks, "fading")
        return replace(self, half_life_weeks=_number("half_life_weeks", half_life_weeks))

    def activity(self, change: float) -> Plan:
        """Change the energy spent on moving: +0.10 is a tenth more, -0.10 a tenth less.

        Examples
        --------
        >>> Plan.deficit(300).activity(+0.10)
        Plan: 300 kcal/day below baseline; activity +10 %
        """
        self._once(self.activity_change, "activity")
        return replace(self, activity_change=_number("activity_change", change))

    def appetite(self, kcal_per_kg: float) -> Plan:
        """Let appetite answer the loss: eat so much more a day for each kg below the start (0 to 200 kcal/day).

        A day's food follows the weight of its morning. About 100 was found in 153 people with type 2 diabetes whom
        a drug made lose energy unnoticed (Polidori et al. 2016, doi:10.1002/oby.21653, VERIFIED in the abstract), and
        a trial of a weight-loss programme was said to agree. It was measured in losses only: above the start
        nothing is added or taken away.

        Examples
        --------
        >>> Plan.deficit(750).appetite(kcal_per_kg=95)
        Plan: 750 kcal/day below baseline; appetite +95 kcal/day for each kg lost
        """
        self._once(self.appetite_kcal_per_kg, "appetite")
        return replace(self, appetite_kcal_per_kg=_number("appetite_kcal_per_kg", kcal_per_kg))

    def intake_kcal(self, person: Person, days: int) -> Floats:
        """Return what the plan says this person eats on each day (kcal/day), shape (days,).

        That is the plan as it was made: what appetite adds depends on the body, and stands in
        `project(...).intake_kcal`.

        Raises
        ------
        ValueError
            If the plan asks for less than nothing on some day, or gives fewer days than asked for.

        Examples
        --------
        >>> Plan.deficit(500).intake_kcal(_ana(), days=2).round().tolist()
        [1896.0, 1896.0]
        """
        instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
        days = whole(days, "days", 1, MAX_DAYS, "days")
        baseline = person.tdee_kcal
        if self.daily_kcal is not None:
            eaten = self._row(self.daily_kcal, "intake_kcal", days).copy()
        elif self.eaten_kcal is not None:
            eaten = np.full(days, self.eaten_kcal)
        else:
            eaten = np.full(days, baseline - (self.deficit_kcal or 0.0))
        day = np.arange(days)
        if self.weekend_kcal is not None:
            eaten = np.where(np.isin(day % 7, WEEKEND_DAYS), eaten + self.weekend_kcal, eaten)
        if self.half_life_weeks is not None:
            eaten = baseline + (eaten - baseline) * 0.5 ** (day / (7.0 * self.half_life_weeks))
        if self.break_weeks is not None:
            on, off = self.break_weeks
            eaten = np.where(day // 7 % (on + off) >= on, baseline, eaten)
        if eaten.min() < 0:
            worst = int(np.argmin(eaten))
            raise ValueError(
                f"This plan makes {person.name} eat {eaten[worst]:,.0f} kcal on day {worst}."
                f" It must be 0 kcal/day or more: baseline is {baseline:,.0f} kcal/day, so choose a smaller deficit."
                f"{' ' if (asked := self.perhaps_kj(person)) else ''}{asked}"
            )
        return eaten

    def perhaps_kj(self, person: Person) -> str:
        """Return a question where the plan's kcal are more likely kJ: nothing for a usual plan.

        Examples
        --------
        >>> Plan.deficit(2092).perhaps_kj(_ana())
        'A deficit of 2,092 kcal/day is 0.9 times what Ana spends. Are these kJ? 2,092 kJ are 500 kcal.'
        """
        spent = person.tdee_kcal
        least = self.eaten_kcal if self.daily_kcal is None else float(self.daily_kcal.min())
        if least is not None and 2.0 < least < MAX_INTAKE_KCAL / 1000.0:
            mj = f"{least:g} MJ are {1000.0 * least / KJ_PER_KCAL:,.0f} kcal"
            return f"An intake of {least:g} kcal/day is next to none. Are these MJ? {mj}."
        eaten = self.eaten_kcal if self.daily_kcal is None else float(self.daily_kcal.max())
        for name, kcal, most in (
            ("An intake", eaten, MOST_TIMES_SPENT * spent),
            ("A deficit", self.deficit_kcal, LARGE_DEFICIT_SHARE * spent),
            ("A surplus", -(self.deficit_kcal or 0.0), (MOST_TIMES_SPENT - 1.0) * spent),
            ("A change on weekends", abs(self.weekend_kcal or 0.0), LARGE_DEFICIT_SHARE * spent),
        ):
            if kcal is not None and kcal > most:
                return (
                    f"{name} of {kcal:,.0f} kcal/day is {kcal / spent:.1f} times what {person.name} spends. Are these"
                    f" kJ? {kcal:,.0f} kJ are {kcal / KJ_PER_KCAL:,.0f} kcal."
                )
        return ""

    def asks(self, person: Person) -> tuple[str, ...]:
        """Return what is asked of a plan and of whom it is for: other units, where they are more likely."""
        perhaps_g = ""
        salt = np.zeros(0) if self.daily_sodium_mg is None else self.daily_sodium_mg[self.daily_sodium_mg > 0]
        if len(salt) and (mg := float(salt.min())) < LIKELY_GRAMS_MG:
            perhaps_g = f"Sodium of {mg:g} mg/day is next to none. Are these grams? {mg:g} g are {mg * 1000:,.0f} mg."
        return tuple(filter(None, (person.perhaps_pounds.strip(), self.perhaps_kj(person), perhaps_g)))

    def inputs(self, person: Person, days: int) -> DailyInputs:
        """Return everything the plan says, one value a day for one person.

        Examples
        --------
        >>> Plan.deficit(500).inputs(_ana(), days=2).carb_fraction.tolist()
        [0.5, 0.5]
        """
        eaten = self.intake_kcal(person, days)
        days = len(eaten)
        sodium, carbs, active = (self.daily_sodium_mg, self.daily_carb_fraction, self.daily_activity_change)
        constant = self.activity_change or 0.0
        return DailyInputs(
            intake_kcal=eaten,
            sodium_mg=None if sodium is None else self._row(sodium, "sodium_mg", days),
            carb_fraction=np.full(days, BASELINE_CARB_FRACTION)
            if carbs is None
            else self._row(carbs, "carb_fraction", days),
            # the two ways of changing activity multiply, as percentages on percentages do
            activity_change=np.full(days, constant)
            if active is None
            else (1.0 + self._row(active, "activity_change", days)) * (1.0 + constant) - 1.0,
            appetite_kcal_per_kg=self.appetite_kcal_per_kg or 0.0,
        )

    def __str__(self) -> str:
        return "; ".join(self._words())

    def __repr__(self) -> str:
        return f"Plan: {self}"

    def _words(self) -> list[str]:
        words = []
        if self.daily_kcal is not None:
            mean = self.daily_kcal.mean()
            words.append(
                f"{count(len(self.daily_kcal), 'day')} given one by one, {mean:,.0f} kcal/day eaten on average"
            )
        elif self.eaten_kcal is not None:
            words.append(f"{self.eaten_kcal:,g} kcal/day eaten")
        elif self.deficit_kcal:
            side = "below" if self.deficit_kcal > 0 else "above"
            words.append(f"{abs(self.deficit_kcal):,g} kcal/day {side} baseline")
        else:
            words.append("eating at baseline")
        if self.weekend_kcal is not None:
            more = "more" if self.weekend_kcal >= 0 else "less"
            words.append(f"{abs(self.weekend_kcal):,g} kcal {more} on each weekend day")
        if self.break_weeks is not None:
            on, off = self.break_weeks
            often = "week" if on == 1 else count(on, "week")
            words.append(f"after every {often} a break of {count(off, 'week')} at baseline")
        if self.half_life_weeks is not None:
            words.append(f"fading, half of it left every {count(self.half_life_weeks, 'week')}")
        if self.activity_change is not None:
            words.append(f"activity {self.activity_change:+.0%}".replace("%", " %"))
        if self.appetite_kcal_per_kg is not None:
            words.append(f"appetite +{self.appetite_kcal_per_kg:g} kcal/day for each kg lost")
        for row, name in (
            (self.daily_sodium_mg, "sodium"),
            (self.daily_carb_fraction, "carbohydrate"),
            (self.daily_activity_change, "activity"),
        ):
            if row is not None:
                words.append(f"{name} given day by day")
        return words

    @staticmethod
    def _once(present: object, what: str) -> None:
        if present is not None:
            raise ValueError(f"This plan already has {what}. It must be set once: start again from Plan.deficit(...).")

    @staticmethod
    def _row(row: Floats, name: str, days: int) -> Floats:
        if len(row) < days:
            raise ValueError(
                f"{name} has {len(row)} days. It must have at least {days} days: give more, or simulate fewer."
            )
        return row[:days]


def _ana() -> Person:
    """Return the person of this module's examples."""
    return Person(name="Ana", sex="female", age_years=35, height_cm=165, weight_kg=80, pal=1.6)


def total_deficit_kcal(person: Person, plan: Plan, days: int) -> float:
    """Return how many kcal less than at baseline a plan asks for in all (kcal; more is negative).

    Raises
    ------
    ValueError
        If `days` is not from 1 to the longest time that a plan can be asked for.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> total_deficit_kcal(PEOPLE["ana"], Plan.deficit(500), days=7)
    3500.0
    """
    return float((person.tdee_kcal - plan.intake_kcal(person, days)).sum())
