"""The 3,500-kcal Question: what really happens to weight, day by day.

Names are imported when they are first used, so that ``import lessons_lib`` stays light; they stand in
``__init__.pyi``.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from .start.plain import soften


def names_of_stub(module: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` of a module that shows what its stub (``.pyi``) imports.

    The stub is read at the first question, not when the module is imported.
    """

    def shown() -> dict[str, tuple[str, str]]:
        if not homes:
            stub = Path(str(sys.modules[module].__file__)).with_suffix(".pyi")
            for node in ast.parse(stub.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ImportFrom) and node.level:
                    home = "." * node.level + (node.module or "")
                    homes.update({alias.asname or alias.name: (home, alias.name) for alias in node.names})
        return homes

    def get(name: str) -> Any:
        if name == "__all__":
            return listed()
        # Python asks for names of this form by itself (__path__, __wrapped__): none of them is shown
        if name.startswith("__") or name not in shown():
            from .science.checks import nearest  # only here: it needs numpy, and a good name does not

            near = nearest(name, shown())
            known = f"Did you mean {near!r}?" if near else f"It has {', '.join(listed())}."
            raise AttributeError(f"{module.removeprefix('lessons_lib.')} has no {name!r}. {known}")
        home, original = shown()[name]
        package = sys.modules[module].__package__
        value = getattr(import_module(home, package), original, None) if home != "." else None
        if value is None:
            value = import_module(f"{home.rstrip('.')}.{original}", package)
        setattr(sys.modules[module], name, value)
        return value

    def listed() -> list[str]:
        return sorted(shown())

    homes: dict[str, tuple[str, str]] = {}
    return get, listed


soften()
__version__ = "0.1.0"
__getattr__, __dir__ = names_of_stub(__name__)
