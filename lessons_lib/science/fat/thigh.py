"""A limb in a cut: how thick a pinched fold is, and what training one leg changes of an average thigh."""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..body.people import Sex
from ..checks import choice, number

FAT_CM2: dict[Sex, float] = {"male": 53.4, "female": 107.7}
"""Fat under the skin at mid-thigh, mean of the trained thigh at the start: Walts et al. 2008,
doi:10.1249/MSS.0b013e318161aa82, table 3 (VERIFIED)."""
GROWTH_PERCENT: dict[Sex, float] = {"male": 100.0 * (2015.1 / 1845.5 - 1.0), "female": 100.0 * (1268.7 / 1172.8 - 1.0)}
"""Growth of the trained front thigh muscle in 10 weeks: DERIVED from its volumes in the same table.
That all that lies under the fat grows as much is a course assumption, and the most that it can be."""
GROWTH_WEEKS = 10
"""Length of that trial. That growth is even until then, and stops, is a course assumption."""
RADIUS_MM: dict[Sex, float] = {"male": 70.0, "female": 60.0}
"""Radius of muscle and bone: course assumption."""


def fold_thickness_mm(fat_area_cm2: float, muscle_radius_mm: float, muscle_growth_percent: float = 0.0) -> float:
    """Return the thickness of a pinched fold: two layers of fat around a round muscle.

    Seen in a cut through the limb, muscle and bone are a disc and the fat is a ring of even width
    around it. The same ring of fat around a bigger disc is thinner, although no fat has left.

    Parameters
    ----------
    fat_area_cm2
        Area of the ring (cm²), as a scanner measures it; up to 2000.
    muscle_radius_mm
        Radius of what lies under the fat (mm), more than 0 and up to 500.
    muscle_growth_percent
        How much the disc's area grows (%), -90 to 500. In a limb of the same length it grows as its volume.

    Returns
    -------
    float
        mm: twice the width of the ring. Skin is left out, and a caliper presses the fold together.

    Examples
    --------
    With the fat of the men in Walts et al. 2008 (doi:10.1249/MSS.0b013e318161aa82, table 3) around a disc
    of 70 mm (assumption) that grows by 9 %, as their front thigh muscle did:

    >>> before, after = fold_thickness_mm(53.4, 70), fold_thickness_mm(53.4, 70, muscle_growth_percent=9)
    >>> f"{before:.1f} mm, {after:.1f} mm, {100 * (after / before - 1):.1f} %"
    '22.5 mm, 21.7 mm, -3.7 %'
    """
    fat = number(fat_area_cm2, "fat_area_cm2", 0.0, 2000.0, "cm²", "A thigh has about 50 to 110 cm².")
    radius = number(muscle_radius_mm, "muscle_radius_mm", 0.0, 500.0, "mm", "A thigh has about 70 mm.", open_low=True)
    growth = number(muscle_growth_percent, "muscle_growth_percent", -90.0, 500.0, "%", "9 is nine in a hundred.")
    inner = radius * math.sqrt(1.0 + growth / 100.0)
    ring_mm2 = 100.0 * fat / math.pi
    # outer - inner, written as a quotient so that a thin ring loses no digits
    return 2.0 * ring_mm2 / (math.sqrt(inner**2 + ring_mm2) + inner)


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
