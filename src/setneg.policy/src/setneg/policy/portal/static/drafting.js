/* The preview beside the form: the typed form is sent as it stands, nothing is saved. */
(() => {
  "use strict";
  const button = document.getElementById("pratinjau");
  const form = button && button.form;
  if (!form) return;
  const pages = document.querySelector(".setneg-preview-pages");
  const frame = document.querySelector(".setneg-drafting");

  button.addEventListener("click", async (event) => {
    event.preventDefault();
    if (window.tinymce) window.tinymce.triggerSave();
    const data = new FormData(form);
    data.delete("form.buttons.save");
    data.append("gambar", "1");
    button.disabled = true;
    pages.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(button.formAction, { method: "POST", body: data, credentials: "same-origin" });
      if (!answer.ok) throw new Error(`${answer.status}`);
      pages.innerHTML = await answer.text();
      frame.classList.add("setneg-drafting-shown");
    } catch (error) {
      pages.textContent = `Pratinjau gagal dibuat (${error.message}).`;
    }
    button.disabled = false;
    pages.removeAttribute("aria-busy");
  });
})();
