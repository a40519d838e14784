"""Captions and replies stay short: what a learner reads below a picture, and what is said back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lesson_folders import write

from tools import density, lessons
from tools.filling import Filler

DRAWN = """\
# %%
from lessons_lib import PEOPLE, Plan, charts, lesson, project

# %%
print("said")
lesson.reveal("06.1", charts.weight(project(PEOPLE["ana"], Plan.deficit(DEFICIT), days=84)))
"""


@pytest.fixture
def load(tmp_path: Path, filler: Filler) -> Callable[[str], lessons.Lesson]:
    def read(text: str) -> lessons.Lesson:
        return lessons.read_lesson(write(tmp_path, text), filler, {})

    return read


def test_a_picture_that_waits_has_its_caption_looked_at(
    load: Callable[[str], lessons.Lesson], capsys: pytest.CaptureFixture[str]
) -> None:
    lesson = load(DRAWN.replace("DEFICIT", "500"))
    assert density.captions(lesson) == [(2, "In 12 weeks the adapting body comes to a loss of 4.6 kg.")]
    assert list(density.captions_are_short(lesson)) == []
    assert not capsys.readouterr().out


def test_what_care_adds_is_not_counted(load: Callable[[str], lessons.Lesson]) -> None:
    ((_, caption),) = density.captions(load(DRAWN.replace("DEFICIT", "-500")))
    assert caption.endswith("kg.")
    assert "worries" not in caption


@pytest.mark.parametrize(
    ("caption", "told"),
    [
        ("One. And two.", "2 sentences; at most 1"),
        (f"It is {'so ' * 24}long.", "27 words; at most 25"),
        ("From 1 to 2 and 3 to 4.", "4 numbers; at most 3"),
    ],
)
def test_a_caption_that_says_too_much_is_named(
    load: Callable[[str], lessons.Lesson], monkeypatch: pytest.MonkeyPatch, caption: str, told: str
) -> None:
    lesson = load(DRAWN)
    monkeypatch.setattr(density, "captions", lambda lesson: [(2, caption)])
    (problem,) = density.captions_are_short(lesson)
    assert told in problem.text
    assert problem.cell == 2


def test_replies_that_say_too_much_are_named(load: Callable[[str], lessons.Lesson]) -> None:
    lesson = load(DRAWN)
    long, many = "so " * 71, ("so " * 60,) * 31
    for replies, told in (((long,), "A reply has 71 words"), (many, "1,860 words of replies")):
        talking = replace(lesson, filler=replace(lesson.filler, replies=lambda number, said=replies: said))
        (problem,) = density.replies_are_short(talking)
        assert told in problem.text


def test_a_page_is_reckoned_by_what_stands_on_it(load: Callable[[str], lessons.Lesson]) -> None:
    lesson = load(DRAWN)
    shut, seen = DRAWN, DRAWN.replace('lesson.reveal("06.1", charts', "(charts")
    assert density.screens(load(seen)) - density.screens(lesson) == pytest.approx((440 - 88) / 768)
    paragraph = "\n\n# %% [markdown]\n# " + "word " * 600
    longer = load(shut + paragraph)
    assert density.screens(longer) - density.screens(lesson) == pytest.approx((14 + 14 + 21 * 39) / 768, abs=0.03)
    assert list(density.pages_are_short(lesson)) == []
    (problem,) = density.pages_are_short(load(shut + 8 * paragraph))
    assert "screens; at most 7. Cut a part" in problem.text
