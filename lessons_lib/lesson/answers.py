"""Reading what a learner typed: a number and perhaps a unit, or a question back.

Nothing here raises and nothing returns NaN: what cannot be read becomes a sentence that asks. What a text
could mean is decided by its question (see `Wanted`): ``14,000`` are fourteen thousand kcal, ``1,500`` kg are
one and a half. The units are a table of our own: it is what lessons ask for and a person would type, and a
library of units would be larger than the course is in a browser, and would not know mornings or people.
"""

from __future__ import annotations

import difflib
import math
import re
import sys
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from numbers import Real

from ..science.units import KG_PER_LB, KJ_PER_KCAL
from ..science.words import with_minus


@dataclass(frozen=True)
class Reading:
    """A number in the question's unit; `note` says how it was read where that is not plain.

    `direction` is the word that gave one, such as "below", or "": what it means depends on the question.
    """

    value: float
    note: str = ""
    direction: str = ""


@dataclass(frozen=True)
class Unclear:
    """An answer that is asked about: `question` is the sentence."""

    question: str


@dataclass(frozen=True)
class Wanted:
    """What is asked for, so that a number is read as its writer means it.

    Attributes
    ----------
    unit
        The unit of what is read.
    bare
        The unit of a number without one, and of what is said back, where it is another: pounds.
    likely
        Gives numbers that may be meant, in `unit`: the right one and those of the wrong ideas. Only called where
        a number could be two: it may take a run to know them.
    of
        How many there are, where some of them are counted: 84 mornings.
    example
        Gives what a number looks like here, in `bare`.
    is_change
        Whether it has a direction: a change may well be under 1 %, so a bare 0.1 is no share of 1.
    parts
        Whether "a third" alone is a third of the unit; else that is asked, unless the right number is near it.
    """

    unit: str
    bare: str = ""
    likely: Callable[[], Sequence[float]] = tuple
    of: float | None = None
    example: Callable[[], str] = str
    is_change: bool = False
    parts: bool = True

    def said(self, value: float) -> str:
        """Return a value of `unit` as words, in the unit of a bare number."""
        return show(value / ratio(self.bare or self.unit, self.unit), self.bare or self.unit)

    def wanted(self) -> str:
        """Return how to answer, with an example."""
        unit = self.bare or self.unit
        usual = "50" if unit == "%" else "4" if unit in COUNTED else "4.5"
        return f"Write one number in {unit}, such as {self.example() or usual}."


BLANK_TEXTS = ("", "...", "…", "?", "_")

# (what is measured, how many of its base unit); the base units are kg, kcal, day, %, cm, cm² and m³
_UNITS: dict[str, tuple[str, float]] = {
    word: (kind, size)
    for kind, size, words in (
        ("mass", 1.0, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
        ("mass", KG_PER_LB, "lb lbs pound pounds"),
        ("mass", KG_PER_LB / 16, "oz ounce ounces"),
        ("mass", 14 * KG_PER_LB, "st stone stones"),
        ("mass", 0.001, "g gr gram grams gramme grammes"),
        ("mass", 1e-6, "mg milligram milligrams"),
        ("mass", 1000.0, "t tonne tonnes"),
        ("energy", 1.0, "kcal kcals cal cals calorie calories kilocalorie kilocalories"),
        ("energy", 1.0 / KJ_PER_KCAL, "kj kilojoule kilojoules"),
        ("energy", 1000.0 / KJ_PER_KCAL, "mj megajoule megajoules"),
        ("time", 1.0 / 86400, "s sec secs second seconds"),
        ("time", 1.0 / 1440, "min mins minute minutes"),
        ("time", 1.0 / 24, "h hr hrs hour hours"),
        ("time", 1.0, "d day days morning mornings"),
        ("time", 7.0, "w wk wks week weeks"),
        ("time", 14.0, "fortnight fortnights"),
        ("time", 365.25 / 12, "month months"),
        ("time", 365.25, "y yr yrs year years"),
        ("share", 1.0, "% percent pct"),
        ("length", 1e-4, "µm μm"),
        ("length", 0.1, "mm millimetre millimetres millimeter millimeters"),
        ("length", 1.0, "cm cms centimetre centimetres centimeter centimeters"),
        ("length", 100.0, "m metre metres meter meters"),
        ("length", 2.54, "in inch inches"),
        ("length", 30.48, "ft foot feet"),
        ("area", 0.01, "mm²"),
        ("area", 1.0, "cm²"),
        ("area", 1e4, "m²"),
        ("volume", 1e-6, "cm³"),
        ("volume", 0.001, "l litre litres liter liters"),
        ("volume", 1.0, "m³"),
        ("people", 1.0, "people person persons adult adults"),
        ("trials", 1.0, "trial trials study studies"),
        ("bands", 1.0, "band bands forecast forecasts"),
        ("boards", 1.0, "board boards"),
        ("charts", 1.0, "chart charts"),
        ("tables", 1.0, "table tables"),
        ("times", 1.0, "times time x × fold"),
        ("SD", 1.0, "sd sds"),
    )
    for word in words.split()
}
UNIT_WORDS = tuple(_UNITS)
"""Every word for a unit that is understood."""
COUNTED = ("people", "trials", "bands", "boards", "charts", "mornings")
"""Units of which nobody gives a half."""
# spellings of a unit, in the order in which they are made plain
_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"per\s?cents?\b", "%"),
        (r"percentage points?\b", "%"),
        (r"standard deviations?\b", "sd"),
        (r"\b(?:sq\.?|square)\s+(\w+)", r"\1²"),
        (r"\b(?:cubic)\s+(\w+)", r"\1³"),
        (r"(?<=m)\s?\^?2\b", "²"),
        (r"(?<=m)\s?\^?3\b", "³"),
        (r"\b(?:centimet(?:re|er)s?)(?=[²³])", "cm"),
        (r"\b(?:millimet(?:re|er)s?)(?=[²³])", "mm"),
        (r"\b(?:met(?:re|er)s?)(?=[²³])", "m"),
        (r"\bdaily\b", "/day"),
        (r"\bweekly\b", "/week"),
        (r"\s+(?:per|an?|each|every|for each|for every)\s+", "/"),
        (r"^(?:per|an?|each|every)\s+(?=(?:day|week|month|year|kg|lb|kilogram|pound)$)", "/"),
        (r"\s*/\s*", "/"),
    )
)
ABOUT = (
    r"about|around|roughly|approximately|approx\.?|circa|ca\.?|maybe|perhaps|probably|nearly|almost|some|only|just|exactly|"
    r"i think|i guess|i believe|i say|i(?:'d| would) say|(?:my |the )?(?:guess|answer)(?: is\b)?:?|it is|it's|[~≈=]|"
    r"(?:he|she|it|they)\b(?: (?:will|would)\b)?"
)
"""What may stand before a number and changes nothing (a pattern)."""
_NEAR_A_PART = 1.5  # the right number no further from a third, as a factor, than this: then a third of a kg is meant
_ALL_BUT = 0.005  # as a share of a factor of ten: so near a likely number, it is all but that
_ABOUT = re.compile(rf"(?:(?:{ABOUT})\s*)*")
_DOWN = (
    "below less lighter lower lost loss losses lose loses losing down fall falls fell fallen drop drops dropped thinner"
    " smaller fewer decrease deficit"
)
_UP = (
    "above more heavier higher gained gain gains gaining up rise rises rose risen thicker larger bigger increase"
    " surplus"
)
_DIRECTIONS = dict.fromkeys(_DOWN.split(), -1) | dict.fromkeys(_UP.split(), 1)
_DIRECTION = re.compile(rf"\b(?:{'|'.join(_DIRECTIONS)})\b")
_BOUND = re.compile(
    r"^[<>≤≥]|^(?:over|under|at least|at most|up to)\s|\bor (?:more|less)\b"
    r"|\b(?:more|less|fewer|lower|higher) than\s+(?:an?\s|[0-9.,])"
)
# "half of 4.6" and "4.6/2" too; "34 of 84" and "1/2" are plain fractions
_SUM = re.compile(r"[0-9)]\s*[x×*+÷^:]\s*[0-9(]|\.[0-9]+\s*(?:/|of)\s*[0-9]|/\s*[0-9]+(?:\.| of )[0-9]")
_TWO = re.compile(r"(?P<one>[0-9.,]+)\s*(?P<unit>[a-z]+)\s*(?:and\s|,)?\s*(?P<other>[0-9.,]+)\s*(?P<part>[a-z]+)")
_RANGE = re.compile(
    r"(?P<low>[0-9][0-9.,]*)(?!e[-+]?[0-9])[\sa-z%]*?\s*(?:-|to|or|bis)\s*(?P<high>[0-9][0-9.,]*)(?P<unit>[\sa-z%/]*)"
)
_BETWEEN = re.compile(r"^from\s+|^between\s+(.+)\s+and\s+")
_NUMERAL = r"[0-9][0-9,. '_]*(?:e[-+]?[0-9]+)?|[.,][0-9]+"
_ANSWER = re.compile(
    r"(?P<sign>[-+]?)\s*"
    r"(?:(?:(?P<whole>[0-9]+)\s+)?(?P<top>[0-9]+)\s*(?P<over>/|(?:out )?of|in)\s*(?:the\s)?\s*(?P<bottom>[0-9]+)"
    rf"|(?P<numeral>{_NUMERAL}))\s*(?P<unit>[a-z%/×µμ].*)?"
)
_PLAIN = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?")
_LETTERS = str.maketrans(
    dict.fromkeys("−‐‑‒–—﹣－", "-")
    | dict.fromkeys("\u00a0\u2009\u202f\u2007", " ")
    | dict.fromkeys("’‘", "'")
    | dict.fromkeys('"“”„‟«»`\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u20e3', "")  # nobody sees some
    | dict(zip("．，％٫٬٪", ".,%.,%", strict=True))
)

_PARTS = {"third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}
_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: float(n) for n, word in enumerate(f"{_ONES} seventeen eighteen nineteen".split())}
_WORDS |= {word: 10.0 * n for n, word in enumerate(_TENS.split(), 2)}
_WORDS |= {"none": 0.0, "nothing": 0.0, "nil": 0.0}
_TIMES = {"hundred": 100.0, "thousand": 1000.0, "dozen": 12.0, "half": 0.5, "halves": 0.5}
_TIMES |= {f"{part}{s}": size for part, size in _PARTS.items() for s in ("", "s")}
_WORD = "|".join((*_WORDS, *_TIMES))
IN_WORDS = rf"\b(?:an?\s+(?={'|'.join(_TIMES)}))?(?:{_WORD})(?:(?:\s+and\s+(?:an?\s+)?|[\s-]+)(?:{_WORD}))*\b"
"""A number in words (a pattern)."""
_IN_WORDS = re.compile(IN_WORDS)
PART = r"(?:(?:and\s+)?(?:an?|one|two|three)\s+(?:half|halves|thirds?|quarters?)|and\s+half)"
"""What may stand behind a whole number, as in "6 and a half" (a pattern)."""
_PART = re.compile(rf"(?<=[0-9])\s+{PART}\b")
_A_UNIT = "|".join(sorted(filter(str.isalpha, UNIT_WORDS), key=len, reverse=True))
_SAID = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (rf"^(an?|[0-9]+)\s({_A_UNIT})\s(and\s(?:an?\s)?(?:half|third|quarter))\b", r"\1 \3 \2"),
        (rf"^an?\s(?=and\s|(?:{_A_UNIT})\b)", "1 "),
        (r"^an?\s(?:couple|pair)\b(?:\sof\b)?", "2"),
        (r"^(?:twice|double)\b", "2 times"),
        (r"^(?:three times|triple|thrice)\b", "3 times"),
        (r"^(?:nobody|no[\s-]one|not\s(?:one|any|at\sall|a\sbit))\b", "0"),
        (r"^(?:no|zero)\s(?:change|difference|effect|loss|gain|weight|fat)\b", "0"),
        (rf"^no\s(?=(?:{_A_UNIT})\b)", "0 "),
        (r"(?<=\w)[\s-]?ish\b", ""),
    )
)
"""What people say for a number without a numeral: "an hour and a half", "a pound a week", "nobody", "twice"."""


def measure(unit: str) -> tuple[tuple[str, ...], float] | None:
    """Return what a unit measures and its size in base units, or None if it is not known.

    Examples
    --------
    >>> measure("kcal a day")
    (('energy', 'time'), 1.0)
    >>> measure("square centimetres")
    (('area',), 1.0)
    """
    known = [_UNITS.get(part.strip().rstrip(".")) for part in _spelled(unit).split("/")]
    if len(known) > 2 or None in known:
        return None
    parts = [part for part in known if part is not None]
    size = parts[0][1] / (parts[1][1] if len(parts) == 2 else 1.0)
    return tuple(kind for kind, _ in parts), size


def _spelled(unit: str) -> str:
    """Return a unit in the spelling of the table."""
    text = unit.strip().lower().split(" of ")[0]
    for pattern, plain in _SPELLINGS:
        text = pattern.sub(plain, text)
    return text.strip()


def ratio(given: str, unit: str) -> float:
    """Return how many of a unit one of another is; 1 where that is not known.

    Examples
    --------
    >>> ratio("lb/week", "kg/week")
    0.45359237
    """
    one, other = measure(given), measure(unit)
    return one[1] / other[1] if one and other and given != unit else 1.0


def show(value: float, unit: str = "") -> str:
    """Return a number as a reader would write it, with its unit.

    Examples
    --------
    >>> show(12.50, "kg"), show(1, "weeks"), show(14000, "kcal")
    ('12.5 kg', '1 week', '14,000 kcal')
    """
    if value and (abs(value) < 0.01 or abs(value) >= 1e12):
        text = f"{value:.2g}"
    else:
        text = f"{round(value, 2) + 0.0:,.2f}".rstrip("0").rstrip(".")
    if text == "1" and unit != "times" and unit.endswith("s"):
        unit = unit[:-1]
    if text == "1" and unit == "people":
        unit = "person"
    return with_minus(f"{text} {unit}".rstrip())


def direction(word: str) -> int:
    """Return -1 for a word such as "below", 1 for one such as "above", 0 for any other.

    Examples
    --------
    >>> direction("lighter"), direction("gained"), direction("kg")
    (-1, 1, 0)
    """
    return _DIRECTIONS.get(word, 0)


def directions(text: str) -> tuple[int, ...]:
    """Return which directions a text speaks of, in its order.

    Examples
    --------
    >>> directions("How many kg lighter is she?")
    (-1,)
    """
    return tuple(_DIRECTIONS[word] for word in _DIRECTION.findall(text.lower()))


def read(answer: object, asked: str | Wanted) -> Reading | Unclear | None:
    """Read an answer as a number in the unit that is asked for; None means that it was left blank.

    Examples
    --------
    >>> read("2 weeks", "days")
    Reading(value=14.0, note='Read as 14 days (2 weeks).', direction='')
    >>> read((12, 5), "kg").note
    'Read as 12.5 kg; Python writes it 12.5, with a point.'
    >>> print(read("1,200", "kcal/day").question)
    "1,200" could be 1200 or 1.2. Write one of these two, without a comma.
    >>> read("1,200", Wanted("kcal/day", likely=lambda: (1500.0, 500.0))).value
    1200.0
    """
    asked = Wanted(asked) if isinstance(asked, str) else asked
    if answer is ... or (isinstance(answer, str) and answer.strip() in BLANK_TEXTS):
        return None
    if isinstance(answer, str):
        return _read_text(answer, asked)
    if isinstance(answer, tuple):
        return _read_commas(answer, asked)
    if isinstance(answer, bool) or not isinstance(answer, (Real, Decimal)):
        kind = str(answer) if answer is None or isinstance(answer, bool) else f"a {type(answer).__name__}"
        return Unclear(f"The answer is {kind}, which is not a number. {asked.wanted()}")
    try:
        value = float(answer)
    except TypeError:  # to numpy a duration is a kind of whole number
        return Unclear(f"The answer is a {type(answer).__name__}, which is not a number. {asked.wanted()}")
    except (OverflowError, ValueError):
        value = math.inf
    return _in_unit((value,), "", asked, "")


# --- commas in code ------------------------------------------------------------------------


def _running_cell() -> str:
    """Return the source of the cell that runs now, or "" outside of a notebook."""
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    typed = getattr(getattr(shell, "history_manager", None), "input_hist_raw", None)
    return str(typed[-1]) if typed else ""


def _as_typed(whole: int, part: int) -> str:
    """Return the text of which Python made a pair, if the running cell holds just one such text."""
    pattern = rf"(?<![\w.])(-?\s*{abs(whole)}\s?,\s?0*{part or ''})(?![\w.,])"
    return found.pop() if len(found := set(re.findall(pattern, _running_cell().translate(_LETTERS)))) == 1 else ""


def _read_commas(answer: tuple[object, ...], asked: Wanted) -> Reading | Unclear:
    """Read what Python makes of 12,5: a pair of whole numbers."""
    whole = [n for n in answer if isinstance(n, int) and not isinstance(n, bool) and abs(n) < 10**9]
    if len(whole) != len(answer) or len(whole) not in (1, 2) or (len(whole) == 2 and whole[1] < 0):
        return Unclear(f"The answer has a comma and holds {len(answer)} values. {asked.wanted()}")
    if len(whole) == 1:
        got = _in_unit((float(whole[0]),), "", asked, "")
        if isinstance(got, Unclear):
            return got
        return Reading(got.value, f"Read as {asked.said(got.value)}, without the comma.")
    typed = re.sub(r"\s", "", _as_typed(*whole))
    if not typed:
        # -0,2 and 0,2 are the same pair, and so are 14,0 and 14,000
        if whole[0] == 0 and any(value < 0 for value in asked.likely()):
            one = f"0.{whole[1]}"
            return Unclear(f"Python reads 0,{whole[1]} and -0,{whole[1]} alike. Write {one} or -{one}, with a point.")
        typed = f"{whole[0]},{whole[1] or '000'}"
    values = _numeral(typed.lstrip("-"))
    got = _in_unit(tuple(-value if typed.startswith("-") else value for value in values), "", asked, typed)
    if isinstance(got, Unclear):
        return got
    plain = got.value / ratio(asked.bare or asked.unit, asked.unit)
    how = "with a point" if plain % 1 else "without a comma"
    return Reading(got.value, f"Read as {asked.said(got.value)}; Python writes it {plain:.12g}, {how}.")


# --- text ----------------------------------------------------------------------------------


def _read_text(answer: str, asked: Wanted) -> Reading | Unclear:
    typed = answer.strip().strip("\"'“”„‘’«»` ")
    typed = typed if len(typed) <= 40 else typed[:37] + "..."
    unread = Unclear(f'"{typed}" could not be read as one number. {asked.wanted()}')
    written = _tidy(answer) if len(answer) <= 200 else ""
    said = _as_said(written, asked)
    text = _in_numerals(said)
    if not text or len(text) > 60:
        return unread
    if "±" in text or "+/-" in text or "+-" in text:
        return Unclear(f'"{typed}" goes to both sides, so from edge to edge it is twice that. {asked.wanted()}')
    if _SUM.search(text):
        return Unclear(f'"{typed}" is a sum. Work it out. {asked.wanted()}')
    if _BOUND.search(text):
        return Unclear(f'"{typed}" is a bound. Decide on one number. {asked.wanted()}')
    if found := _RANGE.fullmatch(_BETWEEN.sub(lambda b: f"{b[1]} to " if b[1] else "", text)):
        return Unclear(f'"{typed}" is a range. Decide on one number of it{_middle(found) or f". {asked.wanted()}"}')
    text = re.sub(r"^(month|week|day)\s+([0-9.,]+)$", r"\2 \1s", text)  # "week 12"
    word = next(iter(_DIRECTION.findall(text)), "")
    text = re.sub(r"^(?:an?\s+)?(?:of|by)\s+|^an?\s+(?=[0-9])", "", _DIRECTION.sub(" ", text).strip())
    text = re.sub(r"^(?:minus|negative)\s*(?=[0-9.,])", "-", re.sub(r"^plus\s*(?=[0-9])", "+", text))
    match = _ANSWER.fullmatch(_in_one(text))
    if match is None:
        return unread
    # "half a kilo" and "half of an hour", but not "2884 a day"
    unit = re.sub(r"^of an?\s+|^an?\s+(?!(?:day|week|month|year)\b)", "", (match["unit"] or "").strip().rstrip("."))
    unit = re.sub(r"^(?:of|the|his|her|its|their|than|as|from|for|at)\b.*", "", unit).strip()
    minus = -1.0 if match["sign"] == "-" else 1.0
    if match["top"]:
        got = _fraction(match, minus, unit, asked, typed)
    else:
        values = _numeral(match["numeral"].rstrip(" ,.'_"))
        if not values:
            return unread
        # nothing is to be said about a plain number, alone or with the unit that stands beside the field
        plain = _PLAIN.fullmatch(match["sign"] + match["numeral"].strip())
        quiet = bool(plain) and not word and unit in ("", (asked.bare or asked.unit).lower()) and len(values) == 1
        quiet = quiet and said == written
        got = _in_unit(tuple(minus * value for value in values), unit, asked, "" if quiet else typed)
    return Reading(got.value, got.note, word) if isinstance(got, Reading) else got


def _in_one(text: str) -> str:
    """Return "1 h 10 min" and "2 lb 10 oz" as a number of the first unit; any other text as it is."""
    if (found := _TWO.fullmatch(text)) is None:
        return text
    one, other = _numeral(found["one"]), _numeral(found["other"])
    units = _UNITS.get(found["unit"]), _UNITS.get(found["part"])
    if len(one) != 1 or len(other) != 1 or units[0] is None or units[1] is None or units[0][0] != units[1][0]:
        return text
    if units[1][1] >= units[0][1] or other[0] * units[1][1] > units[0][1]:  # "10 kg 20 lb" are two numbers
        return text
    # with an exponent, or three decimals would be asked about
    return f"{one[0] + other[0] * units[1][1] / units[0][1]:.15g}e0 {found['unit']}"


def _middle(found: re.Match[str]) -> str:
    ends = (_numeral(found["low"].rstrip(".,")), _numeral(found["high"].rstrip(".,")))
    if not all(ends):
        return ""
    low, high = ends[0][0], ends[1][0]
    return f", such as its middle, {show((low + high) / 2)}. From edge to edge it is {show(abs(high - low))}."


def _tidy(answer: str) -> str:
    """Return the text in lower case, with plain minus signs, fractions and digits, without "about"."""
    plain = []
    for letter in answer.translate(_LETTERS):
        # "1½" must become "1 1/2", never "11/2"
        is_fraction = unicodedata.decomposition(letter).startswith("<fraction>")
        digit = unicodedata.decimal(letter, None)
        letter = letter if digit is None else str(digit)
        plain.append(" " + unicodedata.normalize("NFKC", letter).replace("⁄", "/") if is_fraction else letter)
    text = re.sub(r"\s+", " ", "".join(plain)).strip().strip("'").strip().lower()
    if text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    about = _ABOUT.match(text)
    text = re.sub(r"\s*\([^()]*\)$", "", text[about.end() if about else 0 :]).rstrip("!.?;, ").strip()
    text = re.sub(r"(?<=[0-9])-(?=[a-z])", " ", text)
    text = re.sub(r"(?<=[0-9])\s?(?:k|thousand)\b", "e3", re.sub(r"^[x×]\s*(?=[0-9])", "", text))
    text = re.sub(r"(?:\s|,)(?:or so|i think|i guess|maybe|perhaps|approx|in all|in total|altogether)$", "", text)
    return text


def _as_said(text: str, asked: Wanted) -> str:
    """Return what people say for a number with the number: "1 hour" for "an hour", "0" for "nobody"."""
    kinds = (measure(asked.unit) or ((), 1.0))[0]
    if re.match(r"(?:all|everyone|everybody|everything|every)\b(?!\s(?:other|second|third)\b)", text):
        if asked.of is not None:
            return show(asked.of).replace(",", "")
        return "100 %" if kinds == ("share",) else text
    if asked.is_change and re.fullmatch(r"(?:stays? )?(?:(?:about )?the )?same|unchanged", text):
        return "0"
    if kinds == ("time",):
        if ratio(asked.unit, "day") > 1.0:  # weeks or months, which one reads off a calendar
            text = re.sub(r"^(?:after|at|in)\s+", "", text)
        text = re.sub(r"^([0-9]+)\s?(?:h|hr|hours?|:)\s?([0-5][0-9])(?:\s?(?:m|min|minutes))?$", r"\1 h \2 min", text)
    for pattern, plain in _SAID:
        text = pattern.sub(plain, text)
    return text


def _in_numerals(text: str) -> str:
    """Return a text with its numbers in digits."""
    text = _PART.sub(lambda found: f" {_in_fraction(found[0])}", re.sub(r"(?<=[0-9])\s+and\s+(?=[0-9]+/)", " ", text))
    return re.sub(r"(?:\b([0-9]+)\s)?\b(?:point|comma)\s([0-9]+)\b", r"\1.\2", _IN_WORDS.sub(_in_digits, text))


def _in_fraction(part: str) -> str:
    """Return "and a half" as "1/2"."""
    top, size = part.split()[-2:]
    return f"{_WORDS.get(top, 1.0):.0f}/{1 / _TIMES.get(size, 0.5):.0f}"


def _in_digits(found: re.Match[str]) -> str:
    """Return a number in words as digits; two numbers one after the other, "ten twelve", stay words."""
    total, part, added, ones = 0.0, None, False, 1e6
    words = re.findall(r"[a-z]+", found[0])
    if re.search(r"[0-9]\s$", found.string[: found.start()]):
        return found[0]
    if len(words) <= 2 and _TIMES.get(words[-1], 1.0) < 1 and _WORDS.get(words[0], 1.0) < 13:
        return f"{_WORDS.get(words[0], 1.0):.0f}/{1 / _TIMES[words[-1]]:.0f}"  # "half" is the share that "1/2" is
    for word in words:
        if word in ("a", "an", "and"):
            added = word == "and" or added
        elif word in _WORDS:
            if part is not None and (_WORDS[word] >= ones or (ones < 100 and added)):
                return found[0]
            ones = 10.0 if _WORDS[word] >= 20 else 0.0
            part, added = (part or 0.0) + _WORDS[word], False
        elif _TIMES[word] < 1 and added:
            part, added = (part or 0.0) + _TIMES[word], False
        else:
            part, ones = (1.0 if part is None else part) * _TIMES[word], 100.0
            if word == "thousand":
                total, part = total + part, 0.0
    return f"{total + (part or 0.0):.6g}"


def _numeral(text: str) -> tuple[float, ...]:
    """Return what digits with points, commas or spaces may mean: one number, two, or none.

    Of two, the first is what Python would read, if it reads the text at all.
    """
    if pair := re.fullmatch(r"([1-9][0-9]{0,2})([,.])([0-9]{3})", text):
        two = (float(pair[1] + pair[3]), float(f"{pair[1]}.{pair[3]}"))
        return two if pair[2] == "," else two[::-1]
    if re.fullmatch(r"[0-9]{1,3}(?:[ '_][0-9]{3})+(?:[.,][0-9]+)?", text):
        return (float(re.sub(r"[ '_]", "", text).replace(",", ".")),)
    if re.fullmatch(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:e[-+]?[0-9]+)?", text):
        return (float(text),)
    if re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+", text):
        return (float(text.replace(",", "")),)
    if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|[0-9]{1,3}\.[0-9]{3},[0-9]+", text):
        return (float(text.replace(".", "").replace(",", ".")),)
    if re.fullmatch(r"[0-9]*,[0-9]+", text):
        return (float(text.replace(",", ".")),)
    return ()


def _fraction(found: re.Match[str], minus: float, unit: str, asked: Wanted, typed: str) -> Reading | Unclear:
    """Read 1/2, 34/84 or 34 of 84: half a kg, or so many of what is counted, or a share in per cent."""
    top, bottom = int(found["top"]), int(found["bottom"])
    if bottom == 0:
        return Unclear(f'"{typed}" divides by zero. {asked.wanted()}')
    try:
        part = top / bottom
        value = minus * (int(found["whole"] or 0) + part)
    except OverflowError:
        return Unclear(f'"{typed}" could not be read as one number. {asked.wanted()}')
    kinds = (measure(asked.unit) or ((), 1.0))[0]
    if top == bottom == 50:
        return Unclear(f'"{typed}" could be all of it, or half. {asked.wanted()}')
    if kinds == ("share",) and (not unit or measure(unit) is None):
        return Reading(100.0 * value, f"Read as {show(100.0 * value, '%')} ({typed}).")
    if question := _of_what(top, bottom, value, unit, asked, typed):
        return Unclear(f"{question} {asked.wanted()}")
    counted = asked.of is not None or asked.unit in COUNTED
    # "half a year" and "1/2 kg" are so much of that unit, whatever there is of what is asked for
    one = re.sub(r"^an?\s+", "", unit) if kinds == ("time",) else unit
    own = measure(one) if one else asked.parts and " of " not in typed and bottom != asked.of
    if found["over"] == "/" and own and _is_measured(asked):
        return _in_unit((value,), one, asked, typed)
    if counted and not found["whole"]:
        if asked.of is None or top > bottom:
            return Unclear(f'"{typed}" is a part of something. {asked.wanted()}')
        value = minus * (top if bottom == asked.of else part * asked.of)
        return Reading(value, f"Read as {asked.said(value)} ({typed}).")
    if found["over"] != "/":
        return Unclear(f'"{typed}" could not be read as one number. {asked.wanted()}')
    return _in_unit((value,), unit, asked, typed)


def _of_what(top: int, bottom: int, value: float, unit: str, asked: Wanted, typed: str) -> str:
    """Return what to ask about "a third", or "5/6", of which nobody can tell whether it is a part; mostly nothing."""
    if asked.parts or bottom == asked.of or top >= bottom or abs(value) >= 1.0:
        return ""
    per = ratio(unit or asked.bare or asked.unit, asked.unit)
    # the right one only: "half" may be half of all, though a wrong idea is half a kg
    apart = (abs(math.log(abs(one / per / value))) for one in asked.likely()[:1] if one and value)
    if min(apart, default=math.inf) <= math.log(_NEAR_A_PART):
        return ""
    if bottom == top + 1 and top > 3 and "/" in typed:
        return f'"{typed}" could be {top} to {bottom}, or a part of 1.'
    # a bare "half" of weeks or kg is no part of all the weeks there are, as half of 84 mornings is
    if unit or asked.unit in COUNTED or (asked.of is not None and (not _is_measured(asked) or " of " in typed)):
        return ""
    return f'"{typed}": how much is that?' if " of " in typed else f'"{typed}" of what?'


def _is_measured(asked: Wanted) -> bool:
    """Return whether weeks or kg are asked for, of which there may be a half, and not so many of what is counted."""
    return asked.unit not in COUNTED and (measure(asked.unit) or ((), 1.0))[0] in (("time",), ("mass",))


# --- units ---------------------------------------------------------------------------------


def _in_unit(values: Sequence[float], given: str, asked: Wanted, typed: str) -> Reading | Unclear:
    """Return the number that is meant, with the unit that was typed, in the unit that is asked for.

    `typed` is what stands in quotation marks where there is something to say; "" where all is plain.
    """
    bare = asked.bare or asked.unit
    wanted = measure(asked.unit)
    kinds = wanted[0] if wanted else (asked.unit,)
    own = not given or given == asked.unit.lower()
    if own:
        factor: float | None = ratio(given or bare, asked.unit)
    else:
        known = _known(given, bare, kinds)
        if known is None:
            near = difflib.get_close_matches(given, UNIT_WORDS, 1, 0.8)
            meant = f' Did you mean "{near[0]}"?' if near else ""
            return Unclear(f'"{typed}" has the unit "{given}", which is not known here.{meant} {asked.wanted()}')
        factor = _factor(known, asked, kinds)
        if factor is None:
            return Unclear(f'"{typed}" is in {given}, but the question asks for {bare}. {asked.wanted()}')
    results = [value * factor for value in values] if factor else list(values)
    at = _meant(results, asked)
    if at is None:
        # two decimals at most: "1.448" would be asked about again
        small, large = sorted(values, key=abs)
        plain = ", without a comma" if "," in typed else ""
        return Unclear(f'"{typed}" could be {large:.0f} or {show(small)}. Write one of these two{plain}.')
    value, result = values[at], results[at]
    if not math.isfinite(result):
        return Unclear(f"The answer is not a finite number. {asked.wanted()}")
    as_share = not given and kinds == ("share",) and not asked.is_change and 0 < abs(result) < 1
    if as_share and _meant((result, 100 * result), asked) == 1:
        return Reading(100 * result, f"Read as {show(100 * result, '%')}, which {result:.3g} is as a share of 1.")
    of = asked.of or 0.0
    if not given and of and 0 < abs(result) < 1 and _meant((result, result * of), asked) == 1:
        result *= of
        return Reading(result, f"Read as {asked.said(result)}: that part of {show(of)}.")
    if not typed:
        return Reading(result)
    same = math.isclose(result / ratio(bare, asked.unit), value)
    return Reading(result, f"Read as {asked.said(result)}." if same else f"Read as {asked.said(result)} ({typed}).")


def _known(given: str, bare: str, kinds: tuple[str, ...]) -> tuple[tuple[str, ...], float] | None:
    """Return what a typed unit measures; more words may follow it, such as "days late"."""
    # "g protein/day" is g/day, and "g/kg/day" g/kg
    text = re.sub(r"^(\S+)\s[^/]*(?=/)", r"\1", _spelled(given))
    words = ("/".join(text.split("/")[: len(kinds)]) if text.count("/") > 1 else text).split(" ")
    for count in range(len(words), 0, -1):
        unit, rest = " ".join(words[:count]).rstrip(",;"), words[count:]
        if unit.startswith("/"):  # "2884/day"
            unit = _spelled(bare).split("/")[0] + unit if len(kinds) == 2 else unit[1:]
        if unit == "m" and kinds[:1] == ("time",):
            unit = "min"
        found = measure(unit)
        if found is not None and not any(re.search(r"[0-9/+]", word) or word in _UNITS for word in rest):
            return found
    return None


def _factor(known: tuple[tuple[str, ...], float], asked: Wanted, kinds: tuple[str, ...]) -> float | None:
    """Return how many of what is asked for one of a typed unit is; None if they measure different things."""
    wanted = measure(asked.unit)
    if known[0] == ("share",) and asked.of is not None:
        return asked.of / 100.0
    if wanted is None:
        return None
    if known[0] == kinds:
        return known[1] / wanted[1]
    if known[0] == kinds[:1]:  # "500 kcal" where kcal a day are asked for
        return known[1] / (measure(_spelled(asked.unit).split("/")[0]) or wanted)[1]
    return None


def _meant(values: Sequence[float], asked: Wanted) -> int | None:
    """Return which of two numbers is meant: the one that is nearer to a likely one by a factor of ten.

    None means that nobody can tell. Where nothing is known of the question, a point is a point.
    """
    if len(values) == 1:
        return 0
    sizes = [abs(one) for one in asked.likely() if one]
    if not sizes or not all(math.isfinite(value) and value for value in values):
        return 0 if abs(values[0]) < abs(values[1]) else None
    far = [min(abs(math.log10(abs(value)) - math.log10(size)) for size in sizes) for value in values]
    # what all but is a likely number is meant, whatever else is not ten times as far
    sure = min(far) < _ALL_BUT and max(far) > 0.5
    return far.index(min(far)) if sure or abs(far[0] - far[1]) >= 1.0 else None
