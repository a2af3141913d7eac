// One headless Chromium for everything that is measured.

import puppeteer from "puppeteer-core";

export const WINDOW = { width: 1280, height: 800 };

export const launch = () =>
  puppeteer.launch({
    executablePath: process.env.CHROME_BINARY ?? "chromium",
    headless: true,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    defaultViewport: WINDOW,
  });

// A page that has no others beside it in the foreground.
export const open = async (browser, url) => {
  const page = await browser.newPage();
  page.on("pageerror", (error) => console.error(`  the page failed: ${error.message}`));
  await page.goto(url, { waitUntil: "load" });
  await page.bringToFront();
  return page;
};

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
