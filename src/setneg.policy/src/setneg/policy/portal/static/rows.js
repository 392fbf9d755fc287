/* Rows of a form: buttons and keys (Alt+Up, Alt+Down, Ctrl+Enter) instead of number boxes.
   Without this script the form works with the number boxes and ticks. */
(function () {
  "use strict";
  var ORDINALS = ["KESATU", "KEDUA", "KETIGA", "KEEMPAT", "KELIMA", "KEENAM",
    "KETUJUH", "KEDELAPAN", "KESEMBILAN", "KESEPULUH"];

  function roman(number) {
    var signs = [[10, "X"], [9, "IX"], [5, "V"], [4, "IV"], [1, "I"]];
    return signs.reduce(function (text, sign) {
      while (number >= sign[0]) { text += sign[1]; number -= sign[0]; }
      return text;
    }, "");
  }

  function marker(marks) {
    var chapter = 0, part = 0, article = 0, count = 0;
    return function (row) {
      count += 1;
      if (marks === "a.") { return String.fromCharCode(96 + ((count - 1) % 26) + 1) + "."; }
      if (marks === "KESATU") { return ORDINALS[count - 1] || "KE-" + count; }
      if (marks !== "pasal") { return count + "."; }
      var kind = row.querySelector("select");
      if (kind && kind.value === "bab") { chapter += 1; part = 0; return "BAB " + roman(chapter); }
      if (kind && kind.value === "bagian") {
        part += 1;
        var word = (ORDINALS[part - 1] || "KE-" + part).toLowerCase();
        return "Bagian " + word.charAt(0).toUpperCase() + word.slice(1);
      }
      article += 1;
      return "Pasal " + article;
    };
  }

  function enhance(box) {
    var name = box.dataset.name;
    var counter = box.querySelector("input[type=hidden]");
    var add = box.querySelector("[data-act=add]");
    if (!counter || !add) { return; }
    var blank = box.querySelector("[data-blank]");
    var pattern = blank.cloneNode(true);
    box.querySelectorAll("[data-blank]").forEach(function (row) { row.remove(); });
    box.classList.add("setneg-rows-live");
    add.hidden = false;

    function rows() { return Array.from(box.querySelectorAll(".setneg-row")); }

    function renumber() {
      var moved = {}, all = rows(), next = marker(box.dataset.marks);
      all.forEach(function (row, index) { moved[row.dataset.number] = index + 1; });
      all.forEach(function (row, index) {
        row.querySelectorAll("[data-target]").forEach(function (input) {
          if (input.value && moved[input.value]) { input.value = moved[input.value]; }
        });
        row.querySelectorAll("[name]").forEach(function (input) {
          var column = input.name.slice(input.name.lastIndexOf(".") + 1);
          input.name = name + "." + index + "." + column;
          if (column === "urut") { input.value = index + 1; }
          if (input.id) { input.id = input.name; }
        });
        row.querySelectorAll("label[for]").forEach(function (label) {
          var field = label.parentNode.querySelector("input, select, textarea");
          if (field) { label.htmlFor = field.id; }
        });
        row.dataset.number = index + 1;
        var mark = next(row);
        row.querySelector(".setneg-row-mark").textContent = mark;
        row.setAttribute("aria-label", mark);
        row.querySelector(".setneg-row-buttons").hidden = false;
      });
      counter.value = all.length;
    }

    function focus(row) {
      var field = row && row.querySelector("textarea, select, .setneg-row-cell input");
      if (field) { field.focus(); }
    }

    function insert(after) {
      var row = pattern.cloneNode(true);
      row.removeAttribute("data-blank");
      row.dataset.number = "";
      box.insertBefore(row, after ? after.nextSibling : add);
      renumber();
      focus(row);
    }

    function act(kind, row) {
      var other = kind === "up" ? row.previousElementSibling : row.nextElementSibling;
      if (kind === "remove") {
        box.querySelectorAll("[data-target]").forEach(function (input) {
          if (input.value === row.dataset.number) { input.value = ""; }
        });
        row.remove();
        renumber();
        focus(other && other.classList.contains("setneg-row") ? other : rows().pop());
        return;
      }
      if (!other || !other.classList.contains("setneg-row")) { return; }
      box.insertBefore(row, kind === "up" ? other : other.nextElementSibling);
      renumber();
    }

    box.addEventListener("click", function (event) {
      var button = event.target.closest("button[data-act]");
      if (!button) { return; }
      event.preventDefault();
      if (button.dataset.act === "add") { insert(null); return; }
      act(button.dataset.act, button.closest(".setneg-row"));
      if (button.isConnected) { button.focus(); }
    });
    box.addEventListener("change", renumber);
    box.addEventListener("keydown", function (event) {
      var row = event.target.closest(".setneg-row");
      if (!row) { return; }
      if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
        event.preventDefault();
        act(event.key === "ArrowUp" ? "up" : "down", row);
        event.target.focus();
      } else if (event.ctrlKey && event.key === "Enter") {
        event.preventDefault();
        insert(row);
      }
    });
    rows().forEach(function (row, index) { row.dataset.number = index + 1; });
    renumber();
    if (!rows().length) {
      var first = pattern.cloneNode(true);
      first.removeAttribute("data-blank");
      box.insertBefore(first, add);
      renumber();
    }
  }

  /* A form holds 1,024 fields at most: the rows of a longer one travel as one file each;
     those of a box with data-carried, the name of its file, always do. */
  var MOST = 900;
  function carry(event) {
    var data = event.formData, boxes = "[data-carried]";
    if (event.target.enctype !== "multipart/form-data") { return; }
    if (Array.from(data.keys()).length >= MOST) { boxes += ", .setneg-rows-live"; }
    event.target.querySelectorAll(boxes).forEach(function (box) {
      var prefix = box.dataset.name + ".", lines = [];
      Array.from(data.entries()).forEach(function (entry) {
        if (!entry[0].startsWith(prefix)) { return; }
        var place = entry[0].slice(prefix.length).split(".");
        lines[place[0]] = lines[place[0]] || {};
        lines[place[0]][place[1]] = entry[1];
        data.delete(entry[0]);
      });
      if (!lines.length) { return; }
      var file = new File([JSON.stringify(lines)], "baris.json", { type: "application/json" });
      data.set(box.dataset.carried || prefix + "lembar", file);
    });
  }
  document.addEventListener("formdata", carry);

  /* Plone's validation tells of each input that it has looked at, and whenever it is told
     so reads all inputs of the form anew: sending 130 steps took a minute. It is told once. */
  var QUIET = 50, waiting = new WeakMap();
  function gather(event) {
    var form = event.target, told = event.detail || {};
    if (told.pattern !== "validation" || told.gathered) { return; }
    if (!form.querySelector || !form.querySelector(".setneg-rows-live")) { return; }
    event.stopPropagation();
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(function () {
      var detail = Object.assign({}, told, { gathered: true });
      form.dispatchEvent(new CustomEvent("pat-update", { bubbles: true, cancelable: true, detail: detail }));
    }, QUIET));
  }
  document.addEventListener("pat-update", gather, true);

  function start() { document.querySelectorAll(".setneg-rows").forEach(enhance); }
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
