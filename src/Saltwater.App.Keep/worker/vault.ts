// The vault's worker: bytes in, bytes out. It holds the keys, reaches no page and no network, and ends when the vault is locked.
// A message is { id, op, args }; the answer { id, problem, bytes }. Both lists are packed (bytes.ts).

import { type Bytes, each, join, pack, readU32, readU64, unpack, utf8 } from "./bytes";
import * as envelope from "./envelope";
import * as keys from "./keys";
import type { Cost } from "./keyrecord";
import { NoMemory } from "./primitives";
import * as store from "./store";

/** Why there is no answer; the values of WorkerProblem in C#. */
const enum Trouble { None, Locked, NoDevice, Senseless, Gone, Refused, Failed, NoMemory = 8 }

// So many envelopes are in the browser's hands at once: enough to keep every core busy, few enough to stay small.
const atOnce = 64;

const flag = (value: boolean | number): Bytes => new Uint8Array([Number(value)]);
const words = (bytes: Bytes): string => new TextDecoder().decode(bytes);
const cost = (bytes: Bytes): Cost => ({ memoryInKiB: readU32(bytes, 0), passes: readU32(bytes, 4) });
const given = (item: Bytes | null): Bytes => {
  if (!item) throw new keys.Senseless();
  return item;
};

const pairs = <T>(items: readonly T[]): [T, T][] => {
  if (items.length % 2) throw new keys.Senseless();
  return Array.from({ length: items.length / 2 }, (_, i) => [items[2 * i], items[2 * i + 1]]);
};

type Items = (Bytes | null)[];

const ops: Record<string, (items: Items) => Promise<Bytes>> = {
  create: async ([passphrase, price]) => pack(await keys.create(words(given(passphrase)), cost(given(price)))),
  unlock: async ([record, passphrase]) => flag(await keys.unlock(given(record), words(given(passphrase)))),
  recover: async ([record, code]) => flag(await keys.recover(given(record), words(given(code)))),
  changePassphrase: async ([record, passphrase, price]) => keys.changePassphrase(given(record), words(given(passphrase)), cost(given(price))),
  renewCode: async ([record]) => pack(await keys.renewCode(given(record))),
  enrol: ([before, anew]) => keys.enrol(given(before), given(anew)[0] !== 0),
  device: ([vaultId]) => keys.deviceFor(given(vaultId)),
  verify: async ([key, data, signature]) => flag(await keys.verify(given(key), given(data), given(signature))),
  seal: async ([chain, ...payloads]) => {
    const { 0: kind } = given(chain);
    return pack(await keys.seal(kind, readU64(chain!, 1), chain!.subarray(9), payloads.map(given)));
  },
  // Each answer is its problem in one byte, then the payload.
  open: async items => {
    const opening = keys.opening();
    const opened = await each(pairs(items), atOnce, ([bytes, device]) => envelope.open(given(bytes), given(device), opening));
    return pack(opened.map(({ problem, payload }) => join(flag(problem), payload)));
  },
  sealForLater: ([record, payload]) => keys.sealForLater(given(record), given(payload)),
  trial: async ([price]) => {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, await keys.trial(cost(given(price))));
    return new Uint8Array(view.buffer);
  },
  state: async () => flag(await store.state()),
  names: async () => pack((await store.names()).map(utf8)),
  read: async items => pack(await store.read(items.map(item => words(given(item))))),
  write: async items => flag(await store.write(pairs(items).map(([name, bytes]) => [words(given(name)), bytes]))),
  eraseAll: async () => flag(await store.eraseAll()),
};

const troubleOf = (error: unknown): Trouble =>
  error instanceof keys.Locked ? Trouble.Locked
    : error instanceof keys.NoDevice ? Trouble.NoDevice
    : error instanceof keys.Senseless || error instanceof RangeError ? Trouble.Senseless
    : error instanceof NoMemory ? Trouble.NoMemory
    : error instanceof store.Gone ? Trouble.Gone
    : error instanceof store.Refused ? Trouble.Refused
    : Trouble.Failed;

interface Asked { readonly id: number; readonly op: string; readonly args: Bytes }

const worker = self as unknown as DedicatedWorkerGlobalScope;

const handle = async ({ id, op, args }: Asked): Promise<void> => {
  try {
    if (!Object.hasOwn(ops, op)) throw new keys.Senseless();
    const bytes = await ops[op](unpack(args));
    worker.postMessage({ id, problem: Trouble.None, bytes }, [bytes.buffer]);
  } catch (error) {
    worker.postMessage({ id, problem: troubleOf(error), bytes: new Uint8Array(0) });
  }
};

// One after the other, in the order they were asked.
let before: Promise<void> = Promise.resolve();
worker.onmessage = (event: MessageEvent<Asked>) => { before = before.then(() => handle(event.data)); };
