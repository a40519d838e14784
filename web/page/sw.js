// After one visit the whole site is here. A new edition has a new name and takes the old one's place.
const EDITION = "$EDITION", FILES = $FILES;
const PREFIX = `kcal-site ${new URL(registration.scope).pathname} `; // other sites of this host have shelves of their own
self.addEventListener("install", event => event.waitUntil((async () => {
  const shelf = await caches.open(PREFIX + EDITION);
  await shelf.addAll(FILES.map(name => new Request(name, { cache: "no-cache" }))); // no old file in a new edition
  await self.skipWaiting();
})()));
self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== PREFIX + EDITION) await caches.delete(name);
  await clients.claim();
})()));
self.addEventListener("fetch", event => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  event.respondWith((async () => {
    if (url.pathname.endsWith("/")) url.pathname += "index.html";
    const found = await (await caches.open(PREFIX + EDITION)).match(url, { ignoreSearch: true });
    return found ?? fetch(request);
  })());
});
