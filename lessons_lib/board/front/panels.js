// What stands beside the picture besides the controls: the story's steps, the room's votes, files, faults of own scenes.

import { button, folded, make, put, row } from "./dom.js";
import { penOn } from "./pen.js";
import { phonesPanel } from "./phones.js";

export function storyPanel(talk, stage) {
  const title = make("h2");
  const where = make("p", { class: "kb-where" });
  const back = button("Back", () => talk.say({ step: -1 }));
  const forward = button("Next", () => talk.say({ step: 1 }), { class: "kb-go" });

  function update(now) {
    const held = now.class, [first, last] = now.ends;
    title.hidden = !!held;
    put(title, now.title);
    const step = now.of || !held ? ` · step ${now.at} of ${now.of}` : "";
    put(where, `${held ? `Item ${held.at + 1} of ${held.items.length}` : `Lesson ${now.lessons}`}${step}`);
    // a button that is switched off under the finger would take the focus with it
    const active = document.activeElement;
    if ((active === back && first) || (active === forward && last)) stage.focus();
    back.disabled = first;
    forward.disabled = last;
  }

  return { title, where, buttons: row(back, forward), update };
}

export function votesPanel(own, control, talk) {
  const prompt = make("p");
  const guesses = make("textarea", { id: `${own}-votes`, rows: "2", spellcheck: "false", autocomplete: "off" });
  const label = make("label", { for: `${own}-votes` });
  const read = make("p", { role: "status", class: "kb-heard" });
  const keys = row();
  const voting = () => control("stage").value === "votes";
  const phones = phonesPanel(talk, voting);
  const draw = button("Draw the votes", () => say({ votes: guesses.value }));
  const wipe = button("Clear", () => { guesses.value = ""; say({ votes: "" }); });
  const flip = button("", () => talk.say({ set: { stage: voting() ? "chart" : "votes" } }));
  const tell = button("", () => talk.say({ set: { answer: !control("answer").value } }));
  let text = "", letters = "", on = null, isNew = false, place = "";
  const say = what => talk.say({ ...what, on }); // votes are those of the question that stood here
  const pieces = whatWasRead(say, guesses);

  // a button a letter: one press is one hand
  function offer(choices) {
    if (choices.map(([key]) => key).join() === letters) return;
    letters = choices.map(([key]) => key).join();
    keys.replaceChildren(...choices.map(([key]) =>
      button(`${key} +1`, () => { guesses.value = `${guesses.value.trimEnd()} ${key}`; say({ votes: guesses.value }); })));
  }

  function update(now) {
    const asked = now.asked;
    isNew = on !== now.votes_on;
    on = now.votes_on;
    if (isNew) guesses.value = text = asked.text;
    at(now);
    put(prompt, [asked.prompt, ...asked.choices.map(([key, words]) => `${key}: ${words}`)].join(" "));
    prompt.hidden = !!now.class && now.class.asks; // it stands on the picture
    node.hidden = !!now.class && !on;
    put(label, asked.choices.length ? "Votes, such as a 12 b 8, or one key a hand" : `Votes (a bare number is in ${asked.unit}; 24 x7 is seven hands)`);
    put(read, asked.read);
    if (asked.text !== text) guesses.value = text = asked.text;
    pieces.show(asked);
    offer(asked.choices);
    put(flip, voting() ? "Back to the chart" : "Show the votes");
    put(tell, control("answer").value ? "Hide the answer" : "Show the answer");
    flip.disabled = !voting() && !asked.votes;
    tell.disabled = !asked.votes;
    draw.disabled = asked.off;
    phones.update(now);
  }

  // where a class asks, the panel is open; elsewhere it is out of the way
  function at(now) {
    const here = now.class ? `${now.class.id} ${now.class.at}` : "";
    if (here && here !== place) node.open = now.class.asks;
    place = here;
  }

  // votes that were typed, and not drawn
  talk.panel.unsaid = () => {
    if (draw.disabled || !guesses.value.trim() || guesses.value === text) return {};
    text = guesses.value;
    return { unsaid: text, on };
  };

  const node = folded("The room votes", prompt, label, guesses, keys, row(draw, wipe, flip, tell), read, pieces.list, phones.node);
  return { node, update, isNew: () => isNew, stop: phones.stop };
}

// what was read, one piece a line, what is asked about first: each can be written anew in its place
function whatWasRead(say, guesses) {
  const list = make("ol", { class: "kb-read", "aria-label": "What was read" });
  let shown = "";

  function show(asked) {
    if (JSON.stringify(asked.pieces) === shown) return;
    shown = JSON.stringify(asked.pieces);
    const kept = list.contains(document.activeElement) ? document.activeElement.dataset.piece : null;
    const lines = asked.pieces.map(([typed, said, unclear], place) => {
      const field = make("input", { value: typed, "data-piece": place, "aria-label": `Vote ${place + 1}`, autocomplete: "off" });
      field.addEventListener("change", () => say({ correct: [place, field.value] }));
      return make("li", unclear ? { class: "kb-unclear" } : {}, field, make("span", { text: said }));
    });
    list.replaceChildren(...lines.filter(line => line.className), ...lines.filter(line => !line.className));
    if (kept !== null) (list.querySelector(`[data-piece="${kept}"]`) || guesses).focus();
  }

  return { list, show };
}

// the room draws before the picture shows it: by pointing at the picture, or in numbers, for who has only keys
export function drawingPanel(own, talk, stage, turned) {
  let on = false, can = false;
  const points = make("textarea", { id: `${own}-drawing`, rows: "2", spellcheck: "false", autocomplete: "off" });
  const label = make("label", { for: `${own}-drawing` });
  const pen = button("Draw on the picture", () => turn(!on), { "aria-pressed": "false" });
  const write = button("Draw these", () => talk.say({ draw: points.value }));
  const undo = button("Undo", () => talk.say({ undraw: true }));
  const wipe = button("Clear", () => { points.value = ""; talk.say({ draw: "" }); });
  const node = folded("The room draws", row(pen, undo, wipe), label, points, row(write));

  function turn(to) {
    on = to && can;
    pen.setAttribute("aria-pressed", String(on));
    stage.classList.toggle("kb-pen", on);
    turned();
  }

  penOn(stage, () => on, talk.say);

  function update(now) {
    can = now.can_draw;
    node.hidden = !can;
    if (!can && on) turn(false);
    put(label, `Points: week and weight (${now.mass}), such as ${now.draw_example}`);
    undo.disabled = wipe.disabled = !now.drawn;
  }

  return { node, points, update, isOn: () => on };
}

const FILES = { handout: "Handout (print it)", sheet: "Empty sheet (print it)", picture: "Picture (PNG)", table: "Table (CSV)" };

export function filesPanel(talk) {
  const buttons = Object.entries(FILES).map(([kind, text]) => button(text, () => talk.say({ save: kind })));
  const saved = make("p", { role: "status" });
  return { node: folded("Take home", row(...buttons), saved), update: now => put(saved, now.saved) };
}

// a file that Python hands over goes where the browser keeps downloads
export function save(content, buffers) {
  if (!content || !content.file) return;
  const url = URL.createObjectURL(new Blob(buffers, { type: content.kind }));
  const link = make("a", { href: url, download: content.file });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

export function faultsPanel() {
  const node = make("div", { role: "status" });
  const name = make("summary"), list = make("div"), faults = make("details", {}, name, list);
  let told = "";

  function update(now) {
    const sentences = now.messages;
    if (told === sentences.join("\n")) return;
    told = sentences.join("\n");
    // one sentence is shown, a pile of them is folded: the controls stay in sight
    put(name, sentences.length === 1 ? "One scene file of yours is left out" : `${sentences.length} scene files of yours are left out`);
    faults.open = sentences.length === 1;
    list.replaceChildren(...sentences.map(text => make("p", { class: "kb-message", text })));
    node.replaceChildren(...(sentences.length ? [faults] : []));
  }

  return { node, update };
}
