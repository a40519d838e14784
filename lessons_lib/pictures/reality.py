"""The models beside what happened: how far line and body are off the means of published groups."""

from __future__ import annotations

from ..science import units
from ..science.body.projection import Model
from ..science.evidence.model_tests import ModelTest, mean_miss_kg, model_tests
from ..science.words import listed
from .canvas import Chart
from .marks import plain
from .rows import Rows, box

_MARKS: dict[Model, tuple[str, float]] = {"rule_3500": ("straight line", -0.18), "dynamic": ("adapting body", 0.18)}
"""Name, and how far from the middle of its row."""
_BARS = {"rule_3500": plain("line", "//"), "dynamic": plain("body")}
_OTHERS: dict[Model, str] = {"linearised": "in one line", "thomas": "Thomas", "forbes": "Forbes"}
"""Models that the words compare as well."""


def model_tests_chart() -> Chart:
    """Draw how far body and line are off published group means that neither was tuned to, a row a kind of group.

    Sources: the rows of ``data/model_tests.csv``, each with its tag. The people are assumed (`ModelTest.person`).

    Examples
    --------
    >>> from lessons_lib import charts
    >>> charts.model_tests().words.split(": ")[0]
    '15 tests on groups of people and five models, mean miss whichever way'
    """
    tests, one = model_tests(), units.from_kg(1.0)
    groups = _groups(tests)
    names = ["eating more,\n3 weeks at most", "eating more,\nlonger", "eating less"]
    canvas = Rows(f"off on average ({units.mass_unit()})", f"How far off? {len(tests)} tests on real people", names)
    furthest = 0.0
    for model, (label, aside) in _MARKS.items():
        misses = [one * mean_miss_kg(model, some) for some in groups.values()]
        canvas.add(_BARS[model], [box(0.0, x, row + aside, 0.34) for row, x in enumerate(misses)], label=label)
        for row, x in enumerate(misses):
            canvas.say(x, row + aside, f"{x:.1f}")
        furthest = max(furthest, *misses)
    canvas.legend()
    canvas.reach(1.1 * furthest)
    line = units.mass(mean_miss_kg("rule_3500", groups["eating less"]))
    caption = f"Eating less, the line is off by {line} (where it runs out of fat, left out). {_nearer(groups)}"
    return Chart(canvas, _words(tests), caption)


def _nearer(groups: dict[str, list[ModelTest]]) -> str:
    """Return the sentence about the models without a bar that beat the body in every part."""
    misses = {model: [mean_miss_kg(model, some) for some in groups.values()] for model in ("dynamic", *_OTHERS)}
    beat = [m for m in _OTHERS if all(a < b for a, b in zip(misses[m], misses["dynamic"], strict=True))]
    said = listed([f"{_OTHERS[m]} ({', '.join(f'{units.from_kg(x):.1f}' for x in misses[m])})" for m in beat])
    return f"Not drawn, and nearer than the body in each row: {said}." if beat else ""


def _groups(tests: tuple[ModelTest, ...]) -> dict[str, list[ModelTest]]:
    """Return the tests of each part of the picture."""
    found: dict[str, list[ModelTest]] = {}
    for test in tests:
        more = "eating more for three weeks at the most" if test.is_short_surplus else "eating more for longer"
        found.setdefault(more if test.change_kg > 0 else "eating less", []).append(test)
    return found


def _words(tests: tuple[ModelTest, ...]) -> str:
    """Return the sentence of the picture: the mean misses of each part."""
    said, spoken = [], {"dynamic": "adapting body", "rule_3500": "straight line", **_OTHERS}
    for group, some in _groups(tests).items():
        misses = ", ".join(f"{label} {units.mass(mean_miss_kg(model, some))}" for model, label in spoken.items())
        said.append(f"{group} ({len(some)} tests): {misses}")
    return (
        f"{len(tests)} tests on groups of people and five models, mean miss whichever way: {'; '.join(said)}."
        " A model that would run out of fat is left out of its mean."
    )
