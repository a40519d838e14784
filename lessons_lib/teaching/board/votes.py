"""The room's guesses: read from free text, counted beside the wrong ideas of an exercise. Nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ...science import units
from ..exercises import Exercise
from ..exercises._answers import Reading, show
from ..exercises._answers import read as read_answer
from ..exercises._kinds import words

LEAST, MOST = 2, 200
_NEAR_SHARE = 0.04  # a guess this close to a wrong idea, as a share of it, is counted to it
_MOST_LETTERS = 4_000
_UNIT = (
    r"kg|kgs|kilos?|kilograms?|lbs?|pounds?|stones?|st|g|grams?|kcal|cal|kj|percent|days?|weeks?|wks?|months?|years?"
)
_ABOUT = r"about|around|roughly|approx\.?|circa|ca\.?|maybe|perhaps|nearly|almost|i think|[~≈=]"
_GUESS = re.compile(
    rf"(?<![\w.,/-])(?:(?:{_ABOUT})\s*)*(?P<number>[-+−]?(?:\d+\s+\d+/\d+|\d+/\d+|\d[\d.,]*\d|\d|\.\d+)½?)"
    rf"\s*(?P<unit>(?:{_UNIT})\b|%)?(?![\w/-])",
    re.IGNORECASE,
)
_SILENT = re.compile(rf"^(?:\b(?:and|or|a|the|loss|gain|less|more|lighter|heavier)\b|{_ABOUT}|[\W_])*$", re.IGNORECASE)


@dataclass(frozen=True)
class Votes:
    """Guesses in the exercise's unit, and what could not be read.

    Examples
    --------
    >>> print(read("4, 5.5 6lb about 7; junk"))
    4 guesses read. Not understood: “junk”.
    """

    numbers: tuple[float, ...]
    unit: str
    rejected: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether there are enough for a picture."""
        return len(self.numbers) >= LEAST

    def __str__(self) -> str:
        n = len(self.numbers)
        said = [f"{n} guess{'' if n == 1 else 'es'} read."]
        if not self.enough:
            said.append(f"It takes {LEAST} to {MOST} guesses to draw the room.")
        if self.rejected:
            listed = ", ".join(f"“{word}”" for word in self.rejected[:5])
            more = f" and {len(self.rejected) - 5} more" if len(self.rejected) > 5 else ""
            said.append(f"Not understood: {listed}{more}.")
        return " ".join((*said, *self.notes))


def read(text: str, question: Exercise | str = "kg") -> Votes:
    """Read the room's guesses from free text.

    Parameters
    ----------
    text
        Numbers, separated by commas, semicolons, spaces or lines; units and "about" are understood.
    question
        The exercise that was asked, or just the unit in which a bare number is read.

    Returns
    -------
    Votes
        Never an error: what cannot be read is reported.

    Examples
    --------
    >>> [round(kg, 2) for kg in read("4, 5.5 6lb about 7; junk").numbers]
    [4.0, 5.5, 2.72, 7.0]
    >>> read("5,5; 6,25").numbers
    (5.5, 6.25)
    """
    unit = question if isinstance(question, str) else question.unit
    numbers: list[float] = []
    rejected: list[str] = []
    notes: list[str] = []
    text = text if isinstance(text, str) else str(text)
    if len(text) > _MOST_LETTERS:
        text = text[:_MOST_LETTERS]
        notes.append(f"Only the first {_MOST_LETTERS} letters were read.")
    decimal = _decimal_commas(text)
    for part in re.split(r"[;\n\r\t|]+", text):
        at = 0
        for found in _GUESS.finditer(part):
            _say(part[at : found.start()], rejected)
            at = found.end()
            _take(found, unit, question, decimal, numbers, rejected)
        _say(part[at:], rejected)
    if len(numbers) > MOST:
        notes.append(f"{len(numbers)} guesses are more than {MOST}; the first {MOST} are drawn.")
        numbers = numbers[:MOST]
    if decimal:
        notes.append("A comma was read as a decimal point.")
    return Votes(tuple(numbers), unit, tuple(rejected), tuple(notes))


def _decimal_commas(text: str) -> bool:
    """Return whether commas stand for decimal points: other separators are there, and no guess holds two."""
    tight = re.findall(r"\d+(?:,\d+)+", text)
    if not tight or any(not re.fullmatch(r"\d+,\d{1,2}", word) for word in tight):
        return False
    rest = re.sub(r"\d+,\d{1,2}", "0", text)
    return not re.search(r",|\d\.\d", rest) and bool(re.search(r"\d[^\d]+\d", rest) or rest.strip() == "0")


def _take(
    found: re.Match[str],
    unit: str,
    question: Exercise | str,
    decimal: bool,
    numbers: list[float],
    rejected: list[str],
) -> None:
    """Put one match where it belongs: it may be several numbers with nothing but commas between."""
    given = found["number"].replace("−", "-")
    thousands = re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", given)
    if thousands and unit.partition("/")[0] in ("kcal", "g"):
        pieces = [given.replace(",", "")]
    elif re.fullmatch(r"[-+]?\d{1,3},\d{3}", given):
        rejected.append(given)  # 1200, or 1.2, or two guesses: nobody can tell
        return
    elif decimal and given.count(",") == 1:
        pieces = [given.replace(",", ".")]
    else:
        pieces = [piece for piece in given.split(",") if piece]
    for piece in pieces:
        said = f"{piece} {found['unit'] or ''}".strip()
        got = read_answer(said, unit) if isinstance(question, str) else question.read(said)
        if isinstance(got, Reading):
            numbers.append(got.value)
        else:
            rejected.append(said)


def _say(between: str, rejected: list[str]) -> None:
    """Report what stands between two guesses, unless it is a filler."""
    plain = between.strip(" ,.\u00a0")
    if plain and not _SILENT.match(plain):
        rejected.append(plain if len(plain) <= 30 else plain[:27] + "...")


@dataclass(frozen=True)
class Fooled:
    """How many guesses lie near one wrong idea, and the first sentence of the reply to it."""

    name: str
    value: float
    count: int
    reply: str


def fooled(votes: Sequence[float], question: Exercise) -> tuple[int, list[Fooled]]:
    """Count the guesses near the answer, and those near each wrong idea, the commonest first.

    A guess counts to the nearest of them, if it lies within the exercise's tolerance or 4 %.

    Examples
    --------
    >>> from lessons_lib.teaching.exercises import find
    >>> right, ideas = fooled([13, 23.5, 24, 26], find("05.prediction"))
    >>> right, [(idea.name, idea.count) for idea in ideas]
    (1, [('the straight line', 2), ('half a kilogram a week', 1)])
    """
    values = [float(question.expected()), *(float(m.value()) for m in question.misconceptions)]
    counts = [0] * len(values)
    for vote in votes:
        gaps = [abs(vote - value) for value in values]
        nearest = int(np.argmin(gaps))
        if gaps[nearest] <= max(question.tolerance, _NEAR_SHARE * abs(values[nearest])):
            counts[nearest] += 1
    ideas = [
        Fooled(m.name, value, n, _first_sentence(words(m.reply, answer=value, expected=values[0])))
        for m, value, n in zip(question.misconceptions, values[1:], counts[1:], strict=True)
        if n
    ]
    return counts[0], sorted(ideas, key=lambda idea: -idea.count)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!?])\s", re.sub(r"\*{1,2}", "", text).strip())[0]


def ends(votes: Sequence[float], question: Exercise) -> tuple[float, float]:
    """Return the ends of the axis: the answer, the wrong ideas that caught somebody, and nearly all guesses."""
    held = [float(question.expected()), *(idea.value for idea in fooled(votes, question)[1])]
    low, high = min(held), max(held)
    if len(votes):
        # a single absurd guess must not squeeze the room into one bar; the words say how many lie outside
        quarter, middle, rest = (float(x) for x in np.percentile(votes, (25, 50, 75)))
        far = max(3.0 * (rest - quarter), 1.5 * (high - low), 1.0)
        near = [vote for vote in votes if abs(vote - middle) <= far]
        low, high = min(low, *near), max(high, *near)
    air = max(0.08 * (high - low), 0.02 * abs(high), 0.1)
    return low - air, high + air


def shown_value(value: float, unit: str) -> str:
    """Return a value of an exercise in the unit that is shown now."""
    return units.mass(value) if unit == "kg" else show(round(value, 1) if abs(value) < 100 else round(value), unit)


def result(votes: Votes, question: Exercise, answered: bool) -> list[str]:
    """Return the sentences below the votes.

    Examples
    --------
    >>> from lessons_lib.teaching.exercises import find
    >>> result(read("13 14 24", find("05.prediction")), find("05.prediction"), answered=False)
    ['3 guesses: half of them lie from 13.5 kg to 19.0 kg, the middle one is 14.0 kg.']
    """
    n = len(votes.numbers)
    if not votes.enough:
        return [f"It takes {LEAST} to {MOST} guesses to draw the room."]
    low, middle, high = (shown_value(float(x), votes.unit) for x in np.percentile(votes.numbers, (25, 50, 75)))
    said = [f"{n} guesses: half of them lie from {low} to {high}, the middle one is {middle}."]
    limits = ends(votes.numbers, question)
    outside = sum(not limits[0] <= vote <= limits[1] for vote in votes.numbers)
    if outside:
        said.append(f"{outside} lie{'s' if outside == 1 else ''} outside the picture.")
    if answered:
        right, ideas = fooled(votes.numbers, question)
        said.append(f"The answer is {shown_value(float(question.expected()), votes.unit)}: {right} of {n} came near.")
        said += [
            f"{idea.count} near {shown_value(idea.value, votes.unit)}, {idea.name}: {idea.reply}" for idea in ideas[:2]
        ]
        more = sum(idea.count for idea in ideas[2:])
        said += [f"{more} near other wrong ideas."] if more else []
    return said
