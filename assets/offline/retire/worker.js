// Replaces the service worker on sites that cache nothing, such as that of
// `cargo xtask serve`. A browser that has installed a worker from this address
// updates to this one, which deletes the lab's caches and unregisters itself.
"use strict";

async function retire() {
  const home = new URL(self.registration.scope).pathname;
  const ours = (await caches.keys()).filter((name) => name.startsWith(`layernorm-lab ${home} `));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
  const pages = await self.clients.matchAll();
  await Promise.all(pages.map((page) => page.navigate(page.url)));
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(retire()));
