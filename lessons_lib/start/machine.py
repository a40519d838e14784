"""From a bare Python to an environment that has everything.

Standard library only: this runs before anything is installed. The packages live in ``.venv``, at the
versions and hashes of a lock: what the lessons and the board need, or that and the tools for tests. A stamp
written last says what was installed; without it the folder is half-made and is made anew. An environment
that already has everything (conda, Binder) is used as it is.
"""

from __future__ import annotations

import errno
import hashlib
import importlib.metadata
import importlib.util
import json
import os
import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lessons_lib.start import ROOT, files

Need = Literal["run", "test"]
"""What a command needs: the packages that run the lessons, or these and the tools for tests."""
LOCKS: dict[Need, str] = {"run": "requirements.txt", "test": "requirements-test.txt"}
"""The second holds all of the first, at the same versions."""

NO_VENV = (
    "This Python cannot make environments because its part 'ensurepip' is missing. "
    "On Debian or Ubuntu type: sudo apt install python3-venv"
)
# What pip prints when it fails, and what a person can do about it; the first match counts.
PIP_TROUBLES = (
    (
        r"NewConnectionError|NameResolutionError|getaddrinfo|name resolution|ConnectTimeout"
        r"|ReadTimeout|Read timed out|Network is unreachable|Connection refused|ProxyError",
        "The packages could not be downloaded: there is no connection. "
        "Connect to the internet (or set your proxy) and run the same command again.",
    ),
    (
        r"CERTIFICATE_VERIFY_FAILED|SSLError",
        "The packages could not be downloaded: a certificate was not accepted. "
        "On a school or company network, ask for its certificate and name it in PIP_CERT.",
    ),
    (
        r"DO NOT MATCH THE HASHES",
        "A downloaded package is not the one this project was tested with, so it was refused. "
        "Run the same command again; if it happens again, try another network.",
    ),
    (
        r"No space left on device|Disk quota exceeded|not enough space on the disk",
        "The disk, or your share of it, is full: make 1 GB free and run the command again.",
    ),
    (
        r"Read-only file system|Permission denied|Access is denied",
        "The project's folder cannot be written. Copy all of it into a folder of your own and run the command there.",
    ),
    (
        r"no-index='(?:1|t|true|y|yes|on)'",
        "pip is told to download nothing (no-index). Take that away, with 'unset PIP_NO_INDEX' or"
        " 'pip config unset global.no-index', and run the command again.",
    ),
    (
        r"Windows Long Path",
        "A path became too long for Windows: move the project to a short folder such as C:\\kcal.",
    ),
    (
        r"No matching distribution|Could not find a version",
        "A package is not made for this system or this Python ({}.{}). "
        "Try Python 3.11, 3.12, 3.13 or 3.14 from python.org, on a 64-bit system.",
    ),
)

PIP_KEPT = (
    *("INDEX_URL", "EXTRA_INDEX_URL", "FIND_LINKS", "NO_INDEX", "TRUSTED_HOST", "CERT", "CLIENT_CERT", "PROXY"),
    *("TIMEOUT", "RETRIES", "CACHE_DIR", "NO_CACHE_DIR", "CONFIG_FILE", "KEYRING_PROVIDER"),
)
NOT_FOR_VENV = ("PYTHONPATH", "PYTHONHOME", "PYTHONSAFEPATH")
"""Variables that lead Python elsewhere; in ``.venv`` there is all that is needed."""
ROOM_FOR_VENV = 20_000_000


class MachineError(RuntimeError):
    """Something on this machine is in the way; the text is one sentence and its remedy."""


# --- what is installed -------------------------------------------------------------------


def locked_versions(root: Path = ROOT, need: Need = "test") -> dict[str, str]:
    """Read the versions of a lock, by package name."""
    text = (root / LOCKS[need]).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;]+)", text, flags=re.MULTILINE))


def direct_dependencies(root: Path = ROOT, need: Need = "test") -> list[str]:
    """Name the packages that ``pyproject.toml`` asks for, to run the lessons or also to test them."""
    import tomllib  # here, so that an older Python can still read this file

    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = [*project["dependencies"], *extras["install"], *(extras["test"] if need == "test" else [])]
    return sorted(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in wanted)


def installed_version(name: str) -> str | None:
    """Give the version of a package in this Python, or None."""
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def installed_folder() -> Path | None:
    """Give the folder that ``lessons_lib`` is installed from in this Python, or None.

    A second copy of the project must not run on the code of the first, so it matters which.
    """
    try:
        text = importlib.metadata.distribution("lessons-lib").read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:
        return None
    url = urlsplit(json.loads(text)["url"]) if text else None
    return Path(url2pathname(url.path)).resolve() if url and url.scheme == "file" else None


def is_complete(root: Path = ROOT, need: Need = "run") -> bool:
    """Say whether this Python already has all that is needed, at the locked versions."""
    locked = locked_versions(root, need)
    return installed_folder() == root.resolve() and all(
        installed_version(name) == locked.get(name) for name in direct_dependencies(root, need)
    )


# --- the environment ---------------------------------------------------------------------


def venv_python(root: Path = ROOT) -> Path:
    """Give the Python of the project's own environment."""
    return root / ".venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def is_inside(root: Path = ROOT) -> bool:
    """Say whether this process runs in the project's own environment."""
    return Path(sys.prefix).resolve() == (root / ".venv").resolve()


def fingerprint(root: Path = ROOT, need: Need = "run") -> dict[str, str]:
    """Name what an installation depends on: its locks, the project file and the folder.

    The folder counts because an environment that was moved no longer works.
    """
    locks = LOCKS.values() if need == "test" else [LOCKS["run"]]
    files = {name: hashlib.sha256((root / name).read_bytes()).hexdigest() for name in (*locks, "pyproject.toml")}
    return {**files, "folder": str(root.resolve())}


def stamp_file(root: Path = ROOT) -> Path:
    """Give the file that is written when an installation is finished, and only then."""
    return root / ".venv" / "lessons_stamp.json"


def venv_state(root: Path = ROOT, need: Need = "run") -> str:
    """Say ``absent``, ``broken`` (make anew), ``stale`` (install what is missing) or ``ready``.

    What was installed for the tests is ready for the lessons, too.
    """
    if not (root / ".venv").exists():
        return "absent"
    try:
        stamp = json.loads(stamp_file(root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return "broken"
    now = fingerprint(root, need)
    moved = not isinstance(stamp, dict) or stamp.get("folder") != now["folder"]
    if moved or not venv_python(root).exists():
        return "broken"
    return "ready" if now.items() <= stamp.items() else "stale"


@contextmanager
def one_at_a_time(root: Path = ROOT) -> Iterator[None]:
    """Wait while another command installs."""
    with (root / ".venv.lock").open("a") as lock, files.locked(lock.fileno()):
        yield


def make_venv(root: Path = ROOT) -> None:
    """Make an empty ``.venv``, in place of what may be left of an earlier one."""
    if importlib.util.find_spec("ensurepip") is None:
        raise MachineError(NO_VENV)
    print("Making the environment .venv ...", flush=True)
    command = [sys.executable, "-m", "venv", "--clear", str(root / ".venv")]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode:
        words = made.stdout + made.stderr
        try:  # what the system says of a disk, or of a person's share of it, is not passed on
            probe = (root / ".venv" if (root / ".venv").is_dir() else root) / ".lessons_room"
            files.write_whole(probe, bytes(ROOM_FOR_VENV))
            probe.unlink()
        except OSError as error:
            words = str(error)
        missing = "ensurepip is not available" in words or "No module named ensurepip" in words
        raise MachineError(NO_VENV if missing else explain_pip(words, "No .venv was made"))


def explain_pip(output: str, otherwise: str = "The packages could not be installed") -> str:
    """Turn pip's output after a failure into one sentence with a remedy."""
    for pattern, sentence in PIP_TROUBLES:
        if re.search(pattern, output, flags=re.IGNORECASE):
            return sentence.format(*sys.version_info)
    lines = output.strip().splitlines()
    words = "\n".join([line for line in lines if line.startswith("ERROR")] or lines[-5:])
    return f"{otherwise}. pip says (all of it in .venv/pip.log):\n{words}"


class Progress:
    """A sign of life for each package: a count where a person looks on, a dot where a file does."""

    def __init__(self, root: Path) -> None:
        self.log = root / ".venv" / "pip.log"
        base = str(root / ".venv")
        self.site = Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))
        self.before = self.unpacked()
        self.shown = 0

    def unpacked(self) -> int:
        """Count the packages that are in place; pip tells nothing between the first and the last."""
        return len([*self.site.glob("*.dist-info/INSTALLER")])

    def look(self) -> None:
        """Say how far it is, if that has changed."""
        told = self.log.read_text(encoding="utf-8", errors="replace")
        # the second for one that lies on this machine
        collected = len(re.findall(r"^(?:Collecting|Processing) ", told, flags=re.MULTILINE))
        begun = re.search(r"^Installing collected packages: (.*)", told, flags=re.MULTILINE)
        unpacked = self.unpacked() - self.before if begun else 0
        words = f"{unpacked} of {begun[1].count(',') + 1} packages unpacked" if begun else f"{collected} fetched"
        # the last call installs this folder alone, which is no package to a person
        if (new := collected + unpacked - self.shown) > 0 and collected:
            print(f"\r  {words} ...   " if sys.stdout.isatty() else "." * new, end="", flush=True)
            self.shown += new

    def close(self) -> None:
        """End the line, if there is one."""
        if self.shown:
            print(flush=True)


def pip_install(arguments: Sequence[str], root: Path = ROOT) -> None:
    """Run ``pip install`` in ``.venv`` with a sign of life for each package."""
    # --no-compile: most modules of a hundred packages are never used; Python compiles those that are
    pip = [str(venv_python(root)), "-m", "pip"]
    # where to: a person's own settings, in a file that also names their mirror, would put packages outside .venv
    place = ["--target=", f"--prefix={(root / '.venv').resolve()}"]
    command = [*pip, "install", "--no-input", "--no-compile", *place, *arguments]
    environment = pip_environment(os.environ)
    progress = Progress(root)
    with (
        progress.log.open("wb") as log,
        subprocess.Popen(
            command, cwd=root, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        ) as process,
    ):
        while process.poll() is None:
            progress.look()
            time.sleep(0.1)
    progress.look()
    progress.close()
    if process.returncode:
        told = files.read_text(progress.log, errors="replace")
        if re.search("No matching distribution|Could not find a version", told):
            # where pip was told to look nowhere, it only says that it found nothing
            listed = [*pip, "config", "list"]
            told = subprocess.run(listed, env=environment, capture_output=True, text=True, check=False).stdout + told
        raise MachineError(explain_pip(told))


def pip_environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Leave of a person's settings for pip those that say how packages are reached, and none that says where to.

    Examples
    --------
    >>> said = pip_environment({"PIP_INDEX_URL": "https://mirror.example", "PIP_TARGET": "elsewhere", "LANG": "C"})
    >>> sorted(said)
    ['LANG', 'PIP_DISABLE_PIP_VERSION_CHECK', 'PIP_INDEX_URL', 'PIP_REQUIRE_HASHES', 'PIP_USER', 'PYTHONUTF8']
    """
    kept = {name: value for name, value in variables.items() if not name.startswith("PIP_") or name[4:] in PIP_KEPT}
    for name in NOT_FOR_VENV:
        kept.pop(name, None)
    ours = {"PIP_USER": "0", "PIP_REQUIRE_HASHES": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
    return {**kept, **ours}


def install(root: Path = ROOT, need: Need = "run") -> None:
    """Install the locked packages and this folder into ``.venv``, then stamp it."""
    began = time.monotonic()
    now = fingerprint(root, need)  # before, so that a change during the installation is noticed
    stamp_file(root).unlink(missing_ok=True)
    what = {"run": "what the lessons need", "test": "what the lessons and their tests need"}[need]
    print(f"Installing {what} (the first time takes some minutes) ...", flush=True)
    # Only ready-made wheels: nothing is compiled, and no package's set-up code runs.
    lock = ["--only-binary=:all:", "--require-hashes", "--requirement", LOCKS[need]]
    pip_install(lock, root)
    # hatchling and editables are in the lock, so nothing unlocked is fetched for this.
    pip_install(["--no-deps", "--no-build-isolation", "--editable", "."], root)
    files.write_whole(stamp_file(root), json.dumps(now, indent=1))
    print(f"Installed in {time.monotonic() - began:.0f} s.", flush=True)


def become(command: Sequence[str | Path], root: Path = ROOT) -> int:
    """Go on as another command, in the project's folder; give its exit code."""
    words = [str(word) for word in command]
    if os.name == "nt":  # there, exec would hand the terminal back at once
        return subprocess.run(words, cwd=root, env=environment_variables(root)).returncode
    os.chdir(root)
    sys.stdout.flush()
    os.execve(words[0], words, environment_variables(root))


def enter(words: Sequence[str], root: Path = ROOT, need: Need = "run") -> int | None:
    """Run the command inside ``.venv`` if there is a finished one and it is needed.

    Returns
    -------
    int or None
        The exit code of that run, or None: go on in this process.
    """
    if not (root / "pyproject.toml").exists() or is_inside(root) or is_complete(root, need):
        return None
    if venv_state(root) not in ("ready", "stale"):
        return None
    return become([venv_python(root), "-m", "lessons_lib", *words], root)


def prepare(words: Sequence[str], root: Path = ROOT, need: Need = "run") -> int | None:
    """Make sure that every package is there, then go on inside the right environment.

    Returns
    -------
    int or None
        As for `enter`.
    """
    if not (root / "pyproject.toml").exists():
        raise MachineError("This command works in the project's own folder only: download it all.")
    if not is_inside(root) and is_complete(root, need):
        return None
    if venv_state(root, need) != "ready":
        with one_at_a_time(root):
            state = venv_state(root, need)  # again: another command may just have done it
            if state in ("absent", "broken") and not is_inside(root):
                make_venv(root)
            if state != "ready":
                install(root, need)
    return enter(words, root, need)


def environment_variables(root: Path = ROOT) -> dict[str, str]:
    """Give the variables for programs started here.

    In ``.venv``, Jupyter's settings and kernels stay in ``.venv`` too: nothing is registered
    elsewhere, and a kernel of the same name elsewhere is not taken for ours. The same holds for
    matplotlib's: a reader's own style would change the pictures. Packages of another tool, on PYTHONPATH, are not
    taken for ours. Compiled modules are kept.
    """
    variables = dict(os.environ)
    if is_inside(root):
        # containers often forbid to keep compiled modules; a window that matplotlib no longer knows ends each lesson
        for name in ("PYTHONDONTWRITEBYTECODE", "MPLBACKEND", *NOT_FOR_VENV):
            variables.pop(name, None)
        folder = root / ".venv" / "jupyter"
        for name in ("CONFIG", "DATA", "RUNTIME"):
            variables[f"JUPYTER_{name}_DIR"] = str(folder / name.lower())
        for name, place in (("IPYTHONDIR", "ipython"), ("MPLCONFIGDIR", "matplotlib")):
            # both complain in the middle of a lesson if the folder is not there
            make_folder(folder / place)
            variables[name] = str(folder / place)
    return variables


def make_folder(folder: Path) -> None:
    """Make a folder, unless it is there, and see that it can be written in."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not os.access(folder, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))
    except OSError as error:
        raise MachineError(
            f"The project's folder .venv cannot be written: {files.why(error)}.{files.remedy(error)}"
        ) from None
