// Turn every .py of a folder into a .pyc in its place, with the very Python that will run it.
//   node compile.mjs CORE FOLDER
import { pathToFileURL } from "node:url";

const [core, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${core}/pyodide.mjs`));
// without column numbers code is a tenth smaller; tracebacks still name the line
const py = await loadPyodide({ indexURL: `${core}/`, env: { PYTHONNODEBUGRANGES: "1", PYTHONHASHSEED: "0" } });
py.FS.mkdirTree("/stage");
py.mountNodeFS("/stage", folder);
console.log(py.runPython(`
import ast, importlib._bootstrap_external as be, os

# other people's docstrings are a fifth of all bytes; numpy checks its own while it is imported
KEEP = ("lessons_lib/", "numpy/")
HEADED = ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef

def bare(tree):
    for node in ast.walk(tree):
        if isinstance(node, HEADED) and ast.get_docstring(node, clean=False) is not None:
            node.body[:1] = [] if len(node.body) > 1 else [ast.copy_location(ast.Pass(), node.body[0])]
    return ast.fix_missing_locations(tree)

done = 0
for place, folders, files in os.walk("/stage"):
    folders.sort()
    for name in sorted(files):
        path = os.path.join(place, name)
        shown = path.removeprefix("/stage/")
        # a lesson's numbers are read as a text
        if not name.endswith(".py") or "/_lessons/" in path:
            continue
        with open(path, "rb") as file:
            tree = ast.parse(file.read())
        code = compile(tree if shown.startswith(KEEP) else bare(tree), shown, "exec", dont_inherit=True)
        with open(path + "c", "wb") as file:
            file.write(be._code_to_hash_pyc(code, b"\\0" * 8, False))  # never compared with a source
        os.unlink(path)
        done += 1
f"{done} files compiled"
`));
