"""The project's commands: ``python -m lessons_lib lab``, ``test``, ``doctor`` and so on.

This file only reads arguments. `lessons_lib.start.machine` installs, `lessons_lib.start.commands` does the
work and `lessons_lib.start.doctor` the check-up. They need nothing but Python itself, so that the first
command works at once.
"""

from __future__ import annotations

import sys

# Before any other import: an older Python would stumble over newer syntax further in.
if sys.version_info < (3, 11):  # noqa: UP036 (an older Python gets a sentence)
    sys.exit(
        "This needs Python 3.11 or newer, and this one is {}.{}. "
        "Install a newer Python and run the command with it.".format(*sys.version_info)
    )

import argparse

from .start import commands, doctor, files, machine

HELP = {
    "lab": "open the lessons in JupyterLab (your own copies, in my_lessons/)",
    "coach": "open the coach's board: one big screen for the front of the room",
    "reset": "restore one lesson, and keep your old copy in my_lessons/old/: reset 06",
    "doctor": "check this machine, one line per part (also when no command is given)",
    "test": "run every check except those in a browser",
    "browser": "run the tests in a real browser (Chromium)",
    "site": "build the live pages, which need nothing installed, into _site/ and open them",
    "test-site": "build the live pages and test them in a real browser",
    "notebooks": "build the notebooks from notebooks/source/",
    "lesson": "begin a new lesson: lesson 14 why_does_it_matter",
    "bench": "measure size and speed",
    "fuzz": "hand in odd things everywhere, 200,000 times or as often as said: fuzz 5000",
    "mutate": "change the science in one place at a time and see whether a test notices",
    "coverage": "count the lines and branches that the tests run",
    "test-oldest": "run the tests with the oldest versions that pyproject.toml allows",
    "test-newest": "run the tests with the newest versions there are",
    "clean": "remove .venv and all caches; my_lessons/ stays",
}
MORE = {
    "lab": "The first time, it installs what it needs into .venv.\n\n"
    "  --no-browser    only say the address\n"
    "  --port=8899     use this port, or the next free one\n\n"
    "What else JupyterLab understands is passed on to it, such as --log-level=INFO. To stop, press Ctrl+C twice.",
    "coach": "The first time, it installs what it needs into .venv.\n\n"
    "  --no-browser    only say the address\n"
    "  --port=8899     use this port, or the next free one\n"
    "  --room          phones may vote, over the network that this machine is on; --room-address=192.168.1.5\n"
    "                  says which, where it is on several\n\n"
    "To stop, press Ctrl+C.",
    "test": "The first time, it installs the tools for it into .venv. Further words go to pytest, such as -k trend.",
    "browser": "The first time, it installs the tools for it into .venv. Further words go to pytest, such as -k lab.",
    "mutate": "  --each 6       changes of each file\n  --only rates   one file\n  --seed 2       other changes",
    "test-oldest": "Further words: --python python3.12 tries another Python; what else is said goes to pytest.",
    "test-newest": "Further words: --python python3.12 tries another Python; what else is said goes to pytest.",
    "site": "Further words go to the builder, such as --wheels DIR, which takes Pyodide's wheels from a folder.",
    "notebooks": "Further words go to the builders, such as --check, which builds nothing and compares.",
}


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    lines = "\n".join(f"  {name:<13}{text}" for name, text in HELP.items())
    result = argparse.ArgumentParser(
        prog="python -m lessons_lib",
        usage="python -m lessons_lib [command] [arguments passed on]",
        description=f"The 3,500-kcal Question: lessons and their library.\n\ncommands:\n{lines}",
        epilog="With make, the same: make lab, make test, make reset LESSON=06. "
        "Pass arguments on with ARGS: make lab ARGS='--no-browser --port=8899'.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    result.add_argument("command", nargs="?", choices=HELP, default="doctor", help=argparse.SUPPRESS)
    return result


def help_for(command: str) -> str:
    """Say what one command does.

    Examples
    --------
    >>> print(help_for("clean"))
    python -m lessons_lib clean: remove .venv and all caches; my_lessons/ stays
    """
    more = f"\n\n{MORE[command]}" if command in MORE else ""
    return f"python -m lessons_lib {command}: {HELP[command]}{more}"


def main(arguments: list[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    arguments
        The words after ``python -m lessons_lib``; those of this process when left out.

    Returns
    -------
    int
        The exit code: 0 when all went well.
    """
    words = sys.argv[1:] if arguments is None else arguments
    # Only the first word is ours: the rest belongs to the tool behind it, options included.
    command: str = parser().parse_args(words[:1]).command
    if {"-h", "--help"} & {*words[1:]}:  # before anything is installed
        print(help_for(command))
        return 0
    try:
        if command == "doctor":
            inside = machine.enter(words)
            return doctor.main() if inside is None else inside
        if need := commands.NEEDS.get(command):
            inside = machine.prepare(words, need=need)
            if inside is not None:
                return inside
        return commands.ACTIONS[command](words[1:])
    except machine.MachineError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:  # a folder that is read-only, a disk that is full
        print(files.said(error), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main())
