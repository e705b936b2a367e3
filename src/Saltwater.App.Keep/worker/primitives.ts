// The primitives of the format. All but Argon2id are the browser's own.

import { argon2id } from "hash-wasm";
import { type Bytes, equal, hex, join, lp, random, u32, utf8, wipe } from "./bytes";

const { subtle } = crypto;

/** Every label of the format, each for one use. */
export const labels = {
  keys: "v1/",
  wrap: "v1/wrap-",
  envelope: "v1/env/",
  inbox: "v1/inbox/",
  recovery: "v1/rck/",
  code: "v1/code",
  vault: "v1/vault",
} as const;

const empty: Bytes = new Uint8Array(0);

// Each key seals once, so the nonce may be the same for all.
const nonce: Bytes = new Uint8Array(12);

/** Something to derive keys from: its bytes cannot be had back. The bytes given are wiped. */
export const secret = async (bytes: Bytes): Promise<CryptoKey> => {
  try {
    return await subtle.importKey("raw", bytes, "HKDF", false, ["deriveBits"]);
  } finally {
    wipe(bytes);
  }
};

export const hkdf = async (key: CryptoKey, salt: Bytes, info: Bytes, length: number): Promise<Bytes> =>
  new Uint8Array(await subtle.deriveBits({ name: "HKDF", hash: "SHA-256", salt, info }, key, length * 8));

export const hmacKey = async (bytes: Bytes): Promise<CryptoKey> => {
  try {
    return await subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
  } finally {
    wipe(bytes);
  }
};

export const hmac = async (key: CryptoKey, data: Bytes): Promise<Bytes> => new Uint8Array(await subtle.sign("HMAC", key, data));

export const hmacHolds = (key: CryptoKey, data: Bytes, code: Bytes): Promise<boolean> => subtle.verify("HMAC", key, code, data);

export const seal = async (key: Bytes, data: Bytes, context: Bytes, iv = nonce): Promise<Bytes> =>
  new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv, additionalData: context }, await aes(key, "encrypt"), data));

/** Null where the tag does not fit. */
export const unseal = async (key: Bytes, sealed: Bytes, context: Bytes, iv = nonce): Promise<Bytes | null> => {
  const imported = await aes(key, "decrypt");
  try {
    return new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv, additionalData: context }, imported, sealed));
  } catch {
    return null;
  }
};

const aes = (key: Bytes, use: KeyUsage): Promise<CryptoKey> => subtle.importKey("raw", key, "AES-GCM", false, [use]);

/** A passphrase as it is stretched: NFKC, then white space at both ends is gone and runs of it are one space. */
export const plain = (passphrase: string): Bytes => utf8(passphrase.normalize("NFKC").replace(/\p{White_Space}+/gu, " ").replace(/^ | $/g, ""));

/** The device has not memory enough for Argon2id just now. */
export class NoMemory extends Error {}

/** Argon2id, version 1.3, one lane, 32 bytes. What it is given here is sound, so where it breaks, memory is what was wanting: engines tell
 * that each in its own way. */
export const stretch = async (password: Bytes, salt: Bytes, memoryInKiB: number, passes: number): Promise<Bytes> => {
  try {
    return new Uint8Array(await argon2id({
      password, salt, memorySize: memoryInKiB, iterations: passes, parallelism: 1, hashLength: 32, outputType: "binary" }));
  } catch {
    throw new NoMemory();
  }
};

export const wrapSize = 112;
const commitAt = 32, sealedAt = 64;

const wrapInfo = (label: string, context: Bytes): Bytes => join(utf8(labels.wrap + label + "/"), context);

/** Wraps 32 secret bytes, which stay as they are. */
export const wrap = async (key: CryptoKey, label: string, context: Bytes, bytes: Bytes): Promise<Bytes> => {
  const info = wrapInfo(label, context), salt = random(32), okm = await hkdf(key, salt, info, 64);
  const sealed = await seal(okm.subarray(0, 32), bytes, info);
  const wrapped = join(salt, okm.subarray(32), sealed);
  wipe(okm);
  return wrapped;
};

export type Unwrapped = { fits: false } | { fits: true; bytes: Bytes | null };

/** Opens a wrap: another key does not fit its commitment; a changed one fits and has no bytes. */
export const unwrap = async (key: CryptoKey, label: string, context: Bytes, wrapped: Bytes): Promise<Unwrapped> => {
  const info = wrapInfo(label, context), okm = await hkdf(key, wrapped.subarray(0, commitAt), info, 64);
  try {
    if (!equal(okm.subarray(32), wrapped.subarray(commitAt, sealedAt))) return { fits: false };
    return { fits: true, bytes: await unseal(okm.subarray(0, 32), wrapped.subarray(sealedAt), info) };
  } finally {
    wipe(okm);
  }
};

export type Curve = "ECDSA" | "ECDH";

const curve = (name: Curve): EcKeyImportParams => ({ name, namedCurve: "P-256" });

export const newPair = (name: Curve, exportable: boolean): Promise<CryptoKeyPair> =>
  subtle.generateKey(curve(name), exportable, name === "ECDSA" ? ["sign", "verify"] : ["deriveBits"]) as Promise<CryptoKeyPair>;

export const spkiOf = async (key: CryptoKey): Promise<Bytes> => new Uint8Array(await subtle.exportKey("spki", key));

export const pointOf = async (key: CryptoKey): Promise<Bytes> => new Uint8Array(await subtle.exportKey("raw", key));

export const pointSize = 65;

/** A public key, from its point or its SPKI; null if it is none. */
export const publicKey = async (name: Curve, bytes: Bytes): Promise<CryptoKey | null> => {
  try {
    return await subtle.importKey(bytes.length === pointSize ? "raw" : "spki", bytes, curve(name), true, name === "ECDSA" ? ["verify"] : []);
  } catch {
    return null;
  }
};

// n of P-256: SEC 2, 2.4.2.
const order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551n;

/** Of the two forms that hold, the one with the lower s: whoever has one has both, and an envelope is named by this one. */
export const sign = async (key: CryptoKey, data: Bytes): Promise<Bytes> => {
  const signature = new Uint8Array(await subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, data)), s = BigInt("0x" + hex(signature.subarray(32)));
  if (s > order / 2n) for (let lower = order - s, at = 63; at >= 32; lower >>= 8n) signature[at--] = Number(lower & 255n);
  return signature;
};

export const signatureHolds = async (key: CryptoKey, data: Bytes, signature: Bytes): Promise<boolean> =>
  signature.length === 64 && await subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, signature, data);

/** The 32-byte coordinate two keys share. */
export const agree = async (own: CryptoKey, other: CryptoKey): Promise<Bytes> =>
  new Uint8Array(await subtle.deriveBits({ name: "ECDH", public: other }, own, 256));

// PKCS #8 of a P-256 key with its point (RFC 5915): the number stands between these, and the point at the end. All browsers write the same.
const beforeNumber = new Uint8Array([0x30, 0x81, 0x87, 2, 1, 0, 0x30, 0x13, 6, 7, 0x2a, 0x86, 0x48, 0xce, 0x3d, 2, 1, 6, 8, 0x2a, 0x86, 0x48, 0xce, 0x3d, 3,
  1, 7, 4, 0x6d, 0x30, 0x6b, 2, 1, 1, 4, 0x20]);
const beforePoint = new Uint8Array([0xa1, 0x44, 3, 0x42, 0]);

/** The private number of a pair that may be exported: 32 bytes. */
export const numberOf = async (key: CryptoKey): Promise<Bytes> => {
  const whole = new Uint8Array(await subtle.exportKey("pkcs8", key)), from = beforeNumber.length;
  if (!equal(whole.subarray(0, from), beforeNumber)) throw new Error();
  const number = whole.slice(from, from + 32);
  wipe(whole);
  return number;
};

/** A private key that cannot be exported, from its number, which is wiped, and its point. */
export const privateKey = async (name: Curve, number: Bytes, point: Bytes): Promise<CryptoKey> => {
  const whole = join(beforeNumber, number, beforePoint, point);
  try {
    return await subtle.importKey("pkcs8", whole, curve(name), false, [name === "ECDSA" ? "sign" : "deriveBits"]);
  } finally {
    wipe(whole, number);
  }
};

/** What binds a key to one vault and one epoch of it. */
export const placeOf = (vaultId: Bytes, epoch: number): Bytes => join(lp(vaultId), lp(u32(epoch)));

/** K(label) of the format. */
export const labelled = (master: CryptoKey, label: string, place: Bytes): Promise<Bytes> =>
  hkdf(master, empty, join(utf8(labels.keys + label + "/"), place), 32);

/** What the inbox is sealed under: both sides come to it by their own half. */
export const inboxKey = async (shared: Bytes, vaultId: Bytes, ephemeral: Bytes, inbox: Bytes): Promise<CryptoKey> =>
  secret(await hkdf(await secret(shared), empty, join(utf8(labels.inbox), lp(vaultId), lp(ephemeral), lp(inbox)), 32));

/** RCK of the format. */
export const recoveryKey = async (code: Bytes): Promise<CryptoKey> => secret(await hkdf(await secret(code), empty, utf8(labels.recovery), 32));
