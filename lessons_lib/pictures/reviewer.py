"""A game: ten invented abstracts from a world without an effect, to publish or to drop; then what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from ..science.checks import brief, choice
from ..science.evidence.literature import INSTRUMENTS, SIGNIFICANT, Instrument, trial_machine
from ..science.evidence.pooling import pool_effects
from ..science.words import joined
from .app import App, slider
from .canvas import Canvas
from .look import DASHED, DOTTED, Hue
from .marks import Line, Mark, Threads

ABSTRACTS = 10
_ENDS_PERCENT = 20.0
_Z = 1.96
_NEAR_PERCENT = 0.35  # of the truth: nearer than the game's honest journal mostly is
_PEOPLE = (10, 40)
_BEFORE = 13  # so that the yeses of the first ten are small trials, as those of the lesson are
_VERDICTS = {"publish": True, "drop": False}
_SHAPES: dict[Instrument, str] = {"caliper": "^", "MRI": "o"}


def _dot(shape: str, face: Hue | None) -> Line:
    return Line("line", "none", marker=shape, size=2.0, face=face).shown_as()


_MARKS: dict[str, Mark] = {
    "bars": Threads("ink", width=0.6),
    **{f"{tool} publish": _dot(shape, None) for tool, shape in _SHAPES.items()},
    **{f"{tool} drop": _dot(shape, "paper") for tool, shape in _SHAPES.items()},
    "truth": Line("third", DOTTED),
    "pooled": Line("body", DASHED),
}


@dataclass(frozen=True)
class Abstract:
    """One invented trial: people, instrument, effect and its error in % of a limb's fat, P."""

    instrument: Instrument
    people: int
    effect: float
    error: float
    p: float

    __repr__ = brief

    @property
    def finds(self) -> bool:
        """Whether it reports a local loss, P < 0.05."""
        return self.p < SIGNIFICANT and self.effect < 0.0

    @property
    def brief(self) -> str:
        """Its numbers in a line."""
        p = "P < 0.001" if self.p < 0.001 else f"P = {self.p:.1g}" if self.p < 0.01 else f"P = {self.p:.2f}"
        return f"{self.people} people, {self.instrument}: {signed(self.effect)} %, {p}"


@lru_cache(maxsize=4)
def abstracts(seed: int) -> tuple[Abstract, ...]:
    """Return ten trials of nothing, half of them by caliper and half by MRI, in an order by chance.

    Examples
    --------
    >>> sorted(one.instrument for one in abstracts(1))[4:6]
    ['MRI', 'caliper']
    """
    made = []
    for instrument in INSTRUMENTS:
        run = trial_machine(ABSTRACTS // 2, _PEOPLE, 0.0, instrument, 1.0, seed + _BEFORE)
        each = zip(run.people, run.effect_percent, run.standard_error_percent, run.p, strict=True)
        made += [Abstract(instrument, int(n), float(e), float(se), float(p)) for n, e, se, p in each]
    order = np.random.default_rng([seed, 12]).permutation(ABSTRACTS)
    return tuple(made[i] for i in order)


def journals(seed: int) -> dict[str, float]:
    """Return what is pooled (%) where all ten are published, the scans only, or those only that find a loss.

    Examples
    --------
    >>> {rule: signed(says) for rule, says in journals(1).items()}
    {'all': '-1.5', 'scans': '0.0', 'found': '-8.5'}
    """
    ten = abstracts(seed)
    rules = {
        "all": list(ten),
        "scans": [one for one in ten if one.instrument == "MRI"],
        "found": [one for one in ten if one.finds],
    }
    return {rule: _estimate(kept) for rule, kept in rules.items() if kept}


class Reviewer(App):
    """Lesson 12: publish or drop ten invented abstracts, then see the literature that is left.

    Examples
    --------
    >>> game = Reviewer()
    >>> for _ in range(10):
    ...     game.answer("publish")
    >>> game.words.split(".")[0]
    'You published 10 of 10'
    """

    def __init__(self) -> None:
        import ipywidgets as widgets  # a chart needs none

        self._seed = 1
        self._given: list[bool] = []
        self.buttons: dict[str, Any] = {word: widgets.Button(description=word) for word in _VERDICTS}
        for word in _VERDICTS:
            self.buttons[word].on_click(lambda _, word=word: self.answer(word))
        super().__init__(_canvas(), {"seed": slider("another ten", 1, 1, 20, 1)}, extra=tuple(self.buttons.values()))

    def answer(self, said: str) -> None:
        """Publish or drop the abstract that is shown; it cannot be taken back.

        Parameters
        ----------
        said
            `"publish"` or `"drop"`.
        """
        said = choice(said, "said", tuple(_VERDICTS))
        if len(self._given) < ABSTRACTS:
            self._given.append(_VERDICTS[said])
            self.refresh()

    def _draw(self, seed: int) -> str:
        if seed != self._seed:
            self._seed = seed
            self._given.clear()
        ten, given = abstracts(seed), self._given
        done = len(given) == ABSTRACTS
        for button in self.buttons.values():
            button.disabled = done
        self.canvas.put(**_data(ten, given))
        if not done:
            now, turn = ten[len(given)], len(given) + 1
            self.headline(f"{turn} of {ABSTRACTS} · {now.brief}")
            return _asked(now, turn, sum(given))
        kept = [one for one, published in zip(ten, given, strict=True) if published]
        self.headline(f"Your literature says {_pooled(kept)}. True in this world: 0 %.")
        return _end(ten, kept)


def _canvas() -> Canvas:
    canvas = Canvas(
        "trained limb's fat against the other's (%); left: it lost more",
        "",
        "Ten invented trials, 1 to 10 from above",
        _MARKS,
    )
    canvas.limits((-_ENDS_PERCENT, _ENDS_PERCENT), (ABSTRACTS + 0.6, 0.4))
    canvas.place((0.07, 0.135, 0.91, 0.695))
    canvas.axes.set_yticks([1, ABSTRACTS // 2, ABSTRACTS])
    canvas.axes.axvline(0.0, color=canvas.look.ink, linewidth=1.0)
    canvas.names(
        **{f"{instrument} publish": instrument for instrument in _SHAPES},
        **{"caliper drop": "hollow: dropped", "truth": "truth", "pooled": "published, pooled"},
    )
    return canvas


def _data(ten: tuple[Abstract, ...], given: list[bool]) -> dict[str, tuple[Any, ...]]:
    """Return what was decided so far; truth and pool only once all ten are."""
    rows = list(zip(range(1, len(given) + 1), ten, given, strict=False))
    bars = [[(one.effect - _Z * one.error, y), (one.effect + _Z * one.error, y)] for y, one, _ in rows]
    data: dict[str, tuple[Any, ...]] = {"bars": (bars,)} if bars else {}
    for instrument in _SHAPES:
        for verdict, kept in _VERDICTS.items():
            here = [(one.effect, y) for y, one, told in rows if one.instrument == instrument and told is kept]
            if here:
                data[f"{instrument} {verdict}"] = tuple(np.array(here).T)
    if len(given) == ABSTRACTS:
        ends = (0.4, ABSTRACTS + 0.6)
        data["truth"] = ((0.0, 0.0), ends)
        if kept_ones := [one for _, one, told in rows if told]:
            middle = _estimate(kept_ones)
            data["pooled"] = ((middle, middle), ends)
    return data


def _asked(now: Abstract, turn: int, published: int) -> str:
    side = "less" if now.effect < 0 else "more"
    claim = "Training a limb takes its fat." if now.finds else "No local loss was found."
    before = f" Published so far: {published} of {turn - 1}." if turn > 1 else ""
    return (
        f"Abstract {turn} of {ABSTRACTS}, invented. {now.people} people trained one arm and not the other. By"
        f" {now.instrument} the trained arm ended with {abs(now.effect):.1f} % {side} fat than the other"
        f" ({now.brief.rpartition(', ')[2]}). “{claim}” Publish or drop?{before}"
    )


def _end(ten: tuple[Abstract, ...], kept: list[Abstract]) -> str:
    scans = [one for one in ten if one.instrument == "MRI"]
    found = [one for one in ten if one.finds]
    said = [
        f"You published {len(kept)} of {ABSTRACTS}.",
        f"Pooled, they say {_pooled(kept)}." if kept else "So nobody reads anything.",
        f"All ten say {_pooled(list(ten))}, the five scans {_pooled(scans)}"
        + (f", the {len(found)} with a finding {_pooled(found)}." if found else "; none has a finding."),
        "In this world training moves no fat: a caliper reads a loss because the muscle grew.",
    ]
    return joined([*said, _judged(ten, kept)])


def _judged(ten: tuple[Abstract, ...], kept: list[Abstract]) -> str:
    """Return what the choice comes to, and by which rule it was made, if there is one."""
    found, scans = [one for one in ten if one.finds], [one for one in ten if one.instrument == "MRI"]
    if not kept:
        return "An empty journal is a drawer, too."
    off = abs(_estimate(kept))
    if len(kept) == ABSTRACTS and off > _NEAR_PERCENT:
        return "You hid nothing, and are still off: the folds pull it left."
    if kept == found:
        return "These happen to be all the findings and nothing else: whatever your rule, that is the drawer."
    if kept == scans:
        return "You chose by instrument and not by finding: that is what honest editors can do."
    if found and kept == [one for one in ten if not one.finds]:
        return "You published only noes: a drawer turned round."
    if kept == [one for one in ten if one not in scans]:
        return "You chose the instrument that reads muscle as loss."
    if off > _NEAR_PERCENT:
        return f"That is {off:.1f} % off: ask of each how it measured, whatever it found."
    return "That is near the truth, but by luck: no real editor sees the dotted line."


def _estimate(some: list[Abstract]) -> float:
    if len(some) == 1:
        return some[0].effect
    return pool_effects([one.effect for one in some], [one.error for one in some], method="fixed").estimate


def _pooled(some: list[Abstract]) -> str:
    return f"{signed(_estimate(some))} %" if some else "nothing"


def signed(value: float) -> str:
    """Return a number with one decimal; what rounds to zero has no sign.

    Examples
    --------
    >>> signed(-0.04), signed(2.0)
    ('0.0', '+2.0')
    """
    text = f"{value:+.1f}"
    return "0.0" if text in ("+0.0", "-0.0") else text
