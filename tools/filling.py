"""Fill what is left open in the prose of lessons and pages.

``{body_year_kg:mass}``
    a number, with one brace: a name of the lesson's ``numbers.py`` and a format, as in its questions
``{{cite hall_2011}}``
    a command, with two: a reference of ``data/references.csv``

Code is never changed. What a lesson knows of itself (its title, its minutes) is filled in `lessons`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from lessons_lib.lesson.placeholders import COMMAND, PLACEHOLDER, Names, fill, loose_brace

NOTE_KINDS = ("minutes", "vote", "project", "late", "sensitivity")
"""What a coach's cell may say."""
_LATER = re.compile(rf"minutes( \w+)?|{'|'.join(NOTE_KINDS)}")
"""What is known only when all other words are there, and the marks in a coach's cell."""
_FORMS = "{{cite ID}}, {{minutes}}, or a number: {name:format}"


@dataclass(frozen=True)
class Filler:
    """Where the words for placeholders come from.

    Each function raises `LookupError` or `ValueError`, whose text says why, if it has none.
    """

    ask: Callable[[str], str]
    """A question as it is read, with its options if it has any."""
    cite: Callable[[str], str]
    names: Callable[[str], Names] = lambda number: {}
    """What the prose of a lesson may name, by the lesson's number."""
    replies: Callable[[str], tuple[str, ...]] = lambda number: ()
    """All that a lesson's questions may say, by the lesson's number."""
    questions: Callable[[str], tuple[str, ...]] = lambda number: ()
    """The ids of a lesson's questions, by the lesson's number."""
    is_marked: Callable[[str], bool] = lambda key: False
    """Whether an answer to a question counts as right or as a miss, by its id."""
    constants: frozenset[float] = frozenset()
    """Numbers of the library that a lesson may type, because a test holds them against it."""
    weights_kg: frozenset[float] = frozenset()
    """What the people weigh: numbers that no sum of a lesson's code may type."""
    known: dict[str, str] = field(default_factory=dict)  # computed once, asked for often

    def fill(self, text: str, number: str = "") -> tuple[str, list[str]]:
        """Fill a text of a lesson, or of no lesson, and say what cannot be filled, a sentence each."""
        place = loose_brace(text)
        faults = [f"In {place!r} a brace has no partner. It must be {_FORMS}."] if place else []

        def put(found: re.Match[str]) -> str:
            try:
                return self._number(found[0], number) if found.re is PLACEHOLDER else self._command(found)
            except Exception as error:  # whatever a lesson's function raises belongs in the message
                faults.append(f"{found[0]} cannot be filled: {_reason(error)}")
                return found[0]

        # numbers first: what a command puts there is done
        return COMMAND.sub(put, PLACEHOLDER.sub(put, text)), faults

    def _number(self, placeholder: str, number: str) -> str:
        words = fill(placeholder, self.names(number))
        if re.match(r"-?(inf|nan)\b", words):
            raise ValueError(f"It gives {words}, which is no number to print")
        return words

    def _command(self, found: re.Match[str]) -> str:
        inner = found[1].strip()
        if _LATER.fullmatch(inner):
            return found[0]
        if inner not in self.known:
            self.known[inner] = self._words(inner)
        return self.known[inner]

    def _words(self, inner: str) -> str:
        kind, _, what = inner.partition(" ")
        if kind == "cite" and what:
            return self.cite(what.strip())
        raise ValueError(f"It must be {_FORMS}")


def _reason(error: Exception) -> str:
    text = str(error.args[0]) if error.args else ""
    if not isinstance(error, ValueError | LookupError):
        text = f"{type(error).__name__}: {text}"
    return text.rstrip(".") + "."


# --- the course's own words ----------------------------------------------------------------


def course_filler() -> Filler:
    """Fill from the course itself: its questions, its library and its references."""
    from lessons_lib import PEOPLE
    from lessons_lib.data import SHOWABLE_TAGS, read_rows
    from lessons_lib.lesson import drawings, questions

    def names(number: str) -> Names:
        return questions.numbers(number) if number in questions.lessons() else {}

    def cite(key: str) -> str:
        rows = {row["id"]: row for row in read_rows("references")}
        if key not in rows:
            raise ValueError(f"data/references.csv has no row {key!r}")
        if rows[key]["tag"] not in SHOWABLE_TAGS:
            raise ValueError(f"Its tag is {rows[key]['tag']}, so it may not be printed as data")
        return reference(rows[key])

    def ask(key: str) -> str:
        return drawings.find(key).markdown() if questions.is_drawn(key) else questions.find(key).markdown()

    def is_marked(key: str) -> bool:
        return not questions.is_drawn(key) and questions.find(key).is_marked

    weights = frozenset(person.weight_kg for person in PEOPLE.values())

    def ids(number: str) -> tuple[str, ...]:
        known = number in questions.lessons()
        return tuple(one.id for room in (questions, drawings) for one in room.of_lesson(number)) if known else ()

    return Filler(ask, cite, names, _replies, ids, is_marked, _constants(), weights)


def _replies(number: str) -> tuple[str, ...]:
    """Give every text of a lesson's questions, filled as a learner sees it."""
    from lessons_lib.lesson import questions

    if number not in questions.lessons():
        return ()
    return tuple(text for question in questions.of_lesson(number) for text in texts_of(question))


def texts_of(question: Any) -> Iterator[str]:
    """Give every text of a question, filled as a learner sees it."""
    from lessons_lib.lesson.placeholders import words
    from lessons_lib.lesson.questions import ChoiceQuestion

    # a quoted block is no running prose, but here it is what is read
    yield re.sub(r"^> ?", "", question.markdown(), flags=re.MULTILINE).partition(" · ")[2]
    yield from (question.hint_words(), question.solution_words())
    if isinstance(question, ChoiceQuestion):
        yield from (words(o.reply, answer=o.key, expected=question.expected) for o in question.options)
        return
    expected = float(question.expected())
    yield words(question.right, answer=expected, expected=expected)
    yield from (words(m.reply, answer=m.value(), expected=expected) for m in question.misconceptions)


def _constants() -> frozenset[float]:
    """Give the models' constants and ranges, the course's people and the exact sizes of units."""
    from lessons_lib import HALL_2011, PEOPLE, units
    from lessons_lib.science.body.people import PAL_RANGE
    from lessons_lib.science.fat.regions import EXPONENT_RANGE

    per_lb = units.KG_PER_LB
    numbers = [value for value in asdict(HALL_2011).values() if isinstance(value, float)]
    numbers += [value for person in PEOPLE.values() for value in (person.weight_kg, person.pal)]
    numbers += (*PAL_RANGE, *EXPONENT_RANGE)
    return frozenset({*numbers, per_lb, 1 / per_lb, 3500 / per_lb})


def reference(row: Mapping[str, str]) -> str:
    """Write one row of ``data/references.csv`` as it is read in a lesson.

    >>> row = {"authors": "Hall KD; Sacks G; Chow CC", "year": "2011", "where": "Lancet"}
    >>> reference({**row, "doi": "10.1/x"})
    'Hall et al. 2011, [doi:10.1/x](https://doi.org/10.1/x)'
    >>> reference({**row, "doi": "", "authors": "Wishnofsky M"})
    'Wishnofsky 2011, Lancet'
    """
    authors = [re.sub(r",?( [A-Z][A-Z.-]*)+$", "", a.strip()) for a in _people(row["authors"])]
    who = authors[0]
    if len(authors) == 2:
        who = " and ".join(authors)
    elif len(authors) > 2:
        who = f"{who} et al."
    doi = row["doi"].strip()
    place = f"[doi:{doi}](https://doi.org/{doi})" if doi else row["where"].strip()
    return f"{who} {row['year'].strip()}, {place}"


def _people(authors: str) -> list[str]:
    if "et al" in authors:
        return [authors]
    return re.split(r";| and | & ", authors) if re.search(r";| and | & ", authors) else [authors]
