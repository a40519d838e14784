"""Two causes of one plateau: a body kept to its plan, and one whose larger plan fades; the scale shows the same."""

from __future__ import annotations

import numpy as np

from ..science import units
from ..science.body.people import PEOPLE, Person
from ..science.results import Interval, Refusal
from ..science.scale.adherence import (
    AHEAD_WEEKS,
    CAUSE_HALF_LIFE_WEEKS,
    CAUSE_KCAL,
    CAUSE_SEED,
    CAUSE_WEEKS,
    GRID_KCAL,
    LAST_DAY,
    WINDOW_DAYS,
    Cause,
    equal_deficit_kcal,
    fading_run,
    kept_weights_kg,
    leaves_plan,
    two_causes,
)
from ..science.words import joined, span
from .app import App, deficit_slider, person_menu, slider
from .canvas import over_weeks, padded_limits, weekly
from .look import DASHED
from .marks import Line, dots

_LATER = (0, (1, 1.5))
MARKS = {
    "kept_scale": dots("body", size=0.65, alpha=0.4, whole=False),
    "faded_scale": dots("line", "^", size=0.65, alpha=0.4, whole=False),
    "kept_later": Line("body", _LATER, width=0.8, key_dash=":"),
    "faded_later": Line("line", _LATER, width=0.8),
    "kept": Line("body"),
    "faded": Line("line", DASHED),
}


class TwoCauses(App):
    """Lesson 08: one body kept to its plan, one let a larger plan fade; the scale shows the same so far.

    Examples
    --------
    >>> TwoCauses().set(deficit_kcal=500, half_life_weeks=13, weeks=26).words.split(",")[0]
    'After 26 weeks both of these bodies of Ana weigh 76.0 kg'
    """

    framed_by = ("person",)

    def __init__(self) -> None:
        canvas = over_weeks("", MARKS, whole=True)
        canvas.names(kept="kept to its plan", faded="fading", kept_later="from here on")
        super().__init__(
            canvas,
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
            self.gate(who, run.plan, run)
        data = {}
        for name, (run, readings, _) in zip(("kept", "faded"), both, strict=True):
            data[name] = weekly(run.weight_kg[: days + 1])
            data[f"{name}_scale"] = weekly(readings["weight_kg"].to_numpy(float))
            data[f"{name}_later"] = weekly(run.weight_kg[days : ahead + 1], first_day=days)
        self.canvas.put(**data)
        return _cause_words(who, both, days, ahead)

    def _frame(self, person: str) -> None:
        grid, kg = kept_weights_kg(person), []
        for deficit in CAUSE_KCAL[:2]:
            for half_life in CAUSE_HALF_LIFE_WEEKS[:2]:
                fading = fading_run(person, deficit, half_life)
                kg.append(fading.weight_kg)
                for weeks in range(CAUSE_WEEKS[0], CAUSE_WEEKS[1] + 1, 10):
                    same = equal_deficit_kcal(person, fading, 7 * weeks)
                    until = slice(0, 7 * (weeks + AHEAD_WEEKS) + 1)
                    kg.append(np.array([np.interp(same, GRID_KCAL, day) for day in grid[:, until].T]))
        low, high = padded_limits(np.concatenate(kg))
        air = units.from_kg(1.0)
        self.canvas.title(f"{PEOPLE[person].name}: one scale, two causes")
        self.canvas.limits((0.0, LAST_DAY / 7), (low - air, high + air))


def _cause_words(who: Person, both: tuple[Cause, ...], days: int, ahead: int) -> str:
    (kept, _, kept_said), (fading, _, fading_said) = both
    apart = np.abs(kept.weight_kg[: ahead + 1] - fading.weight_kg[: ahead + 1])
    window = min(days, WINDOW_DAYS)
    sentences = [
        f"After {span(days)} both of these bodies of {who.name} weigh {units.mass(kept.weight_kg[days])},"
        f" and on no day so far were they more than {units.mass(float(apart[: days + 1].max()))} apart.",
    ]
    for lead, run, said in (("One", kept, kept_said), ("The other", fading, fading_said)):
        faded = run is fading
        planned = who.tdee_kcal - (run.plan.deficit_kcal or 0.0)
        sentences.append(
            f"{lead} planned {planned:.0f} kcal/day and {'lets it fade' if faded else 'kept to it'}; hidden intake of"
            f" the last {span(window)}: {_estimate(said)}{_where(said, planned)}."
        )
    sentences.append(_verdict(who, both))
    sentences.append(f"{AHEAD_WEEKS} weeks on, they will be {units.mass(float(apart[ahead]))} apart.")
    return joined(sentences)


def _estimate(said: Interval | Refusal) -> str:
    """Return an estimate of intake, or why there is none."""
    if isinstance(said, Refusal):
        return f"cannot tell yet ({said.reason.rstrip('.')})"
    return f"{said.estimate:.0f} kcal/day ({said.low:.0f} to {said.high:.0f})"


def _where(said: Interval | Refusal, planned: float) -> str:
    if isinstance(said, Refusal):
        return ""
    if said.low <= planned <= said.high:
        return ", which holds the plan"
    return f", {'above' if said.low > planned else 'below'} the plan"


def _verdict(who: Person, both: tuple[Cause, ...]) -> str:
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
