// node build.mjs OUT [TESTS]: the worker and the page's module as one small file each; with TESTS also the bundle that checks the worker's parts.
import { build } from "esbuild";

const [out, tests] = process.argv.slice(2);
const common = { bundle: true, format: "esm", target: "es2022", charset: "utf8", legalComments: "inline", logLevel: "warning", outdir: out };
await build({ ...common, entryPoints: ["vault.ts"], minify: true });
await build({ ...common, entryPoints: [{ in: "page.ts", out: "keep" }], minify: true });
if (tests) await build({ ...common, entryPoints: [{ in: "test/checks.ts", out: "checks" }], outdir: tests });
