// The background is decoded once; a step of a slider brings only the pixels that differ from it, and these are put in
// at once: nothing to decode, nothing that flickers. The words are a live region: a screen reader says them.
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
      if (!bytes.byteLength) return;  // a page can be quicker than the first picture
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
        const value = Number(readout.textContent.replace("\u2212", "-"));
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
