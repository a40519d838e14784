// The picture, and the words below it.

import { make, put } from "./dom.js";

const SMALLEST = 0.94, MOST_LINES = 11; // of the words, as a share: smaller, they are no longer for the last row

export function pictureAndWords(model) {
  const img = make("img", { alt: "" });
  const alarm = make("p", { class: "kb-alarm", role: "alert", hidden: "" });
  const stage = make("div", {
    class: "kb-stage", tabindex: "0", role: "group",
    "aria-label": "Picture. Space or right arrow: next step. Left arrow: one step back.",
  }, img, alarm);
  const said = make("p", { class: "kb-said" });
  const facts = make("p", { class: "kb-facts" });
  const words = make("div", { class: "kb-words", "aria-live": "polite", role: "group", "aria-label": "In words", tabindex: "0" }, said, facts);
  const main = make("div", { class: "kb-main" }, stage, words);
  // a frame is for who looks for the focus, not for the room
  const tabbed = event => main.classList.toggle("kb-tabbed", event.key === "Tab");
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, tabbed, true);
  let newest = 0, shown = null;

  async function draw() {
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
    place();
    if (old) URL.revokeObjectURL(old);
  }

  // pixel for pixel where it was drawn for this place; else it is stretched until the next one comes
  function place() {
    const [width, height] = [img.naturalWidth / devicePixelRatio, img.naturalHeight / devicePixelRatio];
    const [right, below] = [stage.clientWidth - width, stage.clientHeight - height];
    const fits = right > -1 && below > -1 && right < 1 && below < 1;
    img.style.width = fits ? `${width}px` : "";
    img.style.height = fits ? `${height}px` : "";
  }

  function write(now) {
    put(said, now.said);
    put(facts, now.facts.join(" "));
    img.alt = now.alt;
  }

  function fit() {
    // long words get smaller letters, then room of the picture's, before they scroll
    words.style.fontSize = main.style.gridTemplateRows = "";
    const base = parseFloat(getComputedStyle(words).fontSize);
    const over = () => words.scrollHeight > words.clientHeight + 1;
    if (over()) words.style.fontSize = `${SMALLEST * base}px`;
    if (over()) main.style.gridTemplateRows = `minmax(0, 1fr) ${Math.min(words.scrollHeight + 2, MOST_LINES * base)}px`;
    place(); // the same picture may be right for another screen
    words.scrollTop = 0;
    hintAtMore(words);
  }

  function stop() {
    for (const kind of ["keydown", "pointerdown"]) document.removeEventListener(kind, tabbed, true);
    newest += 1;
    if (img.src) URL.revokeObjectURL(img.src);
  }

  return { main, stage, words, alarm, draw, write, fit, stop };
}

// what lies below the edge is said: a scrollbar may be hidden until it is touched
export function hintAtMore(box) {
  box.classList.toggle("kb-more", box.scrollHeight - box.scrollTop - box.clientHeight > 12);
}

// calls back with width, height and the screen's pixels for each of these when an element has come to rest at another
// size, or on another screen; returns how to stop that
export function watchSize(node, changed) {
  let sized = "", later = 0;
  const measureLater = () => {
    clearTimeout(later);
    later = setTimeout(() => {
      const size = [Math.round(node.clientWidth), Math.round(node.clientHeight), devicePixelRatio];
      if (size[0] < 50 || size[1] < 50 || size.join() === sized) return;
      sized = size.join();
      changed(size);
    }, 120);
  };
  const measure = new ResizeObserver(measureLater);
  measure.observe(node);
  let screen = null;
  // another screen or another zoom: each resolution only tells when it is left
  function nowOnScreen() {
    if (screen) screen.removeEventListener("change", nowOnScreen);
    screen = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    screen.addEventListener("change", nowOnScreen);
    measureLater();
  }
  nowOnScreen();
  return () => {
    clearTimeout(later);
    screen.removeEventListener("change", nowOnScreen);
    measure.disconnect();
  };
}
