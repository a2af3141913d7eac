// How much is fetched: every file of dist/, and what has come by the time the
// numbers can be used and by the time the charts stand.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { wait } from "../lib/browser.mjs";
import { kilobytes, table } from "../lib/numbers.mjs";
import { brotli, files, serve } from "../lib/server.mjs";

export const title = "Payload";

// A phone's connection, so that the order of the files shows.
const NETWORK = { download: (9 * 1e6) / 8, upload: (1.5 * 1e6) / 8, latency: 60 };

export const measure = async (browser) => {
  const folder = process.env.LAB_DIST;
  const weights = files(folder)
    .map(weigh)
    .sort((a, b) => b.brotli - a.brotli);
  const server = await serve(folder);
  const { usable, pictures, whole, charts } = await firstView(browser, server.url);
  server.close();

  const cells = (name, { raw, gzip, brotli }) => [name, ...[raw, gzip, brotli].map(kilobytes)];
  const sum = (names) =>
    weights
      .filter((file) => names.has(file.name))
      .reduce((a, b) => ({ raw: a.raw + b.raw, gzip: a.gzip + b.gzip, brotli: a.brotli + b.brotli }));
  return [
    table(
      ["file", "raw", "gzip", "brotli"],
      weights.map((file) => cells(withoutHash(file.name), file)),
    ),
    table(
      ["fetched by the time that", "raw", "gzip", "brotli", "after, at 9 Mbit/s and 60 ms"],
      [
        [...cells("numbers and sliders can be used", sum(usable.names)), `${Math.round(usable.at)} ms`],
        [...cells("the first view is complete, charts as still pictures", sum(pictures.names)), `${Math.round(pictures.at)} ms`],
        [...cells("all stations stand", sum(whole.names)), `${Math.round(whole.at)} ms`],
        [...cells("plotly.js has drawn the charts, after the first touch", sum(charts.names)), "–"],
      ],
    ),
  ].join("\n\n");
};

const weigh = (path) => {
  const raw = readFileSync(path);
  return {
    name: basename(path),
    raw: raw.length,
    gzip: gzipSync(raw, { level: 9 }).length,
    brotli: brotli(path).length,
  };
};

// Trunk's hash differs from build to build.
const withoutHash = (name) => name.replace(/-[0-9a-f]{12,16}(?=[._])/, "");

// When the first slider and the first chart stand, and the files come by then.
const firstView = async (browser, url) => {
  const page = await browser.newPage();
  await page.emulateNetworkConditions(NETWORK);
  await page.evaluateOnNewDocument(() => {
    window.labSeen = {};
    // The only request of its kind: what the first half lacks is fetched in haste.
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (...body) {
      window.labHaste = true;
      return send.apply(this, body);
    };
    const looks = {
      // Until then the lesson covers it.
      usable: ":root:not(:has(#lesson)) #growth-scale",
      pictures: "#chart-larger ~ .still svg",
      whole: "main[aria-busy=false]",
      charts: "#chart-larger .main-svg",
    };
    new MutationObserver(() => {
      for (const [name, selector] of Object.entries(looks)) {
        if (!(name in window.labSeen) && document.querySelector(selector)) {
          window.labSeen[name] = performance.now();
        }
      }
    }).observe(document, { attributes: true, childList: true, subtree: true });
  });
  await page.goto(url);
  await page.waitForSelector("main[aria-busy=false]", { timeout: 60_000 });
  // What the first view needs is there; plotly.js comes when somebody does.
  await wait(1000);
  await page.evaluate(() => dispatchEvent(new Event("wheel")));
  await page.waitForSelector("#chart-larger .main-svg", { timeout: 60_000 });
  await wait(500);
  if (await page.evaluate(() => window.labHaste)) {
    console.error("  assets/first.txt has fallen behind: renew it with `cargo xtask first`");
  }
  const seen = await page.evaluate(() => ({
    at: window.labSeen,
    files: performance
      .getEntriesByType("resource")
      .map((entry) => ({ name: new URL(entry.name).pathname.split("/").pop(), end: entry.responseEnd })),
  }));
  await page.close();
  const by = (at) => ({
    at,
    names: new Set(["index.html", ...seen.files.filter((file) => file.end <= at).map((file) => file.name)]),
  });
  return Object.fromEntries(Object.entries(seen.at).map(([name, at]) => [name, by(at)]));
};
