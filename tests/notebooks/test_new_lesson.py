"""A stranger begins a lesson: the skeleton keeps the rules, and says what comes next."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools import lint_lessons, new_lesson
from tools.filling import Filler
from tools.lessons import SOURCES, LessonError, find_sources, read_abouts, read_lesson

MOST_LINES = 400
"""What a lesson without a picture of its own may cost, written by hand."""


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The course as it is, but only what is said about each lesson."""
    for path in find_sources():
        (tmp_path / path.name).mkdir()
        for name in ("about.toml", "lesson.py"):
            (tmp_path / path.name / name).write_text((path / name).read_text(encoding="utf-8"), encoding="utf-8")
    return tmp_path


def lint(folder: Path, filler: Filler) -> str:
    return "\n".join(map(str, lint_lessons.lint(read_lesson(folder, filler))))


def free_number(after: str = "") -> str:
    taken = read_abouts()
    return next(f"{n:02d}" for n in range(int(after or 1), 100) if f"{n:02d}" not in taken)


@pytest.mark.parametrize("number", [free_number(), "40"])
def test_a_new_lesson_keeps_the_rules(sources: Path, filler: Filler, number: str) -> None:
    folder = new_lesson.write(number, "why_does_it_matter", sources)
    assert sorted(path.name for path in folder.iterdir()) == sorted(new_lesson.FILES)
    generous = Filler(filler.ask, cite=str, names=lambda number: {"loss_kg": 3.0, "loss_of_twice_kg": 6.0})
    assert lint(folder, generous) == ""
    assert read_lesson(folder, generous).title == f"{number} · Why does it matter?"
    assert sum(len(path.read_text(encoding="utf-8").splitlines()) for path in folder.iterdir()) <= MOST_LINES


def test_the_lesson_before_it_must_lead_to_it(sources: Path, filler: Filler) -> None:
    generous = Filler(filler.ask, cite=str, names=lambda number: {"loss_kg": 3.0, "loss_of_twice_kg": 6.0})
    row = [number for number, about in read_abouts().items() if about.strand]
    (before,) = sources.glob(f"{row[-1]}_*")
    number = free_number(after=row[-1])
    new_lesson.write(number, "why_does_it_matter", sources)
    assert f"`next` must be '{number}'" in lint(before, generous)
    about = (before / "about.toml").read_text(encoding="utf-8")
    (before / "about.toml").write_text(about.replace('next = ""', f'next = "{number}"'), encoding="utf-8")
    assert "`next`" not in lint(before, generous)


@pytest.mark.parametrize(
    ("number", "name", "words"),
    [("05", "again", "be free"), ("5", "short", "two digits"), ("99", "Why?", "small letters")],
)
def test_what_does_not_fit_is_refused(sources: Path, number: str, name: str, words: str) -> None:
    with pytest.raises(LessonError, match=words):
        new_lesson.write(number, name, sources)


def test_who_says_nothing_is_told_how(capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(SOURCES.iterdir())
    assert new_lesson.main([]) == 1
    assert "make lesson NUMBER=14" in capsys.readouterr().out
    assert sorted(SOURCES.iterdir()) == before
