"""What a lesson's cells call: predict, check, hint, solution, recall and recap.

Importing this under IPython also turns the error of a cell that was run too early into a sentence.
"""

from __future__ import annotations

import difflib
import sys
from types import TracebackType
from typing import Any

from . import exercises
from .exercises import Choice, Exercise, Reply

__all__ = ["Reply", "check", "hint", "predict", "recall", "recap", "reset", "solution"]

# ids answered since this process started; a blank or unreadable answer is not one
_answered: set[str] = set()


def predict(name: str, answer: object) -> Reply:
    """Note a prediction and say back how it was read; nothing is judged.

    Examples
    --------
    >>> predict("04.prediction", "12 lb")
    Noted: 5.44 kg (12 lb).
    >>> predict("04.prediction", ...)
    Nothing noted yet. That is fine: you can still compare later.
    """
    noted, text = exercises.find(name).note(answer)
    _remember(name, noted)
    return Reply(text)


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
    reply = exercises.find(name).judge(answer)
    _remember(name, reply.right is not None)
    return reply


def hint(name: str) -> Reply:
    """Give a push in the right direction, without the number."""
    return Reply(f"**Hint for {name}.** {exercises.find(name).hint_words()}")


def solution(name: str) -> Reply:
    """Work the question out, with numbers computed by the library."""
    return Reply(f"**Solution of {name}.** {exercises.find(name).solution_words()}")


def recall(number: str) -> Reply:
    """Ask again the exit questions of the lesson two before this one.

    Examples
    --------
    >>> recall("00")
    Lesson 00 has no questions to recall.
    """
    source = f"{int(number) - 2:02d}" if number.isdecimal() else ""
    asked = _exit_questions(source) if source in exercises.lessons() else []
    if not asked:
        return Reply(f"Lesson {number} has no questions to recall.")
    blocks = "\n\n".join(question.markdown() for question in asked)
    return Reply(f"From lesson {source}, without looking back:\n\n{blocks}")


def recap(number: str, *sentences: object) -> Reply:
    """Say three sentences about the run, then which questions of the lesson were left blank.

    Raises
    ------
    ValueError
        If there are not three sentences, or there is no such lesson.
    """
    if len(sentences) != 3 or not all(isinstance(s, str) and s.strip() for s in sentences):
        raise ValueError(f"recap of lesson {number} got {len(sentences)} sentences. It must be three texts.")
    blank = [question.id for question in exercises.of_lesson(number) if question.id not in _answered]
    left = f"Left blank: {', '.join(blank)}. You can go back to them." if blank else "Everything was answered."
    return Reply("\n".join(f"{i}. {s}" for i, s in enumerate(sentences, 1)) + f"\n\n{left}")


def reset() -> None:
    """Forget what was answered in this process."""
    _answered.clear()


def _remember(name: str, answered: bool) -> None:
    # what was answered once stays answered, though its cell is run again with a blank
    if answered:
        _answered.add(name)


def _exit_questions(number: str) -> list[Exercise | Choice]:
    return [q for q in exercises.of_lesson(number) if q.id.startswith(f"{number}.exit")]


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


_install()
