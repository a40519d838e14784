"""The page's kernel: runs cells, and speaks Jupyter's widget protocol with the page.

Everything goes out through `send(kind, text, buffers)`, which the worker sets.
"""

import contextlib
import io
import json

import comm
import IPython
from comm.base_comm import BaseComm, CommManager

send = None
shell = IPython.shell


class _PageComm(BaseComm):
    def publish_msg(self, msg_type, data=None, metadata=None, buffers=None, **keys):
        content = {"comm_id": self.comm_id, "data": data or {}, **keys}
        send("comm", json.dumps({"msg_type": msg_type, "content": content, "metadata": metadata or {}}), buffers or [])


_manager = CommManager()
comm.create_comm = _PageComm
comm.get_comm_manager = lambda: _manager


def heard(msg_type, content, buffers):
    """Take in a message of a widget."""
    getattr(_manager, msg_type)(None, None, {"content": json.loads(content), "buffers": list(buffers), "metadata": {}})


def begin():
    """Begin a lesson: nothing is named, nothing was answered in this process."""
    shell.user_ns = {"__name__": "__main__", "__builtins__": __builtins__}
    import lessons_lib.lesson as lesson

    lesson.reset()


class _Stream(io.TextIOBase):
    def __init__(self, name):
        self.name = name

    def write(self, text):
        last = shell.outputs[-1] if shell.outputs else {}
        if text and last.get("name") == self.name:
            last["text"] += text
        elif text:
            shell.put("stream", name=self.name, text=text)
        return len(text)


def run(name, source):
    """Run a cell; return its outputs, as JSON."""
    shell.outputs.clear()
    with contextlib.redirect_stdout(_Stream("stdout")), contextlib.redirect_stderr(_Stream("stderr")):
        shell.run_cell(source, name)
    return json.dumps(shell.outputs)
