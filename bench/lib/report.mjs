// Writes docs/BENCHMARKS.md: replaces the text between the marks of each part, and leaves
// the rest.

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const DOCS = join(dirname(fileURLToPath(import.meta.url)), "../../docs");

const PAGE = join(DOCS, "BENCHMARKS.md");

// Writes each section between its marks.
export const write = (sections, run) => {
  let page = readFileSync(PAGE, "utf8");
  const made = `Measured ${run.date} on ${run.machine}, ${run.chromium}, Node.js ${run.node}, commit ${run.commit}.`;
  for (const [name, text] of Object.entries(sections)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
    const [from, to] = [page.indexOf(start), page.indexOf(end)];
    if (from < 0 || to < from) throw new Error(`docs/BENCHMARKS.md has no marks for ${name}`);
    page = `${page.slice(0, from + start.length)}\n\n${made}\n\n${text}\n\n${page.slice(to)}`;
  }
  writeFileSync(PAGE, page);
};
