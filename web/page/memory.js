// The kept memory: Python after all its imports, in a file of this browser. It fits the edition and the browser that
// made it: what a browser's wasm can do shapes its tables. Only pages that hold something are kept. The file: sizes of
// Pyodide's own head and of the memory, number of runs of pages, [from, to] of each, the head, the pages.
const PAGE = 4096, WORDS = 3;
const folder = new URL("./", import.meta.url).pathname.replaceAll("/", " ");
const place = edition => `${edition} ${navigator.userAgent.replace(/\W+/g, "-")}`;
const shelf = async () => (await navigator.storage.getDirectory()).getDirectoryHandle(`kcal-memory${folder}`, { create: true });

/** Throw away what is kept, of this edition and of earlier ones. */
export async function forget() {
  const all = await shelf();
  for await (const name of all.keys()) await all.removeEntry(name).catch(() => 0);
}

/** Fill what is free with nothing: what was there once need not be kept. */
function scrub(M) {
  const held = [];
  for (let size = 1 << 20; size >= PAGE; size >>= 1)
    for (const top = M._sbrk(0); M._sbrk(0) === top; M.HEAPU8.fill(0, held.at(-1), held.at(-1) + size)) held.push(M._malloc(size));
  held.forEach(M._free);
}

/** Keep the memory of a Python that was started for it; return the bytes of the file. */
export async function keep(edition, py) {
  scrub(py._module);
  const bytes = py.makeMemorySnapshot({ serializer: () => null }), head = new Uint32Array(bytes.buffer, 0, 2)[1];
  const words = new Uint32Array(bytes.buffer, head), runs = [];
  for (let at = 0; at < words.length; at += PAGE >> 2) {
    if (words.subarray(at, at + (PAGE >> 2)).every(word => !word)) continue;
    if (runs.at(-1) === at * 4) runs.pop();
    else runs.push(at * 4);
    runs.push(at * 4 + PAGE);
  }
  await forget();
  const file = await (await (await shelf()).getFileHandle(place(edition), { create: true })).createSyncAccessHandle();
  try {
    const sizes = Uint32Array.of(head, words.length * 4, runs.length / 2, ...runs);
    let at = sizes.byteLength;
    const write = part => {
      if (file.write(part, { at }) !== part.length) throw new Error("no room");
      at += part.length;
    };
    write(bytes.subarray(0, head));
    for (let i = 0; i < runs.length; i += 2) write(bytes.subarray(head + runs[i], head + runs[i + 1]));
    file.write(sizes, { at: 0 }); // last of all: a file without it is half, and is not used
    file.flush();
    return at;
  } catch (error) {
    file.truncate(0);
    throw error;
  } finally {
    file.close();
  }
}

/** Return what is kept for this edition: its head, the size of the memory, and how it is laid into a heap. */
export async function kept(edition) {
  const file = await (await (await shelf()).getFileHandle(place(edition))).createSyncAccessHandle({ mode: "read-only" });
  const take = (part, at) => file.read(part, { at }) && part;
  const [head, size, count] = take(new Uint32Array(WORDS), 0);
  const runs = take(new Uint32Array(2 * count), 4 * WORDS), begin = 4 * WORDS + 8 * count;
  const end = runs.reduce((sum, edge, i) => sum + (i % 2 ? edge : -edge), begin + head);
  if (!size || file.getSize() !== end) {
    file.close();
    throw new Error("the memory is not whole");
  }
  const lay = (heap, used) => { // above what is used there is nothing yet
    let at = begin + head, clean = 0;
    for (let i = 0; i < runs.length; i += 2) {
      if (clean < used) heap.fill(0, clean, runs[i]);
      clean = runs[i + 1];
      at += file.read(heap.subarray(runs[i], clean), { at });
    }
    if (clean < used) heap.fill(0, clean);
    file.close();
  };
  return { head: take(new Uint8Array(head), begin), size, lay };
}
