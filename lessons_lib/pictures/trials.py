"""Lesson 12: what trials of spot reduction found, with which instrument, and a machine that makes trials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import ipywidgets as widgets
import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Polygon, Rectangle
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from ..science.checks import Floats, shown
from ..science.evidence.literature import ARM_FAT_CM2, ARM_RADIUS_MM, MUSCLE_GROWTH_PERCENT
from ..science.evidence.trials import (
    BETWEEN_PEOPLE,
    Literature,
    Pooled,
    forest_table,
    pool_effects,
    trial_machine,
    trials,
)
from ..science.fat.lipolysis import fold_thickness_mm
from ..science.fat.thigh import Thigh
from .app import App, slider
from .canvas import Canvas, Chart
from .canvases import like
from .limb import Ring
from .rows import quiet

EFFECT_PERCENT = 24.0


SHOWN_TRIALS = 12


MOST_TRIALS = 300


_Z = 1.96


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
        heading = _group(str(row.kind), str(row.scale))
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
    return Chart(canvas, _forest_words(rows))


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


def _forest_words(rows: Sequence[tuple[str, float, float, float, str, str]]) -> str:
    """Return the sentences of the forest plot: name, effect, ends, kind and tag of each row."""
    (name, effect, low, high, _, tag), *rest = rows
    text = (
        f"Negative: the trained part lost more. {name}, all its trials pooled: {effect:.2f} ({low:.2f} to"
        f" {high:.2f}; published, {tag}). Beside it {len(rest)} effects that this course derived: "
    )
    text += "; ".join(f"{n} {e + 0.0:.2f} ({a:.2f} to {b:.2f})" for n, e, a, b, _, _ in rest)
    return f"{text}. The two groups of them have different units: compare their direction, not their size."


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
        _instruments_words(before.fold_mm, after.fold_mm, MUSCLE_GROWTH_PERCENT, ARM_FAT_CM2, facts),
    )


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


class LiteratureCanvas(Canvas):
    """A simulated literature: every trial as a dot of the funnel, and the published ones as a forest."""

    def __init__(self, title: str) -> None:
        super().__init__("", "people in the trial (logarithmic)", title)
        style, ax = self.look, self.axes
        ax.set_position((0.112, 0.175, 0.475, 0.655))
        ax.set_yscale("log")
        ax.yaxis.set_major_locator(FixedLocator([5, 10, 20, 50, 100, 200]))
        ax.yaxis.set_minor_locator(NullLocator())
        ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:.0f}"))
        self.limits((-EFFECT_PERCENT, EFFECT_PERCENT), (4.0, 260.0))
        ax.set_xticks([-20, -10, 0, 10, 20])
        side = self.figure.add_axes((0.625, 0.175, 0.36, 0.655))
        quiet(side, self)
        side.grid(color=style.grid, linewidth=style.line_pt / 3, axis="x")
        side.set_xlim(-EFFECT_PERCENT, EFFECT_PERCENT)
        side.set_ylim(SHOWN_TRIALS + 0.3, -2.0)
        side.set_xticks([-20, -10, 0, 10, 20])
        side.set_yticks([])
        side.text(
            0.0,
            -0.6,
            "what gets published, newest on top",
            ha="center",
            va="bottom",
            color=style.ink,
            fontsize=style.font_pt * 0.92,
            bbox={"facecolor": style.paper, "edgecolor": "none", "pad": 1.5},
        )
        self.figure.text(
            0.545,
            0.022,
            "difference of the trained limb's fat (%): to the left, it lost more",
            ha="center",
            va="bottom",
            color=style.ink,
            fontsize=style.font_pt,
        )
        for axes in (ax, side):
            axes.axvline(0.0, color=style.ink, linewidth=1.0)
        size = style.dot_pt
        self._drawer = self._dots(ax, style.scale, "o", size * 0.9, hollow=True)
        self._null = self._dots(ax, style.body, "o", size * 1.2)
        self._found = self._dots(ax, style.line, "^", size * 1.5)
        self._side_null = self._dots(side, style.body, "o", size * 1.2)
        self._side_found = self._dots(side, style.line, "^", size * 1.5)
        self._bars = LineCollection([], colors=style.ink, linewidths=style.line_pt * 0.6)
        side.add_collection(self._bars, autolim=False)
        (self._truth,) = ax.plot([], [], color=style.third, linewidth=style.line_pt, linestyle=(0, (1, 1)))
        self._seen = []
        for axes in (ax, side):
            (line,) = axes.plot([], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
            self._seen.append(line)
        self.moving(
            self._drawer,
            self._null,
            self._found,
            self._truth,
            self._bars,
            self._side_null,
            self._side_found,
            *self._seen,
        )
        self.legend(
            [
                like(self._found, "local loss"),
                like(self._null, "none found"),
                self._hollow(),
                Line2D([], [], color=style.third, linewidth=style.line_pt, linestyle=(0, (1, 1)), label="truth"),
                Line2D(
                    [], [], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)), label="mean published"
                ),
            ]
        )

    def _dots(self, axes: Axes, colour: str, marker: str, size: float, *, hollow: bool = False) -> Line2D:
        face = "none" if hollow else colour
        edge = colour if hollow else self.look.paper
        (dots,) = axes.plot(
            [],
            [],
            color=colour,
            linestyle="none",
            marker=marker,
            markersize=size,
            markerfacecolor=face,
            markeredgecolor=edge,
            markeredgewidth=size / 7,
        )
        return dots

    def _hollow(self) -> Line2D:
        style = self.look
        return Line2D(
            [],
            [],
            color=style.scale,
            linestyle="none",
            marker="o",
            markersize=style.dot_pt,
            markerfacecolor="none",
            label="unpublished",
        )

    def show(self, run: Literature) -> None:
        """Show some trials; the newest published ones stand in the forest."""
        low, high = self.axes.get_ylim()
        seen, found = run.published, run.local_loss
        for dots, which in ((self._drawer, ~seen), (self._null, seen & ~found), (self._found, seen & found)):
            dots.set_data(run.effect_percent[which], run.people[which])
        self._truth.set_data([run.true_effect_percent] * 2, [low, high])
        newest = np.flatnonzero(seen)[::-1][:SHOWN_TRIALS]
        rows = np.arange(len(newest), dtype=float)
        effect, half = run.effect_percent[newest], _Z * run.standard_error_percent[newest]
        self._bars.set_segments(_level(effect - half, effect + half, rows))
        for dots, which in ((self._side_null, ~found[newest]), (self._side_found, found[newest])):
            dots.set_data(effect[which], rows[which])
        mean = run.headline().mean_published
        for line, ends in zip(self._seen, ((low, high), (SHOWN_TRIALS, -0.6)), strict=True):
            line.set_data(*([], []) if mean is None else ([mean, mean], ends))


def _level(low: Floats, high: Floats, rows: Floats) -> Sequence[Any]:
    """Return lying lines."""
    return [[(a, y), (b, y)] for a, b, y in zip(low.tolist(), high.tolist(), rows.tolist(), strict=True)]


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
    """Return the sentences of a simulated literature, its pooled effects included."""
    many = "trial" if len(run.p) == 1 else "trials"
    low, high = int(run.people.min()), int(run.people.max())
    bias = run.expected_percent - run.true_effect_percent
    reads = (
        f"the caliper reads {signed(run.expected_percent)} % on average, because the grown muscle thins the fold"
        if abs(bias) > 0.05
        else f"the {run.instrument} reads the same on average"
    )
    text = (
        f"{len(run.p)} {many} of {low} to {high} people; true effect {signed(run.true_effect_percent)} %,"
        f" and {reads}. {run.headline()}"
    )
    if not run.published.any():
        return text
    everything = _pooled(run, np.ones(len(run.p), dtype=bool))
    return (
        f"{text} Pooled, all say {_interval(everything)}; a reader of the published ones gets"
        f" {_interval(_pooled(run, run.published))}."
    )


def _pooled(run: Literature, which: Any) -> Pooled:
    return pool_effects(run.effect_percent[which], run.standard_error_percent[which], method="DL")


def _interval(pooled: Pooled) -> str:
    """Return a pooled effect with its ends."""
    return f"{signed(pooled.estimate)} % ({signed(pooled.low)} to {signed(pooled.high)})"


def signed(value: float) -> str:
    """Return a number with one decimal; what rounds to zero has no sign."""
    text = f"{value:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text


class TrialMachine(App):
    """Lesson 12: many small trials of one question, which of them are published, and what a reader sees.

    More trials come on top of those that are there: the first ones stay as they are.

    Examples
    --------
    >>> TrialMachine().set(instrument="MRI", trials=300).words.split(";")[0]
    '300 trials of 10 to 40 people'
    """

    def __init__(self) -> None:
        self._chart = LiteratureCanvas("")
        trials = slider("number of trials", 60, 10, MOST_TRIALS, 10)
        play = widgets.Play(value=60, min=10, max=MOST_TRIALS, step=10, interval=500, description="run more trials")
        widgets.jslink((play, "value"), (trials, "value"))
        super().__init__(
            {
                "people": slider("people (half to double)", 20, 10, 100, 10),
                "true_effect_percent": slider("true effect, %", -2, -4, 4, 1),
                "instrument": widgets.Dropdown(
                    options=["caliper", "MRI"],
                    value="MRI",
                    description="instrument",
                    layout=widgets.Layout(width="14em"),
                ),
                "trials": trials,
                "publish_null_percent": slider("% published if none found", 10, 0, 100, 5),
                "seed": slider("another set of people", 1, 1, 20, 1),
            },
            more=("trials", "publish_null_percent", "seed"),
            extra=(play,),
        )

    def _canvas(self) -> Canvas:
        return self._chart

    def _draw(
        self,
        people: int,
        true_effect_percent: int,
        instrument: str,
        trials: int,
        publish_null_percent: int,
        seed: int,
    ) -> str:
        run = first_trials(people, true_effect_percent, instrument, trials, publish_null_percent, seed)
        self._chart.title(f"The trial machine: measured by {instrument}")
        self._chart.show(run)
        return literature_words(run)


def first_trials(
    people: int = 20,
    true_effect_percent: int = 0,
    instrument: str = "caliper",
    trials: int = 60,
    publish_null_percent: int = 10,
    seed: int = 1,
) -> Literature:
    """Return the first trials of the machine at some state of its controls.

    Examples
    --------
    >>> first_trials(trials=10).people.tolist() == first_trials(trials=20).people.tolist()[:10]
    True
    """
    run = _all_trials(people, true_effect_percent, instrument, publish_null_percent, seed)
    return replace(
        run,
        people=run.people[:trials],
        effect_percent=run.effect_percent[:trials],
        standard_error_percent=run.standard_error_percent[:trials],
        p=run.p[:trials],
        published=run.published[:trials],
    )


@lru_cache(maxsize=8)
def _all_trials(people: int, effect: int, instrument: str, publish_null_percent: int, seed: int) -> Literature:
    """Return as many trials as there can be, so that those already shown stay when more are run."""
    return trial_machine(
        trials=MOST_TRIALS,
        people=(people // 2, 2 * people),
        true_effect_percent=effect,
        instrument="MRI" if instrument == "MRI" else "caliper",
        publish_null=publish_null_percent / 100.0,
        seed=seed,
    )
