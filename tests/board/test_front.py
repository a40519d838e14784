"""The front end's modules, and the one text that a widget takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lessons_lib.board.screen import FRONT, Screen, one_module, room_page

FILES = sorted(FRONT.glob("*.js"))
NAMES = re.compile(r"^(export )?(?:async )?(?:function|const|let) (\w+)", re.MULTILINE)
IMPORTS = re.compile(r'^import \{ ([^}]*) \} from "\./(\w+)\.js";$', re.MULTILINE)


def names(text: str, *, exported: bool = False) -> list[str]:
    """Return what a module declares at its top, or what it exports."""
    return [name for export, name in NAMES.findall(text) if export or not exported]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_module_imports_what_another_exports_and_uses_it(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.startswith("// "), "its first line says what it is for"
    assert text.count("\nimport ") == len(IMPORTS.findall(text)), "every import is of a form that is taken out"
    for wanted, other in IMPORTS.findall(text):
        exported = names((FRONT / f"{other}.js").read_text(encoding="utf-8"), exported=True)
        for name in wanted.split(", "):
            assert name in exported, f"{file.name} imports {name} from {other}.js"
            assert len(re.findall(rf"\b{name}\b", text)) > 1, f"{file.name} does not use {name}"
    # a name of another module that is not imported would work only because all are joined
    for other in FILES:
        imported = {name for wanted, _ in IMPORTS.findall(text) for name in wanted.split(", ")}
        foreign = set(names(other.read_text(encoding="utf-8"), exported=True)) - set(names(text)) - imported
        assert not [name for name in foreign if re.search(rf"(?<![.\w]){name}\(", text)], file.name


def test_all_modules_are_one_text_with_each_name_once() -> None:
    text, joined = Screen._esm, set[str]()
    assert one_module("board", joined) == text
    room = set[str]()
    page = room_page()
    assert one_module("room", room) in page
    assert joined | room == {file.stem for file in FILES}, "no file is left out"
    assert not re.search(r"^import ", page, re.MULTILINE)
    declared = names(text)
    assert len(declared) == len(set(declared)) > 20
    assert re.findall(r"^(?:import|export)\b.*", text, re.MULTILINE) == ["export default { render };"]
    # what a module needs when it is loaded stands before it
    assert text.index("function make(") < text.index("function conversation(") < text.index("function render(")


def test_no_function_of_the_front_end_is_long() -> None:
    for file in FILES:
        bodies = re.findall(r"^(?:export )?(?:async )?function \w+.*?^\}", file.read_text("utf-8"), re.M | re.S)
        assert all(body.count("\n") < 75 for body in bodies), file.name
