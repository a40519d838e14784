"""The 3,500-kcal Question: what really happens to weight, day by day.

Names are imported when they are first used, so that ``import lessons_lib`` stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .science import reservoir as reservoir
    from .science import units as units
    from .science._readings import unlikely_readings as unlikely_readings
    from .science.activity import ACTIVITIES as ACTIVITIES
    from .science.activity import DOSES as DOSES
    from .science.activity import moving_plan as moving_plan
    from .science.activity import net_exercise_kcal as net_exercise_kcal
    from .science.activity import week_of_exercise as week_of_exercise
    from .science.bodies import HALL_2011 as HALL_2011
    from .science.bodies import MODELS as MODELS
    from .science.bodies import NIH_PLANNER as NIH_PLANNER
    from .science.bodies import OutsideModelError as OutsideModelError
    from .science.bodies import Projection as Projection
    from .science.bodies import project as project
    from .science.calibration import calibrate as calibrate
    from .science.calibration import forecast_parts as forecast_parts
    from .science.care import care as care
    from .science.cohorts import project_many as project_many
    from .science.eating import effects as effects
    from .science.eating import protein_g_per_kg as protein_g_per_kg
    from .science.eating import protein_range_g as protein_range_g
    from .science.eating import same_kcal as same_kcal
    from .science.energy import EQUATIONS as EQUATIONS
    from .science.energy import energy_requirement_kcal as energy_requirement_kcal
    from .science.energy import rmr_kcal as rmr_kcal
    from .science.energy import thermic_effect_kcal as thermic_effect_kcal
    from .science.evidence import pool_effects as pool_effects
    from .science.evidence import pool_trials as pool_trials
    from .science.evidence import trial_machine as trial_machine
    from .science.evidence import trials_in_words as trials_in_words
    from .science.forecast import Forecast as Forecast
    from .science.forecast import Uncertainty as Uncertainty
    from .science.forecast import forecast as forecast
    from .science.goals import goal_intake_kcal as goal_intake_kcal
    from .science.goals import linear_body as linear_body
    from .science.goals import maintenance_kcal as maintenance_kcal
    from .science.lab import score as score
    from .science.lipolysis import bout_fuel as bout_fuel
    from .science.lipolysis import fold_thickness_mm as fold_thickness_mm
    from .science.lipolysis import local_lipolysis_g as local_lipolysis_g
    from .science.people import PEOPLE as PEOPLE
    from .science.people import Person as Person
    from .science.plans import Plan as Plan
    from .science.rates import hidden_intake_kcal as hidden_intake_kcal
    from .science.rates import weekly_rate as weekly_rate
    from .science.regions import regional_fat as regional_fat
    from .science.results import Interval as Interval
    from .science.results import Refusal as Refusal
    from .science.scale import ScaleNoise as ScaleNoise
    from .science.scale import weigh_ins as weigh_ins
    from .science.trend import trend as trend
    from .teaching import apps as apps
    from .teaching import charts as charts
    from .teaching import lesson as lesson
    from .teaching.board import Board as Board
    from .teaching.charts import look as look
    from .teaching.letter import client_letter as client_letter

__version__ = "0.1.0"

_HOME = {
    "reservoir": "science",
    "units": "science",
    "HALL_2011": "science.bodies",
    "MODELS": "science.bodies",
    "NIH_PLANNER": "science.bodies",
    "OutsideModelError": "science.bodies",
    "Projection": "science.bodies",
    "Forecast": "science.forecast",
    "Uncertainty": "science.forecast",
    "calibrate": "science.calibration",
    "forecast": "science.forecast",
    "forecast_parts": "science.calibration",
    "ACTIVITIES": "science.activity",
    "DOSES": "science.activity",
    "moving_plan": "science.activity",
    "net_exercise_kcal": "science.activity",
    "week_of_exercise": "science.activity",
    "goal_intake_kcal": "science.goals",
    "linear_body": "science.goals",
    "maintenance_kcal": "science.goals",
    "project": "science.bodies",
    "project_many": "science.cohorts",
    "care": "science.care",
    "effects": "science.eating",
    "protein_g_per_kg": "science.eating",
    "protein_range_g": "science.eating",
    "same_kcal": "science.eating",
    "EQUATIONS": "science.energy",
    "energy_requirement_kcal": "science.energy",
    "rmr_kcal": "science.energy",
    "thermic_effect_kcal": "science.energy",
    "PEOPLE": "science.people",
    "Person": "science.people",
    "Plan": "science.plans",
    "regional_fat": "science.regions",
    "pool_effects": "science.evidence",
    "pool_trials": "science.evidence",
    "trial_machine": "science.evidence",
    "trials_in_words": "science.evidence",
    "bout_fuel": "science.lipolysis",
    "fold_thickness_mm": "science.lipolysis",
    "local_lipolysis_g": "science.lipolysis",
    "ScaleNoise": "science.scale",
    "weigh_ins": "science.scale",
    "trend": "science.trend",
    "weekly_rate": "science.rates",
    "hidden_intake_kcal": "science.rates",
    "unlikely_readings": "science._readings",
    "Interval": "science.results",
    "Refusal": "science.results",
    "score": "science.lab",
    "apps": "teaching",
    "charts": "teaching",
    "lesson": "teaching",
    "look": "teaching.charts",
    "client_letter": "teaching.letter",
    "Board": "teaching.board",
}
__all__ = sorted(_HOME)


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"lessons_lib has no {name!r}. It has {', '.join(__all__)}.")
    home = _HOME[name]
    if name in ("units", "reservoir", "apps", "charts", "lesson"):
        value = import_module(f".{home}.{name}", __name__)
    else:
        value = getattr(import_module(f".{home}", __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
