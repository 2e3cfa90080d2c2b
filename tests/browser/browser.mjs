// Opens a page under test in Chromium and writes down what it does that no page of slantwise may do.
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { after, before } from "node:test";
import { chromium } from "playwright-core";

const folder = process.env.SLANTWISE_PAGES;
if (!folder) throw new Error("SLANTWISE_PAGES must name the folder of pages; run `cargo test --test it browser`, which makes them");

// Every page that tests/it/browser.rs makes, by its name there. `reports` are those with a grid and sentences.
const all = {
  seeds: "seeds/index.html",
  shared: "shared/index.html",
  intervals: "intervals/index.html",
  discovery: "discovery/index.html",
  sheet: "sheet/sheet.html",
  hostile: "hostile/index.html",
  "hostile discovery": "hostile-discovery/index.html",
  "hostile sheet": "hostile-sheet/sheet.html",
  practice: "lesson/for-students/practice.html",
  student: "lesson/for-students/student-sheet.html",
  key: "lesson/for-teacher/key.html",
};
export const pages = Object.keys(all);
// Those that show all without a script: not a coding sheet, nor the page on which students mark words.
export const papers = pages.filter((name) => !name.includes("sheet") && name !== "practice");
export const reports = ["seeds", "shared", "intervals", "hostile"];
export const hostile = pages.filter((name) => name.startsWith("hostile"));

// A telephone, a tablet, a desk.
export const widths = [360, 800, 1400];

export function address(name) {
  const file = path.join(folder, all[name]);
  if (!existsSync(file)) throw new Error(`${file} is missing: tests/it/browser.rs makes it`);
  return pathToFileURL(file).href;
}

// Where two texts first differ, in a few words; nothing where they are the same.
export function difference(one, other) {
  if (one === other) return "";
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, at - 60), at + 60));
  return `${around(one)} is not ${around(other)}`;
}

// Where a test may leave a file, beside the page it is of.
export function beside(name, file) {
  return path.join(folder, path.dirname(all[name]), file);
}

// One browser a file of tests. The flags keep it from asking the network for anything of its own.
let running;
const quiet = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
before(async () => {
  running = await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: quiet });
});
after(() => running?.close());

// A fresh page at `name` (and `hash`), closed when the test ends. `page.complaints` fills with errors, dialogs and requests.
export async function open(test, name, { hash = "", ...options } = {}) {
  const context = await running.newContext({ viewport: { width: 1400, height: 900 }, ...options });
  test.after(() => context.close());
  // A busy machine is slow, and not wrong.
  context.setDefaultTimeout(90_000);
  const page = await context.newPage();
  const own = address(name);
  page.complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") page.complaints.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => page.complaints.push(`error: ${error.stack || error}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== own) page.complaints.push(`request: ${request.url().slice(0, 200)}`);
  });
  page.on("dialog", (dialog) => {
    page.complaints.push(`dialog: ${dialog.message()}`);
    return dialog.dismiss();
  });
  page.on("popup", (popup) => page.complaints.push(`window: ${popup.url()}`));
  await page.goto(own + hash);
  return page;
}
