// What must not be: forged and stale forms, another body's case, a path that climbs, and script in
// every field of text. Each is refused or shown as the words that it is, and nothing is recorded.

import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, test } from "node:test";
import {
  DEMO_DAY, head, heading, launch, look, person, record, serve, shows, signIn, words,
} from "./serving.mjs";

const SCRIPT = `"'><script>globalThis.hacked=1</script><img src=x onerror="globalThis.hacked=1">`;
const ROLE = { signer: "governance-lead QK1", case: "east", on: DEMO_DAY };

let browser, served;

before(async () => {
  browser = await launch();
  served = await serve(await record(), ["--demo-sign-in", "--demo-day", DEMO_DAY]);
});

after(async () => {
  await browser?.close();
  await served?.stop();
});

/** Somebody tries something; the record must be as it was. */
function tries(journey) {
  return async () => {
    const before = await head(served.site);
    await person(browser, served, journey);
    assert.equal(await head(served.site), before, "nothing was recorded");
  };
}

const post = (own, address, form) => own.context.request.post(address, { form, maxRedirects: 0 });

test("a forged form is refused", tries(async (own) => {
  await own.page.goto("/");
  await signIn(own, "Lee Lead");
  for (const csrf of [undefined, "", "0".repeat(32)]) {
    const form = { ...ROLE, request: "1".repeat(32), ...(csrf === undefined ? {} : { csrf }) };
    const sent = await post(own, "/acts/ods-notified", form);
    assert.equal(sent.status(), 403);
    assert.match(await sent.text(), /Nothing was recorded/);
  }
  for (const address of ["/case/east/views", "/case/east/ballot-links", "/sign-out"]) {
    assert.equal((await post(own, address, {})).status(), 403, address);
  }
  for (const address of ["/imports", "/restate"]) {
    const file = { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n") };
    const sent = await own.context.request.post(address, { multipart: { file } });
    assert.equal(sent.status(), 403, address);
  }
}));

test("another site's form is refused, whoever is signed in", tries(async (own) => {
  const { page } = own;
  await page.goto("/");
  await signIn(own, "Lee Lead");
  await page.goto("/acts/ods-notified?case=east");
  const csrf = await page.locator("input[name=csrf]").first().inputValue();
  const field = ([name, value]) => `<input name="${name}" value="${value}">`;
  const all = Object.entries({ ...ROLE, csrf, request: "1".repeat(32) }).map(field).join("");
  const action = `${served.site}/acts/ods-notified`;
  const evil = createServer((_, answer) => {
    answer.setHeader("content-type", "text/html");
    const form = `<form method="post" action="${action}">${all}<button>Win</button></form>`;
    answer.end(`<title>Evil</title>${form}`);
  });
  await new Promise((done) => evil.listen(0, "127.0.0.1", done));
  try {
    // By another name of this machine it is another site.
    await page.goto(`http://localhost:${evil.address().port}/`);
    const answer = page.waitForResponse(action);
    await page.getByRole("button", { name: "Win" }).click();
    assert.equal((await answer).status(), 403);
    await shows(own, "Nothing was recorded");
  } finally {
    evil.close();
  }
}));

test("another body's case is not theirs", tries(async (own) => {
  const { page } = own;
  await page.goto("/");
  await signIn(own, "Kay Board");
  for (const address of ["/case/east/views", "/case/east/ballot-links"]) {
    const answer = await page.goto(address);
    assert.equal(answer.status(), 403, address);
    await heading(own, "This is another body's case");
    await look(own, `no right to ${address}`);
  }
  await page.goto("/acts/ods-notified?case=east");
  const csrf = await page.locator("input[name=csrf]").first().inputValue();
  const request = "1".repeat(32);
  // In a role that she does not hold, and in hers, for a case of others.
  for (const signer of ["governance-lead QK1", "governance-lead X24"]) {
    const sent = await post(own, "/acts/signed-off", {
      ...ROLE, csrf, request, signer, party: "QK1", word: "approved",
    });
    assert.equal(sent.status(), 400, `${signer}: ${await sent.text()}`);
  }
  for (const what of ["take", "turn-down"]) {
    const sent = await post(own, "/case/east/views", { csrf, request, act: "1", what });
    assert.equal(sent.status(), 403, what);
  }
}));

test("a session that ended, or never was, opens nothing", tries(async (own) => {
  const { page, context } = own;
  await page.goto("/");
  await signIn(own, "Lee Lead");
  const cookies = await context.cookies();
  const csrf = await page.locator("input[name=csrf]").first().inputValue();
  const session = cookies.find((cookie) => cookie.name === "remit-session");
  assert.ok(session.httpOnly && session.sameSite === "Lax");
  await page.getByRole("button", { name: "Sign out" }).click();
  const one = { name: "remit-session", url: served.site };
  for (const value of [session.value, "0".repeat(32), "..%2f..", "a".repeat(3000)]) {
    await context.clearCookies();
    await context.addCookies([{ ...one, value }]);
    await page.goto("/work");
    await heading(own, "Sign in");
    const form = { ...ROLE, csrf, request: "1".repeat(32) };
    const sent = await post(own, "/acts/ods-notified", form);
    assert.equal(sent.status(), 403);
    assert.match(await sent.text(), /not signed in, or your session has ended/);
  }
}));

test("a path that climbs leads nowhere", async () => {
  const { hostname, port } = new URL(served.site);
  for (const path of [
    "/assets/../../etc/passwd", "/assets/../../../../../../etc/passwd",
    "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2fetc%2fpasswd", "/assets//etc/passwd",
    "/assets/....//....//etc/passwd", "/assets/..\\..\\etc\\passwd", "/assets/%00/etc/passwd",
    "/../etc/passwd", "//etc/passwd", "/body/..%2f..%2fetc%2fpasswd/2026-04-01",
    "/restate/..%2f..%2fetc/passwd", "/compare/..%2f..%2fetc%2fpasswd",
  ]) {
    // A browser would walk the path before it asks.
    const [status, text] = await new Promise((done, fail) => {
      const asked = request({ hostname, port, path }, async (answer) => {
        let text = "";
        for await (const part of answer) text += part;
        done([answer.statusCode, text]);
      });
      asked.on("error", fail).end();
    });
    assert.ok([303, 400, 404].includes(status), `${path}: ${status}`);
    assert.ok(!text.includes("root:"), path);
  }
});

/** Types script into all that takes text, and sends the form. */
async function fillAndSend({ page }, form) {
  for (const field of await form.locator("input[type=text], input[type=search], textarea").all()) {
    if (!(await field.isVisible())) continue;
    await field.fill(SCRIPT);
  }
  for (const field of await form.locator("select").all()) {
    const values = await field.locator("option").evaluateAll((all) => all.map((own) => own.value));
    await field.selectOption(values.find((own) => own !== "") ?? "");
  }
  await Promise.all([page.waitForEvent("load"), form.locator("button").first().click()]);
}

async function nothingRan(own) {
  const { page } = own;
  const found = await page.evaluate(() => ({
    hacked: globalThis.hacked ?? null,
    script: [...document.scripts].filter((one) => one.text.includes("hacked")).length,
    images: document.querySelectorAll("img[src=x]").length,
  }));
  assert.deepEqual(found, { hacked: null, script: 0, images: 0 }, page.url());
}

const PUBLIC = [
  ["/search", "form[action='/search']"],
  ["/", "form[action='/rehearse']"],
  ["/rehearse", "form[action='/rehearse']"],
  ["/compare", "main form"],
  ["/body/QKS/2026-04-01", "form:has(#date-day)"],
  ["/practice/G82073/2026-04-01", "form:has(#date-day)"],
  ["/case/east", "form:has(#date-day)"],
];

test("script in the fields that anybody fills is shown as it was typed", tries(async (own) => {
  const { page } = own;
  for (const [address, form] of PUBLIC) {
    await page.goto(address);
    const closed = page.locator("details:not([open]):has(input) > summary");
    for (const summary of await closed.all()) await summary.click();
    await fillAndSend(own, page.locator(form).first());
    await nothingRan(own);
    await look(own, `script in the fields of ${address}`);
  }
  const typed = encodeURIComponent(SCRIPT);
  for (const address of [`/search?q=${typed}`, `/body/${typed}/2026-04-01`, `/case/${typed}`,
    `/act/${typed}`, `/footprint/${typed}/2026-04-01`, `/sign-in?next=${typed}`,
    `/rehearse?body=${typed}&body=QK1&on=2027-04-01`, `/compare?from=${typed}&to=${typed}`,
    `/body/QKS/2026-04-01?as-known=${typed}`, `/${typed}`]) {
    await page.goto(address);
    await nothingRan(own);
  }
}));

test("script in the fields of every act is refused, and stays there", tries(async (own) => {
  const { page } = own;
  await page.goto("/");
  await signIn(own, "Lee Lead");
  await page.goto("/acts");
  const links = page.locator("main table a[href^='/acts/']");
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  assert.ok(20 < hrefs.length, `${hrefs.length} kinds of act`);
  for (const href of hrefs) {
    await page.goto(href);
    await fillAndSend(own, page.locator(`form[action='${href}']`));
    await shows(own, "There is a problem");
    await nothingRan(own);
    assert.equal(await page.locator("#on").inputValue(), SCRIPT, `${href} keeps what was typed`);
    await look(own, `the form ${href} refused`);
  }
}));

test("script that goes on record is words on every page", async () => {
  await person(browser, served, async (own) => {
    const { page } = own;
    await page.goto("/case/east/view");
    await page.getByLabel("Who are you?").selectOption("public");
    await page.getByLabel("I am for it", { exact: true }).check();
    await page.getByLabel("Your view").fill(SCRIPT);
    await page.getByRole("button", { name: "Send your view" }).click();
    await heading(own, "Thank you");
    await signIn(own, "Lee Lead");
    await page.goto("/case/east/views");
    assert.ok((await words(own)).includes(SCRIPT), "the view is shown as it was typed");
    await nothingRan(own);

    await page.goto("/acts/case-opened");
    await page.getByLabel("Your role").selectOption({ label: "Governance lead of QK1" });
    await page.locator("#case").fill("script");
    await page.locator("#kind").selectOption("change");
    await page.locator("#title").fill(SCRIPT);
    await page.locator("#parties").fill("QK1\nQPM");
    await page.locator("#route").selectOption("icb-order");
    await page.locator("#manner").selectOption("merge");
    await page.locator("#effect_on").fill("2028-04-01");
    await page.getByRole("button", { name: "Put on record" }).click();
    await page.waitForURL("**/act/*");
    for (const address of [page.url(), "/cases", "/case/script", "/work", "/consultations",
      "/case/script/view", "/case/script/views", "/case/script/rehearsal"]) {
      await page.goto(address);
      assert.ok((await words(own)).includes("globalThis.hacked"), `${address} shows the words`);
      await nothingRan(own);
      await look(own, `words on ${new URL(page.url()).pathname}`);
    }
  });
});
