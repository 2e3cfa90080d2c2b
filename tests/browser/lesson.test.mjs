// The page for practice: students mark words with the keyboard alone, see the key beside their marks, and open the marks of the class.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { beside, open } from "./browser.mjs";

const name = "practice";
const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};
const pressed = (page) => page.locator(".w[aria-pressed=true]").evaluateAll((words) => words.map((word) => word.textContent));
// The word of the key's mark `words`, by what stands in the key.
const row = (page, words) => page.locator("#answers tr[data-mark]").filter({ has: page.locator("th", { hasText: new RegExp(`^${words}`) }) }).first();

test("words are marked with the keyboard alone", async (t) => {
  const page = await open(t, name);
  const tabs = await page.locator('.text .w[tabindex="0"]').count();
  assert.equal(tabs, 3, "one stop a text, and one for the headlines");
  await page.locator('.texts .w[tabindex="0"]').first().focus();
  await press(page, "ArrowDown", "ArrowRight", "Enter");
  assert.deepEqual(await pressed(page), ["with"], "the second line begins: relations with Syria");
  assert.equal(await page.locator("#status").textContent(), "with, marked");
  await press(page, "Home", "Space", "ArrowUp", "End", "Enter");
  assert.deepEqual(await pressed(page), ["diplomatic", "relations", "with"]);
  await press(page, "Enter");
  assert.deepEqual(await pressed(page), ["relations", "with"], "a second time takes it off");
  assert.equal(await page.locator('.texts section:first-child .w[tabindex="0"]').count(), 1);
});

test("the key stands beside the marks, with the voice that was chosen", async (t) => {
  const page = await open(t, name);
  assert.equal(await page.locator("#answers").isVisible(), false);
  await page.locator(".w", { hasText: /^rebel$/ }).click();
  await page.locator(".w", { hasText: /^rulers$/ }).click();
  await page.locator(".w", { hasText: /^weekly$/ }).click();
  await page.locator("#mine select").nth(1).selectOption("own");
  await page.locator("#mine select").nth(2).selectOption("own");
  await page.locator("#show").click();
  assert.equal(await page.locator("#key").evaluate((key) => key === document.activeElement), true);
  const marks = await page.locator("#answers tr[data-mark]").count();
  assert.equal(await page.locator("#found").textContent(), `You marked 2 of ${marks} listed words, and 1 more of your own.`);
  assert.equal(await row(page, "rebel").locator(".yours").textContent(), "marked, same voice as the key");
  assert.equal(await row(page, "rulers").locator(".yours").textContent(), "marked, you said: the paper’s own");
  assert.equal(await row(page, "coup").locator(".yours").textContent(), "not marked");
  await page.locator("#mine button").first().click();
  assert.equal(await page.locator("#mine li").count(), 2);
});

test("quotations and reported speech on and off change the grid", async (t) => {
  const page = await open(t, name);
  await page.locator("#show").click();
  const uses = () => page.locator("#answers .use").evaluateAll((found) => found.filter((use) => use.checkVisibility()).map((use) => use.dataset.voice));
  const all = await uses();
  assert.ok(all.includes("quoted") && all.includes("attributed") && all.includes("own"));
  await page.locator("#quotes").uncheck();
  assert.deepEqual(await uses(), all.filter((voice) => voice !== "quoted"));
  await page.locator("#reported").uncheck();
  assert.deepEqual(await uses(), all.filter((voice) => voice !== "quoted" && voice !== "attributed"));
  const empty = await page.locator("#answers .grid tr", { hasText: "insurgent" }).locator("td").evaluateAll((cells) => cells.map((cell) => cell.innerText.trim()));
  assert.deepEqual(empty, ["·", "·"]);
  await page.locator("#reported").check();
  await page.locator("#quotes").check();
  assert.deepEqual(await uses(), all);
});

test("marks are saved, and those of the class are counted", async (t) => {
  const page = await open(t, name);
  await page.locator(".w", { hasText: /^rebel$/ }).click();
  await page.locator("#name").fill("A. B.");
  const [saved] = await Promise.all([page.waitForEvent("download"), page.locator("#save").click()]);
  assert.equal(saved.suggestedFilename(), "marks-A-B-.json");
  const mine = beside(name, "mine.json");
  await saved.saveAs(mine);
  const lesson = await page.locator("body").getAttribute("data-lesson");
  const file = (at, made) => {
    const path = beside(name, `class-${at}.json`);
    writeFileSync(path, typeof made === "string" ? made : JSON.stringify(made));
    return path;
  };
  const files = [mine, file(1, { slantwise: "marks", lesson, name: "x", marks: {} }), file(2, { slantwise: "marks", lesson, name: "y", marks: { "A.31.4": "own", "no": "x" } })];
  const bad = [file(3, "no json"), file(4, { slantwise: "marks", lesson: "other", marks: {} })];
  await page.locator("#open").setInputFiles([...files, ...bad]);
  await page.locator("#opened", { hasText: "3 files of marks are open." }).waitFor();
  const said = await page.locator("#opened").textContent();
  assert.ok(said.includes("class-3.json holds no marks") && said.includes("class-4.json holds no marks"), said);
  await page.locator("#show").click();
  assert.equal(await row(page, "rebel").locator(".class").textContent(), "2 of 3 marked it");
  assert.equal(await row(page, "rulers").locator(".class").textContent(), "0 of 3 marked it");
  assert.deepEqual(page.complaints.filter((complaint) => !complaint.startsWith("request: blob:")), []);
});
