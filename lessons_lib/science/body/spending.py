"""Where a day's energy goes: at rest, on digesting, on moving; and checks from outside the model."""

from __future__ import annotations

from dataclasses import dataclass

from ..checks import number
from .energy import THERMIC_SHARE, rmr_kcal
from .people import Person

CALERIE_AGE_YEARS = (21.0, 50.0)
CALERIE_BMI_KG_M2 = (22.0, 28.0)
"""Whom the CALERIE regression was fitted to: over 21 and under 50 years, BMI 22 to under 28 (abstract)."""


@dataclass(frozen=True)
class Spending:
    """One day of a body in balance, in kcal/day: what is spent at rest, on digesting and on moving."""

    resting_kcal: float
    digesting_kcal: float
    moving_kcal: float

    @property
    def total_kcal(self) -> float:
        """All three together: the total daily energy expenditure (kcal/day)."""
        return self.resting_kcal + self.digesting_kcal + self.moving_kcal


def spending(person: Person, equation: str = "mifflin_1990") -> Spending:
    """Split a person's day: PAL x resting rate in all, a tenth of it for digesting, the rest for moving.

    Parameters
    ----------
    person
        An adult who eats what is spent.
    equation
        Which equation gives the resting rate, a key of `EQUATIONS`.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> day = spending(PEOPLE["ana"])
    >>> round(day.resting_kcal), round(day.digesting_kcal), round(day.moving_kcal), round(day.total_kcal)
    (1497, 240, 659, 2396)
    """
    resting = rmr_kcal(person, equation)
    total = person.pal * resting
    digesting = THERMIC_SHARE * total
    return Spending(resting, digesting, total - resting - digesting)


def calerie_tdee_kcal(person: Person) -> float:
    """Return the total expenditure that the CALERIE study would expect (kcal/day).

    A regression on weight, age and sex of what 217 adults spent, measured with doubly labelled water; R2 0.57.
    Source: Redman et al. 2014, doi:10.3945/ajcn.113.065631, abstract (VERIFIED).

    Raises
    ------
    ValueError
        For a person unlike those who were measured.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> round(calerie_tdee_kcal(PEOPLE["dev"]))
    2663
    """
    remedy = "The study measured nobody else: choose another person."
    number(person.age_years, "age_years", *CALERIE_AGE_YEARS, "years", remedy)
    number(person.bmi, f"the BMI of {person.name}", *CALERIE_BMI_KG_M2, "kg/m2", remedy)
    return 1279.0 + 18.3 * person.weight_kg + 2.3 * person.age_years - (338.0 if person.sex == "female" else 0.0)


def in_calerie(person: Person) -> bool:
    """Return whether a person is like those whom CALERIE measured.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> [key for key in PEOPLE if in_calerie(PEOPLE[key])]
    ['dev', 'ines']
    """
    try:
        calerie_tdee_kcal(person)
    except ValueError:
        return False
    return True
