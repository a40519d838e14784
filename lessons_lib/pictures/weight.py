"""Weight against time: straight line, adapting body, other models, and the scale each morning."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from ..data import table
from ..science import units
from ..science.body.goals import APART_KG, parting_week
from ..science.body.other_models import RULE_KCAL_PER_KG
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import DEFICIT_KCAL, Plan
from ..science.body.projection import Model, OutsideModelError, Projection, project
from ..science.care import LOOK_AHEAD_DAYS, least_kg
from ..science.checks import Floats, shown, whole
from ..science.scale.weighing import mornings
from ..science.words import change, count, is_none, span, with_minus
from .app import App, deficit_slider, person_menu, player, slider
from .canvas import Canvas, Chart, column, in_weeks, over_weeks, padded_limits, weekly, weighed
from .gate import gated
from .look import DASHED, DOTTED
from .marks import Band, Line, Note, dots

if TYPE_CHECKING:
    import pandas as pd

    Readings = pd.DataFrame | Mapping[str, Any]  # what `weigh_ins` returned, or its columns as arrays

MARKS = {
    "scale": dots(),
    "rises": dots("fourth", "^", size=1.35, alpha=1.0),
    "dynamic": Line("body"),
    "rule_3500": Line("line", DASHED),  # over the body: where both are one its dashes stay seen
    "other": Line("third", DOTTED),
    **{f"end_{name}": Note() for name in ("rule_3500", "other", "dynamic")},
}
_BACK_KG = 0.3
"""So much back after the lowest weight is said below the picture (kg)."""
_STILL_KG = 0.05
"""A body that moves by less stands still (kg)."""
_ROOM_KCAL = 250
"""In such steps of the deficit an app's axes get longer."""
_WEEKEND_KCAL = 500
"""And in such steps of what is eaten more on weekend days."""
_AIR_KG, _WILD_KG = 1.5, 0.5
"""The air about mornings (kg), and the steps in which a wilder set gets more."""
_WITH_ENDS = (0.112, 0.135, 0.775, 0.695)  # room for what stands behind the ends of lines
MODEL_NAMES = {
    "rule_3500": "straight line (3,500 kcal/lb)",
    "dynamic": "adapting body",
    "forbes": "Forbes (no adapting)",
    "linearised": "adapting body in one line",
    "thomas": "Thomas model",
}
_SPOKEN = {**MODEL_NAMES, "rule_3500": "straight line", "forbes": "Forbes model without adapting"}


def _canvas(title: str, *, ends: bool) -> Canvas:
    canvas = over_weeks(title, MARKS)
    if ends:
        canvas.place(_WITH_ENDS)
    return canvas


def _show(
    canvas: Canvas, projections: Sequence[Projection], scale: Readings | None, *, ends: bool, rises: bool = True
) -> None:
    """Put lines on their marks, with their last weights behind them, or mornings; those that rise may be marked."""
    data: dict[str, tuple[Any, ...]] = {_mark(p.model): weekly(p.weight_kg) for p in projections}
    if scale is not None:
        (weeks, shown), up = column(scale, "weight_kg"), _rises(scale) & rises
        data |= {"scale": (weeks[~up], shown[~up])} | ({"rises": (weeks[up], shown[up])} if rises else {})
    elif ends:
        data |= _ends(canvas, projections)
    canvas.put(**data)


def _ends(canvas: Canvas, projections: Sequence[Projection]) -> dict[str, tuple[Any, ...]]:
    """Return the last weight of each line, to be written behind it; those that would meet are moved apart."""
    low, high = canvas.axes.get_ylim()
    line, air = canvas.line_share * (high - low), 0.012 * canvas.axes.get_xlim()[1]
    found: dict[str, tuple[Any, ...]] = {}
    top, said = np.inf, ""
    for p in sorted(projections, key=lambda one: -float(one.weight_kg[-1])):
        words = units.mass(p.weight_kg[-1])
        if words != said:
            top, said = min(units.from_kg(float(p.weight_kg[-1])), top - line), words
            found[f"end_{_mark(p.model)}"] = (p.days / 7.0 + air, top, words)
    return found


def _rises(scale: Readings) -> np.ndarray[Any, np.dtype[np.bool_]]:
    """Return which mornings show more than the one before."""
    return np.diff(np.asarray(scale["weight_kg"], float), prepend=np.inf) > 1e-9


def _name(canvas: Canvas, models: Sequence[Model], *, scale: bool, rises: bool = True) -> None:
    labels = {_mark(model): MODEL_NAMES[model] for model in models}
    if scale:
        labels |= {"scale": "the scale, each morning"} | ({"rises": "more than the day before"} if rises else {})
    canvas.names(**labels)


def _mark(model: Model) -> str:
    return model if model in MARKS else "other"


@gated
def weight(*projections: Projection, scale: pd.DataFrame | None = None, week: int | None = None) -> Chart:
    """Draw weight over time: one to three models of one person, and weigh-ins.

    Parameters
    ----------
    projections
        What `project` returned; at most one of each model, all of the same person.
    scale
        What `weigh_ins` returned, or weigh-ins of your own (day, weight_kg), if the scale is to be shown.
    week
        A week to shade, 1 or more.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> charts.weight(project(PEOPLE["ana"], Plan.deficit(500), days=84, model="rule_3500"))
    Ana, 500 kcal/day below baseline: in 12 weeks the straight line goes from 80.0 kg to 74.6 kg, a loss of 5.4 kg.
    """
    if not 1 <= len(projections) <= 3 or not all(isinstance(p, Projection) for p in projections):
        raise ValueError(
            f"charts.weight was given {shown(projections)}. It must be one to three projections:"
            " write charts.weight(line, body)."
        )
    models = [p.model for p in projections]
    people = {p.person.name for p in projections}
    others = [m for m in models if m not in ("rule_3500", "dynamic")]
    if len(set(models)) < len(models) or len(people) > 1 or len(others) > 1:
        raise ValueError(
            f"charts.weight was given the models {', '.join(models)} of {', '.join(sorted(people))}. It must be"
            " different models of one person, at most one besides 'rule_3500' and 'dynamic': leave one out."
        )
    days, seen = [float(p.days) for p in projections], [p.weight_kg for p in projections]
    read = None if scale is None else weighed(scale)
    if read is not None:
        days.append(float(read["day"][-1]))
        seen.append(read["weight_kg"])
    canvas = _canvas(f"{projections[0].person.name}: {_plans(projections)}", ends=read is None)
    low, high = padded_limits(np.concatenate(seen))
    canvas.limits((0.0, max(days) / 7.0), (low, high))
    told = weight_words(projections, read)
    if week is not None:
        week = whole(week, "week", 1, max(int(max(days)) // 7, 1), "(a week of the picture)")
        canvas.add(Band("fourth", 0.2), [week - 1, week], [low, low], [high, high])
        canvas.add(Note("center", "top"), week - 0.5, high - 0.02 * (high - low), f"week {week}")
        told += f" Week {week} is shaded."
    _show(canvas, projections, read, ends=True)
    _name(canvas, models, scale=read is not None)
    if read is None:
        return Chart(canvas, told, _caption(projections))
    # of a body that stands still the surprise is how far the scale swings; of one that moves, how often it rises
    still = _swing_words(projections[0], read) if all(np.ptp(p.weight_kg) < _STILL_KG for p in projections) else ""
    return Chart(canvas, f"{told} {still}".strip(), still or _rising_words(read))


def promise() -> Chart:
    """Draw the rule held to its word: Ana at a pound a week for four years, down through the floor.

    Examples
    --------
    >>> promise().caption
    'In week 177 the line has taken all of Ana; and it goes on, to −14.3 kg.'
    """
    ana, a_week_kg, weeks = PEOPLE["ana"], 500 * 7 / RULE_KCAL_PER_KG, np.arange(209.0)
    kg = ana.weight_kg - a_week_kg * weeks
    gone = ana.weight_kg / a_week_kg
    last_week = math.ceil(gone)
    canvas = over_weeks(f"{ana.name}: the promise, kept for four years")
    canvas.add(MARKS["rule_3500"], weeks, units.from_kg(1.0) * kg, label=MODEL_NAMES["rule_3500"])
    end = float(kg[-1])
    canvas.add(dots("ink", size=2.2, alpha=None, whole=False), [gone, weeks[-1]], [0.0, units.from_kg(end)])
    canvas.add(Note("right", "top"), gone - 6, units.from_kg(-2.0), f"week {last_week}: nothing is left")
    canvas.add(Note("right", "top"), float(weeks[-1]), units.from_kg(end - 3.0), with_minus(units.mass(end)))
    canvas.zero()
    canvas.legend()
    canvas.limits((0.0, float(weeks[-1]) + 5.0), (units.from_kg(-32.0), units.from_kg(90.0)))
    caption = f"In week {last_week} the line has taken all of {ana.name}; and it goes on, to {units.mass(end)}."
    return Chart(canvas, caption, caption)


def _caption(projections: Sequence[Projection]) -> str:
    """Return what the lines come to, in one sentence."""
    if len({p.days for p in projections}) > 1:
        return ""
    if len(projections) > 1 and all(is_none(float(p.weight_kg[-1] - p.weight_kg[0])) for p in projections):
        return f"In {span(projections[0].days)} neither line moves."
    said = [f"the {_SPOKEN[p.model]} to {change(float(p.weight_kg[-1] - p.weight_kg[0]))}" for p in projections]
    text = f"In {span(projections[0].days)} {', '.join(said)}.".replace(" to ", " comes to ", 1)
    kg = projections[0].weight_kg
    back_kg = float(kg[-1] - kg.min())
    # a break gives back what the end alone would hide; who gains has no lowest point but the start
    if len(projections) > 1 or back_kg < _BACK_KG or kg.argmin() == 0:
        return text
    return f"{text.removesuffix('.')}; from the lowest point {units.mass(back_kg)} come back."


def _line_and_body(line: Projection, body: Projection, plans: str) -> str:
    """Return where the two end, and from when on they are apart."""
    text = (
        f"{body.person.name}, {plans}: after {span(body.days)} the straight line promises"
        f" {units.mass(line.weight_kg[-1])}, {change(float(line.weight_kg[-1] - line.weight_kg[0]))};"
        f" the adapting body weighs {units.mass(body.weight_kg[-1])},"
        f" {change(float(body.weight_kg[-1] - body.weight_kg[0]))}."
    )
    week = parting_week(line, body)
    if week is not None:
        text += f" From week {week} on they are more than {units.mass(APART_KG)} apart."
    else:
        text += f" They end less than {units.mass(APART_KG)} apart."
    return text


def weight_words(projections: Sequence[Projection], scale: Readings | None) -> str:
    """Return the sentences of the weight chart."""
    by_model = {p.model: p for p in projections}
    line, body = by_model.get("rule_3500"), by_model.get("dynamic")
    if line and body and line.days == body.days:
        swings_kg = [float(np.ptp(p.weight_kg)) for p in (line, body)]
        if all(map(is_none, swings_kg)):
            still = f"{body.person.name}, {_plans(projections)}: line and body stay at"
            text = f"{still} {units.mass(body.weight_kg[-1])} for {span(body.days)}."
        else:
            text = _line_and_body(line, body, _plans(projections))
        rest = [p for p in projections if p.model not in ("rule_3500", "dynamic")]
    else:
        text, rest = "", list(projections)
    for p in rest:
        start = "" if text else f"{p.person.name}, {_plan_words(p)}: "
        lead = f"in {span(p.days)} the {_SPOKEN[p.model]}"
        text += (" " if text else "") + (
            f"{start}{lead if start else lead[0].upper() + lead[1:]} goes from {units.mass(p.weight_kg[0])} to"
            f" {units.mass(p.weight_kg[-1])}, {change(float(p.weight_kg[-1] - p.weight_kg[0]))}."
        )
    if scale is not None:
        text += " " + _scatter(scale)
    return text


def _plans(projections: Sequence[Projection]) -> str:
    """Return the plan that all projections share, or all of them."""
    return " / ".join(dict.fromkeys(_plan_words(p) for p in projections))


def _plan_words(p: Projection) -> str:
    """Return a projection's plan; a break that comes once is not said to come again."""
    breaks = p.plan.break_weeks
    once = breaks is not None and p.days <= 7 * (2 * breaks[0] + breaks[1])
    return str(p.plan).replace("after every ", "after the first ", 1) if once else str(p.plan)


def _scatter(scale: Readings) -> str:
    """Return what the scale does about the body."""
    reading = np.asarray(scale["weight_kg"], float)
    if "true_kg" not in scale:  # of somebody's own scale nobody knows what it hides
        return f"The scale was stepped on {count(len(reading), 'time')}."
    hidden = reading - np.asarray(scale["true_kg"], float)
    spread = float(hidden.std(ddof=1)) if len(hidden) > 1 else 0.0
    return f"The scale scatters about the body by {units.mass(spread, 2)} (standard deviation). {_rising_words(scale)}"


def _swing_words(still: Projection, scale: Readings) -> str:
    kg = np.asarray(scale["weight_kg"], float)
    low, high = units.from_kg(float(kg.min())), units.mass(float(kg.max()))
    return f"The body stays at {units.mass(still.weight_kg[0])}; the scale swings between {low:.1f} and {high}."


def _rising_words(scale: Readings) -> str:
    rises = _rises(scale)
    return f"The scale shows more than the day before on {rises.sum()} of {max(len(rises) - 1, 0)} mornings."


def real_curve() -> Chart:
    """Draw a real published curve, 246 days of one patient, and the straight line of the first month.

    Source: data set `wtloss` of the R package MASS (Venables and Ripley, Modern Applied Statistics with S).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.real_curve().words.split(":")[0]
    'A real patient, 52 weigh-ins over 246 days'
    """
    data = table("real_weight_loss")
    day, kg = data["day"].to_numpy(float), data["weight_kg"].to_numpy(float)
    first = day <= 30
    slope, start = np.polyfit(day[first], kg[first], 1)
    canvas = over_weeks("A real patient on a weight programme, 246 days")
    ends = np.array([0.0, day[-1]])
    line = start + slope * ends
    canvas.add(dots(alpha=1.0), *in_weeks(day, kg), label="weigh-ins")
    canvas.add(Line("line", DASHED), *in_weeks(ends, line), label="straight line of the first month")
    canvas.legend()
    end = day[-1] / 7
    canvas.limits((0.0, end + 0.5), padded_limits(np.concatenate([kg, line])))
    canvas.add(Note("right", "top"), end, units.from_kg(kg[-1] - 3.0), units.mass(kg[-1], 0))
    canvas.add(Note("right"), end - 2.0, units.from_kg(float(line[-1])), units.mass(float(line[-1]), 0))
    above = units.mass(kg[-1] - float(line[-1]))
    caption = f"The straight line of the first month would have ended {above} below this patient's last weigh-in."
    return Chart(canvas, _real_words(day, kg, float(line[-1]), float(slope)), caption)


def _real_words(day: Floats, kg: Floats, line_end_kg: float, slope_kg_per_day: float) -> str:
    """Return the sentences of the real curve."""
    return (
        f"A real patient, {len(day)} weigh-ins over {day[-1]:.0f} days:"
        f" from {units.mass(kg[0])} to {units.mass(kg[-1])}."
        f" The straight line of the first 30 days falls {units.mass(-slope_kg_per_day * 7)} a week and would end at"
        f" {units.mass(line_end_kg)}, {units.mass(kg[-1] - line_end_kg)} below the last weigh-in."
    )


class _WeightApp(App):
    """Weight over time by some models, with weigh-ins if asked for, on axes that hold still."""

    framed_by: tuple[str, ...] = ("person",)
    models: ClassVar[tuple[Model, ...]] = ("rule_3500", "dynamic")
    longest_weeks: ClassVar[int] = 52
    deficit_ends: ClassVar[tuple[int, int, int]] = DEFICIT_KCAL
    with_scale: ClassVar[bool] = False
    with_rises: ClassVar[bool] = True

    def __init__(
        self, controls: dict[str, Any], more: tuple[str, ...] = (), plays: Mapping[str, Any] | None = None
    ) -> None:
        canvas = _canvas("", ends=not self.with_scale)
        _name(canvas, self.models, scale=self.with_scale, rises=self.with_rises)
        super().__init__(canvas, controls, more, plays=plays)

    def _show(self, person: Person, plan: Plan, weeks: int, seed: int | None = None) -> list[str]:
        """Draw one plan and return its sentences."""
        runs, left = [], []
        for model in self.models:
            run, sentence = _as_far_as_it_holds(person, plan, 7 * weeks, model)
            runs += [run] if run else []
            left.append(sentence)
        # one run is picture, words and what `care` looks at
        self.gate(person, plan, *runs, run=lambda days: _whole(person, plan, days))
        body = next((p for p in runs if p.model == "dynamic"), None)
        readings = None if seed is None or body is None else mornings(body, seed=seed)
        _show(self.canvas, runs, readings, ends=not self.with_scale, rises=self.with_rises)
        if readings is not None:
            self.headline(_rising_words(readings).replace("The scale shows m", "M").rstrip("."))
        elif runs:
            self.headline(_end_words(runs))
        return [weight_words(runs, readings), *left]

    def _framing(self, state: dict[str, Any]) -> tuple[Any, ...]:
        room = *self._room(state), *self._more_room(state)
        return (*super()._framing(state), *room, *self._by_hand(state)[1])

    def _room(self, state: dict[str, Any]) -> tuple[int, int]:
        """Return the deficit and the weeks that the axes hold: seldom another one, and never mostly empty."""
        kcal, half = state["deficit_kcal"], self.longest_weeks // 2
        most = _ROOM_KCAL * max(1, math.ceil(abs(kcal) / _ROOM_KCAL))
        weeks = state.get("weeks", state.get("week", self.longest_weeks))
        short = weeks <= half and not len(self._by_hand(state)[0])
        return most if kcal >= 0 else -most, half if short else self.longest_weeks

    def _more_room(self, state: dict[str, Any]) -> tuple[int, float]:
        """Return the kcal more on weekend days that the axes hold, and the air above and below (kg)."""
        kcal = state.get("weekend_kcal", 0)
        more = int(math.copysign(_WEEKEND_KCAL * math.ceil(abs(kcal) / _WEEKEND_KCAL), kcal))
        return more, _air_kg(state["seed"]) if "seed" in state else _AIR_KG if self.with_scale else 0.5

    def _frame(self, key: str = "ana") -> None:
        person, (most, weeks), (more, air) = PEOPLE[key], self._room(self.state), self._more_room(self.state)
        ends = [person.weight_kg, *(self._by_hand(self.state)[1] / units.from_kg(1.0))]
        # where both pull, one may lift what the other lowers: each alone, and both
        for plan in {_plan(most), _weekends(_plan(0), more), _weekends(_plan(most), more)}:
            for model in self.models:
                run, _ = _as_far_as_it_holds(person, plan, 7 * weeks, model)
                ends += [] if run is None else [float(run.weight_kg.min()), float(run.weight_kg.max())]
        low, high = min(ends) - air, max(ends) + air
        self.canvas.title(f"{person.name}, {person.age_years:.0f} years, {units.mass(person.weight_kg)} at the start")
        self.canvas.limits((0.0, float(weeks)), (units.from_kg(low), units.from_kg(high)))


# a slider moves week or seed of the same plan again and again
_plan = lru_cache(maxsize=64)(Plan.deficit)


@lru_cache(maxsize=64)
def _weekends(plan: Plan, kcal: int) -> Plan:
    return plan.weekends(kcal) if kcal else plan


@lru_cache(maxsize=64)
def _air_kg(seed: int) -> float:
    """Return the air that a set of mornings needs above and below the body (kg)."""
    still = _whole(PEOPLE["ana"], _plan(0), 7 * FluctuatingScale.longest_weeks)
    most = float(np.abs(mornings(still, seed=seed)["weight_kg"] - still.weight_kg).max())
    # a little more, for a body that changes: its carbohydrate does, too
    return max(_AIR_KG, _WILD_KG * math.ceil((most + 0.1) / _WILD_KG))


@lru_cache(maxsize=128)
def _year(person: Person, plan: Plan, model: Model) -> Projection:
    """Return a run as long as `care` looks ahead, from which shorter ones are taken."""
    return project(person, plan, LOOK_AHEAD_DAYS, model=model)


def _end_words(runs: Sequence[Projection]) -> str:
    """Return where the lines end, in a few words."""
    said = [f"{_SPOKEN[p.model]} {units.mass(p.weight_kg[-1])}" for p in runs]
    if len(runs) == 2:
        said.append(f"{units.mass(abs(float(runs[0].weight_kg[-1] - runs[1].weight_kg[-1])))} apart")
    return f"After {span(runs[0].days)}: {', '.join(said)}"


def _whole(person: Person, plan: Plan, days: int, model: Model = "dynamic") -> Projection:
    """Return what `project` does, and simulate a year of a plan only once."""
    try:
        return _year(person, plan, model).first(days)
    except OutsideModelError as error:
        if days > error.last_day:
            raise
        return project(person, plan, days, model=model)


def _as_far_as_it_holds(person: Person, plan: Plan, days: int, model: Model) -> tuple[Projection | None, str]:
    """Return a run, or a shorter one (None if not even of a day) and the sentence that says why."""
    try:
        return _whole(person, plan, days, model), ""
    except OutsideModelError as error:
        short = project(person, plan, error.last_day, model=model) if error.last_day >= 1 else None
        return short, str(error)


class FirstCurve(_WeightApp):
    """Lesson 00: the central picture on one slider, half a year of line, body and scale.

    Examples
    --------
    >>> FirstCurve().set(deficit_kcal=0).words.split(". ")[-1]
    'The scale shows 78.8 kg to 81.3 kg.'
    """

    longest_weeks = 26
    deficit_ends = (-300, 300, 50)
    framed_by = ()
    with_scale = True
    with_rises = False
    seed = 1

    def __init__(self) -> None:
        # not at 0, which the vote beside it asks about
        super().__init__({"deficit_kcal": deficit_slider(250, self.deficit_ends)})

    def _room(self, state: dict[str, Any]) -> tuple[int, int]:
        # one axis for all stops below, one for all above; at 0 the jumps are all there is to see, and fill the frame
        kcal, most = state["deficit_kcal"], max(self.deficit_ends)
        return most * ((kcal > 0) - (kcal < 0)), self.longest_weeks

    def _draw(self, deficit_kcal: int) -> list[str]:
        ana, plan, days = PEOPLE["ana"], _plan(deficit_kcal), 7 * self.longest_weeks
        self._show(ana, plan, self.longest_weeks, seed=self.seed)
        runs = [_whole(ana, plan, days, model) for model in self.models]
        kg = mornings(runs[-1], seed=self.seed)["weight_kg"]
        scale = f"{units.mass(kg.min())} to {units.mass(kg.max())}"
        self.headline(_end_words(runs) if deficit_kcal else f"Nothing changes, and the scale goes from {scale}")
        return [f"{ana.name}, {plan}.", _caption(runs), f"The scale shows {scale}."]


class StraightLine(_WeightApp):
    """Lesson 04: what the straight line promises, for anyone and any number of weeks.

    Examples
    --------
    >>> StraightLine().set(deficit_kcal=500, weeks=10, person="ana").words
    'Ana, 500 kcal/day below baseline: in 10 weeks the straight line goes from 80.0 kg to 75.5 kg, a loss of 4.5 kg.'
    """

    models = ("rule_3500",)

    def __init__(self) -> None:
        super().__init__(
            {
                "deficit_kcal": deficit_slider(250),
                "weeks": slider("weeks", 40, 1, self.longest_weeks, 1),
                "person": person_menu("ana"),
            }
        )

    def _draw(self, deficit_kcal: int, weeks: int, person: str) -> list[str]:
        return self._show(PEOPLE[person], _plan(deficit_kcal), weeks)


class OneNumber(App):
    """Lesson 05: a line of any number of kcal a pound, held against three years of Ana's body.

    Examples
    --------
    >>> OneNumber().set(kcal_per_lb=5000).words.split(": ")[1]
    'in week 2 the line is 0.8 kg above her body; week 26'
    """

    weeks: ClassVar[tuple[int, ...]] = (2, 26, 156)
    hit_kg: ClassVar[float] = 0.3

    def __init__(self) -> None:
        self._ana, self._plan = PEOPLE["ana"], _plan(500)
        self._body = project(self._ana, self._plan, 7 * self.weeks[-1])
        rings = dots("ink", size=2.2, alpha=1.0, face="paper", edge_width=1.0).shown_as()
        canvas = over_weeks(
            "Ana, 500 kcal a day below: three years",
            {
                "rule_3500": MARKS["rule_3500"],
                "dynamic": MARKS["dynamic"],
                "hits": rings,
                "leaves": Note(up="bottom", pad=0.1),
                **{f"week {week}": Note("left", "bottom", pad=0.1) for week in self.weeks[:-1]},
                "last, under": Note("right", "top", pad=0.1),
                "last, over": Note("right", "bottom", pad=0.1),
            },
        )
        hits = f"to hit within {units.mass(self.hit_kg)}: weeks 2, 26, 156"
        canvas.names(rule_3500="your number", dynamic="adapting body", hits=hits)
        self._low_kg = least_kg(self._ana)
        canvas.limits((-1.0, self.weeks[-1] + 4.0), (units.from_kg(self._low_kg), units.from_kg(84.0)))
        super().__init__(canvas, {"kcal_per_lb": slider("kcal a pound", 4000, 2000, 12000, 250)})

    def _draw(self, kcal_per_lb: int) -> str:
        self.gate(self._ana, self._plan, self._body)
        body = self._body.weight_kg
        line = body[0] - 500.0 * np.arange(len(body)) / kcal_per_lb * units.KG_PER_LB
        at = 7 * np.array(self.weeks)
        # the picture ends where a weight may no longer be shown as reached
        shown = weekly(line[line >= self._low_kg])
        off = [f"{units.mass(abs(kg))} {'above' if kg > 0 else 'below'}" for kg in line[at] - body[at]]
        way = shown[0][-1] + 1.5, units.from_kg(self._low_kg + 0.3), "goes on"
        # on a phone the words are thirty weeks long, so later there is no room for them, and no need
        leaves = {"leaves": way} if line[-1] < self._low_kg and way[0] < self.weeks[-1] - 30 else {}
        # a ring is taller than a kg on this plane, so it cannot show by itself whether it is hit
        hit = np.abs(line[at] - body[at]) < self.hit_kg
        said = ["✓ hit" if ring else f"✗ {kg}" for ring, kg in zip(hit, off, strict=True)]
        # over whichever is higher, and one below the other; at the end on the side where the line is not
        high = np.maximum(line, body)
        beside = {
            f"week {week}": (week + 2, units.from_kg(min(high[7 * week] + 0.9, most)), words)
            for week, words, most in zip(self.weeks[:-1], said, (84.0, 76.4), strict=False)
        }
        over = line[-1] <= body[-1]
        kg = high[7 * 84] + 0.9 if over else body[-1] - 2.2  # the words are half a hundred weeks long on a phone
        beside["last, over" if over else "last, under"] = self.weeks[-1], units.from_kg(kg), said[-1]
        self.canvas.put(**beside, rule_3500=shown, dynamic=weekly(body), hits=in_weeks(at, body[at]), **leaves)
        self.headline("Your line, week 2: {}; week 26: {}; week 156: {}".format(*off))
        more = " By then it has taken more than there is of her." if line[-1] < 0 else ""
        told = "in week 2 the line is {} her body; week 26: {}; week 156: {}.".format(*off)
        return f"{self._ana.name}, {self._plan}, a line of {kcal_per_lb:,} kcal a pound: {told}{more}"


class FluctuatingScale(_WeightApp):
    """Lesson 06, the course's central picture: straight line, adapting body, and the scale each morning.

    Examples
    --------
    >>> app = FluctuatingScale().set(deficit_kcal=500, week=12)
    >>> app.words.startswith("Ana, 500 kcal/day below baseline: after 12 weeks the straight line promises 74.6 kg")
    True
    """

    longest_weeks = 12
    # a narrower slider than elsewhere, so that the scatter of the mornings stays visible on axes that hold still
    deficit_ends = (-250, 750, 50)
    with_scale = True

    def __init__(self) -> None:
        week = slider("week", 4, 1, self.longest_weeks, 1)
        super().__init__(
            {
                "deficit_kcal": deficit_slider(250, self.deficit_ends),
                "week": week,
                "seed": slider("another set of mornings", 1, 1, 40, 1),
                "weekend_kcal": slider("kcal more on weekend days", 0, -500, 1000, 50),
                "person": person_menu("ana"),
            },
            more=("weekend_kcal", "person"),
            plays={"week": player(week, "play the weeks", 600)},
        )

    def _draw(self, deficit_kcal: int, week: int, seed: int, weekend_kcal: int, person: str) -> list[str]:
        return self._show(PEOPLE[person], _weekends(_plan(deficit_kcal), weekend_kcal), week, seed)
