"""Small lessons to try the tools on."""

from __future__ import annotations

from pathlib import Path

ABOUT = """\
question = "Is it all fat?"
short = "scale"
wrong_idea = "All fat"
idea = "The scale shows all"
strand = "Weight"
needs = []
builds_on = ["04"]
next = "07"
next_words = "How many mornings say enough?"
recap = ["The change was {ana_kg:mass}.", "Not by 3,500.", "Day by day."]
claims = []
words = []
"""


def write(folder: Path, text: str, name: str = "06_tiny", about: str = ABOUT) -> Path:
    """Write a lesson's folder."""
    path = folder / name
    path.mkdir(exist_ok=True)
    (path / "lesson.py").write_text(text, encoding="utf-8")
    (path / "about.toml").write_text(about, encoding="utf-8")
    return path
