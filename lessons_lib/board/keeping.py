"""A scene as it stands on the board, as a file of a coach's own."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..start.files import write_whole
from .controls import UNTOUCHED
from .scenes import Scene

_OUTSIDE_PLAN = ("person", "other", "seed", "week")


def as_file(scene: Scene, state: Mapping[str, Any], title: str) -> str:
    """Return a scene as text: its story, with people, plan and weeks as they stand on the board.

    Examples
    --------
    >>> from lessons_lib.board.scenes import read_all
    >>> scene = read_all()[0][0]
    >>> as_file(scene, {"person": "hugo", "week": 20, "deficit_kcal": 300}, "Mine").splitlines()[0]
    'title = "Mine"'
    """
    start = {**scene.start, **{name: state[name] for name in scene.start if name in state}}
    weeks = int(state.get("week", scene.weeks))
    plan = {name: state[name] for name in UNTOUCHED if name in state and name not in _OUTSIDE_PLAN}
    lines = [
        _line("title", title),
        _line("lessons", list(scene.lessons)),
        _line("question", scene.question),
        _line("exercise", scene.exercise),
        _line("view", scene.view),
        *(_line(name, state.get(name, start[name])) for name in ("person", "other", "seed") if name in start),
        _line("weeks", weeks),
        _line("closing", scene.closing),
        _line("sources", list(scene.sources)),
        "",
        "[plan]",
        *(_line(name, value) for name, value in plan.items() if value != UNTOUCHED[name]),
    ]
    for reveal in scene.reveals:
        lines += ["", "[[reveal]]"]
        lines += [_line(name, list(made)) for name, made in (("show", reveal.show), ("hide", reveal.hide)) if made]
        if reveal.closer and reveal.closer[0] < weeks:
            lines.append(_line("closer", [reveal.closer[0], min(reveal.closer[1], weeks)]))
        if reveal.set:
            kept = {name: min(value, weeks) if name == "week" else value for name, value in reveal.set.items()}
            lines.append("set = { " + ", ".join(_line(*pair) for pair in kept.items()) + " }")
        lines.append(_line("say", reveal.say))
    return "\n".join(lines) + "\n"


def _line(name: str, value: str | float | Sequence[str | int]) -> str:
    """Return one field; a text in JSON is one in TOML, too."""
    return f"{name} = {json.dumps(value, ensure_ascii=False)}"


def keep(scene: Scene, state: Mapping[str, Any], folder: Path) -> Path:
    """Write a scene of a coach's own under a name that is free, and return its file.

    Raises
    ------
    FileError
        If it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    name = re.sub(r"^my_|_\d+$", "", scene.id)
    number, file = 1, folder / f"my_{name}.toml"
    while file.exists():
        number += 1
        file = folder / f"my_{name}_{number}.toml"
    title = re.sub(r" \(mine(?: \d+)?\)$", "", scene.title)
    write_whole(file, as_file(scene, state, f"{title} (mine{f' {number}' if number > 1 else ''})"))
    return file
