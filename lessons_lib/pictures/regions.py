"""Charts of where fat sits and where it leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..science import units
from ..science.body.people import Person
from ..science.body.projection import Projection
from ..science.fat.regions import EXPONENT_RANGE, REGIONS, regional_fat
from ..science.words import span
from .canvas import Chart, a_projection
from .canvases import RegionsCanvas

if TYPE_CHECKING:
    import pandas as pd


def regions(person: Person, projection: Projection) -> Chart:
    """Draw where fat sat at the start and at the end, beside the belief that the legs give it all.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> ana = PEOPLE["ana"]
    >>> charts.regions(ana, project(ana, Plan.deficit(500), days=84)).words.split(":")[0]
    'In 12 weeks Ana loses 2.8 kg of fat'
    """
    p = a_projection(projection)
    frames = [regional_fat(person, p, exponent) for exponent in EXPONENT_RANGE]
    canvas = RegionsCanvas(f"{p.person.name}: where the fat was, and is")
    start, end = canvas.show(frames)
    canvas.limits((-0.5, 2.5), (0.0, 1.12 * units.from_kg(float(max(start.max(), end.max())))))
    return Chart(canvas, regions_words(p, frames))


def regions_words(p: Projection, frames: Sequence[pd.DataFrame]) -> str:
    """Return the sentences of arms, trunk and legs; the first frame is the course's, the last the other end."""

    def percent(frame: pd.DataFrame, region: str) -> float:
        column = frame[f"{region}_kg"]
        return float(100.0 * (column.iloc[-1] / column.iloc[0] - 1.0))

    lost = {r: float(frames[0][f"{r}_kg"].iloc[0] - frames[0][f"{r}_kg"].iloc[-1]) for r in REGIONS}
    total = sum(lost.values())
    name, time = p.person.name, span(p.days)
    if round(abs(units.from_kg(total)), 1) == 0.0:
        return f"In {time} {name}'s fat does not change to speak of, in any region."
    verb, sign = ("loses", 1.0) if total > 0 else ("gains", -1.0)
    amounts = ", ".join(f"{r} {units.mass(sign * lost[r])}" for r in REGIONS)
    legs = [f"{x:+.0f}" for x in sorted((percent(frame, "legs") for frame in frames), key=abs)]
    belief = -100.0 * total / float(frames[0]["legs_kg"].iloc[0])
    legs_alone = (
        f"Had the legs alone changed, it would have been by {belief:+.0f} %."
        if belief > -100.0
        else f"The legs alone could not have given it: it is {-belief:.0f} % of all the fat in them."
    )
    return (
        f"In {time} {name} {verb} {units.mass(sign * total)} of fat: {amounts}."
        f" The legs change by {' to '.join(dict.fromkeys(legs))} %, the arms and the trunk by"
        f" {percent(frames[0], 'trunk'):+.0f} %. {legs_alone}"
    )
