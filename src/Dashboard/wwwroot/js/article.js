// Tells the score of the sentence that is pointed at or focused; without this script the title of each sentence does.
"use strict";
(() => {
  const inspector = document.getElementById("inspector");
  const told = inspector.querySelector("p");
  const labelLink = inspector.querySelector("[data-label-link]");
  let pointed = null;

  const mark = (id, on) => {
    if (!id) return;
    document.getElementById(id)?.classList.toggle("pointed", on);
    document.querySelector(`.profile [data-sentence="${id}"]`)?.classList.toggle("pointed", on);
  };

  const point = (id) => {
    if (pointed === id) return;
    mark(pointed, false);
    mark(id, true);
    pointed = id;
    const sentence = id ? document.getElementById(id) : null;
    told.textContent = sentence ? sentence.dataset.about : told.dataset.empty;
    told.classList.toggle("told", sentence !== null);
    inspector.classList.toggle("active", sentence !== null);
    if (labelLink) {
      labelLink.parentElement.hidden = sentence === null;
      if (sentence) labelLink.hash = `#l${id.slice(1)}`;
    }
  };

  // The browser's own tooltip would cover the text that is being read.
  const takeTitles = () => {
    for (const sentence of document.querySelectorAll(".reading-text .sentence[title]")) {
      sentence.dataset.about = sentence.title;
      sentence.removeAttribute("title");
    }
    mark(pointed, true);
  };

  const idAt = (target) => target instanceof Element
    ? target.closest(".reading-text .sentence")?.id ?? target.closest("[data-sentence]")?.dataset.sentence ?? null
    : null;

  // A part of the address that names a sentence focuses it; one that names a label opens the list of labels.
  const follow = () => {
    const target = /^#[sl]\d+$/.test(location.hash) ? document.getElementById(location.hash.slice(1)) : null;
    if (!target) return;
    target.closest("details")?.setAttribute("open", "");
    (target.matches(".sentence") ? target : target.querySelector("button"))?.focus({ preventScroll: true });
    target.scrollIntoView({ block: "center" });
  };

  document.addEventListener("pointerover", (event) => {
    if (event.target instanceof Element && event.target.closest("#inspector")) return;
    const id = idAt(event.target);
    if (id) point(id);
    else if (event.pointerType !== "touch" && !document.activeElement?.matches(".sentence")) point(null);
  });
  document.addEventListener("focusin", (event) => {
    if (!(event.target instanceof Element && event.target.closest("#inspector"))) point(idAt(event.target));
  });
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const id = event.target instanceof Element && event.target.closest("[data-sentence]")?.dataset.sentence;
    if (id) document.getElementById(id)?.focus();
  });
  document.addEventListener("refreshed", takeTitles);

  inspector.hidden = false;
  takeTitles();
  follow();
})();
