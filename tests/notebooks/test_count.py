"""What must stay small is counted, and who imports whom is seen."""

from __future__ import annotations

from pathlib import Path

from tools import count
from tools.lessons import ROOT


def library(folder: Path, **files: str) -> Path:
    """Write a small library: ``room__file="its code"``."""
    for name, code in files.items():
        path = folder / "small" / f"{name.replace('__', '/')}.py"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
    return folder / "small"


def test_a_circle_of_files_is_found_also_inside_a_function(tmp_path: Path) -> None:
    small = library(
        tmp_path,
        science__one="def f():\n    from .two import g\n",
        science__two="from . import three\n",
        science__three="import small.science.one\n",
        science__four="from .one import f\n",
    )
    assert count.import_circles(small) == [{"small.science.one", "small.science.two", "small.science.three"}]
    assert count.import_circles(small, rooms=True) == []


def test_a_circle_of_folders_may_hold_no_circle_of_files(tmp_path: Path) -> None:
    small = library(
        tmp_path,
        pictures__chart="from ..lesson.words import say\n",
        lesson__words="",
        lesson__cells="from ..pictures import chart\n",
    )
    assert count.import_circles(small) == []
    assert count.import_circles(small, rooms=True) == [{"small.pictures", "small.lesson"}]


def test_the_tools_have_no_circle() -> None:
    assert count.import_circles(ROOT / "tools") == []


def test_the_table_names_what_is_counted() -> None:
    told = count.table()
    assert all(word in told for word in ("lessons_lib, lines", "tools, lines", "circles of folders", "at most"))
