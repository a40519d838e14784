"""Charts of the scale: its hidden parts, and one week many times."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..science import units
from ..science.body.projection import Projection
from ..science.checks import Floats, whole
from ..science.scale.weighing import PARTS, repeated_kg
from ..science.words import change
from .canvas import Canvas, Chart, a_projection, padded_limits
from .gate import gated
from .look import DASHED
from .marks import Line, dots, plain

if TYPE_CHECKING:
    import pandas as pd


_PART_GROUPS = {
    "water": ("sodium_water_kg",),
    "glycogen": ("glycogen_part_kg",),
    "gut content": ("gut_kg",),
    "rhythms, scale": ("weekly_kg", "weighing_time_kg", "scale_error_kg"),
    "cycle": ("cycle_kg",),
}
_PART_BARS = (plain("body"), plain("line", "//"), plain("third", ".."), plain("scale", "xx"), plain("fourth", "\\\\"))


@gated
def parts(readings: pd.DataFrame, days: int = 28) -> Chart:
    """Draw the hidden parts of each weigh-in: what moves the scale besides the body.

    Parameters
    ----------
    readings
        What `weigh_ins` returned.
    days
        How many days to show, 7 to 90.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project, weigh_ins
    >>> w = weigh_ins(project(PEOPLE["ana"], Plan.deficit(500), days=28), seed=7)
    >>> charts.parts(w, days=28).words.startswith("Over 28 days")
    True
    """
    missing = [name for name in (*PARTS, "weight_kg") if name not in getattr(readings, "columns", [])]
    if missing:
        raise ValueError(f"readings has no column {missing[0]}. It must be what weigh_ins(...) returns.")
    days = whole(days, "days", 7, 90, "days")
    data = readings.iloc[:days]
    groups = {name: data[list(columns)].sum(axis=1).to_numpy() for name, columns in _PART_GROUPS.items()}
    if not groups["cycle"].any():
        del groups["cycle"]
    canvas = Canvas("day", f"above or below true weight ({units.mass_unit()})", "What the scale adds and hides")
    one, day = units.from_kg(1.0), data["day"].to_numpy()
    above, below = np.zeros(len(day)), np.zeros(len(day))
    for (name, kg), bars in zip(groups.items(), _PART_BARS, strict=False):
        canvas.columns(bars, day, one * kg, bottom=one * np.where(kg >= 0, above, below), label=name)
        above, below = above + np.maximum(kg, 0), below + np.minimum(kg, 0)
    total = sum(groups.values())
    canvas.add(dots("ink", size=1.2, alpha=None, edge="paper", whole=False), day, one * total, label="sum")
    canvas.zero()
    canvas.legend()
    canvas.limits((day[0] - 0.7, day[-1] + 0.7), padded_limits(np.concatenate([above, below]), 1.0))
    total_kg = np.asarray(total)
    rises = int((np.diff(data["weight_kg"]) > 1e-9).sum())
    caption = (
        f"None of this is fat (we guess the split): the scale, {_between(total_kg)} true weight, rises on {rises}"
        f" morning{'s' * (rises != 1)}."
    )
    return Chart(canvas, _parts_words(groups, total_kg, float(data["cycle_kg"].max())), caption)


@gated
def weekly_changes(projection: Projection, week: int = 4, people: int = 300) -> Chart:
    """Draw how the scale changes over one week in many repeats of the same plan.

    Parameters
    ----------
    projection
        What `project` returned, at least `week` weeks long.
    week
        Which week, 1 or more: from the morning that begins it to the morning that ends it.
    people
        How many repeats, 20 to 2000, seeds 0, 1, 2 ...

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, project
    >>> p = project(PEOPLE["ana"], Plan.deficit(500), days=28)
    >>> charts.weekly_changes(p, week=4, people=50).words.split(",")[0]
    'In 50 repeats of week 4'
    """
    p = a_projection(projection)
    week = whole(week, "week", 1, p.days // 7, "(a week of the projection)")
    people = whole(people, "people", 20, 2000, "repeats")
    first, last = 7 * (week - 1), 7 * week
    kg = repeated_kg(p, people)
    changes = kg[:, last] - kg[:, first]
    true = float(p.weight_kg[last] - p.weight_kg[first])
    # the display shows steps of 0.1 kg: edges between the steps, and none of the bins holds zero and a gain
    edges = 0.05 + 0.2 * np.arange(np.floor((changes.min() - 0.05) * 5), np.ceil((changes.max() - 0.05) * 5) + 1)
    counts, _ = np.histogram(changes, edges)
    one, middles = units.from_kg(1.0), (edges[1:] + edges[:-1]) / 2
    canvas = Canvas(
        f"change on the scale over week {week} ({units.mass_unit()})",
        "repeats",
        f"{p.person.name}: one week, many times",
    )
    top = 1.08 * float(counts.max())
    for chosen, bars, name in (
        (middles <= 0.05, plain("body"), "no gain"),
        (middles > 0.05, plain("line", "//"), "a gain"),
    ):
        canvas.columns(bars, one * middles[chosen], counts[chosen], width=0.17 * one, label=name)
    canvas.add(Line("ink", DASHED), (one * true, one * true), (0.0, top), label="the body itself")
    canvas.legend()
    canvas.limits((one * edges[0], one * edges[-1]), (0.0, top))
    gains = int((changes > 0.05).sum())
    moved = f"{'lost' if true < 0 else 'gained'} {units.mass(abs(true))}"
    caption = f"In {gains} of {people:,} repeats the scale shows a gain, though the body itself {moved}."
    return Chart(canvas, _weekly_words(changes, true, week), caption)


def _parts_words(groups: dict[str, Floats], total: Floats, cycle_kg: float) -> str:
    """Return the sentences of the hidden parts."""
    spread = {name: float(kg.std(ddof=1)) for name, kg in groups.items()}
    cycle = f" The menstrual cycle lifts it by up to {units.mass(cycle_kg, 2)}." if cycle_kg > 0 else ""
    most = max(spread, key=lambda name: spread[name])
    return (
        f"Over {len(total)} days the hidden parts put the scale {_between(total)} true weight; the largest part here is"
        f" {most} (standard deviation {units.mass(spread[most], 2)}).{cycle} None of it is fat."
    )


def _between(total_kg: Floats) -> str:
    return f"between {units.mass(-float(total_kg.min()))} below and {units.mass(float(total_kg.max()))} above"


def _weekly_words(changes: Floats, true_kg: float, week: int) -> str:
    """Return the sentences of one week, many times."""
    gains = int((changes > 0.05).sum())
    return (
        f"In {len(changes):,} repeats of week {week}, the body itself has {change(true_kg)};"
        f" the scale shows anything from {_more_or_less(changes.min())} to {_more_or_less(changes.max())},"
        f" and a gain in {gains} of {len(changes):,} ({100 * gains / len(changes):.0f} %)."
    )


def _more_or_less(kg: float) -> str:
    return f"{units.mass(abs(float(kg)))} {'less' if kg < 0 else 'more'}"
