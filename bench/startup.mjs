// Uses the lab's first station as people do before the deferred chunk is loaded, and
// prints the indices of the functions that were called (cargo xtask update first).

import { launch, wait } from "./lib/browser.mjs";
import { serve } from "./lib/server.mjs";
import { track } from "./lib/slider.mjs";

const [folder, flags, count] = process.argv.slice(2);
const called = new Set();
const browser = await launch();
const server = await serve(folder);

// A visit with a new browser profile. The deferred chunk never arrives, or fails to load.
const visit = async (use, { prepare = async () => {}, fails = false } = {}) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  // The calls of a page that has failed are no profile.
  page.on("pageerror", (error) => {
    console.error(`the page failed: ${error.message}`);
    process.exitCode = 1;
  });
  await page.evaluateOnNewDocument((fails) => {
    const load = () => (fails ? Promise.reject(new Error("no network")) : new Promise(() => {}));
    window.labDeferredChunk = { stubImports: { load() {} }, fetch() {}, load };
  }, fails);
  await prepare(page);
  await page.goto(server.url, { waitUntil: "load" });
  await page.waitForSelector("#deferred-status", { timeout: 60_000 });
  await page.bringToFront();
  await wait(500);
  await use(page);
  const calledHere = await page.evaluate(
    (flags, count) => [...new Uint8Array(window.labDeferredChunk.exports.memory.buffer, flags, count)],
    Number(flags),
    Number(count),
  );
  calledHere.forEach((flag, index) => flag && called.add(index));
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

const doubleClick = async (page, id) => {
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

await visit(async (page) => {
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
  // The controls that start.js does not queue.
  for (const id of await page.evaluate(() => [...document.querySelectorAll("button[data-first]")].map(({ id }) => id))) {
    await press(page, `#${id}`);
  }
  for (const id of ["growth-scale", "growth-steps", "growth-size"]) await doubleClick(page, id);
  await press(page, "#undo");
  await press(page, "#redo");
  for (const text of ["7", "x", "-1", "1e99", "", "2"]) {
    for (const id of ["growth-scale-field", "growth-steps-field", "growth-size-field", "seed"]) {
      await type(page, id, text);
    }
    // The undo step is committed by then; undoing an open one is done above.
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
// A page with a state of its own, in a frame or with a stored visit waits for the chunk.
// Back to the default: the visit no longer has to be stored.
await visit(async (page) => {
  await type(page, "growth-scale-field", "7");
  await wait(1000);
  await press(page, "#growth-scale-reset");
  await wait(1000);
});
await visit(
  async (page) => {
    await page.touchscreen.tap(200, 400);
    await wait(2500);
    await drag(page, "growth-scale");
  },
  { prepare: (page) => page.setViewport({ width: 390, height: 844, isMobile: true, hasTouch: true }) },
);
const tryAgain = async (page) => {
  await press(page, "#retry-deferred");
  await wait(1000);
};
await visit(tryAgain, { fails: true });
await browser.close();
server.close();
console.log([...called].sort((a, b) => a - b).join(" "));
