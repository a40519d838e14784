"""Checks of what callers hand in, each answered with a sentence.

Every refusal says the value, the allowed range, the unit and what to do.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Choice = TypeVar("Choice", bound=str)


def shown(value: object) -> str:
    """Return a value as a reader would write it, without numpy's wrapping."""
    if isinstance(value, np.generic):
        value = value.item()
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "..."


def number(
    value: Any, name: str, low: float, high: float, unit: str, remedy: str = "", *, open_low: bool = False
) -> float:
    """Return `value` as a float within [low, high], or raise a sentence.

    Parameters
    ----------
    value
        What the caller gave. Booleans and texts are not numbers.
    name, unit, remedy
        Words for the sentence: what it is, in what unit, what to do.
    low, high
        Allowed range; with `open_low` the lower end itself is refused.

    Raises
    ------
    ValueError
        If `value` is not one finite number in the range.

    Examples
    --------
    >>> number(165, "height_cm", 120, 230, "cm")
    165.0
    """
    bounds = f"{'more than' if open_low else 'from'} {low:g} {'up' if open_low else ''}".rstrip()
    allowed = (
        f"{bounds} to {high:g} {unit}"
        if math.isfinite(high)
        else (f"more than {low:g} {unit}" if open_low else f"{low:g} {unit} or more")
    )
    tail = f" {remedy}" if remedy else ""
    if isinstance(value, bool) or not isinstance(value, (int, float, np.integer, np.floating)):
        raise ValueError(
            f"{name} is {shown(value)}, which is not a number. Give one number, {allowed},"
            f" without quotation marks and without the unit.{tail}"
        )
    try:
        result = float(value)
    except OverflowError:
        result = math.inf
    if not math.isfinite(result):
        raise ValueError(f"{name} is {shown(value)}. It must be a finite number, {allowed}.{tail}")
    if result < low or result > high or (open_low and result == low):
        raise ValueError(f"{name} is {result:g} {unit}. It must be {allowed}.{tail}")
    return result


def whole(value: Any, name: str, low: int, high: int, unit: str, remedy: str = "") -> int:
    """Return `value` as an int within [low, high], or raise a sentence.

    Examples
    --------
    >>> whole(84, "days", 1, 3650, "days")
    84
    """
    result = number(value, name, low, high, unit, remedy)
    if result != int(result):
        raise ValueError(f"{name} is {result:g} {unit}. It must be a whole number of {unit}.")
    return int(result)


def choice(value: Any, name: str, allowed: Sequence[Choice]) -> Choice:
    """Return `value` if it is one of the allowed words, or raise a sentence.

    Examples
    --------
    >>> choice("male", "sex", ["female", "male"])
    'male'
    """
    if isinstance(value, str):
        for word in allowed:
            if word == value:
                return word
    words = ", ".join(repr(word) for word in allowed)
    raise ValueError(f"{name} is {shown(value)}. It must be one of {words}.")


def series(value: Any, name: str, low: float, high: float, unit: str) -> Floats:
    """Return `value` as a one-dimensional float array within [low, high].

    Examples
    --------
    >>> series([1800, 2000], "intake_kcal", 0, 20_000, "kcal/day").tolist()
    [1800.0, 2000.0]
    """
    wanted = f"Give one number a day, from {low:g} to {high:g} {unit}."
    try:
        array = np.asarray(value)
        if array.dtype.kind not in "iuf":
            raise TypeError
        array = array.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} is {shown(value)}, which is not a row of numbers. {wanted}") from None
    if array.ndim != 1 or array.size == 0:
        raise ValueError(f"{name} has the shape {array.shape}. It must be one row with at least one day. {wanted}")
    wrong = ~np.isfinite(array) | (array < low) | (array > high)
    if wrong.any():
        day = int(np.argmax(wrong))
        raise ValueError(f"{name} is {array[day]:g} {unit} on day {day}. {wanted}")
    return array


def instance(value: Any, kind: type, name: str, words: str) -> None:
    """Refuse a value of the wrong kind with a sentence; `words` say what it must be.

    Examples
    --------
    >>> instance(3.0, float, "x", "a float")
    """
    if not isinstance(value, kind):
        raise ValueError(f"{name} is {shown(value)}. It must be {words}.")
