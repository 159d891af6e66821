// Signing in by OpenID Connect: a provider of its own (oidc-provider, which is certified) is
// started here, and somebody signs in by clicking on its pages and ours.

import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import Provider from "oidc-provider";
import {
  freePort, heading, launch, look, person, record, remit, serve, shows,
} from "./serving.mjs";

const SECRET = "only for this test";
/** Whom the provider knows, by what they type there. */
const ACCOUNTS = {
  lee: { email: "lee@example.org", email_verified: true },
  una: { email: "una@example.org", email_verified: false },
  new: { email: "new@example.org", email_verified: true },
};

let browser, provider, served;

before(async () => {
  browser = await launch();
  const [issuer, ours] = [await freePort(), await freePort()];
  const site = `http://127.0.0.1:${ours}`;
  provider = await provide(issuer, site);
  const own = await record();
  const lee = "lee@example.org";
  await remit("--store", own.store, "record", "role-given", "body=QKS", `person=${lee}`,
    "role=governance-lead", `actor=${lee}`, "acting_as=governance-lead", "acting_for=QKS",
    "on=2026-06-01", "authority=The constitution of QKS");
  const secret = join(own.folder, "secret");
  await writeFile(secret, `${SECRET}\n`);
  served = await serve(own, [
    "--sign-in-issuer", `http://127.0.0.1:${issuer}`, "--sign-in-client", "remit",
    "--sign-in-secret", secret, "--public-url", site,
  ], ours);
});

after(async () => {
  await browser?.close();
  await served?.stop();
  provider?.closeAllConnections();
  provider?.close();
});

async function provide(port, site) {
  const own = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      { client_id: "remit", client_secret: SECRET, redirect_uris: [`${site}/sign-in/back`] },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    cookies: { keys: ["of this test"] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, ...ACCOUNTS[id] }) }),
  });
  const listening = own.listen(port, "127.0.0.1");
  await new Promise((done) => listening.once("listening", done));
  return listening;
}

/** Begins to sign in, and says who it is at the provider, by clicking. */
async function begin({ page }, who) {
  await page.goto("/");
  await page.getByRole("link", { name: "My work" }).click();
  await page.getByRole("link", { name: "Sign in with your provider of identity" }).click();
  await page.locator("input[name=login]").fill(who);
  await page.locator("input[name=password]").fill("anything");
  await page.locator("button[type=submit]").click();
  await page.locator("button[type=submit]", { hasText: "Continue" }).waitFor();
}

/** Signs in at the provider; ends where that sends people back to. */
async function throughProvider({ page }, who) {
  await begin({ page }, who);
  await page.locator("button[type=submit]", { hasText: "Continue" }).click();
  await page.waitForURL(`${served.site}/**`);
}

/** Where the provider would send somebody back to, who does not go there. */
async function addressBack({ page, context }, who) {
  await begin({ page }, who);
  const form = page.locator("form").first();
  const fields = await form.locator("input").evaluateAll((all) =>
    Object.fromEntries(all.map((own) => [own.name, own.value])));
  const action = await form.evaluate((own) => own.action);
  let answer = await context.request.post(action, { form: fields, maxRedirects: 0 });
  let location = new URL(answer.headers().location, action);
  while (location.origin !== served.site) {
    answer = await context.request.get(location.href, { maxRedirects: 0 });
    location = new URL(answer.headers().location, location);
  }
  return location;
}

test("somebody on record signs in by clicking, has their role, and signs out", () =>
  person(browser, served, async (own) => {
    const { page } = own;
    let back;
    page.on("request", (asked) => {
      if (asked.url().includes("/sign-in/back?")) back = asked.url();
    });
    await page.goto("/work");
    await heading(own, "Sign in");
    await look(own, "signing in with a provider");
    await throughProvider(own, "lee");
    assert.equal(page.url(), `${served.site}/work`);
    await shows(own, "Signed in as lee@example.org", "Governance lead of NHS Kent and Medway");
    await look(own, "my work after a provider");

    // The very address that the provider sent back to, a second time: the code is used up.
    const answer = await page.goto(back);
    assert.equal(answer.status(), 403);
    await heading(own, "You could not be signed in");
    await look(own, "a code used twice");

    await page.goto("/work");
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.goto("/work");
    await heading(own, "Sign in");
  }));

test("somebody who is not on record is signed in and has no role", () =>
  person(browser, served, async (own) => {
    await throughProvider(own, "new");
    await shows(own, "Signed in as new@example.org", "Nobody has given you a role yet");
    await look(own, "my work without a role");
    const answer = await own.page.goto("/imports");
    assert.equal(answer.status(), 403);
    await look(own, "no right to a page");
  }));

test("an address of mail that was not verified signs nobody in", () =>
  person(browser, served, async (own) => {
    await throughProvider(own, "una");
    await heading(own, "You could not be signed in");
    await shows(own, "it gives no verified email");
    await look(own, "a mail that was not verified");
    await own.page.goto("/work");
    await heading(own, "Sign in");
  }));

test("a wrong state, none, a code of before and a refusal of the provider sign nobody in", () =>
  person(browser, served, async (own) => {
    const { page, context } = own;
    const back = await addressBack(own, "lee");
    const [state, code] = ["state", "code"].map((name) => back.searchParams.get(name));
    const wrong = [
      `state=${"x".repeat(state.length)}&code=${code}`, `code=${code}`, `state=${state}`, "",
      "error=access_denied", `error=access_denied&state=${state}`,
    ];
    for (const query of wrong) {
      const answer = await page.goto(`/sign-in/back?${query}`);
      assert.equal(answer.status(), 403, query);
      await heading(own, "You could not be signed in");
    }
    await look(own, "a wrong state");
    // The right address, in a browser that did not begin.
    await person(browser, served, async (other) => {
      const answer = await other.page.goto(back.href);
      assert.equal(answer.status(), 403);
      await other.page.goto("/work");
      await heading(other, "Sign in");
    });
    // A code that was made up, with a state that is right.
    const begun = await context.request.get("/sign-in/provider?next=/work", { maxRedirects: 0 });
    const fresh = new URL(begun.headers().location).searchParams.get("state");
    const answer = await page.goto(`/sign-in/back?state=${fresh}&code=${"c".repeat(43)}`);
    assert.equal(answer.status(), 403);
    await shows(own, "the provider does not vouch for who it is");
    await page.goto("/work");
    await heading(own, "Sign in");
  }));
