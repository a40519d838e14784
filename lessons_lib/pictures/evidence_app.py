"""Apps of the evidence on spot reduction: grams a month, and a machine that makes trials."""

from __future__ import annotations

import ipywidgets as widgets

from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import project
from ..science.care import care, with_help
from ..science.evidence.literature import MOST_TRIALS, first_trials
from ..science.fat.lipolysis import MONTH_DAYS, local_lipolysis_g, sessions_a_month
from . import evidence_words as _evidence_words
from .app import App, deficit_slider, person_menu, slider
from .canvas import joined
from .evidence import literature_words
from .evidence_canvases import GramsCanvas, LiteratureCanvas


class GramsAMonth(App):
    """Lesson 11: the most that fat beside a working muscle releases, beside what the whole body loses.

    Examples
    --------
    >>> GramsAMonth().set(deficit_kcal=0).words.split(". ")[2]
    'Ana, eating at baseline: the fat of the whole body does not change to speak of.'
    """

    def __init__(self) -> None:
        self._chart = GramsCanvas("")
        super().__init__(
            self._chart,
            {
                "minutes": slider("minutes a session", 30, 10, 120, 10),
                "sessions_a_week": slider("sessions a week", 3, 1, 7, 1),
                "deficit_kcal": deficit_slider(250),
                "adjacent_fat_kg": slider("kg of fat beside the muscle", 3, 1, 15, 1),
                "person": person_menu("ana"),
            },
            more=("adjacent_fat_kg", "person"),
        )

    def _draw(self, minutes: int, sessions_a_week: int, deficit_kcal: int, adjacent_fat_kg: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        self._chart.title(f"{who.name}: grams of fat in a month")
        local = local_lipolysis_g(adjacent_fat_kg, minutes, sessions_a_month(sessions_a_week))
        body = project(who, plan, MONTH_DAYS)
        said = care(who, plan, float(body.weight_kg.min()))
        if not said.ok:
            self._chart.show(None)
            return str(said)
        self._chart.show(local, 1000.0 * float(body.fat_kg[0] - body.fat_kg[-1]))
        sessions = f"{sessions_a_month(sessions_a_week)} sessions of {minutes} minutes"
        dose = f"{sessions}, beside {units.mass(adjacent_fat_kg, 0)} of fat."
        return joined([dose, _evidence_words.grams(local, body), *with_help(said.flags)])


class TrialMachine(App):
    """Lesson 12: many small trials of one question, which of them are published, and what a reader sees.

    More trials come on top of those that are there: the first ones stay as they are.

    Examples
    --------
    >>> TrialMachine().set(instrument="MRI", trials=300).words.split(";")[0]
    '300 trials of 10 to 40 people'
    """

    def __init__(self) -> None:
        self._chart = LiteratureCanvas("")
        trials = slider("number of trials", 60, 10, MOST_TRIALS, 10)
        play = widgets.Play(value=60, min=10, max=MOST_TRIALS, step=10, interval=500, description="run more trials")
        widgets.jslink((play, "value"), (trials, "value"))
        super().__init__(
            self._chart,
            {
                "people": slider("people (half to double)", 20, 10, 100, 10),
                "true_effect_percent": slider("true effect, %", -2, -4, 4, 1),
                "instrument": widgets.Dropdown(
                    options=["caliper", "MRI"],
                    value="MRI",
                    description="instrument",
                    layout=widgets.Layout(width="14em"),
                ),
                "trials": trials,
                "publish_null_percent": slider("% published if none found", 10, 0, 100, 5),
                "seed": slider("another set of people", 1, 1, 20, 1),
            },
            more=("trials", "publish_null_percent", "seed"),
            extra=(play,),
        )

    def _draw(
        self,
        people: int,
        true_effect_percent: int,
        instrument: str,
        trials: int,
        publish_null_percent: int,
        seed: int,
    ) -> str:
        run = first_trials(people, true_effect_percent, instrument, trials, publish_null_percent, seed)
        self._chart.title(f"The trial machine: measured by {instrument}")
        self._chart.show(run)
        return literature_words(run)
