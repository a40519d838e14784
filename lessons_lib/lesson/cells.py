"""What a lesson's cells call: predict, check, hint, solution, recap, and the learner's own settings.

What is answered on the page itself is in `ask` and `guess`; here is what is typed.

Predictions outlive a closed notebook: `predictions` shows them, `erase` deletes them (see `ledger`).

The unit that the learner once chose with `prefer` is taken up when the first mass is shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..science import units
from . import kept, ledger, questions
from .kinds import NumberQuestion, Reply
from .summary import Erase, Recap

if TYPE_CHECKING:
    from .compared import Predictions
    from .drawing import Drawing
    from .own_forecast import Capstone


def predict(name: str, answer: object, *rest: object) -> Reply:
    """Note a prediction and say back how it was read; nothing is judged.

    It is kept, where anything is (see `ledger`), and may be noted anew until its run is first compared:
    by `check`, also with a blank, or by `solution`. The one noted last before that is the one that counts.

    Examples
    --------
    >>> predict("04.prediction", "12 lb")
    Noted: 5.44 kg (12 lb).
    >>> predict("04.prediction", ...)
    Nothing noted yet. That is fine: you can still compare later.
    """
    question, answer = questions.find(name), (answer, *rest) if rest else answer
    _, text = question.note(answer)
    value = kept.value_in(question.read(answer))
    return _shown(Reply(text if value is None else text + kept.give(question, value)))


def check(name: str, answer: object, *rest: object) -> Reply:
    """Judge an answer, or compare a prediction with the run.

    A decimal comma, as in -0,2, makes two values of an answer: `rest` is the second one.

    Raises
    ------
    ValueError
        If there is no such question; the sentence lists those of the lesson.

    Examples
    --------
    >>> check("04.1", ...)
    04.1 · Not answered yet.
    """
    question, answer = questions.find(name), (answer, *rest) if rest else answer
    reply = question.judge(answer)
    value, said = kept.value_in(question.read(answer)), ""
    if value is not None and question.is_guess:
        kept.mention(question, value)  # it was kept when it was noted; what is first typed here has seen the run
    elif value is not None:
        said = kept.give(question, value)
    # a blank prediction is answered with what the run gives, so from here on it is known
    seen = reply.right is not None or (isinstance(question, NumberQuestion) and question.read(answer) is None)
    unaided = reply.right is False and question.is_marked and question.told_hint() not in reply.text
    more = f' For a hint, run `lesson.hint("{question.id}")`.' if unaided else ""
    closed = kept.close(question) if seen else ""
    return _shown(Reply(f"**{question.id}** · {reply.text}{more}{said}{closed}", reply.right))


def draw(name: str) -> Drawing:
    """Return the plane of a question that is answered by drawing, with what was drawn on it before.

    Raises
    ------
    ValueError
        If there is no such question; the sentence lists those of the lesson.

    Examples
    --------
    >>> draw("05.curve").words.splitlines()[-1]
    'Nothing drawn yet.'
    """
    from . import drawing  # only here: a lesson without a drawing needs none of it

    return drawing.draw(name)


def capstone() -> Capstone:
    """Return the steps of a forecast of one's own, one cell each, for the client who was taken in `apps.ClientForm`.

    Examples
    --------
    >>> str(capstone()).partition(": ")[2]
    'band, fan, letter, weeks, changed, page'
    """
    from .own_forecast import Capstone  # only here: it brings what draws pictures

    return Capstone()


def hint(name: str) -> Reply:
    """Give a push in the right direction, without the number."""
    question = questions.find(name)
    return _shown(Reply(f"**Hint for {question.id}.** {question.hint_words()}"))


def solution(name: str) -> Reply:
    """Work the question out, with numbers computed by the library."""
    question = questions.find(name)
    return _shown(Reply(f"**Solution of {question.id}.** {question.solution_words()}{kept.close(question)}"))


def recap(number: str) -> Recap:
    """Say three sentences about the lesson's run, how many questions are right, and which to look at again.

    Raises
    ------
    ValueError
        If there is no such lesson; the sentence lists those there are.

    Examples
    --------
    >>> recap("04").words.splitlines()[-1].partition(". ")[2].partition(" Not")[0]
    'Votes and guesses do not count.'
    """
    return Recap(number)


def predictions() -> Predictions:
    """Return what you predicted and what the runs gave.

    Examples
    --------
    >>> predictions()  # nothing is kept outside a notebook
    No prediction of yours is kept here.
    """
    from . import compared  # only here: it reads the questions of every lesson

    return compared.predictions()


def erase(*, sure: bool = False) -> Reply | Erase:
    """Delete everything that is kept, answers and the choice of a unit; say first what that is, and ask.

    Parameters
    ----------
    sure
        Whether to delete; without it a page asks by two buttons, and nothing is deleted yet.

    Examples
    --------
    >>> erase()
    Nothing was kept, so there was nothing to erase.
    """
    asking = Erase()
    if not asking.held:
        return Reply("Nothing was kept, so there was nothing to erase.")
    return Reply(asking.erase()) if sure else asking


def prefer(unit: units.MassUnit) -> Reply:
    """Show every weight in `"kg"` or in `"lb"`, in this notebook and in those opened later.

    Raises
    ------
    ValueError
        For any other word.

    Examples
    --------
    >>> prefer("kg")
    Weights are shown in kg from here on.
    """
    units.use(unit)
    used = units.mass_unit()
    more = " So they will be in the other lessons."
    said = kept.tried(lambda: more if ledger.prefer(used) else "")
    return Reply(f"Weights are shown in {used} from here on.{said}")


def reset() -> None:
    """Forget what was answered in this process; what is kept stays."""
    from . import drawing

    kept.reset()
    drawing.reset()


@dataclass(frozen=True, repr=False)
class _Shown(Reply):
    """A reply that is on the page already: as the last line of a cell, or printed, it is not shown once more."""

    def _ipython_display_(self) -> None:
        pass

    def __str__(self) -> str:
        return ""


def _shown(reply: Reply) -> Reply:
    """Show a reply at once in a notebook: a cell may hold more than one."""
    if not ledger.in_kernel():
        return reply
    from IPython.display import display

    display(reply)
    return _Shown(reply.text, reply.right)


units.remember(lambda: ledger.read().unit)
