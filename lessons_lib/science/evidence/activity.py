"""Moving more: what an activity costs beyond rest, what is left of it, and what it does to an adapting body."""

from __future__ import annotations

from dataclasses import dataclass

from ...data import Named, records
from ..body.energy import spending
from ..body.people import Person
from ..body.plans import Plan
from ..checks import brief, choice, instance, number, several, whole
from ..words import Interval
from .effects import compensated_kcal, made_up_percent

KCAL_PER_MET_KG_HOUR = 1.0
"""What 1 MET is taken to be (kcal per kg of body weight per hour), at rest and for everybody: a convention, not a
measurement (Ainsworth et al. 2011, doi:10.1249/MSS.0b013e31821ece12, VERIFIED-SECONDARY)."""
REST_MET = 1.0
"""Rest, which would have been spent anyway (MET)."""
LIFTING_MINUTES = 40.0
"""Length of one strength session (minutes), an assumption of this course: no article gives one. Article B's five
exercises of 3 to 4 sets with 90 s of rest come to 22 to 30 minutes of rest alone."""

MINUTES = (0, 300, 30)
LESS_KCAL = (-200, 300, 50)
"""Lowest, highest and step of what lesson 09 offers: minutes a week, and kcal/day eaten less instead."""

_MOST_MINUTES = 10_080.0  # a week
_MOST_MET = 25.0
_MOST_ACTIVITY_CHANGE = 2.0


@dataclass(frozen=True)
class Activity:
    """One activity of ``data/met_values.csv``: its MET, gross, and which articles name it."""

    id: str
    name: str
    met: float
    articles: str
    tag: str

    __repr__ = brief

    @property
    def net_met(self) -> float:
        """What it costs beyond rest (MET).

        Examples
        --------
        >>> round(ACTIVITIES["brisk_walking"].net_met, 1)
        3.8
        """
        return self.met - REST_MET


ACTIVITIES = Named("Activities", "activity", lambda: {row.id: row for row in records(Activity, "met_values")})
"""Activities that the four articles name, with their MET, from ``data/met_values.csv``."""


@dataclass(frozen=True)
class Session:
    """One kind of session in a week: a key of `ACTIVITIES`, its length, how often a week."""

    activity: str
    minutes: float
    times: int

    __repr__ = brief

    def __post_init__(self) -> None:
        choice(self.activity, "activity", list(ACTIVITIES))
        number(self.minutes, "minutes", 0.0, _MOST_MINUTES, "minutes")
        whole(self.times, "times", 1, 100, "times a week")

    @property
    def words(self) -> str:
        """Such as '5 × 30 min brisk walking'."""
        return f"{self.times} × {self.minutes:g} min {ACTIVITIES[self.activity].name}"


@dataclass(frozen=True)
class Dose:
    """A week of exercise as articles prescribe it; `articles` are their letters."""

    id: str
    articles: str
    sessions: tuple[Session, ...]

    def __post_init__(self) -> None:
        words = "one Session or more, such as (Session('jogging', 30, 3),)"
        if not several(self.sessions, "sessions", words):
            raise ValueError(f"sessions is empty. It must be {words}.")
        for one in self.sessions:
            instance(one, Session, "sessions", words)

    def __repr__(self) -> str:
        return self.words

    @property
    def words(self) -> str:
        """Such as '5 × 30 min brisk walking'."""
        return " and ".join(session.words for session in self.sessions)


def _doses() -> dict[str, Dose]:
    made = (
        # A: 150 to 300 minutes moderate, or 75 vigorous. B: 3 × 20 intense or 5 × 30 moderate, legs 2 to 3 times.
        # C: lifts 2 to 3 times. D: running, speed walking or rope 5 × 30, strength 3 to 4 times.
        Dose("walk", "A, B", (Session("brisk_walking", 30.0, 5),)),
        Dose("walk_most", "A", (Session("brisk_walking", 60.0, 5),)),
        Dose("jog", "A", (Session("jogging", 25.0, 3),)),
        Dose("jog_least", "B", (Session("jogging", 20.0, 3),)),
        Dose("lift", "B, C", (Session("lifting", LIFTING_MINUTES, 3),)),
        Dose("jog_most", "D", (Session("jogging", 30.0, 5),)),
        Dose("jog_and_lift", "D", (Session("jogging", 30.0, 5), Session("lifting", LIFTING_MINUTES, 4))),
    )
    return {dose.id: dose for dose in made}


DOSES = Named("Doses", "dose", _doses)
"""The four articles' weeks. Where they leave a choice, walking stands for moderate and jogging for vigorous."""


def gross_exercise_kcal(person: Person, met: float, minutes: float) -> float:
    """Return all that is spent while moving, rest included (kcal): what a display shows.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> gross_exercise_kcal(PEOPLE["ana"], 4.3, 30)
    172.0
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    rate = number(met, "met", REST_MET, _MOST_MET, "MET", "Rest is 1 MET.")
    time = number(minutes, "minutes", 0.0, _MOST_MINUTES, "minutes")
    return rate * KCAL_PER_MET_KG_HOUR * person.weight_kg * time / 60.0


def net_exercise_kcal(person: Person, met: float, minutes: float, rest: str = "convention") -> float:
    """Return what moving costs beyond resting for as long (kcal): (MET − 1) × kg × hours.

    Parameters
    ----------
    person
        Whose weight counts.
    met
        The activity's MET, 1 or more.
    minutes
        How long.
    rest
        ``"convention"`` takes off 1 MET; ``"own"`` takes off the person's own resting rate instead.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> round(net_exercise_kcal(PEOPLE["ana"], 4.3, 30)), round(net_exercise_kcal(PEOPLE["ana"], 4.3, 30, rest="own"))
    (132, 141)
    """
    gross = gross_exercise_kcal(person, met, minutes)
    if choice(rest, "rest", ("convention", "own")) == "own":
        return gross - person.rmr_kcal * float(minutes) / 1440.0
    return gross - gross_exercise_kcal(person, REST_MET, minutes)


@dataclass(frozen=True, repr=False)
class ExerciseWeek:
    """What one week of exercise costs one person: `made_up` is what may be taken back."""

    person: Person
    dose: Dose
    gross_kcal: float
    net_kcal: float
    made_up: Interval

    @property
    def left_kcal(self) -> float:
        """What is left of the net cost at the share that Careau et al. found (kcal/week)."""
        return self.net_kcal - self.made_up.estimate

    def __repr__(self) -> str:
        return (
            f"{self.person.name}, {self.dose.words} a week: {self.gross_kcal:,.0f} kcal gross,"
            f" {self.net_kcal:,.0f} net of rest, {self.left_kcal:,.0f} if {made_up_percent():g} % is taken back."
        )


def week_of_exercise(person: Person, dose: str | Dose) -> ExerciseWeek:
    """Return what one of the articles' weeks costs a person, gross and net of rest.

    Parameters
    ----------
    person
        Who moves.
    dose
        A key of `DOSES`, or a `Dose` of your own.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> week_of_exercise(PEOPLE["ana"], "walk")
    Ana, 5 × 30 min brisk walking a week: 960 kcal gross, 760 net of rest, 547 if 28 % is taken back.
    """
    found = dose if isinstance(dose, Dose) else DOSES[choice(dose, "dose", list(DOSES))]
    gross = net = 0.0
    for session in found.sessions:
        met, minutes = ACTIVITIES[session.activity].met, session.minutes * session.times
        gross += gross_exercise_kcal(person, met, minutes)
        net += net_exercise_kcal(person, met, minutes)
    return ExerciseWeek(person, found, gross, net, compensated_kcal(net))


def activity_change(person: Person, kcal_a_day: float) -> float:
    """Return by which share moving has to change to cost so many kcal/day more at the start (0.10 = 10 % more).

    Notes
    -----
    The adapting body spends delta × W on moving (Hall et al. 2011, doi:10.1016/S0140-6736(11)60812-X, web appendix,
    equations 4 and 8), and an activity change `a` makes that (1 + a) × delta0 × W. At the start, W = W0, the
    additional cost is a × delta0 × W0, so a = kcal / (delta0 × W0) (DERIVED). As the body gets lighter the same
    sessions cost less, in proportion to weight, as MET values say too.

    Raises
    ------
    ValueError
        If that were less than nothing, or more than three times what this person moves.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> round(activity_change(PEOPLE["ana"], 300), 2)
    0.46
    """
    instance(person, Person, "person", "a Person, such as PEOPLE['ana']")
    moving = spending(person).moving_kcal
    remedy = f"{person.name} spends {moving:,.0f} kcal/day on moving, and the model knows up to three times that."
    return number(kcal_a_day, "kcal_a_day", -moving, _MOST_ACTIVITY_CHANGE * moving, "kcal/day", remedy) / moving


def moving_plan(
    person: Person, kcal_a_day: float, made_up_percent: float = 0.0, deficit_kcal: float | None = None
) -> Plan:
    """Return the plan of moving more while eating as before, or a deficit or surplus besides.

    Parameters
    ----------
    person
        Who moves.
    kcal_a_day
        Net cost of the exercise, on average over the week (kcal/day).
    made_up_percent
        Share of it that is taken back (%). It is taken off the moving; whether a body rests more, spends less at
        rest or eats more, the model is not told.
    deficit_kcal
        Eaten below baseline (kcal/day); a surplus is negative.

    Examples
    --------
    >>> from lessons_lib import PEOPLE
    >>> moving_plan(PEOPLE["ana"], 300, made_up_percent=28)
    Plan: eating at baseline; activity +33 %
    """
    share = number(made_up_percent, "made_up_percent", 0.0, 100.0, "%")
    change = activity_change(person, kcal_a_day) * (1.0 - share / 100.0)
    return Plan.deficit(0.0 if deficit_kcal is None else deficit_kcal).activity(change)
