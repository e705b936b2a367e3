// Canonical CBOR (RFC 8949, 4.2.1), as much of it as the format uses. A map is read as an array of pairs.

export class Malformed extends Error {}

const need = (condition) => { if (!condition) throw new Malformed(); };

/** Reads one value; what is left over is refused. */
export const decode = (bytes) => {
  const [value, at] = item(bytes, 0);
  need(at === bytes.length);
  return value;
};

/** Reads an array of values, each with the bytes it stands in. */
export const decodeSpans = (bytes) => {
  const [major, count, start] = head(bytes, 0);
  need(major === 4);
  const spans = [];
  let at = start;
  for (let left = Number(count); left > 0; left--) {
    const from = at;
    let value;
    [value, at] = item(bytes, at);
    spans.push({ value, bytes: bytes.subarray(from, at) });
  }
  need(at === bytes.length);
  return spans;
};

/** Reads how a state begins, though its end may be gone: an array with its schema, the list of devices, and an array of records. */
export const decodeBeginning = (bytes) => {
  let at, schema, vector;
  [, , at] = head(bytes, 0);
  [schema, at] = item(bytes, at);
  [vector, at] = item(bytes, at);
  [, , at] = head(bytes, at);
  return { schema, vector, at };
};

const head = (bytes, at) => {
  need(at < bytes.length);
  const major = bytes[at] >> 5, small = bytes[at] & 31;
  if (small < 24) return [major, BigInt(small), at + 1];
  need(small <= 27);
  const size = 1 << (small - 24);
  need(at + 1 + size <= bytes.length);
  let value = 0n;
  for (let i = 0; i < size; i++) value = value << 8n | BigInt(bytes[at + 1 + i]);
  // The shortest form only.
  need(value >= (size === 1 ? 24n : 1n << BigInt(4 * size)));
  return [major, value, at + 1 + size];
};

const item = (bytes, at) => {
  if (bytes[at] === 0xf4 || bytes[at] === 0xf5) return [bytes[at] === 0xf5, at + 1];
  if (bytes[at] === 0xf6) return [null, at + 1];
  const [major, value, next] = head(bytes, at);
  if (major === 0) return [number(value), next];
  if (major === 1) return [number(-1n - value), next];
  if (major === 2 || major === 3) {
    const end = next + Number(value);
    need(end <= bytes.length);
    const inner = bytes.subarray(next, end);
    return [major === 2 ? Buffer.from(inner) : new TextDecoder("utf-8", { fatal: true }).decode(inner), end];
  }
  need(major === 4 || major === 5);
  const items = [];
  let place = next, before = null;
  for (let left = Number(value); left > 0; left--) {
    let key = null, each;
    if (major === 5) {
      const from = place;
      [key, place] = item(bytes, place);
      const written = Buffer.from(bytes.subarray(from, place));
      need(before === null || Buffer.compare(before, written) < 0);
      before = written;
    }
    [each, place] = item(bytes, place);
    items.push(major === 5 ? [key, each] : each);
  }
  return [items, place];
};

const number = (value) => value <= BigInt(Number.MAX_SAFE_INTEGER) && value >= BigInt(Number.MIN_SAFE_INTEGER) ? Number(value) : value;

const start = (major, value) => {
  const size = value < 24 ? 0 : value < 256 ? 1 : value < 65_536 ? 2 : value < 4_294_967_296 ? 4 : 8;
  if (size === 0) return Buffer.from([major << 5 | Number(value)]);
  const bytes = Buffer.alloc(1 + size);
  bytes[0] = major << 5 | 24 + Math.log2(size);
  for (let i = 0, left = BigInt(value); i < size; i++, left >>= 8n) bytes[size - i] = Number(left & 255n);
  return bytes;
};

/** Something that stands for its own bytes. */
export class Raw { constructor(bytes) { this.bytes = bytes; } }

/** Writes numbers from 0, texts, bytes, arrays and what is raw. */
export const encode = (value) =>
  value instanceof Raw ? value.bytes
    : typeof value === "number" || typeof value === "bigint" ? start(0, value)
    : typeof value === "string" ? Buffer.concat([start(3, Buffer.byteLength(value)), Buffer.from(value)])
    : Array.isArray(value) ? Buffer.concat([start(4, value.length), ...value.map(encode)])
    : Buffer.concat([start(2, value.length), value]);
