"""The pages: every stored notebook and every page round the lessons, as HTML that needs no script to be read."""

from __future__ import annotations

import ast
import base64
import html
import json
import re
import struct
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import Template
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from lessons_lib.board.screen import room_page
from lessons_lib.board.server.pages import what_opens
from lessons_lib.lesson import questions

from .sources import HERE, ROOT

BOOKS = ROOT / "notebooks"
PAGES = ("index", "glossary", "map", "coach/index", "coach/course_45_minutes", "coach/course_90_minutes",
         "coach/course_6_weeks")  # fmt: skip
NAMES = {"index": "course"}
"""Where a page has another name on the site: its own start page is ``index.html``."""
_FOOT = """<nav class=steps aria-label="Other lessons">{}</nav>
<p class=take><label><input type=checkbox id=all-code> Show the Python of every step</label></p>
<p class=take><a href="{}.ipynb" download>Take this lesson along as a notebook.</a>
Any Jupyter shows it with its pictures. To run it, Jupyter needs the course beside it: in the course's folder,
<code>make lab</code> (on Windows <code>python -m lessons_lib lab</code>) installs what is missing and opens all
lessons.</p>"""
_APP = re.compile(r"(?m)^apps\.\w+\(")
_WIDGET = re.compile(r"(?m)^(apps\.\w+|lesson\.(ask|recall|draw|reveal|compare|recap|erase))\(")
_HELD = re.compile(r"(?m)^lesson\.(reveal|compare)\(")

_WORDS = tomllib.loads((HERE / "words.toml").read_text(encoding="utf-8"))["page"]

Json = dict[str, Any]


def on_page(text: str) -> str:
    """Return a text without the words that name a notebook's screen.

    >>> on_page("Click into the cell and press **Shift** and **Enter** together.")
    'open the **Python** of the step, press **Run**.'
    """
    for pattern, words in _WORDS:
        text = re.sub(pattern, words, text)
    return text


@dataclass
class Page:
    """One page while it is written: its HTML, and what can be found on it."""

    name: str
    title: str = ""
    body: list[str] = field(default_factory=list)
    sections: list[tuple[str, str, list[str]]] = field(default_factory=list)  # anchor, heading, words
    cells: list[Json] = field(default_factory=list)

    @property
    def up(self) -> str:
        """The way to the site's first folder."""
        return "../" * self.name.count("/")

    def prose(self, text: str) -> str:
        """Return markdown as HTML; headings get an anchor, and what is said below them can be found."""
        text = re.sub(r"(?ms)^```mermaid\n.*?^```\n", "", re.sub(r"(?s)<!--.*?-->", "", on_page(text)))
        tokens = _MARKDOWN.parse(re.sub(r"(?<=\]\()([^)\s]+)", lambda link: self._link(link[1]), text))
        for at, token in enumerate(tokens):
            if token.type == "heading_open":
                heading = _plain(tokens[at + 1])
                anchor = re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
                token.attrSet("id", anchor)
                self.title = self.title or heading
                self.sections.append((anchor, heading, []))
            elif token.type == "inline" and self.sections and tokens[at - 1].type != "heading_open":
                self.sections[-1][2].append(_plain(token))
        # a corner of a table that says nothing is no heading
        return str(_MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})).replace("<th></th>", "<td></td>")

    def _link(self, target: str) -> str:
        """Let a link go to the page that a file has become."""
        found = re.fullmatch(r"((?:\.\./)*)((?:[\w]+/)*)(\w+)\.(ipynb|md)(#.*)?", target)
        if not found:
            return target
        up, folder, name, _, anchor = found.groups()
        if (BOOKS / f"{name}.ipynb").exists():  # the coach's edition of a lesson is the same lesson
            return f"{self.up}{name}.html{anchor or ''}"
        at_top = not folder and up == self.up
        return f"{up}{folder}{NAMES.get(name, name) if at_top else name}.html{anchor or ''}"


def _plain(token: Token) -> str:
    return "".join(part.content if part.type in ("text", "code_inline") else " " for part in token.children or ())


_MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable("table")


# --- lessons -------------------------------------------------------------------------------


def lesson_page(name: str, book: Json) -> Page:
    """Return the page of a stored notebook."""
    page, made_by = Page(name), dict[str, str]()
    for cell in book["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            page.body.append(page.prose(source))
        else:
            page.body.append(_code_cell(page, cell, source, made_by))
    return page


def _code_cell(page: Page, cell: Json, source: str, made_by: dict[str, str]) -> str:
    name: str = cell["id"]
    reads, makes = names_of(source)
    needs = list(dict.fromkeys(made_by[one] for one in sorted(reads) if one in made_by))
    made_by.update({made: name for made in makes})
    kind = "app" if _APP.search(source) else "widget" if _WIDGET.search(source) else "code"
    page.cells.append({"id": name, "kind": kind, "source": source, "needs": needs})
    stored = "".join(map(stored_output, cell["outputs"]))
    if _HELD.search(source):
        # the answer to a guess is not seen before it: one click away for who reads without Python
        stored = f"<details class=held><summary>Guess first, then open this</summary>{stored}</details>"
    # nobody changes a question, an app or an import: their code is for who asks to see all of it
    aside = cell["metadata"].get("jupyter", {}).get("source_hidden") or kind == "app" or not reads
    heading = page.sections[-1][1] if page.sections else ""
    shown = not aside and (heading.startswith("Change the model") or "= ..." in source)
    edit = (
        f'<details class="code{" aside" if aside else ""}"{" open" if shown else ""}>'
        '<summary>Python</summary><textarea spellcheck="false" autocapitalize="off"'
        f' rows="{source.count(chr(10)) + 1}" aria-label="Python of this step">{html.escape(source)}</textarea>'
        '<button type="button" class="run">Run</button></details>'
    )
    needed = html.escape(json.dumps(needs))
    marks = f'data-cell="{name}" data-kind="{kind}" data-needs="{needed}"'
    out = f'<div class="out">{stored}</div>'
    # what can be used stands first; a step's code stands before what it gives
    return f'<div class="cell" {marks}>{edit + out if kind == "code" else out + edit}</div>'


def names_of(source: str) -> tuple[set[str], set[str]]:
    """Return the names that a cell reads, and those it makes.

    >>> names_of("from lessons_lib import Plan; plan = Plan.deficit(kcal)")
    ({'Plan', 'kcal'}, {'Plan', 'plan'})
    """
    reads, makes = set[str](), set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Name):
            (reads if isinstance(node.ctx, ast.Load) else makes).add(node.id)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            makes |= {(alias.asname or alias.name).partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.FunctionDef | ast.ClassDef):
            makes.add(node.name)
    return reads, makes


def stored_output(output: Json) -> str:
    """Return what a cell has shown, as HTML."""
    data = {
        kind: "".join(part) if kind.startswith("image/") else on_page("".join(part))
        for kind, part in output.get("data", {}).items()
    }
    if png := data.get("image/png", "").replace("\n", ""):
        # the size is in the PNG's head: nothing jumps when it is there
        width, height = struct.unpack(">II", base64.b64decode(png)[16:24])
        words = html.escape(data.get("text/plain", ""))
        inner = f'<img width="{width}" height="{height}" alt="{words}" src="data:image/png;base64,{png}">'
    elif "text/markdown" in data:
        inner = _MARKDOWN.render(data["text/markdown"])
    elif "text/html" in data:
        inner = data["text/html"]
    else:
        inner = f"<pre>{html.escape(data.get('text/plain') or ''.join(output.get('text', '')))}</pre>"
    return f'<div class="o">{inner}</div>'


def first_app(page: Page) -> list[str]:
    """Return the sources that bring a lesson's first picture: its first app with all that this needs."""
    by_id, chosen = {cell["id"]: cell for cell in page.cells}, list[str]()

    def take(cell: Json) -> None:
        for one in cell["needs"]:
            take(by_id[one])
        if cell["source"] not in chosen:
            chosen.append(cell["source"])

    take(next(cell for cell in page.cells if cell["kind"] == "app"))
    return chosen


# --- the site ------------------------------------------------------------------------------


def all_pages() -> dict[str, Page]:
    """Return every page by its name, lessons first."""
    made = {
        file.stem: lesson_page(file.stem, json.loads(file.read_text(encoding="utf-8")))
        for file in sorted(BOOKS.glob("[0-9]*.ipynb"))
    }
    sheets = sorted(f"coach/run_sheets/{file.stem}" for file in (BOOKS / "coach" / "run_sheets").glob("*.md"))
    for name in (*PAGES, *sheets):
        made[NAMES.get(name, name)] = page = Page(NAMES.get(name, name))
        page.body.append(page.prose((BOOKS / f"{name}.md").read_text(encoding="utf-8")))
    return made


def written(pages: Mapping[str, Page]) -> Iterator[tuple[str, str]]:
    """Give the path and the text of every page of the site."""
    frame, hold, start = (
        Template((HERE / "page" / f"{name}.html").read_text(encoding="utf-8")) for name in ("frame", "class", "start")
    )
    lessons = [page for page in pages.values() if page.cells]

    def framed(page: Page, kind: str, foot: str = "") -> tuple[str, str]:
        filled = {"title": html.escape(page.title), "main": "\n".join(page.body), "contents": _contents(page, lessons)}
        return f"{page.name}.html", frame.substitute(filled, up=page.up, kind=kind, foot=foot)

    for page in pages.values():
        yield framed(page, *(("lesson", _foot(page, lessons)) if page.cells else ("page",)))
    yield framed(Page("class", "Hold a class", [hold.substitute(lists=what_opens("", None))]), "class")
    yield "room.html", room_page()
    listed = "".join(f"<li>{_to(Page(''), one)}</li>" for one in lessons)
    yield framed(Page("index", "The 3,500-kcal Question", [start.substitute(lessons=listed)]), "start")


def found_by_search(pages: Mapping[str, Page]) -> str:
    """Return what the search looks through, section by section: address, title of the page, heading and words."""
    rows = [
        [f"{page.name}.html#{anchor}", page.title, heading, " ".join(words)]
        for page in pages.values()
        for anchor, heading, words in page.sections
    ]
    return json.dumps(rows, ensure_ascii=False, separators=(",", ":"))


def _to(page: Page, lesson: Page) -> str:
    here = ' aria-current="page"' if lesson is page else ""
    asked = " ".join(one.id for one in questions.of_lesson(lesson.name[:2]))
    return f'<a href="{page.up}{lesson.name}.html" data-asked="{asked}"{here}>{html.escape(lesson.title)}</a>'


def _contents(page: Page, lessons: Sequence[Page]) -> str:
    listed = "".join(f"<li>{_to(page, lesson)}</li>" for lesson in lessons)
    inside = [(a, h) for a, h, _ in page.sections[1:] if page.cells]
    here = f"<p>On this page</p><ul>{''.join(f'<li><a href=#{a}>{html.escape(h)}</a></li>' for a, h in inside)}</ul>"
    return f"<p>Lessons</p><ol>{listed}</ol>{here if inside else ''}"


def _foot(page: Page, lessons: Sequence[Page]) -> str:
    at, steps = lessons.index(page), ""
    for to, rel, words in ((at - 1, "prev", "← {}"), (at + 1, "next", "{} →")):
        if 0 <= to < len(lessons):
            title = words.format(html.escape(lessons[to].title))
            steps += f'<a rel="{rel}" href="{lessons[to].name}.html">{title}</a>'
    return _FOOT.format(steps, page.name)
