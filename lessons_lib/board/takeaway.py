"""What a coach takes home: picture, table and a one-page handout of the current scene."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import zip_longest
from pathlib import Path
from string import Template

from .. import data
from ..science.care import HELP, NOT_FOR
from .scenes import Scene
from .view import Moment, Table, View, card

_NOTHING_YET = "There is nothing to save yet. Go a step on, or save the table then."
_NO_DAYS = "This picture has no days to make a table of. It must be saved as a picture or a handout."
_NOT_CHECKED = "(title not checked)"  # a note for whoever keeps the list of sources


@dataclass(frozen=True)
class Page:
    """What a handout holds, filled in; what is empty gets no heading.

    Attributes
    ----------
    svg, words
        The picture, and what stands below it; alone where there is no picture.
    told, closing
        What each reveal so far said, and the last sentence.
    assumed
        What the run behind the picture assumed.
    votes, voted
        The room's votes as a picture, and what they say.
    can_draw
        Whether a curve can be drawn on the picture.
    """

    scene: Scene
    question: str
    svg: bytes = b""
    words: str = ""
    told: Sequence[str] = ()
    closing: str = ""
    assumed: Sequence[str] = ()
    votes: bytes = b""
    voted: str = ""
    can_draw: bool = False


def handout(page: Page) -> str:
    """Return the handout as one HTML file that needs nothing else; before anything is shown, it is to be filled in.

    Examples
    --------
    >>> from lessons_lib.board.scenes import read_all
    >>> page = handout(Page(read_all()[0][0], "Why?", b"<svg/>", can_draw=True))
    >>> "doi.org/10.1016/S0140-6736(11)60812-X" in page, "My guess" in page
    (True, True)
    """
    scene = page.scene
    cited = {row["id"]: row for row in data.read_rows("references")}
    sources = _list([_source(cited[name]) for name in scene.sources]) or "<p>None named in this scene.</p>"
    closing = f"<p><strong>{escape(page.closing)}</strong></p>" if page.closing else ""
    told = _section("What was shown", _list(map(escape, page.told)) + closing) if page.told else ""
    votes = _section("What the room said", _figure(page.votes, page.voted)) if page.votes else ""
    template = Template(Path(__file__).with_name("handout.html").read_text(encoding="utf-8"))
    return template.substitute(
        title=escape(scene.title),
        question=escape(page.question),
        write="" if page.told or not page.svg else _TO_WRITE.format(_TO_DRAW if page.can_draw else ""),
        shown=_figure(page.svg, page.words) if page.svg else f"<p><strong>{escape(page.words)}</strong></p>",
        told=f'<div class="pair">{told}{votes}</div>' if page.votes else told,
        assumed=_section("What it assumes", _list(map(escape, page.assumed)), "small two"),
        sources=_section("Sources", sources, "small"),
        not_for=escape(NOT_FOR),
        help="" if HELP in page.words else escape(HELP),
        lessons=f"lesson{'s' if len(scene.lessons) > 1 else ''} {escape(', '.join(scene.lessons))}",
    )


_TO_WRITE = '<p class="write"><span>Name</span><span>My guess, with its unit</span></p>{}'
_TO_DRAW = "<p>Draw on the picture how the weight goes, from the mark on.</p>"


def _figure(svg: bytes, words: str) -> str:
    caption = f"<figcaption>{escape(words)}</figcaption>" if words else ""
    return f"<figure>{_inline(svg, words)}{caption}</figure>"


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


def picture_csv(scene: Scene, view: View, m: Moment) -> str:
    """Return what is on the picture as a table, with whom and what it is about above it.

    Raises
    ------
    ValueError
        Where `care` refuses the plan, where nothing is drawn yet, and where nothing goes by days.
    """
    if view.table is None:
        raise ValueError(_NO_DAYS)
    table = view.table(m)
    if set(table) == {"day"}:
        raise ValueError(_NOTHING_YET)
    people = [m.who, *([m.second.who] if "other" in view.controls else [])]
    invented = " ".join(dict.fromkeys(card(person) for person in people))
    heads = {"scene": scene.title, "invented": invented, "plan": m.settings.title, "day 0": "a Monday"}
    return as_csv(table, heads)


def as_csv(table: Table, heads: Mapping[str, str]) -> str:
    r"""Return a table as text; where a column has no later rows its cells are empty.

    Examples
    --------
    >>> as_csv({"day": [0, 1], "body_kg": [80.0]}, {"plan": "none"})
    '# plan: none\nday,body_kg\n0,80.0\n1,\n'
    """
    file = io.StringIO()
    rows = csv.writer(file, lineterminator="\n")
    for name, words in heads.items():
        file.write("# ")
        rows.writerow([f"{name}: {' '.join(words.split())}"])  # one cell, commas or not
    rows.writerow(table)
    rows.writerows(zip_longest(*table.values(), fillvalue=""))
    return file.getvalue()
