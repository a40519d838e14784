"""Tables of weigh-ins as people keep them and as apps export them: read, with words, or asked about."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from science_sentences import refusal

from lessons_lib import PEOPLE, Interval, hidden_intake_kcal, read_weigh_ins, trend, units, weekly_rate

CASES = Path(__file__).parents[1] / "cases"
ANA = PEOPLE["ana"]
START = date(2031, 2, 24)
Line = Callable[[date, float, int], str]


def kg_of(i: int) -> float:
    """The weight of the i-th morning."""
    return round(82.0 - 0.1 * i + (0.3 if i % 3 == 0 else -0.2), 1)


def rows(line: Line, n: int = 20, start: date = START) -> str:
    """Lines of a table, one a morning."""
    return "\n".join(line(start + timedelta(i), kg_of(i), i) for i in range(n)) + "\n"


def comma(kg: float) -> str:
    return f"{kg:.1f}".replace(".", ",")


def lb(kg: float) -> str:
    return f"{kg / units.KG_PER_LB:.1f}"


def text_of(head: str, line: Line, end: str = "") -> str:
    return head + rows(line) + end


EXPORTS = {
    "plain": text_of("day,weight_kg\n", lambda d, w, i: f"{i},{w}"),
    "dates": text_of("day,weight_kg\n", lambda d, w, i: f"{d},{w}"),
    "no head": text_of("", lambda d, w, i: f"{d},{w}"),
    "no head, days": text_of("", lambda d, w, i: f"{i};{comma(w)}"),
    "withings": text_of(
        'Date,"Weight (kg)","Fat mass (kg)","Bone mass (kg)","Hydration (kg)",Comments\n',
        lambda d, w, i: f'"{d} 07:00:11",{w:.2f},20.1,3.1,40.0,"a, b"',
    ),
    "withings in German": text_of(
        '"Date","Gewicht (kg)","Fettmasse (kg)","Kommentare"\n', lambda d, w, i: f'"{d} 6:04 Uhr","{w}","26.81",""'
    ),
    "libra in pounds": text_of(
        "#Version: 6\n#Units: lbs\n\n#date;weight;weight trend;body fat;log\n",
        lambda d, w, i: f"{d}T05:19:20.000Z;{lb(w)}" + (";;15.3;a comment" if i % 2 else ""),
    ),
    "openscale": text_of(
        '"bone","comment","dateTime","fat","muscle","water","weight"\n',
        lambda d, w, i: f'2.9,"","{d:%d.%m.%Y} 06:29",17.6,40.5,62.7,{w}',
    ),
    "openscale, parted": text_of("DATE,TIME,BMI,BODY_FAT,WEIGHT\n", lambda d, w, i: f"{d},06:29,25.1,17,{w}"),
    "renpho": text_of(
        "Date,Time,Weight(kg),BMI,Body Fat(%),Fat-Free Mass(kg),Muscle Mass(kg),Metabolic Age\n",
        lambda d, w, i: f"{d:%Y.%m.%d},10:11:50,{w},25,--,60,57,40",
    ),
    "renpho in pounds": text_of(
        "Time of Measurement,Weight(lb),BMI\n", lambda d, w, i: f'"{d:%m/%d/%Y}, 07:11:50",{lb(w)},25'
    ),
    "garmin": text_of(
        "Time,Weight,Change,BMI,\n", lambda d, w, i: f'" {d:%b %d, %Y}",,,,\n7:05 AM,{lb(w)} lbs,0.2 lbs,27.1,'
    ),
    "garmin, 24 hours": text_of("Time,Weight,Change\n", lambda d, w, i: f'" {d:%b %d, %Y}",,\n01:00,{w} kg,--'),
    "fitbit": text_of("Body\nDate,Weight,BMI,Fat\n", lambda d, w, i: f'"{d:%d-%m-%Y}","{w}","25","20"'),
    "takeout": text_of("timestamp,weight grams,data source\n", lambda d, w, i: f"{d}T07:00:00Z,{w * 1000:.0f},scale"),
    "samsung": text_of(
        "com.samsung.health.weight,6310004,11\nstart_time,weight,height,create_time,update_time\n",
        lambda d, w, i: f"{d} 07:00:00.000,{w},165.0,{d} 08:00:00.000,{d} 08:00:00.000",
    ),
    "seconds since 1970": text_of(
        "timestamp,weight,height,bmi,fatRate,metabolism\n", lambda d, w, i: f"{1929769200 + 86400 * i},{w},165,25,0,0"
    ),
    "thousandths of them": text_of("ts,weightkg,fatkg\n", lambda d, w, i: f"{1929769200000 + 86400000 * i},{w},12.1"),
    "beurer": text_of(
        "Benutzerdetails\nVorname;Holger\nGeburtsdatum;01.01.1990\nKörpergröße;180 cm\n;;;\nGewicht\n"
        "Datum;Uhrzeit;kg;BMI;Körperfett\n",
        lambda d, w, i: f"{d:%d.%m.%Y};07:00;{comma(w)};25,1;20,1",
    ),
    "healthcoach": text_of(
        "Date\tTime\tWeight kg\tBF, top %\tBone kg\tTarget weight kg\n",
        lambda d, w, i: f"{d:%d.%m.%Y}\t22:34\t{comma(w)}\t16,8\t10,7\t70,0",
    ),
    "in two units": text_of("MeasurementDate,WeightKg,WeightPound,BodyFatPct\n", lambda d, w, i: f"{d},{w},{lb(w)},20"),
    "fat first": text_of("Date,Body Fat %,Weight\n", lambda d, w, i: f"{d},18.5,{w}"),
    "blanks between": text_of("# a comment\n", lambda d, w, i: f"{d}T07:00:00.000 {w}"),
    "a column of units": text_of("Start Date,Value,Unit,Source\n", lambda d, w, i: f"{d} 07:00:00,{lb(w)},lb,Scale"),
    "averages": text_of("Date,Average weight (kg),Max weight (kg)\n", lambda d, w, i: f"{d},{w},90"),
    "French": text_of("Date;Poids (kg);Masse grasse\n", lambda d, w, i: f"{d:%d/%m/%Y};{comma(w)};20,1"),
    "Spanish": text_of("Fecha;Peso;Notas\n", lambda d, w, i: f"{d:%d/%m/%Y};{comma(w)};"),
    "Italian": text_of(
        "Giorno;Peso\n", lambda d, w, i: f"{d.day} {('febbraio', 'marzo')[d.month - 2]} {d.year};{comma(w)}"
    ),
    "Dutch": text_of("datum;gewicht in kg\n", lambda d, w, i: f"{d:%d-%m-%Y};{comma(w)}"),
    "Swedish": text_of("Datum;Vikt\n", lambda d, w, i: f"{d};{comma(w)}"),
    "Polish": text_of("Data;Waga (kg)\n", lambda d, w, i: f"{d:%d.%m.%Y};{comma(w)}"),
    "Hungarian": text_of("Dátum;Testsúly (kg)\n", lambda d, w, i: f"{d:%Y.%m.%d.};{comma(w)}"),
    "Turkish": text_of("Tarih;Ağırlık\n", lambda d, w, i: f"{d:%d.%m.%Y};{comma(w)}"),
    "Russian": text_of("Дата;Вес, кг\n", lambda d, w, i: f"{d:%d.%m.%Y};{comma(w)}"),
    "Japanese": text_of("日付,体重(kg)\n", lambda d, w, i: f"{d:%Y/%m/%d},{w}"),
    "Chinese": text_of("日期,体重\n", lambda d, w, i: f"{d.year}年{d.month}月{d.day}日,{w}"),
    "stone and pounds": text_of(
        "Date,Weight\n", lambda d, w, i: f"{d},{int(w / units.KG_PER_ST)} st {w / units.KG_PER_ST % 1 * 14:.1f} lb"
    ),
    "American": text_of("Date,Weight\n", lambda d, w, i: f"{d:%m/%d/%Y},{w}"),
    "two digits of a year": text_of("Date,Weight (lbs)\n", lambda d, w, i: f"{d:%m/%d/%y},{lb(w)}"),
    "a switch that is said": text_of("Date,Weight\n", lambda d, w, i: f"{d},{w} kg" if i < 12 else f"{d},{lb(w)} lb"),
    "a footer": text_of(
        "Date,Weight (kg)\n", lambda d, w, i: f"{d},{w}", "\nAverage,81.1\nTotal: 20\nby an app, 2031\n"
    ),
    "a total in the middle of nothing": text_of("Date;Weight\n;kg\n", lambda d, w, i: f"{d};{comma(w)}"),
    "blank lines": text_of("\n\nDate,Weight (kg)\n\n", lambda d, w, i: f"{d},{w}\n"),
    "a spreadsheet's days": text_of("Date;Weight (kg)\n", lambda d, w, i: f"{47903 + i};{comma(w)}"),
    "eight digits": text_of("Date;Weight (kg)\n", lambda d, w, i: f"{d:%Y%m%d};{comma(w)}"),
    "sep": text_of("sep=;\nDate;Weight (kg)\n", lambda d, w, i: f"{d};{comma(w)}"),
    "weekdays": text_of("Date,Weight (kg)\n", lambda d, w, i: f'"{d:%a, %d %b %Y}",{w}'),
    "months in letters": text_of("Date,Weight (kg)\n", lambda d, w, i: f"{d:%d-%b-%y},{w}"),
    "newest first": "Date,Weight (kg)\n" + "\n".join(reversed(rows(lambda d, w, i: f"{d},{w}").splitlines())),
    "apple": text_of(
        "type,unit,creationDate,startDate,endDate,value\n",
        lambda d, w, i: f"BodyMass,kg,2031-06-01 08:00,{d} 07:00:00 +0100,{d} 07:00:00 +0100,{w}",
    ),
    "written down later": text_of("Date synced,Date measured,Weight\n", lambda d, w, i: f"2031-06-01,{d},{w}"),
    "the week's day beside it": text_of("Day,Date,Weight (kg)\n", lambda d, w, i: f"{d:%A},{d},{w}"),
    "a date in three columns": text_of(
        "Year,Month,Day,Weight (kg)\n", lambda d, w, i: f"{d.year},{d.month},{d.day},{w}"
    ),
    "stone and pounds apart": text_of(
        "Date,Weight (st),Weight (lb)\n",
        lambda d, w, i: f"{d},{int(w / units.KG_PER_ST)},{w / units.KG_PER_ST % 1 * 14:.1f}",
    ),
    "the year first, in two digits": text_of("Date,Weight kg\n", lambda d, w, i: f"{d:%y-%m-%d},{w}", "\n"),
    "the year first, of 2025": "Date,Weight kg\n" + rows(lambda d, w, i: f"{d:%y/%m/%d},{w}", start=date(2025, 2, 3)),
    "a spreadsheet's days and hours": text_of("Date;Weight (kg)\n", lambda d, w, i: f"{47903 + i},29167;{comma(w)}"),
    "millionths of seconds": text_of("ts,weight\n", lambda d, w, i: f"{1929769200000000 + 86400000000 * i},{w}"),
    "billionths of seconds": text_of("ts,weight\n", lambda d, w, i: f"{(1929769200 + 86400 * i) * 10**9},{w}"),
    "fourteen digits": text_of("timestamp,weight\n", lambda d, w, i: f"{d:%Y%m%d}070511,{w}"),
    "a T and a Z": text_of("timestamp,weight\n", lambda d, w, i: f"{d:%Y%m%d}T070511Z,{w}"),
    "a time zone before the year": text_of("Date,kg\n", lambda d, w, i: f"{d:%a %b %d} 07:00:00 CET {d.year},{w}"),
    "twelve hours": text_of("Date,Weight kg\n", lambda d, w, i: f"{d:%m/%d/%Y} 12:05 AM,{w}"),
    "other hyphens": text_of("Date,Weight kg\n", lambda d, w, i: f"{d},{w}".replace("-", "\u2010")),
    "Day 1": text_of("Day,Weight kg\n", lambda d, w, i: f"Day {i},{w}"),
    "an Arabic clerk's": text_of(
        "Date,Weight kg\n", lambda d, w, i: f"{d},{w}".translate(str.maketrans("0123456789.", "٠١٢٣٤٥٦٧٨٩٫"))
    ),
    "Finnish": text_of(
        "Päivä;Paino\n",
        lambda d, w, i: f"{d.day}. {('helmikuuta', 'maaliskuuta')[d.month - 2]} {d.year};{comma(w)}",
    ),
    "French Tuesdays": text_of(
        "Date;Poids cible (kg);Masse maigre (kg);Poids (kg)\n",
        lambda d, w, i: (
            f"{('lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.')[d.weekday()]} {d.day}"
            f" {('févr.', 'mars')[d.month - 2]} {d.year};70;50;{comma(w)}"
        ),
    ),
    "Greek": text_of("Ημερομηνία;Βάρος (kg)\n", lambda d, w, i: f"{d:%d/%m/%Y};{comma(w)}"),
    "Korean": text_of("날짜,체중(kg)\n", lambda d, w, i: f"{d.year}년 {d.month}월 {d.day}일,{w}"),
    "Ukrainian": text_of("Дата;Вага (кг)\n", lambda d, w, i: f"{d:%d.%m.%Y};{comma(w)}"),
    "a wish with a unit": text_of("Datum;Gewicht;Wunschgewicht (kg)\n", lambda d, w, i: f"{d};{comma(w)};70"),
    "one weight twice": text_of("Date,Weight,Weight,Weight (lb)\n", lambda d, w, i: f"{d},{w},{w},{lb(w)}"),
    "a remark of two lines": text_of("Date,Weight (kg),Notes\n", lambda d, w, i: f'{d},{w},"one, two\nthree"'),
    "signs that hold a spreadsheet": text_of("Date,Weight (kg)\n", lambda d, w, i: f'="{d}",="{w}"'),
    "either unit": text_of("Date,Weight (kg/lb)\n", lambda d, w, i: f"{d},{w}"),
    "one date for two times": text_of(
        "Date,Time,Weight (kg)\n", lambda d, w, i: f"{d},07:00,{w}" if i != 4 else f"{d},07:00,{w}\n,21:00,"
    ),
    "a markdown table": text_of("| day | weight (kg) |\n|---|---|\n", lambda d, w, i: f"| {i} | {w} |"),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_an_export_is_read(name):
    read = read_weigh_ins(io.StringIO(EXPORTS[name]))
    assert list(read.columns) == ["day", "weight_kg"]
    assert read["day"].tolist() == list(range(20)), read.attrs
    assert read["weight_kg"].to_numpy() == pytest.approx([kg_of(i) for i in range(20)], abs=0.06)
    said = read.attrs["understood"]
    assert said[0].startswith("20 weigh-ins on 20 days, from ")
    assert all(sentence.endswith(".") for sentence in said)
    assert any("kg" in one or " lb" in one or " st" in one or " in g," in one for one in said)
    assert isinstance(weekly_rate(read), Interval)


def test_a_sign_or_a_blank_parts_cells_if_three_lines_of_five_have_it():
    semicolons = read_text("Name: Ana\nClass: 9\nDatum;kg\n24.02.2031;82,0\n25.02.2031;81,5\n")
    blanks = read_text("Weights\nAna\n0 82.0\n1 81.5\n2 81.0\n")
    assert [semicolons["weight_kg"].tolist(), blanks["weight_kg"].tolist()] == [[82.0, 81.5], [82.0, 81.5, 81.0]]


def test_only_more_than_twelve_is_no_month():
    for text in ("10/12/2031,82\n13/12/2031,81\n", "12/10/2031,82\n12/13/2031,81\n"):
        assert read_text(f"Date,Weight kg\n{text}")["day"].tolist() == [0, 3]


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_any_program_may_have_written_it(code, ends, tmp_path):
    file = tmp_path / "Gewichte für uns.csv"
    file.write_bytes(EXPORTS["beurer"].replace("\n", ends).encode(code))
    pd.testing.assert_frame_equal(read_weigh_ins(file), read_weigh_ins(io.StringIO(EXPORTS["beurer"])))
    pd.testing.assert_frame_equal(read_weigh_ins(str(file)), read_weigh_ins(io.BytesIO(file.read_bytes())))


def read_text(text: str, unit: str | None = None) -> pd.DataFrame:
    return read_weigh_ins(io.StringIO(text), unit)


def test_what_is_read_prints_stably_and_goes_into_the_estimators():
    read = read_text(EXPORTS["dates"])
    assert repr(read[:2]) == "   day  weight_kg\n0    0       82.3\n1    1       81.7"
    assert read.dtypes.astype(str).tolist() == ["int64", "float64"]
    assert len(trend(read)) == 20


def test_several_readings_a_day_and_missing_ones_are_kept_apart_in_words():
    twice = text_of("Date,Time,Weight (kg)\n", lambda d, w, i: f"{d},07:00,{w}\n{d},21:00,{'' if i else w + 0.8}")
    read = read_text(twice)
    assert len(read) == 21
    said = " ".join(read.attrs["understood"])
    assert "1 day with several weigh-ins." in said
    assert "Left out, without a weight or a day: lines 5, 7, 9, 11, 13 and 14 more." in said


def test_what_an_app_marks_as_deleted_is_left_out_and_said():
    read = read_text(text_of("Date,Weight,Deleted\n", lambda d, w, i: f"{d},{300 if i == 4 else w},{int(i == 4)}"))
    assert read["day"].tolist() == [*range(4), *range(5, 20)]
    assert "Left out, as deleted: line 6." in read.attrs["understood"]


def test_a_unit_that_makes_an_odd_adult_is_asked_about():
    light = read_text(text_of("Date,Weight (lb)\n", lambda d, w, i: f"{d},{w}"))
    assert "If these are kilograms, read them with unit='kg': about 81.0 kg." in light.attrs["understood"][1]


def test_a_date_may_stand_once_for_several_times():
    read = read_text(text_of("Date,Time,kg\n", lambda d, w, i: f"{d},07:00,{w}\n,9:00 pm,{w + 0.8:.1f}"))
    assert read["day"].tolist() == [i for i in range(20) for _ in "ab"]


def test_a_scale_that_is_named_is_kept():
    named = text_of("date,weight_kg,scale\n", lambda d, w, i: f"{d},{w},{'bath' if i < 10 else 'gym'}")
    assert read_text(named)["scale"].tolist() == ["bath"] * 10 + ["gym"] * 10


def test_a_unit_that_is_not_said_is_asked_for_where_it_may_be_another():
    pounds = text_of("Date,Weight\n", lambda d, w, i: f"{d},{lb(w)}")
    refusal(lambda: read_text(pounds), "column 'Weight'", "81.1 kg in pounds", "unit='kg'")
    assert read_text(pounds, "lb")["weight_kg"][0] == pytest.approx(82.3, abs=0.03)
    assert read_text(pounds, "kg")["weight_kg"][0] > 180
    stone = text_of("Date,Weight\n", lambda d, w, i: f"{d},{w / units.KG_PER_ST:.2f}")
    refusal(lambda: read_text(stone), "kg in stone")
    assert read_text(stone, "stone")["weight_kg"][0] == pytest.approx(82.3, abs=0.04)
    told = read_text(EXPORTS["dates"], "lb")
    assert "Read as lb, as told; it says kg." in told.attrs["understood"]
    refusal(lambda: read_text(EXPORTS["a switch that is said"], "kg"), "it says kg and lb itself")
    for wrong in ("g", "stones of Rome", 5, ""):
        refusal(lambda wrong=wrong: read_text(pounds, wrong), "unit is", "'kg', 'lb' or 'st'")


FAULTS = {
    "weeks": (text_of("Week,Weight (kg)\n", lambda d, w, i: f"{i},{w}"), ["'Week' may count something else than days"]),
    "seconds": (text_of("Time (s),kg\n", lambda d, w, i: f"{i},{w}"), ["'Time (s)' may count something else"]),
    "a time": (text_of("time,weight_kg\n", lambda d, w, i: f"{1440 * i},{w}"), ["'time' may count something else"]),
    "fat in a head of other words": (text_of("Wann,Fat\n", lambda d, w, i: f"{d},{w}"), ["'Fat' is not the weight"]),
    "one below the other": (
        text_of("day,weight_kg\n", lambda d, w, i: f"{i},{w}", rows(lambda d, w, i: f"{i},{w - 1.5:.1f}")),
        ["line 22: the days begin again. It must be one person's"],
    ),
    "two a day, one below the other": (
        "day,weight_kg\n" + "".join(rows(lambda d, w, i, kg=kg: f"{i},{w + kg}\n{i},{w + kg + 1}") for kg in (0, 5)),
        ["line 42: the days begin again"],
    ),
    "a table of dates below another": (
        text_of("Date,kg\n", lambda d, w, i: f"{d},{w}", rows(lambda d, w, i: f"{d},{w - 1.5:.1f}")),
        ["line 22: the days begin again"],
    ),
    "another table": (
        text_of("Date,Weight\n", lambda d, w, i: f"{d},{w}", "Date,Waist (cm)\n2031-02-24,90\n"),
        ["line 22: a second table begins"],
    ),
    "two in class": (
        text_of("Participant,Date,Weight\n", lambda d, w, i: f"P{i % 2},{d},{w}"),
        ["column 'Participant'", "'P0' and 'P1'"],
    ),
    "two days": (
        text_of("Date 1,Date 2,kg\n", lambda d, w, i: f"{d},{d - timedelta(9)},{w}"),
        ["'Date 1' and 'Date 2' may each be the day"],
    ),
    "two days that part": (
        text_of("Date 1,Date 2,kg\n", lambda d, w, i: f"{d},{d + timedelta(i)},{w}"),
        ["'Date 1' and 'Date 2' may each be the day"],
    ),
    "two weights that part": (
        text_of("Date,Weight 1,Weight 2\n", lambda d, w, i: f"{d},{w},{w + 0.1 * i:.1f}"),
        ["'Weight 1' and 'Weight 2' may each be the weight"],
    ),
    "half a kilogram, or a pound": (
        text_of("Datum;Gewicht (Pfund)\n", lambda d, w, i: f"{d};{comma(2 * w)}"),
        ["the file does not say of what", "73.5 kg in pounds"],
    ),
    "a point that is lost": (
        text_of("Date,Weight (kg)\n", lambda d, w, i: f"{d},{w * 10:.0f}"),
        ["about 810.5 kg. They must be an adult's, from 20 to 370 kg"],
    ),
    "a dash and a comma": (text_of("", lambda d, w, i: f"{d:%d.%m.%Y} - {comma(w)} kg"), ["no day with a weight"]),
    "a blank and a comma": (text_of("", lambda d, w, i: f"{d:%d.%m.%Y} {w:.0f},5 kg"), ["about 5 kg", "an adult's"]),
    "another calendar": (
        text_of("Date,kg\n", lambda d, w, i: f"1409-12-{5 + i:02d},{w}"),
        ["line 2, column 'Date': '1409-12-05' is not a date of the years 1900 to 2199"],
    ),
    "months without a year": (
        text_of("Date,kg\n", lambda d, w, i: f"{d:%b %d},{w}"),
        ["line 2, column 'Date': 'Feb 24' is not a date"],
    ),
    "months that are not known, above others": (
        text_of("Date,kg\n", lambda d, w, i: f"{d.day}. {('x', 'March')[d.month - 2]} {d.year},{w}"),
        ["line 2, column 'Date': '24. x 2031' is not a date"],
    ),
    "the first of months, or of January": (
        "Date,kg\n01/02/2031,82\n01/03/2031,81\n01/04/2031,80\n",
        ["day, month, year or month, day, year"],
    ),
    "two blanks and points": ("Date,kg\n2031-02-24,82 5\n2031-02-25,82.5\n", ["line 2, column 'kg': '82 5'"]),
    "a mean of many days": (
        text_of("Date,kg\n", lambda d, w, i: f"{d},{w}", "2031-02-24 – 2031-03-15,81.1\n"),
        ["line 22, column 'Date': '2031-02-24 - 2031-03-15' is not a date"],
    ),
    "weeks by their ends": (
        text_of("Date,kg\n", lambda d, w, i: f"{d:%d.%m.%Y} bis {d:%d.%m.%Y},{w}"),
        ["line 2, column 'Date': '24.02.2031 bis 24.02.2031' is not a date"],
    ),
    "two points": ("Date,kg\n2031-02-24,82.5.1\n2031-02-25,82.5\n", ["line 2, column 'kg': '82.5.1'"]),
    "a name between": (
        text_of("Date,kg\n", lambda d, w, i: f"{d},{w}", "Name: Ben,\n2031-04-01,80\n"),
        ["line 22: with 'Name: Ben' somebody else's may begin"],
    ),
    "about": (
        text_of("Date,kg\n", lambda d, w, i: f"{d},~{w}"),
        ["line 2, column 'kg': '~82.3' is not a weight, such as 82.5"],
    ),
    "a page": ("<table><tr><td>2031-02-24</td></tr></table>", ["is a page or data for programs", "save it as CSV"]),
    "a switch half way": (
        text_of("Date,Weight (kg)\n", lambda d, w, i: f"{d},{w if i < 12 else lb(w)}"),
        ["lines 14 to 21 hold 8 values", "write the unit behind each value"],
    ),
    "half a unit": ("Date,Weight\n2031-01-01,82 kg\n2031-01-02,81.5\n", ["line 3 holds 81.5 without a unit"]),
    "two people": (
        text_of("Date,Name,Weight (kg)\n", lambda d, w, i: f"{d},{('Ana', 'Ben')[i % 2]},{w}"),
        ["column 'Name'", "'Ana' and 'Ben'", "keep the rows of one"],
    ),
    "a clock of 1970": (
        text_of("Date,Weight (kg)\n1970-01-01,82.0\n", lambda d, w, i: f"{d},{w}"),
        ["line 2, column 'Date': 1970-01-01 lies 61 years from the others"],
    ),
    "no such day": (
        text_of("Date,Weight (kg)\n", lambda d, w, i: f"{d},{w}", "2031-02-31,80.1\n2031-03-20,80\n"),
        ["line 22, column 'Date': '2031-02-31' is not a date"],
    ),
    "no weight": (
        text_of("Date,Weight (kg)\n", lambda d, w, i: f"{d},{'abc' if i == 7 else w}"),
        ["line 9, column 'Weight (kg)': 'abc' is not a weight"],
    ),
    "no weight at first": (
        text_of("Date,Weight (kg)\n", lambda d, w, i: f"{d},{'abc' if i == 0 else w}"),
        ["line 2, column 'Weight (kg)': 'abc' is not a weight"],
    ),
    "day or month first": (
        "Date,Weight kg\n01/02/2031,82\n05/06/2031,81\n09/10/2031,80\n",
        ["line 2, column 'Date': 01/02/2031 can be read as day, month, year or month, day, year", "2031-02-24"],
    ),
    "both first": ("Date,Weight kg\n13/02/2031,82\n02/14/2031,81\n", ["in line 2 the day comes first and in line 3"]),
    "no such day, day first": ("Date,kg\n30/01/2031,80\n31/02/2031,80\n", ["line 3, column 'Date': '31/02/2031'"]),
    "no such day, month first": ("Date,kg\n01/30/2031,80\n02/31/2031,80\n", ["line 3, column 'Date': '02/31/2031'"]),
    "half a day": ("day,weight_kg\n0,80\n0.5,80\n1,80\n", ["line 3, column 'day': '0.5'"]),
    "days and dates": (
        "day,weight_kg\n0,80\n1,80\n2031-01-01,80\n",
        ["line 4, column 'day': '2031-01-01' is not a whole day, as"],
    ),
    "commas in commas": (
        "Date,Weight (kg)\n24.02.2031,82,5\n",
        ["line 2: it has 3 cells, and the head 2", "semicolons"],
    ),
    "commas in commas, no head": ("24.02.2031,82,5\n25.02.2031,82,1\n", ["line 1: 2 columns", "semicolons"]),
    "two weights": ("Date,Weight,Body weight\n2031-01-01,80,81\n", ["'Weight' and 'Body weight' may each be"]),
    "an open quotation mark": (
        text_of('Date,Weight (kg)\n"', lambda d, w, i: f"{d},{w}"),
        ["a cell goes over many lines"],
    ),
    "no weights": ("Date,Steps\n2031-01-01,8000\n", ["none of 'Date' and 'Steps' is the weight"]),
    "nothing": ("", ["holds no table"]),
    "a head alone": ("Date,Weight\n", ["holds no weigh-in"]),
    "less than nothing": ("day,weight_kg\n0,80\n1,-80\n", ["line 3, column 'weight_kg': '-80'", "from 1 to 1000"]),
    "words": ("Dear all, here is what I weighed.\nBye\n", ["no day with a weight"]),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_by_line_column_value_and_remedy(name):
    text, words = FAULTS[name]
    refusal(lambda: read_text(text), *words)


def test_what_is_no_text_or_not_there_is_a_sentence(tmp_path):
    refusal(lambda: read_weigh_ins(tmp_path / "none.csv"), "none.csv' cannot be read", "check folder and name")
    refusal(lambda: read_weigh_ins(tmp_path), "cannot be read")
    for path in (None, 5, "", "day,weight_kg\n0,80"):
        refusal(lambda path=path: read_weigh_ins(path), "path is")
    for start, word in (
        (b"PK\x03\x04", "a workbook"),
        (b"\xd0\xcf\x11\xe0", "an old workbook"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x1f\x8b\x08", "an archive"),
        (b"\x89PNG\r\n", "a picture"),
        (b"SQLite format 3", "a database"),
    ):
        refusal(lambda start=start: read_weigh_ins(io.BytesIO(start + b"\0" * 50)), word, "save the table as CSV")
    closed = io.StringIO("day,weight_kg\n0,80\n")
    closed.close()
    refusal(lambda: read_weigh_ins(closed), "The table cannot be read", "give its name")
    refusal(lambda: read_text("a," + "b" * 200_000), "too long for one row")
    refusal(lambda: read_text("8" * 20_000_001), "larger than 20 MB")


# ---- the small inputs that failed


READ = {"iso_dates": 60, "semicolon_comma_dates": 60, "comment_head": 60, "two_line_rows": 60, "sync_duplicates": 66}


@pytest.mark.parametrize("case", READ)
def test_a_case_is_read(case):
    read = read_weigh_ins(CASES / f"{case}.csv")
    assert len(read) == READ[case]
    clean = read_weigh_ins(CASES / "iso_dates.csv")
    rate, known = weekly_rate(read), weekly_rate(clean)
    assert isinstance(rate, Interval)
    assert isinstance(known, Interval)
    assert rate.estimate == pytest.approx(known.estimate, abs=0.005)
    assert rate.high - rate.low == pytest.approx(known.high - known.low, rel=0.1), "copies of a slip count once"
    assert len(rate.notes) == (case == "sync_duplicates")


def test_cases_that_are_no_table_of_one_body_are_refused_by_every_estimator():
    for case, words in (
        (
            "unit_switch_most_in_kilograms",
            "Days 36 to 59: 24 weigh-ins were set aside (172.8 to 177.7, about 2.2 times",
        ),
        ("unit_switch_most_in_pounds", "Days 24 to 59: 36 weigh-ins were set aside (172.8 to 178.4, about 2.2 times"),
    ):
        w = pd.read_csv(CASES / f"{case}.csv")
        for said in (weekly_rate(w), hidden_intake_kcal(w, ANA)):
            assert words in str(said)
            assert len(str(said)) < 250, "one sentence for the block"
        refusal(lambda w=w: trend(w), words)
        refusal(lambda case=case: read_weigh_ins(CASES / f"{case}.csv"), "write the unit behind each value")


def test_a_clock_that_was_reset_gives_no_sure_rate():
    w = pd.read_csv(CASES / "epoch_day.csv")
    for said in (weekly_rate(w), hidden_intake_kcal(w, ANA)):
        assert "Nobody weighed between day -20000 and day 0" in str(said)
        assert not said
    assert "Nobody weighed" in trend(w).attrs["notes"][0]
    refusal(lambda: read_weigh_ins(CASES / "epoch_day.csv"), "line 2, column 'day': -20000")


def test_pounds_of_who_has_lost_are_noticed():
    w = pd.read_csv(CASES / "pounds_lighter.csv")
    for name, share in ((name, share) for name in PEOPLE for share in (0.7, 0.8, 0.9, 1.0, 1.2)):
        who = PEOPLE[name]
        pounds = w.assign(weight_kg=w["weight_kg"] / w["weight_kg"].mean() * share * who.weight_kg / units.KG_PER_LB)
        said = hidden_intake_kcal(pounds, who)
        assert not said
        assert "Are these pounds?" in str(said)
    assert "Are these pounds? 157.4 lb are 71.4 kg." in str(weekly_rate(w))
    assert "unit='lb'" in " ".join(read_weigh_ins(CASES / "pounds_lighter.csv").attrs["understood"])
    assert read_weigh_ins(CASES / "pounds_lighter.csv", "lb")["weight_kg"].mean() == pytest.approx(71.4, abs=0.1)


# ---- anything at all


bent = st.tuples(
    st.sampled_from(sorted(EXPORTS)),
    st.lists(st.tuples(st.floats(0, 1), st.sampled_from("0123456789.,;:-/\"'#\t\n| aKGlbst\ufeff\x00é½٣")), max_size=8),
    st.lists(st.floats(0, 1), max_size=4),
)


@settings(max_examples=300, deadline=None)
@given(bent, st.sampled_from([None, "kg", "lb"]))
def test_a_bent_table_is_read_or_answered_with_a_sentence(table, unit):
    name, signs, cuts = table
    text = EXPORTS[name]
    for place, sign in signs:
        at = int(place * len(text))
        text = text[:at] + sign + text[at:]
    for place in cuts:
        at = int(place * len(text))
        text = text[:at] + text[at + 3 :]
    read = None
    try:
        read = read_text(text, unit)
    except ValueError as error:
        said = str(error)
    if read is None:
        assert said.endswith(".")
        assert len(said) < 450
    else:
        assert np.isfinite(read["weight_kg"]).all()
        assert ((read["weight_kg"] > 0) & (read["weight_kg"] <= 1000)).all()
        assert (np.diff(read["day"]) >= 0).all()
