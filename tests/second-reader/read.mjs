// node read.mjs passphrase|code FILE… < SECRET
// Lists the notes of each backup as `saltwater vault open` does, then the root of its state and what became of its sections.

import fs from "node:fs";
import { createRequire } from "node:module";
import { decode } from "./cbor.mjs";
import { readBackup } from "./backup.mjs";
import { Refused } from "./vault.mjs";

const argon2id = async (password, salt, memorySize, iterations) => {
  // The one thing Node's own cryptography lacks: the same package as the worker's, as locked there.
  const worker = createRequire(new URL("../../src/Saltwater.App.Keep/worker/package.json", import.meta.url));
  return Buffer.from(await worker("hash-wasm").argon2id({ password, salt, memorySize, iterations, parallelism: 1, hashLength: 32, outputType: "binary" }));
};

// Days are counted from 0001-01-01, in the Gregorian calendar throughout.
const day = (number) => new Date(Date.parse("0001-01-01T00:00:00Z") + number * 86_400_000).toISOString().slice(0, 10);

const tell = async (file, kind, secret) => {
  const read = await readBackup(fs.readFileSync(file), { [kind]: secret }, argon2id);
  const records = [...read.state.records].filter(([, each]) => !each.purged && each.deletions.length === 0).map(([id, each]) => ({ id, fields: each.fields }));
  for (const note of read.inbox) if (!read.state.records.has(note.id)) records.push(note);
  const field = (record, name) => record.fields.has(name) && record.fields.get(name).length > 0 ? decode(record.fields.get(name)[0].value) : undefined;
  const entries = records.filter(each => field(each, "type") === "entry").map(each => {
    const [on, minute, written] = field(each, "when"), [, tears, felt] = field(each, "how");
    return { id: each.id, on, minute, written, tears, felt, note: field(each, "note") ?? "" };
  });
  entries.sort((one, other) => other.on - one.on || (other.minute ?? -1) - (one.minute ?? -1) || (one.id < other.id ? -1 : 1));
  const notes = entries.map(each =>
    `${day(each.on)}  ${each.tears ? "tears" : "no tears"}${["", ", good", ", mixed", ", upsetting"][each.felt == null ? 0 : each.felt + 1]}`
    + `${each.written - each.on > 1 ? ", from memory" : ""}${each.note ? "  " + each.note : ""}`);
  const days = new Set(records.filter(each => field(each, "type") === "cycle").map(each => field(each, "day")[0]));
  const lists = records.filter(each => field(each, "type") === "agreement").length;
  return { notes, days: days.size, lists, root: read.inbox.length === 0 ? read.state.root() : null, missing: read.missing, aside: read.aside.length,
    doubles: read.doubles, unreadable: read.unreadable, list: read.list, damage: read.damage };
};

const [, , kind, ...files] = process.argv;
const secret = fs.readFileSync(0, "utf8").replace(/\n$/, "");
for (const file of files) {
  const told = await tell(file, kind, secret).catch(error => {
    if (!(error instanceof Refused)) throw error;
    return { refused: error.message };
  });
  console.log(JSON.stringify(told));
}
