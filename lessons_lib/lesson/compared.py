"""What was predicted in the whole course beside what the runs gave: a learner's own, or a made-up class's."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from statistics import NormalDist, median_low

from . import kept, ledger, questions
from .answers import ratio, show
from .kinds import ChoiceQuestion, NumberQuestion, Question

CLASS_SIZE = 24
SAMPLE = f"a made-up class of {CLASS_SIZE}, not yours"

# how the class is made up: choices of this course, no data
_SEED = "the made-up class"
_WRONG_SHARE = 0.45  # as many hold one of a question's wrong ideas, the first one most
_SPREAD = 0.35  # the others scatter about the run: standard deviation of the logarithm
_FIRST_TWIN = "20"  # lessons from this number on are twins of others: the same ideas without a body


@dataclass(frozen=True)
class Guess:
    """One question and the predictions of it, in the question's unit."""

    question: NumberQuestion
    values: tuple[float, ...]

    @property
    def lesson(self) -> str:
        """The lesson's number, such as "04"."""
        return self.question.id.partition(".")[0]

    @property
    def run(self) -> float:
        """What the run gives, in the question's unit."""
        return float(self.question.expected())

    @property
    def middle(self) -> float:
        """The prediction, or the one in the middle of a class's."""
        return median_low(self.values)

    def shown(self, value: float, *, brief: bool = False) -> str:
        """Return a value as words, a mass in the unit that is shown now; three digits of it are brief."""
        unit = self.question.shown_unit
        value /= ratio(unit, self.question.unit)
        if brief:
            value = round(value) if abs(value) >= 1000 else float(f"{value:.3g}")
        return show(value, unit)

    def ideas(self) -> dict[str, int]:
        """Return the wrong ideas that were met, and how often."""
        met: dict[str, int] = {}
        for value in self.values:
            idea = self.question.wrong_idea(value)
            if idea is not None:
                met[idea.name] = met.get(idea.name, 0) + 1
        return dict(sorted(met.items(), key=lambda pair: -pair[1]))


@dataclass(frozen=True, repr=False)
class Predictions:
    """What was predicted in the whole course and what the runs gave.

    Shows as a table in a notebook. `charts.calibration` draws it.

    Attributes
    ----------
    guesses
        Number questions whose run was compared, in the order of the lessons.
    sample
        Whether these are the made-up class and nobody's own.
    waiting
        Questions that were predicted and not compared yet: their run stays a secret.
    late
        Questions whose run was looked at before anything was predicted.
    claims
        Opinions given before the run, by question, and whether they held.
    file
        The name of the file that holds them, or will; "" where nothing is kept.
    trouble
        A sentence about what of it could not be read, if there is such.
    """

    guesses: tuple[Guess, ...]
    sample: bool = False
    waiting: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    claims: tuple[tuple[str, bool], ...] = ()
    file: str = ""
    trouble: str = ""

    def __repr__(self) -> str:
        if self._empty:
            return self._empty
        rows = [f"Lesson {lesson}: {said}; the run gave {run}." for lesson, said, run in self.rows]
        return " ".join([self._head(), *rows, *self._rest()])

    def _repr_markdown_(self) -> str:
        if self._empty:
            return self._empty
        rows = [f"| {lesson} | {said} | {run} |" for lesson, said, run in self.rows]
        who = "in the middle of the class" if self.sample else "you predicted"
        table = "\n".join([f"| lesson | {who} | the run gave |", "|---|---|---|", *rows]) if rows else ""
        return "\n\n".join(part for part in (f"**{self._head()}**", table, " ".join(self._rest())) if part)

    @property
    def _empty(self) -> str:
        # a learner who only asks what is kept is not to see the runs of lessons still to come
        if not (self.sample and self.file):
            return ""
        said = f"Nothing of yours is kept in {self.file} yet. The class that charts draw instead is {SAMPLE}."
        return " ".join(filter(None, (said, self.trouble)))

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Lesson, what was predicted and what the run gave, in words."""
        return [(one.lesson, one.shown(one.middle), one.question.run_shown(one.run)) for one in self.guesses]

    def _head(self) -> str:
        return f"Predictions of {SAMPLE}." if self.sample else f"Your predictions, kept in {self.file}."

    def _rest(self) -> Iterator[str]:
        if self.sample:
            yield "Where predictions of your own are kept, they stand here instead."
            return
        if self.claims:
            right = sum(held for _, held in self.claims)
            yield f"Of {len(self.claims)} opinion{'s' * (len(self.claims) > 1)} before a run, {right} held."
        if self.waiting:
            yield f"Not compared with the run yet: {', '.join(self.waiting)}."
        if self.late:
            yield f"Run first, so not counted: {', '.join(self.late)}."
        if self.trouble:
            yield self.trouble
        yield "To erase all of this, run lesson.erase()."


def predictions() -> Predictions:
    """Return the learner's predictions, or the made-up class's if nothing is kept."""
    held, file = ledger.read(), ledger.place()
    known = {*held.answers, *held.compared}
    if file is None or not any(question.id in known for question in _asked()):
        return replace(sample_class(), file=file.name if file else "", trouble=held.trouble)
    guesses, waiting, late, claims = [], [], [], []
    for question in _asked():
        if question.id not in known or not held.is_of(question.id, kept.mark(question)):
            continue  # nothing is known, or the question was changed since
        value, seen = held.answers.get(question.id), question.id in held.compared
        if value is None:
            if seen and isinstance(question, NumberQuestion):
                late.append(question.id)
        elif not seen:
            waiting.append(question.id)
        elif isinstance(question, NumberQuestion) and isinstance(value, float):
            guesses.append(Guess(question, (value,)))
        elif isinstance(question, ChoiceQuestion) and isinstance(value, str):
            claims.append((question.id, question.expected == value))
    return Predictions(tuple(guesses), False, tuple(waiting), tuple(late), tuple(claims), file.name, held.trouble)


@cache
def sample_class() -> Predictions:
    """Return the predictions of a made-up class.

    Nobody's answers are in it. Each question's own wrong ideas take a share of the class, the first
    one listed the most; the others scatter about the run, as people do who have the right idea and a
    poor sense of its size. The same seed gives the same class every time.

    Examples
    --------
    >>> len(sample_class().guesses[0].values)
    24
    """
    # the made-up class took the course of weight; the neutral twins would only give away their answers here
    questions = [q for q in _asked() if isinstance(q, NumberQuestion) and q.id < _FIRST_TWIN]
    return Predictions(tuple(Guess(question, _class_of(question)) for question in questions), sample=True)


def _asked() -> Iterator[Question]:
    for number in questions.lessons():
        yield from (question for question in questions.of_lesson(number) if question.is_guess)


def _class_of(question: NumberQuestion) -> tuple[float, ...]:
    rng = random.Random(f"{_SEED} {question.id}")
    run, weights = float(question.expected()), [1 / place for place in range(1, len(question.misconceptions) + 1)]
    values: list[float] = []
    for idea, weight in zip(question.misconceptions, weights, strict=True):
        share = round(CLASS_SIZE * _WRONG_SHARE * weight / sum(weights))
        values += [_as_typed(idea.value(), question.tolerance)] * share
    while len(values) < CLASS_SIZE:
        step = NormalDist().inv_cdf(rng.uniform(0.01, 0.99))
        # near zero a run has no size to scatter by: there its tolerance is the measure
        far = abs(run) > question.tolerance
        value = run * math.exp(_SPREAD * step) if far else run + 2.0 * question.tolerance * step
        values.append(float(f"{value:.2g}"))
    rng.shuffle(values)
    return tuple(values)


def _as_typed(value: float, tolerance: float) -> float:
    """Round a number as far as its wrong idea can still be told from it."""
    for digits in (2, 3, 4):
        rounded = float(f"{value:.{digits}g}")
        if abs(rounded - value) <= tolerance / 4:
            return rounded
    return value
