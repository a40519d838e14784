// Run the first app of every lesson, then everything, and write down what was needed in which order.
//   node order.mjs CORE PACK APPS.json OUT.json
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { lay, SITE, startPython } from "../page/boot.mjs";

const [core, pack, apps, out] = process.argv.slice(2);
const at = name => pathToFileURL(`${core}/${name}`);
const { loadPyodide } = await import(at("pyodide.mjs"));
const py = await startPython(`${core}/`, loadPyodide, (await import(at("pyodide.asm.mjs"))).default, [], { stdLibURL: `${core}/stdlib.zip` });
lay(py.FS, new Uint8Array(gunzipSync(readFileSync(pack))));
const json = text => JSON.parse(py.runPython(text));
const needed = () => ({
  files: json(`json.dumps(sorted({m.__file__ for m in [*sys.modules.values()] if getattr(m, "__file__", None)}))`)
    .filter(file => file.startsWith(SITE)).map(file => file.slice(SITE.length)),
  libraries: Object.keys(py._module.LDSO.loadedLibsByName).filter(name => name.startsWith(SITE)).map(name => name.slice(SITE.length)),
});

// node would show a megabyte of Pyodide's one line before the sentence, and the sentence no more
process.on("uncaughtException", error => { console.error(error.message); process.exit(1); });
py.globals.set("apps", readFileSync(apps, "utf8"));
py.runPython(`
import importlib, json, sys
importlib.invalidate_caches()
import page_kernel, warm_up
page_kernel.send = lambda *_: None
for lesson, sources in json.loads(apps).items():
    page_kernel.begin()
    errors = [said for source in sources for said in json.loads(page_kernel.run("", source)) if said["output_type"] == "error"]
    assert not errors, (lesson, errors)
    assert "pandas" not in sys.modules, f"The first app of {lesson} needs tables, which come after the first picture."
`);
const first = needed();
py.runPython("warm_up.all()");
writeFileSync(out, JSON.stringify({ first, all: needed() }));
