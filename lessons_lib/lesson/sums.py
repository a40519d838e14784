"""A sum in a field is worked out, so that nobody needs a pocket calculator beside the lesson."""

from __future__ import annotations

import ast
import math
import operator
import re
from collections.abc import Callable

_LARGEST_POWER = 10.0
_OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}
_SIGNS = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "^": "**"})
# what nobody writes who means one number; "34/84" and "5-6" are read as what they are: a share and a range
_SUM = re.compile(r"[*+√(]|\.\d.*/|/.*\.\d")
_WITH_UNIT = re.compile(r"(?P<sum>[-+*/().,√\d\s]*[\d)])\s*(?P<unit>[a-z%].*)?", re.IGNORECASE)


def worked_out(text: str) -> tuple[float, str] | None:
    """Return the value of a sum and the unit behind it; None if the text is no sum.

    Examples
    --------
    >>> worked_out("28 × 500 kcal ="), worked_out("14000 / 3.5"), worked_out("34/84")
    ((14000.0, 'kcal'), (4000.0, ''), None)
    """
    plain = re.sub(r"(?<=[\d)])\s*x\s*(?=[\d(√])", "*", text.strip().rstrip("= ").translate(_SIGNS))
    found = _WITH_UNIT.fullmatch(plain)
    if len(plain) > 60 or found is None or not _SUM.search(found["sum"].lstrip("+")):
        return None
    code = re.sub(r"√\s*(\d[\d.]*)", r"(\1)**0.5", re.sub(r"(?<=\d),(?=\d{3}\b)", "", found["sum"])).replace(",", ".")
    try:
        value = _value(ast.parse(code.strip(), mode="eval").body)
    except (SyntaxError, ValueError, ArithmeticError, RecursionError):
        return None
    return (value, (found["unit"] or "").strip()) if math.isfinite(value) else None


def _value(node: ast.expr) -> float:
    """Work out numbers, signs and the four operations, and powers that are small."""
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
        return float(node.value)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
        return -_value(node.operand) if isinstance(node.op, ast.USub) else _value(node.operand)
    if isinstance(node, ast.BinOp):
        left, right = _value(node.left), _value(node.right)
        if type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](left, right)
        if isinstance(node.op, ast.Pow) and left >= 0 and abs(right) <= _LARGEST_POWER:
            return float(left**right)
    raise ValueError("no sum")
