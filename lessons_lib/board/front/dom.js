// Elements of the page.

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

export function row(...children) {
  return make("div", { class: "kb-row" }, ...children);
}

export function folded(title, ...children) {
  return make("details", {}, make("summary", { text: title }), ...children);
}

export function button(text, onclick, attributes = {}) {
  return make("button", { type: "button", text, onclick, ...attributes });
}

// a text that stays the same is not written again: a screen reader would read it again
export function put(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
