"""What a kept memory holds beside Python: everything a lesson imports, and what drawing once leaves behind.

Nothing here may leave a file open, keep an object of JavaScript, or ask the clock or chance.
"""

import gc
import importlib
import pkgutil
import sys


def all():
    """Import and draw."""
    import pandas  # noqa: F401 (the largest of what is imported)

    import lessons_lib
    from lessons_lib import apps, charts, lesson, pictures, science

    for door in (lessons_lib, charts, apps):
        dir(door)  # reads which name is where
    for room in (science, pictures, lesson):
        for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}."):
            importlib.import_module(module.name)
    apps.FluctuatingScale().png()
    lesson.ask("00.claim").view()
    clean()


def clean():
    """Leave nothing behind that belongs to one page, or that a memory cannot hold."""
    import ipywidgets
    import page_kernel
    from matplotlib import font_manager

    page_kernel.begin()
    ipywidgets.Widget.close_all()
    font_manager._get_font.cache_clear()  # an open file
    linecache = sys.modules.get("linecache")
    if linecache:
        linecache.clearcache()
    gc.collect()
