"""The sentences of the charts and apps of lessons 11 and 12: made from what is drawn."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..science import units
from ..science.body.projection import Projection
from ..science.evidence.literature import Literature
from ..science.evidence.pooling import Pooled
from ..science.fat.thigh import GROWTH_WEEKS, Thigh
from ..science.results import Interval
from . import words as _words
from .evidence_canvases import times
from .limb_canvases import kept

if TYPE_CHECKING:
    import pandas as pd


def region(p: Projection, frames: Sequence[pd.DataFrame], name: str) -> str:
    """Return the sentences of one region; the first frame is drawn, all together are the band."""
    total = float(p.fat_kg[0] - p.fat_kg[-1])
    start = float(frames[0][f"{name}_kg"].iloc[0])
    ends = sorted(float(frame[f"{name}_kg"].iloc[-1]) for frame in frames)
    shares = [f"{x:+.0f}" for x in sorted((100.0 * (kept(frame, name) - 1.0) for frame in frames), key=abs)]
    spread = " to ".join(dict.fromkeys((shares[0], shares[-1])))
    digits = [units.mass(x, 2) for x in (ends[0], ends[-1])]
    reach = digits[0] if digits[0] == digits[1] else f"{units.from_kg(ends[0]):.2f} to {digits[1]}"
    if round(abs(units.from_kg(total)), 1) == 0.0:
        whole = f"{p.person.name}'s fat does not change to speak of"
    else:
        whole = f"{p.person.name} {'loses' if total > 0 else 'gains'} {units.mass(abs(total))} of fat"
    return (
        f"In {_words.span(p.days)} {whole}: the {name} go from {units.mass(start, 2)} to"
        f" {units.mass(float(frames[0][f'{name}_kg'].iloc[-1]), 2)} (range of the model {reach}; {spread} %)."
    ).replace("the trunk go from", "the trunk goes from")


def thighs(pair: tuple[Thigh, Thigh], *, trained: bool, weeks: int) -> str:
    """Return the sentences of the two thighs."""
    one, other = pair
    if not trained:
        return (
            f"No leg is trained: both thighs, drawn with the average of Walts 2008, have a fold of"
            f" {other.fold_mm:.1f} mm."
        )
    how = f"in {min(weeks, GROWTH_WEEKS)} week" + ("" if weeks == 1 else "s")
    return (
        f"One leg is trained: both thighs hold {one.fat_cm2:.1f} cm² of fat, but the muscle of the trained one"
        f" grows by {one.growth_percent:.1f} % {how}. The same fat lies thinner over it: a fold of"
        f" {one.fold_mm:.1f} mm, {other.fold_mm - one.fold_mm:.1f} mm less than the {other.fold_mm:.1f} mm of the"
        " other."
    )


def grams(local: Interval, p: Projection) -> str:
    """Return the sentences of grams beside a muscle and of the whole body."""
    whole = 1000.0 * float(p.fat_kg[0] - p.fat_kg[-1])
    plan = _words.plans([p])
    text = (
        f"Beside the working muscle about {local.estimate:.2g} g more fat is released in a month"
        f" ({local.low:.2g} to {local.high:.2g} over three intensities); no more than that can be lost there."
    )
    if round(abs(whole)) < 1:
        return f"{text} {p.person.name}, {plan}: the fat of the whole body does not change to speak of."
    verb = "loses" if whole > 0 else "gains"
    text += f" {p.person.name}, {plan}: in {p.days} days the whole body {verb} {abs(whole):,.0f} g of fat"
    if whole > 0 and local.estimate > 0:
        return (
            f"{text}, about {times(whole / local.estimate)} times as much"
            f" ({times(whole / local.high)} times the highest). The axis is logarithmic: ten times from"
            " line to line."
        )
    return f"{text}. The axis is logarithmic: ten times from line to line."


def forest(rows: Sequence[tuple[str, float, float, float, str, str]]) -> str:
    """Return the sentences of the forest plot: name, effect, ends, kind and tag of each row."""
    (name, effect, low, high, _, tag), *rest = rows
    text = (
        f"Negative: the trained part lost more. {name}, all its trials pooled: {effect:.2f} ({low:.2f} to"
        f" {high:.2f}; published, {tag}). Beside it {len(rest)} effects that this course derived: "
    )
    text += "; ".join(f"{n} {e + 0.0:.2f} ({a:.2f} to {b:.2f})" for n, e, a, b, _, _ in rest)
    return f"{text}. The two groups of them have different units: compare their direction, not their size."


def instruments(before_mm: float, after_mm: float, growth_percent: float, fat_cm2: float, facts: str) -> str:
    """Return the sentences of caliper and MRI."""
    return (
        f"{facts} A calculation, not data: when the muscle of an arm grows by {growth_percent:.0f} %, the same"
        f" {fat_cm2:.1f} cm² of fat make a fold of {after_mm:.1f} mm instead of {before_mm:.1f}: a caliper reads"
        f" {100.0 * (after_mm / before_mm - 1.0):+.1f} %, a scan of the fat no change."
    )


def literature(run: Literature, pooled_all: Pooled, pooled_seen: Pooled | None) -> str:
    """Return the sentences of a simulated literature."""
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
    if pooled_seen is None:
        return text
    return (
        f"{text} Pooled, all say {interval(pooled_all)}; a reader of the published ones gets {interval(pooled_seen)}."
    )


def interval(pooled: Pooled) -> str:
    """Return a pooled effect with its ends."""
    return f"{signed(pooled.estimate)} % ({signed(pooled.low)} to {signed(pooled.high)})"


def signed(value: float) -> str:
    """Return a number with one decimal; what rounds to zero has no sign."""
    text = f"{value:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text
