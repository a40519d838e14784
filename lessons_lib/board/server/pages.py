"""The pages round the board: what a coach opens first, and run sheets, plans and lessons to be read and printed."""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import mistune

from ...data import read_rows
from ...lesson import questions
from ...science.body.people import PEOPLE
from ...start import ROOT, files
from .. import classes
from ..player import CARE
from ..scenes import read_all
from ..story import own_folder
from .page import page

READ = ROOT / "notebooks"
"""What can be read: the coach's sheets and the lessons, in a checkout; an installed library has none."""
_BOARD, _OWN = ROOT / "docs" / "board.md", ROOT / "docs" / "your_own.md"
_HOME = '<nav><a href="{up}">All classes and scenes</a> · <a href="javascript:print()">Print</a></nav>'
_MARKDOWN = mistune.create_markdown(escape=False, plugins=["table"])
_COACH = re.compile(r"\A\s*\*\*Coach:\*\*")


_KEYS = """<p><strong>Keys, and a clicker's:</strong> Page Down, Space or → goes on, Page Up or ← goes back, b or .
blanks the screen, n shows or hides your notes. <strong>Two screens:</strong> press <em>Open the projected window</em>,
drag it onto the projector, and press F there: notes, votes and errors stay on your own screen.</p>"""


def start_page() -> str:
    """Return the page that ``make coach`` opens: classes, scenes, and what to read before."""
    return page(
        "The coach's classes",
        f"<h1>The coach's classes</h1>{what_opens('board', own_folder())}"
        f"<h2>To read and to print</h2><ul class='plain'>{_readings()}</ul>",
    )


def what_opens(board: str, own: Path | None) -> str:
    """Return the care note, the keys, and lists of classes and scenes, each a link to a board at an address."""
    scenes, faults = read_all(own)
    held, more = classes.read_all(scenes, own)
    cards: dict[str, list[str]] = {"Classes": [], "One lesson in class": [], "Scenes by themselves": []}
    for one in held:
        lesson = one.id.startswith(classes.RUN_SHEET)
        words = f"{'in class' if lesson else f'{one.minutes} minutes'}, {len(one.items)} items"
        place = "One lesson in class" if lesson else "Classes"
        cards[place].append(_card(f"{board}#class={quote(one.id)}", one.title, words))
    for scene in scenes:
        words = f"lesson {', '.join(scene.lessons)}"
        cards["Scenes by themselves"].append(_card(f"{board}#scene={quote(scene.id)}", scene.title, words))
    wrong = "".join(f"<p role='status'>{escape(fault)}</p>" for fault in [*faults, *more])
    lists = "".join(f"<h2>{name}</h2><ul class='cards'>{''.join(those)}</ul>" for name, those in cards.items())
    return f"<p>{escape(' '.join(CARE[1:3]))}</p>{_KEYS}{wrong}{lists}"


def _card(address: str, title: str, words: str) -> str:
    return f"<li><a href='{escape(address)}'><strong>{escape(title)}</strong> {escape(words)}</a></li>"


def _readings() -> str:
    """List what can be read: the coach's own pages, the run sheets, and the lessons with notes."""
    own = {"read/the_board": _BOARD, "read/your_own": _OWN}
    found = [(address, _name(file)) for address, file in own.items() if file.is_file()]
    coach = READ / "coach"
    if coach.is_dir():
        texts = [coach / "index.md", *sorted(coach.glob("course_*.md")), *sorted(coach.glob("run_sheets/*.md"))]
        texts += sorted(coach.glob("*.ipynb"))
        found += [(f"read/{quote(one.relative_to(READ).as_posix())}", _name(one)) for one in texts if one.is_file()]
    return "".join(f"<li><a href='{escape(address)}'>{escape(name)}</a></li>" for address, name in found)


def _name(file: Path) -> str:
    if file.suffix == ".ipynb":
        return f"Lesson {file.stem[:2]} with notes"
    return next((line[2:] for line in files.read_text(file).splitlines() if line.startswith("# ")), file.stem)


def reading(path: str) -> str | None:
    """Return a page to be read; None where there is none of that name.

    Parameters
    ----------
    path
        Below ``notebooks/``, such as ``"coach/run_sheets/06.md"``; ``"the_board"``, or ``"your_own"``.
    """
    above = _HOME.format(up="../" * (path.count("/") + 1))
    ours = {"the_board": _BOARD, "your_own": _OWN}.get(path)
    file = ours or (READ / path).resolve()
    if not file.is_file() or not (ours or (file.is_relative_to(READ.resolve()) and "source" not in file.parts)):
        return None
    if file.suffix == ".md":
        return page(_name(file), _rendered(files.read_text(file) + (_ids() if file == _OWN else "")), above)
    if file.suffix == ".ipynb":
        return page(_name(file), _notebook(json.loads(files.read_text(file))), above)
    return None


def _ids() -> str:
    """List what the course may add to at any time: questions, people and sources."""
    asked = [one for number in questions.lessons() for one in questions.of_lesson(number)]
    rows = ["| question | asks |", "|---|---|"]
    rows += [f"| {one.id} | {' '.join(one.prompt_words().split()).replace('|', '/')} |" for one in asked]
    rows += ["", "## People", "", "| id | who |", "|---|---|"]
    rows += [f"| {key} | {w.name}, {w.sex}, {w.age_years:.0f} years, {w.weight_kg:g} kg |" for key, w in PEOPLE.items()]
    rows += ["", "## Sources", "", "| id | source |", "|---|---|"]
    rows += [f"| {row['id']} | {row['authors']} {row['year']} |" for row in read_rows("references")]
    return "\n" + "\n".join(rows)


def _rendered(text: str) -> str:
    text = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    return str(_MARKDOWN(text)).replace("<table>", '<div class="wide"><table>').replace("</table>", "</table></div>")


def _notebook(book: dict[str, Any]) -> str:
    """Return a lesson with its results; what is for the coach alone is folded, so that a room sees no answer."""
    made = []
    for cell in book["cells"]:
        text = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            inner = _rendered(text)
            made.append(_folded("For the coach", inner) if _COACH.match(text) else inner)
            continue
        outputs = "".join(_output(one) for one in cell.get("outputs", []))
        made.append(
            f"<pre><code>{escape(text)}</code></pre><details><summary>What it shows</summary>{outputs}</details>"
        )
    return "\n".join(made)


def _folded(name: str, inner: str) -> str:
    return f"<details><summary>{name}</summary>{inner}</details>"


def _output(output: dict[str, Any]) -> str:
    held = output.get("data", {})
    words = "".join(held.get("text/plain", output.get("text", "")))
    if "image/png" in held:
        return (
            f'<img src="data:image/png;base64,{"".join(held["image/png"]).strip()}" alt="{escape(words, quote=True)}">'
        )
    return _rendered("".join(held["text/markdown"])) if "text/markdown" in held else f"<pre>{escape(words)}</pre>"
