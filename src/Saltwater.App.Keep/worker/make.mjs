// node make.mjs: makes tests/vectors/vault-v1.json again.
import { build } from "esbuild";
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const path = "../../../tests/vectors/vault-v1.json", bundle = "../obj/worker/checks/make.mjs";
await build({ entryPoints: ["test/make.ts"], bundle: true, format: "esm", platform: "node", outfile: bundle, logLevel: "warning" });
const { make } = await import(bundle);
const old = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
writeFileSync(path, JSON.stringify(await make(old), null, 1).replace(/\[\s+((?:\d+|-\d+)(?:,\s+-?\d+)*)\s+\]/g,
  (_, numbers) => `[${numbers.replace(/\s+/g, " ")}]`) + "\n");
