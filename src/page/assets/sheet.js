// Shows one mark at a time, keeps what was coded in this browser where it may, and writes it out as the same table that sheet.csv is.
(function () {
  "use strict";
  var words = document.body.dataset;
  var marks = Array.prototype.slice.call(document.querySelectorAll("#marks article"));
  var columns = words.columns.split(",");
  var name = "slantwise sheet " + words.sheet;
  var state = { answers: {}, coder: "", at: 0 };
  var past = [];
  var unsaved = false;
  function by(id) { return document.getElementById(id); }

  // A browser may refuse to keep anything; then the work lives until the page is closed, and the page says so.
  var shelf = (function () {
    try {
      var test = name + " test";
      window.localStorage.setItem(test, "1");
      window.localStorage.removeItem(test);
      return window.localStorage;
    } catch (refused) { return null; }
  })();

  function load() {
    if (!shelf) return;
    try {
      var kept = JSON.parse(shelf.getItem(name));
      if (kept && kept.answers) state = kept;
    } catch (broken) { /* what cannot be read is left, and replaced by the next code */ }
    if (!(state.at >= 0 && state.at < marks.length)) state.at = 0;
  }

  function save() {
    unsaved = true;
    if (!shelf) return say(words.unsaved);
    try {
      shelf.setItem(name, JSON.stringify(state));
      say(words.saved);
    } catch (full) {
      shelf = null;
      say(words.unsaved);
    }
  }

  function say(text) { by("said").textContent = text; }
  function id() { return marks[state.at].id; }
  function answer(of) { return state.answers[of] || { right: "", voice: "", note: "" }; }
  function isDone(of) {
    var a = answer(of);
    return a.right === "no" || a.right === "unsure" || (a.right === "yes" && a.voice !== "");
  }

  function change(field, value) {
    var before = answer(id());
    var after = { right: before.right, voice: before.voice, note: before.note };
    after[field] = field !== "note" && before[field] === value ? "" : value;
    var last = past[past.length - 1];
    // A note is one step, however many letters it has.
    if (!(field === "note" && last && last.id === id() && last.field === "note")) past.push({ id: id(), field: field, before: before });
    var wasDone = isDone(id());
    state.answers[id()] = after;
    save();
    show();
    if (field !== "note" && !wasDone && isDone(id())) window.setTimeout(on, 160, id());
  }

  // Goes on by itself once both questions are answered, if nobody has gone elsewhere meanwhile.
  function on(from) {
    if (id() !== from || !isDone(from)) return;
    if (marks.every(function (mark) { return isDone(mark.id); })) return say(words.allDone);
    if (state.at < marks.length - 1) go(state.at + 1);
  }

  function go(to) {
    if (to < 0 || to >= marks.length) return;
    state.at = to;
    if (shelf) try { shelf.setItem(name, JSON.stringify(state)); } catch (full) { shelf = null; }
    show();
  }

  function undo() {
    var step = past.pop();
    if (!step) return say(words.nothing);
    state.answers[step.id] = step.before;
    state.at = marks.findIndex(function (mark) { return mark.id === step.id; });
    save();
    show();
    say(words.undone);
  }

  function first() {
    var at = marks.findIndex(function (mark) { return !isDone(mark.id); });
    if (at < 0) return say(words.allDone);
    go(at);
  }

  function show() {
    var mark = marks[state.at];
    var a = answer(mark.id);
    by("excerpt").replaceChildren.apply(by("excerpt"), Array.prototype.map.call(mark.querySelector("p").childNodes, function (node) { return node.cloneNode(true); }));
    by("group").textContent = mark.querySelector("i").textContent;
    by("word").textContent = mark.querySelector("b").textContent;
    by("meaning").textContent = mark.querySelector("span").textContent;
    by("headline").hidden = !("headline" in mark.dataset);
    by("place").textContent = words.place.replace("{i}", state.at + 1).replace("{n}", marks.length).replace("{text}", mark.dataset.number);
    document.querySelectorAll("[data-right]").forEach(function (b) { b.setAttribute("aria-pressed", String(b.dataset.right === a.right)); });
    document.querySelectorAll("[data-voice]").forEach(function (b) { b.setAttribute("aria-pressed", String(b.dataset.voice === a.voice)); });
    by("voice").classList.toggle("spare", a.right === "no" || a.right === "unsure");
    if (by("note").value !== a.note) by("note").value = a.note;
    var done = marks.filter(function (m) { return isDone(m.id); }).length;
    by("progress").value = done;
    by("done").textContent = words.done.replace("{done}", done).replace("{n}", marks.length);
    document.querySelector('[data-do="back"]').disabled = state.at === 0;
    document.querySelector('[data-do="on"]').disabled = state.at === marks.length - 1;
  }

  function table() {
    var rows = marks.map(function (mark) {
      var a = answer(mark.id);
      var p = mark.querySelector("p");
      var marked = p.querySelector("mark").textContent;
      var sides = Array.prototype.map.call(p.childNodes, function (node) { return node.nodeName === "MARK" ? "\u00ab" + marked + "\u00bb" : node.textContent; });
      return {
        id: mark.id, article_number: mark.dataset.number, excerpt: sides.join(""), mark: marked, listed: mark.querySelector("b").textContent,
        group: mark.querySelector("i").textContent, meaning: mark.querySelector("span").textContent, right: a.right, voice: a.voice, note: a.note,
        coder: state.coder
      };
    });
    return csv.table(columns, rows);
  }

  function write() {
    var who = state.coder.trim().replace(/[^\p{L}\p{N}]+/gu, "-");
    var file = "sheet" + (who ? "-" + who : "") + ".csv";
    csv.save(file, table());
    unsaved = false;
    say(words.exported.replace("{file}", file));
  }

  var doing = { back: function () { go(state.at - 1); }, on: function () { go(state.at + 1); }, first: first, undo: undo, export: write };
  document.addEventListener("click", function (event) {
    var button = event.target.closest && event.target.closest("button");
    if (!button) return;
    if (button.dataset.right) change("right", button.dataset.right);
    if (button.dataset.voice) change("voice", button.dataset.voice);
    if (button.dataset.do) doing[button.dataset.do]();
  });
  by("note").addEventListener("input", function () { change("note", by("note").value.replace(/\s+/g, " ").trimStart()); });
  by("coder").addEventListener("input", function () { state.coder = by("coder").value; save(); });

  var voices = Array.prototype.map.call(document.querySelectorAll("[data-voice]"), function (b) { return b.dataset.voice; });
  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    var typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
    if (typing) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    var key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    var rights = { y: "yes", n: "no", u: "unsure" };
    if (rights[key]) change("right", rights[key]);
    else if (voices[Number(key) - 1]) change("voice", voices[Number(key) - 1]);
    else if (key === "ArrowLeft") doing.back();
    else if (key === "ArrowRight") doing.on();
    else if (key === "f") first();
    else if (key === "z") undo();
    else if (key === "s") write();
    else if (key === "m") by("note").focus();
    else return;
    event.preventDefault();
  });
  window.addEventListener("beforeunload", function (event) {
    if (unsaved && !shelf) event.preventDefault();
  });

  load();
  by("coder").value = state.coder || "";
  document.querySelector("main").hidden = false;
  // Who comes back has read how it goes.
  if (Object.keys(state.answers).length) by("how").open = false;
  if (!shelf) say(words.unsaved);
  if (marks.length) show();
})();
