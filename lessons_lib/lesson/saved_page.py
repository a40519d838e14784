"""The page that a learner keeps: one file without scripts or addresses, for any browser, on the screen and on paper."""

from __future__ import annotations

import html
import sys
from typing import TYPE_CHECKING

from ..science import units
from ..science.care import NOT_FOR
from ..science.forecast.forecast import cut_off
from ..start import files
from . import compared, ledger
from .calibration_chart import calibration
from .face import as_figure, as_html, as_line

if TYPE_CHECKING:
    from .own_forecast import Capstone, TextStep

FILE_NAME = "my_forecast.html"
_STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff; max-width: 44em; margin: 2em auto;
  padding: 0 1em; }
h1 { font-size: 1.6em; line-height: 1.2; } h2 { font-size: 1.15em; margin: 1.6em 0 0.3em; }
figure { margin: 0.6em 0; overflow-x: auto; } img { width: 100%; min-width: 34em; }
figcaption, footer { font-size: 0.9em; }
blockquote { margin: 0.6em 0; padding: 0.2em 1em; border-left: 4px solid #0060a0; }
table { border-collapse: collapse; } td, th { border: 1px solid #888; padding: 2px 10px; text-align: left; }
@media (max-width: 500px) { img { min-width: 0; } }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } img { min-width: 0; }
  figure, blockquote, table { break-inside: avoid; }
  h2 { break-after: avoid; } }
"""


def page(mine: Capstone) -> str:
    """Return the page: client and plan, picture, letter, what changed, and the record of one's guesses.

    It holds nobody's name but the made-up client's, no time and no address.
    """
    stated, person = mine.stated, mine.stated.person
    first, later = cut_off(stated).at(), cut_off(mine.later).at()
    rows = [("the first fan", first.low, first.high), ("the fan after six weeks", later.low, later.high)]
    if drawn := mine.band.drawn:
        rows.insert(0, ("your band", drawn[-2][1], drawn[-1][1]))
    if redrawn := mine.weeks.drawn:
        rows.insert(-1, ("your band after six weeks", redrawn[-2][1], redrawn[-1][1]))
    bands = "".join(
        _row(name, f"{units.from_kg(low):.1f} to {units.mass(high)}", units.mass(high - low))
        for name, low, high in rows
    )
    held = f"<p>{as_line(mine.band.drawing.state_words)}</p>" if drawn else ""
    who = (
        f"{person.name}, made up: {person.sex}, {person.age_years:.0f} years, {person.height_cm:.0f} cm,"
        f" {units.mass(person.weight_kg)}. Plan: {stated.plan}, for a year."
    )
    title = f"A forecast of {html.escape(person.name)}'s year"
    body = f"""
<h1>{title}</h1>
<p>{as_line(who)}</p>
{as_figure(mine.page.chart) if mine.page.chart else ""}
<table><tr><th>at the end</th><th>nine of ten</th><th>wide</th></tr>{bands}</table>
{held}
<h2>The letter</h2>
{_quoted(mine.letter)}
<h2>What changed after six weeks</h2>
{_quoted(mine.changed)}
<h2>My guesses in this course</h2>
{_guesses()}
<footer><p>Everyone here is simulated. {html.escape(NOT_FOR)}</p></footer>"""
    return (
        f'<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport"'
        f' content="width=device-width, initial-scale=1"><title>{title}</title><style>{_STYLE}</style></head>'
        f"<body>{body}\n</body></html>\n"
    )


def write(text: str) -> str:
    """Write the page beside the learner's answers, where these are kept; return what there is to say about that."""
    place = ledger.place()
    if place is None or sys.platform == "emscripten":
        return ""  # a browser has no folder that anyone would find: the page is downloaded
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        files.write_whole(place.with_name(FILE_NAME), text, private=True)
    except OSError as error:
        return files.said(error)
    return f"Saved as {place.parent.name}/{FILE_NAME}."


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}</tr>"


def _quoted(step: TextStep) -> str:
    """Return a text, whether its numbers and words passed, and what is left to look at."""
    if not step.text:
        return "<p>Nothing was written.</p>"
    found = step.found
    first = f"Held against the run: {'found nothing to mend' if found.ready else 'look again'}."
    return (
        f"<blockquote>{as_html(step.text)}</blockquote><footer>{as_html(chr(10).join([first, *found.open]))}</footer>"
    )


def _guesses() -> str:
    """Return the learner's own guesses beside the runs, or that none is kept."""
    made = compared.predictions()
    if not (made.guesses or made.claims):
        return "<p>No guess of mine was kept.</p>"
    rows = "".join(_row(*row) for row in made.rows)
    table = f"<table><tr><th>lesson</th><th>I guessed</th><th>the run gave</th></tr>{rows}</table>" if rows else ""
    held = sum(right for _, right in made.claims)
    votes = f"<p>Of {len(made.claims)} votes before a run, {held} held.</p>" if made.claims else ""
    return f"{as_figure(calibration(made)) if rows else ''}{table}{votes}"
