"""What a learner predicted in the whole course beside what the runs gave."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..science.words import count
from . import kept, ledger, questions
from .answers import ratio, show
from .kinds import ChoiceQuestion, NumberQuestion, Question


@dataclass(frozen=True)
class Guess:
    """One question and the prediction of it, in the question's unit."""

    question: NumberQuestion
    value: float

    @property
    def lesson(self) -> str:
        """The lesson's number, such as "04"."""
        return self.question.id.partition(".")[0]

    @property
    def run(self) -> float:
        """What the run gives, in the question's unit."""
        return float(self.question.expected())

    def brief(self, value: float) -> str:
        """Return a value as words, a mass in the unit that is shown now, with three digits."""
        unit = self.question.shown_unit
        value /= ratio(unit, self.question.unit)
        return show(round(value) if abs(value) >= 1000 else float(f"{value:.3g}"), unit)


@dataclass(frozen=True, repr=False)
class Predictions:
    """What was predicted in the whole course and what the runs gave.

    Shows as a table in a notebook. `charts.calibration` draws it.

    Attributes
    ----------
    guesses
        Number questions whose run was compared, in the order of the lessons.
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
    waiting: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    claims: tuple[tuple[str, bool], ...] = ()
    file: str = ""
    trouble: str = ""

    def __repr__(self) -> str:
        rows = [f"Lesson {lesson}: {said}; the run gave {run}." for lesson, said, run in self.rows]
        return " ".join([self._head(), *rows, *self._rest()])

    def _repr_markdown_(self) -> str:
        if self.is_empty:
            return repr(self)
        rows = [f"| {lesson} | {said} | {run} |" for lesson, said, run in self.rows]
        table = "\n".join(["| lesson | you predicted | the run gave |", "|---|---|---|", *rows]) if rows else ""
        return "\n\n".join(part for part in (f"**{self._head()}**", table, " ".join(self._rest())) if part)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of any prediction."""
        return not (self.guesses or self.waiting or self.late or self.claims)

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """Lesson, what was predicted and what the run gave, in words."""
        return [(one.lesson, one.question.shown(one.value), one.question.run_shown(one.run)) for one in self.guesses]

    def _head(self) -> str:
        if self.is_empty:
            return (
                f"Nothing of yours is kept in {self.file} yet." if self.file else "No prediction of yours is kept here."
            )
        return f"Your predictions, kept in {self.file}."

    def _rest(self) -> Iterator[str]:
        if self.claims:
            right = sum(held for _, held in self.claims)
            yield f"Of {count(len(self.claims), 'opinion')} before a run, {right} held."
        if self.waiting:
            yield f"Not compared with the run yet: {', '.join(self.waiting)}."
        if self.late:
            yield f"Run first, so not counted: {', '.join(self.late)}."
        if self.trouble:
            yield self.trouble
        if not self.is_empty:
            yield "To erase all of this, run lesson.erase()."


def predictions() -> Predictions:
    """Return the learner's predictions; none where nothing is kept."""
    held, file = ledger.read(), ledger.place()
    known = {*held.answers, *held.compared}
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
            guesses.append(Guess(question, value))
        elif isinstance(question, ChoiceQuestion) and isinstance(value, str):
            claims.append((question.id, question.expected == value))
    kept_in = file.name if file else ""
    return Predictions(tuple(guesses), tuple(waiting), tuple(late), tuple(claims), kept_in, held.trouble)


def _asked() -> Iterator[Question]:
    for number in questions.lessons():
        yield from (question for question in questions.of_lesson(number) if question.is_guess)
