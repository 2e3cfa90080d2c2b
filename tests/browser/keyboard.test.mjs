// All can be done from the keyboard, and it is always in sight where one is.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, pages } from "./browser.mjs";

for (const name of pages) {
  test(`${name}: the tabulator key reaches every control, each with a visible outline`, async (t) => {
    const page = await open(t, name);
    const expected = await page.evaluate(() => {
      // The words of a lesson's text are one stop; the arrow keys go on from there (lesson.test.mjs).
      const controls = [...document.querySelectorAll("a[href], button:enabled, input, select, textarea, summary, [tabindex='0']")].filter((node) => node.checkVisibility() && !node.matches(".w[tabindex='-1']"));
      window.unreached = new Map(controls.map((node) => [node, `${node.tagName} ${node.textContent.trim().slice(0, 60)}`]));
      window.unseen = [];
      document.addEventListener("focusin", ({ target }) => {
        window.unreached.delete(target);
        const { outlineStyle, outlineWidth } = getComputedStyle(target);
        if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) window.unseen.push(target.outerHTML.slice(0, 120));
      });
      return controls.length;
    });
    // A sheet of a lesson is for paper and has nothing to press.
    assert.equal(expected > 0, !["student", "key"].includes(name));
    for (let i = 0; i < expected + 2; i++) await page.keyboard.press("Tab");
    const { unreached, unseen } = await page.evaluate(() => ({ unreached: [...window.unreached.values()], unseen: window.unseen }));
    assert.deepEqual({ unreached, unseen }, { unreached: [], unseen: [] });
  });
}

test("the first key leads past the top of the page", async (t) => {
  const page = await open(t, "seeds");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => location.hash), "#grid");
});

test("a mark opens its sentence beside it, and the next sentence is one key away", async (t) => {
  const page = await open(t, "seeds");
  const mark = page.locator(".grid tr", { hasText: "Hayat Tahrir" }).locator("a.mark").first();
  await mark.focus();
  await page.keyboard.press("Enter");
  const panel = page.locator("#grid .panel");
  assert.match(await panel.innerText(), /HTS|Hayat Tahrir/);
  assert.equal(await mark.getAttribute("aria-current"), "true");
});

test("on a telephone a mark opens a sheet; Escape closes it and leads back to the mark", async (t) => {
  const page = await open(t, "seeds", { viewport: { width: 360, height: 740 } });
  const mark = page.locator(".grid a.mark").nth(3);
  await mark.focus();
  await page.keyboard.press("Enter");
  const sheet = page.locator("#sheet");
  assert.ok(await sheet.isVisible());
  assert.ok(await sheet.evaluate((node) => node.contains(document.activeElement)), "what is typed goes to the sheet");
  await page.keyboard.press("Escape");
  assert.ok(!(await sheet.isVisible()));
  assert.ok(await mark.evaluate((node) => node === document.activeElement));
});

test("a mark is coded with two keys, and the sheet goes on to the next", async (t) => {
  const page = await open(t, "sheet");
  const place = page.locator("#place");
  const first = await place.innerText();
  await page.keyboard.press("y");
  await page.keyboard.press("1");
  await page.waitForFunction((was) => document.getElementById("place").innerText !== was, first);
  assert.equal(await page.locator("#progress").evaluate((bar) => bar.value), 1);
  await page.keyboard.press("z");
  assert.equal(await page.locator("#progress").evaluate((bar) => bar.value), 0);
  assert.equal(await place.innerText(), first);
});
