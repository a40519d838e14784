"""Charts of forecasts: the fan, and which uncertainty widens it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.collections import PolyCollection

from ..science import units
from ..science.checks import instance, whole
from ..science.forecast.forecast import Forecast
from ..science.forecast.parts import ForecastParts
from .canvas import Chart, joined, room
from .forecast_canvases import FanCanvas, picked
from .rows import Rows, box
from .words import span

if TYPE_CHECKING:
    import pandas as pd

_A_WEEK = 7


def fan(stated: Forecast, scale: pd.DataFrame | None = None, bodies: int = 0) -> Chart:
    """Draw a forecast: the planned line, the middle body and the band that most bodies stay in.

    Parameters
    ----------
    stated
        What `forecast` returned.
    scale
        Weigh-ins, if there are any, to be held against the band of one morning's reading.
    bodies
        How many of the simulated bodies are drawn one by one, 0 to 60.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, forecast
    >>> charts.fan(forecast(PEOPLE["ana"], Plan.deficit(0))).words.split(":")[0]
    'Ana, eating at baseline, 52 weeks'
    """
    instance(stated, Forecast, "stated", "what forecast(...) returned")
    bodies = whole(bodies, "bodies", 0, min(60, stated.people), "bodies")
    canvas = FanCanvas(f"{stated.person.name}: a forecast is a fan")
    canvas.name(stated.level, scale=scale is not None, bodies=bodies > 0)
    seen = [stated.scale_low_kg, stated.scale_high_kg, stated.planned_kg]
    if scale is not None:
        seen.append(scale["weight_kg"].to_numpy(float))
    if bodies:
        seen.append(stated.draws_kg[picked(stated, bodies)].ravel())
    canvas.limits((0.0, stated.days / 7.0), room(np.concatenate(seen)))
    outside = canvas.show(stated, scale, bodies)
    sentences = [fan_words(stated)]
    if bodies:
        out = sum(outside)
        sentences.append(f"Of {bodies} bodies drawn one by one, {out} end{'s' if out == 1 else ''} outside.")
    if scale is not None:
        sentences.append(_scale_words(stated, scale))
    return Chart(canvas, joined(sentences))


def fan_words(stated: Forecast) -> str:
    """Return what a fan says: planned, band, middle, chances, the scale's share, and what was left out."""
    end, start = stated.at(), stated.person.weight_kg
    early = min(_A_WEEK, stated.days)
    planned = float(stated.planned_kg[-1])
    heavier, lighter = stated.share(), 1.0 - stated.share(above_kg=planned)
    text = (
        f"{stated.person.name}, {stated.plan}, {span(stated.days)}: planned {units.mass(planned)};"
        f" {_percent(stated.level)} of {stated.people} simulated bodies end between {_range(end.low, end.high)}, the"
        f" middle one at {units.mass(end.estimate)}. {_percent(heavier)} end above the {units.mass(start)} of the start"
    )
    if abs(planned - start) >= 0.05:
        beyond = lighter if planned < start else 1.0 - lighter
        text += f", {_percent(beyond)} at the planned weight or beyond"
    body, reading = stated.at(early), stated.scale_at(early)
    text += (
        f". After {span(early)} the body's band is {_width(body.low, body.high)} wide and that of one morning's reading"
        f" {_width(reading.low, reading.high)}; at the end the body's is {_width(end.low, end.high)} wide."
    )
    return joined([text, *stated.notes[1:]])


def _scale_words(stated: Forecast, scale: pd.DataFrame) -> str:
    known = scale[scale["day"] <= stated.days]
    day, kg = known["day"].to_numpy(int), known["weight_kg"].to_numpy(float)
    inside = int(((kg >= stated.scale_low_kg[day]) & (kg <= stated.scale_high_kg[day])).sum())
    return f"{inside} of {len(kg)} weigh-ins lie in the band of a reading."


def fan_parts(parts: ForecastParts) -> Chart:
    """Draw how far each uncertainty alone spreads the last day, and all of them together.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, forecast_parts
    >>> charts.fan_parts(forecast_parts(PEOPLE["ana"], Plan.deficit(0), days=28)).words.split(":")[0]
    'Ana, eating at baseline, 4 weeks'
    """
    instance(parts, ForecastParts, "parts", "what forecast_parts(...) returned")
    rows = [(part.name, part.low_kg, part.high_kg) for part in parts.parts]
    rows.append(("all bodies", parts.all_low_kg, parts.all_high_kg))
    canvas = Rows(
        f"{units.mass_unit()} from the middle after {span(parts.days)}",
        f"{parts.person.name}: what makes the fan wide?",
        [name for name, *_ in rows],
    )
    style, one = canvas.look, units.from_kg(1.0)
    for row, (_, low, high) in enumerate(rows):
        together = row == len(rows) - 1
        colour = style.scale if together else style.body
        bar: Any = PolyCollection([box(one * low, one * high, row, 0.5)], facecolor=colour, edgecolor="none")
        canvas.axes.add_collection(bar)
        canvas.say(one * max(high, 0.0), row, f"{one * low + 0.0:+.1f} to {one * high + 0.0:+.1f}")
    canvas.axes.axvline(0.0, color=style.ink, linewidth=style.line_pt / 2)
    left = one * min(min(low for _, low, _ in rows), -0.5)
    right = one * max(max(high for *_, high in rows), 0.5)
    canvas.reach(right + 0.28 * (right - left), left - 0.05 * (right - left))
    return Chart(canvas, _parts_words(parts))


def _parts_words(parts: ForecastParts) -> str:
    each = [f"{part.name} {units.mass(part.sd_kg)} ({_percent(parts.share(part.source))})" for part in parts.parts]
    total = sum(part.sd_kg for part in parts.parts if part.source != "scale")
    return (
        f"{parts.person.name}, {parts.plan}, {span(parts.days)}: standard deviation (SD) with one source on at a time,"
        f" and its share of all squares: {', '.join(each)}. All bodies together have {units.mass(parts.all_sd_kg)}, not"
        f" the sum of the three, {units.mass(total)}: errors partly cancel."
    )


def _percent(share: float) -> str:
    return "under 1 %" if 0.0 < share < 0.005 else f"{100 * share:.0f} %"


def _range(low_kg: float, high_kg: float) -> str:
    return f"{units.from_kg(low_kg):.1f} and {units.mass(high_kg)}"


def _width(low_kg: float, high_kg: float) -> str:
    return units.mass(high_kg - low_kg)
