// Shows the sentence of a chosen mark beside it. Without this script each mark is a link to the same sentence further down.
(function () {
  "use strict";
  var sheet = document.getElementById("sheet");
  var frame = document.getElementById("panel-frame");
  if (!sheet || !sheet.showModal || !frame || !frame.content) return;
  document.documentElement.classList.add("js");
  var beside = window.matchMedia("(min-width: 64rem)");
  var sheetBody = sheet.querySelector(".sheet-body");

  function exhibitOf(link) {
    var match = /^#(e\d+)$/.exec(link.getAttribute("href") || "");
    return match && document.getElementById(match[1]);
  }

  // What is shown twice must not have the same id twice.
  function copy(node) {
    var twin = node.cloneNode(true);
    twin.removeAttribute("id");
    twin.querySelectorAll("[id]").forEach(function (inner) { inner.removeAttribute("id"); });
    return twin;
  }

  function fill(place, exhibit) {
    var group = exhibit.closest(".group");
    var all = Array.prototype.slice.call(group.querySelectorAll(".exhibit"));
    var at = all.indexOf(exhibit);
    var view = frame.content.cloneNode(true);
    var body = view.querySelector(".panel-body");
    body.appendChild(copy(exhibit));
    var listed = group.querySelector(".listed");
    if (listed) body.appendChild(copy(listed));
    var steps = view.querySelector(".panel-steps");
    view.querySelector(".panel-place").textContent = frame.dataset.place.replace("{i}", at + 1).replace("{n}", all.length);
    if (all.length < 2) steps.remove();
    view.querySelectorAll("[data-step]").forEach(function (button) {
      var next = all[at + Number(button.dataset.step)];
      button.disabled = !next;
      button.addEventListener("click", function () {
        fill(place, next);
        var again = place.querySelector('[data-step="' + button.dataset.step + '"]');
        if (again && again.disabled) again = place.querySelector("[data-step]:not(:disabled)");
        if (again) again.focus();
      });
    });
    place.replaceChildren(view);
    place.scrollTop = 0;
    document.querySelectorAll("[aria-current]").forEach(function (old) { old.removeAttribute("aria-current"); });
    document.querySelectorAll('main a[href="#' + exhibit.id + '"]').forEach(function (link) {
      if (!link.closest(".exhibit")) link.setAttribute("aria-current", "true");
    });
  }

  document.addEventListener("click", function (event) {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    var link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link) return;
    if (link.closest("#sheet")) sheet.close();
    if (link.closest("#sentences")) return;
    var exhibit = exhibitOf(link);
    if (!exhibit) return;
    event.preventDefault();
    var section = link.closest(".split") || document.getElementById("grid");
    var panel = section.querySelector(".panel");
    if (beside.matches && panel && (link.closest(".split") || inView(panel))) return fill(panel, exhibit);
    fill(sheetBody, exhibit);
    if (!sheet.open) sheet.showModal();
    sheet.scrollTop = 0;
  });

  function inView(node) {
    var box = node.getBoundingClientRect();
    return box.top >= 0 && box.top < window.innerHeight / 2;
  }

  sheet.querySelector(".close").addEventListener("click", function () { sheet.close(); });

  // A click beside the sheet closes it.
  sheet.addEventListener("click", function (event) {
    if (event.target === sheet) sheet.close();
  });

  // What an address leads to must not stay folded away.
  function reveal() {
    // Our ids are plain letters and digits, so that nothing need be decoded; an address that is none does no harm.
    var target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  reveal();

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
  if (beside.matches && first && panel && exhibitOf(first)) fill(panel, exhibitOf(first));
})();
