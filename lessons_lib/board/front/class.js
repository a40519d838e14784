// The class that is held: what to do now and for how long, what to expect, what comes next. The room sees none of it.

import { around } from "./around.js";
import { button, folded, make, put, row } from "./dom.js";
import { keptHere } from "./remember.js";

export function classPanel(talk, { window: room, blank, left }) {
  const title = make("h2"), part = make("p", { class: "kb-part" }), clock = clockOfClass();
  const says = make("div"), next = make("p", { class: "kb-next" });
  const asked = make("p"), wrong = make("dl"), right = make("p");
  const notes = make("div", { class: "kb-notes", role: "group", "aria-label": "The coach's notes" },
    part, says, make("div", {}, asked, right, wrong), next);
  const secret = button("", () => show(notes.hidden), { "aria-expanded": "false" });
  const second = button("Open the projected window", () => room.open());
  const dark = button("Blank (b)", () => blank(), { "aria-pressed": "false" });
  const again = startAgain(talk, left, () => clock.start(""));
  const keep = button("Keep this as my scene", () => talk.say({ keep: true }));
  const list = make("ol"), items = folded("All of the class", list);
  const head = make("div", { class: "kb-class" }, title, clock.line);
  const node = make("div", { class: "kb-class" }, row(secret, second), notes, row(clock.button, dark), items);
  const kept = make("p", { role: "status" });
  const foot = make("div", {}, row(again.button, keep), kept);
  let told = null;

  function show(open) {
    notes.hidden = !open;
    secret.textContent = open ? "Hide my notes (n)" : "My notes (n)";
    secret.setAttribute("aria-expanded", String(open));
    keptHere("notes", open ? "1" : "");
  }

  function update(now) {
    const open = now.class;
    again.update(now);
    put(kept, String(now.saved).startsWith("Kept") ? now.saved : "");
    head.hidden = node.hidden = !open;
    if (!open) { told = null; return clock.stop(); }
    // it begins with the first step
    if (told && told.class.id === open.id && told.class.at === 0 && open.at === 1) clock.begin();
    told = now;
    put(title, open.title);
    put(part, now.notes.part);
    says.replaceChildren(...now.notes.says.map(text => make("p", { text })));
    put(asked, !open.asks && now.notes.asked ? `Asked: ${now.notes.asked}` : "");
    put(right, now.notes.right ? `Right: ${now.notes.right}` : "");
    wrong.replaceChildren(...now.notes.wrong.flatMap(([key, text]) => [make("dt", { text: key }), make("dd", { text })]));
    put(next, `Next: ${now.notes.next}`);
    fill(open);
    clock.show(now.notes);
  }

  function fill(open) {
    const shape = JSON.stringify(open.items);
    if (list.dataset.shape !== shape) {
      list.dataset.shape = shape;
      list.replaceChildren(...open.items.map((text, at) => make("li", {}, button(text, () => talk.say({ begin: [told.class.id, at, 0] })))));
    }
    [...list.children].forEach((one, at) => one.firstChild.setAttribute("aria-current", at === open.at ? "step" : "false"));
  }

  show(Boolean(keptHere("notes")));
  second.hidden = !room.can;
  keep.hidden = !around().files; // without a server there is no folder to keep it in
  return {
    head, node, foot, update,
    toggle: () => show(notes.hidden),
    blanked: on => dark.setAttribute("aria-pressed", String(on)),
    window: there => { second.textContent = there ? "The projected window is open" : "Open the projected window"; if (there) show(true); },
    stop: clock.stop,
  };
}

// one press begins anew, and one press brings back what was there, also after a reload
function startAgain(talk, left, fresh) {
  let before = null, latest = null;
  const press = button("Start again", () => {
    if (before) talk.say({ recall: before });
    else { want(latest); talk.say({ again: true }); }
    fresh();
  });

  function want(memory) {
    before = memory;
    keptHere("left", memory ? JSON.stringify(memory) : "");
  }

  function update(now) {
    const other = before && now.class && before.class !== now.class.id;
    if (other || (before && latest && !same(now.memory, latest) && moved(now.memory))) want(null);
    latest = now.memory;
    put(press, before ? "Bring back what was there" : "Start again");
  }

  want(left || JSON.parse(keptHere("left") || "null"));
  return { button: press, update };
}

// what has passed, beside what the plan says
function clockOfClass() {
  const line = make("p", { class: "kb-clock" });
  const press = button("", () => start(keptHere("began") ? "" : String(Date.now())));
  let part = null, timer = 0;

  function start(at) {
    keptHere("began", at);
    tick();
  }

  function tick() {
    clearTimeout(timer);
    const began = Number(keptHere("began"));
    put(press, began ? "Stop the clock" : "Start the clock");
    if (!part) return;
    const plan = `Planned: ${minutes(part.begins)} to ${minutes(part.begins + part.minutes)} of ${minutes(part.of)}.`;
    if (!began) return put(line, plan);
    const past = (Date.now() - began) / 60000, late = Math.floor(past - part.begins - part.minutes);
    put(line, `${minutes(past)} passed. ${plan}${late >= 1 ? ` ${late} min late.` : ""}`);
    timer = setTimeout(tick, 5000);
  }

  return {
    line, button: press, start,
    begin: () => { if (!keptHere("began")) start(String(Date.now())); },
    show: now => { part = now; tick(); },
    stop: () => clearTimeout(timer),
  };
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
// a room that has voted anew wants nothing back; a key too many is no reason to lose what was before
const moved = memory => Object.keys(memory.votes).length > 0;

function minutes(number) {
  const whole = Math.floor(number);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}
