"""The two kinds of question, numbers and choices, and how an answer to them is judged.

Pure Python: nothing is drawn, and nothing is remembered here.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from ..science import units
from ..science.words import with_minus
from .answers import BLANK_TEXTS, COUNTED, Reading, Unclear, Wanted, direction, directions, ratio, read, show
from .placeholders import Text, in_unit, words

NOT_ANSWERED = "Not answered yet."
_NOTHING_NOTED = "Nothing noted yet. That is fine: you can still compare later."
_OTHERS = {
    **{"kg": ("lb", "g"), "lb": ("kg", "oz"), "g": ("kg", "mg"), "kcal": ("kJ",), "cm": ("m", "mm")},
    **{"days": ("weeks",), "weeks": ("days",), "minutes": ("hours",), "/day": ("/week",), "/week": ("/day",)},
}
"""The units that an answer may be in by mistake."""
_NAMES = {"kg": "kilograms", "lb": "pounds", "kJ": "kilojoules"}
_ZEROS = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
"""What a slip with zeros or the decimal point makes of a number."""
_CLOSE = 2.0
"""So many tolerances off, an answer is the right one, rounded on the way."""
_PLAINLY = 1.5
"""From so many times on it is said how many times as large one of two numbers is."""
_FAR = 20.0
"""So many times the largest number that a question is about is no prediction but a slip."""
_ID = re.compile(r"[0-9]{2}\.[a-z]*[0-9]*")
_AS_NEVER = "counts as “never” here."
_LEFT_OUT = "without the minus: only the size is asked for."
"""What is said of every minus that does not count."""
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
    plain from afar: a weight, where a loss of a few kg is asked for (`whole` is all of the body, `whose` it is). With
    `only` it is one of those who see that unit: who thinks in pounds does not take pounds for kilograms.
    """

    name: str
    value: Callable[[], float]
    reply: Text
    within: float | None = None
    only: str = ""
    whose: str = ""
    whole: Callable[[], float] = lambda: math.inf


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
    stays: bool
    guess: bool

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise ValueError(f"A question has the id {self.id!r}. It must be a lesson and a name, such as '04.1'.")

    @property
    def is_guess(self) -> bool:
        """Whether this is a prediction or an opinion from before the run: it is noted, and compared later."""
        return self.id.partition(".")[2].startswith(("prediction", "claim"))

    @property
    def is_marked(self) -> bool:
        """Whether an answer counts as right or as a miss: no vote does, and nothing that can only be guessed."""
        return not (self.is_guess or self.guess)

    def markdown(self) -> str:
        """Return the question, and its options if it has any, as a block of markdown."""
        options: tuple[Option, ...] = getattr(self, "options", ())
        lines = [f"**{self.id}** · {self.prompt_words()}", *([""] if options else [])]
        lines += [f"- **{option.key}** · {self.option_words(option)}" for option in options]
        return "\n".join(f"> {line}".rstrip() for line in lines)

    def prompt_words(self) -> str:
        """Return what is asked, filled in, in the learner's unit; a number's with its unit behind it."""
        return self._said(self.prompt)

    def option_words(self, option: Option) -> str:
        """Return the words of one option, in the learner's unit."""
        return self._said(option.wording)

    def hint_words(self) -> str:
        """Return the hint, filled in."""
        return self._filled(self.hint)

    def told_hint(self) -> str:
        """Return the hint as a reply says it."""
        return f"**Hint.** {self.hint_words()}"

    def solution_words(self) -> str:
        """Return the worked solution, filled in; that of a choice begins as in "b: ..."."""
        return re.sub(r'^"([a-z])"[.:]? ', r"\1: ", self._filled(self.solution))

    def _said(self, text: Text, **values: object) -> str:
        """Return words in the learner's unit of mass, or in the question's where that stays."""
        with units.using("kg" if self.stays else units.mass_unit()):
            return with_minus(in_unit(words(text, **values)))

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
        The question, without unit and sign: these are put behind it.
    unit
        The unit of `expected`, of what is read and of what is kept. A bare number is in `shown_unit`: the
        same, or lb for kg where the learner chose pounds.
    expected
        A function of the library that returns the right number.
    tolerance
        How far off still counts as right, in `unit`.
    right, hint, solution
        Words, with ``{answer}`` and ``{expected}`` to be filled in.
    misconceptions
        Wrong ideas with their numbers.
    minus
        What a minus means, such as "a loss", where the direction is the question; the prompt says it. Where
        it is empty a size is asked for, and a minus is left out, and said so.
    of
        How many there are, where some of them are counted: 34 of 84 mornings.
    never
        The number that "never" stands for, where it may be answered.
    stays
        Whether the question is about kg and stays in kg where the learner chose pounds.
    guess
        Whether it can only be guessed: then the reply says how near that was, and nothing is marked.
    found
        Whether the right number is what a trial found, and no run of a model gives it.
    slider
        Whether it is read off a slider, and nothing is worked out.
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
    minus: str = ""
    of: Callable[[], float] | None = None
    never: Callable[[], float] | None = None
    stays: bool = False
    guess: bool = False
    found: bool = False
    slider: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.tolerance > 0 or not self.unit:
            raise ValueError(
                f"{self.id} has the tolerance {self.tolerance:g} and the unit {self.unit!r}."
                " It must have a tolerance above 0 and a unit."
            )

    def note(self, answer: object) -> tuple[bool, str]:
        """Return whether a prediction could be noted, and how it was read."""
        got = self.read(answer)
        if not isinstance(got, Reading):
            return False, got.question if got else _NOTHING_NOTED
        return True, got.note.replace("Read as", "Noted:", 1) or f"Noted: {self.shown(got.value)}."

    @property
    def shown_unit(self) -> str:
        """The unit of a bare number and of every reply: pounds for kilograms, if the learner chose so."""
        mass, slash, per = self.unit.partition("/")
        return f"{units.mass_unit()}{slash}{per}" if mass == "kg" and not self.stays else self.unit

    def prompt_words(self, *, unit_beside: bool = False) -> str:
        """Return what is asked, filled in, with the unit, unless it stands beside, and what a minus means."""
        minus = f"a minus means {self._said(self.minus)}" if self.minus else ""
        said = "; ".join(part for part in ("" if unit_beside else self.shown_unit, minus) if part)
        return self._said(self.prompt) + (f" ({said})" if said else "")

    def ideas(self) -> tuple[Misconception, ...]:
        """Return the wrong ideas of who sees the unit that is shown now."""
        unit = "kg" if self.stays else units.mass_unit()
        return tuple(idea for idea in self.misconceptions if idea.only in ("", unit))

    def read(self, answer: object, *, parts: bool = False) -> Reading | Unclear | None:
        """Read an answer in this question's unit and sign; None means blank.

        With `parts`, "half" alone is half of the unit, as where one of a room calls it; else it is asked of what.
        """
        if isinstance(answer, Reading):
            return answer  # it was read before, and kept
        if isinstance(answer, str) and _bare(answer) in ("never", "forever"):
            if self.never is None:
                return Unclear(f"Not never. {self._wanted().wanted()}")
            answer = self.never()
        got = read(answer, replace(self._wanted(), parts=parts))
        if isinstance(got, Reading):
            got = self._signed(got)
        if isinstance(got, Reading) and not self.is_marked and self.of and abs(got.value) > self.of() * (1.0 + 1e-3):
            if self.never is not None and self.never() == self.of():
                most = show(self.of() / ratio(self.shown_unit, self.unit), self.shown_unit)
                return Reading(self.never(), f"More than {most} {_AS_NEVER}")
            return Unclear(self._too_much(got.value, self.of()))
        if not isinstance(got, Reading) or self.is_right(got.value) or self.wrong_idea(got.value):
            return got  # a wrong idea that has a reply of its own, such as the weight for the loss, is no slip
        if slip := "" if self.is_marked else self._slip(got.value):
            return Unclear(slip)
        return Unclear(f"Whole {self.unit} only.") if self._is_whole() and got.value % 1 and not got.note else got

    def _signed(self, got: Reading) -> Reading | Unclear:
        """Return what was read with the sign that is meant.

        One rule for all: a minus counts where the prompt says what it means; elsewhere a size is asked for, and the
        minus is left out, and said so.
        """
        said = direction(got.direction)
        down = next(iter(directions(self.minus)), -1)
        if got.value < 0.0 and said == -down:  # "-0.6 gained"
            return Unclear(f'A minus and "{got.direction}" go two ways. {self._wanted().wanted()}')
        if self.minus:
            value = got.value if not said else -abs(got.value) if said == down else abs(got.value)
            return replace(got, value=value, note=f"Read as {self.shown(value)}." if said else got.note)
        asked = directions(self._said(self.prompt))
        if said and asked and said not in asked:
            return Unclear(f'"{got.direction}" is not the direction that is asked for. {self._wanted().wanted()}')
        if got.value >= 0.0:
            return got
        note = f"Read as {self.shown(-got.value)}, {_LEFT_OUT}"
        return replace(got, value=-got.value, note=note)

    def _wanted(self) -> Wanted:
        """Return what a number that answers this question looks like."""
        of = None if self.of is None else float(self.of())
        return Wanted(self.unit, self.shown_unit, self._likely, of, self._example, bool(self.minus))

    def _likely(self) -> tuple[float, ...]:
        return (float(self.expected()), *(float(idea.value()) for idea in self.ideas()))

    def _example(self) -> str:
        """Return a number of the right kind of size, and not one that the question is about."""
        size, per = abs(float(self.expected())) or self.tolerance, ratio(self.shown_unit, self.unit)
        ten = 10.0 ** (len(f"{int(size / per)}") - 1 if size >= per else -1)
        if self.of and 3.0 * ten * per > self.of():
            ten /= 10.0
        sizes = (3, 4, 5, 2, 6, 7, 8, 9, 1, 2.5, 4.5)
        tried = [sign * k * ten for sign in ((1, -1) if self.minus else (1,)) for k in sizes]
        most = min((idea.whole() for idea in self.ideas()), default=math.inf)  # nobody loses all of Ana
        few = [one for one in tried if one * per < most - 0.05 and not self.is_right(one * per)]
        free = [one for one in few if self.wrong_idea(one * per) is None]
        # where every size has its reply, one that no reply is about: it's only within the reach of one
        near = self._likely()
        beside = [one for one in few if all(abs(one * per - value) > self.tolerance for value in near)]
        return show(next(iter(free + beside), tried[0]), self.shown_unit)

    def _slip(self, value: float) -> str:
        """Return what to ask about a prediction that cannot be meant; mostly nothing."""
        if self.unit == "%" and abs(value) > 100.0 >= max(map(abs, self._likely())):
            return self._too_much(value, 100.0)
        if self.is_guess and abs(value) > _FAR * max(*(abs(one) for one in self._likely()), self.tolerance):
            return f"{self.shown(value)} is far from anything that can be. Is it a slip? {self._wanted().wanted()}"
        return ""

    def _too_much(self, value: float, most: float) -> str:
        return f"{self.shown(value)} cannot be: it goes up to {self.shown(most)}. {self._wanted().wanted()}"

    def judge(self, answer: object) -> Reply:
        """Return the reply to an answer."""
        got, expected = self.read(answer), float(self.expected())
        gives = "the trial found" if self.found else "the run gives"
        if got is None:
            later = f" For comparison, {gives} {self.run_shown(expected)}." if self.is_guess else ""
            return Reply(NOT_ANSWERED + later)
        if isinstance(got, Unclear):
            return Reply(got.question)
        ok = self.is_right(got.value)
        fine = isinstance(answer, str) and bool(re.search(r"\d[.,]\d", answer))
        said = self._filled(self.right, got.value) if ok else self._wrong(got.value, expected, fine=fine)
        if not self.is_marked:
            yours, ours = self._guess_shown(got.value), self.run_shown(expected)
            told = f"You predicted {yours}; {gives} {ours}." if self.is_guess else f"Your guess: {yours}; it is {ours}."
            note = got.note if any(one in got.note for one in (_LEFT_OUT, _AS_NEVER)) else ""
            return Reply(_joined(note, f"**{told}**", said), ok)
        return Reply(_joined(got.note, "**Right.**" if ok else "**Not yet.**", said), ok)

    def is_right(self, answer: float) -> bool:
        """Return whether a number in this question's unit and sign counts as right."""
        return _near(answer, float(self.expected()), self.tolerance)

    def wrong_idea(self, answer: float) -> Misconception | None:
        """Return the wrong idea whose number a wrong answer is, if it is that of one."""
        if self.is_right(answer):
            return None
        near = [(abs(m.value() - answer), m) for m in self.ideas() if _near(answer, m.value(), self._of_idea(m))]
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def _of_idea(self, idea: Misconception) -> float:
        """Return how far from a wrong idea's number is still that idea: of a small number no more than half of it.

        A tolerance that suits 77 times is none for 0.013 times, what a quotient makes that is turned round.
        """
        if idea.within is not None:
            return idea.within
        return min(self.tolerance, abs(float(idea.value())) / 2 or self.tolerance)

    def shown(self, value: float) -> str:
        """Return a number of the question's unit in the unit that is shown; "never" for the one that stands for it."""
        return (
            "never"
            if self.never and value == self.never()
            else show(value / ratio(self.shown_unit, self.unit), self.shown_unit)
        )

    def _is_whole(self) -> bool:
        return self.unit in COUNTED and self.expected() == round(self.expected())

    def run_shown(self, value: float) -> str:
        """Return a number as the run gives it: no finer than its question asks."""
        per = ratio(self.shown_unit, self.unit)
        return show(round(value / per, max(0, math.ceil(-math.log10(self.tolerance / per)))), self.shown_unit)

    def _guess_shown(self, value: float) -> str:
        """Return a guess without the decimals that another unit made of it: a year of weeks is 52 of them."""
        per = ratio(self.shown_unit, self.unit)
        finer = self.tolerance >= per and abs(value / per - round(value / per, 1)) > 1e-9
        return self.run_shown(value) if finer else self.shown(value)

    def _wrong(self, answer: float, expected: float, *, fine: bool = False) -> str:
        """Return what is said of a wrong answer; `fine` is one with a decimal, which was not rounded to none."""
        idea = self.wrong_idea(answer)
        for one in self.ideas():
            if answer >= one.whole() - 0.05 and (idea is None or idea is one):
                return f"That would be all of {one.whose}."
        if idea is not None and not (fine and idea.name == "rounded too far"):
            # the idea's own number, not the rounded one that was typed
            return self._filled(idea.reply, float(idea.value()) if idea.within is None else answer)
        if _near(-answer, expected, self.tolerance) and abs(expected) > self.tolerance:
            return f"The size is right, the direction is not: a minus means {self._said(self.minus)}."
        # a minus too many or too few is a slip of an answer on the wrong side of 0; on the right side nothing is to be
        # turned, and a bet means its side
        slip_of_sign = bool(self.minus) and self.is_marked and answer * expected < 0.0
        if turned := self.wrong_idea(-answer) if slip_of_sign else None:
            return f"{self._filled(turned.reply, float(turned.value()))} And a minus means {self._said(self.minus)}."
        if not self.is_marked:
            return self._apart(answer, expected)
        typed = show(answer / ratio(self.shown_unit, self.unit))
        if other := self._other_unit(answer, expected):
            return (
                f"{typed} would be right in {_NAMES.get(other, other)}, but the question asks for {self.shown_unit}."
                f' Convert it, or write the unit, such as "{typed} {other}".'
            )
        if _near(answer, expected, _CLOSE * self.tolerance):
            lower, high = ("lower", "high") if answer > expected else ("higher", "low")
            slider = f"Close: a little {lower}. Read it off the slider."
            return slider if self.slider else f"Close, a little too {high}. {self._closer()}"
        # 40 is no slip with a zero where the question itself says 40
        slip = typed not in re.split(r"[^\d.,]+", self._said(self.prompt)) and not self.slider
        if slip and self.of is None and self.unit not in COUNTED:
            near = min(self.tolerance, 0.02 * abs(expected))
            if any(_near(answer / times, expected, near) for times in _ZEROS):
                return f"{self.shown(answer)} has the right digits. Look at the zeros, or at the decimal point."
        side = "high" if answer > expected else "low"
        if answer < 0.0 and expected < 0.0:  # there, "too high" is easily taken for too large a loss
            side += f": too {'little' if answer > expected else 'far'} below 0"
        return f"{self.shown(answer)} is too {side}.\n\n{self.told_hint()}"

    def _other_unit(self, answer: float, expected: float) -> str:
        """Return the unit in which an answer's number would be right, if it is one that is easily mistaken."""
        size, slash, per = self.shown_unit.partition("/")
        others = [f"{one}{slash}{per}" for one in _OTHERS.get(size, ())]
        others += [f"{size}{one}" for one in _OTHERS.get(f"{slash}{per}", ())]
        typed = answer / ratio(self.shown_unit, self.unit)
        # so near that it is no coincidence: twice is not 2.2 times
        near = min(self.tolerance, 0.05 * abs(expected))
        return next((one for one in others if _near(typed * ratio(one, self.unit), expected, near)), "")

    def _apart(self, answer: float, expected: float) -> str:
        """Return how far a guess is from what the run gives, which is the larger, and how many times."""
        if self.unit == "kg" and not self.minus and expected >= 30.0 and answer < 1.0:  # what is asked for is a body
            return "That is no weight."
        # what lies between two shares is no share
        apart = f"The two are {self.run_shown(abs(answer - expected)).replace(' %', ' points')} apart"
        if other := self._other_unit(answer, expected):
            typed = show(answer / ratio(self.shown_unit, self.unit))
            return f"{apart}. In {_NAMES.get(other, other)}, {typed} would have been right."
        if answer * expected < 0.0:
            return f"{apart}, on either side of 0."
        theirs = "the right one" if not self.is_guess else "the trial's" if self.found else "the run's"
        small, large = sorted((abs(answer), abs(expected)))
        times = large / small if small else math.inf
        much = f"about {times:.{0 if times > 9.9 else 1}f}".removesuffix(".0") + " times as large"
        larger = much if _PLAINLY <= times < 100.0 else "the larger"
        return f"{apart}; {'yours' if large == abs(answer) else theirs} is {larger}."

    def _closer(self) -> str:
        """Return what to do about an answer that is nearly right."""
        if "cell below" in f"{self._said(self.prompt)} {self.hint_words()}":
            return "Run the cell below, and take its number."
        if self.of is not None:
            return "Count again."  # nothing is worked out there
        if self._is_whole():
            return "Count once more."
        asked = float(f"{self.tolerance / ratio(self.shown_unit, self.unit):.1g}")
        return f"Work it out to within {show(asked, self.shown_unit)}."

    def _filled(self, text: Text, answer: object = None) -> str:
        return self._said(text, answer=answer, expected=float(self.expected()))


@dataclass(frozen=True)
class ChoiceQuestion(_Asked):
    """A question with a few options, one of them right."""

    id: str
    prompt: Text
    options: tuple[Option, ...]
    hint: Text
    solution: Text
    stays: bool = False
    guess: bool = False

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
            plain = _bare(answer)
            letter = re.sub(r"^(?:option|answer|letter|choice)\s+|^(?:i (?:choose|say|think)|it is|it's)\s+", "", plain)
            for option in self.options:
                if _bare(letter) == option.key.lower() or plain in (
                    _bare(option.text),
                    _bare(self.option_words(option)),
                ):
                    return option
            # "b: the second", with the option's own words or their beginning
            lead = re.fullmatch(r"([a-z])\s*[).:,-]+\s*(.+)", letter)
            for option in self.options:
                if lead and lead[1] == option.key.lower() and _bare(self.option_words(option)).startswith(lead[2]):
                    return option
        keys = ", ".join(option.key for option in self.options[:-1])
        return Unclear(f"Answer with one letter: {keys} or {self.options[-1].key}.")

    def note(self, answer: object) -> tuple[bool, str]:
        """Return whether an answer could be noted, and how it was read."""
        got = self.read(answer)
        if not isinstance(got, Option):
            return False, got.question if got else _NOTHING_NOTED
        return True, f"Noted: {got.key}, {self.option_words(got)}"

    def judge(self, answer: object) -> Reply:
        """Return the reply to an answer."""
        got = self.read(answer)
        if not isinstance(got, Option):
            return Reply(got.question if got else NOT_ANSWERED)
        verdict = "**Right.**" if got.right else "**Not yet.**"
        if not self.is_marked and not got.right:
            said = self.option_words(got)
            verdict = f"**You said: {said}{'' if said.endswith(('.', '?', '!')) else '.'}**"
        return Reply(_joined(verdict, self._filled(got.reply, got.key)), got.right)

    def _filled(self, text: Text, answer: object = None) -> str:
        return self._said(text, answer=answer, expected=self.expected)


Question = NumberQuestion | ChoiceQuestion


def _bare(text: str) -> str:
    """Return words in lower case, without the quotation marks, brackets and stops around them."""
    return text.strip("\"'“”„‘’«»`()[].:,;!* \u00a0").lower()


def _near(a: float, b: float, tolerance: float) -> bool:
    # a hair more than the tolerance, so that 4.6 is within 0.1 of 4.7
    return abs(a - b) <= tolerance * (1.0 + 1e-9)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)
