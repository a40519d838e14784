"""How a body answers a plan: five models behind one door."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from .. import units
from ..checks import Floats, choice, instance, whole
from ..words import count, is_none, mass_range
from .dynamic import HALL_2011, Parameters
from .people import BMI_KG_M2, Person, most_kg
from .plans import MAX_DAYS, Plan
from .runs import (
    ARRAYS,
    LEAST_FAT_KG,
    MODELS,
    SODIUM,
    Model,
    Sodium,
    run_dynamic,
    run_static,
    run_thomas,
)

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "HALL_2011",
    "Model",
    "OutsideModelError",
    "Points",
    "Projection",
    "Sodium",
    "daily",
    "loss_kg",
    "project",
    "weekly",
]

_SAID: dict[str, Model] = {"hall": "dynamic", "body": "dynamic", "line": "rule_3500", "3500": "rule_3500"}


class OutsideModelError(ValueError):
    """A body left the domain of its model; `last_day` is the last day that holds, `gains` whether it grew too heavy."""

    def __init__(self, sentence: str, last_day: int, *, gains: bool = False) -> None:
        super().__init__(sentence)
        self.last_day, self.gains = last_day, gains


def refuse_too_little_fat(person: Person) -> None:
    """Refuse who is outside the models from the start."""
    if person.fat_kg < LEAST_FAT_KG:
        raise OutsideModelError(
            f"{person.name} starts with {person.fat_kg:.1f} kg of fat. It must be {LEAST_FAT_KG:g} kg or more:"
            " below that the models do not hold, so give another person.",
            0,
        )


@dataclass(frozen=True, eq=False, repr=False)
class Projection:
    """A simulated body, day by day: every array has the shape (days + 1,), index 0 is the start.

    Attributes
    ----------
    weight_kg
        fat_kg + lean_kg + 3.7 (glycogen_kg - 0.5) + ecf_change_kg.
    fat_kg, lean_kg
        Fat mass, and fat-free mass without the changes of glycogen and of water (kg).
    glycogen_kg, ecf_change_kg
        Stored carbohydrate; change of extracellular fluid since the start (kg).
    adaptive_kcal
        Adaptive thermogenesis at the end of the day (kcal/day, negative when eating less).
    expenditure_kcal, intake_kcal
        Totals of the day that ends at this index (kcal); index 0 holds the baseline.
    notes
        Sentences about what the run assumed or left out.
    """

    person: Person
    plan: Plan
    model: Model
    parameters: Parameters
    weight_kg: Floats
    fat_kg: Floats
    lean_kg: Floats
    glycogen_kg: Floats
    ecf_change_kg: Floats
    adaptive_kcal: Floats
    expenditure_kcal: Floats
    intake_kcal: Floats
    activity_change: Floats
    notes: tuple[str, ...]

    def __post_init__(self) -> None:
        for name in (*ARRAYS, "activity_change"):
            getattr(self, name).setflags(write=False)

    @property
    def days(self) -> int:
        """How many days were simulated."""
        return len(self.weight_kg) - 1

    def first(self, days: int) -> Projection:
        """Return the same run over fewer days (from 1 to all of them).

        Examples
        --------
        >>> from lessons_lib import PEOPLE, Plan, project
        >>> project(PEOPLE["ana"], Plan.deficit(500), days=84).first(28).days
        28
        """
        days = whole(days, "days", 1, self.days, "days")
        if days == self.days:
            return self
        states = {name: getattr(self, name)[: days + 1] for name in ARRAYS}
        return replace(self, activity_change=self.activity_change[:days], **states)

    def to_frame(self) -> pd.DataFrame:
        """Return all arrays as columns of a table, one row a day."""
        import pandas as pd

        return pd.DataFrame({"day": np.arange(self.days + 1), **{name: getattr(self, name) for name in ARRAYS}})

    def __repr__(self) -> str:
        change = self.weight_kg[-1] - self.weight_kg[0]
        return (
            f"Projection of {self.person.name} by the model {self.model!r}, {self.days} days: {self.plan};"
            f" weight {mass_range(self.weight_kg[0], self.weight_kg[-1])}"
            f" ({'-' if change < 0 and not is_none(change) else '+'}{units.mass(abs(change))})"
        )


def project(
    person: Person,
    plan: Plan,
    days: int,
    model: Model = "dynamic",
    parameters: Parameters = HALL_2011,
    sodium: Sodium = "proportional",
) -> Projection:
    """Simulate what a plan does to a person.

    Parameters
    ----------
    person, plan
        Who, and what she eats and does.
    days
        1 to 3650 days; the intake of day d acts from d to d + 1.
    model
        `"rule_3500"` (3,500 kcal a pound for ever), `"forbes"` (lean tissue goes too, no feedback),
        `"linearised"` (the adapting body in one line), `"dynamic"` (Hall 2011) or `"thomas"`.
    parameters
        `HALL_2011` (the paper's appendix) or `NIH_PLANNER` (the planner's rounded ones).
    sodium
        `"proportional"`: salt changes as the energy eaten does (the planner's default); `"fixed"`:
        it stays at baseline. A plan that gives sodium day by day wins over both.

    Returns
    -------
    Projection
        Nothing in it is NaN.

    Raises
    ------
    OutsideModelError
        If simulated fat mass falls below 2 kg, lean tissue to nothing, or the BMI rises over 70; it knows the
        `last_day` that holds.
    ValueError
        For anything else that is wrong with what was given.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> p = project(PEOPLE["ana"], Plan.deficit(500), days=84)
    >>> round(float(p.weight_kg[-1]), 1)
    75.4
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    instance(plan, Plan, "plan", "a Plan, such as Plan.deficit(500)")
    instance(parameters, Parameters, "parameters", "HALL_2011 or NIH_PLANNER")
    days = whole(days, "days", 1, MAX_DAYS, "days")
    model = choice(model, "model", MODELS, _SAID)
    sodium = choice(sodium, "sodium", SODIUM)
    inputs = plan.inputs(person, days)
    refuse_too_little_fat(person)
    run = {"dynamic": run_dynamic, "thomas": run_thomas}.get(model, run_static)
    arrays, notes = run(person, inputs, days, model, parameters, sodium)
    reached = len(arrays["fat_kg"]) - 1
    shorter = f"simulate at most {count(reached, 'day')}, or " if reached else ""
    most = most_kg(person.height_cm)
    outside = (arrays["weight_kg"] > most) | (arrays["lean_kg"] <= 0.0)
    if outside.any():
        reached = int(np.argmax(outside)) - 1
        shorter = f"simulate at most {count(reached, 'day')}, or " if reached > 0 else ""
        heavy = bool(arrays["weight_kg"][reached + 1] > most)
        out, bound, plan_words = (
            (
                f"weight passes {most:.1f} kg, a BMI of {BMI_KG_M2[1]:g}",
                f"stay at a BMI of {BMI_KG_M2[1]:g} or less",
                "less food",
            )
            if heavy
            else ("lean tissue is used up", "stay above 0 kg", "a smaller deficit")
        )
        raise OutsideModelError(
            f"After {count(reached + 1, 'day')} {person.name}'s simulated {out}, where the model {model!r} no longer"
            f" holds. It must {bound}: {shorter}choose {plan_words}.",
            max(reached, 0),
            gains=heavy,
        )
    if reached < days:
        raise OutsideModelError(
            f"After {count(reached + 1, 'day')} {person.name}'s simulated fat mass falls below {LEAST_FAT_KG:g} kg,"
            f" where the model {model!r} no longer holds. It must stay at {LEAST_FAT_KG:g} kg or more:"
            f" {shorter}choose a smaller deficit.",
            reached,
        )
    return Projection(
        person=person,
        plan=plan,
        model=model,
        parameters=parameters,
        activity_change=inputs.activity_change,
        notes=(*notes, *plan.asks(person)),
        **arrays,
    )


@cache
def loss_kg(person: Person, plan: Plan, days: int, model: Model = "dynamic") -> float:
    """Return how much lighter someone is after some days (kg; a gain is negative).

    Raises
    ------
    ValueError
        As `project`.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan
    >>> f"{loss_kg(PEOPLE['ana'], Plan.deficit(500), days=84):.1f}"
    '4.6'
    """
    kg = project(person, plan, days, model=model).weight_kg
    return float(kg[0] - kg[-1])


Points = tuple[tuple[float, float], ...]
"""A curve as points (week, kg)."""


def daily(kg: Floats) -> Points:
    """Return masses of one day after the other as points (week, kg)."""
    return tuple((day / 7.0, float(one)) for day, one in enumerate(kg))


def weekly(kg: Floats) -> Points:
    """Return every seventh of masses of one day after the other, as points (week, kg).

    Examples
    --------
    >>> weekly(np.arange(80.0, 65.0, -1.0))
    ((0.0, 80.0), (1.0, 73.0), (2.0, 66.0))
    """
    return daily(kg)[::7]
