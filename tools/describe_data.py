"""Keep ``data/datapackage.json`` in step with the files it describes.

    python -m tools.describe_data            renew bytes, checksum and number of rows
    python -m tools.describe_data --check    write nothing, say what is out of step

What a column means is written by people, in ``datapackage.json`` itself. This command renews what
can be counted, and names every file or column that nobody has described yet.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from lessons_lib.start.files import write_whole
from tools.lessons import ROOT, listed

DATA = ROOT / "data"
PACKAGE = "datapackage.json"
NOT_TABLES = ("README.md", PACKAGE)
PEOPLE = (
    "{count} invented adults of both sexes, {low} to {high} years old, with varied bodies and activity."
    " None of them is, or is modelled on, a real person."
)
COMMAND = "python -m tools.describe_data"


class DataError(Exception):
    """A folder that cannot be described; the text is a sentence."""


def counted(file: Path) -> dict[str, Any]:
    """Return what can be counted in one file: its bytes, its checksum, its rows, and who the people are."""
    content = file.read_bytes()
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))
    found: dict[str, Any] = {
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "rows": len(rows),
    }
    if file.name == "people.csv":
        ages = [int(row["age_years"]) for row in rows]
        found["description"] = PEOPLE.format(count=len(ages), low=min(ages), high=max(ages))
    return found


def read_package(folder: Path) -> dict[str, Any]:
    """Read the description of a folder."""
    file = folder / PACKAGE
    if not file.is_file():
        raise DataError(f"{file.name} is missing in {folder.name}/. Restore it from the repository.")
    try:
        package: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    except json.JSONDecodeError as error:
        raise DataError(
            f"{file.name} is not valid JSON in line {error.lineno}: {error.msg}. Correct that line."
        ) from error
    if not isinstance(package.get("resources"), list):
        raise DataError(f"{file.name} has no list 'resources'. It must describe one file each.")
    return package


def faults_of_people(folder: Path, package: dict[str, Any]) -> list[str]:
    """Say, a sentence each, what only a person can put right: files and columns without words."""
    described = {resource["path"]: resource for resource in package["resources"]}
    present = {file.name for file in folder.glob("[!.]*") if file.is_file() and file.name not in NOT_TABLES}
    faults = [
        f"{name} is not described in {PACKAGE}. Add a resource with its title, source, licence and columns."
        for name in sorted(present - set(described))
    ]
    faults += [
        f"{name} is described in {PACKAGE} but missing. Restore the file or remove its resource."
        for name in sorted(set(described) - present)
    ]
    for name in sorted(present & set(described)):
        have = next(csv.reader((folder / name).read_text(encoding="utf-8").splitlines()), [])
        said = [field["name"] for field in described[name].get("schema", {}).get("fields", [])]
        if have != said:
            faults.append(
                f"{name} has the columns {', '.join(have)}; {PACKAGE} describes"
                f" {', '.join(said) or 'none'}. They must be the same, in the same order."
            )
    return faults


def renewed(folder: Path, package: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Return the package with what can be counted made true, and a sentence per file that was not."""
    out_of_step, resources = [], []
    for resource in package["resources"]:
        file = folder / resource["path"]
        true = counted(file) if file.is_file() else {}
        if wrong := [key for key, value in true.items() if resource.get(key) != value]:
            out_of_step.append(f"{resource['path']}: {listed(wrong)} changed.")
        resources.append({**resource, **true})
    return {**package, "resources": resources}, out_of_step


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 1 if anything is left to do, else 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, say what is wrong")
    parser.add_argument("--folder", type=Path, default=DATA, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    try:
        package = read_package(options.folder)
        after, out_of_step = renewed(options.folder, package)
        faults = faults_of_people(options.folder, package)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    if options.check:
        faults += [f"{sentence} Run: {COMMAND}" for sentence in out_of_step]
    elif (text := json.dumps(after, indent=2, ensure_ascii=False) + "\n") != (options.folder / PACKAGE).read_text(
        "utf-8"
    ):
        write_whole(options.folder / PACKAGE, text)
        print("\n".join([*out_of_step, f"{PACKAGE} was written."]))
    for fault in faults:
        print(fault, file=sys.stderr)
    if not faults:
        print(f"{len(after['resources'])} files, all described.")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
