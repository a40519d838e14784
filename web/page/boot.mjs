// What the worker and the builder share: packs of files, and libraries that are there before Python is.

export const SITE = "/lib/python3.14/site-packages/";

/** Give [path, bytes] of each file of a pack; `pack.py` says how one is made. */
export function* filesOf(pack) {
  const size = new DataView(pack.buffer, pack.byteOffset).getUint32(0, true);
  let at = 4 + size;
  for (const [path, length] of JSON.parse(new TextDecoder().decode(pack.subarray(4, at)))) {
    yield [path, pack.subarray(at, at + length)];
    at += length;
  }
}

/** Put the files of a pack where Python looks for them. */
export function lay(FS, pack) {
  const made = new Set();
  for (const [path, bytes] of filesOf(pack)) {
    const folder = SITE + path.slice(0, path.lastIndexOf("/") + 1);
    if (!made.has(folder)) made.add(folder) && FS.mkdirTree(folder);
    FS.writeFile(SITE + path, bytes, { canOwn: true });
  }
}

/**
 * Return a maker of Pyodide's module that loads compiled libraries before Python starts, always in the same order:
 * then their data and their tables lie where a kept memory expects them, which is laid over all of it at last.
 */
export function withLibraries(create, libraries, memory) {
  return async settings => {
    settings.preRun.push(M => {
      M.addRunDependency("libraries");
      const load = async () => {
        if (memory?.size > M.HEAP8.length) M.growMemory(memory.size);
        const before = M.onPostCtors.length;
        for (const [path, module] of await libraries) {
          const how = { loadAsync: true, nodelete: true, allowUndefined: true };
          const exports = await M.loadWebAssemblyModule(module, how, SITE + path, {}, 0);
          M.LDSO.loadedLibsByName[SITE + path] = { refcount: Infinity, name: SITE + path, exports, global: false };
        }
        // constructors of C++ need a living Python: they run after its start, and in a kept memory they have run
        M.lateConstructors = M.onPostCtors.splice(before);
      };
      load().catch(error => { M.librariesFailed = error; }).finally(() => M.removeRunDependency("libraries"));
    });
    const M = await create(settings);
    memory?.lay(M.HEAPU8, M._sbrk(0));
    return M;
  };
}

/** Start Pyodide from its own files in `core`, on libraries given as [path, compiled module]. */
export async function startPython(core, loadPyodide, create, libraries, { memory, ...more } = {}) {
  const lock = { info: { abi_version: "2026_0", arch: "wasm32", platform: "emscripten_5_0_3", python: "3.14.0", version: "314.0.3" }, packages: {} };
  const py = await loadPyodide({
    indexURL: core, packageBaseUrl: core, lockFileContents: JSON.stringify(lock),
    createPyodideModule: withLibraries(create, libraries, memory), env: { PYTHONHASHSEED: "0", MPLBACKEND: "agg" }, ...more,
    ...memory ? { _loadSnapshot: memory.head, _snapshotDeserializer: () => null } : {},
  });
  if (py._module.librariesFailed) throw py._module.librariesFailed;
  if (!memory) for (const construct of py._module.lateConstructors) construct();
  return py;
}
