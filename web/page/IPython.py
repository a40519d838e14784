"""As much of IPython as ipywidgets and the lessons ask for: 505 modules and 1.6 s of a start less."""

import ast
import builtins
import linecache
import sys
import traceback
import types


class _Formatter(dict):
    """How objects of certain types are shown as text."""

    for_type = dict.__setitem__

    def __call__(self, value):
        for kind in type(value).__mro__:
            if kind in self:
                parts = []
                self[kind](value, types.SimpleNamespace(text=parts.append), False)
                return "".join(parts)
        return repr(value)


class DisplayFormatter:
    def __init__(self):
        self.formatters = {"text/plain": _Formatter()}

    def format(self, value):
        if callable(own := getattr(value, "_ipython_display_", None)):
            own()
            return {}
        data = {"text/plain": self.formatters["text/plain"](value)}
        for kind, name in (("text/markdown", "_repr_markdown_"), ("text/html", "_repr_html_")):
            if (made := getattr(value, name, None)) and (text := made()) is not None:
                data[kind] = text
        if bundle := getattr(value, "_repr_mimebundle_", None):
            got = bundle(include=None, exclude={"image/png"})  # what is live needs no picture of itself
            data.update(got[0] if isinstance(got, tuple) else got or {})
        return data


class InteractiveShell:
    kernel = None  # a lesson asks whether this is a notebook
    events = types.SimpleNamespace(trigger=lambda *_: None)  # `comm` asks for it with every message

    def __init__(self):
        self.outputs = []
        self.user_ns = {"__name__": "__main__", "__builtins__": builtins}
        self.display_formatter = DisplayFormatter()
        self.InteractiveTB = self

    def set_custom_exc(self, kinds, handler):
        self.in_words = handler  # a lesson's import sets it

    def structured_traceback(self, etype, value, tb, tb_offset=None):
        return traceback.format_exception(etype, value, tb.tb_next if tb else None)

    def _showtraceback(self, etype, value, lines):
        self.put("error", ename=etype.__name__, evalue=str(value), traceback=list(lines))

    def showtraceback(self, *_, **__):
        self.in_words(self, *sys.exc_info())

    def put(self, output_type, **more):
        self.outputs.append({"output_type": output_type, **more})

    def run_cell(self, source, name):
        name = f"<cell {name}>"
        linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
        try:
            tree = ast.parse(source, name)
            last = tree.body[-1] if tree.body else None
            shown = isinstance(last, ast.Expr) and not source.rstrip().endswith(";")
            if shown:
                tree.body.pop()
            exec(compile(tree, name, "exec"), self.user_ns)
            if shown:
                value = eval(compile(ast.Expression(last.value), name, "eval"), self.user_ns)
                if value is not None and (data := self.display_formatter.format(value)):
                    self.put("execute_result", data=data)
        except BaseException:
            self.showtraceback()


shell = InteractiveShell()
version_info = (9, 0, 0)


def get_ipython():
    return shell


def display(*values, raw=False, **_):
    for value in values:
        if data := value if raw else shell.display_formatter.format(value):
            shell.put("display_data", data=data)


def clear_output(wait=False):
    pass


class HTML:
    def __init__(self, data):
        self.data = data

    def _repr_html_(self):
        return self.data


def _module(name, **names):
    made = sys.modules[name] = types.ModuleType(name)
    made.__dict__.update(names)
    return made


__path__ = []
core = _module("IPython.core", getipython=_module("IPython.core.getipython", get_ipython=get_ipython))
_module("IPython.core.interactiveshell", InteractiveShell=InteractiveShell)
_module("IPython.display", display=display, clear_output=clear_output, HTML=HTML, Javascript=HTML, Markdown=HTML)
