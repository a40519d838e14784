"""App of lesson 10: other carbohydrate, the same kcal; what the scale shows, and what fat does."""

from __future__ import annotations

from ..science import units
from ..science.body.people import PEOPLE
from ..science.body.plans import BASELINE_CARB_FRACTION, DEFICIT_KCAL, Plan
from ..science.body.projection import OutsideModelError
from ..science.care import care, with_help
from ..science.evidence.eating import CARB_PERCENT, same_kcal
from .app import App, deficit_slider, person_menu, slider
from .canvas import joined
from .eating import same_kcal_words
from .eating_canvases import SameKcalCanvas, changes

_WEEKS = (1, 4, 1)


class CarbSwitch(App):
    """Lesson 10: half of the energy from carbohydrate, or another share of it, at the same kcal.

    Examples
    --------
    >>> CarbSwitch().set(carb_percent=10, deficit_kcal=500, weeks=1, person="ana").words.split(". ")[-1]
    'The scales are 1.6 kg apart, the fat 0.1 kg.'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        self._chart = SameKcalCanvas("")
        self._chart.name("50 % from carbohydrate", "the chosen share")
        super().__init__(
            self._chart,
            {
                "carb_percent": slider("carbohydrate (% of energy)", 20, *CARB_PERCENT),
                "deficit_kcal": deficit_slider(200),
                "weeks": slider("weeks", 3, *_WEEKS),
                "person": person_menu("ben"),
            },
            more=("person",),
        )

    def _draw(self, carb_percent: int, deficit_kcal: int, weeks: int, person: str) -> str:
        who, plan = PEOPLE[person], Plan.deficit(deficit_kcal)
        try:
            usual, other = same_kcal(who, plan, 7 * weeks, (BASELINE_CARB_FRACTION, carb_percent / 100))
        except OutsideModelError as error:
            self._chart.show(None, None)
            return str(error)
        # a weight that is shown as reached is offered as one to aim at
        said = care(who, plan, min(float(run.weight_kg.min()) for run in (usual, other)))
        if not said.ok:
            self._chart.show(None, None)
            return str(said)
        self._chart.show(usual, other)
        return joined([same_kcal_words(usual, other), *with_help(said.flags)])

    def _frame(self, key: str) -> None:
        """Fix the axes so that every state of the controls fits."""
        person, ends = PEOPLE[key], []
        for deficit in DEFICIT_KCAL[:2]:
            for share in (CARB_PERCENT[0] / 100, CARB_PERCENT[1] / 100):
                plan, days = Plan.deficit(deficit), 7 * _WEEKS[1]
                try:
                    (run,) = same_kcal(person, plan, days, (share,))
                except OutsideModelError as error:
                    (run,) = same_kcal(person, plan, max(1, error.last_day), (share,))
                ends += [float(x) for kg in changes(run) for x in (kg.min(), kg.max())]
        self._chart.title(
            f"{person.name}, {units.mass(person.weight_kg)} at the start: the same kcal, other carbohydrate"
        )
        self._chart.frame(float(_WEEKS[1]), (min(ends) - 0.3, max(ends) + 0.3))
