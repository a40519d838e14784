"""What holds the checks themselves: no network, any order, every version, the hub that a class is told to start."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from lessons_lib import __main__
from lessons_lib.start import ROOT, commands, machine
from tools import mutate, versions

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


def test_no_test_may_leave_this_machine() -> None:
    for call in (
        lambda: socket.create_connection(("192.0.2.1", 80), timeout=1),
        lambda: socket.getaddrinfo("example.org", 443),
    ):
        with pytest.raises(RuntimeError, match=r"A test asked for .* Tests must need no network"):
            call()
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname()) as here:
        assert here.getpeername() == server.getsockname()


def test_shuffled_tests_are_the_same_tests_and_cells_stay_in_order(pytestconfig: pytest.Config) -> None:
    shuffle = next(p for p in pytestconfig.pluginmanager.get_plugins() if hasattr(p, "_stay_here"))
    names = [f"{file}{n}" for file in ("a.py", "b.ipynb", "c.py") for n in range(9)]
    orders = []
    for seed in (None, 1, 1, 2):
        items = [SimpleNamespace(path=Path(name[:-1]), name=name) for name in names]
        shuffle.pytest_collection_modifyitems(SimpleNamespace(getoption=lambda _, seed=seed: seed), items)
        orders.append([item.name for item in items])
    assert orders[0] == names != orders[1] == orders[2] != orders[3]
    assert sorted(orders[1]) == sorted(names)
    assert [name for name in orders[1] if "ipynb" in name] == [name for name in names if "ipynb" in name]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_runs_what_there_is(file: Path) -> None:
    flow = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert flow["permissions"]["contents"] == "read"
    for job in flow["jobs"].values():
        assert job["timeout-minutes"] <= 240
        for step in job["steps"]:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/checkout@v5"))
            for command in re.findall(r"make ([a-z-]+)", step.get("run", "")):
                assert command in __main__.HELP


def test_every_python_of_the_readme_is_tested() -> None:
    told = re.search(r"any version from 3\.(\d+) to 3\.(\d+)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert told
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    tested = flow["jobs"]["test"]["strategy"]["matrix"]["python"]
    assert tested == [f"3.{minor}" for minor in range(int(told[1]), int(told[2]) + 1)]


def test_every_bound_is_a_version_that_the_lock_keeps() -> None:
    asked, locked = versions.asked_for(), machine.locked_versions()
    for line in asked:
        name, lowest = versions.lowest(line).split("==")
        assert [int(n) for n in lowest.split(".")] <= [int(n) for n in re.findall(r"\d+", locked[name])], line


def test_every_file_of_science_has_tests_that_notice() -> None:
    stored = json.loads((ROOT / "tests" / "science" / "answers.json").read_text("utf-8"))
    for file in mutate.SCIENCE.rglob("*.py"):
        if file.name != "__init__.py":
            answers, *tests = mutate.tests_of(file)
            assert all(Path(test).is_file() for test in tests), file
            assert answers.partition("[")[2].rstrip("]") in stored, file


def test_a_changed_line_is_told_from_an_unchanged_one(tmp_path: Path) -> None:
    import random

    file = mutate.SCIENCE / "fat" / "regions.py"
    before = file.read_bytes()
    found = list(mutate.mutants(file, 500, random.Random(1), ()))
    assert len(told := {told for _, told in found}) > 20
    assert file.read_bytes() == before
    assert [again for _, again in mutate.mutants(file, 1, random.Random(1), [min(told)])] == [min(told)]


def test_the_hub_gives_each_learner_lessons_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Settings(dict[str, Any]):
        def __getattr__(self, name: str) -> Any:
            return self.setdefault(name, Settings())

        def __setattr__(self, name: str, value: Any) -> None:
            self[name] = value

    monkeypatch.setenv("HUB_PASSWORD", "kcal")
    told, place = Settings(), ROOT / "docs" / "jupyterhub_config.py"
    exec(compile(place.read_text("utf-8"), place, "exec"), {"get_config": lambda: told, "__file__": str(place)})
    assert told.JupyterHub.bind_url.startswith("http://127.0.0.1:"), "on this machine only, until one says otherwise"
    python, flag, start, _ = told.Spawner.cmd
    environment = {**os.environ, **told.Spawner.environment, "PYTHONPATH": str(ROOT)}
    for _ in range(2):  # the second time, all is there
        done = subprocess.run(
            [python, flag, start, sys.executable, "-c", "print('server')"],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == "server\n"
    mine = {file.name for file in (tmp_path / "my_lessons").iterdir()}
    assert set(commands.copy_names().values()) <= mine
    assert "index.md" in mine
    guide = (ROOT / "docs" / "classroom.md").read_text(encoding="utf-8")
    for name in re.findall(r"HUB_[A-Z]+", place.read_text("utf-8")):
        assert name in guide, f"{name} is not explained"
