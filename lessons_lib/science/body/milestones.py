"""When a body reaches a plateau, and from when on a straight line and a body lie apart."""

from __future__ import annotations

import numpy as np

from ..checks import Floats
from .projection import Projection

PLATEAU_KG = 0.2
PLATEAU_DAYS = 28
"""A plateau, in this course: less than this change in so many days."""
APART_KG = 1.0
"""From this difference on, line and body count as apart (course rule)."""


def plateau_day(p: Projection) -> int | None:
    """Return the day on which the first four weeks of a plateau end, or None if there is none.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> plateau_day(project(PEOPLE["ana"], Plan.deficit(500), days=1092))
    842
    """
    kg = p.weight_kg
    if len(kg) <= PLATEAU_DAYS:
        return None
    flat = np.abs(kg[PLATEAU_DAYS:] - kg[:-PLATEAU_DAYS]) < PLATEAU_KG
    return int(np.argmax(flat)) + PLATEAU_DAYS if flat.any() else None


def apart_kg(line: Projection, body: Projection) -> Floats:
    """Return how far line and body are apart, day by day, for as long as both go (kg)."""
    days = min(line.days, body.days) + 1
    return np.abs(line.weight_kg[:days] - body.weight_kg[:days])


def parting_week(line: Projection, body: Projection) -> int | None:
    """Return the week from which line and body stay a kilogram or more apart, if they do.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, project
    >>> ana, plan = PEOPLE["ana"], Plan.deficit(500)
    >>> parting_week(project(ana, plan, days=182, model="rule_3500"), project(ana, plan, days=182))
    14
    """
    near = apart_kg(line, body) < APART_KG
    if near[-1]:
        return None
    # the first whole week after the last day within a kilogram; the last week, if no whole one is left
    return min(int(np.flatnonzero(near)[-1] + 1) // 7 + 1, -(-(len(near) - 1) // 7))
