// Checks of the worker's own parts, in whatever runs them: node while they are written, the browser in the tests.

import { type Bytes, each, equal, hex, join, pack, random, readU32, sha256, u32, unpack, utf8 } from "../bytes";
import * as code from "../code";
import * as envelope from "../envelope";
import { Kind, Problem } from "../envelope";
import * as record from "../keyrecord";
import { Unlocking } from "../keyrecord";
import * as keys from "../keys";
import { agree, hkdf, hmac, hmacKey, labelled, labels, plain, placeOf, privateKey, publicKey, seal, secret, sign, signatureHolds, stretch,
  unseal } from "../primitives";
import published from "../../../../tests/vectors/published.json";
import file from "../../../../tests/vectors/vault-v1.json";
import { bytes, type Change, streamed, type Vectors } from "./given";

const vectors = file as unknown as Vectors;
const { given, made } = vectors;

const same = (what: string, is: unknown, should: unknown): void => {
  const [a, b] = [is, should].map(each => each instanceof Uint8Array ? hex(each) : JSON.stringify(each));
  if (a !== b) throw new Error(`${what}: ${String(a).slice(0, 200)} instead of ${String(b).slice(0, 200)}`);
};

const fails = async (what: string, kind: new () => Error, work: () => Promise<unknown>): Promise<void> => {
  const error = await work().then(() => null, (thrown: unknown) => thrown);
  if (!(error instanceof kind)) throw new Error(`${what}: ${error instanceof Error ? error.constructor.name : String(error)} instead of ${kind.name}`);
};

const flipped = (whole: Bytes, bit: number): Bytes => {
  const changed = whole.slice();
  changed[bit >> 3] ^= 1 << (bit & 7);
  return changed;
};

const record1 = bytes(made.keyRecord), deviceKey = bytes(made.deviceKey);

const openVault = async (): Promise<envelope.Opening> => {
  same("unlocked", await keys.unlock(record1, given.passphrase), Unlocking.Open);
  return keys.opening();
};

// The change that a vector describes.
const apply = async ({ of, at, checksum, sign: signs }: Change): Promise<Bytes> => {
  let whole = of === "keyRecord" ? bytes(made.keyRecord) : /^\d+$/.test(of) ? bytes(vectors.envelopes[Number(of)].envelope) : bytes(of);
  for (const [offset, ...values] of at) {
    if (offset < 0) whole = whole.slice(0, offset);
    else whole.set(values, offset);
  }
  if (checksum) whole.set(await sha256(whole.subarray(0, 1_558)), 1_558);
  if (signs) whole.set(await sign(await privateKey("ECDSA", bytes(given.signing.number), bytes(given.signing.point)), whole.subarray(0, -64)),
    whole.length - 64);
  return whole;
};

const checks: Record<string, () => Promise<void>> = {
  "SHA-256 as published": async () => {
    for (const { source, message, out } of published.sha256) same(source, await sha256(bytes(message)), bytes(out));
  },
  "HMAC as published": async () => {
    for (const { source, key, message, out } of published.hmac) same(source, await hmac(await hmacKey(bytes(key)), bytes(message)), bytes(out));
  },
  "HKDF as published": async () => {
    for (const { source, key, salt, info, out } of published.hkdf) same(source,
      await hkdf(await secret(bytes(key)), bytes(salt), bytes(info), out.length / 2), bytes(out));
  },
  "AES-GCM as published, valid and not": async () => {
    for (const { source, key, iv, aad, message, ciphertext, tag, valid } of published.aesGcm) {
      const sealed = bytes(ciphertext + tag);
      same(source, await unseal(bytes(key), sealed, bytes(aad), bytes(iv)), valid ? bytes(message) : null);
      if (valid) same(source, await seal(bytes(key), bytes(message), bytes(aad), bytes(iv)), sealed);
    }
  },
  "ECDSA as published, valid and not": async () => {
    for (const form of [published.ecdsa.point, published.ecdsa.spki]) {
      const key = await publicKey("ECDSA", bytes(form));
      for (const { source, message, signature, valid } of published.ecdsa.signatures) same(source,
        await signatureHolds(key!, bytes(message), bytes(signature)), valid);
      for (const { source, message, signature, valid } of published.ecdsa.signatures) same(source,
        await keys.verify(bytes(form), bytes(message), bytes(signature)), valid);
    }
    same("no key", await keys.verify(bytes("04" + "11".repeat(64)), bytes(""), new Uint8Array(64)), false);
    same("not even bytes", await keys.verify(new Uint8Array(0), bytes(""), new Uint8Array(64)), false);
  },
  "ECDH as published": async () => {
    for (const { source, number, point, other, shared } of published.ecdh) same(source,
      await agree(await privateKey("ECDH", bytes(number), bytes(point)), (await publicKey("ECDH", bytes(other)))!), bytes(shared));
  },
  "Argon2id as published": async () => {
    for (const { source, passes, memoryInKiB, password, salt, out } of published.argon2id) same(source,
      await stretch(utf8(password), utf8(salt), memoryInKiB, passes), bytes(out));
  },
  "a signature holds for its own data alone": async () => {
    const key = await privateKey("ECDSA", bytes(given.signing.number), bytes(given.signing.point)), data = random(100), signature = await sign(key, data);
    same("holds", await keys.verify(deviceKey, data, signature), true);
    for (let bit = 0; bit < 512; bit += 7) same(`bit ${bit}`, await keys.verify(deviceKey, data, flipped(signature, bit)), false);
    same("other data", await keys.verify(deviceKey, random(100), signature), false);
  },
  "lists cross as one array": async () => {
    const lists = [[], [null], [new Uint8Array(0)], [utf8("a"), null, random(1_000), new Uint8Array(0)]];
    for (const list of lists) same("list", unpack(pack(list)).map(item => item && hex(item)), list.map(item => item && hex(item)));
    await fails("too short", RangeError, async () => unpack(bytes("00000005aa")));
    await fails("no length", RangeError, async () => unpack(bytes("0000")));
  },
  "equal is equal": async () => {
    const one = random(64);
    same("same", equal(one, one.slice()), true);
    for (let bit = 0; bit < 512; bit++) same(`bit ${bit}`, equal(one, flipped(one, bit)), false);
    same("shorter", equal(one, one.slice(1)), false);
  },
  "work keeps its order with many at once": async () => {
    const items = Array.from({ length: 100 }, (_, i) => i);
    same("order", await each(items, 7, async i => { await new Promise(done => setTimeout(done, (i * 37) % 5)); return i * 2; }), items.map(i => i * 2));
  },
  "passphrases are made plain alike": async () => {
    for (const { written, plain: should } of vectors.passphrases) same(written, plain(written), bytes(should));
  },
  "codes are read and written": async () => {
    for (const { written, bytes: should } of vectors.codes) same(written, await code.read(written), should === null ? null : bytes(should));
    for (let turn = 0; turn < 200; turn++) {
      const one = random(20), written = await code.write(one);
      same("form", /^(?:[0-9A-HJKMNP-TV-Z]{4}-){8}[0-9A-HJKMNP-TV-Z]{2}$/.test(written), true);
      same("again", await code.read(written.toLowerCase().replaceAll("0", "o").replaceAll("1", "l").replaceAll("-", " ")), one);
    }
  },
  "one wrong sign in a code is a slip of the pen": async () => {
    const right = made.code;
    let slips = 0;
    for (let at = 0; at < right.length; at++) {
      if (right[at] === "-") continue;
      const wrong = right.slice(0, at) + (right[at] === "7" ? "8" : "7") + right.slice(at + 1);
      if (await code.read(wrong) === null) slips++;
    }
    // Ten bits of check let one in a thousand pass.
    same("slips", slips >= 33, true);
  },
  "padding has the sizes of the rule": async () => {
    for (const [payload, size] of vectors.padding) same(String(payload), envelope.padded(4 + payload), size);
    for (let length = 4; length < 63_488; length += 61) {
      const size = envelope.padded(length);
      same(`${length} fits`, size >= length && size <= Math.max(512, length * (length <= 8_192 ? 2 : 1.12)), true);
      same(`${length} again`, envelope.padded(size), size);
    }
  },
  "the same randomness makes the same key record and envelopes": async () => {
    const signer = { point: bytes(given.signer.point), number: bytes(given.signer.number) },
      box = { point: bytes(given.inbox.point), number: bytes(given.inbox.number) };
    const [vaultId, whole, written] = await streamed(given.stream, () => keys.make(plain(given.passphrase), given.cost, bytes(given.genesis), signer, box));
    same("vaultId", vaultId, bytes(made.vaultId));
    same("key record", whole, record1);
    same("code", written, made.code);
    same("device", await envelope.deviceIdOf(deviceKey), bytes(made.deviceId));
    const opening = keys.opening();
    for (const { kind, seq, before, salt, payload, envelope: should } of vectors.envelopes) {
      if (kind === Kind.Inbox) continue;
      const start = envelope.head(kind, opening, bytes(made.deviceId), BigInt(seq), bytes(before));
      same(`envelope ${seq} of kind ${kind}`,
        await envelope.close(kind === Kind.Record ? opening.record : opening.snapshot, start, bytes(salt), bytes(payload)), bytes(should).slice(0, -64));
    }
  },
  "derived keys are those of the format": async () => {
    const master = await secret(bytes(made.master));
    for (const [label, should] of Object.entries(made.keys)) same(label, await labelled(master, label, placeOf(bytes(made.vaultId), 1)), bytes(should));
    same("labels", labels, { keys: "v1/", wrap: "v1/wrap-", envelope: "v1/env/", inbox: "v1/inbox/", recovery: "v1/rck/", code: "v1/code", vault: "v1/vault" });
  },
  "the passphrase and the code open": async () => {
    same("passphrase", await keys.unlock(record1, given.passphrase), Unlocking.Open);
    same("written otherwise", await keys.unlock(record1, "five  quiet\twords by the sea"), Unlocking.Open);
    same("code", await keys.recover(record1, made.code.toLowerCase()), Unlocking.Open);
    same("another", await keys.unlock(record1, "six quiet words by the sea"), Unlocking.WrongPassphrase);
    await fails("locked after a wrong one", keys.Locked, async () => keys.opening());
    same("nothing", await keys.unlock(record1, " \t"), Unlocking.WrongPassphrase);
  },
  "every envelope opens": async () => {
    const opening = await openVault();
    for (const { kind, seq, payload, envelope: whole } of vectors.envelopes) {
      const opened = await envelope.open(bytes(whole), kind === Kind.Inbox ? new Uint8Array(0) : deviceKey, opening);
      same(`kind ${kind}, ${seq}`, [opened.problem, hex(opened.payload)], [Problem.None, payload]);
    }
  },
  "changed key records are refused, each with its answer": async () => {
    for (const change of vectors.refusedRecords) {
      const changed = await apply(change), secretText = change.secret ?? (change.byCode ? made.code : given.passphrase);
      same(change.what, await (change.byCode ? keys.recover : keys.unlock)(changed, secretText), change.answer);
      await fails(change.what, keys.Locked, async () => keys.opening());
    }
  },
  "changed envelopes are refused, each with its answer": async () => {
    const opening = await openVault();
    for (const change of vectors.refusedEnvelopes) {
      const whole = await apply(change), opened =
        await envelope.open(whole, change.noDevice || whole[2] === Kind.Inbox ? new Uint8Array(0) : deviceKey, opening);
      same(change.what, [opened.problem, opened.payload.length], [change.answer, 0]);
    }
  },
  "every bit of a key record counts": async () => {
    for (let bit = 0; bit < record1.length * 8;
      bit++) same(`bit ${bit}`, await record.check(flipped(record1, bit)), bit < 32 ? Unlocking.Unknown : Unlocking.Damaged);
    for (const length of [0, 1, 3]) same(`${length} bytes`, await record.check(record1.slice(0, length)), Unlocking.Damaged);
    for (const length of [4, 100, 1_589]) same(`${length} bytes`, await record.check(record1.slice(0, length)), Unlocking.Damaged);
    same("longer", await record.check(join(record1, new Uint8Array(1))), Unlocking.Damaged);
  },
  "every bit of a record envelope counts": () => everyBit(Kind.Record),
  "every bit of a snapshot envelope counts": () => everyBit(Kind.Snapshot),
  "every bit of an inbox envelope counts": () => everyBit(Kind.Inbox),
  "a cut or lengthened envelope is refused": async () => {
    const opening = await openVault();
    for (const { envelope: whole, kind } of vectors.envelopes) {
      for (const length of [0, 1, 147, 148, 163, 164, whole.length / 2 - 1]) same(`${length} of kind ${kind}`,
        (await envelope.open(bytes(whole).slice(0, length), deviceKey, opening)).problem, Problem.Length);
      same("longer", (await envelope.open(join(bytes(whole), new Uint8Array(1)), deviceKey, opening)).problem, Problem.Length);
    }
  },
  "a new vault opens with what it was made with, and with nothing else": async () => {
    const cost = { memoryInKiB: 47_104, passes: 2 }, [whole, genesis, written] = await keys.create("five quiet words by the sea", cost);
    const spki = genesis.slice(35, 126), vaultId = record.read(whole).vaultId;
    same("signed by its device", await keys.verify(spki, genesis.slice(0, -64), genesis.slice(-64)), true);
    same("device", await keys.deviceFor(vaultId), spki);
    same("no other device", await keys.deviceFor(random(16)), new Uint8Array(0));
    const sealed = await keys.seal(Kind.Record, 1n, new Uint8Array(32), [utf8("one"), new Uint8Array(0), random(20_000)]);
    same("chain", sealed.map(each => hex(each.subarray(48, 80))), [hex(new Uint8Array(32)), hex(await sha256(sealed[0])), hex(await sha256(sealed[1]))]);
    const noted = await keys.sealForLater(whole, utf8("this happened"));
    same("size of a note", noted.length, 148 + 65 + 512 + 16);
    same("and of an empty one", (await keys.sealForLater(whole, new Uint8Array(0))).length, noted.length);
    await fails("too long a note", RangeError, () => keys.sealForLater(whole, random(509)));
    await fails("too long a payload", RangeError, () => keys.seal(Kind.Record, 4n, await0, [random(63_485)]));
    same("recovered", await keys.recover(whole, new TextDecoder().decode(written)), Unlocking.Open);
    const opening = keys.opening();
    same("opened", (await Promise.all(sealed.map(each => envelope.open(each, spki, opening)))).map(each => [each.problem, each.payload.length]),
      [[0, 3], [0, 0], [0, 20_000]]);
    same("note", (await envelope.open(noted, new Uint8Array(0), opening)).payload, utf8("this happened"));
    const changed = await keys.changePassphrase(whole, "another lamp on the same shelf", cost), [renewed, newCode] = await keys.renewCode(changed);
    same("old record, old passphrase", await keys.unlock(whole, "five quiet words by the sea"), Unlocking.Open);
    same("new record, old passphrase", await keys.unlock(changed, "five quiet words by the sea"), Unlocking.WrongPassphrase);
    same("new record, old code", await keys.recover(changed, new TextDecoder().decode(written)), Unlocking.Open);
    same("newest record, old code", await keys.recover(renewed, new TextDecoder().decode(written)), Unlocking.WrongCode);
    same("newest record, new code", await keys.recover(renewed, new TextDecoder().decode(newCode)), Unlocking.Open);
    same("newest record, new passphrase", await keys.unlock(renewed, "another lamp on the same shelf"), Unlocking.Open);
    same("still opens", (await envelope.open(sealed[0], spki, keys.opening())).payload, utf8("one"));
    const added = await keys.enrol(genesis, false), signer = record.read(whole).signer;
    same("added", [added[0], hex(added.slice(1, 33))], [2, hex(await sha256(genesis))]);
    same("by the vault", await keys.verify(signer, added.slice(0, -64), added.slice(-64)), true);
    same("the same device", added.slice(35, 126), spki);
    await fails("too cheap", keys.Senseless, () => keys.create("five quiet words by the sea", { memoryInKiB: 47_103, passes: 2 }));
    await fails("too dear", keys.Senseless, () => keys.create("five quiet words by the sea", { memoryInKiB: 47_104, passes: 11 }));
  },
  "a change that was not stored is in no later one": async () => {
    const cost = { memoryInKiB: 47_104, passes: 2 }, [whole, , written] = await keys.create("five quiet words by the sea", cost),
      code = new TextDecoder().decode(written);
    await keys.changePassphrase(whole, "another lamp on the same shelf", cost);
    const [renewed, newCode] = await keys.renewCode(whole);
    same("the passphrase that counts", await keys.unlock(renewed, "five quiet words by the sea"), Unlocking.Open);
    same("the one that was not stored", await keys.unlock(renewed, "another lamp on the same shelf"), Unlocking.WrongPassphrase);
    same("opened with the code", await keys.recover(whole, code), Unlocking.Open);
    await keys.renewCode(whole);
    const changed = await keys.changePassphrase(whole, "another lamp on the same shelf", cost);
    same("the code that counts", await keys.recover(changed, code), Unlocking.Open);
    await fails("a damaged record", keys.Senseless, () => keys.renewCode(whole.map((byte, at) => at === 700 ? byte ^ 1 : byte)));
    await fails("another vault's", keys.Senseless, () => keys.changePassphrase(bytes(made.keyRecord), "another lamp on the same shelf", cost));
    same("one that was not stored", await keys.recover(changed, new TextDecoder().decode(newCode)), Unlocking.WrongCode);
  },
  "another device adds itself": async () => {
    await openVault();
    const vaultId = bytes(made.vaultId), had = await keys.deviceFor(vaultId);
    if (!had.length) await fails("no device seals", keys.NoDevice, () => keys.seal(Kind.Record, 1n, new Uint8Array(32), [utf8("x")]));
    const added = await keys.enrol(bytes(given.genesis), false), spki = added.slice(35, 126);
    same("by the vault", await keys.verify(bytes(given.signer.point), added.slice(0, -64), added.slice(-64)), true);
    const [sealed] = await keys.seal(Kind.Record, 1n, new Uint8Array(32), [utf8("x")]);
    same("opens", (await envelope.open(sealed, spki, keys.opening())).payload, utf8("x"));
    const again = (await keys.enrol(bytes(given.genesis), false)).slice(35, 126), anew = (await keys.enrol(bytes(given.genesis), true)).slice(35, 126);
    same("the same keys", again, spki);
    same("keys of its own", hex(anew) !== hex(spki), true);
    const [later] = await keys.seal(Kind.Record, 1n, new Uint8Array(32), [utf8("x")]);
    same("opens as the new one", (await envelope.open(later, anew, keys.opening())).problem, Problem.None);
    same("the lower form", BigInt("0x" + hex(later.slice(-32))) <= 0x7FFFFFFF800000007FFFFFFFFFFFFFFFDE737D56D38BCF4279DCE5617E3192A8n, true);
    same("not as the other", (await envelope.open(sealed, deviceKey, keys.opening())).problem, Problem.Device);
  },
  "a backup made by the other side opens": async () => {
    const backup = bytes(vectors.other.backup), found: number[] = [];
    let at = 12, whole: Bytes | null = null, spki: Bytes | null = null, opening: envelope.Opening | null = null;
    same("begins", backup.subarray(0, 12), join(utf8("SWBACKUP"), u32(1)));
    for (let type = 255; type !== 0;) {
      type = backup[at];
      const section = backup.slice(at + 5, at + 5 + readU32(backup, at + 1));
      if (type === 0) same("sum", section, await sha256(backup.subarray(0, at)));
      else if (type === 1) whole = section;
      else if (type === 2) {
        const genesis = section.slice(2, 2 + (section[0] << 8 | section[1]));
        spki = genesis.slice(35, 126);
        same("by its device", await keys.verify(spki, genesis.slice(0, -64), genesis.slice(-64)), true);
        same("by passphrase", await keys.unlock(whole!, vectors.other.passphrase), Unlocking.Open);
        same("by code", await keys.recover(whole!, vectors.other.code), Unlocking.Open);
        opening = keys.opening();
      } else same(`section of type ${type}`, (await envelope.open(section, type === 5 ? new Uint8Array(0) : spki!, opening!)).problem, Problem.None);
      found.push(type);
      at += 5 + section.length;
    }
    same("all of it", [at === backup.length, [1, 2, 3, 4, 5, 0].every(type => found.includes(type))], [true, true]);
  },
};

const await0 = new Uint8Array(32);

const everyBit = async (kind: Kind): Promise<void> => {
  const opening = await openVault(), { envelope: text } = vectors.envelopes.find(one => one.kind === kind)!, whole = bytes(text);
  const end = kind === Kind.Inbox ? whole.length : whole.length - 64, spki = kind === Kind.Inbox ? new Uint8Array(0) : deviceKey;
  const expected = (byte: number): Problem =>
    byte === 0 ? Problem.Version : byte === 1 ? Problem.Suite : byte === 3 ? Problem.Flags
      : byte === 2 ? kind === Kind.Inbox ? Problem.Length : Problem.Kind
      : byte < 20 ? Problem.OtherVault : byte < 24 ? Problem.Epoch
      : byte >= 144 && byte < 148 ? Problem.Length
      : kind === Kind.Inbox ? byte < 213 ? Problem.Commitment : Problem.Ciphertext
      : byte < 40 ? Problem.Device : Problem.Signature;
  same("ends", end <= whole.length, true);
  await each(Array.from({ length: whole.length * 8 }, (_, bit) => bit), 64, async bit => {
    const opened = await envelope.open(flipped(whole, bit), spki, opening);
    same(`bit ${bit & 7} of byte ${bit >> 3}`, [opened.problem, opened.payload.length], [expected(bit >> 3), 0]);
  });
};

/** Runs them all; what came of each: its name, and what was wrong, if anything. */
export const run = async (only = ""): Promise<[string, string | null][]> => {
  const results: [string, string | null][] = [];
  for (const [name, check] of Object.entries(checks)) {
    if (name.includes(only)) results.push([name,
      await check().then(() => null, (error: unknown) => error instanceof Error ? error.message || error.constructor.name : String(error))]);
  }
  return results;
};
