"""The models beside what happened: published group means, and how far each of five models is off."""

from __future__ import annotations

from dataclasses import replace

from ..science import units
from ..science.body.projection import Model
from ..science.evidence.model_tests import ModelTest, mean_miss_kg, model_tests
from ..science.words import with_minus
from .canvas import Chart
from .look import Hue
from .marks import Bars, Line, Note, dots
from .rows import Rows, box

_MARKS: dict[Model, tuple[str, str, Line, float]] = {
    "dynamic": ("adapting body", "●", dots("body", "o", 1.9, 1.0), 0.1),
    "rule_3500": ("straight line", "▲", dots("line", "^", 1.7, 1.0), -0.1),
}
"""Name, sign, mark, and how far from the middle of its row, for the two sometimes agree."""
_OTHERS: dict[Model, str] = {"linearised": "in one line", "thomas": "Thomas", "forbes": "Forbes"}
"""Models that the words compare as well: five marks in a row hide what the picture is there for."""
_FACES: dict[str, Hue | None] = {"measured": None, "prescribed": "paper", "assumed": "paper"}
_LEFT_KG, _RIGHT_KG = -8.0, 5.2
_TALLER = 1.35


def model_tests_chart() -> Chart:
    """Draw body and line against published group means that neither was tuned to: predicted minus seen, a row a group.

    Sources: the rows of ``data/model_tests.csv``, each with its tag. The people are assumed (`ModelTest.person`).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.model_tests().words.split(": ")[0]
    '15 groups of people and five models, mean miss whichever way'
    """
    tests, one = model_tests(), units.from_kg(1.0)
    canvas = Rows(
        f"too low ← {units.mass_unit()} off → too high (grey: published range;\nopen: what was eaten was not measured)",
        f"How far off? {len(tests)} groups of real people",
        [_row_name(test) for test in tests],
        across=(0.33, 0.65),
    )
    canvas.taller(_TALLER)
    canvas.keep_shape()
    bars = [
        box(one * (test.low_kg - test.change_kg), one * (test.high_kg - test.change_kg), row, 0.8)
        for row, test in enumerate(tests)
        if test.low_kg is not None and test.high_kg is not None
    ]
    canvas.add(Bars("grid", "grid", corners="miter"), bars)
    for between in (row - 0.5 for row in range(1, len(tests)) if _group(tests[row]) != _group(tests[row - 1])):
        canvas.axes.axhline(between, color=canvas.look.ink, linewidth=1.0)
    canvas.axes.axvline(0.0, color=canvas.look.ink, linewidth=canvas.look.line_pt)
    for model, (label, _, mark, aside) in reversed(_MARKS.items()):
        for intake, face in _FACES.items():
            rows = [row for row, test in enumerate(tests) if test.intake == intake and _inside(test.miss_kg(model))]
            misses = [one * (tests[row].miss_kg(model) or 0.0) for row in rows]
            look = replace(mark, face=face, edge_width=0.7)
            canvas.add(look, misses, [row + aside for row in rows], label=label if intake == "measured" else "")
    for row, test in enumerate(tests):
        left, right = _outside(test)
        canvas.add(Note(pad=0.0), one * (_LEFT_KG + 0.1), row, left)
        canvas.add(Note("right"), one * (_RIGHT_KG - 0.1), row, right)
    canvas.legend(list(reversed(canvas.added)))
    canvas.place((0.33, 0.155, 0.65, 0.693))
    canvas.reach(one * _RIGHT_KG, one * _LEFT_KG)
    body, line, thomas = (units.mass(mean_miss_kg(model, tests)) for model in ("dynamic", "rule_3500", "thomas"))
    caption = (
        f"On average the adapting body is off by {body}, the line by {line}; the Thomas model, not drawn, by {thomas}."
    )
    return Chart(canvas, _words(tests), caption)


def _row_name(test: ModelTest) -> str:
    """Return how long a group ate more or less, what the scale made of it, and whose group it is."""
    kg = with_minus(f"{units.from_kg(test.change_kg):+.1f}")
    return f"{test.days} days: {kg} ({test.study.removesuffix(' site')})"


def _inside(miss_kg: float | None) -> bool:
    return miss_kg is not None and _LEFT_KG <= miss_kg <= _RIGHT_KG


def _outside(test: ModelTest) -> tuple[str, str]:
    """Return which models are off the left and the right edge, and by how much; or that they stop."""
    left: list[str] = []
    right: list[str] = []
    for model, (_, sign, *_) in reversed(_MARKS.items()):
        miss = test.miss_kg(model)
        if miss is None:
            left.append(f"{sign} stops")
        elif not _inside(miss):
            (left if miss < 0 else right).append(f"{sign} {units.from_kg(miss):+.0f}".replace("-", "−"))
    return f"← {' '.join(left)}" if left else "", f"{' '.join(right)} →" if right else ""


def _group(test: ModelTest) -> str:
    """Return in which part of the picture a test stands."""
    if test.is_short_surplus:
        return "eating more for three weeks at the most"
    return "eating more for longer" if test.change_kg > 0 else "eating less"


def _words(tests: tuple[ModelTest, ...]) -> str:
    """Return the sentence of the picture: the mean misses of each part."""
    said, spoken = [], {**{model: label for model, (label, *_) in _MARKS.items()}, **_OTHERS}
    for group in dict.fromkeys(map(_group, tests)):
        some = [test for test in tests if _group(test) == group]
        misses = ", ".join(f"{label} {units.mass(mean_miss_kg(model, some))}" for model, label in spoken.items())
        said.append(f"{group} ({len(some)} groups): {misses}")
    return (
        f"{len(tests)} groups of people and five models, mean miss whichever way: {'; '.join(said)}."
        " A model that would run out of fat is left out of its mean."
    )
