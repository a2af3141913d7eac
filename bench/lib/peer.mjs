// plotly.js alone: a page that draws the lab's figures by `Plotly.react`.

import { readdirSync } from "node:fs";
import { open, wait } from "./browser.mjs";

// The figures of a slider's chart at places along the slider, each when input is idle.
export const record = async (page, { id, chart, from, to }, count) => {
  const figures = [];
  for (let k = 0; k < count; k += 1) {
    await page.evaluate(
      (id, part) => {
        const input = document.getElementById(id);
        const [least, most] = [Number(input.min), Number(input.max)];
        input.value = String(least + (most - least) * part);
        input.dispatchEvent(new Event("input", { bubbles: true }));
        input.dispatchEvent(new Event("change", { bubbles: true }));
      },
      id,
      from + ((to - from) * k) / (count - 1),
    );
    await wait(IDLE);
    figures.push(
      await page.evaluate((chart) => {
        const { data, layout } = document.getElementById(chart);
        const plain = (_key, value) => (ArrayBuffer.isView(value) ? Array.from(value) : value);
        return JSON.stringify({ data, layout }, plain);
      }, chart),
    );
  }
  await page.evaluate((id) => document.getElementById(`${id}-reset`).click(), id);
  await wait(IDLE);
  if (new Set(figures).size < count / 2) throw new Error(`${id} moved ${chart} ${new Set(figures).size} times in ${count}`);
  return figures;
};

// Longer than input must be idle, and than the drawing that follows.
const IDLE = 600;

export const openPeer = async (browser, url, dist) => {
  const page = await open(browser, `${url}pages/plotly.html`);
  const script = readdirSync(dist).find((name) => /plotly.*\.js$/.test(name));
  await page.addScriptTag({ url: `${url}${script}` });
  await page.evaluate(() => {
    window.figures = [];
    const slider = document.getElementById("slider");
    window.draw = () => {
      const { data, layout } = window.figures[slider.value];
      return Plotly.react("chart", data, layout, { displaylogo: false });
    };
    slider.addEventListener("input", window.draw);
  });
  return page;
};

// Makes the peer's slider show these figures.
export const show = async (page, figures) => {
  await page.evaluate((texts) => {
    window.figures = texts.map((text) => JSON.parse(text));
    const slider = document.getElementById("slider");
    slider.max = window.figures.length - 1;
    slider.value = 0;
    return window.draw();
  }, figures);
  await wait(500);
};
