"""From a bare Python to open lessons: install, check, open, test. Standard library only."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder; for an installed wheel, the folder that holds the library."""
