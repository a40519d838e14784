// The plane that a learner draws on. Points are set by pointer, finger or keys; the run comes from Python when it is
// asked for. All numbers are in the unit on the screen.
const LETTER = 16;  // 12 pt, whatever the width: the picture is drawn anew for each, not scaled
const HOLD = 26;  // pixels around a point that still take hold of it

const make = (tag, attributes = {}, ...children) => {
  const svg = ["svg", "g", "line", "path", "circle", "rect", "text"].includes(tag);
  const made = svg ? document.createElementNS("http://www.w3.org/2000/svg", tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
};

// what stands between stars is emphasis; nothing of it is read as HTML
const emphasised = text =>
  text.split(/(\*\*[^*]+\*\*|\*[^*]+\*)/).map(part =>
    part.startsWith("**") ? make("strong", {}, part.slice(2, -2))
      : part.startsWith("*") && part.length > 2 ? make("em", {}, part.slice(1, -1)) : part);

// places for numbers on an axis: round ones, and for weeks those that people count in
const ticks = ([low, high], room, least, steps) => {
  const most = Math.max(2, Math.floor(room / least));
  let step = steps.find(one => (high - low) / one <= most && (high - low) % one === 0);
  if (!step) {
    const rough = (high - low) / most, ten = 10 ** Math.floor(Math.log10(rough));
    step = [1, 2, 5, 10].map(one => one * ten).find(one => one >= rough);
  }
  const found = [];
  for (let at = Math.ceil(low / step - 1e-9) * step; at <= high + 1e-9; at += step) found.push(+at.toFixed(6));
  return found;
};

const heightAt = (points, x) => {
  const after = points.findIndex(point => point[0] >= x);
  if (after === -1) return points[points.length - 1][1];
  if (after === 0) return points[0][1];
  const [[x0, y0], [x1, y1]] = [points[after - 1], points[after]];
  return y0 + (y1 - y0) * (x - x0) / (x1 - x0);
};

export default {
  render({ model, el }) {
    const plane = model.get("plane"), free = !plane.fixed.length, bars = plane.kind === "bars";
    const band = plane.kind === "band", singular = plane.xName.replace(/s$/, "");
    const digits = plane.step < 1 ? 1 : 0;
    let points = model.get("points").map(point => [...point]);
    const past = [];  // what Undo goes back to
    let scale = null, held = null, chosen = null, asked = false;

    const prompt = make("p", { class: "prompt" }, ...emphasised(model.get("prompt")));
    prompt.hidden = !prompt.textContent;
    const legend = make("p", { class: "legend", "aria-hidden": "true" });
    const sheet = make("svg", { class: "sheet", role: "group", "aria-label": "" });
    const still = make("g", { "aria-hidden": "true" }), drawn = make("g", { "aria-hidden": "true" });
    const run = make("g", { "aria-hidden": "true" }), handles = make("g");
    sheet.append(still, run, drawn, handles);
    const help = make("p", { class: "help" }), words = make("p", { class: "words", "aria-live": "polite" });
    const button = (label, act) => {
      const made = make("button", { type: "button" }, label);
      // a button that is off keeps the focus: a keyboard must not fall out of the plane
      made.addEventListener("click", () => { if (made.getAttribute("aria-disabled") !== "true") act(); });
      return made;
    };
    const add = button("Add a point", () => addByKey()), undo = button("Undo", () => goBack());
    const again = button("Start again", () => startAgain()), show = button(plane.done, () => showRun());
    show.classList.add("first");
    const row = make("div", { class: "buttons" }, ...(free ? [add] : []), undo, again, show);
    const box = make("div", { class: "lesson-plane" }, prompt, legend, sheet, row, help, words);
    el.append(box);

    const shown = () => model.get("shown");
    const all = () => points.length || free ? points : plane.fixed.map(point => [...point]);
    const xOf = x => scale.left + (x - scale.x[0]) / (scale.x[1] - scale.x[0]) * scale.width;
    const yOf = y => scale.top + (scale.y[1] - y) / (scale.y[1] - scale.y[0]) * scale.height;
    const snap = y => +(Math.round(Math.min(Math.max(y, plane.y[0]), plane.y[1]) / plane.step) * plane.step).toFixed(4);
    const inside = y => Math.min(Math.max(snap(y), Math.ceil(plane.y[0] / plane.step - 1e-9) * plane.step), plane.y[1]);
    const amount = y => `${y.toFixed(digits)} ${plane.unit}`;
    const left = () => +(plane.total - all().reduce((sum, point) => sum + point[1], 0)).toFixed(4);
    const label = i => {
      const [x, y] = all()[i];
      if (bars) return `${plane.names[i]}, ${amount(y)}`;
      if (band) return `${singular} ${x}, ${i % 2 ? "high" : "low"} edge, ${amount(y)}`;
      return `${singular} ${x}, ${amount(y)}`;
    };
    const ready = () => {
      if (shown()) return false;
      if (bars) return points.length > 0 && Math.abs(left()) < plane.step / 2;
      if (band) return points.length > 0 && points.every((point, i) => i % 2 === 0 || point[1] > points[i - 1][1]);
      return points.length >= plane.least;
    };

    // --- changing what is drawn -----------------------------------------------------------

    const keep = () => { model.set("points", points.map(point => [...point])); model.save_changes(); paint(); };
    const remember = () => past.push(points.map(point => [...point]));
    const goBack = () => { if (past.length && !shown()) { points = past.pop(); chosen = null; keep(); } };
    const startAgain = () => {
      remember();
      points = [];
      chosen = null;
      model.set({ points: [], shown: false });
      model.save_changes();
      paint();
    };
    const showRun = () => {
      if (!ready()) return;
      asked = true;
      model.set({ points: points.map(point => [...point]), shown: true });
      model.save_changes();
    };
    // a point never passes its neighbours, so that its number stays its own
    const move = (i, x, y) => {
      if (!points.length) points = all();
      const point = points[i];
      if (free) {
        const first = plane.start ? plane.start[0] + 1 : plane.x[0];
        const low = i ? points[i - 1][0] + 1 : first;
        const high = i < points.length - 1 ? points[i + 1][0] - 1 : plane.x[1];
        point[0] = Math.min(Math.max(Math.round(x), low), high);
      }
      let height = inside(y);
      if (bars) height = Math.min(height, +(point[1] + left()).toFixed(4));
      if (band) height = i % 2 ? Math.max(height, points[i - 1][1]) : Math.min(height, points[i + 1][1]);
      point[1] = +height.toFixed(4);
    };
    const addAt = (x, y) => {
      const first = plane.start ? plane.start[0] + 1 : plane.x[0];
      x = Math.min(Math.max(Math.round(x), first), plane.x[1]);
      const there = points.findIndex(point => point[0] === x);
      if (there !== -1) return there;
      if (points.length >= plane.most) return -1;
      points.push([x, inside(y)]);
      points.sort((one, other) => one[0] - other[0]);
      return points.findIndex(point => point[0] === x);
    };
    // by key a point comes into the widest gap, the first of all at the end
    const addByKey = () => {
      if (!free || shown() || points.length >= plane.most) return;
      const line = plane.start ? [plane.start, ...points] : points;
      const last = line.length ? line[line.length - 1][0] : plane.x[0];
      let at = plane.x[1], widest = points.length && last < plane.x[1] ? (plane.x[1] - last) * 2 : 0;
      for (let i = 1; i < line.length; i++) {
        const gap = line[i][0] - line[i - 1][0];
        if (gap > widest) [widest, at] = [gap, Math.round((line[i][0] + line[i - 1][0]) / 2)];
      }
      if (!points.length && !plane.start) at = plane.x[0];
      const height = line.length ? heightAt(line, at) : (plane.y[0] + plane.y[1]) / 2;
      remember();
      chosen = addAt(at, height);
      keep();
      handles.children[chosen]?.focus();
    };
    const remove = i => {
      if (!free || shown()) return;
      remember();
      points.splice(i, 1);
      keep();
      (handles.children[Math.min(i, points.length - 1)] ?? add).focus();
    };

    // --- pointer and finger ---------------------------------------------------------------

    const place = event => {
      const { left: x, top: y } = sheet.getBoundingClientRect();
      return [event.clientX - x, event.clientY - y];
    };
    const toData = ([px, py]) => [
      // a hand that is nearly at the end means the end
      Math.abs(px - scale.left - scale.width) < 12 ? scale.x[1]
        : scale.x[0] + (px - scale.left) / scale.width * (scale.x[1] - scale.x[0]),
      scale.y[1] - (py - scale.top) / scale.height * (scale.y[1] - scale.y[0]),
    ];
    const nearest = ([px, py]) => {
      let best = -1, least = Infinity;
      all().forEach(([x, y], i) => {
        const away = free ? Math.hypot(xOf(x) - px, yOf(y) - py)
          : Math.abs(xOf(x) - px) * 1000 + Math.abs(yOf(y) - py);
        if (away < least) [best, least] = [i, away];
      });
      return [best, least];
    };
    sheet.addEventListener("pointerdown", event => {
      if (shown() || event.button) return;
      const at = place(event), [x, y] = toData(at);
      if (at[0] < scale.left - HOLD || at[1] > scale.top + scale.height + HOLD) return;
      const before = points.map(point => [...point]);
      let [i, away] = nearest(at);
      if (band && !points.length) {
        // both edges lie on each other at first: below takes the low one
        const column = i - i % 2;
        i = column + (y > all()[column][1] ? 1 : 0);
      }
      if (free && away > HOLD) i = addAt(x, y);
      if (i === -1) return;
      event.preventDefault();
      past.push(before);
      held = i;
      sheet.setPointerCapture(event.pointerId);
      if (!free || away > HOLD) move(i, x, y);
      chosen = i;
      paint();
      handles.children[i].focus({ preventScroll: true });
    });
    sheet.addEventListener("pointermove", event => {
      if (held === null) return;
      move(held, ...toData(place(event)));
      paint();
    });
    const drop = () => { if (held !== null) { held = null; keep(); } };
    sheet.addEventListener("pointerup", drop);
    sheet.addEventListener("pointercancel", drop);

    // --- keys -----------------------------------------------------------------------------

    const onKey = event => {
      // Jupyter would take plain keys for its own, and leave the plane
      const forLab = event.ctrlKey || event.metaKey || event.key === "Escape" || (event.shiftKey && event.key === "Enter");
      if (forLab) return;
      event.stopPropagation();
      const i = [...handles.children].indexOf(event.target);
      if (i === -1 || shown()) return;
      const far = event.shiftKey ? 5 : 1, [x, y] = all()[i];
      const moves = {
        ArrowLeft: [x - far, y], ArrowRight: [x + far, y],
        ArrowUp: [x, y + far * plane.step], ArrowDown: [x, y - far * plane.step],
        PageUp: [x, y + 10 * plane.step], PageDown: [x, y - 10 * plane.step],
        Home: [x, plane.y[0]], End: [x, plane.y[1]],
      };
      if (event.key in moves) {
        remember();
        chosen = i;
        move(i, ...moves[event.key]);
        keep();
      } else if (event.key === "Enter" || event.key === "+") addByKey();
      else if (event.key === "Delete" || event.key === "Backspace") remove(i);
      else return;
      event.preventDefault();
    };
    box.addEventListener("keydown", onKey);

    // --- painting -------------------------------------------------------------------------

    const line = (points, name) =>
      make("path", { class: name, d: points.map(([x, y], i) => `${i ? "L" : "M"}${xOf(x)} ${yOf(y)}`).join("") });
    const bar = (i, height, name, from, to) => make("rect", {
      class: name, x: xOf(i + from), y: yOf(height), width: xOf(to) - xOf(from), height: Math.max(0, yOf(0) - yOf(height)),
    });
    const write = (x, y, text, more = {}) => make("text", { x, y, ...more }, text);

    const frame = () => {
      const width = Math.max(170, Math.min((box.clientWidth || 736) - 16, 744));
      const height = Math.round(Math.min(Math.max(width * 0.36, 250), 280));
      const ends = bars ? [-0.5, plane.names.length - 0.5] : plane.x;
      scale = { x: ends, y: plane.y, left: 46, top: 30, width: width - 46 - 16, height: height - 30 - 48 };
      for (const [name, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` }))
        sheet.setAttribute(name, value);
      const { left, top } = scale, bottom = top + scale.height, right = left + scale.width;
      still.replaceChildren(make("rect", { class: "paper", x: 0, y: 0, width, height }));
      for (const y of ticks(plane.y, scale.height, 34, []))
        still.append(make("line", { class: "grid", x1: left, x2: right, y1: yOf(y), y2: yOf(y) }),
          write(left - 8, yOf(y) + 5, y, { "text-anchor": "end" }));
      if (bars) plane.names.forEach((name, i) => still.append(write(xOf(i), bottom + 20, name, { "text-anchor": "middle" })));
      else {
        const steps = plane.xName === "weeks" ? [1, 2, 4, 8, 13, 26, 52] : [];
        for (const x of ticks(plane.x, scale.width, 44, steps))
          still.append(make("line", { class: "grid", x1: xOf(x), x2: xOf(x), y1: top, y2: bottom }),
            write(xOf(x), bottom + 20, x, { "text-anchor": "middle" }));
        still.append(write(right, bottom + 41, plane.xName, { "text-anchor": "end" }));
      }
      still.append(make("line", { class: "axis", x1: left, x2: right, y1: bottom, y2: bottom }),
        make("line", { class: "axis", x1: left, x2: left, y1: top, y2: bottom }), write(4, 18, plane.yName));
      for (const { points: dots } of plane.given)
        for (const [x, y] of dots) still.append(make("circle", { class: "given", cx: xOf(x), cy: yOf(y), r: 2.6 }));
      if (plane.start) {
        const [x, y] = plane.start;
        still.append(make("circle", { class: "start", cx: xOf(x), cy: yOf(y), r: 6 }),
          write(xOf(x) + 11, yOf(y) - (band ? 40 : 9), band && scale.width < 260 ? "" : `start: ${amount(y)}`, { class: "halo" }));
      }
    };

    const paintRun = () => {
      const layers = model.get("layers");
      const truth = layers.find(layer => layer.style === "run");
      // how far each point of one's own is off
      const gaps = plane.kind === "curve" && truth ? points.map(([x, y]) => line([[x, y], [x, heightAt(truth.points, x)]], "gap")) : [];
      run.replaceChildren(...gaps, ...layers.flatMap(layer =>
        bars ? layer.points.map(([i, y]) => bar(i, y, "run bar", 0.02, 0.34)) : [line(layer.points, layer.style)]));
    };

    const paintDrawn = () => {
      const now = all();
      if (bars) drawn.replaceChildren(...now.map(([i, y]) => bar(i, y, "you bar", -0.34, -0.02)));
      else if (band) {
        const low = now.filter((_, i) => i % 2 === 0), high = now.filter((_, i) => i % 2), start = [plane.start];
        const edge = make("path", { class: "you area",
          d: line([...start, ...high, ...low.reverse()], "").getAttribute("d") + "Z" });
        drawn.replaceChildren(...(points.length ? [edge] : []));
      } else {
        const path = plane.start ? [plane.start, ...now] : now;
        drawn.replaceChildren(...(path.length > 1 ? [line(path, "you")] : []));
      }
    };

    const paintHandles = () => {
      const now = all();
      while (handles.children.length > now.length) handles.lastChild.remove();
      while (handles.children.length < now.length) {
        const handle = make("g", { class: "handle", tabindex: "0", role: "slider", "aria-orientation": "vertical" },
          make("circle", { class: "touch", r: 22 }), make("circle", { class: "point", r: 7 }),
          make("text", { class: "halo" }));
        handle.addEventListener("focus", () => { chosen = [...handles.children].indexOf(handle); paintHandles(); });
        handle.addEventListener("blur", () => { chosen = null; paintHandles(); });
        handles.append(handle);
      }
      now.forEach(([x, y], i) => {
        const handle = handles.children[i], [, point, text] = handle.children;
        const px = bars ? xOf(x - 0.18) : xOf(x), py = yOf(y);
        handle.setAttribute("transform", `translate(${px} ${py})`);
        for (const [name, value] of Object.entries({
          "aria-label": bars ? plane.names[i] : band ? `${singular} ${x}, ${i % 2 ? "high" : "low"} edge` : `point ${i + 1}`,
          "aria-valuenow": y, "aria-valuemin": plane.y[0], "aria-valuemax": plane.y[1],
          "aria-valuetext": bars || band ? amount(y) : label(i), "aria-disabled": String(shown()),
        })) handle.setAttribute(name, value);
        point.setAttribute("class", i === held ? "point held" : "point");
        // what a point stands at, while it is looked at; always for bars
        text.textContent = bars ? amount(y) : i !== chosen && i !== held ? "" : scale.width < 260 ? amount(y) : label(i);
        const end = px > scale.left + scale.width - 110;
        text.setAttribute("text-anchor", bars ? "middle" : end ? "end" : "start");
        text.setAttribute("x", bars ? 0 : end ? -4 : 4);
        text.setAttribute("y", py < scale.top + 26 ? 28 : -14);
      });
    };

    const said = () => {
      if (shown()) return "Start again clears the drawing and hides the run.";
      if (bars) return `Pull up the bars, or move them with the arrow keys. Left to share: ${amount(Math.max(0, left()))}.`;
      if (band) return `Pull the edges at ${singular} ${[...new Set(plane.fixed.map(p => p[0]))].join(" and ")} apart, or move them with the arrow keys.`;
      const more = plane.least - points.length;
      const count = more > 0 ? ` ${more} more to go.`
        : points.length < plane.most ? ` Up to ${plane.most - points.length} more, if you like.` : "";
      return `Click or touch to set a point; pull it, or move it with the arrow keys. Delete takes it away.${count}`;
    };

    const paint = () => {
      if (!scale) frame();
      paintDrawn();
      paintHandles();
      help.textContent = said();
      const off = (which, when) => which.setAttribute("aria-disabled", String(when));
      off(add, shown() || points.length >= plane.most);
      off(undo, shown() || !past.length);
      off(again, !points.length && !shown());
      off(show, !ready());
      sheet.setAttribute("aria-label", `${plane.yName || plane.kind}, from ${plane.y[0]} to ${plane.y[1]} ${plane.unit}`
        + (bars ? "" : `, over ${plane.xName} ${plane.x[0]} to ${plane.x[1]}`) + ". " + words.textContent);
    };

    const paintLegend = () => {
      const entry = (style, text) => {
        const key = make("svg", { width: 34, height: 14, viewBox: "0 0 34 14" });
        key.append(style === "given" ? make("circle", { class: style, cx: 17, cy: 7, r: 3 })
          : bars || style.includes("area") ? make("rect", { class: style, x: 6, y: 1, width: 22, height: 12 })
            : make("path", { class: style, d: "M1 7L33 7" }));
        return make("span", {}, key, text);
      };
      const seen = new Map(model.get("layers").map(layer => [layer.name, layer.style]));
      legend.replaceChildren(
        ...plane.given.map(({ name }) => entry("given", name)),
        entry(bars ? "you bar" : band ? "you area" : "you", "you"),
        ...[...seen].map(([name, style]) => entry(bars ? "run bar" : style, name)));
    };

    const update = () => {
      if (held === null) points = model.get("points").map(point => [...point]);
      const told = model.get("words");
      if (words.textContent !== told) words.textContent = told;
      frame();
      paintRun();
      paintLegend();
      paint();
      if (asked && shown()) words.scrollIntoView({ block: "nearest" });  // on a small page they are below it
      asked = false;
    };
    model.on("change", update);
    const watch = new ResizeObserver(() => { frame(); paintRun(); paint(); });
    watch.observe(box);
    update();
    return () => { watch.disconnect(); model.off("change", update); };
  },
};
