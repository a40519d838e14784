"""The course's apps: controls, one picture that moves, and its words.

An app is a plain function from state to picture and words, and a thin row of controls that call it.
It works without any front end: ``app.set(deficit_kcal=750); app.words``.
"""

from . import names_of_stub

__getattr__, __dir__ = names_of_stub(__name__)
