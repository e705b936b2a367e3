// node make.mjs: makes normalization.txt again, out of what node itself knows of Unicode. Unicode never changes the normal form of a
// character it has, so a later table only adds new ones.
import { writeFileSync } from "node:fs";

const hex = point => point.toString(16).toUpperCase();
const points = text => Array.from(text, sign => sign.codePointAt(0));
const line = (...all) => all.map(hex).join(" ");

const signs = [];
for (let point = 0; point < 0x110000; point++) if ((point < 0xd800 || point > 0xdfff)
  && (point < 0xac00 || point > 0xd7a3)) signs.push(String.fromCodePoint(point));

const apart = signs.filter(sign => sign.normalize("NFKD") !== sign).map(sign => line(sign.codePointAt(0), ...points(sign.normalize("NFKD"))));

// Put together is what one step of taking apart gave, unless Unicode excludes it: then it does not come together again.
const together = signs.filter(sign => sign.normalize("NFD") !== sign && sign.normalize("NFC") === sign).map(sign => {
  const parts = points(sign.normalize("NFD")), last = parts.pop();
  return line(String.fromCodePoint(...parts).normalize("NFC").codePointAt(0), last, sign.codePointAt(0));
});

// Whether two marks change places: the class of the first is above that of the second, and neither is 0.
const swaps = (first, second) => (first + second).normalize("NFD") !== first + second;
const marks = signs.filter(sign => /\p{M}/u.test(sign) && sign.normalize("NFD") === sign && (swaps(sign, "\u0334") || swaps("\u0345", sign)));
const classes = [];
for (const mark of marks.sort((one, other) => swaps(one, other) ? 1 : swaps(other, one) ? -1 : 0)) {
  const latest = classes.at(-1);
  if (latest && !swaps(mark, latest[0]) && !swaps(latest[0], mark)) latest.push(mark); else classes.push([mark]);
}

writeFileSync("normalization.txt", [
  `# Unicode ${process.versions.unicode}. Of the Unicode Character Database, © Unicode, Inc., Unicode License v3: `
    + `https://www.unicode.org/license.txt. Made by make.mjs.`,
  "= apart: a character, and what it is taken apart to (NFKD). Hangul is computed.", ...apart,
  "= order: marks of one class a line, by rising class",
    ...classes.map(marks => line(...marks.map(mark => mark.codePointAt(0)).sort((one, other) => one - other))),
  "= together: two characters, and what they come together to (NFC). Hangul is computed.", ...together,
].join("\n") + "\n");
