// The page round the board: words while it gets ready, words when it has stopped, and a clean goodbye.
"use strict";

window.coach = (() => {
  const ASK_EVERY_MS = 2000;
  const PATIENCE_MS = 60000; // for the first picture; a slow machine takes 10 s
  const STOPPED = "The board has stopped. Press Reload.";
  const LOST = "The board has lost its server. If it was stopped, type make coach in the terminal again. Then press Reload.";
  const STUCK = "The board did not get ready. Press Reload.";

  let kernel = null;
  let said = "";
  let unanswered = 0;

  const find = id => document.getElementById(id);
  const address = () => `${find("board").dataset.server}coach/page/${kernel}`;

  // The key was needed once; the cookie holds it from now on, and a projector need not show it.
  const bare = new URL(location.href);
  if (bare.searchParams.has("token")) {
    bare.searchParams.delete("token");
    history.replaceState(null, "", bare);
  }

  function say(sentence) {
    if (sentence === said) return;
    said = sentence;
    const notice = find("coach-notice");
    notice.replaceChildren();
    find("board").inert = Boolean(sentence);
    if (!sentence) return;
    const words = document.createElement("span");
    words.textContent = sentence;
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Reload";
    button.addEventListener("click", reload);
    notice.append(words, button);
    button.focus();
  }

  async function reload() {
    try {
      await fetch(address(), { method: "POST" }); // answers only if the server is there
    } catch {
      said = "";
      say(LOST);
      return;
    }
    location.reload();
  }

  async function ask() {
    try {
      const answer = await fetch(address(), { cache: "no-store" });
      unanswered = 0;
      const alive = answer.ok && (await answer.json()).alive;
      if (!alive) say(STOPPED);
      else if (said === LOST) say("");
    } catch {
      unanswered += 1;
      if (unanswered >= 2 && !said) say(LOST);
    }
    if (said !== STOPPED) setTimeout(ask, ASK_EVERY_MS);
  }

  function ready() {
    document.documentElement.classList.add("coach-ready");
  }

  // Ready is when there is something to look at: a picture that has its pixels, or words about an error.
  function watchForPicture() {
    const cells = find("coach-cells");
    const began = performance.now();
    const look = () => {
      const shown = [...cells.querySelectorAll("img, canvas")].some(one => (one.naturalWidth ?? one.width) > 0);
      if (shown || cells.querySelector(".coach-broken")) ready();
      else if (performance.now() - began < PATIENCE_MS) setTimeout(look, 50);
      else { ready(); say(STUCK); }
    };
    look();
  }

  function kernelIs(id) {
    kernel = id;
    ask();
    watchForPicture();
    addEventListener("pagehide", () => navigator.sendBeacon(address()));
    addEventListener("pageshow", event => { if (event.persisted) location.reload(); });
  }

  // A page that was cut off has no end, and then nothing would ever get ready.
  let whole = false;
  addEventListener("load", () => { if (!whole) say(STUCK); });

  // Voilà's scripts call these by name.
  window.voila_heartbeat = () => {};
  window.display_cells = () => {};

  return { kernelIs, pageIsWhole: () => { whole = true; } };
})();
