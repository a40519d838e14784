"""The builder: filling, running, stripping, both editions, comparing."""

from __future__ import annotations

import base64
import json
import re
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from lesson_folders import write

from tools import build_notebooks as builder
from tools import lessons
from tools.filling import Filler
from tools.lessons import LessonError
from tools.stored import without_source

TINY = """
# %% [markdown]
# # {{title}}: how heavy is Ana at {ana_kg:.1f} kg?
#
# {{cite hall_2011}}

# %% [markdown] tags=["coach", "vote"]
# **Coach:** {{cite hall_2011}} {{late}} Skip it.

# %%
import uuid

# %%
PNG = bytes.fromhex("PNG_HEX")
class App:
    def __repr__(self): return "Ana weighs 80.0 kg."
    def _repr_mimebundle_(self, **_):
        view = {"version_major": 2, "version_minor": 0, "model_id": uuid.uuid4().hex}
        return {"text/plain": repr(self), "image/png": PNG, WIDGET_VIEW: view}

# %%
App()

# %%
print("first")
print("second")
"""


def chunk(kind: bytes, data: bytes) -> bytes:
    crc = struct.pack(">I", zlib.crc32(kind + data))
    return struct.pack(">I", len(data)) + kind + data + crc


def png(*notes: bytes) -> bytes:
    """One white pixel, with notes of its maker."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(b"\x00\xff"))
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(notes) + pixel + chunk(b"IEND", b"")


NOTED = png(chunk(b"tEXt", b"Software\x00Maker 1.2"), chunk(b"tIME", bytes(7)))
TINY = TINY.lstrip().replace("PNG_HEX", NOTED.hex()).replace("WIDGET_VIEW", repr(builder.WIDGET_VIEW))


def build(path: Path, filler: Filler) -> builder.Built:
    (built,) = builder.build([path], filler)
    return built


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> tuple[builder.Built, builder.Built]:
    """A small lesson, built twice."""
    path = write(tmp_path_factory.mktemp("tiny"), TINY)
    filler = Filler(ask=str, cite=lambda key: "Hall", names=lambda number: {"ana_kg": 80.0})
    return build(path, filler), build(path, filler)


# --- placeholders ----------------------------------------------------------------------------


def test_placeholders_are_filled(filler: Filler) -> None:
    text = "{ana_kg:mass}, {nothing:.1f} kg, {{cite hall_2011}}\n"
    filled, faults = filler.fill(text)
    assert faults == []
    assert filled == ("80.0 kg, 0.0 kg, Hall et al. 2011, doi:10.1/x\n")


def test_a_lesson_names_its_own_numbers() -> None:
    filler = Filler(ask=str, cite=str, names={"04": {"kg": 80.0}, "05": {"kg": 72}}.__getitem__)
    assert filler.fill("{kg:.0f} {kg}", "04") == ("80 80.0", [])
    assert filler.fill("{kg:mass.0}", "05") == ("72 kg", [])


@pytest.mark.parametrize(
    ("placeholder", "reason"),
    [
        ("{anna_kg:.1f}", "There is no anna_kg here. Did you mean ana_kg?"),
        ("{endless:.1f}", "It gives inf"),
        ("{ana_kg - 80:.1f}", "Give the sum a name in numbers.py"),
        ("{{= 80 | .1f}}", "a number: {name:format}"),
        ("{broken}", "ZeroDivisionError"),
        ("{ana_kg:wide}", "has no such format"),
        ("{}", "is no name"),
        ("{{cite nobody_1999}}", "nobody_1999"),
        ("{{hint 06.1}}", "It must be {{cite ID}}"),
        ("{{ask 06.1}}", "It must be {{cite ID}}"),
    ],
)
def test_what_cannot_be_filled_is_named(tmp_path: Path, filler: Filler, placeholder: str, reason: str) -> None:
    path = write(tmp_path, f"# %% [markdown]\n# # 06\n\n# %% [markdown]\n# {placeholder}\n")
    with pytest.raises(LessonError) as caught:
        builder.assemble(path, filler)
    said = str(caught.value)
    assert said.startswith("lesson.py, cell 2: ")
    assert placeholder[placeholder.index("{") :] in said
    assert reason in said


@pytest.mark.parametrize("text", ["{ana_kg:.1f kg", "ana_kg:.1f} kg", "{ana_kg:.1f}} kg", "{{cite hall_2011} kg"])
def test_a_brace_without_its_partner_is_named(filler: Filler, text: str) -> None:
    filled, faults = filler.fill(f"So she weighs {text}.")
    assert filled == f"So she weighs {text}."
    assert len(faults) == 1
    assert "a brace has no partner. It must be {{cite ID}}" in faults[0]
    assert text[:10] in faults[0]


def test_every_fault_of_a_source_is_named_at_once(tmp_path: Path, filler: Filler) -> None:
    text = '# %% [markdown]\n# {a} {b}\n\n# %% tags=["coach"]\n1\n'
    with pytest.raises(LessonError) as caught:
        builder.assemble(write(tmp_path, text), filler)
    lines = str(caught.value).splitlines()
    assert len(lines) == 3
    assert "A coach cell holds code" in lines[2]


def test_code_is_never_filled(tmp_path: Path, filler: Filler) -> None:
    book = builder.assemble(write(tmp_path, '# %%\nf"{{ana}}"\n'), filler)
    assert book.cells[0].source == 'f"{{ana}}"'


@pytest.mark.parametrize(
    ("code", "folded"),
    [
        ('lesson.ask("05.1")', True),
        ('lesson.recap("05")', True),
        ('lesson.reveal("05.1", charts.weight(body))', False),
        ('lesson.prefer("kg")', False),
        ('lesson.ask("05.1")\n500 * 7', False),
    ],
)
def test_code_that_only_asks_is_folded_away_and_stays_so(
    code: str, folded: bool, tmp_path: Path, filler: Filler
) -> None:
    folder = write(tmp_path, f"# %%\n{code}\n", "05_tiny")
    (folder / "questions.md").write_text("## 05.1\nYes?\n- *a: Yes. -> Yes.\n- b: No. -> No.\nhint: H.\nsolution: S.\n")
    book = builder.assemble(folder, filler)
    builder.tidy(book)
    assert book.cells[0].metadata.get("jupyter", {}).get("source_hidden", False) is folded


def test_sources_are_found_by_number_or_name(tmp_path: Path) -> None:
    paths = [write(tmp_path, "", name) for name in ("04_line", "06_scale")]
    write(tmp_path, "", "helper")
    assert lessons.find_sources(tmp_path) == paths
    assert lessons.find_sources(tmp_path, ("06",)) == paths[1:]
    assert lessons.find_sources(tmp_path, ("04_line",)) == paths[:1]
    with pytest.raises(LessonError, match="There is no lesson '09'"):
        lessons.find_sources(tmp_path, ("09",))


# --- running and stripping -------------------------------------------------------------------


def test_two_builds_are_the_same_bytes(tiny: tuple[builder.Built, builder.Built]) -> None:
    first, second = tiny
    assert not first.fault
    assert first.texts == second.texts
    assert set(first.texts) == {"06_tiny.ipynb", "coach/06_tiny.ipynb"}


def test_editions_differ_by_the_coach_cells_only(
    tiny: tuple[builder.Built, builder.Built],
) -> None:
    student = json.loads(tiny[0].texts["06_tiny.ipynb"])["cells"]
    coach = json.loads(tiny[0].texts["coach/06_tiny.ipynb"])["cells"]
    assert [c["id"] for c in coach] == [f"06-{n:02d}" for n in range(1, 7)]
    assert [c for c in coach if c["metadata"].get("tags") != ["coach"]] == student
    assert coach[0]["source"][0] == "# 06 · Is it all fat?: how heavy is Ana at 80.0 kg?\n"
    assert coach[1]["source"] == [
        "<details><summary>For the coach</summary>\n",
        "\n",
        "**Coach:** Hall Skip it.\n",
        "\n",
        "</details>",
    ]
    assert len(coach) == len(student) + 1
    counts = [c["execution_count"] for c in student if c["cell_type"] == "code"]
    assert counts == [1, 2, 3, 4]


def test_what_changes_is_stripped_and_words_stay(
    tiny: tuple[builder.Built, builder.Built],
) -> None:
    text = tiny[0].texts["06_tiny.ipynb"]
    book = json.loads(text)
    assert book["nbformat"] == 4
    assert book["nbformat_minor"] == 5
    assert set(book["metadata"]) == {"kernelspec", "language_info"}
    assert "version" not in book["metadata"]["language_info"]
    assert "widget" not in text.replace(builder.WIDGET_VIEW, "", 1)  # the class's own line
    (output,) = book["cells"][3]["outputs"]
    assert set(output["data"]) == {"image/png", "text/plain"}
    assert output["data"]["text/plain"] == ["Ana weighs 80.0 kg."]
    assert base64.b64decode(output["data"]["image/png"]) == png()
    (stream,) = book["cells"][4]["outputs"]
    assert stream["text"] == ["first\n", "second\n"]
    assert text.endswith("}\n")
    assert text.startswith('{\n "cells": [\n')


def test_a_clean_png_is_left_as_it_is() -> None:
    clean = base64.b64encode(png()).decode()
    assert builder.plain_png(clean) == clean


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("1 / 0", "ZeroDivisionError"),
        ("import warnings\nwarnings.warn('old')", "UserWarning: old"),
        ("import warnings\nwarnings.warn('later', PendingDeprecationWarning)", "later"),
        ("import sys\nprint('noise', file=sys.stderr)", "noise"),
    ],
)
def test_an_error_or_a_warning_names_its_cell(tmp_path: Path, filler: Filler, code: str, said: str) -> None:
    built = build(write(tmp_path, f"# %% [markdown]\n# # 06\n\n# %%\n{code}\n"), filler)
    assert not built.texts
    assert built.fault.startswith(f"06_tiny, cell 2 `{code.splitlines()[0]}`")
    assert said in built.fault
    assert "\x1b" not in built.fault


def test_one_bad_lesson_does_not_stop_the_others(tmp_path: Path, filler: Filler) -> None:
    good = write(tmp_path, "# %%\n1\n", "04_good")
    bad = write(tmp_path, "# %% [markdown]\n# {x}\n", "05_bad")
    results = {built.name: built for built in builder.build([bad, good], filler)}
    assert results["04_good"].texts
    assert results["05_bad"].fault


def test_lessons_run_in_an_empty_folder(tmp_path: Path, filler: Filler) -> None:
    code = "from pathlib import Path\n[p.name for p in Path().iterdir() if p.name != '.ipython']"
    built = build(write(tmp_path, f"# %%\n{code}\n"), filler)
    assert '"[]"' in built.texts["06_tiny.ipynb"]


def test_the_builders_kernel_keeps_no_predictions(
    tmp_path: Path, filler: Filler, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LESSONS_KEEP", str(tmp_path / "kept.csv"))
    code = "import os\nos.environ['LESSONS_KEEP']"
    assert "\"'off'\"" in build(write(tmp_path, f"# %%\n{code}\n"), filler).texts["06_tiny.ipynb"]


def test_nbval_notices_one_changed_number_and_nothing_else(
    tiny: tuple[builder.Built, builder.Built], tmp_path: Path
) -> None:
    # that it accepts an app whose widget was stripped, every lesson's own run shows
    changed = tiny[0].texts["06_tiny.ipynb"].replace('"Ana weighs 80.0 kg."', '"Ana weighs 79 kg."')
    (tmp_path / "changed.ipynb").write_text(changed, encoding="utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--nbval", "--nbval-current-env", "-q"]
    command += ["-p", "no:cacheprovider", "-p", "no:xdist", str(tmp_path)]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert "1 failed, 3 passed" in run.stdout, run.stdout
    assert "changed.ipynb::Cell 2" in run.stdout


# --- comparing -------------------------------------------------------------------------------


def notebook(text: str = "80 kg", picture: str = "AAAA", source: str = "p") -> str:
    data = {"image/png": picture, "text/plain": text}
    output = {"output_type": "display_data", "data": data, "metadata": {}}
    cell = {"cell_type": "code", "id": "06-01", "source": source, "outputs": [output]}
    return json.dumps({"cells": [cell], "metadata": {}})


def test_the_cell_that_differs_is_named() -> None:
    assert builder.difference(notebook(), notebook()) == ""
    assert builder.difference(notebook("80 kg"), notebook("79 kg")) == "cell 1 differs in outputs"
    assert builder.difference(notebook(), notebook(source="q", picture="B")) == "cell 1 differs in outputs, source"
    assert builder.difference("not json", notebook()) == "the stored file is not a notebook"
    fewer = json.dumps({"cells": [], "metadata": {}})
    assert builder.difference(fewer, notebook()).startswith("cell 1 differs in")
    assert builder.difference(notebook(), notebook() + "\n") == "it differs outside its cells"


def test_pictures_are_left_out_where_they_cannot_repeat() -> None:
    old, new = notebook(picture="AAAA"), notebook(picture="BBBB")
    assert builder.difference(old, new) == "cell 1 differs in outputs"
    assert builder.difference(old, new, pictures=False) == ""
    assert builder.difference(old, notebook("79 kg"), pictures=False) == "cell 1 differs in outputs"


def test_check_compares_pictures_with_the_locked_python_and_matplotlib_only(
    tmp_path: Path, filler: Filler, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path, TINY)
    for name, text in build(source, filler).texts.items():
        data = base64.b64encode(png()).decode()
        assert data in text
        (tmp_path / "coach").mkdir(exist_ok=True)
        (tmp_path / name).write_text(text.replace(data, "AAAA"), encoding="utf-8")
    (locked,) = re.findall(r"^matplotlib==(\S+)", (builder.ROOT / "requirements.txt").read_text("utf-8"), re.MULTILINE)
    for python, drawn_with, found in (
        (sys.version_info[:2], locked, 2),
        ((3, 1), locked, 0),
        (sys.version_info[:2], "0.1", 0),
    ):
        monkeypatch.setattr(builder, "LOCKED_PYTHON", python)
        monkeypatch.setattr(builder, "version", {"matplotlib": drawn_with}.__getitem__)
        faults = builder.check([source], filler, tmp_path)
        assert len(faults) == found
        assert all("differs in outputs" in fault for fault in faults)


def test_check_names_missing_changed_and_orphaned_notebooks(tmp_path: Path, filler: Filler) -> None:
    source = write(tmp_path, "# %%\nprint(80)\n")
    stored = tmp_path / "stored"
    (stored / "coach").mkdir(parents=True)
    for name, text in build(source, filler).texts.items():
        (stored / name).write_bytes(text.encode())
    assert builder.check([source], filler, stored) == []
    assert without_source(builder.editions(source), stored, "*.ipynb") == []
    (source / "lesson.py").write_text("# %%\nprint(79)\n", encoding="utf-8")
    (stored / "coach" / "06_tiny.ipynb").rename(stored / "coach" / "07_gone.ipynb")
    changed, missing = builder.check([source], filler, stored)
    assert "06_tiny.ipynb is not what its source gives: cell 1 differs in outputs, source" in changed
    assert missing == "06_tiny.ipynb is not stored. Run `make notebooks`."
    (orphan,) = without_source(builder.editions(source), stored, "*.ipynb")
    assert orphan.startswith("07_gone.ipynb has no source")


def test_one_notebook_is_run_in_place(tmp_path: Path, filler: Filler) -> None:
    book = builder.assemble(write(tmp_path, "# %%\n40 + 2\n"), filler)
    builder.execute(book, "06_tiny.py")
    assert book.cells[0].outputs[0].data["text/plain"] == "42"
