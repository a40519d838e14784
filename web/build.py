"""Build the site: ``python -m web.build``.

    python -m web.build                      into _site/, from the package that carries the wheels
    python -m web.build --wheels DIR         from a folder with Pyodide's official wheels
    python -m web.build --to DIR --cache DIR
    python -m web.build --open               and open it, on this machine only

Same inputs, same bytes.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gzip
import http.server
import json
import shutil
import sys
import tempfile
import time
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from . import pack, pages, sources
from .sources import HERE, ROOT, BuildError, Tools

LICENCES = """The 3,500-kcal Question: code BSD-3-Clause, words and pictures CC-BY-4.0 (the first text below).

Every page runs on software of others, unchanged but for being compiled and packed:
Pyodide 314.0.3 (Mozilla Public License 2.0, source at https://github.com/pyodide/pyodide) with Python 3.14
(Python Software Foundation License, https://docs.python.org/3/license.html), and what is listed below.
"""


def licences(tools: Tools, wheels: dict[str, str]) -> str:
    """Return every licence of what is in the site."""
    found = {"The 3,500-kcal Question": (ROOT / "LICENSE").read_text(encoding="utf-8"), **wheels}
    for file in sorted(p for p in tools.modules.rglob("LICEN[CS]E*") if p.is_file() and "esbuild" not in p.parts):
        found[file.parent.relative_to(tools.modules).as_posix()] = file.read_text(encoding="utf-8", errors="replace")
    return "\n".join([LICENCES, *(f"\n=== {name}\n\n{text.strip()}\n" for name, text in found.items())])


def build(out: Path, cache: Path, wheels: Path | None = None) -> None:
    """Build everything into an empty folder."""
    tools, out = Tools(cache), out.resolve()
    with tempfile.TemporaryDirectory(dir=tools.cache) as scratch:
        work = Path(scratch)
        taken = pack.stage(work / "stage", sources.wheels(tools, wheels))
        pack.compiled_core(tools, out / "core", work)
        made = pages.all_pages()
        apps = {page.name: pages.first_app(page) for page in made.values() if page.cells}
        packs = pack.packs(tools, work / "stage", work, apps, out / "core")
        (out / "packs").mkdir()
        for name, data in packs.items():
            (out / "packs" / f"{name}.bin").write_bytes(data)
        for name, text in pages.written(made):
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text(text, encoding="utf-8")
            if name.removesuffix(".html") in apps:
                shutil.copy(pages.BOOKS / f"{name.removesuffix('.html')}.ipynb", out)
        (out / "search.json").write_text(pages.found_by_search(made), encoding="utf-8")
        (out / "licences.txt").write_text(licences(tools, taken), encoding="utf-8")
        shutil.copy(HERE / "page" / "page.css", out)
        megabytes = sum(sent(out / name) for name in BEFORE_LIVE) / 1e6
        files = [*(HERE / "page").glob("*.*js"), *(p for p in out.rglob("*") if p.is_file())]
        edition = sources.sha256(b"".join(sorted(sources.sha256(p.read_bytes()).encode() for p in files)))[:12]
        names = json.dumps({"EDITION": json.dumps(edition), "MEGABYTES": f"{megabytes:.0f}"})
        tools.script("bundle.mjs", tools.modules, HERE / "page", out, names)
        listed = sorted(p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file() and p.suffix != ".ipynb")
        worker = (HERE / "page" / "sw.js").read_text(encoding="utf-8")
        (out / "sw.js").write_text(
            worker.replace("$EDITION", edition).replace("$FILES", json.dumps(listed)), encoding="utf-8"
        )


BEFORE_LIVE = ("core/pyodide.mjs", "core/pyodide.asm.mjs", "core/pyodide.asm.wasm", "core/stdlib.zip",
               "packs/libraries.bin", "packs/data.bin", "packs/first.bin")  # fmt: skip


def sent(file: Path) -> int:
    """Return how many bytes a host sends that compresses what is text or WebAssembly."""
    data = file.read_bytes()
    return len(data) if file.suffix in (".bin", ".zip", ".woff2") else len(gzip.compress(data, 6))


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, and say how large everything is."""
    parser = argparse.ArgumentParser(description="Build the live pages.")
    parser.add_argument("--to", type=Path, default=ROOT / "_site")
    parser.add_argument("--cache", type=Path, default=ROOT / ".cache" / "site")
    parser.add_argument("--wheels", type=Path)
    parser.add_argument("--open", action="store_true")
    options = parser.parse_args(arguments)
    began, half = time.monotonic(), options.to.with_name(options.to.name + ".half")
    shutil.rmtree(half, ignore_errors=True)
    try:
        half.mkdir(parents=True)
        build(half, options.cache, options.wheels)
    except BuildError as error:
        shutil.rmtree(half, ignore_errors=True)
        print(error)
        return 1
    # what was there stays until the new one is whole
    shutil.rmtree(options.to, ignore_errors=True)
    half.rename(options.to)
    files = [p for p in options.to.rglob("*") if p.is_file()]
    for file in sorted(files, key=sent, reverse=True)[:9]:
        print(f"{file.relative_to(options.to)!s:<32}{file.stat().st_size:>12,} bytes{sent(file):>12,} sent")
    before = sum(sent(options.to / name) for name in BEFORE_LIVE)
    print(f"{len(files)} files, {sum(map(sent, files)):,} bytes sent, {before:,} of them before the first picture")
    print(f"{options.to.name}/ was built in {time.monotonic() - began:.0f} s.")
    if options.open:
        serve(options.to)
    return 0


def serve(folder: Path) -> None:
    """Hand out the site on this machine only, until Ctrl+C."""
    handler = functools.partial(http.server.SimpleHTTPRequestHandler, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as host:
        address = f"http://127.0.0.1:{host.server_address[1]}/"
        print(f"Open {address} in a browser. To stop, press Ctrl+C.", flush=True)
        webbrowser.open(address)
        with contextlib.suppress(KeyboardInterrupt):
            host.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
