"""What a working muscle changes beside it: how much fat is released there, what a bout burns, and the fold.

Two calculations behind "the part that works pays": how many grams the fat beside a working muscle can
release at most, and where the fat came from that a bout burnt. And a limb in a cut: how thick a pinched
fold is, and what training one leg changes of an average thigh.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from ..body.dynamic import HALL_2011
from ..body.people import Person, Sex
from ..checks import brief, choice, instance, number, whole
from ..words import Interval, Spread, percent
from .regions import START_SHARES

EXTRA_GLYCEROL_NMOL = {25: 47.0, 55: 36.0, 85: 97.0}
"""Extra glycerol from 100 g of thigh fat beside a working muscle, compared with a resting one, by
intensity in % of the most power (nmol per 100 g per minute): DERIVED from Stallknecht et al. 2007,
doi:10.1152/ajpendo.00215.2006 (10 men; 102 - 55, P = 0.06; 86 - 50, P > 0.05; 88 + 9, P < 0.05)."""
EXTRA_GLYCEROL_SE_NMOL = {25: math.hypot(19.0, 14.0), 55: math.hypot(11.0, 20.0), 85: math.hypot(31.0, 25.0)}
"""Standard error of each of those differences (nmol per 100 g per minute): DERIVED from the same abstract, whose plus
and minus is taken as a standard error, and the two legs as unrelated (both are assumptions)."""
STUDENT_T_OF_TEN = 2.262157
"""Student's t that leaves out 5 % on both sides together, for 10 men (9 degrees of freedom)."""
MOST_GLYCEROL_NMOL = max(EXTRA_GLYCEROL_NMOL[i] + STUDENT_T_OF_TEN * EXTRA_GLYCEROL_SE_NMOL[i] for i in (25, 55, 85))
"""The most that the measurements allow (nmol per 100 g per minute): the upper end of the 95 % interval of the
largest, 97, with Student's t: about 187. DERIVED."""
TRIGLYCERIDE_G_PER_MOL = 860.0
"""Molar mass of the fat in fat cells: assumption. Each glycerol counts as one molecule fully released."""
RELEASE_RATIOS = {"lower-body obese": 0.80, "non-obese": 0.74, "upper-body obese": 0.55}
"""Palmitate released by a kg of leg fat for each unit from a kg of upper-body fat: DERIVED from Martin
and Jensen 1991, J Clin Invest 88:609-613 (6, 6 and 8 women, at rest after a night without food)."""
BLOOD_SHARES = {25: 0.37, 65: 0.46, 85: 0.56}
"""Share of the fat burnt in a working thigh that was plasma fatty acids, by intensity in % of the most
power: DERIVED from Helge et al. 2007, doi:10.1113/jphysiol.2007.128348 (9 men; 114 of 312, 162 of 356
and 180 of 323 umol/min; abstract)."""
RESISTANCE_MET = 3.5
"""Resistance training, several exercises, 8-15 repetitions: Compendium 2011 (Ainsworth et al.,
doi:10.1249/MSS.0b013e31821ece12), code 02054, VERIFIED-SECONDARY. 1 MET is 1 kcal per kg per hour."""


MONTH_DAYS = 30


@dataclass(frozen=True, repr=False)
class LocalRelease(Spread):
    """Fat released beside a working muscle: three measurements, and in `most` what the largest allows with its error.

    Examples
    --------
    >>> LocalRelease(0.36, 0.47, 0.98, unit="g", of="three intensities", most=1.88)
    0.47 g (0.36 to 0.98 over three intensities; not a confidence interval), at most 1.88 g
    """

    most: float = 0.0

    def __repr__(self) -> str:
        digits = 0 if self.most >= 100 else 1 if self.most >= 10 else 2
        return f"{super().__repr__()}, at most {self.most:.{digits}f} {self.unit}"


def local_lipolysis_g(adjacent_fat_kg: float = 3.0, minutes: float = 30, sessions: int = 13) -> LocalRelease:
    """Return the fat that the neighbourhood of a working muscle can release beyond the rest, while it works.

    Parameters
    ----------
    adjacent_fat_kg
        Fat beside the muscle (kg), up to 100.
    minutes
        Length of one session (minutes), up to 1440.
    sessions
        How many sessions; 13 is three a week for a month.

    Returns
    -------
    LocalRelease
        Grams of fat; an `Interval`. The estimate uses the difference at 25 % of the most power, 47 nmol
        per 100 g per minute, which is also the middle one; low and high use the smallest and the
        largest of the three intensities, 36 and 97; `most` the upper 95 % end of the largest, 187.

    Notes
    -----
    The ends are not a confidence interval (`level` is 0): they show how three measurements on 10 men
    differ. Each measurement has an error of its own; only the largest difference was clear of chance.
    What is released after the session is not counted: it was not measured. Of what is, less is lost: it
    enters the blood, and most of it is burnt elsewhere or stored again.

    Raises
    ------
    ValueError
        If a value is not a number in its range.

    Examples
    --------
    >>> local_lipolysis_g()
    0.47 g (0.36 to 0.98 over three intensities; not a confidence interval), at most 1.88 g
    >>> round(local_lipolysis_g(adjacent_fat_kg=5, minutes=60, sessions=30).most, 1)
    14.5
    """
    kg = number(adjacent_fat_kg, "adjacent_fat_kg", 0.0, 100.0, "kg", "A thigh holds a few kg.")
    time = number(minutes, "minutes", 0.0, 1440.0, "minutes", "Give the length of one session.")
    count = whole(sessions, "sessions", 0, 100_000, "sessions")
    hundred_grams = 10.0 * kg
    one_nmol_g = 1e-9 * TRIGLYCERIDE_G_PER_MOL * hundred_grams * time * count
    grams = [nmol * one_nmol_g for nmol in EXTRA_GLYCEROL_NMOL.values()]
    most = MOST_GLYCEROL_NMOL * one_nmol_g
    return LocalRelease(min(grams), grams[0], max(grams), unit="g", of="three intensities", most=most)


@dataclass(frozen=True)
class BoutFuel:
    """What a bout of training burnt beyond rest, and where its fat came from.

    Attributes
    ----------
    energy_kcal
        Spent beyond rest (kcal).
    fat_g
        Fat burnt (g), from wherever.
    blood_g
        The part of it that arrived by the blood (g).
    legs_g, elsewhere_g
        The part of `blood_g` that the fat of the legs released, and the part of all other fat (g);
        each a `Spread` over three groups of women.
    """

    energy_kcal: float
    fat_g: float
    blood_g: float
    legs_g: Interval
    elsewhere_g: Interval

    def __repr__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """Say it in two sentences."""
        share = self.legs_g.estimate / self.blood_g if self.blood_g > 0 else 0.0
        return (
            f"The bout spent {self.energy_kcal:.0f} kcal beyond rest and burnt {self.fat_g:.1f} g of fat, of which"
            f" {self.blood_g:.1f} g arrived by the blood. Of those, {self.legs_g.estimate:.1f} g"
            f" ({percent(share)}) had left the fat of both legs and {self.elsewhere_g.estimate:.1f} g the fat of"
            " arms and trunk."
        )


def bout_fuel(
    person: Person, minutes: float = 45, met: float = RESISTANCE_MET, fat_share: float = 1.0, blood_share: float = 1.0
) -> BoutFuel:
    """Return the fuel of a bout, such as a session of squats, and where its fat came from.

    Parameters
    ----------
    person
        Who trains: weight sets the energy, sex the starting split of fat.
    minutes
        Length of the bout, rests between sets included (minutes).
    met
        Energy spent in multiples of rest, 1 to 25; 1 is taken off, because rest is spent anyway.
    fat_share
        Share of the energy that came from fat, 0 to 1. Left out, all of it: the most it can be. No
        source for squats was found, and breath cannot tell during lifting (ratio of gases 1.30 in a
        leg press, Farinatti et al. 2016, PMC4882463: more carbon dioxide leaves than fuel explains).
    blood_share
        Share of that fat that arrived by the blood, 0 to 1. Left out, all of it. For a working thigh
        `BLOOD_SHARES` has 0.37 to 0.56.

    Notes
    -----
    Fatty acids in the blood are mixed. How much of them the legs had released goes by how much fat
    they hold and how fast a kg of it releases (`RELEASE_RATIOS`, women at rest; the same is assumed
    during the bout and for men). The share from the legs therefore does not depend on `fat_share` or
    `blood_share`, and it is the same whichever muscle works.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> fuel = bout_fuel(PEOPLE["ana"])
    >>> print(fuel.words)
    The bout spent 150 kcal beyond rest and burnt 15.9 g of fat, of which 15.9 g arrived by the blood.
    Of those, 5.2 g (33 %) had left the fat of both legs and 10.7 g the fat of arms and trunk.
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    time = number(minutes, "minutes", 0.0, 1440.0, "minutes", "Give the length of one bout.")
    met = number(met, "met", 1.0, 25.0, "MET", "Rest is 1, resistance training 3.5.")
    fat_share = number(fat_share, "fat_share", 0.0, 1.0, "(a share)", "1 is all of the energy.")
    blood_share = number(blood_share, "blood_share", 0.0, 1.0, "(a share)", "1 is all of the fat.")
    energy = (met - 1.0) * person.weight_kg * time / 60.0
    fat = 1000.0 * fat_share * energy / HALL_2011.fat_kcal_per_kg
    blood = blood_share * fat
    legs = START_SHARES[person.sex]["legs"]
    parts = {group: blood * ratio * legs / (ratio * legs + 1.0 - legs) for group, ratio in RELEASE_RATIOS.items()}
    low, middle, high = min(parts.values()), parts["non-obese"], max(parts.values())
    of = "three groups of women"
    return BoutFuel(
        energy,
        fat,
        blood,
        Spread(low, middle, high, unit="g", of=of),
        Spread(blood - high, blood - middle, blood - low, unit="g", of=of),
    )


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
    Thigh: fat_cm2 107.7, radius_mm 60, growth_percent 0, fold_mm 47.67
    """

    fat_cm2: float
    radius_mm: float
    growth_percent: float
    fold_mm: float

    __repr__ = brief


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
