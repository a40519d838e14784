"""The room's guesses, read from free text. Nothing is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..lesson.answers import ABOUT, UNIT_WORDS, Reading, measure
from ..lesson.answers import read as read_answer
from ..lesson.questions import NumberQuestion

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
