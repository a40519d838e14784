"""The coach's board: one screen for the front of the room.

A scene is a question, a few reveals and a closing sentence (`scenes`, files in ``data/scenes``); a view is a
plain function from a state to a picture and its words (`views`); the board puts them together.
"""

from .board import Board
from .scenes import Scene, SceneError
from .votes import Votes

__all__ = ["Board", "Scene", "SceneError", "Votes"]
