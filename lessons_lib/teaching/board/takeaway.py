"""What a coach takes home: picture, table and a one-page handout of the current scene."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ... import data
from ...science.care import HELP

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


@dataclass(frozen=True)
class Page:
    """What a handout holds."""

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
    told = _list(page.told) if page.told else ""
    closing = f"<p><strong>{said(page.closing)}</strong></p>" if page.closing else ""
    picture = _inline(page.svg, page.words)
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
<figure>{picture}<figcaption>{said(page.words)}</figcaption></figure>
<section><h2>What was shown</h2>{told}{closing}</section>
<section class="small two"><h2>What it assumes</h2>{_list(page.assumptions)}</section>
<section class="small"><h2>Sources</h2>{_sources(page.sources)}</section>
<p class="small">Fictional people, a model and its limits: none of this is advice for anyone. {said(HELP)}</p>
<p class="small">The 3,500-kcal Question, lesson{"s" if len(page.lessons) > 1 else ""} {said(lessons)}.</p>
</main>
</body>
</html>
"""


def _list(sentences: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{html.escape(sentence)}</li>" for sentence in sentences) + "</ul>"


def _sources(names: Sequence[str]) -> str:
    rows = {row["id"]: row for row in data.read_rows("references")}
    items = []
    for name in names:
        row = rows[name]
        doi = row["doi"]
        link = f' <a href="https://doi.org/{html.escape(doi, quote=True)}">doi:{html.escape(doi)}</a>' if doi else ""
        items.append(f"<li>{html.escape(row['authors'])} {row['year']}. {html.escape(row['title'])}.{link}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else "<p>None named in this scene.</p>"


def _inline(svg: bytes, words: str) -> str:
    """Return a picture to stand inside a page: without its header and its metadata, with a text."""
    text = svg.decode("utf-8")
    text = text[text.index("<svg") :]
    text = re.sub(r"<metadata>.*?</metadata>", "", text, flags=re.DOTALL)
    # matplotlib names a namespace that nothing here uses; the browser needs neither
    text = re.sub(r'\sxmlns(?::xlink)?="[^"]*"', "", text).replace("xlink:href", "href")
    return text.replace("<svg", f'<svg role="img" aria-label="{html.escape(words, quote=True)}"', 1)


def file_name(scene: str, ending: str) -> str:
    """Return the name under which a file is saved.

    Examples
    --------
    >>> file_name("month_six", "png")
    'board_month_six.png'
    """
    return f"board_{re.sub(r'[^A-Za-z0-9_-]+', '_', scene)}.{ending}"
