// The headless Chromium of all measurements.

import puppeteer from "puppeteer-core";

export const WINDOW = { width: 1280, height: 800 };

export const launch = () =>
  puppeteer.launch({
    executablePath: process.env.CHROME_BINARY ?? "chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    defaultViewport: WINDOW,
  });

// Opens a page in the foreground.
export const open = async (browser, url) => {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`  the page failed: ${error.message}`));
  await page.goto(url, { waitUntil: "load" });
  await page.bringToFront();
  return page;
};

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
