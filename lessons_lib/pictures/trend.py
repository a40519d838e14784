"""Signal and noise: weigh-ins with a trend and its interval, and the truth behind them where it is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from ..data import table
from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import project
from ..science.checks import shown
from ..science.scale import trend as _science
from ..science.scale.plateau import GONE_KG, HALT_DAY, halted
from ..science.scale.trend import EMA_SHARE, Method
from ..science.scale.trend_error import SETTLED_DAYS, TrendError, trend_error
from ..science.words import joined, with_minus
from .canvas import Canvas, Chart, column, in_weeks, over_weeks, padded_limits
from .gate import gated
from .marks import Band, Line, Note, dots

if TYPE_CHECKING:
    import pandas as pd

MARKS = {
    "interval": Band("third"),
    "asked": Line("ink", (0, (1, 2)), width=0.5),
    "scale": dots(),
    # the body looks as in every picture of the course; the trend has gaps through which it shows
    "truth": Line("body"),
    "trend": Line("third", (0, (5, 3, 1, 3))),
}
METHOD_NAMES: dict[Method, str] = {
    "ema": "moving average",
    "holt": "Holt filter",
    "regression": "line through 28 days",
    "smoother": "smoother",
}


def trend_data(
    readings: pd.DataFrame | Mapping[str, Any], frame: pd.DataFrame | None = None, *, truth: bool = False
) -> dict[str, tuple[Any, ...]]:
    """Return what is put on the marks: weigh-ins, a trend if there is one, and the body itself if it is shown."""
    data: dict[str, tuple[Any, ...]] = {"scale": column(readings, "weight_kg")}
    if truth:
        data["truth"] = column(readings, "true_kg")
    if frame is not None:
        data["trend"] = column(frame, "trend_kg")
        data["interval"] = (*column(frame, "low_kg"), column(frame, "high_kg")[1])
    return data


def trend_names(canvas: Canvas, trend: str = "", *, truth: bool = True) -> None:
    """Write the legend."""
    lines = {"trend": trend, "interval": "90 % interval"} if trend else {}
    canvas.names(scale="the scale", **lines, **({"truth": "the body"} if truth else {}))


@gated
def trend(readings: pd.DataFrame, method: Method = "ema", ema_share: float = EMA_SHARE) -> Chart:
    """Draw weigh-ins with a trend and its interval, and the body itself where it is known.

    Parameters
    ----------
    readings
        What `weigh_ins` returned; without the column true_kg the body is not drawn.
    method, ema_share
        As in `lessons_lib.trend`.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=84), seed=1)
    >>> charts.trend(w).words.split(" says")[0]
    'On day 84 the moving average (10 % of the gap a day)'
    """
    columns = list(getattr(readings, "columns", []))
    if "day" not in columns or "weight_kg" not in columns:
        raise ValueError(f"readings is {shown(readings)}. It must be what weigh_ins(...) returns.")
    frame = _science.trend(readings, method, ema_share)
    known = "true_kg" in columns
    canvas = over_weeks(f"The scale and a trend: {_method_name(method, len(readings))}", MARKS, whole=True)
    canvas.put(**trend_data(readings, frame, truth=known))
    trend_names(canvas, _method_name(method, len(readings)), truth=known)
    seen = [readings["weight_kg"], frame["low_kg"], frame["high_kg"], *([readings["true_kg"]] if known else [])]
    last = float(readings["day"].max())
    canvas.limits((0.0, max(last, 1.0) / 7.0), padded_limits(np.concatenate([x.to_numpy(float) for x in seen])))
    said = [_where_it_ends(frame, method, ema_share)]
    caption = said[0]
    if known:
        error = trend_error(frame, readings)
        said.append(_against_truth(error, last))
        caption = _runs(error, f"the {_method_name(method, len(readings))}", last)
    return Chart(canvas, joined([*said, *frame.attrs["notes"]]), caption)


def real_mornings() -> Chart:
    """Draw 63 mornings of a real man, their moving average, and what he was asked to do.

    What his body did, nobody knows.

    Source: Krone et al. 2020, doi:10.1371/journal.pone.0232680, supporting file S1, the eighth person of twelve; what
    was asked when: van Buuren 2023, doi:10.18637/jss.v106.i07.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.real_mornings().words.split(":")[0]
    '63 mornings of a real man, nine weeks'
    """
    data = table("real_weigh_ins")
    day, kg = data["day"].to_numpy(float), data["weight_kg"].to_numpy(float)
    average = _science.trend(data[["day", "weight_kg"]], "ema")["trend_kg"].to_numpy(float)
    canvas = over_weeks("A real man, 63 mornings, unknown truth")
    canvas.taller(0.75)
    canvas.place((0.112, 0.178, 0.868, 0.6))
    canvas.add(MARKS["scale"], *in_weeks(day, kg), label="his scale, each morning")
    canvas.add(MARKS["trend"], *in_weeks(day, average), label="moving average")
    canvas.legend()
    low, high = padded_limits(units.from_kg(1.0) * kg)
    top = high + 0.24 * (high - low)  # room for what was asked, a word a line: a phone is narrow
    canvas.limits((0.0, (day[-1] + 1.0) / 7.0), (low, top))
    told = []
    for asked, part in data.groupby("asked", sort=False):
        begins, ends = part["day"].iloc[0] / 7.0, (part["day"].iloc[-1] + 1.0) / 7.0
        if begins > 0.0:
            canvas.add(MARKS["asked"], (begins, begins), (low, top))
        lines = str(asked).replace(" ", "\n")
        canvas.add(Note(across="center", up="top"), (begins + ends) / 2.0, top - 0.03 * (top - low), lines)
        told.append(f"{asked} {units.mass(float(part['weight_kg'].mean()))}")
    begins = int(data.index[data["asked"] == "move more"][0])
    falls = int(np.argmax(np.diff(average)[begins - 1 :] >= 0.0))
    words = (
        f"{len(data)} mornings of a real man, nine weeks: the first at {units.mass(kg[0])}, the last at"
        f" {units.mass(kg[-1])}. Means of three weeks: {', '.join(told)}. The moving average falls on each of the first"
        f" {falls} mornings of moving more. What his body did is not known."
    )
    return Chart(canvas, words, "A real man's mornings and their moving average; what his body did is not known.")


def after_a_stop() -> Chart:
    """Draw Ana's body, which stops dead under a perfect scale, and the moving average that glides on.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.after_a_stop().caption
    'In the three weeks after the stop the app reports losses of 0.22, 0.11 and 0.05 kg; the body loses nothing.'
    """
    stop, ana = HALT_DAY, PEOPLE["ana"]
    readings = halted(project(ana, Plan.deficit(500), 84), stop)
    day, kg = readings["day"].to_numpy(float), readings["weight_kg"].to_numpy(float)
    average = _science.trend(readings, "ema")["trend_kg"].to_numpy(float)
    left = average - kg
    gone = stop + int(np.argmax(left[stop:] < GONE_KG))
    reported = [float(average[at] - average[at + 7]) for at in (stop, stop + 7, stop + 14)]
    canvas = over_weeks(f"{ana.name}'s body stops; her app goes on")
    first, last = 3, 11  # weeks that are drawn
    seen = slice(7 * first, 7 * last)
    low, high = padded_limits(units.from_kg(1.0) * np.concatenate([kg[seen], average[seen]]))
    canvas.add(MARKS["asked"], (stop / 7, stop / 7), (low, high))
    canvas.add(MARKS["truth"], *in_weeks(day[seen], kg[seen]), label="the body, and a perfect scale")
    canvas.add(MARKS["trend"], *in_weeks(day[seen], average[seen]), label="moving average")
    over = slice(stop, gone + 1)
    (weeks, above), (_, under) = in_weeks(day[over], average[over]), in_weeks(day[over], kg[over])
    canvas.add(MARKS["interval"], weeks, under, above, label="a loss that is over")
    canvas.legend()
    canvas.limits((float(first), float(last)), (low, high))
    said = "\n".join(
        f"week {week}: {with_minus(units.mass(-loss, 2))}" for week, loss in enumerate(reported, stop // 7 + 1)
    )
    canvas.add(Note("left", "top", pad=0.1), stop / 7 + 0.15, high - 0.03 * (high - low), f"The app says:\n{said}")
    caption = (
        f"In the three weeks after the stop the app reports losses of {units.from_kg(reported[0]):.2f},"
        f" {units.from_kg(reported[1]):.2f} and {units.mass(reported[2], 2)}; the body loses nothing."
    )
    words = (
        f"{ana.name}'s body loses until day {stop} and stops dead, and a perfect scale with it. The moving average lies"
        f" {units.mass(float(left[stop]), 2)} above it then, and less than {units.mass(GONE_KG, 2)} after"
        f" {gone - stop} days. {caption}"
    )
    return Chart(canvas, words, caption)


def _method_name(method: Method, mornings: int) -> str:
    name = METHOD_NAMES[method]
    return name.replace("28", str(mornings)) if mornings < 28 else name


def _side(kg: float, digits: int = 2) -> str:
    """Return '0.41 kg above', '0.41 kg below' or 'level with'."""
    if round(abs(units.from_kg(kg)), digits) == 0.0:
        return "level with"
    return f"{units.mass(abs(kg), digits)} {'above' if kg >= 0 else 'below'}"


def _where_it_ends(frame: pd.DataFrame, method: Method, share: float) -> str:
    """Return where a trend ends, with its interval."""
    name = _method_name(method, len(frame)) + (f" ({100 * share:.0f} % of the gap a day)" if method == "ema" else "")
    last = frame.iloc[-1]
    return (
        f"On day {last['day']:.0f} the {name} says {units.mass(last['trend_kg'])}"
        f" (90 % interval {units.from_kg(float(last['low_kg'])):.1f} to {units.mass(last['high_kg'])})."
    )


def _runs(m: TrendError, what: str, last_day: float) -> str:
    """Return on which side of the body a trend runs, how far from it, and how late."""
    when = "From week 5 on" if last_day > SETTLED_DAYS else "On these mornings"
    level = _side(m.bias_kg, 1) == "level with"
    if m.late_days is None:
        late = "the body holds still, so nothing can be late"
    elif m.late_days >= 0.5 and not level:
        late = f"about {m.late_days:.0f} day{'' if round(m.late_days) == 1 else 's'} late"
    else:
        late = "not late"
    return f"{when} {what} runs {_side(m.bias_kg)} the body on average ({late})."


def _against_truth(m: TrendError, last_day: float) -> str:
    """Return how far a trend is from the truth."""
    return (
        f"{_runs(m, 'it', last_day).removesuffix('.')} and misses it by {units.mass(m.size_kg, 2)}."
        f" Its interval {'holds' if m.today_held else 'does not hold'} the body today."
    )
