"""Try the project with other versions: ``python -m tools.versions oldest`` or ``newest``; ``--python`` names a Python.

`oldest` installs what ``pyproject.toml`` asks for at the lowest version that it allows, `newest` at the newest that
there is; both in an environment of their own under ``.cache/``, so that ``.venv`` stays as the lock says. Then come
all tests and notebooks. Further words go to pytest.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from lessons_lib.start import ROOT, commands, machine


def asked_for(root: Path = ROOT) -> list[str]:
    """Return the lines of ``pyproject.toml`` that ask for a package."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]


def lowest(line: str) -> str:
    """Return the lowest version that a line allows, as pip takes it.

    Examples
    --------
    >>> lowest("numpy>=2.1"), lowest("pytest>=8.3,<9")
    ('numpy==2.1', 'pytest==8.3')
    """
    name, bound = re.fullmatch(r"([a-z0-9-]+)>=([0-9.]+)(?:,.*)?", line).groups()  # type: ignore[union-attr]  # a test holds the form of all lines
    return f"{name}=={bound}"


def main(words: Sequence[str] | None = None) -> int:
    """Make the environment anew, say what is in it, and run every test in it."""
    parser = argparse.ArgumentParser(prog="python -m tools.versions", description=__doc__.splitlines()[0])
    parser.add_argument("which", choices=("oldest", "newest"))
    parser.add_argument("--python", default=sys.executable, help="the Python to try it with")
    given, more = parser.parse_known_args(words)
    place = ROOT / ".cache" / f"{given.which}-{Path(given.python).resolve().name}"
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    run = machine.pip_environment(os.environ)
    pip = [str(python), "-m", "pip", "install", "--quiet", "--no-input", "--no-compile", "--only-binary=:all:"]
    packages = [lowest(line) for line in asked_for()] if given.which == "oldest" else asked_for()
    for step in (
        [given.python, "-m", "venv", "--clear", str(place)],
        [*pip, "--upgrade", *packages],
        [*pip, "--no-deps", "--no-build-isolation", "--editable", "."],
    ):
        subprocess.run(step, cwd=ROOT, env=run, check=True)
    names = ["numpy", "pandas", "matplotlib", "ipywidgets", "jupyterlab", "voila", "anywidget", "scipy", "pytest"]
    told = "import sys, importlib.metadata as m; print(*[f'{n} {m.version(n)}' for n in sys.argv[1:]], sys.version)"
    subprocess.run([python, "-c", told, *names], check=True)
    books = [f"notebooks/{book.name}" for book in sorted((ROOT / "notebooks").glob("*.ipynb"))]
    command = [
        *(str(python), "-m", "pytest", f"--junitxml=.reports/{given.which}.xml", "-q", *commands.TESTS),
        *("--nbval", "--nbval-current-env", *books, *more),
    ]
    return commands.run_steps([(given.which, command)])


if __name__ == "__main__":
    sys.exit(main())
