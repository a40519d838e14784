"""The room: what it voted, on which question, in which unit. Nothing is stored; a new room is a new object."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..science import units
from ..science.words import count
from .asked import Asked
from .view import Table
from .votes import MOST, Votes, read


@dataclass(frozen=True)
class Room:
    """The votes on one question, those that were typed and those that came from phones.

    Attributes
    ----------
    asked
        What was voted on; None while nobody has.
    typed, phones
        The votes.
    unit
        The unit in which bare numbers were read: the board may show another by now.
    before
        What it said when it was first asked the same; None where it is asked for the first time.

    Examples
    --------
    >>> from lessons_lib.board.asked import of_lesson
    >>> room = Room().heard("12 x3, 3 to 5", of_lesson("05.prediction"))
    >>> room.corrected(1, "4").numbers
    (12.0, 12.0, 12.0, 4.0)
    """

    asked: Asked | None = None
    typed: Votes = field(default_factory=Votes)
    phones: Votes = field(default_factory=Votes)
    unit: units.MassUnit = "kg"
    before: Room | None = None

    @property
    def shown(self) -> Room:
        """What is drawn: what it says now, or what it said before while it has not voted again."""
        return self if self.values or self.before is None else self.before

    @property
    def values(self) -> tuple[float | str, ...]:
        """Each hand's vote: a number in the question's unit, or a letter."""
        return (*self.typed.values, *self.phones.values)[:MOST]

    @property
    def numbers(self) -> tuple[float, ...]:
        """The votes that are numbers."""
        return tuple(value for value in self.values if not isinstance(value, str))

    def heard(self, text: str, asked: Asked) -> Room:
        """Return the room with what was typed now; what it is asked stays while it has votes."""
        return self._with(text, self.phones.text, asked)

    def called(self, answers: Sequence[str], asked: Asked) -> Room:
        """Return the room with what its phones say now, one answer each."""
        return self._with(self.typed.text, "\n".join(filter(None, answers)), asked)

    def corrected(self, place: int, typed: str) -> Room:
        """Return the room with one piece of what was typed written anew; an empty one goes.

        Raises
        ------
        ValueError
            If there is no such piece.
        """
        if self.asked is None or not 0 <= place < len(self.typed.pieces):
            raise ValueError("This vote is not in the list any more. Look at the list as it is now.")
        start, end = self.typed.pieces[place].place
        text = self.typed.text
        return self.heard(f"{text[:start]}{' '.join(typed.split())}{text[end:]}", self.asked)

    def _with(self, typed: str, phones: str, asked: Asked) -> Room:
        asked, unit = (self.asked, self.unit) if self.asked else (asked, units.mass_unit())
        with units.using(unit):
            room = Room(asked, read(typed, asked), read(phones, asked), unit)
        return room if typed.strip() or phones else replace(room, asked=None)

    def table(self) -> Table:
        """Return the votes as a column in the unit that is shown, and beside it those of before."""
        if self.before and self.before.values:
            return {f"{name}_before": votes for name, votes in self.before.table().items()} | replace(
                self, before=None
            ).table()
        unit = self.asked.unit.replace("%", "percent") if self.asked else ""
        shown = [
            vote if isinstance(vote, str) or self.asked is None else round(self.asked.in_shown_unit(vote), 4)
            for vote in self.values
        ]
        return {f"vote_{re.sub(r'[^A-Za-z0-9]+', '_', unit) or 'letter'}": shown}

    def on_screen(self, asks_now: Callable[[], Asked]) -> dict[str, Any]:
        """Return what is voted on and what was read, for the panel of the votes and for the phones."""
        told: dict[str, Any] = {
            **{"text": self.typed.text, "read": str(self), "votes": len(self.shown.values)},
            "pieces": [(piece.typed, piece.said, piece.value is None) for piece in self.typed.pieces],
        }
        try:
            asked = self.asked or asks_now()
        except Exception as error:  # a board in front of a class goes on, and says why there is no vote
            return {**told, "prompt": str(error), "unit": "", "choices": [], "off": True}
        return {
            **told,
            "prompt": asked.prompt(),
            "unit": asked.unit,
            "choices": list(asked.choices().items()),
            "off": False,
        }

    def __str__(self) -> str:
        said = [str(self.typed)] if self.typed.pieces else []
        if phones := len(self.phones.values):
            said.append(f"{phones} from phones.")
        if self.before and self.before.values:
            said.insert(0, f"Asked again: {count(len(self.before.values), 'vote')} of before are kept.")
        return " ".join(said)
