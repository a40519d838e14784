"""No sentence of a lesson is bound to what a person weighs today: it stays true when all weigh 3 % more."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from lessons_lib import PEOPLE, Person
from tools.lessons import ROOT, find_sources

TIMES = 1.03
JUMP_SHARE, JUMP_COUNT = 0.12, 2
"""So far a number may move: as a share of itself, or, if it is whole, by so many steps of a slider or people."""
NUMBER = re.compile(r"(?<![\w.,])[−-]?\d[\d,]*(?:\.\d+)?")
TOLD_AS_POSITIVE = re.compile(r"(?:^|_)(?:loss|lost|loses?|gain(?:s|ed)?|promised?)(?:_|$)", re.IGNORECASE)
WRONG_SIGN = re.compile(r"\b(?:lose|loses|lost|gain|gains|gained|loss of|gain of|lighter by) [−-]\d")
WEIGHT = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?= ?kg\b)")
UNITS = ("kg", "lb", "kcal", "percent", "share", "days", "week", "weeks", "minutes", "g", "mm", "cm2", "cm", "m3")
LESSONS = [path.name for path in find_sources()]

Said = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def now_and_then() -> tuple[Said, Said]:
    """What the lessons say of their people, and of the same people 3 % heavier."""
    script = Path(__file__).parent / "said_of_others.py"
    runs = [
        subprocess.Popen(
            [sys.executable, str(script), str(times)], cwd=ROOT, stdout=subprocess.PIPE, env=_environment(), text=True
        )
        for times in (1.0, TIMES)
    ]
    now, then = (json.loads(run.communicate()[0]) for run in runs)
    return now, then


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]), "LESSONS_KEEP": "off"}


def numbers_of(text: str) -> list[float]:
    return [float(number.replace(",", "").replace("−", "-")) for number in NUMBER.findall(text)]


def jumps(before: str, after: str) -> Iterator[str]:
    """Give the numbers of a text that turn round, or move much further than 3 %."""
    old, new = numbers_of(before), numbers_of(after)
    if len(old) != len(new):
        yield f"{len(old)} numbers are {len(new)}"
        return
    for was, now in zip(old, new, strict=True):
        few = was.is_integer() and now.is_integer() and abs(was - now) <= JUMP_COUNT
        if was * now < 0 or (abs(was - now) > JUMP_SHARE * max(abs(was), abs(now)) and not few):
            yield f"{was:g} becomes {now:g}"


def columns(text: str) -> Iterator[list[float | None]]:
    """Give the columns of a text's tables: the first number of each field, or None."""
    rows: list[list[str]] = []
    for line in [*text.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(re.split(r" ?\| ?", line.strip("| ")))
        elif rows:
            width = min(map(len, rows))
            yield from ([next(iter(numbers_of(row[at])), None) for row in rows] for at in range(width))
            rows = []


def order(values: list[float | None]) -> list[int]:
    """Say of each two numbers which is the larger one."""
    return [(a > b) - (a < b) for a, b in combinations([value for value in values if value is not None], 2)]


def unit(name: str) -> str:
    """Return the units in a name: kcal for each kg are no kg."""
    return " ".join(word for word in name.lower().split("_") if word in UNITS)


@pytest.mark.parametrize("lesson", LESSONS)
def test_every_rule_is_kept_for_other_weights(now_and_then: tuple[Said, Said], lesson: str) -> None:
    """Every placeholder fills and every sum closes, in prose and in questions."""
    for said in now_and_then:
        assert said[lesson]["faults"] == []


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_number_jumps_with_a_weight(now_and_then: tuple[Said, Said], lesson: str) -> None:
    now, then = (said[lesson]["texts"] for said in now_and_then)
    assert now.keys() == then.keys()
    assert {place: list(jumps(now[place], then[place])) for place in now} == {place: [] for place in now}


@pytest.mark.parametrize("lesson", LESSONS)
def test_losses_and_gains_are_positive_where_words_say_which(now_and_then: tuple[Said, Said], lesson: str) -> None:
    for said in now_and_then:
        for place, named in said[lesson]["numbers"].items():
            turned = [name for name, value in named.items() if TOLD_AS_POSITIVE.search(name) and value < 0]
            assert turned == [], place
        for place, text in said[lesson]["texts"].items():
            assert WRONG_SIGN.findall(text) == [], place


@pytest.mark.parametrize("lesson", LESSONS)
def test_what_is_larger_stays_larger(now_and_then: tuple[Said, Said], lesson: str) -> None:
    """Tables stay in order, and so do the numbers of one unit in one place."""
    now, then = (said[lesson] for said in now_and_then)
    for place, text in now["texts"].items():
        before, after = list(columns(text)), list(columns(then["texts"][place]))
        assert [order(column) for column in before] == [order(column) for column in after], place
    for place, named in now["numbers"].items():
        others = then["numbers"][place]
        for one, other in combinations(named, 2):
            if unit(one) == unit(other):
                assert order([named[one], named[other]]) == order([others[one], others[other]]), (place, one, other)


@pytest.mark.parametrize("lesson", LESSONS)
def test_no_weight_is_typed_beside_its_person(now_and_then: tuple[Said, Said], lesson: str) -> None:
    _, then = now_and_then
    for place, text in then[lesson]["texts"].items():
        typed = [f"{p.name}, {p.weight_kg:g} kg" for p in PEOPLE.values() if p.name in text and weighs_so(p, text)]
        assert typed == [], place


def weighs_so(person: Person, text: str) -> bool:
    """Whether a text says what a person weighs today."""
    return any(abs(number - person.weight_kg) <= 0.05 for number in numbers_of(" ".join(WEIGHT.findall(text))))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("she loses 2.48 kg", "she loses 0.14 kg", ["2.48 becomes 0.14"]),
        ("week 2: 2,270 kcal", "week 2: −5,961 kcal", ["2270 becomes -5961"]),
        ("it takes 8 people", "it takes 9 people", []),
        ("80 kg, 500 kcal", "82.4 kg, 500 kcal", []),
        ("80 kg", "80 kg, 5", ["1 numbers are 2"]),
    ],
)
def test_a_jump_is_seen(before: str, after: str, found: list[str]) -> None:
    assert list(jumps(before, after)) == found


def test_a_table_is_read_by_columns() -> None:
    assert list(columns("| a | b |\n|---|---|\n| 1 | 5.5 kg |\n| 2 | none |\n")) == [
        [None, None, 1.0, 2.0],
        [None, None, 5.5, None],
    ]
    assert order([1.0, None, 2.0]) == [-1]
