"""A simulated literature: many small trials of one question, which of them are published, and what a reader sees."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from ..science.checks import instance
from ..science.evidence.literature import MOST_TRIALS, Literature, first_trials
from ..science.evidence.pooling import Pooled, pool_effects
from .app import App, menu, player, slider
from .canvas import Canvas, Chart
from .look import DASHED, DOTTED
from .marks import Line, Threads
from .style import our_style

EFFECT_PERCENT = 24.0
SHOWN_TRIALS = 12
_Z = 1.96
_TICKS = [-20, -10, 0, 10, 20]
_NULL = Line("body", "none", marker="o", size=1.2, edge="paper")
_FOUND = Line("line", "none", marker="^", size=1.5, edge="paper")
_MEAN = Line("line", DASHED)
_EVERY_TRIAL = {
    "unpublished": Line("scale", "none", marker="o", size=0.9, face="none").shown_as(size=1.0),
    "null": _NULL,
    "found": _FOUND,
    "truth": Line("third", DOTTED),
    "mean": _MEAN,
}
_PUBLISHED = {"bars": Threads("ink", width=0.6), "side_null": _NULL, "side_found": _FOUND, "side_mean": _MEAN}


@our_style
def _canvas(title: str) -> Canvas:
    """Return every trial as a dot of the funnel, and beside it the published ones as a forest."""
    canvas = Canvas("", "people in the trial", title)
    style, ax = canvas.look, canvas.axes
    canvas.place((0.112, 0.135, 0.475, 0.695))
    ax.set_yscale("log")
    ax.yaxis.set_major_locator(FixedLocator([5, 10, 20, 50, 100, 200]))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: f"{y:.0f}"))
    canvas.limits((-EFFECT_PERCENT, EFFECT_PERCENT), (4.0, 260.0))
    side = canvas.beside((0.625, 0.135, 0.36, 0.695))
    side.set_xlim(-EFFECT_PERCENT, EFFECT_PERCENT)
    side.set_ylim(SHOWN_TRIALS - 0.2, -0.8)
    side.set_yticks([])
    ax.set_xlabel("trained limb's fat (%)", fontsize=style.font_pt)
    side.set_xlabel("the published ones", fontsize=style.font_pt)
    for axes, marks in ((ax, _EVERY_TRIAL), (side, _PUBLISHED)):
        axes.set_xticks(_TICKS)
        axes.axvline(0.0, color=style.ink, linewidth=1.0)
        canvas.declare(marks, axes)
        for line in axes.lines:
            line.set_markeredgewidth(line.get_markersize() / 7)
    canvas.names(found="local loss", null="none found", unpublished="unpublished", truth="truth", mean="mean published")
    return canvas


def _show(canvas: Canvas, run: Literature) -> None:
    """Show some trials; the newest published ones stand in the forest."""
    ends = canvas.axes.get_ylim()
    seen, found = run.published, run.local_loss
    every = {"unpublished": ~seen, "null": seen & ~found, "found": seen & found}
    newest = np.flatnonzero(seen)[::-1][:SHOWN_TRIALS]
    rows = np.arange(len(newest), dtype=float)
    effect, half = run.effect_percent[newest], _Z * run.standard_error_percent[newest]
    bars = [[(e - h, y), (e + h, y)] for e, h, y in zip(effect, half, rows, strict=True)]
    mean = run.headline().mean_published
    means = {} if mean is None else {"mean": ((mean, mean), ends), "side_mean": ((mean, mean), (SHOWN_TRIALS, -0.8))}
    canvas.put(
        **{name: (run.effect_percent[which], run.people[which]) for name, which in every.items()},
        truth=([run.true_effect_percent] * 2, ends),
        bars=(bars,),
        side_null=(effect[~found[newest]], rows[~found[newest]]),
        side_found=(effect[found[newest]], rows[found[newest]]),
        **means,
    )


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
    instance(run, Literature, "run", "what trial_machine(...) returns")
    canvas = _canvas(f"A simulated literature, measured by {run.instrument}")
    _show(canvas, run)
    return Chart(canvas, _words(run))


def _words(run: Literature) -> str:
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

    framed_by = ("instrument",)

    def __init__(self) -> None:
        trials = slider("number of trials", 60, 10, MOST_TRIALS, 10)
        play = player(trials, "run more trials", 500)
        super().__init__(
            _canvas(""),
            {
                "people": slider("people (half to double)", 20, 10, 100, 10),
                "true_effect_percent": slider("true effect, %", -2, -4, 4, 1),
                "instrument": menu("instrument", ["caliper", "MRI"], "MRI"),
                "trials": trials,
                "publish_null_percent": slider("% published if none found", 10, 0, 100, 5),
                "seed": slider("another set of people", 1, 1, 20, 1),
            },
            more=("trials", "publish_null_percent", "seed"),
            plays={"trials": play},
        )

    def _frame(self, instrument: str) -> None:
        self.canvas.title(f"The trial machine: measured by {instrument}")

    def _draw(self, **state: Any) -> str:
        run = first_trials(**state)
        _show(self.canvas, run)
        told = run.headline()
        mean = "" if told.mean_published is None else f", with a mean of {signed(told.mean_published)} %"
        self.headline(f"{told.published} of {told.trials} trials are published{mean}")
        return _words(run)
