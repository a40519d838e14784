"""What may import what: the library stays light, and science stands on its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import lessons_lib
from web.pages import all_pages, first_app

LIBRARY = Path(lessons_lib.__file__).parent
SCIENCE = sorted((LIBRARY / "science").rglob("*.py"))
HEAVY = ("pandas", "matplotlib", "ipywidgets", "anywidget", "IPython", "scipy")

# The path that the data take. Modules that share a number may not import each other; whatever is not
# on the path (evidence and the like) stands beside it: it may use the path, the path never uses it.
PATH = {
    "checks": 0, "units": 1, "words": 2, "body.people": 2, "body.energy": 3, "body.plans": 4,
    "body.dynamic": 5, "body.other_models": 6, "body.runs": 7, "body.projection": 8,
    "body.cohorts": 9, "body.goals": 9, "care": 10, "scale.weighing": 10, "scale.readings": 10,
    "scale.smoother": 11, "scale.dates": 11, "scale.tables": 12, "scale.trend": 12,
    "scale.rates": 13, "scale.trend_error": 13, "scale.plateau": 14,
}  # fmt: skip
ROOMS = ("body", "scale", "forecast", "fat", "evidence")
# who may import whom; the files of the library's own folder are its front door and import from everywhere
FOLDERS = {"start": (), "science": (), "pictures": ("science",), "lesson": ("science", "pictures", "start"),
           "board": ("science", "pictures", "lesson", "start")}  # fmt: skip


def loaded_after(code: str) -> set[str]:
    """Which packages a fresh interpreter has loaded after some code."""
    script = f"{code}\nimport sys\nprint(*sorted({{m.split('.')[0] for m in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_library_is_light():
    loaded = loaded_after("import lessons_lib")
    assert "lessons_lib" in loaded
    assert not loaded & {*HEAVY, "numpy"}


def test_simulating_needs_numpy_only():
    code = (
        "from lessons_lib import PEOPLE, Plan, project, care, goal_intake_kcal, HALL_2011, units, ScaleNoise\n"
        "import lessons_lib.science.scale.weighing, lessons_lib.science.fat.regions, lessons_lib.science.care\n"
        "project(PEOPLE['ana'], Plan.deficit(500), 10); care(PEOPLE['ana'], Plan.deficit(500))"
    )
    loaded = loaded_after(code)
    assert "numpy" in loaded
    assert not loaded & set(HEAVY)


FIRST_CELL = "from lessons_lib import PEOPLE, Plan, apps, charts, lesson, project, units\n"


def test_the_first_cell_of_a_lesson_needs_numpy_only():
    assert not loaded_after(FIRST_CELL) & set(HEAVY)


def test_a_chart_needs_neither_tables_nor_controls():
    loaded = loaded_after(FIRST_CELL + "charts.weight(project(PEOPLE['ana'], Plan.deficit(500), 28)).png()")
    assert loaded & set(HEAVY) == {"matplotlib"}


def test_the_first_app_of_no_lesson_needs_tables():
    # in the browser edition tables are a third of a start: they come after the first picture
    firsts = ["\n".join(first_app(page)) for page in all_pages().values() if page.cells]
    assert len(firsts) == 15
    loaded = loaded_after("\n".join(f"exec({first!r}, {{}})" for first in firsts))
    assert {"ipywidgets", "anywidget", "matplotlib"} <= loaded
    assert not loaded & {"pandas", "scipy"}


@pytest.mark.parametrize("door", [lessons_lib, lessons_lib.charts, lessons_lib.apps], ids=lambda m: m.__name__)
def test_every_name_of_a_front_door_exists(door):
    assert len(door.__all__) > 10
    assert list(door.__all__) == dir(door)
    for name in door.__all__:
        assert getattr(door, name) is not None
    with pytest.raises(AttributeError, match=r"no 'qqqq'. It has .*" + door.__all__[3]):
        door.qqqq  # noqa: B018 (the look-up is the test)
    one = door.__all__[0]
    with pytest.raises(AttributeError, match=f"Did you mean '{one}'"):
        getattr(door, f"{one}s")


def imports(file: Path, *, outside_functions: bool = False) -> Iterator[str]:
    """Absolute names of everything a module imports (not what only type checkers see)."""
    package = file.relative_to(LIBRARY.parent).parts[:-1]

    def walk(node: ast.AST) -> Iterator[ast.AST]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING":
                continue
            if outside_functions and isinstance(child, ast.FunctionDef):
                continue
            yield child
            yield from walk(child)

    for node in walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = ".".join([*base, *([node.module] if node.module else [])])
            yield from (f"{stem}.{alias.name}" for alias in node.names)


def module(file: Path) -> str:
    """Name of a file below the library: "science.body.plans"; a folder's own file has the folder's name."""
    parts = file.relative_to(LIBRARY).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module(file): file for file in sorted(LIBRARY.rglob("*.py"))}


def needs(file: Path) -> set[str]:
    """Modules of the library that a module imports, anywhere in it."""
    found = set()
    for name in imports(file):
        whole = name.removeprefix("lessons_lib.")
        if whole != name:
            found.add(next(part for part in (whole, whole.rpartition(".")[0]) if part in MODULES or "." not in part))
    return found - {module(file)}


def test_this_test_reads_imports():
    found = set(imports(LIBRARY / "science" / "scale" / "weighing.py"))
    assert "lessons_lib.science.body.projection.Projection" in found
    assert "numpy" in found
    assert "pandas" in found
    assert "pandas" not in set(imports(LIBRARY / "science" / "scale" / "weighing.py", outside_functions=True))
    assert {"science.units", "science.body.plans", "science.body.projection"} <= needs(MODULES["science.care"])


@pytest.mark.parametrize("file", SCIENCE, ids=module)
def test_science_neither_draws_nor_loads_tables_early(file):
    for name in imports(file):
        assert name.split(".")[0] not in ("matplotlib", "ipywidgets", "anywidget", "IPython", "scipy", "statsmodels")
    for name in imports(file, outside_functions=True):
        assert name.split(".")[0] != "pandas", "pandas loads when it is first used"


@pytest.mark.parametrize("name", [name for name in MODULES if name.split(".")[0] in FOLDERS])
def test_folders_import_downwards(name):
    folder = name.split(".")[0]
    for other in needs(MODULES[name]):
        top = other.split(".")[0]
        assert top in (folder, "data", *FOLDERS[folder]), f"{name} imports {other}"


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("science.")])
def test_imports_follow_the_data_in_one_direction(name):
    own = name.removeprefix("science.")
    if own in PATH:
        for other in needs(MODULES[name]) - {"data"}:
            assert other.removeprefix("science.") in PATH, f"the path uses only the path, and {name} imports {other}"
            assert PATH[other.removeprefix("science.")] < PATH[own], f"{name} imports {other}"


def in_a_circle(graph: dict[str, set[str]]) -> list[str]:
    """Return what is left when everything that needs nothing more is taken away, again and again."""
    while graph:
        free = {name for name, others in graph.items() if not others & set(graph)}
        if not free:
            break
        graph = {name: others for name, others in graph.items() if name not in free}
    return sorted(graph)


def test_no_file_and_no_room_needs_itself_by_a_detour():
    graph = {name: needs(file) for name, file in MODULES.items()}
    assert {f"science.{name}" for name in PATH} <= set(graph)
    # a folder's own file brings its parts together: whoever imports a part loads it first, and that is no circle
    assert in_a_circle(graph) == []

    def room(name: str) -> str:
        parts = name.split(".")
        return ".".join(parts[:2]) if parts[0] == "science" and parts[1:2] and parts[1] in ROOMS else parts[0]

    rooms: dict[str, set[str]] = {}
    for name, others in graph.items():
        if room(name) in FOLDERS or room(name).startswith("science."):
            rooms.setdefault(room(name), set()).update(room(other) for other in others)
    # units, checks, words and care are beside the rooms of science: some below them, care above
    del rooms["science"]
    assert in_a_circle({name: others - {name} for name, others in rooms.items()}) == []
    assert in_a_circle({"a": {"b"}, "b": {"a"}, "c": {"a"}}) == ["a", "b", "c"]


def test_the_tools_have_no_circle():
    tools = {f"tools.{file.stem}": file for file in (LIBRARY.parent / "tools").glob("*.py")}

    def used(file: Path) -> set[str]:
        return {name for found in imports(file) for name in (found, found.rpartition(".")[0]) if name in tools}

    graph = {name: used(file) for name, file in tools.items()}
    assert "tools.cells" in graph["tools.lessons"]
    assert "tools.count" in graph["tools.lint_lessons"]
    assert in_a_circle(graph) == []
