"""The course's apps: controls, one picture that moves, and its words.

An app is a plain function from state to picture and words, and a thin row of controls that call it.
It works without any front end: ``app.set(deficit_kcal=750); app.words``.
"""

from .base import App
from .eating import CarbSwitch
from .evidence import GramsAMonth, TrialMachine
from .forecast import ForecastFan
from .kcal import FourArticles, WhatABodySpends, WhatIsAPound
from .lake import LakeLevel
from .moving import ExerciseWeek
from .plateau_game import PlateauOrNoise
from .regions import WhereDidItGo
from .trend import TuneTheFilter, TwoCauses
from .weight import BendingLine, FirstCurve, FluctuatingScale, StraightLine

__all__ = [
    "App",
    "BendingLine",
    "CarbSwitch",
    "ExerciseWeek",
    "FirstCurve",
    "FluctuatingScale",
    "ForecastFan",
    "FourArticles",
    "GramsAMonth",
    "LakeLevel",
    "PlateauOrNoise",
    "StraightLine",
    "TrialMachine",
    "TuneTheFilter",
    "TwoCauses",
    "WhatABodySpends",
    "WhatIsAPound",
    "WhereDidItGo",
]
