// The page of the projected window: picture, one sentence, nothing else.

import { make, put } from "./dom.js";
import { meaning } from "./keys.js";
import { penOn } from "./pen.js";
import { fitSlide, slideOf } from "./slide.js";

function roomPage(body) {
  const channel = new BroadcastChannel(`kb-${location.hash.slice(1)}`);
  const img = make("img", { alt: "" }), slide = make("div", { class: "kb-slide", hidden: "" });
  const stage = make("div", { class: "stage" }, img, slide), said = make("p", { class: "said" });
  const wait = make("p", { class: "wait", text: "Waiting for the coach's window. Drag this window onto the projector, then press F." });
  const blank = make("div", { class: "blank", hidden: "" });
  body.append(make("main", {}, make("h1", { class: "unseen", text: "The class" }), stage, said, wait), blank);

  penOn(stage, () => stage.classList.contains("kb-pen"), drew => channel.postMessage({ drew }));
  const size = () => channel.postMessage({ size: [stage.clientWidth, stage.clientHeight, devicePixelRatio] });

  function fit() {
    if (!slide.hidden) fitSlide(slide);
    said.style.fontSize = "";
    const least = 0.026 * innerHeight; // smaller, and the last row reads nothing
    for (let px = parseFloat(getComputedStyle(said).fontSize); said.scrollHeight > said.clientHeight + 1 && px > least;) {
      said.style.fontSize = `${px -= 1}px`;
    }
  }

  function show(now) {
    wait.hidden = true;
    body.classList.toggle("dark", now.dark);
    blank.hidden = !now.blank;
    stage.classList.toggle("kb-pen", Boolean(now.pen));
    slide.hidden = !now.slide;
    img.hidden = Boolean(now.slide);
    if (now.slide) slide.replaceChildren(...slideOf(now.slide));
    body.classList.toggle("words-only", Boolean(now.slide));
    put(said, now.slide ? "" : now.said);
    img.alt = now.alt;
    if (now.png) {
      const old = img.src;
      img.src = URL.createObjectURL(new Blob([now.png], { type: "image/png" }));
      if (old) img.decode().catch(() => {}).then(() => URL.revokeObjectURL(old));
    }
    fit();
  }

  channel.onmessage = ({ data }) => {
    if (data.anyone) size();
    if (data.show) show(data.show);
  };
  addEventListener("keydown", event => {
    if (event.key === "F5") return event.preventDefault();
    if (event.key.toLowerCase() === "f" && !event.ctrlKey && !event.metaKey) {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.documentElement.requestFullscreen().catch(() => {});
      return;
    }
    const what = meaning(event);
    if (!what || what === "notes") return;
    event.preventDefault();
    channel.postMessage({ does: what });
  });
  addEventListener("pagehide", () => channel.postMessage({ gone: true }));
  new ResizeObserver(() => { size(); fit(); }).observe(stage);
  size();
}

roomPage(document.body);
