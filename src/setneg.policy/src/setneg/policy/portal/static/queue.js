/* The queue: many submissions are given to one position, each by a request of its own;
   what is refused is told beside it and the others go on. */
(() => {
  "use strict";
  const filter = document.querySelector(".queue-filter");
  if (filter && window.innerWidth <= 768 && !window.location.search) filter.open = false;
  const root = document.querySelector(".queue");
  const dialog = document.querySelector("#antrean-dialog");
  if (!root || !dialog) return;
  const rows = [...root.querySelectorAll("tbody tr")];
  const all = document.getElementById("antrean-semua");
  const to = document.getElementById("antrean-kepada");
  const give = document.getElementById("antrean-serahkan");
  const go = document.getElementById("antrean-lakukan");
  const close = document.getElementById("antrean-tutup");
  const further = dialog.querySelector(".queue-further");
  const who = dialog.querySelector(".queue-who");
  const list = dialog.querySelector(".queue-list");
  const bar = dialog.querySelector(".queue-progress");
  const count = dialog.querySelector(".queue-count");
  let busy = false;
  let plan = [];

  const box = (row) => row.querySelector("input[type=checkbox]");
  const chosen = () => rows.filter((row) => box(row).checked && !row.dataset.done);
  const title = () => to.options[to.selectedIndex].textContent.trim();

  function counted() {
    const n = chosen().length;
    give.disabled = n === 0 || !to.value;
    give.querySelector("[data-count]").textContent = n;
  }

  function said(row, ok, words) {
    const place = row.querySelector(".queue-result");
    place.textContent = words;
    place.className = `queue-result ${ok ? "queue-ok" : "queue-no"}`;
    if (ok) {
      row.dataset.done = "1";
      row.classList.add("queue-done");
      box(row).checked = false;
      box(row).disabled = true;
    }
  }

  const headers = { Accept: "application/json", "Content-Type": "application/json" };

  /* What the steps of the chosen ones ask for besides the position, each once. */
  async function questions(some) {
    const found = new Map();
    await Promise.all(some.map(async (row) => {
      const answer = await fetch(`${row.dataset.url}/@penugasan`, { credentials: "same-origin", headers });
      if (!answer.ok) return;
      const data = await answer.json();
      row.dataset.asked = data.isian.map((field) => field.nama).join(" ");
      data.isian.forEach((field) => found.set(field.nama, field));
    }));
    further.replaceChildren(...[...found.values()].map((field) => {
      const label = document.createElement("label");
      label.className = "form-label d-block";
      label.textContent = field.judul;
      const input = document.createElement(field.pilihan.length ? "select" : "input");
      input.className = field.pilihan.length ? "form-select" : "form-control";
      input.name = field.nama;
      input.required = true;
      if (field.pilihan.length) {
        input.append(new Option("", ""), ...field.pilihan.map((each) => new Option(each.judul, each.nilai)));
      }
      label.append(input);
      return label;
    }));
  }

  async function assign(row) {
    const names = (row.dataset.asked || "").split(" ").filter(Boolean);
    const isian = Object.fromEntries(names.map((name) => [name, further.querySelector(`[name="${name}"]`).value]));
    const answer = await fetch(`${row.dataset.url}/@penugasan`, {
      method: "POST",
      credentials: "same-origin",
      headers,
      body: JSON.stringify({ kepada: to.value, stage: row.dataset.stage, pelaksana: row.dataset.handler, isian }),
    });
    let data = {};
    try { data = await answer.json(); } catch { /* no body */ }
    if (!answer.ok) return { ok: false, words: `ditolak: ${data.message || answer.status}` };
    row.querySelector(".queue-handler").textContent = data.judul;
    return { ok: true, words: "diserahkan" };
  }

  async function ask() {
    plan = chosen();
    if (busy || !plan.length || !to.value) return;
    who.textContent = title();
    list.replaceChildren(...plan.map((row) => {
      const item = document.createElement("li");
      item.textContent = row.dataset.title;
      return item;
    }));
    bar.hidden = true;
    count.textContent = "";
    go.hidden = false;
    go.disabled = true;
    further.replaceChildren();
    dialog.showModal();
    await questions(plan);
    go.disabled = false;
    (further.querySelector("select, input") || go).focus();
  }

  async function perform() {
    if (busy) return;
    const empty = [...further.querySelectorAll("select, input")].find((each) => !each.reportValidity());
    if (empty) return;
    busy = true;
    go.disabled = true;
    close.disabled = true;
    bar.hidden = false;
    bar.max = plan.length;
    bar.value = 0;
    let good = 0;
    for (const [index, row] of plan.entries()) {
      count.textContent = `${index}/${plan.length} selesai`;
      let result;
      try { result = await assign(row); } catch (error) {
        result = { ok: false, words: `ditolak: sambungan terputus (${error.message})` };
      }
      said(row, result.ok, result.words);
      const item = list.children[index];
      item.dataset.result = result.ok ? "ok" : "no";
      item.append(` — ${result.words}`);
      if (result.ok) good += 1;
      bar.value = index + 1;
    }
    count.textContent = `${plan.length}/${plan.length} selesai: ${good} diserahkan, ${plan.length - good} ditolak.`;
    go.hidden = true;
    close.disabled = false;
    close.focus();
    busy = false;
    all.checked = false;
    counted();
  }

  rows.forEach((row) => box(row).addEventListener("change", counted));
  all.addEventListener("change", () => {
    rows.forEach((row) => { if (!row.dataset.done) box(row).checked = all.checked; });
    counted();
  });
  to.addEventListener("change", counted);
  give.addEventListener("click", ask);
  go.addEventListener("click", perform);
  close.addEventListener("click", () => { if (!busy) dialog.close(); });
  dialog.addEventListener("cancel", (event) => { if (busy) event.preventDefault(); });
  counted();
})();
