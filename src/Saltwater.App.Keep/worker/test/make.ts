// Makes tests/vectors/vault-v1.json anew from what is given in it; what is given is made once. Run by `node make.mjs`; the file is kept for
// ever after a release.

import { type Bytes, hex, join, lp, random, sha256, u32, u64, utf8 } from "../bytes";
import * as code from "../code";
import * as envelope from "../envelope";
import { Kind, Problem } from "../envelope";
import { Unlocking } from "../keyrecord";
import * as keys from "../keys";
import { agree, hkdf, inboxKey, labelled, newPair, numberOf, placeOf, plain, pointOf, privateKey, publicKey, seal, secret, sign, stretch,
  unwrap } from "../primitives";
import { bytes, type Change, type Envelope, type Given, type Pair, streamed, type Vectors } from "./given";

const pair = async (kind: "ECDSA" | "ECDH"): Promise<Pair> => {
  const made = await newPair(kind, true);
  return { number: hex(await numberOf(made.privateKey)), point: hex(await pointOf(made.publicKey)) };
};

const spkiStart = "3059301306072a8648ce3d020106082a8648ce3d030107034200";
const spki = (one: Pair): Bytes => bytes(spkiStart + one.point);

const give = async (): Promise<Given> => {
  const signing = await pair("ECDSA"), exchange = await pair("ECDH"), signer = await pair("ECDSA");
  const unsigned = join(new Uint8Array([1]), new Uint8Array(32), lp(spki(signing)), lp(spki(exchange)), bytes(signer.point));
  return {
    about: "Private numbers of keys that open nothing but these vectors; a passphrase with white space of many kinds; "
      + "a stream of SHA-256(name ‖ counter of four bytes) for everything random, in the order in which worker/keys.ts (make) draws it.",
    passphrase: " five quiet\u00a0 words by\tthe\u3000sea ", cost: { memoryInKiB: 47_104, passes: 2 }, stream: "vault-v1",
    signing, exchange, signer, inbox: await pair("ECDH"), ephemeral: await pair("ECDH"),
    genesis: hex(join(unsigned, await sign(await privateKey("ECDSA", bytes(signing.number), bytes(signing.point)), unsigned))),
  };
};

// A signature is another one each time; one that is known stays.
const signed = async (given: Given, unsigned: Bytes, known: readonly string[]): Promise<Bytes> => {
  const before = known.find(each => each.startsWith(hex(unsigned)));
  return before ? bytes(before) : join(unsigned, await sign(await privateKey("ECDSA", bytes(given.signing.number), bytes(given.signing.point)), unsigned));
};

const unlockings = ["Open", "WrongPassphrase", "WrongCode", "MistypedCode", "Damaged", "Tampered", "Unknown", "BelowFloor", "AboveCeiling"];
const problems = ["", "Length", "Version", "Suite", "Kind", "Flags", "OtherVault", "Epoch", "Device", "Place", "Signature", "Commitment", "Ciphertext",
  "Padding", "Payload"];

export const make = async (old: Vectors | null): Promise<Vectors> => {
  const given = old?.given ?? await give(), known = [...old?.envelopes.map(each => each.envelope) ?? [], ...old?.refusedEnvelopes.map(each => each.of) ?? []];
  const [vaultId, keyRecord, written] = await streamed(given.stream, () => keys.make(plain(given.passphrase), given.cost, bytes(given.genesis),
    { point: bytes(given.signer.point), number: bytes(given.signer.number) }, { point: bytes(given.inbox.point), number: bytes(given.inbox.number) }));
  const masterBytes = await streamed(given.stream, async () => random(32)), place = placeOf(vaultId, 1), master = await secret(masterBytes.slice());
  const derived: Record<string, string> = {};
  for (const label of ["rec", "snap", "inb", "ctl", "hdr", "idx"]) derived[label] = hex(await labelled(master, label, place));
  const opening = keys.opening(), deviceKey = spki(given.signing), deviceId = await envelope.deviceIdOf(deviceKey),
    salts = await streamed("salts", async () => Array.from({ length: 8 }, () => random(32)));

  const id = "000102030405060708090a0b0c0d0e0f", zeros = hex(new Uint8Array(32));
  const first = bytes("a4616c01617301636f707381" + "850050" + id + "646e6f7465" + "6568656c6c6f" + "f6" + "647365656ea0");
  const second = bytes("a4616c02617301636f707381" + "820150" + id + "647365656ea0");
  const chunk = join(bytes("a361690061" + "6e01" + "64706172745902bc"), new Uint8Array(700).fill(0x5a));
  const envelopes: Envelope[] = [];
  const add = async (kind: Kind, seq: number, before: string, salt: Bytes, payload: Bytes): Promise<Bytes> => {
    const start = envelope.head(kind, { vaultId, epoch: 1 }, deviceId, BigInt(seq), bytes(before));
    const unsigned = await envelope.close(kind === Kind.Record ? opening.record : opening.snapshot, start, salt, payload);
    const whole = await signed(given, unsigned, known);
    envelopes.push({ kind, seq, before, salt: hex(salt), payload: hex(payload), envelope: hex(whole) });
    return whole;
  };
  const one = await add(Kind.Record, 1, zeros, salts[0], first);
  await add(Kind.Record, 2, hex(await sha256(one)), salts[1], second);
  await add(Kind.Snapshot, 1, zeros, salts[2], chunk);
  const point = bytes(given.ephemeral.point), inbox = bytes(given.inbox.point);
  const box = await inboxKey(await agree(await privateKey("ECDH", bytes(given.ephemeral.number), point), (await publicKey("ECDH", inbox))!), vaultId, point,
    inbox);
  const note = bytes("a1646e6f746564786f7861"), noteHead = envelope.head(Kind.Inbox, { vaultId, epoch: 1 }, deviceId, 0n, new Uint8Array(32));
  const noted = await envelope.close(box, noteHead, salts[3], note, point);
  envelopes.push({ kind: Kind.Inbox, seq: 0, before: zeros, salt: hex(salts[3]), payload: hex(note), envelope: hex(noted) });

  // Envelopes that a device itself would have to have made wrongly: padded with something, padded too much, saying more than there is.
  const wrong = async (plaintext: Bytes): Promise<string> => {
    const start = envelope.head(Kind.Record, { vaultId, epoch: 1 }, deviceId, 1n, new Uint8Array(32)),
      okm = await hkdf(opening.record, salts[4], join(utf8("v1/env/"), start), 64);
    const context = join(start, salts[4], okm.subarray(32), u32(plaintext.length + 16));
    return hex(await signed(given, join(context, await seal(okm.subarray(0, 32), plaintext, context)), known));
  };
  const padded = (length: number, says: number, last = 0): Bytes =>
    { const plaintext = new Uint8Array(length); plaintext.set(u32(says)); plaintext[length - 1] = last; return plaintext; };

  const change = (of: string, what: string, at: number[][], answer: number, more: Partial<Change> = {}): Change =>
    ({ what, of, at, ...more, answer, answerName: (of === "keyRecord" ? unlockings : problems)[answer] });
  const rec = (what: string, at: number[][], answer: Unlocking, more: Partial<Change> = {}): Change => change("keyRecord", what, at, answer, more);
  const slot = await slotOf(keyRecord, given);
  const flip = (whole: Bytes, at: number): number[] => [at, whole[at] ^ 1];
  const wholes = envelopes.map(each => bytes(each.envelope)),
    env = (of: number, what: string, at: number[][], answer: Problem, more: Partial<Change> = {}): Change => change(String(of), what, at, answer, more);
  const swapped = Array.from(bytes(given.exchange.point));
  return {
    about: [
      "The contract between the two implementations of docs/vault-format.md. Bytes are in hexadecimal.",
      "`given` was made once; `made`, `envelopes` and the changes follow from it (src/Saltwater.App.Keep/worker/test/make.ts) "
        + "and were made by the worker's own parts in node. Only signatures and the genesis event hold randomness of their own.",
      "`other` was made by Saltwater.Keep.Native with real randomness. Each side opens what the other made, and the worker makes its own bytes again.",
      "A change is applied to the key record, to the envelope of that index, or to the bytes given: [offset, byte, …] puts bytes there, "
        + "a negative offset cuts so many off the end. With `checksum`, bytes 1,558 to 1,589 are made to fit again; "
        + "with `sign`, the signature. `answer` is the value of Unlocking or EnvelopeProblem.",
    ],
    given,
    made: { vaultId: hex(vaultId), deviceId: hex(deviceId), deviceKey: hex(deviceKey), code: written, master: hex(masterBytes), keys: derived,
      keyRecord: hex(keyRecord) },
    padding: [[0, 512], [1, 512], [508, 512], [509, 1_024], [1_020, 1_024], [1_021, 2_048], [4_092, 4_096], [4_093, 8_192], [8_188, 8_192], [8_189, 8_704],
      [8_700, 8_704], [16_380, 16_384], [16_381, 17_408], [20_000, 20_480], [49_200, 51_200], [63_484, 63_488]],
    codes: [
      { written, bytes: hex((await code.read(written))!) },
      { written: written.toLowerCase().replaceAll("-", " "), bytes: hex((await code.read(written))!) },
      ...await Promise.all(["00".repeat(20), "ff".repeat(20),
        "0102030405060708090a0b0c0d0e0f1011121314"].map(async each => ({ written: await code.write(bytes(each)), bytes: each }))),
      { written: (await code.write(bytes("08421084210842108421084210842108421084" + "21"))).replaceAll("1", "l").replaceAll("0", "O"),
        bytes: "08421084210842108421084210842108421084" + "21" },
      ...await Promise.all([
        written.replaceAll("-", "\u2013"), written.replaceAll("-", "\u2014"), written.replaceAll("-", " \u2011 "), written.replaceAll("-", "."),
          written.replaceAll("-", "\n"), `\u201c${written}\u201d.`, `\u202a${written}\u202c\u200b`,
        written.replace(/[^-]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)).replaceAll("-", "\uff0d"),
          written.replaceAll("1", "I").replaceAll("0", "o"), written.replaceAll("5", "\u0665").replaceAll("2", "\u06f2"),
        written.replaceAll("A", "\u0410").replaceAll("T", "\u03a4").replaceAll("M", "\u043c"),
      ].map(async each => ({ written: each, bytes: hex((await code.read(each))!) }))),
      { written: written.slice(0, -1), bytes: null }, { written: written + "0", bytes: null }, { written: "", bytes: null },
        { written: written.replace(/^./, "U"), bytes: null }, { written: written.slice(0, -2) + "!!", bytes: null },
    ],
    passphrases: [given.passphrase, "\ufb01ve quiet words", "five quiet words by the sea", "  a \u2003 b\u0085c\n", "\ufeffx",
      "\u212bngstro\u0308m \uff21\uff22", "\u00a8x", "\ud83c\udf0a \ud83c\udf0a",
      "caf\u00e9 \u00e0 la mer", "cafe\u0301 a\u0300 la mer", "\uff43\uff41\uff46\uff45\u0301", "o\ufb03ce \ufb05", "\u1e9b\u0323 \u017f\u0323\u0307",
        "q\u0307\u0323 q\u0323\u0307", "\ud55c\uae00 \u1112\u1161\u11ab\u1100\u1173\u11af", "\u0344 \u0958 \u2adc", "\ud834\udd5e \ud804\udc99\ud804\udcba",
        "\u2460\u00bd\u2122 \ufdfa", "\u0301x"].map(each => ({ written: each, plain: hex(plain(each)) })),
    envelopes,
    refusedRecords: [
      rec("another passphrase", [], Unlocking.WrongPassphrase, { secret: "six quiet words by the sea" }),
      rec("another code", [], Unlocking.WrongCode, { byCode: true, secret: await code.write(bytes("11".repeat(20))) }),
      rec("a slip of the pen", [], Unlocking.MistypedCode, { byCode: true, secret: written.slice(0, -1) + (written.endsWith("7") ? "8" : "7") }),
      rec("a newer version", [[0, 2]], Unlocking.Unknown), rec("another suite", [[1, 2]], Unlocking.Unknown),
        rec("something where zeros belong", [[3, 1]], Unlocking.Unknown),
      rec("cut short", [[-1]], Unlocking.Damaged), rec("a damaged byte", [flip(keyRecord, 700)], Unlocking.Damaged),
        rec("a damaged byte, with the code", [flip(keyRecord, 700)], Unlocking.Damaged, { byCode: true }),
      rec("too little memory", [[4, ...u32(47_103)]], Unlocking.BelowFloor, { checksum: true }),
        rec("too few passes", [[8, ...u32(1)]], Unlocking.BelowFloor, { checksum: true }),
      rec("too much memory", [[4, ...u32(1_048_577)]], Unlocking.AboveCeiling, { checksum: true }),
        rec("too many passes", [[8, ...u32(11)]], Unlocking.AboveCeiling, { checksum: true }),
      rec("two lanes", [[12, ...u32(2)]], Unlocking.Unknown, { checksum: true }),
      rec("another salt", [flip(keyRecord, 20)], Unlocking.WrongPassphrase, { checksum: true }),
      rec("the commitment of the slot changed", [flip(keyRecord, 32 + slot * 112 + 40)], Unlocking.WrongPassphrase, { checksum: true }),
      rec("the ciphertext of the slot changed", [flip(keyRecord, 32 + slot * 112 + 70)], Unlocking.Tampered, { checksum: true }),
      rec("an unused slot changed", [flip(keyRecord, 32 + (slot + 1) % 8 * 112 + 40)], Unlocking.Tampered, { checksum: true }),
      rec("another vault's id", [flip(keyRecord, 930)], Unlocking.Tampered, { checksum: true }),
        rec("another epoch", [[944, ...u32(2)]], Unlocking.Tampered, { checksum: true }),
      rec("the master key's wrap changed", [flip(keyRecord, 1_020)], Unlocking.Tampered, { checksum: true }),
        rec("the code's wrap changed", [flip(keyRecord, 1_130)], Unlocking.Tampered, { checksum: true }),
      rec("the code's commitment changed, with the code", [flip(keyRecord, 1_100)], Unlocking.WrongCode, { checksum: true, byCode: true }),
      rec("the code's ciphertext changed, with the code", [flip(keyRecord, 1_130)], Unlocking.Tampered, { checksum: true, byCode: true }),
      rec("the master key's wrap changed, with the code", [flip(keyRecord, 1_020)], Unlocking.Tampered, { checksum: true, byCode: true }),
      rec("another inbox", [[1_172, ...swapped]], Unlocking.Tampered, { checksum: true }),
        rec("another inbox, with the code", [[1_172, ...swapped]], Unlocking.Tampered, { checksum: true, byCode: true }),
      rec("another key to enrol with", [[1_349, ...swapped]], Unlocking.Tampered, { checksum: true }),
        rec("another code of authenticity", [flip(keyRecord, 1_530)], Unlocking.Tampered, { checksum: true }),
    ],
    refusedEnvelopes: [
      env(0, "cut short", [[-1]], Problem.Length), env(0, "says it is longer", [[144, ...u32(529)]], Problem.Length),
        env(0, "says it is huge", [[144, 255, 255, 255, 255]], Problem.Length), env(3, "a note without its point", [[144, ...u32(80)]], Problem.Length),
      env(0, "a newer version", [[0, 2]], Problem.Version), env(0, "another suite", [[1, 2]], Problem.Suite),
        env(0, "a kind kept free", [[2, 3]], Problem.Kind), env(0, "no kind", [[2, 0]], Problem.Kind), env(0, "a flag", [[3, 128]], Problem.Flags),
      env(0, "another vault", [flip(wholes[0], 4)], Problem.OtherVault, { sign: true }),
        env(0, "another epoch", [[20, ...u32(2)]], Problem.Epoch, { sign: true }),
      env(0, "a device nobody knows", [], Problem.Device, { noDevice: true }), env(0, "another device", [flip(wholes[0], 24)], Problem.Device, { sign: true }),
      env(0, "another signature", [flip(wholes[0], wholes[0].length - 1)], Problem.Signature),
        env(0, "another number, not signed", [[40, ...u64(2n)]], Problem.Signature),
      env(0, "another number, signed", [[40, ...u64(2n)]], Problem.Commitment, { sign: true }),
        env(0, "a snapshot's kind, signed", [[2, 2]], Problem.Commitment, { sign: true }),
      env(0, "another salt, signed", [flip(wholes[0], 90)], Problem.Commitment, { sign: true }),
        env(0, "another commitment, signed", [flip(wholes[0], 120)], Problem.Commitment, { sign: true }),
      env(0, "another ciphertext, signed", [flip(wholes[0], 200)], Problem.Ciphertext, { sign: true }),
        env(0, "another tag, signed", [flip(wholes[0], wholes[0].length - 65)], Problem.Ciphertext, { sign: true }),
      env(3, "a note with a point on no curve", [flip(wholes[3], 210)], Problem.Commitment),
        env(3, "a note with a compressed point's first byte", [[148, 2]], Problem.Commitment),
        env(3, "a note with another point", [[148, ...swapped]], Problem.Commitment),
      env(3, "a note with another number", [[47, 1]], Problem.Commitment), env(3, "a note with another ciphertext", [flip(wholes[3], 300)], Problem.Ciphertext),
      change(await wrong(padded(512, 10, 1)), "padded with something", [], Problem.Padding),
        change(await wrong(padded(1_024, 10)), "padded too much", [], Problem.Padding),
      change(await wrong(padded(512, 509)), "says more than there is", [], Problem.Padding),
        change(await wrong(padded(512, 0xffff_ffff)), "says far more than there is", [], Problem.Padding),
        change(await wrong(padded(600, 590)), "a size the rule does not give", [], Problem.Padding),
        change(await wrong(new Uint8Array(3)), "nothing inside", [], Problem.Padding),
      change(hex(await largeNote(box, noteHead, salts[5], point)), "a note that is too large", [], Problem.Padding),
    ],
    other: old?.other ?? { about: "", passphrase: "", code: "", backup: "" },
  };
};

const largeNote = async (key: CryptoKey, start: Bytes, salt: Bytes, point: Bytes): Promise<Bytes> => {
  const plaintext = new Uint8Array(1_024), okm = await hkdf(key, salt, join(utf8("v1/env/"), start), 64);
  plaintext.set(u32(600));
  const context = join(start, salt, okm.subarray(32), u32(point.length + plaintext.length + 16));
  return join(context, point, await seal(okm.subarray(0, 32), plaintext, context));
};

// The slot that holds something, seen from what the stream gave.
const slotOf = async (keyRecord: Bytes, given: Given): Promise<number> => {
  const key = await secret(await stretch(plain(given.passphrase), keyRecord.slice(16, 32), given.cost.memoryInKiB, given.cost.passes));
  for (let slot = 0; slot < 8; slot++) if ((await unwrap(key, "luk", new Uint8Array(0), keyRecord.slice(32 + slot * 112, 144 + slot * 112))).fits) return slot;
  throw new Error();
};
