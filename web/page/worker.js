// Python's side of a page: a plain start, or one from the memory that an earlier visit left in this browser.
import { filesOf, lay, SITE, startPython } from "./boot.mjs";
import { forget, keep as keepMemory, kept as keptMemory } from "./memory.js";

const tell = (type, more = {}, move = []) => postMessage({ type, ...more }, move);
const base = new URL("./", self.location.href), at = name => new URL(name, base).href;
const core = at("core/");
const KEPT = "my_predictions.csv", HOME = "/home/pyodide/my_lessons";
let py, kernel, rest, keptText = "", page;

// Pyodide would fetch and compile its own code last of all: here that begins with the first line
const code = WebAssembly.compileStreaming(fetch(core + "pyodide.asm.wasm")), reallyFetch = fetch;
code.catch(() => 0);
self.fetch = (what, ...more) => (String(what).endsWith("pyodide.asm.wasm") ? Promise.resolve(new Response()) : reallyFetch(what, ...more));
WebAssembly.instantiateStreaming = async (_, imports) => {
  const module = await code;
  return { module, instance: await WebAssembly.instantiate(module, imports) };
};

let got = 0;
async function fetched(name) {
  const answer = await fetch(at(name), { cache: "no-cache" }); // a host may let old files live on beside new ones
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  const counted = new TransformStream({
    transform(chunk, to) { got += chunk.byteLength; tell("got", { bytes: got }); to.enqueue(chunk); },
  });
  return answer.body.pipeThrough(counted);
}
const unpacked = async name => {
  const plain = (await fetched(name)).pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(plain).arrayBuffer());
};
const compiled = async pack => {
  const found = [];
  for (const [path, bytes] of filesOf(await pack)) found.push(WebAssembly.compile(bytes).then(module => [path, module]));
  return Promise.all(found);
};
// a library that is there already is only looked for
const layNames = libraries => {
  for (const [path] of libraries) {
    py.FS.mkdirTree(SITE + path.slice(0, path.lastIndexOf("/")));
    py.FS.writeFile(SITE + path, "");
  }
};

const PACKS = { plain: ["libraries", "first", "data"], whole: ["libraries", "data", "libraries2"] };
async function start({ build, plain, making }) {
  const scripts = Promise.all([import(core + "pyodide.mjs"), import(core + "pyodide.asm.mjs")]);
  // what does not fit is of an earlier edition, or half: it only takes room
  const memory = plain || making ? null : await keptMemory(build).catch(() => forget().catch(() => null)), whole = memory || making;
  const packs = {}, take = name => (packs[name] ??= unpacked(`packs/${name}.bin`));
  for (const name of whole ? PACKS.whole : PACKS.plain) take(name).catch(() => 0);
  tell("mark", { name: "begin" });
  const libraries = (async () => [...await compiled(packs.libraries), ...whole ? await compiled(packs.libraries2) : []])();
  const [{ loadPyodide }, { default: create }] = await scripts;
  const starting = startPython(core, loadPyodide, create, libraries, {
    memory, stdLibURL: core + "stdlib.zip", ...making ? { _makeSnapshot: true } : {},
  });
  // for its own code Pyodide would wait for ever
  py = await Promise.race([starting, code.then(() => starting)]);
  tell("mark", { name: memory ? "restored" : "python" });
  layNames(await libraries);
  const layAll = async names => {
    for (const name of names) lay(py.FS, await take(name));
    py.runPython("import importlib; importlib.invalidate_caches()");
  };
  await layAll(making ? ["data", "first", "rest"] : memory ? ["data"] : ["data", "first"]);
  // what is not needed for the first picture
  rest = ({ also }) => layAll([...memory ? ["first"] : ["libraries2"], "rest", ...also]);
  tell("mark", { name: "files" });
  return !!memory;
}

/** Make the memory for the next visit: in a worker of its own, while the reader reads. */
async function make({ build }) {
  await start({ build, making: true });
  py.runPython("import page_kernel; page_kernel.send = lambda *_: None; import warm_up; warm_up.all()");
  return keepMemory(build, py);
}

async function open(asked) {
  if (asked.forgetMemory) await forget().catch(() => 0);
  const restored = await start(asked);
  py.runPython("import random; random.seed()");
  py.FS.mkdirTree(HOME);
  py.FS.chdir(HOME);
  write(asked.kept);
  if (asked.forget) py.runPython("import os; os.environ['LESSONS_KEEP'] = 'off'");
  kernel = py.pyimport("page_kernel");
  kernel.send = (type, text, buffers) => tell(type, { ...JSON.parse(text), buffers: buffers.toJs() });
  begin(asked);
  return restored;
}

function begin({ narrow }) {
  kernel.begin();
  if (narrow) py.runPython("from lessons_lib.pictures.look import look; look('phone')");
}

// --- what the learner keeps: a log that only grows, so that two pages lose nothing of each other
const read = () => (py.FS.analyzePath(KEPT).exists ? py.FS.readFile(KEPT, { encoding: "utf8" }) : "");
function write(text) {
  keptText = text;
  if (text) py.FS.writeFile(KEPT, text);
  else if (py.FS.analyzePath(KEPT).exists) py.FS.unlink(KEPT);
}
function keep() {
  const text = read();
  if (text === keptText) return;
  if (!text.startsWith(keptText)) tell("erased");
  else tell("kept", { lines: text.slice(keptText.length) });
  keptText = text;
}

const acts = {
  open, make, begin,
  rest: asked => (rest = typeof rest === "function" ? rest(asked) : rest),
  write: ({ text }) => write(text),
  run: async ({ cell, source }) => JSON.parse(kernel.run(cell, source)),
  comm: ({ msg_type, content, buffers }) => kernel.heard(msg_type, JSON.stringify(content), py.toPy(buffers)),
};

onmessage = async ({ data: { type, id, ...asked } }) => {
  try {
    const result = await acts[type](asked);
    if (kernel) keep();
    tell("done", { id, result });
  } catch (error) {
    tell("failed", { id, error: String(error?.stack ?? error).slice(0, 3000) });
  }
};
