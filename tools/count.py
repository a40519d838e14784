"""Count what is meant to stay small, beside its bound: ``python -m tools.count``.

Lines are all lines of Python files. That no modules and no folders import each other in a circle, the tests hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tools.lessons import ROOT

LIBRARY = ROOT / "lessons_lib"
NEW_LESSON = ROOT / "tools" / "skeleton"


def lines(files: Iterable[Path]) -> int:
    """Count the lines of some files."""
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)


def table() -> str:
    """Write the counts beside their bounds."""
    library = list(LIBRARY.rglob("*.py"))
    called = [file for room in ("science", "pictures", "lesson") for file in (LIBRARY / room).rglob("*.py")]
    skeleton = list(NEW_LESSON.iterdir())
    rows = [
        ("lessons_lib, lines", lines(library), 18_000),
        ("lessons_lib, files", len(library), 90),
        ("science, pictures, lesson, lines", lines(called), 12_500),
        ("tools, lines", lines((ROOT / "tools").glob("*.py")), 2_200),
        ("a new lesson, files in its folder", len(skeleton), 4),
        ("a new lesson, lines to begin with", lines(skeleton), 400),
    ]
    told = [f"{'what':<36}{'now':>8}{'at most':>9}", *(f"{name:<36}{now:>8,}{most:>9,}" for name, now, most in rows)]
    return "\n".join(told)


if __name__ == "__main__":
    print(table())
