/* The panel of chains: a rehearsal in batches, and the progress of an exchange. */
(function () {
  "use strict";

  function cell(row, tag, fill) {
    var made = document.createElement(tag);
    fill(made);
    row.appendChild(made);
  }

  function show(table, found) {
    var body = table.querySelector("tbody");
    found.forEach(function (each) {
      var row = document.createElement("tr");
      if (each.terhambat) { row.className = "rantai-stuck"; }
      cell(row, "th", function (head) {
        head.scope = "row";
        var name = document.createElement(each["@id"] ? "a" : "span");
        if (each["@id"]) { name.href = each["@id"]; }
        name.textContent = each.judul;
        head.appendChild(name);
      });
      cell(row, "td", function (data) {
        var list = document.createElement("ul");
        list.className = "rantai-steps";
        each.temuan.forEach(function (finding) {
          var item = document.createElement("li");
          item.textContent = finding.kalimat;
          if (!finding.baru) { item.textContent += " (" + table.dataset.dulu + ")"; }
          list.appendChild(item);
        });
        data.appendChild(list);
      });
      body.appendChild(row);
      table.hidden = false;
    });
  }

  function rehearse(box) {
    var table = document.getElementById("uji-temuan");
    var bar = document.getElementById("uji-kemajuan");
    var result = document.getElementById("uji-hasil");
    var button = document.getElementById("uji-mulai");
    var seen = 0;
    var stuck = 0;
    button.disabled = true;
    bar.hidden = false;
    table.querySelector("tbody").textContent = "";

    function tell() {
      result.textContent = result.dataset.selesai
        .replace("{diperiksa}", seen).replace("{terhambat}", stuck);
    }

    function next(start) {
      var url = box.dataset.url + "&mulai=" + start +
        (box.dataset.semua ? "&semua=1" : "");
      fetch(url, { credentials: "same-origin" }).then(function (answer) {
        return answer.json();
      }).then(function (batch) {
        if (batch.pesan) { result.textContent = batch.pesan.join(" "); return; }
        seen += batch.diperiksa;
        stuck += batch.terhambat;
        bar.max = Math.max(batch.total, 1);
        bar.value = batch.total ? seen : 1;
        show(table, batch.baris);
        tell();
        if (batch.berikut !== null) { next(batch.berikut); return; }
        button.disabled = false;
        box.dataset.keadaan = "selesai";
      }).catch(function (error) {
        result.textContent = String(error);
        button.disabled = false;
      });
    }

    next(0);
  }

  function follow(form) {
    form.addEventListener("submit", function () {
      var ticket = Date.now().toString(36) + Math.random().toString(36).slice(2);
      var bar = document.getElementById("berlakukan-kemajuan");
      form.elements.tiket.value = ticket;
      form.querySelector("button[type=submit]").disabled = true;
      bar.hidden = false;
      window.setInterval(function () {
        fetch(form.dataset.kemajuan + "?tiket=" + ticket, { credentials: "same-origin" })
          .then(function (answer) { return answer.json(); })
          .then(function (told) {
            if (told.diketahui) { bar.max = told.total; bar.value = told.selesai; }
          }).catch(function () {});
      }, 1000);
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.getElementById("uji-coba");
    var form = document.getElementById("berlakukan");
    if (box) {
      var button = document.getElementById("uji-mulai");
      button.hidden = false;
      button.addEventListener("click", function () { rehearse(box); });
    }
    if (form) { follow(form); }
  });
}());
