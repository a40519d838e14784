// The room's phones: opens a question to them, fetches what they say from this machine's own server, and closes it.

import { around } from "./around.js";
import { button, make, put, row } from "./dom.js";

const EVERY_MS = 700;

export function phonesPanel(talk, voting) {
  const server = around().phones;
  const flip = button("Ask the phones", () => (on ? close() : open()), { "aria-pressed": "false" });
  const status = make("p", { role: "status" });
  const node = make("div", { hidden: "" }, row(flip), status);
  let on = false, seen = false, prompt = "", sent = "", timer = 0, asked = null;

  async function desk(what) {
    const answer = await fetch(server, what ? { method: "POST", body: JSON.stringify(what) } : { cache: "no-store" });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  function show() {
    put(flip, on ? "Close the vote and show it" : "Ask the phones");
    flip.setAttribute("aria-pressed", String(on));
  }

  function pass(told) {
    put(status, on ? `${told.phones} phones are here, ${told.answers.length} voted.` : "");
    const answers = JSON.stringify(told.answers);
    if (answers !== sent) talk.say({ phones: told.answers });
    sent = answers;
  }

  async function open() {
    prompt = asked.prompt;
    try {
      const told = await desk(asked);
      on = true;
      seen = false;
      sent = "[]";
      talk.say({ door: told });
      pass(told);
      look();
    } catch (error) { put(status, "The page for the phones does not answer. Start the board again with --room."); }
    show();
  }

  async function close(quietly) {
    on = false;
    clearTimeout(timer);
    show();
    try { pass(await desk({ close: true })); } catch (error) { put(status, "The page for the phones does not answer."); }
    if (!quietly) talk.say({ door: null });
  }

  function look() {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      try { const told = await desk(); if (on) pass(told); } catch (error) { put(status, "The page for the phones does not answer."); }
      if (on) look();
    }, EVERY_MS);
  }

  function update(now) {
    asked = now.asked;
    flip.disabled = asked.off;
    if (!on) return;
    seen = seen || voting();
    // what the board goes on from is closed for the phones, too
    if (asked.prompt !== prompt || (seen && !voting())) close(true);
  }

  // without --room there is nobody to ask; a page that was loaded again goes on with what is open
  if (server) desk().then(told => {
    node.hidden = false;
    if (told.open && asked && told.open === asked.prompt) open();
  }).catch(() => {});
  show();

  return { node, update, stop: () => clearTimeout(timer) };
}
