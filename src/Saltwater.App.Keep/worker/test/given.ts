// The vectors of the vault, and how their bytes come to be: everything random is taken from one stream, so that the same bytes are made each time.

import { type Bytes, join, sha256, source, u32, utf8 } from "../bytes";

export const bytes = (hex: string): Bytes => new Uint8Array((hex.match(/../g) ?? []).map(byte => parseInt(byte, 16)));

export interface Pair { number: string; point: string }

export interface Given { about: string; passphrase: string; cost: { memoryInKiB: number; passes: number }; stream: string; signing: Pair; exchange: Pair;
  signer: Pair; inbox: Pair; ephemeral: Pair; genesis: string }

export interface Envelope { kind: number; seq: number; before: string; salt: string; payload: string; envelope: string }

export interface Change { what: string; of: string; at: number[][]; checksum?: boolean; sign?: boolean; secret?: string; byCode?: boolean; noDevice?: boolean;
  answer: number; answerName: string }

export interface Vectors {
  about: string[];
  given: Given;
  made: { vaultId: string; deviceId: string; deviceKey: string; code: string; master: string; keys: Record<string, string>; keyRecord: string };
  padding: number[][];
  codes: { written: string; bytes: string | null }[];
  passphrases: { written: string; plain: string }[];
  envelopes: Envelope[];
  refusedRecords: Change[];
  refusedEnvelopes: Change[];
  other: { about: string; passphrase: string; code: string; backup: string };
}

const block = 32;

/** SHA-256 of the name and a counter of four bytes, one after the other; nothing else is random while the work goes on. */
export const streamed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const stream = join(...await Promise.all(Array.from({ length: 128 }, (_, i) => sha256(join(utf8(name), u32(i)))))), real = source.fill;
  let at = 0;
  source.fill = into => {
    if (at + into.length > 128 * block) throw new Error("The stream is too short.");
    into.set(stream.subarray(at, at += into.length));
    return into;
  };
  try {
    return await work();
  } finally {
    source.fill = real;
  }
};
