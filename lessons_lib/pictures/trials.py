"""What trials of spot reduction found: their effects, the pooled one first."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from ..science.evidence.trials import BETWEEN_PEOPLE, CLOSE, LOOSE, forest_table, told_as_published
from .canvas import Canvas, Chart
from .marks import Bars, Line, Note
from .rows import write_beside

_DIAMOND = Bars("body", corners="miter")
_SQUARE = Line("line", marker="s", size=1.8, face="paper", edge_width=0.8).shown_as()
_CLOSE = Line("line", width=3.2)


def forest() -> Chart:
    """Draw the published pooled effect of spot reduction, and beside it the effects derived from single trials.

    The diamond is the 2022 meta-analysis as published. Hollow squares are effects that this course computed
    from published means; the two groups of them are in units of different spreads. Where limbs of the same
    people were compared, the thick part of a line is the interval if a person's readings are much alike. A trial
    from which no effect can be rebuilt has its row in words.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.forest().words.split(" (")[0]
    'Negative: the trained part lost more. Ramírez-Campillo 2022, all its trials pooled: −0.03'
    """
    table = forest_table()
    canvas = Canvas("", "", "Trained part against untrained part")
    canvas.keep_shape()
    style, ax = canvas.look, canvas.axes
    canvas.taller(1.05)
    canvas.place((0.405, 0.175, 0.5, 0.66))
    ax.grid(visible=False, axis="y")
    ax.spines["left"].set_visible(False)
    ax.axvline(0.0, color=style.ink, linewidth=1.0)
    y, group = -1.0, ""
    for row in table.to_dict("records"):
        heading = _group(row["kind"], row["standardiser"])
        if heading != group:
            y, group = y + 1.0, heading
            write_beside(canvas, y, heading, style="italic")
        y += 1.0
        effect, low, high, close = row["effect"], row["low"], row["high"], (row["close_low"], row["close_high"])
        if row["kind"] == "published":
            corners = [(low, y), (effect, y - 0.36), (high, y), (effect, y + 0.36)]
            pooled = canvas.add(_DIAMOND, [corners], label="many trials pooled")
        else:
            canvas.add(Line("line"), [low, high], [y, y])
            if close != (low, high):
                alike = canvas.add(_CLOSE, close, [y, y], label="if readings are alike")
            derived = canvas.add(_SQUARE, [effect], [y], label="derived, one trial")
        write_beside(canvas, y, f"{_short(row['name'])}, n {row['n']:,}", indent=1.4)
        write_beside(canvas, y, f"{effect + 0.0:.2f}", right=True)
    for trial in told_as_published():
        write_beside(canvas, y + 1.0, "as published, cannot be rebuilt", style="italic")
        y += 2.0
        write_beside(canvas, y, f"{_short(trial.name)}, n {trial.n}", indent=1.4)
        # a text that began at −1 would look like an effect of that size
        more = f"{-(trial.difference or 0.0):.0f} {trial.unit} more, P < 0.05"
        canvas.add(Note("left"), -3.2, y, f"no mark: {more}")
    ax.set_yticks([])
    ax.set_xlabel("standard deviations:\nleft, the trained part lost more", fontsize=style.font_pt)
    canvas.legend([pooled, derived, alike])
    canvas.limits((-3.3, 1.0), (y + 0.7, -0.7))
    caption = (
        f"All trials pooled find {table.iloc[0]['effect'] + 0.0:.2f}, next to nothing; the large single ones lie near"
        " zero, the small ones to the left."
    )
    return Chart(canvas, _forest_words(table.to_dict("records")), caption)


def _group(kind: str, scale: str) -> str:
    if kind == "published":
        return "published (unit: pooled SD)"
    return f"derived, unit: {'SD between people' if scale == BETWEEN_PEOPLE else 'SD of the changes'}"


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
