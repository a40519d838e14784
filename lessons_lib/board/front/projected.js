// The projected window: it shows what the coach's window tells it, and sends back a clicker's keys and a pen's lines. The two find
// each other by a channel of this browser, so that neither a server nor a kernel stands between them.

import { around } from "./around.js";
import { keptHere } from "./remember.js";

export function projectedWindow(whole, { does, drew, sized, changed }) {
  const { room } = around();
  if (!whole || !room || !("BroadcastChannel" in window)) return { show: () => {}, can: false, open: () => {}, there: () => false, stop: () => {} };
  const name = keptHere("window") || keptHere("window", Math.random().toString(36).slice(2));
  const channel = new BroadcastChannel(`kb-${name}`);
  let size = null, now = null, sent = null;

  function post(whole) {
    if (!size || !now) return;
    const view = now.png, fresh = view && (whole || view !== sent);
    sent = view;
    channel.postMessage({ show: { ...now, png: fresh ? new Uint8Array(view.buffer, view.byteOffset, view.byteLength) : null } });
  }

  channel.onmessage = ({ data }) => {
    if (data.size) {
      const fresh = !size;
      size = data.size;
      sized(size);
      if (fresh) changed(true);
      post(true);
    }
    if (data.does) does(data.does);
    if (data.drew) drew(data.drew);
    if (data.gone && size) { size = null; changed(false); }
  };
  channel.postMessage({ anyone: true });

  return {
    can: true,
    there: () => size,
    open: () => window.open(`${room}#${name}`, `kb-${name}`, "popup,width=960,height=600"),
    // never what was typed, never what went wrong
    show: (all, png, look, { blank, pen }) => {
      now = { png, said: [all.said, ...all.facts].join(" "), alt: all.alt, slide: all.slide, dark: look === "dark", blank, pen };
      post(false);
    },
    stop: () => channel.close(),
  };
}
