"""Texts with numbers in them: `{body_year_kg:mass}` is a name and a format, never an expression.

The names are those of a lesson's ``numbers.py``: constants, and functions without arguments, which are
called when the text is said. So every sum is Python that the type checker sees, and a text stays text.
Two braces, as in ``{{ask 05.1}}``, are no number but a command to the builder of the notebooks.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from numbers import Real
from types import ModuleType

from ..science.units import from_kg, mass, mass_unit

Names = Mapping[str, object]
"""What may stand in a text: numbers, words, and functions without arguments that return one."""

Text = str | Callable[..., str]
"""Words with placeholders, or a function that makes them of what is known: an answer, what was expected."""

MASS_FORMATS: dict[str, Callable[[float, int], str]] = {
    "mass": mass,
    "number": lambda kg, decimals: f"{from_kg(kg):.{decimals}f}",
    "also_lb": lambda kg, decimals: "" if mass_unit() == "kg" else f" ({mass(kg, decimals)})",
}
"""Formats for kilograms, each with or without its decimals (``mass``, ``mass.0``): a mass in the unit that is
shown now; its number alone; and, behind a sum that is done in kg, the same in pounds where pounds are shown."""

PLACEHOLDER = re.compile(r"(?<!\{)\{(?!\{)([^{}]*)\}(?!\})")
"""A number in a text."""
NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
"""A number that stands in a text with a format: ``{0.9:mass}`` is 0.9 kg, in the unit that is shown."""
MASS_UNIT = "mass_unit"
"""The name that stands for kg or lb, whichever is shown, in every text."""
COMMAND = re.compile(r"\{\{([^{}]*)\}\}")
"""What the builder of the notebooks is to put into a lesson's prose."""


class PlaceholderError(ValueError):
    """A placeholder that cannot be filled; the text is a sentence."""


@dataclass(frozen=True)
class Template:
    """Words whose placeholders are filled when they are said.

    Attributes
    ----------
    text
        The words.
    names
        What may stand in them.
    place
        Where the words stand, such as ``"questions.md, line 7"``; said when one cannot be filled.
    """

    text: str
    names: Names = field(repr=False)
    place: str = ""

    def __call__(self, **values: object) -> str:
        """Return the words, with what is only known now, such as an answer, beside the names."""
        try:
            return fill(self.text, {**self.names, **values})
        except PlaceholderError as error:
            raise PlaceholderError(f"{self.place}: {error}" if self.place else str(error)) from error


def words(text: Text, **values: object) -> str:
    """Return words, with the values filled in.

    Examples
    --------
    >>> words("{expected:.1f} kg", expected=4.72)
    '4.7 kg'
    """
    return fill(text, values) if isinstance(text, str) else text(**values)


_MASSES = re.compile(
    r"(?P<before>= )?(?P<numbers>(?:\d[\d,]*(?:\.\d+)?(?:\s?(?:–|-|to|or|and)\s?))?\d[\d,]*(?:\.\d+)?)\s?kg\b(?!/)"
    r"|\b(?P<each>each|every|per) kg\b"
    r"|\b(?P<half>half )?(?:a|one)(?: whole)? (?:kg\b(?!/)|kilogram\b)"
    r"|(?<!/)\bkg\b(?!/)"
)


def in_unit(text: str) -> str:
    """Return a sentence that speaks of kilograms in the unit that is shown now.

    A number that a text takes with the format ``mass`` is in it already, and to the last digit; this is
    for what stands there as words.

    Examples
    --------
    >>> from lessons_lib.science.units import using
    >>> with using("lb"):
    ...     in_unit("How many kg are 10 kg and half a kilogram? (kg)")
    'How many lb are 22.0 lb and 1.1 lb? (lb)'
    """
    if mass_unit() == "kg":
        return text

    def turned(found: re.Match[str]) -> str:
        if found["before"]:
            return found[0]  # "1 lb = 0.4536 kg" is true as it stands
        if found["numbers"]:
            said = re.sub(
                r"\d[\d,]*(?:\.\d+)?",
                lambda number: f"{from_kg(float(number[0].replace(',', ''))):.1f}",
                found["numbers"],
            )
            return f"{said} {mass_unit()}"
        if found["each"]:
            return f"{found['each']} {mass(1.0)}"
        if found["half"] or found[0] != "kg":
            return mass(0.5 if found["half"] else 1.0)
        return mass_unit()

    return _MASSES.sub(turned, text)


def fill(text: str, names: Names) -> str:
    """Return a text with every placeholder filled.

    Raises
    ------
    PlaceholderError
        For a name that is not among the names, or a format that does not fit its value.

    Examples
    --------
    >>> fill("{loss_kg:mass} in {WEEKS} weeks, {{not ours}}", {"loss_kg": lambda: 4.72, "WEEKS": 12})
    '4.7 kg in 12 weeks, {{not ours}}'
    """
    return PLACEHOLDER.sub(lambda found: _shown(*_split(found[1]), names), text)


def names_in(text: str) -> Iterator[str]:
    """Give the names of a text's placeholders.

    Examples
    --------
    >>> list(names_in("{a:.1f} and {b}"))
    ['a', 'b']
    """
    return (name for name, _ in map(_split, PLACEHOLDER.findall(text)) if not NUMBER.fullmatch(name))


def loose_brace(text: str) -> str:
    """Return the place of a brace without its partner, a few words long; "" if each has one.

    Examples
    --------
    >>> loose_brace("She loses {loss_kg:mass in a year.")
    '{loss_kg:mass in a year.'
    """
    rest = PLACEHOLDER.sub("", COMMAND.sub("", text))
    found = re.search(r"\S{0,20}[{}].{0,25}", rest)
    return found[0] if found else ""


def value_of(name: str, names: Names) -> float | str:
    """Return what a name stands for; a function is called.

    Raises
    ------
    PlaceholderError
        If there is no such name, or it stands for neither a number nor words.

    Examples
    --------
    >>> value_of("days", {"days": lambda: 84})
    84
    """
    if NUMBER.fullmatch(name):
        return float(name)
    if name == MASS_UNIT:
        return mass_unit()
    need(name, names)
    value = names[name]
    value = value() if callable(value) else value
    if isinstance(value, int):
        return value
    if isinstance(value, Real):
        return float(value)
    if not isinstance(value, str):
        raise PlaceholderError(f"{name} is {type(value).__name__}, and a text can say a number or words only.")
    return value


def need(name: str, names: Names) -> None:
    """Refuse a name that is not among the names, with the one that may be meant."""
    if name in names or name == MASS_UNIT:
        return
    if not name.isidentifier():
        raise PlaceholderError(f"{{{name}}} is no name. Give the sum a name in numbers.py, and write that name.")
    close = difflib.get_close_matches(name, names, n=1)
    meant = f" Did you mean {close[0]}?" if close else ""
    raise PlaceholderError(f"There is no {name} here.{meant} It must be a name of this lesson's numbers.py.")


def names_of(module: ModuleType) -> Names:
    """Return what texts may name of a module: its numbers and words, and its functions without arguments."""

    def fits(name: str, value: object) -> bool:
        if name.startswith("_"):
            return False
        code = getattr(getattr(value, "__wrapped__", value), "__code__", None)
        if code is None:
            return isinstance(value, (Real, str)) and not isinstance(value, bool)
        return getattr(value, "__module__", "") == module.__name__ and code.co_argcount + code.co_kwonlyargcount == 0

    return {name: value for name, value in vars(module).items() if fits(name, value)}


def _split(inner: str) -> tuple[str, str]:
    name, _, form = inner.partition(":")
    return name, form


def _shown(name: str, form: str, names: Names) -> str:
    """Return the words for one placeholder."""
    value = value_of(name, names)
    kind, _, decimals = form.partition(".")
    try:
        if kind in MASS_FORMATS and not isinstance(value, str):
            return MASS_FORMATS[kind](value, int(decimals or 1))
        shown = format(value, form)
        # a change that is rounded to nothing is "0.0", not "-0.0"
        return shown.removeprefix("-") if re.fullmatch(r"-0(\.0*)?", shown) else shown
    except (ValueError, TypeError) as error:
        raise PlaceholderError(
            f"{{{name}:{form}}} has no such format for {value!r}."
            f" It must be one of Python's, such as ,.0f, or one for kg: {', '.join(MASS_FORMATS)}, mass.0."
        ) from error
