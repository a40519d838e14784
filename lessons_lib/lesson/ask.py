"""A question that is answered where it stands: by a click or in a field, and in words where there is no page.

What is shown and said comes from the question; what was answered is `kept`. Without a page everything here works and
loads nothing: a widget is made when one is first shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from ..science.checks import shown
from ..science.words import listed, with_minus
from . import kept, ledger, questions
from .answers import ratio, show
from .face import Face, as_html, as_line, in_base64
from .kinds import NOT_ANSWERED, ChoiceQuestion, NumberQuestion, Question, Reply
from .sums import worked_out

if TYPE_CHECKING:
    from ..pictures.canvas import Chart

SOLUTION_AFTER = 2
"""After so many misses the solution is offered; a hint after the first one."""


class Widget:
    """What has words, and a sheet of them on a page."""

    _sheet: Any = None

    @property
    def words(self) -> str:
        """What is shown, in words."""
        return repr(Reply(self.markdown))

    @property
    def markdown(self) -> str:
        """What a reader without a kernel sees."""
        raise TypeError(f"{type(self).__name__} has to say what it shows.")

    @property
    def chart(self) -> Chart | None:
        """The picture that a reader without a kernel sees instead, if there is one."""
        return None

    def view(self) -> Any:
        """Return the widget, which is made when it is first asked for."""
        if self._sheet is None:
            from .sheet import Sheet  # only here: nothing else needs a widget

            self._sheet = Sheet(self._face(), self._done)
        return self._sheet

    def refresh(self) -> None:
        """Show the state as it is now, where it is shown."""
        if self._sheet is not None:
            self._sheet.show(self._face())

    def _face(self) -> Face:
        raise TypeError(f"{type(self).__name__} has to say what its sheet shows.")

    def _done(self, act: str, text: str) -> None:
        raise TypeError(f"{type(self).__name__} has to say what {act!r} does.")

    def __repr__(self) -> str:
        return self.words

    def _repr_mimebundle_(self, exclude: Iterable[str] | None = None, **_: Any) -> dict[str, Any]:
        view = {"version_major": 2, "version_minor": 0, "model_id": self.view().model_id}
        bundle = {"text/plain": self.words, "application/vnd.jupyter.widget-view+json": view}
        if self.chart is None:
            return bundle | {"text/markdown": self.markdown}
        if "image/png" in (exclude or ()):  # what is live needs no picture of itself
            return bundle
        return bundle | {"image/png": in_base64(self.chart.png(words=True))}


class Ask(Widget):
    """A question and its answer.

    Parameters
    ----------
    question
        What is asked.
    again
        What the answer is kept as, where the question was answered before and is to be answered anew.

    Attributes
    ----------
    right
        True or False once an answer was judged; None before, and for a guess, which is not marked.
    """

    def __init__(self, question: Question, again: str = "") -> None:
        self.question = question
        self.right: bool | None = None
        self._name = again or question.id
        self._answer: ledger.Answer | None = None
        self._said = self._help = ""
        self._misses = 0
        before, old = kept.answer(question, self._name), kept.earlier(question, self._name)
        if before is not None and not isinstance(before, tuple):
            self._judge(kept.as_read(before))
        elif old is not None and not isinstance(old, tuple):
            said = show(old) if isinstance(old, float) else old
            self._said = f"You answered {said} to an earlier form of this question."

    def set(self, answer: object) -> Ask:
        """Answer, as a click or the field does; a sum such as "28 × 500" is worked out."""
        found = worked_out(answer) if isinstance(answer, str) and isinstance(self.question, NumberQuestion) else None
        if found is not None:
            answer = f"{found[0]:.12g} {found[1]}".strip()
        value = self._judge(answer)
        if value is not None:
            self._said += kept.give(self.question, value, self._name)
        if found is not None:
            name = re.match(r"(?:\*\*[^*]+\*\* · )?", self._said)
            at = name.end() if name else 0
            made = with_minus(f"Your sum makes {found[0]:,.6g}.")
            self._said = f"{self._said[:at]}{made} {self._said[at:]}"
        self.refresh()
        return self

    @property
    def words(self) -> str:
        """Prompt, choices and state in words."""
        asked = re.sub(r"(?m)^> ?", "", self.question.markdown()).replace("\n\n", "\n")
        return repr(Reply(f"{asked}\n{self._state}"))

    @property
    def markdown(self) -> str:
        """The question; once there is something to say, that too."""
        return self.question.markdown() + (f"\n\n{self._state}" if self._said or self._help else "")

    @property
    def controls(self) -> dict[str, Callable[..., Ask]]:
        """What can be done now, by name: each choice, or ``"answer"`` with a number; then the help that is offered."""
        done: dict[str, Callable[..., Ask]] = {"answer": self.set}
        if isinstance(self.question, ChoiceQuestion):
            done = {option.key: lambda key=option.key: self.set(key) for option in self.question.options}
        return done | {act: lambda act=act: self._offer(act) for act, _ in self._offered()}

    # --- inside

    @property
    def _state(self) -> str:
        return "\n\n".join(part for part in (self._said, self._help) if part) or NOT_ANSWERED

    def _judge(self, answer: object) -> ledger.Answer | None:
        """Take an answer; return what there is to keep of it."""
        if self.question.is_guess:
            self._said = self.question.note(answer)[1]
        else:
            reply = self.question.judge(answer)
            self.right = reply.right if self.question.is_marked else None
            self._said = f"**{self.question.id}** · {reply.text}"
            self._misses += self.right is False
        self._help = ""
        value = kept.value_in(self.question.read(answer))
        self._answer = self._answer if value is None else value
        return value

    def _offered(self) -> list[tuple[str, str]]:
        if self.right or not self._misses:
            return []
        told = self.question.told_hint() in self._said  # as it is where nobody foresaw the wrong number
        helps = [("hint", "Hint"), ("solution", "Solution")]
        return helps[told : 1 + (self._misses >= SOLUTION_AFTER)]

    def _offer(self, act: str) -> Ask:
        if act == "hint":
            self._help = self.question.told_hint()
        else:
            self._help = f"**Solution.** {self.question.solution_words()}"
        self.refresh()
        return self

    def _done(self, act: str, text: str) -> None:
        if act == "answer":
            self.set(text)
        elif act in dict(self._offered()):
            self._offer(act)

    def _face(self) -> Face:
        question, value = self.question, self._answer
        said = as_html(self._state) if self._said or self._help else ""
        if isinstance(question, ChoiceQuestion):
            asked = as_html(f"**{question.id}** · {question.prompt_words()}")
            choices = tuple((option.key, as_line(question.option_words(option))) for option in question.options)
            chosen = value if isinstance(value, str) else ""
            return Face(asked, choices, chosen, buttons=tuple(self._offered()), reply=said, name=question.id)
        asked, unit = as_html(f"**{question.id}** · {question.prompt_words(unit_beside=True)}"), question.shown_unit
        typed = show(value / ratio(unit, question.unit)) if isinstance(value, float) else ""
        buttons = ("answer", "Check" if question.is_marked else "Note it"), *self._offered()
        return Face(asked, field=True, typed=typed, unit=unit, buttons=buttons, reply=said, name=question.id)


class _Again(Ask):
    """A question that is answered anew, and tells when it is."""

    then: Callable[[], None] | None = None

    def refresh(self) -> None:
        super().refresh()
        if self.then is not None:
            self.then()


class Recall(Widget):
    """Questions of earlier lessons, asked again without looking: on a page one after the other."""

    def __init__(self, number: str, asked: tuple[Question, ...], *, waits: bool = False) -> None:
        self._waits = waits
        self.asked = tuple(_Again(one, again=f"{number}.recall{one.id.replace('.', '')}") for one in asked)
        lessons = list(dict.fromkeys(one.id.partition(".")[0] for one in asked))
        named = f"lesson{'s' * (len(lessons) > 1)} {listed(lessons)}"
        self._head = f"From {'further up' if lessons == [number] else named}, without looking back:"
        self._box: Any = None

    @property
    def words(self) -> str:
        """All questions in words."""
        return "\n\n".join([self._head, *(one.words for one in self.asked)])

    @property
    def markdown(self) -> str:
        """All questions, as a reader without a kernel sees them."""
        return "\n\n".join([self._head, *(one.markdown for one in self.asked)])

    def view(self) -> Any:
        """Return one sheet below the other, each once the one above is answered."""
        import ipywidgets as widgets

        if self._box is None:
            self._box = widgets.VBox([super().view()])
            self._show_next()
            for one in self.asked:
                one.then = self._show_next
        return self._box

    def _show_next(self) -> None:
        head, *before = self._box.children
        if self._met > len(before):
            head.show(self._face())
            self._box.children = (head, *(one.view() for one in self.asked[: self._met]))

    @property
    def _met(self) -> int:
        if self._waits:
            return 0
        return next((n for n, one in enumerate(self.asked, 1) if one.right is None), len(self.asked))

    def _face(self) -> Face:
        if self._waits:
            return Face(
                as_html(f"{len(self.asked)} questions, for later."), buttons=(("open", "Ask me"),), mood="waits"
            )
        return Face(as_html(f"{self._head} question {self._met} of {len(self.asked)}"))

    def _done(self, act: str, text: str) -> None:
        self._waits = False
        self._show_next()


def ask(name: str) -> Ask:
    """Ask a question: click a choice or type into the field.

    Parameters
    ----------
    name
        The question's id.

    Returns
    -------
    Ask
        Without a page: ``.set("10 lb")`` answers and returns itself; ``.words``, ``.right``, ``.controls``.

    Raises
    ------
    ValueError
        If there is no such question; the sentence lists those of the lesson.

    Examples
    --------
    >>> ask("04.1").set("no idea").right is None
    True
    """
    return Ask(questions.find(name))


def recall(number: str, *of: str) -> Recall | Reply:
    """Ask again one exit question of the lesson two before this one, and one of the lesson four before.

    Parameters
    ----------
    number
        The lesson that asks.
    of
        Questions to ask instead, each by its id, or by its lesson all exit questions of that one. Where the lesson's
        own exit ticket is among them, it is for another day, and waits behind a button.

    Raises
    ------
    ValueError
        If a question that is named does not exist; the sentence lists those of its lesson.

    Examples
    --------
    >>> [one.question.id for one in recall("06").asked]
    ['02.exit2', '04.exit1']
    >>> [one.question.id for one in recall("13", "10.exit2", "13").asked]
    ['10.exit2', '13.exit1', '13.exit2']
    >>> recall("00")
    Lesson 00 has no questions to recall.
    """
    number = number if isinstance(number, str) else f"{shown(number):0>2}"
    if of:
        known = questions.lessons()
        every = [_exits(name) if isinstance(name, str) and name in known else [questions.find(name)] for name in of]
        asked = [one for exits in every for one in exits]
    else:
        late, early = (_exits(f"{int(number) - far:02d}" if number.isdecimal() else "") for far in (2, 4))
        # the first is asked two lessons later, the second four; in the first lessons both at once
        asked = sorted([*late[:1], *(early or late)[1:2]], key=lambda one: one.id)
    waits = any(one.id.startswith(f"{number}.exit") for one in asked)
    if asked:
        return Recall(number, tuple(asked), waits=waits)
    said = number if number in questions.lessons() else f'"{number}"'
    return Reply(f"Lesson {said} has no questions to recall.")


def _exits(number: str) -> list[Question]:
    """Return the exit questions of a lesson; none, if there is no such lesson."""
    every = questions.of_lesson(number) if number in questions.lessons() else ()
    return [one for one in every if ".exit" in one.id]
