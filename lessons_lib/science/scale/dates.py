"""The day of a weigh-in as people write it: a whole day, a date in any order, a spreadsheet's or a phone's count."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import numpy as np

from ..checks import shown
from .readings import FAR_DAYS

FAR_YEARS = 10
"""A date that lies so far from all others is wrong, such as 1970 from a scale whose clock was reset (years)."""
FIRST_SHEET_DAY = 30_000
"""A spreadsheet counts its days from 1900; these are dates since 1982."""

A_DATE = "a date of the years 1900 to 2199, such as 2031-02-24, or a whole day"


def these(words: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(words.split())


DAY_WORDS = these(
    "day days tag tage jour jours dia dias giorni dagar dage dager dagen paivat dni giorno dag date datum fecha"
    " data dato pvm paiva dzien datetime time timestamp ts zeit zeitpunkt zeitstempel horodatage when measured"
    " dating tarih дата день ημερομηνια 日付 日期 날짜 heure hora uhrzeit"
)
_STEMS = (
    "jan ene gen sty ian tam oca янв ιαν / feb fev fevr lut hel sub фев φεβ / mar mrt maa mars marz мар μαρ / apr"
    " avr abr kwi huh nis апр απρ / may mai mag mei maj tou май мая μαι / jun juin giu cze iun kes июн ιουν / jul"
    " juil lug lip iul hei tem июл ιουλ / aug aou ago aout sie elo agu авг αυγ / sep set wrz sze syy eyl сен / oct"
    " okt ott out paz lok eki окт οκτ / nov lis marr kas ноя νοε / dec dez dic gru des jou ara дек δεκ"
)
_MONTHS = {stem: month for month, stems in enumerate(_STEMS.split("/"), start=1) for stem in stems.split()}
"""Beginnings of the months' names, without accents; two months of Czech begin alike, so it has none."""
_ORDERS = {"day, month, year": (2, 1, 0), "month, day, year": (2, 0, 1), "year, month, day": (0, 1, 2)}


class Found(NamedTuple):
    """A weigh-in: where, its day or date as parts and as written, its weight in its own unit ("" if unsaid)."""

    line: int
    day: Any
    written: str
    weight: float
    unit: str


def plain(word: str) -> str:
    """Return a word as it is compared: small letters without accents."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return unicodedata.normalize("NFC", "".join(c for c in parts if not unicodedata.combining(c))).strip()


def date_in(cell: str) -> Any:
    """Return a whole day (int), a date, three numbers whose order is not known yet, or None for anything else."""
    text = plain(cell)
    whole = re.fullmatch(r"((?:19|20|21)\d\d)(\d\d)(\d\d)(?:t?\d{4}(?:\d\d)?z?)?", text)
    if whole:
        return _real(*(int(part) for part in whole.groups()))
    if re.fullmatch(r"[+-]?\d+([.,]\d+)?", text):
        value = float(text.replace(",", "."))
        if abs(value) >= 1e8:
            return _epoch(value)
        # a spreadsheet writes the time of day behind its day
        return int(value) if value.is_integer() or value > FIRST_SHEET_DAY else None
    if re.search(r"\d\s*(?:-\s|\s-|to\b|bis\b|until\b)\s*\d|\d/\d{4}-", text):
        return None  # from one date to another: a mean, or a total
    found = re.match(r"(?:[^\W\d]+[.,]*\s+)?(\d{4})[-/.年년]\s?(\d{1,2})[-/.月월]\s?(\d{1,2})(?!\d)", text)
    if found:
        return _real(*(int(part) for part in found.groups()))
    found = re.match(r"(?:[^\W\d]+[.,]*\s+)?(\d{1,2})([-/.])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)", text)
    if found:
        return int(found[1]), int(found[3]), int(found[4]), found[2]
    words = re.findall(r"\d+|[^\W\d]+", re.sub(r"\d{1,2}:\d{2}\S*", " ", text))
    if len(words) == 2 and words[0] in DAY_WORDS and words[1].isdigit():
        return int(words[1])  # "Day 12"
    if len([word for word in words if word.isalpha() and _month(word)]) > 1:
        words = words[1:]  # French and Italian Tuesdays begin as March does
    months = [m for word in words if word.isalpha() and (m := _month(word))]
    numbers = [int(word) for word in words if word.isdigit()]
    if len(months) == 1 and len(numbers) >= 2:
        day, year = (numbers[1], numbers[0]) if numbers[0] > 31 else (numbers[0], numbers[1])
        return _real(year, months[0], day)
    return None


def _month(word: str) -> int | None:
    return next((_MONTHS[word[:size]] for size in (4, 3) if word[:size] in _MONTHS), None)


def _real(year: int, month: int, day: int) -> date | None:
    """Return a date; a year of two digits is of this century, and one of another calendar is none."""
    year += 2000 if 0 <= year < 100 else 0
    try:
        return date(year, month, day) if 1900 <= year < 2200 else None
    except ValueError:
        return None


def _epoch(value: float) -> date | None:
    """Return the date of a count of seconds since 1970, or of thousandths, millionths, billionths of them."""
    size = next((size for size in (1e9, 1e6, 1e3) if abs(value) >= 1e8 * size), 1.0)
    try:
        then = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=value / size)
    except OverflowError:
        return None
    return _real(then.year, then.month, then.day)


def fault(name: str, line: int, column: str, value: str, wanted: str) -> ValueError:
    """Return the sentence for one cell that is not what it must be."""
    return ValueError(
        f"{name}, line {line}, column {column!r}: {shown(value)} is not {wanted}. It must be one: correct it, or delete"
        " the line."
    )


def days_of(name: str, found: list[Found], column: str) -> tuple[list[int], str]:
    """Return whole days, and words on what they are counted from."""
    whole = [one for one in found if isinstance(one.day, int)]
    if 0 < len(whole) < len(found):
        rare, wanted = (whole, "a date") if 2 * len(whole) <= len(found) else (found, "a whole day")
        one = next(one for one in rare if isinstance(one.day, int) == (wanted == "a date"))
        raise fault(name, one.line, column, one.written, f"{wanted}, as the others are")
    if whole:
        days, first = [one.day for one in found], 0
        if all(FIRST_SHEET_DAY < day < 60_000 for day in days):
            first = min(days)
        note = f"from day {min(days) - first} to day {max(days) - first}."
    else:
        dates, order = _in_order(name, found, column)
        start = min(dates)
        days, first = [(one - start).days for one in dates], 0
        note = f"from {start} (day 0) to {max(dates)}{order}."
    days = [day - first for day in days]
    far = [one for one, day in zip(found, days, strict=True) if abs(day) > FAR_DAYS]
    if far:
        raise fault(name, far[0].line, column, far[0].written, f"at most {FAR_DAYS:,} days from the start")
    _together(name, found, days, column)
    return days, note


def _in_order(name: str, found: list[Found], column: str) -> tuple[list[date], str]:
    """Return dates; where day and month could change places, all rows together say which is which, or it is asked."""
    open_ = [one for one in found if isinstance(one.day, tuple)]
    if not open_:
        return [one.day for one in found], ""
    real = {order: [_real(*(one.day[k] for k in places)) for one in open_] for order, places in _ORDERS.items()}
    whole = {order: [one for one in dates if one] for order, dates in real.items() if None not in dates}
    spans = {order: (max(dates) - min(dates)).days for order, dates in whole.items()}
    if not spans:
        day_first, month_first = (next((one for one in open_ if one.day[k] > 12), None) for k in (0, 1))
        if day_first and month_first:
            raise ValueError(
                f"{name}, column {column!r}: in line {day_first.line} the day comes first and in line"
                f" {month_first.line} the month. It must be one order: write dates as 2031-02-24."
            )
        wrong = open_[min(real.values(), key=lambda dates: dates.count(None)).index(None)]
        raise fault(name, wrong.line, column, wrong.written, A_DATE)
    near = list(spans)
    if len(near) > 1 and near[-1].startswith("year"):
        # what would be one day of many years is many days of one
        year, others = spans[near[-1]], min(span for order, span in spans.items() if not order.startswith("year"))
        near = near[-1:] if 20 * year < others else near[:-1] if 20 * others <= year else near
    if len(near) > 1 and near[0] == "day, month, year" and all(one.day[3] == "." for one in open_):
        near = near[:1]
    if len(near) > 1:
        raise ValueError(
            f"{name}, line {open_[0].line}, column {column!r}: {open_[0].written} can be read as"
            f" {' or '.join(near)}, and so can all others. It must be clear: write dates as 2031-02-24."
        )
    known = iter(whole[near[0]])
    return [next(known) if isinstance(one.day, tuple) else one.day for one in found], f"; dates are {near[0]}"


def one_after_another(name: str, found: list[Found], days: list[int], kg: list[float]) -> None:
    """Refuse rows whose days begin again, with other weights: two people's, one below the other."""
    change = np.sign(np.diff(days))
    if (change < 0).sum() > (change > 0).sum():  # the newest first
        change = -change
    again = np.flatnonzero(change < 0) + 1
    parts = np.split(np.arange(len(days)), again)
    if not len(again) or min(map(len, parts)) < 3:
        return
    first = {days[i]: kg[i] for i in parts[0]}
    others = [abs(first[days[i]] - kg[i]) > 0.05 for i in parts[1] if days[i] in first]
    if sum(others) * 2 > len(others) or not isinstance(found[0].day, date | tuple):
        raise ValueError(
            f"{name}, line {found[again[0]].line}: the days begin again. It must be one person's weigh-ins, in the"
            " order of days: keep one person's lines, count the days on, or write dates."
        )


def _together(name: str, found: list[Found], days: list[int], column: str) -> None:
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
        f"{name}, line {one.line}, column {column!r}: {one.written} lies {gaps.max() / 365.25:.0f} years from the"
        " others (a scale whose clock was reset?). It must be the day of the weigh-in: correct it, or delete the line."
    )
