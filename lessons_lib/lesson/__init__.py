"""What a lesson's cells call: predict, check, hint, solution, recall, recap, and the learner's own settings."""

from .cells import check as check
from .cells import draw as draw
from .cells import erase as erase
from .cells import hint as hint
from .cells import predict as predict
from .cells import predictions as predictions
from .cells import prefer as prefer
from .cells import recall as recall
from .cells import recap as recap
from .cells import reset as reset
from .cells import solution as solution
from .kinds import Reply as Reply
