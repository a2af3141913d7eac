// Lighthouse with its settings for a phone, on the served site.

import lighthouse from "lighthouse";
import { median, milliseconds, table } from "../lib/numbers.mjs";
import { serve } from "../lib/server.mjs";

export const title = "Load";

const RUNS = 5;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];
const TIMES = {
  "first-contentful-paint": "first contentful paint",
  "largest-contentful-paint": "largest contentful paint",
  "total-blocking-time": "total blocking time",
  "cumulative-layout-shift": "cumulative layout shift",
};

export const measure = async (browser) => {
  const server = await serve(process.env.LAB_DIST);
  const port = Number(new URL(browser.wsEndpoint()).port);
  const runs = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { lhr } = await lighthouse(server.url, { port, logLevel: "error", onlyCategories: CATEGORIES });
    runs.push(lhr);
  }
  server.close();

  const scores = CATEGORIES.map((name) => [
    name.replace("-", " "),
    String(Math.round(median(runs.map((run) => run.categories[name].score * 100)))),
  ]);
  const times = Object.entries(TIMES).map(([audit, name]) => {
    const value = median(runs.map((run) => run.audits[audit].numericValue));
    return [name, audit.endsWith("shift") ? value.toFixed(3) : milliseconds(value)];
  });
  const failed = Object.values(runs[0].audits)
    .filter((audit) => audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode === "binary")
    .map((audit) => audit.title);
  return [
    `Lighthouse ${runs[0].lighthouseVersion}, its settings for mobile, median of ${RUNS} runs.`,
    table(["", "figure"], [...scores, ...times]),
    failed.length === 0 ? "Every binary audit passed." : `Not passed: ${failed.join("; ")}.`,
  ].join("\n\n");
};
