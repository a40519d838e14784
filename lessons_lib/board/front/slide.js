// Words in place of a picture, as large as their room allows: a question with its letters, the care note, a sentence.

import { make } from "./dom.js";

// what lies over the picture: a slide, and black while nothing is to be seen
export function overPicture(main, stage) {
  const slide = make("div", { class: "kb-slide", hidden: "" }), black = make("div", { class: "kb-blank", hidden: "" });
  stage.append(slide);
  main.append(black);
  return {
    blank: on => { black.hidden = !on; },
    blanked: () => !black.hidden,
    fit: () => { if (!slide.hidden) fitSlide(slide); },
    update(now) {
      slide.hidden = !now.slide;
      if (now.slide) slide.replaceChildren(...slideOf(now.slide));
    },
  };
}

export function slideOf(slide) {
  const lines = slide.lines.map(([letter, text]) => make("p", letter && letter === slide.right ? { class: "kb-right" } : {},
    ...(letter ? [make("strong", { text: `${letter} ` })] : []), document.createTextNode(text),
    ...(letter && letter === slide.right ? [make("span", { text: " \u2713 right", class: "kb-tick" })] : [])));
  return [make("h2", { text: slide.title }), ...lines];
}

// the largest letters with which it fits, between shares of the height of its place
export function fitSlide(node, high = 0.075, low = 0.03) {
  const place = node.clientHeight;
  if (!place) return;
  for (let share = high; share >= low; share -= 0.004) {
    node.style.fontSize = `${Math.round(place * share)}px`;
    if (node.scrollHeight <= place + 1 && node.scrollWidth <= node.clientWidth + 1) return;
  }
}
