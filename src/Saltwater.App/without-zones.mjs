// node without-zones.mjs IN OUT: the runtime without the tables of the world's time zones it carries: they become zeros, and nothing else is touched.
// The app asks the browser what time it is somewhere (app.js), and Unused.xml leaves out what read them.
import fs from "node:fs";

const [from, to] = process.argv.slice(2);
const bytes = fs.readFileSync(from);
const dataSection = 11, head = 44;

let at = 8;
const leb = () => {
  let value = 0, byte = 128;
  for (let shift = 0; byte & 128; shift += 7) value |= ((byte = bytes[at++]) & 127) << shift;
  return value;
};

// Long runs of zeros are left out of the file, so one table can lie in several segments: they are put where they belong in memory first.
const segments = [];
while (at < bytes.length) {
  const section = bytes[at++], end = leb() + at;
  if (section === dataSection) {
    for (let left = leb(); left > 0; left--) {
      // Only 0, of the one memory, and a constant place is written: 41 the place 0B.
      if (leb() !== 0 || bytes[at++] !== 0x41) throw new Error("The runtime's data is laid out in another way: without-zones.mjs has to be looked at.");
      const place = leb();
      at++;
      const length = leb();
      segments.push({ place, from: at, length });
      at += length;
    }
  }
  at = end;
}

const memory = Buffer.alloc(Math.max(...segments.map(({ place, length }) => place + length)));
for (const { place, from, length } of segments) bytes.copy(memory, place, from, from + length);

// RFC 9636: a header with six counts, the times in four bytes; the same again in eight; then the rule for later years between two line feeds.
const block = (start, timeBytes) => {
  const [isUt, isStd, leaps, times, types, letters] = [20, 24, 28, 32, 36, 40].map(place => memory.readUInt32BE(start + place));
  return start + head + times * (timeBytes + 1) + types * 6 + letters + leaps * (timeBytes + 4) + isStd + isUt;
};

let zones = 0;
for (let start = memory.indexOf("TZif"); start >= 0; start = memory.indexOf("TZif", start + head)) {
  const second = block(start, 4);
  if (memory.toString("latin1", second, second + 4) !== "TZif") continue;
  memory.fill(0, start, memory.indexOf("\n", block(second, 8) + 1) + 1);
  zones++;
}

if (zones < 100) throw new Error("The runtime carries its time zones in another form, or none: without-zones.mjs has to be looked at.");
for (const { place, from, length } of segments) memory.copy(bytes, from, place, place + length);
fs.writeFileSync(to, bytes);
