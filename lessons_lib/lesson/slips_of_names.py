"""What a learner's slip in a name, a value or a call should have been: one sentence with the remedy."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from types import FrameType
from typing import Any, TypeVar

import lessons_lib

from ..data import Named
from ..science.checks import nearest, parted
from ..science.words import NUMBER_WORDS, Refusal, listed
from .ledger import on_page

_Node = TypeVar("_Node", bound=ast.AST)
_SETUP = "Run the first grey box of this lesson, then this one again."
_BUILT_IN = ("True", "False", "None", "print", "round", "range", "len", "sum", "min", "max", "abs", "list", "sorted")
_CALL = re.compile(
    r"(?P<name>[\w.<>]+)\(\) (?:got an unexpected keyword argument '(?P<keyword>\w+)'"
    r"|takes (?:from \d+ to )?(?P<wanted>\d+) positional arguments? but (?P<given>\d+) "
    r"|missing \d+ required (?:positional|keyword-only) arguments?: (?P<missing>.+)"
    r"|got multiple values for argument '(?P<twice>\w+)')"
)
_COMMA = re.compile(r"(?<![\d.,\w])(\d+),(\d+)(?![\d.,])")


@dataclass(frozen=True)
class Failed:
    """An error, and where the learner's own code met it.

    Attributes
    ----------
    value
        The error.
    line, shown_line
        The learner's line, and as it is shown.
    node
        The expression that failed, where Python knows it.
    names
        What the learner's names stand for.
    raised_in
        The module that raised it; empty for the learner's own code.
    called
        What the learner's code had called when it failed.
    """

    value: BaseException
    line: str
    shown_line: str
    node: ast.AST | None
    names: Mapping[str, Any]
    raised_in: str
    called: FrameType | None

    def nodes(self, kind: type[_Node]) -> Iterator[_Node]:
        """Give the expressions of one kind in what failed, or in the whole line where Python does not know that."""
        return (node for node in ast.walk(self.node or _tree(self.line)) if isinstance(node, kind))


def advice(failed: Failed) -> str | None:
    """Return a sentence with the remedy, or None where the error's own words have to do."""
    value = failed.value
    if isinstance(value, NameError) and not failed.raised_in:
        return _missing(str(value.name), failed)
    if isinstance(value, ImportError):
        return _import(value)
    if isinstance(value, AttributeError) and not failed.raised_in.startswith("lessons_lib"):
        return _attribute(value, failed)
    if isinstance(value, KeyError) and not isinstance(value, ValueError):
        return _key(failed)
    if isinstance(value, TypeError):
        return _call(failed) or _operand(failed)
    if isinstance(value, ValueError) and "unpack" in str(value):
        return _comma(failed.line)
    if isinstance(value, ValueError) and (swapped := _swapped(failed)):
        return f"{value} {swapped}"
    return None


def _missing(name: str, failed: Failed) -> str:
    """Say what to do about a name that does not exist (yet)."""
    ours = set(dir(lessons_lib))
    if name in ours and "lesson" not in failed.names and "charts" not in failed.names:
        return f"`{name}` is not there yet. {_SETUP}"
    if len(name) == 1 and name in "abcde":
        return f'`{name}` is not made yet. If it is the letter of an answer, put it in quotation marks: "{name}".'
    if name.casefold() in NUMBER_WORDS:
        return f"Write a number in digits: {NUMBER_WORDS.index(name.casefold())}, not {name}."
    for home in ("lesson", "charts", "apps"):
        if name in _shown_by(home) and name not in ours:
            return f"`{name}` belongs to {home}: write {home}.{name}{'(...)' if _is_called(name, failed) else ''}."
    if name in ours:
        return f"`{name}` was not loaded in this lesson. Write above it: from lessons_lib import {name}"
    people = lessons_lib.PEOPLE
    if name in people:
        return f'`{name}` is one of the people: write PEOPLE["{name}"].'
    if name in ("lb", "kg", "kcal", "g", "cm", "min", "days", "weeks"):
        return f'`{name}` is a unit. Put it in quotation marks, together with its number if it has one: "{name}".'
    close = nearest(name, [n for n in (*failed.names, *_BUILT_IN) if not n.startswith("_")])
    meant = f" Or did you mean `{close}`?" if close else ""
    first = f'If it is a word, put it in quotation marks: "{name}". Else run' if _is_value(name, failed) else "Run"
    steps = "steps above first" if on_page() else "cells above first (menu Run, then Run All Above Selected Cell)"
    return f"`{name}` is not made yet. {first} the {steps}, then this one again.{meant}"


def _shown_by(home: str) -> Iterable[str]:
    return [n for n in dir(getattr(lessons_lib, home)) if not n.startswith("_") and not _is_module(home, n)]


def _is_module(home: str, name: str) -> bool:
    # charts and apps load what is asked for: only what is there already can be a module
    return inspect.ismodule(vars(getattr(lessons_lib, home)).get(name))


def _tree(line: str) -> ast.AST:
    try:
        return ast.parse(line.strip())
    except SyntaxError:
        return ast.Module([], [])


def _text(node: ast.AST) -> str:
    """Return an expression as the course writes it, with double quotation marks."""
    return ast.unparse(node).replace("'", '"')


def _is_called(name: str, failed: Failed) -> bool:
    calls = (n.func for n in ast.walk(_tree(failed.line)) if isinstance(n, ast.Call))
    return any(isinstance(func, ast.Name) and func.id == name for func in calls)


def _is_value(name: str, failed: Failed) -> bool:
    """Return whether a name stands where a word could be meant: alone behind a =, or handed to a call."""
    words: dict[type[ast.AST], str] = {ast.Assign: "value", ast.keyword: "value", ast.Subscript: "slice"}
    for node in ast.walk(_tree(failed.line)):
        here = [getattr(node, words.get(type(node), ""), None)]
        if isinstance(node, ast.Call) and _text(node.func).startswith("lesson."):
            here = [*node.args]
        if any(isinstance(one, ast.Name) and one.id == name for one in here):
            return True
    return False


def _import(error: ImportError) -> str | None:
    found = re.match(r"cannot import name '(\w+)' from '([\w.]+)'", str(error))
    if found is None or found[2].partition(".")[0] != "lessons_lib":
        return None
    close = nearest(found[1], dir(lessons_lib))
    return f"lessons_lib has no `{found[1]}`." + (f" Did you mean `{close}`?" if close else "")


def _attribute(error: AttributeError, failed: Failed) -> str | None:
    name, thing = error.name, error.obj
    if name is None or thing is None or isinstance(thing, Refusal):
        return None
    node = failed.node
    if not isinstance(node, ast.Attribute) or node.attr != name:
        return None
    what = _text(node.value)
    if isinstance(thing, Named):
        known = nearest(name, thing)
        return f'`{what}` has no names behind a point. Write {what}["{known or next(iter(thing))}"].'
    if isinstance(thing, tuple | str | int | float):
        return _strange(what, thing)
    close = nearest(name, [n for n in dir(thing) if not n.startswith("_")])
    if close is None and thing is lessons_lib.lesson:
        return f"`{what}` has no `{name}`. It has {listed(sorted(_shown_by('lesson')))}."
    return f"`{what}` has no `{name}`." + (f" Did you mean `{what}.{close}`?" if close else "")


def _key(failed: Failed) -> str | None:
    """Offer a near column of a table, or a near key."""
    for node in failed.nodes(ast.Subscript):
        if isinstance(node.slice, ast.Constant):
            table, key = _value_of(node.value, failed.names), node.slice.value
            names = getattr(table, "columns", table)
            if isinstance(key, str) and names is not None and hasattr(names, "__iter__") and key not in names:
                words = [str(name) for name in names]
                what, close = _text(node.value), nearest(key, words)
                meant = f'Did you mean {what}["{close}"]?' if close else f"It has {', '.join(words)}."
                return f'`{what}` has no "{key}". {meant}'
    return None


def _value_of(node: ast.AST, names: Mapping[str, Any]) -> Any:
    """Return what a name, or a name behind a point of a module or class, stands for; nothing is run."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        home = _value_of(node.value, names)
        if inspect.ismodule(home) or inspect.isclass(home):
            return getattr(home, node.attr, None)
    return None


def _function(name: str, failed: Failed) -> Any:
    """Return the function that a call could not reach, from the call itself or from its name in the error."""
    for node in failed.nodes(ast.Call):
        found = _value_of(node.func, failed.names)
        if callable(found) and name.split(".")[-1] in (getattr(found, "__name__", ""), "__init__"):
            return found
    parts = [part for part in name.split(".") if part != "__init__"]
    for home in (lessons_lib, lessons_lib.lesson, lessons_lib.charts, lessons_lib.apps):
        found = home
        for part in parts:
            found = getattr(found, part, None) if part in dir(found) else None
        if callable(found):
            return found
    return None


def _call(failed: Failed) -> str | None:
    """Say what a function takes, where a call does not fit it."""
    found = _CALL.search(str(failed.value))
    # `charts` and `apps` hand a call on, so that the call which does not fit stands in the library
    called = {_text(node.func).split(".")[-1] for node in failed.nodes(ast.Call)}
    if found is None or (failed.raised_in and found["name"].split(".")[-1] not in called):
        return None
    function = _function(found["name"], failed)
    name = found["name"].removesuffix(".__init__").split(".")[-1]
    try:
        takes = [n for n in inspect.signature(function).parameters if n not in ("self", "cls")] if function else []
    except (TypeError, ValueError):
        takes = []
    told = f" It takes {listed(takes)}." if takes else " Leave the brackets empty: ()." if function else ""
    if keyword := found["keyword"]:
        close = nearest(keyword, takes)
        return f"{name} does not know `{keyword}`." + (f" Did you mean `{close}`?" if close else "") + told
    if found["given"]:
        return _comma(failed.line) or (f"{name} was given more values than it takes.{told}" if told else None)
    if found["missing"]:
        return f"{name} still needs {found['missing'].replace(chr(39), '')}.{told}"
    return f"{name} was given `{found['twice']}` twice.{told}"


def _swapped(failed: Failed) -> str | None:
    """Ask whether two arguments are swapped, where each is of the other's kind."""
    frame = failed.called
    if frame is None or not failed.raised_in.startswith("lessons_lib"):
        return None
    function = frame.f_globals.get(frame.f_code.co_name)
    wanted = {name: str(kind) for name, kind in getattr(function, "__annotations__", {}).items()}
    kinds = {name: type(frame.f_locals[name]).__name__ for name in wanted if name in frame.f_locals}
    for one, other in combinations(kinds, 2):
        if kinds[one] != kinds[other] and kinds[one] in wanted[other] and kinds[other] in wanted[one]:
            return f"Are two arguments swapped, {one} and {other}?"
    return None


def _comma(line: str) -> str | None:
    """Say what Python reads where a comma stands within a number."""
    found = _COMMA.search(line)
    if found is None:
        return None
    thousands = len(found[2]) == 3 and not found[1].startswith("0")
    mend = f"{found[1]}{found[2]}, without a comma" if thousands else f"{found[1]}.{found[2]}, with a point"
    return f"Python reads {found[0]} as two numbers, {found[1]} and {found[2]}. Write {mend}."


def _operand(failed: Failed) -> str | None:
    """Name the value in the learner's line that is none to reckon with."""
    if str(failed.value).endswith("is not subscriptable"):
        for node in failed.nodes(ast.Subscript):
            if isinstance(node.slice, ast.Constant):
                what, key = _text(node.value), str(node.slice.value)
                if hasattr(_value_of(node.value, failed.names), key):
                    return f"`{what}` has its values behind a point: {what}.{key}"
    if str(failed.value).endswith("is not callable"):
        for call in failed.nodes(ast.Call):
            what, inside = _text(call.func), ", ".join(map(_text, call.args))
            if isinstance(_value_of(call.func, failed.names), Mapping):
                return f"`{what}` is looked up with square brackets: {what}[{inside}]"
            return f"`{what}` is a value and no function, so no bracket may follow it. To multiply, write *."
    for word in failed.nodes(ast.Name):
        if word.id in failed.names and (said := _strange(word.id, failed.names[word.id])):
            return said
    return _comma(failed.line)


def _strange(name: str, value: object) -> str | None:
    """Say what a value is that a learner took for a number."""
    if value is ...:
        return f"`{name}` is still three dots. Give it a number first."
    if isinstance(value, Refusal):
        return f"`{name}` holds no number. {value!r}"
    if isinstance(value, str):
        return f"`{name}` is the text {value!r} and no number. Write the number without quotation marks and unit."
    if isinstance(value, tuple) and len(value) == 2 and all(isinstance(one, int) for one in value):
        return f"`{name}` is two numbers, {value[0]} and {value[1]}.{parted(value)}"
    return None
