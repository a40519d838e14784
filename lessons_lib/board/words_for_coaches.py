"""Every word that a coach's own scene or class may hold, as one text, made from what reads these files."""

from __future__ import annotations

from collections.abc import Iterable

from ..data import read_rows
from ..lesson import questions
from ..lesson.questions import NumberQuestion, Question
from ..science.body.people import PEOPLE, Person
from . import classes
from .asked import names as measures
from .controls import Menu, Slider, plan_controls
from .mechanisms import mechanisms
from .scenes import MOST_REVEALS, MOST_WEEKS, VIEWS, read_all


def text() -> str:
    """Return the page, in markdown.

    Examples
    --------
    >>> "{his_her}" in text()
    True
    """
    scenes = read_all()[0]
    known = {scene.id: scene for scene in scenes}
    return "\n\n".join(
        (
            "# Your own scenes and classes",
            "A scene is a text file `NAME.toml` in the folder `my_scenes`, beside `my_lessons`. The quickest way to"
            " one: open a scene, move what you like, and press *Keep this as my scene*. It is read when a page of the"
            " board opens. A wrong line is answered with file, line and field, and the rest goes on working.",
            "## A scene",
            _example(),
            _table(
                ("field", "what it holds"),
                ("title, question, closing", "up to 240 letters each; no number of a model is typed: see Placeholders"),
                ("lessons", f"a list of {', '.join(questions.lessons())}"),
                ("exercise", "the question that the room votes on: see Questions"),
                ("view", ", ".join(VIEWS)),
                ("person, other", "see People; `other` for two people only"),
                ("weeks, seed", f"1 to {MOST_WEEKS} weeks; which set of mornings, 1 to 40"),
                ("[plan]", "where the plan's controls stand: see Controls"),
                (
                    "[[reveal]]",
                    f"a step, up to {MOST_REVEALS}: `show`, `hide` (layers), `set` (controls), `say`,"
                    " `closer` (two weeks: between them the picture is looked at more closely)",
                ),
                ("sources", "a list: see Sources"),
            ),
            "## People",
            _table(
                ("id", "who"),
                *((key, _described(who)) for key, who in PEOPLE.items()),
            ),
            "## Layers and placeholders of each view",
            *(
                f"**{name}.** Layers: {_codes(view.layers)}. Controls: {_codes(view.controls)}."
                f" Placeholders: {', '.join('`{' + fact + '}`' for fact in view.facts)}."
                for name, view in VIEWS.items()
            ),
            "## Controls",
            _table(("name", "what it may be"), *((name, _allowed(one)) for name, one in plan_controls().items())),
            "## A class",
            "A class is a text file in `my_scenes/classes`: `title`, `minutes`, and parts that begin with `[[part]]`,"
            " each with `minutes` (they add up), `what` (for you alone), `lesson` (numbers, or care, break, close) and"
            ' `show`, a list such as `["vote 04.claim", "scene the_salty_weekend 0-2", "picture parts"]`.',
            _table(("in show", "what it is"), *classes.FORMS.items()),
            "**Scenes:** " + _codes(known) + ".",
            "**Pictures:** " + "; ".join(f"`{name}`: {one.say}" for name, one in mechanisms().items()),
            "## Questions",
            "Letters and numbers may be voted on. A scene may also name a measure of its own, and a question that asks"
            " for one is asked of its own person, plan and weeks: "
            + "; ".join(f"{name}: {_codes(measures(name))}" for name in VIEWS)
            + ".",
            _table(
                ("id", "answered by", "question"),
                *(_asked(one) for number in questions.lessons() for one in questions.of_lesson(number)),
            ),
            "## Sources",
            _table(
                ("id", "source"),
                *((row["id"], f"{row['authors']} {row['year']}") for row in read_rows("references")),
            ),
        )
    )


def _example() -> str:
    return """```toml
title = "Hugo, a summer"
lessons = ["05"]
question = "{person} eats {diet}. How much does {his_her} weight change in {weeks}?"
exercise = "05.prediction"
view = "weight"
person = "hugo"
weeks = 12
closing = "{He_she} {moved}."
sources = ["hall_2011"]

[plan]
deficit_kcal = 300

[[reveal]]
show = ["line", "body"]
say = "The line says {promised}, the body {change}."
```"""


def _described(who: Person) -> str:
    return f"{who.name}, {who.sex}, {who.age_years:.0f} years, {who.height_cm:.0f} cm, {who.weight_kg:g} kg"


def _asked(question: Question) -> tuple[str, str, str]:
    kind = question.unit if isinstance(question, NumberQuestion) else "letters"
    return question.id, kind, _line(question.prompt_words())


def _line(text: str) -> str:
    return " ".join(text.split()).replace("|", "/")


def _codes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _allowed(control: object) -> str:
    if isinstance(control, Slider):
        return f"{control.min} to {control.max} {control.unit}"
    if isinstance(control, Menu):
        return "see People" if control.name in ("person", "other") else ", ".join(f'"{one}"' for one in control.options)
    return "true or false"


def _table(*rows: tuple[str, ...]) -> str:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]])
