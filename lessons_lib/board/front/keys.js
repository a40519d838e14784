// Keys. A clicker's PageDown, PageUp, b and . work whatever was touched last; space and arrows do, too, unless somebody
// came to a control by the Tab key, or is writing.

// what a key means while nobody writes
export function meaning(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return "";
  return { PageDown: "next", PageUp: "back", ArrowRight: "next", ArrowLeft: "back", " ": "next",
    b: "blank", B: "blank", ".": "blank", n: "notes", N: "notes" }[event.key] || "";
}

export function listenToKeys({ board, stage, whole, does }) {
  // who comes by the keyboard stays where they are; after a hand on the mouse the picture has the focus again
  let byHand = false;
  const toStage = () => { if (byHand) stage.focus({ preventScroll: true }); };
  const byKeys = event => { if (event.key === "Tab" || event.key === "Escape") byHand = false; };
  const press = event => key(event, does, byHand && whole, () => stage.focus({ preventScroll: true }));
  const anywhere = event => {
    if (!board.contains(event.target) && event.target.contains(board)) press(event);
  };
  board.addEventListener("pointerdown", () => { byHand = true; }, true);
  document.addEventListener("keydown", byKeys, true);
  board.addEventListener("change", event => { if (!event.target.closest("textarea")) toStage(); });
  board.addEventListener("click", event => {
    // a menu that has just opened would close; text is being written or marked
    if (!event.target.closest("select, textarea, label:not(.kb-check), .kb-words, .kb-notes")) toStage();
  });
  board.addEventListener("keydown", press);
  if (whole) document.addEventListener("keydown", anywhere);
  return () => {
    document.removeEventListener("keydown", anywhere);
    document.removeEventListener("keydown", byKeys, true);
  };
}

function key(event, does, byHand, toStage) {
  const to = event.target, plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  // JupyterLab would take plain keys for its own: "d d" deletes a cell
  if (plain && event.key !== "Escape" && !(event.shiftKey && event.key === "Enter")) event.stopPropagation();
  // many clickers begin a show with F5: this one has begun, and a reload would make the room wait
  if (event.key === "F5" && plain && !event.shiftKey) return event.preventDefault();
  const what = meaning(event);
  if (!what || to.closest("[inert]")) return;
  const page = event.key.startsWith("Page");
  const writes = to.closest("textarea, input:not([type=checkbox], [type=range], [type=radio])");
  // a menu that was left open by hand, or a slider: the next key is the clicker's
  const busy = !byHand && needed(event.key, to);
  if (!page && (writes || busy)) return;
  // who goes on has written what was to be written: the next b is the clicker's
  if (writes || byHand) toStage();
  does(what);
  event.preventDefault();
}

// whether a control that was come to by the Tab key takes a key for itself
function needed(name, to) {
  const box = to.matches("input[type=checkbox]");
  if (name === " ") return Boolean(box || to.closest("button, summary, input, select"));
  // sideways a menu would change its scene: nobody means that
  if (name.startsWith("Arrow")) return Boolean(!box && to.closest("input"));
  return Boolean(to.closest("select"));
}
