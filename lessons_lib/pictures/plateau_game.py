"""A game of twelve charts made from known truth: has the body stopped, or does only the scale say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..science import units
from ..science.checks import choice, number
from ..science.scale.plateau import CHARTS, LOOK_DAYS, STOP_DAY, VERDICTS, PlateauCase, Verdict, plateau_case
from ..science.scale.rates import weekly_rate
from ..science.scale.trend import trend
from ..science.words import Interval, change, joined
from .app import App, slider
from .canvas import Canvas, over_weeks, padded_limits
from .look import DASHED
from .marks import Line, dots
from .trend import MARKS, trend_data, trend_names

_BUTTONS = {"plateau": "it has stopped", "noise": "still changing"}
_FIRST_GAME = 6  # its first chart opens with a smoother that suspects no other scale


_ENOUGH = 5


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
        import ipywidgets as widgets  # a chart needs none

        self._plane = over_weeks("", MARKS, whole=True)
        self._game, self._chart = _FIRST_GAME, 1
        self._given: dict[int, Answer] = {}
        self._drawn: tuple[int, int, bool] | None = None
        self.buttons: dict[str, Any] = {
            word: widgets.Button(description=_BUTTONS.get(word, word)) for word in (*VERDICTS, "next chart")
        }
        for word in VERDICTS:
            self.buttons[word].on_click(lambda _, word=word: self.answer(word))
        self.buttons["next chart"].on_click(lambda _: self.next())
        super().__init__(
            self._plane,
            {
                "sure_percent": slider("how sure (%)", 70, 50, 100, 10),
                "game": slider("another game", _FIRST_GAME, 1, 20, 1),
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
            case = plateau_case(self._game, self._chart)
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
        return self._draw_chart(plateau_case(game, self._chart), self._given.get(self._chart))

    def _draw_chart(self, case: PlateauCase, given: Answer | None) -> str:
        self.canvas = canvas = self._plane
        state = (self._game, self._chart, given is not None)
        shown = [case.mornings["weight_kg"], case.mornings["true_kg"]]
        if given is not None:
            smooth = trend(case.readings)  # whose band must not run out of the picture
            shown += [
                smooth["low_kg"].to_numpy(float),
                smooth["high_kg"].to_numpy(float),
            ]
        if state != self._drawn:
            canvas.title(f"Chart {self._chart} of {CHARTS}: {case.body.person.name}")
            trend_names(canvas, "trend, with hindsight" if given else "", truth=given is not None)
            canvas.limits((0.0, case.body.days / 7), padded_limits(np.concatenate(shown)))
            self._drawn = state
        week = (case.body.days - case.look_days) / 7
        asked = ((week, week), canvas.axes.get_ylim())
        if given is None:
            canvas.put(asked=asked, **trend_data(case.mornings))
            return _question(case, self._chart)
        canvas.put(asked=asked, **trend_data(case.readings, smooth, truth=True))
        return joined([_reveal(case, given, self._chart), _so_far(self.answers)])


def _question(case: PlateauCase, chart: int) -> str:
    kg = case.mornings["weight_kg"][1:]
    weeks = kg.reshape(-1, 7).mean(axis=1)[-6:]
    means = ", ".join(f"{units.from_kg(float(x)):.1f}" for x in weeks)
    return (
        f"Chart {chart} of {CHARTS}: {case.body.person.name}, {case.body.days // 7} weeks of weigh-ins."
        f" Means of the last six weeks: {means} {units.mass_unit()}."
        f" Over the last {case.look_days // 7} weeks (right of the dotted line), has the body stopped, or is it"
        " still changing under the scatter?"
    )


def _reveal(case: PlateauCase, given: Answer, chart: int) -> str:
    body, look = case.body, case.look_days
    moved = float(body.weight_kg[-1] - body.weight_kg[-1 - look])
    why = (
        f"it ate what it spent (the hop in week {STOP_DAY // 7 + 1} is glycogen and its water)"
        if case.truth == "plateau"
        else f"it went on with {case.plan}"
    )
    verdict = "that is so" if given.right else "it was not so"
    rate, slope = weekly_rate(case.readings, window_days=look + 1), 7.0 * moved / look
    held = ""
    if isinstance(rate, Interval):
        # two decimals, as the interval has: at its edge a rounded "no change" would look like a miss
        held = (
            f" The truth, {units.mass(slope, 2)} a week, lies {'in' if rate.low <= slope <= rate.high else 'out'}side."
        )
    if trend(case.readings).attrs["notes"]:
        held += " The trend jumps, for it suspects another scale here. There was none."
    return (
        (
            f"Chart {chart} of {CHARTS}: you said “{_BUTTONS[given.said]}”, {given.sure:.0%} sure, and {verdict}. The"
            f" body had {change(moved)} in {look // 7} weeks: {why}. The estimator, given the same days: {rate}.{held}"
        )
        .replace("% sure", " % sure")
        .replace("..", ".")
    )


def _so_far(answers: tuple[Answer, ...]) -> str:
    right = sum(a.right for a in answers)
    return f"So far {right} of {len(answers)} right. Score: {_score(answers)}."


def _score(answers: tuple[Answer, ...]) -> int:
    return round(float(np.mean([a.points for a in answers])))


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
    lengths = [
        f"{sum(a.right for a in these)} of {len(these)} with {days // 7} weeks to look at"
        for days in LOOK_DAYS
        if (these := [a for a in answers if a.look_days == days])
    ]
    levels = _levels(answers)
    told = [f"When {sure:.0%} sure, right in {round(part * n)} of {n}." for sure, part, n in levels]
    # fewer answers than these say nothing of how often one is right
    flat = len(levels) > 1 and levels[-1][1] <= levels[0][1] and min(levels[0][2], levels[-1][2]) >= _ENOUGH
    if abs(sure - share) < 0.1 and flat:
        low, high = levels[0][0], levels[-1][0]
        fit = f"on average that fits, yet at {high:.0%} you were right no more often than at {low:.0%}"
    elif abs(sure - share) < 0.1:
        fit = "that fits"
    else:
        too_sure = "a little too sure" if sure - share <= 0.2 else "much too sure"
        fit = too_sure if sure > share else "more right than you thought"
    return (
        (
            f"{right} of {len(answers)} right: {', '.join(lengths)}. You were {sure:.0%} sure on average and right in"
            f" {share:.0%}: {fit}. {' '.join(told)} Score: {_score(answers)} (always saying 50 % gives 0,"
            " sure and right 100, sure and not right -300)."
        )
        .replace("%", " %")
        .replace("  %", " %")
    )


def _levels(answers: tuple[Answer, ...]) -> list[tuple[float, float, int]]:
    """Return each sureness that was said, the share right there, and of how many answers."""
    found = []
    for sure in sorted({round(a.sure, 2) for a in answers}):
        these = [a.right for a in answers if round(a.sure, 2) == sure]
        found.append((sure, float(np.mean(these)), len(these)))
    return found


def calibration(answers: tuple[Answer, ...]) -> Canvas:
    """Draw how often one was right against how sure one was."""
    canvas = Canvas("how sure (%)", "right (%)", "How sure, and how often right")
    levels = _levels(answers)
    ideal = canvas.add(Line("line", DASHED), (50, 100), (50, 100), label="well calibrated")
    percent = ([100 * sure for sure, _, _ in levels], [100 * share for _, share, _ in levels])
    said = canvas.add(dots("body", size=2.5, alpha=None, whole=False), *percent, label="what you said")
    canvas.legend([said, ideal])
    canvas.limits((45.0, 105.0), (-5.0, 105.0))
    return canvas
