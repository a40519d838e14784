"""Units at the surface: kg or lb, kcal or kJ. Inside, everything is kg and kcal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Literal

from .checks import choice, number, whole

MassUnit = Literal["kg", "lb"]

KG_PER_LB = 0.45359237
"""International avoirdupois pound, exact by definition since 1959 (kg/lb)."""
KG_PER_ST = 14.0 * KG_PER_LB
"""Stone, 14 pounds (kg/st)."""
KJ_PER_KCAL = 4.184
"""Thermochemical calorie, exact by definition (kJ/kcal)."""

_MOST_KG = 1e6  # wide enough for sums over groups; a typo in the digits is caught far below it

_NAMES: dict[str, MassUnit] = {
    **dict.fromkeys(("lb", "lbs", "pound", "pounds"), "lb"),
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms"), "kg"),
}

_mass_unit: MassUnit | None = None  # nobody has said yet
_chosen_earlier: Callable[[], str | None] | None = None


def use(unit: MassUnit) -> None:
    """Show every mass in `"kg"` or in `"lb"` from now on, in words and in charts; `"pounds"` is `"lb"`.

    Raises
    ------
    ValueError
        For any other word.

    Examples
    --------
    >>> use("lb"); mass(1.0, digits=2)
    '2.20 lb'
    >>> use("kg"); mass(1.0)
    '1.0 kg'
    """
    global _mass_unit
    _mass_unit = _named(unit)


def _named(unit: object) -> MassUnit:
    said = unit.strip().casefold() if isinstance(unit, str) else ""
    return _NAMES[said] if said in _NAMES else choice(unit, "unit", ("kg", "lb"))


@contextmanager
def using(unit: MassUnit) -> Iterator[None]:
    """Show masses in a unit for a while, and leave the switch as it was.

    Examples
    --------
    >>> with using("lb"):
    ...     mass(1.0)
    '2.2 lb'
    >>> mass(1.0)
    '1.0 kg'
    """
    before = mass_unit()
    use(unit)
    try:
        yield
    finally:
        use(before)


def mass_unit() -> MassUnit:
    """Return the unit in which masses are shown now: `"kg"` or `"lb"`."""
    if _mass_unit is None and _chosen_earlier is not None:
        use("lb" if _chosen_earlier() == "lb" else "kg")
    return _mass_unit or "kg"


def remember(chosen_earlier: Callable[[], str | None], *, anew: bool = False) -> None:
    """Ask for the unit that was chosen earlier when a mass is first shown, and not before; `anew` forgets today's.

    Examples
    --------
    >>> remember(lambda: "lb", anew=True); mass_unit()
    'lb'
    >>> remember(lambda: None, anew=True); mass_unit()
    'kg'
    """
    global _mass_unit, _chosen_earlier
    _mass_unit, _chosen_earlier = None if anew else _mass_unit, chosen_earlier


def from_kg(kg: float) -> float:
    """Return a mass in kg as a number in the unit that is shown now.

    Examples
    --------
    >>> from_kg(80.0)
    80.0
    """
    kg = number(kg, "kg", -_MOST_KG, _MOST_KG, "kg")
    return kg if mass_unit() == "kg" else kg / KG_PER_LB


def to_kg(value: float, unit: MassUnit | None = None) -> float:
    """Return a mass given in `unit` (by default the unit shown now) in kg.

    Its unit is said, so nobody asks whether it is another one: `Person` and `goal_intake_kcal` do of masses so large
    that they are more likely pounds.

    Examples
    --------
    >>> to_kg(1.0, "lb")
    0.45359237
    """
    given = mass_unit() if unit is None else _named(unit)
    value = number(value, "value", -_MOST_KG, _MOST_KG, given)
    return Said(value if given == "kg" else value * KG_PER_LB)


class Said(float):
    """A number whose unit was said: nobody need ask whether it is another one."""


def other_unit(kg: object, low_kg: float, high_kg: float) -> str:
    """Return a question, with a blank before it, where a mass in kg would fit between two others in another unit.

    Examples
    --------
    >>> other_unit(176.4, 50, 130), other_unit(12.6, 50, 130), other_unit(80.0, 50, 130)
    (' Are these pounds? 176.4 lb are 80.0 kg.', ' Are these stone? 12.6 st are 80.0 kg.', '')
    """
    if not isinstance(kg, int | float) or not 0 < kg < 1e9:
        return ""
    for name, short, one in (("pounds", "lb", KG_PER_LB), ("stone", "st", KG_PER_ST), ("grams", "g", 0.001)):
        if low_kg <= kg * one <= high_kg:
            return f" Are these {name}? {f'{kg:,.0f}' if short == 'g' else f'{kg:.4g}'} {short} are {kg * one:.1f} kg."
    return ""


def argument(kg: float) -> str:
    """Return a mass that was handed in, which is in kg, and in the unit that is shown if it is another.

    Examples
    --------
    >>> argument(30.0)
    '30 kg'
    """
    return f"{kg:g} kg" if mass_unit() == "kg" else f"{kg:g} kg ({mass(kg)})"


def mass(kg: float, digits: int = 1) -> str:
    """Return a mass as words in the unit shown now, such as ``'80.0 kg'``.

    Examples
    --------
    >>> mass(79.96)
    '80.0 kg'
    """
    digits = whole(digits, "digits", 0, 12, "digits")
    # adding 0.0 turns a rounded "-0.0" into "0.0"
    return f"{round(from_kg(kg), digits) + 0.0:.{digits}f} {mass_unit()}"


def kj(kcal: float) -> float:
    """Return an energy in kcal as kJ.

    Examples
    --------
    >>> round(kj(100.0), 1)
    418.4
    """
    return number(kcal, "kcal", -1e9, 1e9, "kcal") * KJ_PER_KCAL
