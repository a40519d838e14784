"""Apps of signal and noise: tune a trend against the truth, and two causes behind one scale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from ..science import units
from ..science.body.cohorts import project_many
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.checks import Floats
from ..science.results import Interval, Refusal
from ..science.scale.rates import hidden_intake_kcal
from ..science.scale.trend import EMA_SHARE, METHODS, Method, trend
from ..science.scale.weighing import weigh_ins
from . import trend_words as _trend_words
from .app import App, deficit_slider, menu, person_menu, slider, switch
from .canvas import joined, room
from .trend_canvases import EMPTY, TrendCanvas, TwoBodiesCanvas

if TYPE_CHECKING:
    import pandas as pd

FILTER_PLANS = {
    "deficit": Plan.deficit(500),
    "holding": Plan.deficit(0),
    "surplus": Plan.deficit(-400),
    "break": Plan.deficit(500).breaks(every_weeks=6, for_weeks=2),
}
FILTER_DAYS = 84
FILTER_SEEDS = (1, 20)
SHARE_PERCENT = (5, 50, 5)


@lru_cache(maxsize=128)
def filter_case(plan: str, seed: int) -> tuple[Projection, pd.DataFrame]:
    """Return the body and the weigh-ins behind one state of the filter app.

    Examples
    --------
    >>> len(filter_case("deficit", 1)[1])
    85
    """
    body = project(PEOPLE["ana"], FILTER_PLANS[plan], FILTER_DAYS)
    return body, weigh_ins(body, seed=seed)


class TuneTheFilter(App):
    """Lesson 07: a trend through weigh-ins, how much of it to believe, and the truth behind it.

    Examples
    --------
    >>> app = TuneTheFilter().set(plan="deficit", share_percent=10, truth=True)
    >>> app.words.split(".")[0]
    'Ana, 500 kcal/day below baseline, 12 weeks'
    """

    framed_by = ("plan",)

    def __init__(self) -> None:
        self._chart = TrendCanvas("")
        self._named: tuple[str, bool] | None = None
        super().__init__(
            self._chart,
            {
                "share_percent": slider("% of the gap each day", 100 * EMA_SHARE, *SHARE_PERCENT),
                "plan": menu("plan", tuple(FILTER_PLANS), "holding"),
                "truth": switch("show the truth"),
                "method": menu("method", METHODS, "ema"),
                "seed": slider("another set of mornings", FILTER_SEEDS[0], *FILTER_SEEDS, 1),
            },
            more=("method", "seed"),
        )

    def _draw(self, share_percent: int, plan: str, truth: bool, method: Method, seed: int) -> list[str]:
        share = share_percent / 100
        body, readings = filter_case(plan, seed)
        if (method, truth) != self._named:
            self._chart.name(trend=_trend_words.METHOD_NAMES[method], truth=truth)
            self._chart.stale()
            self._named = (method, truth)
        self.gate(body.person, body.plan, float(body.weight_kg.min()))
        frame = trend(readings, method, share)
        known = (readings["day"].to_numpy(float), readings["true_kg"].to_numpy(float)) if truth else (EMPTY, EMPTY)
        self._chart.show(readings, frame, known)
        return [
            f"{body.person.name}, {body.plan}, {FILTER_DAYS // 7} weeks.",
            _trend_words.drawn(frame, method, share),
            _trend_words.against_truth(_trend_words.miss(frame, readings))
            if truth
            else "How far is that from the body? Switch the truth on.",
            *frame.attrs["notes"],
        ]

    def _frame(self, plan: str) -> None:
        """Fix the axes so that every set of mornings fits."""
        seeds = range(FILTER_SEEDS[0], FILTER_SEEDS[1] + 1)
        kg = np.concatenate([filter_case(plan, seed)[1]["weight_kg"].to_numpy() for seed in seeds])
        body = filter_case(plan, FILTER_SEEDS[0])[0]
        self._chart.title(f"{body.person.name}, 12 weeks: {plan}")
        self._chart.limits((0.0, FILTER_DAYS / 7), room(kg))


CAUSE_KCAL = (-250, 500, 50)
CAUSE_WEEKS = (2, 52, 2)
CAUSE_HALF_LIFE_WEEKS = (4, 26, 1)
AHEAD_WEEKS = 12
CAUSE_SEED = 4
WINDOW_DAYS = 56
_LAST_DAY = 7 * (CAUSE_WEEKS[1] + AHEAD_WEEKS)
_GRID_KCAL = np.arange(CAUSE_KCAL[0], CAUSE_KCAL[1] + 1, 125.0)


@lru_cache(maxsize=16)
def _constant(person: str) -> Floats:
    """Return the weight of one person on each constant deficit of the grid, day by day (kg)."""
    import pandas as pd

    who = PEOPLE[person]
    fields = ("name", "sex", "age_years", "height_cm", "weight_kg", "pal", "fat_kg")
    people = pd.DataFrame([{field: getattr(who, field) for field in fields}] * len(_GRID_KCAL))
    kg: Floats = project_many(people, who.tdee_kcal - _GRID_KCAL, _LAST_DAY)["weight_kg"]
    return kg


@lru_cache(maxsize=128)
def _fading(person: str, deficit_kcal: int, half_life_weeks: int) -> Projection:
    return project(PEOPLE[person], Plan.deficit(deficit_kcal).fading(half_life_weeks), _LAST_DAY)


def kept_kcal(person: str, fading: Projection, days: int) -> float:
    """Return the constant deficit that leads to the same weight on one day (kcal/day).

    Examples
    --------
    >>> round(kept_kcal("ana", _fading("ana", 500, 13), 182), -1)
    250.0
    """
    # more of a deficit is less weight, and np.interp wants rising values
    return float(np.interp(fading.weight_kg[days], _constant(person)[::-1, days], _GRID_KCAL[::-1]))


@lru_cache(maxsize=128)
def two_causes(
    person: str, deficit_kcal: int, half_life_weeks: int, weeks: int, seed: int
) -> tuple[tuple[Projection, pd.DataFrame, Interval | Refusal], ...]:
    """Return both bodies, the kept and the fading one: run, weigh-ins so far, hidden intake.

    Examples
    --------
    >>> kept, fading = two_causes("ana", 500, 13, 26, 1)
    >>> bool(abs(kept[0].weight_kg[182] - fading[0].weight_kg[182]) < 0.05)
    True
    """
    days, fading = 7 * weeks, _fading(person, deficit_kcal, half_life_weeks)
    same = round(kept_kcal(person, fading, days)) if deficit_kcal else 0
    kept = project(PEOPLE[person], Plan.deficit(same), days + 7 * AHEAD_WEEKS)
    found = []
    for run, mornings in ((kept, seed), (fading, seed + 100)):
        readings = weigh_ins(run, seed=mornings).iloc[: days + 1]
        found.append((run, readings, hidden_intake_kcal(readings, PEOPLE[person], WINDOW_DAYS)))
    return tuple(found)


class TwoCauses(App):
    """Lesson 08: one body kept to its plan, one let a larger plan fade; the scale shows the same so far.

    Examples
    --------
    >>> TwoCauses().set(deficit_kcal=500, half_life_weeks=13, weeks=26).words.split(",")[0]
    'After 26 weeks both of these bodies of Ana weigh 76.0 kg'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        self._chart = TwoBodiesCanvas("")
        super().__init__(
            self._chart,
            {
                "deficit_kcal": deficit_slider(400, CAUSE_KCAL),
                "half_life_weeks": slider("weeks until half is left", 20, *CAUSE_HALF_LIFE_WEEKS),
                "weeks": slider("weeks", 6, *CAUSE_WEEKS),
                "seed": slider("another set of mornings", CAUSE_SEED, 1, 20, 1),
                "person": person_menu("ana"),
            },
            more=("seed", "person"),
        )

    def _draw(self, deficit_kcal: int, half_life_weeks: int, weeks: int, seed: int, person: str) -> str:
        who, days = PEOPLE[person], 7 * weeks
        both = two_causes(person, deficit_kcal, half_life_weeks, weeks, seed)
        ahead = days + 7 * AHEAD_WEEKS
        for run, _, _ in both:
            self.gate(who, run.plan, float(run.weight_kg[: ahead + 1].min()))
        for place, (run, readings, _) in enumerate(both):
            kg = run.weight_kg
            self._chart.show(place, kg[: days + 1], readings["weight_kg"].to_numpy(float), kg[days : ahead + 1])
        return _cause_words(who, both, days, ahead)

    def _frame(self, person: str) -> None:
        """Fix the axes so that every plan, half-life and week fits."""
        grid, kg = _constant(person), []
        for deficit in CAUSE_KCAL[:2]:
            for half_life in CAUSE_HALF_LIFE_WEEKS[:2]:
                fading = _fading(person, deficit, half_life)
                kg.append(fading.weight_kg)
                for weeks in range(CAUSE_WEEKS[0], CAUSE_WEEKS[1] + 1, 10):
                    same = kept_kcal(person, fading, 7 * weeks)
                    until = slice(0, 7 * (weeks + AHEAD_WEEKS) + 1)
                    kg.append(np.array([np.interp(same, _GRID_KCAL, day) for day in grid[:, until].T]))
        low, high = room(np.concatenate(kg))
        air = units.from_kg(1.0)
        self._chart.title(f"{PEOPLE[person].name}: one scale, two causes")
        self._chart.limits((0.0, _LAST_DAY / 7), (low - air, high + air))


_Cause = tuple[Projection, "pd.DataFrame", Interval | Refusal]


def _cause_words(who: Person, both: tuple[_Cause, ...], days: int, ahead: int) -> str:
    (kept, _, kept_said), (fading, _, fading_said) = both
    apart = np.abs(kept.weight_kg[: ahead + 1] - fading.weight_kg[: ahead + 1])
    window = min(days, WINDOW_DAYS)
    sentences = [
        f"After {_trend_words.weeks(days)} both of these bodies of {who.name} weigh {units.mass(kept.weight_kg[days])},"
        f" and on no day so far were they more than {units.mass(float(apart[: days + 1].max()))} apart.",
    ]
    for lead, run, said in (("One", kept, kept_said), ("The other", fading, fading_said)):
        faded = run is fading
        planned = who.tdee_kcal - (run.plan.deficit_kcal or 0.0)
        sentences.append(
            f"{lead} planned {planned:.0f} kcal/day and {'lets it fade' if faded else 'kept to it'}; hidden intake of"
            f" {_trend_words.since(window)}: {_trend_words.estimate(said)}{_where(said, planned)}."
        )
    sentences.append(_verdict(who, both))
    sentences.append(f"{AHEAD_WEEKS} weeks on, they will be {units.mass(float(apart[ahead]))} apart.")
    return joined(sentences)


def _where(said: Interval | Refusal, planned: float) -> str:
    if isinstance(said, Refusal):
        return ""
    if said.low <= planned <= said.high:
        return ", which holds the plan"
    return f", {'above' if said.low > planned else 'below'} the plan"


def leaves_plan(said: Interval | Refusal, planned_kcal: float) -> bool:
    """Return whether an estimate of intake rules the plan out.

    Examples
    --------
    >>> leaves_plan(Refusal("too few days."), 1900.0)
    False
    """
    return isinstance(said, Interval) and not said.low <= planned_kcal <= said.high


def _verdict(who: Person, both: tuple[_Cause, ...]) -> str:
    (kept, _, kept_said), (fading, _, fading_said) = both
    if isinstance(kept_said, Refusal) or isinstance(fading_said, Refusal):
        return "The scale cannot tell them apart yet."
    kept_left, fading_left = (
        leaves_plan(said, who.tdee_kcal - (run.plan.deficit_kcal or 0.0))
        for run, said in ((kept, kept_said), (fading, fading_said))
    )
    if kept_left:
        return "The kept plan lies outside its interval: one such interval in ten misses, and this is one."
    if not fading_left:
        return "Both intervals hold their plans: the scale cannot tell the two apart yet."
    return "So the scale tells them apart: one is on its plan, the other has left it."
