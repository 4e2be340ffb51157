// Runs before the page is painted, so that a stored theme doesn't flash the other one first.
"use strict";
(() => {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");

  const stored = () => {
    try {
      const theme = localStorage.getItem("theme");
      return theme === "light" || theme === "dark" ? theme : null;
    } catch {
      return null;
    }
  };

  const store = (theme) => {
    try {
      if (theme) localStorage.setItem("theme", theme);
      else localStorage.removeItem("theme");
    } catch {
      // Storage is switched off: the choice lasts as long as the page.
    }
  };

  const current = () => root.dataset.theme ?? (system.matches ? "dark" : "light");

  const apply = (theme) => {
    if (theme) root.dataset.theme = theme;
    else delete root.dataset.theme;
    const button = document.querySelector(".theme");
    if (button) {
      const label = current() === "dark" ? button.dataset.light : button.dataset.dark;
      button.setAttribute("aria-label", label);
      button.title = label;
    }
    document.dispatchEvent(new CustomEvent("themechange"));
  };

  apply(stored());
  system.addEventListener("change", () => apply(stored()));
  addEventListener("storage", () => apply(stored()));
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector(".theme");
    button.hidden = false;
    button.addEventListener("click", () => {
      const wanted = current() === "dark" ? "light" : "dark";
      const follows = wanted === (system.matches ? "dark" : "light");
      store(follows ? null : wanted);
      apply(follows ? null : wanted);
    });
    apply(stored() ?? root.dataset.theme ?? null);
  });
})();
