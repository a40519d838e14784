"""The names of `charts`; this is the one place where each is written."""

from .lesson.calibration_chart import calibration as calibration
from .pictures.articles import articles as articles
from .pictures.articles import house as house
from .pictures.articles import lift as lift
from .pictures.canvas import Chart as Chart
from .pictures.eating import diets as diets
from .pictures.eating import same_kcal as same_kcal
from .pictures.forecast import fan as fan
from .pictures.gap import energy as energy
from .pictures.grams import grams as grams
from .pictures.lake import level as level
from .pictures.look import look as look
from .pictures.moving import bet_on_doses as bet_on_doses
from .pictures.moving import doses as doses
from .pictures.moving import exercise_half_year as exercise_half_year
from .pictures.moving import what_is_left as what_is_left
from .pictures.plateau import plateau as plateau
from .pictures.pound import bet_on_a_pound as bet_on_a_pound
from .pictures.pound import pound_of_tissue as pound_of_tissue
from .pictures.pound import pounds as pounds
from .pictures.regions import bet_on_a_leg as bet_on_a_leg
from .pictures.regions import one_leg as one_leg
from .pictures.regions import regions as regions
from .pictures.saved import saved as saved
from .pictures.scale import parts as parts
from .pictures.scale import weekly_changes as weekly_changes
from .pictures.spending import spent as spent
from .pictures.trend import after_a_stop as after_a_stop
from .pictures.trend import real_mornings as real_mornings
from .pictures.trend import trend as trend
from .pictures.trials import bet_on_forest as bet_on_forest
from .pictures.trials import drawer as drawer
from .pictures.trials import forest as forest
from .pictures.weight import promise as promise
from .pictures.weight import real_curve as real_curve
from .pictures.weight import weight as weight

__all__: list[str]
