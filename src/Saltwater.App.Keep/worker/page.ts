// What the screens of Keep ask of the page: the worker with the keys, one writer among all tabs, when to lock, and a person's own files.

type Bytes = Uint8Array<ArrayBuffer>;

interface Answer { readonly problem: number; readonly bytes: Bytes }

/** The worker was ended while it was asked; one of WorkerProblem in C#. */
const ended = 7;
const name = "s";

/** An address of the site, which may lie below a path of its host. The page says where the app is; the site is one step above. */
const at = (page: string): string => new URL("../" + page, document.baseURI).href;

let worker: Worker | null = null;
let next = 0;
const waiting = new Map<number, (answer: Answer) => void>();

const stop = (): void => {
  worker?.terminate();
  worker = null;
  for (const done of waiting.values()) done({ problem: ended, bytes: new Uint8Array(0) });
  waiting.clear();
};

const start = (): Worker => {
  // The policy of the page (app.js) lets this one path pass.
  const made = new Worker("vault.js", { type: "module" });
  made.onmessage = (event: MessageEvent<Answer & { id: number }>) => {
    const { id, problem, bytes } = event.data, done = waiting.get(id);
    waiting.delete(id);
    done?.({ problem, bytes });
  };
  // It could not be loaded, or broke: whoever waits is told, and the next question starts another.
  made.onerror = event => { event.preventDefault(); if (worker === made) stop(); };
  return made;
};

/** Asks the worker; one starts, locked, if there is none. */
export const ask = (op: string, args: Bytes): Promise<Answer> => new Promise(done => {
  const id = next++;
  waiting.set(id, done);
  (worker ??= start()).postMessage({ id, op, args }, [args.buffer]);
});

/** Ends the worker, and with it every key. */
export const end = stop;

// Long enough to fetch its lists on a slow line; whoever waits longer goes on without.
const patience = 15_000;

interface Judged { readonly tries: number; readonly first: number }

/** In how many tries a passphrase would be guessed, as a power of ten, and what would be tried first; null where it cannot be told. The
 * worker is ended at once. */
export const judge = (passphrase: Bytes): Promise<Judged | null> => new Promise<Judged | null>(done => {
  // The policy of the page (app.js) lets this path pass too.
  const guessing = new Worker("vault-guess.js", { type: "module" });
  const over = (judged: Judged | null): void => { guessing.terminate(); clearTimeout(late); done(judged); };
  const late = setTimeout(over, patience, null);
  guessing.onmessage = (event: MessageEvent<Judged>) => over(event.data);
  guessing.onerror = event => { event.preventDefault(); over(null); };
  guessing.postMessage(passphrase, [passphrase.buffer]);
}).catch(() => null);

/** Whether this tab is the one that writes, and if not why; the values of Holding in C#. */
const enum Holding { Held, Elsewhere, NotSecure, TooOld }

// Held until the tab is gone: another tab never takes it away.
let holds: Promise<Holding> | null = null;

// What this browser lacks is never told as something that another tab does.
const lacks = (): Holding | null =>
  globalThis.isSecureContext === false ? Holding.NotSecure
    : !navigator.locks || !globalThis.crypto?.subtle || typeof Worker !== "function" ? Holding.TooOld
    : null;

export const tryHold = (): Promise<Holding> => holds ??= new Promise<Holding>(done => {
  const lacking = lacks();
  if (lacking !== null) return done(lacking);
  navigator.locks.request(name, { ifAvailable: true }, lock => {
    done(lock ? Holding.Held : Holding.Elsewhere);
    return lock ? new Promise<void>(() => {}) : undefined;
  }).catch(() => done(Holding.TooOld));
}).then(held => { if (held !== Holding.Held) holds = null; return held; });

/** Why it is time to lock; the values of LockReason in C#. */
const enum Reason { Hidden, Idle, Frozen, Left, OtherTab }

interface Watch { hiddenFor: number; idleFor: number; hid: () => void; tell: (reason: number) => void }

let watch: Watch | null = null;
let hiddenSince = 0, usedAt = 0, timer = 0, endsAt = 0;
let ending: Worker | null = null;
const channel = typeof BroadcastChannel === "function" ? new BroadcastChannel(name) : null;

// Milliseconds that went by. The steady clock of many devices stands still while they sleep, and the one on the wall can be set back:
// between two looks the one that went further counts,
// so that time asleep is time, and setting a clock back wins nothing.
let steady = performance.now(), wall = Date.now(), passed = 1;
const now = (): number => {
  const [s, w] = [performance.now(), Date.now()];
  passed += Math.max(s - steady, w - wall, 0);
  [steady, wall] = [s, w];
  return passed;
};

const veil = (on: boolean): void => { document.documentElement.style.visibility = on ? "hidden" : ""; };

// Whoever is told may put a last note away and then ends the worker; if that does not happen, the keys go all the same.
const grace = 5_000;
// A device that wakes is noticed within this time, though nobody touches it.
const beat = 1_000;

const close = (): void => {
  if (!ending) return;
  if (now() < endsAt) { setTimeout(close, beat); return; }
  if (worker === ending) stop();
  ending = null;
};

const due = (reason: Reason): void => {
  const told = watch?.tell;
  unwatch();
  [ending, endsAt] = [worker, now() + grace];
  close();
  told?.(reason);
};

// Timers sleep with the tab, so what is over is looked up as well as waited for.
const look = (): void => {
  clearTimeout(timer);
  if (!watch) return;
  const hidden = hiddenSince ? hiddenSince + watch.hiddenFor - now() : Infinity, idle = usedAt + watch.idleFor - now();
  if (hidden <= 0) return due(Reason.Hidden);
  if (idle <= 0) return due(Reason.Idle);
  timer = setTimeout(look, Math.min(hidden, idle, beat) + 10);
};

const seen = (): void => {
  if (document.visibilityState === "hidden") {
    // What the list of open apps shows is taken about now.
    veil(true);
    // The last moment that comes for sure: a phone may end the page without another word.
    if (!hiddenSince) watch?.hid();
    hiddenSince ||= now();
    look();
  } else {
    look();
    hiddenSince = 0;
    look();
    // Once locked the page is on its way to being loaded anew, and stays veiled till then.
    if (watch) veil(false);
  }
};

// What was over before it was touched is over: a tap that wakes a device opens nothing.
const used = (): void => { look(); usedAt = now(); };
const uses = ["pointerdown", "keydown", "input", "scroll", "touchstart"];
const gone = (reason: Reason) => (): void => { stop(); due(reason); };
const frozen = gone(Reason.Frozen), left = gone(Reason.Left);
const otherTab = (event: MessageEvent): void => { if (event.data === "lock") gone(Reason.OtherTab)(); };

/** Watches for the moments to lock, until one comes; says each time the page goes out of sight. Times in milliseconds. */
export const watchOver = (hiddenFor: number, idleFor: number, hid: () => void, tell: (reason: number) => void): void => {
  unwatch();
  watch = { hiddenFor, idleFor, hid, tell };
  usedAt = now();
  for (const each of uses) addEventListener(each, used, { capture: true, passive: true });
  document.addEventListener("visibilitychange", seen);
  document.addEventListener("freeze", frozen);
  addEventListener("pagehide", left);
  channel?.addEventListener("message", otherTab);
  seen();
};

export const unwatch = (): void => {
  watch = null;
  hiddenSince = 0;
  clearTimeout(timer);
  for (const each of uses) removeEventListener(each, used, { capture: true });
  document.removeEventListener("visibilitychange", seen);
  document.removeEventListener("freeze", frozen);
  removeEventListener("pagehide", left);
  channel?.removeEventListener("message", otherTab);
};

/** Every other tab locks too. */
export const lockOthers = (): void => channel?.postMessage("lock");

// Whether the page is on its way out already.
let leaves = false;
addEventListener("pagehide", () => { leaves = true; });

// A page brought back whole could show what was on it.
addEventListener("pageshow", event => {
  leaves = false;
  if (event.persisted) location.reload();
});

// By way of a page of another process: what this one's memory still holds of the open notes goes with it, which it does not where a page is only loaded anew.
// Who is leaving goes where they want to go: Firefox lets a page that is left send them elsewhere.
export const reload = (): void => { veil(true); if (!leaves) location.replace(at("again")); };

const quietly = async <T>(work: () => Promise<T>, otherwise: T): Promise<T> => { try { return await work(); } catch { return otherwise; } };

export const persist = (): Promise<boolean> => quietly(() => navigator.storage.persist(), false);
export const persisted = (): Promise<boolean> => quietly(() => navigator.storage.persisted(), false);

/** How many bytes are left for this site; -1 where the browser does not say. */
export const room = (): Promise<number> => quietly(async () => {
  const { quota, usage } = await navigator.storage.estimate();
  return quota === undefined ? -1 : Math.max(0, quota - (usage ?? 0));
}, -1);

/** Memory of the device in gigabytes, coarsely, as browsers say it; 0 where they do not. */
export const memory = (): number => (navigator as { deviceMemory?: number }).deviceMemory ?? 0;

/** Minutes that the person's clock is ahead of UTC. */
export const offset = (): number => -new Date().getTimezoneOffset();

// Set once something is kept, so that its being gone is not taken for a first visit.
export const marked = (): boolean => { try { return localStorage.getItem(name) !== null; } catch { return false; } };
export const mark = (on: boolean): void =>
  { try { if (on) localStorage.setItem(name, "1"); else localStorage.removeItem(name); } catch { /* Where nothing can be stored, nothing is marked. */ } };

/** Hands bytes over as a file, by the browser's own way of saving. */
export const save = (fileName: string, type: string, bytes: Bytes): void => {
  const link = document.createElement("a"), address = URL.createObjectURL(new Blob([bytes], { type }));
  link.href = address;
  link.download = fileName;
  link.click();
  // Some browsers read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
};

interface Chosen { readonly file: File; readonly name: string; readonly size: number }

/** The file that stands in an input; null if none does. Nothing of it is read yet. */
export const chosen = (id: string): Chosen | null => {
  const file = (document.getElementById(id) as HTMLInputElement | null)?.files?.[0];
  return file ? { file, name: file.name, size: file.size } : null;
};

/** A part of a chosen file; empty where it cannot be read any more. */
export const part = (from: Chosen, start: number, end: number): Promise<Answer> =>
  quietly(async () => ({ problem: 0, bytes: new Uint8Array(await from.file.slice(start, end).arrayBuffer()) }), { problem: 1, bytes: new Uint8Array(0) });

/** Shows the top of a new screen and moves the focus to its heading. */
export const arrive = (): void => {
  scrollTo(0, 0);
  document.querySelector<HTMLElement>("[data-arrive]")?.focus({ preventScroll: true });
};

export const print = (): void => globalThis.print();

/** Takes away what else the site keeps here, then has the browser clear the rest. False, and nothing more, where the server cannot be reached. */
export const wipe = async (): Promise<boolean> => {
  unwatch();
  stop();
  lockOthers();
  await quietly(async () => { for (const each of await navigator.serviceWorker.getRegistrations()) if (each.scope === at("")) await each.unregister(); },
    undefined);
  await quietly(async () => { for (const each of await caches.keys()) if (each.startsWith(new URL(at("")).pathname.slice(1)
    + "v-")) await caches.delete(each); }, undefined);
  // A host of our own holds nothing but ours; on one that is shared, the rest is not ours to take.
  try { if (at("") === location.origin + "/") { localStorage.clear(); sessionStorage.clear(); } } catch { /* There was nothing to clear. */ }
  mark(false);
  // Asked this way it is the server that answers, not a copy kept on the device.
  const reached = await quietly(async () => (await fetch(at("pause"), { method: "HEAD", cache: "no-store", credentials: "omit" })).ok, false);
  if (reached) location.replace(at("wipe"));
  return reached;
};
