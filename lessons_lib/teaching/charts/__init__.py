"""The course's charts. Each makes its sentence from its own data: caption, alt text and test in one."""

from ._canvas import Chart, look
from .bodies import energy, real_curve, tissue, weight
from .evidence import forest, grams, instruments, literature
from .kcal import articles, pound_of_tissue, pounds, promises, resting, spent
from .plateau import courses, plateau
from .regions import regions
from .scale import parts, weekly_changes
from .trend import chance_of_gain, trend, windows

__all__ = [
    "Chart",
    "articles",
    "chance_of_gain",
    "courses",
    "energy",
    "forest",
    "grams",
    "instruments",
    "literature",
    "look",
    "parts",
    "plateau",
    "pound_of_tissue",
    "pounds",
    "promises",
    "real_curve",
    "regions",
    "resting",
    "spent",
    "tissue",
    "trend",
    "weekly_changes",
    "weight",
    "windows",
]
