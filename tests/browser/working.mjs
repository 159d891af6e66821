// What people do who are signed in, by clicking: a governance lead's late notice, figures on other
// footprints, a published file, and a ballot by links.

import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import {
  DEMO_DAY, download, head, heading, launch, look, person, record, remit, serve, shows, signIn,
  unzip,
} from "./serving.mjs";

const EAST = "One board for Leicestershire and Northamptonshire";

let browser, served, files;

before(async () => {
  browser = await launch();
  const own = await record();
  files = own.folder;
  served = await serve(own, ["--demo-sign-in", "--demo-day", DEMO_DAY]);
});

after(async () => {
  await browser?.close();
  await served?.stop();
});

test("a governance lead does what is late: refused in the guard's words, mended, on record", () =>
  person(browser, served, async (own) => {
    const { page } = own;
    await page.goto("/");
    await page.getByRole("link", { name: "My work" }).click();
    await page.getByRole("button", { name: "Sign in for the demo" }).click();
    await shows(own, "There is a problem", "Choose a person");
    await look(own, "signing in as nobody");
    await page.goto("/");
    await signIn(own, "Lee Lead");
    await shows(own, "Signed in as Lee Lead", "21 days late", "What remains, by deadline");
    await look(own, "my work");
    await page.locator("tr", { hasText: "21 days late" })
      .getByRole("link", { name: /^Record: ODS notified/ }).click();
    await heading(own, "ODS notified");
    assert.equal(await page.locator("#case").inputValue(), "east");
    await look(own, "the form of an act");

    // Without a role; then of a case that is no change, which the guard refuses.
    await page.getByRole("button", { name: "Put on record" }).click();
    await shows(own, "There is a problem", "Choose in which role you act, and for whom");
    await look(own, "the form of an act without a role");
    const before = await head(own.site);
    await page.getByLabel("Your role").selectOption({ label: "Governance lead of QK1" });
    await page.locator("#case").fill("cluster");
    await page.locator("#source").fill("A letter of that day");
    await page.getByRole("button", { name: "Put on record" }).click();
    await shows(own, "There is a problem", "Refused, and nothing was recorded", "Whose move");
    assert.match(await page.title(), /^Error: /);
    assert.equal(await page.locator("#case").inputValue(), "cluster", "what was typed stays");
    assert.equal(await page.locator("#source").inputValue(), "A letter of that day");
    assert.equal(await head(own.site), before, "nothing was recorded");
    await look(own, "the form of an act that a guard refuses");

    await page.locator("#case").fill("east");
    await page.getByRole("button", { name: "Put on record" }).click();
    await page.waitForURL(`**/act/${before + 1}`);
    await shows(own, "A letter of that day", "QK1");
    await look(own, "the act that was put on record");
    await page.getByRole("link", { name: "My work" }).click();
    assert.equal(await page.getByText("21 days late").count(), 0, "it is not late any more");
    await page.getByRole("link", { name: EAST }).first().click();
    await page.locator(`main a[href='/act/${before + 1}']`).first().waitFor();
    await look(own, "the case");
    const paper = await download(own, /board paper/i);
    assert.ok(unzip(paper).has("word/document.xml"));
    assert.ok(unzip(await download(own, /tracker/i)).has("xl/workbook.xml"));
    await page.getByRole("link", { name: "What would change, and the proof" }).click();
    await look(own, "the rehearsal of the case");
    await page.getByRole("link", { name: "My work" }).click();
    await page.getByRole("link", { name: "Put something on record", exact: true }).click();
    await look(own, "what can be put on record");
    await page.getByRole("link", { name: "My work" }).first().click();
    await page.getByRole("button", { name: "Sign out" }).click();
    await heading(own, "Who is responsible for health care here?");
    await page.getByRole("link", { name: "My work" }).click();
    await heading(own, "Sign in");
    await look(own, "signing in");
  }));

/** Rows of practices of the demo's record, each in each of six months, so many times over. */
async function figures(rows, times = 1) {
  const practices = ["C82001", "C82002", "G82073", "G82185", "K83002", "Z99999"];
  const lines = [];
  for (let row = 0; row < rows; row++) {
    const month = `2025-0${1 + (Math.floor(row / practices.length) % 6)}`;
    lines.push(`${practices[row % practices.length]},${month},${1 + (row % 7)},10.50`);
  }
  const path = join(files, `figures_${rows}_${times}.csv.gz`);
  // Packed files behind one another are one packed file.
  const heading = gzipSync("practice,month,items,cost\n");
  const body = gzipSync(`${lines.join("\n")}\n`);
  await writeFile(path, Buffer.concat([heading, ...Array(times).fill(body)]));
  return path;
}

for (const script of [true, false]) {
  const way = script ? "with script" : "without script";
  test(`an uploaded file is put on other footprints, ${way}`, () =>
    person(browser, { site: served.site, script }, restate));
}

async function restate(own) {
  const { page, script } = own;
  await page.goto("/");
  await signIn(own, "Lee Lead");
  await page.getByRole("link", { name: "See figures of your own on another footprint" }).click();
  await look(own, "the form to restate");
  await page.getByRole("button", { name: "Restate" }).click();
  await shows(own, "There is a problem", "Choose a file");
  await look(own, "the form to restate without a file");
  await page.locator("input[type=file]").setInputFiles(await figures(600));
  await page.locator("#code").fill("practice");
  await page.locator("#measure").fill("items\ncost");
  await page.locator("#date").fill("month");
  await page.getByRole("button", { name: "Restate" }).click();
  await shows(own, "There is a problem", "Enter the footprints");
  assert.equal(await page.locator("#code").inputValue(), "practice", "what was typed stays");
  await fill(own, await figures(600));
  await shows(own, "600 rows were read, 0 rejected", "QK1", "QKS");
  if (script) await page.locator("figure.picture__figure:visible > svg").first().waitFor();
  await look(own, "the restated figures");
  const csv = (await download(own, "The figures as csv")).toString("utf8");
  assert.ok(csv.includes("QK1") && csv.split("\n").length > 10, csv.slice(0, 300));
  assert.ok(unzip(await download(own, "The figures as xlsx")).has("xl/workbook.xml"));
  const parquet = (await download(own, "The figures as parquet")).toString("latin1");
  assert.ok(parquet.startsWith("PAR1") && parquet.endsWith("PAR1"), "it is a file of Parquet");

  // A plain file of more megabytes than a framework lets through by itself.
  await page.goto("/restate");
  const large = join(files, "large.csv");
  await writeFile(large, gunzipSync(await readFile(await figures(300_000))));
  await fill(own, large);
  await shows(own, "300,000 rows were read");

  // A file that takes longer says how far it has come.
  await page.goto("/restate");
  await fill(own, await figures(300_000, 40));
  await heading(own, "Restating");
  await shows(own, "rows read so far");
  await look(own, "restating");
  for (let look = 0; look < 60 && (await page.getByText("Look again").count()); look++) {
    await page.getByRole("link", { name: "Look again" }).click();
  }
  await shows(own, "12,000,000 rows were read");

  // A column that is not there.
  await page.goto("/restate");
  await fill(own, await figures(600), "surgery");
  await heading(own, "A column that is asked for is not there");
  await look(own, "what could not be restated");
}

async function fill({ page }, path, code = "practice") {
  await page.locator("input[type=file]").setInputFiles(path);
  await page.locator("#code").fill(code);
  await page.locator("#measure").fill("items\ncost");
  await page.locator("#date").fill("month");
  await page.locator("#by").selectOption("month");
  await page.locator("#to").fill("icb@2026-04-01\nccg@2020-04-01");
  await page.getByRole("button", { name: "Restate" }).click();
}

test("a published file is imported by a page, but for its bad row", () =>
  person(browser, served, async (own) => {
    const { page } = own;
    const path = join(files, "invented_2026-06-30.csv");
    await writeFile(path, `subject,claim,value,from,until,detail,source
G82073,postcode,DA13 0ZZ,,,,Invented for this test
G82185,list-size,a great many,2026-06-01,,,Invented for this test
`);
    const before = await head(own.site);
    await page.goto("/");
    await signIn(own, "Dee Decider");
    await page.getByRole("link", { name: "Import a published file" }).click();
    await look(own, "the form to import");
    await page.getByRole("button", { name: "Import" }).click();
    await shows(own, "There is a problem", "Choose a file");
    await page.locator("input[type=file]").setInputFiles(join(files, "store.db"));
    await page.getByRole("button", { name: "Import" }).click();
    await shows(own, "There is a problem");
    await look(own, "a file that cannot be imported");
    assert.equal(await head(own.site), before, "nothing was recorded");
    await page.locator("input[type=file]").setInputFiles(path);
    await page.getByRole("button", { name: "Import" }).click();
    await heading(own, "Imported");
    await shows(own, "Facts added 1", "Rows rejected 1", "Rejected rows");
    await look(own, "a file that was imported");
    assert.equal(await head(own.site), before + 1);
    await page.goto("/search?q=DA13+0ZZ");
    await shows(own, "MEOPHAM MEDICAL CENTRE (G82073)");
  }));

test("a practice votes by its link, once", async () => {
  const own = await record();
  const story = await readFile(new URL("../../stories/surrey_downs_revote.story", import.meta.url));
  const june = String(story).split("    on 2019-06-21\n")[0];
  const path = join(own.folder, "june.story");
  await writeFile(path, `${june}
    as governance-lead for 99H: Sue Lead
    role-given body=99H person="Pat Practice" role=member-practice practice=Z10023
`);
  own.store = join(own.folder, "ballot.db");
  await remit("--store", own.store, "story", path, "--keep");
  const ballot = await serve(own, ["--demo-sign-in", "--demo-day", "2019-06-12"]);
  try {
    await person(browser, ballot, (lead) => vote(lead, ballot));
  } finally {
    await ballot.stop();
  }
});

async function vote(lead, { site }) {
  const { page } = lead;
  await page.goto("/");
  await signIn(lead, "Sue Lead");
  await page.getByRole("link", { name: "One group for Surrey Heartlands" }).first().click();
  await look(lead, "a case with an open ballot");
  await page.getByRole("link", { name: /^Links to vote by/ }).click();
  await shows(lead, "Not made yet", "Nobody holds the role member practice there", "Has voted");
  await page.getByRole("button", { name: "Make the links that are missing" }).click();
  const link = page.locator("main a[href^='/ballot/']");
  assert.equal(await link.count(), 1);
  const href = await link.getAttribute("href");
  await look(lead, "links to vote by");
  const before = await head(site);

  await person(browser, { site }, async (own) => {
    const began = Date.now();
    await own.page.goto(href);
    await heading(own, "Shall our group merge with the three others?");
    await look(own, "a ballot paper");
    const other = await own.context.newPage();
    await other.goto(href);
    await own.page.getByRole("button", { name: "Cast this vote" }).click();
    await shows(own, "There is a problem", "Choose how your practice votes");
    await look(own, "a ballot paper without a choice");
    await own.page.getByLabel("Against", { exact: true }).check();
    await own.page.getByRole("button", { name: "Cast this vote" }).click();
    await shows(own, "The vote of your practice is on record.");
    assert.ok(Date.now() - began < 60_000, "it takes less than a minute");
    await look(own, "a vote on record");
    assert.equal(await head(site), before + 1);

    // The page that was opened before asks again, for another vote: it is refused.
    await other.getByLabel("For", { exact: true }).check();
    await other.getByRole("button", { name: "Cast this vote" }).click();
    await shows({ page: other }, "There is a problem");
    await look({ ...own, page: other }, "a second vote");
    assert.equal(await head(site), before + 1, "a practice votes once");
    await own.page.goto("/ballot/0123456789abcdef0123456789abcdef");
    await heading(own, "This link opens no ballot");
    await look(own, "a link that opens no ballot");
  });
}
