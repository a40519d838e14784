"""A scene as it is told: its controls, its reveals, and its sentences filled in. Nothing is drawn here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

from ..science import units
from ..science.care import RefusedError, refuse
from ..science.checks import instance, shown
from ..start import ROOT
from . import scenes as _scenes
from .asked import Asked, of_scene
from .controls import LIGHTS, Again, Control, Menu, Slider, plan_controls
from .room import Room
from .runs import PlanSettings
from .scenes import Scene, view_named
from .view import GIVEN, Moment, View

_OF_MOMENT = ("person", "other", "week", "seed", "minutes", "sessions_a_week")
_NOT_SHOWN = "This plan is not shown here."


def own_folder() -> Path:
    """Return the folder of a coach's own scenes: beside ``my_lessons``, or where Python was started."""
    root = ROOT if (ROOT / "pyproject.toml").is_file() else Path.cwd()
    return root / "my_scenes"


class Story:
    """Scenes with their controls; whoever shows them says how to `refresh`."""

    def __init__(self, own: Path | str | None = None) -> None:
        if own is not None:
            instance(own, str | Path, "own", "the folder of your own scenes, such as 'my_scenes'")
        self._own = own_folder() if own is None else Path(own)
        self._scenes, self.messages = _scenes.read_all(self._own)
        self._rooms: dict[str, Room] = {}
        self._made: tuple[Scene, Moment, Asked] | None = None
        self._paused, self._at = False, 0
        self._shared: Moment | None = None
        self._common: dict[str, Control] = {
            "scene": Menu("scene", "scene", self._scenes[0].id, {s.id: _listed(s) for s in self._scenes}, "top"),
            "unit": Menu("unit", "unit", units.mass_unit(), ["kg", "lb"], "look"),
            "look": Menu("look", "light", "light", dict(LIGHTS), "look"),
            "stage": Menu("stage", "picture", "chart", ["chart", "votes"], "hidden"),
            "answer": Control("answer", "show the answer", False, "hidden"),
        }
        self.controls: dict[str, Control] = {}
        self._load(self._scenes[0])

    def refresh(self) -> None:
        """Show the state as it is."""
        raise TypeError(f"{type(self).__name__} has to say how it shows its state.")

    @property
    def scene(self) -> Scene:
        """The scene that is on."""
        return next(s for s in self._scenes if s.id == self._common["scene"].value)

    @property
    def view(self) -> View:
        """The kind of picture that the scene asks for."""
        return view_named(self.scene.view)

    @property
    def room(self) -> Room:
        """What the room says to the question that is asked now; of another one it is kept."""
        return self._rooms.get(self._votes_on, Room())

    @room.setter
    def room(self, room: Room) -> None:
        self._rooms[self._votes_on] = room

    @property
    def _votes_on(self) -> str:
        return self.scene.id

    @property
    def asked(self) -> Asked:
        """What the room votes on: what it has voted on, or else what is asked now.

        Raises
        ------
        ValueError
            Where a scene's run has no answer: what `care` refuses, what leaves the model.
        """
        return self.room.asked or self._asks_now()

    def _asks_now(self) -> Asked:
        """Return what a vote would be about: the scene's question, of who and what is on the board."""
        now = self._moment(0)
        if self._made is None or self._made[:2] != (self.scene, now):
            self._made = self.scene, now, self._asks_about(now)
        return self._made[2]

    def _asks_about(self, now: Moment) -> Asked:
        """Return the scene's question of who and what is there at a moment."""
        scene, view = self.scene, self.view
        return of_scene(scene.exercise, scene.view, now, lambda: _filled(scene.question, view, now))

    @property
    def state(self) -> dict[str, Any]:
        """The value of every control, by name."""
        return {name: control.value for name, control in self.controls.items()}

    @property
    def steps(self) -> int:
        """How often `reveal` goes on: each reveal, and the closing sentence."""
        return len(self.scene.reveals) + 1

    def set(self, **values: Any) -> Self:
        """Move controls by name, all at once; the scene first, then the reveal, then the rest.

        Raises
        ------
        ValueError
            For a name that is no control, or a value that it does not allow; nothing has moved then.
        """
        before, room = self.state, self.room
        first = [name for name in ("scene", "reveal") if name in values]
        try:
            with self._pause():
                for name in dict.fromkeys([*first, *values]):
                    self._named(name).value = values[name]
        except ValueError:
            with self._pause():
                self.controls["scene"].value = before["scene"]
                for name, value in before.items():
                    self.controls[name].assign(value)
                self._at, self.room = before["reveal"], room
            raise
        if not self._paused:
            self.refresh()
        return self

    def reveal(self) -> Self:
        """Go one step on in the scene's story."""
        return self.set(reveal=min(self.state["reveal"] + 1, self.steps))

    def back(self) -> Self:
        """Go one step back."""
        return self.set(reveal=max(self.state["reveal"] - 1, 0))

    def _load(self, scene: Scene) -> None:
        """Make the controls of a scene, as it begins."""
        view, plan = view_named(scene.view), plan_controls()
        for name, value in scene.start.items():
            if name in plan:
                plan[name].assign(value)
        time = {
            "week": Slider("week", "week", scene.weeks, (1, scene.weeks, 1), "weeks", "time"),
            "fast": Control("fast", "fast", False, "time"),
            "seed": Again("seed", "Another set of mornings", scene.start["seed"], (1, 40, 1), "mornings", "time"),
        }
        chosen = {name: {**plan, **time}[name] for name in view.controls}
        layers = {name: Control(name, label, False, "hidden") for name, label in view.layers.items()}
        reveal = Slider("reveal", "step", 0, (0, len(scene.reveals) + 1, 1), "steps", "hidden")
        self._common["stage"].assign("chart")
        self._common["answer"].assign(False)
        self.controls = {"scene": self._common["scene"], "reveal": reveal, **layers, **chosen, **self._common}
        for control in self.controls.values():
            control.changed = self._moved
        self._at = 0

    def _moved(self, name: str) -> None:
        if name == "scene":
            self._load(self.scene)
        elif name == "reveal":
            self._go(self.controls["reveal"].value)
        if not self._paused:
            self.refresh()

    def _go(self, step: int) -> None:
        """Put layers and controls where the story has them at this step; what it never moves stays."""
        scene = self.scene
        first, last = sorted((self._at, step))
        told, shown = scene.settings(step), scene.shown(step)
        for name in {name for reveal in scene.reveals[first:last] for name in reveal.set}:
            self.controls[name].assign(told[name])
        for layer in self.view.layers:
            self.controls[layer].assign(layer in shown)
        self.controls["answer"].assign(step >= len(scene.reveals))
        self._at = step

    def _spoken(self) -> str:
        """Return the sentence of this step: the question, a reveal's, or the closing one."""
        at, scene = self.state["reveal"], self.scene
        if at == 0:
            return self._filled(scene.question, 0)
        return self._filled(scene.closing if at == self.steps else scene.reveals[at - 1].say, at)

    def _filled(self, text: str, step: int) -> str:
        """Fill a sentence's placeholders with what the run gives at a step."""
        return _filled(text, self.view, self._moment(step))

    def _question(self, scene: Scene) -> str:
        """Return the question of a scene as it begins, whatever is on the board."""
        state = scene.settings(0)
        start = {name: state[name] for name in _OF_MOMENT if name in state}
        return _filled(
            scene.question, view_named(scene.view), Moment(settings=PlanSettings.of(state), weeks=scene.weeks, **start)
        )

    def _moment(self, step: int | None = None) -> Moment:
        """Return what is shown now, or what the sentence of another step is about."""
        scene, state = self.scene, {"week": self.scene.weeks, **self.state}
        if step is not None and step != state["reveal"]:
            now, then = scene.settings(state["reveal"]), scene.settings(step)
            for name in {name for reveal in scene.reveals for name in reveal.set}:
                # the sentence of an earlier step is about the plan as it was then; the question, which stays on the
                # screen, follows a control that was moved by hand
                if step != 0 or state[name] == now[name]:
                    state[name] = then[name]
        made = Moment(
            settings=PlanSettings.of(state),
            weeks=scene.weeks,
            layers=frozenset(layer for layer in self.view.layers if state[layer]),
            scene_layers=scene.layers,
            scene_plans=scene.plans,
            closer=scene.closer(self.state["reveal"]),
            **{name: state[name] for name in _OF_MOMENT if name in state},
        )
        # picture and sentences share one for as long as nothing moves
        self._shared = self._shared if self._shared == made else made
        return self._shared

    def _named(self, name: str) -> Control:
        if name not in self.controls:
            raise ValueError(f"There is no control {shown(name)} here. It must be one of {', '.join(self.controls)}.")
        return self.controls[name]

    @contextmanager
    def _pause(self) -> Iterator[None]:
        self._paused, before = True, self._paused
        try:
            yield
        finally:
            self._paused = before


def _filled(text: str, view: View, m: Moment) -> str:
    """Fill a sentence's placeholders with what the run of a moment gives."""
    try:
        return text.format_map(_Facts(view, m))
    except RefusedError:
        return _NOT_SHOWN
    except ValueError as error:
        return str(error)


class _Facts(dict[str, str]):
    """Words by name, each computed when a sentence asks for it; none of a run that `care` refuses."""

    def __init__(self, view: View, moment: Moment) -> None:
        super().__init__()
        self._view, self._moment = view, moment

    def __missing__(self, name: str) -> str:
        if self._view.gate is not None and name not in GIVEN:
            refuse(self._view.gate(self._moment, name))
        return self._view.facts[name](self._moment)


def _listed(scene: Scene) -> str:
    return f"{scene.title} (own)" if scene.own else scene.title
