"use strict";
// Students mark words and say whose words they are. Marks stay on this page until they are saved to a file; nothing is sent.
(() => {
  const say = document.body.dataset;
  const all = (what, from = document) => [...from.querySelectorAll(what)];
  const one = (id) => document.getElementById(id);
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
  const buttons = new Map(all(".w").map((button) => [button.dataset.id, button]));
  const marks = new Map();
  let others = [];

  // One stop of the Tab key a text; inside it the arrows go from word to word, and up and down from line to line.
  for (const text of all(".text")) {
    const words = all(".w", text);
    if (words.length === 0) continue;
    words[0].tabIndex = 0;
    const lines = all(".line", text).map((line) => all(".w", line));
    const go = (to) => {
      if (!to) return;
      words.forEach((word) => (word.tabIndex = -1));
      to.tabIndex = 0;
      to.focus();
    };
    text.addEventListener("keydown", (event) => {
      const at = words.indexOf(event.target);
      if (at < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
      const line = lines.findIndex((some) => some.includes(event.target));
      const column = lines[line].indexOf(event.target);
      const beside = (other) => (lines[other] ? lines[other][Math.min(column, lines[other].length - 1)] : null);
      const to = {
        ArrowRight: words[at + 1], ArrowLeft: words[at - 1], ArrowDown: beside(line + 1), ArrowUp: beside(line - 1),
        Home: lines[line][0], End: lines[line][lines[line].length - 1],
      };
      if (event.key in to) {
        event.preventDefault();
        go(to[event.key]);
      }
    });
    text.addEventListener("click", (event) => {
      const word = event.target.closest(".w");
      if (!word) return;
      words.forEach((other) => (other.tabIndex = -1));
      word.tabIndex = 0;
      toggle(word.dataset.id);
    });
  }

  function toggle(id) {
    const button = buttons.get(id);
    if (marks.has(id)) marks.delete(id);
    else marks.set(id, "");
    button.setAttribute("aria-pressed", String(marks.has(id)));
    one("status").textContent = fill(marks.has(id) ? say.statusMarked : say.statusUnmarked, { word: button.textContent });
    list();
  }

  // The list of marks, in the order of the texts; each with its voice.
  function list() {
    const mine = one("mine");
    mine.replaceChildren();
    one("nothing").hidden = marks.size > 0;
    for (const [id, button] of buttons) {
      if (!marks.has(id)) continue;
      const item = document.createElement("li");
      const word = document.createElement("b");
      word.textContent = button.textContent;
      const where = document.createElement("span");
      where.textContent = id.split(".").slice(0, 2).join(" ");
      const label = document.createElement("label");
      label.append(say.whose + " ");
      const choice = document.createElement("select");
      choice.append(new Option("–", ""), one("voices").content.cloneNode(true));
      choice.value = marks.get(id);
      choice.addEventListener("change", () => {
        marks.set(id, choice.value);
        compare();
      });
      label.append(choice);
      const remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = say.remove;
      remove.setAttribute("aria-label", `${say.remove}: ${button.textContent}`);
      remove.addEventListener("click", () => {
        toggle(id);
        one("marks").focus();
      });
      item.append(word, where, label, remove);
      mine.append(item);
    }
    compare();
  }

  // The key beside the marks.
  function compare() {
    const rows = all("#answers tr[data-mark]");
    const of = (mark) => all(`.w[data-mark="${mark}"]`).map((word) => word.dataset.id);
    let found = 0;
    for (const row of rows) {
      const ids = of(row.dataset.mark);
      const own = ids.filter((id) => marks.has(id));
      const voice = own.map((id) => marks.get(id)).find(Boolean);
      found += own.length > 0 ? 1 : 0;
      const name = voice ? one("voices").content.querySelector(`[value="${voice}"]`).textContent : "";
      const whose = !voice ? say.none : voice === row.dataset.voice ? say.same : fill(say.other, { voice: name });
      row.querySelector(".yours").textContent = own.length > 0 ? `${say.marked}, ${whose}` : say.notMarked;
      const shares = others.filter((marked) => ids.some((id) => marked.has(id))).length;
      row.querySelector(".class").textContent = fill(say.classOf, { n: shares, of: others.length });
    }
    const extra = [...marks.keys()].filter((id) => !("mark" in buttons.get(id).dataset)).length;
    one("found").textContent = fill(say.found, { found, all: rows.length, extra });
    all("#answers .class").forEach((cell) => (cell.hidden = others.length === 0));
  }

  one("show").addEventListener("click", () => {
    const answers = one("answers");
    answers.hidden = !answers.hidden;
    one("show").setAttribute("aria-expanded", String(!answers.hidden));
    one("show").textContent = answers.hidden ? say.show : say.hide;
    document.body.classList.toggle("keyed", !answers.hidden);
    if (!answers.hidden) {
      compare();
      one("key").focus();
    }
  });

  one("save").addEventListener("click", () => {
    const name = one("name").value.trim();
    const made = { slantwise: "marks", lesson: say.lesson, name, marks: Object.fromEntries(marks) };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(made, null, 1) + "\n"], { type: "application/json" }));
    link.download = `marks-${name.replace(/[^\p{L}\p{N}]+/gu, "-") || "1"}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  });

  one("open").addEventListener("change", async () => {
    const bad = [];
    const read = [];
    for (const file of one("open").files) {
      try {
        if (file.size > 1 << 20) throw new Error("too long");
        const made = JSON.parse(await file.text());
        if (made.slantwise !== "marks" || made.lesson !== say.lesson || typeof made.marks !== "object" || made.marks === null) throw new Error("other");
        read.push(new Set(Object.keys(made.marks).filter((id) => buttons.has(id))));
      } catch {
        bad.push(fill(say.classBad, { file: file.name }));
      }
    }
    others = read;
    const opened = others.length === 0 ? say.classNone : fill(say.classOpen, { n: others.length });
    one("opened").textContent = [opened, ...bad].join(" ");
    compare();
  });

  // Quotations and reported speech on and off: what is counted changes before their eyes.
  function count() {
    if (!one("quotes")) return;
    const hides = { quoted: !one("quotes").checked, attributed: !one("reported").checked };
    for (const use of all("#answers .use")) use.hidden = Boolean(hides[use.dataset.voice]);
    for (const cell of all("#answers .grid td")) {
      const n = all(".use", cell).filter((use) => !use.hidden).length;
      cell.querySelector(".count").textContent = n === 0 ? "·" : n > 1 ? `(${fill(say.uses, { n })})` : "";
    }
  }
  for (const box of ["quotes", "reported"]) if (one(box)) one(box).addEventListener("change", count);
  count();
  list();
})();
