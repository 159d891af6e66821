// Opens every page of a list in headless Chromium: at 320 and 1280 pixels, with script and without.
//
//     REMIT=target/debug/remit STORE=demo.db node --test tests/browser/run.mjs
//
// The store is copied and the copy is served. Screenshots go to SCREENSHOTS, a folder outside the
// repository, if it is given.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, look, person, record, serve } from "./serving.mjs";

const PAGES = process.env.ONLY?.split(" ") ?? [
  "/",
  "/search",
  "/search?q=Dartford",
  "/search?q=",
  "/body/91Q/2021-04-01",
  "/body/QKS/2024-04-01",
  "/body/QKS/2026-04-01",
  "/body/D4U1Y/2026-04-01",
  "/body/99M/2026-04-01",
  "/body/E06000035/2024-04-01",
  "/practice/G82073/2026-04-01",
  "/footprint/icb/2026-04-01",
  "/footprint/ccg/2013-04-01",
  "/footprint/ccg/2021-04-01",
  "/footprint/sub-icb-location/2023-04-01",
  "/footprint/region/2024-04-01",
  "/footprint/pct/2012-04-01",
  "/lineage",
  "/waves",
  "/compare",
  "/compare?from=ccg@2020-04-01&to=icb@2022-07-01",
  "/compare?from=icb@2022-07-01&to=icb@2026-04-01&list=practices",
  "/compare?from=ccg@2020-04-01&to=ccg@2020-04-01",
  "/record",
  "/act/1",
  "/api",
  "/no/such/page",
  "/rehearse",
  "/cases",
  "/case/east?on=2026-11-22",
  "/case/east/rehearsal?on=2026-11-22&from=101",
  "/decisions",
  "/consultations",
  "/rules",
  "/sign-in",
  "/record?from=2",
  "/act/2?fact=101",
];

let browser, served;

before(async () => {
  browser = await launch();
  served = await serve(await record());
});

after(async () => {
  await browser?.close();
  await served?.stop();
});

for (const address of PAGES) {
  for (const script of [true, false]) {
    const way = script ? "with script" : "without script";
    test(`${address} ${way}`, () =>
      person(browser, { site: served.site, script }, (own) => open(own, address)));
  }
}

async function open(own, address) {
  const { page, script } = own;
  await page.goto(address, { waitUntil: "networkidle" });
  await look(own, `page ${address}`);
  const pictures = await page.locator("figure.picture__figure").count();
  const drawn = await page.locator("figure.picture__figure:visible > svg").count();
  assert.equal(drawn, script ? pictures : 0, "every picture is drawn where script runs");
  await reach(page);
}

// Tab leads to the first link or field of the page itself.
async function reach(page) {
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press("Tab");
    const within = await page.evaluate(
      () => document.activeElement !== null && document.activeElement.closest("main") !== null,
    );
    if (within) return;
  }
  const some = await page.locator("main a[href], main button, main input, main summary").count();
  assert.equal(some, 0, "Tab leads into the page");
}
