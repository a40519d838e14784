"""What trials of spot reduction found: their effects, the pooled one first."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from ..science.evidence.trials import CLOSE, LOOSE, forest_table, told_as_published
from ..science.words import with_minus
from .canvas import Canvas, Chart
from .marks import Bars, Line, Note

_DIAMOND = Bars("body", corners="miter")
_SQUARE = Line("line", marker="s", size=1.8, face="paper", edge_width=0.8).shown_as()
_ENDS = (-2.9, 0.6)


def forest() -> Chart:
    """Draw the published pooled effect of spot reduction, and beside it the effects derived from single trials.

    The diamond is the 2022 meta-analysis as published. Hollow squares are effects that this course computed
    from published means; the two groups of them are in units of different spreads. A trial from which no effect can
    be rebuilt has its row in words. Names stand above their marks, so that letters can be read on a phone.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.forest().words.split(" (")[0]
    'Negative: the trained part lost more. Ramírez-Campillo 2022, all its trials pooled: −0.03'
    """
    table = forest_table()
    canvas = Canvas("standard deviations; left: it lost more", "", "Trained part against untrained part")
    canvas.taller(1.2)
    canvas.keep_shape(narrower=0.58)
    canvas.place((0.03, 0.135, 0.94, 0.72))
    ax = canvas.axes
    ax.set_xticks([-2.0, -1.0, 0.0])
    ax.set_yticks([])
    ax.grid(visible=False, axis="y")
    ax.spines["left"].set_visible(False)
    ax.axvline(0.0, color=canvas.look.ink, linewidth=1.0)
    named = Note("left", "center", pad=0.1)
    for y, row in enumerate(table.to_dict("records")):
        effect, low, high = row["effect"], row["low"], row["high"]
        canvas.add(
            named,
            _ENDS[0],
            y - 0.25,
            f"{_short(row['name'])}, n {row['n']:,}: {with_minus(format(effect + 0.0, '.2f'))}",
        )
        if row["kind"] == "published":
            corners = [(low, y + 0.2), (effect, y), (high, y + 0.2), (effect, y + 0.4)]
            pooled = canvas.add(_DIAMOND, [corners], label="many trials pooled")
        else:
            canvas.add(Line("line"), [low, high], [y + 0.2, y + 0.2])
            derived = canvas.add(_SQUARE, [effect], [y + 0.2], label="one trial, derived")
    for y, trial in enumerate(told_as_published(), len(table)):
        more = f"{-(trial.difference or 0.0):.0f} {trial.unit} more, P < 0.05"
        canvas.add(named, _ENDS[0], y - 0.25, f"{_short(trial.name)}, n {trial.n}: no mark")
        canvas.add(named, _ENDS[0], y + 0.2, f"as published: {more}")
    canvas.legend([pooled, derived])
    canvas.limits(_ENDS, (y + 0.6, -0.6))
    caption = (
        f"All trials pooled find {table.iloc[0]['effect'] + 0.0:.2f}, next to nothing; the large single ones lie near"
        " zero, the small ones to the left."
    )
    return Chart(canvas, _forest_words(table.to_dict("records")), caption)


def _short(name: str) -> str:
    return name.replace(" et al.", "")


def _forest_words(rows: Sequence[Mapping[Hashable, Any]]) -> str:
    """Return the sentences of the forest plot from the rows of `forest_table`."""

    def effect(row: Mapping[Hashable, Any]) -> str:
        ends = f"{row['low']:.2f} to {row['high']:.2f}"
        if row["close_low"] != row["low"]:
            ends += f", or {row['close_low']:.2f} to {row['close_high']:.2f}"
        return f"{row['effect'] + 0.0:.2f} ({ends}"

    first, *rest = rows
    derived = "; ".join(f"{_short(row['name'])} {effect(row)})" for row in rest)
    text = (
        f"Negative: the trained part lost more. {_short(first['name'])}, all its trials pooled: {effect(first)};"
        f" published, {first['tag']}). Beside it {len(rest)} effects that this course derived: {derived}. The two"
        " groups of them have different units: compare their direction, not their size. Where two limbs of one person"
        f" were compared, the first interval assumes a correlation of {LOOSE} between the person's readings, the"
        f" second one of {CLOSE}."
    )
    for trial in told_as_published():
        text += (
            f" {_short(trial.name)} has no square: {-(trial.difference or 0.0):.0f} {trial.unit} more lost in the"
            " trained part, P < 0.05 as published, which its printed spread does not give."
        )
    return text
