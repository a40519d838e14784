"""A table of weigh-ins as people keep it, or as an app exports it: read, with what was understood in words.

Nothing is guessed that changes a number: where a file can mean two things, it is asked about.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from ..checks import shown
from ..units import KG_PER_LB, KG_PER_ST
from ..words import count, listed
from .dates import A_DATE, DAY_WORDS, FIRST_SHEET_DAY, Found, date_in, days_of, fault, one_after_another, plain, these
from .readings import FEW, _other_group

if TYPE_CHECKING:
    import pandas as pd

MOST_BYTES = 20_000_000
LIGHTEST_KG, HEAVIEST_KG = 20.0, 370.0
"""No adult of the course, 120 to 230 cm tall and of a BMI from 15 to 70, weighs less or more (kg)."""
SURELY_KG = 88.0
"""A table without a unit is in kg if its weights are less: in pounds they would be under 40 kg (course rule)."""

_KG = {"kg": 1.0, "lb": KG_PER_LB, "st": KG_PER_ST, "g": 0.001}
_UNIT = {  # a Pfund, a livre may be half a kilogram, or a pound: they are none of these
    **dict.fromkeys(("kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "quilos", "кг", "公斤"), "kg"),
    **dict.fromkeys(("lb", "lbs", "pound", "pounds", "磅"), "lb"),
    **dict.fromkeys(("st", "stone", "stones"), "st"),
    **dict.fromkeys(("g", "gram", "grams", "gramm"), "g"),
}


# Words of headers, without accents; the parts of a word count too, since languages put words together.
_WEIGHT = these(
    "weight weighin gewicht poids peso pes waga vekt vikt vaegt vægt paino hmotnost vaha suly testsuly greutate"
    " tezina teza vaga bodyweight kroppsvekt kroppsvikt kilo agırlık agirlik вес вага масса маса тегло βαροσ 体重 重量"
    " 몸무게 체중 bodymass massa masa masse"
)
_WEAK = these(
    "value valeur wert valor valore waarde varde average avg mean durchschnitt moyenne media"
)  # if none is better
_OTHER = these(  # beginnings of words that make it another column
    "fat fett vet graisse gras gord trend goal target ziel obj meta cible wunsch streef soll plan expect predict"
    " start initial prev vorher clothes change diff lean maigre mager magr musc musk miesn bone knoch osse osea"
    " water wasser bmi imc height grosse moving ideal min max low high true birth protein visc skelet bmr fatfree"
    " lbm percent pct waist hip update create delta verander smooth forecast secondary gain lost loss"
    " verlust perte abnahme zunahme remain"
)
_CLOCK = ("time", "uhrzeit", "zeit", "heure", "hora", "ora", "tid", "czas", "kellonaika", "时间")
_NOT_THEN = these("birth updat creat naiss geburt last sync import export upload modif zone")
_WHO = these(
    "person name user username userid profile benutzer nutzer utilisateur usuario benutzername nutzername who wer"
    " member participant subject patient student client account email athlete proband teilnehmer schuler vorname"
    " nachname prenom nom nombre nome naam navn namn nimi imie"
)
_ALSO = these("id no nr number first last full")
_SPAN = these(  # what a number may count that is no day
    "week weeks woche wochen semaine semaines semana semanas settimana uke vecka viikko month months monat monate"
    " mois mes meses mese maand kuukausi hour hours stunde stunden heures horas minute minutes minuten min second"
    " seconds sekunden sec s h year years jahr jahre"
)
_PARTS = (
    these("year jahr annee ano anno jaar ar vuosi rok год 年 yyyy yy"),
    these("month monat mois mes mese maand manad maned kuukausi miesiac mesic месяц 月 mm"),
    these("day tag jour dia giorno dag paiva dzien den день 日 dd"),
)
_NOTHING = {"", "-", "--", "—", ".", "n/a", "na", "nan", "null", "none", "#n/a", "0", "0.0", "0,0", "0.00", "0,00"}
_WEIGHED = "a weight, such as 82.5"
_SIGNS = str.maketrans({**dict.fromkeys("\u2010\u2012\u2013\u2212", "-"), "\u066b": ".", "\u066c": ","})
"""Other hyphens and a minus; the decimal and the thousands sign of Arabic."""
_NO_TEXT = {
    **dict.fromkeys((b"PK", b"\x1f\x8b"), "a workbook or an archive"),
    **dict.fromkeys((b"\x89PNG", b"\xff\xd8", b"GIF8"), "a picture"),
    **{b"\xd0\xcf": "an old workbook", b"%PDF": "a PDF", b"SQLite": "a database"},
}
_CLOCK_TIME = re.compile(r"\d{1,2}[:.]\d{2}([:.]\d{2})?\s*([ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?", re.IGNORECASE)


class _Row(NamedTuple):
    line: int
    cells: list[str]

    def cell(self, place: int) -> str:
        return self.cells[place] if place < len(self.cells) else ""


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
        told = _UNIT.get(plain(unit)) if isinstance(unit, str) else None
        if told not in ("kg", "lb", "st"):
            raise ValueError(f"unit is {shown(unit)}. It must be 'kg', 'lb' or 'st', or left out if the file says it.")
    name, text = _text(path)
    rows, comments = _rows(name, text)
    head, body, notes = _head(name, rows)
    for row in body:
        if head.cells and sum(map(bool, row.cells[len(head.cells) :])):
            raise ValueError(
                f"{name}, line {row.line}: it has {len(row.cells)} cells, and the head {len(head.cells)}. They must be"
                " as many: with decimal commas, put semicolons between cells; or write 82.5 for 82,5."
            )
    _one_person(name, head, body)
    head, body, deleted = _put_together(head, body)
    place_day, place_kg = _places(name, head, body)
    words = [head.cell(place)[:30] or f"no. {place + 1}" for place in (place_day, place_kg)]
    found, left_out = _weigh_ins(name, body, place_day, place_kg, words)
    if not found:
        for row in body:
            if re.search(r"\d", row.cell(place_day)) and _number(row.cell(place_kg)):
                raise fault(name, row.line, words[0], row.cell(place_day), A_DATE)
        raise ValueError(f"{name} holds no weigh-in. It must have a row with a day and a weight: give another file.")
    said = _unit_of(head, body, place_kg, comments)
    found = [one._replace(unit=one.unit or said(one.line)) for one in found]
    kg, unit_note = _in_kg(name, found, told, words[1])
    days, day_note = days_of(name, found, words[0])
    one_after_another(name, found, days, kg)
    frame = pd.DataFrame({"day": days, "weight_kg": kg})
    scale = [i for i, cell in enumerate(head.cells) if plain(cell) in ("scale", "waage")]
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
        *([f"Left out, as deleted: {_lines(deleted)}."] if deleted else []),
        *([f"Left out, without a weight or a day: {_lines(left_out)}."] if left_out else []),
    ]
    frame.attrs["understood"] = tuple(notes)
    return frame


# ---- from a file to rows of cells


def _text(path: Any) -> tuple[str, str]:
    """Return the name of a file and its text, whatever program wrote it."""
    if hasattr(path, "read"):
        try:
            name, data = "The table", path.read(MOST_BYTES + 1)
        except (OSError, ValueError, TypeError):  # closed, opened for writing, or in another code
            data = None
        if not isinstance(data, str | bytes):
            raise ValueError("The table cannot be read. It must be a file that is open for reading: give its name.")
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
    for start, kind in _NO_TEXT.items():
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


def _rows(name: str, text: str) -> tuple[list[_Row], list[str]]:
    """Return the rows of cells with their lines, and the comments above them."""
    if text.lstrip()[:1] in ("<", "{", "["):
        raise ValueError(
            f"{name} is a page or data for programs. It must be a table: save it as CSV, and give that file."
        )
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").split("\n")
    comments = [line.lstrip("# ") for line in lines if line.startswith("#")]
    stated = re.match(r'"?sep=(.)"?\s*$', lines[0], re.IGNORECASE)
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
    bare = re.sub(r'"[^"]*"', "", "\n".join(lines)).split("\n")
    for sign in ("\t", ";", "|", ","):
        if bare and sum(sign in line for line in bare) >= 0.6 * len(bare):
            return sign
    return " " if bare and sum(len(line.split()) >= 2 for line in bare) >= 0.6 * len(bare) else ","


def _trim(cell: str) -> str:
    text = unicodedata.normalize("NFKC", cell).translate(_SIGNS).strip()
    return text.removeprefix("=").strip("'\"").strip()  # ="82.5" keeps a spreadsheet from changing it


def _words(cell: str) -> list[str]:
    """Return the words of a header: ``"MeasurementDate"`` is two, ``"weight_kg"`` too."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", cell)
    return re.findall(r"[^\W\d_]+", plain(apart))


# ---- which column is which


def _is_weight(cell: str, stems: Sequence[str] = _WEIGHT) -> bool:
    """Return whether a header names the weight; "body mass" and "kg" do, and "fat mass (kg)" does not."""
    words = _words(cell)
    rest = [word for word in words if word not in _UNIT]
    whole = "".join(rest)
    if _is_other(rest) or (stems is _WEIGHT and any(word in _WEAK for word in rest)):
        return False
    named = any(word in stems for word in rest) or any(len(stem) > 4 and stem in whole for stem in stems)
    return named or bool(words and not rest)


def _is_other(words: list[str]) -> bool:
    whole = "".join(words)
    return any(word.startswith(_OTHER) for word in words) or any(len(stem) > 4 and stem in whole for stem in _OTHER)


def _is_day(cell: str) -> bool:
    """Return whether a header names the day; a date of birth is none."""
    words = _words(cell)
    if any(word.startswith(_NOT_THEN) for word in words):
        return False
    whole = "".join(words)
    return any(word in DAY_WORDS for word in words) or any(stem in whole for stem in ("date", "datum", "fecha"))


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
    if not any(date_in(cell) is not None for row in begun[:3] for cell in row.cells):
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
            (j for j in columns if sum(isinstance(date_in(row.cell(j)), date | tuple) for row in few) > len(few) / 2), 0
        )
        numbers = [
            j for j in columns if j != day and sum(map(bool, (_number(row.cell(j)) for row in few))) > len(few) / 2
        ]
        if len(numbers) != 1:
            raise ValueError(
                f"{name}, line {body[0].line}: {len(numbers) or 'no'} columns hold numbers that may be the weight. It"
                " must be one: name the columns in a line above, such as day;weight (kg), and put semicolons between"
                " columns if numbers have commas."
            )
        start = next((i for i, row in enumerate(body) if _complete(row, day, numbers[0])), 0)
        top = body[start - 1]
        if start and top.cell(day) and top.cell(numbers[0]):  # a head in words that are not known
            if _is_other(_words(top.cell(numbers[0]))):
                raise ValueError(
                    f"{name}, line {top.line}: {top.cell(numbers[0])[:30]!r} is not the weight. It must be a column"
                    " such as weight (kg): name it there."
                )
            if isinstance(date_in(body[start].cell(day)), int):
                raise _no_days(name, top, day)
        return day, numbers[0]
    weights = [j for j, cell in enumerate(head.cells) if _is_weight(cell)]
    weights = weights or [j for j, cell in enumerate(head.cells) if _is_weight(cell, _WEAK + _WEIGHT)]
    filled = [j for j in weights if any(_number(row.cell(j)) for row in body)] or weights
    in_kg = sorted(filled, key=lambda j: "kg" not in _words(head.cells[j]))
    choose = [j for i, j in enumerate(in_kg) if not any(_alike(body, j, other) for other in in_kg[:i])]
    days = [j for j, cell in enumerate(head.cells) if _is_day(cell) and j not in choose]
    # a time of day is no day, nor is its name, unless the file has the date in the same column
    known = [j for j in days if any(date_in(row.cell(j)) is not None for row in body[:10])]
    clocks = [j for j in days if set(_words(head.cells[j])) & set(_CLOCK)]
    days = [j for j in known if j not in clocks] or known or days
    days = [j for i, j in enumerate(days) if not any(_same_days(body, j, other) for other in days[:i])]
    for what, those in (("weight", choose), ("day", days)):
        if len(those) > 1:
            these = listed([repr(head.cells[j][:30]) for j in sorted(those)[:5]])
            raise ValueError(
                f"{name}, line {head.line}: {these} may each be the {what}. It must be one column: delete the others."
            )
    said = set(_words(head.cells[days[0]]))
    numbers = [
        day for row in body if isinstance(day := date_in(row.cell(days[0])), int) and _number(row.cell(choose[0]))
    ]
    if any(day <= FIRST_SHEET_DAY for day in numbers) and (said & set(_SPAN) or days[0] in clocks):
        raise _no_days(name, head, days[0])
    return days[0], choose[0]


def _no_days(name: str, head: _Row, place: int) -> ValueError:
    return ValueError(
        f"{name}, line {head.line}: {head.cell(place)[:30]!r} may count something else than days. It must be whole days"
        " or dates: name that column day if it holds days, or turn its values into days."
    )


def _alike(body: list[_Row], one: int, other: int) -> bool:
    """Return whether two columns hold the same weight, in one unit or in two."""
    both = [(x[0], y[0]) for row in body if (x := _number(row.cell(one))) and (y := _number(row.cell(other))) and y[0]]
    if not both:
        return False
    ratio = np.array([x / y for x, y in both])
    units = {a / b for a in _KG.values() for b in _KG.values()}
    return any((np.abs(ratio / unit - 1.0) < (1e-9 if unit == 1.0 else 0.008)).all() for unit in units)


def _same_days(body: list[_Row], one: int, other: int) -> bool:
    """Return whether two columns hold the same dates, to a night, or one of them counts the days."""
    both = [(date_in(row.cell(one)), date_in(row.cell(other))) for row in body]
    known = [(x, y) for x, y in both if x is not None and y is not None]
    return all(x == y or type(x) is not type(y) or (isinstance(x, date) and abs((x - y).days) <= 1) for x, y in known)


def _put_together(head: _Row, body: list[_Row]) -> tuple[_Row, list[_Row], list[int]]:
    """Return the table with one column for a date in three, or stone and pounds in two, and lines marked as deleted."""
    words = [_words(cell) for cell in head.cells]
    marks = [j for j, said in enumerate(words) if "deleted" in said]
    deleted = [row.line for row in body if any(plain(row.cell(j)) in ("1", "true", "yes") for j in marks)]
    body = [row for row in body if row.line not in deleted]
    parts = [[j for j, said in enumerate(words) if len(said) == 1 and said[0] in part] for part in _PARTS]
    units = [
        [j for j, cell in enumerate(head.cells) if _is_weight(cell) and unit in map(_UNIT.get, words[j])]
        for unit in ("st", "lb")
    ]
    for places, between, named in ((parts, "-", "date"), (units, " st ", "weight")):
        if not all(len(place) == 1 for place in places):
            continue
        old = [place[0] for place in places]
        # what is two columns of one weight holds pounds of 14 and more
        if named == "weight" and (
            old[0] == old[1] or any((_number(row.cell(old[1])) or (0,))[0] >= 14 for row in body)
        ):
            continue
        head = _Row(head.line, [*("" if j in old else cell for j, cell in enumerate(head.cells)), named])
        width = len(head.cells) - 1
        body = [
            _Row(row.line, [*(row.cells + [""] * width)[:width], between.join(row.cell(j) for j in old).strip()])
            for row in body
        ]
    return head, body, deleted


def _one_person(name: str, head: _Row, body: list[_Row]) -> None:
    for place, cell in enumerate(head.cells):
        words = set(_words(cell))
        if "".join(_words(cell)) in _WHO or (words & set(_WHO) and words <= {*_WHO, *_ALSO}):
            people = list(dict.fromkeys(row.cell(place) for row in body if row.cell(place)))
            if len(people) > 1:
                raise _two(f"{name}, column {cell!r}: it holds {listed([repr(one[:20]) for one in people[:5]])}")
    for row in body[1:]:
        first = row.cells[0]
        if {*_words(first)[:1]} & set(_WHO) and sum(map(bool, row.cells)) <= 2 and date_in(first) is None:
            raise _two(f"{name}, line {row.line}: with {first[:30]!r} somebody else's may begin")


def _two(why: str) -> ValueError:
    return ValueError(f"{why}. It must be one person's weigh-ins: keep the rows of one.")


# ---- what stands in a cell


def _number(cell: str) -> tuple[float, str] | None:
    """Return a weight and its unit ("" if none is said): ``"82,5 kg"``, ``"12 st 6 lb"``, ``"1.082,5"``; else None."""
    text = plain(cell).replace("\u2019", "").replace("'", "")
    stone = re.fullmatch(r"(\d+)\s*st(?:one)?\.?\s*(\d+(?:[.,]\d+)?)?\s*(?:lbs?)?\.?", text)
    if stone:
        return float(stone[1]) + float((stone[2] or "0").replace(",", ".")) / 14.0, "st"
    found = re.fullmatch(r"([+-]?[\d.,\s]*\d)\s*([^\W\d]*)\.?", text)
    if not found or (found[2] and found[2] not in _UNIT):
        return None
    digits = found[1].strip()
    if not re.fullmatch(r"[+-]?\d+(?:[.,]\d+)?", digits):  # signs between thousands, all alike
        parted = re.fullmatch(r"([+-]?\d{1,3}(?:([.,\s])\d{3})(?:\2\d{3})*)((?!\2)[.,]\d+)?", digits)
        if parted is None:
            return None
        digits = re.sub(r"[.,\s]", "", parted[1]) + (parted[3] or "")
    return float(digits.replace(",", ".")), _UNIT.get(found[2], "")


# ---- from rows to weigh-ins


def _weigh_ins(
    name: str, body: list[_Row], place_day: int, place_kg: int, words: list[str]
) -> tuple[list[Found], list[int]]:
    """Return every weigh-in, and the lines that hold none; what is neither is a sentence."""
    found, left_out, above, above_line, dates_only = list[Found](), list[int](), None, 0, set[int]()
    last = max((i for i, row in enumerate(body) if _complete(row, place_day, place_kg)), default=-1)
    seen = False
    for i, row in enumerate(body):
        day_cell, kg_cell = row.cell(place_day), row.cell(place_kg)
        day, weight = date_in(day_cell), _number(kg_cell)
        empty = plain(kg_cell) in _NOTHING
        clock = not day_cell and any(_CLOCK_TIME.fullmatch(plain(cell)) for cell in row.cells)
        if clock and found and above is None:
            day = found[-1].day  # one date is written, or one cell merged, for several times of its day
        if day is None and above is not None and (_CLOCK_TIME.fullmatch(plain(day_cell)) or not day_cell):
            day = above  # the date stands in a line of its own, above its readings
            dates_only.add(above_line)
        if day is not None and not empty and weight is not None:
            found.append(Found(row.line, day, day_cell or str(day), *weight))
            seen = True
        elif empty and day is not None:
            left_out.append(row.line)
        elif day is None and not empty and weight is None and _is_day(day_cell):
            raise ValueError(
                f"{name}, line {row.line}: a second table begins. It must be one: keep the first or this one."
            )
        elif day is not None and (seen or i < last or not re.search(r"^\W*$", kg_cell)):
            raise fault(name, row.line, words[1], kg_cell, _WEIGHED)
        elif not empty and re.search(r"^\d|\d[-/.]\d", day_cell):
            raise fault(name, row.line, words[0], day_cell, A_DATE)
        elif empty or not seen or i > last:  # units below the head, a total at the end, a remark between
            left_out.append(row.line)
        else:
            raise fault(name, row.line, words[0], day_cell, A_DATE)
        if empty and day is not None:
            above, above_line = day, row.line
        elif date_in(day_cell) is not None:
            above = None
    return found, [line for line in left_out if line not in dates_only]


def _complete(row: _Row, place_day: int, place_kg: int) -> bool:
    day = row.cell(place_day)
    known = date_in(day) is not None or bool(_CLOCK_TIME.fullmatch(plain(day)))
    return known and _number(row.cell(place_kg)) is not None


def _lines(lines: Sequence[int]) -> str:
    """Return lines in words, not more than a few of them."""
    some = ", ".join(str(line) for line in lines[:5])
    return f"line{'s' if len(lines) > 1 else ''} {some}" + (f" and {len(lines) - 5} more" if len(lines) > 5 else "")


# ---- units


def _unit_of(head: _Row, body: list[_Row], place_kg: int, comments: Iterable[str]) -> Callable[[int], str]:
    """Return what the file says of the unit of a line: in a column of its own, in the head, or in a comment."""
    for place, cell in enumerate(head.cells):
        if place != place_kg and set(_words(cell)) & {"unit", "units", "einheit", "unite", "unidad", "unita"}:
            units = {row.line: _UNIT.get(plain(row.cell(place)), "") for row in body}
            return lambda line: units.get(line, "")
    named = _words(head.cell(place_kg))
    said = [_UNIT[word] for word in named if word in _UNIT]
    said += [unit for unit in ("kg", "lb") if re.search(rf"[^\W\d]{{3,}}{unit}s?$", "".join(named))]
    said += [_UNIT[cell] for row in body[:1] if (cell := plain(row.cell(place_kg)).strip("()[]")) in _UNIT]
    for comment in comments:
        found = re.match(r"(?:units?|einheit)\s*[:=]\s*(\w+)", plain(comment))
        said += [_UNIT[found[1]]] if found and found[1] in _UNIT else []
    return lambda line: said[0] if len(set(said[:2])) == 1 else ""  # "kg/lb" may be either


def _in_kg(name: str, found: list[Found], told: str | None, column: str) -> tuple[list[float], str]:
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
        raise fault(name, one.line, column, f"{one.weight:g}", "a weight from 1 to 1000 kg")
    block = _other_group(kg)
    if len(set(kinds)) == 1 and FEW <= block.sum() <= len(kg) - FEW:
        lines = [one.line for one, other in zip(found, block.tolist(), strict=True) if other]
        raise ValueError(
            f"{where}: lines {lines[0]} to {lines[-1]} hold {len(lines)} values from {values[block].min():g} to"
            f" {values[block].max():g}, and the others are about {np.median(values[~block]):.4g}. It must be one person"
            " in one unit: write the unit behind each value (such as 177.3 lb), or keep one person's lines."
        )
    usual = float(np.median(kg))
    if not LIGHTEST_KG <= usual <= HEAVIEST_KG:
        raise ValueError(
            f"{where}: the weights are about {usual:.4g} kg. They must be an adult's, from {LIGHTEST_KG:g} to"
            f" {HEAVIEST_KG:g} kg: say the right unit.{_may_be(middle)}"
        )
    asked = ""
    for unit, name_ in (("kg", "kilograms"), ("lb", "pounds")):
        other = middle * _KG[unit]
        if not (told or 40.0 <= usual <= 150.0 or unit in kinds) and 40.0 <= other <= 150.0:
            asked = f" If these are {name_}, read them with unit={unit!r}: about {other:.1f} kg."
    return [round(float(one), 6) for one in kg], f"{note}.{asked}"


def _may_be(middle: float) -> str:
    may = [
        f"{middle * one:.1f} kg in {name}"
        for name, one in (("kilograms", 1.0), ("pounds", KG_PER_LB), ("stone", KG_PER_ST))
        if 30.0 <= middle * one <= 300.0
    ]
    return f" It would be {' or '.join(may)}." if may else ""
