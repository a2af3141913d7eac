// Stands where a site that keeps nothing would have its worker, such as the one
// of `cargo xtask serve`: a browser that knows a worker from this address takes
// this one for its next version, which removes what was kept, and itself.
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
