// Gives every file in a package the same time, the first that an archive can say: what is in it is the same each time, but an archive also
// tells when it was made.
// node .ci/same-archive.mjs FILE …

import fs from "node:fs";

const central = 0x02014b50, local = 0x04034b50, end = 0x06054b50;
const first = 0x00210000; // 1 January 1980, midnight

for (const file of process.argv.slice(2)) {
  const bytes = fs.readFileSync(file);
  let last = bytes.length - 22;
  while (bytes.readUInt32LE(last) !== end) last--;
  let at = bytes.readUInt32LE(last + 16);
  for (let left = bytes.readUInt16LE(last + 10); left > 0; left--) {
    const header = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(at) !== central || bytes.readUInt32LE(header) !== local) throw new Error(`${file} is no archive as packages are.`);
    bytes.writeUInt32LE(first, at + 12);
    bytes.writeUInt32LE(first, header + 10);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  fs.writeFileSync(file, bytes);
}
