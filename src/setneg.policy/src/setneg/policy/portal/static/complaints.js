/* The form of complaints: of all steps only those of the chosen standard are offered.
   Without this script all steps are in the list, and the server refuses a wrong one. */
(function () {
  "use strict";
  function start() {
    var standard = document.querySelector("select[name^='form.widgets.standar']");
    var step = document.querySelector("select[name^='form.widgets.langkah']");
    if (!standard || !step) { return; }
    var all = Array.prototype.slice.call(step.options);
    function show() {
      var chosen = standard.options[standard.selectedIndex];
      var code = chosen && /\(([^()]+)\)\s*$/.exec(chosen.textContent);
      var kept = step.value;
      step.textContent = "";
      all.forEach(function (option) {
        var blank = !option.value || option.value === "--NOVALUE--";
        if (blank || (code && option.value.indexOf(code[1] + "-") === 0)) {
          step.appendChild(option);
        }
      });
      step.value = kept;
      if (step.selectedIndex < 0) { step.selectedIndex = 0; }
    }
    standard.addEventListener("change", show);
    show();
  }
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", start);
  } else { start(); }
}());
