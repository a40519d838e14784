"""The one widget of the lessons: a question or a message, what can be clicked or typed, and what is said back.

A sheet knows no questions. It shows a `Face` and tells what was done: a choice clicked, an answer typed, a button
pressed. Loaded only where a widget is made: nothing else here needs `anywidget`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

import anywidget
import traitlets

# Built once; what is said back changes in place, so that the focus stays and a screen reader hears the news.
_FRONT_END = """
export default {
  render({ model, el }) {
    const make = (name, className, parent, more) => {
      const made = Object.assign(document.createElement(name), { className, ...more });
      parent.append(made);
      return made;
    };
    const id = `lesson-sheet-${Math.random().toString(36).slice(2)}`;
    const root = make("div", "lesson-sheet", el);
    const first = model.get("face");
    if (first.name) root.dataset.question = first.name;
    root.setAttribute("role", "group");
    const prompt = make("div", "lesson-prompt", root, { id, innerHTML: first.prompt });
    root.setAttribute("aria-labelledby", id);
    let waiting = [];
    const stop = () => waiting.forEach(clearTimeout);
    const tell = (act, text = "") => {
      stop();
      // a kernel that is at work answers later, one that was started anew never; neither must look like nothing
      const again = el.closest(".jp-Notebook") ? "run the cell above this question" : "load this page again";
      waiting = [
        [1500, "Waiting until what runs above is done …"],
        [8000, `No answer yet. If nothing is at work, Python was started anew: ${again}.`],
      ].map(([after, words]) => setTimeout(() => {
        reply.textContent = words;
        delete reply.dataset.text;  // so that the same reply is put back
      }, after));
      model.send({ act, text });
    };
    const choices = new Map();
    const box = first.choices.length ? make("div", "lesson-choices", root) : null;
    for (const [key, text] of first.choices) {
      const choice = make("button", "lesson-choice", box, { type: "button" });
      choice.innerHTML = `<span aria-hidden="true" class="lesson-dot"></span><span><b>${key}</b> · ${text}</span>`;
      choice.onclick = () => tell("answer", key);
      choices.set(key, choice);
    }
    const row = make("div", "lesson-row", root);
    let field = null;
    if (first.field) {
      field = first.rows
        ? make("textarea", "lesson-field lesson-area", row, { rows: first.rows, spellcheck: true })
        : make("input", "lesson-field", row, { type: "text", autocomplete: "off", enterKeyHint: "done" });
      field.setAttribute("aria-labelledby", id);
      field.value = first.typed;
      // what is typed next replaces an earlier answer; a click sets its own mark after the focus, before its end
      let entered = false;
      if (first.rows) field.onchange = () => tell("answer", field.value);  // also where no button is pressed
      else field.onfocus = () => { entered = true; field.select(); };
      if (!first.rows) field.onmouseup = () => { if (entered) field.select(); entered = false; };
      if (first.unit) {
        make("span", "lesson-unit", row, { id: `${id}-unit`, textContent: first.unit });
        field.setAttribute("aria-labelledby", `${id} ${id}-unit`);
      }
    }
    const buttons = new Map();
    const reply = make("div", "lesson-reply", root);
    reply.setAttribute("role", "status");
    const show = () => {
      stop();
      const face = model.get("face");
      if (prompt.innerHTML !== face.prompt && prompt.dataset.text !== face.prompt) prompt.innerHTML = face.prompt;
      prompt.dataset.text = face.prompt;
      for (const [key, choice] of choices) choice.setAttribute("aria-pressed", String(key === face.chosen));
      for (const [act, words] of face.buttons)
        if (!buttons.has(act)) {
          const button = make("button", "lesson-button", row, { type: "button", textContent: words });
          button.onclick = () => tell(act, act === "answer" ? field.value : "");
          buttons.set(act, button);
        }
      for (const [act, button] of buttons) button.hidden = !face.buttons.some(([other]) => other === act);
      row.hidden = !field && !face.buttons.length;
      if (reply.dataset.text !== face.reply) reply.innerHTML = reply.dataset.text = face.reply;
      root.dataset.mood = face.mood;
      root.dataset.shown = String(+(root.dataset.shown || 0) + 1);
    };
    model.on("change:face", show);
    model.on("msg:custom", show);  // the same words again, after the same answer
    show();
    root.addEventListener("click", async event => {
      const name = event.target.closest("[data-go]")?.dataset.go;
      if (!name) return;
      event.preventDefault();
      // JupyterLab keeps only the cells near the window: they come back where one scrolls to
      const pane = root.closest(".jp-WindowedPanel-outer"), all = root.closest(".jp-Notebook") || document;
      const find = () => all.querySelector(`[data-question="${name}"]`);
      for (let top = 0; !find() && pane && top < pane.scrollHeight; top += pane.clientHeight / 2) {
        pane.scrollTop = top;
        await new Promise(done => setTimeout(done, 100));
      }
      find()?.scrollIntoView({ block: "center" });
      find()?.querySelector("button, .lesson-field")?.focus({ preventScroll: true });
    });
    root.addEventListener("keydown", event => {
      const { key, target } = event, plain = !(event.ctrlKey || event.metaKey || event.altKey);
      const runs = event.shiftKey && key === "Enter";  // in the field it is a slip for Enter
      if (target === field && key === "Enter" && plain && !first.rows) {
        event.preventDefault();
        tell("answer", field.value);
      } else if (choices.has(target.closest(".lesson-choice") ? key.toLowerCase() : "") && plain) {
        choices.get(key.toLowerCase()).focus();
        choices.get(key.toLowerCase()).click();
      } else if (target !== field && plain && ["ArrowDown", "ArrowUp"].includes(key) && choices.size) {
        const all = [...choices.values()], at = all.indexOf(target) + (key === "ArrowDown" ? 1 : -1);
        all[Math.min(Math.max(at, 0), all.length - 1)].focus();
        event.preventDefault();
      } else if (!plain || key === "Escape" || (runs && target !== field)) return;
      // JupyterLab would take plain keys for its own: "b" adds a cell, "d d" deletes one
      event.stopPropagation();
    });
    return stop;
  }
};
"""
_STYLE = """
.lesson-sheet { border-left: 3px solid #6b7f94; padding: 2px 0 2px 12px; margin: 4px 0; max-width: 46em;
  font-family: var(--jp-content-font-family, sans-serif); font-size: var(--jp-content-font-size1, 14px);
  line-height: 1.45; color: var(--jp-content-font-color1, inherit); }
.lesson-sheet p { margin: 0 0 4px; }
.lesson-sheet ul, .lesson-sheet ol { margin: 0 0 4px; padding-left: 1.6em; }
.lesson-choices { display: flex; flex-direction: column; gap: 2px; }
.lesson-row { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin: 4px 0 2px; }
.lesson-row[hidden], .lesson-button[hidden] { display: none; }
.lesson-sheet button, .lesson-field { font: inherit; color: inherit; background: transparent;
  border: 1px solid #6b7f94; border-radius: 4px; min-height: 30px; }
.lesson-choice { display: flex; gap: 8px; text-align: left; padding: 3px 10px; cursor: pointer; }
.lesson-button { padding: 2px 12px; cursor: pointer; }
.lesson-field { width: 9em; padding: 2px 8px; }
.lesson-area { width: 100%; resize: vertical; line-height: 1.45; padding: 4px 8px; box-sizing: border-box; }
.lesson-sheet button:hover { background: rgba(107, 127, 148, 0.16); }
.lesson-sheet button:focus-visible, .lesson-field:focus-visible { outline: 3px solid #2f7fd0; outline-offset: 1px; }
.lesson-dot { flex: none; width: 11px; height: 11px; margin-top: 4px; border: 2px solid currentColor;
  border-radius: 50%; }
.lesson-choice[aria-pressed=true] { background: rgba(107, 127, 148, 0.2); }
.lesson-choice[aria-pressed=true] .lesson-dot { background: currentColor; }
.lesson-reply:not(:empty) { margin: 4px 0 0; }
.lesson-sheet[data-mood=picture] { border: 0; padding: 0; max-width: 60em; }
.lesson-sheet[data-mood=waits] { display: flex; flex-wrap: wrap; align-items: center; column-gap: 12px; }
.lesson-sheet figure { margin: 0; }
.lesson-sheet img { max-width: 100%; }
"""


@dataclass(frozen=True)
class Face:
    """What a sheet shows; texts are HTML, but for `typed` and `unit`.

    Attributes
    ----------
    choices
        Key and text of each.
    chosen
        The key of the one that was chosen.
    field
        Whether something can be typed; its answer comes as the act ``"answer"``, as that of a choice does.
    rows
        How many lines the field has, where it takes a text; none for a line. A text is told when it is left, too.
    buttons
        Act and words of each.
    name
        The question that it asks, by which a recap finds it: an element with ``data-go`` leads to it.
    mood
        ``"picture"``, where the prompt is one; ``"waits"``, where a button stands beside it; or nothing.
    """

    prompt: str
    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    field: bool = False
    typed: str = ""
    rows: int = 0
    unit: str = ""
    buttons: tuple[tuple[str, str], ...] = ()
    reply: str = ""
    mood: str = ""
    name: str = ""


class Sheet(anywidget.AnyWidget):
    """A face on the page; `done` is told each act, with its text."""

    _esm = _FRONT_END
    _css = _STYLE
    face = traitlets.Dict().tag(sync=True)

    def __init__(self, face: Face, done: Callable[[str, str], None]) -> None:
        super().__init__(face=asdict(face))
        self._done = done
        self.on_msg(self._heard)

    def show(self, face: Face) -> None:
        """Show another state of the same question."""
        self.face = asdict(face)

    def _heard(self, _: Any, content: Any, __: Any) -> None:
        act, text = content.get("act"), content.get("text", "")
        if isinstance(act, str) and isinstance(text, str):
            self._done(act, text)
            self.send({})  # also where nothing has changed


_MARKED = (
    (re.compile(r"`([^`]+)`"), r"<code>\1</code>"),
    (re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)"), r'<a href="\2" target="_blank" rel="noopener">\1</a>'),
    (re.compile(r"\*\*(?! )(.+?)(?<! )\*\*"), r"<b>\1</b>"),
    (re.compile(r"\*(?! )([^*\n]+)(?<! )\*"), r"<em>\1</em>"),
)


def as_html(text: str) -> str:
    """Return the little markdown that questions use as HTML: paragraphs, lists, bold, italics, code, links.

    Examples
    --------
    >>> as_html("**Right.** 2 < 3, *so* `x`.")
    '<p><b>Right.</b> 2 &lt; 3, <em>so</em> <code>x</code>.</p>'
    """
    return "".join(_block(block) for block in re.split(r"\n\s*\n", text.strip()) if block.strip())


def as_line(text: str) -> str:
    """Return a line of markdown as HTML without a paragraph of its own."""
    line = html.escape(text, quote=False)
    for pattern, put in _MARKED:
        line = pattern.sub(put, line)
    return line


def _block(block: str) -> str:
    lines = block.strip().splitlines()
    if all(line.lstrip().startswith("- ") for line in lines):
        return f"<ul>{''.join(f'<li>{as_line(line.lstrip()[2:])}</li>' for line in lines)}</ul>"
    return f"<p>{'<br>'.join(as_line(line) for line in lines)}</p>"
