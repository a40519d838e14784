"""What the room says before the picture shows it, laid over it: a drawn curve, and the votes at the last week."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from ..lesson.drawn import CurveQuestion, Plane
from ..pictures.board_canvas import BoardCanvas
from ..pictures.marks import Note, dots
from ..science import units
from ..science.body.projection import Points, weekly
from ..science.words import count
from .room import Room
from .view import Moment

LABEL = "the room"
MOST_POINTS = 12
_OF_A_LINE = 9
"""A line that is dragged in one go is kept as so many points."""
_LISTED = 4
"""So many points are said one by one, more of them as a line."""
_NEAR_KG = 0.5
_VOTES, _NAME = dots("ink", alpha=1.0, size=1.2), Note("right", pad=0.1)
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


class _RoomCurve(CurveQuestion):
    """A drawing of one point or more, with the start given."""

    least, most = 2, MOST_POINTS + 1

    def _as_far(self, points: Points, outcome: str, told: str) -> tuple[str, str]:
        # time is played: what is drawn of later weeks is compared when they come
        return outcome, told


def _asked(m: Moment, ends_kg: tuple[float, float]) -> _RoomCurve:
    plane = Plane((0.0, float(m.weeks)), "weeks", ends_kg, "weight", "kg")
    return _RoomCurve("00.room", "", plane, lambda: weekly(m.body.weight_kg), _NEAR_KG, start=lambda: m.who.weight_kg)


def _ends_kg(canvas: BoardCanvas, one: float) -> tuple[float, float]:
    low, high = canvas.axes.get_ylim()
    return low / one, high / one


def example(m: Moment, one: float) -> str:
    """Return points as they are typed, flat, so that they give nothing away."""
    height = round(m.who.weight_kg * one)
    return ", ".join(f"{week} {height}" for week in (m.weeks // 4, m.weeks // 2, m.weeks))


def read(text: str, m: Moment, canvas: BoardCanvas, one: float) -> Points:
    """Return what a coach typed for the room, in the unit that is shown; `one` is how many of it a kg is.

    Raises
    ------
    ValueError
        If it is no drawing on this picture; the text is a sentence.
    """
    pairs = []
    for part in re.split(r"[;\n]+|,\s+", text.strip()):
        numbers = _NUMBER.findall(part.replace(",", "."))
        if len(numbers) != 2:
            raise ValueError(
                f"“{part.strip()[:40]}” is no point. Write week and weight of each, such as {example(m, one)}."
            )
        pairs.append((float(numbers[0]), float(numbers[1])))
    return _asked(m, _ends_kg(canvas, one)).read(pairs)


def placed(points: Points, at: tuple[float, float], m: Moment, canvas: BoardCanvas, one: float) -> Points:
    """Return the points with one more, at a share of the picture's width from the left and of its height from above.

    Where one stands in that week already it is moved, and where there are enough the nearest is.
    """
    week, kg = _under(at, m, canvas, one)
    others = [point for point in points if point[0] != week]
    if len(others) == MOST_POINTS:
        others.remove(min(others, key=lambda point: abs(point[0] - week)))
    return tuple(sorted([*others, (week, kg)]))


def lined(points: Points, path: Sequence[tuple[float, float]], m: Moment, canvas: BoardCanvas, one: float) -> Points:
    """Return the points with a line that was dragged over the picture, in place of what stood in its weeks."""
    over = dict(_under(at, m, canvas, one) for at in path)
    first, last = min(over), max(over)
    weeks = np.unique(np.round(np.linspace(first, last, _OF_A_LINE)))
    line = list(zip(weeks.tolist(), np.interp(weeks, sorted(over), [over[x] for x in sorted(over)]), strict=True))
    others = [point for point in points if not first <= point[0] <= last]
    others.sort(key=lambda point: min(abs(point[0] - first), abs(point[0] - last)))
    kept = others[len(others) + len(line) - MOST_POINTS :] if len(others) + len(line) > MOST_POINTS else others
    return tuple(sorted([*kept, *((week, float(kg)) for week, kg in line)]))


def _under(at: tuple[float, float], m: Moment, canvas: BoardCanvas, one: float) -> tuple[float, float]:
    """Return the week and the weight (kg) at a place of the picture, or the nearest on its axes."""
    box = canvas.figure.bbox
    x, y = canvas.axes.transData.inverted().transform((at[0] * box.width, (1.0 - at[1]) * box.height))
    low, high = _ends_kg(canvas, one)
    return float(min(max(round(x), 1), m.weeks)), min(max(round(float(y), 1) / one, low), high)


def lay(points: Points, m: Moment, canvas: BoardCanvas, one: float) -> list[str]:
    """Lay the drawing over the picture; return what it is and, once the body is there, where the two differ."""
    if not points:
        canvas.over((), (), "")
        return []
    asked = _asked(m, _ends_kg(canvas, one))
    whole = asked.whole(points)
    canvas.over(whole[:, 0], whole[:, 1] * one, LABEL)
    known = tuple(point for point in points if 7 * point[0] <= min(m.end, m.body.days)) if m.shows("body") else ()
    if not known:
        if len(points) > _LISTED:
            return [f"The room drew a line that ends in {asked.drawn_words(points[-1:])}."]
        return [f"The room drew {asked.drawn_words(points)}."]
    outcome, said = asked.compare(known)
    return [said if outcome == "right" else said.replace("you were", "the room was", 1)]


def kept(drawings: object) -> dict[str, list[Points]]:
    """Return drawings that a page has kept, by scene and person; what is none is left out."""
    found: dict[str, list[Points]] = {}
    for name, points in drawings.items() if isinstance(drawings, Mapping) else ():
        try:
            drawn = tuple(sorted((float(week), float(kg)) for week, kg in points))[:MOST_POINTS]
        except (TypeError, ValueError):
            continue
        found[str(name)] = [(), drawn]
    return found


def reach(room: Room) -> tuple[float, float]:
    """Return how far below and above the start nine in ten of the room's votes on a change lie (kg)."""
    if room.asked is None or not room.asked.sign or not room.numbers:
        return 0.0, 0.0
    low, high = np.percentile(room.asked.sign * np.asarray(room.numbers), (5, 95))
    return max(-float(low), 0.0), max(float(high), 0.0)


def lay_votes(room: Room, m: Moment, canvas: BoardCanvas) -> tuple[bool, str]:
    """Lay the room's votes over a picture of weight, a dot a vote, at the last week.

    Return whether any lie there, and what there is to say about those that the picture is too small for.

    Dots of about the same height stand beside each other, so that what many said is a long row.
    """
    asked, style = room.asked, canvas.look
    if "votes" not in canvas.artists:
        canvas.declare({"votes": _VOTES, "name of the votes": _NAME})
    shown = asked is not None and bool(asked.sign) and bool(room.numbers)
    for name in ("votes", "name of the votes"):
        canvas.artists[name].set_visible(shown)
    if asked is None or not shown:
        return False, ""
    (left, right), (low, high) = canvas.axes.get_xlim(), canvas.axes.get_ylim()
    box = canvas.axes.get_position()
    width, height = (box.width * style.inches[0], box.height * style.inches[1])
    dot = 1.25 * style.dot_pt / 72  # inches
    row, one = dot * (high - low) / height, units.from_kg(1.0)
    rows = Counter(round((one * (m.who.weight_kg + asked.sign * guess) - low) / row) for guess in room.numbers)
    step = min(dot / width, 0.35 / max(rows.values())) * (right - left)
    places = [(right - (k + 0.6) * step, low + at * row) for at, n in rows.items() for k in range(n)]
    # a dot on the edge is moved in by its half
    inside = [(x, min(max(y, low + row / 2), high - row / 2)) for x, y in places if low - row <= y <= high + row]
    canvas.artists["votes"].set_data(*zip(*inside, strict=True) if inside else ((), ()))
    if inside:
        top = min(max(y for _, y in inside) + 2.5 * row, high)
        _NAME.put(canvas.artists["name of the votes"], right, top, "the votes")
    far = len(places) - len(inside)
    return bool(inside), f"{count(far, 'vote')} lie{'s' if far == 1 else ''} outside the picture." if far else ""
