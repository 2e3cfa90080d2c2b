// Every link within a page leads somewhere, and an address with a place in it opens that place.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, pages, reports } from "./browser.mjs";

for (const name of pages) {
  test(`${name}: each id stands once, and each link within the page has its target`, async (t) => {
    const page = await open(t, name);
    const found = await page.evaluate(() => {
      const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
      const links = [...document.querySelectorAll("a[href^='#']")].map((link) => link.getAttribute("href").slice(1));
      const named = [...document.querySelectorAll("[aria-labelledby]")].flatMap((node) => node.getAttribute("aria-labelledby").split(" "));
      const drawn = [...document.querySelectorAll("use")].map((use) => use.getAttribute("href").slice(1));
      const known = new Set(ids);
      return { twice: ids.filter((id, at) => ids.indexOf(id) !== at), astray: [...links, ...named, ...drawn].filter((id) => !known.has(id) && !id.startsWith("read:")) };
    });
    assert.deepEqual(found, { twice: [], astray: [] });
  });
}

for (const name of reports) {
  test(`${name}: a mark on the grid shows the very sentence that it links to`, async (t) => {
    const page = await open(t, name);
    const link = page.locator(".grid a[href^='#e']").last();
    const linked = page.locator(`${await link.getAttribute("href")} blockquote`);
    const sentence = (await linked.evaluate((node) => node.textContent)).trim();
    await link.click();
    const opened = page.locator("#grid .panel blockquote, #sheet[open] blockquote").first();
    assert.equal((await opened.evaluate((node) => node.textContent)).trim(), sentence);
  });

  test(`${name}: an address that names a sentence opens it, and back returns`, async (t) => {
    const page = await open(t, name);
    const hash = await page.locator(".exhibit").last().evaluate((node) => `#${node.id}`);
    await page.goto(page.url().split("#")[0] + hash);
    const target = page.locator(hash);
    await target.waitFor({ state: "visible" });
    // The page rolls there softly.
    await page.waitForFunction((id) => {
      const box = document.querySelector(id).getBoundingClientRect();
      return box.bottom > 0 && box.top < window.innerHeight;
    }, hash);
    await page.goBack();
    assert.equal(await page.evaluate(() => location.hash), "");
    assert.deepEqual(page.complaints, []);
  });

  test(`${name}: an address that names nothing does no harm`, async (t) => {
    for (const hash of ["#e999999", "#%", "#%E0%A4%A", "#'\"><b>"]) {
      const page = await open(t, name, { hash });
      assert.deepEqual(page.complaints, [], hash);
      assert.ok(await page.locator("h1").isVisible());
    }
  });
}

test("from the sentence to its place in the text, and back", async (t) => {
  const page = await open(t, "seeds");
  await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
  const link = page.locator("#sentences .in-text a").nth(5);
  const hash = await link.getAttribute("href");
  const word = await link.evaluate((node) => node.closest(".exhibit").querySelector("mark").textContent);
  await link.click();
  assert.equal(await page.evaluate(() => location.hash), hash);
  assert.equal(await page.locator(hash).evaluate((node) => node.textContent), word);
  await page.goBack();
  assert.equal(await page.evaluate(() => location.hash), "");
});
