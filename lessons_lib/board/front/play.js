// Playing through the weeks: the next one only when Python has drawn the last.

import { button, put } from "./dom.js";

export function playerOfWeeks(control, talk) {
  const play = button("Play the weeks", () => turn(!timer));
  let timer = 0;

  function turn(go) {
    clearTimeout(timer);
    timer = 0;
    put(play, go ? "Pause" : "Play the weeks");
    if (!go) return;
    const week = control("week");
    if (control("reveal").value === 0) talk.say({ step: 1 }); // over an empty picture nothing can be seen
    if (week.value >= week.max) talk.say({ set: { week: week.min } });
    tick();
  }

  function tick() {
    timer = setTimeout(() => {
      const week = control("week");
      if (talk.idle()) {
        if (week.value >= week.max) return turn(false);
        talk.say({ set: { week: week.value + 1 } });
      }
      tick();
    }, control("fast").value ? 80 : 250);
  }

  return { button: play, turn, stop: () => clearTimeout(timer) };
}
