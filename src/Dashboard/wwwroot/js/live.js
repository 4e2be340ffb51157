// Keeps the page as new as the database: counts at once, everything marked data-live by fetching the page anew when something changed.
"use strict";
(() => {
  const shortestPause = 2000;
  const retryPause = 5000;
  const lang = document.documentElement.lang;
  const whole = new Intl.NumberFormat(lang, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const state = document.querySelector(".link-state");
  let events = null;
  let revision = document.body.dataset.revision ?? null;
  let busy = false;
  let stale = false;

  const say = (name) => {
    state.hidden = false;
    state.className = `link-state ${name === "connected" ? "connected" : "lost"}`;
    if (state.textContent !== state.dataset[name]) state.textContent = state.dataset[name];
  };

  const showCounts = (status) => {
    for (const place of document.querySelectorAll("[data-status]")) {
      const value = status[place.dataset.status];
      const text = value === null ? "–" : (Number.isInteger(value) || value >= 10 ? whole : tenths).format(value);
      if (place.textContent !== text) place.textContent = text;
    }
    const bar = document.getElementById("system-bar");
    if (bar) bar.value = status.progress;
  };

  const replace = (fresh) => {
    for (const part of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(part.id);
      if (!next || next.isEqualNode(part)) continue;
      const focused = part.contains(document.activeElement) ? focusPath(part, document.activeElement) : null;
      part.replaceWith(document.adoptNode(next));
      if (focused) document.getElementById(next.id).querySelectorAll("a, button, [tabindex]")[focused.index]?.focus({ preventScroll: true });
    }
    document.dispatchEvent(new CustomEvent("refreshed"));
  };

  const focusPath = (part, element) => ({ index: [...part.querySelectorAll("a, button, [tabindex]")].indexOf(element) });

  const refresh = async () => {
    if (busy) {
      stale = true;
      return;
    }
    busy = true;
    stale = false;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" } });
      if (answer.ok) replace(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      // The server is away: the stream says so, and the next state brings the page up to date.
      revision = null;
    }
    setTimeout(() => {
      busy = false;
      if (stale) refresh();
    }, shortestPause);
  };

  // A browser tries again by itself, except after an answer that is no stream, such as that of a proxy without its server.
  const connectLater = () => setTimeout(() => {
    if (events?.readyState !== EventSource.CLOSED) return;
    events = null;
    follow();
  }, retryPause);

  const connect = () => {
    events = new EventSource("/api/v1/events");
    events.addEventListener("status", (event) => {
      const status = JSON.parse(event.data);
      say("connected");
      showCounts(status);
      if (revision !== status.revision && document.querySelector("[data-live]")) refresh();
      revision = status.revision;
    });
    events.addEventListener("unavailable", () => say("unavailable"));
    events.addEventListener("error", () => {
      say("lost");
      if (events?.readyState === EventSource.CLOSED) connectLater();
    });
  };

  // A browser grants a site six connections: pages that nobody sees give theirs back.
  const follow = () => {
    if (document.hidden) {
      events?.close();
      events = null;
    } else if (!events) {
      connect();
    }
  };

  document.addEventListener("visibilitychange", follow);
  addEventListener("pagehide", () => {
    events?.close();
    events = null;
  });
  addEventListener("pageshow", follow);
  follow();
})();
