// The page of classes: its list until one is chosen, then the board over all of it, as the address says.
const named = () => /^#(class|scene)=/.test(location.hash);

/** Wait until a class is chosen; the browser's way back brings the list again. */
export async function chosen(ready) {
  while (!named()) {
    ready();
    await new Promise(done => addEventListener("hashchange", done, { once: true }));
  }
  document.querySelector("#status").textContent = "";
  addEventListener("hashchange", () => named() || location.reload());
}

if (document.body.dataset.kind === "class") {
  const hold = () => document.body.classList.toggle("opened", named());
  addEventListener("hashchange", hold);
  hold();
}
