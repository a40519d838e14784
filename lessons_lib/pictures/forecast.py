"""A forecast is a fan: the planned line, the middle body, the band most bodies stay in, and what widens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from ..science import units
from ..science.body.projection import Points
from ..science.care import with_help
from ..science.checks import Floats, instance, number, series, several, shown, whole
from ..science.forecast.forecast import Forecast, cut_off, cut_words
from ..science.words import in_words, joined, span
from .canvas import Chart, column, over_weeks, padded_limits, weekly, weighed
from .gate import gated
from .look import DASHED
from .marks import Band, Bars, Line, Threads, dots

if TYPE_CHECKING:
    import pandas as pd

_EDGE = Line("scale", (0, (1, 1.5)), width=0.8)
_BEFORE = Line("fourth", (0, (5, 2)), width=0.7)
_DRAWN = Line("third", (0, (1.5, 1)), marker="o", size=1.4, face="paper", edge_width=0.8, whole=True).shown_as()
MARKS = {
    "band": Band("body"),
    # as dark in the legend as it is upon the wider one
    "known": Band("body", 0.3, shown=Bars("body", "body", alpha=0.475)),
    "before_low": _BEFORE,
    "before_high": _BEFORE,
    "reading_low": _EDGE,
    "reading_high": _EDGE,
    "inside": Threads("scale", width=0.4, key_width=0.6),
    "outside": Threads("fourth", width=0.9, key_width=1.0),
    "scale": dots(),
    "middle": Line("body", width=1.4),
    "drawn_low": _DRAWN,
    "drawn_high": _DRAWN,
    "planned": Line("ink", DASHED),
    "went": Line("ink"),
}
_A_WEEK = 7
LEFT_OUT = "Nobody in this fan gives up later, though people do."
"""What no fan that was drawn anew knows of: its bodies go on about as in their weeks of weigh-ins."""


@gated
def fan(
    stated: Forecast,
    scale: pd.DataFrame | None = None,
    bodies: int = 0,
    before: Forecast | None = None,
    drawn: Points = (),
    went: Floats | None = None,
    known: Forecast | None = None,
) -> Chart:
    """Draw a forecast: the planned line, the middle body and the band that most bodies stay in.

    Parameters
    ----------
    stated
        What `forecast` returned.
    scale
        Weigh-ins, if there are any, to be held against the band of one morning's reading.
    bodies
        How many of the simulated bodies are drawn one by one, 0 to 60.
    before
        An earlier forecast, whose edges stay on the picture.
    drawn
        A band drawn by hand, as pairs (week, kg): a low and a high edge at each week.
    went
        How the year of one body went, its weight on each day (kg).
    known
        The same forecast for somebody whose spending was measured, drawn as a darker band within.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, forecast
    >>> charts.fan(forecast(PEOPLE["ana"], Plan.deficit(0))).words.split(":")[0]
    'Ana, eating at baseline, 52 weeks'
    """
    instance(stated, Forecast, "stated", "what forecast(...) returned")
    bodies = whole(bodies, "bodies", 0, min(60, stated.people), "bodies")
    drawn = _edges(drawn)
    cut, stated = cut_words(stated), cut_off(stated)
    about = "a forecast is a fan" if before is None else "the fan, drawn anew" if went is None else "how the year went"
    canvas = over_weeks(f"{stated.person.name}: {about}", MARKS, whole=True)
    band = f"{100 * stated.level:.0f} % of"
    thin = {"reading_low": f"{band} readings"} if scale is not None else {}
    thin = {"inside": "a body", "outside": "ends outside"} if bodies else thin
    thin = {"before_low": "the first fan"} if before is not None else thin
    thin |= {"known": "spending measured"} if known is not None else {}
    last = {"scale": "the scale"} if scale is not None else {}
    last |= {"drawn_low": "you"} if drawn else {}
    last |= {"went": "how it went"} if went is not None else {}
    # among bodies drawn one by one the middle one would be one line more
    middle = {} if bodies else {"middle": "middle"}
    canvas.names(planned="planned", **middle, band=f"{band} bodies", **thin, **last)
    data: dict[str, tuple[Any, ...]] = {
        "band": (*weekly(stated.low_kg), units.from_kg(1.0) * stated.high_kg),
        "planned": weekly(stated.planned_kg),
    }
    if not bodies:
        data["middle"] = weekly(stated.median_kg)
    chosen = picked(stated, bodies)
    outside = [_ends_outside(stated, body) for body in chosen]
    seen = [stated.scale_low_kg, stated.scale_high_kg, stated.planned_kg]
    read = None if scale is None else weighed(scale)
    if read is not None:
        data["scale"] = column(read, "weight_kg")
        seen.append(read["weight_kg"])
        if before is None and not bodies:
            data |= {"reading_low": weekly(stated.scale_low_kg), "reading_high": weekly(stated.scale_high_kg)}
    if bodies:
        seen.append(stated.draws_kg[chosen].ravel())
        for name, which in (("inside", False), ("outside", True)):
            mine = [body for body, out in zip(chosen, outside, strict=True) if out is which]
            data[name] = ([np.column_stack(weekly(_followed_kg(stated, body))) for body in mine],)
    if before is not None:
        instance(before, Forecast, "before", "what forecast(...) returned")
        earlier = cut_off(before)
        data |= {"before_low": weekly(earlier.low_kg), "before_high": weekly(earlier.high_kg)}
        seen += [earlier.low_kg, earlier.high_kg]
    if known is not None:
        instance(known, Forecast, "known", "what forecast(...) returned")
        measured = cut_off(known)
        data["known"] = (*weekly(measured.low_kg), units.from_kg(1.0) * measured.high_kg)
        seen += [measured.low_kg, measured.high_kg]
    if drawn:
        seen.append(np.array([kg for _, kg in drawn]))
        data |= {f"drawn_{end}": _by_hand(stated, drawn[at::2]) for at, end in enumerate(("low", "high"))}
    if went is not None:
        went = series(went, "went", 0.0, 1000.0, "kg")
        seen.append(went)
        data["went"] = weekly(went)
    canvas.limits((0.0, stated.days / 7.0), padded_limits(np.concatenate(seen)))
    canvas.put(**data)
    flags = with_help([cut] if cut else [])
    sentences = [fan_words(stated, anew=before is not None), *flags]
    if bodies:
        out = sum(outside)
        sentences.append(f"Of {bodies} bodies drawn one by one, {out} end{'s' if out == 1 else ''} outside.")
    if read is not None:
        fits = " That band was drawn to fit them, so this is no test." if before is not None else ""
        sentences.append(_scale_words(stated, read["day"].astype(int), read["weight_kg"]) + fits)
    end = stated.at()
    caption = f"{_percent(stated.level)} of bodies end between {_range(end.low, end.high)}."
    if bodies or known is not None:
        caption = f"Of a hundred such bodies {100.0 * stated.share():.0f} end heavier than they began."
    if bodies and known is None:
        caption = f"{caption[:-1]}; {_outside_words(sum(outside), bodies, stated)}."
    if known is not None:
        inner, most = cut_off(known).at(), _percent(known.level)
        caption = f"{caption[:-1]}; with their spending measured, {100.0 * known.share():.0f}."
        sentences.append(f"With spending measured, {most} end between {_range(inner.low, inner.high)}.")
    if before is not None:
        was = cut_off(before).at()
        caption = f"The band at the end is {_width(end.low, end.high)} wide now; it was {_width(was.low, was.high)}."
        sentences.append(f"Before, it reached from {_range(was.low, was.high).replace(' and', ' to')}.")
    if drawn:
        (_, low), (_, high) = drawn[-2:]
        sentences.append(f"You drew {_range(low, high).replace(' and', ' to')} at week {drawn[-1][0]:g}.")
    if went is not None:
        sentences.append(f"One body went from {units.mass(went[0])} to {units.mass(went[-1])}.")
    return Chart(canvas, joined(sentences), joined([caption, *flags]))


def _edges(drawn: Any) -> Points:
    """Return a band that was drawn by hand as its points, or a sentence; the fan takes pairs that hang together."""
    wanted = "pairs (week, kg): a low and a high edge at each week"
    points = several(drawn if drawn is not None else (), "drawn", wanted)
    if len(points) % 2 or not all(isinstance(one, tuple | list) and len(one) == 2 for one in points):
        raise ValueError(f"drawn is {shown(drawn)}. It must be {wanted}.")
    return tuple((number(week, "week", 0, 600, "weeks"), number(kg, "kg", 0, 400, "kg")) for week, kg in points)


def _by_hand(stated: Forecast, edge: Points) -> tuple[Floats, Floats]:
    """Return an edge of a band drawn by hand, from the start on."""
    week, kg = np.array([(0.0, stated.person.weight_kg), *edge]).T
    return week, units.from_kg(1.0) * kg


def picked(stated: Forecast, bodies: int) -> list[int]:
    """Return which simulated bodies are drawn one by one: neighbours are alike, so they are picked by chance.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, forecast
    >>> len(picked(forecast(PEOPLE["ana"], Plan.deficit(500), days=28), 20))
    20
    """
    order: list[int] = np.random.default_rng([stated.seed, 4]).permutation(stated.people)[:bodies].tolist()
    return order


def _ends_outside(stated: Forecast, body: int) -> bool:
    end, kg = stated.at(), float(stated.draws_kg[body, -1])
    return bool(stated.stopped_day[body] >= 0 or kg < end.low or kg > end.high)


def _followed_kg(stated: Forecast, body: int) -> Floats:
    """Return a body's weight (kg), cut off where the model could not follow it."""
    kg: Floats = stated.draws_kg[body].copy()
    last = int(stated.stopped_day[body])
    if last >= 0:
        kg[last + 1 :] = np.nan  # a gap in the drawing; no number of it is ever shown
    return kg


def fan_words(stated: Forecast, *, anew: bool = False) -> str:
    """Return what a fan says: planned, band, middle, chances, the scale's share, and what was left out.

    One that was drawn `anew` after some weeks says nothing of its first week, which is over.
    """
    end, start = stated.at(), stated.person.weight_kg
    planned = float(stated.planned_kg[-1])
    heavier, lighter = stated.share(), 1.0 - stated.share(above_kg=planned)
    text = (
        f"{stated.person.name}, {stated.plan}, {span(stated.days)}: planned {units.mass(planned)};"
        f" {_percent(stated.level)} of {stated.people:,} simulated bodies end between {_range(end.low, end.high)}, the"
        f" middle one at {units.mass(end.estimate)}. {_how_many(heavier, stated).capitalize()} end above the"
        f" {units.mass(start)} of the start"
    )
    if abs(planned - start) >= 0.05:
        beyond = lighter if planned < start else 1.0 - lighter
        text += f", {_how_many(beyond, stated)} at the planned weight or beyond"
    wide = f"{_width(end.low, end.high)} wide"
    if anew:
        return joined([f"{text}. {LEFT_OUT} At the end the body's band is {wide}.", *stated.notes[1:]])
    early = min(_A_WEEK, stated.days)
    body, reading = stated.at(early), stated.scale_at(early)
    text += (
        f". After {span(early)} the body's band is {_width(body.low, body.high)} wide and that of one morning's reading"
        f" {_width(reading.low, reading.high)}; at the end the body's is {wide}."
    )
    return joined([text, *stated.notes[1:]])


def _scale_words(stated: Forecast, day: np.ndarray, kg: Floats) -> str:
    day, kg = day[day <= stated.days], kg[day <= stated.days]
    inside = int(((kg >= stated.scale_low_kg[day]) & (kg <= stated.scale_high_kg[day])).sum())
    return f"{inside} of {len(kg)} weigh-ins lie in the band of a reading."


def _how_many(share: float, stated: Forecast) -> str:
    """Return a share of the simulated bodies; none of them is said to be so many, and no chance of 0."""
    return _percent(share) if share else f"none of the {stated.people:,}"


def _outside_words(out: int, bodies: int, stated: Forecast) -> str:
    """Say how many of the bodies that are drawn end outside, beside how many would be usual."""
    usual = round((1.0 - stated.level) * bodies)
    beside = ", as is usual" if out == usual else f", where {in_words(usual)} would be usual" if usual else ""
    return f"of the {bodies} drawn {in_words(out) if out else 'none'} end{'s' * (out == 1)} outside{beside}"


def _percent(share: float) -> str:
    return "under 1 %" if 0.0 < share < 0.005 else f"{100 * share:.0f} %"


def _range(low_kg: float, high_kg: float) -> str:
    return f"{units.from_kg(low_kg):.1f} and {units.mass(high_kg)}"


def _width(low_kg: float, high_kg: float) -> str:
    return units.mass(high_kg - low_kg)
