// A page says nothing on the console, asks for nothing but itself, and could not if it were made to.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, pages } from "./browser.mjs";

for (const name of pages) {
  test(`${name}: no error, no request but the file itself`, async (t) => {
    const page = await open(t, name);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(page.complaints, []);
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    assert.deepEqual(loaded, []);
  });

  test(`${name}: the policy forbids scripts, pictures, styles and frames from elsewhere`, async (t) => {
    const page = await open(t, name);
    const policies = await page.locator("meta[http-equiv=Content-Security-Policy]").evaluateAll((found) => found.map((meta) => meta.content));
    assert.equal(policies.length, 1);
    assert.match(policies[0], /^default-src 'none';/);
    assert.doesNotMatch(policies[0], /unsafe|https?:|\*/);
    const refused = await page.evaluate(async () => {
      const kinds = new Set();
      document.addEventListener("securitypolicyviolation", (event) => kinds.add(event.effectiveDirective));
      const add = (tag, values) => document.body.append(Object.assign(document.createElement(tag), values));
      add("script", { textContent: "window.smuggled = true" });
      add("style", { textContent: "body { display: none }" });
      add("img", { src: "https://example.org/a.png" });
      add("iframe", { src: "https://example.org/" });
      await fetch("https://example.org/").catch(() => {});
      await new Promise((done) => setTimeout(done, 100));
      return { kinds: [...kinds].sort(), smuggled: window.smuggled === true, shown: getComputedStyle(document.body).display };
    });
    assert.deepEqual(refused, { kinds: ["connect-src", "frame-src", "img-src", "script-src-elem", "style-src-elem"], smuggled: false, shown: "block" });
  });
}
