// A backup file: its sections, whatever was done to them, and what they come to.

import { decode, Malformed } from "./cbor.mjs";
import { order3, place, readPayload, spansOfMap, State } from "./state.mjs";
import { ascii, hash, isNamed, openEnvelope, readControl, Refused, u32, unlock, zeros } from "./vault.mjs";

const allows = (kind, length) => kind === 1 ? length === 1590 : kind === 2 ? length > 0 && length <= 179_200 : kind === 3 || kind === 4 || kind === 6
  ? length >= 740 && length <= 65_748 : kind === 5 ? length === 741 : false;

// Whether bytes begin a section, or the end, that fits.
const begins = (bytes) => {
  if (bytes.length < 5) return false;
  const length = bytes.readUInt32BE(1);
  return bytes[0] === 0 ? length === 32 && bytes.length === 37 : length <= bytes.length - 5 && allows(bytes[0], length);
};

// How what a section holds begins.
const holdsWhat = (kind, bytes) =>
  kind === 1 ? bytes.subarray(0, 4).equals(Buffer.from([1, 1, 0, 0]))
    : kind === 2 ? bytes.length > 35 && bytes.readUInt16BE() <= bytes.length - 2 && bytes[2] === 1 && bytes.subarray(3, 35).equals(zeros)
    : bytes[0] === 1 && bytes[1] === 1 && bytes[3] === 0 && bytes.length === 148 + bytes.readUInt32BE(144) + (kind === 5 ? 0 : 64);

// Where the next section begins; -1 if none does.
const findSection = (bytes) => {
  for (let at = 1; at < bytes.length - 5; at++) {
    if (bytes[at] === 0 || bytes[at] > 6) continue;
    const length = bytes.readUInt32BE(at + 1);
    if (length <= bytes.length - at - 5 && allows(bytes[at], length) && holdsWhat(bytes[at], bytes.subarray(at + 5, at + 5 + length))) return at;
  }
  return -1;
};

const readSections = (file) => {
  const sections = [], add = (kind, at, bytes) => sections.push({ number: sections.length + 1, kind, at, bytes });
  for (let at = 12, garbled = false, newer = false; ;) {
    if (sections.length > 5_000) throw new Refused("too large");
    const left = file.subarray(at);
    if (left.length < 5) return [sections, garbled ? "damaged" : "incomplete"];
    const kind = left[0], length = left.readUInt32BE(1), isThere = length <= left.length - 5;
    if (kind === 0 && length === 32 && left.length === 37) {
      const fits = hash(file.subarray(0, at)).equals(left.subarray(5));
      if (fits && !garbled && newer) throw new Refused("newer");
      return [sections, fits && !garbled ? null : "damaged"];
    }
    if (isThere && (allows(kind, length) || kind !== 0 && kind < 255 && begins(left.subarray(5 + length)))) {
      newer ||= kind > 6;
      add(kind, at, left.subarray(5, 5 + length));
      at += 5 + length;
      continue;
    }
    garbled ||= isThere;
    const next = findSection(left);
    add(255, at, next < 0 ? left : left.subarray(0, next));
    if (next < 0) return [sections, garbled ? "damaged" : "incomplete"];
    [at, garbled] = [at + next, true];
  }
};

// What is left of snapshots: those that are whole, merged; or what can be read of the one of which most is there.
const readSnapshots = (parts, aside) => {
  let state = null, unreadable = 0;
  const used = new Set();
  for (const start of parts.filter(each => each.number === 1n && each.part.i === 0)) {
    const chain = [start], follows = (each) => each.number === BigInt(chain.length) + 1n && isNamed(chain.at(-1).names, each.before)
      && each.part.i === chain.length && each.part.n === start.part.n;
    for (let next; chain.length < start.part.n && (next = parts.find(follows));) chain.push(next);
    const whole = chain.length === start.part.n ? tried(() => State.read(Buffer.concat(chain.map(each => each.part.part)))) : null;
    if (!whole) continue;
    state = state ? State.merge(state, whole) : whole;
    chain.forEach(each => used.add(each));
  }
  if (!state && parts.length > 0) {
    const groups = grouped(parts.filter(each => each.part.n <= 10_000 && each.part.i < each.part.n),
      each => `${each.device}/${each.part.n}`).sort((one, other) => other.length - one.length);
    const most = groups[0] ?? [], there = Array.from({ length: most[0]?.part.n ?? 1 }, (_, at) => most.find(each => each.part.i === at) ?? null);
    state = State.rescue(there.map(each => each?.part.part ?? null));
    if (state) there.forEach(each => each && used.add(each));
    unreadable = state ? Math.max(1, there.filter(each => !each).length) : there.length;
  }
  for (const each of parts) if (!used.has(each)) aside.push([each.section.number, "part of nothing"]);
  return { state, unreadable };
};

const grouped = (all, key) => {
  const groups = new Map();
  for (const each of all) groups.set(key(each), [...groups.get(key(each)) ?? [], each]);
  return [...groups.values()];
};

const tried = (read) => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Malformed) && !(error instanceof TypeError)) throw error;
    return null;
  }
};

export const readBackup = async (file, secret, argon2id) => {
  if (file.length > 64 * 1024 * 1024) throw new Refused("too large");
  if (!file.subarray(0, 12).equals(Buffer.concat([ascii("SWBACKUP"), u32(1)]))) throw new Refused("no backup");
  const [sections, damage] = readSections(file), all = (kind) => sections.filter(each => each.kind === kind), aside = [];
  if (all(1).length === 0 || all(2).length === 0) throw new Refused("damaged");
  let vault = null, why = null, doubles = 0;
  const records = all(1);
  for (const each of records) {
    if (vault) break;
    try {
      vault = await unlock(each.bytes, secret, argon2id);
      for (const other of records) if (other !== each && other.bytes.equals(each.bytes)) doubles++;
      else if (other !== each) aside.push([other.number, "senseless"]);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      why ??= error;
    }
  }
  if (!vault) throw why;
  const devices = new Map();
  for (const section of all(2)) {
    const [read, sound] = readControl(section.bytes, vault);
    if (!sound) aside.push([section.number, "senseless"]); else if (devices.size > 0) doubles++;
    for (const [device, spki] of read) if (!devices.has(device)) devices.set(device, spki);
  }
  if (devices.size === 0) throw new Refused("tampered");

  const there = new Set();
  const openAll = (kind, allowed) => all(kind).flatMap(section => {
    const opened = openEnvelope(section.bytes, vault, devices);
    if (!opened.why && opened.kind === allowed) {
      const name = (opened.names?.[0] ?? hash(section.bytes)).toString("hex");
      if (!there.has(name)) { there.add(name); return [{ section, ...opened }]; }
      doubles++;
    } else aside.push([section.number, opened.why ?? "kind"]);
    return [];
  });
  // What opened has to make sense too.
  const readAll = (opened, read) => opened.flatMap(each => {
    const made = tried(() => read(each));
    if (made === null) aside.push([each.section.number, "payload"]);
    return made === null ? [] : [made];
  });

  const parts = readAll(openAll(3, 2), each => {
    const part = Object.fromEntries(decode(each.payload));
    if (Object.keys(part).join() !== "i,n,part") throw new Malformed();
    return { ...each, part };
  });
  let { state, unreadable } = readSnapshots(parts, aside);
  if (!state && unreadable === 0) unreadable = all(3).length;

  // The records: of several with one number the one that is named; those of one device by number, and of all devices the one that came first.
  const pieces = readAll(openAll(4, 1), each => ({ ...each, payload: readPayload(each.payload) }));
  const named = new Set(pieces.flatMap(each => [each.before, ...[...each.payload.seen.values()].map(head => head.hash)]).map(each => each.toString("hex")));
  const waiting = new Map();
  for (const places of grouped(pieces, each => place(each.device, each.number))) {
    const best = places.find(each => each.names.some(name => named.has(name.toString("hex")))) ?? places[0];
    for (const each of places) if (each !== best) aside.push([each.section.number, "other past"]);
    waiting.set(best.device, [...waiting.get(best.device) ?? [], best]);
  }
  for (const queue of waiting.values()) queue.sort((one, other) => one.number < other.number ? -1 : 1);
  const replayed = state && unreadable === 0 ? state : new State();
  for (;;) {
    const heads = [...waiting.values()].filter(queue => queue.length > 0).sort(([one], [other]) =>
      order3({ lamport: one.payload.lamport, device: one.device }, { lamport: other.payload.lamport, device: other.device }, ["lamport", "device"]));
    if (heads.length === 0) break;
    const next = heads[0].shift(), refused = replayed.merge(next, next.payload);
    if (refused) aside.push([next.section.number, refused]);
  }
  // Beside a snapshot that is not whole they are a state of their own.
  state = !state || state === replayed ? replayed : State.merge(state, replayed);

  const inbox = readAll(openAll(5, 7), each =>
    ({ id: hash(each.section.bytes).subarray(0, 16).toString("hex"),
    fields: new Map(decode(each.payload).map(([name], at) => [name, [{ value: spansOfMap(each.payload)[at] }]])) }));
  let list = all(6).length === 0 ? "absent" : "differs";
  for (const { section, heads } of readAll(openAll(6, 2), each => {
    const heads = Object.fromEntries(decode(each.payload));
    if (Object.keys(heads).join() !== "n,s,hash,heads") throw new Malformed();
    return { ...each, heads };
  })) {
    if (section.number === sections.length && heads.n === sections.length - 1 && hash(file.subarray(0, section.at)).equals(heads.hash)) list = "fits";
    for (const [device, [number, name, lamport]] of heads.heads) state.expect(device.toString("hex"),
      { number: BigInt(number), hash: name, lamport: BigInt(lamport) });
  }
  for (const each of sections) if (each.kind > 6) aside.push([each.number, "senseless"]);
  // Of a snapshot that is not whole everything it covers counts as missing: its parts are named instead.
  return { state, inbox, aside: aside.sort(([one], [other]) => one - other), doubles, unreadable, missing: unreadable > 0 ? 0 : Number(state.lost), damage,
    list };
};
