// The sentences: narrowed, opened from numbers, led to by an address, and overruled.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { beside, open, reports } from "./browser.mjs";

const shown = (page) => page.locator("#sentences .exhibit:not([hidden])");
const said = (page) => page.locator("#choose output").textContent();

for (const name of reports) {
  test(`${name}: each choice leaves exactly the sentences that carry it`, async (t) => {
    const page = await open(t, name);
    const all = await page.locator("#sentences .exhibit").count();
    for (const kind of ["outlet", "voice", "words", "place"]) {
      const select = page.locator(`#choose [data-kind="${kind}"]`);
      if (!(await select.count())) continue;
      const values = await select.locator("option").evaluateAll((options) => options.map((option) => option.value).filter(Boolean));
      const value = values[values.length - 1];
      await select.selectOption(value);
      const marks = await shown(page).evaluateAll((nodes) => nodes.map((node) => `${node.dataset.is} ${node.closest(".group").dataset.is}`));
      const carrying = await page.locator("#sentences .exhibit").evaluateAll(
        (nodes, mark) => nodes.filter((node) => `${node.dataset.is} ${node.closest(".group").dataset.is}`.split(" ").includes(mark)).length,
        value,
      );
      assert.ok(marks.every((mark) => mark.split(" ").includes(value)), `${kind} ${value}`);
      assert.equal(marks.length, carrying, `${kind} ${value}`);
      assert.equal(await said(page), `${carrying} of ${all} sentences`);
      await page.locator("#choose [type=reset]").click();
      // What a form does on reset comes a moment later.
      await page.locator("#choose [type=reset]:disabled").waitFor();
      assert.equal(await shown(page).count(), all);
    }
    assert.deepEqual(page.complaints, []);
  });

  test(`${name}: what a sentence contains narrows them too, whatever its letters' case`, async (t) => {
    const page = await open(t, name);
    const word = (await page.locator("#sentences mark").first().textContent()).toUpperCase();
    await page.locator('#choose [data-kind="text"]').fill(word);
    const texts = await shown(page).locator("blockquote").evaluateAll((nodes) => nodes.map((node) => node.textContent.toUpperCase()));
    assert.ok(texts.length > 0 && texts.every((text) => text.includes(word)));
    await page.locator('#choose [data-kind="text"]').fill("no sentence says this");
    assert.equal(await shown(page).count(), 0);
    assert.match(await said(page), /^No sentence on this page fits/);
  });
}

test("the choice stands in the address, and the address makes the choice", async (t) => {
  const page = await open(t, "intervals");
  await page.locator('#choose [data-kind="outlet"]').selectOption({ label: "The Daily Lantern" });
  await page.locator('#choose [data-kind="voice"]').selectOption({ label: "Own words" });
  await page.locator('#choose [data-kind="text"]').fill("mob, of");
  const [hash, count] = [await page.evaluate(() => location.hash), await said(page)];
  await page.locator('#choose [data-kind="text"]').fill("");
  const more = await said(page);
  assert.notEqual(count, more);
  const other = await open(t, "intervals", { hash });
  assert.equal(await said(other), count);
  assert.equal(await other.locator('#choose [data-kind="outlet"]').evaluate((node) => node.selectedOptions[0].textContent), "The Daily Lantern");
  // One that the sentences have been narrowed away from is found again by its own address.
  const hidden = await other.locator("#sentences .exhibit[hidden]").first().getAttribute("id");
  await other.evaluate((id) => { location.hash = id; }, hidden);
  await other.locator(`#${hidden}`).waitFor({ state: "visible" });
  assert.deepEqual(other.complaints, []);
});

test("a count of the tables opens as many sentences as it says, and they stand one below the other at a click", async (t) => {
  const page = await open(t, "intervals");
  const row = page.locator("#numbers-voices ~ div").first().locator("tr", { hasText: "The Daily Lantern" });
  const link = row.locator("a.open").first();
  const uses = Number((await link.textContent()).replace(/ in .*/, ""));
  await link.click();
  const place = await page.locator("#sheet .panel-place").textContent();
  const of = Number(place.replace("1 of ", ""));
  assert.ok(of > 0 && of <= uses, `${place} for ${uses}`);
  await page.locator("#sheet [data-step='1']").click();
  assert.equal(await page.locator("#sheet .panel-place").textContent(), `2 of ${of}`);
  await page.locator("#sheet .panel-all a").click();
  await page.waitForFunction(() => location.hash.startsWith("#read:"));
  assert.equal(await shown(page).count(), of);
  assert.equal(await page.locator("#sheet[open]").count(), 0);
});

test("every mark, cell and count with uses is a link", async (t) => {
  const page = await open(t, "intervals");
  const dead = await page.evaluate(() => {
    const counts = [...document.querySelectorAll("#numbers-rates td.number:nth-of-type(odd), #numbers-tenths ~ div td.number")];
    return counts.filter((cell) => /^[1-9]/.test(cell.textContent.trim()) && !cell.textContent.includes(" of ") && !cell.querySelector("a")).length;
  });
  assert.equal(dead, 0);
});

test("marks are overruled, taken back, and saved as the table that a comparison reads", async (t) => {
  const page = await open(t, "intervals", { acceptDownloads: true });
  const doubt = async (exhibit, verdict, reason) => {
    await exhibit.locator("[data-do=doubt]").click();
    await page.locator(`#doubt [value="${verdict}"]`).check();
    await page.locator("#doubt [name=reason]").fill(reason);
    await page.locator("#doubt [name=who]").fill("A reader");
    await page.locator("#doubt [type=submit]").click();
  };
  await page.locator('#choose [data-kind="words"]').selectOption({ label: "mob" });
  const [first, second, third] = [shown(page).nth(0), shown(page).nth(1), shown(page).nth(2)];
  await doubt(first, "wrong", '=1+1, "quoted"');
  await doubt(second, "unclear", "who says so?");
  await doubt(third, "right", "");
  assert.match(await first.locator(".doubted").textContent(), /^You said: It does not mean/);
  await page.locator("#doubts li").nth(2).getByRole("button").click();
  assert.equal(await third.locator(".doubted").textContent(), "");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-do=download]").click()]);
  assert.equal(download.suggestedFilename(), "corrections.csv");
  const file = beside("intervals", "corrections.csv");
  await download.saveAs(file);
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  assert.equal(lines[0], "article,start,end,words,lexicon,entry,verdict,reason,who");
  const [article, start, end] = await first.evaluate((node) => [node.dataset.article, node.dataset.start, node.dataset.end]);
  assert.equal(lines[1], `${article},${start},${end},mob,protest-policing,mob,wrong,"'=1+1, ""quoted""",A reader`.replace(",mob,protest", `,${await first.locator("mark").textContent()},protest`));
  assert.match(lines[2], /,mob,unclear,who says so\?,A reader$/);
  assert.equal(lines.length, 3);
  assert.deepEqual(page.complaints, []);
});

test("leaving with corrections that are not saved is asked about, and with saved ones not", async (t) => {
  const page = await open(t, "seeds", { acceptDownloads: true });
  // What a browser asks before it leaves: whether anything on the page objects.
  const objects = () => page.evaluate(() => !window.dispatchEvent(new Event("beforeunload", { cancelable: true })));
  assert.equal(await objects(), false);
  await page.locator('#choose [data-kind="words"]').selectOption({ index: 2 });
  await shown(page).first().locator("[data-do=doubt]").click();
  await page.locator('#doubt [value="wrong"]').check();
  await page.locator("#doubt [type=submit]").click();
  assert.equal(await objects(), true);
  await Promise.all([page.waitForEvent("download"), page.locator("[data-do=download]").click()]);
  assert.equal(await objects(), false);
  assert.deepEqual(page.complaints, []);
});
