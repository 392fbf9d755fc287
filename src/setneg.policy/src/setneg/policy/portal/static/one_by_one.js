/* Many rows of a list are dealt with from one dialog, each by a request of its own; what
   is refused is told beside its row and the others go on. `name` begins the classes of
   the page; `counted` is called when another number of rows is chosen. */
"use strict";

window.setnegOneByOne = ({ rows, name, dialog, list, all, go, close, counted }) => {
  const bar = dialog.querySelector(`.${name}-progress`);
  const count = dialog.querySelector(`.${name}-count`);
  let busy = false;

  const box = (row) => row.querySelector("input[type=checkbox]");
  const open = () => rows.filter((row) => !row.dataset.done);
  const chosen = () => open().filter((row) => box(row).checked);
  const tell = (words) => { count.textContent = words; };

  /* What will be done is listed; `noted` may add to the line of a row. */
  function ask(some, noted = () => {}) {
    list.replaceChildren(...some.map((row) => {
      const item = document.createElement("li");
      item.textContent = row.dataset.title;
      noted(item, row);
      return item;
    }));
    bar.hidden = true;
    tell("");
    go.hidden = false;
    go.disabled = false;
    if (!dialog.open) dialog.showModal();
  }

  function said(row, ok, words) {
    const place = row.querySelector(`.${name}-result`);
    place.textContent = words;
    place.className = `${name}-result ${name}-${ok ? "ok" : "no"}`;
    if (ok) {
      row.dataset.done = "1";
      row.classList.add(`${name}-done`);
      box(row).checked = false;
      box(row).disabled = true;
    }
  }

  /* `act` deals with one row and answers { ok, words }; `done` is the word for success. */
  async function perform(some, act, done) {
    busy = true;
    go.disabled = true;
    close.disabled = true;
    bar.hidden = false;
    bar.max = some.length;
    bar.value = 0;
    let good = 0;
    for (const [index, row] of some.entries()) {
      tell(`${index}/${some.length} selesai`);
      let result;
      try { result = await act(row); } catch (error) {
        result = { ok: false, words: `ditolak: sambungan terputus (${error.message})` };
      }
      said(row, result.ok, result.words);
      const item = list.children[index];
      item.dataset.result = result.ok ? "ok" : "no";
      item.append(` — ${result.words}`);
      if (result.ok) good += 1;
      bar.value = index + 1;
    }
    tell(`${some.length}/${some.length} selesai: ${good} ${done}, ${some.length - good} ditolak.`);
    go.hidden = true;
    close.disabled = false;
    close.focus();
    busy = false;
    all.checked = false;
    counted();
  }

  /* A request to a service, and what it answered. */
  async function call(url, method, body) {
    const options = {
      method,
      credentials: "same-origin",
      headers: { Accept: "application/json", "Content-Type": "application/json" },
    };
    if (body) options.body = JSON.stringify(body);
    const answer = await fetch(url, options);
    let data = {};
    try { data = await answer.json(); } catch { /* no body */ }
    return { ok: answer.ok, data, words: `ditolak: ${data.message || answer.status}` };
  }

  rows.forEach((row) => box(row).addEventListener("change", counted));
  all.addEventListener("change", () => {
    open().forEach((row) => { box(row).checked = all.checked; });
    counted();
  });
  close.addEventListener("click", () => { if (!busy) dialog.close(); });
  dialog.addEventListener("cancel", (event) => { if (busy) event.preventDefault(); });

  return { ask, box, call, chosen, perform, tell, busy: () => busy };
};
