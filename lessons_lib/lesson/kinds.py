"""The two kinds of question, numbers and choices, and how an answer to them is judged.

Pure Python: nothing is drawn, and nothing is remembered here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..science.units import KG_PER_LB, mass_unit
from .answers import BLANK_TEXTS, Reading, Unclear, read, show
from .placeholders import Text, words

NOT_ANSWERED = "Not answered yet."
_NOTHING_NOTED = "Nothing noted yet. That is fine: you can still compare later."
_OTHER_MASS = {"kg": ("lb", "pounds", KG_PER_LB), "lb": ("kg", "kilograms", 1.0 / KG_PER_LB)}
"""The unit that an answer may be in by mistake: its sign, its name, how many of the unit asked for it holds."""
_ID = re.compile(r"[0-9]{2}\.[a-z]*[0-9]*")
_SIGN = re.compile(r"\ba (?:(loss|gain|deficit|surplus) (?:is|counts) positive|positive number)")
# *so* and **so**, but not the stars of 2 * 3 * 4
_EMPHASIS = re.compile(r"\*{1,2}(?! )([^*\n]+)(?<! )\*{1,2}")


@dataclass(frozen=True, repr=False)
class Reply:
    """What the course says back: shown as text by Jupyter, printed as the plain sentence.

    Attributes
    ----------
    text
        The words, in markdown.
    right
        True or False for a judged answer; None where nothing was judged.

    Examples
    --------
    >>> Reply("**Right.** That is the mean.", right=True)
    Right. That is the mean.
    """

    text: str
    right: bool | None = None

    def __repr__(self) -> str:
        return _EMPHASIS.sub(r"\1", self.text)

    def _repr_markdown_(self) -> str:
        return self.text


@dataclass(frozen=True)
class Misconception:
    """The number that one wrong idea yields, and the reply to it.

    An answer is that wrong idea within the question's tolerance, or within `within`, where the idea is
    plain from afar: a weight, where a loss of a few kg is asked for.
    """

    name: str
    value: Callable[[], float]
    reply: Text
    within: float | None = None


@dataclass(frozen=True)
class Option:
    """One option of a choice; a wrong one needs a reply of its own."""

    key: str
    wording: Text
    right: bool = False
    reply: Text = ""

    @property
    def text(self) -> str:
        """The words to choose."""
        return words(self.wording)


class _Asked:
    """What both kinds of question have in common."""

    id: str
    prompt: Text
    hint: Text
    solution: Text

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"A question has the id {self.id!r}. It must be a lesson and a name, such as '04.1'.")

    @property
    def is_guess(self) -> bool:
        """Whether this is a prediction or an opinion from before the run, noted and not marked."""
        return self.id.partition(".")[2].startswith(("prediction", "claim"))

    def markdown(self) -> str:
        """Return the question, and its options if it has any, as a block of markdown."""
        options: tuple[Option, ...] = getattr(self, "options", ())
        lines = [f"**{self.id}** · {words(self.prompt)}", *([""] if options else [])]
        lines += [f"- **{option.key}** · {option.text}" for option in options]
        return "\n".join(f"> {line}".rstrip() for line in lines)

    def hint_words(self) -> str:
        """Return the hint, filled in."""
        return self._filled(self.hint)

    def solution_words(self) -> str:
        """Return the worked solution, filled in."""
        return self._filled(self.solution)

    def _filled(self, text: Text, answer: object = None) -> str:
        raise TypeError(f"{type(self).__name__} has to say what it expects.")


@dataclass(frozen=True)
class NumberQuestion(_Asked):
    """A question whose answer is a number.

    Parameters
    ----------
    id
        Lesson, point, name: ``"04.1"``, ``"04.prediction"``, ``"04.exit1"``.
    prompt
        The question. It states unit and sign. Where it says "a loss is positive" (or a gain, a
        deficit, a surplus) or "a positive number", an answer such as -10 to a positive expected
        value is read as 10, and said so.
    unit
        The unit in which a bare number is read, whatever unit the charts show.
    expected
        A function of the library that returns the right number.
    tolerance
        How far off still counts as right, in `unit`.
    right, hint, solution
        Words, with ``{answer}`` and ``{expected}`` to be filled in.
    misconceptions
        Wrong ideas with their numbers.
    """

    id: str
    prompt: Text
    unit: str
    expected: Callable[[], float]
    tolerance: float
    right: Text
    hint: Text
    solution: Text
    misconceptions: tuple[Misconception, ...] = ()

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.tolerance > 0 or not self.unit:
            raise ValueError(
                f"{self.id} has the tolerance {self.tolerance:g} and the unit {self.unit!r}."
                " It must have a tolerance above 0 and a unit."
            )

    @property
    def is_prediction(self) -> bool:
        """Whether this is a guess made before the run, to be compared and not marked."""
        return self.is_guess

    def note(self, answer: object) -> tuple[bool, str]:
        """Return whether a prediction could be noted, and how it was read."""
        got = self.read(answer)
        if not isinstance(got, Reading):
            return False, got.question if got else _NOTHING_NOTED
        return True, got.note.replace("Read as", "Noted:", 1) or f"Noted: {self._shown(got.value)}."

    def read(self, answer: object) -> Reading | Unclear | None:
        """Read an answer in this question's unit and sign; None means blank."""
        if isinstance(answer, Reading):
            return answer  # it was read before, and kept
        got = read(answer, self.unit)
        if isinstance(got, Reading) and got.value < 0 < self.expected():
            said = _SIGN.search(words(self.prompt))
            if said:
                value = -got.value
                why = f"a {said[1]} is positive here" if said[1] else "a positive number is asked for"
                return Reading(value, f"Read as {show(value, self.unit)}, because {why}.")
        return got

    def judge(self, answer: object) -> Reply:
        """Return the reply to an answer."""
        got, expected = self.read(answer), float(self.expected())
        if got is None:
            later = f" For comparison, the run gives {self._shown(expected)}." if self.is_prediction else ""
            return Reply(NOT_ANSWERED + later)
        if isinstance(got, Unclear):
            return Reply(got.question)
        ok = self.is_right(got.value)
        said = self._filled(self.right, got.value) if ok else self._wrong(got.value, expected)
        if self.is_prediction:
            yours, ours = self._shown(got.value), self._shown(expected)
            return Reply(f"**You predicted {yours}; the run gives {ours}.** {said}", ok)
        return Reply(_joined(got.note, "**Right.**" if ok else "**Not yet.**", said), ok)

    def is_right(self, answer: float) -> bool:
        """Return whether a number in this question's unit and sign counts as right."""
        return _near(answer, float(self.expected()), self.tolerance)

    def wrong_idea(self, answer: float) -> Misconception | None:
        """Return the wrong idea whose number a wrong answer is, if it is that of one."""
        if self.is_right(answer):
            return None
        near = [
            (abs(m.value() - answer), m)
            for m in self.misconceptions
            if _near(answer, m.value(), self.tolerance if m.within is None else m.within)
        ]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _shown(self, value: float) -> str:
        """Return a number in the question's unit, and in pounds too where the charts show pounds."""
        text = show(value, self.unit)
        if self.unit.split("/")[0] == "kg" and mass_unit() == "lb":
            text += f" ({show(value / KG_PER_LB, self.unit.replace('kg', 'lb', 1))})"
        return text

    def _wrong(self, answer: float, expected: float) -> str:
        idea = self.wrong_idea(answer)
        if idea is not None:
            return self._filled(idea.reply, answer)
        if _near(-answer, expected, self.tolerance) and abs(expected) > self.tolerance:
            mend = "leave out the minus" if answer < 0 else "write a minus before it"
            return f"The size is right, the direction is not: {mend}."
        side = "high" if answer > expected else "low"
        # not for g or g/kg: there, 2.2 times the right number is no number in pounds
        asked = self.unit.split("/")[0]
        other, named, per = _OTHER_MASS.get(asked, ("", "", 0.0))
        in_other = bool(other) and _near(answer * per, expected, self.tolerance)
        if self.is_prediction:
            meant = f' If you meant {named}, write "{show(answer)} {self.unit.replace(asked, other, 1)}".'
            return f"That was {self._shown(abs(answer - expected))} too {side}.{meant if in_other else ''}"
        if in_other:
            return (
                f"{show(answer)} would be right in {named}, but the question asks for {self.unit}."
                f' Convert it, or write the unit, such as "{show(answer)} {self.unit.replace(asked, other, 1)}".'
            )
        return f'{show(answer, self.unit)} is too {side}. For a hint, run lesson.hint("{self.id}").'

    def _filled(self, text: Text, answer: object = None) -> str:
        return words(text, answer=answer, expected=float(self.expected()))


@dataclass(frozen=True)
class ChoiceQuestion(_Asked):
    """A question with a few options, one of them right."""

    id: str
    prompt: Text
    options: tuple[Option, ...]
    hint: Text
    solution: Text

    def __post_init__(self) -> None:
        super().__post_init__()
        keys = [option.key for option in self.options]
        right = sum(option.right for option in self.options)
        if right != 1 or len(set(keys)) != len(keys):
            raise ValueError(
                f"{self.id} has {right} right options and the letters {', '.join(keys)}."
                " It must have one right option, and a letter for each."
            )

    @property
    def expected(self) -> str:
        """The letter of the right option."""
        return next(option.key for option in self.options if option.right)

    def read(self, answer: object) -> Option | Unclear | None:
        """Find the option that was meant, by its letter or its words; None means blank."""
        if answer is ... or (isinstance(answer, str) and answer.strip() in BLANK_TEXTS):
            return None
        if isinstance(answer, str):
            plain = answer.strip().strip("().:").strip().lower()
            for option in self.options:
                key = option.key.lower()
                if plain in (key, option.text.strip(" .").lower(), f"option {key}"):
                    return option
        keys = " or ".join(f'"{option.key}"' for option in self.options)
        return Unclear(f"Answer with one letter in quotation marks: {keys}.")

    def note(self, answer: object) -> tuple[bool, str]:
        """Return whether an answer could be noted, and how it was read."""
        got = self.read(answer)
        if not isinstance(got, Option):
            return False, got.question if got else _NOTHING_NOTED
        return True, f"Noted: {got.key}, {got.text}"

    def judge(self, answer: object) -> Reply:
        """Return the reply to an answer."""
        got = self.read(answer)
        if not isinstance(got, Option):
            return Reply(got.question if got else NOT_ANSWERED)
        verdict = "**Right.**" if got.right else "**Not yet.**"
        if self.is_guess and not got.right:
            verdict = f"**You said: {got.text}{'' if got.text.endswith(('.', '?', '!')) else '.'}**"
        return Reply(_joined(verdict, self._filled(got.reply, got.key)), got.right)

    def _filled(self, text: Text, answer: object = None) -> str:
        return words(text, answer=answer, expected=self.expected)


Question = NumberQuestion | ChoiceQuestion


def _near(a: float, b: float, tolerance: float) -> bool:
    # a hair more than the tolerance, so that 4.6 is within 0.1 of 4.7
    return abs(a - b) <= tolerance * (1.0 + 1e-9)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
