/* The grid of indicators: paste a range, move with the arrow keys, send in parts. */
(function () {
  "use strict";
  const grid = document.querySelector("[data-iku-grid]");
  if (!grid) return;
  const form = grid.closest("form");
  const count = form.querySelector("input[name=baris]");
  const body = grid.querySelector("tbody");
  const cell = (row, column) => {
    const line = body.rows[row];
    return line ? line.querySelectorAll("input, textarea, select")[column] : null;
  };
  const place = (field) => {
    const line = field.closest("tr");
    const fields = [...line.querySelectorAll("input, textarea, select")];
    return [[...body.rows].indexOf(line), fields.indexOf(field)];
  };

  function addRow() {
    const last = body.rows[body.rows.length - 1];
    const copy = last.cloneNode(true);
    const number = body.rows.length;
    copy.querySelectorAll("input, textarea, select").forEach((field) => {
      field.name = field.name.replace(/^kisi\.\d+\./, "kisi." + number + ".");
      field.id = field.name;
      field.value = "";
      field.removeAttribute("aria-invalid");
      field.removeAttribute("aria-describedby");
    });
    copy.querySelectorAll("[data-strange]").forEach((each) => each.remove());
    copy.querySelectorAll(".setneg-cell-error").forEach((each) => each.remove());
    copy.querySelector("th").textContent = number + 1;
    body.appendChild(copy);
    count.value = body.rows.length;
  }

  function parse(text) {
    const rows = [[""]];
    let quoted = false;
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at];
      const row = rows[rows.length - 1];
      if (quoted && letter === '"' && text[at + 1] === '"') { row[row.length - 1] += '"'; at += 1; }
      else if (letter === '"' && (quoted || row[row.length - 1] === "")) quoted = !quoted;
      else if (!quoted && letter === "\t") row.push("");
      else if (!quoted && letter === "\n") rows.push([""]);
      else if (letter !== "\r") row[row.length - 1] += letter;
    }
    if (rows[rows.length - 1].join("") === "") rows.pop();
    return rows;
  }

  function strange(field, text) {
    if (!text) return field.options[0];
    const option = new Option(text, text);
    option.dataset.strange = "1";
    field.add(option);
    return option;
  }

  /* A range that was copied with its headings is pasted without them. */
  const plain = (text) => text.replace("*", "").replace(/\s+/g, " ").trim().toLowerCase();
  const titles = [...grid.querySelectorAll("thead th")].slice(1).map((each) => plain(each.dataset.title));
  function withoutHead(rows, column) {
    const head = rows[0] || [];
    const same = head.length > 1 && head.every((cell, at) => plain(cell) === titles[column + at]);
    return same ? rows.slice(1) : rows;
  }

  function set(field, text) {
    if (field.tagName === "SELECT") {
      const wanted = text.trim().toLowerCase();
      const found = [...field.options].find(
        (each) => each.value === wanted || each.text.toLowerCase() === wanted ||
          (each.value && each.text.toLowerCase().split("(")[0].trim() === wanted)
      );
      /* What is no choice stays as it was pasted: the check says so, nothing is lost. */
      field.value = (found || strange(field, text.trim())).value;
    } else field.value = text;
  }

  body.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\n]/.test(text.trim())) return;
    const [row, column] = place(event.target);
    event.preventDefault();
    const rows = withoutHead(parse(text), column);
    const more = document.getElementById("kisi-lebih");
    if (more) more.hidden = row + rows.length <= Number(grid.dataset.most);
    rows.forEach((cells, down) => {
      while (body.rows.length <= row + down && body.rows.length < Number(grid.dataset.most)) addRow();
      cells.forEach((value, right) => {
        const field = cell(row + down, column + right);
        if (field) set(field, value);
      });
    });
  });

  body.addEventListener("keydown", (event) => {
    const ways = { ArrowDown: 1, ArrowUp: -1 };
    if (!event.ctrlKey || !(event.key in ways)) return;
    const [row, column] = place(event.target);
    if (event.key === "ArrowDown" && row === body.rows.length - 1) addRow();
    const next = cell(row + ways[event.key], column);
    if (next) { event.preventDefault(); next.focus(); }
  });

  const read = () => [...body.rows].map((line) => {
    const found = {};
    line.querySelectorAll("input, textarea, select").forEach((field) => {
      found[field.name.split(".")[2]] = field.value;
    });
    return found;
  });

  /* The table travels as one file (data-carried, rows.js). */
  const sent = form.querySelector("input[name=sudah]");
  const buttons = form.querySelectorAll("button[type=submit]");
  const bar = form.querySelector("progress");
  const filled = (line) => Object.values(line).some(Boolean);
  /* Pressed once, and the parts before it sent: then the form may go. */
  let going = false;
  let ready = false;
  window.addEventListener("pageshow", () => {
    sent.value = "0";
    bar.hidden = true;
    going = false;
    ready = false;
    buttons.forEach((button) => { button.disabled = false; });
  });

  /* Who goes back, or loads the page anew, finds what he had typed in this window. */
  const drawer = "iku-kisi " + grid.dataset.owner + " " + location.pathname;
  window.addEventListener("pagehide", () => {
    const lines = read().filter(filled);
    try {
      if (lines.length) sessionStorage.setItem(drawer, JSON.stringify(lines));
      else sessionStorage.removeItem(drawer);
    } catch { /* no room: the window forgets */ }
  });
  function kept() {
    try { return JSON.parse(sessionStorage.getItem(drawer) || "[]"); } catch { return []; }
  }
  const [way] = performance.getEntriesByType("navigation");
  if (way && way.type !== "navigate" && !read().some(filled)) {
    kept().forEach((line, row) => {
      if (row === body.rows.length) addRow();
      body.rows[row].querySelectorAll("input, textarea, select").forEach((field) => {
        set(field, line[field.name.split(".")[2]] || "");
      });
    });
  }

  /* Long sheets are sent in parts, so that one sees how far it is. */
  const PART = 20;
  async function part(lines, unit) {
    const answer = await fetch(grid.dataset.service, {
      method: "POST",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
      body: JSON.stringify({ unit: unit, cara: "baik", items: lines.map(([line]) => line) }),
    });
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }
  async function inParts(full, button) {
    const unit = form.querySelector("[name=unit]").value;
    let made = 0;
    bar.max = full.length;
    bar.value = 0;
    buttons.forEach((each) => { each.disabled = true; });
    try {
      for (let from = 0; from < full.length; from += PART) {
        const lines = full.slice(from, from + PART);
        const told = await part(lines, unit);
        const wrong = new Set(told.items.filter((each) => Object.keys(each.alasan).length).map((each) => each.baris));
        lines.forEach(([, at], order) => {
          if (wrong.has(order + 1)) return;
          body.rows[at].querySelectorAll("input, textarea, select").forEach((field) => { field.value = ""; });
        });
        made += told.dibuat.length;
        bar.value = Math.min(from + PART, full.length);
      }
    } catch { /* what was not sent yet goes with the rest */ }
    /* What is left is wrong: the server shows why, and nothing is stored twice. */
    sent.value = made;
    buttons.forEach((each) => { each.disabled = false; });
    ready = true;
    form.requestSubmit(button);
  }
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    if (ready) return;
    if (going) { event.preventDefault(); return; }
    going = true;
    if (!button || button.name !== "simpan") return;
    bar.hidden = false;
    const full = read().map((line, at) => [line, at]).filter(([line]) => filled(line));
    if (button.value !== "baik" || full.length <= PART) return;
    event.preventDefault();
    inParts(full, button);
  });
})();
