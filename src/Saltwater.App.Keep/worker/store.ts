// The browser's database: one place for bytes, one for this device's keys, which are handles that cannot be exported.
// Nothing is made by looking: the database comes into being with the first thing written.

import { type Bytes, random } from "./bytes";

const name = "s", bytesIn = "b", keysIn = "k";

/** How a write went; the values of Writing in C#. */
export const enum Writing { Done, Full, Unsure, Gone }

/** How the database stands; the values of StoreState in C#. */
export const enum State { Empty, There, Refused }

/** The database was closed under us or is not there any more: whoever looks has to start anew. */
export class Gone extends Error {}

/** The browser gives no database at all. */
export class Refused extends Error {}

export interface DeviceKeys { readonly signing: CryptoKeyPair; readonly exchange: CryptoKeyPair }

// Some browsers never answer where a database is broken: then nobody knows, and that is an answer.
const patience = 20_000;

let base: IDBDatabase | null = null;
let seen = false, gone = false;

const within = <T>(work: Promise<T>): Promise<T> => {
  let timer: ReturnType<typeof setTimeout>;
  return Promise.race([work, new Promise<never>((_, fail) => { timer = setTimeout(() => fail(new Error()), patience); })]).finally(() => clearTimeout(timer));
};

const leave = (): void => {
  base?.close();
  base = null;
  gone = true;
};

const connect = (make: boolean): Promise<IDBDatabase | null> => new Promise((done, fail) => {
  let request: IDBOpenDBRequest;
  try {
    request = indexedDB.open(name, 1);
  } catch {
    return fail(new Refused());
  }
  let absent = false;
  request.onupgradeneeded = () => {
    if (make) {
      request.result.createObjectStore(bytesIn);
      request.result.createObjectStore(keysIn);
    } else {
      // Undone, it leaves no database behind.
      absent = true;
      request.transaction!.abort();
    }
  };
  request.onsuccess = () => {
    const opened = request.result;
    // Another tab removes everything: what is open here must not stand in its way.
    opened.onversionchange = opened.onclose = () => {
      opened.close();
      if (base === opened) leave();
    };
    done(opened);
  };
  request.onerror = event => {
    event.preventDefault();
    if (absent) done(null);
    else fail(request.error?.name === "QuotaExceededError" ? request.error : new Refused());
  };
});

// A database that was there and is not any more is never made anew: that would look like a fresh start.
const database = async (make: boolean): Promise<IDBDatabase | null> => {
  if (gone) throw new Gone();
  if (!base) {
    base = await within(connect(make && !seen));
    if (base) seen = true;
    else if (seen) leave();
    if (gone) throw new Gone();
  }
  return base;
};

const ended = (transaction: IDBTransaction): Promise<void> => new Promise((done, fail) => {
  transaction.oncomplete = () => done();
  transaction.onabort = () => fail(transaction.error ?? new Error());
});

const answer = <T>(request: IDBRequest<T>): Promise<T> => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

const begin = (opened: IDBDatabase, stores: string[], mode: IDBTransactionMode): IDBTransaction => {
  try {
    return opened.transaction(stores, mode, { durability: "strict" });
  } catch (error) {
    // The connection is closing: the browser took the database away.
    if (error instanceof DOMException && error.name === "InvalidStateError") {
      leave();
      throw new Gone();
    }
    throw error;
  }
};

export const state = async (): Promise<State> => {
  try {
    return await database(false) ? State.There : State.Empty;
  } catch (error) {
    if (error instanceof Gone) throw error;
    return State.Refused;
  }
};

export const names = async (): Promise<string[]> => {
  const opened = await database(false);
  return opened ? await within(answer(begin(opened, [bytesIn], "readonly").objectStore(bytesIn).getAllKeys())) as string[] : [];
};

export const read = async (wanted: readonly string[]): Promise<(Bytes | null)[]> => {
  const opened = await database(false);
  if (!opened) return wanted.map(() => null);
  const store = begin(opened, [bytesIn], "readonly").objectStore(bytesIn);
  const found = await within(Promise.all(wanted.map(each => answer(store.get(each)))));
  return found.map(value => value instanceof Uint8Array ? value as Bytes : null);
};

/** Writes all of it in one transaction; null takes a name away. */
export const write = async (changes: readonly (readonly [string, Bytes | null])[]): Promise<Writing> => {
  try {
    const opened = await database(changes.some(([, bytes]) => bytes !== null));
    if (!opened) return Writing.Done;
    const transaction = begin(opened, [bytesIn], "readwrite"), store = transaction.objectStore(bytesIn);
    // What is stored is a copy of the whole buffer under a view, so each gets a buffer of its own.
    for (const [each, bytes] of changes) if (bytes) store.put(bytes.slice(), each); else store.delete(each);
    await within(ended(transaction));
    return Writing.Done;
  } catch (error) {
    return error instanceof Gone || gone ? Writing.Gone : error instanceof DOMException && error.name === "QuotaExceededError" ? Writing.Full : Writing.Unsure;
  }
};

export const deviceKeys = async (id: string): Promise<DeviceKeys | null> => {
  const opened = await database(false);
  return opened ? await within(answer(begin(opened, [keysIn], "readonly").objectStore(keysIn).get(id))) as DeviceKeys | undefined ?? null : null;
};

export const keepDeviceKeys = async (id: string, keys: DeviceKeys): Promise<void> => {
  const opened = await database(true), transaction = begin(opened!, [keysIn], "readwrite");
  transaction.objectStore(keysIn).put(keys, id);
  await within(ended(transaction));
};

// Over every value random bytes of its length; over a handle, whose length nobody is told, some of about the length it has on a disk.
const handleSize = 512;

// So many values are in memory at once.
const batch = 256;

/** Returns how many bytes there were. */
const overwrite = async (opened: IDBDatabase): Promise<number> => {
  let size = 0;
  const transaction = begin(opened, [bytesIn, keysIn], "readwrite"), done = ended(transaction);
  for (const store of [transaction.objectStore(bytesIn), transaction.objectStore(keysIn)]) {
    const keys = await answer(store.getAllKeys());
    for (let at = 0; at < keys.length; at += batch) {
      const some = keys.slice(at, at + batch), values = await answer(store.getAll(IDBKeyRange.bound(some[0], some[some.length - 1])));
      some.forEach((key, i) => {
        const length = values[i] instanceof Uint8Array ? values[i].length : handleSize;
        size += length;
        store.put(random(length), key);
      });
    }
  }
  await within(done);
  return size;
};

// Chromium's store (LevelDB) only ever appends. What was overwritten or dropped stays in its files until enough was written over the same
// range of names for them to be merged.
// Measured in Chromium 156: after overwriting and dropping alone all sealed items, the key record and the device's keys were still there;
// after 24 MB mostly, after 48 MB nothing.
// Each item is smaller than what it would put into a file of its own (64 KB), and each batch has one name before and one after all others, in both stores.
const fillerItem = 32_768, fillerBatch = 4 * 1_048_576, filler = 12;

// Someone waits for this, perhaps afraid. What a slow disk has not merged by then stays sealed.
const fillerPatience = 8_000;

const fill = async (opened: IDBDatabase, size: number): Promise<void> => {
  const end = performance.now() + fillerPatience, batches = filler + Math.ceil(size / fillerBatch);
  for (let written = 0; written < batches && performance.now() < end; written++) {
    const transaction = begin(opened, [bytesIn, keysIn], "readwrite"), done = ended(transaction);
    for (let at = 0; at < fillerBatch / fillerItem / 2; at++) {
      transaction.objectStore(bytesIn).put(random(fillerItem), `!${written}/${at}`);
      transaction.objectStore(keysIn).put(random(fillerItem), `~${written}/${at}`);
    }
    await within(done);
  }
};

const empty = async (opened: IDBDatabase): Promise<void> => {
  const transaction = begin(opened, [bytesIn, keysIn], "readwrite");
  transaction.objectStore(bytesIn).clear();
  transaction.objectStore(keysIn).clear();
  await within(ended(transaction));
};

const drop = (): Promise<void> => new Promise((done, fail) => {
  const request = indexedDB.deleteDatabase(name);
  request.onsuccess = () => done();
  request.onerror = () => fail(request.error);
});

/** Overwrites everything, then drops it; afterwards this worker reads and writes nothing more. Whether nothing is left. */
export const eraseAll = async (): Promise<boolean> => {
  // Where it went away under us it may be there anew: look again.
  base?.close();
  base = null;
  gone = seen = false;
  let clean = true;
  const attempt = (work: Promise<unknown>): Promise<unknown> => work.catch(() => { clean = false; });
  const opened = await database(false).catch(() => { clean = false; return null; });
  if (opened) {
    // A full disk may have no room for the random bytes; what can be dropped is dropped all the same.
    await attempt(overwrite(opened).then(size => fill(opened, size)));
    clean = true;
    await attempt(empty(opened));
  }
  leave();
  await attempt(within(drop()));
  const left = await within(connect(false)).catch(() => null);
  left?.close();
  return clean && left === null;
};
