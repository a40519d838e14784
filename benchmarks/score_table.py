"""The known-truth lab, asked in full: `python benchmarks/score_table.py [people]`.

Simulated people whose true weight and intake are known, a scale whose noise no estimator is told, and
what each says of the last day. The first table asks 500 people (or as many as given) to follow all plans
of the lab for twelve weeks; the second changes the length, the third the noise, the fourth the plan, each
with fewer of them. Some minutes on one core. Nothing is tested here.
"""

from __future__ import annotations

import sys

import numpy as np
from known_truth import ESTIMATORS, LAB_PLANS, score

from lessons_lib import OutsideModelError, Person, Plan, ScaleNoise, project

NOISES = {
    "usual": ScaleNoise(),
    "salt twice": ScaleNoise(sodium_mg_sd=2500.0),
    "gut twice": ScaleNoise(gut_kg_sd=0.58),
    "menstrual cycle (women)": ScaleNoise(menstrual_kg=0.45),
    "people differ by 0.5": ScaleNoise(person_spread=0.5),
    "scale error 0.3 kg": ScaleNoise(scale_error_kg_sd=0.3),
    "weekly rhythm 0.6 kg": ScaleNoise(weekly_kg=0.6),
    "no noise at all": ScaleNoise.none(),
}
LENGTHS = (27, 55, 80, 83, 181, 365)
OTHER_PLANS = {
    "a diet break in the last week": (Plan.deficit(500).breaks(every_weeks=11, for_weeks=1),),
    "900 kcal/day below baseline": (Plan.deficit(900),),
}


def simulated_people(count: int, seed: int = 1) -> list[Person]:
    """Return women and men of 18-80 years and BMI 20-42 who can follow every plan here for a year."""
    rng, people = np.random.default_rng(seed), []
    while len(people) < count:
        sex = "female" if len(people) % 2 else "male"
        height = float(np.clip(rng.normal(164 if sex == "female" else 177, 7), 145, 205))
        weight = float(rng.uniform(20, 42)) * (height / 100) ** 2
        person = Person(
            f"Person {len(people)}", sex, float(rng.integers(18, 81)), height, weight, rng.uniform(1.3, 2.1)
        )
        try:
            project(person, Plan.deficit(600), max(LENGTHS))
            project(person, Plan.deficit(900), 83)
        except OutsideModelError:
            continue
        people.append(person)
    return people


def main(count: int = 500) -> None:
    """Print the tables."""
    people = simulated_people(count)
    tenth = people[: max(count // 10, 6)]
    women = [p for p in tenth if p.sex == "female"]

    print(f"{count} people x {len(LAB_PLANS)} plans, 83 days")
    print(f"{'estimator':<20}{'bias':>8}  {'unit':<9}{'days late':>10}{'± half':>9}{'coverage':>10}{'refuses':>9}")
    for estimator in ESTIMATORS:
        s = score(estimator, people, seeds=[0], days=83)
        late = "" if s.lag_days is None else f"{s.lag_days:.1f}"
        print(
            f"{estimator:<20}{s.bias:>+8.2f}  {s.unit:<9}{late:>10}{s.half_width:>9.2f}"
            f"{s.coverage:>10.1%}{s.refused:>9.1%}",
            flush=True,
        )

    def line(name: str, who: list[Person], **asked: object) -> None:
        cells = []
        for estimator in ESTIMATORS:
            s = score(estimator, who, seeds=[1], **asked)
            cells.append(f"{s.coverage:.0%}" + (f" ({s.refused:.0%})" if s.refused else ""))
        print(f"{name:<32}" + "".join(f"{cell:>15}" for cell in cells), flush=True)

    def head(title: str) -> None:
        print(f"\n{title:<32}" + "".join(f"{e.removesuffix('_kcal'):>15}" for e in ESTIMATORS))

    head("coverage (refused), by days")
    for days in LENGTHS:
        line(f"{days} days", tenth, days=days)
    head("coverage (refused), by noise")
    for name, noise in NOISES.items():
        line(name, women if "women" in name else tenth, noise=noise, days=55)
    head("coverage (refused), by plan")
    for name, plans in OTHER_PLANS.items():
        line(name, people[: max(count // 3, 6)], plans=plans, days=83)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
