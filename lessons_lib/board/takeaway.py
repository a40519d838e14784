"""What a coach takes home: picture, table and a one-page handout of the current scene."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .. import data
from ..science.care import HELP
from .view import Moment, View

if TYPE_CHECKING:
    import pandas as pd

_STYLE = """
@page { margin: 12mm }
body { font: 10.5pt/1.3 system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif; color: #1a1a1a; background: #fff;
  max-width: 180mm; margin: 0 auto; padding: 4mm }
h1 { font-size: 17pt; margin: 0 0 1.5mm } h2 { font-size: 11.5pt; margin: 2.5mm 0 0.8mm }
p { margin: 0 0 1.5mm } ul { margin: 0; padding-left: 5mm } .ask { font-size: 12pt }
figure { margin: 2mm 0 } figure svg { display: block; width: 100%; height: auto; max-height: 86mm }
figcaption { margin-top: 1.5mm } .small { font-size: 8.5pt; line-height: 1.25 }
.small ul { margin-bottom: 2mm } .two ul { columns: 2; column-gap: 6mm }
a { color: #0060a0 }
@media print { body { padding: 0; max-width: none } a { color: inherit; text-decoration: none }
  figure, ul, section { break-inside: avoid } }
"""


_NOTHING_YET = "There is nothing to save yet. Go a step on, or tick something on the picture, and save the table then."
_NOT_CHECKED = "(title not checked)"  # a note for whoever keeps the list of sources


@dataclass(frozen=True)
class Page:
    """What a handout holds; what is empty gets no heading."""

    title: str
    question: str
    lessons: Sequence[str]
    svg: bytes
    words: str
    told: Sequence[str]
    closing: str
    assumptions: Sequence[str]
    sources: Sequence[str]


def handout(page: Page) -> str:
    """Return the handout as one HTML file that needs nothing else.

    Examples
    --------
    >>> page = Page("T", "Why?", ("06",), b"<svg/>", "Words.", (), "", (), ("hall_2011",))
    >>> "doi.org/10.1016/S0140-6736(11)60812-X" in handout(page)
    True
    """
    said = html.escape
    lessons = ", ".join(page.lessons)
    closing = f"<p><strong>{said(page.closing)}</strong></p>" if page.closing else ""
    told = _list(page.told) + closing
    if page.svg:
        shown = f"<figure>{_inline(page.svg, page.words)}<figcaption>{said(page.words)}</figcaption></figure>"
    else:
        shown = f"<p><strong>{said(page.words)}</strong></p>"
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{said(page.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{said(page.title)}</h1>
<p class="ask">{said(page.question)}</p>
{shown}
{_section("What was shown", told)}
{_section("What it assumes", _list(page.assumptions), "small two")}
{_section("Sources", _sources(page.sources) or "<p>None named in this scene.</p>", "small")}
<p class="small">Fictional people, a model and its limits: none of this is advice for anyone. {said(HELP)}</p>
<p class="small">The 3,500-kcal Question, lesson{"s" if len(page.lessons) > 1 else ""} {said(lessons)}.</p>
</main>
</body>
</html>
"""


def _section(heading: str, content: str, kind: str = "") -> str:
    looks = f' class="{kind}"' if kind else ""
    return f"<section{looks}><h2>{heading}</h2>{content}</section>" if content else ""


def _list(sentences: Sequence[str]) -> str:
    if not sentences:
        return ""
    return "<ul>" + "".join(f"<li>{html.escape(sentence)}</li>" for sentence in sentences) + "</ul>"


def _sources(names: Sequence[str]) -> str:
    rows = {row["id"]: row for row in data.read_rows("references")}
    return "".join(("<ul>", *(f"<li>{_source(rows[name])}</li>" for name in names), "</ul>")) if names else ""


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
    said = " ".join(html.escape(part) + ("" if part.endswith(("?", ".")) else ".") for part in parts if part)
    return (
        f'{said} <a href="https://doi.org/{html.escape(doi, quote=True)}">doi:{html.escape(doi)}</a>' if doi else said
    )


def _inline(svg: bytes, words: str) -> str:
    """Return a picture to stand inside a page: without its header and its metadata, with a text."""
    text = svg.decode("utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    # matplotlib names a namespace that nothing here uses; the browser needs neither
    text = re.sub(r'\sxmlns(?::xlink)?="[^"]*"', "", text).replace("xlink:href", "href")
    return text.replace("<svg", f'<svg role="img" aria-label="{html.escape(words, quote=True)}"', 1)


def picture_table(view: View, m: Moment) -> pd.DataFrame:
    """Return what is on the picture, and first of whom and of what plan it is.

    Raises
    ------
    ValueError
        Where `care` refuses the plan, and where nothing is drawn yet.
    """
    table = view.table(m)
    if table.empty or set(table) <= {"day", "weeks"}:
        raise ValueError(_NOTHING_YET)
    if "deficit_kcal" in view.controls:
        table.insert(0, "plan", m.asked.title)
    people = [m.who, *([m.second.who] if "other" in view.controls else [])]
    table.insert(0, "person", " and ".join(dict.fromkeys(person.name for person in people)))
    return table


def votes_table(guesses: Sequence[float], unit: str) -> pd.DataFrame:
    """Return the room's guesses, in the order in which they were given.

    Examples
    --------
    >>> list(votes_table([300.0, 450.0], "kcal/day"))
    ['guess_kcal_day']
    """
    import pandas as pd

    column = f"guess_{re.sub(r'[^A-Za-z0-9]+', '_', unit.replace('%', 'percent'))}"
    return pd.DataFrame({column: [round(guess, 4) for guess in guesses]})


def file_name(scene: str, ending: str) -> str:
    """Return the name under which a file is saved.

    Examples
    --------
    >>> file_name("month_six", "png")
    'board_month_six.png'
    """
    return f"board_{re.sub(r'[^A-Za-z0-9_-]+', '_', scene)}.{ending}"
