"""What trials of spot reduction found, one by one."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from ..science.evidence.literature import chance_of_finds
from ..science.evidence.trials import SCAN, forest_table, trials, trials_table
from ..science.words import in_words, with_minus
from .canvas import Canvas, Chart
from .marks import Bars, Line, Note
from .rows import Rows, box

_SQUARE = Line("line", "none", marker="s", size=1.8, face="paper", edge_width=0.8).shown_as()
_LETS_OUT = 0.1
"""The share of the trials without a loss that leaves the drawer: a course assumption."""
_DRAWER_TALL = 0.5
_BET_TALL = 0.37
"""Low: with the vote it fits the first screen."""
_ENDS = (-3.0, 0.7)
_NAMED = Note("left", "center", pad=0.1)
_PARTS = {"trunk": "trunk", "abdomen": "belly", "arms": "arms"}


def forest() -> Chart:
    """Draw 13 studies as a review pooled them, and the three scans that found a local loss.

    The effect of the review is as quoted; hollow squares are effects that this course computed from printed means, or
    from people and P. Names stand above their marks, so that letters can be read on a phone.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.forest().words.split(" (")[0]
    'Negative: the trained part lost more. 13 studies, limbs, 1,158 people: −0.03'
    """
    told = "; ".join(f"{row['short']}: {_effect(row)}" for row in _rows())
    return Chart(
        _canvas("Trained against not trained", _rows()),
        f"Negative: the trained part lost more. {told}. The first is quoted from a review; the others"
        " are worked out by us, two (Brobakken, Paoli) as the least effect that fits the P that they print."
        f" The legs of Scotto's women, the same people: {_effect(_scottos_legs())}.",
        f"13 studies of limbs found {_rows()[0]['effect']:.2f}, next to nothing; three small ones lie far left, two"
        " drawn as the least that their P allows.",
    )


def bet_on_forest() -> Chart:
    """Draw one of the three, and a row of the 13 studies without a mark, to bet on.

    Examples
    --------
    >>> bet_on_forest().caption
    'One trial lies far left: and the others?'
    """
    others, one = _rows()[:2]
    told = "One trial lies far left: and the others?"
    named = (
        f"Negative: the trained part lost more. {one['short']}: {_effect(one)}, the least effect that fits the P that"
        f" it prints. {others['short']}: not told yet."
    )
    rows = [one, {**others, "short": f"{others['short']}: ?", "effect": None}]
    return Chart(_canvas("One trial, and the others?", rows), f"{named} {told}", told)


def drawer() -> Chart:
    """Draw how often as many scans of nothing say yes as in the table: with every trial published, and with a drawer.

    Examples
    --------
    >>> drawer().caption
    'With nothing hidden, 0.1 of 100 tables show three yeses; with the drawer, 27.'
    """
    found, of = trials_table().found(SCAN)
    open_, hidden = (100.0 * chance_of_finds(found, of, published) for published in (1.0, _LETS_OUT))
    yeses, kept = in_words(found), in_words(round(10 * (1.0 - _LETS_OUT)))
    canvas = Rows(
        f"tables with {found} yeses or more, of 100",
        f"Training does nothing. How often do {yeses} scans say yes?",
        ["nothing hidden", f"{kept} of ten noes\nhidden"],
        across=(0.19, 0.785),
        tall=_DRAWER_TALL,
    )
    canvas.place((0.19, 0.135 / _DRAWER_TALL, 0.785, 1.0 - 0.215 / _DRAWER_TALL))  # no room for a legend: it has none
    canvas.add(Bars("body"), [box(0.0, open_, 0), box(0.0, hidden, 1)])
    canvas.say(open_, 0, f"{open_:.1f}")
    canvas.say(hidden, 1, f"{hidden:.0f}")
    canvas.reach(40.0)
    told = f"With nothing hidden, {open_:.1f} of 100 tables show {yeses} yeses; with the drawer, {hidden:.0f}."
    return Chart(canvas, f"Training does nothing, and {of} scans are published. {told}", told)


@cache
def _rows() -> list[dict[str, Any]]:
    """Return the rows of the forest, each with a short name."""
    rows: list[dict[str, Any]] = [{str(k): v for k, v in row.items()} for row in forest_table().to_dict("records")]
    for row in rows:
        part = _PARTS.get(row["trained"])
        name = f"{row['name'].partition(',')[0].replace(' et al.', '')}, {part}" if part else "13 studies, limbs"
        row["short"] = f"{name}, {row['n']:,} people"
    return rows


def _scottos_legs() -> dict[str, Any]:
    """Return the effect in the legs of the women whose arms are drawn: the same people, so no row of its own."""
    legs = next(t for t in trials() if t.id == "scotto_di_palumbo_2017_legs")
    return {"effect": legs.effect, "low": legs.effect_low, "high": legs.effect_high}


def _effect(row: dict[str, Any]) -> str:
    return with_minus(f"{row['effect']:.2f} ({row['low']:.2f} to {row['high'] + 0.0:.2f})")


def _canvas(title: str, rows: list[dict[str, Any]]) -> Canvas:
    """Return rows, each under its name; low and without a legend where one waits for a bet."""
    waits = any(row["effect"] is None for row in rows)
    high, above = (_BET_TALL, 0.09) if waits else (0.95, 0.161)
    canvas = Canvas("difference in SD (how far people usually lie apart); left: it lost more", "", title)
    canvas.taller(high)
    canvas.place((0.03, 0.157 / high, 0.94, 1.0 - (0.157 + above) / high))
    ax = canvas.axes
    ax.set_xticks([-2.0, -1.0, 0.0])
    ax.set_yticks([])
    ax.grid(visible=False, axis="y")
    ax.spines["left"].set_visible(False)
    ax.axvline(0.0, color=canvas.look.ink, linewidth=1.0)
    for y, row in enumerate(rows):
        named = re.sub(r" \d{4},", ",", row["short"])  # without the year the longest one fits a phone
        canvas.add(_NAMED, _ENDS[0], y - 0.25, named)
        if row["effect"] is None:
            continue
        line = canvas.add(Line("line"), [row["low"], row["high"]], [y + 0.2] * 2, label="95 % interval")
        square = canvas.add(_SQUARE, [row["effect"]], [y + 0.2], label="effect")
    if not waits:
        canvas.legend([square, line])
    canvas.limits(_ENDS, (len(rows) - (0.9 if waits else 0.4), -0.6))  # the row to bet on has no mark below its name
    return canvas
