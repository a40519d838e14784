"""What a lesson comes to: its recap with what is right, left and to look at again; and erasing all of it."""

from __future__ import annotations

import re
import tomllib

from ..science.checks import shown
from ..science.words import count, with_minus
from . import kept, ledger, questions
from .ask import Widget
from .face import Face, as_html, as_line
from .kinds import Question
from .placeholders import fill

NOT_COUNTED = "Votes and guesses do not count."


class Recap(Widget):
    """Three sentences about the run, and what was answered; on a page it follows every new answer."""

    def __init__(self, number: str) -> None:
        number = number if isinstance(number, str | int | float) else shown(number)
        self.number, self.asked = number, questions.of_lesson(number)
        kept.watch(self)

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the lesson's ``about.toml`` says of its run, with the numbers of now."""
        about = questions.folder(self.number) / "about.toml"
        said = tomllib.loads(about.read_text(encoding="utf-8")).get("recap", ()) if about.is_file() else ()
        return tuple(with_minus(fill(str(sentence), questions.numbers(self.number))) for sentence in said)

    @property
    def markdown(self) -> str:
        """Sentences and score."""
        return "\n".join(f"{i}. {s}" for i, s in enumerate(self.sentences, 1)) + f"\n\n{self.score}"

    @property
    def score(self) -> str:
        """How many answers are right, which to look at again, and what is not answered."""
        given = {one.id: _right(one) for one in self.asked}
        marked = {one.id: given[one.id] for one in self.asked if one.is_marked}
        again = [name for name, right in marked.items() if right is False]
        blank = [name for name, right in given.items() if right is None]
        parts = [f"**{sum(right is True for right in marked.values())} of {len(marked)} right.** {NOT_COUNTED}"]
        parts += [f"To look at again: {_listed(again)}."] if again else []
        parts += [f"Not answered yet: {_listed(blank)}."] if blank else []
        return " ".join(parts if again or blank else [*parts, "Everything was answered."])

    def _face(self) -> Face:
        listed = "".join(f"<li>{as_line(sentence)}</li>" for sentence in self.sentences)
        # each question that is named leads to where it is asked
        led = re.sub(r"\b\d\d\.\w+", lambda name: f'<a href="#" data-go="{name[0]}">{name[0]}</a>', as_html(self.score))
        return Face(f"<ol>{listed}</ol>", reply=led)


class Erase(Widget):
    """What is kept, and whether to erase it."""

    def __init__(self) -> None:
        held, parts = ledger.read(), []
        if held.answers or held.compared:
            parts.append(count(len(held.answers.keys() | held.compared), "answer"))
        if held.unit:
            parts.append(f"the choice of {held.unit}")
        self.held = " and ".join(parts)
        self._said = ""

    @property
    def markdown(self) -> str:
        """What is kept and how to erase it; then what was done."""
        return self._said or f"Kept: {self.held}. To erase this for good, run lesson.erase(sure=True)."

    def erase(self) -> str:
        """Delete, and say what."""
        try:
            ledger.erase()
        except ledger.LedgerError as error:
            return str(error)
        kept.forget()
        return f"Erased: {self.held}."

    def _face(self) -> Face:
        if self._said:
            return Face(as_html(f"Kept: {self.held}."), reply=as_html(self._said))
        buttons = ("erase", "Erase it for good"), ("keep", "Keep it")
        return Face(as_html(f"Kept: {self.held}. Erase it for good?"), buttons=buttons)

    def _done(self, act: str, text: str) -> None:
        self._said = self.erase() if act == "erase" else "Nothing was erased."
        self.refresh()


def _right(question: Question) -> bool | None:
    """Whether what was answered is right; None where nothing was."""
    value = kept.answer(question)
    return None if value is None else question.judge(kept.as_read(value)).right


def _listed(names: list[str]) -> str:
    """Return ids as a list; neighbours such as 04.1, 04.2 and 04.3 as a run."""
    runs: list[list[str]] = []
    # by number: a lesson may ask 10.6 before 10.4
    for name in sorted(names, key=lambda one: (".exit" in one, int(one[3:]) if one[3:].isdecimal() else 0)):
        number, _, point = name.partition(".")
        before = runs[-1][-1] if runs else ""
        if point.isdecimal() and before == f"{number}.{int(point) - 1}":
            runs[-1].append(name)
        else:
            runs.append([name])
    return ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 2 else ", ".join(run) for run in runs)
