// The key record: how it is laid out, what is checked before a costly step, and how its slots are filled.

import { type Bytes, equal, join, random, readU32, sha256, u32 } from "./bytes";
import { hmac, hmacHolds, placeOf, pointSize, unwrap, wrap, wrapSize } from "./primitives";

export const size = 1_590;
const slotCount = 8;
const costAt = 4, lanesAt = 12, saltAt = 16, slotsAt = 32, vaultIdAt = 928, epochAt = 944, masterAt = 948, recoveryAt = 1_060, inboxAt = 1_172,
  inboxNumberAt = 1_237, recoverySignerAt = 1_349, recoveryNumberAt = 1_414, macAt = 1_526, checkAt = 1_558;

/** How opening went; the values of Unlocking in C#. */
export const enum Unlocking { Open, WrongPassphrase, WrongCode, MistypedCode, Damaged, Tampered, Unknown, BelowFloor, AboveCeiling }

export interface Cost { readonly memoryInKiB: number; readonly passes: number }

const floor: Cost = { memoryInKiB: 47_104, passes: 2 }, ceiling: Cost = { memoryInKiB: 262_144, passes: 4 };

export const belowFloor = (cost: Cost): boolean => cost.memoryInKiB < floor.memoryInKiB || cost.passes < floor.passes;
export const aboveCeiling = (cost: Cost): boolean => cost.memoryInKiB > ceiling.memoryInKiB || cost.passes > ceiling.passes;

/** A key record's fields: what does not need a passphrase to be read. */
export interface Fields {
  readonly cost: Cost;
  readonly salt: Bytes;
  readonly slots: Bytes;
  readonly vaultId: Bytes;
  readonly epoch: number;
  /** VMK under LUK. */
  readonly master: Bytes;
  /** VMK under RCK. */
  readonly recovery: Bytes;
  readonly inbox: Bytes;
  readonly inboxNumber: Bytes;
  readonly signer: Bytes;
  readonly signerNumber: Bytes;
}

/** Every check that needs no key, in the order of the format. */
export const check = async (record: Bytes): Promise<Unlocking> => {
  if (record.length < costAt) return Unlocking.Damaged;
  if (record[0] !== 1 || record[1] !== 1 || record[2] !== 0 || record[3] !== 0) return Unlocking.Unknown;
  if (record.length !== size || !equal(await sha256(record.subarray(0, checkAt)), record.subarray(checkAt))) return Unlocking.Damaged;
  const { cost } = read(record);
  return belowFloor(cost) ? Unlocking.BelowFloor : aboveCeiling(cost) ? Unlocking.AboveCeiling : readU32(record, lanesAt) === 1 ? Unlocking.Open
    : Unlocking.Unknown;
};

export const read = (record: Bytes): Fields => ({
  cost: { memoryInKiB: readU32(record, costAt), passes: readU32(record, costAt + 4) },
  salt: record.slice(saltAt, slotsAt),
  slots: record.slice(slotsAt, vaultIdAt),
  vaultId: record.slice(vaultIdAt, epochAt),
  epoch: readU32(record, epochAt),
  master: record.slice(masterAt, recoveryAt),
  recovery: record.slice(recoveryAt, inboxAt),
  inbox: record.slice(inboxAt, inboxNumberAt),
  inboxNumber: record.slice(inboxNumberAt, recoverySignerAt),
  signer: record.slice(recoverySignerAt, recoveryNumberAt),
  signerNumber: record.slice(recoveryNumberAt, macAt),
});

export const write = async (fields: Fields, headerKey: CryptoKey): Promise<Bytes> => {
  const { cost, salt, slots, vaultId, epoch, master, recovery, inbox, inboxNumber, signer, signerNumber } = fields;
  const body = join(new Uint8Array([1, 1, 0, 0]), u32(cost.memoryInKiB), u32(cost.passes), u32(1), salt, slots, vaultId, u32(epoch), master, recovery, inbox,
    inboxNumber, signer, signerNumber);
  const authentic = join(body, await hmac(headerKey, body));
  const record = join(authentic, await sha256(authentic));
  if (record.length !== size || inbox.length !== pointSize) throw new RangeError();
  return record;
};

export const authentic = (record: Bytes, headerKey: CryptoKey): Promise<boolean> =>
  hmacHolds(headerKey, record.subarray(0, macAt), record.subarray(macAt, checkAt));

export const placeIn = (fields: Fields): Bytes => placeOf(fields.vaultId, fields.epoch);

const none = new Uint8Array(0);

/** Eight slots of which one, at random, holds LUK. The others look the same to whoever has no key. */
export const fill = async (passphraseKey: CryptoKey, unlockKey: Bytes): Promise<Bytes> => {
  const slots = random(slotCount * wrapSize);
  slots.set(await wrap(passphraseKey, "luk", none, unlockKey), random(1)[0] % slotCount * wrapSize);
  return slots;
};

/** LUK, out of the slot that the passphrase fits. Every slot is tried, whichever fits. */
export const find = async (passphraseKey: CryptoKey, slots: Bytes): Promise<Bytes | Unlocking> => {
  const tried = await Promise.all(Array.from({ length: slotCount },
    (_, i) => unwrap(passphraseKey, "luk", none, slots.subarray(i * wrapSize, (i + 1) * wrapSize))));
  const fitting = tried.find(slot => slot.fits);
  return fitting?.fits ? fitting.bytes ?? Unlocking.Tampered : Unlocking.WrongPassphrase;
};
