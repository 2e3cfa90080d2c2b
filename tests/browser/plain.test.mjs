// Without JavaScript everything is there, and every mark is a link to its sentence.
import assert from "node:assert/strict";
import { test } from "node:test";
import { difference, open, pages, papers, reports } from "./browser.mjs";

const off = { javaScriptEnabled: false };
// What is shown, unfolded, without white space and without what only a script fills or serves.
const shown = () => {
  document.querySelectorAll("details").forEach((part) => { part.open = true; });
  document.querySelectorAll(".panel, .choose, .doubt, .doubts, dialog, noscript, script").forEach((part) => part.remove());
  return document.body.innerText.replace(/\s+/g, "");
};

for (const name of papers) {
  test(`${name}: shows the same with and without JavaScript`, async (t) => {
    const [withScript, without] = [await open(t, name), await open(t, name, off)];
    const text = await without.evaluate(shown);
    assert.ok(text.length > 1000);
    assert.equal(difference(text, await withScript.evaluate(shown)), "");
  });
}

for (const name of reports) {
  test(`${name}: a mark leads to its sentence, unfolded, and back returns`, async (t) => {
    const page = await open(t, name, off);
    const link = page.locator(".grid a[href^='#e']").last();
    const target = page.locator(await link.getAttribute("href"));
    await link.click();
    await target.waitFor({ state: "visible" });
    await page.goBack();
    assert.equal(await page.evaluate(() => location.hash), "");
  });
}

for (const name of pages.filter((name) => name.includes("sheet"))) {
  test(`${name}: says that it needs JavaScript, and what to do without`, async (t) => {
    const page = await open(t, name, off);
    assert.match(await page.locator("noscript").innerText(), /sheet\.csv/);
    assert.ok(!(await page.locator("main").isVisible()));
  });
}
