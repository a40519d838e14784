// What was typed and not yet answered: JupyterLab builds a cell anew that comes back, and must not empty its field.
const drafts = new Map();

// Built once; what is said back changes in place, so that the focus stays and a screen reader hears the news.
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
    const draft = first.name || id;
    root.setAttribute("role", "group");
    const prompt = make("div", "lesson-prompt", root, { id, innerHTML: first.prompt });
    root.setAttribute("aria-labelledby", id);
    let waiting = [];
    const stop = () => waiting.forEach(clearTimeout);
    const tell = (act, text = "") => {
      stop();
      if (act === "answer") drafts.delete(draft);
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
      field.value = drafts.get(draft) ?? first.typed;
      field.oninput = () => drafts.set(draft, field.value);
      // what is typed next replaces an earlier answer; a click sets its own mark after the focus, before its end
      let entered = false;
      if (first.rows) field.onchange = () => tell("answer", field.value);  // also where no button is pressed
      else field.onfocus = () => { entered = true; field.select(); };
      if (!first.rows) field.onmouseup = () => { if (entered) field.select(); entered = false; };
      // a phone's keyboard comes after the focus, and would lie over the field and its reply
      const seen = () => setTimeout(() => visualViewport.scale === 1 && field.scrollIntoView({ block: "center" }), 100);
      field.addEventListener("focus", () => visualViewport.addEventListener("resize", seen));
      field.addEventListener("blur", () => visualViewport.removeEventListener("resize", seen));
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
