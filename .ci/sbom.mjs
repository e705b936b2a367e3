// Writes a software bill of materials (CycloneDX 1.6, JSON) of what is shipped: packages of both registries as locked, and the runtime that the app carries.
// node .ci/sbom.mjs VERSION > FILE needs the packages restored, since the licences stand in them. No time and no serial number: the same
// sources give the same bytes.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const read = (...parts) => fs.readFileSync(path.join(...parts), "utf8");
const json = (...parts) => JSON.parse(read(...parts));
const version = process.argv[2];
if (!version) throw new Error("Say the version: node .ci/sbom.mjs 1.2.3");

// Tools of the build: nothing of them is shipped. The same list as in notices.mjs.
const tools = new Set(["MinVer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers", "Microsoft.NET.ILLink.Tasks",
  "Microsoft.NET.Sdk.WebAssembly.Pack", "Microsoft.AspNetCore.Components.Analyzers"]);
const folder = process.env.NUGET_PACKAGES ?? path.join(os.homedir(), ".nuget", "packages");
const tag = (text, name) => new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(text)?.[1].trim();
const licensed = (id) => (id && /^[\w.+-]+( (AND|OR|WITH) [\w.+-]+)*$/.test(id) ? { licenses: [id.includes(" ") ? { expression: id } : { license: { id } }] }
  : {});

const components = new Map();
const needs = new Map();
const add = (ref, component, dependsOn) => {
  components.set(ref, { type: "library", "bom-ref": ref, ...component, purl: ref });
  needs.set(ref, new Set([...(needs.get(ref) ?? []), ...dependsOn]));
};

const nuget = (name, resolved) => `pkg:nuget/${name}@${resolved}`;
const addNuget = (name, resolved, dependsOn) => {
  const nuspec = read(folder, name.toLowerCase(), resolved.toLowerCase(), `${name.toLowerCase()}.nuspec`);
  add(nuget(name, resolved), { name, version: resolved, ...licensed(/<license type="expression">([^<]*)</.exec(nuspec)?.[1]),
    ...(tag(nuspec, "authors") ? { publisher: tag(nuspec, "authors") } : {}) }, dependsOn);
};

for (const project of fs.readdirSync(path.join(root, "src")).sort()) {
  if (!fs.existsSync(path.join(root, "src", project, "packages.lock.json"))) continue;
  for (const packages of Object.values(json(root, "src", project, "packages.lock.json").dependencies)) {
    const shipped = Object.entries(packages).filter(([name, { type }]) => type !== "Project" && !tools.has(name));
    const known = new Map(shipped.map(([name, { resolved }]) => [name, nuget(name, resolved)]));
    for (const [name, { resolved, dependencies = {} }] of shipped) addNuget(name, resolved,
      Object.keys(dependencies).map((each) => known.get(each)).filter(Boolean));
  }
}

// The runtime in the browser is part of the app; that of the server is the host's own.
for (const { name, version: range } of Object.values(json(root, "src", "Saltwater.App", "obj", "project.assets.json").project.frameworks).flatMap((each) =>
  each.downloadDependencies ?? [])) {
  if (/\.Runtime\..*browser-wasm$/.test(name)) addNuget(name, /[\d][^,\]]*/.exec(range)[0], []);
}

const worker = path.join(root, "src", "Saltwater.App.Keep", "worker");
for (const [place, { version: locked, dev, license, integrity }] of Object.entries(json(worker, "package-lock.json").packages)) {
  if (!place || dev) continue;
  const name = place.split("node_modules/").at(-1);
  const hash = /^sha512-(.+)$/.exec(integrity ?? "")?.[1];
  add(`pkg:npm/${name.replace("@", "%40")}@${locked}`,
    { name, version: locked, ...licensed(license), ...(hash ? { hashes: [{ alg: "SHA-512", content: Buffer.from(hash, "base64").toString("hex") }] } : {}) },
    []);
}

const whole = `pkg:nuget/Saltwater.Cli@${version}`;
const refs = [...components.keys()].sort();
console.log(JSON.stringify({
  $schema: "http://cyclonedx.org/schema/bom-1.6.schema.json",
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: { type: "application", "bom-ref": whole, name: "saltwater", version, licenses: [{ expression: "Apache-2.0 AND CC-BY-4.0" }],
    purl: whole } },
  components: refs.map((ref) => components.get(ref)),
  dependencies: [{ ref: whole, dependsOn: refs }, ...refs.map((ref) => ({ ref, dependsOn: [...needs.get(ref)].sort() }))],
}, null, 2));
