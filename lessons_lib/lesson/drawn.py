"""Questions that are answered by drawing: a curve, a trend through dots, bars that add up, a band.

A drawing is a list of points, in the question's unit inside (masses in kg) and in the learner's unit outside. It is
compared with the run, never marked: what is said is where the two differ, and by how much. Pure: no widget here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import numpy as np

from ..science import units
from ..science.body.projection import Points
from ..science.checks import Floats, number, shown
from ..science.words import count
from .placeholders import Text, in_unit, words

Point = tuple[float, float]
Layers = list[dict[str, Any]]
"""What is laid over a drawing: each with its name, its style and its points."""

MOST_POINTS = 6
_HAIR = 1e-6
_ENOUGH = 0.75
"""So much of the plane a drawing must cross before anything is concluded from it."""


@dataclass(frozen=True)
class Plane:
    """The empty plane: ends and names of its axes. A mass is in kg here, and in the learner's unit on the screen."""

    x: Point
    x_name: str
    y: Point
    y_name: str
    unit: str

    @property
    def one(self) -> float:
        """How many of the unit on the screen one of the unit inside is."""
        return units.from_kg(1.0) if self.unit == "kg" else 1.0

    @property
    def shown_unit(self) -> str:
        """The unit on the screen."""
        return units.mass_unit() if self.unit == "kg" else self.unit

    def amount(self, value: float, digits: int = 1) -> str:
        """Return a value with its unit, as it is shown."""
        return f"{round(value * self.one, digits) + 0.0:.{digits}f} {self.shown_unit}"

    def at(self, x: float) -> str:
        """Return a place on the x axis in words.

        Examples
        --------
        >>> Plane((0, 52), "weeks", (60, 85), "weight", "kg").at(26.0)
        'week 26'
        """
        return f"{self.x_name.removesuffix('s')} {round(x, 1):g}"


@dataclass(frozen=True)
class DrawnQuestion:
    """A question whose answer is a drawing; each kind says what it takes and how it is compared.

    Attributes
    ----------
    truth
        What the run gives: points (x, y); for bars their heights; for a band the points of each body.
    tolerance
        How far off still counts as near, in the question's unit (for a band: in bodies).
    called
        What the run is called in sentences.
    start
        The height at which the drawing begins, where it is given.
    beside
        Other curves to compare with, by name.
    given
        The dots through which a trend is drawn, by name.
    after
        The guess that comes first: the run is laid over the drawing once that is answered; "" for at once.
    replies
        Words by what came out: ``right``, ``below``, ``above`` (at the end, in the last bar, or too narrow and too wide
        for a band), ``far`` for either, ``up`` for above that comes up again; ``close`` and ``aside`` say it all.
    """

    id: str
    prompt: Text
    plane: Plane
    truth: Callable[[], Any]
    tolerance: float
    called: str = "the body"
    start: Callable[[], float] | None = None
    beside: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    given: Mapping[str, Callable[[], Any]] = field(default_factory=dict)
    replies: Mapping[str, Text] = field(default_factory=dict)
    after: str = ""

    is_guess = True
    """It is compared, and not marked."""
    kind = ""
    least = 3  # points, with the start
    most = MOST_POINTS

    @property
    def example(self) -> str:
        """A drawing as it is typed, flat, so that it gives nothing away."""
        (low, high), height = self.plane.x, self.start() if self.start else sum(self.plane.y) / 2
        places = [round(low + share * (high - low)) for share in (0.25, 0.5, 1.0)]
        return str([(x, round(height * self.plane.one)) for x in places])

    @property
    def ends(self) -> Point:
        """The lowest and the highest value that can be drawn."""
        return self.plane.y

    @property
    def step(self) -> float:
        """How far one key press moves a point up (in the unit on the screen)."""
        return 0.1 if (self.ends[1] - self.ends[0]) <= 12.0 else 0.5

    @property
    def form(self) -> tuple[object, ...]:
        """What makes it another question beside its prompt: a drawing kept for another plane is none for this one."""
        start = None if self.start is None else round(self.start(), 3)
        return self.kind, self.plane, start, np.round(self.fixed(), 3).tolist()

    @property
    def asked(self) -> str:
        """The prompt, filled in."""
        return in_unit(words(self.prompt))

    def markdown(self) -> str:
        """Return the question as a block of markdown, for who reads without a kernel."""
        return f"> **{self.id}** · {self.asked}"

    def fixed(self) -> Points:
        """Return the handles that are there from the start and move up and down only; none where points are set."""
        return ()

    def read(self, drawn: object) -> Points:
        """Return a drawing that somebody handed in, in the learner's unit, as points of this question.

        Raises
        ------
        ValueError
            If it is none; the text is a sentence.
        """
        pairs = [self._pair(one) for one in self._each(drawn)]
        return self.checked(tuple(sorted(pairs)))

    def checked(self, points: Points) -> Points:
        """Return the points as they are kept, or raise a sentence."""
        raise TypeError(f"{type(self).__name__} has to say which points it takes.")

    def fits(self, points: Points) -> bool:
        """Whether points that were kept are a drawing of this kind; in another unit their sum may be a hair off."""
        try:
            return bool(points and self.said(points))
        except (ValueError, IndexError):
            return False

    def compare(self, points: Points) -> tuple[str, str]:
        """Return what came out (``right``, ``below``, ``above``, ``far``), and the sentence that says where."""
        raise TypeError(f"{type(self).__name__} has to say how it is compared.")

    def layers(self, points: Points) -> Layers:
        """Return what is laid over a drawing once the run is shown."""
        raise TypeError(f"{type(self).__name__} has to say what is laid over it.")

    def drawn_words(self, points: Points) -> str:
        """Return the drawing in words."""
        return ", ".join(f"{self.plane.at(x)}: {self.plane.amount(y)}" for x, y in points)

    def said(self, points: Points) -> str:
        """Return the whole comparison: where, by how much, and what that means."""
        outcome, sentence = self.compare(points)
        reply = self.replies.get(outcome) or self.replies.get("far" if outcome in ("below", "above", "up") else "", "")
        return f"{sentence} {in_unit(words(reply))}".strip()

    def _each(self, drawn: Any) -> list[Any]:
        if not isinstance(drawn, (str, bytes, Mapping)):
            with suppress(TypeError):  # one number, also of numpy
                return list(drawn)
        raise ValueError(f"A drawing is a list of points, and this is {shown(drawn)}. Write {self.example}.")

    def _pair(self, one: object) -> Point:
        pair = list(one) if isinstance(one, (tuple, list, np.ndarray)) and getattr(one, "ndim", 1) == 1 else []
        if len(pair) != 2:
            raise ValueError(
                f"{shown(one)} is no point. A point is a {self.plane.x_name.removesuffix('s')} and a number of"
                f" {self.plane.shown_unit}: write {self.example}."
            )
        (x_low, x_high), (low, high), one_unit = self.plane.x, self.ends, self.plane.one
        x = number(pair[0], "A point's place", x_low, x_high, self.plane.x_name)
        low, high = round(low * one_unit, 1), round(high * one_unit, 1)
        y = number(pair[1], f"The point at {self.plane.at(x)}", low, high, self.plane.shown_unit)
        return x, y / one_unit


def _as_points(found: Any) -> Floats:
    return np.asarray(found, float).reshape(-1, 2)


def _apart(first: Any, second: Any, drawn: Floats) -> float:
    """Return how far two curves are apart on average, between the ends of what is drawn."""
    grid = np.linspace(drawn[0, 0], drawn[-1, 0], 200)
    one, other = (np.interp(grid, *_as_points(curve).T) for curve in (first, second))
    return float(np.abs(one - other).mean())


def _curve(called: str, style: str, points: Any) -> dict[str, Any]:
    return {"name": called, "style": style, "points": np.round(_as_points(points), 4).tolist()}


class CurveQuestion(DrawnQuestion):
    """A curve from a given start, through a few points of one's own."""

    kind = "curve"

    def checked(self, points: Points) -> Points:
        """Take points of one's own, and the start again if somebody writes it."""
        if self.start is not None:
            start = float(self.start())
            first = self.plane.x[0]
            if points and points[0][0] == first:
                if abs(points[0][1] - start) > 0.05 / self.plane.one + _HAIR:
                    raise ValueError(
                        f"The point at {self.plane.at(first)} is {self.plane.amount(points[0][1])}. It is given:"
                        f" everything starts at {self.plane.amount(start)}. Leave it out."
                    )
                points = points[1:]
        for (x, _), (other, _) in pairwise(points):
            if x == other:
                raise ValueError(f"Two points stand at {self.plane.at(x)}. Leave one of them out.")
        own, most = self.least - bool(self.start), self.most - bool(self.start)
        if not own <= len(points) <= most:
            beside = " besides the start" if self.start else ""
            raise ValueError(
                f"The drawing has {count(len(points), 'point')}{beside}. It must have {own} to"
                f" {most}: write {self.example}."
            )
        return points

    def whole(self, points: Points) -> Floats:
        """Return the drawing with its start, shape (n, 2)."""
        first = [] if self.start is None else [(self.plane.x[0], float(self.start()))]
        return np.array([*first, *points], float).reshape(-1, 2)

    def compare(self, points: Points) -> tuple[str, str]:
        """Say the largest difference at a point of one's own, and the one at the last point."""
        truth = _as_points(self.truth())
        off = [(x, y - float(np.interp(x, truth[:, 0], truth[:, 1]))) for x, y in points]
        largest, last = max(off, key=lambda one: abs(one[1])), off[-1]
        if abs(largest[1]) <= self.tolerance * (1 + _HAIR):
            by = f"{self.plane.amount(abs(largest[1]))}, at {self.plane.at(largest[0])}"
            told = f"within {self.plane.amount(self.tolerance)} of {self.called}: the largest difference is {by}"
            told = f"on {self.called}" if self._is_on(largest[1]) else told
            return self._as_far(points, "right", f"All your points lie {told}.")
        told = f"At {self.plane.at(largest[0])} you were {self._off(largest, self.called)}"
        if last is not largest:
            told += f", and {self._off(last, 'it')} at {self.plane.at(last[0])}"
        outcome = "far" if abs(last[1]) <= self.tolerance else "below" if last[1] < 0 else "above"
        # who rises by less than half the tolerance meant a level line
        rise = points[-1][1] - float(self.whole(points)[:, 1].min())
        if outcome == "above" and "up" in self.replies and rise > self.tolerance / 2:
            outcome = "up"
        mine, theirs = self._bends(self.whole(points), truth)
        alike, up = mine * theirs > 0.0, outcome == "up"
        if abs(largest[1]) <= 2.0 * self.tolerance and not up and (alike or mine == theirs or outcome == "far"):
            how = ", and yours bends, too" if alike else ", but yours hardly bends" if theirs and not mine else ""
            outcome, told = "close", f"{told}. Close{how}"
        elif min(abs(last[1]), max(-y * np.sign(last[1]) for _, y in off)) > self.tolerance and not up:
            fast = (last[1] > 0.0) == (truth[-1, 1] < truth[0, 1])
            outcome, told = "aside", f"{told}. First too {'fast, then too slow' if fast else 'slow, then too fast'}"
        return self._as_far(points, outcome, f"{told}.{self._nearer(points)}")

    def layers(self, points: Points) -> Layers:
        """Lay the run over the drawing, and what else is compared."""
        styles = ("beside", "beside2")
        others = [_curve(name, style, self.beside[name]()) for name, style in zip(self.beside, styles, strict=False)]
        return [*others, _curve(self.called, "run", self.truth())]

    def _bends(self, *curves: Floats) -> list[float]:
        """Return how far each curve lies from its chord, half-way through the first; a hair is nothing."""
        ends = curves[0][[0, -1], 0]
        by = [float(np.interp(ends.mean(), *curve.T) - np.interp(ends, *curve.T).mean()) for curve in curves]
        return [one if abs(one) >= self.tolerance / 2.0 else 0.0 for one in by]

    def _nearer(self, points: Points) -> str:
        """Say which other curve the drawing runs nearer to than to the run."""
        mine = self.whole(points)
        misses = {name: _apart(mine, curve(), mine) for name, curve in self.beside.items()}
        best = min(misses, key=lambda name: misses[name], default="")
        if best and misses[best] < _apart(mine, self.truth(), mine):
            return f" On the whole your curve runs nearer to {best} than to {self.called}."
        return ""

    def _as_far(self, points: Points, outcome: str, told: str) -> tuple[str, str]:
        """Return what came out, unless the drawing ends so early that nothing follows from it; then say that."""
        low, high = self.plane.x
        if points[-1][0] >= low + _ENOUGH * (high - low):
            return outcome, told
        return "short", f"{told} Your drawing ends at {self.plane.at(points[-1][0])}, the run at {self.plane.at(high)}."

    def _is_on(self, by: float) -> bool:
        return round(abs(by) * self.plane.one, 1) == 0.0

    def _off(self, off: Point, called: str) -> str:
        """Say how far off a point is from what is called so."""
        by = off[1]
        where = "below" if by < 0 else "above"
        return f"on {called}" if self._is_on(by) else f"{self.plane.amount(abs(by))} {where} {called}"


class DotsQuestion(CurveQuestion):
    """A trend through given dots; what counts is how far it is from the truth on average, beside what others make."""

    kind = "dots"

    def compare(self, points: Points) -> tuple[str, str]:
        """Say the mean distance from the truth, and that of the other curves over the same days."""
        drawn, truth = self.whole(points), self.truth()
        mine = _apart(drawn, truth, drawn)
        told = f"On average your drawing is {self.plane.amount(mine, 2)} off {self.called}"
        others = {name: _apart(curve(), truth, drawn) for name, curve in self.beside.items()}
        if others:
            told += "; " + ", ".join(f"{name} {self.plane.amount(by, 2)}" for name, by in others.items())
            ranks = sum(by < mine for by in others.values())
            told += f". {('No other', 'One other', 'Two others', 'Three others')[min(ranks, 3)]} came closer"
        if still := self._still(points):
            return self._as_far(points, "far", f"{told}. {still}")
        if self.tolerance * (1 + _HAIR) < mine < 2.0 * self.tolerance * (1 - _HAIR):
            return self._as_far(points, "close", f"{told}. Close.")
        return self._as_far(points, "right" if mine <= self.tolerance * (1 + _HAIR) else "far", f"{told}.")

    def _still(self, points: Points) -> str:
        """Say where one of drawing and truth stands still or turns, and the other doesn't: a mean would praise it."""
        truth, found = _as_points(self.truth()), (0.0, "")
        for i, (begins, first) in enumerate(points):
            for j, (ends, last) in enumerate(points[i + 1 :], i + 1):
                by = float(np.diff(np.interp((begins, ends), truth[:, 0], truth[:, 1]))[0])
                level = np.ptp([y for _, y in points[i : j + 1]]) < abs(by) / 4
                mine = 0.0 if level else last - first
                odd = by * mine <= 0.0 or abs(by) < min(self.tolerance, abs(mine) / 4)
                if odd and abs(mine - by) > max(found[0], self.tolerance * (1 if level else 2)):
                    yours, moves = (
                        # what still moves a little doesn't stand still: "every one of these days" may follow
                        "stands still"
                        if self._is_on(one)
                        else ("falls" if one < 0 else "rises")
                        + (" by only " if abs(one) < min(self.tolerance, abs(other) / 4) else " by ")
                        + self.plane.amount(abs(one))
                        for one, other in ((mine, by), (by, mine))
                    )
                    where = f"From {self.plane.at(begins)} to {self.plane.at(ends).split()[-1]} yours {yours}"
                    found = abs(mine - by), f"{where}; {self.called} {moves}."
        return found[1]


@dataclass(frozen=True)
class BarsQuestion(DrawnQuestion):
    """Bars that must add up to what the run gives in all."""

    names: tuple[str, ...] = ()

    kind = "bars"

    @property
    def total(self) -> float:
        """What is shared out, as it is shown (in the unit on the screen)."""
        return round(float(np.sum(self.truth())) * self.plane.one, 1)

    @property
    def ends(self) -> Point:
        """Nothing, and all that is shared out."""
        return 0.0, self.total / self.plane.one

    @property
    def example(self) -> str:
        """Equal shares."""
        share = round(self.total / max(len(self.names), 1), 1)
        shares = [share] * (len(self.names) - 1)
        return str([*shares, round(self.total - sum(shares), 1)])

    def fixed(self) -> Points:
        """Return one handle a bar, at nothing."""
        return tuple((float(i), 0.0) for i in range(len(self.names)))

    def read(self, drawn: object) -> Points:
        """Take heights in the order of the bars, or by name, or points."""
        if isinstance(drawn, Mapping):
            if set(drawn) != set(self.names):
                raise ValueError(f"The bars are {', '.join(self.names)}, and this names {', '.join(map(str, drawn))}.")
            drawn = [drawn[name] for name in self.names]
        rows = self._each(drawn)
        if not any(isinstance(row, (tuple, list, np.ndarray)) for row in rows):
            rows = list(enumerate(rows))
        return self.checked(tuple(sorted(self._pair(row) for row in rows)))

    def checked(self, points: Points) -> Points:
        """Take one height a bar; together they are the total."""
        if [x for x, _ in points] != [x for x, _ in self.fixed()]:
            raise ValueError(
                f"There are {len(self.names)} bars ({', '.join(self.names)}), and this has"
                f" {count(len(points), 'number')}. Give one for each: write {self.example}."
            )
        gone = sum(y for _, y in points) * self.plane.one
        left = self.total - gone
        if abs(left) > 0.06:
            more = "left to share" if left > 0 else "too much"
            raise ValueError(
                f"Together your bars make {gone:.1f} {self.plane.shown_unit}. They must make {self.total:.1f}:"
                f" {abs(left):.1f} {self.plane.shown_unit} is {more}."
            )
        return points

    def drawn_words(self, points: Points) -> str:
        """Return the bars in words."""
        return ", ".join(f"{name} {self.plane.amount(y)}" for name, (_, y) in zip(self.names, points, strict=True))

    def compare(self, points: Points) -> tuple[str, str]:
        """Say each bar beside the run's, and the one that is off most."""
        truth = [float(y) for y in self.truth()]
        rows = list(zip(self.names, (y for _, y in points), truth, strict=True))
        told = "; ".join(
            f"{name}: you {self._bare(mine)}, {self.called} {self._bare(theirs)} {self.plane.shown_unit}"
            for name, mine, theirs in rows
        )
        name, mine, theirs = max(rows, key=lambda row: abs(row[1] - row[2]))
        told = f"{told[0].upper()}{told[1:]}."
        if abs(mine - theirs) <= self.tolerance * (1 + _HAIR):
            close = f"None is more than {self._off(self.tolerance)} off."
            return "right", f"{told} {'You hit it.' if abs(mine - theirs) < 0.5 * self.step else close}"
        side = "much" if mine > theirs else "little"
        last = rows[-1][1] - rows[-1][2]
        outcome = "far" if abs(last) <= self.tolerance else "above" if last > 0 else "below"
        return outcome, f"{told} Furthest off is {name}: {self._off(abs(mine - theirs))} too {side}."

    def layers(self, points: Points) -> Layers:
        """Put the run's bars beside."""
        return [_curve(self.called, "run", list(enumerate(self.truth())))]

    def _bare(self, value: float) -> str:
        # of 100 % nobody draws a tenth
        return f"{value * self.plane.one + 0.0:.{0 if self.plane.unit == '%' else 1}f}"

    def _off(self, value: float) -> str:
        # what lies between two shares is no share
        return f"{self._bare(value)} {'points' if self.plane.unit == '%' else self.plane.shown_unit}"


@dataclass(frozen=True)
class BandQuestion(DrawnQuestion):
    """A low and a high edge at given places; the bodies of the run fall into the band or out of it."""

    places: tuple[float, ...] = ()
    level_percent: float = 90.0

    kind = "band"

    @property
    def example(self) -> str:
        """An edge below the start and one above it, at each place."""
        start = self._start() * self.plane.one
        return str([(x, round(start + by)) for x in map(int, self.places) for by in (-5, 5)])

    def fixed(self) -> Points:
        """Return a low and a high handle at each place, at the start's height."""
        return tuple((x, self._start()) for x in self.places for _ in range(2))

    def checked(self, points: Points) -> Points:
        """Take two points at each place, one above the other."""
        wanted = [x for x in self.places for _ in range(2)]
        if [x for x, _ in points] != wanted:
            where = " and ".join(self.plane.at(x) for x in self.places)
            raise ValueError(
                f"The band needs a low and a high edge at {where}: {len(wanted)} points. Write {self.example}."
            )
        for low, high in zip(points[::2], points[1::2], strict=True):
            if high[1] - low[1] < _HAIR:
                raise ValueError(
                    f"At {self.plane.at(low[0])} both edges are {self.plane.amount(low[1])}. A band is open: put one"
                    " edge lower and one higher."
                )
        return points

    def drawn_words(self, points: Points) -> str:
        """Return the band in words."""
        pairs = zip(points[::2], points[1::2], strict=True)
        return ", ".join(
            f"{self.plane.at(low[0])}: {low[1] * self.plane.one:.1f} to {self.plane.amount(high[1])}"
            for low, high in pairs
        )

    def compare(self, points: Points) -> tuple[str, str]:
        """Say how many bodies ended inside, and how many a fair band would hold."""
        inside = self._inside(points)
        ends, held = inside[:, -1], [int(n) for n in inside.sum(axis=0)]
        fair = round(len(ends) * self.level_percent / 100)
        told = f"At {self.plane.at(self.places[-1])} your band held {held[-1]} of {len(ends)} bodies"
        if earlier := [f"{n} at {self.plane.at(x)}" for x, n in zip(self.places, held[:-1], strict=False)]:
            told += f" ({', '.join(earlier)})"
        at_last = np.array([np.interp(self.places[-1], *_as_points(body).T) for body in self.truth()])
        low, high = (y for _, y in points[-2:])
        above, below, off = int((at_last > high).sum()), int((at_last < low).sum()), held[-1] - fair
        outcome = "right" if abs(off) <= self.tolerance else "below" if off < 0 else "above"
        missed = [f"{n} {where}" for n, where in ((above, "above"), (below, "below")) if n]
        told += f". A {self.level_percent:g} % band holds {fair}."
        # so many a band as wide as this would hold, wherever it lay
        most = max(int(((one <= at_last) & (at_last <= one + high - low)).sum()) for one in at_last)
        if outcome == "below" and (2 * max(above, below) > len(ends) or most >= fair - self.tolerance):
            side, where = ("high", "below") if below > above else ("low", "above")
            lies = f"It lies too {side}: {max(above, below)} ended {where}."
            return "aside" if 2 * most > len(ends) else "below", f"{told} {lies}"  # where it lies, or its width, too
        return outcome, f"{told} Outside yours ended {' and '.join(missed)}." if missed else told

    def layers(self, points: Points) -> Layers:
        """Lay the bodies over the band: those that end inside, and those that end outside."""
        ends = self._inside(points)[:, -1]
        bodies = list(self.truth())
        return [
            _curve("ended inside" if within else "ended outside", "inside" if within else "outside", body)
            for within in (True, False)
            for body, one in zip(bodies, ends, strict=True)
            if bool(one) is within
        ]

    def _start(self) -> float:
        return float(self.start()) if self.start else float(np.mean(self.plane.y))

    def _inside(self, points: Points) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Return which body is inside at which place, shape (bodies, places)."""
        edges: Sequence[tuple[Point, Point]] = list(zip(points[::2], points[1::2], strict=True))
        rows = []
        for body in self.truth():
            curve = _as_points(body)
            at = [float(np.interp(low[0], *curve.T)) for low, _ in edges]
            rows.append([low[1] <= y <= high[1] for y, (low, high) in zip(at, edges, strict=True)])
        return np.array(rows, bool).reshape(-1, len(edges))


KINDS: dict[str, type[DrawnQuestion]] = {
    kind.kind: kind for kind in (CurveQuestion, DotsQuestion, BarsQuestion, BandQuestion)
}
