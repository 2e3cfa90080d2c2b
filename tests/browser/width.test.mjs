// The body of a page is never wider than the window: what is wide scrolls in a place of its own.
import assert from "node:assert/strict";
import { test } from "node:test";
import { open, pages, widths } from "./browser.mjs";

for (const name of pages) {
  for (const width of widths) {
    test(`${name}: fits ${width} pixels`, async (t) => {
      const page = await open(t, name, { viewport: { width, height: 800 } });
      const unfold = () => document.querySelectorAll("details").forEach((part) => { part.open = true; });
      await page.evaluate(unfold);
      const wide = await page.evaluate(() => {
        const room = document.documentElement.clientWidth;
        const isHeld = (node) => node.parentElement?.closest(".scroll, .command, .panel, dialog, .hidden, .shapes, .skip");
        const over = [...document.body.querySelectorAll("*")].filter((node) => {
          const box = node.getBoundingClientRect();
          return box.right > room + 1 && box.width > 0 && !isHeld(node) && !node.matches(".hidden, .skip, .shapes");
        });
        const name = (node) => `${node.tagName.toLowerCase()}.${node.getAttribute("class") || ""} ${Math.round(node.getBoundingClientRect().right)} ${node.textContent.slice(0, 40)}`;
        return { scrolls: document.documentElement.scrollWidth - room, over: over.slice(0, 5).map(name) };
      });
      assert.deepEqual(wide, { scrolls: 0, over: [] });
    });
  }
}
