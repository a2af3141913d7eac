// Keeps one version of the lab, whole, and serves it with or without a network.
// `cargo xtask dist` puts the version and its files in; a change of any file
// changes this one, which is how browsers notice a new version.
//
// Files of two versions are never mixed: a version is kept only if every file
// has the checksum it was built with, the page and its files come from the same
// kept version, and a new one takes over only when no page uses the old one any
// more or a person asks for it, whereupon every open page loads anew.
"use strict";

const VERSION = "@VERSION@";
/** Each file's address, and its checksum. */
const FILES = new Map(Object.entries("@FILES@"));

const NAME = "layernorm-lab ";
const home = new URL(self.registration.scope);
const CACHE = `${NAME}${home.pathname} ${VERSION}`;
const address = (file) => new URL(file, home).href;
const addresses = new Set([...FILES.keys()].map(address));

async function keepAll() {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(
      [...FILES].map(async ([file, integrity]) => {
        const response = await fetch(address(file), { cache: "no-cache", integrity });
        if (!response.ok) throw new Error(`${file}: status ${response.status}`);
        await cache.put(address(file), response);
      }),
    );
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function dropOthers() {
  const ours = (await caches.keys()).filter((name) => name.startsWith(`${NAME}${home.pathname} `));
  await Promise.all(ours.filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

async function kept(file, request) {
  const cache = await caches.open(CACHE);
  // The browser may have cleared its storage.
  return (await cache.match(file, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== home.origin) return;
  // What stands behind the address is the lab's state, and no other page.
  url.hash = "";
  const isPage = request.mode === "navigate";
  if (isPage) url.search = "";
  const file = isPage && url.href === address("index.html") ? home.href : url.href;
  if (addresses.has(file)) event.respondWith(kept(file, request));
});
