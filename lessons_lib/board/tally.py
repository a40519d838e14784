"""A room's guesses counted beside an exercise's answer and wrong ideas, and the sentences about them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..lesson.answers import show
from ..lesson.placeholders import words
from ..lesson.questions import NumberQuestion
from ..science import units
from .votes import TOO_FEW, Votes

_NEAR_SHARE = 0.04  # a guess this close to a wrong idea, as a share of it, is counted to it
_SLIP_SHARE = 0.01  # an idea so near another one read in pounds is that one, with the wrong unit
_MASSES = re.compile(
    r"(?P<before>= )?(?P<numbers>(?:\d[\d,]*(?:\.\d+)?(?:\s?(?:–|-|to|or|and)\s?))?\d[\d,]*(?:\.\d+)?)\s?kg\b(?!/)"
    r"|\b(?P<each>each|every|per) kg\b"
    r"|\b(?P<half>half )?(?:a|one)(?: whole)? (?:kg\b(?!/)|kilogram\b)"
    r"|(?<!/)\bkg\b(?!/)"
)


@dataclass(frozen=True)
class WrongIdea:
    """How many guesses lie near one wrong idea, and the first sentence of the reply to it."""

    name: str
    value: float
    count: int
    reply: str


@dataclass(frozen=True)
class Tally:
    """The room's guesses, counted beside the answer and the wrong ideas of an exercise.

    Attributes
    ----------
    expected, right
        The answer, and how many guesses lie near it.
    ideas
        The wrong ideas that caught somebody, the commonest first.
    low, high
        Ends of an axis with the answer, these ideas and nearly all guesses on it.
    """

    expected: float
    right: int
    ideas: tuple[WrongIdea, ...]
    low: float
    high: float


def tally(guesses: Sequence[float], question: NumberQuestion, bare: str = "") -> Tally:
    """Count the guesses near the answer, and those near each wrong idea.

    A guess counts to the nearest of them, if it lies within the exercise's tolerance or 4 %. Where bare
    numbers were read in pounds (`bare`), nobody took pounds for kilograms, and such ideas are left out.

    Examples
    --------
    >>> from lessons_lib.lesson.questions import find
    >>> room = tally([13, 23.5, 24, 26], find("05.prediction"))
    >>> room.right, [(idea.name, idea.count) for idea in room.ideas]
    (1, [('the straight line', 2), ('half a kilogram a week', 1)])
    """
    expected = float(question.expected())
    held = [(float(m.value()), m) for m in question.misconceptions]
    if bare == "lb":
        others = [expected, *(value for value, _ in held)]
        held = [(value, m) for value, m in held if not _is_slip(value, others)]
    values = [expected, *(value for value, _ in held)]
    counts = [0] * len(values)
    for guess in guesses:
        gaps = [abs(guess - value) for value in values]
        nearest = int(np.argmin(gaps))
        if gaps[nearest] <= max(question.tolerance, _NEAR_SHARE * abs(values[nearest])):
            counts[nearest] += 1
    ideas = [
        WrongIdea(in_unit(m.name), v, n, in_unit(_first_sentence(words(m.reply, answer=v, expected=expected))))
        for (v, m), n in zip(held, counts[1:], strict=True)
        if n
    ]
    ideas.sort(key=lambda idea: -idea.count)
    return Tally(expected, counts[0], tuple(ideas), *_ends(guesses, [expected, *(idea.value for idea in ideas)]))


def _ends(guesses: Sequence[float], held: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis that holds some values and nearly all guesses."""
    low, high = min(held), max(held)
    if len(guesses):
        # a single absurd guess must not squeeze the room into one bar; the words say how many lie outside
        quarter, middle, rest = _quartiles(guesses)
        far = max(3.0 * (rest - quarter), 1.5 * (high - low), 1.0)
        near = [guess for guess in guesses if abs(guess - middle) <= far]
        low, high = min(low, *near), max(high, *near)
    air = max(0.08 * (high - low), 0.02 * abs(high), 0.1)
    return low - air, high + air


def _quartiles(guesses: Sequence[float]) -> tuple[float, float, float]:
    quarter, middle, rest = (float(x) for x in np.percentile(guesses, (25, 50, 75)))
    return quarter, middle, rest


def _is_slip(kg: float, others: Sequence[float]) -> bool:
    """Return whether a number is another one's pounds, taken for kilograms."""
    read_in_lb = units.KG_PER_LB * kg
    return kg != 0 and any(abs(read_in_lb - other) <= _SLIP_SHARE * abs(other) for other in others)


def in_unit(text: str) -> str:
    """Return a sentence of the exercises, which speak of kilograms, in the unit that is shown now.

    Examples
    --------
    >>> units.use("lb"); in_unit("How many kg are 10 kg and half a kilogram? (kg)"); units.use("kg")
    'How many lb are 22.0 lb and 1.1 lb? (lb)'
    """
    if units.mass_unit() == "kg":
        return text

    def turned(found: re.Match[str]) -> str:
        if found["before"]:
            return found[0]  # "1 lb = 0.4536 kg" is true as it stands
        if found["numbers"]:
            said = re.sub(
                r"\d[\d,]*(?:\.\d+)?",
                lambda number: f"{units.from_kg(float(number[0].replace(',', ''))):.1f}",
                found["numbers"],
            )
            return f"{said} {units.mass_unit()}"
        if found["each"]:
            return f"{found['each']} {units.mass(1.0)}"
        if found["half"] or found[0] != "kg":
            return units.mass(0.5 if found["half"] else 1.0)
        return units.mass_unit()

    return _MASSES.sub(turned, text)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", re.sub(r"\*{1,2}", "", text).strip())[0]


def shown_value(value: float, unit: str) -> str:
    """Return a value of an exercise in the unit that is shown now."""
    return units.mass(value) if unit == "kg" else show(round(value, 1) if abs(value) < 100 else round(value), unit)


def result(votes: Votes, question: NumberQuestion, answered: bool) -> list[str]:
    """Return the sentences below the votes.

    Examples
    --------
    >>> from lessons_lib.lesson.questions import find
    >>> from lessons_lib.board.votes import read
    >>> result(read("13 14 24", find("05.prediction")), find("05.prediction"), answered=False)
    ['3 guesses: half of them lie from 13.5 kg to 19.0 kg, the middle one is 14.0 kg.']
    """
    n, unit = len(votes.numbers), votes.unit
    if not votes.enough:
        return [TOO_FEW]
    low, middle, high = (shown_value(guess, unit) for guess in _quartiles(votes.numbers))
    said = [f"{n} guesses: half of them lie from {low} to {high}, the middle one is {middle}."]
    room = tally(votes.numbers, question, votes.bare)
    outside = sum(not room.low <= guess <= room.high for guess in votes.numbers)
    if outside:
        said.append(f"{outside} lie{'s' if outside == 1 else ''} outside the picture.")
    if answered:
        said.append(f"The answer is {shown_value(room.expected, unit)}: {room.right} of {n} came near.")
        named = room.ideas[:2]
        said += [f"{idea.count} near {shown_value(idea.value, unit)}, {idea.name}: {idea.reply}" for idea in named]
        more = sum(idea.count for idea in room.ideas[2:])
        said += [f"{more} near other wrong ideas."] if more else []
    return said
