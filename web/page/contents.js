// The menu: what was answered of each lesson, the search, and answers as a file.
import { keeper } from "./keeper.js";

const find = selector => document.querySelector(selector), up = document.body.dataset.up;

/** Say beside each lesson how much of it was answered. */
export function contents() {
  const answers = keeper.text(), answered = new Set(answers.split("\n").map(line => line.split(",")[0]));
  for (const link of document.querySelectorAll("a[data-asked]")) {
    const asked = link.dataset.asked.split(" ").filter(Boolean), done = asked.filter(id => answered.has(id)).length;
    link.dataset.done = done ? `${done} of ${asked.length} answered` : "";
  }
  const last = [...answers.matchAll(/^(\d\d)\.(?!recall)/gm)].at(-1)?.[1], here = find("#go-on");
  if (here) here.hidden = !last;
  if (here && last) here.lastElementChild.replaceWith(find(`.lessons a[href^="${last}_"]`).cloneNode(true));
  find("#save").href = `data:text/csv;charset=utf-8,${encodeURIComponent(answers)}`;
  if (keeper.refused()) find(".mine span").textContent = "This browser keeps no answers: save yours as a file before you close this page.";
}
addEventListener("answers", contents);

// --- search --------------------------------------------------------------------------------------
let rows;
async function search(text) {
  rows ??= fetch(new URL("search.json", import.meta.url)).then(answer => answer.json());
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean), found = [];
  for (const [to, title, heading, words] of wanted.length ? await rows : []) {
    const head = `${title} ${heading}`.toLowerCase(), all = words.toLowerCase();
    if (!wanted.every(word => head.includes(word) || all.includes(word))) continue;
    const at = Math.max(0, all.indexOf(wanted[0]) - 40), inHead = wanted.filter(word => head.includes(word)).length;
    found.push({ inHead, to: up + to, title, heading, words: words.slice(at, at + 120) });
  }
  return found.sort((a, b) => b.inHead - a.inHead).slice(0, 12);
}
function show(found) {
  const items = found.map(({ to, title, heading, words }) => {
    const item = document.createElement("li"), link = document.createElement("a"), said = document.createElement("small");
    Object.assign(link, { href: to, textContent: heading === title ? title : `${title}: ${heading}` });
    said.textContent = words && ` … ${words} …`;
    item.append(link, said);
    return item;
  });
  find(".search ul").replaceChildren(...items);
}
find(".search").hidden = false;
find(".search").addEventListener("submit", event => event.preventDefault());
find(".search input").addEventListener("input", async ({ target }) => {
  const text = target.value, found = await search(text);
  if (target.value === text) show(found.length || !text.trim() ? found : [{ to: `${up}glossary.html`, title: "Nothing found. The glossary", heading: "all terms", words: "" }]);
});

// --- answers as a file -----------------------------------------------------------------------------
find(".mine").hidden = false;
find("#load").addEventListener("change", async ({ target }) => {
  const count = await keeper.add(await target.files[0].text());
  find("#status").textContent = count ? `${count} lines of answers loaded.` : "That file holds no answers of this course.";
  if (count) setTimeout(() => location.reload(), 800);
});
