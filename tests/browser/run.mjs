// Opens every page of a list in headless Chromium: at 320 and 1280 pixels, with script and without.
//
//     REMIT=target/debug/remit STORE=demo.db node --test tests/browser/run.mjs
//
// The store is copied and the copy is served. Screenshots go to SCREENSHOTS, a folder outside the
// repository, if it is given.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const { REMIT = "target/debug/remit", STORE = "demo.db", SCREENSHOTS } = process.env;
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

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
];
const WIDTHS = [320, 1280];

let folder, server, site, browser, axe;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "remit-browser-"));
  await cp(STORE, join(folder, "store.db"));
  if (SCREENSHOTS) await mkdir(SCREENSHOTS, { recursive: true });
  const port = await freePort();
  site = `http://127.0.0.1:${port}`;
  const words = ["--store", join(folder, "store.db"), "serve", "--listen", `127.0.0.1:${port}`];
  words.push("--requests-per-second", "1000");
  server = spawn(REMIT, words, { stdio: "inherit" });
  await ready();
  axe = await readFile(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
});

after(async () => {
  await browser?.close();
  server?.kill("SIGTERM");
  await rm(folder, { recursive: true, force: true });
});

for (const address of PAGES) {
  for (const width of WIDTHS) {
    for (const script of [true, false]) {
      const way = script ? "with script" : "without script";
      test(`${address} at ${width} pixels ${way}`, () => look(address, width, script));
    }
  }
}

async function look(address, width, script) {
  const options = { viewport: { width, height: 900 }, javaScriptEnabled: script };
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const said = [];
    page.on("console", (message) => {
      // The browser says of an error page that it is one.
      const status = message.text().startsWith("Failed to load resource");
      if (["error", "warning"].includes(message.type()) && !status) said.push(message.text());
    });
    page.on("pageerror", (error) => said.push(String(error)));
    await page.goto(site + address, { waitUntil: "networkidle" });
    if (SCREENSHOTS) {
      const name = `${address.replaceAll(/[^a-z0-9]+/gi, "_")}-${width}-${script ? "js" : "plain"}`;
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
    }
    assert.deepEqual(said, [], "the console says nothing");
    const pictures = await page.locator("figure.picture__figure").count();
    const drawn = await page.locator("figure.picture__figure:visible > svg").count();
    assert.equal(drawn, script ? pictures : 0, "every picture is drawn where script runs");
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= width, `nothing is wider than the screen: ${wide}`);
    await reach(page);
    if (script) await page.evaluate(axe); // Only a page that runs script can be looked at by axe.
    else return;
    const found = await page.evaluate(() => globalThis.axe.run());
    const wrong = found.violations.map((own) => `${own.id}: ${own.nodes[0].html}`);
    assert.deepEqual(wrong, [], "axe finds nothing");
  } finally {
    await context.close();
  }
}

// Tab leads to the first link or field of the page itself.
async function reach(page) {
  const steps = 40;
  for (let step = 0; step < steps; step++) {
    await page.keyboard.press("Tab");
    const within = await page.evaluate(
      () => document.activeElement !== null && document.activeElement.closest("main") !== null,
    );
    if (within) return;
  }
  const some = await page.locator("main a[href], main button, main input, main summary").count();
  assert.equal(some, 0, "Tab leads into the page");
}

async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

async function ready() {
  for (let attempt = 0; attempt < 300; attempt++) {
    const answer = await fetch(`${site}/ready`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error("the pages are not served");
}
