// How much is fetched: every file of dist/, and the files that have arrived when the
// numbers can be used, and when the charts are drawn.

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { wait } from "../lib/browser.mjs";
import { kilobytes, table } from "../lib/numbers.mjs";
import { brotli, files, serve } from "../lib/server.mjs";

export const title = "Payload";

// A phone's connection, on which the order of the files matters.
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
        [...cells("the first view is complete, with static charts", sum(pictures.names)), `${Math.round(pictures.at)} ms`],
        [...cells("all stations are shown", sum(whole.names)), `${Math.round(whole.at)} ms`],
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

// When the first slider and the first chart are there, and the files that have arrived by
// then.
const firstView = async (browser, url) => {
  const page = await browser.newPage();
  await page.emulateNetworkConditions(NETWORK);
  await page.evaluateOnNewDocument(() => {
    window.labTimes = {};
    // The only request of this kind: a stub loads the deferred chunk synchronously.
    const send = XMLHttpRequest.prototype.send;
    XMLHttpRequest.prototype.send = function (...body) {
      window.labSyncLoad = true;
      return send.apply(this, body);
    };
    const selectors = {
      // Until then the lesson covers it.
      usable: ":root:not(:has(#lesson)) #growth-scale",
      pictures: "#chart-larger ~ .static-chart svg",
      whole: "main[aria-busy=false]",
      charts: "#chart-larger .main-svg",
    };
    new MutationObserver(() => {
      for (const [name, selector] of Object.entries(selectors)) {
        if (!(name in window.labTimes) && document.querySelector(selector)) {
          window.labTimes[name] = performance.now();
        }
      }
    }).observe(document, { attributes: true, childList: true, subtree: true });
  });
  await page.goto(url);
  await page.waitForSelector("main[aria-busy=false]", { timeout: 60_000 });
  // The first view is complete; the lab fetches plotly.js after the first input.
  await wait(1000);
  await page.evaluate(() => dispatchEvent(new Event("wheel")));
  await page.waitForSelector("#chart-larger .main-svg", { timeout: 60_000 });
  await wait(500);
  if (await page.evaluate(() => window.labSyncLoad)) {
    console.error("  assets/startup_functions.txt is outdated: run `cargo xtask update first`");
  }
  const recorded = await page.evaluate(() => ({
    at: window.labTimes,
    files: performance
      .getEntriesByType("resource")
      .map((entry) => ({ name: new URL(entry.name).pathname.split("/").pop(), end: entry.responseEnd })),
  }));
  await page.close();
  const by = (at) => ({
    at,
    names: new Set(["index.html", ...recorded.files.filter((file) => file.end <= at).map((file) => file.name)]),
  });
  return Object.fromEntries(Object.entries(recorded.at).map(([name, at]) => [name, by(at)]));
};
