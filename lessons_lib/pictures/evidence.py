"""Charts of the evidence on spot reduction: grams, a forest plot, two instruments, a simulated literature."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Polygon, Rectangle

from ..science.body.projection import Projection
from ..science.checks import instance, shown
from ..science.evidence.literature import ARM_FAT_CM2, ARM_RADIUS_MM, MUSCLE_GROWTH_PERCENT, Literature
from ..science.evidence.pooling import Pooled, pool_effects
from ..science.evidence.trials import BETWEEN_PEOPLE, forest_table, trials
from ..science.fat.lipolysis import MONTH_DAYS
from ..science.fat.thigh import Thigh, fold_thickness_mm
from ..science.results import Interval
from . import evidence_words as say
from .canvas import Canvas, Chart, a_projection
from .evidence_canvases import GramsCanvas, LiteratureCanvas
from .limb_canvases import Ring


def grams(local: Interval, projection: Projection) -> Chart:
    """Draw what fat beside a working muscle releases more, beside what the whole body loses, on one axis.

    The axis is logarithmic, and says so.

    Parameters
    ----------
    local
        What `local_lipolysis_g` returned for a month.
    projection
        What `project` returned for 30 days.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, charts, local_lipolysis_g, project
    >>> month = project(PEOPLE["ana"], Plan.deficit(500), days=30)
    >>> charts.grams(local_lipolysis_g(), month).words.split(" (")[0]
    'Beside the working muscle about 0.47 g more fat is released in a month'
    """
    instance(local, Interval, "local", "what local_lipolysis_g(...) returns")
    p = a_projection(projection)
    if p.days != MONTH_DAYS:
        raise ValueError(
            f"The projection has {p.days} days. It must be {MONTH_DAYS}, a month, to stand beside grams a month:"
            f" write days={MONTH_DAYS}."
        )
    canvas = GramsCanvas(f"{p.person.name}: grams of fat in a month")
    canvas.show(local, 1000.0 * float(p.fat_kg[0] - p.fat_kg[-1]))
    return Chart(canvas, say.grams(local, p))


def forest() -> Chart:
    """Draw the published pooled effect of spot reduction, and beside it the effects derived from single trials.

    The diamond is the 2022 meta-analysis as published. Hollow squares are effects that this course computed
    from published means; the two groups of them are in units of different spreads.

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.forest().words.split(" (")[0]
    'Negative: the trained part lost more. Ramírez-Campillo 2022, all its trials pooled: -0.03'
    """
    table = forest_table()
    canvas = Canvas("", "", "Trained part against untrained part")
    style, ax = canvas.look, canvas.axes
    ax.set_position((0.415, 0.185, 0.40, 0.645))
    ax.grid(visible=False, axis="y")
    ax.spines["left"].set_visible(False)
    ax.axvline(0.0, color=style.ink, linewidth=1.0)
    rows: list[tuple[str, float, float, float, str, str]] = []
    y, group = -1.0, ""
    for row in table.itertuples():
        heading = _group(str(row.kind), str(row.standardiser))
        if heading != group:
            y, group = y + 1.0, heading
            _beside(canvas, y, heading, style="italic")
        y += 1.0
        name = str(row.name).replace(" et al.", "")
        effect, low, high = (float(x) for x in (row.effect, row.low, row.high))  # type: ignore[arg-type]  # floats, by the table
        if row.kind == "published":
            diamond = [(low, y), (effect, y - 0.36), (high, y), (effect, y + 0.36)]
            ax.add_patch(Polygon(diamond, facecolor=style.body, edgecolor=style.ink))
        else:
            ax.plot([low, high], [y, y], color=style.line, linewidth=style.line_pt)
            ax.plot([effect], [y], **_hollow_square(canvas))
        _beside(canvas, y, f"{name}, n {row.n:,}", indent=1.4)
        _beside(canvas, y, str(row.tag).replace("-", "-\n"), right=True)
        rows.append((name, effect, low, high, str(row.kind), str(row.tag)))
    ax.set_yticks([])
    ax.set_xlabel("standard deviations; to the left, the trained part lost more", fontsize=style.font_pt)
    canvas.legend(
        [
            Patch(facecolor=style.body, edgecolor=style.ink, label="published, many trials pooled"),
            Line2D([], [], **_hollow_square(canvas), label="derived by this course, one trial"),
        ]
    )
    canvas.limits((-3.3, 1.0), (y + 0.7, -0.7))
    return Chart(canvas, say.forest(rows))


def _hollow_square(canvas: Canvas) -> dict[str, Any]:
    style = canvas.look
    return {
        "color": style.line,
        "linewidth": style.line_pt,
        "marker": "s",
        "markersize": style.dot_pt * 1.8,
        "markerfacecolor": style.paper,
        "markeredgewidth": style.line_pt * 0.8,
    }


def _beside(canvas: Canvas, y: float, words: str, *, indent: float = 0.6, right: bool = False, **more: Any) -> None:
    """Write words at a row, from the left edge of the picture or right of the axes; `indent` in letters."""
    style = canvas.look
    canvas.axes.annotate(
        words,
        (1.0 if right else 0.0, y),
        xycoords=("axes fraction" if right else "figure fraction", "data"),
        xytext=(indent * style.font_pt, 0),
        textcoords="offset points",
        va="center",
        fontsize=style.font_pt,
        color=style.ink,
        **more,
    )


def _group(kind: str, scale: str) -> str:
    if kind == "published":
        return "published (unit: pooled SD)"
    return f"derived, unit: {'SD between people' if scale == BETWEEN_PEOPLE else 'SD of the changes'}"


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
    style, ax = canvas.look, canvas.axes
    ax.set_position((0.112, 0.06, 0.44, 0.70))
    for side in ax.spines.values():
        side.set_visible(False)
    ax.grid(visible=False)
    ax.tick_params(length=0)
    ax.xaxis.tick_top()
    ax.set_xticks([0, 1], ["caliper", "MRI"])
    ax.set_yticks([0, 1], ["men", "women"])
    canvas.limits((-0.5, 1.5), (1.5, -0.5))
    # the four directions of the row's `result`; the paper's means were not seen
    for x, instrument in enumerate(("caliper", "MRI")):
        for y, who in enumerate(("men", "women")):
            yes = instrument == "caliper" and who == "men"
            words = "less fat in the\ntrained arm\n(P < 0.01)" if yes else "no difference"
            ax.add_patch(
                Rectangle(
                    (x - 0.48, y - 0.47),
                    0.96,
                    0.94,
                    facecolor=style.paper,
                    edgecolor=style.line if yes else style.ink,
                    linewidth=style.line_pt * (1.6 if yes else 0.5),
                    linestyle="-" if yes else (0, (4, 3)),
                )
            )
            ax.text(
                x,
                y,
                words,
                ha="center",
                va="center",
                fontsize=style.font_pt,
                color=style.ink,
                weight="bold" if yes else "normal",
                linespacing=1.3,
            )
    arms = canvas.figure.add_axes((0.575, 0.02, 0.415, 0.79))
    arms.set_axis_off()
    arms.set_xlim(-125.0, 125.0)
    half = 125.0 * (0.79 * style.inches[1]) / (0.415 * style.inches[0])
    arms.set_ylim(-half, half)
    arms.text(
        0,
        half * 0.86,
        "a calculation: fat around muscle",
        ha="center",
        va="center",
        fontsize=style.font_pt,
        color=style.ink,
    )
    before, after = _arm(0.0), _arm(MUSCLE_GROWTH_PERCENT)
    for place, limb, name in ((-62.0, before, "before"), (62.0, after, f"muscle +{MUSCLE_GROWTH_PERCENT:.0f} %")):
        ring = Ring(canvas, arms, place, 10.0, 54.0)
        ring.show(limb, ARM_RADIUS_MM, f"{name}\nfold {limb.fold_mm:.1f} mm\nfat {limb.fat_cm2:.1f} cm²")
    canvas.legend(
        [
            Patch(facecolor=style.paper, edgecolor=style.line, linewidth=style.line_pt * 1.6, label="a local loss"),
            Patch(facecolor=style.paper, edgecolor=style.ink, linestyle=(0, (4, 3)), label="none"),
            Patch(facecolor=style.fourth, edgecolor=style.ink, label="muscle and bone"),
            Patch(facecolor=style.grid, edgecolor=style.ink, label="fat"),
        ]
    )
    facts = f"{trial.words} Its means are not in what we saw, so none is drawn."
    return Chart(
        canvas,
        say.instruments(before.fold_mm, after.fold_mm, MUSCLE_GROWTH_PERCENT, ARM_FAT_CM2, facts),
    )


def _arm(growth_percent: float) -> Thigh:
    """Return the machine's arm with a grown muscle."""
    radius = ARM_RADIUS_MM * (1.0 + growth_percent / 100.0) ** 0.5
    return Thigh(ARM_FAT_CM2, radius, growth_percent, fold_thickness_mm(ARM_FAT_CM2, ARM_RADIUS_MM, growth_percent))


def literature(run: Literature) -> Chart:
    """Draw a simulated literature: all its trials as a funnel, the published ones as a forest.

    Parameters
    ----------
    run
        What `trial_machine` returned.

    Examples
    --------
    >>> from lessons_lib import charts, trial_machine
    >>> charts.literature(trial_machine(trials=100, instrument="MRI", seed=1)).words.split(";")[0]
    '100 trials of 8 to 40 people'
    """
    if not isinstance(run, Literature):
        raise ValueError(f"run is {shown(run)}. It must be what trial_machine(...) returns.")
    canvas = LiteratureCanvas(f"A simulated literature, measured by {run.instrument}")
    canvas.show(run)
    return Chart(canvas, literature_words(run))


def literature_words(run: Literature) -> str:
    """Return the words of a simulated literature, its pooled effects included."""
    return say.literature(run, _pooled(run, np.ones(len(run.p), dtype=bool)), _pooled_seen(run))


def _pooled(run: Literature, which: Any) -> Pooled:
    return pool_effects(run.effect_percent[which], run.standard_error_percent[which], method="DL")


def _pooled_seen(run: Literature) -> Pooled | None:
    return _pooled(run, run.published) if run.published.any() else None
