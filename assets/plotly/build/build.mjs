// Builds the lab's plotly.js: `node assets/plotly/build/build.mjs`. The result, its
// checksum and its licence are one folder up.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const assets = join(here, "..");
// Not among the assets, which are all part of the site.
const work = join(here, "../../../target/plotly");
const modules = join(work, "node_modules");

mkdirSync(work, { recursive: true });
for (const name of ["package.json", "package-lock.json"]) copyFileSync(join(here, name), join(work, name));
if (!existsSync(modules)) {
  const quietly = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  execFileSync("npm", ["ci", ...quietly], { cwd: work, stdio: "inherit" });
}

const { build } = createRequire(join(work, "package.json"))("esbuild");
const { version } = JSON.parse(readFileSync(join(modules, "plotly.js/package.json"), "utf8"));
const name = `plotly-lab-${version}.min.js`;
await build({
  entryPoints: [join(here, "lab.js")],
  outfile: join(assets, name),
  absWorkingDir: work,
  nodePaths: [modules],
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "Plotly",
  target: "es2020",
  define: { global: "window", "define.amd": "false", "process.env.NODE_DEBUG": "undefined" },
  // Styles of maps, which the lab does not have.
  loader: { ".css": "empty" },
  banner: { js: `/*! plotly.js ${version}, MIT, built for the LayerNorm Lab: assets/plotly/build */` },
});
copyFileSync(join(modules, "plotly.js/LICENSE"), join(assets, "LICENSE"));
const sum = createHash("sha256").update(readFileSync(join(assets, name))).digest("hex");
writeFileSync(join(assets, "SHA256SUMS"), `${sum}  ${name}\n`);
console.log(`${name}: ${sum}`);
