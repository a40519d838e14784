"""The one widget of our own: a picture with alternative text and its words below it."""

from __future__ import annotations

import io
from typing import Any

import anywidget
import numpy as np
import traitlets
from PIL import Image

from .canvas import quick_png

# The background is decoded once; a step of a slider brings only the pixels that differ from it, and these are put
# in at once: nothing to decode, nothing that flickers. The words are a live region: a screen reader says them.
_FRONT_END = """
export default {
  render({ model, el }) {
    const figure = document.createElement("figure");
    figure.style.margin = "0";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    const words = document.createElement("figcaption");
    words.setAttribute("aria-live", "polite");
    words.style.cssText = "font-size: 1.1em; line-height: 1.45; padding: 0.4em 0.2em; max-width: 60em";
    figure.append(canvas, words);
    el.append(figure);
    let frame = 0, decoded = null;  // the bytes of the background that is painted
    let picture = null, pixels = null, behind = null, before = [];  // what is shown, without what moves, and what moved
    const show = async () => {
      const bytes = model.get("background");
      if (bytes !== decoded) {
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        if (bytes !== model.get("background")) return;  // overtaken by a newer one
        [canvas.width, canvas.height] = [image.width, image.height];
        canvas.style.cssText = `max-width: 100%; width: ${image.width / model.get("ratio")}px`;
        pen.drawImage(image, 0, 0);
        picture = pen.getImageData(0, 0, image.width, image.height);
        pixels = new Uint32Array(picture.data.buffer);
        [behind, before, decoded] = [pixels.slice(), [], bytes];
      }
      const { buffer, byteOffset, byteLength } = model.get("moved");
      const moved = new Uint32Array(buffer.slice(byteOffset, byteOffset + byteLength)), count = moved.length / 2;
      for (const place of before) pixels[place] = behind[place];
      before = moved.subarray(0, count);
      for (let i = 0; i < count; i++) pixels[moved[i]] = moved[count + i];
      pen.putImageData(picture, 0, 0);
      canvas.setAttribute("aria-label", model.get("words"));
      words.textContent = model.get("words");
      canvas.dataset.frame = String(++frame);
    };
    model.on("change", show);  // once, when picture and words are both there
    show();
    // the picture gets the pixels of the screen that it is on, and costs nothing more on a plain one
    const measure = () => {
      const ratio = Math.min(Math.max(devicePixelRatio, 1), 2);
      if (ratio !== model.get("ratio")) { model.set("ratio", ratio); model.save_changes(); }
    };
    measure();
    window.addEventListener("resize", measure);  // comes with another screen, too
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
    return () => { gone = true; arrivals?.disconnect(); window.removeEventListener("resize", measure); };
  }
};
"""


_MOST_SHARE = 16
"""A picture of which more than one pixel in so many has moved is sent whole: compressed, it is smaller."""

Pixels = np.ndarray[Any, np.dtype[np.uint8]]


class Picture(anywidget.AnyWidget):
    """A picture that is replaced in place, with its words as caption and alternative text.

    Attributes
    ----------
    background
        A PNG.
    moved
        The places of the pixels that differ from it, and after them their colours, four bytes each.
    ratio
        How many pixels the screen has for each of the picture's size, as the browser tells.
    """

    _esm = _FRONT_END
    background = traitlets.Bytes(b"").tag(sync=True)
    moved = traitlets.Bytes(b"").tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    ratio = traitlets.Float(1.0).tag(sync=True)
    _behind: Pixels | None = None

    def show(self, pixels: Pixels, still: Pixels, words: str) -> None:
        """Change picture and words in one message, so that they never disagree; `still` lies behind what moves."""
        now, behind = _each(pixels), _each(still)
        places = np.flatnonzero(now != behind).astype("<u4")
        if whole := _MOST_SHARE * places.size > now.size:
            places = places[:0]
        with self.hold_sync():
            if whole:
                self._behind, self.background = None, quick_png(pixels)
            elif self._behind is not still:
                self._behind, self.background = still, quick_png(still)
            self.moved = places.tobytes() + now[places].tobytes()
            self.words = words

    @property
    def png(self) -> bytes:
        """The picture as a PNG."""
        with Image.open(io.BytesIO(self.background)) as image:
            pixels = np.asarray(image.convert("RGBA")).copy()
        places, colours = np.frombuffer(self.moved, "<u4").reshape(2, -1)
        _each(pixels)[places] = colours
        return quick_png(pixels)


def _each(pixels: Pixels) -> np.ndarray[Any, np.dtype[np.uint32]]:
    """Return every pixel as one number."""
    return pixels.view("<u4").reshape(-1)
