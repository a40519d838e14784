"""Begin a lesson: ``python -m tools.new_lesson 14 why_does_it_matter``.

Writes a folder that the linter accepts and the builder builds, to be rewritten cell by cell (``tools/skeleton/``).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from pathlib import Path

from lessons_lib.start.files import write_whole
from tools.lessons import ROOT, SOURCES, LessonError, find_sources, read_abouts, shown_path

SKELETON = ROOT / "tools" / "skeleton"
RECALL = r"# %% \[markdown\]\n# ## Recall.*?(?=# %% \[markdown\]\n# ## Predict)"
"""Goes where no lesson stands two earlier: there is nothing to recall."""
FILES = ("about.toml", "lesson.py", "numbers.py", "questions.md")


def write(number: str, name: str, sources: Path = SOURCES) -> Path:
    """Write the folder of a new lesson and return it.

    Raises
    ------
    LessonError
        If the number is taken or no number from 01 to 99, or the name is not made of small letters, digits and `_`.
    """
    course = read_abouts(sources)
    if not re.fullmatch(r"\d\d", number) or number in course:
        raise LessonError(f"The number must have two digits and be free; {number!r} does not fit. See {sources.name}/.")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", name):
        raise LessonError(f"The name must be small letters, digits and _, such as why_does_it_matter; it is {name!r}.")
    row = [other for other, about in sorted(course.items()) if about.strand]
    before = max((other for other in row if other < number), default=row[0])
    words = {
        "NN": number,
        "SHORT": name.replace("_", " "),
        "QUESTION": f"{name.replace('_', ' ').capitalize()}?",
        "STRAND": course[before].strand,
        "BEFORE": before,
        "NEXT": min((other for other in row if other > number), default=""),
    }
    folder = sources / f"{number}_{name}"
    folder.mkdir()
    for file in FILES:
        # a template is no Python yet, so its name does not end like it
        text = (SKELETON / file.replace(".py", ".txt")).read_text(encoding="utf-8")
        if f"{int(number) - 2:02d}" not in course:
            text = re.sub(RECALL, "", text, flags=re.DOTALL)
        text = re.sub("|".join(words), lambda found: words[found[0]], text)
        write_whole(folder / file, text)
    return folder


def main(arguments: Sequence[str]) -> int:
    """Write the folder and say what comes next; give 1 if that cannot be."""
    try:
        if len(arguments) != 2:
            raise LessonError("Say number and name: make lesson NUMBER=14 NAME=why_does_it_matter")
        number, name = arguments
        folder = write(number, name)
    except LessonError as error:
        print(error)
        return 1
    before = max(path.name for path in find_sources() if path.name < folder.name)
    print(
        f"{shown_path(folder)}/ is written: four files that can be linted and built at once. What is left to do:\n"
        f'1. Set next = "{number}" in notebooks/source/{before}/about.toml, and say why in its next_words.\n'
        "2. Rewrite the four files; docs/lesson.md says what each step must hold, and in seconds answers\n"
        f"   python -m tools.lint_lessons --sources --only {number}\n"
        "3. make notebooks, then make test."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
