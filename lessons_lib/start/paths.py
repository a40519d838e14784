"""Where the project stands on this machine."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The project's folder; for an installed wheel, the folder that holds the library."""
