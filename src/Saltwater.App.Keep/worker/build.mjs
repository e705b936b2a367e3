// node build.mjs OUT [TESTS]: the workers and the page's module as one file each; with TESTS also the bundle that checks the worker's parts.
import fs from "node:fs";
import zlib from "node:zlib";
import { build } from "esbuild";

const [out, tests] = process.argv.slice(2);
const common = { bundle: true, format: "esm", target: "es2022", charset: "utf8", legalComments: "inline", logLevel: "warning", outdir: out };
await build({ ...common, entryPoints: ["vault.ts"], minify: true });
await build({ ...common, entryPoints: [{ in: "page.ts", out: "keep" }], minify: true });
await build({ ...common, entryPoints: [{ in: "guess.ts", out: "vault-guess" }], minify: true });
// The lists are large: compressing them at every start of the server would take a second.
const lists = `${out}/vault-guess.js`, plain = fs.readFileSync(lists);
fs.writeFileSync(`${lists}.br`, zlib.brotliCompressSync(plain));
fs.writeFileSync(`${lists}.gz`, zlib.gzipSync(plain, { level: 9 }));
if (tests) await build({ ...common, entryPoints: [{ in: "test/checks.ts", out: "checks" }], outdir: tests });
