// The envelope: how it is laid out, padded, sealed and opened.

import { type Bytes, equal, join, readU32, sha256, u32, u64, utf8, wipe } from "./bytes";
import { hkdf, inboxKey, labels, pointSize, publicKey, seal, unseal } from "./primitives";

export const enum Kind { Record = 1, Snapshot = 2, Inbox = 7 }

/** Why an envelope is kept aside; the values of EnvelopeProblem in C#. Zero: none. */
export const enum Problem { None, Length, Version, Suite, Kind, Flags, OtherVault, Epoch, Device, Place, Signature, Commitment, Ciphertext, Padding, Payload }

export const headSize = 80;
export const deviceIdSize = 16;
const vaultIdAt = 4, epochAt = 20, deviceAt = 24, seqAt = 40, saltAt = 80, commitAt = 112, lengthAt = 144, restAt = 148;
const signatureSize = 64, tagSize = 16;
const mostRest = 65_536, inboxPlain = 512;

export interface Place { readonly vaultId: Bytes; readonly epoch: number }

export const head = (kind: Kind, { vaultId, epoch }: Place, deviceId: Bytes, seq: bigint, before: Bytes): Bytes =>
  join(new Uint8Array([1, 1, kind, 0]), vaultId, u32(epoch), deviceId, u64(seq), before);

/** The size that a plaintext of so many bytes is padded to. */
export const padded = (length: number): number => {
  for (let step = 512; step <= 8_192; step *= 2) if (length <= step) return step;
  // Padmé: keeps as many leading bits as the size of the size has.
  const exponent = 31 - Math.clz32(length), kept = 32 - Math.clz32(exponent), unit = 2 ** (exponent - kept);
  return Math.ceil(length / unit) * unit;
};

const pad = (payload: Bytes, kind: Kind): Bytes => {
  const size = padded(4 + payload.length);
  if (size + tagSize > mostRest || kind === Kind.Inbox && size !== inboxPlain) throw new RangeError();
  const plain = new Uint8Array(size);
  plain.set(u32(payload.length));
  plain.set(payload, 4);
  return plain;
};

const unpad = (plain: Bytes, kind: Kind): Bytes | null => {
  if (plain.length < inboxPlain || kind === Kind.Inbox && plain.length !== inboxPlain) return null;
  const length = readU32(plain, 0);
  if (length > plain.length - 4 || padded(4 + length) !== plain.length) return null;
  for (let i = 4 + length; i < plain.length; i++) if (plain[i] !== 0) return null;
  return plain.subarray(4, 4 + length);
};

/** Seals a payload; the signature, where there is one, is still to come. */
export const close = async (key: CryptoKey, start: Bytes, salt: Bytes, payload: Bytes, ephemeral: Bytes = new Uint8Array(0)): Promise<Bytes> => {
  const okm = await hkdf(key, salt, join(utf8(labels.envelope), start), 64), plain = pad(payload, start[2]);
  const context = join(start, salt, okm.subarray(32), u32(ephemeral.length + plain.length + tagSize));
  const whole = join(context, ephemeral, await seal(okm.subarray(0, 32), plain, context));
  wipe(okm, plain);
  return whole;
};

export interface Opening extends Place {
  /** The key of records and that of snapshots. */
  readonly record: CryptoKey;
  readonly snapshot: CryptoKey;
  readonly inboxPoint: Bytes;
  /** The inbox's private key; asked for when the first envelope of the inbox is opened. */
  readonly inbox: () => Promise<CryptoKey>;
  /** The key a device signs with, or null: not of this id, or no key. */
  readonly device: (spki: Bytes, id: Bytes) => Promise<CryptoKey | null>;
  readonly agree: (own: CryptoKey, other: CryptoKey) => Promise<Bytes>;
  readonly holds: (key: CryptoKey, data: Bytes, signature: Bytes) => Promise<boolean>;
}

export type Opened = { readonly problem: Problem; readonly payload: Bytes };

const failed = (problem: Problem): Opened => ({ problem, payload: new Uint8Array(0) });

// What can be seen without a key, in the order of the format.
const look = (envelope: Bytes, place: Place): Problem => {
  if (!fits(envelope)) return Problem.Length;
  if (envelope[0] !== 1) return Problem.Version;
  if (envelope[1] !== 1) return Problem.Suite;
  if (![Kind.Record, Kind.Snapshot, Kind.Inbox].includes(envelope[2])) return Problem.Kind;
  if (envelope[3] !== 0) return Problem.Flags;
  if (!equal(envelope.subarray(vaultIdAt, epochAt), place.vaultId)) return Problem.OtherVault;
  return readU32(envelope, epochAt) === place.epoch ? Problem.None : Problem.Epoch;
};

const fits = (envelope: Bytes): boolean => {
  if (envelope.length < restAt) return false;
  const rest = readU32(envelope, lengthAt), isInbox = envelope[2] === Kind.Inbox;
  return rest <= mostRest && rest >= tagSize + (isInbox ? pointSize : 0) && envelope.length === restAt + rest + (isInbox ? 0 : signatureSize);
};

/** Opens one envelope. Its place in the chain and what the payload means are the caller's to check. */
export const open = async (envelope: Bytes, spki: Bytes, keys: Opening): Promise<Opened> => {
  const seen = look(envelope, keys);
  if (seen !== Problem.None) return failed(seen);
  const kind: Kind = envelope[2], end = restAt + readU32(envelope, lengthAt);
  if (kind === Kind.Inbox) return openInbox(envelope, keys);
  const device = await keys.device(spki, envelope.subarray(deviceAt, seqAt));
  if (!device) return failed(Problem.Device);
  if (!await keys.holds(device, envelope.subarray(0, end), envelope.subarray(end))) return failed(Problem.Signature);
  return openWith(kind === Kind.Record ? keys.record : keys.snapshot, envelope, restAt, end);
};

const openInbox = async (envelope: Bytes, keys: Opening): Promise<Opened> => {
  const point = envelope.slice(restAt, restAt + pointSize), other = await publicKey("ECDH", point);
  if (!other) return failed(Problem.Commitment);
  const key = await inboxKey(await keys.agree(await keys.inbox(), other), keys.vaultId, point, keys.inboxPoint);
  return openWith(key, envelope, restAt + pointSize, envelope.length);
};

const openWith = async (key: CryptoKey, envelope: Bytes, from: number, to: number): Promise<Opened> => {
  const okm = await hkdf(key, envelope.subarray(saltAt, commitAt), join(utf8(labels.envelope), envelope.subarray(0, headSize)), 64);
  try {
    if (!equal(okm.subarray(32), envelope.subarray(commitAt, lengthAt))) return failed(Problem.Commitment);
    const plain = await unseal(okm.subarray(0, 32), envelope.subarray(from, to), envelope.subarray(0, restAt));
    if (!plain) return failed(Problem.Ciphertext);
    const payload = unpad(plain, envelope[2]);
    return payload ? { problem: Problem.None, payload } : failed(Problem.Padding);
  } finally {
    wipe(okm);
  }
};

export const deviceIdOf = async (spki: Bytes): Promise<Bytes> => (await sha256(spki)).slice(0, deviceIdSize);
