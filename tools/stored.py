"""What the two builders share: their options, and writing or comparing the files they make below ``notebooks/``."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from lessons_lib.start.files import write_whole
from tools.cells import COACH
from tools.lessons import NOTEBOOKS, shown_path


def options(description: str | None, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read a builder's command line: `only`, `to` and `check`."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="+", default=[], metavar="NN", help="these lessons only")
    parser.add_argument("--to", type=Path, default=NOTEBOOKS, metavar="DIR", help="write here")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    return parser.parse_args(arguments)


def write(texts: Mapping[str, str], folder: Path) -> None:
    """Write texts by their paths below a folder, with the same line ends on every system."""
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        write_whole(folder / name, text)


def compare(texts: Mapping[str, str], folder: Path, difference: Callable[[str, str], str]) -> list[str]:
    """Give one sentence for each text that is not stored, or differs; `difference` says where, or "" if nowhere."""
    faults = []
    for name, text in texts.items():
        path = folder / name
        if not path.exists():
            faults.append(f"{shown_path(path)} is not stored. Run `make notebooks`.")
        elif where := difference(path.read_bytes().decode("utf-8"), text):
            faults.append(
                f"{shown_path(path)} is not what its source gives: {where}."
                " If the new text is right, run `make notebooks`."
            )
    return faults


def without_source(names: Iterable[str], folder: Path, pattern: str) -> list[str]:
    """Name each stored file that no source belongs to."""
    there = sorted([*folder.glob(pattern), *(folder / COACH).rglob(pattern)])
    strange = [path for path in there if path.relative_to(folder).as_posix() not in set(names)]
    return [f"{shown_path(path)} has no source in notebooks/source/. Remove it." for path in strange]
