// Writes a table as CSV, and hands it to the reader as a file.
var csv = (function () {
  "use strict";
  // A cell that a spreadsheet would run as a formula gets an apostrophe before it, as in every table of slantwise.
  function cell(text) {
    if (/^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(text)) text = "'" + text;
    return /[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  }

  // The table of these columns, a line for each of the rows, which are objects.
  function table(columns, rows) {
    var lines = rows.map(function (row) {
      return columns.map(function (column) { return cell(row[column]); }).join(",");
    });
    return [columns.join(",")].concat(lines).join("\n") + "\n";
  }

  function save(file, text) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = file;
    document.body.appendChild(link);
    link.click();
    link.remove();
    window.setTimeout(function () { URL.revokeObjectURL(link.href); }, 60000);
  }

  return { table: table, save: save };
})();

