// @ts-check
// Starts the app, and is all of the page that it can reach. It stores nothing until keeping is chosen, and asks only this site for anything.

const d = document;

// Nothing but what this page is made of may run or be written into it. The framework writes plain markup and imports its own modules;
// nothing else is asked for.
// Where the site is on its host: the page says where the app is, and the site is one step above.
const root = new URL("..", d.baseURI).pathname;
const ours = /^(?:sw\.js|app\/(?:app\.js|vault(?:-guess)?\.[0-9a-f]{16}\.js|_framework\/[\w.-]+\.(?:js|wasm)))$/;
const never = /<\s*(?:script|iframe|frame|object|embed|meta|base|form|link|style)|\bon\w+\s*=|javascript:/i;
globalThis.trustedTypes?.createPolicy("default", {
  createScript: () => null,
  createScriptURL: url => { const to = new URL(url, d.baseURI);
    return to.origin === location.origin && to.pathname.startsWith(root) && ours.test(to.pathname.slice(root.length)) ? url : null; },
  createHTML: html => never.test(html) ? null : html,
});

// Page translation, and whatever else swaps texts, takes a text out and puts an element in its place. The framework goes on holding the
// text: what it then wrote would be seen nowhere, and
// new answers would stand under the question before. So what stands for a text is remembered, and where the text is changed, moved or removed, it goes first.
const stands = new WeakMap();
const back = text => { const other = stands.get(text); if (other?.isConnected && !text.isConnected) other.replaceWith(text); stands.delete(text);
  delete text.parentNode; };
const swapped = (text, other) => {
  if (text.isConnected || !other?.isConnected) return;
  stands.set(text, other);
  Object.defineProperty(text, "parentNode", { configurable: true, get() { back(text); return text.parentNode; } });
};
new MutationObserver(changes => {
  for (const { addedNodes, removedNodes, previousSibling, nextSibling } of changes) for (const text of removedNodes) {
    if (text.nodeType !== 3) continue;
    const near = [...addedNodes, previousSibling,
      nextSibling].find(each => each?.nodeName === "FONT" || (each && each.nodeType === 1 && addedNodes.length === 1 && each === addedNodes[0]));
    if (near) swapped(text, near);
  }
}).observe(d, { childList: true, subtree: true });
const said = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(Node.prototype, "textContent"));
Object.defineProperty(Node.prototype, "textContent", { ...said, set(text) { if (stands.has(this)) back(this); said.set?.call(this, text); } });

/** @type {Uint8Array} */ let pack;
/** The words of what is loaded later, by name. @type {Record<string, Uint8Array>} */ const spoken = {};
/** @type {string} */ let role = "";
/** @type {string[]} */ let ticks = [];
/** @type {(Event & { prompt(): Promise<void> }) | undefined} */ let offer;

// Until the app has drawn itself, a choice is remembered here.
const chooses = e => {
  const door = e.target.closest?.("[data-role]");
  if (!door) return;
  role = door.dataset.role;
  d.querySelectorAll("[data-role]").forEach(each => each.setAttribute("aria-pressed", String(each === door)));
  const line = d.getElementById("loading");
  if (line) line.textContent = line.dataset.chosen ?? "";
};

/** @param {boolean} on */
const failing = on => {
  const failed = d.getElementById("failed"), app = d.getElementById("app");
  if (app) app.hidden = on;
  if (failed && failed.hidden === on) { failed.hidden = !on; if (on) failed.querySelector("h1")?.focus(); }
};

/** A fault that no screen caught: its kind alone is told, never what it says. @param {string} kind */
export const wrong = kind => { console.error(kind); const told = d.getElementById("blazor-error-ui"); if (told) told.style.display = "block"; };

export const fail = () => { d.removeEventListener("click", chooses); failing(true); };

// Until the app stands, whatever breaks and is caught nowhere keeps it from starting: a part that is missing or was changed is not always
// told by the promise of the start.
const breaks = ["error", "unhandledrejection"];
for (const each of breaks) addEventListener(each, fail);

// Ticks of the page that opened this one: read once, kept in memory, and that page sent away. Nothing is stored, nothing is sent.
const bring = () => {
  try {
    const from = window.opener;
    if (!from || from.location.origin !== location.origin) return;
    const { carried } = /** @type {any} */ (from);
    if (from.location.pathname === root + "app" && Array.isArray(carried)) ticks = carried.map(String);
    else if (from.location.pathname === root + "reflect") ticks =
      [...from.document.querySelectorAll("input:checked")].filter(tick => tick.name && tick.value).map(tick => `${tick.name}=${tick.value}`);
    else return;
    from.location.replace(root + "pause");
  } catch { /* Not our page any more: then there is nothing to bring. */ }
};

/** A part of the guide: its address and its hash. @param {string} name */
const part = name => (/** @type {HTMLMetaElement | null} */ (d.querySelector(`meta[name=${name}]`)))?.content.split(" ") ?? [];

const load = async () => {
  const [path, integrity] = part("guide");
  const answer = await fetch(path, { integrity, credentials: "omit" });
  if (!answer.ok) throw new Error();
  pack = new Uint8Array(await answer.arrayBuffer());
};

// The browser's Back, one screen back. While somebody reflects there is one entry more, made by their tap; the one below takes the neutral
// page's address, so that after Leave, Back meets that
// and nothing else. Back comes down to it, goes up again at once, and the screen before is shown. Nothing is on the screen meanwhile: some
// browsers keep a picture of what an entry last showed.
const upper = 1;
let within = false, asked = false;
const unseen = then => { d.body.hidden = true; requestAnimationFrame(() => requestAnimationFrame(then)); };
const seen = () => { d.body.hidden = d.hidden; arrive(); };
const step = () => { if (!asked) return; asked = false; seen(); /** @type {HTMLElement | null} */ (d.querySelector("[data-back]"))?.click(); };
// It is heard here before the framework starts to listen, which knows no address but the app's own.
addEventListener("popstate", e => {
  e.stopImmediatePropagation();
  if (history.state === upper) within ? step() : history.back();
  else if (!within) history.replaceState(null, "", root + "app");
  else {
    asked = true;
    unseen(() => history.forward());
    setTimeout(step, 500);
  }
});

d.addEventListener("click", chooses);
addEventListener("beforeinstallprompt", e => { e.preventDefault(); offer = /** @type {any} */ (e); });
bring();
const loading = load();
loading.catch(fail);
if (typeof WebAssembly !== "object") fail();
else /** @type {any} */ (globalThis).Blazor.start().catch(fail);

// Where the guide cannot be had, the page has said so already, and the program waits for good.
export const ready = () => loading.catch(() => new Promise(() => {}));
export const guide = () => pack;
export const taken = () => ticks;
export const chosen = () => role;
// Called once the app answers for itself. What was chosen up to now is said once more: it may have come while the app was drawing.
export const begun = () => {
  d.removeEventListener("click", chooses);
  for (const each of breaks) removeEventListener(each, fail);
  failing(false);
  return role;
};

// What is loaded later is fetched here first: where that fails it can be tried again, which the runtime never does.
// Where this build's parts are gone or are others, the site was renewed meanwhile: that is told apart from a line that is down.
class Renewed extends Error {}

const renewed = ({ ok, status }) => ok || status === 404 || status === 410;
// Asked without a hash: where something stands there it is another part, and where the host is out of order nothing was renewed.
const why = async path => renewed(await fetch(path, { method: "HEAD", cache: "no-store", credentials: "omit" })) ? new Renewed() : new Error();

/** @param {string} path @param {string} [integrity] */
const got = async (path, integrity) => {
  const answer = await fetch(path, { integrity, credentials: "omit" }).catch(async () => { throw await why(path); });
  if (!answer.ok) throw renewed(answer) ? new Renewed() : new Error();
  return answer.arrayBuffer();
};

// What is kept takes all that no other part has to itself.
const owners = { phrases: /OwnWords/, page: /Appointment/, journal: /^(?!.*(OwnWords|App\.Appointment))/ };

/** @param {"phrases" | "page" | "journal"} words The name of its words. */
export const later = async words => {
  try {
    const parts = /** @type {any} */ (globalThis).Blazor.runtime.getConfig().resources.lazyAssembly.filter(each => owners[words].test(each.virtualPath));
    const [said, script] = await Promise.all([got(...part(words)), words === "journal" ? got(import.meta.resolve("./keep.js")) : undefined,
      ...parts.map(({ name, hash }) => got(`_framework/${name}`, hash))]);
    spoken[words] = new Uint8Array(said);
    if (script) {
      const worker = new TextDecoder().decode(script).match(/vault\.[0-9a-f]{16}\.js/);
      // Some hosts answer with a page of theirs for whatever is gone.
      if (!worker) throw new Renewed();
      await got(worker[0]);
    }
    return parts.map(each => each.virtualPath).join();
  } catch (fault) { return fault instanceof Renewed ? "renewed" : ""; }
};

/** @param {string} words */
export const has = words => part(words).length > 0;
/** @param {string} words */
export const words = words => spoken[words];

// Whoever looks away leaves nothing of their own words behind.
const forgets = () => {
  d.querySelectorAll("textarea[data-forget]").forEach(field => field.value = "");
  d.querySelector("button[data-forget]")?.click();
};
d.addEventListener("visibilitychange", () => { if (d.hidden) forgets(); });
addEventListener("pagehide", forgets);

// The new build opens beside this one and takes along what was answered; then this page goes. Nothing is stored for it.
/** @param {string[]} given */
export const anew = given => {
  /** @type {any} */ (globalThis).carried = given;
  return open(root + "app", "_blank") !== null;
};


// Minutes since Sunday midnight in a time zone; -1 if this browser does not know it.
export const clock = (/** @type {string} */ zone) => {
  try {
    const at = Object.fromEntries(new Intl.DateTimeFormat("en-GB",
      { timeZone: zone, weekday: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts().map(part => [part.type, part.value]));
    return (["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"].indexOf(at.weekday) * 24 + Number(at.hour)) * 60 + Number(at.minute);
  } catch {
    return -1;
  }
};
// Not every browser tells when it has nothing else to do: there, a moment goes by.
export const idle = () => new Promise(done => globalThis.requestIdleCallback ? requestIdleCallback(() => done()) : setTimeout(done, 50));
export const print = () => globalThis.print();
/** @param {string} name @param {string} text */
export const save = (name, text) => {
  const link = Object.assign(d.createElement("a"), { href: URL.createObjectURL(new Blob([text], { type: "text/plain" })), download: name });
  link.click();
  // Some browsers read it only after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
};
/** @param {string} text */
export const copy = async text => { try { await navigator.clipboard.writeText(text); return true; } catch { return false; } };
// At the field where one was opened to write in, otherwise at the heading.
export const arrive = () => { scrollTo(0, 0);
  /** @type {HTMLElement | null} */ (d.querySelector("[data-write]") ?? d.querySelector("[data-arrive]"))?.focus({ preventScroll: true }); };

/** @param {boolean} on */
export const inside = on => {
  if (within === on) return;
  within = on;
  if (!on) { if (history.state === upper) history.back(); return; }
  unseen(() => {
    if (within) {
      history.replaceState(null, "", root + "pause");
      history.pushState(upper, "", root + "app");
    }
    seen();
  });
};

const notKept = 0, isKept = 1, notPossible = 2;

// What a home screen reads. It is asked for only where keeping was chosen.
const home = "link[rel=manifest], link[rel=apple-touch-icon]";
const manifest = () => {
  if (d.querySelector(home)) return;
  for (const [rel, href] of [["manifest", root + "app.webmanifest"],
    ["apple-touch-icon", root + "icon-180.png"]]) d.head.append(Object.assign(d.createElement("link"), { rel, href }));
};
const quietly = async work => { try { return await work(); } catch { return notPossible; } };

// On a host shared with other sites, what is ours is what lies at our own path.
const workers = async () => (await navigator.serviceWorker.getRegistrations()).filter(each => each.scope === location.origin + root);
const copies = async () => (await caches.keys()).filter(name => name.startsWith(root.slice(1) + "v-"));

export const kept = () => quietly(async () => {
  if (!navigator.serviceWorker) return notPossible;
  const there = await navigator.serviceWorker.getRegistration(root);
  if (there?.active) manifest();
  return there?.active ? isKept : notKept;
});

export const keep = () => quietly(async () => {
  if (!navigator.serviceWorker || !globalThis.caches) return notPossible;
  const made = await navigator.serviceWorker.register(root + "sw.js", { scope: root, updateViaCache: "none" });
  const worker = made.installing ?? made.waiting ?? made.active;
  await new Promise((done, broken) => {
    const look = () => worker?.state === "activated" ? done(0) : worker?.state === "redundant" ? broken() : 0;
    worker?.addEventListener("statechange", look);
    look();
  });
  manifest();
  return isKept;
});

export const forget = () => quietly(async () => {
  for (const made of await workers()) await made.unregister();
  for (const name of await copies()) await caches.delete(name);
  d.querySelectorAll(home).forEach(each => each.remove());
  return (await copies()).length || (await workers()).length ? isKept : notKept;
});

export const install = async () => {
  if (!offer) return false;
  await offer.prompt();
  offer = undefined;
  return true;
};
