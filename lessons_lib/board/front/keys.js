// Keys: space and arrows step, unless a control that needs them has the focus; a remote's PageDown always steps.

export function listenToKeys({ board, stage, guesses, whole, step }) {
  // after a hand on the mouse the picture has the focus again, so that the next key goes on with the story;
  // who comes by the keyboard stays where they are
  let byHand = false;
  const toStage = () => { if (byHand) stage.focus({ preventScroll: true }); };
  const byKeys = () => { byHand = false; };
  const press = event => key(event, step);
  const anywhere = event => {
    if (!board.contains(event.target) && event.target.contains(board)) press(event);
  };
  board.addEventListener("pointerdown", () => { byHand = true; }, true);
  document.addEventListener("keydown", byKeys, true);
  board.addEventListener("change", event => { if (event.target !== guesses) toStage(); });
  board.addEventListener("click", event => {
    // a menu that has just opened would close; text is being written or marked
    if (!event.target.closest("select, textarea, label:not(.kb-check), .kb-words")) toStage();
  });
  board.addEventListener("keydown", press);
  if (whole) document.addEventListener("keydown", anywhere);
  return () => {
    document.removeEventListener("keydown", anywhere);
    document.removeEventListener("keydown", byKeys, true);
  };
}

function key(event, step) {
  const to = event.target, plain = !event.ctrlKey && !event.metaKey && !event.altKey;
  // JupyterLab would take plain keys for its own: "d d" deletes a cell
  if (plain && event.key !== "Escape" && !(event.shiftKey && event.key === "Enter")) event.stopPropagation();
  if (!plain || event.shiftKey || to.closest("[inert]")) return;
  const box = to.matches("input[type=checkbox]");
  const presses = box || to.closest("button, summary");
  const holds = !box && to.closest("input, select, textarea");
  if (event.key === "PageDown" || (event.key === "ArrowRight" && !holds) || (event.key === " " && !holds && !presses)) step(1);
  else if (event.key === "PageUp" || (event.key === "ArrowLeft" && !holds)) step(-1);
  else return;
  event.preventDefault();
}
