"""Reading what a learner typed: a number and perhaps a unit, or a question back.

Nothing here raises and nothing returns NaN: what cannot be read becomes a sentence that asks.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real

from ..science.units import KG_PER_LB, KJ_PER_KCAL


@dataclass(frozen=True)
class Reading:
    """A number in the question's unit; `note` says how it was read where that is not plain."""

    value: float
    note: str = ""


@dataclass(frozen=True)
class Unclear:
    """An answer that is asked about: `question` is the sentence."""

    question: str


BLANK_TEXTS = ("", "...", "…", "?", "_")

# (what is measured, how many of its base unit); the base units are kg, kcal, day and %
_UNITS: dict[str, tuple[str, float]] = {
    word: (kind, size)
    for kind, size, words in (
        ("mass", 1.0, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
        ("mass", KG_PER_LB, "lb lbs pound pounds"),
        ("mass", 14 * KG_PER_LB, "st stone stones"),
        ("mass", 0.001, "g gram grams gramme grammes"),
        ("energy", 1.0, "kcal kcals cal cals calorie calories kilocalorie kilocalories"),
        ("energy", 1.0 / KJ_PER_KCAL, "kj kilojoule kilojoules"),
        ("time", 1.0, "d day days"),
        ("time", 7.0, "w wk wks week weeks"),
        ("time", 365.25 / 12, "month months"),
        ("time", 365.25, "year years"),
        ("share", 1.0, "% percent"),
    )
    for word in words.split()
}
UNIT_WORDS = tuple(_UNITS)
"""Every word for a unit that is understood."""
ABOUT = r"about|around|roughly|approximately|approx\.?|circa|ca\.?|maybe|perhaps|nearly|almost|i think|[~≈=]"
"""What may stand before a number and changes nothing (a pattern)."""
_ABOUT = re.compile(rf"(?:(?:{ABOUT})\s*)*")
_NUMERAL = r"[0-9][0-9,. '_]*(?:e[-+]?[0-9]+)?|[.,][0-9]+"
_ANSWER = re.compile(
    r"(?P<sign>[-+]?)\s*"
    r"(?:(?:(?P<whole>[0-9]+)\s+)?(?P<top>[0-9]+)\s*/\s*(?P<bottom>[0-9]+)"
    rf"|(?P<numeral>{_NUMERAL}))\s*(?P<unit>[a-z%].*)?"
)
_MINUS = str.maketrans(dict.fromkeys("−‐‑‒–—﹣－", "-") | dict.fromkeys("\u00a0\u2009\u202f\u2007", " "))


def measure(unit: str) -> tuple[tuple[str, ...], float] | None:
    """Return what a unit measures and its size in base units, or None if it is not known.

    Examples
    --------
    >>> measure("kcal a day")
    (('energy', 'time'), 1.0)
    """
    text = re.sub(r"\s+(?:per|an?|each|every)\s+", "/", unit.strip().lower().split(" of ")[0])
    known = [_UNITS.get(part.strip().rstrip(".")) for part in text.split("/")]
    if len(known) > 2 or None in known:
        return None
    parts = [part for part in known if part is not None]
    size = parts[0][1] / (parts[1][1] if len(parts) == 2 else 1.0)
    return tuple(kind for kind, _ in parts), size


def show(value: float, unit: str = "") -> str:
    """Return a number as a reader would write it, with its unit.

    Examples
    --------
    >>> show(12.50, "kg"), show(1, "weeks")
    ('12.5 kg', '1 week')
    """
    if value and (abs(value) < 0.01 or abs(value) >= 1e12):
        text = f"{value:.2g}"
    else:
        text = f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")
    if text == "1" and unit.endswith("s"):
        unit = unit[:-1]
    return f"{text} {unit}".rstrip()


def read(answer: object, unit: str) -> Reading | Unclear | None:
    """Read an answer as a number in `unit`; None means that it was left blank.

    Examples
    --------
    >>> read("2 weeks", "days")
    Reading(value=14.0, note='Read as 14 days (2 weeks).')
    >>> read((12, 5), "kg")
    Reading(value=12.5, note='Read as 12.5 kg; Python writes it 12.5, with a point.')
    >>> print(read("1,200", "kcal/day").question)
    "1,200" could be 1200 or 1.2. Write one of these two, without a comma.
    """
    if answer is ... or (isinstance(answer, str) and answer.strip() in BLANK_TEXTS):
        return None
    if isinstance(answer, str):
        return _read_text(answer, unit)
    if isinstance(answer, tuple):
        return _read_commas(answer, unit)
    if isinstance(answer, bool) or not isinstance(answer, (Real, Decimal)):
        kind = str(answer) if answer is None or isinstance(answer, bool) else f"a {type(answer).__name__}"
        return Unclear(f"The answer is {kind}, which is not a number. {_wanted(unit)}")
    try:
        value = float(answer)
    except (OverflowError, ValueError):
        value = math.inf
    return _finite(value, unit)


def _wanted(unit: str) -> str:
    return f"Write one number in {unit}, such as {'50' if unit == '%' else '4.5'}."


def _finite(value: float, unit: str, note: str = "") -> Reading | Unclear:
    if not math.isfinite(value):
        return Unclear(f"The answer is not a finite number. {_wanted(unit)}")
    return Reading(value, note)


def _ambiguous(typed: str, whole: str, part: str) -> Unclear:
    decimal = f"{whole}.{part}".rstrip("0").rstrip(".")
    return Unclear(f'"{typed}" could be {whole}{part} or {decimal}. Write one of these two, without a comma.')


def _read_commas(answer: tuple[object, ...], unit: str) -> Reading | Unclear:
    """Read what Python makes of 12,5: a pair of whole numbers."""
    whole = [n for n in answer if isinstance(n, int) and not isinstance(n, bool) and abs(n) < 10**9]
    if len(whole) != len(answer) or len(whole) not in (1, 2) or (len(whole) == 2 and whole[1] < 0):
        return Unclear(f"The answer has a comma and holds {len(answer)} values. {_wanted(unit)}")
    if len(whole) == 1:
        return Reading(float(whole[0]), f"Read as {show(whole[0], unit)}, without the comma.")
    # Python also reads 14,000 as the pair 14 and 0
    digits = str(whole[1]) if whole[1] else "000"
    if whole[0] and len(digits) == 3:
        return _ambiguous(f"{whole[0]},{digits}", str(whole[0]), digits)
    value = float(f"{whole[0]}.{whole[1]}")
    return Reading(value, f"Read as {show(value, unit)}; Python writes it {show(value)}, with a point.")


def _read_text(answer: str, unit: str) -> Reading | Unclear:
    text = _tidy(answer)
    typed = answer.strip() if len(answer) <= 40 else answer.strip()[:37] + "..."
    if len(text) > 60 or (found := _ANSWER.fullmatch(text)) is None:
        return Unclear(f'"{typed}" could not be read as one number. {_wanted(unit)}')
    if found["top"]:
        top, bottom = int(found["top"]), int(found["bottom"])
        if bottom == 0:
            return Unclear(f'"{typed}" divides by zero. {_wanted(unit)}')
        value: float | None = int(found["whole"] or 0) + top / bottom
    else:
        numeral = found["numeral"].rstrip(" ,.'_")
        if pair := re.fullmatch(r"([1-9][0-9]{0,2}),([0-9]{3})", numeral):
            return _ambiguous(typed, pair[1], pair[2])
        value = _numeral(numeral)
    if value is None:
        return Unclear(f'"{typed}" could not be read as one number. {_wanted(unit)}')
    return _in_unit(-value if found["sign"] == "-" else value, found["unit"] or "", unit, typed)


def _tidy(answer: str) -> str:
    """Return the text in lower case, with plain minus signs and fractions, without "about"."""
    plain = []
    for letter in answer.translate(_MINUS):
        # "1½" must become "1 1/2", never "11/2"
        is_fraction = unicodedata.decomposition(letter).startswith("<fraction>")
        plain.append(" " + unicodedata.normalize("NFKC", letter).replace("⁄", "/") if is_fraction else letter)
    text = "".join(plain).strip().lower()
    about = _ABOUT.match(text)
    return text[about.end() if about else 0 :].rstrip("!").strip()


def _numeral(text: str) -> float | None:
    """Return the number that digits with points, commas or spaces mean, if it is only one."""
    if re.fullmatch(r"[0-9]{1,3}(?:[ '_][0-9]{3})+(?:[.,][0-9]+)?", text):
        return float(re.sub(r"[ '_]", "", text).replace(",", "."))
    if re.fullmatch(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?", text):
        return float(text)
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+", text):
        return float(text.replace(",", ""))
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}\.[0-9]{3},[0-9]+", text):
        return float(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"[0-9]*,[0-9]+", text):
        return float(text.replace(",", "."))
    return None


def _in_unit(value: float, given: str, unit: str, typed: str) -> Reading | Unclear:
    """Return a number with the unit that was typed, in the unit that was asked for."""
    given = given.strip().rstrip(".").strip()
    if not given or given == unit.lower():
        return _finite(value, unit, f"Read as {show(value, unit)}.")
    typed_as, wanted = measure(given), measure(unit)
    if typed_as is None:
        return Unclear(f'"{typed}" has the unit "{given}", which is not known here. {_wanted(unit)}')
    # "500 kcal" where kcal a day are asked for can mean nothing else; a mass always could
    loose = wanted is not None and typed_as[0] == wanted[0][:1] and typed_as[0] != ("mass",)
    if wanted is None or not (typed_as[0] == wanted[0] or loose):
        return Unclear(f'"{typed}" is in {given}, but the question asks for {unit}. {_wanted(unit)}')
    result = value * typed_as[1] / (1.0 if loose and len(wanted[0]) == 2 else wanted[1])
    same = math.isclose(result, value) or not math.isfinite(result)
    note = f"Read as {show(result, unit)}." if same else f"Read as {show(result, unit)} ({typed})."
    return _finite(result, unit, note)
