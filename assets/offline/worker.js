// Service worker: caches one complete version of the lab and serves it with or
// without a network. `cargo xtask dist` inserts the version and the list of
// files, so a change of any file changes this script, and browsers see an update.
//
// Files of two versions are never mixed:
// - A version is cached only if every file has the checksum it was built with.
// - The page and its files come from the same cached version.
// - A new version takes over only when no page uses the old one, or when the
//   user asks for it; then every open page reloads.
"use strict";

const VERSION = "@VERSION@";
/** The address of each file, and its checksum. */
const FILES = new Map(Object.entries("@FILES@"));
/** The same for files that few visits need: each is cached once a page has needed it. Its
    name has a hash of its content. */
const LATER = new Map(Object.entries("@LATER@"));

const NAME = "layernorm-lab ";
const home = new URL(self.registration.scope);
const CACHE = `${NAME}${home.pathname} ${VERSION}`;
const address = (file) => new URL(file, home).href;
const addresses = new Set([...FILES.keys(), ...LATER.keys()].map(address));

// The cache of this version exists already if this version is active, and the host offers
// it again in place of a newer one that waits. The active worker needs that cache.
async function cacheAll() {
  const isNew = !(await caches.has(CACHE));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      [...FILES].map(async ([file, integrity]) => {
        // A cached file has had this checksum.
        if (await cache.match(address(file), { ignoreVary: true })) return;
        const response = await fetch(address(file), { cache: "no-cache", integrity });
        if (!response.ok) throw new Error(`${file}: status ${response.status}`);
        await cache.put(address(file), response);
      }),
    );
  } catch (error) {
    if (isNew) await caches.delete(CACHE);
    throw error;
  }
  await keepFromEarlier(cache).catch(() => {});
}

/** Keeps what an earlier version has kept. The page works without it. */
async function keepFromEarlier(cache) {
  for (const file of LATER.keys()) {
    const kept = await caches.match(address(file), { ignoreVary: true });
    if (kept) await cache.put(address(file), kept);
  }
}

/** Caches a file that a page has needed. The browser usually has it still. */
async function keep(url) {
  const entry = [...LATER].find(([file]) => address(file) === url);
  const cache = await caches.open(CACHE);
  if (!entry || (await cache.match(url, { ignoreVary: true }))) return;
  const response = await fetch(url, { integrity: entry[1] });
  if (response.ok) await cache.put(url, response);
}

async function deleteOtherVersions() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(`${NAME}${home.pathname} `));
  await Promise.all(ours.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

async function cachedOrFetched(file, request) {
  const cache = await caches.open(CACHE);
  // The browser may have cleared its storage.
  return (await cache.match(file, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(cacheAll()));
self.addEventListener("activate", (event) => event.waitUntil(deleteOtherVersions()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
  // Without a network it is kept at the next visit.
  if (event.data?.keep) event.waitUntil(keep(event.data.keep).catch(() => {}));
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== home.origin) return;
  // The fragment holds the lab's state; it does not select another page.
  url.hash = "";
  const isPage = request.mode === "navigate";
  if (isPage) url.search = "";
  const file = isPage && url.href === address("index.html") ? home.href : url.href;
  if (addresses.has(file)) event.respondWith(cachedOrFetched(file, request));
});
