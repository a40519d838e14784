"""The questions of the lessons, read from the text that lies beside each lesson when one of them is asked.

A lesson's folder holds ``questions.md``, for the words, and ``numbers.py``, for the numbers in them::

    ## 05.3 = gap_left_kcal ± 10 kcal/day
    Ana cut 500 kcal/day and has lost {LOST_KG:mass.0}. How big is her food gap now?
    right: She still eats 500 below the start, yet only {expected:.0f} kcal/day of the food gap are left.
    hint: Each kg lost closes the food gap by Ana's number.
    solution: {LOST_KG:mass.0} close {gap_closed_kcal:.0f} kcal/day. {gap_left_kcal:.0f} are left.
    wrong CUT_KCAL (the gap stays): 500 is the gap on the first day. It is wrong now: ...
    wrong 26 in kg (half a kilogram a week): ...      only of who sees kg
    wrong weight below ANA_KG          a weight, where the loss is asked for ("above": the gain); may end "within 13"
    minus: a loss                      what a minus means, where the direction is the question
    of: DAYS                           how many there are, where some of them are counted
    never: DAYS                        the number that "never" stands for, where it may be answered
    stays: kg                          about kg, also where the learner sees pounds
    from: trial                        what a trial found, where no run gives it
    on: slider                         read off the slider of an app: who is near is told where it lies
    guess: first                       can only be guessed: the reply says how near that was, and it is not marked

    ## 05.exit1
    Why does she lose less in month 12 than in month 2?
    - a: Each pound of fat holds more kcal. -> That is wrong: ...
    - *b: She is lighter and spends less. -> Less to keep and less to carry.
    hint: ...
    solution: ...

What is answered by drawing begins with ``## 05.curve draws``: see `drawings`.

Unit and sign are said behind the prompt by themselves: "(kg; a minus means a loss)". Without a line ``minus`` a
size is asked for, and a minus is left out. A line that begins with two spaces continues the one before. A number
is a name of ``numbers.py`` or stands there as it is. What is written wrongly is said in one sentence with file and
line.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from ..science.checks import nearest, shown
from ..science.units import mass
from ..start import ROOT
from .kinds import ChoiceQuestion as ChoiceQuestion
from .kinds import Misconception as Misconception
from .kinds import NumberQuestion as NumberQuestion
from .kinds import Option as Option
from .kinds import Question as Question
from .kinds import Reply as Reply
from .placeholders import (
    NUMBER,
    Names,
    PlaceholderError,
    Template,
    Text,
    loose_brace,
    names_in,
    names_of,
    need,
    value_of,
)

FILE_NAME = "questions.md"
_A_WEIGHT_KG = 15.0
"""So near the weight at the end, an answer to a question for a change is taken for a weight."""

_HEAD = re.compile(r"## (?P<id>\S+)(?: = (?P<value>\S+) ± (?P<tolerance>\S+) (?P<unit>.+))?")
_PART = re.compile(r"(right|hint|solution): (.+)")
_ABOUT = re.compile(r"(minus|of|never|stays|guess|from|on): (.+)")
_ONLY = {"stays": "kg", "guess": "first", "from": "trial", "on": "slider"}
"""What stands behind these, and they may stand in a choice too."""
_WRONG = re.compile(
    r"wrong (?P<value>\S+)(?: within (?P<within>\S+))?(?: in (?P<only>kg|lb))? \((?P<name>[^():]+)\): (?P<reply>.+)"
)
_WEIGHT = re.compile(r"wrong weight (?P<side>below|above) (?P<start>\S+)(?: within (?P<within>\S+))?")
_OPTION = re.compile(r"- (?P<right>\*?)(?P<key>[a-z]): (?P<text>.+?) ->(?: (?P<reply>.+))?")
DRAWN = re.compile(r"## \S+ draws .+")
"""The head of a question that is answered by drawing: `drawings` reads those."""


class QuestionError(ValueError):
    """A slip in a lesson's questions; the text is a sentence with file and line."""


# --- asking --------------------------------------------------------------------------------


@cache
def _folders() -> dict[str, Path]:
    """Return the folder of each lesson that has questions: in a checkout, or inside an installed wheel."""
    source = ROOT / "notebooks" / "source"
    shelf = source if source.is_dir() else Path(__file__).parents[1] / "_lessons"
    return {file.parent.name[:2]: file.parent for file in sorted(shelf.glob(f"[0-9][0-9]_*/{FILE_NAME}"))}


def folder(number: str) -> Path:
    """Return the folder of a lesson that has questions."""
    return _folders()[number]


@cache
def lessons() -> tuple[str, ...]:
    """Return the numbers of the lessons that have questions.

    Examples
    --------
    >>> "04" in lessons()
    True
    """
    return tuple(_folders())


@cache
def of_lesson(number: str) -> tuple[Question, ...]:
    """Return the questions of one lesson, in the order in which they are met.

    Raises
    ------
    ValueError
        If there is no such lesson; the sentence lists those there are.

    Examples
    --------
    >>> of_lesson("04")[0].id.startswith("04.")
    True
    """
    return read(*text_of(number))


def text_of(number: str) -> tuple[str, Names, str, str]:
    """Return the text of a lesson's questions and what goes with it, as `read` takes them."""
    names, file = numbers(number), _folders()[number] / FILE_NAME
    return file.read_text(encoding="utf-8"), names, number, _place(file)


@cache
def numbers(number: str) -> Names:
    """Return what the texts of one lesson may name: the numbers and words of its ``numbers.py``, if it has one.

    Raises
    ------
    ValueError
        If there is no such lesson; the sentence lists those there are.

    Examples
    --------
    >>> "ANA_KG" in numbers("04")
    True
    """
    if number not in _folders():
        raise ValueError(
            f"There are no questions for lesson {shown(number)}. It must be one of {', '.join(lessons())}."
        )
    name, file = f"lesson_{number}_numbers", _folders()[number] / "numbers.py"
    if not file.is_file():
        return {}
    # by its place: a folder that begins with a digit is no package
    spec = spec_from_file_location(name, file)
    assert spec is not None
    assert spec.loader is not None
    sys.modules[name] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return names_of(module)


def is_drawn(name: str) -> bool:
    """Whether a question is answered by drawing, and `drawings.find` knows it.

    Examples
    --------
    >>> is_drawn("05.curve"), is_drawn("05.1")
    (True, False)
    """
    number = name.partition(".")[0] if isinstance(name, str) else ""
    if number not in lessons():
        return False
    return f"\n## {name} draws " in f"\n{(folder(number) / FILE_NAME).read_text(encoding='utf-8')}"


def find(name: str | float) -> Question:
    """Return one question by its id; "4.1" and 4.1 are "04.1".

    Raises
    ------
    ValueError
        If there is none; the sentence lists the ids of that lesson.

    Examples
    --------
    >>> find("04.prediction").unit
    'kg'
    """
    wanted = whole_id(name)
    questions = of_lesson(wanted.partition(".")[0])
    for question in questions:
        if question.id == wanted:
            return question
    if is_drawn(wanted):
        raise ValueError(f'{wanted} is answered by drawing. Write lesson.draw("{wanted}").')
    ids = [question.id for question in questions]
    near = nearest(wanted, ids)
    meant = f"Did you mean {near!r}? " if near else ""
    raise ValueError(f"There is no question {shown(name)}. {meant}It must be one of {', '.join(ids)}.")


def whole_id(name: object) -> str:
    """Return the id that a learner means: a lesson's number has two digits.

    Raises
    ------
    ValueError
        If no lesson is named.

    Examples
    --------
    >>> whole_id(4.1), whole_id("4.exit1")
    ('04.1', '04.exit1')
    """
    said = str(name) if isinstance(name, (str, float)) else ""
    number, point, rest = said.partition(".")
    if not point:
        example = f'"05.{number}"' if 0 < len(number) < 20 and not number.isdecimal() else '"04.1"'
        raise ValueError(
            f"{shown(name)} is not the id of a question. It must be a text that begins with the lesson's number, such"
            f" as {example}."
        )
    return f"{number:0>2}.{rest}"


# --- reading -------------------------------------------------------------------------------


def read(text: str, names: Names, number: str, place: str = FILE_NAME) -> tuple[Question, ...]:
    r"""Return the questions that a text holds.

    Parameters
    ----------
    text
        As the head of this module shows.
    names
        What may be named in it.
    number
        The lesson's number; every id begins with it.
    place
        The file, as a sentence about a slip says it.

    Raises
    ------
    QuestionError
        For the first slip.

    Examples
    --------
    >>> text = "## 99.1 = cut ± 1 kcal\nHow many kcal?\nright: Yes.\nhint: Look.\nsolution: It is {cut}."
    >>> read(text, {"cut": 500}, "99")[0].solution_words()
    'It is 500.'
    """
    found: list[Question] = []
    for block in blocks(text):
        if DRAWN.fullmatch(block[0][1]):
            continue
        question = Reader(names, number, place).question(block)
        if any(question.id == other.id for other in found):
            raise QuestionError(f"{place}, line {block[0][0]}: {question.id} stands here for the second time.")
        found.append(question)
    return tuple(found)


Number = Callable[[], float]
Line = tuple[int, str]
"""The number of a line, and its words with those of the lines that continue it."""


def blocks(text: str) -> Iterator[list[Line]]:
    """Give the lines of each question; what stands before the first one is not read."""
    block: list[Line] = []
    for at, line in enumerate(text.splitlines(), 1):
        if line.startswith("## "):
            if block:
                yield block
            block = [(at, line)]
        elif block and line.startswith("  "):
            block[-1] = (block[-1][0], f"{block[-1][1]} {line.strip()}")
        elif block and line.strip():
            block.append((at, line))
    if block:
        yield block


class Reader:
    """Makes a question of its lines."""

    def __init__(self, names: Names, number: str, place: str) -> None:
        self._names, self._number, self._place, self._at = names, number, place, 0

    def question(self, block: list[Line]) -> Question:
        """Return a question that is typed."""
        (first_at, first), *rest = block
        self._at = first_at
        head = _HEAD.fullmatch(first)
        if head is None or not head["id"].startswith(f"{self._number}."):
            raise self._slip(f'"{first}" is no head. It must be "## {self._number}.1 = name ± 1 unit", or an id alone.')
        name, expected = head["id"], self._number_for(head["value"]) if head["value"] else None
        prompt: list[str] = []
        parts: dict[str, Text] = {}
        about: dict[str, str] = {}
        wrong: list[Misconception] = []
        options: list[Option] = []
        for self._at, line in rest:
            if part := _PART.fullmatch(line):
                if part[1] in parts or (part[1] == "right" and not expected):
                    raise self._slip(f'{name} has a line "{part[1]}: ..." too many.')
                parts[part[1]] = self._text(part[2], "expected", *(["answer"] if part[1] == "right" else []))
            elif (told := _ABOUT.fullmatch(line)) and (expected or told[1] in _ONLY):
                if told[1] in about or told[2] != _ONLY.get(told[1], told[2]):
                    only = ", ".join(f'"{key}: {said}"' for key, said in _ONLY.items())
                    raise self._slip(f'"{line}" is one too many, or not {only}.')
                about[told[1]] = told[2]
            elif expected and line.startswith("wrong "):
                wrong.append(self._wrong(line, expected))
            elif not expected and line.startswith("- "):
                options.append(self._option(line))
            elif parts or wrong or options:
                raise self._slip(f'"{line[:40]}" is no part of a question. Is its first word misspelt?')
            else:
                prompt.append(line)
        self._at = first_at
        for one in ("right", "hint", "solution") if expected else ("hint", "solution"):
            if one not in parts:
                raise self._slip(f'{name} has no {one}. It must have a line "{one}: ...".')
        asked, stays, guess = self._text(" ".join(prompt)), "stays" in about, "guess" in about
        try:
            if expected is None:
                return ChoiceQuestion(name, asked, tuple(options), parts["hint"], parts["solution"], stays, guess)
            return NumberQuestion(
                *(name, asked, head["unit"], expected, self._plain(head["tolerance"])),
                *(parts["right"], parts["hint"], parts["solution"], tuple(wrong)),
                minus=about.get("minus", ""),
                of=self._number_for(about["of"]) if "of" in about else None,
                never=self._number_for(about["never"]) if "never" in about else None,
                stays=stays,
                guess=guess,
                found="from" in about,
                slider="on" in about,
            )
        except QuestionError:
            raise
        except ValueError as error:
            raise self._slip(str(error)) from error

    def _wrong(self, line: str, expected: Number) -> Misconception:
        if found := _WEIGHT.fullmatch(line):
            return self._weight(found, expected)
        found = _WRONG.fullmatch(line)
        if found is None:
            raise self._slip(f'"{line[:40]}" is no wrong idea. It must be "wrong number (its name): the reply".')
        within = self._plain(found["within"]) if found["within"] else None
        reply = self._text(found["reply"], "answer", "expected")
        return Misconception(found["name"], self._number_for(found["value"]), reply, within, found["only"] or "")

    def _weight(self, found: re.Match[str], expected: Number) -> Misconception:
        """Return the idea of who types the weight at the end where the change is asked for."""
        start, sign = self._number_for(found["start"]), {"below": -1.0, "above": 1.0}[found["side"]]

        def reply(answer: float, **_: object) -> str:
            return (
                f"{mass(answer)} is a weight, and the question asks for the change. How far is it from the"
                f" {mass(start(), 0)} at the start?"
            )

        far = self._plain(found["within"]) if found["within"] else _A_WEIGHT_KG
        idea = Misconception("a weight for a change", lambda: start() + sign * expected(), reply, far)
        return replace(idea, whose=found["start"].partition("_")[0].title(), whole=start) if sign < 0 else idea

    def _option(self, line: str) -> Option:
        found = _OPTION.fullmatch(line)
        if found is None:
            raise self._slip(f'"{line[:40]}" is no option. It must be "- a: text -> reply"; the right one "- *a: ...".')
        if not found["reply"]:
            raise self._slip(f'Option {found["key"]} has no reply. Behind "->" it must say why it is right or wrong.')
        reply = self._text(found["reply"], "answer", "expected")
        return Option(found["key"], self._text(found["text"]), bool(found["right"]), reply)

    def _text(self, text: str, *known: str) -> Template:
        if place := loose_brace(text):
            raise self._slip(f'In "{place}" a brace has no partner. A number is {{name:format}}.')
        for name in names_in(text):
            if name not in known:
                self._need(name)
        return Template(text, self._names, f"{self._place}, line {self._at}")

    def _number_for(self, word: str) -> Number:
        """Return a function that gives a number which stands in the text, or which the text names."""
        if NUMBER.fullmatch(word):
            return lambda: float(word)
        self._need(word)
        names = self._names

        @cache
        def named() -> float:
            value = value_of(word, names)
            if isinstance(value, str):
                raise PlaceholderError(f"{word} is words, and a number is needed here.")
            return float(value)

        return named

    def _need(self, name: str) -> None:
        try:
            need(name, self._names)
        except PlaceholderError as error:
            raise self._slip(str(error)) from error

    def _plain(self, word: str) -> float:
        if not NUMBER.fullmatch(word):
            raise self._slip(f'"{word}" is no number. How far off still counts must be a number, such as 0.5.')
        return float(word)

    def _slip(self, sentence: str) -> QuestionError:
        return QuestionError(f"{self._place}, line {self._at}: {sentence}")


def _place(file: Path) -> str:
    return file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else f"{file.parent.name}/{file.name}"
