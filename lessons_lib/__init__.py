"""The 3,500-kcal Question: what really happens to weight, day by day.

Names are imported when they are first used, so that ``import lessons_lib`` stays light; they stand in
``__init__.pyi``.
"""

from .lazy import names_of_stub

__version__ = "0.1.0"
__getattr__, __dir__ = names_of_stub(__name__)
