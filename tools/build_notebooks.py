"""Build both editions of the lessons from ``notebooks/source/``.

    python -m tools.build_notebooks                  build every lesson
    python -m tools.build_notebooks --only 04 06     build two of them
    python -m tools.build_notebooks --to DIR         write elsewhere
    python -m tools.build_notebooks --check          write nothing, compare with what is stored

Each lesson runs once, as the coach edition; the student edition is the same run without the coach's
cells, which hold no code. Everything that would differ from one build to the next is taken out, so
that a build repeats to the byte under the lock. A failing cell, a warning, or a placeholder that
cannot be filled stops that lesson and is named; the other lessons are still built.
"""

from __future__ import annotations

import asyncio
import base64
import copy
import itertools
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import nbformat
from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError
from nbformat import NotebookNode

from tools import stored
from tools.cells import COACH
from tools.filling import Filler, course_filler
from tools.lessons import NOTEBOOKS, ROOT, LessonError, find_sources, read_lesson, shown_path

LOCKED_PYTHON = (3, 11)
"""Pictures are compared byte for byte on this Python, with the matplotlib of the lock; the words everywhere."""

AT_ONCE = 2
CELL_SECONDS = 300
STARTS = 3  # of a kernel
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
NOTEBOOK_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    # No version: it would change with every patch release of Python.
    "language_info": {"name": "python", "file_extension": ".py", "pygments_lexer": "ipython3"},
}
# Python hides some warnings by default. In our own code every warning counts; it is printed, and
# what is printed to stderr fails the build, so that no behaviour changes while it is watched.
SHOW_OUR_WARNINGS = r"import warnings; warnings.filterwarnings('always', module=r'(lessons_lib|__main__)(\.|$)')"
PNG_PARTS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
"""The parts of a PNG file that make the picture."""

_format: Any = nbformat  # it has no types of its own
ANSI = re.compile(r"\x1b\[[0-9;]*m")


# --- from a source to a notebook -----------------------------------------------------------


def assemble(source: Path, filler: Filler) -> NotebookNode:
    """Make the coach edition of one source, filled and not yet run."""
    lesson = read_lesson(source, filler)
    if lesson.faults:
        raise LessonError("\n".join(map(str, lesson.faults)))
    cells = []
    for cell in lesson.cells:
        # The kinds of a coach's notes are for the run sheets; readers need only know whose the cell is.
        tags = [COACH] if cell.coach else sorted(cell.tags)
        make = _format.v4.new_code_cell if cell.code else _format.v4.new_markdown_cell
        # folded, so that a lesson on the projector shows a room no answers
        text = f"<details><summary>For the coach</summary>\n\n{cell.text}\n\n</details>" if cell.coach else cell.text
        metadata: dict[str, Any] = {"tags": tags} if tags else {}
        if cell.folded:
            metadata["jupyter"] = {"source_hidden": True}
        cells.append(make(text, id=f"{lesson.number}-{cell.number:02d}", metadata=metadata))
    book: NotebookNode = _format.v4.new_notebook(cells=cells, metadata=copy.deepcopy(NOTEBOOK_METADATA))
    return book


class _ThisPython(KernelSpecManager):
    """Always the Python that runs the build, whatever kernels are registered elsewhere."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        return KernelSpec(resource_dir=RESOURCES, **get_kernel_dict())


def execute(book: NotebookNode, name: str) -> None:
    """Run a notebook in place, in an empty folder; a cell that fails, warns or writes to stderr is an error."""
    current = 0

    def started(cell: NotebookNode, cell_index: int) -> None:
        nonlocal current
        current = cell_index

    with tempfile.TemporaryDirectory() as folder:
        try:
            for left in reversed(range(STARTS)):
                try:
                    asyncio.run(
                        _client(book, started).async_execute(cleanup_kc=True, cwd=folder, env=_environment(folder))
                    )
                    break
                except RuntimeError as error:
                    # another program can take a kernel's port between its choice and its use; once it runs it keeps it
                    if not left or isinstance(error, DeadKernelError):
                        raise
        except CellExecutionError as error:
            told = ANSI.sub("", error.traceback)
            raise LessonError(f"{_place(book, name, current)} fails:\n{told}") from error
        except (CellControlSignal, RuntimeError) as error:  # too slow, or the kernel died
            raise LessonError(f"{_place(book, name, current)} fails: {error}") from error
    noisy = [
        f"{_place(book, name, index)} warns or writes to stderr:\n{output.text.rstrip()}"
        for index, cell in enumerate(book.cells)
        for output in cell.get("outputs", ())
        if output.output_type == "stream" and output.name == "stderr"
    ]
    if noisy:
        raise LessonError("\n".join(noisy))


def _client(book: NotebookNode, started: Callable[[NotebookNode, int], None]) -> NotebookClient:
    """Return what runs a notebook in a kernel of its own."""
    return NotebookClient(
        book,
        km=AsyncKernelManager(kernel_spec_manager=_ThisPython()),
        timeout=CELL_SECONDS,
        record_timing=False,
        store_widget_state=False,
        coalesce_streams=True,
        on_cell_start=started,
        extra_arguments=[
            f"--IPKernelApp.exec_lines={SHOW_OUR_WARNINGS}",
            "--IPKernelApp.log_level=ERROR",  # no remarks about the transport
        ],
    )


def _place(book: NotebookNode, name: str, index: int) -> str:
    first_line = (book.cells[index].source.splitlines() or [""])[0]
    return f"{name}, cell {index + 1} `{first_line}`"


def _environment(folder: str) -> dict[str, str]:
    """Give the kernel's variables: this library, and nobody's own settings or predictions."""
    ours = dict(os.environ)
    for variable in ("PYTHONWARNINGS", "PYTHONSTARTUP", "MPLBACKEND", "MATPLOTLIBRC"):
        ours.pop(variable, None)
    ours["LESSONS_KEEP"] = "off"
    ours["IPYTHONDIR"] = str(Path(folder) / ".ipython")
    ours["PYTHONPATH"] = os.pathsep.join(filter(None, [str(ROOT), ours.get("PYTHONPATH", "")]))
    return ours


# --- what is stored ------------------------------------------------------------------------


def tidy(book: NotebookNode) -> None:
    """Take out, in place, whatever differs from one run to the next or is dead when stored."""
    book.metadata = _format.from_dict(copy.deepcopy(NOTEBOOK_METADATA))
    counts = itertools.count(1)
    for cell in book.cells:
        kept = {key: value for key, value in cell.metadata.items() if key in ("tags", "jupyter")}
        cell.metadata = _format.from_dict(kept)
        if cell.cell_type != "code":
            continue
        cell.execution_count = next(counts)
        for output in cell.outputs:
            if "execution_count" in output:
                output.execution_count = cell.execution_count
            if "data" in output:
                output.data.pop(WIDGET_VIEW, None)
                # Sizes and alt texts may stay; nothing else of it is ours.
                for mime in set(output.metadata) - set(output.data):
                    del output.metadata[mime]
                if "image/png" in output.data:
                    output.data["image/png"] = plain_png(output.data["image/png"])


def plain_png(encoded: str) -> str:
    """Take the notes of its maker (software, time, resolution) out of a PNG in base64.

    The picture itself stays as it was packed.
    """
    data = base64.b64decode(encoded)
    kept, at = [data[:8]], 8
    while at < len(data):
        size = 12 + int.from_bytes(data[at : at + 4], "big")
        if data[at + 4 : at + 8] in PNG_PARTS:
            kept.append(data[at : at + size])
        at += size
    return base64.b64encode(b"".join(kept)).decode("ascii")


def notebook_text(book: NotebookNode) -> str:
    """Write a notebook the way Jupyter does: sorted keys, one space, a line end at the close."""
    nbformat.validate(book)
    text: str = _format.writes(book, version=4)
    return text.rstrip("\n") + "\n"


@dataclass(frozen=True)
class Built:
    """One lesson, built: the text of both editions, or the reason why there is none."""

    name: str
    texts: Mapping[str, str]  # by path below notebooks/: "06_name.ipynb" and "coach/06_name.ipynb"
    fault: str = ""


def build_one(source: Path, filler: Filler) -> Built:
    """Build one lesson."""
    try:
        book = assemble(source, filler)
        execute(book, shown_path(source))
    except LessonError as error:
        return Built(source.name, {}, str(error))
    tidy(book)
    student = copy.deepcopy(book)
    student.cells = [cell for cell in book.cells if COACH not in cell.metadata.get("tags", ())]
    paths = editions(source)
    return Built(source.name, {paths[0]: notebook_text(student), paths[1]: notebook_text(book)})


def editions(source: Path) -> tuple[str, str]:
    """Give the paths of both editions below ``notebooks/``, the student's first."""
    return f"{source.name}.ipynb", f"{COACH}/{source.name}.ipynb"


def build(sources: Iterable[Path], filler: Filler | None = None) -> Iterator[Built]:
    """Build lessons, two at a time, and give each as soon as it is done."""
    words = filler or course_filler()
    # Matplotlib's first start on a machine lists the fonts and says so on stderr: here, not in a lesson's cell.
    import matplotlib.font_manager  # noqa: F401 (importing it makes the font cache)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for done in as_completed([pool.submit(build_one, source, words) for source in sources]):
            yield done.result()


# --- comparing -----------------------------------------------------------------------------


def difference(old: str, new: str, pictures: bool = True) -> str:
    """Name the first cell in which two notebooks' texts differ, and the parts of it; "" if none does.

    Without `pictures` everything is compared but the pictures' bytes and the file's layout.
    """
    if old == new:
        return ""
    try:
        before, after = json.loads(old)["cells"], json.loads(new)["cells"]
    except (ValueError, KeyError, TypeError):
        return "the stored file is not a notebook"
    none: dict[str, Any] = {}
    for output in (output for cell in [*before, *after] for output in cell.get("outputs", ())):
        if not pictures:
            output.get("data", {}).pop("image/png", None)
    for number, (was, now) in enumerate(itertools.zip_longest(before, after, fillvalue=none), 1):
        if parts := [key for key in sorted({*was, *now}) if was.get(key) != now.get(key)]:
            return f"cell {number} differs in {', '.join(parts)}"
    return "it differs outside its cells" if pictures else ""


def _draws_as_locked() -> bool:
    """Return whether pictures come out byte for byte: with the lock's Python and its matplotlib."""
    locked = re.search(r"^matplotlib==(\S+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert locked, "the lock names matplotlib"
    return sys.version_info[:2] == LOCKED_PYTHON and locked[1] == version("matplotlib")


def check(sources: Sequence[Path], filler: Filler | None = None, folder: Path = NOTEBOOKS) -> list[str]:
    """Build again and give one sentence for each stored notebook that differs; [] if none does."""
    differs = partial(difference, pictures=_draws_as_locked())
    faults = []
    for built in build(sources, filler):
        faults += [built.fault] if built.fault else stored.compare(built.texts, folder, differs)
    return faults


# --- the command ---------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """Build or compare, and give 0 if all went well."""
    options = stored.options(__doc__, arguments)
    try:
        sources = find_sources(only=tuple(options.only))
    except LessonError as error:
        print(error)
        return 1
    if options.check:
        faults = check(sources, folder=options.to)
        if not options.only:
            names = [name for source in sources for name in editions(source)]
            faults += stored.without_source(names, options.to, "*.ipynb")
        print("\n".join(faults) or f"{len(sources)} lessons are in step with their sources.")
        return int(bool(faults))
    failed = 0
    for built in build(sources):
        failed += bool(built.fault)
        stored.write(built.texts, options.to)
        print(f"FAILED  {built.name}\n{built.fault}\n" if built.fault else f"ok      {built.name}", flush=True)
    print(f"{len(sources) - failed} of {len(sources)} lessons built.")
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(main())
