"""The questions that are answered by drawing, read from a lesson's ``questions.md``.

Beside those that are typed stands::

    ## 05.curve draws curve body_kg ± 1 kg
    Draw her weight over the year.
    plane: 0 to 52 weeks, weight 60 to 85 kg
    start: ANA_KG
    called the body                     what the run is called; this is what it is called without the line
    beside the straight line: line_kg   another curve to compare with
    given the scale: mornings_kg        dots that are there from the start, for "draws dots"
    after: 05.prediction                the guess that comes first: until then the run is not laid over the drawing
    right: ...                          at most so far off; other words are far, below and above, all may be left out;
                                        up: above, where a drawing comes up from its lowest point

Such a question is asked by ``lesson.draw`` ; its names are functions that return points (x, y).
"draws bars" has ``plane: arms, trunk, legs in kg of fat``, and its name gives one number a bar. "draws band" has
``at: 26, 52`` and ``level: 90 %``, its name gives the points of each body, and its ± is in bodies.

A line that begins with two spaces continues the one before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from ..science.checks import shown
from . import questions
from .drawn import KINDS, BandQuestion, BarsQuestion, DrawnQuestion, Plane
from .placeholders import Names
from .questions import DRAWN, FILE_NAME, Line, Reader, blocks

_DRAWS = re.compile(rf"## (\S+) draws ({'|'.join(KINDS)}) (\S+) ± (\S+) .+")
_N = r"-?[0-9]+(?:\.[0-9]+)?"
_PLANE = re.compile(rf"({_N}) to ({_N}) ([a-z]+), ([a-z ]+) ({_N}) to ({_N}) (\S+)")
_BARS = re.compile(r"([a-z]+(?:, [a-z]+)+) in (\S+) of ([a-z ]+)")
_OF_DRAWING = re.compile(
    r"(plane|start|at|level|after|right|far|below|above|up): (.+)|called (.+)|(beside|given) ([^:]+): (\S+)"
)


@cache
def of_lesson(number: str) -> tuple[DrawnQuestion, ...]:
    """Return the questions of one lesson that are answered by drawing.

    Raises
    ------
    ValueError
        If there is no such lesson; the sentence lists those there are.

    Examples
    --------
    >>> of_lesson("05")[0].id
    '05.curve'
    """
    return read(*questions.text_of(number))


def find(name: str) -> DrawnQuestion:
    """Return one question that is answered by drawing, by its id.

    Raises
    ------
    ValueError
        If there is none; the sentence lists those of that lesson.
    """
    wanted = questions.whole_id(name)
    found = of_lesson(wanted.partition(".")[0])
    for one in found:
        if one.id == wanted:
            return one
    if not found:
        raise ValueError(f"There is nothing to draw called {shown(name)}: lesson {wanted[:2]} has no drawing.")
    known = ", ".join(one.id for one in found)
    raise ValueError(f"There is nothing to draw called {shown(name)}. It must be one of {known}.")


def read(text: str, names: Names, number: str, place: str = FILE_NAME) -> tuple[DrawnQuestion, ...]:
    r"""Return the questions of a text that are answered by drawing; its arguments are those of `questions.read`.

    Raises
    ------
    QuestionError
        For the first slip.

    Examples
    --------
    >>> text = "## 99.line draws curve flat ± 1 kg\nDraw.\nplane: 0 to 9 weeks, weight 60 to 90 kg"
    >>> read(text, {"flat": lambda: [(0, 80), (9, 80)]}, "99")[0].said(((3, 80.0), (9, 75.0)))
    'At week 9 you were 5.0 kg below the body.'
    """
    reader = _Drawings(names, number, place)
    return tuple(reader.drawing(block) for block in blocks(text) if DRAWN.fullmatch(block[0][1]))


class _Drawings(Reader):
    """Makes a drawn question of its lines."""

    def drawing(self, block: list[Line]) -> DrawnQuestion:
        (self._at, first), *rest = block
        head = _DRAWS.fullmatch(first)
        if head is None:
            kinds = ", ".join(KINDS)
            raise self._slip(
                f'"{first}" is no head. It must be "## {self._number}.curve draws curve name ± 1 kg" ({kinds}).'
            )
        name, kind, truth, tolerance = head.groups()
        if not name.startswith(f"{self._number}."):
            raise self._slip(f'"{first}" is no question of lesson {self._number}. Its id must begin with that number.')
        several: dict[str, dict[str, Any]] = {"beside": {}, "given": {}, "replies": {}}
        given: dict[str, Any] = {"truth": self._points_for(truth), "tolerance": self._plain(tolerance), **several}
        prompt: list[str] = []
        for self._at, line in rest:
            found = _OF_DRAWING.fullmatch(line)
            if found is None:
                if "plane" in given:
                    raise self._slip(f'"{line[:40]}" is no part of a drawing. Is its first word misspelt?')
                prompt.append(line)
                continue
            key, value, called, many, label, of = found.groups()
            if called:
                given["called"] = called
            elif many:
                several[many][label] = self._points_for(of)
            elif key == "plane":
                given |= self._plane(kind, value)
            elif key == "start":
                given["start"] = self._number_for(value)
            elif key == "after":
                if not value.startswith(f"{self._number}."):
                    raise self._slip(f'"{line}" names no question of lesson {self._number}.')
                given["after"] = value
            elif key == "at" and kind == BandQuestion.kind:
                given["places"] = tuple(self._plain(word) for word in value.split(", "))
            elif key == "level" and kind == BandQuestion.kind:
                given["level_percent"] = self._plain(value.removesuffix(" %"))
            elif key in ("at", "level"):
                raise self._slip(f'"{key}:" belongs to a band, and this is a {kind} drawing.')
            else:
                several["replies"][key] = self._text(value)
        self._at = block[0][0]
        if "plane" not in given:
            raise self._slip(f'{name} has no plane. It must have a line "plane: 0 to 52 weeks, weight 60 to 85 kg".')
        if kind == BandQuestion.kind and "places" not in given:
            raise self._slip(f'{name} has no places. A band must have a line such as "at: 26, 52".')
        return KINDS[kind](name, self._text(" ".join(prompt)), **given)

    def _plane(self, kind: str, value: str) -> dict[str, Any]:
        if kind == BarsQuestion.kind:
            bars = _BARS.fullmatch(value)
            if bars is None:
                raise self._slip(f'"{value}" is no plane for bars. It must be "arms, trunk, legs in kg of fat".')
            names = tuple(bars[1].split(", "))
            return {"names": names, "plane": Plane((0.0, len(names) - 1.0), "bars", (0.0, 1e3), bars[3], bars[2])}
        found = _PLANE.fullmatch(value)
        if found is None:
            raise self._slip(f'"{value}" is no plane. It must be "0 to 52 weeks, weight 60 to 85 kg".')
        x = (float(found[1]), float(found[2]))
        y = (float(found[5]), float(found[6]))
        if x[0] >= x[1] or y[0] >= y[1]:
            raise self._slip(f'"{value}" has an axis that ends before it begins.')
        return {"plane": Plane(x, found[3], y, found[4], found[7])}

    def _points_for(self, word: str) -> Callable[[], Any]:
        """Return a function of `numbers.py` that gives points."""
        self._need(word)
        points = self._names[word]
        if not callable(points):
            raise self._slip(f"{word} is no function. What is drawn must be a function that returns points.")
        return points
