"""Build stock JupyterLite with lesson 06's app, to measure the live pages against.

    python benchmarks/lite_site.py FOLDER [--cache .cache/site]

Everything goes into FOLDER/: an environment with JupyterLite, its wheels, and the site, which the last line names. The
same Pyodide and the same checked wheels as the live pages; the rest is JupyterLite as it comes, with all its wheels
named beforehand, so that nothing is looked up elsewhere.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import venv
import zipfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from web import pack, sources

NEEDED = ("jupyterlite-core[all]==0.8.6", "jupyterlite-pyodide-kernel==0.8.6",
          "ipywidgets==8.1.9", "jupyterlab-widgets==3.0.17", "anywidget==0.11.0")  # fmt: skip
# of Pyodide's lock, carried like the wheels of the pages; and pure ones, in the lock's versions where it has one
CARRIED = ("fonttools", "pytz", "micropip")
PURE = ("ipython", "decorator", "asttokens", "executing", "pure-eval", "stack-data", "matplotlib-inline",
        "prompt-toolkit", "wcwidth", "pygments", "jedi", "parso", "tzdata")  # fmt: skip
MORE = {"jupyterlab-widgets": "3.0.17", "ipython-pygments-lexers": "1.1.1"}
OWN_SHIMS = ("piplite", "pyodide_kernel", "ipykernel", "widgetsnbextension")
CELL = "from lessons_lib import apps\napps.FluctuatingScale()"


def name_of(text: str) -> str:
    """Return a package's name as a lock writes it."""
    return re.sub(r"[-_.]+", "-", text).lower()


def entry(file: Path, data: bytes, known: set[str]) -> dict[str, Any]:
    """Return what Pyodide's lock says of a wheel, and put the wheel into its folder."""
    file.write_bytes(data)
    with zipfile.ZipFile(file) as wheel:
        inside = [name for name in wheel.namelist() if ".dist-info/" not in name and ".data/" not in name]
        told = wheel.read(next(name for name in wheel.namelist() if name.endswith("/METADATA"))).decode()
    wanted = re.findall(r"(?m)^Requires-Dist: ([\w.-]+)(?!.*extra ==)", told)
    name, version = file.name.split("-")[:2]
    return {
        "name": name_of(name),
        "version": version,
        "file_name": file.name,
        "install_dir": "site",
        "sha256": sources.sha256(data),
        "package_type": "package",
        "imports": sorted({one.split("/")[0].removesuffix(".py") for one in inside if one.endswith(".py")}),
        "depends": [name_of(one) for one in wanted if name_of(one) in known],
        "unvendored_tests": False,
        "shared_library": False,
    }


def own_wheel(folder: Path) -> tuple[str, bytes]:
    """Return this project's library as a wheel."""
    file = folder / "lessons_lib-0-py3-none-any.whl"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as wheel:
        for path, data in pack.own_files().items():
            wheel.writestr(path, data)
        needs = "".join(
            f"Requires-Dist: {name}\n" for name in ("numpy", "pandas", "matplotlib", "ipywidgets", "anywidget")
        )
        wheel.writestr(
            "lessons_lib-0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: lessons_lib\nVersion: 0\n{needs}"
        )
        wheel.writestr(
            "lessons_lib-0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr("lessons_lib-0.dist-info/RECORD", "")
    return file.name, file.read_bytes()


def wheels(tools: sources.Tools, python: Path, folder: Path) -> dict[str, tuple[str, bytes]]:
    """Return every wheel by the name of its package: file name and bytes."""
    official = json.loads((tools.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    facts = sources.facts()
    found = {}
    for name, data in sources.wheels(tools):
        file = official[name]["file_name"] if name in facts["browser"] else ""
        found[name] = (file or next(p.name for p in tools.cache.glob(f"{name.replace('-', '_')}-*.whl")), data)
    carrier = zipfile.ZipFile(sources.named(facts["carrier"], tools.cache))
    for name in CARRIED:
        file = official[name]["file_name"]
        data = carrier.read(facts["carrier"]["folder"] + file)
        found[name] = (file, sources.checked(file, data, official[name]["sha256"]))
    pure = folder / "pure"
    pure.mkdir(exist_ok=True)
    wanted = [f"{name}=={official[name]['version']}" for name in PURE] + [
        f"{name}=={version}" for name, version in MORE.items()
    ]
    sources.run(
        "Fetching",
        [python, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", *sources.PURE, "-d", pure, *wanted],
    )
    shims = next((python.parent.parent / "share").rglob("pyodide-kernel-extension/static/pypi"))
    for file_ in (*pure.glob("*.whl"), *(next(shims.glob(f"{shim}*.whl")) for shim in OWN_SHIMS)):
        found[name_of(file_.name.split("-")[0])] = (file_.name, file_.read_bytes())
    found["lessons-lib"] = own_wheel(folder)
    return found


def main() -> int:
    """Build it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "site")
    options = parser.parse_args()
    folder: Path = options.folder.resolve()
    lite = folder / "lite"
    shutil.rmtree(lite, ignore_errors=True)
    (lite / "static" / "pyodide").mkdir(parents=True)
    (folder / "content").mkdir(exist_ok=True)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    if not python.exists():
        venv.create(folder / "venv", with_pip=True)
        sources.run("Installing JupyterLite", [python, "-m", "pip", "install", "-q", *NEEDED])
    tools = sources.Tools(options.cache)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"):
        shutil.copy(tools.pyodide / name, lite / "static" / "pyodide")
    lock = json.loads((tools.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))
    files = wheels(tools, python, folder)
    lock["packages"] = {
        name: entry(lite / "static" / "pyodide" / file, data, set(files))
        for name, (file, data) in sorted(files.items())
    }
    lock["packages"]["ipykernel"]["depends"] = ["pyodide-kernel"]
    lock["packages"]["pyodide-kernel"]["depends"] = ["comm", "ipython", "jedi"]
    (lite / "static" / "pyodide" / "pyodide-lock.json").write_text(json.dumps(lock), encoding="utf-8")
    kernel = {"disablePyPIFallback": True, "loadPyodideOptions": {"packages": sorted(files)}}
    settings = {"litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel}}
    config = {"jupyter-lite-schema-version": 0, "jupyter-config-data": settings}
    (lite / "jupyter-lite.json").write_text(json.dumps(config), encoding="utf-8")
    cell = {"cell_type": "code", "id": "app", "metadata": {}, "source": CELL, "outputs": [], "execution_count": None}
    spec = {"kernelspec": {"name": "python", "display_name": "Python (Pyodide)", "language": "python"}}
    book = {"cells": [cell], "metadata": spec, "nbformat": 4, "nbformat_minor": 5}
    (folder / "content" / "app.ipynb").write_text(json.dumps(book), encoding="utf-8")
    site = folder / "site"
    shutil.rmtree(site, ignore_errors=True)
    for remembered in folder.rglob(".jupyterlite.doit.db*"):
        remembered.unlink()  # or it takes for done what is gone
    command = [
        python,
        "-m",
        "jupyter",
        "lite",
        "build",
        "--lite-dir",
        lite,
        "--contents",
        folder / "content",
        "--output-dir",
        site,
    ]
    sources.run("jupyter lite build", [*command, "--no-sourcemaps", "--apps", "lab"], folder)
    print(f"Now: python benchmarks/bench_site.py --lite {site}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
