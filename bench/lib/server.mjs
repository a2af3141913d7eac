// A static server: compresses the site with brotli, and lets nothing be cached.

import { createServer } from "node:http";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { extname, join, normalize } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

// Compressed files. Compressing a large file takes seconds.
const compressed = new Map();
export const brotli = (path) => {
  if (!compressed.has(path)) {
    const raw = readFileSync(path);
    const params = { [constants.BROTLI_PARAM_SIZE_HINT]: raw.length };
    compressed.set(path, brotliCompressSync(raw, { params }));
  }
  return compressed.get(path);
};

// Every file below a folder.
export const files = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

// The site at the root, and other folders by the first part of their path.
export const serve = async (site, mounts = {}) => {
  // Before the first request, which would wait for it otherwise.
  if (site) files(site).forEach(brotli);
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://lab").pathname));
    const [, first, ...rest] = path.split("/");
    const mounted = first in mounts;
    const file = mounted ? join(mounts[first], ...rest) : join(site ?? "", path);
    const target = path.endsWith("/") ? join(file, "index.html") : file;
    const exists = (mounted || site) && statSync(target, { throwIfNoEntry: false })?.isFile();
    if (!exists) return response.writeHead(404).end();
    response.writeHead(200, {
      "content-type": TYPES[extname(target)] ?? "application/octet-stream",
      "cache-control": "no-store",
      ...(mounted ? {} : { "content-encoding": "br" }),
    });
    response.end(mounted ? readFileSync(target) : brotli(target));
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
};
