"""What a lesson's cells call: ask, compare, reveal, recall and recap; for who types: predict, check, hint, solution."""

import sys

from .ask import ask as ask
from .ask import recall as recall
from .cells import capstone as capstone
from .cells import check as check
from .cells import draw as draw
from .cells import erase as erase
from .cells import hint as hint
from .cells import predict as predict
from .cells import predictions as predictions
from .cells import prefer as prefer
from .cells import recap as recap
from .cells import reset as reset
from .cells import solution as solution
from .guess import compare as compare
from .guess import reveal as reveal
from .kinds import Reply as Reply

# a kernel of the project has loaded this when it started; elsewhere it is loaded here, with the first lesson
if "IPython" in sys.modules and (_shell := sys.modules["IPython"].get_ipython()) is not None:
    from .slips import load_ipython_extension

    load_ipython_extension(_shell)
