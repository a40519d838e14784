"""What a learner's slip of the pen should have been: one sentence with the mended line.

Each rule offers a mended line; the first that Python can read is shown, so no advice leads to the next error.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator

_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "×": "*", "·": "*", "÷": "/", "½": "0.5", "¼": "0.25", "：": ":"})
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛´`", "'"))
_BLANKS = str.maketrans(dict.fromkeys("\u00a0\u202f\u2009\u2007\u200b", " "))

_ASSIGNED = re.compile(r"(\s*[A-Za-z_]\w*\s*=\s*)([^=#].*)")
_NOTHING = re.compile(r"\s*([A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*)\s*=\s*")
_THOUSANDS = re.compile(r"(?<![\d.,])([1-9]\d{0,2}),(\d{3})(?![\d,])")
_DECIMAL = re.compile(r"(?<![\d.,])(\d+),(\d+)(?![\d.])")
_WITH_UNIT = re.compile(
    r"(?<![\w.])(?P<number>[-+]?\d[\d.,]*)\s*(?:%|[^\W\d_][\w²³]*(?:/\w+)?)(?:\s+(?:of|per|a|each)\s+\w+)?"
)

Rule = Callable[[str, str], tuple[str, str] | None]
"""From a line without its remark and what Python says of it: a sentence that ends before the mend, and the mend."""


def mend(error: SyntaxError, source: str) -> tuple[str, str]:
    """Return the line that Python could not read, as it is shown, and a sentence about it.

    Examples
    --------
    >>> try:
    ...     compile("loss = 5 kg", "cell", "exec")
    ... except SyntaxError as error:
    ...     print(mend(error, "loss = 5 kg")[1])
    A number with its unit is a text. Put it in quotation marks:
        loss = "5 kg"
    """
    lines = source.splitlines() or [error.text or ""]
    at = min(max(error.lineno or 1, 1), len(lines)) - 1
    # Python may notice a lost bracket or text lines later than it was lost
    said = error.msg or ""
    line = lines[at]
    shown = f"Line {at + 1}:  {line.strip()}" if len(lines) > 1 else f"    {line.strip()}"
    for sentence, mended in _offers(line, said):
        if _can_be_read([*lines[:at], mended, *lines[at + 1 :]], at):
            return shown, f"{sentence}:\n    {_without_remark(mended)[0].strip()}"
    return shown, _plainly(said, line)


def _can_be_read(lines: list[str], at: int) -> bool:
    """Return whether Python gets beyond a line."""
    try:
        ast.parse("\n".join(lines))
    except SyntaxError as error:
        return (error.lineno or 0) > at + 1
    except ValueError:
        return False
    return True


def _without_remark(line: str) -> tuple[str, str]:
    """Return a line's code and its remark, with the blanks before it; a # within a text is none."""
    inside = ""
    for place, letter in enumerate(line):
        if letter in "\"'" and inside in ("", letter):
            inside = "" if inside else letter
        elif letter == "#" and not inside:
            code = line[:place].rstrip()
            return code, line[len(code) :]
    return line.rstrip(), ""


def _offers(line: str, said: str) -> Iterator[tuple[str, str]]:
    code, remark = _without_remark(line)
    tidy = code.translate(_BLANKS)
    for rule in _RULES:
        # two slips at once, such as a long minus and a decimal comma
        for one in dict.fromkeys((tidy, tidy.translate(_SIGNS))):
            offer = rule(one, said)
            if offer is not None:
                yield offer[0], offer[1] + remark


def _mended(sentence: str, mend: Callable[[str], str]) -> Rule:
    """Return the rule that offers what a line becomes, where that is another one."""

    def rule(code: str, said: str) -> tuple[str, str] | None:
        return None if (mended := mend(code)) == code else (sentence, mended)

    return rule


_signs = _mended("Python knows the signs of the keyboard only", lambda code: code.translate(_SIGNS))
_curly = _mended("Python knows straight quotation marks only", lambda code: code.translate(_QUOTES))
_dots = _mended(
    "Your answer takes the place of the three dots",
    lambda code: re.sub(r"\.\.\.\s*(?=[\w\"'-])|(?<=[\w\"'])\s*\.\.\.", "", code),
)
_blanks_in_number = _mended(
    "A number is written without blanks",
    lambda code: re.sub(r"(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)", lambda m: m[0].replace(" ", ""), code),
)
_points_in_number = _mended(
    "A number is written without marks for thousands",
    lambda code: re.sub(r"(?<![\d.])\d{1,3}(?:\.\d{3}){2,}(?![\d.])", lambda m: m[0].replace(".", ""), code),
)
_leading_zero = _mended(
    "A number that begins with 0 goes into quotation marks",
    lambda code: re.sub(r"(?<![\w.\"'])0\d+(?:\.\w+)?(?![\w.\"'])", r'"\g<0>"', code),
)
_times = _mended("Python multiplies with *", lambda code: re.sub(r"(?<=[\d)])\s*[xX]\s*(?=[\d(])", " * ", code))
_two_values = _mended(
    "A comma is missing between two values",
    lambda code: re.sub(r"(\"[^\"]*\"|'[^']*')\s+(?=[\w.\"'-])", r"\1, ", code),
)


def _open_text(code: str, said: str) -> tuple[str, str] | None:
    """Close a text that was opened; its remark was taken for a part of it."""
    # the id of a question is known: "05.1, 5
    straight = re.sub(
        r"([\"'])(\d\d\.\w+)(?=[,\s)])(,?)",
        lambda m: f"{m[1]}{m[2]}{m[1]}" + ("" if m.string[m.end() :].strip() in ("", ")") else ","),
        code.translate(_QUOTES),
    )
    if straight != code:
        return "A quotation mark is missing", straight
    for mark in "\"'":
        if straight.count(mark) % 2:
            before, _, rest = straight.rpartition(mark)
            # one mark after the text: a"
            if re.fullmatch(r"\s*\)*", rest) and (found := re.fullmatch(r"(.*[=(,\s])([\w.]+)", before)):
                return "A quotation mark is missing", f"{found[1]}{mark}{found[2]}{mark}{rest}"
            text = re.split(r"[#)\]]", rest, maxsplit=1)[0]
            end = rest[len(text) :]
            return "A quotation mark is missing", f"{before}{mark}{text.rstrip()}{mark}{end}"
    return None


def _nothing(code: str, said: str) -> tuple[str, str] | None:
    found = _NOTHING.fullmatch(code)
    return found and (
        "Nothing stands after the =. Write your answer there, or three dots for none yet",
        f"{found[1]} = ...",
    )


def _comma(code: str, said: str) -> tuple[str, str] | None:
    if _THOUSANDS.search(code):
        return "A comma parts two numbers. Write thousands without it", _THOUSANDS.sub(r"\1\2", code)
    mended = _DECIMAL.sub(r"\1.\2", code)
    return None if mended == code else ("A comma parts two numbers. Write decimals with a point", mended)


def _unit(code: str, said: str) -> tuple[str, str] | None:
    found = _ASSIGNED.fullmatch(code)
    if found and re.fullmatch(r"[-+]?\d[\d.,/ ]*\s*%?[^\"'()=]*", found[2]) and re.search(r"[^\W\d]|%", found[2]):
        return "A number with its unit is a text. Put it in quotation marks", f'{found[1]}"{found[2].strip()}"'
    if re.search(r"\blesson\.\w+\(|\.set\(", code):  # only an answer may be a text
        mended = _WITH_UNIT.sub(r'"\g<0>"', code)
        return None if mended == code else ("A number with its unit is a text. Put it in quotation marks", mended)
    mended = _WITH_UNIT.sub(r"\g<number>", code)
    return None if mended == code else ("A number stands here without its unit", mended)


def _words(code: str, said: str) -> tuple[str, str] | None:
    found = _ASSIGNED.fullmatch(code)
    if found is None or re.search(r"[\"'()\[\]=]", found[2]):
        return None
    return "If this is a text, put it in quotation marks", f'{found[1]}"{found[2].strip()}"'


def _bracket(code: str, said: str) -> tuple[str, str] | None:
    pairs = {"(": ")", "[": "]", "{": "}"}
    if "was never closed" in said or "incomplete input" in said:
        missing: list[str] = []
        for letter in re.sub(r"\"[^\"]*\"|'[^']*'", "", code):
            if letter in pairs:
                missing.append(pairs[letter])
            elif missing and letter == missing[-1]:
                missing.pop()
        end = "".join(reversed(missing))
        return ("A bracket is missing", code + end) if end else None
    if said.startswith("unmatched") and code.endswith((")", "]", "}")):
        return f"There is one {code[-1]} too many", code[:-1]
    return None


def _colon(code: str, said: str) -> tuple[str, str] | None:
    return ("A colon is missing at the end of the line", f"{code}:") if "expected ':'" in said else None


def _turned(code: str, said: str) -> tuple[str, str] | None:
    found = re.fullmatch(r"\s*(-?[\d.]+|\"[^\"]*\")\s*=\s*([A-Za-z_]\w*)\s*", code)
    return found and ("The name stands on the left of the =, its value on the right", f"{found[2]} = {found[1]}")


def _indented(code: str, said: str) -> tuple[str, str] | None:
    return ("Delete the blanks at the beginning of this line", code.lstrip()) if "indent" in said else None


_RULES: tuple[Rule, ...] = (
    *(_indented, _nothing, _signs, _curly, _open_text, _dots, _blanks_in_number, _points_in_number, _times, _comma),
    *(_leading_zero, _unit, _bracket, _colon, _turned, _two_values, _words),
)


def _plainly(said: str, line: str) -> str:
    """Say what Python says of a line that no rule mends, in a learner's words."""
    if found := re.match(r"invalid (?:non-printable )?character '?(.*?)'? ?\(?U\+", said):
        return f"Python does not know the sign {found[1] or 'in this line'}. Leave it out."
    if re.match(r".*was never closed|incomplete input|unmatched|closing parenthesis", said):
        return "The brackets do not fit: each ( needs its ), each [ its ]."
    if "unterminated" in said:
        return "A quotation mark is missing: a text has one before it and one behind it."
    return (
        "Python cannot read this line. Is a quotation mark, a bracket or a comma missing?"
        f" (Python says: {said or 'invalid syntax'}.)"
    )
