// The recovery code as it is written on paper.

import { type Bytes, join, sha256, utf8 } from "./bytes";
import { labels } from "./primitives";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

export const codeSize = 20;
const signs = codeSize * 8 / 5, checks = 2;

const checkSigns = async (code: Bytes): Promise<string> => {
  const hash = await sha256(join(utf8(labels.code), code));
  return alphabet[hash[0] >> 3] + alphabet[(hash[0] & 7) << 2 | hash[1] >> 6];
};

export const write = async (code: Bytes): Promise<string> => {
  let bits = 0, value = 0, text = "";
  for (const byte of code) {
    value = value << 8 | byte;
    for (bits += 8; bits >= 5; bits -= 5) text += alphabet[value >> bits - 5 & 31];
    value &= 31;
  }
  return (text + await checkSigns(code)).match(/.{1,4}/g)!.join("-");
};

/** The code's bytes; null if it has a slip of the pen. */
export const read = async (text: string): Promise<Bytes | null> => {
  const tidy = text.toUpperCase().replace(/[\p{White_Space}\-]/gu, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (tidy.length !== signs + checks || [...tidy].some(sign => !alphabet.includes(sign))) return null;
  const code = new Uint8Array(codeSize);
  let bits = 0, value = 0, at = 0;
  for (const sign of tidy.slice(0, signs)) {
    value = value << 5 | alphabet.indexOf(sign);
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      code[at++] = value >> bits;
      value &= (1 << bits) - 1;
    }
  }
  return tidy.slice(signs) === await checkSigns(code) ? code : null;
};
