"""A simulated literature: many small trials of one question, and what a reader of headlines sees."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from ..checks import Floats, choice, number, shown, whole
from ..fat.lipolysis import fold_thickness_mm
from ..words import plain, with_minus
from .student_t import two_sided_p

Instrument = Literal["caliper", "MRI"]
INSTRUMENTS: tuple[Instrument, ...] = ("caliper", "MRI")
SIGNIFICANT = 0.05

ARM_RADIUS_MM = 40.0
ARM_FAT_CM2 = 17.7
"""The machine's limb, an upper arm whose fold is 13 mm: course assumption."""
CALIPER_ERROR_MM = 0.6
"""SD of one reading by the same hands at the triceps: 0.4 to 0.8 mm (Harrison et al. 1988, quoted by the
Institute of Medicine 2012, Fitness Measures and Health Outcomes in Youth; VERIFIED-SECONDARY)."""
MRI_ERROR_PERCENT = 3.6
"""SD of one scan of fat under the skin, of the whole abdomen: 3.61 % (Marzetti et al. 2018,
doi:10.1259/bjr.20180025, VERIFIED). That an arm is alike is a course assumption."""
PERSON_SD_PERCENT = 4.0
"""SD between people of how differently their two limbs change: course assumption."""
_LEAST_SD_PERCENT = 0.001
"""Below it the squares of a trial would vanish in a computer's numbers, and with them its P value."""
MUSCLE_GROWTH_PERCENT = 9.0
"""Growth of the trained muscle: as the front thigh of men in Walts et al. 2008,
doi:10.1249/MSS.0b013e318161aa82 (1845.5 to 2015.1 cm³). That an arm does the same is a course assumption."""


@dataclass(frozen=True)
class Headline:
    """What all trials together find, and what a reader of the published ones sees.

    Effects in % of a limb's fat; negative means that the trained limb lost more. `mean_published` is
    None when nothing was published.
    """

    trials: int
    published: int
    mean_all: float
    mean_published: float | None
    share_significant: float
    share_local_loss: float
    share_local_loss_published: float | None

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return with_minus(self._said())

    def _said(self) -> str:
        many = "The one trial" if self.trials == 1 else f"All {self.trials} trials"
        all_of_them = f"{many}: mean {plain(self.mean_all)} %, {100 * self.share_local_loss:.0f} % find a local loss."
        if self.mean_published is None or self.share_local_loss_published is None:
            return f"{all_of_them} None was published."
        seen = "The one published" if self.published == 1 else f"The {self.published} published"
        return (
            f"{all_of_them} {seen}: mean {plain(self.mean_published)} %,"
            f" {100 * self.share_local_loss_published:.0f} % find one."
        )


@dataclass(frozen=True, eq=False)
class Literature:
    """Simulated trials, one value a trial; effects in % of a limb's fat, negative: the trained limb lost more.

    `significant` is p < 0.05 in either direction; `local_loss` is that and a negative effect.
    `expected_percent` is what the instrument shows on average, its bias included.
    """

    instrument: Instrument
    true_effect_percent: float
    expected_percent: float
    people: NDArray[np.int_]
    effect_percent: Floats
    standard_error_percent: Floats
    p: Floats
    published: NDArray[np.bool_]

    @property
    def significant(self) -> NDArray[np.bool_]:
        """Whether p is below 0.05."""
        return self.p < SIGNIFICANT

    @property
    def local_loss(self) -> NDArray[np.bool_]:
        """Whether the trial says that the trained limb lost more."""
        return self.significant & (self.effect_percent < 0)

    def headline(self) -> Headline:
        """Return what all trials find and what the published ones do."""
        seen, found = self.published, self.local_loss
        some = bool(seen.any())
        return Headline(
            trials=len(self.p),
            published=int(seen.sum()),
            mean_all=float(self.effect_percent.mean()),
            mean_published=float(self.effect_percent[seen].mean()) if some else None,
            share_significant=float(self.significant.mean()),
            share_local_loss=float(found.mean()),
            share_local_loss_published=float(found[seen].mean()) if some else None,
        )

    def __repr__(self) -> str:
        return f"Literature of {len(self.p)} trials by {self.instrument}. {self.headline()}"


def trial_machine(
    trials: int = 200,
    people: int | Sequence[int] = (8, 40),
    true_effect_percent: float = 0.0,
    instrument: Instrument = "caliper",
    publish_null: float = 0.1,
    seed: int = 0,
    error_percent: float | None = None,
    person_sd_percent: float = PERSON_SD_PERCENT,
    muscle_growth_percent: float = MUSCLE_GROWTH_PERCENT,
) -> Literature:
    """Simulate trials in which people train one limb and keep the other as comparison.

    Parameters
    ----------
    trials
        How many, 1 to 20,000.
    people
        People in each trial, 3 to 2000; or the smallest and the largest, evenly drawn.
    true_effect_percent
        What training truly does to the limb's fat, in % of it, -50 to 50; negative is a local loss.
    instrument
        "caliper" reads a fold, which a grown muscle makes thinner; "MRI" reads the fat itself.
    publish_null
        Chance, 0 to 1, that a trial without a significant local loss is published. The others always are.
    seed
        0 or more: the same seed gives the same trials.
    error_percent
        SD of one reading (% of the value); left out: 0.6 mm of the fold for a caliper, 3.6 % for MRI.
    person_sd_percent
        SD between people of how differently their limbs change (%), at least 0.001.
    muscle_growth_percent
        How much the trained muscle grows (%).

    Returns
    -------
    Literature
        Effect, standard error, p and whether published, trial by trial; `headline()` sums it up.

    Notes
    -----
    Each person's value is the change of the trained limb minus that of the other: it carries the error of
    four readings. A trial's effect is the mean over its people, tested with Student's t. Instead of every
    person the mean and the SD are drawn, from the distributions that they have for normal values.

    Examples
    --------
    >>> print(trial_machine(trials=1000, instrument="MRI", seed=7).headline())
    All 1000 trials: mean 0.0 %, 3 % find a local loss. The 130 published: mean −0.6 %, 22 % find one.
    """
    count = whole(trials, "trials", 1, 20_000, "trials")
    low, high = _sizes(people)
    true = number(true_effect_percent, "true_effect_percent", -50.0, 50.0, "%", "Negative is a local loss.")
    instrument = choice(instrument, "instrument", INSTRUMENTS)
    chance = number(publish_null, "publish_null", 0.0, 1.0, "(a chance)", "1 publishes every trial.")
    seed = whole(seed, "seed", 0, 2**32 - 1, "(a seed)")
    spread = number(person_sd_percent, "person_sd_percent", _LEAST_SD_PERCENT, 100.0, "%")
    growth = number(muscle_growth_percent, "muscle_growth_percent", -50.0, 100.0, "%")
    fold = fold_thickness_mm(ARM_FAT_CM2, ARM_RADIUS_MM)
    if error_percent is None:
        error = 100.0 * CALIPER_ERROR_MM / fold if instrument == "caliper" else MRI_ERROR_PERCENT
    else:
        error = number(error_percent, "error_percent", 0.0, 100.0, "%", "Leave it out for the usual one.")
    expected = true
    if instrument == "caliper":
        after = fold_thickness_mm(ARM_FAT_CM2 * (1.0 + true / 100.0), ARM_RADIUS_MM, growth)
        expected = 100.0 * (after / fold - 1.0)
    rng = np.random.default_rng(seed)
    n = rng.integers(low, high + 1, size=count)
    sd = np.sqrt(spread**2 + 4.0 * error**2)
    effect = expected + sd / np.sqrt(n) * rng.standard_normal(count)
    se = sd * np.sqrt(rng.chisquare(n - 1) / (n - 1)) / np.sqrt(n)
    p = two_sided_p(effect / se, n - 1)
    found = (p < SIGNIFICANT) & (effect < 0)
    published = found | (rng.random(count) < chance)
    return Literature(instrument, true, expected, n, effect, se, p, published)


def chance_of_finds(found: int, of: int, publish_null: float = 1.0) -> float:
    """Return how often so many published trials of nothing, or more, find a local loss.

    Half of what has P < 0.05 is a loss: a course assumption, an honest test errs to either side alike.

    Parameters
    ----------
    found, of
        How many find a loss, and how many are published.
    publish_null
        The share of trials without a loss that are published, above 0 to 1.

    Returns
    -------
    float
        A share, 0 to 1: the upper end of a binomial distribution.

    Examples
    --------
    >>> round(chance_of_finds(3, 9), 4), round(chance_of_finds(3, 9, 0.1), 2)
    (0.0012, 0.27)
    """
    loss = SIGNIFICANT / 2.0
    each = loss / (loss + publish_null * (1.0 - loss))
    return sum(math.comb(of, k) * each**k * (1.0 - each) ** (of - k) for k in range(found, of + 1))


def _sizes(people: int | Sequence[int]) -> tuple[int, int]:
    """Return the smallest and the largest trial, or refuse with a sentence."""
    if isinstance(people, (list, tuple)):
        if len(people) != 2:
            raise ValueError(
                f"people is {shown(people)}. It must be one number, or the smallest and the largest, such as (8, 40)."
            )
        low, high = (whole(value, "people", 3, 2000, "people") for value in people)
        if low > high:
            raise ValueError(f"people is {shown(people)}. The smaller number must come first.")
        return low, high
    size = whole(people, "people", 3, 2000, "people", "Or give the smallest and the largest, such as (8, 40).")
    return size, size
