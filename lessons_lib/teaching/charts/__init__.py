"""The course's charts. Each makes its sentence from its own data: caption, alt text and test in one."""

from ._canvas import Chart, look
from .bodies import energy, real_curve, tissue, weight
from .calibration import calibration
from .eating import diets, lost_tissue, protein, same_kcal
from .evidence import forest, grams, instruments, literature
from .forecast import fan, fan_parts
from .kcal import articles, pound_of_tissue, pounds, promises, resting, spent
from .lake import level, level_changes
from .moving import eat_or_move, exercise_half_year, exercise_week, resting_effects
from .plateau import courses, plateau
from .regions import regions
from .scale import parts, weekly_changes
from .trend import chance_of_gain, trend, windows

__all__ = [
    "Chart",
    "articles",
    "calibration",
    "chance_of_gain",
    "courses",
    "diets",
    "eat_or_move",
    "energy",
    "exercise_half_year",
    "exercise_week",
    "fan",
    "fan_parts",
    "forest",
    "grams",
    "instruments",
    "level",
    "level_changes",
    "literature",
    "look",
    "lost_tissue",
    "parts",
    "plateau",
    "pound_of_tissue",
    "pounds",
    "promises",
    "protein",
    "real_curve",
    "regions",
    "resting",
    "resting_effects",
    "same_kcal",
    "spent",
    "tissue",
    "trend",
    "weekly_changes",
    "weight",
    "windows",
]
