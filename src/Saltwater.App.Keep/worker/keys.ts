// The vault's keys while it is open, and everything that needs them. Nothing here leaves the worker but what its functions return.

import { type Bytes, equal, hex, join, lp, random, sha256, utf8, wipe } from "./bytes";
import * as code from "./code";
import * as envelope from "./envelope";
import * as record from "./keyrecord";
import { type Cost, Unlocking } from "./keyrecord";
import { agree, hmacKey, inboxKey, labelled, labels, newPair, numberOf, placeOf, plain, pointOf, privateKey, publicKey, recoveryKey, secret, sign,
  signatureHolds, spkiOf, stretch, unwrap, wrap } from "./primitives";
import { type DeviceKeys, deviceKeys, Gone, keepDeviceKeys } from "./store";

/** The keys are not open. */
export class Locked extends Error {}

/** This device was not added to the vault. */
export class NoDevice extends Error {}

/** Something was asked for that makes no sense. */
export class Senseless extends Error {}

interface Device { readonly keys: DeviceKeys; readonly spki: Bytes; readonly id: Bytes }

interface Open {
  /** Of the key record it was opened with; those that a change leaves alone are used. */
  readonly fields: record.Fields;
  readonly place: Bytes;
  /** VMK, which derives and cannot be read back. */
  readonly master: CryptoKey;
  /** What wraps VMK here: LUK, or RCK where the vault was opened with the code. Needed to wrap VMK anew. */
  readonly opener: Opener;
  readonly recordKey: CryptoKey;
  readonly snapshotKey: CryptoKey;
  readonly headerKey: CryptoKey;
}

interface Opener { readonly key: CryptoKey; readonly label: "vmk" | "rec"; readonly wrapped: Bytes }

let open: Open | null = null;
let inbox: Promise<CryptoKey> | null = null;

// The keys of this device, as long as the worker lives: they are read once, so that a backup can still be made where the browser takes its
// store away; and where it keeps none, they are here alone.
const inMemory = new Map<string, DeviceKeys>();
const devices = new Map<string, Promise<CryptoKey | null>>();
let latest: { spki: Bytes; id: Bytes; key: Promise<CryptoKey | null> } | null = null;

const opened = (): Open => {
  if (!open) throw new Locked();
  return open;
};

const adopt = async (fields: record.Fields, master: CryptoKey, opener: Opener): Promise<Open> => {
  const place = record.placeIn(fields), key = (label: string): Promise<Bytes> => labelled(master, label, place);
  const [recordKey, snapshotKey, headerKey] = await Promise.all([secret(await key("rec")), secret(await key("snap")), hmacKey(await key("hdr"))]);
  return { fields, place, master, opener, recordKey, snapshotKey, headerKey };
};

const settle = (next: Open | null): void => {
  open = next;
  inbox = null;
};

/** Makes a vault's keys and those of this device, and leaves them open. */
export const create = async (passphrase: string, cost: Cost): Promise<[Bytes, Bytes, Bytes]> => {
  const password = plain(passphrase);
  if (!password.length || record.belowFloor(cost) || record.aboveCeiling(cost)) throw new Senseless();
  const [device, signer, box] = await Promise.all([newDevice(), newPair("ECDSA", true), newPair("ECDH", true)]);
  const signerPoint = await pointOf(signer.publicKey), unsigned = await controlEvent(1, new Uint8Array(32), device.keys, signerPoint);
  const genesis = join(unsigned, await sign(device.keys.signing.privateKey, unsigned));
  const [vaultId, bytes, written] = await make(
    password, cost, genesis,
    { point: signerPoint, number: await numberOf(signer.privateKey) },
    { point: await pointOf(box.publicKey), number: await numberOf(box.privateKey) });
  await keep(hex(vaultId), device.keys);
  return [bytes, genesis, utf8(written)];
};

/** A pair as it is wrapped; the number is wiped. */
interface Half { readonly point: Bytes; readonly number: Bytes }

/** Makes the key record of the vault that begins with an event, and leaves it open. */
export const make = async (password: Bytes, cost: Cost, genesis: Bytes, signer: Half, box: Half): Promise<[Bytes, Bytes, string]> => {
  const vaultId = (await sha256(join(utf8(labels.vault), genesis))).slice(0, 16), epoch = 1, place = placeOf(vaultId, epoch);
  const masterBytes = random(32), recovery = random(code.codeSize), written = await code.write(recovery);
  const wrappedForCode = await wrap(await recoveryKey(recovery), "rec", place, masterBytes);
  const [local, made] = await forPassphrase(password, cost, place, masterBytes);
  const master = await secret(masterBytes);
  const fields: record.Fields = {
    ...made, vaultId, epoch, recovery: wrappedForCode,
    inbox: box.point, inboxNumber: await wrapNumber(master, "inb", "inb", place, box.number),
    signer: signer.point, signerNumber: await wrapNumber(master, "ctl", "rkey", place, signer.number),
  };
  const bytes = await record.write(fields, await hmacKey(await labelled(master, "hdr", place)));
  settle(await adopt(fields, master, { key: local, label: "vmk", wrapped: fields.master }));
  return [vaultId, bytes, written];
};

type Passphrased = Pick<record.Fields, "cost" | "salt" | "slots" | "master">;

// A new salt, LUK, slots and wrap of VMK. LUK comes back as a handle.
const forPassphrase = async (password: Bytes, cost: Cost, place: Bytes, master: Bytes): Promise<[CryptoKey, Passphrased]> => {
  const salt = random(16), unlockKey = random(32);
  const slots = await record.fill(await secret(await stretched(password, salt, cost)), unlockKey);
  const local = await secret(unlockKey);
  return [local, { cost, salt, slots, master: await wrap(local, "vmk", place, master) }];
};

const stretched = async (password: Bytes, salt: Bytes, cost: Cost): Promise<Bytes> => {
  try {
    return await stretch(password, salt, cost.memoryInKiB, cost.passes);
  } finally {
    wipe(password);
  }
};

const wrapNumber = async (master: CryptoKey, keyLabel: string, label: string, place: Bytes, number: Bytes): Promise<Bytes> => {
  const wrapped = await wrap(await secret(await labelled(master, keyLabel, place)), label, place, number);
  wipe(number);
  return wrapped;
};

const unwrapNumber = async (keyLabel: string, label: string, wrapped: Bytes): Promise<Bytes> => {
  const { master, place } = opened(), result = await unwrap(await secret(await labelled(master, keyLabel, place)), label, place, wrapped);
  if (!result.fits || !result.bytes) throw new Error();
  return result.bytes;
};

export const unlock = async (bytes: Bytes, passphrase: string): Promise<Unlocking> => {
  settle(null);
  const found = await record.check(bytes), password = plain(passphrase);
  if (found !== Unlocking.Open) return found;
  if (!password.length) return Unlocking.WrongPassphrase;
  const fields = record.read(bytes), unlockKey = await record.find(await secret(await stretched(password, fields.salt, fields.cost)), fields.slots);
  if (typeof unlockKey === "number") return unlockKey;
  const local = await secret(unlockKey), master = await unwrap(local, "vmk", record.placeIn(fields), fields.master);
  return finish(bytes, fields, master.fits ? master.bytes : null, { key: local, label: "vmk", wrapped: fields.master });
};

export const recover = async (bytes: Bytes, written: string): Promise<Unlocking> => {
  settle(null);
  const found = await record.check(bytes);
  if (found !== Unlocking.Open) return found;
  const recovery = await code.read(written);
  if (!recovery) return Unlocking.MistypedCode;
  const fields = record.read(bytes), key = await recoveryKey(recovery), master = await unwrap(key, "rec", record.placeIn(fields), fields.recovery);
  return master.fits ? finish(bytes, fields, master.bytes, { key, label: "rec", wrapped: fields.recovery }) : Unlocking.WrongCode;
};

const finish = async (bytes: Bytes, fields: record.Fields, master: Bytes | null, opener: Opener): Promise<Unlocking> => {
  if (!master) return Unlocking.Tampered;
  const next = await adopt(fields, await secret(master), opener);
  if (!await record.authentic(bytes, next.headerKey)) return Unlocking.Tampered;
  settle(next);
  return Unlocking.Open;
};

// VMK's bytes, for as long as they are wrapped anew.
const withMaster = async <T>(work: (master: Bytes) => Promise<T>): Promise<T> => {
  const { opener, place } = opened(), master = await unwrap(opener.key, opener.label, place, opener.wrapped);
  if (!master.fits || !master.bytes) throw new Error();
  try {
    return await work(master.bytes);
  } finally {
    wipe(master.bytes);
  }
};

// What is stored now, changed. Nothing of it stays here: it may never be stored, and then the next change must not hold it.
const rewrite = async (stored: Bytes, change: (place: Bytes, master: Bytes) => Promise<Partial<record.Fields>>): Promise<Bytes> => {
  const { place, headerKey } = opened();
  if (await record.check(stored) !== Unlocking.Open || !await record.authentic(stored, headerKey)) throw new Senseless();
  return record.write({ ...record.read(stored), ...await withMaster(master => change(place, master)) }, headerKey);
};

export const changePassphrase = async (stored: Bytes, passphrase: string, cost: Cost): Promise<Bytes> => {
  const password = plain(passphrase);
  opened();
  if (!password.length || record.belowFloor(cost) || record.aboveCeiling(cost)) throw new Senseless();
  return rewrite(stored, async (place, master) => (await forPassphrase(password, cost, place, master))[1]);
};

export const renewCode = async (stored: Bytes): Promise<[Bytes, Bytes]> => {
  const recovery = random(code.codeSize), written = await code.write(recovery);
  return [await rewrite(stored, async (place, master) => ({ recovery: await wrap(await recoveryKey(recovery), "rec", place, master) })), utf8(written)];
};

const newDevice = async (): Promise<Device> => {
  const [signing, exchange] = await Promise.all([newPair("ECDSA", false), newPair("ECDH", false)]);
  return device({ signing, exchange });
};

const device = async (keys: DeviceKeys): Promise<Device> => {
  const spki = await spkiOf(keys.signing.publicKey);
  return { keys, spki, id: await envelope.deviceIdOf(spki) };
};

const keep = async (id: string, keys: DeviceKeys): Promise<void> => {
  try {
    await keepDeviceKeys(id, keys);
  } catch (error) {
    if (error instanceof Gone) throw error;
  }
  inMemory.set(id, keys);
};

const own = async (vaultId: Bytes): Promise<Device | null> => {
  const id = hex(vaultId), keys = inMemory.get(id) ?? await deviceKeys(id).catch(error => { if (error instanceof Gone) throw error; return null; });
  if (!keys) return null;
  inMemory.set(id, keys);
  return device(keys);
};

const required = async (vaultId: Bytes): Promise<Device> => {
  const found = await own(vaultId);
  if (!found) throw new NoDevice();
  return found;
};

const controlEvent = async (type: number, before: Bytes, keys: DeviceKeys, signer: Bytes): Promise<Bytes> =>
  join(new Uint8Array([type]), before, lp(await spkiOf(keys.signing.publicKey)), lp(await spkiOf(keys.exchange.publicKey)), signer);

/** Adds this device; with new keys of its own, though it has some, where another one has the same. */
export const enrol = async (before: Bytes, anew: boolean): Promise<Bytes> => {
  const { fields } = opened(), { vaultId, signer, signerNumber } = fields;
  let mine = anew ? null : await own(vaultId);
  if (!mine) await keep(hex(vaultId), (mine = await newDevice()).keys);
  const unsigned = await controlEvent(2, await sha256(before), mine.keys, signer);
  return join(unsigned, await sign(await privateKey("ECDSA", await unwrapNumber("ctl", "rkey", signerNumber), signer), unsigned));
};

/** SPKI of this device's signing key for a vault; empty if it has none. */
export const deviceFor = async (vaultId: Bytes): Promise<Bytes> => (await own(vaultId))?.spki ?? new Uint8Array(0);

export const verify = async (key: Bytes, data: Bytes, signature: Bytes): Promise<boolean> => {
  const imported = await publicKey("ECDSA", key);
  return imported !== null && await signatureHolds(imported, data, signature);
};

/** Seals payloads into one chain: each names the one before, so each waits for it. */
export const seal = async (kind: number, next: bigint, before: Bytes, payloads: readonly Bytes[]): Promise<Bytes[]> => {
  const { fields, recordKey, snapshotKey } = opened(), { keys, id } = await required(fields.vaultId);
  if (kind !== envelope.Kind.Record && kind !== envelope.Kind.Snapshot || before.length !== 32) throw new Senseless();
  const sealed: Bytes[] = [];
  for (const payload of payloads) {
    const start = envelope.head(kind, fields, id, next++, before);
    const unsigned = await envelope.close(kind === envelope.Kind.Record ? recordKey : snapshotKey, start, random(32), payload);
    const whole = join(unsigned, await sign(keys.signing.privateKey, unsigned));
    sealed.push(whole);
    before = await sha256(whole);
  }
  return sealed;
};

// A device signs many envelopes, mostly one after the other: its key is read once.
const deviceKey = (spki: Bytes, id: Bytes): Promise<CryptoKey | null> => {
  if (latest && equal(latest.spki, spki) && equal(latest.id, id)) return latest.key;
  const name = hex(id) + hex(spki);
  let key = devices.get(name);
  if (!key) devices.set(name, key = (async () => spki.length > 0 && equal(await envelope.deviceIdOf(spki), id) ? publicKey("ECDSA", spki) : null)());
  latest = { spki: spki.slice(), id: id.slice(), key };
  return key;
};

export const opening = (): envelope.Opening => {
  const { fields, recordKey, snapshotKey } = opened();
  return {
    vaultId: fields.vaultId, epoch: fields.epoch, record: recordKey, snapshot: snapshotKey, inboxPoint: fields.inbox,
    inbox: () => inbox ??= unwrapNumber("inb", "inb", fields.inboxNumber).then(number => privateKey("ECDH", number, fields.inbox)),
    device: deviceKey, agree, holds: signatureHolds,
  };
};

/** Seals one payload that nobody reads before the next unlock: the ephemeral key is forgotten with this call. */
export const sealForLater = async (bytes: Bytes, payload: Bytes): Promise<Bytes> => {
  if (await record.check(bytes) === Unlocking.Damaged || bytes.length !== record.size) throw new Senseless();
  const fields = record.read(bytes), other = await publicKey("ECDH", fields.inbox);
  if (!other) throw new Senseless();
  const { id } = await required(fields.vaultId), ephemeral = await newPair("ECDH", false), point = await pointOf(ephemeral.publicKey);
  const key = await inboxKey(await agree(ephemeral.privateKey, other), fields.vaultId, point, fields.inbox);
  return envelope.close(key, envelope.head(envelope.Kind.Inbox, fields, id, 0n, new Uint8Array(32)), random(32), payload, point);
};

/** How long one run of Argon2id takes here, in milliseconds. */
export const trial = async (cost: Cost): Promise<number> => {
  const start = performance.now();
  await stretch(random(16), random(16), cost.memoryInKiB, cost.passes);
  return performance.now() - start;
};
