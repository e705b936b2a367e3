// Writes THIRD-PARTY-NOTICES.md from the lock files: every part of others that is shipped, with its version and licence.
// node .ci/notices.mjs          needs the packages restored, since the licence stands in them

import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const read = (...parts) => fs.readFileSync(path.join(...parts), "utf8");

// Tools of the build: nothing of them is shipped.
const tools = new Set(["MinVer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers", "Microsoft.NET.ILLink.Tasks", "Microsoft.NET.Sdk.WebAssembly.Pack", "Microsoft.AspNetCore.Components.Analyzers"]);

const parts = new Map();
for (const project of fs.readdirSync(path.join(root, "src"))) {
  const lock = path.join(root, "src", project, "packages.lock.json");
  if (!fs.existsSync(lock)) continue;
  for (const packages of Object.values(JSON.parse(read(lock)).dependencies)) {
    for (const [name, { type, resolved }] of Object.entries(packages)) if (type !== "Project" && !tools.has(name)) parts.set(`${name} ${resolved}`, { name, version: resolved });
  }
}

const folder = process.env.NUGET_PACKAGES ?? path.join(os.homedir(), ".nuget", "packages");
const one = (text, tag) => new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(text)?.[1].trim() ?? "";
const rows = [...parts.values()].map(({ name, version }) => {
  const nuspec = read(folder, name.toLowerCase(), version.toLowerCase(), `${name.toLowerCase()}.nuspec`);
  return [name, version, /<license type="expression">([^<]*)</.exec(nuspec)?.[1] ?? "see the package", one(nuspec, "copyright") || one(nuspec, "authors")];
});

const worker = path.join(root, "src", "Saltwater.App.Keep", "worker");
for (const [place, { version, dev, license }] of Object.entries(JSON.parse(read(worker, "package-lock.json")).packages)) {
  if (place === "" || dev) continue;
  const own = JSON.parse(read(worker, place, "package.json")), author = typeof own.author === "object" ? own.author.name : own.author;
  rows.push([own.name, version, license ?? own.license, String(author ?? "").replace(/\s*<[^>]*>/g, "")]);
}

rows.sort(([one], [other]) => one.toLowerCase() < other.toLowerCase() ? -1 : 1);
const table = rows.map(row => `| ${row.map(each => each.replaceAll("|", "/")).join(" | ")} |`).join("\n");
fs.writeFileSync(path.join(root, "THIRD-PARTY-NOTICES.md"), `# What others made and Saltwater ships

Written by \`node .ci/notices.mjs\` from the lock files; a test holds that every shipped part is named. The .NET runtime and ASP.NET Core (MIT, © .NET Foundation and Contributors) are part of what is built, too.
Each part stays under its own licence; the texts are in the packages.

| part | version | licence | © |
|---|---|---|---|
${table}
`);
