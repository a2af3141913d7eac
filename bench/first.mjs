// Uses the lab's first station as people do in the moments before the rest of the
// program is there, and prints which functions were called (cargo xtask first).

import { launch, wait } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { track } from "./lib/slider.mjs";

const [folder, start, count] = process.argv.slice(2);
const called = new Set();
const browser = await launch();
const server = await serve(folder);

// A visit in a browser of its own; the rest of the program never comes, or fails to.
const visit = async (address, use, { prepare = async () => {}, fails = false } = {}) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // What a page that failed has called is no list.
  page.on("pageerror", (error) => {
    console.error(`the page failed: ${error.message}`);
    process.exitCode = 1;
  });
  await page.evaluateOnNewDocument((fails) => {
    const come = () => (fails ? Promise.reject(new Error("no network")) : new Promise(() => {}));
    window.labRest = { calls: { now() {} }, fetch() {}, come };
  }, fails);
  await prepare(page);
  const load = async (address) => {
    await page.goto(server.url + address, { waitUntil: "load" });
    await page.waitForSelector("#coming", { timeout: 60_000 });
    await page.bringToFront();
    await wait(500);
  };
  await load(address);
  await use(page, load);
  const marks = await page.evaluate(
    (start, count) => [...new Uint8Array(window.labRest.exports.memory.buffer, start, count)],
    Number(start),
    Number(count),
  );
  marks.forEach((mark, index) => mark && called.add(index));
  await context.close();
};

const drag = async (page, id) => {
  const box = await track(page, id);
  await page.mouse.move(box.left + box.width * 0.3, box.y);
  await page.mouse.down();
  for (let step = 1; step <= 20; step += 1) {
    await page.mouse.move(box.left + box.width * (0.3 + 0.03 * step), box.y);
    await wait(40);
  }
  await page.mouse.up();
  await wait(500);
};

const twice = async (page, id) => {
  const box = await track(page, id);
  await page.mouse.click(box.left + box.width * 0.7, box.y, { count: 2 });
  await wait(400);
};

const type = async (page, id, text) => {
  await page.focus(`#${id}`);
  await page.evaluate(() => document.activeElement.select());
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await wait(200);
};

const press = async (page, selector) => {
  await page.evaluate((selector) => document.querySelector(selector)?.click(), selector);
  await wait(400);
};

await visit("", async (page) => {
  await page.mouse.move(8, 8);
  await page.waitForSelector("#chart-larger .main-svg", { timeout: 60_000 });
  await wait(1000);
  for (const id of ["growth-scale", "growth-steps", "growth-size"]) {
    await drag(page, id);
    await page.focus(`#${id}`);
    for (const key of ["ArrowRight", "ArrowLeft", "PageUp", "Home", "End"]) {
      await page.keyboard.press(key);
      await wait(100);
    }
  }
  // All that start.js does not hold back until the rest is there.
  for (const id of await page.evaluate(() => [...document.querySelectorAll("button[data-first]")].map(({ id }) => id))) {
    await press(page, `#${id}`);
  }
  for (const id of ["growth-scale", "growth-steps", "growth-size"]) await twice(page, id);
  await press(page, "#undo");
  await press(page, "#redo");
  for (const text of ["7", "x", "-1", "1e99", "", "2"]) {
    for (const id of ["growth-scale-field", "growth-steps-field", "growth-size-field", "seed"]) {
      await type(page, id, text);
    }
    // A step is settled by then; undoing one that is not is done above.
    await wait(1000);
    await press(page, "#undo");
    await press(page, "#redo");
    for (const id of ["growth-scale", "growth-steps", "growth-size"]) await press(page, `#${id}-reset`);
  }
  for (const preset of await page.$$(".preset")) {
    await preset.hover();
    await preset.focus();
  }
  for (const id of ["growth-scale", "growth-steps"]) await drag(page, id);
});
for (const address of ["#v=1&scale=2.5&seed=3&gamma=2&norm=1", "?embed=1"]) {
  await visit(address, (page) => drag(page, "growth-scale"));
}
// Back to where it began: nothing has to be kept of the visit any more.
await visit("", async (page) => {
  await type(page, "growth-scale-field", "7");
  await wait(1000);
  await press(page, "#growth-scale-reset");
  await wait(1000);
});
// The second load finds what the first has kept.
await visit("", async (page, load) => {
  await drag(page, "growth-scale");
  await load("");
});
await visit(
  "",
  async (page) => {
    await page.touchscreen.tap(200, 400);
    await wait(2500);
    await drag(page, "growth-scale");
  },
  { prepare: (page) => page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true }) },
);
const again = async (page) => {
  await press(page, "#come");
  await wait(1000);
};
await visit("", again, { fails: true });
await browser.close();
server.close();
console.log([...called].sort((a, b) => a - b).join(" "));
