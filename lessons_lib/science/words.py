"""What is said of numbers: the small pieces of every sentence, and what an estimate can be.

Pieces are counts, lists, times, percentages, changes and ranges of mass; an estimate is a number with its
interval, or a refusal that says what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from . import units
from .checks import instance, number, several, shown

_LONGEST_UNIT = 60
NUMBER_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(n: int) -> str:
    """Return a whole number as a word up to ten, beyond it in digits.

    Examples
    --------
    >>> in_words(3), in_words(13)
    ('three', '13')
    """
    return NUMBER_WORDS[n] if 0 <= n < len(NUMBER_WORDS) else f"{n:,}"


def count(n: float, thing: str) -> str:
    """Return a number with its noun: '1 day', '2 days'.

    Examples
    --------
    >>> count(1, "day"), count(2.5, "week")
    ('1 day', '2.5 weeks')
    """
    return f"{n:g} {thing}" + ("" if n == 1 else "s")


def span(days: float) -> str:
    """Return a time in words, whole weeks as weeks.

    Examples
    --------
    >>> span(84), span(10)
    ('12 weeks', '10 days')
    """
    return count(days // 7, "week") if days % 7 == 0 else count(round(days), "day")


def listed(words: Sequence[str]) -> str:
    """Return words as a list in a sentence.

    Examples
    --------
    >>> listed(["fat", "water", "food"])
    'fat, water and food'
    """
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def joined(sentences: Iterable[str]) -> str:
    """Return sentences as one text; an empty one leaves no gap."""
    return " ".join(sentence for sentence in sentences if sentence)


def percent(share: float, digits: int = 0) -> str:
    """Return a share as a percentage.

    Examples
    --------
    >>> percent(0.9)
    '90 %'
    """
    return f"{share:.{digits}%}".replace("%", " %")


def plain(value: float, digits: int = 1) -> str:
    """Return a number without a minus before zero.

    Examples
    --------
    >>> plain(-0.04)
    '0.0'
    """
    return f"{round(value, digits) + 0.0:.{digits}f}"


def is_none(kg: float) -> bool:
    """Return whether a mass is nothing in the decimals that are shown.

    Examples
    --------
    >>> is_none(0.04)
    True
    """
    return round(abs(units.from_kg(kg)), 1) == 0.0


def change(kg: float, none: str = "no change to speak of") -> str:
    """Return a change of mass: a loss, a gain, or what `none` says.

    Examples
    --------
    >>> change(-4.6), change(0.04)
    ('a loss of 4.6 kg', 'no change to speak of')
    """
    return none if is_none(kg) else f"a {'loss' if kg < 0 else 'gain'} of {units.mass(abs(kg))}"


def mass_range(low_kg: float, high_kg: float, digits: int = 1) -> str:
    """Return two masses with their unit once.

    Examples
    --------
    >>> mass_range(4.4, 12.0)
    '4.4 to 12.0 kg'
    """
    return f"{plain(units.from_kg(low_kg), digits)} to {units.mass(high_kg, digits)}"


@dataclass(frozen=True)
class Interval:
    """An estimate with its lower and upper end.

    Parameters
    ----------
    low, estimate, high
        In `unit`, with low <= estimate <= high.
    unit
        Such as ``"kg/week"``.
    level
        The share of such intervals that should hold the truth, 0.90 unless said.
    notes
        Sentences about data that were set aside.

    Raises
    ------
    ValueError
        If a value is not finite or the ends are in the wrong order.

    Examples
    --------
    >>> Interval(-0.61, -0.42, -0.23, unit="kg/week")
    -0.42 kg/week (90 % interval -0.61 to -0.23)
    """

    low: float
    estimate: float
    high: float
    unit: str
    level: float = 0.90
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.unit, str) or len(self.unit) > _LONGEST_UNIT:
            raise ValueError(
                f"unit is {shown(self.unit)}. It must be a text of at most {_LONGEST_UNIT} letters, such as 'kg/week'."
            )
        notes = tuple(several(self.notes, "notes", "a tuple of sentences"))
        if not all(isinstance(note, str) for note in notes):
            raise ValueError(f"notes is {shown(notes)}. It must be a tuple of sentences.")
        object.__setattr__(self, "notes", notes)
        for name in ("low", "estimate", "high"):
            number(getattr(self, name), name, -1e15, 1e15, self.unit)
        number(self.level, "level", 0.0, 1.0, "(a share)", "Write 90 % as 0.9.")
        if not self.low <= self.estimate <= self.high:
            raise ValueError(
                f"The interval is {self.low:g}, {self.estimate:g}, {self.high:g} {self.unit}."
                " It must be in rising order: low, estimate, high."
            )

    def __repr__(self) -> str:
        digits = 0 if abs(self.high - self.low) >= 20 else 2
        # masses are shown in the unit of the whole notebook; the numbers themselves stay in kg
        size, unit = 1.0, self.unit
        if unit.split("/")[0] == "kg":
            size, unit = units.from_kg(1.0), unit.replace("kg", units.mass_unit(), 1)
        ends = (self.low * size, self.estimate * size, self.high * size)
        low, middle, high = (f"{round(x, digits) + 0.0:.{digits}f}" for x in ends)
        text = f"{middle} {unit} ({self.level:.0%} interval {low} to {high})".replace("%", " %")
        return " ".join((f"{text}.", *self.notes)) if self.notes else text


@dataclass(frozen=True, repr=False)
class Spread(Interval):
    """The smallest and the largest of a few measured values around one of them.

    Its level is 0: it promises no share of intervals that hold the truth. `of` says what was spread.

    Examples
    --------
    >>> Spread(0.36, 0.47, 0.97, unit="g", of="3 measured intensities")
    0.47 g (0.36 to 0.97 over 3 measured intensities; not a confidence interval)
    """

    level: float = 0.0
    of: str = "the measured values"

    def __repr__(self) -> str:
        digits = 0 if self.high >= 100 else 1 if self.high >= 10 else 2
        low, middle, high = (f"{x:.{digits}f}" for x in (self.low, self.estimate, self.high))
        return f"{middle} {self.unit} ({low} to {high} over {self.of}; not a confidence interval)"


@dataclass(frozen=True)
class Refusal:
    """An estimator's "cannot tell yet", false in a condition; `reason` is a sentence.

    Asked for a number, it answers with its reason.

    Examples
    --------
    >>> bool(Refusal("17 days of weigh-ins; 28 are needed."))
    False
    """

    reason: str

    def __post_init__(self) -> None:
        instance(self.reason, str, "reason", "a sentence")

    def __bool__(self) -> bool:
        return False

    def __getattr__(self, name: str) -> Any:
        if "reason" not in vars(self):  # while it is being copied
            raise AttributeError(name)
        raise AttributeError(f"There is no {name}. {self!r}")

    def __repr__(self) -> str:
        return f"Cannot tell yet: {self.reason}"


# what stands between backticks is code
_HYPHEN = re.compile(r"(`[^`]*`)|(?<![\w.-])-(?=\d)")


def with_minus(words: str) -> str:
    """Return words with a minus, and no hyphen, before numbers; code stays code.

    Examples
    --------
    >>> with_minus("CALERIE-2: -3.5 to -1 kg, of `deficit(-300)`")
    'CALERIE-2: −3.5 to −1 kg, of `deficit(-300)`'
    """
    return _HYPHEN.sub(lambda found: found[1] or "\N{MINUS SIGN}", words)
