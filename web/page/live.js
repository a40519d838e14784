// The page's side: starts Python while the reader reads, runs cells in place, and keeps what is answered.
import { chosen } from "./class.js";
import { contents } from "./contents.js";
import { keeper } from "./keeper.js";

const root = new URL("./", import.meta.url), body = document.body, asked = new URLSearchParams(location.search);
const marks = (window.liveMarks = { script: performance.now() });
const mark = name => { marks[name] ??= performance.now(); };
const FAILED = "Python could not start here. Everything can still be read.";
const STOPPED = "Python has stopped. Load the page again: your answers are kept.";

function say(state, words) {
  body.dataset.state = state;
  document.querySelector("#status").textContent = words;
}

// --- Python ------------------------------------------------------------------------------------
let worker, widgets, started, number = 0;
const ask = (type, more) => worker.ask(type, more).catch(error => {
  if (body.dataset.state === "live") say("failed", STOPPED); // errors of a cell are outputs: here Python itself is gone
  throw error;
});

const heard = {
  mark: ({ name }) => mark(`worker:${name}`),
  got: ({ bytes }) => body.dataset.state === "loading" && say("loading", `Python is loading, ${Math.min(bytes / 1e6, MEGABYTES).toFixed(0)} of ${MEGABYTES} MB; read on`),
  comm: message => widgets.then(({ onComm }) => onComm(message)),
  kept: ({ lines }) => keeper.add(lines),
  erased: () => keeper.erase(),
};

/** Start a worker that is asked to do something; what it says back is what comes out. */
function newWorker(told) {
  const made = new Worker(new URL("worker.js", root), { type: "module" }), waiting = new Map();
  const back = ({ id, result, error }) => {
    const { done, failed } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error) failed?.(new Error(error)); else done?.(result);
  };
  made.onmessage = ({ data }) => (told[data.type] ?? back)(data);
  made.onerror = ({ message }) => { for (const [id] of waiting) back({ id, error: message ?? "the worker did not start" }); };
  made.ask = (type, more = {}) => new Promise((done, failed) => {
    waiting.set(++number, { done, failed });
    made.postMessage({ type, id: number, ...more });
  });
  return made;
}

const narrow = () => innerWidth < 500;
const lesson = () => ({ build: EDITION, kept: keeper.text(), narrow: narrow(), forget: asked.has("forget") });

// in this tab only; who leaves in the middle of a start is no fall
function restoring(value) {
  try {
    if (value !== undefined) sessionStorage.restoring = value;
    return sessionStorage.restoring;
  } catch { return ""; }
}
addEventListener("pagehide", () => restoring(""));

/** Start Python once, from a kept memory if there is one; a memory that does not work is thrown away. */
function start() {
  return (started ??= (async () => {
    say("loading", "Python is loading; read on");
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("widgets.css", root) }));
    widgets = import("./widgets.js").then(module => { module.connect(ask); return module; });
    // a memory that took the whole page with it last time is not tried again
    const fell = restoring();
    restoring("yes");
    try {
      await attempt(asked.has("plain"), fell);
    } catch (error) {
      console.warn("the kept memory did not work:", error);
      worker.terminate();
      await attempt(true, true);
    }
    mark("python");
  })());
}
async function attempt(plain, forget) {
  worker = newWorker(heard);
  for (const cell of cells) cell.ran = null;
  marks.restored = await ask("open", { ...lesson(), plain, forgetMemory: forget });
  // a start that can draw nothing is none
  const [app] = cells.filter(cell => cell.kind === "app");
  if (holds) await rest().then(() => chosen(() => { say("loading", "Python is ready. Choose a class."); afterwards(); }));
  if (!app) return;
  await run(app);
  const failed = () => app.outputs.find(output => output.output_type === "error");
  if (failed()) await rest().then(() => run(app)); // something that is not kept was needed
  const error = failed();
  if (error) throw new Error(error.evalue);
}

// --- cells ---------------------------------------------------------------------------------------
let cells = [], turn = Promise.resolve(), restHere = null;
const holds = body.dataset.kind === "class", rest = () => ask("rest", { also: holds ? ["board"] : [] });
const source = cell => cell.code.value;

function takeCells() {
  cells = [...document.querySelectorAll("[data-cell]")].map(el => ({
    el, id: el.dataset.cell, kind: el.dataset.kind, needs: JSON.parse(el.dataset.needs),
    code: el.querySelector("textarea"), out: el.querySelector(".out"), ran: null,
  }));
  for (const cell of cells) {
    const was = keeper.code(cell.id);
    if (was !== null) cell.code.value = was;
    cell.code.addEventListener("input", () => keeper.code(cell.id, source(cell) === cell.code.defaultValue ? null : source(cell)));
    const go = () => start().then(() => run(cell)).catch(failed);
    cell.el.querySelector("button.run").addEventListener("click", go);
    cell.code.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.shiftKey) { event.preventDefault(); go(); }
    });
  }
}

/** Run a cell after those that it needs; one after the other. */
const run = cell => (turn = turn.catch(() => 0).then(() => runNow(cell)));
async function runNow(cell) {
  for (const id of cell.needs) {
    const needed = cells.find(other => other.id === id);
    if (needed.ran !== source(needed)) await runNow(needed);
  }
  const text = source(cell);
  if (body.dataset.state === "live") await (restHere ??= rest()); // tables and the like come after the first picture
  cell.el.setAttribute("aria-busy", "true");
  try {
    cell.outputs = await ask("run", { cell: cell.id, source: text });
    cell.ran = text;
    const { show, drop } = await widgets, out = Object.assign(document.createElement("div"), { className: "out" });
    out.setAttribute("aria-live", "polite");
    cell.out.after(out);
    out.style.height = "0"; // widgets draw themselves only in a page; until all are there the old output stays
    for (const output of cell.outputs) await show(out, output);
    drop(cell.out);
    cell.out = out;
    out.style.height = "";
  } finally {
    cell.el.removeAttribute("aria-busy");
  }
}

/** Wait until a picture from Python stands in an app of this page. */
async function pictured() {
  for (let waited = 0; !document.querySelector("[data-kind=app] :is(canvas, img)[data-frame]"); waited += 5) {
    if (waited > 20_000) throw new Error("no picture came");
    await new Promise(done => setTimeout(done, 5));
  }
  await new Promise(done => requestAnimationFrame(done));
}

async function live() {
  if (!holds && body.dataset.kind !== "lesson") return;
  await start();
  await pictured();
  say("live", "Live: change anything");
  mark("live");
  restoring("");
  const mine = cells;
  const drawn = cell => cell.kind !== "code" || (narrow() && cell.out.querySelector("img")); // on a phone words in pictures are larger
  for (const cell of mine) if (cells === mine && cell.ran === null && drawn(cell)) await run(cell);
  if (cells !== mine) return; // the reader has gone on to another lesson
  mark("all");
  afterwards();
}

function failed(error) {
  console.error(error);
  if (!["live", "failed"].includes(body.dataset.state)) say("failed", FAILED);
}

/** Everything that the first picture must not wait for: the offline shelf, and a memory for the next visit. */
async function afterwards() {
  if (holds && marks.shelf) return; // while a class was being chosen
  mark("shelf");
  if ("serviceWorker" in navigator && !asked.has("nosw")) await navigator.serviceWorker.register(new URL("sw.js", root)).catch(() => 0);
  if (marks.restored || asked.has("plain") || navigator.deviceMemory < 2) return;
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota - usage < 3e8) return;
  const maker = newWorker({});
  marks.memory = await maker.ask("make", { build: EDITION }).catch(error => console.warn(error.message));
  maker.terminate();
  mark("made");
}

// --- from lesson to lesson without a new start --------------------------------------------------------
let here = location.pathname; // a step to a heading, or to a class, is none to another page
async function go(url, { push = true } = {}) {
  const page = new DOMParser().parseFromString(await (await fetch(url)).text(), "text/html");
  if (page.body.dataset.kind !== "lesson" || body.dataset.state !== "live") return location.assign(url);
  cells = [];
  await turn.catch(() => 0);
  (await widgets).clear();
  if (push) history.pushState(null, "", url);
  here = location.pathname;
  document.title = page.title;
  body.dataset.up = page.body.dataset.up;
  for (const part of ["main", "header nav"]) document.querySelector(part).replaceWith(page.querySelector(part));
  say("loading", "");
  for (const name of ["live", "all", "made"]) delete marks[name];
  marks.asked = performance.now();
  scrollTo(0, 0);
  takeCells();
  contents();
  await ask("begin", lesson());
  await run(cells.find(cell => cell.kind === "app"));
  await live();
}
addEventListener("click", event => {
  const link = event.target.closest("a[href]");
  const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
  if (!link || !plain || link.hash || link.download || link.target || body.dataset.state !== "live") return;
  if (!link.href.startsWith(root.href) || !/\/\d\d_\w+\.html$/.test(link.pathname)) return;
  event.preventDefault();
  link.closest("details.menu")?.removeAttribute("open");
  go(link.href).catch(() => location.assign(link.href));
});
addEventListener("popstate", () => {
  if (location.pathname !== here) body.dataset.state === "live" ? go(location.href, { push: false }) : location.reload();
});

// widgets go by what Jupyter writes on its pages, and pages by the machine
const dark = matchMedia("(prefers-color-scheme: dark)"), theme = () => { body.dataset.jpThemeLight = !dark.matches; };
dark.addEventListener("change", theme);
theme();
// another tab answered or erased something
keeper.onOther(text => started && ask("write", { text }));
contents();
takeCells();
window.live = {
  start: () => start(), cells: () => cells,
  runAll: async () => { await start(); for (const cell of cells) await run(cell); return cells.map(cell => cell.outputs); },
};
// first the words on the screen, then Python
requestAnimationFrame(() => setTimeout(() => live().catch(failed), 0));
