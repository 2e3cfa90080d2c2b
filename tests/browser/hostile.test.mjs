// What articles, word lists and corrections say is shown as text and never run.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hostile, open } from "./browser.mjs";

for (const name of hostile) {
  for (const javaScriptEnabled of [true, false]) {
    test(`${name}, scripts ${javaScriptEnabled ? "on" : "off"}: nothing of it runs, opens a window or leads anywhere`, async (t) => {
      // Past the policy: what does not run here is escaped, and not only forbidden.
      const page = await open(t, name, { bypassCSP: true, javaScriptEnabled });
      await page.waitForLoadState("networkidle");
      if (javaScriptEnabled) {
        // Every mark and every fold once: what is copied by the page's own script is text as well.
        await page.evaluate(() => {
          document.querySelectorAll("details").forEach((part) => { part.open = true; });
          document.querySelectorAll(".grid a[href^='#e'], #sentences a[href^='#'], .articles a.hit").forEach((link) => link.click());
          document.querySelectorAll("[data-do=on]").forEach((button) => { for (let i = 0; i < 40; i++) button.click(); });
        });
      }
      const found = await page.evaluate(() => ({
        ran: typeof window.hostile,
        scripts: document.querySelectorAll("script").length,
        foreign: [...document.querySelectorAll("img, iframe, object, embed, base, form:not(#choose, #doubt form), link, audio, video, animate, set, foreignObject")].map((node) => node.outerHTML),
        handlers: [...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames()).filter((name) => name.startsWith("on")),
        links: [...document.querySelectorAll("[href]")].map((node) => node.getAttribute("href")).filter((href) => !/^(#|https?:\/\/)/.test(href)),
      }));
      const scripts = name.includes("discovery") ? 0 : 1;
      assert.deepEqual(found, { ran: "undefined", scripts, foreign: [], handlers: [], links: [] });
      assert.deepEqual(page.complaints, []);
    });
  }

  test(`${name}: shows the markup as it was written`, async (t) => {
    const page = await open(t, name);
    const text = await page.evaluate(() => document.body.textContent);
    for (const written of ["<script>window.hostile=1", "{{ 7*7 }}", "<!--"]) assert.ok(text.includes(written), written);
  });
}
