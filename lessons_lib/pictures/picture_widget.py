"""The one widget of our own: a picture with alternative text, its words beside it, drawn for the room it has."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import anywidget
import numpy as np
import traitlets
from PIL import Image

from ..science.words import with_minus
from .png import quick_png

if TYPE_CHECKING:
    from .canvas import Canvas

# The background is decoded once; a step of a slider brings only the pixels that differ from it, and these are put
# in at once: nothing to decode, nothing that flickers. The words are a live region: a screen reader says them.
_FRONT_END = """
export default {
  render({ model, el }) {
    const alone = !model.get("captioned");  // a chart, whose words stand below it as text
    const figure = document.createElement("figure");
    figure.className = "lesson-picture";
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    const headline = document.createElement("p"), words = document.createElement("figcaption");
    headline.setAttribute("aria-hidden", "true");  // the words say it, too
    words.setAttribute("aria-live", "polite");
    figure.append(...(alone ? [canvas] : [headline, canvas, words]));
    el.append(figure);
    let frame = 0, decoded = null;  // the bytes of the background that is painted
    let picture = null, pixels = null, behind = null, before = [];  // what is shown, without what moves, and what moved
    const show = async () => {
      const bytes = model.get("background");
      if (bytes !== decoded) {
        const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        if (bytes !== model.get("background")) return;  // overtaken by a newer one
        [canvas.width, canvas.height] = [image.width, image.height];
        canvas.style.width = `${image.width / model.get("ratio")}px`;
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
      canvas.classList.toggle("lesson-light", model.get("light"));
      canvas.setAttribute("aria-label", model.get("words"));
      words.textContent = model.get("words");
      headline.textContent = model.get("headline");
      canvas.dataset.frame = String(++frame);
    };
    model.on("change", show);  // once, when picture and words are both there
    show();
    // the picture is drawn for the room and for the pixels of the screen that it is on
    let app = null, told = "";
    const measure = () => {
      const across = (app || el).clientWidth;
      if (!across) return;
      // controls, picture and words share a window: less than half of its height is the picture's
      const high = alone ? Math.max(innerHeight - 150, 460) : 0.45 * innerHeight;
      const room = [across, high].map(px => 4 * Math.floor(px / 4));
      const ratio = Math.min(Math.max(devicePixelRatio, 1), 2);
      if (told === (told = `${room} ${ratio}`)) return;
      model.set({ room, ratio });
      model.save_changes();
    };
    const sizes = new ResizeObserver(() => measure());
    sizes.observe(el);
    window.addEventListener("resize", measure);  // comes with another screen, too
    let arrivals = null, gone = false;
    const adopt = () => {
      app = el.closest(".lesson-app");
      if (!app) return void (gone || alone || setTimeout(adopt, 100));
      measure();
      // JupyterLab would take plain keys for its own: arrows leave the menu, "b" adds a cell, "d d" deletes one
      app.addEventListener("keydown", event => {
        const runs = event.shiftKey && event.key === "Enter";
        const forLab = event.ctrlKey || event.metaKey || event.key === "Escape" || runs;
        if (!forLab) event.stopPropagation();
      });
      // ipywidgets gives sliders and play buttons no name that a screen reader could say, and draws them when it
      // likes: some are there only after this picture
      const name = () => {
        for (const handle of app.querySelectorAll(".widget-slider [role=slider]")) {
          const slider = handle.closest(".widget-slider");
          handle.setAttribute("aria-label", slider.querySelector("label").textContent);
          if (slider.classList.contains("lesson-below")) say(slider, handle);
        }
        for (const play of app.querySelectorAll(".widget-play"))
          play.querySelectorAll("button").forEach((button, i) => {
            button.title = ["play or pause", "back to the start", "repeat"][i];
          });
      };
      // a number below zero says which way it goes, and zero has its mark
      const say = (slider, handle) => {
        const readout = slider.querySelector(".widget-readout"), track = slider.querySelector(".noUi-target");
        const value = Number(readout.textContent.replace("\\u2212", "-"));
        if (Number.isNaN(value)) return;
        const said = value ? `${Math.abs(value)} ${value > 0 ? "below" : "above"}` : "0";
        if (readout.dataset.said !== said) readout.dataset.said = said;
        handle.setAttribute("aria-valuetext", said);
        const [low, high] = ["min", "max"].map(end => Number(handle.getAttribute(`aria-value${end}`)));
        const zero = `${100 * -low / (high - low)}%`;
        if (track && track.style.getPropertyValue("--zero") !== zero) track.style.setProperty("--zero", zero);
      };
      name();
      arrivals = new MutationObserver(name);
      arrivals.observe(app, { childList: true, subtree: true, characterData: true });
    };
    adopt();
    return () => {
      gone = true;
      arrivals?.disconnect();
      sizes.disconnect();
      window.removeEventListener("resize", measure);
    };
  }
};
"""

# Labels stand above their tracks, which so get the whole width. In the dark, a picture made for light paper is
# turned over: light for dark, with the hues kept.
_STYLE = """
.lesson-app { container-type: inline-size; overflow: visible; }
.lesson-app .lesson-controls {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 170px), 1fr)); gap: 2px 22px;
  align-items: end; overflow: visible; width: auto; margin: 0 2px;
}
@media (max-height: 480px) {  /* a page at twice its size */
  .lesson-app .lesson-controls { grid-template-columns: repeat(auto-fit, minmax(120px, 1fr)); gap: 0 14px; }
}
.lesson-app .lesson-controls.lesson-closed { display: none; }
.lesson-controls > *, .lesson-controls .lesson-played > * { width: auto; min-width: 0; margin: 0; }
.lesson-controls .widget-slider, .lesson-controls .widget-dropdown {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; height: auto; align-items: center; overflow: visible;
}
.lesson-controls .widget-slider > label, .lesson-controls .widget-dropdown > label {
  width: auto; height: auto; text-align: left; white-space: normal; overflow: visible; line-height: 1.25;
  grid-column: 1;
}
.lesson-controls .widget-readout {
  grid-area: 1 / 2; min-width: 2.5em; width: auto; margin: 0; padding: 0 2px; text-align: right; font-weight: 600;
}
.lesson-controls .widget-slider > .slider-container {
  grid-area: 2 / 1 / 3 / 3; height: 26px; margin: 0 10px; width: auto; overflow: visible;
}
.lesson-controls .widget-dropdown > select { grid-area: 2 / 1 / 3 / 3; width: 100%; }
.lesson-below .widget-readout:not(:focus) { font-size: 0; }
.lesson-below .widget-readout:not(:focus)::before {
  content: attr(data-said); font-size: var(--jp-widgets-font-size, 13px); white-space: nowrap;
}
.lesson-below .noUi-target::after {
  content: ""; position: absolute; left: var(--zero, 0%); top: -5px; bottom: -5px; border-left: 2px solid currentColor;
}
.lesson-controls .lesson-played { position: relative; overflow: visible; }
.lesson-played > .widget-slider { width: 100%; }
.lesson-played > .widget-play { position: absolute; right: 2em; top: 0; display: flex; width: auto; height: 22px; }
.lesson-played .widget-play button { width: 24px; height: 22px; line-height: 22px; padding: 0; }
.lesson-controls > .widget-toggle-button, .lesson-controls > .widget-button { height: 26px; line-height: 26px; }
.lesson-picture { margin: 4px 0 0; }
.lesson-picture canvas { max-width: 100%; display: block; }
.lesson-picture p { margin: 0; font-weight: 600; min-height: 1.4em; line-height: 1.4; font-size: 15px; }
.lesson-picture figcaption { line-height: 1.42; font-size: 14px; }
[data-jp-theme-light="false"] .lesson-light, .vscode-dark .lesson-light { filter: invert(0.93) hue-rotate(180deg); }
@media (prefers-color-scheme: dark) {
  body:not([data-jp-theme-light]) .lesson-light { filter: invert(0.93) hue-rotate(180deg); }
}
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
    headline
        The one number that is looked for, in a few words of its own.
    captioned
        Whether the words can be read; a chart's stand below it anyway.
    light
        Whether it is drawn on light paper, which a dark page turns over.
    room, ratio
        How much of the page it may fill, and how many pixels the screen has for each of it, as the browser tells.
    """

    _esm = _FRONT_END
    _css = _STYLE
    background = traitlets.Bytes(b"").tag(sync=True)
    moved = traitlets.Bytes(b"").tag(sync=True)
    words = traitlets.Unicode("").tag(sync=True)
    headline = traitlets.Unicode("").tag(sync=True)
    captioned = traitlets.Bool(True).tag(sync=True)
    light = traitlets.Bool(True).tag(sync=True)
    room = traitlets.List(traitlets.Float(), [0.0, 0.0]).tag(sync=True)
    ratio = traitlets.Float(1.0).tag(sync=True)
    _behind: Pixels | None = None

    def show(self, canvas: Canvas, words: str, headline: str = "") -> None:
        """Change picture and words in one message, so that they never disagree."""
        width, height = self.room
        canvas.fit(width, height, self.ratio)
        pixels, still = canvas.pixels(), canvas.still
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
            self.light = canvas.look.on_light
            self.words, self.headline = words, with_minus(headline)

    @property
    def png(self) -> bytes:
        """The picture as a PNG."""
        with Image.open(io.BytesIO(self.background)) as image:
            pixels = np.asarray(image.convert("RGBA")).copy()
        places, colours = np.frombuffer(self.moved, "<u4").reshape(2, -1)
        _each(pixels)[places] = colours
        return quick_png(pixels)


def alone(canvas: Canvas, words: str) -> Picture:
    """Return a chart's picture for a page: without a caption, and drawn anew where the page has other room."""
    picture = Picture(captioned=False)
    picture.observe(lambda _: picture.show(canvas, words), names=["room", "ratio"])
    picture.show(canvas, words)
    return picture


def _each(pixels: Pixels) -> np.ndarray[Any, np.dtype[np.uint32]]:
    """Return every pixel as one number."""
    return pixels.view("<u4").reshape(-1)
