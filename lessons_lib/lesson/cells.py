"""What a lesson's cells call: predict, check, hint, solution, recall and recap.

Predictions outlive a closed notebook: `predictions` shows them, `erase` deletes them (see `ledger`).

Importing this under IPython also turns the error of a cell that was run too early into a sentence, and
takes up the unit that the learner once chose with `prefer`.
"""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Any

from ..science import units
from . import ledger, questions
from .answers import Reading, show
from .kinds import ChoiceQuestion, NumberQuestion, Option, Question, Reply

if TYPE_CHECKING:
    from .compared import Predictions
    from .drawing import Drawing

# ids answered since this process started; a blank or unreadable answer is not one
_answered: set[str] = set()
# that nothing can be kept here is said once, and not with every cell
_troubles: set[str] = set()


def predict(name: str, answer: object) -> Reply:
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
    question = questions.find(name)
    noted, text = question.note(answer)
    _remember(name, noted)
    return Reply(text + (_tried(lambda: _keep(question, answer)) if noted else ""))


def check(name: str, answer: object) -> Reply:
    """Judge an answer, or compare a prediction with the run.

    Raises
    ------
    ValueError
        If there is no such question; the sentence lists those of the lesson.

    Examples
    --------
    >>> check("04.1", ...)
    Not answered yet.
    """
    question = questions.find(name)
    reply = question.judge(answer)
    _remember(name, reply.right is not None)
    # a blank prediction is answered with what the run gives, so from here on it is known
    seen = reply.right is not None or (isinstance(question, NumberQuestion) and question.read(answer) is None)
    return Reply(reply.text + (_close(question) if seen else ""), reply.right)


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


def hint(name: str) -> Reply:
    """Give a push in the right direction, without the number."""
    return Reply(f"**Hint for {name}.** {questions.find(name).hint_words()}")


def solution(name: str) -> Reply:
    """Work the question out, with numbers computed by the library."""
    question = questions.find(name)
    return Reply(f"**Solution of {name}.** {question.solution_words()}{_close(question)}")


def recall(number: str) -> Reply:
    """Ask again the exit questions of the lesson two before this one.

    Examples
    --------
    >>> recall("00")
    Lesson 00 has no questions to recall.
    """
    source = f"{int(number) - 2:02d}" if number.isdecimal() else ""
    every = questions.of_lesson(source) if source in questions.lessons() else ()
    asked = [question for question in every if question.id.startswith(f"{source}.exit")]
    if not asked:
        return Reply(f"Lesson {number} has no questions to recall.")
    blocks = "\n\n".join(question.markdown() for question in asked)
    example = '"a"' if isinstance(asked[0], ChoiceQuestion) else "1.5"
    check = f'To check an answer, type `lesson.check("{asked[0].id}", {example})`, with yours in it, into this cell'
    return Reply(f"From lesson {source}, without looking back:\n\n{blocks}\n\n{check} and run it again.")


def recap(number: str, *sentences: object) -> Reply:
    """Say three sentences about the run, then which questions of the lesson were left blank.

    Raises
    ------
    ValueError
        If there are not three sentences, or there is no such lesson.
    """
    if len(sentences) != 3 or not all(isinstance(s, str) and s.strip() for s in sentences):
        raise ValueError(f"recap of lesson {number} got {len(sentences)} sentences. It must be three texts.")
    asked = [question.id for question in questions.of_lesson(number)]
    left = _left_blank([name for name in asked if name not in _answered], len(asked))
    return Reply("\n".join(f"{i}. {s}" for i, s in enumerate(sentences, 1)) + f"\n\n{left}")


def predictions() -> Predictions:
    """Return what you predicted and what the runs gave, or a made-up class where nothing is kept.

    Examples
    --------
    >>> predictions().sample  # nothing is kept outside a notebook
    True
    """
    from . import compared  # only here: it reads the questions of every lesson

    return compared.predictions()


def erase() -> Reply:
    """Delete everything that is kept, predictions and the choice of a unit, and say what it was."""
    try:
        held = ledger.erase()
    except ledger.LedgerError as error:
        return Reply(str(error))
    parts = []
    if held.answers or held.compared:
        count = len(held.answers)
        parts.append(f"{count} prediction{'' if count == 1 else 's'}")
    if held.unit:
        parts.append(f"the choice of {held.unit}")
    return Reply(f"Erased: {' and '.join(parts)}." if parts else "Nothing was kept, so there was nothing to erase.")


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
    more = " So they will be in the other lessons."
    said = _tried(lambda: more if ledger.prefer(unit) else "")
    return Reply(f"Weights are shown in {unit} from here on.{said}")


def reset() -> None:
    """Forget what was answered in this process; what is kept stays."""
    from . import drawing

    _answered.clear()
    drawing.reset()
    _troubles.clear()


def _remember(name: str, answered: bool) -> None:
    # what was answered once stays answered, though its cell is run again with a blank
    if answered:
        _answered.add(name)


def _keep(question: Question, answer: object) -> str:
    """Keep a prediction that was noted; return what there is to say about that, mostly nothing."""
    got = question.read(answer)
    if not question.is_kept or not isinstance(got, (Reading, Option)):
        return ""
    if ledger.note(question.id, got.value if isinstance(got, Reading) else got.key.lower()):
        return ""
    first = ledger.read().answers.get(question.id)
    if first is None:
        return " The run was looked at before, so this one is not kept as a prediction."
    said = show(first, question.unit) if isinstance(question, NumberQuestion) and isinstance(first, float) else first
    return f" The run was compared before, so the earlier prediction stays the one that counts: {said}."


def _close(question: Question) -> str:
    """Keep that the run of a prediction is known; return what there is to say about that, mostly nothing."""

    def close() -> str:
        ledger.close(question.id)
        return ""

    return _tried(close) if question.is_kept else ""


def _tried(keep: Callable[[], str]) -> str:
    """Return what there is to say after something was to be kept; that nothing can be kept here, only once."""
    try:
        return keep()
    except ledger.LedgerError as error:
        text = str(error)
        if text in _troubles:
            return ""
        _troubles.add(text)
        return f" {text}"


def _left_blank(blank: list[str], asked: int) -> str:
    """Say which questions were left blank; neighbours such as 04.1, 04.2 and 04.3 as a run."""
    if not blank:
        return "Everything was answered."
    runs: list[list[str]] = []
    for name in blank:
        number, _, point = name.partition(".")
        before = runs[-1][-1] if runs else ""
        if point.isdecimal() and before == f"{number}.{int(point) - 1}":
            runs[-1].append(name)
        else:
            runs.append([name])
    parts = [f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs]
    return f"Left blank: {len(blank)} of {asked} questions ({', '.join(parts)}). You can go back to them."


def _sentence(name: str, known: list[str]) -> str:
    """Return what to do about a name that does not exist (yet)."""
    if len(name) == 1 and name in "abcde":
        return f'`{name}` is not made yet. If it is the letter of an answer, put it in quotation marks: "{name}".'
    close = difflib.get_close_matches(name, known, n=1, cutoff=0.75)
    meant = f" Or did you mean `{close[0]}`?" if close else ""
    return (
        f"`{name}` is not made yet. Run the cells above first (menu Run, then Run All Above"
        f" Selected Cell), then this one again.{meant}"
    )


def _explain(
    shell: Any,
    etype: type[BaseException],
    value: BaseException,
    tb: TracebackType,
    tb_offset: int | None = None,
) -> list[str]:
    """Show a name that a cell uses too early as a sentence; any other error as it always is."""
    last = tb
    while last.tb_next is not None:
        last = last.tb_next
    name = getattr(value, "name", None)
    if etype is NameError and isinstance(name, str) and last.tb_frame.f_globals is shell.user_ns:
        known = [word for word in shell.user_ns if not word.startswith("_")]
        sentence = _sentence(name, known)
        shown = [sentence]
        value = NameError(sentence)
    else:
        shown = shell.InteractiveTB.structured_traceback(etype, value, tb, tb_offset=tb_offset)
    # IPython's own way out: the cell still counts as failed, for Jupyter and for the tests
    shell._showtraceback(etype, value, shown)
    return shown


def _install() -> None:
    """Explain missing names, if this runs in IPython or Jupyter."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is not None:
        shell.set_custom_exc((NameError,), _explain)


def _take_up() -> None:
    """Show weights in the unit that the learner chose in an earlier notebook, if one is kept."""
    unit = ledger.read().unit
    if unit is not None:
        units.use("lb" if unit == "lb" else "kg")


_install()
_take_up()
