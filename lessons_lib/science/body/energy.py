"""What a body spends: resting equations side by side, where a day's energy goes, and checks from outside the model.

Every coefficient carries the tag of how it was checked: V (seen in the source or in a transcription
marked as checked against it), V2 (seen only where others quote it).
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from ...data import Named
from ..checks import brief, choice, instance, number
from .people import Person, Sex, mifflin_st_jeor_kcal

THERMIC_SHARE = 0.10
"""Thermic effect of food as a share of intake: Hall et al. 2011, doi:10.1016/S0140-6736(11)60812-X,
web appendix. Mixed diets: 0.05-0.15 (Westerterp 2004, doi:10.1186/1743-7075-1-5)."""


@dataclass(frozen=True)
class RestingEquation:
    """One published equation for the resting metabolic rate (kcal/day).

    `tag` is VERIFIED or VERIFIED-SECONDARY; `needs` says which measures enter besides sex; `name` is who made it, and
    when.

    Examples
    --------
    >>> EQUATIONS["mifflin_simplified_1990"].name
    'Mifflin et al. 1990, rounded form'
    """

    id: str
    source: str
    tag: str
    needs: str
    kcal: Callable[[Person], float]

    __repr__ = brief

    @property
    def name(self) -> str:
        """Return who made it and when, to be read by people."""
        who = self.source.partition(",")[0].partition(" (")[0]
        return f"{who}, rounded form" if self.source.endswith("(rounded form)") else who


def _linear(
    men: tuple[float, float, float, float], women: tuple[float, float, float, float]
) -> Callable[[Person], float]:
    """Return intercept + w weight + h height + a age, by sex."""

    def kcal(person: Person) -> float:
        intercept, w, h, a = men if person.sex == "male" else women
        return intercept + w * person.weight_kg + h * person.height_cm + a * person.age_years

    return kcal


def _by_age(
    men: tuple[tuple[float, float] | None, ...], women: tuple[tuple[float, float] | None, ...], name: str
) -> Callable[[Person], float]:
    """Return w weight + intercept for the age bands 18-30, 30-60 and 60+ years, by sex."""

    def kcal(person: Person) -> float:
        band = 0 if person.age_years < 30 else 1 if person.age_years < 60 else 2
        row = (men if person.sex == "male" else women)[band]
        if row is None:
            raise ValueError(
                f"{name} for women of {person.age_years:g} years has no coefficients that we could check."
                " It must be a woman of 18 to under 30 years, or a man: choose another equation."
            )
        return row[0] * person.weight_kg + row[1]

    return kcal


def livingston_kcal(sex: Sex, weight_kg: float, age_years: float) -> float:
    """Return the resting rate of Livingston and Kohlstadt 2005 (kcal/day), which the Thomas model uses too.

    Examples
    --------
    >>> round(livingston_kcal("female", 80, 35))
    1495
    """
    if sex == "male":
        return 293.0 * math.pow(weight_kg, 0.4330) - 5.92 * age_years
    return 248.0 * math.pow(weight_kg, 0.4356) - 5.09 * age_years


_VERIFIED, _SECONDARY = "VERIFIED", "VERIFIED-SECONDARY"

_EQUATIONS: dict[str, RestingEquation] = {
    equation.id: equation
    for equation in (
        RestingEquation(
            "mifflin_1990",
            "Mifflin et al. 1990, doi:10.1093/ajcn/51.2.241",
            _VERIFIED,
            "weight, height, age",
            lambda p: mifflin_st_jeor_kcal(p.sex, p.age_years, p.height_cm, p.weight_kg),
        ),
        RestingEquation(
            "mifflin_simplified_1990",
            "Mifflin et al. 1990, doi:10.1093/ajcn/51.2.241 (rounded form)",
            _VERIFIED,
            "weight, height, age",
            _linear((5.0, 10.0, 6.25, -5.0), (-161.0, 10.0, 6.25, -5.0)),
        ),
        RestingEquation(
            "harris_benedict_1919",
            "Harris and Benedict 1919, Carnegie Institution publication 279",
            _VERIFIED,
            "weight, height, age",
            _linear((66.4730, 13.7516, 5.0033, -6.7550), (655.0955, 9.5634, 1.8496, -4.6756)),
        ),
        RestingEquation(
            "roza_shizgal_1984",
            "Roza and Shizgal 1984, Am J Clin Nutr 40:168-182",
            _VERIFIED,
            "weight, height, age",
            _linear((88.362, 13.397, 4.799, -5.677), (447.593, 9.247, 3.098, -4.330)),
        ),
        RestingEquation(
            "cunningham_1980",
            "Cunningham 1980, Am J Clin Nutr 33:2372-2374",
            _VERIFIED,
            "fat-free mass",
            lambda p: 500.0 + 22.0 * (p.weight_kg - p.fat_kg),
        ),
        RestingEquation(
            "cunningham_1991",
            "Cunningham 1991 (also called Katch-McArdle), Am J Clin Nutr 54:963-969",
            _SECONDARY,
            "fat-free mass",
            lambda p: 370.0 + 21.6 * (p.weight_kg - p.fat_kg),
        ),
        RestingEquation(
            "livingston_kohlstadt_2005",
            "Livingston and Kohlstadt 2005, Obes Res 13:1255-1262",
            _VERIFIED,
            "weight, age",
            lambda p: livingston_kcal(p.sex, p.weight_kg, p.age_years),
        ),
        RestingEquation(
            "henry_2005",
            "Henry 2005 (Oxford), Public Health Nutr 8:1133-1152 (age 60 and over checked, younger as quoted)",
            _SECONDARY,
            "weight, age band",
            _by_age(
                ((16.0, 545.0), (14.2, 593.0), (13.5, 514.0)),
                ((13.1, 558.0), (9.74, 694.0), (10.1, 569.0)),
                "henry_2005",
            ),
        ),
        RestingEquation(
            "schofield_1985",
            "Schofield 1985, Hum Nutr Clin Nutr 39C:5-41 (age 60 and over checked, younger as quoted)",
            _SECONDARY,
            "weight, age band",
            _by_age(
                ((15.057, 692.2), (11.472, 873.1), (11.711, 587.7)),
                ((14.818, 486.6), (8.126, 845.6), (9.082, 658.5)),
                "schofield_1985",
            ),
        ),
        RestingEquation(
            "fao_who_unu_1985",
            "FAO/WHO/UNU 1985, WHO Technical Report Series 724 (women of 30 years and over: not checked)",
            _SECONDARY,
            "weight, age band",
            _by_age(((15.3, 679.0), (11.6, 879.0), (13.5, 487.0)), ((14.7, 496.0), None, None), "fao_who_unu_1985"),
        ),
    )
}
EQUATIONS = Named("Equations", "equation", lambda: _EQUATIONS)
"""Resting equations by name, with their source and tag."""


def rmr_kcal(person: Person, equation: str = "mifflin_1990") -> float:
    """Return a person's resting metabolic rate by one published equation.

    Parameters
    ----------
    person
        An adult.
    equation
        A key of `EQUATIONS`.

    Returns
    -------
    float
        kcal/day.

    Raises
    ------
    ValueError
        For an unknown equation, or one that has no checked coefficients for this person.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> round(rmr_kcal(PEOPLE["ana"])), round(rmr_kcal(PEOPLE["ana"], equation="henry_2005"))
    (1497, 1473)
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    return EQUATIONS[choice(equation, "equation", list(EQUATIONS))].kcal(person)


# National Academies 2023, Dietary Reference Intakes for Energy, doi:10.17226/26818, age 19 and over:
# upper end of the PAL band, then intercept, height (cm) and weight (kg) for men and for women.
_EER_2023 = (
    (1.53, (753.07, 6.50, 14.10), (584.90, 5.72, 11.71)),
    (1.68, (581.47, 8.30, 14.94), (575.77, 6.60, 12.14)),
    (1.85, (1004.82, 6.52, 15.91), (710.25, 6.54, 12.34)),
    (2.50, (-517.88, 15.61, 19.11), (511.83, 9.07, 12.56)),
)
_EER_2023_AGE = (-10.83, -7.01)


def energy_requirement_kcal(person: Person) -> float:
    """Return the 2023 estimated energy requirement of a person in balance.

    Source: National Academies 2023, doi:10.17226/26818 (coefficients VERIFIED-SECONDARY,
    six transcriptions agree). The person's PAL chooses the activity band.

    Returns
    -------
    float
        kcal/day.

    Raises
    ------
    ValueError
        For a person under 19 years, for whom other coefficients hold.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> round(energy_requirement_kcal(PEOPLE["ana"]))
    2391
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    number(person.age_years, "age_years", 19.0, 80.0, "years", "The 2023 requirement starts at 19 years.")
    male = person.sex == "male"
    band = next(row for row in _EER_2023 if person.pal < row[0] or row[0] == 2.50)
    intercept, per_cm, per_kg = band[1] if male else band[2]
    per_year = _EER_2023_AGE[0] if male else _EER_2023_AGE[1]
    return intercept + per_year * person.age_years + per_cm * person.height_cm + per_kg * person.weight_kg


@dataclass(frozen=True)
class Spending:
    """One day of a body in balance, in kcal/day: what is spent at rest, on digesting and on moving."""

    resting_kcal: float
    digesting_kcal: float
    moving_kcal: float

    __repr__ = brief

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
