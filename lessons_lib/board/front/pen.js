// The pen with which the room draws on the picture, in either window: a click is a point, a drag is a line.

const A_DRAG = 0.015; // of the picture's width: less is a click by an unsteady hand
const SVG = "http://www.w3.org/2000/svg";

// `drew` is told where, in shares of the picture's width and height: { points: [[x, y]] } or { line: [[x, y], ...] }
export function penOn(stage, isOn, drew) {
  const trail = document.createElementNS(SVG, "polyline"), over = document.createElementNS(SVG, "svg");
  over.setAttribute("class", "kb-trail");
  over.setAttribute("aria-hidden", "true");
  over.append(trail);
  stage.append(over);
  let path = null, seen = [];

  function follow(event) {
    const box = over.getBoundingClientRect();
    path.push(placeOn(stage.querySelector("img"), event));
    seen.push(`${event.clientX - box.left},${event.clientY - box.top}`);
    trail.setAttribute("points", seen.join(" "));
  }

  function lift(event) {
    if (!path) return;
    const drawn = path.filter(Boolean), across = drawn.map(([x]) => x);
    path = null;
    seen = [];
    trail.setAttribute("points", "");
    if (event.type === "pointercancel" || !drawn.length) return;
    if (Math.max(...across) - Math.min(...across) < A_DRAG) drew({ points: [drawn[0]] });
    else drew({ line: drawn });
  }

  stage.addEventListener("pointerdown", event => {
    if (!isOn() || event.button) return;
    path = [];
    if (event.isTrusted) stage.setPointerCapture(event.pointerId);
    follow(event);
  });
  // a browser would take the picture along
  stage.addEventListener("dragstart", event => event.preventDefault());
  stage.addEventListener("pointermove", event => { if (path) follow(event); });
  for (const kind of ["pointerup", "pointercancel"]) stage.addEventListener(kind, lift);
}

// the picture may be smaller than its place: it lies at the left and at the top
function placeOn(img, event) {
  const box = img.getBoundingClientRect();
  // while the next one comes it has no size of its own: it will fill its place
  const [wide, high] = [img.naturalWidth || box.width, img.naturalHeight || box.height];
  const share = Math.min(box.width / wide, box.height / high);
  const at = [(event.clientX - box.left) / (wide * share), (event.clientY - box.top) / (high * share)];
  return at.every(one => one >= 0 && one <= 1) ? at : null;
}
