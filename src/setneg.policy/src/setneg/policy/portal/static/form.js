/* The page of a form: from the list of mistakes to the question, and whole numbers as the
   conditions of the page read them. Without this script every link still leads there. */
(function () {
  "use strict";

  function first(box) {
    return box && box.querySelector("input:not([type=hidden]), select, textarea");
  }

  function lead(link) {
    link.addEventListener("click", function (event) {
      var input = first(document.querySelector(link.getAttribute("href")));
      if (!input) { return; }
      event.preventDefault();
      input.scrollIntoView({ block: "center" });
      input.focus();
    });
  }

  /* 1.000 is a thousand; a condition of the page would read it as one. */
  function ungroup(input) {
    var plain = input.value.replace(/^(\d{1,3})((?:\.\d{3})+)$/, function (all) {
      return all.replace(/\./g, "");
    });
    if (plain === input.value) { return; }
    input.value = plain;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function start() {
    document.querySelectorAll(".setneg-mistakes a[href^='#']").forEach(lead);
    document.querySelectorAll(".setneg-form input.int-field").forEach(function (input) {
      ungroup(input);
      input.addEventListener("change", function () { ungroup(input); });
    });
    var mistakes = document.getElementById("kesalahan");
    if (mistakes) { mistakes.focus(); }
  }

  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else {
    start();
  }
})();
