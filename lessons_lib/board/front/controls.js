// Native controls, so that a keyboard and a screen reader know them: one for each that Python tells of, in its group.

import { button, folded, make } from "./dom.js";

export function controlPanel(own, ui, talk, player) {
  const moreIn = make("div"), lookIn = make("div");
  const more = folded("More of the plan", moreIn), look = folded("Unit and light", lookIn);
  const places = { top: make("div"), first: make("div"), more: moreIn, time: make("div"), look: lookIn };
  const reset = button("Reset to the scene", () => talk.say({ reset: true }), { class: "kb-reset" });
  const held = new Map();
  let built = "";

  function build() {
    const controls = ui().controls;
    const shape = JSON.stringify(controls.map(c => [c.name, c.kind, c.label, c.min, c.max, c.step, c.options]));
    if (shape === built) return;
    built = shape;
    const active = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.control : "";
    held.clear();
    for (const place of Object.values(places)) place.replaceChildren();
    for (const c of controls) {
      if (!(c.group in places)) continue;
      const [input, node] = KINDS[c.kind](c, `${own}-${c.name}`, value => {
        // who moves time, or chooses something else, stops the weeks that play
        if (c.kind === "menu" || c.name === "week") player.turn(false);
        talk.say({ set: { [c.name]: value } });
      });
      input.dataset.control = c.name;
      held.set(c.name, input);
      places[c.group].append(node);
    }
    if (active && held.has(active)) held.get(active).focus();
    more.hidden = !moreIn.childElementCount;
    places.time.hidden = player.button.hidden = !held.has("week");
  }

  function fill() {
    for (const c of ui().controls) {
      const input = held.get(c.name);
      if (!input || talk.pending(c.name)) continue;
      if (c.kind === "switch") input.checked = c.value;
      else input.value = String(c.value);
      if (input.say) input.say();
    }
  }

  return { places, more, look, reset, build, fill };
}

// each returns what is moved, and the element that holds it with its label
const KINDS = { switch: switchOf, menu: menuOf, slider: sliderOf, again: againOf };

function switchOf(c, id, moved) {
  const input = make("input", { type: "checkbox", id, onchange: () => moved(input.checked) });
  return [input, make("label", { class: "kb-check", for: id }, input, make("span", { text: c.label }))];
}

function menuOf(c, id, moved) {
  const options = c.options.map(([value, text]) => make("option", { value, text }));
  const input = make("select", { id, onchange: () => moved(input.value) }, ...options);
  return [input, make("div", { class: "kb-control" }, make("label", { for: id, text: c.label }), input)];
}

function againOf(c, id, moved) {
  const input = button(c.label, () => moved(Number(input.value) % c.max + 1), { id });
  return [input, input];
}

function sliderOf(c, id, moved) {
  const out = make("output", { for: id });
  const input = make("input", { type: "range", id, min: c.min, max: c.max, step: c.step, oninput: () => {
    input.say();
    moved(Number(input.value));
  } });
  // which side of nothing is said, and with its unit to who only hears it
  input.say = () => {
    const at = Number(input.value), side = c.sides ? c.sides[at > 0 ? 1 : 0] : "";
    out.textContent = c.sides && at ? `${Math.abs(at)} ${side}` : input.value;
    input.setAttribute("aria-valuetext", `${out.textContent} ${c.unit}`);
  };
  const line = make("div", { class: "kb-line" }, make("label", { for: id, text: c.label }), out);
  return [input, make("div", { class: "kb-control" }, line, input)];
}
