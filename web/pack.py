"""Python's part of the site: wheels and this project's own files as a few compressed packs.

A pack is a gzip file: four bytes with the length of an index, the index (JSON, path and length of each file), then
the files. The page unpacks it itself, so any host that hands out files will do.
"""

from __future__ import annotations

import gzip
import io
import json
import re
import shutil
import struct
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from .pages import on_page
from .sources import HERE, ROOT, Tools, unpack

# never read by a lesson's page
DROPPED = re.compile(
    r"(^|/)(tests?|sphinxext|_pyinstaller|f2py|distutils|include|pkgconfig|sample_data|nbextension|labextension)/"
    r"|\.(pyx|pxd|pxi|c|h|a|md|rst|tmpl|f90?|afm|cur|ico|js\.map)$|(?<!lessons_lib/__init__)(?<!charts)(?<!apps)\.pyi$"
    r"|/(RECORD|INSTALLER|WHEEL)$|\.data/|licenses/|LICEN[CS]E|COPYING"
    r"|mpl-data/(images|stylelib|kpsewhich|plot_directive)/|mpl-data/fonts/(pdfcorefonts|afm)/"
    r"|mpl-data/fonts/ttf/(?!DejaVuSans(-Bold|-Oblique)?\.ttf$)"
)
STDLIB_DROPPED = re.compile(r"^(sqlite3|pydoc_data|ensurepip|idlelib|tkinter|turtle|lib2to3|test)\b")
OWN = ("lessons_lib/board/server/", "lessons_lib/start/jupyter/")
BOARD = re.compile(r"lessons_lib/(board|_data/(scenes|classes))/|lessons_lib/_lessons/.*/lesson\.py$")
"""What only the page of classes needs, with the coach's notes in the lessons: a pack that no lesson waits for."""
LESSON_FILES = ("lesson.py", "questions.md", "numbers.py", "about.toml")
DATED = (2020, 1, 1, 0, 0, 0)


def own_files() -> dict[str, bytes]:
    """Return the library's files as an installed wheel has them, without what no page uses."""
    found = {p.relative_to(ROOT).as_posix(): p for p in (ROOT / "lessons_lib").rglob("*.*")}
    found |= {f"lessons_lib/_data/{p.relative_to(ROOT / 'data').as_posix()}": p for p in (ROOT / "data").rglob("*.*")}
    for lesson in (ROOT / "notebooks" / "source").glob("[0-9]*"):
        found |= {f"lessons_lib/_lessons/{lesson.name}/{name}": lesson / name for name in LESSON_FILES}
    kept = {name: p.read_bytes() for name, p in found.items() if "__pycache__" not in name and p.is_file()}
    kept |= {name: on_page(data.decode()).encode() for name, data in kept.items() if name.endswith("questions.md")}
    return {name: data for name, data in kept.items() if not name.startswith(OWN)}


def stage(folder: Path, wheels: Iterable[tuple[str, bytes]]) -> dict[str, str]:
    """Lay out one merged folder of packages; return every licence that came with them."""
    licences: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for name, data in wheels:
        for path, content in unpack(data, name).items():
            if re.search(r"(?i)(^|/)(LICEN[CS]E|COPYING|NOTICE)[^/]*$|licenses/", path) and "/tests/" not in path:
                licences[f"{name}: {path}"] = content.decode("utf-8", "replace")
            if not DROPPED.search(path):
                files[path] = content
    files |= own_files() | {
        f"{n}.py": (HERE / "page" / f"{n}.py").read_bytes() for n in ("IPython", "page_kernel", "warm_up")
    }
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return licences


def compiled_core(tools: Tools, core: Path, work: Path) -> None:
    """Copy Pyodide's own files, with its standard library compiled."""
    core.mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        shutil.copy(tools.pyodide / name, core / name)
    library = work / "stdlib"
    with zipfile.ZipFile(tools.pyodide / "python_stdlib.zip") as file:
        file.extractall(library, [name for name in file.namelist() if not STDLIB_DROPPED.match(name)])
    tools.script("compile.mjs", tools.pyodide, library)
    with zipfile.ZipFile(core / "stdlib.zip", "w") as made:
        for path in sorted(p for p in library.rglob("*") if p.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(library).as_posix(), DATED)
            made.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, 9)


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return files as one compressed pack; the same files give the same bytes."""
    index = json.dumps([[name, len(data)] for name, data in files.items()]).encode()
    plain = struct.pack("<I", len(index)) + index + b"".join(files.values())
    out = io.BytesIO()
    with gzip.GzipFile(fileobj=out, mode="wb", compresslevel=9, mtime=0) as file:
        file.write(plain)
    return out.getvalue()


def packs(tools: Tools, folder: Path, work: Path, apps: Mapping[str, list[str]], core: Path) -> dict[str, bytes]:
    """Return the packs by name: what the first picture of any lesson needs, found by running it, and the rest."""
    tools.script("compile.mjs", tools.pyodide, folder)
    every = {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
    (work / "all.bin").write_bytes(pack(every))
    (work / "apps.json").write_text(json.dumps(apps), encoding="utf-8")
    tools.script("order.mjs", core, work / "all.bin", work / "apps.json", work / "order.json")
    told = json.loads((work / "order.json").read_text(encoding="utf-8"))
    first, whole = told["first"]["libraries"], told["all"]["libraries"]
    board = {name: data for name, data in every.items() if BOARD.match(name)}
    every = {name: data for name, data in every.items() if name not in board}
    code = {name for name in every if name.endswith((".pyc", ".so"))}
    needed = set(told["first"]["files"]) & code - set(whole)
    return {
        "libraries": pack({name: every[name] for name in first}),
        "libraries2": pack({name: every[name] for name in whole if name not in first}),
        "data": pack({name: data for name, data in every.items() if name not in code}),
        "first": pack({name: every[name] for name in sorted(needed)}),
        "rest": pack({name: every[name] for name in sorted(code - needed - set(whole))}),
        "board": pack(board),
    }
