"""The names of `apps`; this is the one place where each is written."""

from .pictures.app import App as App
from .pictures.articles import FourArticles as FourArticles
from .pictures.client_form import ClientForm as ClientForm
from .pictures.eating import CarbSwitch as CarbSwitch
from .pictures.lake import BayPump as BayPump
from .pictures.moving import ExerciseWeek as ExerciseWeek
from .pictures.plateau import TwoCauses as TwoCauses
from .pictures.plateau_game import PlateauOrNoise as PlateauOrNoise
from .pictures.pound import WhatIsAPound as WhatIsAPound
from .pictures.regions import WhereDidItGo as WhereDidItGo
from .pictures.reviewer import Reviewer as Reviewer
from .pictures.spending import WhatABodySpends as WhatABodySpends
from .pictures.weight import FirstCurve as FirstCurve
from .pictures.weight import FluctuatingScale as FluctuatingScale
from .pictures.weight import OneNumber as OneNumber
from .pictures.weight import StraightLine as StraightLine

__all__: list[str]
