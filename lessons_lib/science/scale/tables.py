"""A table of weigh-ins as people keep it, or as an app exports it: read, with what was understood in words.

Nothing is guessed that changes a number: where a file can mean two things, it is asked about.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..checks import shown
from ..units import KG_PER_LB, KG_PER_ST
from ..words import count, listed
from .readings import FAR_DAYS, FEW, _other_group

if TYPE_CHECKING:
    import pandas as pd

MOST_BYTES = 20_000_000
FAR_YEARS = 10
"""A date that lies so far from all others is wrong, such as 1970 from a scale whose clock was reset (years)."""
SURELY_KG = 88.0
"""A table without a unit is in kg if its weights are less: in pounds they would be under 40 kg (course rule)."""

_KG = {"kg": 1.0, "lb": KG_PER_LB, "st": KG_PER_ST, "g": 0.001}
_UNIT = {
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "quilos", "кг", "公斤"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "libras", "livres", "pfund", "磅"), "lb"),
    **dict.fromkeys(("st", "stone", "stones"), "st"),
    **dict.fromkeys(("g", "gram", "grams", "gramm"), "g"),
}


def _these(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# Words of headers, without accents; the parts of a word count too, since languages put words together.
_WEIGHT = _these(
    "weight weighin gewicht poids peso pes waga vekt vikt vaegt vægt paino hmotnost vaha suly testsuly greutate tezina"
    " teza kilo agırlık agirlik вес масса маса тегло βαρος 体重 重量 몸무게 체중 bodymass massa masa masse"
)
_WEAK = _these(
    "value valeur wert valor valore waarde varde average avg mean durchschnitt moyenne media"
)  # if none is better
_OTHER = _these(  # beginnings of words that make it another column
    "fat fett vet graisse gras gord trend goal target ziel obj meta change diff lean musc musk miesn bone knoch water"
    " wasser bmi imc height grosse moving ideal min max low high true birth protein visc skelet bmr fatfree lbm percent"
    " pct waist hip update create delta verander smooth forecast secondary"
)
_DAY = _these(
    "day tag jour dia giorno dag date datum fecha data dato pvm paiva dzien datetime time timestamp ts zeit zeitpunkt"
    " zeitstempel horodatage when measured dating tarih дата день ημερομηνια 日付 日期 날짜 heure hora uhrzeit"
)
_CLOCK = ("time", "uhrzeit", "zeit", "heure", "hora", "ora", "tid", "czas", "kellonaika", "时间")
_WHO = ("person", "name", "user", "username", "userid", "profile", "benutzer", "nutzer", "utilisateur", "usuario")
_MONTHS = {
    stem: month
    for month, stems in enumerate(
        (
            "jan ene gen sty", "feb fev fevr lut", "mar mrt maa mars marz", "apr avr abr kwi", "may mai mag mei maj",
            "jun juin giu cze", "jul juil lug lip", "aug aou ago aout sie", "sep set wrz", "oct okt ott out paz",
            "nov lis", "dec dez dic gru",
        ),
        start=1,
    )
    for stem in stems.split()
}  # fmt: skip
_NOTHING = {"", "-", "--", "—", "–", ".", "n/a", "na", "nan", "null", "none", "#n/a", "0", "0.0", "0,0", "0.00", "0,00"}
_CLOCK_TIME = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2})?\s*([ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?", re.IGNORECASE)


class _Row(NamedTuple):
    line: int
    cells: list[str]

    def cell(self, place: int) -> str:
        return self.cells[place] if place < len(self.cells) else ""


class _Found(NamedTuple):
    """A weigh-in as written down: where, its day or date as parts, its weight in its own unit ("" if unsaid)."""

    line: int
    day: Any
    weight: float
    unit: str


def read_weigh_ins(path: Any, unit: str | None = None) -> pd.DataFrame:
    r"""Read a table of weigh-ins: a class's own, the board's, or what an app exports.

    Parameters
    ----------
    path
        A text file of rows: commas, semicolons, tabs or bars between cells, with or without a head. Whose data a class
        may use is said in README.md.
    unit
        `"kg"`, `"lb"` or `"st"`, where the file does not say it, or says it wrongly.

    Returns
    -------
    DataFrame
        Columns day (whole days; of dates, since the first) and weight_kg (kg), in the order of days, as `weigh_ins`
        gives them, for `trend`, `weekly_rate` and the others; with a column scale if the file has one. What was
        understood stands as sentences in ``.attrs["understood"]``.

    Raises
    ------
    ValueError
        A sentence with line, column, value and what to do: for what is no weigh-in, and for what can mean two things
        (pounds or kilograms, day or month first, two people).

    Examples
    --------
    >>> import io
    >>> w = read_weigh_ins(io.StringIO("Datum;Gewicht (kg)\n24.02.2031;82,0\n25.02.2031;82,5\n"))
    >>> w["weight_kg"].tolist(), w["day"].tolist()
    ([82.0, 82.5], [0, 1])
    >>> print(w.attrs["understood"][0])
    2 weigh-ins on 2 days, from 2031-02-24 (day 0) to 2031-02-25; dates are day, month, year.
    """
    import pandas as pd

    told = None
    if unit is not None:
        told = _UNIT.get(_plain(unit)) if isinstance(unit, str) else None
        if told not in ("kg", "lb", "st"):
            raise ValueError(f"unit is {shown(unit)}. It must be 'kg', 'lb' or 'st', or left out if the file says it.")
    name, text = _text(path)
    rows, comments = _rows(text)
    head, body, notes = _head(name, rows)
    place_day, place_kg = _places(name, head, body)
    _one_person(name, head, body)
    for row in body:
        if head.cells and sum(map(bool, row.cells[len(head.cells) :])):
            raise ValueError(
                f"{name}, line {row.line}: it has {len(row.cells)} cells, and the head {len(head.cells)}. They must be"
                " as many: with decimal commas, put semicolons between cells; or write 82.5 for 82,5."
            )
    words = [head.cell(place)[:30] or f"no. {place + 1}" for place in (place_day, place_kg)]
    found, left_out = _weigh_ins(name, body, place_day, place_kg, words)
    if not found:
        raise ValueError(f"{name} holds no weigh-in. It must have a row with a day and a weight: give another file.")
    said = _unit_of(head, body, place_kg, comments)
    found = [one._replace(unit=one.unit or said(one.line)) for one in found]
    kg, unit_note = _in_kg(name, found, told, words[1])
    days, day_note = _days(name, found, words[0])
    frame = pd.DataFrame({"day": days, "weight_kg": kg})
    scale = [i for i, cell in enumerate(head.cells) if _plain(cell) in ("scale", "waage")]
    if scale:
        cells = {row.line: row.cell(scale[0]) for row in body}
        frame["scale"] = [cells[one.line] for one in found]
    order = np.argsort(np.array(days), kind="stable")
    frame = frame.iloc[order].reset_index(drop=True)
    several = sum(times > 1 for times in Counter(days).values())
    notes = [
        f"{count(len(days), 'weigh-in')} on {count(len(set(days)), 'day')}, {day_note}",
        unit_note,
        *notes,
        *([f"{count(several, 'day')} with several weigh-ins."] if several else []),
        *([f"Left out, without a weight or a day: {_lines(left_out)}."] if left_out else []),
    ]
    frame.attrs["understood"] = tuple(notes)
    return frame


# ---- from a file to rows of cells


def _text(path: Any) -> tuple[str, str]:
    """Return the name of a file and its text, whatever program wrote it."""
    if hasattr(path, "read"):
        name, data = "The table", path.read()
    else:
        if not isinstance(path, str | Path) or not str(path).strip() or "\n" in str(path):
            raise ValueError(f"path is {shown(path)}. It must be the name of a file, such as 'weights.csv'.")
        name = Path(path).name
        try:
            with Path(path).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or "no such file"
            raise ValueError(
                f"The file {shown(str(path)[-50:])} cannot be read ({why}). It must be there: check folder and name."
            ) from None
    if len(data) > MOST_BYTES:
        raise ValueError(f"{name} is larger than 20 MB. It must be a table of weigh-ins: give a smaller file.")
    if isinstance(data, str):
        return name, data.removeprefix("\ufeff")
    for start, kind in ((b"PK", "a workbook or an archive"), (b"\xd0\xcf", "an old workbook"), (b"%PDF", "a PDF")):
        if data.startswith(start):
            raise ValueError(f"{name} is {kind}, not text. It must be text: save the table as CSV, and give that file.")
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return name, data.decode("utf-16", errors="replace").removeprefix("\ufeff")
    nulls = data[:200].count(0)
    if nulls > len(data[:200]) // 4:
        return name, data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", errors="replace")
    try:
        return name, data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return name, data.decode("cp1252", errors="replace")


def _rows(text: str) -> tuple[list[_Row], list[str]]:
    """Return the rows of cells with their lines, and the comments above them."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")
    comments = [line.lstrip("# ") for line in lines if line.startswith("#")]
    stated = re.match(r"sep=(.)\s*$", lines[0])
    filled = [line for line in lines if line.strip() and not line.startswith("#")]
    between = stated[1] if stated else _between(filled)
    if stated:
        lines[0] = ""
    rows = []
    # a comment may be the head: its sign is taken off
    reader = csv.reader((line.lstrip("# ") + "\n" for line in lines), delimiter=between)
    try:
        for cells in reader:
            trimmed = [_trim(cell) for cell in cells]
            if between == " ":
                trimmed = [cell for cell in trimmed if cell]
            if any(cell.count("\n") > 5 for cell in trimmed):
                raise ValueError(
                    f"Line {reader.line_num}: a cell goes over many lines. A quotation mark must be closed: correct it."
                )
            if any(trimmed):
                rows.append(_Row(reader.line_num, trimmed))
    except csv.Error:  # a cell of more than 131,072 letters
        raise ValueError(
            f"Line {reader.line_num} of the table is too long for one row. It must be a table of weigh-ins: give"
            " another file."
        ) from None
    return rows, comments


def _between(lines: Sequence[str]) -> str:
    """Return what stands between cells: what nearly every line has; a comma last, as it is in numbers too."""
    bare = [re.sub(r'"[^"]*"', "", line) for line in lines]
    for sign in ("\t", ";", "|", ","):
        if bare and sum(sign in line for line in bare) >= 0.6 * len(bare):
            return sign
    return " " if bare and sum(len(line.split()) >= 2 for line in bare) >= 0.6 * len(bare) else ","


def _trim(cell: str) -> str:
    return unicodedata.normalize("NFKC", cell).strip().strip("'").strip()


def _plain(word: str) -> str:
    """Return a word as it is compared: small letters without accents."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).strip()


def _words(cell: str) -> list[str]:
    """Return the words of a header: ``"MeasurementDate"`` is two, ``"weight_kg"`` too."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)
    return re.findall(r"[^\W\d_]+", _plain(apart))


# ---- which column is which


def _is_weight(cell: str, stems: Sequence[str] = _WEIGHT) -> bool:
    """Return whether a header names the weight; "body mass" and "kg" do, and "fat mass (kg)" does not."""
    words = _words(cell)
    rest = [word for word in words if word not in _UNIT]
    whole = "".join(rest)
    if any(word.startswith(_OTHER) for word in rest) or any(len(stem) > 4 and stem in whole for stem in _OTHER):
        return False
    if stems is _WEIGHT and any(word in _WEAK for word in rest):
        return False
    named = any(word in stems for word in rest) or any(len(stem) > 4 and stem in whole for stem in stems)
    return named or bool(words and not rest)


def _is_day(cell: str) -> bool:
    """Return whether a header names the day; a date of birth is none."""
    words = _words(cell)
    if any(word.startswith(("birth", "update", "create", "naiss", "geburt", "last")) for word in words):
        return False
    whole = "".join(words)
    return any(word in _DAY for word in words) or any(stem in whole for stem in ("date", "datum", "fecha"))


def _head(name: str, rows: list[_Row]) -> tuple[_Row, list[_Row], list[str]]:
    """Return the head and the rows below it; a table without a head gets an empty one."""
    for stems in (_WEIGHT, _WEAK + _WEIGHT):
        for i, row in enumerate(rows[:60]):
            weights = [j for j, cell in enumerate(row.cells) if _is_weight(cell, stems)]
            if weights and any(_is_day(cell) for j, cell in enumerate(row.cells) if j not in weights):
                # files put together have their head again
                return row, [other for other in rows[i + 1 :] if other.cells != row.cells], []
    first = next((row for row in rows if sum(bool(cell) for cell in row.cells) >= 2), None)
    if first is None:
        raise ValueError(
            f"{name} holds no table. It must have a row for each weigh-in, with a day or a date and a weight."
        )
    have = listed([repr(cell[:20]) for cell in first.cells[:8] if cell])
    begun = rows[rows.index(first) :]  # below what a file may say about itself
    if not any(_date(cell) is not None for row in begun[:3] for cell in row.cells):
        raise ValueError(
            f"{name}, line {first.line}: it has {have}, and no day with a weight. It must have a column such as day or"
            " date, and one such as weight (kg): name them in the first line."
        )
    if any(_is_day(cell) for cell in first.cells):
        raise ValueError(
            f"{name}, line {first.line}: none of {have} is the weight. It must be a column such as weight (kg): name it"
            " there; of the board, save a table that shows weigh-ins."
        )
    return _Row(0, []), rows, ["There is no head: the column with days and the only one with numbers count."]


def _places(name: str, head: _Row, body: list[_Row]) -> tuple[int, int]:
    """Return which column is the day, and which the weight."""
    if not head.cells:
        columns = range(max(len(row.cells) for row in body))
        few = body[:20]
        day = next(
            (j for j in columns if sum(isinstance(_date(row.cell(j)), date | tuple) for row in few) > len(few) / 2), 0
        )
        numbers = [
            j for j in columns if j != day and sum(_number(row.cell(j)) is not None for row in few) > len(few) / 2
        ]
        if len(numbers) != 1:
            raise ValueError(
                f"{name}, line {body[0].line}: {len(numbers) or 'no'} columns hold numbers that may be the weight. It"
                " must be one: name the columns in a line above, such as day;weight (kg), and put semicolons between"
                " columns if numbers have commas."
            )
        return day, numbers[0]
    weights = [j for j, cell in enumerate(head.cells) if _is_weight(cell)]
    weights = weights or [j for j, cell in enumerate(head.cells) if _is_weight(cell, _WEAK + _WEIGHT)]
    filled = [j for j in weights if any(_number(row.cell(j)) for row in body)]
    weights = filled or weights
    # the same in two units is one weight
    in_kg = [j for j in weights if "kg" in _words(head.cells[j])]
    named = [j for j in weights if not set(_words(head.cells[j])) <= set(_UNIT)] or weights
    choose = in_kg if len(in_kg) == 1 and len(weights) > 1 else named
    if len(choose) > 1:
        these = listed([repr(head.cells[j][:30]) for j in choose[:5]])
        raise ValueError(
            f"{name}, line {head.line}: {these} may each be the weight. It must be one column: delete the others."
        )
    days = [j for j, cell in enumerate(head.cells) if _is_day(cell) and j not in choose]
    # a time of day is no day, unless the file has the date in the same column
    known = [j for j in days if any(_date(row.cell(j)) is not None for row in body[:10])]
    dated = [j for j in days if not set(_words(head.cells[j])) & set(_CLOCK) or j in known]
    return (dated or days)[0], choose[0]


def _one_person(name: str, head: _Row, body: list[_Row]) -> None:
    for place, cell in enumerate(head.cells):
        if "".join(_words(cell)) in _WHO:
            people = list(dict.fromkeys(row.cell(place) for row in body if row.cell(place)))
            if len(people) > 1:
                raise ValueError(
                    f"{name}, column {cell!r}: it holds {listed([repr(one[:20]) for one in people[:5]])}. It must be"
                    " one person's weigh-ins: keep the rows of one."
                )


# ---- what stands in a cell


def _number(cell: str) -> tuple[float, str] | None:
    """Return a weight and its unit ("" if none is said): ``"82,5 kg"``, ``"12 st 6 lb"``, ``"1.082,5"``; else None."""
    text = _plain(cell).replace("\u2019", "").replace("'", "")
    stone = re.fullmatch(r"(\d+)\s*st(?:one)?\.?\s*(\d+(?:[.,]\d+)?)?\s*(?:lbs?)?\.?", text)
    if stone:
        return float(stone[1]) + float((stone[2] or "0").replace(",", ".")) / 14.0, "st"
    found = re.fullmatch(r"([+-]?[\d.,\s]*\d)\s*([^\W\d]*)\.?", text)
    if not found or (found[2] and found[2] not in _UNIT):
        return None
    digits = re.sub(r"\s", "", found[1])
    mark = max(digits.rfind(","), digits.rfind("."))
    if mark >= 0:
        digits = re.sub(r"[.,]", "", digits[:mark]) + "." + digits[mark + 1 :]
    try:
        value = float(digits)
    except ValueError:
        return None
    return value, _UNIT.get(found[2], "")


def _date(cell: str) -> Any:
    """Return a whole day (int), a date, three numbers whose order is not known yet, or None for anything else."""
    text = _plain(cell)
    if re.fullmatch(r"[+-]?\d+(\.0+)?", text):
        value = int(float(text))
        if value >= 10**8 or value <= -(10**8):
            return _epoch(value)
        whole = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", text)
        return _real(*(int(part) for part in whole.groups())) if whole else value
    found = re.match(r"(?:[^\W\d]+[.,]*\s+)?(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)", text)
    if found:
        return _real(*(int(part) for part in found.groups()))
    found = re.match(r"(?:[^\W\d]+[.,]*\s+)?(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)", text)
    if found:
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        return int(found[1]), int(found[3]), year, found[2]
    words = re.findall(r"\d+|[^\W\d]+", re.split(r"\d{1,2}:\d{2}", text)[0])
    months = [m for word in words if word.isalpha() and (m := _month(word))]
    numbers = [int(word) for word in words if word.isdigit()]
    if len(months) == 1 and len(numbers) >= 2:
        day, year = (numbers[1], numbers[0]) if numbers[0] > 31 else (numbers[0], numbers[1])
        return _real(year + (2000 if year < 100 else 0), months[0], day)
    return None


def _month(word: str) -> int | None:
    return next((_MONTHS[word[:size]] for size in (4, 3) if word[:size] in _MONTHS), None)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _epoch(value: int) -> date | None:
    """Return the date of a count of seconds, or of thousandths of them, since 1970."""
    seconds = value / 1000 if abs(value) >= 10**11 else value
    start = datetime(1970, 1, 1, tzinfo=UTC)
    try:
        return (start + timedelta(seconds=seconds)).date()
    except OverflowError:
        return None


# ---- from rows to weigh-ins


def _weigh_ins(
    name: str, body: list[_Row], place_day: int, place_kg: int, words: list[str]
) -> tuple[list[_Found], list[int]]:
    """Return every weigh-in, and the lines that hold none; what is neither is a sentence."""
    found, left_out, above, above_line, dates_only = list[_Found](), list[int](), None, 0, set[int]()
    last = max((i for i, row in enumerate(body) if _complete(row, place_day, place_kg)), default=-1)
    seen = False
    for i, row in enumerate(body):
        day_cell, kg_cell = row.cell(place_day), row.cell(place_kg)
        day, weight = _date(day_cell), _number(kg_cell)
        empty = _plain(kg_cell) in _NOTHING
        if day is None and above is not None and (_CLOCK_TIME.fullmatch(_plain(day_cell)) or not day_cell):
            day = above  # the date stands in a line of its own, above its readings
            dates_only.add(above_line)
        if day is not None and not empty and weight is not None:
            found.append(_Found(row.line, day, *weight))
            seen = True
        elif empty and day is not None:
            left_out.append(row.line)
        elif empty or not seen or i > last:
            # units below the head, a total at the end, a remark between
            if not empty and weight is None and i < last and re.search(r"\d", day_cell):
                raise _fault(name, row.line, words[1], kg_cell, "a weight, such as 82.5")
            if re.search(r"\d[-/.]\d", day_cell) and not empty:
                raise _fault(name, row.line, words[0], day_cell, "a date, such as 2031-02-24, or a whole day")
            left_out.append(row.line)
        elif day is None:
            raise _fault(name, row.line, words[0], day_cell, "a date, such as 2031-02-24, or a whole day")
        else:
            raise _fault(name, row.line, words[1], kg_cell, "a weight, such as 82.5")
        if empty and day is not None:
            above, above_line = day, row.line
        elif _date(day_cell) is not None:
            above = None
    return found, [line for line in left_out if line not in dates_only]


def _complete(row: _Row, place_day: int, place_kg: int) -> bool:
    day = row.cell(place_day)
    known = _date(day) is not None or bool(_CLOCK_TIME.fullmatch(_plain(day)))
    return known and _number(row.cell(place_kg)) is not None


def _fault(name: str, line: int, column: str, value: str, wanted: str) -> ValueError:
    return ValueError(
        f"{name}, line {line}, column {column!r}: {shown(value)} is not {wanted}. It must be one: correct it, or delete"
        " the line."
    )


def _lines(lines: Sequence[int]) -> str:
    """Return lines in words, not more than a few of them."""
    some = ", ".join(str(line) for line in lines[:5])
    return f"line{'s' if len(lines) > 1 else ''} {some}" + (f" and {len(lines) - 5} more" if len(lines) > 5 else "")


# ---- units


def _unit_of(head: _Row, body: list[_Row], place_kg: int, comments: Iterable[str]) -> Callable[[int], str]:
    """Return what the file says of the unit of a line: in a column of its own, in the head, or in a comment."""
    for place, cell in enumerate(head.cells):
        if place != place_kg and set(_words(cell)) & {"unit", "units", "einheit", "unite", "unidad", "unita"}:
            units = {row.line: _UNIT.get(_plain(row.cell(place)), "") for row in body}
            return lambda line: units.get(line, "")
    named = _words(head.cell(place_kg))
    said = [_UNIT[word] for word in named if word in _UNIT]
    said += [unit for unit in ("kg", "lb") if re.search(rf"[^\W\d]{{3,}}{unit}s?$", "".join(named))]
    said += [_UNIT[cell] for row in body[:1] if (cell := _plain(row.cell(place_kg)).strip("()[]")) in _UNIT]
    for comment in comments:
        found = re.match(r"(?:units?|einheit)\s*[:=]\s*(\w+)", _plain(comment))
        said += [_UNIT[found[1]]] if found and found[1] in _UNIT else []
    return lambda line: said[0] if said else ""


def _in_kg(name: str, found: list[_Found], told: str | None, column: str) -> tuple[list[float], str]:
    """Return the weights in kg, and a sentence on the unit; where it is not known, ask."""
    values = np.array([one.weight for one in found])
    said = {one.unit for one in found} - {""}
    where = f"{name}, column {column!r}"
    bare = [one for one in found if not one.unit]
    if told and len(said) > 1:
        raise ValueError(f"{where}: it says {listed(sorted(said))} itself. Leave unit out, or write one unit.")
    if not told and said and bare:
        raise ValueError(
            f"{where}: line {bare[0].line} holds {bare[0].weight:g} without a unit, and others say"
            f" {listed(sorted(said))}. It must be said in all or in none: write it there."
        )
    middle = float(np.median(values))
    if told:
        kinds, note = (
            [told] * len(found),
            f"Read as {told}, as told" + ("" if said <= {told} else f"; it says {said.pop()}"),
        )
    elif said:
        kinds, note = [one.unit for one in found], f"Column {column!r} is in {listed(sorted(said))}, as the file says"
    else:
        if not 30.0 <= middle < SURELY_KG:
            raise ValueError(
                f"{where}: the weights are about {middle:.4g}, and the file does not say of what."
                f"{_may_be(middle)} Give read_weigh_ins(path, unit='kg'), or 'lb' or 'st'."
            )
        kinds, note = ["kg"] * len(found), f"Column {column!r} names no unit; its weights are about {middle:.0f}, so kg"
    if set(kinds) == {"g"} and middle < 1000.0:
        values = values * 1000.0  # 82.000 g is written with a point between the thousands
    kg = np.array([value * _KG[kind] for value, kind in zip(values.tolist(), kinds, strict=True)])
    wrong = np.flatnonzero((kg < 1.0) | (kg > 1000.0))
    if len(wrong):
        one = found[int(wrong[0])]
        raise _fault(name, one.line, column, f"{one.weight:g}", "a weight from 1 to 1000 kg")
    block = _other_group(kg)
    if len(set(kinds)) == 1 and FEW <= block.sum() <= len(kg) - FEW:
        lines = [one.line for one, other in zip(found, block.tolist(), strict=True) if other]
        raise ValueError(
            f"{where}: lines {lines[0]} to {lines[-1]} hold {len(lines)} values from {values[block].min():g} to"
            f" {values[block].max():g}, and the others are about {np.median(values[~block]):.4g}. It must be one person"
            " in one unit: write the unit behind each value (such as 177.3 lb), or keep one person's lines."
        )
    asked = ""
    if not told and float(np.median(kg)) > 150.0:
        asked = f" If these are pounds, read them with unit='lb': {middle:.4g} lb are {middle * KG_PER_LB:.1f} kg."
    return [round(float(one), 6) for one in kg], f"{note}.{asked}"


def _may_be(middle: float) -> str:
    may = [
        f"{middle * one:.1f} kg in {name}"
        for name, one in (("kilograms", 1.0), ("pounds", KG_PER_LB), ("stone", KG_PER_ST))
        if 30.0 <= middle * one <= 300.0
    ]
    return f" It would be {' or '.join(may)}." if may else ""


# ---- days


def _days(name: str, found: list[_Found], column: str) -> tuple[list[int], str]:
    """Return whole days, and words on what they are counted from."""
    whole = [one for one in found if isinstance(one.day, int)]
    if 0 < len(whole) < len(found):
        rare, wanted = (whole, "a date") if 2 * len(whole) <= len(found) else (found, "a whole day")
        one = next(one for one in rare if isinstance(one.day, int) == (wanted == "a date"))
        raise _fault(name, one.line, column, _written(one), f"{wanted}, as the others are")
    if whole:
        days, first = [one.day for one in found], 0
        if all(30_000 < day < 60_000 for day in days):  # a spreadsheet counts its dates from 1900
            first = min(days)
        note = f"from day {min(days) - first} to day {max(days) - first}."
    else:
        dates, order = _in_order(name, found, column)
        start = min(dates)
        days, first = [(one - start).days for one in dates], 0
        note = f"from {start} (day 0) to {max(dates)}{order}."
    _together(name, found, days, column)
    days = [day - first for day in days]
    far = [one for one, day in zip(found, days, strict=True) if abs(day) > FAR_DAYS]
    if far:
        raise _fault(name, far[0].line, column, str(far[0].day), f"at most {FAR_DAYS:,} days from the start")
    return days, note


def _written(one: _Found) -> str:
    """Return a day as it was written down."""
    return one.day[3].join(str(part) for part in one.day[:3]) if isinstance(one.day, tuple) else str(one.day)


def _in_order(name: str, found: list[_Found], column: str) -> tuple[list[date], str]:
    """Return dates; where day and month could change places, all rows together say which is which, or it is asked."""
    open_ = [one for one in found if isinstance(one.day, tuple)]
    late = [one for one in open_ if one.day[1] > 12], [one for one in open_ if one.day[0] > 12]
    if late[0] and late[1]:
        raise ValueError(
            f"{name}, column {column!r}: in line {late[1][0].line} the day comes first and in line {late[0][0].line}"
            " the month. It must be one order: write dates as 2031-02-24."
        )
    day_first = not late[0]
    order = ""
    if open_:
        dots = all(one.day[3] == "." for one in open_)
        if not (late[0] or late[1] or dots):
            day_first = _closer(name, open_, column)
        order = f"; dates are {'day, month' if day_first else 'month, day'}, year"
    dates = []
    for one in found:
        day = one.day
        if isinstance(day, tuple):
            read = _real(day[2], *((day[1], day[0]) if day_first else (day[0], day[1])))
            if read is None:
                raise _fault(name, one.line, column, _written(one), "a date")
            day = read
        dates.append(day)
    return dates, order


def _closer(name: str, found: list[_Found], column: str) -> bool:
    """Return whether the day comes first, if only then the weigh-ins follow each other closely; else ask."""
    spans = []
    for day_first in (True, False):
        dates = {_real(one.day[2], *(one.day[1::-1] if day_first else one.day[:2])) for one in found}
        known = sorted(one for one in dates if one is not None)
        spans.append((known[-1] - known[0]).days if len(known) == len(dates) else 10**6)
    short, long = sorted(spans)
    if len(found) >= 3 and short <= 31 and long > 3 * short:
        return spans[0] < spans[1]
    one = found[0]
    raise ValueError(
        f"{name}, line {one.line}, column {column!r}: {_written(one)} can be read day first or month first, and so can"
        " all others. It must be clear: write dates as 2031-02-24."
    )


def _together(name: str, found: list[_Found], days: list[int], column: str) -> None:
    """Refuse a date that lies ten years from all others."""
    rising = sorted(set(days))
    gaps = np.diff(rising)
    if not len(gaps) or gaps.max() <= 365.25 * FAR_YEARS:
        return
    place = int(np.argmax(gaps))
    early = {day for day in rising if day <= rising[place]}
    few = early if sum(day in early for day in days) <= len(days) / 2 else set(rising) - early
    one = next(one for one, day in zip(found, days, strict=True) if day in few)
    raise ValueError(
        f"{name}, line {one.line}, column {column!r}: {_written(one)} lies {gaps.max() / 365.25:.0f} years from the"
        " others (a scale whose clock was reset?). It must be the day of the weigh-in: correct it, or delete the line."
    )
