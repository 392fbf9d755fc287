/* One box ticks all of its name, or none. */
(function () {
  "use strict";
  document.querySelectorAll("input[data-choose-all]").forEach((all) => {
    const boxes = [...all.form.querySelectorAll(`input[type=checkbox][name="${all.dataset.chooseAll}"]`)];
    const look = () => {
      const chosen = boxes.filter((box) => box.checked).length;
      all.checked = chosen > 0 && chosen === boxes.length;
      all.indeterminate = chosen > 0 && chosen < boxes.length;
    };
    all.addEventListener("change", () => boxes.forEach((box) => { box.checked = all.checked; }));
    boxes.forEach((box) => box.addEventListener("change", look));
    window.addEventListener("pageshow", look);
  });
})();
