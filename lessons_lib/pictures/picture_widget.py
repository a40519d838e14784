"""The one widget of our own: a picture with alternative text and its words below it."""

from __future__ import annotations

import anywidget
import traitlets

# The new picture is decoded before it replaces the old one, so that it never flickers, and a picture that
# was overtaken by a newer one is not shown at all. The words are a live region: a screen reader says them.
_FRONT_END = """
export default {
  render({ model, el }) {
    const figure = document.createElement("figure");
    figure.style.margin = "0";
    const img = document.createElement("img");
    img.style.maxWidth = "100%";
    const words = document.createElement("figcaption");
    words.setAttribute("aria-live", "polite");
    words.style.cssText = "font-size: 1.1em; line-height: 1.45; padding: 0.4em 0.2em; max-width: 60em";
    figure.append(img, words);
    el.append(figure);
    let newest = 0;
    const show = async () => {
      const mine = ++newest;
      const url = URL.createObjectURL(new Blob([model.get("png")], { type: "image/png" }));
      const next = new Image();
      next.src = url;
      try {
        await next.decode();
      } catch (error) {
        words.textContent = model.get("words");
        URL.revokeObjectURL(url);
        return;
      }
      if (mine !== newest) { URL.revokeObjectURL(url); return; }
      const old = img.src;
      img.src = url;
      img.alt = model.get("words");
      words.textContent = model.get("words");
      img.dataset.frame = String(mine);
      if (old) URL.revokeObjectURL(old);
    };
    model.on("change", show);  // once, when picture and words are both there
    show();
    let arrivals = null, gone = false;
    const adopt = () => {
      const app = el.closest(".widget-vbox");
      if (!app) return void (gone || setTimeout(adopt, 100));
      // JupyterLab would take plain keys for its own: arrows leave the menu, "b" adds a cell, "d d" deletes one
      app.addEventListener("keydown", event => {
        const runs = event.shiftKey && event.key === "Enter";
        const forLab = event.ctrlKey || event.metaKey || event.key === "Escape" || runs;
        if (!forLab) event.stopPropagation();
      });
      // ipywidgets gives sliders and play buttons no name that a screen reader could say, and draws them when it
      // likes: some are there only after this picture
      const name = () => {
        for (const handle of app.querySelectorAll(".widget-slider [role=slider]"))
          handle.setAttribute("aria-label", handle.closest(".widget-slider").querySelector("label").textContent);
        for (const play of app.querySelectorAll(".widget-play"))
          play.querySelectorAll("button").forEach((button, i) => {
            button.title = ["play or pause", "back to the start", "repeat"][i];
          });
      };
      name();
      arrivals = new MutationObserver(name);
      arrivals.observe(app, { childList: true, subtree: true });
    };
    adopt();
    return () => { newest += 1; gone = true; arrivals?.disconnect(); if (img.src) URL.revokeObjectURL(img.src); };
  }
};
"""


class Picture(anywidget.AnyWidget):
    """A PNG that is replaced in place, with its words as caption and alternative text."""

    _esm = _FRONT_END
    png = traitlets.Bytes(b"").tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)

    def show(self, png: bytes, words: str) -> None:
        """Change picture and words in one message, so that they never disagree."""
        with self.hold_sync():
            self.png = png
            self.words = words
