"""What a coach takes home: picture, table and a one-page handout of the current scene."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from itertools import zip_longest
from pathlib import Path
from string import Template

from .. import data
from ..science.care import HELP, NOT_FOR
from .scenes import Scene
from .view import Moment, Table, View

_NOTHING_YET = "There is nothing to save yet. Go a step on, or tick something on the picture, and save the table then."
_NOT_CHECKED = "(title not checked)"  # a note for whoever keeps the list of sources


def handout(
    scene: Scene,
    question: str,
    svg: bytes,
    words: str,
    told: Sequence[str],
    closing: str,
    assumptions: Sequence[str],
) -> str:
    """Return the handout as one HTML file that needs nothing else; what is empty gets no heading.

    The question is filled in; `words` are those below the picture, and stand alone where there is none; `told` is what
    each reveal so far said, and `assumptions` what the run behind the picture assumed.

    Examples
    --------
    >>> from lessons_lib.board.scenes import read_all
    >>> page = handout(read_all()[0][0], "Why?", b"<svg/>", "Words.", (), "", ())
    >>> "doi.org/10.1016/S0140-6736(11)60812-X" in page
    True
    """
    figure = f"<figure>{_inline(svg, words)}<figcaption>{escape(words)}</figcaption></figure>" if svg else ""
    final = f"<p><strong>{escape(closing)}</strong></p>" if closing else ""
    cited = {row["id"]: row for row in data.read_rows("references")}
    sources = _list([_source(cited[name]) for name in scene.sources]) or "<p>None named in this scene.</p>"
    template = Template(Path(__file__).with_name("handout.html").read_text(encoding="utf-8"))
    return template.substitute(
        title=escape(scene.title),
        question=escape(question),
        shown=figure or f"<p><strong>{escape(words)}</strong></p>",
        told=_section("What was shown", _list(map(escape, told)) + final),
        assumed=_section("What it assumes", _list(map(escape, assumptions)), "small two"),
        sources=_section("Sources", sources, "small"),
        not_for=escape(NOT_FOR),
        help=escape(HELP),
        lessons=f"lesson{'s' if len(scene.lessons) > 1 else ''} {escape(', '.join(scene.lessons))}",
    )


def _section(heading: str, content: str, kind: str = "") -> str:
    looks = f' class="{kind}"' if kind else ""
    return f"<section{looks}><h2>{heading}</h2>{content}</section>" if content else ""


def _list(items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f"<ul>{listed}</ul>" if listed else ""


def _source(row: Mapping[str, str]) -> str:
    """Return who, when and what, and where it is found; a title that nobody has compared with it is left out.

    Examples
    --------
    >>> row = {"authors": "A et al.", "year": "2020", "title": "On B (title not checked)", "where": "C 1", "doi": ""}
    >>> _source(row)
    'A et al. 2020. C 1.'
    """
    title = "" if _NOT_CHECKED in row["title"] else row["title"]
    doi, where = row["doi"], row["where"]
    parts = [f"{row['authors']} {row['year']}", title]
    if not (title and doi) and where not in title:
        parts.append(where)
    said = " ".join(escape(part) + ("" if part.endswith(("?", ".")) else ".") for part in parts if part)
    return f'{said} <a href="https://doi.org/{escape(doi, quote=True)}">doi:{escape(doi)}</a>' if doi else said


def _inline(svg: bytes, words: str) -> str:
    """Return a picture to stand inside a page: without its header and its metadata, with a text."""
    text = svg.decode("utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    # matplotlib names a namespace that nothing here uses; the browser needs neither
    text = re.sub(r'\sxmlns(?::xlink)?="[^"]*"', "", text).replace("xlink:href", "href")
    return text.replace("<svg", f'<svg role="img" aria-label="{escape(words, quote=True)}"', 1)


def picture_table(view: View, m: Moment) -> Table:
    """Return what is on the picture, and first of whom and of what plan it is.

    Raises
    ------
    ValueError
        Where `care` refuses the plan, and where nothing is drawn yet.
    """
    table = view.table(m)
    if set(table) <= {"day", "weeks"}:
        raise ValueError(_NOTHING_YET)
    rows = len(next(iter(table.values())))
    people = [m.who, *([m.second.who] if "other" in view.controls else [])]
    first: Table = {"person": rows * [" and ".join(dict.fromkeys(person.name for person in people))]}
    if "deficit_kcal" in view.controls:
        first["plan"] = rows * [m.settings.title]
    return first | table


def as_csv(table: Table) -> str:
    r"""Return a table as text; where a column has no later rows its cells are empty.

    Examples
    --------
    >>> as_csv({"day": [0, 1], "body_kg": [80.0]})
    'day,body_kg\n0,80.0\n1,\n'
    """
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    rows.writerow(table)
    rows.writerows(zip_longest(*table.values(), fillvalue=""))
    return file.getvalue()
