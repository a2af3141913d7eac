// A drag over each main slider, beside plotly.js alone with the same figures and
// beside the lecture's notebook run again.

import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { open, wait } from "../lib/browser.mjs";
import { median, milliseconds, percent, percentile, short, table, times } from "../lib/numbers.mjs";
import { serve } from "../lib/server.mjs";
import { flowing, stepped, watch } from "../lib/slider.mjs";

export const title = "Drag";

const HERE = join(dirname(fileURLToPath(import.meta.url)), "..");
const SLIDERS = [
  ["growth-scale", "scale factor"],
  ["growth-steps", "steps"],
  ["activations-mean", "mean of A"],
  ["activations-std", "std of A"],
  ["activations-features", "features of A"],
  ["layer-norm-eps", "ε"],
  ["layer-norm-gamma", "γ"],
  ["layer-norm-beta", "β"],
].map(([id, name]) => ({ id, name, from: 0.3, to: 0.7 }));
// The largest matrix that can be pasted.
const LARGE = { id: "layer-norm-gamma", name: "γ, with an own matrix of 64 × 1024", from: 0.3, to: 0.7 };
const PEER = { id: "slider", name: "plotly.js alone, one chart", from: 0.3, to: 0.7 };
const CHARTS = ["chart-smaller", "chart-larger"];
const ROUNDS = 3;
const STEPS = 24;
const FLOW = 120;
const SLOW = 4;

export const measure = async (browser) => {
  const server = await serve(process.env.LAB_DIST, { pages: join(HERE, "pages") });
  const lab = await openLab(browser, server.url);
  const figures = await record(lab.page);
  const large = await openLab(browser, server.url);
  await paste(large.page, 64, 1024);
  const peer = await openPeer(browser, server.url, figures);

  const all = [...SLIDERS, LARGE, PEER];
  const costs = new Map(all.map((slider) => [slider, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const slider of SLIDERS) costs.get(slider).push(...(await step(lab, slider)));
    costs.get(LARGE).push(...(await step(large, LARGE)));
    costs.get(PEER).push(...(await step(peer, PEER)));
  }
  const flows = new Map();
  for (const slider of SLIDERS) flows.set(slider, await flow(lab, slider));
  flows.set(LARGE, await flow(large, LARGE));
  flows.set(PEER, await flow(peer, PEER));
  await lab.page.close();
  await large.page.close();
  await peer.page.close();
  server.close();

  const alone = median(costs.get(PEER));
  const rows = all.map((slider) => {
    const cost = costs.get(slider);
    const { full, slowed } = flows.get(slider);
    return [
      slider.name,
      milliseconds(median(cost)),
      milliseconds(percentile(cost, 0.95)),
      times(median(cost) / alone),
      events(full),
      percent(late(full)),
      events(slowed),
    ];
  });
  return [
    `Main-thread time of one input (style, layout and paint included, what an idle page takes is subtracted), ${ROUNDS} rounds of ${STEPS} inputs a slider, each from the default page, taking turns with a bare page that calls \`Plotly.react\` on one of the lab's own figures. Events (from the pointer's move to the end of the frame that shows it) and frames: ${FLOW} moves at 60 a second.`,
    table(
      ["slider", "median", "95 %", "of plotly.js alone", "event, 50 % / 98 %", "frames over 20 ms", `event, 50 % / 98 %, at ${SLOW}× slow-down`],
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
  // plotly.js comes when somebody does.
  await page.mouse.move(8, 8);
  await page.waitForSelector(`#${CHARTS[1]} .main-svg`, { timeout: 30_000 });
  await wait(1000);
  return prepared(page);
};

const paste = async (page, rows, columns) => {
  await page.evaluate(
    (rows, columns) => {
      const row = (i) => Array.from({ length: columns }, (_, j) => Math.fround(Math.sin(i + 1) * j + i)).join(",");
      document.getElementById("own-matrix-text").value = Array.from({ length: rows }, (_, i) => row(i)).join("\n");
      document.getElementById("own-matrix-use").click();
    },
    rows,
    columns,
  );
  await page.waitForSelector(`#matrix-after canvas[width='${columns}'][height='${rows}']`, { timeout: 30_000 });
  await wait(1000);
};

const prepared = async (page) => {
  await watch(page);
  const session = await page.createCDPSession();
  // Processor time and not the clock: other programs may want the machine too.
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
    const seen = await flowing(page, slider, FLOW);
    await page.emulateCPUThrottling(null);
    return seen;
  });
  return { full, slowed };
};

// A drag, and the page as it was before: each begins from the default page, or from
// the own matrix with nothing else changed.
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

// The figures that the lab's own page draws along its first slider.
const record = async (page) => {
  const figures = [];
  for (let scale = 1.1; scale < 2; scale += 0.04) {
    await page.evaluate((scale) => {
      const field = document.getElementById("growth-scale-field");
      field.value = String(scale);
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }, scale.toFixed(2));
    await wait(400);
    figures.push(
      await page.evaluate((id) => {
        const { data, layout } = document.getElementById(id);
        const plain = (_key, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
        return JSON.stringify({ data, layout }, plain);
      }, CHARTS[0]),
    );
  }
  await page.evaluate(() => document.getElementById("growth-scale-reset").click());
  return figures;
};

const openPeer = async (browser, url, figures) => {
  const page = await open(browser, `${url}pages/plotly.html`);
  const script = readdirSync(process.env.LAB_DIST).find((name) => /plotly.*\.js$/.test(name));
  await page.addScriptTag({ url: `${url}${script}` });
  await page.evaluate((texts) => {
    const figures = texts.map((text) => JSON.parse(text));
    const slider = document.getElementById("slider");
    slider.max = figures.length - 1;
    const draw = () => {
      const { data, layout } = figures[slider.value];
      return Plotly.react("chart", data, layout, { displaylogo: false });
    };
    slider.addEventListener("input", draw);
    return draw();
  }, figures);
  await wait(500);
  return prepared(page);
};

// The notebook's cells, where the Python that LAB_BENCH_PYTHON names can run them.
const notebook = (costs) => {
  const python = process.env.LAB_BENCH_PYTHON ?? "python3";
  try {
    const said = execFileSync(python, [join(HERE, "notebook.py")], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const { chains, layer, torch, matplotlib } = JSON.parse(said);
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
