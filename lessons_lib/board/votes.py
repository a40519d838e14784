"""The room's guesses: read from free text, counted beside an exercise's answer, said, and drawn. Nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ..lesson.answers import ABOUT, UNIT_WORDS, Reading, measure, show
from ..lesson.answers import read as read_answer
from ..lesson.placeholders import in_unit as in_unit
from ..lesson.placeholders import words
from ..lesson.questions import NumberQuestion
from ..pictures.board_canvas import BoardCanvas, Size
from ..science import units

LEAST, MOST = 2, 200
TOO_FEW = f"It takes {LEAST} to {MOST} guesses to draw the room."
_MOST_LETTERS = 4_000
_UNIT = "|".join(word for word in UNIT_WORDS if word != "%")
_GUESS = re.compile(
    rf"(?<![\w.,/:-])(?:(?:{ABOUT})\s*)*(?P<number>[-+−]?(?:\d+\s+\d+/\d+|\d+/\d+|\d[\d.,]*\d|\d|\.\d+)½?)"
    rf"\s*(?P<unit>(?:{_UNIT})\b|%)?(?![\w/-]|:\d)",
    re.IGNORECASE,
)
# "1) 5" is a numbered guess, and so is "1. 5", unless more than one number follows
_NUMBERED = re.compile(r"^\s*\d{1,3}(?:\)\s*(?=\D{0,20}\d)|\.\s+(?=\D*\d+(?:[.,/]\d+)*\D*$))")
_POINT_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?")
_FILLER = re.compile(rf"^(?:\b(?:and|or|a|the|loss|gain|less|more|lighter|heavier)\b|{ABOUT}|[\W_])*$", re.IGNORECASE)


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
    bare: str = ""
    """The unit in which a bare number was read, where it is another than the exercise's."""

    @property
    def enough(self) -> bool:
        """Whether there are enough for a picture."""
        return len(self.numbers) >= LEAST

    def __str__(self) -> str:
        n = len(self.numbers)
        said = [f"{n} guess{'' if n == 1 else 'es'} read."]
        if not self.enough:
            said.append(TOO_FEW)
        if self.rejected:
            listed = ", ".join(f"“{word}”" for word in self.rejected[:5])
            more = f" and {len(self.rejected) - 5} more" if len(self.rejected) > 5 else ""
            said.append(f"Not understood: {listed}{more}.")
        return " ".join((*said, *self.notes))


def read(text: str, question: NumberQuestion | str = "kg", bare: str = "") -> Votes:
    """Read the room's guesses from free text.

    Parameters
    ----------
    text
        Numbers, separated by commas, semicolons, spaces or lines; units and "about" are understood.
    question
        The exercise that was asked, or just its unit.
    bare
        The unit in which a bare number is read, such as ``"lb"`` where the room thinks in pounds; the
        exercise's own when left out.

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
    >>> round(read("10", bare="lb").numbers[0], 2)
    4.54
    """
    reader = _Reader(question, bare)
    notes: list[str] = []
    text = text if isinstance(text, str) else str(text)
    if len(text) > _MOST_LETTERS:
        text = text[:_MOST_LETTERS]
        notes.append(f"Only the first {_MOST_LETTERS} letters were read.")
    decimal = _decimal_commas(text)
    for part in re.split(r"[;\n\r\t|]+", text):
        reader.read(_NUMBERED.sub("", part), decimal)
    numbers = reader.numbers
    if len(numbers) > MOST:
        notes.append(f"{len(numbers)} guesses are more than {MOST}; the first {MOST} are drawn.")
    if decimal:
        notes.append("A comma was read as a decimal point.")
    if reader.points:
        notes.append(f"{reader.points[0]} was read as {reader.points[1]}.")
    return Votes(tuple(numbers[:MOST]), reader.unit, tuple(reader.rejected), tuple(notes), reader.bare)


def _decimal_commas(text: str) -> bool:
    """Return whether commas stand for decimal points: other separators are there, and no guess holds two."""
    tight = re.findall(r"\d+(?:,\d+)+", text)
    if not tight or any(not re.fullmatch(r"\d+,\d{1,2}", word) for word in tight):
        return False
    rest = re.sub(r"\d+,\d{1,2}", "0", text)
    return not re.search(r",|\d\.\d", rest) and bool(re.search(r"\d[^\d]+\d", rest) or rest.strip() == "0")


class _Reader:
    """Takes one guess after the other, and puts it where it belongs."""

    def __init__(self, question: NumberQuestion | str, bare: str) -> None:
        self.question = question
        self.unit = question if isinstance(question, str) else question.unit
        self.bare = bare if bare != self.unit else ""
        self.numbers: list[float] = []
        self.rejected: list[str] = []
        self.points: tuple[str, str] | None = None

    def read(self, text: str, decimal: bool) -> None:
        """Read the guesses of one line, and report what stands between them, unless it is a filler."""
        at = 0
        for found in [*_GUESS.finditer(text), None]:
            between = text[at : found.start() if found else None].strip(" ,.\u00a0")
            if between and not _FILLER.match(between):
                self.rejected.append(between if len(between) <= 30 else between[:27] + "...")
            if found:
                at = found.end()
                self._take(found["number"].replace("−", "-"), found["unit"] or "", decimal)

    def _take(self, given: str, unit: str, decimal: bool) -> None:
        """Take what looks like one number: it may be several with nothing but commas between."""
        whole = _in_thousands(unit or self.unit)
        if whole and re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", given):
            pieces = [given.replace(",", "")]
        elif whole and _POINT_THOUSANDS.fullmatch(given):
            pieces = [self._without_points(given)]
        elif re.fullmatch(r"[-+]?\d{1,3},\d{3}", given):
            self.rejected.append(given)  # 1200, or 1.2, or two guesses: nobody can tell
            return
        elif decimal and given.count(",") == 1:
            pieces = [given.replace(",", ".")]
        else:
            pieces = [piece for piece in given.split(",") if piece]
            if whole:
                pieces = [self._without_points(p) if _POINT_THOUSANDS.fullmatch(p) else p for p in pieces]
        for piece in pieces:
            said = f"{piece} {unit or self.bare}".strip()
            got = read_answer(said, self.unit) if isinstance(self.question, str) else self.question.read(said)
            if isinstance(got, Reading):
                self.numbers.append(got.value)
            else:
                self.rejected.append(said)

    def _without_points(self, given: str) -> str:
        """Return 1.900 kcal as 1900: nobody guesses thousandths of a kcal."""
        plain = given.replace(".", "").replace(",", ".")
        self.points = self.points or (given, plain)
        return plain


def _in_thousands(unit: str) -> bool:
    """Return whether guesses in a unit run to thousands: energy and grams."""
    kinds, size = measure(unit) or ((), 1.0)
    return kinds[:1] == ("energy",) or (kinds[:1] == ("mass",) and size < 0.1)


# counted

_NEAR_SHARE = 0.04  # a guess this close to a wrong idea, as a share of it, is counted to it


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
    numbers were read in pounds (`bare`), only the ideas of who sees pounds are held: nobody took pounds for kilograms.

    Examples
    --------
    >>> from lessons_lib.lesson.questions import find
    >>> room = tally([13, 23.5, 24, 26], find("05.prediction"))
    >>> room.right, [(idea.name, idea.count) for idea in room.ideas]
    (1, [('the straight line', 2), ('half a kilogram a week', 1)])
    """
    expected = float(question.expected())
    with units.using("lb" if bare == "lb" else "kg"):
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
            ideas.append(WrongIdea(in_unit(m.name), value, n, in_unit(re.split(r"(?<=[.!?])\s", reply)[0])))
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


# drawn

_LABEL_WIDTH = 1.35  # upright labels closer than this, in heights of their letters, would touch


class VotesCanvas(BoardCanvas):
    """How often the room said what; the answer and the wrong ideas over it."""

    left, top = 3.2, 2.4

    def __init__(self, xlabel: str, size: Size, light: str, ratio: float) -> None:
        super().__init__(xlabel, "votes", size, light, ratio=ratio)
        self.axes.locator_params(axis="y", nbins=5, integer=True, steps=[1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10])
        self.axes.grid(visible=False, axis="x")

    def show(
        self,
        votes: Sequence[float],
        ends: tuple[float, float],
        answer: tuple[float, str] | None = None,
        ideas: Sequence[tuple[float, str]] = (),
    ) -> None:
        """Draw the votes between two ends, and if it is time, the answer and the wrong ideas, each (value, label)."""
        style, ax = self.look, self.axes
        inside = np.array([vote for vote in votes if ends[0] <= vote <= ends[1]])
        edges = np.linspace(*ends, 1 + min(24, max(8, len(votes))))
        counts, _ = np.histogram(inside, edges)
        ax.bar(
            (edges[1:] + edges[:-1]) / 2,
            counts,
            width=0.9 * (edges[1] - edges[0]),
            color=style.scale,
            edgecolor=style.paper,
        )
        most = max(int(counts.max(initial=0)), 1)
        if answer is None:
            self.limits(ends, (0.0, 1.15 * most))
            return
        # room above the bars for the upright labels, and letters that fit into it
        longest = max(len(label) for _, label in (answer, *ideas)) * 0.53 * 0.9 * self._letter[1]
        height = ax.get_position().height
        share = min(longest / height + 0.06, 0.58)
        smaller = 0.9 * min(1.0, (share - 0.06) * height / longest)
        top = 1.05 * most / (1.0 - share)
        self.limits(ends, (0.0, top))
        one = self._letter[0] * (ends[1] - ends[0]) / ax.get_position().width  # a letter's height, along the axis
        lines = sorted([(*idea, style.line, (0, (5, 2))) for idea in ideas] + [(*answer, style.body, "-")])
        places = _side_by_side(
            [value + 0.3 * one for value, *_ in lines], _LABEL_WIDTH * smaller * one, ends[1] + 0.8 * one
        )
        for (value, label, colour, dash), place in zip(lines, places, strict=True):
            ax.axvline(value, color=colour, linewidth=style.line_pt, linestyle=dash)
            ax.annotate(
                label,
                (place, 0.985 * top),
                rotation=90,
                va="top",
                ha="left",
                fontsize=smaller * style.font_pt,
                color=style.ink,
                bbox={"facecolor": style.paper, "edgecolor": "none", "pad": 0.5},
                zorder=3,
                annotation_clip=False,
            )


def _side_by_side(wanted: Sequence[float], width: float, end: float) -> list[float]:
    """Return where labels of a width begin: in order, beside each other, and before the end.

    Examples
    --------
    >>> _side_by_side([1.0, 1.5, 8.0, 9.5], 1.0, 10.0)
    [1.0, 2.0, 8.0, 9.0]
    """
    places: list[float] = []
    for place in wanted:
        places.append(max(place, places[-1] + width) if places else place)
    limit = end
    for i in reversed(range(len(places))):
        places[i] = min(places[i], limit - width)
        limit = places[i]
    return places
