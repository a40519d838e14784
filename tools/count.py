"""Count what is meant to stay small, beside its bound: ``python -m tools.count``.

Lines are all lines of Python files. A circle is a set of modules that import each other, also inside functions.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.lessons import ROOT

LIBRARY = ROOT / "lessons_lib"
NEW_LESSON = ROOT / "tools" / "skeleton"


def lines(files: Iterable[Path]) -> int:
    """Count the lines of some files."""
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)


def imports(file: Path, root: Path) -> Iterator[str]:
    """Give the dotted names that a module imports; of ``from a import b`` both a and a.b."""
    package = file.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join(filter(None, [*start, node.module]))
            yield from (base, *(f"{base}.{alias.name}" for alias in node.names))


def circles(arrows: dict[str, set[str]]) -> list[frozenset[str]]:
    """Give the sets of names that lead back to each other.

    >>> circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [frozenset({"b", "c"})]
    True
    """
    reached = {name: _reached(name, arrows) for name in arrows}
    found = {frozenset(o for o in reached[name] if name in reached[o]) for name in arrows if name in reached[name]}
    return sorted(found, key=sorted)


def _reached(start: str, arrows: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        new = arrows[todo.pop()] - found
        found |= new
        todo += new
    return found


def import_circles(library: Path = LIBRARY, rooms: bool = False) -> list[frozenset[str]]:
    """Give the circles among a library's modules, or among its rooms: the folders directly below it."""
    # A package's own file is loaded before each of its modules anyway.
    files = {file for file in library.rglob("*.py") if file.stem != "__init__"}
    modules = {".".join(file.relative_to(library.parent).with_suffix("").parts): file for file in files}

    def named(module: str) -> str:
        return ".".join(module.split(".")[:2]) if rooms else module

    arrows: dict[str, set[str]] = {named(module): set() for module in modules}
    for module, file in modules.items():
        arrows[named(module)] |= {named(other) for other in imports(file, library.parent) if other in modules}
    return circles({name: to - {name} for name, to in arrows.items()})


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
        ("circles of modules", len(import_circles()), 0),
        ("circles of folders", len(import_circles(rooms=True)), 0),
        ("a new lesson, files in its folder", len(skeleton), 4),
        ("a new lesson, lines to begin with", lines(skeleton), 400),
    ]
    told = [f"{'what':<36}{'now':>8}{'at most':>9}", *(f"{name:<36}{now:>8,}{most:>9,}" for name, now, most in rows)]
    return "\n".join(told)


if __name__ == "__main__":
    print(table())
