// Talking to Python. One request is under way at a time, later ones are merged: after thirty fast changes of a slider
// the last value is shown.

const SILENCE_MS = 9000; // no answer for so long: the kernel is gone, and the page says so

export function conversation(model, own, alarm, busy, opening) {
  let count = 0, waiting = null, queue = null, silence = 0;

  function say(what) {
    queue = queue || {};
    // what was typed for this item counts, also if nobody asked for its picture
    if (what.step || what.begin) Object.assign(queue, panel.unsaid());
    if (what.set) queue.set = { ...queue.set, ...what.set };
    if (what.step) queue.step = (queue.step || 0) + what.step;
    if (what.correct) queue.correct = [...(queue.correct || []), what.correct];
    if (what.points) queue.points = [...(queue.points || []), ...what.points];
    if (what.line) queue.lines = [...(queue.lines || []), what.line];
    for (const name of ["votes", "on", "phones", "door", "size", "save", "keep", "reset", "draw", "undraw", "recall", "begin", "again"]) {
      if (name in what) queue[name] = what[name];
    }
    next();
  }

  // to a kernel that has died nothing can be sent: the silence is heard, and the page round the board offers a new one
  function send(what) {
    try { model.send(what); } catch (error) { console.info(String(error)); }
  }

  function next() {
    if (waiting !== null || queue === null) return;
    const what = { ...queue, id: `${own}-${++count}` };
    if (count === 1) Object.assign(what, opening, { hello: true }); // the page has just opened: what is it to show?
    queue = null;
    waiting = what;
    busy(true);
    listen();
    send(what);
  }

  // a connection that broke may have lost the message: say it again, and Python knows it by its id
  function listen() {
    clearTimeout(silence);
    silence = setTimeout(() => {
      alarm.textContent = "Python does not answer. If this stays, reload the page: it comes back where it was.";
      alarm.hidden = false;
      send(waiting);
      listen();
    }, SILENCE_MS);
  }

  function heard(id) {
    if (waiting === null || id !== waiting.id) return;
    waiting = null; // before the controls are filled: what was under way is answered
    clearTimeout(silence);
    alarm.hidden = true;
    busy(false);
  }

  const panel = { unsaid: () => ({}) };
  return {
    say, next, heard, panel,
    idle: () => waiting === null && queue === null,
    pending: name => (queue && queue.set && name in queue.set) || (waiting && waiting.set && name in waiting.set),
    stop: () => clearTimeout(silence),
  };
}
