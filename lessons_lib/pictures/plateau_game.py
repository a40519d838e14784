"""A game of twelve charts made from known truth: has the body stopped, or does only the scale say so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal

import ipywidgets as widgets
import numpy as np

from ..science import units
from ..science.body.goals import maintenance_kcal
from ..science.body.people import PEOPLE
from ..science.body.plans import Plan
from ..science.body.projection import Projection, project
from ..science.care import care
from ..science.checks import choice, number
from ..science.scale.rates import weekly_rate
from ..science.scale.trend import trend
from ..science.scale.weighing import weigh_ins
from . import words as _words
from .app import App, slider
from .canvas import Canvas, joined, room
from .marks import like
from .trend_canvases import TrendCanvas

if TYPE_CHECKING:
    import pandas as pd

Verdict = Literal["plateau", "noise"]
VERDICTS: tuple[Verdict, ...] = ("plateau", "noise")
CHARTS = 12
BEFORE_DAYS = 56
STOP_DAY = 49
"""A body that stops does so a week before the stretch that is asked about, so that its water has settled."""
LOOK_DAYS = (14, 21, 28)
"""Each game has four charts of each length: two where the body stopped, two where it did not."""
_DEFICITS_KCAL = (300, 400, 500, -300, -400)


@dataclass(frozen=True)
class Case:
    """One chart of the game: what is shown, and what is true."""

    truth: Verdict
    look_days: int
    body: Projection
    readings: pd.DataFrame
    plan: Plan


@dataclass(frozen=True)
class Answer:
    """What was said about one chart, how sure (0.5 to 1), and what was true."""

    said: Verdict
    sure: float
    truth: Verdict
    look_days: int

    @property
    def right(self) -> bool:
        """Whether it was right."""
        return self.said == self.truth

    @property
    def points(self) -> float:
        """100 for sure and right, 0 for fifty-fifty, -300 for sure and wrong (Brier's rule, rescaled)."""
        given = self.sure if self.right else 1.0 - self.sure
        return 100.0 * (1.0 - 4.0 * (1.0 - given) ** 2)


@lru_cache(maxsize=64)
def game_case(game: int, chart: int) -> Case:
    """Return one chart of one game, 1 to 12; the same numbers give the same chart.

    Examples
    --------
    >>> sorted({game_case(1, n).truth for n in range(1, 13)})
    ['noise', 'plateau']
    """
    kinds: list[tuple[Verdict, int]] = [(truth, days) for days in LOOK_DAYS for truth in VERDICTS for _ in range(2)]
    truth, look = kinds[np.random.default_rng(game).permutation(CHARTS)[chart - 1]]
    draw = np.random.default_rng([game, chart])
    while True:
        person = PEOPLE[str(draw.choice(list(PEOPLE)))]
        plan = Plan.deficit(float(draw.choice(_DEFICITS_KCAL)))
        seed = int(draw.integers(1, 10_000))
        before = project(person, plan, STOP_DAY)
        eaten = plan.intake_kcal(person, BEFORE_DAYS + look)
        if truth == "plateau":
            # what the body spends by now is eaten from here on: a plateau by construction
            eaten[STOP_DAY:] = maintenance_kcal(before)
        body = project(person, Plan.daily(eaten), BEFORE_DAYS + look)
        said = care(person, plan, float(body.weight_kg.min()))
        if said.ok and not said.flags:
            return Case(truth, look, body, weigh_ins(body, seed=seed), plan)


class PlateauOrNoise(App):
    """Lesson 07: decide for twelve charts, say how sure, then see the truth.

    Examples
    --------
    >>> app = PlateauOrNoise()
    >>> app.answer("noise", 0.8)
    >>> len(app.answers)
    1
    """

    def __init__(self) -> None:
        self._plane = TrendCanvas("")
        self._game, self._chart = 1, 1
        self._given: dict[int, Answer] = {}
        self._drawn: tuple[int, int, bool] | None = None
        self.buttons: dict[str, Any] = {
            word: widgets.Button(description=word, layout=widgets.Layout(width="8em"))
            for word in (*VERDICTS, "next chart")
        }
        for word in VERDICTS:
            self.buttons[word].on_click(lambda _, word=word: self.answer(word))
        self.buttons["next chart"].on_click(lambda _: self.next())
        super().__init__(
            self._plane,
            {
                "sure_percent": slider("how sure (%)", 70, 50, 100, 10),
                "game": slider("another game", 1, 1, 20, 1),
            },
            more=("game",),
            extra=tuple(self.buttons.values()),
        )

    @property
    def answers(self) -> tuple[Answer, ...]:
        """What was answered in this game, in the order of the charts."""
        return tuple(self._given[chart] for chart in sorted(self._given))

    def answer(self, said: Verdict, confidence: float | None = None) -> None:
        """Decide on the chart that is shown; the first answer counts.

        Parameters
        ----------
        said
            `"plateau"` or `"noise"`.
        confidence
            How sure, 0.5 to 1; where the slider stands when left out.
        """
        said = choice(said, "said", VERDICTS)
        slid = self.controls["sure_percent"].value / 100
        sure = slid if confidence is None else number(confidence, "confidence", 0.5, 1.0, "(0.8 is 80 % sure)")
        if self._chart <= CHARTS and self._chart not in self._given:
            case = game_case(self._game, self._chart)
            self._given[self._chart] = Answer(said, sure, case.truth, case.look_days)
            self.refresh()

    def next(self) -> None:
        """Go to the next chart, whether this one was answered or not; after the last, to the score."""
        self._chart = min(self._chart + 1, CHARTS + 1)
        self.refresh()

    def _draw(self, sure_percent: int, game: int) -> str:
        if game != self._game:
            self._game, self._chart = game, 1
            self._given.clear()
        done = self._chart > CHARTS
        for word in VERDICTS:
            self.buttons[word].disabled = done or self._chart in self._given
        self.buttons["next chart"].disabled = done
        if done:
            self.canvas = calibration(self.answers)
            return score_words(self.answers)
        return self._draw_chart(game_case(game, self._chart), self._given.get(self._chart))

    def _draw_chart(self, case: Case, given: Answer | None) -> str:
        self.canvas = canvas = self._plane
        state = (self._game, self._chart, given is not None)
        if state != self._drawn:
            canvas.title(f"Chart {self._chart} of {CHARTS}: {case.body.person.name}")
            canvas.name(trend="smoother" if given else "", truth=given is not None)
            canvas.limits(
                (0.0, case.body.days / 7),
                room(np.concatenate([case.readings["weight_kg"], case.readings["true_kg"]])),
            )
            canvas.ask_from((case.body.days - case.look_days) / 7)
            canvas.stale()
            self._drawn = state
        if given is None:
            canvas.show(case.readings)
            return _question(case, self._chart)
        days = case.readings["day"].to_numpy(float)
        canvas.show(case.readings, trend(case.readings), (days, case.readings["true_kg"].to_numpy(float)))
        return joined([_reveal(case, given, self._chart), _so_far(self.answers)])


def _question(case: Case, chart: int) -> str:
    kg = case.readings["weight_kg"].to_numpy(float)[1:]
    weeks = kg.reshape(-1, 7).mean(axis=1)[-6:]
    means = ", ".join(f"{units.from_kg(float(x)):.1f}" for x in weeks)
    return (
        f"Chart {chart} of {CHARTS}: {case.body.person.name}, {case.body.days // 7} weeks of weigh-ins."
        f" Means of the last six weeks: {means} {units.mass_unit()}."
        f" Over the last {case.look_days // 7} weeks (right of the dotted line), has the body stopped changing"
        " (plateau), or does the scale only hide that it goes on (noise)?"
    )


def _reveal(case: Case, given: Answer, chart: int) -> str:
    body, look = case.body, case.look_days
    moved = float(body.weight_kg[-1] - body.weight_kg[-1 - look])
    why = "it ate what it spent" if case.truth == "plateau" else f"it went on with {case.plan}"
    verdict = "that is so" if given.right else "it was not so"
    return (
        (
            f"Chart {chart} of {CHARTS}: {given.said}, {given.sure:.0%} sure, and {verdict}. The body had"
            f" {_words.change(moved)} in {look // 7} weeks: {why}. The estimator, given the same days:"
            f" {weekly_rate(case.readings, window_days=look + 1)}."
        )
        .replace("% sure", " % sure")
        .replace("..", ".")
    )


def _so_far(answers: tuple[Answer, ...]) -> str:
    right = sum(a.right for a in answers)
    return f"So far {right} of {len(answers)} right."


def score_words(answers: tuple[Answer, ...]) -> str:
    """Return score and calibration in words.

    Examples
    --------
    >>> score_words(())
    'None of the 12 charts was answered. Set another game to begin again.'
    """
    if not answers:
        return f"None of the {CHARTS} charts was answered. Set another game to begin again."
    right = sum(a.right for a in answers)
    sure, share = (float(np.mean(x)) for x in ([a.sure for a in answers], [a.right for a in answers]))
    points = float(np.mean([a.points for a in answers]))
    lengths = [
        f"{sum(a.right for a in these)} of {len(these)} with {days // 7} weeks to look at"
        for days in LOOK_DAYS
        if (these := [a for a in answers if a.look_days == days])
    ]
    if abs(sure - share) < 0.1:
        fit = "that fits"
    else:
        fit = "a little too sure" if sure > share else "more right than you thought"
    return (
        (
            f"{right} of {len(answers)} right: {', '.join(lengths)}. You were {sure:.0%} sure on average and right in"
            f" {share:.0%}: {fit}. {' '.join(_levels(answers))} Score: {points:.0f} (always saying 50 % gives 0,"
            " sure and right 100, sure and not right -300)."
        )
        .replace("%", " %")
        .replace("  %", " %")
    )


def _levels(answers: tuple[Answer, ...]) -> list[str]:
    found = []
    for sure in sorted({round(a.sure, 2) for a in answers}):
        these = [a for a in answers if round(a.sure, 2) == sure]
        found.append(f"When {sure:.0%} sure, right in {sum(a.right for a in these)} of {len(these)}.")
    return found


def calibration(answers: tuple[Answer, ...]) -> Canvas:
    """Draw how often one was right against how sure one was."""
    canvas = Canvas("how sure (%)", "right (%)", "How sure, and how often right")
    style, ax = canvas.look, canvas.axes
    (ideal,) = ax.plot([50, 100], [50, 100], color=style.line, linewidth=style.line_pt, linestyle=(0, (5, 2)))
    levels = sorted({round(a.sure, 2) for a in answers})
    shares = [np.mean([a.right for a in answers if round(a.sure, 2) == level]) for level in levels]
    (dots,) = ax.plot(
        [100 * x for x in levels],
        [100 * x for x in shares],
        color=style.body,
        linestyle="none",
        marker="o",
        markersize=style.dot_pt * 2.5,
    )
    canvas.legend([like(dots, "what you said"), like(ideal, "well calibrated")])
    canvas.limits((45.0, 105.0), (-5.0, 105.0))
    return canvas
