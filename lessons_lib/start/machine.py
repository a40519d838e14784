"""From a bare Python to an environment that has everything.

Standard library only: this runs before anything is installed. The packages live in ``.venv``, at the
versions and hashes of a lock: what the lessons and the board need, or that and the tools for tests. A stamp
written last says what was installed; without it the folder is half-made and is made anew. An environment
that already has everything (conda, Binder) is used as it is.
"""

from __future__ import annotations

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
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit
from urllib.request import url2pathname

from lessons_lib.start import ROOT

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
    (r"No space left on device", "The disk is full: make 1 GB free and run the command again."),
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


class MachineError(RuntimeError):
    """Something on this machine is in the way; the text is one sentence and its remedy."""


# --- what is installed -------------------------------------------------------------------


def locked_versions(root: Path = ROOT, need: Need = "test") -> dict[str, str]:
    """Read the versions of a lock, by package name."""
    text = (root / LOCKS[need]).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;]+)", text, flags=re.MULTILINE))


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
    """Wait while another command installs; the system frees the lock when a process ends."""
    with (root / ".venv.lock").open("a") as lock:
        if sys.platform == "win32":
            import msvcrt

            while True:
                with suppress(OSError):  # it gives up after 10 seconds
                    msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)
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
        raise MachineError(NO_VENV if "ensurepip" in words else f"No .venv was made: {words}")


def explain_pip(output: str) -> str:
    """Turn pip's output after a failure into one sentence with a remedy."""
    for pattern, sentence in PIP_TROUBLES:
        if re.search(pattern, output, flags=re.IGNORECASE):
            return sentence.format(*sys.version_info)
    lines = output.strip().splitlines()
    words = "\n".join([line for line in lines if line.startswith("ERROR")] or lines[-5:])
    return f"The packages could not be installed. pip says (all of it in .venv/pip.log):\n{words}"


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
    command = [str(venv_python(root)), "-m", "pip", "install", "--no-input", "--no-compile", *arguments]
    # A person's own setting to install for the user would put packages outside .venv.
    environment = {**os.environ, "PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}
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
        raise MachineError(explain_pip(progress.log.read_text(encoding="utf-8", errors="replace")))


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
    write_whole(stamp_file(root), json.dumps(now, indent=1))
    print(f"Installed in {time.monotonic() - began:.0f} s.", flush=True)


def write_whole(path: Path, text: str) -> None:
    """Write a file all at once, so that an interruption leaves no half of it."""
    partial = path.with_name(path.name + ".part")
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(path)


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
    matplotlib's: a reader's own style would change the pictures. Compiled modules are kept.
    """
    variables = dict(os.environ)
    if is_inside(root):
        # containers often forbid it, and then every kernel would compile every module anew
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        folder = root / ".venv" / "jupyter"
        for name in ("CONFIG", "DATA", "RUNTIME"):
            variables[f"JUPYTER_{name}_DIR"] = str(folder / name.lower())
        for name, place in (("IPYTHONDIR", "ipython"), ("MPLCONFIGDIR", "matplotlib")):
            # both complain in the middle of a lesson if the folder is not there
            (folder / place).mkdir(parents=True, exist_ok=True)
            variables[name] = str(folder / place)
    return variables
