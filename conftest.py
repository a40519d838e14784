"""For every test of the project, also a bare `pytest --nbval notebooks`: no learner's predictions.

Kernels that tests start get these variables too, so a lesson neither reads nor writes what is kept.
"""

import os

os.environ["LESSONS_KEEP"] = "off"
