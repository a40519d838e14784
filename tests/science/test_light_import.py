"""What may import what: the library stays light, and science stands on its own."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import lessons_lib

LIBRARY = Path(lessons_lib.__file__).parent
SCIENCE = sorted((LIBRARY / "science").glob("*.py"))
HEAVY = ("pandas", "matplotlib", "ipywidgets", "anywidget", "IPython", "scipy")

# The path that the data take. Modules that share a number may not import each other; whatever is not
# on the path (evidence and the like) stands beside it: it may use the path, the path never uses it.
PATH = {
    "_checks": 0, "units": 1, "people": 2, "energy": 3, "plans": 4, "_dynamic": 5, "_thomas": 5,
    "_static": 6, "_runs": 7, "bodies": 8, "cohorts": 9, "goals": 9, "care": 10, "scale": 10, "regions": 10,
}  # fmt: skip


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
        "import lessons_lib.science.scale, lessons_lib.science.regions, lessons_lib.science.care\n"
        "project(PEOPLE['ana'], Plan.deficit(500), 10); care(PEOPLE['ana'], Plan.deficit(500))"
    )
    loaded = loaded_after(code)
    assert "numpy" in loaded
    assert not loaded & set(HEAVY)


def test_every_name_of_the_front_door_exists():
    science = [name for name, home in lessons_lib._HOME.items() if home.startswith("science")]
    assert set(science) <= set(lessons_lib.__all__) == set(dir(lessons_lib))
    for name in science:
        assert getattr(lessons_lib, name) is not None
    with pytest.raises(AttributeError, match=r"no 'projekt'.*project"):
        lessons_lib.projekt  # noqa: B018 (the look-up is the test)


def imports(file: Path, *, outside_functions: bool = False) -> Iterator[str]:
    """Absolute names of everything a module imports (not what only type checkers see)."""
    package = ["lessons_lib", *file.relative_to(LIBRARY).parts[:-1]]

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


def test_this_test_reads_imports():
    found = set(imports(LIBRARY / "science" / "scale.py"))
    assert "lessons_lib.science.bodies.Projection" in found
    assert "numpy" in found
    assert "pandas" in found
    assert "pandas" not in set(imports(LIBRARY / "science" / "scale.py", outside_functions=True))


@pytest.mark.parametrize("file", SCIENCE, ids=lambda f: f.stem)
def test_science_never_imports_teaching_nor_draws(file):
    for name in imports(file):
        assert not name.startswith("lessons_lib.teaching"), name
        assert name.split(".")[0] not in ("matplotlib", "ipywidgets", "anywidget", "IPython", "scipy", "statsmodels")
    for name in imports(file, outside_functions=True):
        assert name.split(".")[0] != "pandas", "pandas loads when it is first used"


def of_science(file: Path) -> set[str]:
    """Names of the science modules that a module imports; of the library it leans on data.py besides."""
    found = set()
    for name in imports(file):
        parts = name.split(".")
        if parts[0] == "lessons_lib":
            assert parts[1] in ("science", "data"), f"{file.stem} imports {name}"
            if parts[1] == "science":
                found.add(parts[2])
    return found


@pytest.mark.parametrize("file", SCIENCE, ids=lambda f: f.stem)
def test_imports_follow_the_data_in_one_direction(file):
    needs = of_science(file)
    if file.stem in PATH:
        assert needs <= set(PATH), "the path uses only the path"
        for name in needs:
            assert PATH[name] < PATH[file.stem], f"{file.stem} imports {name}"


def test_no_module_needs_itself_by_a_detour():
    needs = {file.stem: of_science(file) for file in SCIENCE}
    assert set(PATH) <= set(needs)
    while needs:
        free = {name for name, others in needs.items() if not others & set(needs)}
        assert free, f"these import each other in a circle: {sorted(needs)}"
        needs = {name: others for name, others in needs.items() if name not in free}


# a lesson's exercises are texts in a row, one idea however many there are
MODULES = [f for f in sorted(LIBRARY.rglob("*.py")) if f.parent.name != "exercises" or f.stem[0] == "_"]


@pytest.mark.parametrize("file", MODULES, ids=lambda f: str(f.relative_to(LIBRARY)))
def test_modules_are_few_and_not_too_long(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 420, "past 350 lines it is two ideas"
