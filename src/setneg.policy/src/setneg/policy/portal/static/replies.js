/* A template of an answer is put into the field where the cursor stands; without scripts
   the page is asked again with the template in the field. */
(() => {
  "use strict";
  const form = document.querySelector("#templat-jawaban");
  if (!form) return;
  const field = document.getElementById(form.dataset.target);
  const choice = form.querySelector("#templat");
  if (!field || !choice) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const option = choice.options[choice.selectedIndex];
    const text = option.dataset.text || "";
    const start = field.value ? field.selectionStart : 0;
    const end = field.value ? field.selectionEnd : 0;
    field.setRangeText(text, start, end, "end");
    field.focus();
  });
})();
