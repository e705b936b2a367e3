// A second reader of backups, written from docs/vault-format.md alone, with the cryptography of Node itself. Only Argon2id comes from elsewhere.

import crypto from "node:crypto";
import { decode, decodeSpans, encode, Malformed, Raw } from "./cbor.mjs";

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

const readControl = (log, vault) => {
  const devices = new Map();
  for (let at = 0; at < log.length;) {
    const size = log.readUInt16BE(at);
    let event = log.subarray(at + 2, at + 2 + size);
    at += 2 + size;
    if (devices.size === 0) {
      event = [event, turned(event)].find(each => hash(ascii("v1/vault"), each).subarray(0, 16).equals(vault.vaultId));
      if (!event) throw new Refused("tampered");
    }
    const deviceSize = event.readUInt16BE(33), spki = event.subarray(35, 35 + deviceSize);
    const exchangeSize = event.readUInt16BE(35 + deviceSize), point = event.subarray(37 + deviceSize + exchangeSize, 102 + deviceSize + exchangeSize);
    const signer = event[0] === 1 ? spki : spkiOfPoint(vault.signer);
    const fits = event.length === 166 + deviceSize + exchangeSize && point.equals(vault.signer) && event[0] === (devices.size === 0 ? 1 : 2);
    if (fits && holds(signer, event.subarray(0, -64), event.subarray(-64))) devices.set(hash(spki).subarray(0, 16).toString("hex"), spki);
    else if (devices.size === 0) throw new Refused("tampered");
  }
  if (devices.size === 0) throw new Refused("tampered");
  return devices;
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
const compareStamps = (one, other) => one.lamport !== other.lamport ? (one.lamport < other.lamport ? 1 : -1) : one.device < other.device ? 1 : one.device > other.device ? -1 : 0;

export class State {
  records = new Map();
  vector = new Map();
  known = new Map();
  missing = new Map();
  branches = new Map();

  head(device) { return this.vector.get(device)?.number ?? 0n; }
  isMissing(device, number) { return (this.missing.get(device) ?? []).some(([from, to]) => from <= number && number <= to); }
  has(device, number) { return number <= this.head(device) && !this.isMissing(device, number); }
  isForked(device) { return [...this.branches.values()].some(each => each.root === device); }

  knows(device, number, both) {
    const all = [device, ...[...this.branches].filter(([, each]) => each.root === device).map(([name]) => name)].map(each => this.known.get(place(each, number))).filter(each => each);
    return all.length === 0 ? null : all.some(each => each.names.some(name => isNamed(both, name)));
  }

  miss(device, from, to) {
    if (from <= to) this.missing.set(device, [...this.missing.get(device) ?? [], [from, to]]);
  }

  /** How many envelopes are missing. */
  get lost() { return [...this.missing.values()].flat().reduce((sum, [from, to]) => sum + to - from + 1n, 0n); }

  static read(bytes) {
    const state = new State(), items = decode(bytes), [schema, vector, records] = items;
    if (!(schema === 1 && items.length === 3) && !(schema === 2 && items.length === 6)) throw new Malformed();
    const devices = [];
    for (let at = 0; at < vector.length; at += 4) {
      const device = vector[at].toString("hex"), number = BigInt(vector[at + 1]), lamport = BigInt(vector[at + 3]);
      devices.push(device);
      state.vector.set(device, { number, hash: vector[at + 2], lamport });
      state.known.set(place(device, number), { names: [vector[at + 2]], lamport });
    }
    for (let at = 0; at < records.length; at += 3) state.records.set(records[at].toString("hex"), readRecord(records[at + 1], records[at + 2], devices));
    if (schema === 2) {
      const [, , , hashes, missing, branches] = items;
      for (let at = 0; at < hashes.length; at += 3) {
        for (let each = 0; each < hashes[at + 2].length / 32; each++) {
          const name = place(devices[hashes[at]], BigInt(hashes[at + 1]) + BigInt(each));
          if (!state.known.has(name)) state.known.set(name, { names: [hashes[at + 2].subarray(32 * each, 32 * each + 32)], lamport: null });
        }
      }
      for (let at = 0; at < missing.length; at += 3) state.miss(devices[missing[at]], BigInt(missing[at + 1]), BigInt(missing[at + 2]));
      for (let at = 0; at < branches.length; at += 4) {
        const [name, root, parent] = branches.slice(at, at + 3).map(each => each.toString("hex"));
        state.branches.set(name, { root, parent, first: BigInt(branches[at + 3]) });
      }
    }
    return state;
  }

  /** Why an envelope is not merged; null if it is. */
  merge(envelope, payload) {
    const { device, number } = envelope;
    if (number === 0n) return "place";
    if (this.isForked(device) || this.has(device, number)) return this.knows(device, number, envelope.names) ?? !this.isForked(device) ? null : "other past";
    if (this.knows(device, number, envelope.names) === false) return "other past";
    let largest = 0n, all = true;
    const look = (of, at) => this.known.get(place(of, at));
    if (number === 1n) {
      if (!envelope.before.equals(zeros)) return "place";
    } else {
      const before = look(device, number - 1n);
      if (before && !isNamed(before.names, envelope.before)) return "place";
      if (before?.lamport != null) largest = before.lamport; else all = false;
    }
    for (const [other, seen] of payload.seen) {
      if (other === device) return "place";
      const there = look(other, seen.number);
      if (there && !isNamed(there.names, seen.hash)) return "place";
      if (there?.lamport != null) largest = there.lamport > largest ? there.lamport : largest; else all = false;
    }
    if (all ? payload.lamport !== largest + 1n : payload.lamport <= largest) return "place";
    if (number > this.head(device) + 1n) {
      this.miss(device, this.head(device) + 1n, number - 1n);
      if (!look(device, number - 1n)) this.known.set(place(device, number - 1n), { names: [envelope.before], lamport: null });
    }
    for (const [other, seen] of payload.seen) {
      if (seen.number <= this.head(other)) continue;
      this.miss(other, this.head(other) + 1n, seen.number);
      this.known.set(place(other, seen.number), { names: [seen.hash], lamport: null });
      this.vector.set(other, { ...seen, lamport: payload.lamport - 1n });
    }
    this.vector.set(device, { number, hash: envelope.names[0], lamport: payload.lamport });
    this.known.set(place(device, number), { names: envelope.names, lamport: payload.lamport });
    const stamp = { lamport: payload.lamport, device, number };
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
    if (number <= this.head(device) || this.isForked(device)) return;
    this.miss(device, this.head(device) + 1n, number);
    this.vector.set(device, { number, hash: name, lamport });
  }

  root() {
    const devices = [...this.vector.keys()].sort();
    const stampOf = (stamp) => [stamp.lamport, devices.indexOf(stamp.device), stamp.number];
    const vector = devices.flatMap(each => { const { number, hash: name, lamport } = this.vector.get(each); return [Buffer.from(each, "hex"), number, name, lamport]; });
    const records = [...this.records.keys()].sort().flatMap(id => {
      const { purged, deletions, fields } = this.records.get(id);
      const inner = [deletions.flatMap(stampOf), [...fields.keys()].sort((one, other) => one < other ? -1 : 1).map(name => [name, fields.get(name).flatMap(each => [...stampOf(each.stamp), new Raw(each.value)])])];
      return [Buffer.from(id, "hex"), purged ? 2 : deletions.length > 0 ? 1 : 0, encode(inner)];
    });
    return hash(encode([1, vector, records])).toString("hex");
  }
}

const readRecord = (state, bytes, devices) => {
  const [deletions, fields] = decodeSpans(bytes), stamp = (lamport, device, number) => ({ lamport: BigInt(lamport), device: devices[device], number: BigInt(number) });
  const record = { purged: state === 2, deletions: [], fields: new Map() };
  for (let at = 0; at < deletions.value.length; at += 3) record.deletions.push(stamp(...deletions.value.slice(at, at + 3)));
  for (const field of decodeSpans(fields.bytes)) {
    const [name, writes] = decodeSpans(field.bytes), spans = decodeSpans(writes.bytes), all = [];
    for (let at = 0; at < spans.length; at += 4) all.push({ stamp: stamp(spans[at].value, spans[at + 1].value, spans[at + 2].value), value: spans[at + 3].bytes });
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

export const readBackup = async (file, secret, argon2id) => {
  if (!file.subarray(0, 12).equals(Buffer.concat([ascii("SWBACKUP"), u32(1)]))) throw new Refused("no backup");
  const sections = [];
  let at = 12;
  for (; file[at] !== 0; ) {
    const length = file.readUInt32BE(at + 1);
    sections.push({ number: sections.length + 1, kind: file[at], at, bytes: file.subarray(at + 5, at + 5 + length) });
    at += 5 + length;
  }
  const checksum = hash(file.subarray(0, at)).equals(file.subarray(at + 5)) && file.readUInt32BE(at + 1) === 32;
  const all = (kind) => sections.filter(each => each.kind === kind);
  const vault = await unlock(all(1)[0].bytes, secret, argon2id), devices = readControl(all(2)[0].bytes, vault);
  const aside = [];
  const openAll = (kind, allowed) => all(kind).flatMap(section => {
    const opened = openEnvelope(section.bytes, vault, devices);
    if (!opened.why && opened.kind === allowed) return [{ section, ...opened }];
    aside.push([section.number, opened.why ?? "kind"]);
    return [];
  });

  // The snapshot: its parts are found by the hash of the one before and by their numbers.
  let state = new State();
  const parts = openAll(3, 2).map(each => ({ ...each, part: Object.fromEntries(decode(each.payload)) }));
  let chain = [];
  for (let next = parts.find(each => each.number === 1n && each.part.i === 0); next; next = parts.find(each => each.number === BigInt(chain.length) + 1n && isNamed(chain.at(-1).names, each.before) && each.part.i === chain.length)) chain.push(next);
  if (chain.length > 0 && chain.length === chain[0].part.n) state = State.read(Buffer.concat(chain.map(each => each.part.part)));
  else chain = [];
  for (const each of parts) if (!chain.includes(each)) aside.push([each.section.number, "part of nothing"]);

  // The records: those of one device by number, and of all devices the one that came first.
  const waiting = new Map();
  for (const each of openAll(4, 1)) {
    try {
      const payload = readPayload(each.payload);
      waiting.set(each.device, [...waiting.get(each.device) ?? [], { ...each, payload }]);
    } catch (error) {
      if (!(error instanceof Malformed)) throw error;
      aside.push([each.section.number, "payload"]);
    }
  }
  for (const queue of waiting.values()) queue.sort((one, other) => one.number < other.number ? -1 : 1);
  for (;;) {
    const heads = [...waiting.values()].filter(queue => queue.length > 0).sort(([one], [other]) => one.payload.lamport !== other.payload.lamport ? (one.payload.lamport < other.payload.lamport ? -1 : 1) : one.device < other.device ? -1 : 1);
    if (heads.length === 0) break;
    const next = heads[0].shift(), why = state.merge(next, next.payload);
    if (why) aside.push([next.section.number, why]);
  }

  const inbox = openAll(5, 7).map(each => ({ id: hash(each.section.bytes).subarray(0, 16).toString("hex"), fields: new Map(decode(each.payload).map(([name], at) => [name, [{ value: spansOfMap(each.payload)[at] }]])) }));
  let list = all(6).length === 0 ? "absent" : "differs";
  for (const each of openAll(6, 2)) {
    const heads = Object.fromEntries(decode(each.payload));
    if (each.section.number === sections.length && heads.n === sections.length - 1 && hash(file.subarray(0, each.section.at)).equals(heads.hash)) list = "fits";
    for (const [device, [number, name, lamport]] of heads.heads) state.expect(device.toString("hex"), { number: BigInt(number), hash: name, lamport: BigInt(lamport) });
  }
  return { state, inbox, aside: aside.sort(([one], [other]) => one - other), checksum, list, sections: sections.length, devices: devices.size };
};
