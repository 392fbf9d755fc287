/* Recipients: a picker over the lines of the text area, by mouse and by keys.
   Without this script one types a recipient a line. */
(function () {
  "use strict";
  var KINDS = { jabatan: "jabatan", unit: "unit", orang: "orang", daftar: "daftar",
    luar: "pihak luar: dikirim di luar portal" };

  function ask(query) {
    var base = document.body.dataset.portalUrl || "";
    return fetch(base + "/@@cari-penerima?" + query, { credentials: "same-origin" })
      .then(function (answer) { return answer.ok ? answer.json() : []; })
      .catch(function () { return []; });
  }

  function element(name, attributes, text) {
    var made = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (text) { made.textContent = text; }
    return made;
  }

  function enhance(area) {
    var label = document.querySelector('label[for="' + area.id + '"]');
    var box = element("div", { "class": "setneg-picker" });
    var entries = element("ul", {});
    var input = element("input", { "class": "form-control", type: "text", role: "combobox",
      id: area.id + "-cari", autocomplete: "off", "aria-expanded": "false",
      "aria-controls": area.id + "-pilihan", "aria-autocomplete": "list",
      placeholder: "Ketik jabatan, unit, orang, daftar, atau pihak luar <alamat>" });
    var choices = element("div", { role: "listbox", id: area.id + "-pilihan", hidden: "hidden" });
    var status = element("span", { "class": "visually-hidden", role: "status" });
    var found = [], chosen = -1, waiting = 0, known = {};
    [entries, input, choices, status].forEach(function (each) { box.appendChild(each); });
    area.parentNode.insertBefore(box, area);
    area.hidden = true;
    if (label) { label.htmlFor = input.id; }

    function lines() {
      return area.value.split(/\r?\n/).map(function (line) { return line.trim(); })
        .filter(function (line) { return line; });
    }

    function keep(all) {
      area.value = all.join("\n");
      area.dispatchEvent(new Event("change", { bubbles: true }));
      draw();
    }

    function button(sign, words, act) {
      var made = element("button", { type: "button", "class": "btn btn-sm btn-outline-secondary",
        title: words, "aria-label": words }, sign);
      made.addEventListener("click", act);
      return made;
    }

    function draw() {
      var all = lines();
      var unknown = all.filter(function (line) { return !known[line]; });
      if (unknown.length) {
        var query = unknown.map(function (line) { return "baris:list=" + encodeURIComponent(line); });
        ask(query.join("&")).then(function (told) {
          unknown.forEach(function (line, index) {
            known[line] = told[index] || { judul: line, jenis: "luar" };
          });
          show(lines());
        });
      }
      show(all);
    }

    function show(all) {
      entries.textContent = "";
      all.forEach(function (line, index) {
        var told = known[line] || { judul: line, jenis: "" };
        var row = element("li", { "class": "setneg-picker-entry" +
          (told.jenis === "luar" ? " setneg-picker-outside" : "") });
        row.appendChild(element("span", {}, told.judul + (told.alamat ? " <" + told.alamat + ">" : "")));
        row.appendChild(element("span", { "class": "setneg-picker-kind" }, KINDS[told.jenis] || ""));
        if (index) {
          row.appendChild(button("↑", "Naikkan " + told.judul, function () {
            all.splice(index - 1, 0, all.splice(index, 1)[0]);
            keep(all);
          }));
        }
        row.appendChild(button("×", "Hapus " + told.judul, function () {
          all.splice(index, 1);
          keep(all);
          input.focus();
        }));
        entries.appendChild(row);
      });
    }

    function close() {
      choices.hidden = true;
      chosen = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function mark(index) {
      chosen = index;
      Array.from(choices.children).forEach(function (each, at) {
        each.setAttribute("aria-selected", at === index ? "true" : "false");
        if (at === index) {
          input.setAttribute("aria-activedescendant", each.id);
          each.scrollIntoView({ block: "nearest" });
        }
      });
    }

    function add(line, told) {
      var all = lines();
      if (line && all.indexOf(line) < 0) {
        if (told) { known[line] = told; }
        all.push(line);
        keep(all);
        status.textContent = "Ditambahkan: " + (told ? told.judul : line);
      }
      input.value = "";
      close();
    }

    function offer(results) {
      found = results;
      choices.textContent = "";
      results.forEach(function (each, index) {
        var row = element("div", { role: "option", id: choices.id + "-" + index }, each.judul);
        row.appendChild(element("small", {}, (KINDS[each.jenis] || "") +
          (each.petunjuk ? " · " + each.petunjuk : "")));
        row.addEventListener("mousedown", function (event) {
          event.preventDefault();
          add(each.baris, each);
        });
        choices.appendChild(row);
      });
      choices.hidden = !results.length;
      input.setAttribute("aria-expanded", results.length ? "true" : "false");
      status.textContent = results.length + " pilihan";
      chosen = -1;
    }

    input.addEventListener("input", function () {
      var text = input.value.trim();
      window.clearTimeout(waiting);
      if (text.length < 2) { close(); return; }
      waiting = window.setTimeout(function () {
        ask("cari=" + encodeURIComponent(text)).then(function (results) {
          if (input.value.trim() === text) { offer(results); }
        });
      }, 200);
    });
    input.addEventListener("keydown", function (event) {
      if (event.key === "ArrowDown" && found.length) {
        event.preventDefault();
        mark(Math.min(chosen + 1, found.length - 1));
      } else if (event.key === "ArrowUp" && found.length) {
        event.preventDefault();
        mark(Math.max(chosen - 1, 0));
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (chosen >= 0 && !choices.hidden) { add(found[chosen].baris, found[chosen]); }
        else { add(input.value.trim()); }
      } else if (event.key === "Escape") { close(); }
    });
    input.addEventListener("blur", function () {
      if (input.value.trim()) { add(input.value.trim()); }
      close();
    });
    draw();
  }

  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("textarea.setneg-recipients").forEach(enhance);
  });
}());
