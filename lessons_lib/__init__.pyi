"""The names that `lessons_lib` shows; this is the one place where each is written."""

from collections.abc import Callable
from typing import Any

from . import apps as apps
from . import charts as charts
from . import lesson as lesson
from .board import Board as Board
from .pictures.look import look as look
from .science import lake as reservoir
from .science import units as units
from .science.body.cohorts import project_many as project_many
from .science.body.dynamic import HALL_2011 as HALL_2011
from .science.body.dynamic import NIH_PLANNER as NIH_PLANNER
from .science.body.energy import EQUATIONS as EQUATIONS
from .science.body.energy import energy_requirement_kcal as energy_requirement_kcal
from .science.body.energy import rmr_kcal as rmr_kcal
from .science.body.goals import goal_intake_kcal as goal_intake_kcal
from .science.body.goals import linear_body as linear_body
from .science.body.goals import maintenance_kcal as maintenance_kcal
from .science.body.people import PEOPLE as PEOPLE
from .science.body.people import Person as Person
from .science.body.plans import Plan as Plan
from .science.body.projection import OutsideModelError as OutsideModelError
from .science.body.projection import Projection as Projection
from .science.body.projection import project as project
from .science.body.runs import MODELS as MODELS
from .science.care import care as care
from .science.evidence.activity import ACTIVITIES as ACTIVITIES
from .science.evidence.activity import DOSES as DOSES
from .science.evidence.activity import moving_plan as moving_plan
from .science.evidence.activity import net_exercise_kcal as net_exercise_kcal
from .science.evidence.activity import week_of_exercise as week_of_exercise
from .science.evidence.eating import effects as effects
from .science.evidence.eating import same_kcal as same_kcal
from .science.evidence.literature import trial_machine as trial_machine
from .science.evidence.pooling import pool_effects as pool_effects
from .science.evidence.trials import trials_table as trials_table
from .science.fat.lipolysis import bout_fuel as bout_fuel
from .science.fat.lipolysis import fold_thickness_mm as fold_thickness_mm
from .science.fat.lipolysis import local_lipolysis_g as local_lipolysis_g
from .science.fat.regions import regional_fat as regional_fat
from .science.forecast.forecast import Forecast as Forecast
from .science.forecast.forecast import Uncertainty as Uncertainty
from .science.forecast.forecast import calibrate as calibrate
from .science.forecast.forecast import forecast as forecast
from .science.scale.rates import hidden_intake_kcal as hidden_intake_kcal
from .science.scale.rates import intake_change_kcal as intake_change_kcal
from .science.scale.rates import weekly_rate as weekly_rate
from .science.scale.readings import unlikely_readings as unlikely_readings
from .science.scale.tables import read_weigh_ins as read_weigh_ins
from .science.scale.trend import trend as trend
from .science.scale.weighing import ScaleNoise as ScaleNoise
from .science.scale.weighing import weigh_ins as weigh_ins
from .science.words import Interval as Interval
from .science.words import Refusal as Refusal

__version__: str
__all__: list[str]

def names_of_stub(module: str) -> tuple[Callable[[str], Any], Callable[[], list[str]]]: ...
