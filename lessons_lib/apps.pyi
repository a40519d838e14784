"""The names of `apps`; this is the one place where each is written."""

from .pictures.app import App as App
from .pictures.causes import TwoCauses as TwoCauses
from .pictures.eating_app import CarbSwitch as CarbSwitch
from .pictures.evidence_app import GramsAMonth as GramsAMonth
from .pictures.evidence_app import TrialMachine as TrialMachine
from .pictures.forecast import ForecastFan as ForecastFan
from .pictures.kcal_app import FourArticles as FourArticles
from .pictures.kcal_app import WhatABodySpends as WhatABodySpends
from .pictures.kcal_app import WhatIsAPound as WhatIsAPound
from .pictures.lake import LakeLevel as LakeLevel
from .pictures.moving_app import ExerciseWeek as ExerciseWeek
from .pictures.plateau_game import PlateauOrNoise as PlateauOrNoise
from .pictures.regions_app import WhereDidItGo as WhereDidItGo
from .pictures.trend import TuneTheFilter as TuneTheFilter
from .pictures.weight import BendingLine as BendingLine
from .pictures.weight import FirstCurve as FirstCurve
from .pictures.weight import FluctuatingScale as FluctuatingScale
from .pictures.weight import StraightLine as StraightLine

__all__: list[str]
