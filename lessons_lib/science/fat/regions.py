"""Where fat sits and where it leaves: arms, trunk and legs by one allometric rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..body.people import Person, Sex
from ..body.projection import Projection
from ..checks import Floats, instance, number

if TYPE_CHECKING:
    import pandas as pd

REGIONS = ("arms", "trunk", "legs")

# Shares of the fat in arms, trunk and legs at the start. The rest of total fat (head, about 4 %) is
# shared in the same proportion, so that the three add up to total fat.
# Men: Treuth et al. 1994, J Appl Physiol 77:614-620 (13 men, DXA), shares DERIVED.
# Women: DERIVED from those by the ratios women to men of Hinton et al. 2017,
# doi:10.1371/journal.pone.0174180: a model assumption. Measured in 45 women before training (Carnero et al. 2014,
# doi:10.1002/oby.20568, DXA, VERIFIED; the three set to 100 %): arms 11.6, trunk 47.7, legs 40.7 %.
START_SHARES: dict[Sex, dict[str, float]] = {
    "male": {"arms": 0.107, "trunk": 0.551, "legs": 0.342},
    "female": {"arms": 0.094, "trunk": 0.511, "legs": 0.395},
}
EXPONENT = 0.80
"""Fat of hips and legs goes as upper-body fat to this power: DERIVED from Albu et al. 2010,
doi:10.2337/db09-1239, table 1, the same in women and men."""
EXPONENT_RANGE = (0.0, 1.0)
"""What other trials give: 1 in 35 women on a diet (Aasen et al. 2010, doi:10.3109/00365511003628328), 0.54 to 0.69
in 45 women who trained (DERIVED from Carnero et al. 2014, doi:10.1002/oby.20568: 4.4 kg lost of 20 to 30 kg, an
assumption), 0 in 31 women who trained (Nindl et al. 2000, J Appl Physiol 88:2251-2259: legs unchanged).
Arms and trunk go alike here; in Carnero the arms lost least of the three, in Nindl most."""


def regional_fat(person: Person, projection: Projection, exponent: float = EXPONENT) -> pd.DataFrame:
    """Share a projection's fat over arms, trunk and legs; the three always add up to total fat.

    Parameters
    ----------
    person
        Whose starting split is used.
    projection
        What `project` returned for this person.
    exponent
        0 to 1.5: legs go as (arms and trunk) to this power. 1 means all regions at the same rate, 0 that
        the legs keep their fat as long as the rest has any. The evidence allows `EXPONENT_RANGE`.

    Returns
    -------
    DataFrame
        Columns day, arms_kg, trunk_kg, legs_kg; one row a day.

    Notes
    -----
    Where the muscle work is done does not enter: no trial with a sound method has shown that it should.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> ana = PEOPLE["ana"]
    >>> table = regional_fat(ana, project(ana, Plan.deficit(500), days=84))
    >>> table.columns.tolist()
    ['day', 'arms_kg', 'trunk_kg', 'legs_kg']
    """
    import pandas as pd

    kg = regional_kg(person, projection, exponent)
    columns = {f"{region}_kg": kg[:, at] for at, region in enumerate(REGIONS)}
    return pd.DataFrame({"day": np.arange(len(kg)), **columns})


def regional_kg(person: Person, projection: Projection, exponent: float = EXPONENT) -> Floats:
    """Return the same as an array (days + 1, 3), in the order of `REGIONS`: a picture need not wait for tables."""
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    instance(projection, Projection, "projection", "what project(...) returns")
    if projection.person != person:
        raise ValueError(
            f"The projection is of {projection.person.name}, not of {person.name}. It must be the same person:"
            " project that person first."
        )
    exponent = number(exponent, "exponent", 0.0, 1.5, "(a power)", "0.8 is the course's value, 1 is the same rate.")
    fat = projection.fat_kg
    shares = START_SHARES[person.sex]
    legs0 = shares["legs"] * fat[0]
    upper0 = fat[0] - legs0
    upper = _upper_fat(fat, upper0, legs0, exponent)
    arms_of_upper = shares["arms"] / (shares["arms"] + shares["trunk"])
    return np.column_stack([arms_of_upper * upper, (1.0 - arms_of_upper) * upper, fat - upper])


def _upper_fat(fat_kg: Floats, upper0_kg: float, legs0_kg: float, exponent: float) -> Floats:
    """Return U with U + legs0 (U / upper0)^exponent = fat, by Newton's method in ln(U / upper0)."""
    if exponent == 0.0:
        return np.maximum(fat_kg - legs0_kg, 0.0)
    y = np.log(fat_kg / fat_kg[0])
    for _ in range(60):
        upper, legs = upper0_kg * np.exp(y), legs0_kg * np.exp(exponent * y)
        step = (upper + legs - fat_kg) / (upper + exponent * legs)
        y = y - step
        if np.abs(step).max() < 1e-15:
            break
    result: Floats = upper0_kg * np.exp(y)
    return result
