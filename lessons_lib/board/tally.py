"""The room's votes, counted beside the answer and the wrong ideas of what was asked, and said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..lesson.kinds import ChoiceQuestion, NumberQuestion
from ..lesson.placeholders import in_unit, words
from ..science import units
from ..science.words import count
from .room import Room

_STAYED = 0.05  # a smaller share than this is a hand or two
_NEAR_SHARE = 0.04  # a guess this close to a wrong idea, as a share of it, is counted to it


@dataclass(frozen=True)
class Idea:
    """How many votes lie near one wrong idea, or chose one letter, and the first sentence of the reply to it."""

    name: str
    value: float
    count: int
    reply: str


@dataclass(frozen=True)
class Tally:
    """Guesses, counted beside the answer and the wrong ideas of a question for a number.

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
    ideas: tuple[Idea, ...]
    low: float
    high: float


def tally(guesses: Sequence[float], question: NumberQuestion, unit: units.MassUnit = "kg") -> Tally:
    """Count the guesses near the answer, and those near each wrong idea.

    A guess counts to the nearest of them, if it lies within the question's tolerance or 4 %. Where bare numbers were
    read in pounds (`unit`), only the ideas of who sees pounds are held: nobody took pounds for kilograms.

    Examples
    --------
    >>> from lessons_lib.lesson.questions import find
    >>> room = tally([13, 23.5, 24, 26], find("05.prediction"))
    >>> room.right, [(idea.name, idea.count) for idea in room.ideas]
    (1, [('the straight line', 2), ('half a kilogram a week', 1)])
    """
    expected = float(question.expected())
    with units.using(unit):
        held = [(float(m.value()), m) for m in question.ideas()]
    values = [expected, *(value for value, _ in held)]
    counts = [0] * len(values)
    for guess in guesses:
        gaps = [abs(guess - value) for value in values]
        nearest = int(np.argmin(gaps))
        if gaps[nearest] <= max(question.tolerance, _NEAR_SHARE * abs(values[nearest])):
            counts[nearest] += 1
    ideas = []
    for (value, m), n in zip(held, counts[1:], strict=True):
        if n:
            reply = re.sub(r"\*{1,2}", "", words(m.reply, answer=value, expected=expected)).strip()
            ideas.append(Idea(in_unit(m.name), value, n, in_unit(_first(reply))))
    ideas.sort(key=lambda idea: -idea.count)
    return Tally(expected, counts[0], tuple(ideas), *_ends(guesses, [expected, *(idea.value for idea in ideas)]))


def _first(reply: str) -> str:
    """Return the first sentence of a reply."""
    return re.split(r"(?<=[.!?])\s", reply)[0]


def _ends(guesses: Sequence[float], held: Sequence[float]) -> tuple[float, float]:
    """Return the ends of an axis that holds some values and nearly all guesses."""
    low, high = min(held), max(held)
    if len(guesses):
        # a single absurd guess must not squeeze the room into one bar; the words say how many lie outside
        quarter, middle, rest = _quartiles(guesses)
        far = max(3.0 * (rest - quarter), 1.5 * (high - low), 0.5 * abs(middle), 1.0)
        near = [guess for guess in guesses if abs(guess - middle) <= far]
        low, high = min(low, *near), max(high, *near)
    air = max(0.08 * (high - low), 0.02 * abs(high), 0.1)
    return low - air, high + air


def _quartiles(guesses: Sequence[float]) -> tuple[float, float, float]:
    quarter, middle, rest = (float(x) for x in np.percentile(guesses, (25, 50, 75)))
    return quarter, middle, rest


def shown_value(value: float, question: NumberQuestion) -> str:
    """Return a value of a question in the unit that is shown now, to a digit that a room can hear."""
    if question.unit == "kg" and not question.stays:
        return units.mass(value)
    return question.shown(round(value, 1) if abs(value) < 100 else round(value))


def by_letter(room: Room, question: ChoiceQuestion) -> dict[str, int]:
    """Return how many chose each letter, in the question's order."""
    counted = Counter(room.values)
    return {option.key: counted[option.key] for option in question.options}


def result(room: Room, answered: bool) -> list[str]:
    """Return the sentences below the votes.

    Examples
    --------
    >>> from lessons_lib.board.asked import of_lesson
    >>> result(Room().heard("13 14 24", of_lesson("05.prediction")), answered=False)
    ['3 votes: half of them lie from 13.5 kg to 19.0 kg, the middle one is 14.0 kg.']
    >>> room = Room().heard("a 2 c 1", of_lesson("04.claim"))
    >>> result(room, answered=False)
    ['3 votes: a 2, b 0, c 1.']
    >>> from dataclasses import replace
    >>> result(replace(Room().heard("c 4", of_lesson("04.claim")), before=room), answered=False)[1]
    'Before, 3 votes: a 2, b 0, c 1. The room has moved to c: 33 % of it before, 100 % now.'
    """
    if room.asked is None or not room.values:
        return []
    question = room.asked.question
    if isinstance(question, ChoiceQuestion):
        return _of_letters(room, question, answered)
    guesses, n = room.numbers, len(room.values)
    low, middle, high = (shown_value(guess, question) for guess in _quartiles(guesses))
    if n == 1:
        said = [f"1 vote: {middle}."]
    else:
        said = [f"{n} votes: half of them lie from {low} to {high}, the middle one is {middle}."]
    counted = tally(guesses, question, room.unit)
    outside = sum(not counted.low <= guess <= counted.high for guess in guesses)
    if outside:
        said.append(f"{outside} lie{'s' if outside == 1 else ''} outside the picture.")
    first = room.before.numbers if room.before else ()
    if first:
        was = shown_value(_quartiles(first)[1], question)
        moved = "is where it was" if was == middle else f"was {was}"
        said.append(f"Before, {count(len(first), 'vote')}: the middle one {moved}.")
    if answered:
        near_then = tally(first, question, room.unit).right if first else 0
        before = f", {near_then} of {len(first)} before" if first else ""
        expected = shown_value(counted.expected, question)
        said.append(f"The answer is {expected}: {counted.right} of {n} came near{before}.")
        # one is answered: more words than three lines would be too small for the last row
        for at, idea in enumerate(counted.ideas[:2]):
            reply = "." if at else f": {idea.reply}"
            said.append(f"{idea.count} near {shown_value(idea.value, question)}, {idea.name}{reply}")
        more = sum(idea.count for idea in counted.ideas[2:])
        said += [f"{more} near other wrong ideas."] if more else []
    return said


def _of_letters(room: Room, question: ChoiceQuestion, answered: bool) -> list[str]:
    counted = by_letter(room, question)
    said = [f"{count(len(room.values), 'vote')}: {_each(counted)}."]
    first = by_letter(room.before, question) if room.before and room.before.values else {}
    if first:
        said.append(f"Before, {count(sum(first.values()), 'vote')}: {_each(first)}. {_moved(first, counted)}")
    if answered:
        right = question.expected
        before = f", {first[right]} of {sum(first.values())} before" if first else ""
        said.append(f"The answer is {right}: {counted[right]} of {len(room.values)}{before}.")
        wrong = max((o for o in question.options if not o.right), key=lambda option: counted[option.key])
        if counted[wrong.key]:
            reply = re.sub(r"\*{1,2}", "", words(wrong.reply, answer=wrong.key, expected=right)).strip()
            said.append(f"{counted[wrong.key]} chose {wrong.key}: {in_unit(_first(reply))}")
    return said


def _each(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{key} {n}" for key, n in counted.items())


def _moved(before: Mapping[str, int], now: Mapping[str, int]) -> str:
    """Say which letter has gained most, as a share: a room may have lost or won a few hands."""
    shares = {key: (n / sum(before.values()), now[key] / sum(now.values())) for key, n in before.items()}
    key = max(shares, key=lambda one: shares[one][1] - shares[one][0])
    was, share = shares[key]
    if share - was < _STAYED:
        return "The room stands where it stood."
    return f"The room has moved to {key}: {100 * was:.0f} % of it before, {100 * share:.0f} % now."


def near(room: Room) -> str:
    """Return one sentence, for the chart where the answer has come: how many of the room were near it.

    Examples
    --------
    >>> from lessons_lib.board.asked import of_lesson
    >>> near(Room().heard("13 14 24", of_lesson("05.prediction")))
    'Of 3 votes, 2 came near 13.4 kg; the middle one said 14.0 kg.'
    """
    if room.asked is None or not room.values:
        return ""
    question, n = room.asked.question, count(len(room.values), "vote")
    if isinstance(question, ChoiceQuestion):
        right = question.expected
        return f"Of {n}, {by_letter(room, question)[right]} chose {right}: {room.asked.choices()[right].rstrip('.')}."
    counted = tally(room.numbers, question, room.unit)
    middle = shown_value(_quartiles(room.numbers)[1], question)
    return f"Of {n}, {counted.right} came near {shown_value(counted.expected, question)}; the middle one said {middle}."
