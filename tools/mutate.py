"""Change one thing at a time in the code, and see whether its own tests notice: ``python -m tools.mutate``.

A sample of `science`, `care` included, with a fixed seed; ``--each 6`` takes so many changes of each file, ``--only
rates`` one file, ``--seed 2`` others, ``--again LIST`` those of an earlier run that lived. A changed file is never
written: a process of its own imports it from memory and runs the file's own tests and doctests until one fails. What
survives is listed, and a person judges it. Forks, so not on Windows. Libraries for this were looked at (CONTRIBUTING.md
says why they do not fit).
"""

from __future__ import annotations

import argparse
import ast
import copy
import importlib
import os
import random
import signal
import sys
from collections.abc import Iterator, Sequence
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

from lessons_lib.start import ROOT

SCIENCE = ROOT / "lessons_lib" / "science"
ROOM_TESTS = {
    "body": ("oracles", "invariants"),
    "evidence": ("evidence",),
    "forecast": ("forecast",),
    "scale": ("trend",),
}
OWN_TESTS = {
    **dict.fromkeys(("goals", "projection"), ("worlds", "invariants")),
    **dict.fromkeys(("pooling", "student_t"), ("evidence", "referee")),
    "tissue": ("oracles", "referee"),
    "checks": ("units", "plans", "people"),
    "effects": ("eating", "evidence"),
    "articles": ("activity",),
    "lake": ("reservoir",),
    "dates": ("tables",),
    "rates": ("trend", "bulk_slips", "known_truth"),
    "readings": ("trend", "bulk_slips"),
    "smoother": ("trend", "referee"),
    "trend_error": ("trend", "known_truth"),
    "weighing": ("scale",),
}
"""The tests of a file whose own are not those of its name or of its room."""
COMPARED = {ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq}
COMPARED |= {ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In}
SUMS = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Mod: ast.Mult, ast.Pow: ast.Mult}
SUMS |= {ast.FloorDiv: ast.Div}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "minimum": "maximum", "maximum": "minimum"}
CALLED |= {"mean": "median", "sum": "max", "argmax": "argmin", "argmin": "argmax", "floor": "ceil", "ceil": "floor"}


ANSWERS = {
    "forecast": "fans",
    "scale": "scale",
    "fat": "fat",
    "body": "bodies",
    "evidence": "evidence",
    "science": "units",
    **{name: name for name in ("people", "plans", "energy", "goals", "tables", "care", "lake")},
    "dates": "tables",
    **dict.fromkeys(("activity", "articles", "eating", "effects"), "moving"),
}
"""Which of the stored answers are a file's, or a room's."""


def tests_of(file: Path) -> list[str]:
    """Return what is run for a file: its doctests, the stored answers, and its own tests."""
    tests = ROOT / "tests" / "science"
    named = (tests / f"test_{file.stem}.py").exists()
    names = OWN_TESTS.get(file.stem) or ((file.stem,) if named else ROOM_TESTS[file.parent.name])
    answers = f"{tests}/test_stored_answers.py::test_calls_answer_as_they_did_when_they_were_looked_at"
    part = ANSWERS.get(file.stem) or ANSWERS[file.parent.name]
    own = [str(tests / f"test_{name}.py") for name in names]
    return [f"{answers}[{part}]", str(file), *own, f"{tests}/test_stored_answers.py"]


def changes(node: ast.AST) -> Iterator[ast.AST]:
    """Return what one place of the code could be by mistake."""
    new: Any = copy.deepcopy(node)
    if isinstance(node, ast.Compare) and type(node.ops[0]) in COMPARED:
        new.ops[0] = COMPARED[type(node.ops[0])]()
    elif isinstance(node, ast.BinOp) and type(node.op) in SUMS:
        new.op = SUMS[type(node.op)]()
    elif isinstance(node, ast.BoolOp):
        new.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.Not | ast.Invert):
        new = new.operand
    elif isinstance(node, ast.Constant) and type(node.value) in (int, float):
        new.value = new.value + 1 if isinstance(new.value, int) else new.value * 1.1 + 0.01
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        new.value = not node.value
    elif isinstance(node, ast.Attribute | ast.Name) and isinstance(node.ctx, ast.Load) and _name(node) in CALLED:
        setattr(new, "attr" if isinstance(node, ast.Attribute) else "id", CALLED[_name(node)])
    elif isinstance(node, ast.If) and not node.orelse:
        new = ast.If(ast.Constant(False), node.body, [])
    else:
        return
    yield ast.copy_location(new, node)


def _name(node: ast.Attribute | ast.Name) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id


def places(node: ast.AST) -> Iterator[tuple[ast.AST, str, int | None]]:
    """Return each place inside that may be changed: where it hangs. Sentences, types and examples are not code here.

    Nor are the rounds that a solver takes at most, and never needs, and the guard that rows are as many (`strict`).
    """
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for at, one in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(one, ast.Raise | ast.JoinedStr | ast.Import | ast.ImportFrom) or not isinstance(one, ast.AST):
                continue
            if isinstance(one, ast.If) and isinstance(one.test, ast.Name):  # TYPE_CHECKING
                continue
            if isinstance(node, ast.For) and field == "iter" and ast.unparse(node.target) == "_":
                continue
            if isinstance(one, ast.keyword) and one.arg == "strict":
                continue
            yield node, field, at if isinstance(value, list) else None
            yield from places(one)


def mutants(file: Path, each: int, chance: random.Random, again: Sequence[str]) -> Iterator[tuple[Any, str]]:
    """Return some changes of a file, or those of a list, compiled, each with what was changed where."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    spots = []
    for holder, field, at in places(tree):
        put: Any
        put, key = (holder.__dict__, field) if at is None else (getattr(holder, field), at)
        spots += [(put, key, new) for new in changes(put[key])]
    for put, key, new in spots if again else chance.sample(spots, min(each, len(spots))):
        old, put[key] = put[key], ast.fix_missing_locations(new)
        change = " -> ".join(ast.unparse(one).splitlines()[0] for one in (old, new))
        told = f"{file.relative_to(SCIENCE)}:{old.lineno}: {change}"
        if not again or told in again:
            yield compile(tree, file, "exec"), told
        put[key] = old


def start(file: Path, code: Any) -> int:
    """Run a file's tests in a process of its own, which has its code from memory; return the process."""
    if pid := os.fork():
        return pid
    import pytest

    signal.setitimer(signal.ITIMER_PROF, 300)  # a loop without end is noticed, too, however busy the machine is
    loader: Any = SourceFileLoader
    read = loader.get_code
    loader.get_code = lambda self, name: code if self.path == str(file) else read(self, name)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.dup2(1, 2)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # the other plugins take longer to load than most tests
    quiet = ["-x", "-q", "--assert=plain", "-p", "no:cacheprovider", "--doctest-modules"]
    os._exit(int(bool(pytest.main([*quiet, *tests_of(file)]))))


def main(words: Sequence[str] | None = None) -> int:
    """Try a sample, and say what nobody noticed."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutate", description="See whether tests notice a change.")
    parser.add_argument("--each", type=int, default=6, help="how many changes of each file")
    parser.add_argument("--only", nargs="*", help="these files, such as rates")
    parser.add_argument("--seed", type=int, default=17)
    parser.add_argument("--again", type=Path, help="a file with a line for each change, as this prints them")
    parser.add_argument("--jobs", type=int, default=2)
    given = parser.parse_args(words)
    for name in ("hypothesis", "pandas", "pytest", "scipy.integrate", "statsmodels.api"):
        importlib.import_module(name)  # loaded once for all processes

    chance, tasks = random.Random(given.seed), list[tuple[Path, Any, str]]()
    again = [line.rstrip(" .") for line in given.again.read_text("utf-8").splitlines()] if given.again else []
    for file in sorted(SCIENCE.rglob("*.py")):
        if file.name == "__init__.py" or (given.only and file.stem not in given.only):
            continue
        if changed := [(file, *one) for one in mutants(file, given.each, chance, again)]:
            tasks += [(file, compile(file.read_text("utf-8"), file, "exec"), ""), *changed]
    running, survived, killed = dict[int, tuple[Path, Any, str]](), list[str](), 0
    while tasks or running:
        while tasks and len(running) < given.jobs:
            task = tasks.pop(0)
            running[start(*task[:2])] = task
        pid, status = os.wait()
        file, _, told = running.pop(pid)
        if not told and status:
            raise SystemExit(f"The tests of {file.name} fail without any change.")
        killed += bool(told and status)
        survived += [told] if told and not status else []
        print("." if status else f"\n{told or file.name} ", end="", flush=True)
    tried = killed + len(survived)
    print("\n\nsurvived:", *survived, f"\n{killed} of {tried} noticed: {killed / max(tried, 1):.0%}", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
