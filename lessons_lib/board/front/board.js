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
import { fitSlide, slideOf } from "./slide.js";
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
  const slide = make("div", { class: "kb-slide", hidden: "" }), blind = make("div", { class: "kb-blank", hidden: "" });
  stage.append(slide, blind);
  const keys = {
    next: () => (blind.hidden ? talk.say({ step: 1 }) : blank(false)),
    back: () => (blind.hidden ? talk.say({ step: -1 }) : blank(false)),
    blank: () => blank(blind.hidden),
    notes: () => lesson.toggle(),
  };
  const does = what => keys[what]();
  const room = projectedWindow(whole, { does, sized: size => talk.say({ size }), changed: there => {
    lesson.window(there);
    if (!there) talk.say({ size: [stage.clientWidth, stage.clientHeight, devicePixelRatio] });
  } });
  const lesson = classPanel(talk, { window: room, blank: () => blank(blind.hidden) });
  const player = playerOfWeeks(control, talk);
  const controls = controlPanel(own, ui, talk, player), { places, reset } = controls;
  const story = storyPanel(talk, stage);
  const votes = votesPanel(own, control, talk);
  const drawing = drawingPanel(own, talk, stage);
  const files = filesPanel(talk);
  const faults = faultsPanel();
  const notFor = make("p", { class: "kb-not-for" });
  const complaint = make("p", { class: "kb-message", role: "alert", hidden: "" });
  const side = make("div", { class: "kb-side", role: "group", "aria-label": "Controls" },
    foldButton(() => board), lesson.head, places.top, story.title, story.where, complaint, story.buttons, lesson.node, votes.node, drawing.node, faults.node,
    make("div", { class: "kb-scene-only" }, places.time, row(player.button), places.first, reset, controls.more), lesson.foot, files.node, controls.look, notFor);
  const board = make("section", { class: `kb${whole ? " kb-page" : ""}`, "aria-label": "The coach's board" }, picture.main, side);
  el.append(make("div", { class: "kb-wrap" }, board));

  function blank(on) {
    blind.hidden = !on;
    lesson.blanked(on);
    project();
  }

  // what the room sees on a window of its own: never what was typed, never what went wrong
  function project() {
    const now = ui();
    room.show({ png: model.get("png"), said: [now.said, ...now.facts].join(" "),
      alt: now.alt, slide: now.slide, dark: control("look").value === "dark", blank: !blind.hidden });
  }

  function fit() {
    picture.fit();
    if (!slide.hidden) fitSlide(slide);
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
    for (const panel of [lesson, story, votes, drawing, faults, files]) panel.update(now);
    board.classList.toggle("kb-opening", Object.keys(opening).length > 0 && !String(now.heard).startsWith(own));
    memory.keep(now);
    places.top.hidden = !!now.class;
    slide.hidden = !now.slide;
    if (now.slide) slide.replaceChildren(...slideOf(now.slide));
    board.classList.toggle("kb-slide-on", !!now.slide);
    board.classList.toggle("kb-no-scene", now.of === 0);
    put(complaint, now.complaint);
    complaint.hidden = !now.complaint;
    if (asked !== now.votes_on) { votes.guesses.value = now.asked.text; drawing.points.value = ""; player.turn(false); }
    asked = now.votes_on;
    put(notFor, now.not_for);
    if (!now.moved && document.activeElement === reset) stage.focus();
    reset.hidden = !now.moved;
    const dark = control("look").value === "dark";
    board.classList.toggle("kb-dark", dark);
    if (whole) document.body.style.background = dark ? "#14171a" : "#ffffff";
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
    for (const stop of [picture.stop, player.stop, talk.stop, room.stop, lesson.stop, stopSize, stopKeys]) stop();
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
