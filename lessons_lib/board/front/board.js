// The board's front end: draws what Python says and sends what the coach does. It decides nothing.

import { classPanel } from "./class.js";
import { controlPanel } from "./controls.js";
import { button, make, put, row } from "./dom.js";
import { listenToKeys } from "./keys.js";
import { drawingPanel, faultsPanel, filesPanel, save, storyPanel, votesPanel } from "./panels.js";
import { hintAtMore, pictureAndWords, watchSize } from "./picture.js";
import { playerOfWeeks } from "./play.js";
import { projectedWindow } from "./projected.js";
import { remembering } from "./remember.js";
import { overPicture } from "./slide.js";
import { conversation } from "./talk.js";

let boards = 0;

function render({ model, el }) {
  const own = `kb${++boards}-${Math.random().toString(36).slice(2, 8)}`;
  const whole = isPageOfItsOwn();
  const ui = () => model.get("ui");
  const control = name => ui().controls.find(c => c.name === name) || {};
  const picture = pictureAndWords(model), { stage, words } = picture;
  const memory = remembering(whole, own), opening = memory.opening();
  const talk = conversation(model, own, picture.alarm, busy => board.classList.toggle("kb-busy", busy), opening);
  const over = overPicture(picture.main, stage);
  const unlessBlank = step => () => (over.blanked() ? blank(false) : talk.say({ step }));
  const keys = { next: unlessBlank(1), back: unlessBlank(-1), blank: () => blank(!over.blanked()), notes: () => lesson.toggle() };
  const does = what => keys[what]();
  const room = projectedWindow(whole, { does, drew: talk.say, sized: size => talk.say({ size }), changed: there => {
    lesson.window(there);
    if (!there) talk.say({ size: [stage.clientWidth, stage.clientHeight, devicePixelRatio] });
  } });
  const lesson = classPanel(talk, { window: room, blank: keys.blank, left: memory.left });
  const player = playerOfWeeks(control, talk);
  const controls = controlPanel(own, ui, talk, player), { places, reset } = controls;
  const story = storyPanel(talk, stage);
  const votes = votesPanel(own, control, talk);
  const drawing = drawingPanel(own, talk, stage, () => project());
  const files = filesPanel(talk);
  const faults = faultsPanel();
  const notFor = make("p", { class: "kb-not-for" });
  const complaint = make("p", { class: "kb-message", role: "alert", hidden: "" });
  const side = sideOf(() => board, { lesson, controls, player, story, votes, drawing, faults, files, complaint, notFor });
  const board = make("section", { class: `kb${whole ? " kb-page" : ""}`, "aria-label": "The coach's board" }, picture.main, side);
  el.append(make("div", { class: "kb-wrap" }, board));

  const blank = on => { over.blank(on); lesson.blanked(on); project(); };
  const project = () => room.show(ui(), model.get("png"), control("look").value, { blank: over.blanked(), pen: drawing.isOn() });

  function fit() {
    picture.fit();
    over.fit();
    hintAtMore(side);
  }

  function update() {
    const now = ui();
    if (!now || !now.controls) return;
    talk.heard(now.heard);
    controls.build();
    controls.fill();
    picture.write(now);
    for (const panel of [over, lesson, story, votes, drawing, faults, files]) panel.update(now);
    dress(board, now, { opening: Object.keys(opening).length > 0 && !String(now.heard).startsWith(own), whole, look: control("look").value });
    memory.keep(now);
    places.top.hidden = !!now.class;
    put(complaint, now.complaint);
    complaint.hidden = !now.complaint;
    if (votes.isNew()) { drawing.points.value = ""; player.turn(false); }
    put(notFor, now.not_for);
    if (!now.moved && document.activeElement === reset) stage.focus();
    reset.hidden = !now.moved;
    fit();
    picture.draw();
    project();
    talk.next();
  }

  const stopKeys = listenToKeys({ board, stage, whole, does });
  for (const box of [words, side]) box.addEventListener("scroll", () => hintAtMore(box), { passive: true });
  side.addEventListener("toggle", () => hintAtMore(side), true);
  const stopSize = watchSize(stage, size => { fit(); if (!room.there()) talk.say({ size }); });
  model.on("change", update);
  model.on("msg:custom", save);
  update();
  return () => {
    for (const stop of [picture.stop, player.stop, talk.stop, room.stop, lesson.stop, votes.stop, stopSize, stopKeys]) stop();
  };
}

function sideOf(board, { lesson, controls, player, story, votes, drawing, faults, files, complaint, notFor }) {
  const { places, reset, more, look } = controls;
  const sceneOnly = make("div", { class: "kb-scene-only" }, places.time, row(player.button), places.first, reset, more);
  return make("div", { class: "kb-side", role: "group", "aria-label": "Controls" }, foldButton(board), lesson.head, places.top, story.title,
    story.where, complaint, story.buttons, votes.node, lesson.node, drawing.node, faults.node, sceneOnly, lesson.foot, files.node, look, notFor);
}

function dress(board, now, { opening, whole, look }) {
  const dark = look === "dark";
  const looks = { "kb-opening": opening, "kb-slide-on": now.slide, "kb-no-scene": !now.in_scene, "kb-dark": dark };
  for (const [name, on] of Object.entries(looks)) board.classList.toggle(name, !!on);
  if (whole) document.body.style.background = dark ? "#14171a" : "#ffffff";
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
