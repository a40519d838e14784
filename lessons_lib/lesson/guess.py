"""What hangs on a guess: the picture that is held back until there is one, and the comparison with the run.

Without a page there is nothing to hold back: picture and comparison are there at once, and so they are where the
guess was noted before. On a page both follow a guess that is noted later, further up. What was shown closes the
guess: who has seen the answer can still say something, but not as a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..science.checks import shown
from . import kept, questions
from .ask import Widget
from .face import Face, as_figure, as_html
from .kinds import ChoiceQuestion, Question

if TYPE_CHECKING:
    from ..pictures.canvas import Chart
    from .drawn import DrawnQuestion


class _Waiting(Widget):
    """What is held back on a page until a question is answered or skipped."""

    def __init__(self, question: Question | DrawnQuestion) -> None:
        self.guess = question
        self._skipped = False
        kept.watch(self)

    @property
    def is_open(self) -> bool:
        """Whether a page may show it."""
        return self._skipped or kept.answer(self.guess) is not None or kept.is_seen(self.guess)

    def _done(self, act: str, text: str) -> None:
        self._skipped = True
        kept.close(self.guess)
        kept.tell()  # what else waits for this guess need not ask again

    def _first(self) -> Face:
        what = "vote" if isinstance(self.guess, ChoiceQuestion) else "guess" if self.guess.is_guess else "answer"
        skip = (("skip", f"Show it without {'an' if what == 'answer' else 'a'} {what}"),)
        return Face(as_html(f"Your {what} comes first: **{self.guess.id}**, further up."), buttons=skip, mood="waits")


class Comparison(_Waiting):
    """What was guessed, beside what the run gives."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.question = question
        self._more = self._close() if self.is_open else ""

    @property
    def markdown(self) -> str:
        """The comparison; without a guess, what the run gives."""
        value = kept.answer(self.question)
        if value is None and isinstance(self.question, ChoiceQuestion):
            said = f"Not answered yet. {self.question.solution_words()}"
        else:
            said = self.question.judge(... if value is None else kept.as_read(value)).text
        return f"**{self.question.id}** · {said}{self._more}"

    def refresh(self) -> None:
        """Compare as soon as there is a guess, or the answer was shown; from then on the guess stays as it is."""
        if self._sheet is not None and self.is_open:
            self._more = self._close()
        super().refresh()

    def _close(self) -> str:
        return kept.close(self.question)

    def _face(self) -> Face:
        return Face(as_html(self.markdown)) if self.is_open else self._first()


class Reveal(_Waiting):
    """A picture that a page shows after the guess."""

    def __init__(self, question: Question | DrawnQuestion, picture: Chart) -> None:
        super().__init__(question)
        self._chart = picture

    @property
    def chart(self) -> Chart:
        """The picture."""
        return self._chart

    @property
    def words(self) -> str:
        """The picture's words."""
        return self._chart.words

    def _face(self) -> Face:
        if not self.is_open:
            return self._first()
        kept.close(self.guess)
        return Face(as_figure(self.chart), mood="picture")


def compare(name: str) -> Comparison:
    """Say what was guessed and what the run gives; a vote is answered with what holds.

    From here on the guess stays as it is. A page without a guess asks for it first.

    Raises
    ------
    ValueError
        If there is no such question; the sentence lists those of the lesson.

    Examples
    --------
    >>> compare("04.prediction")
    04.prediction · Not answered yet. For comparison, the run gives 4.2 kg.
    """
    return Comparison(questions.find(name))


def reveal(name: str, picture: Chart) -> Chart | Reveal:
    """Show a picture once the guess is noted or skipped; without a page, at once.

    Parameters
    ----------
    name
        The id of the prediction, or of what is drawn first.
    picture
        A chart of the run.

    Raises
    ------
    ValueError
        If there is no such question; the sentence lists those of the lesson.
    """
    question: Question | DrawnQuestion
    if questions.is_drawn(name):
        from . import drawings  # only here: most guesses are typed

        question = drawings.find(name)
    else:
        question = questions.find(name)
    if not hasattr(picture, "words"):
        raise ValueError(f"picture is {shown(picture)}. It must be a chart, such as charts.weight(run).")
    if kept.answer(question) is None:
        return Reveal(question, picture)
    kept.close(question)
    return picture
