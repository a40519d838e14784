"""A letter about a forecast in somebody's own words, and what of it can be checked.

Numbers are held against the run, and words against short lists: promises, and blame. Nothing more is claimed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..science import units
from ..science.checks import brief
from ..science.forecast.forecast import Forecast
from ..science.words import NUMBER_WORDS

MOST_LETTERS = 4000
_MASS = r"kg|kilos?|kilograms?|lbs?|pounds?"
_NUMBER = r"(?<![\w.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
_HOLDER = r"(?:nobody|no one|nothing|not|no|cannot|\w+n't|without|never)[^\w.!?;]+(?:\w+[^\w.!?;]+){0,3}$"
_OF = re.compile(
    rf"\b({'|'.join(NUMBER_WORDS)}|\d+)(?: people| bodies| clients)? (?:of|in|out of)(?: every| a)?"
    rf" ({'|'.join(NUMBER_WORDS[2:])}|hundred|\d+)\b(?! ?(?:%|per ?cent|kcal|days?|weeks?|months?|years?|{_MASS}))"
    r"|\b(an?|one|three) quarters?\b(?! of (?:an?|the|her|his|your) )",
    re.I,
)
_SHARE = re.compile(rf"{_NUMBER} ?(?:%|percent|per cent)", re.I)
_KG = re.compile(rf"{_NUMBER} ?({_MASS})\b", re.I)
_PAIR = re.compile(rf"{_NUMBER}(?= ?(?:and|to|or|–|-) ?\d+(?:[.,]\d+)? ?({_MASS})\b)", re.I)
_TIME = re.compile(rf"(?:{_NUMBER}|\b(a|one)\b) ?(days?|weeks?|months?|years?)\b", re.I)
_KCAL = re.compile(rf"{_NUMBER} ?(?:kcal|calories)", re.I)
_DAYS = {"day": 1.0, "week": 7.0, "month": 365.0 / 12.0, "year": 365.0}
_PROMISES = re.compile(
    r"\b(?<!like )((?:(?:you|it|she|he|they|the scale|your weight|that) will|you'll)"
    r"(?! (?:\w+ )?(?:likely|probably|perhaps|maybe)\b)|going to (?:lose|gain|weigh)"
    r"|(?:guarantee\w*|promis\w+)(?! (?:you )?(?:nothing|no)\b)"
    r"|definitely|surely|certain(?:ly)?|for sure|always|never fails?|without fail)\b",
    re.I,
)
# "no excuses" blames, so that its no belongs to it and turns nothing round
_BLAME = re.compile(
    r"\b(fail(?:ed|ure|ing)?|cheat\w*|lazy|weak|(?:(?:no|without) )?excuses?|discipline|willpower|must|asham\w+"
    r"|your (?:own )?fault|try(?:ing)? harder|is the problem)\b",
    re.I,
)
_NEXT = re.compile(
    r"\b(weigh(?:-in|ing|s)?s? (?:in|again)|weigh-ins?|trend|redraw|renew|new (?:fan|forecast|band)"
    r"|(?:weigh|measure|look|check|meet|draw) (?:[\w-]+ ){0,2}?(?:again|anew|daily|weekly|every|each)"
    r"|we(?:'ll| will)? (?:meet|see|talk|look|measure|weigh|draw|check)|after (?:some|a few|six|\d+) weeks)\b",
    re.I,
)
_UNKNOWN = re.compile(
    r"(?i)\b(un(?:known|certain|clear|sure)|nobody|no one|who knows|n't know|can(?:not|'t| not)"
    r"|not (?:yet )?(?:sure|clear)|may|might|could|perhaps|depends?|open|guess\w*|remains to|we(?:'ll| will) see)\b"
)
_ASKED = re.compile(r"\b(?:what|where|whether|if|how(?: \w+)?) $", re.I)
_DOTS = r"(?<!\S)(?:…|\.{3})(?!\w)"
_TURNED = re.compile(  # "of a hundred, about 27"
    rf"(?im)(?:^|(?<=[.,:;!?]\s))of (a hundred|(?:every )?(?:ten|\d+))((?: (?!about|some)[a-z]+){{0,3}}),?"
    rf"(?: about| some)? (\d+|{'|'.join(NUMBER_WORDS)})\b(?! ?(?:%|to\b|and\b|[–.-]\d|{_MASS}))"
)


@dataclass(frozen=True)
class Checked:
    """What was found in a letter, each a list of words; nothing of it is a mark."""

    held: tuple[str, ...] = ()
    off: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    blame: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()

    __repr__ = brief

    @property
    def ready(self) -> bool:
        """Whether nothing is left to look at."""
        return not (self.off or self.bare or self.promises or self.blame or self.missing)

    @property
    def markdown(self) -> str:
        """All of it as paragraphs."""
        said = [f"**Numbers of the run:** {'; '.join(self.held)}."] if self.held else []
        said += self.open
        if self.ready:
            said.append("**Found nothing to mend.**")
        said.append("*Checked: numbers, promises, blame. Not checked: whether the rest is true or kind.*")
        return "\n\n".join(said)

    @property
    def open(self) -> list[str]:
        """What is left to look at, a paragraph each."""
        said = []
        if self.off:
            said.append(f"**Not in the run:** {'; '.join(self.off)}.")
        if self.bare:
            said.append(f"**Not read:** {', '.join(self.bare)}. Write what it counts: kg, %, weeks.")
        promises, blame = (", ".join(f"“{word}”" for word in words) for words in (self.promises, self.blame))
        if promises:
            said.append(
                f"**Sounds like a promise:** {promises}. A fan promises nothing: perhaps “may”, or “nine of ten people"
                " like you would”?"
            )
        if blame:
            said.append(f"**May hurt:** {blame}. Who ends outside need have done nothing wrong.")
        if self.missing:
            said.append(f"**Still missing:** {'; '.join(self.missing)}.")
        return said


def check_letter(text: str, *runs: Forecast, whole: bool = True) -> Checked:
    """Hold a letter's numbers against forecasts, and its words against short lists.

    Parameters
    ----------
    text
        The letter.
    runs
        The forecast, and others whose numbers may be named as well, such as the one before.
    whole
        Whether it has to say edges, a chance and what comes next; else one number, and what nobody knows.

    Examples
    --------
    >>> from lessons_lib import PEOPLE, Plan, forecast
    >>> f = forecast(PEOPLE["ana"], Plan.deficit(0), days=28)
    >>> check_letter("You will weigh 70 kg in 28 days.", f).promises
    ('You will',)
    """
    text = text[:MOST_LETTERS].replace("’", "'").replace("\N{NO-BREAK SPACE}", " ")
    text = _TURNED.sub(r"\3 of \1\2", text)
    held: list[str] = []
    off: list[str] = []
    for told, found in (*_masses(text, runs), *_shares(text, runs), *_times(text, runs), *_kcal(text, runs)):
        (held if found else off).append(f"{told} is {found}" if found else told)
    missing = ["what stands for the dots: fill in the dots"] if re.search(_DOTS, text) else []
    if whole:
        edges = [edge for edge in ("low edge", "high edge") if not any(edge in one for one in held)]
        if edges:
            missing.append(f"{'both edges' if len(edges) == 2 else f'the {edges[0]}'} of the band, in figures")
        if not any("%" in one or _OF.match(one) for one in held):
            missing.append("how likely it is (nine of ten? how many end heavier?)")
        if not _NEXT.search(text):
            missing.append("what comes next (weigh-ins, the trend, a new forecast)")
    else:
        missing += [] if held else ["one number that changed"]
        missing += [] if _UNKNOWN.search(text) else ["one thing that nobody knows"]
    return Checked(
        tuple(dict.fromkeys(held)),
        tuple(dict.fromkeys(off)),
        _bare(text),
        _said(_PROMISES, text),
        _said(_BLAME, text),
        tuple(missing),
    )


def _bare(text: str) -> tuple[str, ...]:
    """Return the numbers behind which nothing says what they count; a list's "1." is none."""
    text = re.sub(rf"{_DOTS} (?:of|in|out of) (?:every )?\d+", "", text)
    read = [one.span() for pattern in (_KG, _PAIR, _SHARE, _OF, _TIME, _KCAL) for one in pattern.finditer(text)]
    found = [one for one in re.finditer(_NUMBER, text) if not any(a <= one.start() < b for a, b in read)]
    lists = {one.start(1) for one in re.finditer(r"(?m)^ *(\d)[.)]", text)}
    return tuple(dict.fromkeys(one[1] for one in found if one.start() not in lists))


def _said(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    """Return what a list of words finds, but for what a no before it turns round, or a question that is left open."""
    found = []
    for one in pattern.finditer(text):
        before, after = text[: one.start()], re.split(r"[.!?\n]", text[one.end() :])[0]
        if not re.search(_HOLDER, before, re.I) and not (_ASKED.search(before) and _UNKNOWN.search(after)):
            found.append(one[1])
    return tuple(dict.fromkeys(found))


def _value(word: str) -> float:
    return float(word.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", word) else word.replace(",", "."))


def _near(value: float, known: dict[str, float], rounding: float) -> str:
    """Return the name of the known number that a rounded value is, or nothing."""
    name = min(known, key=lambda one: abs(known[one] - value))
    return name if abs(known[name] - value) <= rounding + 1e-9 else ""


def _masses(text: str, runs: tuple[Forecast, ...]) -> Iterator[tuple[str, str]]:
    known: dict[str, float] = {}
    for run, which in zip(runs, ("", " of the first fan"), strict=False):
        end, start, planned = run.at(), run.person.weight_kg, float(run.planned_kg[-1])
        known |= {
            f"the low edge{which}": end.low, f"the high edge{which}": end.high, f"the middle{which}": end.estimate,
            f"the band's width{which}": end.high - end.low, f"half the band's width{which}": (end.high - end.low) / 2.0,
            f"from start to middle{which}": abs(end.estimate - start),
        }  # fmt: skip
        known |= {"the start": start, "the plan's line": planned, "what the plan's line changes": abs(planned - start)}
    for one in (*_KG.finditer(text), *_PAIR.finditer(text)):
        pounds = one[2].lower().startswith(("lb", "pound"))
        per_kg = 1.0 / units.to_kg(1.0, "lb") if pounds else 1.0
        value = _value(one[1]) / per_kg
        rounding = (0.06 if re.search(r"[.,]\d$", one[1]) else 0.51) / per_kg
        if re.search(r"\b(about|some|roughly|around|nearly|almost) $", text[: one.start()], re.I):
            rounding = max(rounding, min(0.1 * value, 1.0))
        told = f"{one[1]} {'lb' if pounds else 'kg'}"
        found = _near(value, known, rounding)
        if not found:
            name = _edge_meant(text, one) or min(known, key=lambda key: abs(known[key] - value))
            told += f" ({name} is {units.mass(known[name])})"
        yield told, found


def _edge_meant(text: str, mass: re.Match[str]) -> str:
    """Return which edge a mass is meant as that stands in "between … and …", or nothing."""
    before = re.search(rf"\bbetween ([\d.,]+ ?(?:{_MASS})? ?and )?$", text[: mass.start()], re.I)
    return "" if not before else "the high edge" if before[1] else "the low edge"


def _shares(text: str, runs: tuple[Forecast, ...]) -> Iterator[tuple[str, str]]:
    known: dict[str, float] = {}
    for run, which in zip(runs, ("", " by the first fan"), strict=False):
        planned, start = float(run.planned_kg[-1]), run.person.weight_kg
        heavier, above = 100.0 * run.share(), 100.0 * run.share(above_kg=planned)
        known |= {
            f"who ends heavier than today{which}": heavier, f"who ends lighter than today{which}": 100.0 - heavier,
        }  # fmt: skip
        if abs(planned - start) >= 0.05:
            known |= {f"who ends above the plan{which}": above, f"who ends below the plan{which}": 100.0 - above}
    level = 100.0 * runs[0].level
    known |= {"what the band holds": level, "who ends outside": 100.0 - level, "who ends on one side": 50.0 - level / 2}
    for one in _SHARE.finditer(text):
        here = _meant(text[one.end() :], known)
        found = _near(_value(one[1]), here, 0.6)
        yield f"{one[1]} %" + ("" if found else _nearest(_value(one[1]), here)), found
    for one in _OF.finditer(text):
        part, of = (_count(one[3]), 4.0) if one[3] else (_count(one[1]), _count(one[2]))
        percent = min(100.0 * part / max(of, 1.0), 100.0)
        here = _meant(text[one.end() :], known)
        found = _near(percent, here, 5.0 if of <= 10.0 else 0.6)
        yield one[0] + ("" if found else _nearest(percent, here)), found


def _meant(after: str, known: dict[str, float]) -> dict[str, float]:
    """Return the numbers that a share may be: where "heavier" follows, no other one will do."""
    heavier = re.match(r"[^\d.,;:!?]{0,30}(?<!no )(?<!not )\bheavier\b(?! than \d)", after, re.I)
    return {name: value for name, value in known.items() if not heavier or "heavier" in name}


def _count(word: str) -> float:
    """Return a number that is written as a word or in digits."""
    word = {"a": "one", "an": "one", "hundred": "100"}.get(word.lower(), word.lower())
    return float(NUMBER_WORDS.index(word)) if word in NUMBER_WORDS else float(word)


def _nearest(value: float, known: dict[str, float]) -> str:
    name = min(known, key=lambda one: abs(known[one] - value))
    return f" ({name}: {known[name]:.0f} %)"


def _times(text: str, runs: tuple[Forecast, ...]) -> Iterator[tuple[str, str]]:
    days = float(runs[0].days)
    for one in _TIME.finditer(text):
        value = (_value(one[1]) if one[1] else 1.0) * _DAYS[one[3].lower().rstrip("s")]
        if value > 90.0:  # a shorter time is when to look again
            found = "the time of the forecast" if abs(value - days) <= 8.0 else ""
            yield one[0] + ("" if found else f" (the forecast has {days / 7.0:.0f} weeks)"), found


def _kcal(text: str, runs: tuple[Forecast, ...]) -> Iterator[tuple[str, str]]:
    run = runs[0]
    spent, eaten = run.person.tdee_kcal, float(run.plan.intake_kcal(run.person, 1)[0])
    known = {"what is spent at the start": spent, "what the plan eats": eaten, "the plan": abs(spent - eaten)}
    for one in _KCAL.finditer(text):
        found = _near(_value(one[1]), known, 10.0)
        yield f"{one[1]} kcal" + ("" if found else f" (the plan eats about {eaten:,.0f})"), found
