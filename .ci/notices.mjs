// Writes THIRD-PARTY-NOTICES.md from the lock files: every part of others that is shipped, with its version and licence.
// node .ci/notices.mjs          needs the packages restored, since the licence stands in them

import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const read = (...parts) => fs.readFileSync(path.join(...parts), "utf8");

// Tools of the build: nothing of them is shipped.
const tools = new Set(["MinVer", "Microsoft.CodeAnalysis.BannedApiAnalyzers", "Microsoft.CodeAnalysis.PublicApiAnalyzers", "Microsoft.NET.ILLink.Tasks",
  "Microsoft.NET.Sdk.WebAssembly.Pack", "Microsoft.AspNetCore.Components.Analyzers"]);

const parts = new Map();
for (const project of fs.readdirSync(path.join(root, "src"))) {
  // Loaded by the compiler alone.
  if (project === "Saltwater.ScreenWords" || project === "Saltwater.PackRecords") continue;
  const lock = path.join(root, "src", project, "packages.lock.json");
  if (!fs.existsSync(lock)) continue;
  for (const packages of Object.values(JSON.parse(read(lock)).dependencies)) {
    for (const [name, { type, resolved }] of Object.entries(packages)) if (type !== "Project" && !tools.has(name)) parts.set(`${name} ${resolved}`,
      { name, version: resolved });
  }
}

const folder = process.env.NUGET_PACKAGES ?? path.join(os.homedir(), ".nuget", "packages");
const one = (text, tag) => new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`).exec(text)?.[1].trim() ?? "";
// What parts bring along: their own licence, and the notices of what is in them. The same text is given once.
const texts = new Map();
const bring = (part, place) => {
  for (const file of fs.readdirSync(place).filter(each => /^(licen[cs]e|copying|notice|third-?party)/i.test(each)).sort()) {
    const text = read(place, file).replace(/^\uFEFF/, "").replaceAll("\r", "").split("\n").map(line => line.trimEnd()).join("\n").trim();
    texts.set(text, [...texts.get(text) ?? [], part]);
  }
};

const rows = [...parts.values()].map(({ name, version }) => {
  bring(`${name} ${version}`, path.join(folder, name.toLowerCase(), version.toLowerCase()));
  const nuspec = read(folder, name.toLowerCase(), version.toLowerCase(), `${name.toLowerCase()}.nuspec`);
  return [name, version, /<license type="expression">([^<]*)</.exec(nuspec)?.[1] ?? "see the package", one(nuspec, "copyright") || one(nuspec, "authors")];
});

const worker = path.join(root, "src", "Saltwater.App.Keep", "worker");
for (const [place, { version, dev, license }] of Object.entries(JSON.parse(read(worker, "package-lock.json")).packages)) {
  if (place === "" || dev) continue;
  bring(`${place.split("node_modules/").at(-1)} ${version}`, path.join(worker, place));
  const own = JSON.parse(read(worker, place, "package.json")), author = typeof own.author === "object" ? own.author.name : own.author;
  rows.push([own.name, version, license ?? own.license, String(author ?? "").replace(/\s*<[^>]*>/g, "")]);
}

rows.sort(([one], [other]) => one.toLowerCase() < other.toLowerCase() ? -1 : 1);
const table = rows.map(row => `| ${row.map(each => each.replaceAll("|", "/")).join(" | ")} |`).join("\n");
// The text of a licence that a part only names.
const named = [...new Set(rows.map(row => row[2]))].sort().map(licence =>
  `## ${licence}\n\n\`\`\`text\n${read(root, ".ci", "licences", `${licence}.txt`).trim()}\n\`\`\``);
const brought = [...texts].map(([text, from]) =>
  [from.sort((one, other) => one.toLowerCase() < other.toLowerCase() ? -1 : 1).join(", "), text]).sort(([one], [other]) =>
  one.toLowerCase() < other.toLowerCase() ? -1 : 1)
  .map(([from, text]) => `## Brought by ${from}\n\n\`\`\`\`text\n${text}\n\`\`\`\``);

fs.writeFileSync(path.join(root, "THIRD-PARTY-NOTICES.md"), `# What others made and Saltwater ships

Written by \`node .ci/notices.mjs\` from the lock files; a test holds that every shipped part is named, \
and the text of its licence given. The .NET runtime and ASP.NET Core (MIT, © .NET Foundation and Contributors) are part of what is built, too.
Each part stays under its own licence. Below are the texts of these licences, then what parts bring along themselves.

| part | version | licence | © |
|---|---|---|---|
${table}

${[...named, ...brought].join("\n\n")}
`);
