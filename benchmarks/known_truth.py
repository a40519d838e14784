"""The known-truth lab: estimators on people whose true weight is known, because they are simulated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy as np

from lessons_lib.science.body.people import Person
from lessons_lib.science.body.plans import Plan
from lessons_lib.science.body.projection import Projection, project
from lessons_lib.science.checks import choice, shown, whole
from lessons_lib.science.scale.rates import hidden_intake_kcal, weekly_rate
from lessons_lib.science.scale.trend import METHODS, trend
from lessons_lib.science.scale.weighing import ScaleNoise, weigh_ins
from lessons_lib.science.words import Interval, Refusal

Estimator = Literal["ema", "holt", "regression", "smoother", "weekly_rate", "hidden_intake_kcal"]
ESTIMATORS: tuple[Estimator, ...] = (*METHODS, "weekly_rate", "hidden_intake_kcal")

LAB_PLANS = (
    Plan.deficit(0),
    Plan.deficit(300),
    Plan.deficit(600),
    Plan.deficit(-300),
    Plan.deficit(500).weekends(+200),
    Plan.deficit(600).fading(half_life_weeks=26),
)
"""Plans of the lab: holding, two deficits, a surplus, freer weekends, fading."""

_Kind = TypeVar("_Kind")


@dataclass(frozen=True)
class Score:
    """How an estimator does where the truth is known.

    `bias` and `unit`: mean error; `lag_days`: how many days behind a steady change it is (None where
    that has no meaning); `coverage`: share of the 90 % intervals that hold the truth; `refused`: share
    of cases in which it would not answer; `cases`: how many were tried.
    """

    estimator: str
    bias: float
    unit: str
    lag_days: float | None
    coverage: float
    half_width: float
    refused: float
    cases: int

    def __repr__(self) -> str:
        lag = "" if self.lag_days is None else f", {self.lag_days:.1f} days late"
        return (
            f"{self.estimator}: bias {self.bias:+.2f} {self.unit}{lag}, ± {self.half_width:.2f},"
            f" the 90 % interval holds the truth in {100 * self.coverage:.0f} %,"
            f" refuses {100 * self.refused:.0f} % of {self.cases} cases"
        )


def score(
    estimator: Estimator,
    people: Iterable[Person],
    plans: Sequence[Plan] = LAB_PLANS,
    seeds: Iterable[int] = range(10),
    days: int = 83,
    noise: ScaleNoise | None = None,
) -> Score:
    """Try an estimator on every person, plan and seed; it is told nothing about the noise.

    On `LAB_PLANS` the 90 % intervals hold the truth in 85-95 % of cases, also when the scale fluctuates
    otherwise than usual. They do not on every plan: try ``Plan.deficit(500).breaks(11, 1)``, whose break has
    just brought back water, or hidden intake at ``Plan.deficit(900)``, where a straight formula bends.

    Parameters
    ----------
    estimator
        A method of `trend` (judged by its last day), `"weekly_rate"` or `"hidden_intake_kcal"`.
    people, plans, seeds
        Everybody follows every plan, weighed once for each seed.
    days
        Length of each course, 14 to 3650 days.
    noise
        How the scale fluctuates; `ScaleNoise()` when left out.

    Raises
    ------
    ValueError
        For a wrong argument, a body that leaves the model, or an estimator that refused every case.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> score("ema", [PEOPLE["ana"]], seeds=range(2)).cases
    12
    """
    answer, unit = _ANSWERS[choice(estimator, "estimator", ESTIMATORS)]
    days = whole(days, "days", 14, 3650, "days")
    people = _many(people, Person, "people", "a list of persons, such as [PEOPLE['ana']]")
    plans = _many(plans, Plan, "plans", "a list of plans, such as [Plan.deficit(500)]")
    seeds = [
        whole(seed, "seed", 0, 2**32 - 1, "(a seed)") for seed in _many(seeds, object, "seeds", "such as range(10)")
    ]
    errors, rates, held, widths, refused = [], [], [], [], 0
    for who, person in enumerate(people):
        for what, plan in enumerate(plans):
            body = project(person, plan, days)
            for seed in seeds:
                # every case has mornings of its own, or one odd morning would count for everybody
                own = int(np.random.SeedSequence([seed, who, what]).generate_state(1)[0])
                said, truth = answer(estimator, body, own, noise)
                if not isinstance(said, Interval):
                    refused += 1
                    continue
                errors.append(said.estimate - truth)
                rates.append(_recent_slope(body))
                held.append(said.low <= truth <= said.high)
                widths.append((said.high - said.low) / 2.0)
    cases = len(errors) + refused
    if not errors:
        raise ValueError(f"{estimator} refused all {cases} cases. It must answer some: give more days or people.")
    return Score(
        estimator=estimator,
        bias=float(np.mean(errors)),
        unit=unit,
        lag_days=_lag(np.array(errors), np.array(rates)) if unit == "kg" else None,
        coverage=float(np.mean(held)),
        half_width=float(np.mean(widths)),
        refused=refused / cases,
        cases=cases,
    )


def _many(values: Any, kind: type[_Kind], name: str, words: str) -> list[_Kind]:
    """Return at least one value of a kind as a list, or a sentence."""
    several = isinstance(values, Iterable) and not isinstance(values, str)
    listed = list(values) if several else []
    if not listed or not all(isinstance(value, kind) for value in listed):
        raise ValueError(f"{name} is {shown(listed if several else values)}. It must be {words}.")
    return listed


def _recent_slope(body: Projection) -> float:
    """Return how fast the body itself changed over the last four weeks (kg/day)."""
    back = min(28, body.days)
    return float(body.weight_kg[-1] - body.weight_kg[-1 - back]) / back


def _lag(errors: np.ndarray, rates: np.ndarray) -> float:
    """Return the days by which a trend is late: its error is minus the rate times the lag."""
    return float(-(errors * rates).sum() / (rates * rates).sum()) if (rates != 0).any() else 0.0


_Answer = tuple[Interval | Refusal, float]


def _level(estimator: Estimator, body: Projection, seed: int, noise: ScaleNoise | None) -> _Answer:
    method = choice(estimator, "estimator", METHODS)
    last = trend(weigh_ins(body, noise, seed), method=method).iloc[-1]
    return (
        Interval(float(last["low_kg"]), float(last["trend_kg"]), float(last["high_kg"]), unit="kg"),
        float(body.weight_kg[-1]),
    )


def _rate(estimator: Estimator, body: Projection, seed: int, noise: ScaleNoise | None) -> _Answer:
    truth = 7.0 * float(body.weight_kg[-1] - body.weight_kg[0]) / body.days
    return weekly_rate(weigh_ins(body, noise, seed)), truth


def _intake(estimator: Estimator, body: Projection, seed: int, noise: ScaleNoise | None) -> _Answer:
    said = hidden_intake_kcal(weigh_ins(body, noise, seed), body.person, baseline_sd_kcal=0)
    return said, float(body.intake_kcal[1:].mean())


_ANSWERS: dict[Estimator, tuple[Callable[[Estimator, Projection, int, ScaleNoise | None], _Answer], str]] = {
    **dict.fromkeys(METHODS, (_level, "kg")),
    "weekly_rate": (_rate, "kg/week"),
    "hidden_intake_kcal": (_intake, "kcal/day"),
}
