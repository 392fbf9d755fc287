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
  const to = document.getElementById("antrean-kepada");
  const give = document.getElementById("antrean-serahkan");
  const go = document.getElementById("antrean-lakukan");
  const further = dialog.querySelector(".queue-further");
  const who = dialog.querySelector(".queue-who");
  let plan = [];
  const queue = window.setnegOneByOne({
    rows, dialog, go, counted,
    name: "queue",
    list: dialog.querySelector(".queue-list"),
    all: document.getElementById("antrean-semua"),
    close: document.getElementById("antrean-tutup"),
  });

  const title = () => to.options[to.selectedIndex].textContent.trim();

  function counted() {
    const n = queue.chosen().length;
    give.disabled = n === 0 || !to.value;
    give.querySelector("[data-count]").textContent = n;
  }

  /* What the steps of the chosen ones ask for besides the position, each once. */
  async function questions(some) {
    const found = new Map();
    await Promise.all(some.map(async (row) => {
      const { ok, data } = await queue.call(`${row.dataset.url}/@penugasan`, "GET");
      if (!ok) return;
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
    const said = { kepada: to.value, stage: row.dataset.stage, pelaksana: row.dataset.handler, isian };
    const answer = await queue.call(`${row.dataset.url}/@penugasan`, "POST", said);
    if (!answer.ok) return answer;
    row.querySelector(".queue-handler").textContent = answer.data.judul;
    return { ok: true, words: "diserahkan" };
  }

  async function ask() {
    plan = queue.chosen();
    if (queue.busy() || !plan.length || !to.value) return;
    who.textContent = title();
    further.replaceChildren();
    queue.ask(plan);
    go.disabled = true;
    await questions(plan);
    go.disabled = false;
    (further.querySelector("select, input") || go).focus();
  }

  async function perform() {
    if (queue.busy()) return;
    const empty = [...further.querySelectorAll("select, input")].find((each) => !each.reportValidity());
    if (!empty) await queue.perform(plan, assign, "diserahkan");
  }

  to.addEventListener("change", counted);
  give.addEventListener("click", ask);
  go.addEventListener("click", perform);
  counted();
})();
