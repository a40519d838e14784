"""Small pieces of every sentence: counts, lists, times, percentages, changes and ranges of mass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from . import units


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
