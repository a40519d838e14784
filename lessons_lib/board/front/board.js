// The board's front end: draws what Python says and sends what the coach does. It decides nothing.

import { controlPanel } from "./controls.js";
import { button, make, put, row } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { drawingPanel, faultsPanel, filesPanel, save, storyPanel, votesPanel } from "./panels.js";
import { hintAtMore, pictureAndWords, watchSize } from "./picture.js";
import { playerOfWeeks } from "./play.js";
import { conversation } from "./talk.js";

let boards = 0;

function render({ model, el }) {
  const own = `kb${++boards}-${Math.random().toString(36).slice(2, 8)}`;
  const whole = isPageOfItsOwn();
  const ui = () => model.get("ui");
  const control = name => ui().controls.find(c => c.name === name) || {};
  const picture = pictureAndWords(model), { stage, words } = picture;
  const talk = conversation(model, own, picture.alarm, busy => board.classList.toggle("kb-busy", busy));
  const player = playerOfWeeks(control, talk);
  const controls = controlPanel(own, ui, talk, player), { places, reset } = controls;
  const story = storyPanel(talk, stage);
  const votes = votesPanel(own, control, talk);
  const drawing = drawingPanel(own, talk, stage);
  const files = filesPanel(talk);
  const faults = faultsPanel();
  const notFor = make("p", { class: "kb-not-for" });
  const side = make("div", { class: "kb-side", role: "group", "aria-label": "Controls" },
    foldButton(() => board), places.top, story.title, story.where, story.buttons, votes.node, drawing.node, faults.node,
    places.time, row(player.button), places.first, reset, controls.more, files.node, controls.look, notFor);
  const board = make("section", { class: `kb${whole ? " kb-page" : ""}`, "aria-label": "The coach's board" }, picture.main, side);
  el.append(make("div", { class: "kb-wrap" }, board));

  function fit() {
    picture.fit();
    hintAtMore(side);
  }

  let asked = null;
  function update() {
    const now = ui();
    if (!now || !now.controls) return;
    talk.heard(now.heard);
    controls.build();
    controls.fill();
    picture.write(now);
    for (const panel of [story, votes, drawing, faults, files]) panel.update(now);
    if (asked !== null && asked !== now.title) { votes.guesses.value = drawing.points.value = ""; player.turn(false); }
    asked = now.title;
    put(notFor, now.not_for);
    if (!now.moved && document.activeElement === reset) stage.focus();
    reset.hidden = !now.moved;
    const dark = control("look").value === "dark";
    board.classList.toggle("kb-dark", dark);
    if (whole) document.body.style.background = dark ? "#14171a" : "#ffffff";
    fit();
    picture.draw();
    talk.next();
  }

  const stopKeys = listenToKeys({ board, stage, guesses: votes.guesses, whole, step: step => talk.say({ step }) });
  for (const box of [words, side]) box.addEventListener("scroll", () => hintAtMore(box), { passive: true });
  side.addEventListener("toggle", () => hintAtMore(side), true);
  const stopSize = watchSize(stage, size => { fit(); talk.say({ size }); });
  model.on("change", update);
  model.on("msg:custom", save);
  update();
  return () => {
    for (const stop of [picture.stop, player.stop, talk.stop, stopSize, stopKeys]) stop();
  };
}

// then the board takes all of the page, and keys anywhere on it are the board's
function isPageOfItsOwn() {
  // Voilà keeps an empty shell of JupyterLab in its page
  const inLab = !document.body.dataset.voila && !!document.querySelector(".jp-LabShell, .jp-NotebookPanel");
  return !inLab && !document.querySelector(".kb");
}

function foldButton(board) {
  const fold = button("Hide controls", () => {
    const narrow = board().classList.toggle("kb-narrow");
    fold.textContent = narrow ? "Show" : "Hide controls";
    fold.setAttribute("aria-expanded", String(!narrow));
  }, { class: "kb-fold", "aria-expanded": "true" });
  return fold;
}

export default { render };
