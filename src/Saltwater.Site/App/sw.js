// Keeps every file of one build on this device, each held against its hash, and answers from there. Made only after somebody chose it.
// On a host shared with other sites it touches what is below its own path alone. A newer build is fetched beside it and takes over when no
// page is open any more, so that nothing changes in the middle of a reflection.
const root = new URL(registration.scope).pathname, ours = root.slice(1) + "v-", name = ours + "/* version */";
const files = [
/* files */
];
addEventListener("install", event => event.waitUntil((async () => {
  const cache = await caches.open(name);
  await Promise.all(files.map(async ([path, integrity]) => {
    const answer = await fetch(path, { integrity, cache: "no-cache", credentials: "omit" });
    if (!answer.ok) throw new Error();
    await cache.put(path, answer);
  }));
})()));
addEventListener("activate", event => event.waitUntil((async () => {
  for (const other of await caches.keys()) if (other.startsWith(ours) && other !== name) await caches.delete(other);
  await clients.claim();
})()));
addEventListener("fetch", event => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  const path = request.mode === "navigate" && url.pathname.length > root.length ? url.pathname.replace(/\/+$/, "").toLowerCase() : url.pathname;
  event.respondWith((async () => await caches.match(path, { cacheName: name }) ?? fetch(request))());
});
