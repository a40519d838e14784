"""What is not known about a person before the start, and the bodies that all fit what is known.

The kcal of a plan follow from the estimated baseline, so an error of the estimate is a real surplus or deficit
for as long as nobody corrects it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from statistics import NormalDist
from typing import Literal

import numpy as np

from ..body.dynamic import HALL_2011, balance
from ..body.people import PAL_RANGE, Person
from ..body.plans import Plan
from ..body.runs import LEAST_FAT_KG, MOST_SODIUM_CHANGE_MG, Brought, follow
from ..checks import Floats, brief, choice, instance, number, whole
from ..scale.rates import PAL_SD, RMR_SD_PERCENT
from ..scale.weighing import ScaleNoise

Source = Literal["rest", "moving", "keeping", "scale"]
SOURCES: dict[Source, str] = {
    "rest": "resting rate",
    "moving": "moving",
    "keeping": "keeping the plan",
    "scale": "one morning's scale",
}
"""The four sources of uncertainty, and what sentences call them."""

KEPT_RANGE = (-0.5, 1.5)
"""Course assumption: nobody keeps less than minus a half of a plan (half as much the other way) or more than
one and a half of it, on the average of the time."""

PRESCRIBED_PERCENT, KEPT_PERCENT = 25.0, 11.9
"""What CALERIE-2 asked its people to eat less, and what they did over two years (%; Das et al. 2017,
doi:10.3945/ajcn.116.137232): the same two numbers as in ``data/trial_courses.csv``."""
_KEPT_PERCENT_SE, _CALERIE_PEOPLE = 0.7, 143
_NORMAL = NormalDist()
# steps that fill a cube evenly: powers of 1 / x, where x is the root of x^4 = x + 1
_R3 = tuple(1.2207440846057596**-power for power in (1, 2, 3))


@dataclass(frozen=True)
class Uncertainty:
    """What is not known about a person before the start, each as a spread between people.

    Parameters
    ----------
    rmr_percent_sd
        SD of the error of the resting equation (% of its number): `RMR_SD_PERCENT`, DERIVED from Frankenfield et al.
        2005, doi:10.1016/j.jada.2005.02.005 (Mifflin's equation within 10 % in 70 % of adults with obesity).
    pal_sd
        SD of the error of the guessed PAL (times resting rate), drawn within the course's 1.2 to 2.5: `PAL_SD`, a
        course assumption. With the resting rate it makes 11.5 % at a PAL of 1.6. From outside: weight, age and sex
        left 260 of the 2,443 kcal/day that CALERIE's people spent unexplained, 10.7 % (DERIVED: 397 x
        sqrt(1 - 0.57), if 397 is the SD; Redman et al. 2014, doi:10.3945/ajcn.113.065631), in people without obesity.
        So the two together are if anything a little wide.
    kept_share
        Mean share of a planned restriction that is kept (1 = all of it). CALERIE-2: 25 % was prescribed, 11.9 %
        achieved over 2 years, so 0.476 (DERIVED; Das et al. 2017, doi:10.3945/ajcn.116.137232). One number for
        the whole time, though at one site 16.5 % became 14.8 % (Redman et al. 2018). For a plan that adds up to a
        surplus we found no measurement; such a plan is kept in full, and a note says so.
    kept_share_sd
        SD of that share between people. DERIVED from the same: 11.9 +- 0.7 in 143 people, if 0.7 is the
        standard error, is an SD of 8.4 points of 25, so 0.335. Drawn within `KEPT_RANGE`.
    noise
        How one morning's reading scatters about the body: `ScaleNoise`, from Krone et al. 2020.

    Raises
    ------
    ValueError
        If a value is out of its range.

    Examples
    --------
    >>> round(Uncertainty().kept_share, 3)
    0.476
    """

    rmr_percent_sd: float = RMR_SD_PERCENT
    pal_sd: float = PAL_SD
    kept_share: float = KEPT_PERCENT / PRESCRIBED_PERCENT
    kept_share_sd: float = round(_KEPT_PERCENT_SE * math.sqrt(_CALERIE_PEOPLE) / PRESCRIBED_PERCENT, 3)
    noise: ScaleNoise = field(default_factory=ScaleNoise)

    __repr__ = brief

    def __post_init__(self) -> None:
        for name, (low, high, unit) in _LIMITS.items():
            object.__setattr__(self, name, number(getattr(self, name), name, low, high, unit))
        instance(self.noise, ScaleNoise, "noise", "a ScaleNoise, such as ScaleNoise()")

    @classmethod
    def none(cls) -> Uncertainty:
        """Return a world without uncertainty: the equation is right, the plan is kept, the scale is perfect.

        Examples
        --------
        >>> Uncertainty.none().kept_share
        1.0
        """
        return cls(0.0, 0.0, 1.0, 0.0, ScaleNoise.none())

    def only(self, source: Source) -> Uncertainty:
        """Return the same with one source left on; how much of the plan is kept stays at its mean.

        Examples
        --------
        >>> Uncertainty().only("rest").pal_sd
        0.0
        """
        source = choice(source, "source", list(SOURCES))
        return Uncertainty(
            rmr_percent_sd=self.rmr_percent_sd if source == "rest" else 0.0,
            pal_sd=self.pal_sd if source == "moving" else 0.0,
            kept_share=self.kept_share,
            kept_share_sd=self.kept_share_sd if source == "keeping" else 0.0,
            noise=self.noise if source == "scale" else ScaleNoise.none(),
        )

    def times(self, factor: float) -> Uncertainty:
        """Return the same with the three spreads between bodies multiplied (0 to 3); the scale stays.

        Examples
        --------
        >>> Uncertainty().times(2).rmr_percent_sd
        19.2
        """
        factor = number(factor, "factor", 0.0, 3.0, "(times the spread)")
        spreads = {name: getattr(self, name) * factor for name in ("rmr_percent_sd", "pal_sd", "kept_share_sd")}
        return replace(self, **spreads)


_LIMITS = {
    "rmr_percent_sd": (0.0, 25.0, "% of the resting rate"),
    "pal_sd": (0.0, 0.5, "(times resting rate)"),
    "kept_share": (0.0, 1.0, "(share of the planned change)"),
    "kept_share_sd": (0.0, 1.01, "(share of the planned change)"),
}


@dataclass(frozen=True)
class Bodies:
    """What each simulated body really is, shape (people,)."""

    rmr_factor: Floats
    pal: Floats
    kept: Floats

    __repr__ = brief


def draw_bodies(uncertainty: Uncertainty, person: Person, people: int, seed: int, *, quasi_random: bool) -> Bodies:
    """Draw bodies; `quasi_random` spreads each source evenly over its distribution, so that few bodies are enough."""
    # one stream for each source, so that changing one spread leaves the other draws as they were
    streams = [np.random.default_rng(s) for s in np.random.SeedSequence(seed).spawn(3)]
    if quasi_random:
        steps, paired = np.arange(people), zip(streams, _R3, strict=True)
        rest, moving, keeping = (_even_ranks(stream.uniform() + steps * a) for stream, a in paired)
    else:
        rest, moving, keeping = (stream.uniform(size=people) for stream in streams)
    return Bodies(
        # lognormal, so that nobody rests at less than nothing; its median is the equation's number
        rmr_factor=np.exp(uncertainty.rmr_percent_sd / 100.0 * _within(rest, -math.inf, math.inf)),
        pal=_spread(moving, person.pal, uncertainty.pal_sd, *PAL_RANGE),
        kept=_spread(keeping, uncertainty.kept_share, uncertainty.kept_share_sd, *KEPT_RANGE),
    )


def _even_ranks(places: np.ndarray) -> Floats:
    """Return (i + 1/2) / n in the order of the fractional parts."""
    return (np.argsort(np.argsort(places % 1.0)) + 0.5) / len(places)


def _spread(uniform: Floats, middle: float, sd: float, low: float, high: float) -> Floats:
    """Return normal values that are drawn between two ends, not cut off at them."""
    if sd == 0.0:
        return np.full(len(uniform), middle)
    return middle + sd * _within(uniform, (low - middle) / sd, (high - middle) / sd)


def _within(uniform: Floats, low: float, high: float) -> Floats:
    """Return standard normal values between two ends, from uniform ones."""
    below, above = _NORMAL.cdf(low), _NORMAL.cdf(high)
    # a uniform draw may be 0 itself, where a normal value would be minus infinity
    inside = np.clip(below + uniform * (above - below), 1e-12, 1.0 - 1e-12)
    return np.array([_NORMAL.inv_cdf(x) for x in inside.tolist()])


def kept_words(person: Person, plan: Plan, days: int) -> str:
    """Return how much of a plan a forecast takes as kept, as the end of a sentence.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> [kept_words(PEOPLE["ana"], Plan.deficit(kcal), 28) for kcal in (500, 0)]
    ['if the plan is kept as in CALERIE-2', 'if the estimated baseline is eaten']
    >>> kept_words(PEOPLE["ana"], Plan.deficit(-300), 28)
    'if all of the surplus is kept (we found no measurement)'
    """
    inputs = plan.inputs(person, days)
    planned = inputs.intake_kcal - person.tdee_kcal
    if _adds_up_to_surplus(planned):
        return "if all of the surplus is kept (we found no measurement)"
    if not planned.any() and not inputs.activity_change.any():
        return "if the estimated baseline is eaten"
    return "if the plan is kept as in CALERIE-2"


def _adds_up_to_surplus(planned_kcal: Floats) -> bool:
    """Return whether more is planned than the estimated baseline, over all days."""
    return float(planned_kcal.sum()) > 0.0


def run_bodies(person: Person, plan: Plan, days: int, bodies: Bodies) -> tuple[Floats, np.ndarray, tuple[str, ...]]:
    """Return the weights of all bodies, shape (n, days + 1), where each stopped, and what has to be said."""
    people = len(bodies.kept)
    start = balance(
        np.full(people, person.weight_kg),
        np.full(people, person.fat_kg),
        bodies.pal,
        person.rmr_kcal * bodies.rmr_factor,
        HALL_2011,
    )
    inputs = plan.inputs(person, days)
    notes = ["The fan leaves out illness, pregnancy, ageing, and people who look at the scale and change the plan."]
    planned = inputs.intake_kcal - person.tdee_kcal
    kept = bodies.kept[:, None]
    if _adds_up_to_surplus(planned):
        # what is known of keeping is known of restriction
        kept = np.ones_like(kept)
        notes.append("We found no measurement of how much of a surplus people keep: here everybody keeps all of it.")
    # the kcal that were written down for this person, of which each body keeps its own share
    eaten = person.tdee_kcal + kept * planned
    nothing = int((eaten < 0.0).any(axis=1).sum())
    eaten = np.maximum(eaten, 0.0)
    # nobody moves less than not at all
    active = np.maximum(-1.0, kept * inputs.activity_change)
    # appetite answers the loss of each body, whatever share of the plan it keeps
    appetite = inputs.appetite_kcal_per_kg
    run = follow(start, HALL_2011, Brought(eaten, inputs.carb_fraction, active, inputs.sodium_mg, appetite))
    stopped, salty = run.stopped_day, int((run.salty_days > 0).sum())
    if nothing:
        notes.append(f"{nothing} of {people} simulated people would have to eat less than nothing; they eat nothing.")
    if salty:
        notes.append(
            f"For {salty} of {people} simulated people sodium changes by more than {MOST_SODIUM_CHANGE_MG:,.0f} mg/day"
            " on some day, and acts as that much."
        )
    lost = stopped >= 0
    if lost.any():
        notes.append(
            f"{int(lost.sum())} of {people} simulated people fall below {LEAST_FAT_KG:g} kg of fat, the first after"
            f" day {int(stopped[lost].min())}; the model cannot follow them, and the band counts them as lighter than"
            " all others."
        )
    return run.arrays["weight_kg"], stopped, tuple(notes)


def checked(uncertainty: Uncertainty | None, people: int, seed: int) -> tuple[Uncertainty, int, int]:
    """Check what every forecast is asked with."""
    world = Uncertainty() if uncertainty is None else uncertainty
    instance(world, Uncertainty, "uncertainty", "an Uncertainty, such as Uncertainty()")
    people = whole(people, "people", 20, 5000, "people")
    seed = whole(seed, "seed", 0, 2**32 - 1, "(any whole number names one set of people)")
    return world, people, seed
