"""One file a picture: its marks, its words, its chart, its app. Alone imports matplotlib."""

import logging

_NEWS = ("Matplotlib created a temporary", "Matplotlib is building the font cache", "mkdir -p failed for path")


def _is_no_news(record: logging.LogRecord) -> bool:
    """Leave out where matplotlib keeps its files if a home cannot be written: red text in a lesson helps nobody."""
    said = record.getMessage()
    return not said.startswith(_NEWS) and "is not a writable directory" not in said


for _name in ("matplotlib", "matplotlib.font_manager"):
    logging.getLogger(_name).addFilter(_is_no_news)
