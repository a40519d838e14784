// What the learner answers and edits stays in this browser; a browser that keeps nothing loses nothing else.
const KEY = `kcal ${new URL("./", import.meta.url).pathname} `;
const ANSWERS = "answers";
const LINE = /^(?:[0-9]{2}\.[a-z0-9]+,.+|unit,(?:kg|lb))$/;
const HEAD = "question,answer\n";

const held = new Map(); // what could not be kept: it is here as long as this page is open
function stored(name, value) {
  try {
    if (value === undefined) return held.get(name) ?? localStorage.getItem(KEY + name);
    if (value) localStorage.setItem(KEY + name, value);
    else localStorage.removeItem(KEY + name);
    held.delete(name);
  } catch {
    if (value !== undefined) held.set(name, value || "");
    return held.get(name) ?? null;
  }
}
// one tab after the other, so that none overwrites the lines of another
const alone = act => navigator.locks ? navigator.locks.request(KEY, act) : act();
const changed = () => dispatchEvent(new Event("answers"));

export const keeper = {
  text: () => stored(ANSWERS) ?? "",
  refused: () => held.has(ANSWERS),
  /** Add lines of answers to those that are kept, and drop what is no answer. */
  add: lines => alone(() => {
    const fit = lines.split("\n").filter(line => LINE.test(line));
    if (fit.length) stored(ANSWERS, (stored(ANSWERS) ?? HEAD) + fit.join("\n") + "\n");
    changed();
    return fit.length;
  }),
  erase: () => alone(() => { stored(ANSWERS, null); changed(); }),
  code: (cell, text) => stored(`code ${cell}`, text),
  onOther: tell => addEventListener("storage", ({ key, newValue }) => {
    if (key === KEY + ANSWERS) { tell(newValue ?? ""); changed(); }
  }),
};
