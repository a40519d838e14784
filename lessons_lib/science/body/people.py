"""Who is simulated: fictional adults, and their body fat at the start."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from typing import Any, Literal

from ...data import Named, read_rows
from .. import units
from ..checks import choice, number, shown

Sex = Literal["female", "male"]

AGE_YEARS = (18.0, 80.0)
HEIGHT_CM = (120.0, 230.0)
BMI_KG_M2 = (15.0, 70.0)
PAL_RANGE = (1.2, 2.5)
"""Limits of the course's people: adults, within the range its equations were made for."""
MOST_TIMES_WEIGHT = 1.45
"""Course rule: another weight of the same body that is more times the first is asked about: pounds are 2.2 times, and
1.54 times for who has lost three tenths."""
MOST_FAT_SHARE = 0.9
"""At least a tenth of a body is not fat (course rule)."""
LIKELY_POUNDS_BMI = 45.0
"""From here on a BMI is asked about, as it comes oftener from pounds typed as kilograms than from a body (course
rule); pounds make 2.2 times the BMI."""
LIKELY_POUNDS_SHARE = 0.6
"""A measured fat mass of a larger share of the body is asked about, too (course rule)."""
UNDERWEIGHT_BMI = 18.5
"""Below it an adult is underweight (kg/m2; WHO Nutrition Landscape Information System, help page; VERIFIED)."""
VERY_LOW_KCAL = 800.0
"""Food of so much or less is a very-low-calorie diet (kcal/day; NHS, archived page, VERIFIED; see `care`)."""


def jackson_fat_percent(sex: Sex, age_years: float, bmi_kg_m2: float) -> float:
    """Return the body fat (% of weight) estimated from sex, age and BMI.

    Source: Jackson et al. 2002, Int J Obes 26:789-796, doi:10.1038/sj.ijo.0802006, as used by
    Hall et al. 2011, doi:10.1016/S0140-6736(11)60812-X, web appendix equation 4.
    Neither capped nor floored here.

    Examples
    --------
    >>> round(jackson_fat_percent("female", 43, 83.8 / 1.7**2), 2)
    38.56
    """
    return float(jackson_of_log_bmi(sex, age_years, math.log(bmi_kg_m2)))


def jackson_of_log_bmi(sex: Sex, age_years: Any, log_bmi: Any) -> Any:
    """Return the same for one person or an array of people, from the natural logarithm of the BMI."""
    if sex == "male":
        return 0.14 * age_years + 37.31 * log_bmi - 103.94
    return 0.14 * age_years + 39.96 * log_bmi - 102.01


def mifflin_st_jeor_kcal(sex: Sex, age_years: float, height_cm: float, weight_kg: float) -> float:
    """Return the resting metabolic rate (kcal/day) that the course uses unless told otherwise.

    Source: Mifflin et al. 1990, Am J Clin Nutr 51:241-247, doi:10.1093/ajcn/51.2.241, with its
    unrounded coefficients.

    Examples
    --------
    >>> round(mifflin_st_jeor_kcal("female", 35, 165, 70), 1)
    1397.4
    """
    return 9.99 * weight_kg + 6.25 * height_cm - 4.92 * age_years + (5.0 if sex == "male" else -161.0)


@dataclass(frozen=True, init=False)
class Person:
    """A fictional adult at the start of a simulation.

    Parameters
    ----------
    name
        What charts and sentences call this person.
    sex
        `"female"` or `"male"`: the equations were fitted to these two groups.
    age_years
        18 to 80 years.
    height_cm
        120 to 230 cm.
    weight_kg
        kg, such that the BMI lies between 15 and 70 kg/m2. From 45 on it is asked
        whether they are pounds, unless the unit is said: ``units.to_kg(150, "kg")``.
    pal
        Physical activity level, 1.2 to 2.5: total expenditure divided by resting expenditure.
    fat_kg
        Fat mass in kg; estimated after Jackson 2002 when left out.

    Raises
    ------
    ValueError
        A sentence naming the value, the range, the unit and the remedy.

    Examples
    --------
    >>> ana = Person(name="Ana", sex="female", age_years=35, height_cm=165, weight_kg=80, pal=1.6)
    >>> round(ana.bmi, 1), round(ana.fat_kg, 1), round(ana.rmr_kcal), round(ana.tdee_kcal)
    (29.4, 30.4, 1497, 2396)
    """

    name: str
    sex: Sex
    age_years: float
    height_cm: float
    weight_kg: float
    pal: float
    fat_kg: float
    fat_is_estimate: bool = field(repr=False)

    def __init__(
        self,
        name: str,
        sex: Sex,
        age_years: float,
        height_cm: float,
        weight_kg: float,
        pal: float,
        fat_kg: float | None = None,
        fat_is_estimate: None = None,
    ) -> None:
        if fat_is_estimate is not None:  # as from dataclasses.replace, which cannot know whose fat mass this is
            raise ValueError(
                f"fat_is_estimate is {shown(fat_is_estimate)}. It must be left out, as it follows from fat_kg: change"
                " a person with but, such as PEOPLE['ana'].but(weight_kg=70)."
            )
        if not isinstance(name, str) or not name.strip():
            raise ValueError(f"name is {shown(name)}. It must be a text with at least one letter, such as 'Ana'.")
        sex = choice(sex, "sex", SEXES, _SEX_WORDS)
        born = isinstance(age_years, int | float) and 1900 <= age_years < 2200
        remedy = "The course simulates adults only, so give an adult's age"
        age = number(age_years, "age_years", *AGE_YEARS, "years", f"{remedy}{', not a year of birth' * born}.")
        height = number(height_cm, "height_cm", *HEIGHT_CM, "cm", _height_hint(height_cm))
        weight = _weight(weight_kg, height)
        bmi = weight / (height / 100.0) ** 2
        pal = number(pal, "pal", *PAL_RANGE, "(times resting expenditure)", "1.4 is sitting work, 2.0 very active.")
        estimated = fat_kg is None
        if fat_kg is None:
            fat = jackson_fat_percent(sex, age, bmi) / 100.0 * weight
            if fat <= 0:
                raise ValueError(
                    f"The estimated fat mass is {fat:.1f} kg for a BMI of {bmi:.1f} kg/m2. It must be more than 0 kg:"
                    " the estimate does not hold for so light a person, so give fat_kg yourself."
                )
        else:
            fat = number(
                fat_kg,
                "fat_kg",
                0.0,
                MOST_FAT_SHARE * weight,
                "kg",
                "At least a tenth of a body is not fat.",
                open_low=True,
            )
        for key, value in (
            ("name", name),
            ("sex", sex),
            ("age_years", age),
            ("height_cm", height),
            ("weight_kg", weight),
            ("pal", pal),
            ("fat_kg", fat),
            ("fat_is_estimate", estimated),
        ):
            object.__setattr__(self, key, value)

    def __repr__(self) -> str:
        fat = f"{self.fat_kg:.1f} kg of fat" + (" (estimated)" if self.fat_is_estimate else "")
        return (
            f"{self.name}, {self.sex}, {self.age_years:g} years, {self.height_cm:g} cm, {self.weight_kg:g} kg,"
            f" {fat}, PAL {self.pal:g}{'.' if self.perhaps_pounds else ''}{self.perhaps_pounds}"
        )

    @property
    def perhaps_pounds(self) -> str:
        """A question, with a blank before it, where weight or fat are likely pounds; nothing if the unit was said."""
        if not self.fat_is_estimate and self.fat_kg < 1.0:
            kg = self.fat_kg * self.weight_kg
            return f" {self.fat_kg:g} kg is nearly no fat. Is it a share? {self.fat_kg:g} of the weight is {kg:.1f} kg."
        if not self.fat_is_estimate and self.fat_kg > LIKELY_POUNDS_SHARE * self.weight_kg:
            perhaps = units.other_unit(self.fat_kg, 0.0, LIKELY_POUNDS_SHARE * self.weight_kg)
            return f" {self.fat_kg:g} kg of fat is {100.0 * self.fat_kg / self.weight_kg:.0f} % of the body.{perhaps}"
        if self.bmi < LIKELY_POUNDS_BMI or isinstance(self.weight_kg, units.Said):
            return ""
        perhaps = units.other_unit(self.weight_kg, 0.0, self.weight_kg)
        return f" {self.weight_kg:g} kg at {self.height_cm:g} cm is a BMI of {self.bmi:.0f}.{perhaps}"

    @property
    def bmi(self) -> float:
        """Body mass index, weight / height squared (kg/m2)."""
        return self.weight_kg / (self.height_cm / 100.0) ** 2

    @property
    def rmr_kcal(self) -> float:
        """Resting metabolic rate after Mifflin-St Jeor 1990 (kcal/day)."""
        return mifflin_st_jeor_kcal(self.sex, self.age_years, self.height_cm, self.weight_kg)

    @property
    def tdee_kcal(self) -> float:
        """Total daily energy expenditure, PAL x resting rate (kcal/day)."""
        return self.pal * self.rmr_kcal

    def but(self, **changes: Any) -> Person:
        """Return the same person with some values changed; an estimated fat mass is estimated anew.

        A measured one belongs to the weight at which it was measured: with another weight, give `fat_kg` too, or
        `fat_kg=None` to have it estimated.

        Examples
        --------
        >>> PEOPLE["ana"].but(weight_kg=70).weight_kg
        70.0
        """
        now = {f.name: getattr(self, f.name) for f in fields(self) if f.name != "fat_is_estimate"}
        if self.fat_is_estimate:
            del now["fat_kg"]
        unknown = [key for key in changes if key not in now and key != "fat_kg"]
        if unknown:
            raise ValueError(f"A person has no {shown(unknown[0])}. It must be one of {', '.join(now)}, fat_kg.")
        now_kg, kg = self.weight_kg, changes.get("weight_kg", self.weight_kg)
        if not self.fat_is_estimate and "fat_kg" not in changes and kg != now_kg:
            raise ValueError(
                f"{self.name}'s fat mass of {self.fat_kg:g} kg was given for a weight of {now_kg:g} kg. With another"
                " weight, give fat_kg too, or fat_kg=None to have it estimated."
            )
        person = Person(**{**now, **changes})
        # a weight is known, so what is far from it and near it in another unit is asked about
        if perhaps := likely_unit(kg, now_kg):
            raise ValueError(
                f"weight_kg is {units.argument(kg)}, and {self.name} weighs {units.mass(now_kg)}.{perhaps}"
            )
        return person


def _weight(weight_kg: Any, height_cm: float) -> float:
    """Return a weight in kg that suits a height, or a sentence that asks about pounds and stone where they would."""
    square = (height_cm / 100.0) ** 2
    perhaps = units.other_unit(weight_kg, BMI_KG_M2[0] * square, LIKELY_POUNDS_BMI * square)
    weight = number(weight_kg, "weight_kg", 0.0, 400.0, "kg", f"Give the weight in kg.{perhaps}", open_low=True)
    words = f"the BMI of {weight:g} kg at {height_cm:g} cm"
    number(weight / square, words, *BMI_KG_M2, "kg/m2", f"Check the weight (kg) and the height (cm).{perhaps}")
    return units.Said(weight) if isinstance(weight_kg, units.Said) else weight


def likely_unit(kg: float, near_kg: float) -> str:
    """Return a question where a mass is far from another and near it as pounds or stone, unless its unit was said.

    Examples
    --------
    >>> likely_unit(165, near_kg=80)
    " Are these pounds? 165 lb are 74.8 kg: give that; if it is 165 kg, write units.to_kg(165, 'kg')."
    """
    ends = near_kg / MOST_TIMES_WEIGHT, near_kg * MOST_TIMES_WEIGHT
    perhaps = "" if isinstance(kg, units.Said) or ends[0] < kg < ends[1] else units.other_unit(kg, *ends)
    return f"{perhaps[:-1]}: give that; if it is {kg:g} kg, write units.to_kg({kg:g}, 'kg')." if perhaps else ""


def most_kg(height_cm: Any) -> Any:
    """Return the heaviest body of a height that the models hold for (kg): that of a BMI of 70.

    Examples
    --------
    >>> round(most_kg(165), 1)
    190.6
    """
    return BMI_KG_M2[1] * (height_cm / 100.0) ** 2 + 1e-9


def _height_hint(height_cm: object) -> str:
    """Return a remedy that recognises metres, feet, inches and millimetres."""
    units_ = ("metres", 1.2, 2.3, 100), ("feet", 4.0, 7.5, 30.48), ("inches", 47, 91, 2.54), ("mm", 1200, 2300, 0.1)
    for unit, low, high, cm in units_:
        if isinstance(height_cm, (int, float)) and low <= height_cm <= high:
            return f"{height_cm:g} looks like {unit}: write {height_cm * cm:.0f}."
    return "Give the height in cm."


SEXES: tuple[Sex, ...] = ("female", "male")
_SEX_WORDS: dict[str, Sex] = {**dict.fromkeys(("f", "w", "woman"), "female"), **dict.fromkeys(("m", "man"), "male")}


def _people() -> dict[str, Person]:
    people = {}
    for row in read_rows("people"):
        numbers: dict[str, Any] = {
            key: float(row[key]) for key in ("age_years", "height_cm", "weight_kg", "pal", "fat_kg") if row[key]
        }
        try:
            people[row["id"]] = Person(row["name"], choice(row["sex"], "sex", SEXES, _SEX_WORDS), **numbers)
        except ValueError as error:
            raise ValueError(f"data/people.csv, {row['id']}: {error}") from None
    return people


PEOPLE = Named("People", "person", _people)
"""The fictional adults of the course by their short name, from ``data/people.csv``."""
