"""The models beside published group means that none of them was tuned to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from ...data import records
from .. import units
from ..body.people import Person
from ..body.plans import Plan
from ..body.projection import Model, OutsideModelError, project
from ..checks import brief, choice

Intake = Literal["measured", "prescribed", "assumed"]
"""What is known of the food: supervised, or worked out from spending and stores; told to be eaten; guessed by us."""
_BODY_AND_RULE: tuple[Model, Model] = ("dynamic", "rule_3500")
SHORT_DAYS = 21
"""Up to this many days a surplus is called short: course choice."""


@dataclass(frozen=True)
class ModelTest:
    """One row of ``data/model_tests.csv``: what a group's weight did, and what it ate.

    The change of intake is given in kcal/day or in % of what was spent at the start; a cut is negative.
    Everything that begins with `assumed_` is this course's guess about the group's middle, not data: sex is that of
    most of them where it was seen.
    """

    id: str
    study: str
    year: int
    people: str
    n: int
    days: int
    change_kg: float
    low_kg: float | None
    high_kg: float | None
    ends_are: str
    intake: str
    change_kcal_a_day: float | None
    change_percent: float | None
    assumed_sex: str
    assumed_age_years: float
    assumed_height_cm: float
    assumed_weight_kg: float
    assumed_pal: float
    source: str
    doi: str
    tag: str
    note: str

    __repr__ = brief

    @property
    def person(self) -> Person:
        """The assumed person in the middle of the group."""
        return Person(
            f"{self.study} {self.year}",
            choice(self.assumed_sex, "assumed_sex", ("female", "male")),
            self.assumed_age_years,
            self.assumed_height_cm,
            self.assumed_weight_kg,
            self.assumed_pal,
        )

    @property
    def plan(self) -> Plan:
        """What was eaten, as one number for all days."""
        if self.change_kcal_a_day is not None:
            return Plan.deficit(-self.change_kcal_a_day)
        return Plan.deficit(-(self.change_percent or 0.0) / 100.0 * self.person.tdee_kcal)

    @property
    def is_short_surplus(self) -> bool:
        """Whether more was eaten, for three weeks at the most."""
        return self.change_kg > 0.0 and self.days <= SHORT_DAYS

    def predicted_kg(self, model: Model = "dynamic") -> float | None:
        """Return the change of weight that a model makes of it (kg), or None where it leaves the model's domain.

        Examples
        --------
        >>> twins = next(test for test in model_tests() if test.id == "bouchard_1990")
        >>> f"{twins.predicted_kg('rule_3500'):.1f} kg by the rule, {twins.change_kg} kg were seen"
        '10.9 kg by the rule, 8.1 kg were seen'
        """
        return _predicted_kg(self, model)

    def miss_kg(self, model: Model = "dynamic") -> float | None:
        """Return the predicted minus the observed change (kg), or None."""
        predicted = self.predicted_kg(model)
        return None if predicted is None else predicted - self.change_kg


@cache
def _predicted_kg(test: ModelTest, model: Model) -> float | None:
    try:
        kg = project(test.person, test.plan, test.days, model).weight_kg
    except OutsideModelError:
        return None
    return float(kg[-1] - kg[0])


@cache
def model_tests() -> tuple[ModelTest, ...]:
    """Return the published group means: surplus first, each direction from the shortest to the longest.

    Examples
    --------
    >>> len(model_tests()), sum(test.is_short_surplus for test in model_tests())
    (15, 7)
    """
    return records(ModelTest, "model_tests")


def short_surpluses() -> tuple[ModelTest, ...]:
    """Return the tests of a surplus over three weeks at the most."""
    return tuple(test for test in model_tests() if test.is_short_surplus)


def mean_miss_kg(model: Model = "dynamic", tests: Iterable[ModelTest] | None = None) -> float:
    """Return how far a model is off on average, whichever way (kg), over the tests that stay in its domain.

    Parameters
    ----------
    model
        One of `MODELS`.
    tests
        Some of `model_tests`; all of them when left out.

    Raises
    ------
    ValueError
        If none of the tests stays in the model's domain.

    Examples
    --------
    >>> f"{mean_miss_kg('dynamic', short_surpluses()):.1f}, {mean_miss_kg('rule_3500', short_surpluses()):.1f}"
    '1.9, 0.7'
    """
    chosen = model_tests() if tests is None else tuple(tests)
    misses = [abs(miss) for test in chosen if (miss := test.miss_kg(model)) is not None]
    if not misses:
        raise ValueError(f"None of {len(chosen)} tests stays in the domain of {model!r}. It must be one at least.")
    return sum(misses) / len(misses)


def first_weeks_words() -> str:
    """Return what has to be said where the adapting body is shown on a surplus.

    Examples
    --------
    >>> first_weeks_words().partition("surplus ")[2]
    'the 3,500 rule did better than this model: 0.7 kg off on average, against 1.9 kg (lesson 04).'
    """
    body, rule = (units.mass(mean_miss_kg(model, short_surpluses())) for model in _BODY_AND_RULE)
    return (
        "Be modest about gains: in the first three weeks of a surplus the 3,500 rule did better than this model:"
        f" {rule} off on average, against {body} (lesson 04)."
    )
