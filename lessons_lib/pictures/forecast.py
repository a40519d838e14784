"""A forecast is a fan: the planned line, the middle body, the band most bodies stay in, and what widens it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError
from ..science.care import with_help
from ..science.checks import Floats, instance, whole
from ..science.forecast.forecast import Forecast, Uncertainty, cut_off, cut_words, forecast
from ..science.forecast.parts import ForecastParts
from ..science.words import joined, span
from .app import App, deficit_slider, person_menu, slider
from .canvas import Canvas, Chart, column, over_weeks, padded_limits, weekly, weighed
from .gate import gated
from .look import DASHED
from .marks import Band, Bars, Line, Threads, dots
from .rows import Rows, box

if TYPE_CHECKING:
    import pandas as pd

_EDGE = Line("scale", (0, (1, 1.5)), width=0.8)
MARKS = {
    "band": Band("body"),
    "reading_low": _EDGE,
    "reading_high": _EDGE,
    "inside": Threads("scale", width=0.4, key_width=0.6),
    "outside": Threads("fourth", width=0.9, key_width=1.0),
    "scale": dots(),
    "middle": Line("body"),
    "planned": Line("ink", DASHED),
}
_A_WEEK = 7
_EARLY_DAYS = 57
"""Later on the edges of a reading lie on those of the body's band."""


@gated
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
    cut, stated = cut_words(stated), cut_off(stated)
    canvas = over_weeks(f"{stated.person.name}: a forecast is a fan", MARKS, whole=True)
    _name(canvas, stated.level, scale=scale is not None, bodies=bodies > 0)
    data, chosen = _fan_data(stated, readings=scale is not None), picked(stated, bodies)
    outside = [_ends_outside(stated, body) for body in chosen]
    seen = [stated.scale_low_kg, stated.scale_high_kg, stated.planned_kg]
    read = None if scale is None else weighed(scale)
    if read is not None:
        data["scale"] = column(read, "weight_kg")
        seen.append(read["weight_kg"])
    if bodies:
        seen.append(stated.draws_kg[chosen].ravel())
        # beside bodies drawn one by one, the edges of a reading would only be two more thin lines
        del data["reading_low"], data["reading_high"]
        for name, which in (("inside", False), ("outside", True)):
            mine = [body for body, out in zip(chosen, outside, strict=True) if out is which]
            data[name] = ([np.column_stack(weekly(_followed_kg(stated, body))) for body in mine],)
    canvas.limits((0.0, stated.days / 7.0), padded_limits(np.concatenate(seen)))
    canvas.put(**data)
    sentences = [fan_words(stated), *with_help([cut] if cut else [])]
    if bodies:
        out = sum(outside)
        sentences.append(f"Of {bodies} bodies drawn one by one, {out} end{'s' if out == 1 else ''} outside.")
    if read is not None:
        sentences.append(_scale_words(stated, read["day"].astype(int), read["weight_kg"]))
    end = stated.at()
    caption = f"After {span(stated.days)}, {_percent(stated.level)} of bodies end between {_range(end.low, end.high)}."
    return Chart(canvas, joined(sentences), joined([caption, *sentences[1:]]))


def _fan_data(stated: Forecast, *, readings: bool = False) -> dict[str, tuple[Any, ...]]:
    """Return what every fan puts on its marks; later on the edges of a reading only where readings lie beside them."""
    last = None if readings else _EARLY_DAYS
    return {
        "reading_low": weekly(stated.scale_low_kg[:last]),
        "reading_high": weekly(stated.scale_high_kg[:last]),
        "band": (*weekly(stated.low_kg), units.from_kg(1.0) * stated.high_kg),
        "middle": weekly(stated.median_kg),
        "planned": weekly(stated.planned_kg),
    }


def _name(canvas: Canvas, level: float, *, scale: bool = False, bodies: bool = False) -> None:
    """Write the legend."""
    band = f"{100 * level:.0f} % of"
    thin = {"inside": "a body", "outside": "ends outside"} if bodies else {"reading_low": f"{band} readings"}
    last = {"scale": "the scale"} if scale else {}
    canvas.names(planned="planned", middle="middle", band=f"{band} bodies", **thin, **last)


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


def _scale_words(stated: Forecast, day: np.ndarray, kg: Floats) -> str:
    day, kg = day[day <= stated.days], kg[day <= stated.days]
    inside = int(((kg >= stated.scale_low_kg[day]) & (kg <= stated.scale_high_kg[day])).sum())
    return f"{inside} of {len(kg)} weigh-ins lie in the band of a reading."


@gated
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
    one = units.from_kg(1.0)
    for row, (_, low, high) in enumerate(rows):
        bars = Bars("scale" if row == len(rows) - 1 else "body", "none")
        canvas.add(bars, [box(one * low, one * high, row, 0.5)])
        canvas.say(one * max(high, 0.0), row, f"{one * low + 0.0:+.1f} to {one * high + 0.0:+.1f}")
    canvas.axes.axvline(0.0, color=canvas.look.ink, linewidth=canvas.look.line_pt / 2)
    left = one * min(min(low for _, low, _ in rows), -0.5)
    right = one * max(max(high for *_, high in rows), 0.5)
    canvas.reach(right + 0.28 * (right - left), left - 0.05 * (right - left))
    return Chart(canvas, _parts_words(parts))


def _parts_words(parts: ForecastParts) -> str:
    each = [f"{part.name} {units.mass(part.sd_kg)} ({_percent(parts.share(part.source))})" for part in parts.parts]
    total = sum(part.sd_kg for part in parts.parts if part.source != "scale")
    return (
        f"{parts.person.name}, {parts.plan}, {span(parts.days)}: standard deviation (SD) with one source on at a time,"
        f" and its share of the variance: {', '.join(each)}. All bodies together have {units.mass(parts.all_sd_kg)},"
        f" not the sum of the three, {units.mass(total)}: errors partly cancel."
    )


def _percent(share: float) -> str:
    return "under 1 %" if 0.0 < share < 0.005 else f"{100 * share:.0f} %"


def _range(low_kg: float, high_kg: float) -> str:
    return f"{units.from_kg(low_kg):.1f} and {units.mass(high_kg)}"


def _width(low_kg: float, high_kg: float) -> str:
    return units.mass(high_kg - low_kg)


_DAYS = 364
# narrower than elsewhere, so that a fan stays visible on axes that hold still
_DEFICIT_KCAL = (-300, 500, 50)
_UNKNOWN_PERCENT = (0, 100, 25)
_KEPT_PERCENT = (0, 100, 5)
_MORNING_KG = 1.0  # room for a reading beyond the body


class ForecastFan(App):
    """Lesson 13: a forecast of a year, with how much is not known and how much of the plan is kept.

    Examples
    --------
    >>> ForecastFan().set(deficit_kcal=0, unknown_percent=0).words.split(";")[0]
    'Ana, eating at baseline, 52 weeks: planned 80.0 kg'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        canvas = over_weeks("", MARKS, whole=True)
        _name(canvas, 0.90)
        super().__init__(
            canvas,
            {
                "deficit_kcal": deficit_slider(300, _DEFICIT_KCAL),
                "unknown_percent": slider("not known (% of usual)", 100, *_UNKNOWN_PERCENT),
                "person": person_menu("ana"),
                "kept_percent": slider("plan kept (%), on average", 50, *_KEPT_PERCENT),
            },
            more=("kept_percent",),
        )

    def _draw(self, deficit_kcal: int, unknown_percent: int, person: str, kept_percent: int) -> list[str]:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        self.gate(who, plan)
        world = replace(Uncertainty().times(unknown_percent / 100), kept_share=kept_percent / 100)
        stated, cut = _as_far_as_it_holds(who, plan, world)
        if stated is not None:
            self.flag(*([words] if (words := cut_words(stated)) else []))
            stated = cut_off(stated)
            self.canvas.put(**_fan_data(stated))
            end = stated.at()
            band = f"{_percent(stated.level)} of bodies end between {_range(end.low, end.high)}"
            self.headline(f"{band}: {_width(end.low, end.high)} apart")
        else:
            self.canvas.clear()
        return [fan_words(stated) if stated else "", cut]

    def _frame(self, key: str) -> None:
        person = PEOPLE[key]
        self.canvas.title(f"{person.name}, {units.mass(person.weight_kg)} at the start: a year as a fan")
        self.canvas.limits((0.0, _DAYS / 7.0), padded_limits(np.array(_reach(person))))


@lru_cache(maxsize=16)
def _reach(person: Person) -> tuple[float, float]:
    """Return the lightest and the heaviest that any state of the controls shows (kg)."""
    ends = [person.weight_kg]
    for deficit in _DEFICIT_KCAL[:2]:
        stated, _ = _as_far_as_it_holds(person, Plan.deficit(deficit), replace(Uncertainty(), kept_share=1.0))
        if stated is not None:
            ends += [float(stated.low_kg.min()), float(stated.high_kg.max())]
    return min(ends) - _MORNING_KG, max(ends) + _MORNING_KG


def _as_far_as_it_holds(person: Person, plan: Plan, world: Uncertainty) -> tuple[Forecast | None, str]:
    """Return a year's forecast, or a shorter one and the sentence that says why."""
    try:
        return forecast(person, plan, _DAYS, world), ""
    except OutsideModelError as error:
        if error.last_day < 1:
            return None, str(error)
        return forecast(person, plan, error.last_day, world), str(error)
