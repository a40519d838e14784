"""The course's charts. Each makes its sentence from its own data: caption, alt text and test in one."""

from . import names_of_stub

__getattr__, __dir__ = names_of_stub(__name__)
