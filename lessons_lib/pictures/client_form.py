"""A form: whose year is forecast, by which plan, and the one line that an app would draw of it."""

from __future__ import annotations

import weakref
from functools import lru_cache
from typing import Any, cast

import numpy as np

from ..science import units
from ..science.body.people import PEOPLE, Person, Sex
from ..science.body.plans import Plan
from ..science.body.projection import OutsideModelError, Projection, project
from ..science.care import least_kg
from ..science.forecast.forecast import Forecast, forecast
from .app import App, deficit_slider, menu, slider
from .canvas import over_weeks, padded_limits, weekly
from .look import DASHED
from .marks import Line

NEW = "new"
NAMES = ("Robin", "Kim", "Luca", "Noor")
"""Names of people who are made up in the form."""
AGE, HEIGHT_CM, BMI, PAL, DEFICIT_KCAL = 40, 170, 30, 1.6, 400
"""Who the form begins with: nobody."""
_DAYS = 364
_BODIES = 2000
_DEFICIT_KCAL = (-500, 750, 50)
_MARKS = {"planned": Line("ink", DASHED)}
_latest: list[ClientForm] = []
_told: weakref.WeakSet[Any] = weakref.WeakSet()


class ClientForm(App):
    """Lesson 13: choose a fictional client or make one, and a plan that passes `care`; then take both.

    Attributes
    ----------
    chosen
        The forecast of the client that was taken last; Robin's, until another one is.

    Examples
    --------
    >>> form = ClientForm().set(client="jun", deficit_kcal=-300)
    >>> form.take()
    >>> form.chosen.person.name
    'Jun'
    """

    framed_by = ("client", "name", "sex", "age_years", "height_cm", "bmi", "pal")

    def __init__(self) -> None:
        import ipywidgets as widgets  # a chart needs none

        self.chosen = _first()
        self._taken: dict[str, Any] = {}
        self._trouble = ""
        self.button = widgets.Button(description="take this client")
        self.button.on_click(lambda _: self.take())
        people = {"somebody new": NEW} | {person.name: key for key, person in PEOPLE.items()}
        canvas = over_weeks("", _MARKS, whole=True)
        canvas.names(planned="planned")
        super().__init__(
            canvas,
            {
                "client": menu("client", people, NEW),
                "deficit_kcal": deficit_slider(DEFICIT_KCAL, _DEFICIT_KCAL),
                "name": menu("name", list(NAMES), NAMES[0]),
                "sex": menu("sex (for the equations)", ["female", "male"], "female"),
                "age_years": slider("age, years", AGE, 18, 80, 1),
                "height_cm": slider("height, cm", HEIGHT_CM, 145, 205, 1),
                "bmi": slider("body mass index", BMI, 19, 44, 1),
                "pal": slider("moving, 1.4 sits, 2.0 is very active", PAL, 1.2, 2.4, 0.1),
            },
            more=("name", "sex", "age_years", "height_cm", "bmi", "pal"),
            extra=(self.button,),
        )
        self._taken = self.state
        self.refresh()
        _latest[:] = [self]
        _tell()

    def take(self) -> None:
        """Go on with who stands in the form; what `care` refuses is not taken."""
        if self.button.disabled:
            return
        self._trouble = ""
        try:
            self.chosen = _forecast(self._person(**self.state), self.state["deficit_kcal"])
            self._taken = self.state
        except OutsideModelError as error:
            self._trouble = str(error)
        self.refresh()
        if not self._trouble:
            _tell()

    def _person(self, client: str, deficit_kcal: int = 0, **made: Any) -> Person:
        return PEOPLE[client] if client != NEW else _made(**made)

    def _draw(self, **state: Any) -> list[str]:
        person, kcal = self._person(**state), state["deficit_kcal"]
        self.button.disabled = True
        line = _line(person, kcal)
        self.gate(person, line.plan, line)
        mine = state == self._taken
        self.button.disabled = mine
        self.canvas.put(planned=weekly(line.weight_kg))
        end = float(line.weight_kg[-1])
        self.headline(f"{person.name}: one line, from {units.mass(person.weight_kg)} to {units.mass(end)}")
        told = [_who(person), f"{line.plan}: the line goes to {units.mass(end)} in 52 weeks."]
        if state["client"] == NEW:
            # what moves the line is bet on, and told below the form
            told.append("Open “more” to make up another.")
        if self._trouble and not mine:
            told.append(self._trouble)
        told.append("This is your client." if mine else "Press “take this client” to go on with it.")
        self._trouble = ""
        return [told[0], told[1][0].upper() + told[1][1:], *told[2:]]

    def _frame(self, *_: Any) -> None:
        person = self._person(**self.state)
        self.canvas.title(f"{person.name}: the line that an app draws")
        self.canvas.limits((0.0, _DAYS / 7.0), padded_limits(np.array(_reach(person))))


def first_client() -> Person:
    """Return whom the form begins with."""
    return _made(NAMES[0], "female", AGE, HEIGHT_CM, BMI, PAL)


def taken() -> Forecast:
    """Return the forecast of the client who was taken in the form that was shown last; Robin's before that."""
    return _latest[-1].chosen if _latest else _first()


def follow(who: Any) -> None:
    """Call `anew` of somebody whenever another client is taken."""
    _told.add(who)


def _tell() -> None:
    for one in list(_told):
        one.anew()


def _made(name: str, sex: str, age_years: int, height_cm: int, bmi: int, pal: float) -> Person:
    """Return a person by a size that knows no unit, so that no weight has to be typed."""
    weight = round(bmi * (height_cm / 100.0) ** 2, 1)
    return Person(name, cast(Sex, sex), float(age_years), float(height_cm), weight, round(pal, 1))


def _first() -> Forecast:
    return _forecast(first_client(), DEFICIT_KCAL)


def _who(person: Person) -> str:
    return (
        f"{person.name}, made up: {person.sex}, {person.age_years:.0f} years, {person.height_cm:.0f} cm,"
        f" {units.mass(person.weight_kg)}, spends about {person.tdee_kcal:,.0f} kcal a day."
    )


@lru_cache(maxsize=32)
def _line(person: Person, deficit_kcal: int) -> Projection:
    return project(person, Plan.deficit(deficit_kcal), _DAYS)


@lru_cache(maxsize=8)
def _forecast(person: Person, deficit_kcal: int) -> Forecast:
    return forecast(person, Plan.deficit(deficit_kcal), _DAYS, people=_BODIES)


@lru_cache(maxsize=32)
def _reach(person: Person) -> tuple[float, float]:
    """Return the lightest and the heaviest that any plan of the form shows (kg)."""
    ends = [person.weight_kg]
    for kcal in _DEFICIT_KCAL[:2]:
        try:
            ends.append(float(_line(person, kcal).weight_kg[-1]))
        except OutsideModelError:
            ends.append(least_kg(person))
    return max(min(ends), min(least_kg(person), person.weight_kg)), max(ends)
