// On paper nothing is missing, nothing stays folded, no heading is left alone at the foot of a page.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { beside, difference, open, papers } from "./browser.mjs";

// A4 between the margins of 15 mm, in CSS pixels; Chromium makes what is wider smaller, down to two thirds, and cuts off the rest.
const paper = Math.floor(((210 - 30) / 25.4) * 96);
const widest = paper * 1.5;

for (const name of papers) {
  test(`${name}: prints all that the screen shows`, async (t) => {
    const page = await open(t, name, { viewport: { width: paper, height: 900 } });
    const shown = () => {
      // What only leads elsewhere is not for paper; of many outlets, neither is the scale above shares that stand there in figures.
      const spare = ".skip, .panel, .contents, .in-text, .choose, .doubt, .doubts, dialog, script, .outlets-many .axis";
      document.querySelectorAll("details").forEach((part) => { part.open = true; });
      document.querySelectorAll(spare).forEach((part) => part.remove());
      return document.body.innerText.replace(/\s+/g, "");
    };
    await page.emulateMedia({ media: "print" });
    const headings = await page.locator("h1, h2, h3, h4").evaluateAll((found) => {
      return found.filter((node) => node.checkVisibility() && getComputedStyle(node).breakAfter !== "avoid").map((node) => node.textContent);
    });
    assert.deepEqual(headings, []);
    const printed = await page.evaluate(shown);
    await page.emulateMedia({ media: "screen" });
    assert.equal(difference(printed, await page.evaluate(shown)), "");
  });

  test(`${name}: fits the paper`, async (t) => {
    const page = await open(t, name, { viewport: { width: paper, height: 900 } });
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
    const wide = await page.evaluate((most) => {
      const over = [...document.querySelectorAll("body *")].filter((node) => node.getBoundingClientRect().right > most && node.checkVisibility());
      return over.slice(0, 5).map((node) => `${node.tagName} ${Math.round(node.getBoundingClientRect().right)} ${node.textContent.slice(0, 60)}`);
    }, widest);
    assert.deepEqual(wide, []);
  });

  test(`${name}: everything is unfolded while it prints, and folded again behind`, async (t) => {
    const page = await open(t, name);
    const folded = () => document.querySelectorAll("details:not([open])").length;
    const before = await page.evaluate(folded);
    await page.evaluate(() => {
      window.addEventListener("beforeprint", () => { window.foldedInPrint = document.querySelectorAll("details:not([open])").length; });
    });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    writeFileSync(beside(name, "print.pdf"), pdf);
    assert.ok(pdf.subarray(0, 5).toString() === "%PDF-" && pdf.length > 10_000);
    const hasScript = await page.evaluate(() => document.documentElement.classList.contains("js"));
    if (hasScript) assert.equal(await page.evaluate(() => window.foldedInPrint), 0);
    else assert.ok(await page.evaluate(() => CSS.supports("selector(details::details-content)")));
    assert.equal(await page.evaluate(folded), before);
  });
}
