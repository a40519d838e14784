"""Charts of signal and noise: a trend against the truth, the chance of a false gain, windows too short."""

from __future__ import annotations

from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np
from matplotlib.patches import Patch

from ..science.body.projection import Projection
from ..science.checks import Floats, shown, whole
from ..science.scale import trend as _science
from ..science.scale.rates import weekly_rate
from ..science.scale.trend import EMA_SHARE, Method
from ..science.scale.weighing import weigh_ins
from . import trend_words as _trend_words
from .canvas import Canvas, Chart, joined, room
from .given import a_projection
from .marks import like
from .trend_canvases import EMPTY, TrendCanvas

if TYPE_CHECKING:
    import pandas as pd

WEEKS = (1, 2, 3, 4, 5, 6)
WINDOW_DAYS = (7, 10, 14, 21, 28, 42, 56)
_FROM_DAY = 21  # the water of a start has settled by then
_STEP_KG = 0.1  # the display's step: a change counts from one step on


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
    truth = (readings["day"].to_numpy(float), readings["true_kg"].to_numpy(float)) if known else (EMPTY, EMPTY)
    name = _trend_words.METHOD_NAMES[method]
    canvas = TrendCanvas(f"The scale and a trend: {name}")
    canvas.show(readings, frame, truth)
    canvas.name(trend="trend", truth=known)
    everything = [readings["weight_kg"], frame["low_kg"], frame["high_kg"], truth[1]]
    last = float(readings["day"].max())
    canvas.limits((0.0, max(last, 1.0) / 7.0), room(np.concatenate([np.asarray(x, float) for x in everything])))
    said = [_trend_words.drawn(frame, method, ema_share)]
    if known:
        said += [_trend_words.against_truth(_trend_words.miss(frame, readings))]
        said += [_trend_words.first_weeks(frame, readings)]
    return Chart(canvas, joined([*said, *frame.attrs["notes"]]))


def chance_of_gain(projection: Projection, people: int = 300) -> Chart:
    """Draw how often the scale points the wrong way after one to six weeks: by simulation and by formula.

    The formula takes each morning as normal about the body: the change over a time has the standard
    deviation SD * sqrt(2 (1 - r)), with r the correlation of mornings so far apart.

    Parameters
    ----------
    projection
        What `project` returned, at least 9 weeks long.
    people
        How many repeats, 20 to 2000, seeds 0, 1, 2 ...

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.chance_of_gain(project(PEOPLE["ana"], Plan.deficit(500), days=84), people=50).words.split(",")[0]
    'In 50 repeats the scale shows a gain after 1 week in 22 % (formula 27 %)'
    """
    p = a_projection(projection)
    whole(p.days, "days of the projection", _FROM_DAY + 7 * WEEKS[-1], 3650, "days")
    people = whole(people, "people", 20, 2000, "repeats")
    first, lasts = _FROM_DAY, [_FROM_DAY + 7 * week for week in WEEKS]
    kg = _many(p, people)
    true = p.weight_kg[lasts] - p.weight_kg[first]
    # losing, a gain points the wrong way; gaining, a loss
    sign = -1.0 if true[-1] > 0 else 1.0
    wrong = "a gain" if sign > 0 else "a loss"
    shares = (sign * (kg[:, lasts] - kg[:, [first]]) > _STEP_KG / 2).mean(axis=0)
    hidden = kg - p.weight_kg
    sd, rs = float(hidden.std()), np.array([_correlation(hidden, 7 * week) for week in WEEKS])
    spread = sd * np.sqrt(2.0 * (1.0 - rs))
    formula = np.array([NormalDist().cdf(z) for z in (sign * true - _STEP_KG / 2) / spread])
    canvas = Canvas(
        "weeks from the first weigh-in to the last", "share (%)", f"{p.person.name}: how often is it {wrong}?"
    )
    style, ax = canvas.look, canvas.axes
    ax.bar(WEEKS, 100 * shares, width=0.6, color=style.line, hatch="//", edgecolor=style.paper, linewidth=0)
    (dots,) = ax.plot(
        WEEKS,
        100 * formula,
        color=style.body,
        marker="D",
        markersize=style.dot_pt * 1.8,
        linewidth=style.line_pt,
        markeredgecolor=style.paper,
    )
    bars = Patch(facecolor=style.line, hatch="//", edgecolor=style.paper, linewidth=0, label=f"{people} repeats")
    canvas.legend([bars, like(dots, "formula")])
    canvas.limits((0.4, WEEKS[-1] + 0.6), (0.0, 60.0))
    return Chart(canvas, _trend_words.chance(WEEKS, shares, formula, wrong, people, sd, float(rs[0])))


def windows(projection: Projection, people: int = 200) -> Chart:
    """Draw the expenditure that one reckons from the scale, looking back over 7 to 56 days.

    A straight line through the mornings of the window, times 3,500 kcal a pound, is taken from what was eaten.

    Parameters
    ----------
    projection
        What `project` returned, at least 11 weeks long.
    people
        How many repeats, 20 to 2000, seeds 0, 1, 2 ...

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.windows(project(PEOPLE["ana"], Plan.deficit(500), days=84), people=50).words.split(".")[0]
    'Ana spends 2203 kcal/day'
    """
    p = a_projection(projection)
    whole(p.days, "days of the projection", _FROM_DAY + WINDOW_DAYS[-1], 3650, "days")
    people = whole(people, "people", 20, 2000, "repeats")
    kg, eaten = _many(p, people), float(p.intake_kcal[-WINDOW_DAYS[-1] :].mean())
    ends = np.array(
        [
            np.percentile(eaten - _trend_words.RULE_KCAL_PER_KG * _slopes(kg[:, -days:]), (5, 50, 95))
            for days in WINDOW_DAYS
        ]
    )
    true = float(p.expenditure_kcal[-WINDOW_DAYS[2] :].mean())
    canvas = Canvas("days looked back", "kcal a day", f"{p.person.name}: expenditure reckoned from the scale")
    style, ax = canvas.look, canvas.axes
    places = np.arange(len(WINDOW_DAYS))
    ax.set_xticks(places, [str(days) for days in WINDOW_DAYS])
    ax.bar(places, ends[:, 2] - ends[:, 0], bottom=ends[:, 0], width=0.5, color=style.body, alpha=0.45)
    (middle,) = ax.plot(
        places, ends[:, 1], color=style.body, linestyle="none", marker="D", markersize=style.dot_pt * 1.6
    )
    line = ax.axhline(true, color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    bars = Patch(facecolor=style.body, alpha=0.45, label="90 % of repeats")
    canvas.legend([bars, like(middle, "their middle"), like(line, "what is spent")])
    air = 0.06 * float(np.ptp(ends))
    canvas.limits((-0.6, len(places) - 0.4), (float(ends.min()) - air, float(ends.max()) + air))
    refusal = str(weekly_rate(weigh_ins(p, seed=0)[-7:]))
    return Chart(
        canvas, _trend_words.windows(WINDOW_DAYS, ends[:, 0], ends[:, 2], true, p.person.name, people, refusal)
    )


def _many(p: Projection, people: int) -> Floats:
    """Return what the scale shows on every morning of every repeat (kg)."""
    return np.array([weigh_ins(p, seed=seed)["weight_kg"].to_numpy() for seed in range(people)])


def _correlation(hidden: Floats, lag: int) -> float:
    """Return the correlation of mornings so far apart, all repeats taken together."""
    rest = hidden - hidden.mean()
    return float((rest[:, :-lag] * rest[:, lag:]).mean() / rest.var())


def _slopes(kg: Floats) -> Floats:
    """Return the slope of a straight line through each row (kg/day)."""
    x = np.arange(kg.shape[1]) - (kg.shape[1] - 1) / 2.0
    slopes: Floats = kg @ x / float(x @ x)
    return slopes
