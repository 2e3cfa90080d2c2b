// The sentence of a chosen mark, beside it. Without this script each mark is a link to the same sentence further down.
var page = (function () {
  "use strict";
  var sheet = document.getElementById("sheet");
  var frame = document.getElementById("panel-frame");
  if (!sheet || !sheet.showModal || !frame || !frame.content) return null;
  document.documentElement.classList.add("js");
  var beside = window.matchMedia("(min-width: 64rem)");
  var sheetBody = sheet.querySelector(".sheet-body");
  var exhibits = Array.prototype.slice.call(document.querySelectorAll("#sentences .exhibit"));

  // The marks that a sentence carries, its group's with its own.
  var carried = new Map(exhibits.map(function (exhibit) {
    return [exhibit, new Set((exhibit.dataset.is + " " + exhibit.closest(".group").dataset.is).split(" "))];
  }));

  function matching(only) {
    var wanted = only.split(" ").filter(Boolean);
    return exhibits.filter(function (exhibit) {
      return wanted.every(function (mark) { return carried.get(exhibit).has(mark); });
    });
  }

  function exhibitOf(link) {
    var match = /^#(e\d+)$/.exec(link.getAttribute("href") || "");
    return match && document.getElementById(match[1]);
  }

  // What is shown twice must not have the same id twice.
  function copy(node) {
    var twin = node.cloneNode(true);
    twin.removeAttribute("id");
    twin.dataset.of = node.id;
    twin.hidden = false;
    twin.querySelectorAll("[id]").forEach(function (inner) { inner.removeAttribute("id"); });
    return twin;
  }

  // `among` are the sentences that one can step through; `only` names them to the reader further down.
  function fill(place, exhibit, among, only) {
    var view = frame.content.cloneNode(true);
    var body = view.querySelector(".panel-body");
    var steps = view.querySelector(".panel-steps");
    var all = view.querySelector(".panel-all");
    view.querySelector(".panel-none").hidden = Boolean(exhibit);
    if (exhibit) {
      var group = exhibit.closest(".group");
      body.appendChild(copy(exhibit));
      var listed = group.querySelector(".listed");
      if (listed) body.appendChild(copy(listed));
    }
    var at = among.indexOf(exhibit);
    view.querySelector(".panel-place").textContent = frame.dataset.place.replace("{i}", at + 1).replace("{n}", among.length);
    all.querySelector("a").setAttribute("href", "#read:" + only.replace(/ /g, ","));
    if (among.length < 2) { steps.remove(); all.remove(); }
    view.querySelectorAll("[data-step]").forEach(function (button) {
      var next = among[at + Number(button.dataset.step)];
      button.disabled = !next;
      button.addEventListener("click", function () {
        fill(place, next, among, only);
        var again = place.querySelector('[data-step="' + button.dataset.step + '"]');
        if (again && again.disabled) again = place.querySelector("[data-step]:not(:disabled)");
        if (again) again.focus();
      });
    });
    place.replaceChildren(view);
    place.scrollTop = 0;
    document.querySelectorAll("[aria-current]").forEach(function (old) { old.removeAttribute("aria-current"); });
    if (exhibit) document.querySelectorAll('main a[href="#' + exhibit.id + '"]').forEach(function (link) {
      if (!link.closest(".exhibit")) link.setAttribute("aria-current", "true");
    });
  }

  function inView(node) {
    var box = node.getBoundingClientRect();
    return box.top >= 0 && box.top < window.innerHeight / 2;
  }

  function open(link, exhibit, among, only) {
    var section = link.closest(".split") || document.getElementById("grid");
    var panel = section.querySelector(".panel");
    if (beside.matches && panel && (link.closest(".split") || inView(panel))) return fill(panel, exhibit, among, only);
    fill(sheetBody, exhibit, among, only);
    if (!sheet.open) sheet.showModal();
    sheet.scrollTop = 0;
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.closest("#sheet")) sheet.close();
    if (link.closest("#sentences")) return;
    var exhibit = exhibitOf(link);
    var only = link.dataset.only;
    if (!exhibit && only === undefined) return;
    event.preventDefault();
    if (only === undefined) only = exhibit.closest(".group").dataset.is.split(" ")[0];
    var among = matching(only);
    open(link, exhibit && among.indexOf(exhibit) >= 0 ? exhibit : among[0], among, only);
  });

  sheet.querySelector(".close").addEventListener("click", function () { sheet.close(); });

  // A click beside the sheet closes it.
  sheet.addEventListener("click", function (event) {
    if (event.target === sheet) sheet.close();
  });

  // On paper nothing can be unfolded.
  var unfolded = [];
  window.addEventListener("beforeprint", function () {
    unfolded = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    unfolded.forEach(function (part) { part.open = true; });
  });
  window.addEventListener("afterprint", function () {
    unfolded.forEach(function (part) { part.open = false; });
  });

  // The first remark's sentence, so that the panel says what it is for.
  var first = document.querySelector(".remarks a.mark") || document.querySelector(".grid a.mark");
  var panel = document.querySelector("#grid .panel");
  var shown = first && exhibitOf(first);
  if (beside.matches && shown && panel) {
    var word = shown.closest(".group").dataset.is.split(" ")[0];
    fill(panel, shown, matching(word), word);
  }
  return { exhibits: exhibits, carried: carried };
})();
