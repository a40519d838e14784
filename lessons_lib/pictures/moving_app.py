"""App of lesson 09: a week of exercise, and what half a year of it comes to."""

from __future__ import annotations

import ipywidgets as widgets
import numpy as np

from ..science.body.people import PEOPLE, Person
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError, project
from ..science.care import care, with_help
from ..science.checks import Floats
from ..science.evidence.activity import ACTIVITIES, LESS_KCAL, MINUTES, Dose, Session, moving_plan, week_of_exercise
from . import words as _words
from .app import App, person_menu, slider
from .canvas import joined, room
from .moving import body_words, changes, week_words
from .moving_canvases import HalfYearCanvas

CHOICES = ("brisk_walking", "speed_walking", "jogging", "cycling", "swimming", "lifting")
WEEKS = 26


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
            self._chart,
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
