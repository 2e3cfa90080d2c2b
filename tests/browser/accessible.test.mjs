// axe-core finds nothing to complain of: in light and in dark, on a desk and on a telephone.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { open, pages } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// In the dark only colours are other ones.
const looks = [
  ["light", { colorScheme: "light" }, {}],
  ["dark", { colorScheme: "dark" }, { runOnly: ["color-contrast"] }],
  ["telephone", { viewport: { width: 360, height: 740 } }, {}],
];

for (const name of pages) {
  for (const [look, options, asked] of looks) {
    test(`${name}, ${look}: no violation`, async (t) => {
      // Past the page's own policy, for axe alone.
      const page = await open(t, name, { ...options, bypassCSP: true });
      // What is folded away is looked at as well.
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
      await page.evaluate(axe);
      const found = await page.evaluate((asked) => window.axe.run(document, { resultTypes: ["violations"], ...asked }), asked);
      const said = found.violations.map((v) => `${v.id}: ${v.help}\n` + v.nodes.slice(0, 3).map((n) => `    ${n.target} ${n.html.slice(0, 160)}\n    ${n.failureSummary}`).join("\n"));
      assert.equal(said.join("\n"), "");
    });
  }
}
