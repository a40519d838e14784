// Python's side of a page: a plain start, or one from the memory that an earlier visit left in this browser.
import { filesOf, lay, SITE, startPython } from "./boot.mjs";

const tell = (type, more = {}, move = []) => postMessage({ type, ...more }, move);
const base = new URL("./", self.location.href), at = name => new URL(name, base).href;
const core = at("core/");
const MEMORY = `kcal-memory ${base.pathname}`;
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
  const answer = await fetch(at(name));
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

// A memory fits the build and the browser that made it: what a browser's wasm can do shapes its tables. A third of
// its pages is empty; only the others are kept: the memory's size, the number of runs of pages, [from, to] of each, bytes.
const place = build => `${build}-${encodeURIComponent(navigator.userAgent)}`;
const PAGE = 4096;
function squeezed(memory) {
  const words = new Uint32Array(memory.buffer, 0, memory.length >> 2), runs = [];
  for (let at = 0; at < memory.length; at += PAGE) {
    const end = Math.min(at + PAGE, memory.length);
    if (words.subarray(at >> 2, end >> 2).every(word => !word)) continue;
    if (runs.at(-1)?.[1] === at) runs.at(-1)[1] = end;
    else runs.push([at, end]);
  }
  return new Blob([Uint32Array.of(memory.length, runs.length, ...runs.flat()), ...runs.map(run => memory.subarray(...run))]);
}
function whole(kept) {
  const [size, count] = new Uint32Array(kept, 0, 2), runs = new Uint32Array(kept, 8, 2 * count);
  const memory = new Uint8Array(size);
  for (let i = 0, at = 8 + 8 * count; i < 2 * count; at += runs[i + 1] - runs[i], i += 2)
    memory.set(new Uint8Array(kept, at, runs[i + 1] - runs[i]), runs[i]);
  return memory;
}
async function keptMemory(build) {
  const found = await (await caches.open(MEMORY)).match(place(build));
  return found ? whole(await found.arrayBuffer()) : null;
}

async function start({ build, plain, making }) {
  const scripts = Promise.all([import(core + "pyodide.mjs"), import(core + "pyodide.asm.mjs")]);
  const memory = plain || making ? null : await keptMemory(build).catch(() => null), all = memory || making;
  const packs = Object.fromEntries(["libraries", "first", "data"].map(name => [name, unpacked(`packs/${name}.bin`)]));
  const later = Object.fromEntries((all ? ["libraries2", "rest"] : []).map(name => [name, unpacked(`packs/${name}.bin`)]));
  for (const pack of [...Object.values(packs), ...Object.values(later)]) pack.catch(() => 0);
  tell("mark", { name: "begin" });
  const libraries = (async () => [...await compiled(packs.libraries), ...all ? await compiled(later.libraries2) : []])();
  const [{ loadPyodide }, { default: create }] = await scripts;
  py = await startPython(core, loadPyodide, create, libraries, {
    heap: memory?.length ?? 0, stdLibURL: core + "stdlib.zip",
    ...memory ? { _loadSnapshot: memory, _snapshotDeserializer: () => null } : {}, ...making ? { _makeSnapshot: true } : {},
  });
  delete py._api.config._loadSnapshot; // or it would be held twice
  tell("mark", { name: memory ? "restored" : "python" });
  layNames(await libraries);
  lay(py.FS, await packs.data);
  if (!memory) lay(py.FS, await packs.first);
  if (making) lay(py.FS, await later.rest);
  // what is not needed for the first picture
  rest = async () => {
    for (const name of memory ? ["first", "rest"] : ["libraries2", "rest"]) lay(py.FS, await (packs[name] ?? later[name] ?? unpacked(`packs/${name}.bin`)));
    py.runPython("import importlib; importlib.invalidate_caches()");
  };
  py.runPython("import importlib; importlib.invalidate_caches()");
  tell("mark", { name: "files" });
  return !!memory;
}

/** Make the memory for the next visit: in a worker of its own, while the reader reads. */
async function make({ build }) {
  await start({ build, making: true });
  py.runPython("import page_kernel; page_kernel.send = lambda *_: None; import warm_up; warm_up.all()");
  const bytes = py.makeMemorySnapshot({ serializer: () => null });
  const shelf = await caches.open(MEMORY);
  for (const old of await shelf.keys()) await shelf.delete(old);
  const kept = squeezed(bytes);
  await shelf.put(place(build), new Response(kept));
  return kept.size;
}

async function open(asked) {
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
  rest: () => (rest = typeof rest === "function" ? rest() : rest),
  write: ({ text }) => write(text),
  run: async ({ cell, source }) => JSON.parse(kernel.run_as_json(cell, source)),
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
