"""What the science answers, number by number: a few hundred calls, each with the answer that was looked at once.

Other tests hold laws, published numbers and referees. This one holds the rest: a default, a constant, a factor that no
law fixes. A change of the science shows here as a changed line of ``answers.json``, and nowhere is it rewritten by
itself: ``python tests/science/test_stored_answers.py`` writes it anew, and whoever does that reads the difference.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import pkgutil
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from science_calls import PARTS_OF_SCIENCE

from lessons_lib import Person, Plan, science

STORED = Path(__file__).with_name("answers.json")


def told(value: Any) -> Any:
    """Return an answer as JSON holds it: all of it, or of a long row its ends and two sums."""
    if isinstance(value, np.generic):
        return told(value.item())
    if value is None or isinstance(value, bool | int):
        return value
    if isinstance(value, str):
        return _numbers_of(value) if " " in value else value
    if isinstance(value, float):
        return float(f"{value:.11g}") if np.isfinite(value) else repr(value)
    if isinstance(value, Person | Plan):
        return _numbers_of(repr(value))
    if isinstance(value, pd.DataFrame):
        columns = {str(name): told(value[name].to_numpy()) for name in value.columns}
        return columns | {str(name): told(one) for name, one in value.attrs.items() if name != "offered"}
    if isinstance(value, np.ndarray):
        flat = value.ravel().tolist()
        if len(flat) <= 4 or value.dtype.kind not in "iuf":
            return [told(one) for one in flat[:9]]
        row = np.where(np.isfinite(value), value, 0.0).ravel()
        return [told(one) for one in (flat[0], flat[-1], float(row.sum()), float(row @ np.cos(np.arange(len(row)))))]
    if is_dataclass(value) and not isinstance(value, type):
        parts = [one.name for one in fields(value) if one.name != "parameters"]
        return [*(told(getattr(value, name)) for name in parts), _numbers_of(repr(value))]
    if isinstance(value, Mapping):
        return {str(name): told(one) for name, one in value.items()}
    if isinstance(value, tuple | list | set | frozenset):
        return [told(one) for one in (sorted(value) if isinstance(value, set | frozenset) else value)]
    return f"a {type(value).__name__}"


def _numbers_of(text: str) -> str:
    """Return the numbers that a sentence says: its words may be made better without any of them."""
    said = " ".join(re.findall(r"\d(?:[\d,.]*\d)?", text))
    return said if len(said) <= 40 else f"{said[:30]}... {zlib.crc32(said.encode()):08x}"


def answer(call: Callable[[], Any]) -> Any:
    """Return what a call answers, or the sentence with which it refuses."""
    try:
        return told(call())
    except ValueError as refused:
        return f"{type(refused).__name__}: {_numbers_of(str(refused))}"


def modules() -> Iterator[Any]:
    """Return every file of the science."""
    for found in pkgutil.walk_packages(science.__path__, f"{science.__name__}."):
        if not found.ispkg:
            yield importlib.import_module(found.name)


def constants() -> dict[str, Any]:
    """Return every number, and every row of them, that a file of the science sets for all its functions."""
    kept: dict[str, Any] = {}
    for module in modules():
        for line in ast.parse(inspect.getsource(module)).body:
            targets = (
                line.targets
                if isinstance(line, ast.Assign)
                else [line.target]
                if isinstance(line, ast.AnnAssign)
                else []
            )
            for name in (node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)):
                value = getattr(module, name, None)
                if name.isupper() and isinstance(value, bool | int | float | str | tuple | list | dict | np.ndarray):
                    kept[f"{_place(module)}.{name}"] = told(value)
    return kept


def _place(module: Any) -> str:
    place: str = module.__name__.partition("science.")[2]
    return place


def defaults() -> dict[str, Any]:
    """Return what every public function and class takes where nothing is said."""
    kept = {}
    for module in modules():
        for name, value in vars(module).items():
            if name.startswith("_") or getattr(value, "__module__", None) != module.__name__ or not callable(value):
                continue
            parts = [value]
            if inspect.isclass(value):
                parts += [one for one in vars(value).values() if inspect.isfunction(one)]
            for part in parts:
                try:
                    taken = inspect.signature(part).parameters.values()
                except ValueError:
                    continue  # a tuple's own
                said = {one.name: told(one.default) for one in taken if one.default is not one.empty}
                if said:
                    kept[f"{_place(module)}.{getattr(part, '__qualname__', name)}"] = said
    return kept


@cache
def looked_at() -> dict[str, Any]:
    """Return all that is stored."""
    stored: dict[str, Any] = json.loads(STORED.read_text(encoding="utf-8"))
    return stored


def same(found: Any, stored: Any, where: str) -> None:
    """Compare piece by piece: numbers to nine digits, and of sentences the numbers that they say."""
    if isinstance(stored, dict):
        assert [*getattr(found, "keys", list)()] == list(stored), where
        for name in stored:
            same(found[name], stored[name], f"{where} {name}")
    elif isinstance(stored, list):
        assert isinstance(found, list), where
        assert len(found) == len(stored), where
        for i, (one, other) in enumerate(zip(found, stored, strict=True)):
            same(one, other, f"{where} [{i}]")
    elif isinstance(stored, float) or isinstance(found, float):
        assert found == pytest.approx(stored, rel=2e-9, abs=1e-9), where
    else:
        assert (type(found), found) == (type(stored), stored), where


PARTS = {part.__name__.strip("_"): part for part in PARTS_OF_SCIENCE}


@pytest.mark.parametrize("of", [constants, defaults], ids=["constants", "defaults"])
def test_a_constant_or_a_default_is_what_it_was_when_it_was_looked_at(of: Callable[[], dict[str, Any]]) -> None:
    same(of(), looked_at()[of.__name__], of.__name__)


@pytest.mark.parametrize("part", PARTS)
def test_calls_answer_as_they_did_when_they_were_looked_at(part: str) -> None:
    stored, calls = looked_at()[part], PARTS[part]()
    assert list(stored) == list(calls), "another call: write the file anew, and read the difference"
    for name, call in calls.items():
        same(answer(call), stored[name], name)


if __name__ == "__main__":
    rows = {"constants": constants(), "defaults": defaults()}
    rows |= {part: {name: answer(call) for name, call in calls().items()} for part, calls in PARTS.items()}
    parts = []
    for part, held in rows.items():
        lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}" for name, one in held.items())
        parts.append(f" {json.dumps(part)}: {{\n{lines}\n }}")
    STORED.write_text("{\n" + ",\n".join(parts) + "\n}\n", encoding="utf-8")
