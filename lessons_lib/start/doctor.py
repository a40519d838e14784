"""A check-up of this machine: one line per part, and a remedy for each part that is ill.

Standard library only, so that it also works where nothing is installed yet, which is when it
is needed most. A check that fails in an unforeseen way is a red line, never a traceback.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import platform
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from . import ROOT, files, machine

INSTALL = "Run 'make lab', or 'python -m lessons_lib lab' without make: it installs what is missing."
UNFORESEEN = "Run 'make clean' and 'make lab'; if it stays red, download the project again."
DOWNLOAD = "Download the project again; your own work is in my_lessons/, so keep that folder."

# Runs in a process of its own, with a time limit: a kernel that hangs must not hang the doctor.
KERNEL_PROBE = """
import sys
from jupyter_client.manager import start_new_kernel
manager, client = start_new_kernel(startup_timeout=40, kernel_name="python3")
try:
    said = []
    client.execute_interactive(
        "import sys; print(6 * 7, sys.prefix, sep='|')", timeout=20, store_history=False,
        output_hook=lambda m: said.append(m["content"].get("text", "")))
finally:
    client.stop_channels()
    manager.shutdown_kernel(now=True)
answer, prefix = "".join(said).strip().split("|")
sys.exit(0 if answer == "42" and prefix == sys.prefix else f"it runs in {prefix}")
"""


@dataclass(frozen=True)
class Check:
    """One part of the machine, well or ill.

    Attributes
    ----------
    name
        The part, in one or two words.
    ok
        Whether it is well.
    detail
        What was found.
    remedy
        What to do about it, as a sentence; empty when all is well.
    """

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def check_python(root: Path) -> Check:
    """Look at the version of Python and at where it runs."""
    version = platform.python_version()
    if machine.is_inside(root):
        place = "in .venv"
    elif machine.venv_state(root) == "absent":
        place = f"at {sys.prefix}, no .venv yet"
    else:
        place = f"at {sys.prefix}, beside a .venv that is {machine.venv_state(root)}"
    ok = sys.version_info >= (3, 11)
    return Check("Python", ok, f"{version} {place}", "" if ok else "Install Python 3.11 or newer.")


def check_packages(root: Path) -> Check:
    """Compare every installed package with the lock, and look for missing ones."""
    if not (root / "requirements.txt").exists():
        return Check("Packages", True, "installed without the project folder, so without its lock")
    locked = machine.locked_versions(root)
    missing = [name for name in machine.direct_dependencies(root, "run") if not machine.installed_version(name)]
    if missing:
        return Check("Packages", False, f"missing: {', '.join(missing)}", INSTALL)
    found = {name: machine.installed_version(name) for name in locked}
    other = [
        f"{name} {found[name]} instead of {version}"
        for name, version in locked.items()
        if found[name] not in (None, version)
    ]
    if other:
        return Check("Packages", False, "; ".join(other[:4]) + " ..." * (len(other) > 4), INSTALL)
    folder = machine.installed_folder()
    if folder != root.resolve():
        return Check("Packages", False, f"lessons_lib is installed from {folder}", INSTALL)
    count = sum(version is not None for version in found.values())
    detail = f"{count} at the locked versions, and this folder's library"
    if not all(found.get(name) for name in machine.direct_dependencies(root, "test")):
        detail += " (the tools for tests come with 'make test')"
    return Check("Packages", True, detail)


def check_paths(root: Path) -> Check:
    """Look for anything that Python would take for a package of ours: on PYTHONPATH, or beside the lessons."""
    ours = {name for name, dists in importlib.metadata.packages_distributions().items() if dists}
    told = [entry for entry in os.environ.get("PYTHONPATH", "").split(os.pathsep) if entry]
    strange = [entry for entry in told if Path(entry).resolve() != root.resolve()]
    for entry in strange:
        for name in sorted(ours & {file.name.partition(".")[0] for file in entries(Path(entry))}):
            remedy = "'make lab' goes round it. For anything else type: unset PYTHONPATH (Windows: set PYTHONPATH=)"
            return Check("Paths", False, f"PYTHONPATH brings another {name}, from {entry}", remedy)
    for file in entries(root / "my_lessons"):
        name = file.name.partition(".")[0]
        if file.suffix == ".py" and name in ours | sys.stdlib_module_names:
            detail = f"my_lessons/{file.name} has the name of a part of Python, which lessons would take it for"
            return Check("Paths", False, detail, f"Rename it, for example to my_{file.name}.")
    return Check("Paths", True, "Python finds the packages of this project and no others")


def entries(folder: Path) -> list[Path]:
    """List a folder; one that is not there, or may not be read, has nothing in it."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def check_folders(root: Path) -> Check:
    """Write a megabyte where the lessons write: their copies, and Jupyter's own files."""
    mine = root / "my_lessons"
    places = {}
    if (root / "pyproject.toml").exists():
        places["the lessons' folder" if mine.is_dir() else "the project's folder"] = mine if mine.is_dir() else root
    if machine.is_inside(root):
        places["the folder .venv"] = root / ".venv"
    else:
        places["your home folder"] = Path(os.path.expanduser("~"))  # noqa: PTH111 (Path's own raises where none is)
    for words, place in places.items():
        probe = place / ".lessons_doctor"
        try:
            files.write_whole(probe, bytes(1_000_000))
            probe.unlink()
        except OSError as error:
            cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
            remedy = files.remedy(cause) or " Copy the whole project into a folder of your own."
            return Check("Folders", False, f"{words} cannot be written: {files.why(cause)}", remedy.strip())
    return Check("Folders", True, f"can be written: {', '.join(places)}")


def check_kernel(root: Path) -> Check:
    """Start a Jupyter kernel, let it compute, and see that it is this Python's."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", KERNEL_PROBE],
            capture_output=True,
            text=True,
            timeout=90,
            check=False,
            env=machine.environment_variables(root),
        )
    except subprocess.TimeoutExpired:
        remedy = "A firewall or virus scanner may hold it back: allow Python to use 127.0.0.1."
        return Check("Kernel", False, "no answer within 90 seconds", remedy)
    if done.returncode == 0:
        return Check("Kernel", True, "started and computed")
    reason = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    return Check("Kernel", False, f"did not work: {reason}", INSTALL)


def check_widgets(root: Path) -> Check:
    """Look for the sliders' two halves: the Python packages and their JupyterLab parts."""
    extensions = Path(sysconfig.get_path("data")) / "share" / "jupyter" / "labextensions"
    parts = {"ipywidgets": "@jupyter-widgets/jupyterlab-manager", "anywidget": "anywidget"}
    ill = [
        f"{name} is missing" if machine.installed_version(name) is None else f"{name} has no part in JupyterLab"
        for name, folder in parts.items()
        if not (machine.installed_version(name) and (extensions / folder / "package.json").exists())
    ]
    if ill:
        remedy = f"{INSTALL} If that does not help, run 'make clean' first."
        return Check("Widgets", False, "; ".join(ill), remedy)
    versions = [f"{name} {machine.installed_version(name)}" for name in parts]
    return Check("Widgets", True, " and ".join(versions) + ", with their parts in JupyterLab")


def check_board(root: Path) -> Check:
    """Look for the parts of the coach's board: Voilà with its page, and our page round it."""
    version = machine.installed_version("voila")
    if version is None:
        return Check("Board", False, "voila is missing", INSTALL)
    brought = Path(sysconfig.get_path("data")) / "share" / "jupyter" / "voila"
    widgets = brought / "labextensions" / "@voila-dashboards" / "widgets-manager8" / "package.json"
    if not widgets.exists():
        remedy = f"{INSTALL} If that does not help, run 'make clean' first."
        return Check("Board", False, "voila has no part for widgets", remedy)
    page = Path(__file__).parents[1] / "board" / "server" / "voila" / "templates" / "coach"
    names = ("conf.json", "index.html.j2", "static/coach.css", "static/coach.js")
    missing = [name for name in names if not (page / name).exists()]
    if missing:
        return Check("Board", False, f"its page lacks {', '.join(missing)}", DOWNLOAD)
    return Check("Board", True, f"voila {version}, with its widgets and the board's page")


def check_data(root: Path) -> Check:
    """Compare every data file with its checksum in ``datapackage.json``."""
    # A wheel has no project folder around it and carries the data inside the package.
    project = (root / "pyproject.toml").exists()
    folder = root / "data" if project else Path(__file__).parents[1] / "_data"
    described = folder / "datapackage.json"
    if not described.exists():
        return Check("Data", False, "data/datapackage.json is missing", DOWNLOAD)
    resources = json.loads(described.read_text(encoding="utf-8"))["resources"]
    ill = []
    for resource in resources:
        path = folder / resource["path"]
        if not path.exists():
            ill.append(f"{resource['path']} is missing")
        elif f"sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}" != resource["hash"]:
            ill.append(f"{resource['path']} was changed")
    if ill:
        remedy = f"Restore it with 'git checkout -- data', or without git: {DOWNLOAD.lower()}"
        return Check("Data", False, "; ".join(ill), remedy)
    return Check("Data", True, f"{len(resources)} files, checksums as they should be")


CHECKS: tuple[tuple[str, Callable[[Path], Check]], ...] = (
    ("Python", check_python),
    ("Packages", check_packages),
    ("Paths", check_paths),
    ("Folders", check_folders),
    ("Kernel", check_kernel),
    ("Widgets", check_widgets),
    ("Board", check_board),
    ("Data", check_data),
)


def check_all(root: Path = ROOT) -> list[Check]:
    """Make every check.

    Parameters
    ----------
    root
        The project's folder.

    Returns
    -------
    list of Check
        One per part, also when a check itself went wrong.
    """
    results = []
    for name, check in CHECKS:
        try:
            results.append(check(root))
        except Exception as error:  # whatever is wrong here is a finding, not a crash
            detail = f"could not be checked ({type(error).__name__}: {error})"
            results.append(Check(name, False, detail, UNFORESEEN))
    return results


def wants_colour(stream: TextIO) -> bool:
    """Say whether colour is welcome: a terminal that shows it, and no NO_COLOR."""
    shows = os.name != "nt" or "WT_SESSION" in os.environ
    return stream.isatty() and shows and not os.environ.get("NO_COLOR")


def report(checks: list[Check], colour: bool = False) -> str:
    """Write the check-up as one screen of text.

    Examples
    --------
    >>> print(report([Check("Python", True, "3.13.1"), Check("Data", False, "gone", "Look.")]))
    green  Python    3.13.1
    RED    Data      gone
                     -> Look.
    <BLANKLINE>
    1 of 2 parts need a remedy.
    """
    lines = []
    for check in checks:
        word = "green  " if check.ok else "RED    "
        if colour:
            word = f"\033[{32 if check.ok else 31}m{word}\033[0m"
        lines.append(f"{word}{check.name:<10}{check.detail}")
        if check.remedy:
            lines.append(f"{'':<17}-> {check.remedy}")
    ill = sum(not check.ok for check in checks)
    closing = f"{ill} of {len(checks)} parts need a remedy." if ill else "All is well."
    return "\n".join([*lines, "", closing])


def main() -> int:
    """Print the check-up and give the exit code: 1 when any part is ill."""
    checks = check_all()
    print(report(checks, colour=wants_colour(sys.stdout)))
    return int(not all(check.ok for check in checks))
