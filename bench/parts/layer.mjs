// LayerNorm by the lab's code, beside three other engines.

import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chart } from "../lib/chart.mjs";
import { open } from "../lib/browser.mjs";
import { microseconds, table, times } from "../lib/numbers.mjs";
import { DOCS } from "../lib/report.mjs";
import { serve } from "../lib/server.mjs";

export const title = "LayerNorm";

const HERE = join(dirname(fileURLToPath(import.meta.url)), "..");
const NAMES = {
  lab: "the lab (burn-ndarray)",
  javascript: "plain JavaScript",
  tensorflow: "tfjs-backend-wasm",
  onnx: "onnxruntime-web",
};
const SIZES = [
  [3, 10],
  [50, 1024],
  [150, 1024],
  [1024, 768],
];
const ROUNDS = 15;
// Milliseconds of each engine's turn.
const SPAN = 12;
const ROWS = [1, 4, 16, 64, 256, 1024].map((rows) => [rows, 256]);
const FEATURES = [4, 16, 64, 256, 1024, 4096].map((features) => [64, features]);

export const measure = async (browser) => {
  const server = await serve(null, {
    layer: process.env.LAB_BENCH_WASM,
    lib: join(HERE, "lib"),
    npm: join(HERE, "node_modules"),
    pages: join(HERE, "pages"),
  });
  const page = await open(browser, `${server.url}pages/layer.html`);
  await page.waitForFunction("window.ready === true", { timeout: 60_000 });
  const compare = ([rows, features], rounds) =>
    page.evaluate((...all) => window.compare(...all), rows, features, rounds, SPAN);
  const all = async (sizes, rounds) => {
    const results = [];
    for (const size of sizes) results.push(await compare(size, rounds));
    return results;
  };
  const main = await all(SIZES, ROUNDS);
  const byRows = await all(ROWS, 5);
  const byFeatures = await all(FEATURES, 5);
  await page.close();
  server.close();

  writeFileSync(
    join(DOCS, "layer-norm-cost.svg"),
    chart([
      panel("256 features, more rows", "rows", ROWS.map(([rows]) => rows), byRows),
      panel("64 rows, more features", "features", FEATURES.map(([, features]) => features), byFeatures),
    ]),
  );
  const engines = Object.keys(NAMES);
  return [
    "One matrix from a JavaScript array to a JavaScript array, engines taking turns, one thread; in brackets against the fastest of the others.",
    table(
      ["rows × features", ...Object.values(NAMES)],
      SIZES.map(([rows, features], index) => {
        const cost = main[index];
        const best = Math.min(...engines.filter((name) => name !== "lab").map((name) => cost[name]));
        return [
          `${rows} × ${features}`,
          ...engines.map((name) => microseconds(cost[name]) + (name === "lab" ? ` (${times(cost.lab / best)})` : "")),
        ];
      }),
    ),
    "![Cost of one LayerNorm in four engines, by rows and by features, both axes logarithmic](layer-norm-cost.svg)",
  ].join("\n\n");
};

const panel = (heading, across, at, results) => ({
  heading,
  across,
  at,
  lines: Object.entries(NAMES).map(([name, label]) => ({ label, values: results.map((cost) => cost[name]) })),
});
