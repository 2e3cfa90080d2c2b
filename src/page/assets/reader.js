// Narrows the sentences to an outlet, a word, a voice, a place, a story or what they contain, and keeps the choice in the address.
(function () {
  "use strict";
  var form = document.getElementById("choose");
  if (!page || !form) return;
  var section = document.getElementById("sentences");
  var said = form.querySelector("output");
  var fields = Array.prototype.slice.call(form.querySelectorAll("[data-kind]"));
  var groups = Array.prototype.slice.call(section.querySelectorAll(".group"));
  var wide = 60;
  // Marks of the address that no control stands for, such as a whole word list.
  var others = [];
  form.hidden = false;

  function text() {
    return form.querySelector('[data-kind="text"]').value.trim();
  }

  function marks() {
    var chosen = fields.filter(function (field) { return field.dataset.kind !== "text" && field.value; });
    return chosen.map(function (field) { return field.value; }).concat(others);
  }

  function apply() {
    var wanted = marks();
    var needle = text().toLowerCase();
    var isOpen = !wanted.length && !needle;
    var left = page.exhibits.filter(function (exhibit) {
      var has = page.carried.get(exhibit);
      var fits = wanted.every(function (mark) { return has.has(mark); });
      fits = fits && (!needle || exhibit.querySelector("blockquote").textContent.toLowerCase().indexOf(needle) >= 0);
      exhibit.hidden = !fits;
      return fits;
    });
    section.classList.toggle("narrowed", !isOpen);
    var holds = new Set(left.map(function (exhibit) { return exhibit.closest(".group"); }));
    groups.forEach(function (group) {
      group.hidden = !holds.has(group);
      if (group.tagName === "DETAILS") group.open = !isOpen && left.length <= wide;
      group.querySelectorAll("[data-outlet]").forEach(function (head) {
        var next = head.nextElementSibling;
        while (next && next.classList.contains("exhibit") && next.hidden) next = next.nextElementSibling;
        head.hidden = !(next && next.classList.contains("exhibit"));
      });
    });
    section.querySelectorAll(".topic").forEach(function (topic) {
      topic.hidden = !topic.querySelector(".group:not([hidden])");
    });
    var count = form.dataset.count.replace("{n}", left.length).replace("{all}", page.exhibits.length);
    said.textContent = left.length ? count : form.dataset.none + " " + form.dataset.sample;
    form.querySelector('[type="reset"]').disabled = isOpen;
  }

  function write() {
    var parts = marks();
    if (text()) parts.push("q" + encodeURIComponent(text()));
    history.replaceState(null, "", parts.length ? "#read:" + parts.join(",") : "#sentences");
  }

  // From the address into the controls. What they do not offer is kept beside them.
  function read(parts) {
    fields.forEach(function (field) { field.value = ""; });
    others = [];
    parts.forEach(function (part) {
      if (part.charAt(0) === "q") {
        form.querySelector('[data-kind="text"]').value = part.slice(1);
        return;
      }
      var field = fields.filter(function (one) {
        return one.options && Array.prototype.some.call(one.options, function (option) { return option.value === part; });
      })[0];
      if (field && !field.value) field.value = part;
      else if (part) others.push(part);
    });
    apply();
  }

  form.addEventListener("input", function () { apply(); write(); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("reset", function () {
    others = [];
    window.setTimeout(function () { apply(); write(); }, 0);
  });

  // What an address leads to must be neither folded away nor filtered out.
  function reveal() {
    var hash = location.hash.slice(1);
    if (hash.indexOf("read:") === 0) {
      read(hash.slice(5).split(",").map(function (part) {
        try { return decodeURIComponent(part); } catch (e) { return part; }
      }));
      section.scrollIntoView();
      return;
    }
    var target = hash && document.getElementById(hash);
    if (!target) return;
    if (section.contains(target) && target.closest("[hidden]")) read([]);
    for (var node = target; node; node = node.parentElement) if (node.tagName === "DETAILS") node.open = true;
    target.scrollIntoView();
  }
  window.addEventListener("hashchange", reveal);
  apply();
  reveal();
})();
