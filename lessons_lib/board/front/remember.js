// What must not be lost: class, item, scene and step in the page's address, and all the rest in this tab's store, so
// that a reload, the back button or a dead kernel comes back to where the class was.

const STORE = "kb-board";

export function remembering(whole, own) {
  const asked = new URLSearchParams(whole ? location.hash.slice(1) : "");
  const before = whole ? stored() : null;
  let last = "";

  // what Python is told first: go back to where this tab was, or open what the address names
  function opening() {
    const id = asked.get("class") || "", scene = asked.get("scene") || "";
    const here = asked.has("at") && before && before.class === id && (id || before.scene === scene);
    if (here) return { recall: before };
    const [item, step] = (asked.get("at") || "").split(".").map(Number);
    if (id) return { begin: [id, (item || 1) - 1, step || 0] };
    return scene ? { recall: { scene, state: { reveal: item || 0 } } } : {};
  }

  // not before Python has heard the first message: until then it shows what it begins with
  function keep(now) {
    if (!whole || !String(now.heard).startsWith(own)) return;
    const text = JSON.stringify(now.memory);
    if (text === last) return;
    last = text;
    try { sessionStorage.setItem(STORE, text); } catch (error) { return; }
    const { class: id, item, scene, step } = now.memory;
    const at = id ? `class=${id}&at=${item + 1}.${step}` : `scene=${scene}&at=${step}`;
    history.replaceState(null, "", `${location.pathname}${location.search}#${at}`);
  }

  // another class in the same address line is another page
  if (whole) addEventListener("hashchange", () => { if (/^#(class|scene)=/.test(location.hash)) location.reload(); });

  // a class that is opened anew, from the list, while this tab was in the middle of it
  const left = before && before.class && before.class === asked.get("class") && !asked.has("at");

  return { opening, keep, left: left ? before : null };
}

function stored() {
  try { return JSON.parse(sessionStorage.getItem(STORE)); } catch (error) { return null; }
}

// something small that this tab keeps besides, such as when the class began
export function keptHere(name, value) {
  try {
    if (value !== undefined) sessionStorage.setItem(`kb-${name}`, value);
    return sessionStorage.getItem(`kb-${name}`) || "";
  } catch (error) { return ""; }
}
