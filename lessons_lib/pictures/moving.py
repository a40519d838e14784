"""Lesson 09: a week of exercise, half a year of it, eating or moving, effects on the resting rate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import ipywidgets as widgets
import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError, project
from ..science.body.static import RULE_KCAL_PER_LB
from ..science.care import care, with_help
from ..science.checks import Floats, instance, number, whole
from ..science.evidence.activity import (
    ACTIVITIES,
    DOSES,
    Dose,
    Session,
    constant_made_up_kcal,
    exercise_effects,
    made_up_percent,
    moving_plan,
    resting_difference,
    week_of_exercise,
)
from ..science.evidence.activity import ExerciseWeek as Week
from . import words as _words
from .app import App, person_menu, slider
from .canvas import Canvas, Chart, joined
from .canvases import like, room
from .rows import _BLANK, RowsCanvas, box

_NAMES = {"rmr_resistance": "resistance", "rmr_aerobic": "aerobic"}


CHOICES = ("brisk_walking", "speed_walking", "jogging", "cycling", "swimming", "lifting")


MINUTES = (0, 300, 30)


LESS_KCAL = (-200, 300, 50)


WEEKS = 26


class WeekCanvas(RowsCanvas):
    """Weeks of exercise as rows: gross, net of rest, and what may be left of it."""

    def __init__(self, title: str, weeks: Sequence[Week]) -> None:
        super().__init__("kcal a week", title, [_row_name(week) for week in weeks])
        self.axes.set_position((0.315, 0.135, 0.66, 0.695))
        style, ax = self.look, self.axes
        share, half = made_up_percent() / 100.0, made_up_percent("broskey") / 100.0
        for row, week in enumerate(weeks):
            bar, band = row - 0.16, row + 0.24
            net = week.net_kcal
            for left, right, colour, hatch in (
                (0.0, net, style.body, ""),
                (net, week.gross_kcal, style.paper, "///"),
            ):
                corners = [box(left, right, bar, 0.36)]
                edge = style.body if hatch else style.ink
                ax.add_collection(PolyCollection(corners, facecolor=colour, edgecolor=edge, hatch=hatch, linewidth=1.0))
            rest = max(0.0, net - constant_made_up_kcal())
            ax.plot([rest, net], [band, band], color=style.ink, linewidth=style.line_pt / 2, linestyle=(0, (1, 1)))
            ax.plot([half * net, net], [band, band], color=style.line, linewidth=style.line_pt * 2.2,
                    solid_capstyle="butt")  # fmt: skip
            ax.plot([net * (1.0 - share)], [band], color=style.ink, marker="D", markersize=style.dot_pt * 1.4,
                    markeredgecolor=style.paper)  # fmt: skip
        self.legend(
            [
                Patch(facecolor=style.body, edgecolor=style.ink, label="net of rest"),
                Patch(facecolor=style.paper, edgecolor=style.body, hatch="///", label="rest"),
                Line2D([], [], color=style.line, linewidth=style.line_pt * 2.2, label="half to all left"),
                Line2D(
                    [], [], color=style.ink, linestyle="none", marker="D", markersize=style.dot_pt * 1.4,
                    label=f"{100 - made_up_percent():g} % left",
                ),
                Line2D(
                    [], [], color=style.ink, linewidth=style.line_pt / 2, linestyle=(0, (1, 1)),
                    label=f"all but {constant_made_up_kcal():.0f}",
                ),
            ]
        )  # fmt: skip
        self.reach(1.06 * max(week.gross_kcal for week in weeks))


def _row_name(week: Week) -> str:
    """Return letters and sessions in at most two short lines."""
    text = "\n+ ".join(session.words.replace("brisk ", "") for session in week.dose.sessions)
    return f"{week.dose.articles}: {text}"


class HalfYearCanvas(Canvas):
    """Change of weight over half a year: moving more with a band of what is made up for, and one line to compare."""

    def __init__(self, title: str, other: str) -> None:
        super().__init__("weeks", f"change of weight ({units.mass_unit()})", title)
        style, ax = self.look, self.axes
        ax.axhline(0.0, color=style.ink, linewidth=1.0)
        self._band = PolyCollection(_BLANK, facecolor=style.body, edgecolor="none", alpha=0.3)
        ax.add_collection(self._band, autolim=False)
        self._edges = LineCollection([], colors=style.body, linewidths=style.line_pt / 2.5)
        ax.add_collection(self._edges, autolim=False)
        (self._other,) = ax.plot([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
        (self._middle,) = ax.plot([], [], color=style.body, linewidth=style.line_pt * 1.2)
        self.moving(self._band, self._edges, self._other, self._middle)
        self._other_name = other

    def name(self, made_up: float | None) -> None:
        """Write the legend; `made_up` is the share of the solid line (%), None where it changes."""
        style = self.look
        share = "share chosen" if made_up is None else f"{made_up:g} % made up for"
        self.legend(
            [
                like(self._other, self._other_name),
                like(self._middle, f"moving: {share}"),
                Patch(facecolor=style.body, edgecolor=style.body, alpha=0.3, label="none to half"),
            ]
        )

    def show(
        self, none_kg: Floats | None, middle_kg: Floats | None = None, half_kg: Floats | None = None,
        other_kg: Floats | None = None,
    ) -> None:  # fmt: skip
        """Show changes of weight (kg), one a day from day 0; None shows nothing."""
        one = units.from_kg(1.0)
        for artist, kg in ((self._middle, middle_kg), (self._other, other_kg)):
            values = np.empty(0) if kg is None else one * kg
            artist.set_data(np.arange(len(values)) / 7.0, values)
        if none_kg is None or half_kg is None:
            self._band.set_verts(_BLANK)
            self._edges.set_segments([])
            return
        weeks = np.arange(len(none_kg)) / 7.0
        lower, upper = (np.column_stack([weeks, one * kg]) for kg in (none_kg, half_kg))
        self._band.set_verts([np.concatenate([lower, upper[::-1]])])
        self._edges.set_segments([lower, upper])


class EffectsCanvas(RowsCanvas):
    """Effects with their intervals as rows, their numbers on the right; a derived one is hollow."""

    def __init__(self, xlabel: str, title: str, rows: Sequence[str]) -> None:
        super().__init__(xlabel, title, rows)
        self.axes.set_position((0.205, 0.135, 0.50, 0.695))
        self.axes.axvline(0.0, color=self.look.ink, linewidth=1.0)
        self.axes.set_xticks([-100.0, 0.0, 100.0, 200.0])

    def show(self, row: int, value: float, low: float, high: float, tag: str) -> None:
        """Draw one effect."""
        style = self.look
        derived = tag == "DERIVED"
        colour = style.line if derived else style.body
        self.axes.plot([low, high], [row, row], color=colour, linewidth=style.line_pt)
        self.axes.plot(
            [value], [row], color=colour, marker="s" if derived else "o", markersize=style.dot_pt * 2.2,
            markerfacecolor=style.paper if derived else colour, markeredgewidth=style.line_pt * 0.8,
        )  # fmt: skip
        self.axes.annotate(
            f"{value:.0f} ({low:.0f} to {high:.0f})\n{tag}",
            (1.0, row),
            xycoords=("axes fraction", "data"),
            xytext=(style.font_pt, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.font_pt,
            color=style.ink,
            linespacing=1.4,
        )

    def name(self) -> None:
        """Write the legend."""
        style = self.look
        marks: dict[str, Any] = {"linewidth": style.line_pt, "markersize": style.dot_pt * 2.0}
        self.legend(
            [
                Line2D([], [], color=style.body, marker="o", label="published, 95 % interval", **marks),
                Line2D(
                    [], [], color=style.line, marker="s", markerfacecolor=style.paper,
                    markeredgewidth=style.line_pt * 0.8, label="derived from the two", **marks,
                ),
            ]
        )  # fmt: skip


def exercise_week(person: Person) -> Chart:
    """Draw what the four articles' weeks of exercise cost one person: gross, net of rest, and what may be left.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.exercise_week(PEOPLE["ana"]).words.split(";")[0].split(": ")[1]
    '5 × 30 min brisk walking (A, B) 860, 660, 475'
    """
    _person(person)
    weeks = [week_of_exercise(person, dose) for dose in DOSES]
    canvas = WeekCanvas(f"{person.name}: the articles' weeks of exercise", weeks)
    each = "; ".join(
        f"{w.dose.words} ({w.dose.articles}) {w.gross_kcal:.0f}, {w.net_kcal:.0f}, {w.left_kcal:.0f}" for w in weeks
    )
    gone = [w for w in weeks if w.net_kcal <= constant_made_up_kcal()]
    nothing = f"would leave nothing of {len(gone)} of these {len(weeks)} weeks" if gone else "would leave some of each"
    return Chart(
        canvas,
        f"{person.name}, kcal a week gross, net of rest, and left if {made_up_percent():g} % is made up for: {each}."
        f" None to half made up for would leave all to half of the net. A constant {constant_made_up_kcal():.0f} kcal"
        f" (found at 1,500 and 3,000 only) {nothing}.",
    )


def exercise_half_year(person: Person, dose: str | Dose = "walk", weeks: int = 26) -> Chart:
    """Draw what a week's dose, kept up, does to weight: as a straight line from the gross number, and in the body.

    Parameters
    ----------
    person
        Who moves more and eats as before.
    dose
        A key of `DOSES`, or a `Dose`.
    weeks
        How long, 4 to 52.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.exercise_half_year(PEOPLE["ana"], "walk").words.split(". ")[1].split(";")[0]
    'Eating as before, in 26 weeks the gross number drawn as a straight line promises a loss of 2.9 kg'
    """
    _person(person)
    week, days = week_of_exercise(person, dose), 7 * whole(weeks, "weeks", 4, 52, "weeks")
    line: Floats = -week.gross_kcal / 7.0 * np.arange(days + 1, dtype=np.float64) / RULE_KCAL_PER_LB * units.KG_PER_LB
    none, middle, half = changes(person, week.net_kcal / 7.0, days)
    canvas = HalfYearCanvas(f"{person.name}: {week.dose.words} a week", "gross, straight line")
    canvas.name(made_up_percent())
    canvas.show(none, middle, half, line)
    canvas.limits((0.0, days / 7.0), room(np.concatenate([line, none, np.zeros(1)])))
    text = (
        f"{week!r} Eating as before, in {_words.span(days)} the gross number drawn as a straight line promises"
        f" {_words.change(float(line[-1]))}; {body_words(none, middle, half, made_up_percent())}"
    )
    return Chart(canvas, joined([text, *_flags(person, moving_plan(person, week.net_kcal / 7.0))]))


def eat_or_move(person: Person, kcal: float = 300.0, weeks: int = 26) -> Chart:
    """Draw the same kcal a day eaten less or moved more, net of rest.

    Parameters
    ----------
    person
        Of whom both are drawn.
    kcal
        Per day, up to 750; moving starts from the person's own activity.
    weeks
        How long, 4 to 52.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, charts
    >>> charts.eat_or_move(PEOPLE["ana"]).words.split(";")[0]
    'Ana, 300 kcal/day for 26 weeks: eaten less, a loss of 4.9 kg'
    """
    _person(person)
    amount = number(kcal, "kcal", 0.0, 750.0, "kcal/day")
    days = 7 * whole(weeks, "weeks", 4, 52, "weeks")
    less, more = Plan.deficit(amount), moving_plan(person, amount)
    for plan in (less, more):
        said = care(person, plan)
        if not said.ok:
            raise ValueError(f"{said} It must be a smaller amount, or another person.")
    eaten = project(person, less, days).weight_kg - person.weight_kg
    none, middle, half = changes(person, amount, days)
    canvas = HalfYearCanvas(f"{person.name}: {amount:g} kcal a day, eaten less or moved more", "eaten less")
    canvas.name(made_up_percent())
    canvas.show(none, middle, half, eaten)
    canvas.limits((0.0, days / 7.0), room(np.concatenate([eaten, none, np.zeros(1)])))
    text = (
        f"{person.name}, {amount:g} kcal/day for {_words.span(days)}: eaten less,"
        f" {_words.change(float(eaten[-1]))}; moved more, {body_words(none, middle, half, made_up_percent())}"
    )
    return Chart(canvas, joined([text, *dict.fromkeys((*_flags(person, less), *_flags(person, more)))]))


def resting_effects() -> Chart:
    """Draw what resistance and aerobic training did to the resting rate, and how far the two differ.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.resting_effects().words.split(". ")[1].split(", P")[0]
    'Their difference is 15 kcal/day (95 % interval -134 to 163)'
    """
    rows, found = exercise_effects(), resting_difference()
    canvas = EffectsCanvas(
        "kcal a day at rest, against people who did not train",
        "Training and the resting rate",
        [*_NAMES.values(), "difference"],
    )
    parts = []
    for row, (key, name) in enumerate(_NAMES.items()):
        effect = rows[key]
        value, low, high = (float(x or 0.0) for x in (effect.value, effect.low, effect.high))
        canvas.show(row, value, low, high, effect.tag)
        parts.append(f"{name} training {value:+.0f} kcal/day ({low:.0f} to {high:.0f})")
    gap = found.value
    canvas.show(2, gap.estimate, gap.low, gap.high, "DERIVED")
    canvas.name()
    canvas.reach(240.0, -160.0)
    return Chart(
        canvas,
        f"MacKenzie-Shalders 2020, change of the resting rate: {', '.join(parts)}. Their difference is {gap!r},"
        f" P = {found.p:.2f}: if they did the same, {100 * found.p:.0f} of 100 such comparisons would differ by that or"
        " more.",
    )


def changes(person: Person, kcal_a_day: float, days: int, middle_percent: float | None = None) -> list[Floats]:
    """Return changes of weight (kg) with nothing, a middle share and half of the moving made up for."""
    middle = made_up_percent() if middle_percent is None else middle_percent
    shares = (0.0, middle, made_up_percent("broskey"))
    runs = [project(person, moving_plan(person, kcal_a_day, share), days) for share in shares]
    return [run.weight_kg - run.weight_kg[0] for run in runs]


def body_words(none: Floats, middle: Floats, half: Floats, share: float) -> str:
    """Return what the adapting body does at three shares."""
    steps = {0.0: none, share: middle, made_up_percent("broskey"): half}
    names = {0.0: "if nothing is made up for", made_up_percent("broskey"): "at half"}
    each = [f"{_words.change(float(kg[-1]))} {names.get(part, f'at {part:g} %')}" for part, kg in sorted(steps.items())]
    return f"the adapting body has {', '.join(each)}."


def week_words(week: Week, share: float) -> str:
    """Return a week's cost at a share that is chosen."""
    left = week.net_kcal * (1.0 - share / 100.0)
    return (
        f"{week.person.name}, {week.dose.words}: {week.gross_kcal:.0f} kcal a week gross, {week.net_kcal:.0f} net of"
        f" rest, {left:.0f} with {share:g} % made up for."
    )


def _flags(person: Person, plan: Plan) -> tuple[str, ...]:
    said = care(person, plan)
    return (*said.refused, *said.flags)


def _person(person: object) -> None:
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")


class ExerciseWeek(App):
    """Lesson 09: minutes of an activity a week, what is made up for, and half a year beside eating less.

    Examples
    --------
    >>> app = ExerciseWeek().set(person="ana", activity="brisk walking", minutes=150, made_up_percent=28)
    >>> app.words.split(". ")[0]
    'Ana, 150 min brisk walking: 860 kcal a week gross, 660 net of rest, 475 with 28 % made up for'
    """

    def __init__(self) -> None:
        self._chart = HalfYearCanvas("", "eating instead")
        self._chart.name(None)
        self._framed: Person | None = None
        self._names = {ACTIVITIES[key].name: key for key in CHOICES}
        wide = widgets.Layout(width="24em")
        super().__init__(
            {
                "activity": widgets.Dropdown(
                    options=list(self._names),
                    value=ACTIVITIES["jogging"].name,
                    description="activity",
                    style={"description_width": "14.5em"},
                    layout=wide,
                ),
                "minutes": slider("minutes a week", 150, *MINUTES),
                "made_up_percent": slider("made up for (%)", 0, 0, 60, 4),
                "less_kcal": slider("or kcal a day eaten less", 150, *LESS_KCAL),
                "person": person_menu("esther"),
            },
            more=("less_kcal", "person"),
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(self, activity: str, minutes: int, made_up_percent: int, less_kcal: int, person: str) -> str:
        who, days = PEOPLE[person], 7 * WEEKS
        if who is not self._framed:
            self._framed = who
            self._chart.title(f"{who.name}: half a year of moving more, or of eating less")
            self._chart.limits((0.0, float(WEEKS)), self._ends(who))
        week = week_of_exercise(who, Dose("own", "", (Session(self._names[activity], float(minutes), 1),)))
        week_says = week_words(week, made_up_percent).replace("1 × ", "")
        move, eat = moving_plan(who, week.net_kcal / 7.0), Plan.deficit(less_kcal)
        eaten, eat_says, worries = self._eaten(who, eat, days)
        try:
            none, middle, half = changes(who, week.net_kcal / 7.0, days, made_up_percent)
        except OutsideModelError as error:
            self._chart.show(None, other_kg=eaten)
            return joined([week_says, str(error), eat_says, *with_help(worries)])
        said = care(who, move)
        if not said.ok:
            self._chart.show(None, other_kg=eaten)
            return joined([week_says, eat_says, *with_help([*said.refused, *said.flags, *worries])])
        self._chart.show(none, middle, half, eaten)
        return joined(
            [
                week_says,
                f"After {_words.span(days)} of eating as before, {body_words(none, middle, half, made_up_percent)}",
                eat_says,
                *with_help([*worries, *(f"Moving more: {flag}" for flag in said.flags)]),
            ]
        )

    def _eaten(self, who: Person, plan: Plan, days: int) -> tuple[Floats | None, str, list[str]]:
        """Return the change of weight by eating alone, its words, and what `care` says; no curve if it refuses."""
        said = care(who, plan)
        if not said.ok:
            return None, "", [f"Instead {plan}: {reason}" for reason in (*said.refused, *said.flags)]
        run = project(who, plan, days)
        kg = run.weight_kg - run.weight_kg[0]
        return kg, f"Instead {plan} and moving as before: {_words.change(float(kg[-1]))}.", list(said.flags)

    def _ends(self, who: Person) -> tuple[float, float]:
        """Return the ends of the axis that hold every state of one person."""
        days, highest = 7 * WEEKS, max(ACTIVITIES[key].net_met for key in CHOICES)
        most = highest * who.weight_kg * MINUTES[1] / 60.0 / 7.0
        curves = [np.zeros(1)]
        for plan in (moving_plan(who, most), Plan.deficit(LESS_KCAL[0]), Plan.deficit(LESS_KCAL[1])):
            try:
                weight = project(who, plan, days).weight_kg
            except OutsideModelError:
                continue
            curves.append(weight - weight[0])
        return room(np.concatenate(curves))
