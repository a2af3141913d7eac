// Drags a range input with real pointer events, and measures the cost.

import { wait } from "./browser.mjs";
import { median } from "./numbers.mjs";

// Makes the page record its inputs, the time of each from the pointer event to the end of
// the frame that shows it, and the start of each frame. (Event Timing records neither
// pointermove nor a slider's input.)
export const record = (page) =>
  page.evaluate(() => {
    window.recorded = { inputs: 0, events: [], frames: [] };
    let moved = 0;
    addEventListener("pointermove", (event) => (moved = event.timeStamp), true);
    addEventListener(
      "input",
      () => {
        window.recorded.inputs += 1;
        const start = moved;
        requestAnimationFrame(() => {
          let over = () => {
            over = () => {};
            window.recorded.events.push(performance.now() - start);
          };
          // A message posted in a frame arrives when that is laid out and painted. Where
          // pointer events and frames delay messages, the next frame counts.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => over();
          port2.postMessage(null);
          requestAnimationFrame(() => over());
        });
      },
      true,
    );
    const frame = (now) => {
      if (window.recorded.running) window.recorded.frames.push(now);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

const inputsOf = (page) => page.evaluate(() => window.recorded.inputs);

// Scrolls a slider into the middle of the screen, and returns its track.
export const track = (page, id) =>
  page.evaluate((id) => {
    const input = document.getElementById(id);
    for (let inside = input; inside; inside = inside.parentElement) {
      if (inside.tagName === "DETAILS") inside.open = true;
    }
    input.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = input.getBoundingClientRect();
    return { left: left + 12, width: width - 24, y: top + height / 2 };
  }, id);

const press = async (page, id, from) => {
  await track(page, id);
  // Lazily mounted content is mounted before the drag.
  await wait(600);
  const { left, width, y } = await track(page, id);
  const at = (part) => [left + width * part, y];
  await page.mouse.move(...at(from));
  await page.mouse.down();
  await wait(300);
  return at;
};

// There and back, so that the drag takes each step in both directions.
const path = (from, to, steps) =>
  Array.from({ length: steps }, (_, step) => {
    const part = 1 - Math.abs(1 - (2 * (step + 1)) / steps);
    return from + (to - from) * part;
  });

// Milliseconds of the main thread for each input, one input at a time.
export const stepped = async (page, session, slider, steps) => {
  const { id, from, to } = slider;
  const busy = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
  };
  const cost = async (action) => {
    const before = await busy();
    await action();
    await wait(SETTLE);
    return (await busy()) - before;
  };
  const at = await press(page, id, from);
  const idle = [];
  for (let step = 0; step < 8; step += 1) idle.push(await cost(() => {}));
  const costs = [];
  for (const part of path(from, to, steps)) {
    const before = await inputsOf(page);
    const spent = await cost(() => page.mouse.move(...at(part)));
    if ((await inputsOf(page)) > before) costs.push(spent);
  }
  await page.mouse.up();
  await wait(300);
  if (costs.length < steps / 2) throw new Error(`${id} moved ${costs.length} times in ${steps}`);
  return costs.map((spent) => Math.max(0, spent - median(idle)));
};

// Longer than two frames, shorter than input must be idle.
const SETTLE = 50;

// Frames and events of a drag at the screen's own rate.
export const flowing = async (page, slider, steps) => {
  const { id, from, to } = slider;
  const at = await press(page, id, from);
  await page.evaluate(() => Object.assign(window.recorded, { inputs: 0, events: [], frames: [], running: true }));
  const start = performance.now();
  const moves = [];
  for (const [step, part] of path(from, to, steps).entries()) {
    await wait(Math.max(0, start + step * FRAME - performance.now()));
    moves.push(page.mouse.move(...at(part)));
  }
  await Promise.all(moves);
  await wait(200);
  const recorded = await page.evaluate(() => ({ ...window.recorded, running: (window.recorded.running = false) }));
  await page.mouse.up();
  await wait(300);
  return {
    events: recorded.events,
    gaps: recorded.frames.slice(1).map((now, index) => now - recorded.frames[index]),
  };
};

const FRAME = 1000 / 60;
