// A second reader of backups: its keys, its list of devices and its envelopes. All of it is written from docs/vault-format.md alone, with
// the cryptography of Node itself. Only Argon2id comes from elsewhere.

import crypto from "node:crypto";

export const ascii = (text) => Buffer.from(text, "latin1");
export const hash = (...parts) => crypto.createHash("sha256").update(Buffer.concat(parts)).digest();
const hkdf = (key, salt, info, length) => Buffer.from(crypto.hkdfSync("sha256", key, salt, info, length));
const u16 = (n) => { const b = Buffer.alloc(2); b.writeUInt16BE(n); return b; };
export const u32 = (n) => { const b = Buffer.alloc(4); b.writeUInt32BE(n); return b; };
const lp = (bytes) => Buffer.concat([u16(bytes.length), bytes]);
export const none = Buffer.alloc(0), nonce = Buffer.alloc(12), zeros = Buffer.alloc(32);

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
  const digits = [...written.normalize("NFKC").toUpperCase().replace(/[^\p{L}\p{N}]/gu, "").replaceAll("O", "0").replace(/[IL]/g, "1")].map(each =>
    alphabet.indexOf(each));
  if (digits.length !== 34 || digits.includes(-1)) throw new Refused("mistyped");
  const bits = digits.map(each => each.toString(2).padStart(5, "0")).join("");
  const code = Buffer.from(bits.slice(0, 160).match(/.{8}/g).map(each => parseInt(each, 2)));
  if (hash(ascii("v1/code"), code).readUInt16BE() >> 6 !== parseInt(bits.slice(160), 2)) throw new Refused("mistyped");
  return code;
};

const plain = (passphrase) => Buffer.from(passphrase.normalize("NFKC").replace(/\p{White_Space}+/gu, " ").replace(/^ | $/g, ""));

export const unlock = async (record, { passphrase, code }, argon2id) => {
  if (record.length !== 1590 || !record.subarray(0, 4).equals(Buffer.from([1, 1, 0, 0]))
    || !hash(record.subarray(0, 1558)).equals(record.subarray(1558))) throw new Refused("damaged");
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
  return { vaultId, epoch, derive, inboxPoint: record.subarray(1172, 1237), inboxWrap: record.subarray(1237, 1349), signer: record.subarray(1349, 1414),
    context };
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

export const isNamed = (both, given) => both.some(each => each.equals(given));

// --- control log ---

// The devices in it, and whether all of it is sound. An event that is none costs itself, a first one that is not the vault's everything.
export const readControl = (log, vault) => {
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
  if (event.length !== 166 + deviceSize + exchangeSize || event[0] !== type
    || !event.subarray(exchangeAt + 2 + exchangeSize, -64).equals(vault.signer)) return null;
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
  return length <= bytes.length - 4 && padded(length) === bytes.length && bytes.subarray(4 + length).every(each => each === 0) ? bytes.subarray(4, 4 + length)
    : null;
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
  return payload ? { kind, device, number: bytes.readBigUInt64BE(40), before: bytes.subarray(48, 80), names: inbox ? null : names(bytes), payload }
    : wrong("padding");
};
