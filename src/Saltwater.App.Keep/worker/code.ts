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

// What is taken for another: letters that look like digits, and Cyrillic and Greek capitals that look like Latin ones. RecoveryCode.cs has the same two lines.
const others =
  "OIL\u0130\u0131\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0425"
  + "\u0391\u0392\u0395\u0396\u0397\u0399\u039A\u039C\u039D\u039F\u03A1\u03A4\u03A7";
const meant = "01111ABEKMH0PCTXABEZH1KMN0PTX";

// Decimal digits stand ten in a row: how far one is from where its row begins is what it says.
const digit = /\p{Nd}/u;
const valueOf = (sign: string): string => {
  let from = sign.codePointAt(0)!;
  const at = from;
  while (at - from < 9 && digit.test(String.fromCodePoint(from - 1))) from--;
  return String(at - from);
};

/** Its letters and digits alone, in capitals. */
const tidied = (text: string): string => [...text.normalize("NFKC").toUpperCase()].map(sign => {
  const other = others.indexOf(sign);
  return other >= 0 ? meant[other] : digit.test(sign) ? valueOf(sign) : sign;
}).filter(sign => /[\p{L}\p{Nd}]/u.test(sign)).join("");

/** The code's bytes; null if it has a slip of the pen. */
export const read = async (text: string): Promise<Bytes | null> => {
  const tidy = tidied(text);
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
