"""Charts of where fat sits and where it leaves."""

from __future__ import annotations

from ..science import units
from ..science.body.people import Person
from ..science.body.projection import Projection
from ..science.fat.regions import EXPONENT_RANGE, regional_fat
from . import words as _words
from .canvas import Chart
from .canvases import RegionsCanvas, a_projection


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
    return Chart(canvas, _words.regions(p, frames))
