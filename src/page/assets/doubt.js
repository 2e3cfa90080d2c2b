// "This mark is wrong": collects what a reader says of marks, and saves it as the table that a comparison reads.
(function () {
  "use strict";
  var dialog = document.getElementById("doubt");
  var button = document.getElementById("doubt-button");
  var doubts = document.getElementById("doubts");
  if (!page || !dialog || !doubts || !button) return;
  var form = dialog.querySelector("form");
  var said = new Map();
  var isSaved = true;
  var current = null;

  page.exhibits.forEach(function (exhibit) { exhibit.appendChild(button.content.cloneNode(true)); });

  function verdictText(value) {
    return form.querySelector('[value="' + value + '"]').closest("label").textContent.trim();
  }

  function told(doubt) {
    var pattern = doubt.reason ? dialog.dataset.reasoned : dialog.dataset.said;
    return pattern.replace("{verdict}", function () { return verdictText(doubt.verdict); }).replace("{reason}", function () { return doubt.reason; });
  }

  // The exhibit itself and its copies in a panel say the same.
  function show(id) {
    var doubt = said.get(id);
    document.querySelectorAll("#" + id + ', [data-of="' + id + '"]').forEach(function (exhibit) {
      exhibit.querySelector(".doubted").textContent = doubt ? told(doubt) : "";
    });
  }

  function list() {
    var ul = doubts.querySelector("ul");
    doubts.hidden = !said.size;
    ul.replaceChildren.apply(ul, Array.from(said, function (pair) {
      var item = document.createElement("li");
      var link = document.createElement("a");
      link.href = "#" + pair[0];
      link.textContent = "\u201c" + pair[1].words + "\u201d";
      var remove = document.createElement("button");
      remove.type = "button";
      remove.textContent = ul.dataset.remove;
      remove.addEventListener("click", function () {
        said.delete(pair[0]);
        isSaved = !said.size;
        show(pair[0]);
        list();
      });
      item.append(link, " ", told(pair[1]), " ", remove);
      return item;
    }));
  }

  function ask(exhibit) {
    current = document.getElementById(exhibit.dataset.of || exhibit.id);
    var before = said.get(current.id);
    var voice = /(?:^| )v(\w+)/.exec(current.dataset.is)[1];
    dialog.querySelector("blockquote").replaceChildren(current.querySelector("blockquote p").cloneNode(true));
    form.querySelectorAll('[name="verdict"]').forEach(function (radio) {
      var isIdle = radio.value === voice || (radio.value === "other" && !("other" in current.closest(".group").dataset));
      radio.closest("label").hidden = isIdle;
      radio.disabled = isIdle;
      radio.checked = Boolean(before) && before.verdict === radio.value;
    });
    form.elements.reason.value = before ? before.reason : "";
    dialog.showModal();
  }

  function save() {
    var columns = ["article", "start", "end", "words", "lexicon", "entry", "verdict", "reason", "who"];
    csv.save(dialog.dataset.file, csv.table(columns, Array.from(said.values())));
    isSaved = true;
  }

  document.addEventListener("click", function (event) {
    var pressed = event.target.closest && event.target.closest("[data-do]");
    if (!pressed) return;
    if (pressed.dataset.do === "doubt") ask(pressed.closest(".exhibit"));
    if (pressed.dataset.do === "cancel") dialog.close();
    if (pressed.dataset.do === "download") save();
  });

  form.addEventListener("submit", function () {
    var group = current.closest(".group");
    var line = function (name) { return form.elements[name].value.replace(/\s+/g, " ").trim(); };
    said.set(current.id, {
      article: current.dataset.article, start: current.dataset.start, end: current.dataset.end,
      words: current.querySelector("mark").textContent, lexicon: group.dataset.lexicon, entry: group.dataset.entry,
      verdict: form.elements.verdict.value, reason: line("reason"), who: line("who")
    });
    isSaved = false;
    show(current.id);
    list();
  });

  window.addEventListener("beforeunload", function (event) {
    if (!isSaved) event.preventDefault();
  });
})();
