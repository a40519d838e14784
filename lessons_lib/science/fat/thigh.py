"""One thigh in a cut: fat around muscle, how the fat follows the legs, and what training one leg changes."""

from __future__ import annotations

from dataclasses import dataclass

from ..body.people import Sex
from ..checks import choice, number
from .lipolysis import fold_thickness_mm

FAT_CM2: dict[Sex, float] = {"male": 53.4, "female": 107.7}
"""Fat under the skin at mid-thigh, mean of the trained thigh at the start: Walts et al. 2008,
doi:10.1249/MSS.0b013e318161aa82, table 3 (VERIFIED)."""
GROWTH_PERCENT: dict[Sex, float] = {
    "male": 100.0 * (2015.1 / 1845.5 - 1.0),
    "female": 100.0 * (1268.7 / 1172.8 - 1.0),
}
"""Growth of the trained front thigh muscle in 10 weeks: DERIVED from its volumes in the same table.
That all that lies under the fat grows as much is a course assumption, and the most that it can be."""
GROWTH_WEEKS = 10
"""Length of that trial. That growth is even until then, and stops, is a course assumption."""
RADIUS_MM: dict[Sex, float] = {"male": 70.0, "female": 60.0}
"""Radius of muscle and bone: course assumption."""


@dataclass(frozen=True)
class Thigh:
    """One thigh: the area of its fat (cm²), the radius under it (mm), how much that area grew (%), and the fold (mm).

    Examples
    --------
    >>> thigh("female")
    Thigh(fat_cm2=107.7, radius_mm=60.0, growth_percent=0.0, fold_mm=47.66869086623688)
    """

    fat_cm2: float
    radius_mm: float
    growth_percent: float
    fold_mm: float


def thigh(sex: Sex, fat_kept: float = 1.0, trained_weeks: float = 0.0) -> Thigh:
    """Return an average thigh of somebody whose legs kept a share of their fat.

    Parameters
    ----------
    sex
        "female" or "male": whose average fat and muscle.
    fat_kept
        Fat of the legs now, as a share of that at the start, 0 to 10.
    trained_weeks
        Weeks of training that one leg, 0 to 520; 0 for the other leg.

    Returns
    -------
    Thigh
        Training moves no fat in it: it grows the muscle, and the same fat lies thinner around more.

    Examples
    --------
    >>> rest, trained = thigh("male"), thigh("male", trained_weeks=10)
    >>> f"{rest.fold_mm:.1f} mm, {trained.fold_mm:.1f} mm, fat {trained.fat_cm2 - rest.fat_cm2:.0f} cm² different"
    '22.5 mm, 21.6 mm, fat 0 cm² different'
    """
    sex = choice(sex, "sex", ("female", "male"))
    kept = number(fat_kept, "fat_kept", 0.0, 10.0, "(a share)", "1 is all of the fat at the start.")
    weeks = number(trained_weeks, "trained_weeks", 0.0, 520.0, "weeks", "0 is the leg that is not trained.")
    growth = GROWTH_PERCENT[sex] * min(weeks / GROWTH_WEEKS, 1.0)
    fat, radius = FAT_CM2[sex] * kept, RADIUS_MM[sex]
    grown = radius * (1.0 + growth / 100.0) ** 0.5
    return Thigh(fat, grown, growth, fold_thickness_mm(fat, radius, growth))
