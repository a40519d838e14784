"""Checks of what callers hand in, each answered with a sentence.

Every refusal says the value, the allowed range, the unit and what to do.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from types import UnionType
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Choice = TypeVar("Choice", bound=str)


def shown(value: object) -> str:
    """Return a value as a reader would write it, without numpy's wrapping."""
    if isinstance(value, np.generic):
        value = value.item()
    kind = type(value)
    named = f"{'an' if kind.__name__[0] in 'AEIOUaeiou' else 'a'} {kind.__name__.replace('_', ' ')}"
    if kind.__module__.partition(".")[0] in ("lessons_lib", "pandas", "datetime", "pathlib"):
        return named
    if isinstance(value, tuple | list) and kind in (tuple, list):
        inside = ", ".join(map(shown, value[:9])) + (", ..." if len(value) > 9 else "")
        text = f"[{inside}]" if kind is list else f"({inside}{',' * (len(value) == 1)})"
        return text if len(text) <= 60 else text[:57] + "..."
    try:
        text = repr(value)
    except ValueError:  # Python does not write out whole numbers of more than 4,300 digits
        return "a whole number of thousands of digits"
    if isinstance(value, np.ndarray):
        return f"an array of size {value.size}"
    if text.startswith("<"):  # a class, a function: Python shows where in its memory they are
        return named
    return text if len(text) <= 60 else text[:57] + "..."


def told_apart(value: float, low: float, high: float) -> str:
    """Return a number that is out of range, with as many digits as show that it is.

    Examples
    --------
    >>> told_apart(95.0, 18.0, 80.0), told_apart(80.0000001, 18.0, 80.0)
    ('95', '80.0000001')
    """
    text = f"{value:g}"
    return text if not low <= float(text) <= high or low <= value <= high else f"{value!r}".removesuffix(".0")


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that was probably meant, or None; capital letters do not count.

    Examples
    --------
    >>> nearest("sed", ["projection", "seed", "noise"]), nearest("zebra", ["seed"])
    ('seed', None)
    """
    plain = {one.casefold(): one for one in reversed(list(known))}
    meant = word.casefold().strip()
    close = [meant] if meant in plain else difflib.get_close_matches(meant, plain, n=1, cutoff=0.7)
    if not close and len(meant) > 2:
        close = [one for one in plain if meant in one]
    return plain[close[0]] if close else None


def brief(thing: Any) -> str:
    """Return a dataclass as one line for a reader: four digits, no address, nothing that is empty.

    Examples
    --------
    >>> from lessons_lib.science.body.energy import Spending
    >>> brief(Spending(1497.4666, 239.59, 658.9))
    'Spending: resting_kcal 1497, digesting_kcal 239.6, moving_kcal 658.9'
    """
    parts = ((field.name, _brief(getattr(thing, field.name))) for field in fields(thing) if field.repr)
    return f"{type(thing).__name__}: " + ", ".join(f"{name} {text}" for name, text in parts if text)


def _brief(value: Any) -> str:
    if value is None or callable(value) or (isinstance(value, str | tuple) and not value):
        return ""
    if isinstance(value, np.ndarray):
        return f"({value.size} numbers)"
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, int | float | np.number):
        value = float(value)
        return f"{value:.4g}" if 1e-4 <= abs(value) < 1e4 else f"{value:.0f}"
    if isinstance(value, tuple):
        return f"({', '.join(map(_brief, value))})"
    text = repr(value)
    return shown(value) if len(text) > 200 or "\n" in text else f"({text})"


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
    least, most = _in_full(low), _in_full(high)
    bounds = f"{'more than' if open_low else 'from'} {least} {'up' if open_low else ''}".rstrip()
    allowed = (
        f"{bounds} to {most} {unit}"
        if math.isfinite(high)
        else (f"more than {least} {unit}" if open_low else f"{least} {unit} or more")
    )
    tail = f" {remedy}" if remedy else ""
    # to numpy a duration is a kind of whole number
    kinds = (int, float, np.integer, np.floating)
    if isinstance(value, bool | np.timedelta64) or not isinstance(value, kinds):
        raise ValueError(
            f"{name} is {shown(value)}, which is not a number. Give one number, {allowed},"
            f" without quotation marks and without the unit.{parted(value)}{tail}"
        )
    try:
        result = float(value)
    except OverflowError:
        result = math.inf
    if not math.isfinite(result):
        raise ValueError(f"{name} is {shown(value)}. It must be a finite number, {allowed}.{tail}")
    if result < low or result > high or (open_low and result == low):
        raise ValueError(f"{name} is {told_apart(result, low, high)} {unit}. It must be {allowed}.{tail}")
    return result


def _in_full(bound: float) -> str:
    return f"{bound:,.0f}" if 1e6 <= abs(bound) < math.inf and bound == int(bound) else f"{bound:g}"


def parted(value: object) -> str:
    """Return what to write where a comma made two numbers of one, with a blank before it; nothing for anything else.

    Examples
    --------
    >>> parted((35, 6)), parted((1, 500))
    (' Python parts numbers at a comma: write 35.6.', ' Python parts numbers at a comma: write 1500.')
    """
    if not isinstance(value, tuple) or len(value) != 2 or not all(type(one) is int for one in value):
        return ""
    joint = "" if value[0] and 100 <= value[1] <= 999 else "."
    return f" Python parts numbers at a comma: write {value[0]}{joint}{value[1]}."


def whole(value: Any, name: str, low: int, high: int, unit: str, remedy: str = "") -> int:
    """Return `value` as an int within [low, high], or raise a sentence.

    Examples
    --------
    >>> whole(84, "days", 1, 3650, "days")
    84
    """
    result = number(value, name, low, high, unit, remedy)
    if result != int(result):
        of = "" if unit.startswith("(") else f" of {unit}"
        raise ValueError(f"{name} is {result!r} {unit}. It must be a whole number{of}.")
    return int(result)


def choice(value: Any, name: str, allowed: Sequence[Choice], said: Mapping[str, Choice] | None = None) -> Choice:
    """Return `value` if it is one of the allowed words, or raise a sentence.

    `said` are other names of allowed words, such as a model's author: the sentence offers what was meant.

    Examples
    --------
    >>> choice("male", "sex", ["female", "male"])
    'male'
    """
    if isinstance(value, str):
        for word in allowed:
            if word == value:
                return word
        names: dict[str, str] = {**(said or {}), **{word: word for word in allowed}}
        near = nearest(value, names)
        meant = f"Did you mean {names[near]!r}? " if near else ""
    else:
        meant = ""
    words = ", ".join(repr(word) for word in allowed)
    raise ValueError(f"{name} is {shown(value)}. {meant}It must be one of {words}.")


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
        with np.errstate(over="ignore"):  # what is too large is refused below
            array = array.astype(np.float64)
    except (TypeError, ValueError):
        raise ValueError(f"{name} is {shown(value)}, which is not a row of numbers. {wanted}") from None
    if array.ndim != 1 or array.size == 0:
        raise ValueError(f"{name} has the shape {array.shape}. It must be one row with at least one day. {wanted}")
    wrong = ~np.isfinite(array) | (array < low) | (array > high)
    if wrong.any():
        day = int(np.argmax(wrong))
        raise ValueError(f"{name} is {told_apart(float(array[day]), low, high)} {unit} on day {day}. {wanted}")
    return array


def instance(value: Any, kind: type | UnionType, name: str, words: str) -> None:
    """Refuse a value of the wrong kind with a sentence; `words` say what it must be.

    Examples
    --------
    >>> instance(3.0, float, "x", "a float")
    """
    if not isinstance(value, kind):
        raise ValueError(f"{name} is {shown(value)}. It must be {words}.")


def several(value: Any, name: str, words: str) -> list[Any]:
    """Return what can be gone through as a list, or raise a sentence; `words` say what it must be.

    Examples
    --------
    >>> several(("a", "b"), "ids", "a list of ids")
    ['a', 'b']
    """
    try:
        return list(value)
    except TypeError:
        raise ValueError(f"{name} is {shown(value)}. It must be {words}.") from None
