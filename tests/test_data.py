"""The tables are what ``datapackage.json`` says they are, to the byte and to the last value."""

from __future__ import annotations

import csv
import hashlib
import json
import math
import re
import runpy
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lessons_lib import PEOPLE, data
from lessons_lib.science.fat.regions import EXPONENT, START_SHARES
from lessons_lib.start import ROOT

FOLDER = ROOT / "data"
TOOL = runpy.run_path(str(ROOT / "tools" / "describe_data.py"))
PACKAGE: dict[str, Any] = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES: list[dict[str, Any]] = PACKAGE["resources"]
TABLES = [pytest.param(resource, id=resource["name"]) for resource in RESOURCES]
COLUMNS = [
    pytest.param(resource, field, id=f"{resource['name']}-{field['name']}")
    for resource in RESOURCES
    for field in resource["schema"]["fields"]
]

# Endings of a column's name that say its unit already.
UNIT_ENDINGS = {"_kg": "kg", "_cm": "cm", "_years": "years", "_kcal": "kcal", "_percent": "%"}


def rows(resource: dict[str, Any]) -> list[dict[str, str]]:
    with (FOLDER / resource["path"]).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(value: str, kind: str) -> str | int | float:
    """Read a value as its column's type; `ValueError` if it is not of that type."""
    if kind == "integer":
        return int(value)
    if kind == "number":
        number = float(value)
        if number - number != 0:
            raise ValueError(f"{value} is not finite")
        return number
    if kind != "string":
        raise ValueError(f"{kind} is a type that this course does not use")
    return value


def test_every_file_is_described_and_every_description_has_its_file() -> None:
    # the scenes of the coach's board are no tables; tests/board/test_scenes.py reads them
    present = {p.name for p in FOLDER.iterdir() if p.is_file() and p.name not in ("README.md", "datapackage.json")}
    assert present == {r["path"] for r in RESOURCES}
    assert len({r["name"] for r in RESOURCES}) == len(RESOURCES)


def test_the_package_says_what_it_is() -> None:
    assert re.fullmatch(r"[a-z0-9._-]+", PACKAGE["name"])
    assert PACKAGE["title"]
    assert PACKAGE["description"]
    assert [licence["name"] for licence in PACKAGE["licenses"]] == ["CC-BY-4.0"]


@pytest.mark.parametrize("resource", TABLES)
def test_a_file_is_what_its_description_says(resource: dict[str, Any]) -> None:
    counted = TOOL["counted"](FOLDER / resource["path"])
    assert {key: resource[key] for key in counted} == counted
    assert resource["hash"] == f"sha256:{hashlib.sha256((FOLDER / resource['path']).read_bytes()).hexdigest()}"
    assert resource["format"] == "csv"
    assert resource["mediatype"] == "text/csv"
    assert resource["encoding"] == "utf-8"
    assert resource["title"]
    assert resource["description"]
    assert all(source["title"] for source in resource["sources"])
    assert resource["sources"]
    assert all(licence["name"] for licence in resource["licenses"])


@pytest.mark.parametrize("resource", TABLES)
def test_a_file_is_plain(resource: dict[str, Any]) -> None:
    content = (FOLDER / resource["path"]).read_bytes()
    assert b"\r" not in content, "lines end with a line feed only"
    assert content.endswith(b"\n")
    assert not content.startswith(b"\xef\xbb\xbf"), "no byte order mark"
    with (FOLDER / resource["path"]).open(encoding="utf-8", newline="") as file:
        table = list(csv.reader(file))
    assert {len(row) for row in table} == {len(table[0])}
    assert all(value == value.strip() for row in table for value in row)
    fields = [field["name"] for field in resource["schema"]["fields"]]
    assert table[0] == fields


@pytest.mark.parametrize(("resource", "field"), COLUMNS)
def test_a_column_holds_what_it_says(resource: dict[str, Any], field: dict[str, Any]) -> None:
    limits = field.get("constraints", {})
    values = [row[field["name"]] for row in rows(resource)]
    assert field["description"].endswith(".")
    if limits.get("required"):
        assert all(values), "a required value is missing"
    given = [read(value, field["type"]) for value in values if value]
    assert given or not limits.get("required")
    if limits.get("unique"):
        assert len(set(given)) == len(given)
    for value in given:
        assert value in limits.get("enum", [value])
        assert re.fullmatch(limits.get("pattern", ".*"), str(value), re.DOTALL)
        if "minimum" in limits:
            assert value >= limits["minimum"]
        if "maximum" in limits:
            assert value <= limits["maximum"]


@pytest.mark.parametrize(("resource", "field"), COLUMNS)
def test_a_number_has_a_unit(resource: dict[str, Any], field: dict[str, Any]) -> None:
    if field["type"] == "string":
        assert "unit" not in field
        return
    assert field["unit"], "write 1 for a pure number"
    for ending, unit in UNIT_ENDINGS.items():
        if field["name"].endswith(ending):
            assert field["unit"] == unit
    if field["unit"] == "see the column unit":
        assert all(row["unit"] for row in rows(resource) if row[field["name"]])


@pytest.mark.parametrize("resource", TABLES)
def test_only_checked_numbers_are_shown(resource: dict[str, Any]) -> None:
    names = [field["name"] for field in resource["schema"]["fields"]]
    if "tag" not in names:
        assert resource["name"] in ("people", "real-weight-loss", "real-weigh-ins", "glossary")
        return
    tags = {row["tag"] for row in rows(resource)}
    if resource["name"] == "claims":
        # a claim that nobody could check is still met, in words: its evidence shows no number
        unchecked = [row for row in rows(resource) if row["tag"] == "NOT CHECKED"]
        assert len(unchecked) == 8
        assert not any(re.search(r"\d", row["evidence"]) for row in unchecked)
        tags -= {"NOT CHECKED"}
    assert tags <= set(data.SHOWABLE_TAGS)
    assert not re.search("UNVERIFIED", (FOLDER / resource["path"]).read_text(encoding="utf-8"))


def test_a_reference_can_be_found() -> None:
    table = data.read_rows("references")
    ids = [row["id"] for row in table]
    assert len(ids) == len(set(ids))
    for row in table:
        assert row["doi"] or row["where"], row["id"]
        assert re.fullmatch(r"[a-z0-9_]+", row["id"])
    dois = [row["doi"].lower() for row in table if row["doi"]]
    assert len(dois) == len(set(dois)), "one work has two ids"


def test_the_people_are_varied_adults() -> None:
    people = list(PEOPLE.values())
    assert len(people) >= 8
    assert {person.sex for person in people} == {"female", "male"}
    assert all(20 <= person.age_years <= 70 for person in people)
    assert all(18.5 <= person.bmi <= 50 for person in people)
    for sex in ("female", "male"):
        bmis = [person.bmi for person in people if person.sex == sex]
        assert min(bmis) < 25 < 30 < max(bmis)
    assert max(p.age_years for p in people) - min(p.age_years for p in people) >= 40
    assert max(p.pal for p in people) - min(p.pal for p in people) >= 0.5
    assert [row["id"] for row in data.read_rows("people")] == list(PEOPLE)


def test_the_real_curve_is_the_published_one() -> None:
    table = [(int(row["day"]), float(row["weight_kg"])) for row in data.read_rows("real_weight_loss")]
    assert len(table) == 52
    assert table[0] == (0, 184.35)
    assert table[-1] == (246, 112.6)
    days = [day for day, _ in table]
    assert days == sorted(days)
    assert {day for day in days if days.count(day) > 1} == {7, 71, 165}
    assert min(weight for _, weight in table) == 112.6
    resource = next(r for r in RESOURCES if r["name"] == "real-weight-loss")
    assert {licence["name"] for licence in resource["licenses"]} == {"GPL-2.0", "GPL-3.0"}


def test_the_real_mornings_are_one_person_without_a_gap() -> None:
    rows = data.read_rows("real_weigh_ins")
    assert [int(row["day"]) for row in rows] == list(range(63))
    assert [row["asked"] for row in rows] == ["as usual"] * 21 + ["eat less"] * 21 + ["move more"] * 21
    grams = [round(1000 * float(row["weight_kg"])) for row in rows]
    assert all(one % 50 == 0 for one in grams)  # as his scale shows them: a value that was filled in would not be
    assert (grams[0], min(grams), max(grams), grams[-1]) == (70_700, 68_600, 71_100, 69_150)


def test_a_change_in_percent_is_that_of_its_means() -> None:
    checked = 0
    for row in data.read_rows("regional_fat"):
        assert row["change_percent"] or row["result"]
        assert bool(row["start"]) == bool(row["end"]) == bool(row["unit"])
        if row["start"] and row["change_percent"]:
            percent = 100 * (float(row["end"]) / float(row["start"]) - 1)
            assert abs(percent - float(row["change_percent"])) < 0.12, row
            checked += 1
    assert checked >= 9


def test_the_trials_give_the_exponent_that_the_model_uses() -> None:
    table = data.read_rows("regional_fat")
    for group in ("men", "women"):
        kept = {
            row["region"]: float(row["end"]) / float(row["start"])
            for row in table
            if row["study"] == "Albu 2010" and row["group"].startswith(group)
        }
        exponent = math.log(kept["hips and legs"]) / math.log(kept["upper body"])
        assert exponent == pytest.approx(EXPONENT, abs=0.01)
    start = {row["region"]: float(row["start"]) for row in table if row["study"] == "Treuth 1994"}
    for region, share in START_SHARES["male"].items():
        assert start[region] / sum(start.values()) == pytest.approx(share, abs=0.0006)


def test_the_readme_names_every_file() -> None:
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert [r["path"] for r in RESOURCES if f"`{r['path']}`" not in text] == []


# --- the command ---------------------------------------------------------------------------


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "data"))


def run(folder: Path, *options: str) -> int:
    code: int = TOOL["main"](["--folder", str(folder), *options])
    return code


def test_the_command_finds_nothing_to_do() -> None:
    assert run(FOLDER, "--check") == 0


def test_a_changed_file_is_named_and_described_anew(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (copy / "people.csv").open("a", encoding="utf-8", newline="") as file:
        file.write("kim,Kim,female,30,170,65,1.6,\n")
    before = (copy / "datapackage.json").read_bytes()
    assert run(copy, "--check") == 1
    said = capsys.readouterr().err
    assert said == "people.csv: bytes, hash, rows and description changed. Run: python -m tools.describe_data\n"
    assert (copy / "datapackage.json").read_bytes() == before
    assert run(copy) == 0
    assert run(copy, "--check") == 0
    assert b"\r" not in (copy / "datapackage.json").read_bytes()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: (d / "new.csv").write_text("a\n1\n"), "new.csv is not described"),
        (lambda d: (d / "people.csv").unlink(), "people.csv is described in datapackage.json but missing"),
        (
            lambda d: (d / "real_weight_loss.csv").write_text("day,kg\n0,80\n"),
            "real_weight_loss.csv has the columns day, kg;",
        ),
        (lambda d: (d / "datapackage.json").unlink(), "datapackage.json is missing"),
        (lambda d: (d / "datapackage.json").write_text("{"), "datapackage.json is not valid JSON in line 1"),
        (lambda d: (d / "datapackage.json").write_text("{}"), "datapackage.json has no list 'resources'"),
    ],
)
@pytest.mark.parametrize("options", [(), ("--check",)])
def test_what_only_a_person_can_mend_is_said(
    copy: Path, capsys: pytest.CaptureFixture[str], change: Any, sentence: str, options: tuple[str, ...]
) -> None:
    change(copy)
    assert run(copy, *options) == 1
    assert sentence in capsys.readouterr().err


# --- a file that somebody bent -------------------------------------------------------------

NAMES = sorted(file.stem for file in FOLDER.glob("*.csv"))
HARMLESS: dict[str, Callable[[bytes], bytes]] = {
    "a mark before it": lambda b: b"\xef\xbb\xbf" + b,
    "other line ends": lambda b: b.replace(b"\n", b"\r\n"),
    "no last line end": lambda b: b.rstrip(b"\n"),
    "empty lines": lambda b: b + b"\n\n",
}
BENT: dict[str, Callable[[bytes], bytes]] = {
    "semicolons": lambda b: b.replace(b",", b";"),
    "tabs": lambda b: b.replace(b",", b"\t"),
    "empty": lambda _: b"",
    "head only": lambda b: b[: b.index(b"\n") + 1],
    "no head": lambda b: b[b.index(b"\n") + 1 :],
    "a row lost": lambda b: b[: b.rstrip().rindex(b"\n") + 1],
    "cut in a row": lambda b: b[: b.rstrip().rindex(b"\n") + 3],
    "a row twice": lambda b: b + b.rstrip().rpartition(b"\n")[2][:1],
    "a value more": lambda b: b.rstrip() + b",1,2,3,4\n",
    "another name of a column": lambda b: b"x" + b,
    "not UTF-8": lambda b: b.rstrip() + b"\xe9\n",
    "UTF-16": lambda b: b.decode().encode("utf-16"),
    "NUL": lambda b: b"\0" + b,
    "an open quotation mark": lambda b: b[: b.index(b"\n") + 1] + b'"' + b[b.index(b"\n") + 1 :],
}


@pytest.fixture
def bent(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(data, "folder", lambda: copy)
    return copy


@pytest.mark.parametrize("name", NAMES)
def test_harmless_changes_of_a_table_change_nothing(bent: Path, name: str) -> None:
    rows, content = data.read_rows(name), (bent / f"{name}.csv").read_bytes()
    for how, change in HARMLESS.items():
        (bent / f"{name}.csv").write_bytes(change(content))
        assert data.read_rows(name) == rows, how


@pytest.mark.parametrize("name", NAMES)
def test_a_bent_table_is_a_sentence_that_names_it(bent: Path, name: str) -> None:
    content = (bent / f"{name}.csv").read_bytes()
    for how, change in BENT.items():
        (bent / f"{name}.csv").write_bytes(change(content))
        for read in (data.read_rows, data.table):
            with pytest.raises(ValueError, match=rf"{name}\.csv.*\.$"):
                print(how, read(name))


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (",80,", ",8O,", "weight_kg in line 2 is '8O', which is no number"),
        (",80,", ",nan,", "weight_kg in line 2 is 'nan'"),
        (",80,", ",,", "line 2 has no weight_kg"),
        ("ben,", "ana,", "line 3 has the id 'ana' a second time"),
    ],
)
def test_a_value_that_is_none_is_named_with_line_and_column(bent: Path, old: str, new: str, sentence: str) -> None:
    file = bent / "people.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"^data/people.csv: {sentence}.* Restore it: "):
        data.read_rows("people")


@pytest.mark.parametrize("content", ["", "{", "[]", '{"resources": [{}]}'])
def test_a_bent_description_is_a_sentence(bent: Path, content: str) -> None:
    (bent / "datapackage.json").write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^data/datapackage.json cannot be read"):
        data.read_rows("people")


@pytest.mark.parametrize("name", ["a" * 100_000, "../people", 5, ""])
def test_a_name_of_no_table_is_a_sentence(name: Any) -> None:
    with pytest.raises(ValueError, match=r"^There is no table .* in data/. It must be one of articles, "):
        data.path(name)
