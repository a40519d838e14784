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
# What nobody writes who means one number. "34/84" and "5-6" are read as what they are, a share and a range; but a share
# has no decimals, and a range goes up.
_SUM = re.compile(r"[*+√(]|[.,]\d+\s*/|/\s*\d*[.,]\d|/[^/]*/")
_WITH_UNIT = re.compile(r"(?P<sum>[-+*/().,√\d\s]*[\d)])\s*(?P<unit>[a-z%].*)?", re.IGNORECASE)


def worked_out(text: str) -> tuple[float, str] | None:
    """Return the value of a sum and the unit behind it; None if the text is no sum.

    Examples
    --------
    >>> worked_out("28 × 500 kcal ="), worked_out("2 * √81"), worked_out("34/84")
    ((14000.0, 'kcal'), (18.0, ''), None)
    >>> worked_out("0.75/25"), worked_out("500 - 176"), worked_out("5-6")
    ((0.03, ''), (324.0, ''), None)
    """
    plain = re.sub(r"(?<=[\d)])\s*x\s*(?=[\d(√])", "*", text.strip().strip("= ").translate(_SIGNS))
    plain = re.sub(r"(?<=[\d)])²", "**2", plain)
    plain = re.sub(r"\bsqrt\s*(?=\()", "√", plain)
    found = _WITH_UNIT.fullmatch(plain)
    if len(plain) > 60 or found is None:
        return None
    code = re.sub(r"(?<=\d),(?=\d{3}\b)", "", found["sum"]).replace(",", ".")
    code = re.sub(r"√\s*(\d[\d.]*|\([^()]*\))", r"(\1)**0.5", code)
    try:
        node = ast.parse(code.strip(), mode="eval").body
        if not ("÷" in text or _SUM.search(found["sum"].lstrip("+")) or _takes_away(node)):
            return None
        value = _value(node)
    except (SyntaxError, ValueError, ArithmeticError, RecursionError):
        return None
    return (value, (found["unit"] or "").strip()) if math.isfinite(value) else None


def _takes_away(node: ast.expr) -> bool:
    """Return whether a minus between numbers is meant as one: "500 - 176" and "1 - 2 - 3", and not "5-6"."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub)):
        return False
    return not isinstance(node.right, ast.Constant) or _value(node.left) > _value(node.right) or _takes_away(node.left)


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
