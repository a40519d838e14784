// Bundle the page's scripts with the packages that they stand on.
//   node bundle.mjs MODULES PAGE OUT NAMES: what a name in them stands for, as JSON
import { pathToFileURL } from "node:url";

const [modules, page, out, names] = process.argv.slice(2);
const { default: esbuild } = await import(pathToFileURL(`${modules}/esbuild/lib/main.js`));
await esbuild.build({
  absWorkingDir: page, entryPoints: ["live.js", "worker.js", "widgets.css"], outdir: out, nodePaths: [modules],
  bundle: true, splitting: true, minify: true, format: "esm", legalComments: "none", logLevel: "error",
  assetNames: "[name]", chunkNames: "chunk-[hash]", external: ["./core/*"], alias: { path: "path-browserify" },
  loader: { ".svg": "empty", ".woff": "empty", ".ttf": "empty", ".eot": "empty", ".woff2": "file" },
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis", ...JSON.parse(names) },
});
