// How early a passphrase of one's own would be guessed. A worker apart from the one with the keys: its lists are large, and only who types
// a passphrase of their own needs them.
// Like that one it reaches no page and no network. It is asked once, with the passphrase as UTF-8, and ended.

import { type MatchExtended, ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

/** What would be tried first; the values of FirstGuess in C#. */
const enum First { Unknown, Known, Again, Row, Keys, Date }

const kinds: Record<string, First> = {
  dictionary: First.Known, repeat: First.Again, sequence: First.Row, wordSequence: First.Row, spatial: First.Keys, date: First.Date, regex: First.Date,
};

// What is not guessed by its first hundred characters is not guessed; looking at all spellings of longer ones takes seconds.
const guessing = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs, maxLength: 100 });
const length = ({ i, j }: MatchExtended): number => j - i;

const judge = (text: string): { tries: number; first: First } => {
  const { guessesLog10, sequence } = guessing.check(text);
  const largest = sequence.filter(({ pattern }) => pattern in kinds).sort((one, other) => length(other) - length(one))[0];
  return { tries: guessesLog10, first: largest ? kinds[largest.pattern] : First.Unknown };
};

self.onmessage = ({ data }: MessageEvent<Uint8Array>): void => {
  const words = new TextDecoder().decode(data).normalize("NFKC").split(/\s+/u).filter(word => word);
  data.fill(0);
  // Who guesses leaves the spaces out and puts them in: the easier way counts.
  const [one, other] = [words.join(" "), words.join("")].map(judge);
  self.postMessage(other.tries < one.tries ? other : one);
};
