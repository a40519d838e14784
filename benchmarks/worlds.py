"""Worlds in which intervals are tried: `python benchmarks/worlds.py [seeds]`.

The same body, weighed in many ways: usual mornings, freer weekends, a replaced scale, a late change of diet,
half of the mornings missing. Printed is the share of the 90 % intervals that hold the truth, and that of the records
in which a step is noticed. About a minute for a hundred seeds. Nothing is tested here;
`tests/science/test_worlds.py` holds the bounds on fewer seeds.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from lessons_lib import PEOPLE, Interval, Person, Plan, ScaleNoise, hidden_intake_kcal, project, trend, weekly_rate
from lessons_lib.science.scale.weighing import weigh_ins

DAYS = 84
NEW_SCALE_KG = 0.7
_CUT = Plan.deficit(500)

Change = Callable[[pd.DataFrame, np.random.Generator], pd.DataFrame]


def _as_it_is(w: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    return w


def _half_missing(w: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    keep = rng.uniform(size=len(w)) < 0.5
    keep[[0, -1]] = True
    return w[keep]


def _weekdays_only(w: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    return w[w["day"] % 7 < 5]


def _outliers(w: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """One morning in twenty is off by up to 3 kg either way: a shoe, a bottle, somebody else."""
    off = np.where(rng.uniform(size=len(w)) < 0.05, rng.uniform(-3.0, 3.0, len(w)), 0.0)
    return w.assign(weight_kg=w["weight_kg"] + off)


def _new_scale(w: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Half-way another scale is used, which shows more."""
    return w.assign(weight_kg=w["weight_kg"] + NEW_SCALE_KG * (w["day"] >= w["day"].max() // 2))


def _written_down(w: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The same, and which scale it was is written down."""
    return _new_scale(w, rng).assign(scale=np.where(w["day"] >= w["day"].max() // 2, "new", "old"))


def _heavy_tails(w: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Scatter of the usual size with the tails of Student's t for three degrees of freedom."""
    return w.assign(weight_kg=w["true_kg"] + 0.39 / np.sqrt(3.0) * rng.standard_t(3, len(w)))


class World(NamedTuple):
    """What a body does, how its scale fluctuates, and what happens to the table of its weigh-ins."""

    plan: Plan
    change: Change = _as_it_is
    noise: ScaleNoise = ScaleNoise()
    days: int = DAYS


WORLDS = {
    "usual mornings": World(_CUT),
    "holding": World(Plan.deficit(0)),
    "half of the mornings missing": World(_CUT, _half_missing),
    "weekdays only": World(_CUT, _weekdays_only),
    "outliers, 5 %": World(_CUT, _outliers),
    "tails of Student's t": World(_CUT, _heavy_tails),
    "menstrual cycle": World(_CUT, noise=ScaleNoise(menstrual_kg=0.45)),
    "weekends +200 kcal": World(_CUT.weekends(+200)),
    "weekends +300 kcal": World(_CUT.weekends(+300)),
    "weekends +500 kcal": World(_CUT.weekends(+500)),
    "weekends +800 kcal": World(_CUT.weekends(+800)),
    "weekends +300, half missing": World(_CUT.weekends(+300), _half_missing),
    "weekends +300, weekdays only": World(_CUT.weekends(+300), _weekdays_only),
    "new scale, +0.7 kg half-way": World(_CUT, _new_scale),
    "new scale, written down": World(_CUT, _written_down),
    "new scale, weekends +300": World(_CUT.weekends(+300), _new_scale),
    "diet break in the last week": World(_CUT.breaks(every_weeks=11, for_weeks=1)),
    "diet break every 4 weeks": World(_CUT.breaks(every_weeks=3, for_weeks=1), days=83),
    "deficit 1,250 kcal/day": World(Plan.deficit(1250)),
}


class Held(NamedTuple):
    """Shares of 90 % intervals that held the truth; None where nothing was answered.

    `refused` is the share of rates and intakes that were refused, `stepped` that of records with a step noticed.
    """

    every_day: float
    last_day: float
    rate: float | None
    intake: float | None
    refused: float
    stepped: float


def held(world: World, people: Iterable[Person] = (PEOPLE["ana"],), seeds: Iterable[int] = range(20)) -> Held:
    """Return how often the smoother, the weekly rate and the intake (baseline known) hold the truth in a world."""
    days, last, rates, intakes, stepped, answers = [], [], [], [], [], 0
    for person in people:
        body = project(person, world.plan, world.days)
        for seed in seeds:
            w = world.change(weigh_ins(body, world.noise, seed), np.random.default_rng([seed, 5]))
            drawn = trend(w, method="smoother")
            true = body.weight_kg[drawn["day"]]
            inside = (drawn["low_kg"] <= true) & (true <= drawn["high_kg"])
            days.append(float(inside.mean()))
            last.append(bool(inside.iloc[-1]))
            stepped.append(any("all at once" in note for note in drawn.attrs["notes"]))
            first, end = int(drawn["day"].iloc[0]), int(drawn["day"].iloc[-1])
            truths = (
                7.0 * float(body.weight_kg[end] - body.weight_kg[first]) / (end - first),
                float(body.intake_kcal[first + 1 : end + 1].mean()),
            )
            said = (weekly_rate(w), hidden_intake_kcal(w, person, baseline_sd_kcal=0))
            for one, truth, kept in zip(said, truths, (rates, intakes), strict=True):
                answers += 1
                if isinstance(one, Interval):
                    kept.append(one.low <= truth <= one.high)
    refused = 1.0 - (len(rates) + len(intakes)) / answers
    return Held(
        float(np.mean(days)), float(np.mean(last)), _share(rates), _share(intakes), refused, float(np.mean(stepped))
    )


def _share(kept: list[bool]) -> float | None:
    return float(np.mean(kept)) if kept else None


def main(seeds: int = 100) -> None:
    """Print the table."""
    heads = f"{'all days':>10}{'last day':>10}{'rate':>8}{'intake':>8}{'step':>8}"
    print(f"{'share held (%), ' + str(seeds) + ' seeds':<32}{heads}")
    for name, world in WORLDS.items():
        cells = held(world, seeds=range(seeds))
        shown = ["-" if cell is None else f"{100 * cell:.0f}" for cell in (*cells[:4], cells.stepped)]
        print(f"{name:<32}{shown[0]:>10}{shown[1]:>10}" + "".join(f"{cell:>8}" for cell in shown[2:]), flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
