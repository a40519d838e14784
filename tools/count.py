"""Count what is meant to stay small, beside its bound: ``python -m tools.count``.

Lines are all lines of Python files. A circle is a set of modules that import each other, also inside functions.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.lessons import ROOT

LIBRARY = ROOT / "lessons_lib"
NEW_LESSON = ROOT / "tools" / "skeleton"


def lines(files: Iterable[Path]) -> int:
    """Count the lines of some files."""
    return sum(len(file.read_text(encoding="utf-8").splitlines()) for file in files)


def imports(file: Path, root: Path = ROOT) -> Iterator[str]:
    """Give the dotted names that a module imports at run time; of ``from a import b`` both a and a.b."""
    package = file.relative_to(root).parent.parts
    for node in _run(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*start, *(node.module or "").split(".")]).strip(".")
            yield base
            yield from (f"{base}.{alias.name}" for alias in node.names)


def _run(tree: ast.AST) -> Iterator[ast.AST]:
    """Walk a module, without what only the type checker reads."""
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")):
            yield node
            yield from _run(node)


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


def import_circles(library: Path = LIBRARY, folders: bool = False) -> list[frozenset[str]]:
    """Give the circles among a library's modules, or among the folders directly below it."""
    root = library.parent
    names = {".".join(file.relative_to(root).with_suffix("").parts): file for file in library.rglob("*.py")}
    modules = {name.removesuffix(".__init__"): file for name, file in names.items()}
    arrows: dict[str, set[str]] = {name: set() for name in modules}
    for name, file in modules.items():
        arrows[name] = {other for other in imports(file, root) if other in modules and other != name}
    if not folders:
        # A package's own file is loaded before each of its modules, so it is no arrow to fear.
        packages = {name for name, file in modules.items() if file.stem == "__init__"}
        return circles({name: to - packages if name not in packages else to for name, to in arrows.items()})
    rooms: dict[str, set[str]] = {}
    for name, to in arrows.items():
        here = _room(name)
        rooms.setdefault(here, set())
        for other in to:
            rooms.setdefault(_room(other), set())
            if _room(other) != here:
                rooms[here].add(_room(other))
    return circles(rooms)


def _room(name: str) -> str:
    return ".".join(name.split(".")[:2])


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
        ("circles of folders", len(import_circles(folders=True)), 0),
        ("a new lesson, files in its folder", len(skeleton), 4),
        ("a new lesson, lines to begin with", lines(skeleton), 400),
    ]
    told = [f"{'what':<36}{'now':>8}{'at most':>9}", *(f"{name:<36}{now:>8,}{most:>9,}" for name, now, most in rows)]
    return "\n".join(told)


if __name__ == "__main__":
    print(table())
    sys.exit()
