"""What the rules read in prose: its sentences, the sums that are written out, amounts without a source.

Of sentences, running prose is counted. Tables, code, headings, quoted blocks, and references with their links are left
out. The end of a paragraph, or of an item of a list, ends a sentence.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from lessons_lib.lesson.placeholders import COMMAND, PLACEHOLDER

TAG = re.compile(r"<[/!a-zA-Z][^>]*>")
"""A tag of HTML; what is "less than" opens none."""

MOST_SENTENCE_WORDS = 35


@dataclass(frozen=True)
class Sentence:
    """One sentence and how many words it has."""

    text: str
    words: int


def sentences(markdown: str) -> list[Sentence]:
    """Give the sentences of a text that may hold unfilled placeholders.

    ``{{cite}}`` and ``{number:.0f}`` are one word each, and a mass is two.

    >>> [s.words for s in sentences("## Run\\n\\n- one two\\n- **three** (see {{cite a}}). Four!")]
    [2, 3, 1]
    """
    return [
        Sentence(text, count)
        for block in _blocks(markdown)
        for text in _split(block)
        if (count := sum(1 for word in text.split() if re.search(r"\w", word)))
    ]


def _blocks(markdown: str) -> list[str]:
    """Give the paragraphs and items of running prose, as plain words."""
    text = re.sub(r"^(```|~~~).*?^\1", "", markdown, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\{\{\s*cite .*?\}\}|\[doi:[^\]]*\]\([^)]*\)", "REF", text)
    text = PLACEHOLDER.sub(lambda found: "5 kg" if ":mass" in found[0] else "5", COMMAND.sub("5", text))
    text = re.sub(r"[;,]? *\b(?:VERIFIED(?:-SECONDARY)?|DERIVED)\b(?! from)", "", text)
    text = re.sub(r" *\([^()a-z]*\)", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", TAG.sub(" ", text))
    text = re.sub(r"`[^`]*`", "It", text)
    text = re.sub(r"^ *(?:\||>|#).*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ *\*\*(?:Minutes|Needs|Data|Claims met):\*\*.*$", "", text, flags=re.MULTILINE)
    blocks = re.split(r"\n\s*\n|\n(?= *(?:[-*]|\d+\.) )", text)
    return [re.sub(r"^(?:[-*]|\d+\.) +", "", " ".join(block.replace("**", "").split())) for block in blocks]


def _split(block: str) -> list[str]:
    """Split a paragraph after each full stop, question or exclamation mark that ends a sentence."""
    whole = re.sub(r"\b(al|e\.g|i\.e|vs|ca|approx)\.(?= )", r"\1", block)
    return re.split(r"(?<=[.?!…])[”\"’)*]* +(?=[“\"(*‘]*[A-Z0-9+−-])|(?<=[.?!][”\")*]) +(?=[“\"(*]*[A-Z0-9])", whole)


# --- numbers that an author typed ------------------------------------------------------------

# a sum, its sign, and what it is said to give; units between numbers are taken out before
_NUMBER = r"[−+-]?\(?[−+-]?√?\d[\d,]*(?:\.\d+)?\)?"
_SUM = re.compile(
    rf"(?<![÷×x*/+−√-] )(?<![\w.,÷×*/√(])(\(?{_NUMBER}(?: ?[×x*·÷/+−-] ?\(?{_NUMBER}\)?)+) ?(=(?: about)?|≈) ?"
    r"([−+-]?\d[\d,]*(?:\.\d+)?)( ?%)?(?![\w/]|[.,]\d| ?[×x*÷/^+−-] ?[\d(])"
)
_UNITS = re.compile(
    r"(?<=[\d)])\s*(?:kcal|kg|mg|lb|mm|cm²|SD|g|days?|weeks?)"
    r"(?:(?: a | per |/)(?:day|week|kg|lb|pound|gram|g))*(?![\w²])"
)


def wrong_sums(text: str) -> Iterator[tuple[str, float, str]]:
    """Give the sums of a text that are wrong: as written, their value, and what is stated.

    >>> list(wrong_sums("12 × 0.5 kg = 6 kg, and 2 × 3 = 7"))
    [('2 × 3 = 7', 6.0, '7')]
    """
    for line in text.splitlines():
        line = re.sub(r" *\([^()]*[a-z][^()]*\)", "", line)
        plain = _UNITS.sub("", re.sub(r"[*`]{1,2}(?=\S)(?<![\d ][*`])|\*\*", "", line))
        if line.startswith("|"):  # a row with a column for the sum and one for its result
            plain = re.sub(rf"({_NUMBER}(?: [×÷+−/-] {_NUMBER})+) \| (?=[\d,.−-]+ \|)", r"\1 = ", plain)
        for found in _SUM.finditer(plain):
            value = _worked_out(found[1])
            if value is None:
                continue
            stated = float(found[3].replace(",", "").replace("−", "-"))
            if found[4] and abs(value) <= 1 < abs(stated):
                value *= 100.0  # a share, told in percent
            digits = len(found[3].partition(".")[2])
            slack = 0.5000001 * 10.0**-digits
            if found[2] != "=":
                slack = max(slack, 0.05 * abs(value))
            if abs(value - stated) > slack:
                yield found[0].strip(), value, found[3]


def _worked_out(expression: str) -> float | None:
    code = expression.replace(",", "").replace("−", "-").replace("×", "*").replace("x", "*").replace("·", "*")
    code = re.sub(r"√(\d[\d.]*)", r"\1**0.5", code.replace("÷", "/"))
    if not re.fullmatch(r"[\d.+*/() -]+", code):
        return None
    try:
        value = eval(compile(ast.parse(code.strip(), mode="eval"), "<sum>", "eval"), {"__builtins__": {}})
    except (SyntaxError, ZeroDivisionError, TypeError):
        return None
    return float(value) if isinstance(value, int | float) else None


_AMOUNT = re.compile(r"(?<![\w.,])(\d[\d,]*(?:\.\d+)?)(?:\s*(kcal|kg|lb|mg|g)(?![\w²]))?(?![\d]|\.\d)")
_SOURCED = re.compile(r"\{\{\s*cite |\b(?:VERIFIED|DERIVED|NHS|PMC\d+)\b|[=≈×÷√]|\*\*Target:\*\*")


def groundless(markdown: str, constants: Collection[float]) -> Iterator[str]:
    """Give the amounts of a text that are neither computed, nor a constant, nor beside a source or a sum.

    Looked at are numbers with a decimal and amounts of energy or mass. A paragraph or an item of a list is one
    place: what stands in it is taken for its source. Quotations and code are left out.

    >>> list(groundless("She lost 5.1 kg. It was 4.3 kg ({{cite a}}).\\n\\nAna lost 6.2 kg of {ANA_KG:mass}.", ()))
    ['6.2 kg']
    """
    text = PLACEHOLDER.sub("{}", re.sub(r"^>.*$", "", markdown, flags=re.MULTILINE))
    text = re.sub(r"`[^`]*`|“[^”]*”|\"[^\"\n]*\"", " ", text)
    for block in re.split(r"\n\s*\n|\n(?= *(?:[-*]|\d+\.) )|(?<=\|)\n", text):
        if _SOURCED.search(block):
            continue
        prose = re.sub(r"^#.*$", " ", COMMAND.sub("{}", block), flags=re.MULTILINE)
        for found in _AMOUNT.finditer(prose):
            if not _free(found[1], found[2], constants):
                yield found[0]


def _free(digits: str, unit: str | None, constants: Iterable[float]) -> bool:
    """Whether a typed number is a constant of the library, a plain count, or a round setting."""
    value, places = float(digits.replace(",", "")), len(digits.partition(".")[2])
    if any(abs(value - constant) <= 0.5000001 * 10.0**-places for constant in constants if constant):
        return True
    if places:
        return False
    return unit is None or value % {"kcal": 50, "mg": 50}.get(unit, 5) == 0 or (unit != "kcal" and value < 4)
