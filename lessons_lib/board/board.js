// The board's front end: draws what Python says and sends what the coach does. It decides nothing.
// Native controls, so that a keyboard and a screen reader know them. One request is under way at a time,
// later ones are merged: after thirty fast changes of a slider the last value is shown.

const SILENCE_MS = 9000; // no answer for so long: the kernel is gone, and the page says so

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

let boards = 0;

function render({ model, el }) {
  const own = `kb${++boards}-${Math.random().toString(36).slice(2, 8)}`;
  // Voilà keeps an empty shell of JupyterLab in its page
  const inLab = !document.body.dataset.voila && !!document.querySelector(".jp-LabShell, .jp-NotebookPanel");
  const whole = !inLab && !document.querySelector(".kb"); // a page of its own: the board takes all of it
  const ui = () => model.get("ui");

  // talking to Python

  let count = 0, waiting = null, queue = null, silence = 0;
  const say = what => {
    queue = queue || {};
    if (what.set) queue.set = { ...queue.set, ...what.set };
    if (what.step) queue.step = (queue.step || 0) + what.step;
    for (const name of ["votes", "size", "save", "reset"]) if (name in what) queue[name] = what[name];
    next();
  };
  const next = () => {
    if (waiting !== null || queue === null) return;
    const what = { ...queue, id: `${own}-${++count}` };
    if (count === 1) what.hello = true; // the page has just opened: are there other scenes by now?
    queue = null;
    waiting = what;
    board.classList.add("kb-busy");
    listen();
    model.send(what);
  };
  // a connection that broke may have lost the message: say it again, and Python knows it by its id
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => {
      alarm.textContent = "Python does not answer. If this stays, reload the page: the board begins anew.";
      alarm.hidden = false;
      model.send(waiting);
      listen();
    }, SILENCE_MS);
  };
  const heard = () => {
    if (waiting === null || ui().heard !== waiting.id) return;
    waiting = null; // before the controls are filled: what was under way is answered
    clearTimeout(silence);
    alarm.hidden = true;
    board.classList.remove("kb-busy");
  };
  const pending = name => (queue && queue.set && name in queue.set) || (waiting && waiting.set && name in waiting.set);

  // the page

  const img = make("img", { alt: "" });
  const alarm = make("p", { class: "kb-alarm", role: "alert", hidden: "" });
  const stage = make("div", {
    class: "kb-stage", tabindex: "0", role: "group",
    "aria-label": "Picture. Space or right arrow: next step. Left arrow: one step back.",
  }, img, alarm);
  const said = make("p", { class: "kb-said" });
  const facts = make("p", { class: "kb-facts" });
  const words = make("div", { class: "kb-words", "aria-live": "polite", role: "group", "aria-label": "In words", tabindex: "0" }, said, facts);
  const title = make("h2");
  const where = make("p", { class: "kb-where" });
  const back = make("button", { type: "button", text: "Back", onclick: () => say({ step: -1 }) });
  const forward = make("button", { type: "button", class: "kb-go", text: "Next", onclick: () => say({ step: 1 }) });
  const play = make("button", { type: "button", text: "Play the weeks", onclick: () => turn(!timer) });
  const fold = make("button", { type: "button", class: "kb-fold", text: "Hide controls", "aria-expanded": "true", onclick: () => {
    const narrow = board.classList.toggle("kb-narrow");
    fold.textContent = narrow ? "Show" : "Hide controls";
    fold.setAttribute("aria-expanded", String(!narrow));
  } });
  const top = make("div");
  const layers = make("fieldset");
  const time = make("div");
  const first = make("div");
  const more = make("details", {}, make("summary", { text: "More of the plan" }));
  const messages = make("div", { role: "status" });
  const faults = make("details"), faultsName = make("summary"), faultsIn = make("div");
  faults.append(faultsName, faultsIn);
  const reset = make("button", { type: "button", class: "kb-reset", text: "Reset to the scene", onclick: () => say({ reset: true }) });

  const votes = make("details", {}, make("summary", { text: "The room votes" }));
  const prompt = make("p");
  const guesses = make("textarea", { id: `${own}-votes`, rows: "3", spellcheck: "false", autocomplete: "off" });
  const label = make("label", { for: `${own}-votes` });
  const read = make("p", { role: "status" });
  const draw = make("button", { type: "button", text: "Draw the votes", onclick: () => say({ votes: guesses.value }) });
  const wipe = make("button", { type: "button", text: "Clear", onclick: () => { guesses.value = ""; say({ votes: "" }); } });
  const flip = make("button", { type: "button", onclick: () => say({ set: { stage: control("stage").value === "votes" ? "chart" : "votes" } }) });
  const tell = make("button", { type: "button", onclick: () => say({ set: { answer: !control("answer").value } }) });
  votes.append(prompt, label, guesses, make("div", { class: "kb-row" }, draw, wipe, flip, tell), read);

  const take = make("details", {}, make("summary", { text: "Take home" }));
  const files = { png: "Picture (PNG)", svg: "Picture (SVG)", csv: "Table (CSV)", html: "Handout (print it)" };
  take.append(make("div", { class: "kb-row" }, ...Object.entries(files).map(([kind, text]) =>
    make("button", { type: "button", text, onclick: () => say({ save: kind }) }))));
  const saved = make("p", { role: "status" });
  take.append(saved);
  const look = make("details", {}, make("summary", { text: "Unit and light" }));
  const lookIn = make("div");
  look.append(lookIn);
  const moreIn = make("div");
  more.append(moreIn);

  const side = make("div", { class: "kb-side", role: "group", "aria-label": "Controls" },
    fold, top, title, where, make("div", { class: "kb-row" }, back, forward), votes, messages, layers, time,
    make("div", { class: "kb-row" }, play), first, reset, more, take, look);
  const main = make("div", { class: "kb-main" }, stage, words);
  const board = make("section", { class: `kb${whole ? " kb-page" : ""}`, "aria-label": "The coach's board" }, main, side);
  const wrap = make("div", { class: "kb-wrap" }, board);
  el.append(wrap);

  // controls

  const control = name => ui().controls.find(c => c.name === name) || {};
  const places = { top, layers, first, more: moreIn, time, look: lookIn };
  const held = new Map();
  let built = "";

  function build() {
    const shape = JSON.stringify(ui().controls.map(c => [c.name, c.kind, c.label, c.min, c.max, c.step, c.options]));
    if (shape === built) return;
    built = shape;
    const active = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.control : "";
    held.clear();
    for (const place of Object.values(places)) place.replaceChildren();
    layers.append(make("legend", { text: "On the picture" }));
    for (const c of ui().controls) {
      if (!(c.group in places)) continue;
      const id = `${own}-${c.name}`;
      let input, node;
      if (c.kind === "switch") {
        input = make("input", { type: "checkbox", id });
        input.addEventListener("change", () => say({ set: { [c.name]: input.checked } }));
        node = make("label", { class: "kb-check", for: id }, input, make("span", { text: c.label }));
      } else if (c.kind === "menu") {
        input = make("select", { id }, ...c.options.map(([value, text]) => make("option", { value, text })));
        input.addEventListener("change", () => { turn(false); say({ set: { [c.name]: input.value } }); });
        node = make("div", { class: "kb-control" }, make("label", { for: id, text: c.label }), input);
      } else {
        const out = make("output", { for: id });
        input = make("input", { type: "range", id, min: c.min, max: c.max, step: c.step });
        input.out = out;
        input.addEventListener("input", () => {
          out.textContent = input.value;
          if (c.name === "week") turn(false);
          say({ set: { [c.name]: Number(input.value) } });
        });
        const line = make("div", { class: "kb-line" }, make("label", { for: id, text: c.label }), out);
        node = make("div", { class: "kb-control" }, line, input);
      }
      input.dataset.control = c.name;
      held.set(c.name, input);
      places[c.group].append(node);
    }
    if (active && held.has(active)) held.get(active).focus();
    more.hidden = !moreIn.childElementCount;
    time.hidden = play.hidden = !held.has("week");
    layers.hidden = !ui().controls.some(c => c.group === "layers");
  }

  function fill() {
    for (const [name, input] of held) {
      if (pending(name)) continue;
      const c = control(name);
      if (c.kind === "switch") input.checked = c.value;
      else input.value = String(c.value);
      if (input.out) input.out.textContent = String(c.value);
    }
  }

  // picture and words

  let newest = 0, shown = null, asked = null;
  async function picture() {
    const bytes = model.get("png");
    if (!bytes || bytes.byteLength === 0 || bytes === shown) return;
    shown = bytes;
    const mine = ++newest;
    const url = URL.createObjectURL(new Blob([bytes], { type: "image/png" }));
    const ready = new Image();
    ready.src = url;
    // decoded before it replaces the old one, so that nothing flickers; overtaken pictures are not shown
    try { await ready.decode(); } catch (error) { URL.revokeObjectURL(url); return; }
    if (mine !== newest) { URL.revokeObjectURL(url); return; }
    const old = img.src;
    img.src = url;
    img.dataset.frame = String(mine);
    if (old) URL.revokeObjectURL(old);
  }

  const SMALLEST_PX = 18, MOST_LINES = 11; // of the words, below which they are no longer for the last row
  function fit() {
    // long words get smaller letters, then room of the picture's, before they scroll
    words.style.fontSize = main.style.gridTemplateRows = "";
    const base = parseFloat(getComputedStyle(words).fontSize);
    const over = () => words.scrollHeight > words.clientHeight + 1;
    for (let size = base; over() && size > SMALLEST_PX;) words.style.fontSize = `${size = Math.max(size - 1, SMALLEST_PX)}px`;
    if (over()) main.style.gridTemplateRows = `minmax(0, 1fr) ${Math.min(words.scrollHeight + 2, MOST_LINES * base)}px`;
    words.scrollTop = 0;
    hint(words);
    hint(side);
  }

  // what lies below the edge is said: a scrollbar may be hidden until it is touched
  function hint(box) {
    box.classList.toggle("kb-more", box.scrollHeight - box.scrollTop - box.clientHeight > 12);
  }

  let faultsTold = "";
  function tellFaults(sentences) {
    if (faultsTold === sentences.join("\n")) return;
    faultsTold = sentences.join("\n");
    // one sentence is shown, a pile of them is folded: the controls stay in sight
    put(faultsName, sentences.length === 1 ? "One scene file of yours is left out" : `${sentences.length} scene files of yours are left out`);
    faults.open = sentences.length === 1;
    faultsIn.replaceChildren(...sentences.map(text => make("p", { class: "kb-message", text })));
    messages.replaceChildren(...(sentences.length ? [faults] : []));
  }

  function put(node, text) { if (node.textContent !== text) node.textContent = text; }

  function update() {
    const now = ui();
    if (!now || !now.controls) return;
    heard();
    build();
    fill();
    put(said, now.said);
    put(facts, now.facts.join(" "));
    img.alt = [now.said, ...now.facts].join(" ");
    put(title, now.title);
    put(where, `Lesson ${now.lessons} · step ${now.at} of ${now.of}`);
    // a button that is switched off under the finger would take the focus with it
    const active = document.activeElement;
    if ((active === back && now.at <= 0) || (active === forward && now.at >= now.of)) stage.focus();
    back.disabled = now.at <= 0;
    forward.disabled = now.at >= now.of;
    put(prompt, now.prompt);
    put(label, `Guesses (a bare number is in ${now.unit})`);
    put(read, now.room);
    const voting = control("stage").value === "votes";
    put(flip, voting ? "Back to the chart" : "Show the votes");
    put(tell, control("answer").value ? "Hide the answer" : "Show the answer");
    flip.disabled = !voting && now.votes < 2;
    tell.disabled = now.votes < 2;
    if (asked !== null && asked !== now.title) { guesses.value = ""; turn(false); }
    asked = now.title;
    tellFaults(now.messages);
    put(saved, now.saved);
    if (!now.moved && document.activeElement === reset) stage.focus();
    reset.hidden = !now.moved;
    board.classList.toggle("kb-dark", !!control("dark").value);
    if (whole) document.body.style.background = control("dark").value ? "#14171a" : "#ffffff";
    fit();
    picture();
    next();
  }

  // playing through time

  let timer = 0;
  function turn(go) {
    clearTimeout(timer);
    timer = 0;
    put(play, go ? "Pause" : "Play the weeks");
    if (!go) return;
    const week = control("week");
    if (week.value >= week.max) say({ set: { week: week.min } });
    tick();
  }
  function tick() {
    timer = setTimeout(() => {
      const week = control("week");
      if (waiting === null && queue === null) {
        if (week.value >= week.max) return turn(false);
        say({ set: { week: week.value + 1 } });
      }
      tick();
    }, 1000 / (control("speed").value || 4));
  }

  // keys: space and arrows step, unless a control that needs them has the focus; a remote's PageDown always steps

  function key(event) {
    const to = event.target, plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    // JupyterLab would take plain keys for its own: "d d" deletes a cell
    if (plain && event.key !== "Escape" && !(event.shiftKey && event.key === "Enter")) event.stopPropagation();
    if (!plain || event.shiftKey || to.closest("[inert]")) return;
    const box = to.matches("input[type=checkbox]");
    const presses = box || to.closest("button, summary");
    const holds = !box && to.closest("input, select, textarea");
    if (event.key === "PageDown" || (event.key === "ArrowRight" && !holds) || (event.key === " " && !holds && !presses)) say({ step: 1 });
    else if (event.key === "PageUp" || (event.key === "ArrowLeft" && !holds)) say({ step: -1 });
    else return;
    event.preventDefault();
  }

  // after a hand on the mouse the picture has the focus again, so that the next key goes on with the story;
  // who comes by the keyboard stays where they are
  let byHand = false;
  const toStage = () => { if (byHand) stage.focus({ preventScroll: true }); };
  board.addEventListener("pointerdown", () => { byHand = true; }, true);
  const byKeys = () => { byHand = false; };
  document.addEventListener("keydown", byKeys, true);
  board.addEventListener("change", event => { if (event.target !== guesses) toStage(); });
  board.addEventListener("click", event => {
    // a menu that has just opened would close; text is being written or marked
    if (!event.target.closest("select, textarea, label:not(.kb-check), .kb-words")) toStage();
  });
  board.addEventListener("keydown", key);
  const anywhere = event => {
    if (!board.contains(event.target) && event.target.contains(board)) key(event);
  };
  if (whole) document.addEventListener("keydown", anywhere);
  for (const box of [words, side]) box.addEventListener("scroll", () => hint(box), { passive: true });
  side.addEventListener("toggle", () => hint(side), true);

  // size

  let sized = "", later = 0;
  const measure = new ResizeObserver(() => {
    clearTimeout(later);
    later = setTimeout(() => {
      const size = [Math.round(stage.clientWidth), Math.round(stage.clientHeight)];
      if (size[0] < 50 || size[1] < 50 || size.join() === sized) return;
      sized = size.join();
      fit();
      say({ size });
    }, 120);
  });
  measure.observe(stage);

  // files

  const save = (content, buffers) => {
    if (!content || !content.file) return;
    const url = URL.createObjectURL(new Blob(buffers, { type: content.kind }));
    const link = make("a", { href: url, download: content.file });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  };

  model.on("change", update);
  model.on("msg:custom", save);
  update();
  return () => {
    newest += 1;
    clearTimeout(timer);
    clearTimeout(silence);
    clearTimeout(later);
    measure.disconnect();
    document.removeEventListener("keydown", anywhere);
    document.removeEventListener("keydown", byKeys, true);
    if (img.src) URL.revokeObjectURL(img.src);
  };
}

export default { render };
