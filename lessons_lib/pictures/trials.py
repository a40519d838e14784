"""What trials of spot reduction found: their effects, and one trial that measured with two instruments."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from ..science.evidence.literature import ARM_FAT_CM2, ARM_RADIUS_MM, MUSCLE_GROWTH_PERCENT
from ..science.evidence.trials import BETWEEN_PEOPLE, CLOSE, LOOSE, forest_table, told_as_published, trials
from ..science.fat.lipolysis import Thigh, fold_thickness_mm
from .canvas import Canvas, Chart
from .marks import Bars, Corners, Limb, Line, Note
from .rows import write_beside

_DIAMOND = Bars("body", corners="miter")
_SQUARE = Line("line", marker="s", size=1.8, face="paper", edge_width=0.8).shown_as()
_LOSS = Bars("paper", "line", width=1.6, corners="miter")
_NO_LOSS = Bars("paper", width=0.5, dash=(0, (4, 3)), corners="miter").shown_as(width=None)


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
    canvas.taller(1.2)
    canvas.place((0.405, 0.155, 0.305, 0.70))
    ax.grid(visible=False, axis="y")
    ax.spines["left"].set_visible(False)
    ax.axvline(0.0, color=style.ink, linewidth=1.0)
    y, group = -1.0, ""
    for row in table.to_dict("records"):
        heading = f"{_group(row['kind'], row['standardiser'])} · {row['tag']}"
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
        write_beside(canvas, y, f"{effect + 0.0:.2f} ({low:.2f} to {high:.2f})", right=True)
    for trial in told_as_published():
        write_beside(canvas, y + 1.0, f"as published, cannot be rebuilt · {trial.tag}", style="italic")
        y += 2.0
        write_beside(canvas, y, f"{_short(trial.name)}, n {trial.n}", indent=1.4)
        canvas.add(Note("right"), -0.12, y, f"{-(trial.difference or 0.0):.0f} {trial.unit} more, P < 0.05")
    ax.set_yticks([])
    ax.set_xlabel("standard deviations:\nleft, the trained part lost more", fontsize=style.font_pt)
    canvas.legend([pooled, derived, alike])
    canvas.limits((-3.3, 1.0), (y + 0.7, -0.7))
    others = table.iloc[1:]
    caption = (
        f"All trials pooled find {table.iloc[0]['effect'] + 0.0:.2f}: next to nothing. Of {len(others)} effects of"
        f" single trials, {int((others['high'] < 0).sum())} lie wholly on the side of a local loss."
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


def instruments() -> Chart:
    """Draw one trial that measured the same arms with caliper and MRI, and the geometry that explains it.

    The table on the left holds what Kostek et al. 2007 published: directions and P, no means. The two arms
    on the right are a calculation.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.instruments().words.split(":")[0]
    'Kostek et al. 2007 (104 people, MRI and skinfold, 12 weeks)'
    """
    trial = next(t for t in trials() if t.id == "kostek_2007")
    canvas = Canvas("", "", "The same arms, two instruments")
    canvas.keep_shape()
    style, ax = canvas.look, canvas.axes
    canvas.place((0.112, 0.06, 0.44, 0.70))
    for side in ax.spines.values():
        side.set_visible(False)
    ax.grid(visible=False)
    ax.tick_params(length=0)
    ax.xaxis.tick_top()
    ax.set_xticks([0, 1], ["caliper", "MRI"])
    ax.set_yticks([0, 1], ["men", "women"])
    canvas.limits((-0.5, 1.5), (1.5, -0.5))
    # the four directions of the row's `result`; the paper's means were not seen
    boxes = {(x, y): _around(x, y) for x in (0, 1) for y in (0, 1)}
    local = {(0, 0): boxes.pop((0, 0))}
    canvas.add(_LOSS, list(local.values()), label="a local loss")
    canvas.add(_NO_LOSS, list(boxes.values()), label="none")
    for x, y in local:
        found = canvas.add(Note("center"), x, y, "less fat in the\ntrained arm\n(P < 0.01)")
        found.set(weight="bold", linespacing=1.3)
    for x, y in boxes:
        canvas.add(Note("center"), x, y, "no difference")
    arms = canvas.panel((0.575, 0.02, 0.415, 0.79))
    arms.set_axis_off()
    arms.set_xlim(-125.0, 125.0)
    half = 125.0 * (0.79 * style.inches[1]) / (0.415 * style.inches[0])
    arms.set_ylim(-half, half)
    canvas.add(Note("center"), 0, half * 0.86, "a calculation: fat around muscle", axes=arms)
    before, after = _arm(0.0), _arm(MUSCLE_GROWTH_PERCENT)
    for place, limb, name in ((-62.0, before, "before"), (62.0, after, f"muscle +{MUSCLE_GROWTH_PERCENT:.0f} %")):
        words = f"{name}\nfold {limb.fold_mm:.1f} mm\nfat {limb.fat_cm2:.1f} cm²"
        canvas.add(Limb(place, 10.0, 54.0), limb, ARM_RADIUS_MM, words, axes=arms)
    tissue = [Bars("fourth").sample("muscle and bone", style), Bars("grid").sample("fat", style)]
    canvas.legend([*canvas.added, *tissue])
    facts = f"{trial.words} Its means are not in what we saw, so none is drawn."
    words = _instruments_words(before.fold_mm, after.fold_mm, MUSCLE_GROWTH_PERCENT, ARM_FAT_CM2, facts)
    return Chart(canvas, words, "In the same arms, the caliper saw a local loss in men; the MRI saw none in anybody.")


def _around(x: float, y: float) -> Corners:
    """Return the corners of a cell of the table."""
    return [(x - 0.48, y - 0.47), (x + 0.48, y - 0.47), (x + 0.48, y + 0.47), (x - 0.48, y + 0.47)]


def _arm(growth_percent: float) -> Thigh:
    """Return the machine's arm with a grown muscle."""
    radius = ARM_RADIUS_MM * (1.0 + growth_percent / 100.0) ** 0.5
    return Thigh(ARM_FAT_CM2, radius, growth_percent, fold_thickness_mm(ARM_FAT_CM2, ARM_RADIUS_MM, growth_percent))


def _instruments_words(before_mm: float, after_mm: float, growth_percent: float, fat_cm2: float, facts: str) -> str:
    """Return the sentences of caliper and MRI."""
    return (
        f"{facts} A calculation, not data: when the muscle of an arm grows by {growth_percent:.0f} %, the same"
        f" {fat_cm2:.1f} cm² of fat make a fold of {after_mm:.1f} mm instead of {before_mm:.1f}: a caliper reads"
        f" {100.0 * (after_mm / before_mm - 1.0):+.1f} %, a scan of the fat no change."
    )
