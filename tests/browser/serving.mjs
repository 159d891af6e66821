// What the checks in the browser share: a record of their own that is served, a browser, and a look
// at each page at 320 and 1280 pixels.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { inflateRawSync } from "node:zlib";
import { chromium } from "playwright-core";

export const { REMIT = "target/debug/remit", STORE = "demo.db", SCREENSHOTS } = process.env;
export const WIDTHS = [320, 1280];
/** The day for which the demo's record is made. */
export const DEMO_DAY = "2026-11-22";
const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));
let axe;

export async function launch() {
  axe = await readFile(AXE, "utf8");
  if (SCREENSHOTS) await mkdir(SCREENSHOTS, { recursive: true });
  return chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}

/** Runs a command of remit. */
export async function remit(...words) {
  return (await promisify(execFile)(REMIT, words)).stdout;
}

/** A folder of its own, with a copy of the demo's record in it. */
export async function record() {
  const folder = await mkdtemp(join(tmpdir(), "remit-browser-"));
  const store = join(folder, "store.db");
  await cp(STORE, store);
  return { folder, store };
}

/** Serves a record until `stop` is called; `log` has what it logged so far. */
export async function serve({ folder, store }, words = [], port = undefined) {
  port ??= await freePort();
  const site = `http://127.0.0.1:${port}`;
  const all = ["--store", store, "serve", "--listen", `127.0.0.1:${port}`];
  const server = spawn(REMIT, [...all, "--requests-per-second", "1000", ...words]);
  const own = { site, log: "", stop: async () => {} };
  server.stderr.on("data", (text) => (own.log += text));
  const ended = new Promise((done) => server.on("close", done));
  own.stop = async () => {
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt++) {
    const answer = await fetch(`${site}/ready`).catch(() => null);
    if (answer?.ok) return own;
    await new Promise((done) => setTimeout(done, 100));
  }
  server.kill("SIGTERM");
  throw new Error(`the pages are not served: ${own.log}`);
}

export async function freePort() {
  const probe = createServer();
  await new Promise((done) => probe.listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}

/** The number of the last act on record. */
export async function head(site) {
  return (await (await fetch(`${site}/api/v1/changes?since=0`)).json()).head;
}

/** Somebody's browser of their own, where they do `journey`; then nothing may have been wrong. */
export async function person(browser, { site, script = true }, journey) {
  const context = await browser.newContext({ baseURL: site, javaScriptEnabled: script });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const own = { page, context, script, site, faults: [] };
  page.on("pageerror", (error) => own.faults.push(String(error)));
  page.on("console", (message) => {
    // The browser says of an error page that it is one.
    const status = message.text().startsWith("Failed to load resource");
    if (["error", "warning"].includes(message.type()) && !status) own.faults.push(message.text());
  });
  try {
    await journey(own);
    assert.deepEqual(own.faults, [], "nothing is wrong with any page on the way");
  } finally {
    await context.close();
  }
}

/** Looks at the page as it is now. What is wrong is kept for the end of the journey. */
export async function look(own, what) {
  const { page, faults } = own;
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width < wide) faults.push(`${what}: ${wide} pixels wide at ${width}`);
    if (SCREENSHOTS) {
      const name = `${what.replaceAll(/[^a-z0-9]+/gi, "_")}-${width}${own.script ? "" : "-plain"}`;
      await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`), fullPage: true });
    }
    if (!own.script) continue; // Only a page that runs script can be looked at by axe.
    await page.evaluate(axe);
    const found = await page.evaluate(() => globalThis.axe.run());
    for (const { id, nodes } of found.violations) {
      faults.push(`${what} at ${width}: ${id}: ${nodes[0].html.slice(0, 300)}`);
    }
  }
}

/** Signs in for the demo, by clicking. */
export async function signIn({ page }, who) {
  await page.getByRole("link", { name: "My work" }).click();
  const options = await page.getByLabel("Who do you want to be?").locator("option").all();
  const texts = await Promise.all(options.map((option) => option.textContent()));
  const label = texts.find((text) => text.startsWith(`${who}:`));
  assert.ok(label, `${who} can be chosen: ${texts}`);
  await page.getByLabel("Who do you want to be?").selectOption({ label });
  await page.getByRole("button", { name: "Sign in for the demo" }).click();
  await heading({ page }, "My work");
}

/** The page is the one with this heading. */
export async function heading({ page }, text) {
  const own = (await page.locator("h1").innerText()).replaceAll(/\s+/g, " ");
  assert.ok(own.includes(text), `the page is "${text}", not "${own}" at ${page.url()}`);
}

/** The words of the page's own part. */
export async function words({ page }) {
  return (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
}

/** The page has all of these words. */
export async function shows(own, ...texts) {
  const all = await words(own);
  for (const text of texts) {
    assert.ok(all.includes(text), `"${text}" is on ${own.page.url()}: ${all}`);
  }
}

/** Takes a file by clicking on the link to it. */
export async function download({ page }, name) {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name }).first().click();
  return readFile(await (await coming).path());
}

/** The files in a zip, which .docx and .xlsx are, by their names. */
export function unzip(bytes) {
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  assert.ok(0 <= end, "it is a zip");
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); 0 < count; count--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const local = bytes.readUInt32LE(at + 42);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    const key = bytes.toString("utf8", at + 46, at + 46 + name);
    files.set(key, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + name + extra + comment;
  }
  return files;
}

/** The words of a .docx. */
export function wordsOfDocx(bytes) {
  const document = unzip(bytes).get("word/document.xml");
  assert.ok(document, "it is a document of Word");
  return document.toString("utf8").replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
}
