// Keeps a label without leaving the page; without this script the form does.
"use strict";
(() => {
  const show = (form, said) => {
    form.dataset.said = said;
    for (const button of form.querySelectorAll("button")) {
      if (button.value === "") button.hidden = said === "";
      else button.setAttribute("aria-pressed", String(button.value === said));
    }
  };

  const keep = async (form, button) => {
    const state = form.querySelector(".label-state");
    const label = button.value === form.dataset.said ? "" : button.value;
    try {
      const answer = await fetch("/api/v1/labels", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({
          article: Number(form.dataset.article),
          ordinal: Number(form.dataset.ordinal),
          label: label === "" ? null : label,
          origin: form.dataset.origin,
        }),
      });
      if (!answer.ok) throw new Error(String(answer.status));
      if (button.value === "" || label === "") form.querySelector(`button[value="${form.dataset.said}"]`)?.focus();
      show(form, label);
      state.textContent = label === "" ? form.dataset.undone : form.dataset.saved;
    } catch {
      state.textContent = form.dataset.failed;
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.matches(".label-control") || !event.submitter) return;
    event.preventDefault();
    keep(form, event.submitter);
  });
})();
