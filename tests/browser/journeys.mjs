// What anybody does without an account, by clicking: the first five minutes, a view on a case, and
// the way by keyboard alone. Each once with script and once without, where that can differ.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import {
  DEMO_DAY, download, head, heading, launch, look, person, record, remit, serve, shows, signIn,
  words, wordsOfDocx,
} from "./serving.mjs";

// The project's own facts have no postcodes, so one is made up.
const FACTS = `subject,claim,value,from,until,detail,source
G82073,postcode,DA13 0ZZ,,,,Invented for this test
`;

let browser, served;

before(async () => {
  browser = await launch();
  const own = await record();
  const facts = join(own.folder, "postcodes_2026-06-30.csv");
  await writeFile(facts, FACTS);
  await remit("--store", own.store, "import", "facts", facts);
  served = await serve(own, ["--demo-sign-in", "--demo-day", DEMO_DAY]);
});

after(async () => {
  await browser?.close();
  await served?.stop();
});

for (const script of [true, false]) {
  const way = script ? "with script" : "without script";
  test(`the first five minutes of a new user, ${way}`, () =>
    person(browser, { site: served.site, script }, firstMinutes));
  test(`a merger is rehearsed from the start page to the board paper, ${way}`, () =>
    person(browser, { site: served.site, script }, rehearse));
  test(`anybody gives a view, and the lead of the case takes it in, ${way}`, () =>
    giveView(script));
}

async function firstMinutes(own) {
  const { page, script } = own;
  await page.goto("/");
  await heading(own, "Who is responsible for health care here?");
  if (script) await page.locator("figure.picture__figure:visible > svg").first().waitFor();
  await shows(own, "integrated care board", "22 November 2026");
  await look(own, "start");

  await searchFor(own, "Meopham Medical Centre");
  await shows(own, "MEOPHAM MEDICAL CENTRE (G82073)", "practice");
  await look(own, "search by the name of a practice");
  await searchFor(own, "DA13 0ZZ");
  await shows(own, "MEOPHAM MEDICAL CENTRE (G82073)", "a surgery's address");
  await look(own, "search by postcode");
  await searchFor(own, "Gravesend");
  await shows(own, "GRAVESEND MEDICAL CENTRE", "a surgery's address");
  await look(own, "search by town");
  await searchFor(own, "Kent & Medwey");
  await shows(own, "There was no body called “Kent & Medwey”", "NHS Kent and Medway");
  await look(own, "search by a wrong name");
  await searchFor(own, "Qwxyzzy");
  await shows(own, "Nothing on record has", "try one word of the name, or the town");
  await look(own, "search in vain");
  await searchFor(own, "");
  await shows(own, "There is a problem", "Enter a code, a name, a postcode or a town");
  assert.match(await page.title(), /^Error: /);
  await look(own, "search for nothing");

  // An old code leads to a body that is closed, which says where its work went.
  await searchFor(own, "09J");
  await page.getByRole("link", { name: "NHS Dartford, Gravesham and Swanley CCG (09J)" }).click();
  await heading(own, "NHS Dartford, Gravesham and Swanley CCG");
  await look(own, "a closed body on its last day");
  await chooseDate(own, ["22", "11", "2026"]);
  assert.equal(new URL(page.url()).pathname, "/body/09J/2026-11-22");
  await shows(own, "This body has ended", "NHS Kent and Medway Integrated Care Board");
  await look(own, "a closed body today");
  const successor = page.getByRole("link", { name: /NHS Kent and Medway Integrated Care Board/ });
  await successor.first().click();
  await heading(own, "NHS Kent and Medway Integrated Care Board");
  if (script) await page.locator("figure.picture__figure:visible > svg").first().waitFor();
  await look(own, "a body of today");
  await chooseDate(own, ["31", "2", "2026"]);
  await shows(own, "There is a problem", "The date must be a real date");
  assert.equal(await page.locator("#date-day").inputValue(), "31", "what was typed stays");
  await look(own, "a date that is none");

  // A practice: who has it, and every body that ever had it, each with its source.
  await searchFor(own, "G82073");
  await page.getByRole("link", { name: "MEOPHAM MEDICAL CENTRE (G82073)" }).click();
  await shows(own, "Every body that held it", "NHS Dartford, Gravesham and Swanley CCG");
  await look(own, "a practice");
  await page.locator("main table a[href^='/act/']").first().click();
  await heading(own, "Act");
  await look(own, "an act behind an answer");
}

async function searchFor({ page }, text) {
  if (!(await page.locator("#q").count())) {
    await page.getByRole("banner").getByRole("link", { name: "Search" }).click();
  }
  await page.locator("#q").fill(text);
  await page.locator("main form[action='/search'] button").click();
  await page.waitForURL((url) => url.searchParams.get("q") === text);
}

async function chooseDate({ page }, typed) {
  const closed = page.locator("details:not([open]):has(#date-day) > summary");
  if (await closed.count()) await closed.click();
  const fields = ["day", "month", "year"];
  for (const [at, name] of fields.entries()) await page.locator(`#date-${name}`).fill(typed[at]);
  await page.locator("form:has(#date-day) button").click();
}

async function rehearse(own) {
  const { page } = own;
  await page.goto("/");
  await page.getByRole("radio", { name: /Northamptonshire/ }).check();
  await page.getByRole("button", { name: "See what would change" }).click();
  await heading(own, "What would change on 1 April 2027");
  await shows(
    own,
    "If NHS Leicester, Leicestershire and Rutland Integrated Care Board",
    "What remains, and whose move it is",
    "The receipt: nothing is lost",
    "What the merged average hides",
  );
  await look(own, "a rehearsal");
  const paper = wordsOfDocx(await download(own, /board paper/));
  assert.ok(paper.includes("NHS Northamptonshire Integrated Care Board"), paper.slice(0, 500));
  const pack = (await download(own, /change pack/)).toString("utf8");
  assert.ok(pack.startsWith("old_code,new_code,what,"), pack.slice(0, 200));

  // Other bodies: first one alone, which is refused, then two.
  await page.getByRole("link", { name: "Rehearse a merger" }).click();
  await look(own, "the form to rehearse");
  await page.getByRole("checkbox", { name: /\(QKS\)/ }).check();
  await page.getByRole("button", { name: "Rehearse it" }).click();
  await shows(own, "There is a problem", "Choose at least 2 bodies");
  assert.ok(await page.getByRole("checkbox", { name: /\(QKS\)/ }).isChecked(), "it is kept");
  await look(own, "a rehearsal of one body");
  await page.getByRole("checkbox", { name: /\(S9B9J\)/ }).check();
  await page.getByRole("button", { name: "Rehearse it" }).click();
  await shows(own, "If NHS Kent and Medway Integrated Care Board");
  await look(own, "a rehearsal of other bodies");
}

async function giveView(script) {
  const { site } = served;
  const before = await head(site);
  const said = `The clinic must stay in Corby, ${script}`;
  await person(browser, { site, script }, async (own) => {
    const { page } = own;
    await page.goto("/");
    await page.getByRole("link", { name: "Have your say" }).first().click();
    await look(own, "what is open for views");
    const title = "One board for Leicestershire and Northamptonshire";
    await page.getByRole("link", { name: `Give your view on ${title}` }).click();
    await look(own, "the form for a view");
    await page.getByLabel("I am against it", { exact: true }).check();
    await page.getByRole("button", { name: "Send your view" }).click();
    await shows(own, "There is a problem", "Choose who you are", "Enter your view");
    assert.ok(await page.getByLabel("I am against it", { exact: true }).isChecked());
    assert.match(await page.title(), /^Error: /);
    await look(own, "a view that is refused");
    await page.getByLabel("Who are you?").selectOption("public");
    await page.getByLabel("Your view").fill(said);
    await page.getByRole("button", { name: "Send your view" }).click();
    await heading(own, "Thank you");
    await look(own, "thanks for a view");
    await page.getByRole("link", { name: `Back to: ${title}` }).click();
    assert.ok(!(await words(own)).includes("Corby"), "nobody reads it on the page of the case");
  });
  assert.equal(await head(site), before + 1, "the view is on record");
  await person(browser, { site, script }, async (own) => {
    const { page } = own;
    await page.goto("/");
    await signIn(own, "Lee Lead");
    await page.getByRole("link", { name: /^One board for/ }).first().click();
    await page.getByRole("link", { name: /Views that wait/ }).click();
    await heading(own, "Views that wait to be read");
    await shows(own, said);
    await look(own, "views that wait");
    await page.getByRole("button", { name: `Take in view ${before + 1}` }).click();
    await shows(own, "None waits.");
    await look(own, "no view waits");
    await page.goto(`/act/${before + 2}`);
    await shows(own, "View given");
    assert.ok(!(await words(own)).includes("Corby"), "the words stay beside the record");
  });
  assert.equal(await head(site), before + 2, "and was taken in");
  assert.ok(!served.log.includes("Corby"), "the log has nothing that anybody typed");
}

test("by keyboard alone: from the search to a body on another date", () =>
  person(browser, { site: served.site }, async (own) => {
    const { page } = own;
    await page.goto("/");
    await tabTo(page, "#q");
    await page.keyboard.type("09J");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/search/);
    await tabTo(page, "main a[href^='/body/09J/']");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/body\/09J\//);
    await tabTo(page, "#date-day");
    for (const text of ["1", "5", "2016"]) {
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/body\/09J\/2016-05-01/);
    await heading(own, "NHS Dartford, Gravesham and Swanley CCG");
  }));

// Presses Tab until what is meant has the focus, which must be seen.
async function tabTo(page, selector) {
  for (let step = 0; step < 100; step++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((own) => document.activeElement?.matches(own), selector)) {
      const seen = await page.evaluate(() => {
        const own = getComputedStyle(document.activeElement);
        return own.outlineStyle !== "none" || own.boxShadow !== "none";
      });
      assert.ok(seen, `it is seen that ${selector} has the focus`);
      return;
    }
    const open = await page.evaluate(() => document.activeElement?.matches("summary"));
    if (open && selector === "#date-day" && !(await page.locator(selector).isVisible())) {
      await page.keyboard.press("Enter");
    }
  }
  assert.fail(`Tab does not lead to ${selector}`);
}
