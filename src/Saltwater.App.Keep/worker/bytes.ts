// Bytes and the little that is done with them. Everything in the format is big-endian.

export type Bytes = Uint8Array<ArrayBuffer>;

/** Where random bytes come from. Tests put bytes of their own in its place, so that a vector can be made twice. */
export const source = { fill: (bytes: Bytes): Bytes => crypto.getRandomValues(bytes) };

// The system gives at most this many at once.
const mostRandom = 65_536;

export const random = (length: number): Bytes => {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += mostRandom) source.fill(bytes.subarray(at, Math.min(length, at + mostRandom)));
  return bytes;
};

export const utf8 = (text: string): Bytes => new TextEncoder().encode(text);

export const join = (...parts: Uint8Array[]): Bytes => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

export const u32 = (value: number): Bytes => {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
};

export const u64 = (value: bigint): Bytes => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
};

export const readU32 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);

export const readU64 = (bytes: Uint8Array, at: number): bigint => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getBigUint64(at);

/** A field with its length in two bytes before it. */
export const lp = (bytes: Uint8Array): Bytes => join(new Uint8Array([bytes.length >> 8, bytes.length & 255]), bytes);

/** Whether two values are the same, in a time that does not tell where they differ. */
export const equal = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  let different = 0;
  for (let i = 0; i < a.length; i++) different |= a[i] ^ b[i];
  return different === 0;
};

export const wipe = (...secrets: Uint8Array[]): void => secrets.forEach(secret => secret.fill(0));

export const hex = (bytes: Uint8Array): string => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");

export const sha256 = async (bytes: Bytes): Promise<Bytes> => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

// Between the page and the worker a list is one array, each item with its length in four bytes before it: one array crosses quickly, many do not.
const nothing = 0xffff_ffff;

export const pack = (items: readonly (Uint8Array | null)[]): Bytes => {
  const whole = new Uint8Array(items.reduce((sum, item) => sum + 4 + (item?.length ?? 0), 0)), view = new DataView(whole.buffer);
  let at = 0;
  for (const item of items) {
    view.setUint32(at, item ? item.length : nothing);
    if (item) whole.set(item, at + 4);
    at += 4 + (item?.length ?? 0);
  }
  return whole;
};

/** The items of a list, as views of it. */
export const unpack = (bytes: Bytes): (Bytes | null)[] => {
  const items: (Bytes | null)[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = readU32(bytes, at);
    at += 4;
    if (length === nothing) {
      items.push(null);
    } else {
      if (length > bytes.length - at) throw new RangeError();
      items.push(bytes.subarray(at, at += length));
    }
  }
  return items;
};

/** Runs the work for each item with so many at once, and gives the results in the items' order. */
export const each = async <T, R>(items: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> => {
  const results = new Array<R>(items.length);
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i]);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, lane));
  return results;
};
