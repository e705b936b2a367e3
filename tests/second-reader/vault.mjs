// A second reader of backups, written from docs/vault-format.md alone, with the cryptography of Node itself. Only Argon2id comes from elsewhere.

import crypto from "node:crypto";
import { decode, decodeBeginning, decodeSpans, encode, Malformed, Raw } from "./cbor.mjs";

const ascii = (text) => Buffer.from(text, "latin1");
const hash = (...parts) => crypto.createHash("sha256").update(Buffer.concat(parts)).digest();
const hkdf = (key, salt, info, length) => Buffer.from(crypto.hkdfSync("sha256", key, salt, info, length));
const u16 = (n) => { const b = Buffer.alloc(2); b.writeUInt16BE(n); return b; };
const u32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; };
const lp = (bytes) => Buffer.concat([u16(bytes.length), bytes]);
const none = Buffer.alloc(0), nonce = Buffer.alloc(12), zeros = Buffer.alloc(32);

export class Refused extends Error {}

const open = (key, sealed, data) => {
  const cipher = crypto.createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: 16 });
  cipher.setAAD(data);
  cipher.setAuthTag(sealed.subarray(-16));
  try {
    return Buffer.concat([cipher.update(sealed.subarray(0, -16)), cipher.final()]);
  } catch {
    return null;
  }
};

// --- keys ---

const unwrap = (key, label, context, wrap) => {
  const info = Buffer.concat([ascii(`v1/wrap-${label}/`), context]), okm = hkdf(key, wrap.subarray(0, 32), info, 64);
  return okm.subarray(32).equals(wrap.subarray(32, 64)) ? { secret: open(okm.subarray(0, 32), wrap.subarray(64), info) } : null;
};

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const readCode = (written) => {
  const digits = [...written.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "").replaceAll("O", "0").replace(/[IL]/g, "1")].map(each => alphabet.indexOf(each));
  if (digits.length !== 34 || digits.includes(-1)) throw new Refused("mistyped");
  const bits = digits.map(each => each.toString(2).padStart(5, "0")).join("");
  const code = Buffer.from(bits.slice(0, 160).match(/.{8}/g).map(each => parseInt(each, 2)));
  if (hash(ascii("v1/code"), code).readUInt16BE() >> 6 !== parseInt(bits.slice(160), 2)) throw new Refused("mistyped");
  return code;
};

const plain = (passphrase) => Buffer.from(passphrase.normalize("NFKC").replace(/\p{White_Space}+/gu, " ").replace(/^ | $/g, ""));

export const unlock = async (record, { passphrase, code }, argon2id) => {
  if (record.length !== 1590 || !record.subarray(0, 4).equals(Buffer.from([1, 1, 0, 0])) || !hash(record.subarray(0, 1558)).equals(record.subarray(1558))) throw new Refused("damaged");
  const memory = record.readUInt32BE(4), passes = record.readUInt32BE(8), lanes = record.readUInt32BE(12);
  if (memory < 47_104 || passes < 2 || memory > 262_144 || passes > 4 || lanes !== 1) throw new Refused("cost");
  const vaultId = record.subarray(928, 944), epoch = record.readUInt32BE(944), context = Buffer.concat([lp(vaultId), lp(u32(epoch))]);
  let master = null;
  if (code !== undefined) {
    master = unwrap(hkdf(readCode(code), none, ascii("v1/rck/"), 32), "rec", context, record.subarray(1060, 1172));
    if (!master) throw new Refused("wrong code");
  } else {
    const key = await argon2id(plain(passphrase), record.subarray(16, 32), memory, passes);
    const slots = Array.from({ length: 8 }, (_, slot) => unwrap(key, "luk", none, record.subarray(32 + 112 * slot, 144 + 112 * slot)));
    const found = slots.find(each => each);
    if (!found) throw new Refused("wrong passphrase");
    master = found.secret && unwrap(found.secret, "vmk", context, record.subarray(948, 1060));
  }
  if (!master?.secret) throw new Refused("tampered");
  const derive = (label) => hkdf(master.secret, none, Buffer.concat([ascii(`v1/${label}/`), context]), 32);
  if (!crypto.createHmac("sha256", derive("hdr")).update(record.subarray(0, 1526)).digest().equals(record.subarray(1526, 1558))) throw new Refused("tampered");
  return { vaultId, epoch, derive, inboxPoint: record.subarray(1172, 1237), inboxWrap: record.subarray(1237, 1349), signer: record.subarray(1349, 1414), context };
};

// --- signatures ---

const order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551n;
const spkiOfPoint = (point) => Buffer.concat([Buffer.from("3059301306072a8648ce3d020106082a8648ce3d030107034200", "hex"), point]);
const keys = new Map();

const holds = (spki, data, signature) => {
  const name = spki.toString("hex");
  if (!keys.has(name)) {
    let key = null;
    try { key = crypto.createPublicKey({ key: spki, format: "der", type: "spki" }); } catch { /* it is none */ }
    keys.set(name, key);
  }
  const key = keys.get(name);
  return key !== null && crypto.verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, signature);
};

const turned = (signed) => {
  const s = BigInt("0x" + signed.subarray(-32).toString("hex"));
  return Buffer.concat([signed.subarray(0, -32), Buffer.from((order - s).toString(16).padStart(64, "0").slice(-64), "hex")]);
};

// An envelope's name, and the hash it has with the other form of its signature.
const names = (signed) => {
  const low = BigInt("0x" + signed.subarray(-32).toString("hex")) <= order / 2n, one = hash(signed), other = hash(turned(signed));
  return low ? [one, other] : [other, one];
};

const isNamed = (both, given) => both.some(each => each.equals(given));

// --- control log ---

// The devices in it, and whether all of it is sound. An event that is none costs itself, a first one that is not the vault's everything.
const readControl = (log, vault) => {
  const devices = new Map();
  let sound = true;
  for (let at = 0; at < log.length;) {
    const size = log.length - at >= 2 ? log.readUInt16BE(at) : Infinity;
    if (size > log.length - at - 2) return [devices, false];
    let event = log.subarray(at + 2, at + 2 + size);
    at += 2 + size;
    if (devices.size === 0) event = size < 64 ? null : [event, turned(event)].find(each => hash(ascii("v1/vault"), each).subarray(0, 16).equals(vault.vaultId));
    const spki = event && deviceOf(event, devices.size === 0 ? 1 : 2, vault);
    if (spki) devices.set(hash(spki).subarray(0, 16).toString("hex"), spki);
    else if (devices.size === 0) return [devices, false];
    else sound = false;
  }
  return [devices, sound];
};

const deviceOf = (event, type, vault) => {
  const deviceSize = event.length >= 35 ? event.readUInt16BE(33) : Infinity, exchangeAt = 35 + deviceSize;
  const exchangeSize = event.length >= exchangeAt + 2 ? event.readUInt16BE(exchangeAt) : Infinity;
  if (event.length !== 166 + deviceSize + exchangeSize || event[0] !== type || !event.subarray(exchangeAt + 2 + exchangeSize, -64).equals(vault.signer)) return null;
  const spki = event.subarray(35, exchangeAt);
  return holds(type === 1 ? spki : spkiOfPoint(vault.signer), event.subarray(0, -64), event.subarray(-64)) ? spki : null;
};

// --- envelopes ---

const padded = (length) => {
  const whole = length + 4;
  if (whole <= 8192) return Math.max(512, 2 ** Math.ceil(Math.log2(whole)));
  const e = Math.floor(Math.log2(whole)), s = Math.floor(Math.log2(e)) + 1, step = 2 ** (e - s);
  return Math.ceil(whole / step) * step;
};

const unpad = (bytes) => {
  if (bytes.length < 512) return null;
  const length = bytes.readUInt32BE();
  return length <= bytes.length - 4 && padded(length) === bytes.length && bytes.subarray(4 + length).every(each => each === 0) ? bytes.subarray(4, 4 + length) : null;
};

export const openEnvelope = (bytes, vault, devices) => {
  const wrong = (why) => ({ why });
  if (bytes.length < 164 || bytes.length > 148 + 65_536 + 64) return wrong("length");
  const kind = bytes[2], inbox = kind === 7, size = bytes.readUInt32BE(144);
  if (size > 65_536 || size < (inbox ? 81 : 16) || bytes.length !== 148 + size + (inbox ? 0 : 64)) return wrong("length");
  if (bytes[0] !== 1) return wrong("version");
  if (bytes[1] !== 1) return wrong("suite");
  if (![1, 2, 7].includes(kind)) return wrong("kind");
  if (bytes[3] !== 0) return wrong("flags");
  if (!bytes.subarray(4, 20).equals(vault.vaultId)) return wrong("vaultId");
  if (bytes.readUInt32BE(20) !== vault.epoch) return wrong("epoch");
  const device = bytes.subarray(24, 40).toString("hex");
  let key, body = bytes.subarray(148, 148 + size);
  if (inbox) {
    const number = unwrap(vault.derive("inb"), "inb", vault.context, vault.inboxWrap)?.secret, point = body.subarray(0, 65);
    const own = crypto.createECDH("prime256v1");
    try {
      own.setPrivateKey(number);
      key = hkdf(own.computeSecret(point), none, Buffer.concat([ascii("v1/inbox/"), lp(vault.vaultId), lp(point), lp(vault.inboxPoint)]), 32);
    } catch {
      return wrong("commitment");
    }
    body = body.subarray(65);
  } else {
    if (!devices.has(device)) return wrong("device");
    if (!holds(devices.get(device), bytes.subarray(0, -64), bytes.subarray(-64))) return wrong("signature");
    key = vault.derive(kind === 1 ? "rec" : "snap");
  }
  const okm = hkdf(key, bytes.subarray(80, 112), Buffer.concat([ascii("v1/env/"), bytes.subarray(0, 80)]), 64);
  if (!okm.subarray(32).equals(bytes.subarray(112, 144))) return wrong("commitment");
  const plaintext = open(okm.subarray(0, 32), body, bytes.subarray(0, 148));
  if (!plaintext) return wrong("ciphertext");
  const payload = inbox && plaintext.length !== 512 ? null : unpad(plaintext);
  return payload ? { kind, device, number: bytes.readBigUInt64BE(40), before: bytes.subarray(48, 80), names: inbox ? null : names(bytes), payload } : wrong("padding");
};

// --- the state ---

const place = (device, number) => `${device}/${number}`;
const order3 = (one, other, fields) => { for (const field of fields) if (one[field] !== other[field]) return one[field] < other[field] ? -1 : 1; return 0; };
const compareStamps = (one, other) => -order3(one, other, ["lamport", "device", "number", "tag"]);
const sameStamp = (one, other) => order3(one, other, ["lamport", "device", "number"]) === 0 && (one.tag === other.tag || one.tag === 0n || other.tag === 0n);
const tagOf = (name) => name.readBigUInt64BE();

export class State {
  records = new Map();
  vector = new Map();
  // By device and number: the names of its envelopes, whether they are here, and their lamport where that is known.
  marks = new Map();
  missing = new Map();

  head(device) { return this.vector.get(device)?.number ?? 0n; }
  isMissing(device, number) { return (this.missing.get(device) ?? []).some(([from, to]) => from <= number && number <= to); }
  has(device, number) { return number <= this.head(device) && !this.isMissing(device, number); }
  marksOf(device, number) { return this.marks.get(place(device, number)) ?? []; }
  isForked(device) { return [...this.marks].some(([at, marks]) => at.startsWith(device) && marks.length > 1); }

  note(device, number, names, here, lamport = null) {
    const marks = this.marksOf(device, number), there = marks.find(each => names.some(name => isNamed(each.names, name)));
    if (there) {
      there.here ||= here;
      if (there.names.length < names.length) there.names = names;
      if (lamport !== null && (there.lamport === null || there.lamport < lamport)) there.lamport = lamport;
    } else this.marks.set(place(device, number), [...marks, { device, number, names, here, lamport }].sort((one, other) => Buffer.compare(one.names[0], other.names[0])));
  }

  raise(device, head) {
    const last = this.vector.get(device);
    if (!last || (order3(last, head, ["number", "lamport"]) || Buffer.compare(last.hash, head.hash)) < 0) this.vector.set(device, head);
  }

  miss(device, from, to) {
    if (from <= to) this.missing.set(device, [...this.missing.get(device) ?? [], [from, to]]);
  }

  unmiss(device, number) {
    this.missing.set(device, this.missing.get(device).flatMap(([from, to]) => number < from || number > to ? [[from, to]] : [[from, number - 1n], [number + 1n, to]].filter(([first, last]) => first <= last)));
  }

  /** How many envelopes are missing. */
  get lost() {
    const told = [...this.marks.values()].filter(marks => marks.length > 1 && !this.isMissing(marks[0].device, marks[0].number)).flat().filter(each => !each.here).length;
    return [...this.missing.values()].flat().reduce((sum, [from, to]) => sum + to - from + 1n, BigInt(told));
  }

  saw(stamp) {
    if (!this.has(stamp.device, stamp.number)) return false;
    const here = this.marksOf(stamp.device, stamp.number).filter(each => each.here);
    return stamp.tag === 0n ? here.length < 2 : here.length === 0 || here.some(each => tagOf(each.names[0]) === stamp.tag);
  }

  readVector(vector) {
    const devices = [];
    for (let at = 0; at < vector.length; at += 4) {
      const device = vector[at].toString("hex");
      devices.push(device);
      this.vector.set(device, { number: BigInt(vector[at + 1]), hash: vector[at + 2], lamport: BigInt(vector[at + 3]) });
    }
    return devices;
  }

  static read(bytes) {
    const state = new State(), items = decode(bytes), [schema, vector, records] = items;
    if (![[1, 3], [2, 6], [3, 6]].some(([known, length]) => schema === known && items.length === length)) throw new Malformed();
    const devices = state.readVector(vector);
    const [here, told, missing] = schema === 3 ? items.slice(3) : schema === 2 ? [items[3], [], items[4]] : [[], [], []];
    if (schema === 2 && items[5].length > 0) throw new Malformed();
    for (let at = 0; at < missing.length; at += 3) state.miss(devices[missing[at]], BigInt(missing[at + 1]), BigInt(missing[at + 2]));
    const run = (names, isHere) => {
      for (let at = 0; at < names.length; at += 3)
        for (let each = 0; each < names[at + 2].length / 32; each++) {
          const [device, number] = [devices[names[at]], BigInt(names[at + 1]) + BigInt(each)];
          state.note(device, number, [names[at + 2].subarray(32 * each, 32 * each + 32)], isHere && state.has(device, number));
        }
    };
    run(here, true);
    run(told, false);
    for (const [device, head] of state.vector) state.note(device, head.number, [head.hash], schema !== 3 && state.has(device, head.number), head.lamport);
    for (let at = 0; at < records.length; at += 3) state.records.set(records[at].toString("hex"), readRecord(records[at + 1], records[at + 2], devices, state.tags(schema)));
    return state;
  }

  // How a stamp without a tag gets one; null where it has its own.
  tags(schema) {
    return schema === 3 ? null : (device, number) => { const marks = this.marksOf(device, number); return marks.length === 1 && marks[0].here ? tagOf(marks[0].names[0]) : 0n; };
  }

  /** What two know, put together. */
  static merge(one, other) {
    const merged = new State();
    for (const state of [one, other]) {
      for (const [device, head] of state.vector) merged.raise(device, head);
      for (const marks of state.marks.values()) for (const each of marks) merged.note(each.device, each.number, each.names, each.here, each.lamport);
    }
    for (const device of merged.vector.keys()) {
      const lacks = (state) => [...state.missing.get(device) ?? [], [state.head(device) + 1n, merged.head(device)]];
      for (const [from, to] of lacks(one)) for (const [first, last] of lacks(other)) merged.miss(device, from > first ? from : first, to < last ? to : last);
    }
    const left = (ones, others, stampOf) => {
      const both = (each, list) => list.find(theirs => sameStamp(stampOf(theirs), stampOf(each)));
      const kept = ones.filter(each => both(each, others) || !other.saw(stampOf(each))).map(each => stampOf(each).tag === 0n ? both(each, others) ?? each : each);
      return [...kept, ...others.filter(each => !both(each, ones) && !one.saw(stampOf(each)))].sort((first, second) => compareStamps(stampOf(first), stampOf(second)));
    };
    const nothing = { purged: false, deletions: [], fields: new Map() };
    for (const id of new Set([...one.records.keys(), ...other.records.keys()])) {
      const [here, there] = [one.records.get(id) ?? nothing, other.records.get(id) ?? nothing];
      const record = { purged: here.purged || there.purged, deletions: [], fields: new Map() };
      merged.records.set(id, record);
      if (record.purged) continue;
      record.deletions = left(here.deletions, there.deletions, each => each);
      for (const field of new Set([...here.fields.keys(), ...there.fields.keys()])) {
        const writes = left(here.fields.get(field) ?? [], there.fields.get(field) ?? [], each => each.stamp);
        if (writes.length > 0) record.fields.set(field, writes);
      }
    }
    return merged;
  }

  /** What is left of a state of which parts are gone: `null` stands for those. */
  static rescue(parts) {
    const state = new State();
    let stamps, rest;
    try {
      const { schema, vector, at } = decodeBeginning(parts[0] ?? none);
      stamps = [state.readVector(vector), state.tags(schema)];
      rest = parts[0].subarray(at);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      return null;
    }
    for (let part = 0; part < parts.length; part++) {
      if (part > 0) rest = parts[part] === null ? none : Buffer.concat([rest, parts[part]]);
      rest = state.rescueRecords(rest, ...stamps);
    }
    for (const [device, head] of state.vector) {
      state.miss(device, 1n, head.number);
      state.note(device, head.number, [head.hash], false);
    }
    return state;
  }

  // Reads whole records as long as there are some; what is left may begin one that goes on.
  rescueRecords(bytes, devices, tags) {
    for (let at = 0; at < bytes.length;) {
      if (bytes[at] !== 0x50 || (bytes.length > at + 17 && bytes[at + 17] > 2)) { at++; continue; }
      if (bytes.length < at + 23) return bytes.subarray(at);
      const first = bytes[at + 18];
      const size = first >= 0x40 && first < 0x58 ? first - 0x40 + 1 : first === 0x58 ? bytes[at + 19] + 2 : first === 0x59 ? bytes.readUInt16BE(at + 19) + 3 : first === 0x5a ? bytes.readUInt32BE(at + 19) + 5 : 0;
      if (size === 0 || size > 4 * 1024 * 1024) { at++; continue; }
      if (at + 18 + size > bytes.length) return bytes.subarray(at);
      const id = bytes.subarray(at + 1, at + 17).toString("hex");
      try {
        const record = readRecord(bytes[at + 17], decode(bytes.subarray(at + 18, at + 18 + size)), devices, tags);
        if (this.records.has(id)) throw new Malformed();
        this.records.set(id, record);
        at += 18 + size;
      } catch (error) {
        if (!(error instanceof Malformed) && !(error instanceof TypeError)) throw error;
        at++;
      }
    }
    return none;
  }

  /** Why an envelope is not merged; null if it is. */
  merge(envelope, payload) {
    const { device, number } = envelope, knows = (of, at, both) => this.marksOf(of, at).find(each => both.some(name => isNamed(each.names, name)));
    if (number === 0n) return "place";
    if (this.isForked(device) || this.has(device, number) || this.marksOf(device, number).length > 0 && !knows(device, number, envelope.names)) {
      const isHere = this.has(device, number) && (this.marksOf(device, number).length === 0 || knows(device, number, envelope.names)?.here);
      return isHere ? null : "other past";
    }
    let largest = 0n, all = true;
    const follows = (of, at, name) => {
      const there = knows(of, at, [name]);
      if (there?.lamport != null) largest = there.lamport > largest ? there.lamport : largest; else all = false;
      return there || this.marksOf(of, at).length === 0;
    };
    if (number === 1n ? !envelope.before.equals(zeros) : !follows(device, number - 1n, envelope.before)) return "place";
    for (const [other, seen] of payload.seen) if (other === device || !follows(other, seen.number, seen.hash)) return "place";
    if (all ? payload.lamport !== largest + 1n : payload.lamport <= largest) return "place";
    if (this.isMissing(device, number)) this.unmiss(device, number);
    else {
      this.miss(device, this.head(device) + 1n, number - 1n);
      this.raise(device, { number, hash: envelope.names[0], lamport: payload.lamport });
    }
    if (this.isMissing(device, number - 1n)) this.note(device, number - 1n, [envelope.before], false);
    for (const [other, seen] of payload.seen) {
      if (seen.number <= this.head(other)) continue;
      this.miss(other, this.head(other) + 1n, seen.number);
      this.note(other, seen.number, [seen.hash], false);
      this.raise(other, { ...seen, lamport: payload.lamport - 1n });
    }
    this.note(device, number, envelope.names, true, payload.lamport);
    const stamp = { lamport: payload.lamport, device, number, tag: tagOf(envelope.names[0]) };
    const covers = (earlier) => (earlier.device === device ? earlier.number <= number : earlier.number <= (payload.seen.get(earlier.device)?.number ?? 0n))
      && !(payload.missed.get(earlier.device) ?? []).some(([from, to]) => from <= earlier.number && earlier.number <= to);
    for (const op of payload.ops) {
      const record = this.records.get(op.id) ?? { purged: false, deletions: [], fields: new Map() };
      this.records.set(op.id, record);
      if (record.purged) continue;
      if (op.kind === 2) Object.assign(record, { purged: true, deletions: [], fields: new Map() });
      else {
        record.deletions = record.deletions.filter(each => !covers(each));
        if (op.kind === 1) record.deletions = [...record.deletions, stamp].sort(compareStamps);
        else record.fields.set(op.field, [...(record.fields.get(op.field) ?? []).filter(each => !covers(each.stamp)), { stamp, value: op.value }].sort((one, other) => compareStamps(one.stamp, other.stamp)));
      }
    }
    return null;
  }

  /** Notes that an envelope was there once. */
  expect(device, { number, hash: name, lamport }) {
    if (number > this.head(device)) {
      this.miss(device, this.head(device) + 1n, number);
      this.raise(device, { number, hash: name, lamport });
    }
    this.note(device, number, [name], this.has(device, number) && this.marksOf(device, number).length === 0);
  }

  root() {
    const devices = [...this.vector.keys()].sort();
    const stampOf = (stamp) => [stamp.lamport, devices.indexOf(stamp.device), stamp.number, stamp.tag];
    const vector = devices.flatMap(each => { const { number, hash: name, lamport } = this.vector.get(each); return [Buffer.from(each, "hex"), number, name, lamport]; });
    const records = [...this.records.keys()].sort().flatMap(id => {
      const { purged, deletions, fields } = this.records.get(id);
      const inner = [deletions.flatMap(stampOf), [...fields.keys()].sort((one, other) => one < other ? -1 : 1).map(name => [name, fields.get(name).flatMap(each => [...stampOf(each.stamp), new Raw(each.value)])])];
      return [Buffer.from(id, "hex"), purged ? 2 : deletions.length > 0 ? 1 : 0, encode(inner)];
    });
    return hash(encode([3, vector, records])).toString("hex");
  }
}

const readRecord = (state, bytes, devices, tags) => {
  if (![0, 1, 2].includes(state)) throw new Malformed();
  const [deletions, fields] = decodeSpans(bytes), size = tags === null ? 4 : 3;
  const stamp = (lamport, place, number, tag) => {
    const device = devices[place];
    if (device === undefined) throw new Malformed();
    return { lamport: BigInt(lamport), device, number: BigInt(number), tag: tags === null ? BigInt(tag) : tags(device, BigInt(number)) };
  };
  const record = { purged: state === 2, deletions: [], fields: new Map() };
  for (let at = 0; at < deletions.value.length; at += size) record.deletions.push(stamp(...deletions.value.slice(at, at + size)));
  for (const field of decodeSpans(fields.bytes)) {
    const [name, writes] = decodeSpans(field.bytes), spans = decodeSpans(writes.bytes), all = [];
    for (let at = 0; at < spans.length; at += size + 1) all.push({ stamp: stamp(...spans.slice(at, at + size).map(each => each.value)), value: spans[at + size].bytes });
    record.fields.set(name.value, all);
  }
  return record;
};

const readPayload = (bytes) => {
  const map = decode(bytes), given = Object.fromEntries(map), missing = given.s === 2;
  if (map.map(([key]) => key).join() !== (missing ? "l,s,ops,miss,seen" : "l,s,ops,seen") || !missing && given.s !== 1) throw new Malformed();
  const opsAt = spansOfMap(bytes)[2];
  return {
    lamport: BigInt(given.l),
    seen: new Map(given.seen.map(([device, [number, name]]) => [device.toString("hex"), { number: BigInt(number), hash: name }])),
    missed: new Map((given.miss ?? []).map(([device, numbers]) => [device.toString("hex"), pairs(numbers.map(BigInt))])),
    ops: decodeSpans(opsAt).map(op => {
      const [kind, id, field, value] = decodeSpans(op.bytes);
      if (![0, 1, 2].includes(kind.value) || id.value.length !== 16) throw new Malformed();
      return { kind: kind.value, id: id.value.toString("hex"), field: field?.value, value: value?.bytes };
    }),
  };
};

const pairs = (items) => Array.from({ length: items.length / 2 }, (_, at) => [items[2 * at], items[2 * at + 1]]);

// The values of a map as they are written: a map of n pairs is 2n items in a row, as an array of them would be.
const spansOfMap = (bytes) => {
  const asArray = Buffer.from(bytes), pairsThere = bytes[0] & 31;
  asArray[0] = 0x80 | pairsThere * 2;
  return decodeSpans(asArray).filter((_, at) => at % 2 === 1).map(each => each.bytes);
};

// --- a backup ---

const allows = (kind, length) => kind === 1 ? length === 1590 : kind === 2 ? length > 0 && length <= 179_200 : kind === 3 || kind === 4 || kind === 6 ? length >= 740 && length <= 65_748 : kind === 5 ? length === 741 : false;

// Whether bytes begin a section, or the end, that fits.
const begins = (bytes) => {
  if (bytes.length < 5) return false;
  const length = bytes.readUInt32BE(1);
  return bytes[0] === 0 ? length === 32 && bytes.length === 37 : length <= bytes.length - 5 && allows(bytes[0], length);
};

// Where the next envelope of this vault begins, with the section's header before it.
const findEnvelope = (bytes, vaultId) => {
  for (let at = bytes.indexOf(vaultId, 6); at >= 0; at = bytes.indexOf(vaultId, at + 1)) {
    const from = at - 4;
    if (from < 5 || bytes.length - from < 740 || bytes[from] !== 1 || bytes[from + 1] !== 1) continue;
    const length = bytes.readUInt32BE(from - 4);
    if (length <= bytes.length - from && allows(bytes[from - 5], length) && length === 148 + bytes.readUInt32BE(from + 144) + (bytes[from + 2] === 7 ? 0 : 64)) return from - 5;
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
    garbled ||= left.length > 5 && isThere;
    const key = sections.find(each => each.kind === 1), next = key ? findEnvelope(left, key.bytes.subarray(928, 944)) : -1;
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
    const chain = [start], follows = (each) => each.number === BigInt(chain.length) + 1n && isNamed(chain.at(-1).names, each.before) && each.part.i === chain.length && each.part.n === start.part.n;
    for (let next; chain.length < start.part.n && (next = parts.find(follows));) chain.push(next);
    const whole = chain.length === start.part.n ? tried(() => State.read(Buffer.concat(chain.map(each => each.part.part)))) : null;
    if (!whole) continue;
    state = state ? State.merge(state, whole) : whole;
    chain.forEach(each => used.add(each));
  }
  if (!state && parts.length > 0) {
    const groups = Object.values(Object.groupBy(parts.filter(each => each.part.n <= 10_000 && each.part.i < each.part.n), each => `${each.device}/${each.part.n}`)).sort((one, other) => other.length - one.length);
    const most = groups[0] ?? [], there = Array.from({ length: most[0]?.part.n ?? 1 }, (_, at) => most.find(each => each.part.i === at) ?? null);
    state = State.rescue(there.map(each => each?.part.part ?? null));
    if (state) there.forEach(each => each && used.add(each));
    unreadable = state ? Math.max(1, there.filter(each => !each).length) : there.length;
  }
  for (const each of parts) if (!used.has(each)) aside.push([each.section.number, "part of nothing"]);
  return { state, unreadable };
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
      for (const other of records) if (other !== each && other.bytes.equals(each.bytes)) doubles++; else if (other !== each) aside.push([other.number, "senseless"]);
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
  for (const places of Object.values(Object.groupBy(pieces, each => place(each.device, each.number)))) {
    const best = places.find(each => each.names.some(name => named.has(name.toString("hex")))) ?? places[0];
    for (const each of places) if (each !== best) aside.push([each.section.number, "other past"]);
    waiting.set(best.device, [...waiting.get(best.device) ?? [], best]);
  }
  for (const queue of waiting.values()) queue.sort((one, other) => one.number < other.number ? -1 : 1);
  const replayed = state && unreadable === 0 ? state : new State();
  for (;;) {
    const heads = [...waiting.values()].filter(queue => queue.length > 0).sort(([one], [other]) => order3({ lamport: one.payload.lamport, device: one.device }, { lamport: other.payload.lamport, device: other.device }, ["lamport", "device"]));
    if (heads.length === 0) break;
    const next = heads[0].shift(), refused = replayed.merge(next, next.payload);
    if (refused) aside.push([next.section.number, refused]);
  }
  // Beside a snapshot that is not whole they are a state of their own.
  state = !state || state === replayed ? replayed : State.merge(state, replayed);

  const inbox = readAll(openAll(5, 7), each => ({ id: hash(each.section.bytes).subarray(0, 16).toString("hex"), fields: new Map(decode(each.payload).map(([name], at) => [name, [{ value: spansOfMap(each.payload)[at] }]])) }));
  let list = all(6).length === 0 ? "absent" : "differs";
  for (const { section, heads } of readAll(openAll(6, 2), each => {
    const heads = Object.fromEntries(decode(each.payload));
    if (Object.keys(heads).join() !== "n,s,hash,heads") throw new Malformed();
    return { ...each, heads };
  })) {
    if (section.number === sections.length && heads.n === sections.length - 1 && hash(file.subarray(0, section.at)).equals(heads.hash)) list = "fits";
    for (const [device, [number, name, lamport]] of heads.heads) state.expect(device.toString("hex"), { number: BigInt(number), hash: name, lamport: BigInt(lamport) });
  }
  for (const each of sections) if (each.kind > 6) aside.push([each.number, "senseless"]);
  // Of a snapshot that is not whole everything it covers counts as missing: its parts are named instead.
  return { state, inbox, aside: aside.sort(([one], [other]) => one - other), doubles, unreadable, missing: unreadable > 0 ? 0 : Number(state.lost), damage, list };
};
