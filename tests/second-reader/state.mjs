// The state that envelopes come to, and how two are merged.

import { decode, decodeBeginning, decodeSpans, encode, Malformed, Raw } from "./cbor.mjs";
import { hash, isNamed, none, zeros } from "./vault.mjs";

export const place = (device, number) => `${device}/${number}`;
export const order3 = (one, other, fields) =>
  { for (const field of fields) if (one[field] !== other[field]) return one[field] < other[field] ? -1 : 1; return 0; };
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
  isParted(device) { return [...this.marks].some(([at, marks]) => at.startsWith(device) && marks.filter(each => each.here).length > 1); }

  note(device, number, names, here, lamport = null) {
    const marks = this.marksOf(device, number), there = marks.find(each => names.some(name => isNamed(each.names, name)));
    if (there) {
      there.here ||= here;
      if (there.names.length < names.length) there.names = names;
      if (lamport !== null && (there.lamport === null || there.lamport < lamport)) there.lamport = lamport;
    } else this.marks.set(place(device, number),
      [...marks, { device, number, names, here, lamport }].sort((one, other) => Buffer.compare(one.names[0], other.names[0])));
  }

  raise(device, head) {
    const last = this.vector.get(device);
    if (!last || (order3(last, head, ["number", "lamport"]) || Buffer.compare(last.hash, head.hash)) < 0) this.vector.set(device, head);
  }

  miss(device, from, to) {
    if (from <= to) this.missing.set(device, [...this.missing.get(device) ?? [], [from, to]]);
  }

  unmiss(device, number) {
    this.missing.set(device, this.missing.get(device).flatMap(([from, to]) => number < from || number > to ? [[from, to]]
      : [[from, number - 1n], [number + 1n, to]].filter(([first, last]) => first <= last)));
  }

  /** How many envelopes are missing. */
  get lost() {
    const told = [...this.marks.values()].filter(marks => marks.length > 1
      && !this.isMissing(marks[0].device, marks[0].number)).flat().filter(each => !each.here).length;
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
    for (let at = 0; at < records.length;
      at += 3) state.records.set(records[at].toString("hex"), readRecord(records[at + 1], records[at + 2], devices, state.tags(schema)));
    return state;
  }

  // How a stamp without a tag gets one; null where it has its own.
  tags(schema) {
    return schema === 3 ? null : (device, number) =>
      { const marks = this.marksOf(device, number); return marks.length === 1 && marks[0].here ? tagOf(marks[0].names[0]) : 0n; };
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
      const kept = ones.filter(each => both(each, others) || !other.saw(stampOf(each))).map(each => stampOf(each).tag === 0n ? both(each, others) ?? each
        : each);
      return [...kept, ...others.filter(each => !both(each, ones) && !one.saw(stampOf(each)))].sort((first, second) =>
        compareStamps(stampOf(first), stampOf(second)));
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
      const size = first >= 0x40 && first < 0x58 ? first - 0x40 + 1 : first === 0x58 ? bytes[at + 19] + 2 : first === 0x59 ? bytes.readUInt16BE(at + 19) + 3
        : first === 0x5a ? bytes.readUInt32BE(at + 19) + 5 : 0;
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
    if (this.isParted(device) || this.has(device, number)) {
      const isHere = this.has(device, number) && (this.marksOf(device, number).length === 0 || knows(device, number, envelope.names)?.here);
      return isHere ? null : "other past";
    }
    let largest = 0n, all = true;
    const named = (of, at, name) => {
      const there = knows(of, at, [name]);
      if (there?.lamport) largest = there.lamport > largest ? there.lamport : largest; else all = false;
      return there;
    };
    if (number === 1n ? !envelope.before.equals(zeros) : !named(device, number - 1n, envelope.before)
      && this.marksOf(device, number - 1n).some(each => each.here)) return "place";
    for (const [other, seen] of payload.seen) if (other === device) return "place"; else named(other, seen.number, seen.hash);
    if (all ? payload.lamport !== largest + 1n : payload.lamport <= largest) return "place";
    if (this.isMissing(device, number)) this.unmiss(device, number);
    else {
      this.miss(device, this.head(device) + 1n, number - 1n);
      this.raise(device, { number, hash: envelope.names[0], lamport: payload.lamport });
    }
    if (this.isMissing(device, number - 1n)) this.note(device, number - 1n, [envelope.before], false);
    const strange = new Set();
    for (const [other, seen] of payload.seen) {
      if (seen.number > this.head(other)) {
        this.miss(other, this.head(other) + 1n, seen.number);
        this.raise(other, { ...seen, lamport: payload.lamport - 1n });
      } else if (this.marksOf(other, seen.number).length > 0 && !knows(other, seen.number, [seen.hash])) strange.add(other);
      this.tell(other, seen);
    }
    this.note(device, number, envelope.names, true, payload.lamport);
    const stamp = { lamport: payload.lamport, device, number, tag: tagOf(envelope.names[0]) };
    const covers = (earlier) => (earlier.device === device ? earlier.number <= number : !strange.has(earlier.device)
      && earlier.number <= (payload.seen.get(earlier.device)?.number ?? 0n))
      && !(payload.missed.get(earlier.device) ?? []).some(([from, to]) => from <= earlier.number && earlier.number <= to);
    for (const op of payload.ops) {
      const record = this.records.get(op.id) ?? { purged: false, deletions: [], fields: new Map() };
      this.records.set(op.id, record);
      if (record.purged) continue;
      if (op.kind === 2) Object.assign(record, { purged: true, deletions: [], fields: new Map() });
      else {
        record.deletions = record.deletions.filter(each => !covers(each));
        if (op.kind === 1) record.deletions = [...record.deletions, stamp].sort(compareStamps);
        else record.fields.set(op.field, [...(record.fields.get(op.field) ?? []).filter(each => !covers(each.stamp)),
          { stamp, value: op.value }].sort((one, other) => compareStamps(one.stamp, other.stamp)));
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
    this.tell(device, { number, hash: name });
  }

  // Of one that is here by its number alone, this is its name.
  tell(device, { number, hash: name }) {
    this.note(device, number, [name], this.has(device, number) && this.marksOf(device, number).length === 0);
  }

  root() {
    const devices = [...this.vector.keys()].sort();
    const stampOf = (stamp) => [stamp.lamport, devices.indexOf(stamp.device), stamp.number, stamp.tag];
    const vector = devices.flatMap(each =>
      { const { number, hash: name, lamport } = this.vector.get(each); return [Buffer.from(each, "hex"), number, name, lamport]; });
    const records = [...this.records.keys()].sort().flatMap(id => {
      const { purged, deletions, fields } = this.records.get(id);
      const inner = [deletions.flatMap(stampOf),
        [...fields.keys()].sort((one, other) => one < other ? -1
        : 1).map(name => [name, fields.get(name).flatMap(each => [...stampOf(each.stamp), new Raw(each.value)])])];
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
    for (let at = 0; at < spans.length; at += size
      + 1) all.push({ stamp: stamp(...spans.slice(at, at + size).map(each => each.value)), value: spans[at + size].bytes });
    record.fields.set(name.value, all);
  }
  return record;
};

export const readPayload = (bytes) => {
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
export const spansOfMap = (bytes) => {
  const asArray = Buffer.from(bytes), pairsThere = bytes[0] & 31;
  asArray[0] = 0x80 | pairsThere * 2;
  return decodeSpans(asArray).filter((_, at) => at % 2 === 1).map(each => each.bytes);
};
