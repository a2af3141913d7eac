// Drags each main slider, beside plotly.js alone with the same figures, and beside the
// lecture's notebook.

import { execFileSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { open, wait } from "../lib/browser.mjs";
import { median, milliseconds, percent, percentile, short, table, times } from "../lib/numbers.mjs";
import { openPeer, record, show } from "../lib/peer.mjs";
import { serve } from "../lib/server.mjs";
import { flowing, record as recordInputs, stepped } from "../lib/slider.mjs";

export const title = "Drag";

const HERE = join(dirname(fileURLToPath(import.meta.url)), "..");
// The sliders, each with the chart that it changes.
const SLIDERS = [
  ["growth-scale", "scale factor", "chart-larger"],
  ["growth-steps", "steps", "chart-larger"],
  ["activations-mean", "mean of A", "chart-scatter"],
  ["activations-std", "std of A", "chart-scatter"],
  ["activations-features", "features of A", "chart-scatter"],
  ["layer-norm-eps", "ε", "chart-scatter"],
  ["layer-norm-gamma", "γ", "chart-scatter"],
  ["layer-norm-beta", "β", "chart-scatter"],
].map(([id, name, chart]) => ({ id, name, chart, from: 0.3, to: 0.7 }));
// The largest matrix that can be pasted.
const LARGE = { id: "layer-norm-gamma", name: "γ, with an own matrix of 64 × 1024", from: 0.3, to: 0.7 };
// The stations beyond the lecture, as the page opens.
const FURTHER = [
  ["depth-scale", "weight scale of station 8's stack"],
  ["geometry-turn", "turn of station 9's pictures"],
  ["geometry-mean", "mean of station 9's cloud"],
].map(([id, name]) => ({ id, name, from: 0.3, to: 0.7 }));
// The same at their largest: a gradient of 64 features, and the largest residual stack.
const LARGEST = [
  ["gradients-feature", "cell of station 7's loss, 64 features"],
  ["depth-scale", "weight scale, 60 layers of width 64, 16 rows"],
].map(([id, name]) => ({ id, name, from: 0.3, to: 0.7 }));
const LARGEST_STATE = "#v=1&features=64&layers=60&width=64&stream-rows=16";
// plotly.js alone: its slider shows the figures of one of the lab's sliders.
const PEER = { id: "slider", name: "plotly.js alone, with the figures of the scale factor", from: 0, to: 1 };
const ROUNDS = 3;
const STEPS = 24;
const FIGURES = STEPS / 2 + 1;
const FLOW = 120;
const SLOW = 4;

export const measure = async (browser) => {
  const server = await serve(process.env.LAB_DIST, { pages: join(HERE, "pages") });
  const lab = await openLab(browser, server.url);
  const figures = new Map();
  for (const slider of SLIDERS) figures.set(slider, await record(lab.page, slider, FIGURES));
  const largest = await openLab(browser, new URL(LARGEST_STATE, server.url).href);
  const large = await openLab(browser, server.url);
  await paste(large.page, 64, 1024);
  const peer = await prepared(await openPeer(browser, server.url, process.env.LAB_DIST));

  const costs = new Map([...SLIDERS, LARGE, ...FURTHER, ...LARGEST].map((slider) => [slider, []]));
  const alone = new Map(SLIDERS.map((slider) => [slider, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const slider of SLIDERS) {
      costs.get(slider).push(...(await step(lab, slider)));
      await peer.page.bringToFront();
      await show(peer.page, figures.get(slider));
      alone.get(slider).push(...(await step(peer, PEER)));
    }
    costs.get(LARGE).push(...(await step(large, LARGE)));
    for (const slider of FURTHER) costs.get(slider).push(...(await step(lab, slider)));
    for (const slider of LARGEST) costs.get(slider).push(...(await step(largest, slider)));
  }
  const flows = new Map();
  for (const slider of SLIDERS) flows.set(slider, await flow(lab, slider));
  flows.set(LARGE, await flow(large, LARGE));
  for (const slider of FURTHER) flows.set(slider, await flow(lab, slider));
  for (const slider of LARGEST) flows.set(slider, await flow(largest, slider));
  await peer.page.bringToFront();
  await show(peer.page, figures.get(SLIDERS[0]));
  flows.set(PEER, await flow(peer, PEER));
  await lab.page.close();
  await large.page.close();
  await largest.page.close();
  await peer.page.close();
  server.close();

  const rows = [...SLIDERS, LARGE, ...FURTHER, ...LARGEST, PEER].map((slider) => {
    const [cost, react] = [costs.get(slider) ?? [], alone.get(slider) ?? []];
    const { full, slowed } = flows.get(slider);
    return [
      slider.name,
      milliseconds(median(cost)),
      milliseconds(percentile(cost, 0.95)),
      milliseconds(median(react)),
      times(median(cost) / median(react)),
      events(full),
      percent(late(full)),
      events(slowed),
    ];
  });
  return [
    `Main-thread time of one input (style, layout and paint included, what an idle page takes is subtracted), ${ROUNDS} rounds of ${STEPS} inputs a slider, each from the default page, taking turns with a bare page that calls \`Plotly.react\` on the figures that this slider gives the lab's own chart: that of the growing chain, or the scatter. Events (from the pointer's move to the end of the frame that shows it) and frames: ${FLOW} moves at 60 a second.`,
    table(
      [
        "slider",
        "median",
        "95 %",
        "plotly.js alone, one chart",
        "of that",
        "event, 50 % / 98 %",
        "frames over 20 ms",
        `event, 50 % / 98 %, at ${SLOW}× slow-down`,
      ],
      rows,
    ),
    notebook(costs),
  ].join("\n\n");
};

const events = ({ events }) => `${short(percentile(events, 0.5))} / ${short(percentile(events, 0.98))} ms`;

const late = ({ gaps }) => gaps.filter((gap) => gap > 20).length / gaps.length;

const openLab = async (browser, url) => {
  const page = await open(browser, url);
  await page.waitForSelector("main[aria-busy=false]", { timeout: 30_000 });
  // The lab fetches plotly.js after the first input.
  await page.mouse.move(8, 8);
  await page.waitForSelector("#chart-larger .main-svg", { timeout: 30_000 });
  await wait(1000);
  return prepared(page);
};

const paste = async (page, rows, columns) => {
  await page.evaluate(
    (rows, columns) => {
      const row = (i) => Array.from({ length: columns }, (_, j) => Math.fround(Math.sin(i + 1) * (j + 1) + i)).join(",");
      const field = document.getElementById("custom-matrix-text");
      field.value = Array.from({ length: rows }, (_, i) => row(i)).join("\n");
      // The page reads the text as it is typed, and says what it takes.
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
    rows,
    columns,
  );
  await page.waitForSelector("#custom-matrix-use:not(:disabled)", { timeout: 30_000 });
  await page.evaluate(() => document.getElementById("custom-matrix-use").click());
  await page.waitForSelector(`#matrix-after canvas[width='${columns}'][height='${rows}']`, { timeout: 30_000 });
  await wait(1000);
};

const prepared = async (page) => {
  await recordInputs(page);
  const session = await page.createCDPSession();
  // Processor time, not wall time: other programs may use the machine too.
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return { page, session };
};

const step = async ({ page, session }, slider) => {
  await page.bringToFront();
  return undone(page, slider, () => stepped(page, session, slider, STEPS));
};

const flow = async ({ page }, slider) => {
  await page.bringToFront();
  const full = await undone(page, slider, () => flowing(page, slider, FLOW));
  const slowed = await undone(page, slider, async () => {
    await page.emulateCPUThrottling(SLOW);
    const recorded = await flowing(page, slider, FLOW);
    await page.emulateCPUThrottling(null);
    return recorded;
  });
  return { full, slowed };
};

// A drag, and then undo: each drag starts from the default page, or from the pasted matrix
// with nothing else changed.
const undone = async (page, { id }, drag) => {
  const value = () => page.evaluate((id) => document.getElementById(id).value, id);
  const before = await value();
  const result = await drag();
  if (id === PEER.id) return result;
  await page.keyboard.down("Control");
  await page.keyboard.press("z");
  await page.keyboard.up("Control");
  await wait(600);
  if ((await value()) !== before) throw new Error(`${id} is at ${await value()} and not at ${before}`);
  return result;
};

// The notebook's cells, if the Python that LAB_BENCH_PYTHON names can run them.
const notebook = (costs) => {
  const python = process.env.LAB_BENCH_PYTHON ?? "python3";
  try {
    const output = execFileSync(python, [join(HERE, "notebook.py")], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const { chains, layer, torch, matplotlib } = JSON.parse(output);
    const against = (cost, id) => {
      const lab = median(costs.get(SLIDERS.find((slider) => slider.id === id)));
      return `${milliseconds(cost)}, which is ${times(cost / lab)} the lab's ${milliseconds(lab)}`;
    };
    return [
      `The notebook's cells, run again after a change (PyTorch ${torch}, matplotlib ${matplotlib}, figures as SVG as the notebook asks for them):`,
      `the two chains and their charts ${against(chains, "growth-scale")} (scale factor);`,
      `the matrix, the layer, the scatter and the statistics ${against(layer, "activations-mean")} (mean of A);`,
      `all of them, as a run of the whole notebook takes them: ${against(chains + layer, "growth-scale")} (scale factor).`,
    ].join(" ");
  } catch {
    return "The notebook's cells were not measured: `LAB_BENCH_PYTHON` names no Python with PyTorch and matplotlib.";
  }
};
