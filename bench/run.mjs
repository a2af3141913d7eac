// The script of `cargo xtask bench`: measures the chosen parts, then writes the report.

import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { launch } from "./lib/browser.mjs";
import { write } from "./lib/report.mjs";
import * as payload from "./parts/payload.mjs";
import * as layer from "./parts/layer.mjs";
import * as drag from "./parts/drag.mjs";
import * as load from "./parts/load.mjs";

const PARTS = { payload, layer, drag, load };
const chosen = process.argv.slice(2);
const names = Object.keys(PARTS).filter((name) => chosen.length === 0 || chosen.includes(name));

const commit = () => {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  } catch {
    return "unknown";
  }
};

const processor = cpus()[0]?.model.replace(/\s+/g, " ").trim();
const browser = await launch();
const run = {
  date: new Date().toISOString().slice(0, 10),
  machine: `${cpus().length} × ${processor && processor !== "unknown" ? processor : process.arch}`,
  chromium: (await browser.version()).replace("Headless", "").replace("/", " "),
  node: process.version,
  commit: commit(),
};
const sections = {};
try {
  for (const name of names) {
    console.error(`  ${PARTS[name].title}`);
    sections[name] = await PARTS[name].measure(browser);
    console.log(`\n${PARTS[name].title}\n\n${sections[name]}\n`);
  }
} finally {
  await browser.close();
}
write(sections, run);
