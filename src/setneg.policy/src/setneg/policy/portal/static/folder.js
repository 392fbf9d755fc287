/* The signer's folder. Every signature and every return is a request of its own to the
   document's step service; what is refused is told beside the document and the others
   go on. */
(() => {
  "use strict";
  const root = document.querySelector(".map-ttd");
  if (!root) return;
  const rows = [...root.querySelectorAll(".map-rows li")];
  const view = root.querySelector("#map-naskah");
  const dialog = document.querySelector("#map-dialog");
  const heading = dialog.querySelector("#map-dialog-judul");
  const list = dialog.querySelector(".map-dialog-list");
  const reasonBox = dialog.querySelector(".map-reason");
  const reason = dialog.querySelector("#map-alasan");
  const target = dialog.querySelector("#map-ke");
  const go = dialog.querySelector("#map-lakukan");
  const opened = new Map();
  let current = null;
  const folder = window.setnegOneByOne({
    rows, dialog, list, go, counted,
    name: "map",
    all: document.getElementById("map-semua"),
    close: document.getElementById("map-tutup"),
  });

  function counted() {
    const n = folder.chosen().length;
    for (const id of ["map-tanda-tangani", "map-kembalikan"]) {
      const button = document.getElementById(id);
      button.disabled = n === 0;
      button.querySelector("[data-count]").textContent = n;
    }
  }

  async function show(row) {
    if (!row) return;
    current = row;
    rows.forEach((each) => each.classList.toggle("map-current", each === row));
    row.scrollIntoView({ block: "nearest" });
    view.setAttribute("aria-busy", "true");
    const answer = await fetch(`${row.dataset.url}/@@lembar-naskah`, { credentials: "same-origin" });
    const text = await answer.text();
    if (current !== row) return;
    view.removeAttribute("aria-busy");
    if (!answer.ok) { view.textContent = `Naskah tidak dapat dibuka (${answer.status}).`; return; }
    view.innerHTML = text;
    view.scrollTop = 0;
    const leaves = view.querySelector(".map-leaves");
    if (leaves.dataset.stamp) {
      opened.set(row, { dibuka: leaves.dataset.stamp, version: leaves.dataset.version, stage: leaves.dataset.stage });
      row.querySelector(".map-opened").hidden = false;
    }
    const sign = view.querySelector(".map-sign");
    if (sign) sign.addEventListener("click", () => ask("sign", [row]));
    const back = view.querySelector(".map-return");
    if (back) back.addEventListener("click", () => ask("return", [row]));
  }

  async function act(kind, row) {
    const seen = opened.get(row) || {};
    const url = row.dataset.url;
    if (kind === "sign") {
      const answer = await folder.call(`${url}/@workflow/tanda_tangan`, "POST", { ...seen, dibuka: seen.dibuka || "" });
      if (!answer.ok) return answer;
      const now = await folder.call(answer.data["@id"] || url, "GET");
      const number = now.data.nomor;
      return { ok: true, words: number ? `tertandatangani, nomor ${number}` : "tertandatangani, menunggu nomor" };
    }
    const step = target.value || "kembalikan";
    const answer = await folder.call(`${url}/@workflow/${step}`, "POST", { ...seen, alasan: reason.value });
    return answer.ok ? { ok: true, words: "dikembalikan" } : answer;
  }

  async function targets(row) {
    const answer = await folder.call(`${row.dataset.url}/@workflow`, "GET");
    return (answer.data.offers || []).filter((offer) => offer.verb === "kembalikan");
  }

  let plan = null;

  async function ask(kind, some) {
    if (folder.busy() || !some.length) return;
    plan = { kind, some };
    heading.textContent = kind === "sign" ? `Tanda tangani ${some.length} naskah?` : `Kembalikan ${some.length} naskah?`;
    reasonBox.hidden = kind !== "return";
    folder.ask(some, (item, row) => {
      if (kind === "sign" && !opened.has(row) && !root.dataset.unread) {
        const note = document.createElement("em");
        note.textContent = " (belum dibuka)";
        item.append(note);
      }
    });
    if (kind === "return") {
      go.disabled = true;
      target.replaceChildren();
      const common = (await Promise.all(some.map(targets)))
        .reduce((left, right) => left.filter((a) => right.some((b) => b.transition === a.transition)));
      target.replaceChildren(...common.map((offer) => new Option(offer.title, offer.transition)));
      go.disabled = false;
    }
    (kind === "return" ? reason : go).focus();
  }

  async function perform() {
    if (folder.busy() || !plan) return;
    if (plan.kind === "return" && !reason.value.trim()) {
      folder.tell("Alasan wajib diisi.");
      reason.focus();
      return;
    }
    await folder.perform(plan.some, (row) => act(plan.kind, row), "berhasil");
    reason.value = "";
    const left = rows.find((row) => !row.dataset.done);
    if (left && current && current.dataset.done) show(left);
  }

  rows.forEach((row) => {
    row.querySelector("a").addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      show(row).then(() => { if (window.innerWidth < 992) view.scrollIntoView(); });
    });
  });
  document.getElementById("map-tanda-tangani").addEventListener("click", () => ask("sign", folder.chosen()));
  document.getElementById("map-kembalikan").addEventListener("click", () => ask("return", folder.chosen()));
  go.addEventListener("click", perform);

  document.addEventListener("keydown", (event) => {
    if (dialog.open || event.ctrlKey || event.metaKey || event.altKey) return;
    if (/^(TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.type === "text" || event.target.type === "search") return;
    const at = rows.indexOf(current);
    const key = event.key.toLowerCase();
    if (key === "arrowdown" || key === "j") { show(rows[Math.min(at + 1, rows.length - 1)]); event.preventDefault(); }
    else if (key === "arrowup" || key === "k") { show(rows[Math.max(at - 1, 0)]); event.preventDefault(); }
    else if (key === "t" && current && !current.dataset.done) ask("sign", [current]);
    else if (key === "r" && current && !current.dataset.done) ask("return", [current]);
    else if (key === " " && current && event.target.tagName !== "BUTTON" && event.target.tagName !== "INPUT") {
      folder.box(current).checked = !folder.box(current).checked && !current.dataset.done;
      counted();
      event.preventDefault();
    }
  });

  counted();
  if (window.innerWidth >= 992) show(rows[0]);
})();
