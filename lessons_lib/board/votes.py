"""The room's votes, read from what is typed: one hand after the other, tallies, lists, letters. Nothing is stored.

Each piece of the text is read by its question, as a learner's answer is; what is here finds the pieces, and how many
hands each stands for. Whatever cannot be told is asked about, and nothing is left out in silence: what lies between
two pieces is separators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from ..lesson.answers import IN_WORDS, PART, UNIT_WORDS, Reading, Unclear, measure
from ..lesson.kinds import NumberQuestion, Option
from .asked import Asked

MOST = 200
_MOST_LETTERS = 4_000
_MOST_TYPED = 40


@dataclass(frozen=True)
class Piece:
    """A piece of what was typed, from one place in the text to another, and how it was read.

    Attributes
    ----------
    typed
        The piece.
    place
        Where it begins and ends in the text.
    value
        A number in the question's unit, a letter, or None where it is asked about.
    hands
        How many gave it.
    said
        What it was read as, or the sentence that asks.
    """

    typed: str
    place: tuple[int, int]
    value: float | str | None
    hands: int
    said: str


@dataclass(frozen=True)
class Votes:
    """What was read of a text.

    Examples
    --------
    >>> from lessons_lib.board.asked import of_lesson
    >>> print(read("12, 15 x3; junk", of_lesson("05.prediction")))
    4 votes read. Asked about: “junk”.
    >>> read("a 2, bb", of_lesson("04.claim")).values
    ('a', 'a', 'b', 'b')
    """

    text: str = ""
    pieces: tuple[Piece, ...] = ()

    @cached_property
    def values(self) -> tuple[float | str, ...]:
        """Each hand's vote, so many as can be drawn."""
        all_hands = (piece.value for piece in self.pieces if piece.value is not None for _ in range(piece.hands))
        return tuple(value for value, _ in zip(all_hands, range(MOST), strict=False))

    @property
    def numbers(self) -> tuple[float, ...]:
        """The votes that are numbers."""
        return tuple(value for value in self.values if not isinstance(value, str))

    @property
    def unclear(self) -> tuple[Piece, ...]:
        """What is asked about."""
        return tuple(piece for piece in self.pieces if piece.value is None)

    def __str__(self) -> str:
        n = sum(piece.hands for piece in self.pieces if piece.value is not None)
        said = [f"{n} vote{'' if n == 1 else 's'} read."]
        if n > MOST:
            said.append(f"That is more than {MOST}: the first {MOST} are drawn.")
        if self.unclear:
            listed = ", ".join(f"“{piece.typed}”" for piece in self.unclear[:5])
            more = f" and {len(self.unclear) - 5} more" if len(self.unclear) > 5 else ""
            said.append(f"Asked about: {listed}{more}.")
        if len(self.text) > _MOST_LETTERS:
            said.append(f"Only the first {_MOST_LETTERS} letters were read.")
        return " ".join(said)


def read(text: str, asked: Asked) -> Votes:
    """Read the room's votes from free text.

    Parameters
    ----------
    text
        Numbers or letters, with commas, spaces or lines between them; a bare number is in the unit that is shown.
        ``24 x7`` and ``a 12 b 8`` are hands counted, ``aab`` is a hand a key, ``a ||| b ||`` and ``6 |||`` a stroke a
        hand; ``Team 3: 20`` and ``1. 20`` are one.
    asked
        What was asked.

    Returns
    -------
    Votes
        Never an error: what cannot be read is asked about.

    Examples
    --------
    >>> from lessons_lib.board.asked import of_lesson
    >>> [round(kg, 2) for kg in read("4, 5.5 6lb about 7", of_lesson("05.prediction")).numbers]
    [4.0, 5.5, 2.72, 7.0]
    >>> read("3 to 5", of_lesson("05.prediction")).pieces[0].said.partition(", such")[0]
    '"3 to 5" is a range. Decide on one number of it'
    """
    # a mark a hand, as on paper; a mark alone may only part two votes
    if asked.letters and "//" in (strokes := text.replace("|", "/")):
        text = _STROKES.sub(lambda found: f"{found[1]} {found[2].count('/')} ", strokes).rstrip()
    elif not asked.letters and _MARKS.search(text):
        text = _MARKS.sub(lambda found: f"{found[1]} x{found[2].count('|')} ", text).rstrip()
    whole = text[:_MOST_LETTERS]
    reader = _Letters(whole, asked) if asked.letters else _Numbers(whole, asked)
    return Votes(text, tuple(reader.pieces()))


# what may stand before a vote and is none: "Team 3:", "1.", "2)", "Ana:"
_NAMED = re.compile(r"(?<![^\s,;|])[^\W\d_][^,;:=|\d\n]*\d{0,3}\s*[:=]\s*(?=\S)")
_TEAM = re.compile(
    r"\b(?:team|group|table|row|desk|seat|person|pupil|student|class|no|nr)\b\.?\s*#?\s*\d{1,3}\s+(?=\d)", re.I
)
_BRACKET = re.compile(r"(?<![^\s,;|])#?\d{1,3}\)\s*(?=\S)")
_POINT = re.compile(r"(?<![^\s,;|])#?(\d{1,3})\.\s+(?=[^\s,;|]+(?![.\d]))")
_COLON = re.compile(r"(?<![^\s,;|])(\d[\d.]*)\s*[:=]\s*(?=(\d+(?:[.,]\d+)?)(?![\d:]))")
_COLUMN = re.compile(r"(?m)^(\d{1,3})\t\s*(?=\S)")
_STROKES = re.compile(r"(?<![^\W\d_])([^\W\d_])[ \t]*[:=]?[ \t]*((?:/+[ \t]*)+)")
# a number is tried from its first digit only: from each, a long one would take its length squared
_MARKS = re.compile(r"(?<!\d)(?<!\d[.,])(\d[\d.,]*(?: ?(?:kg|lb))?)[ \t]*[:=]?[ \t]*(\|(?:[ \t]*\|)+)")
_LINE = re.compile(r"(?:(?!\s/\s)[^\n\r;|])+")
_SIDES = " \t,.;|/\u00a0"


@dataclass(frozen=True)
class _Text:
    """A text to be read, and what was asked."""

    text: str
    asked: Asked
    known: dict[str, tuple[float | str | None, str]] = field(default_factory=dict)
    """What was read already: a room says the same again and again."""

    @cached_property
    def labels(self) -> dict[int, int]:
        """Where the numbers and names of a list stand: where each begins, and where it ends."""
        text = self.text
        found = [*_NAMED.finditer(text), *_TEAM.finditer(text), *_BRACKET.finditer(text)]
        for pattern in (_POINT, _COLON, _COLUMN):
            listed = list(pattern.finditer(text))
            # a list is one where its numbers count on: "10. 12. 14." are guesses
            numbers = [one[1] for one in listed]
            if _count_on(numbers) and (len(numbers) > 1 or (pattern is _POINT and numbers == ["1"])):
                found += listed
        return {one.start(): one.end() for one in found}

    @cached_property
    def tallied(self) -> bool:
        """Whether "10: 5, 12: 7" are values and how many hands each has."""
        pairs = list(_COLON.finditer(self.text))
        return len(pairs) > 1 and not _count_on([one[1] for one in pairs]) and all(one[2].isdecimal() for one in pairs)

    def piece(self, start: int, end: int, value: float | str | None, said: str, hands: int = 1) -> Piece:
        """Return the piece from one place to another, without separators round it."""
        while start < end and self.text[start] in _SIDES and not re.match(r"\.\d", self.text[start:end]):
            start += 1
        while end > start and self.text[end - 1] in " \t,;|/\u00a0":
            end -= 1
        typed = self.text[start:end]
        if value is not None and hands != 1:
            said = f"{said} × {hands}"
        return Piece(typed, (start, end), value, hands, said)

    def unread(self, start: int, end: int, said: str = "") -> Iterator[Piece]:
        """Give the piece that is asked about, if anything stands there."""
        made = self.piece(start, end, None, said)
        if not _FILLER.fullmatch(made.typed):
            yield Piece(made.typed, made.place, None, 1, said or f"“{_short(made.typed)}” is no vote that can be read.")

    def value(self, text: str) -> tuple[float | str | None, str]:
        """Return what the question makes of a text, and what is said of it."""
        if text not in self.known:
            self.known[text] = self._value(text)
        return self.known[text]

    def _value(self, text: str) -> tuple[float | str | None, str]:
        question = self.asked.question
        got = question.read(text, parts=True) if isinstance(question, NumberQuestion) else question.read(text)
        if isinstance(got, Option):
            return got.key, got.key
        if isinstance(got, Reading):
            assert isinstance(question, NumberQuestion)
            said = question.shown(got.value)
            if abs(got.value) > self.asked.most:
                return None, f"{said} cannot be meant here. Is it a slip?"
            return got.value, said
        return None, got.question if isinstance(got, Unclear) else f"“{_short(text)}” is no vote that can be read."


_FILLER = re.compile(r"(?:\b(?:and|or|a|the|then)\b|[\s,;.|/])*", re.IGNORECASE)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_TYPED else f"{text[: _MOST_TYPED - 1]}…"


def _count_on(numbers: Sequence[str]) -> bool:
    """Return whether numbers go on one by one, as those before the lines of a list do."""
    if not numbers or not all(number.isdecimal() for number in numbers):
        return False
    return [int(number) for number in numbers] == list(range(int(numbers[0]), int(numbers[0]) + len(numbers)))


# --- numbers -------------------------------------------------------------------------------

_UNIT = "|".join(
    sorted(map(re.escape, (word for word in UNIT_WORDS if word not in ("x", "×", "%"))), key=len, reverse=True)
)
_NUMBER = (
    rf"[-+−]?(?:\d+\s+(?:{PART}\b|(?:and\s+)?\d+/\d+)|"
    r"\d+(?:/\d+)+|\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?![\d.,])|\d[\d.,]*\d|\d|[.,]\d+)(?:e[-+]?\d{1,3})?"
    rf"[½¼¾⅓⅔]?(?:k(?![a-z]))?|{IN_WORDS}"
)
_UNITS = (
    rf"\s*(?:(?:{_UNIT})(?![^\W\d_])(?:\s*/\s*[a-z]+|\s+(?:per|an?|each|every)\s+[a-z]+|\s+(?:daily|weekly)\b)?"
    r"|(?:per\s?cent\b|%))|\s*(?:/|per\s|an?\s)\s*(?:day|week|month|year)\b"
)
_ONE = re.compile(
    rf"(?<![\w.])(?P<number>{_NUMBER})(?P<unit>{_UNITS})?"
    rf"(?P<more>\s*(?:[x×*]\s*(?P<hands>\d{{1,3}})(?![\w/]|[.,]\d|{_UNITS})|\((?P<also>\d{{1,3}})\)"
    rf"|(?:\s*[x×*:]|(?<!\s)[-–—](?!\s)|\s+[-–—]\s|\s*(?:±|\+/?-|\.\.+|~|<|>)|\s+(?:to|or|bis|till)\s)\s*"
    rf"(?:{_NUMBER})(?:{_UNITS})?))?(?:\s+(?:lighter|heavier|less|more|lost|gained|down|up|below|above)\b)?",
    re.IGNORECASE,
)
# what is one answer, though two numbers stand in it
_PAIRS = (
    re.compile(
        rf"\bbetween\s+(?:{_NUMBER})(?:{_UNITS})?\s+(?:and|to)\s+(?:{_NUMBER})(?:{_UNITS})?"
        r"|(?<!\d)\d+\s*(?:(?:lbs?|pounds?)\s+\d{1,2}(?:\.\d+)?\s*(?:oz|ounces?)|(?:st|stones?)\s+\d{1,2}\s*(?:lbs?|pounds?)"
        r"|(?:kg|kilos?)\s+\d{1,3}\s*(?:g|grams?)|h(?:ours?)?\s+\d{1,2}\s*min(?:utes?)?)\b",
        re.IGNORECASE,
    ),
    re.compile(r"(?<![\w.,])\d{1,2}[ '\u00a0\u202f]\d{3}(?![\d.,]*\d)"),  # where votes run to thousands
)
# words that change what a number means; any other word before one is a name
_MEANS = re.compile(
    r"\b(?:not?|never|over|under|than|least|most|up|to|down|between|from|more|less|minus|plus|below|above|half|twice|times"
    r"|per|of|divided|by)\b|[<>≤≥±^]",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:[^\W\d_][\w.'’-]*\s*){1,3}")


class _Numbers(_Text):
    """Reads numbers."""

    def pieces(self) -> Iterator[Piece]:
        """Give one piece after the other."""
        for line in _LINE.finditer(self.text):
            yield from self._line(line.start(), line.end())

    def _line(self, at: int, end: int) -> Iterator[Piece]:
        """Read a line: what stands before a number belongs to it, what stands behind it up to a comma does too."""
        found = list(self._found(at, end))
        if not found:
            yield from self._words(at, end)
        for k, one in enumerate(found):
            until = found[k + 1].start() if k + 1 < len(found) else end
            comma = self.text.find(",", one.end(), until)
            last = k + 1 == len(found)
            stop = until if last and comma < 0 and len(found) == 1 else comma if comma >= 0 else one.end()
            lead = self.text.rfind(",", at, one.start()) + 1 or at
            lead = max(lead, at)
            yield from self._words(at, lead)
            yield from self._one(lead, one, stop)
            at = stop
        if found:
            yield from self._words(at, end)

    def _found(self, at: int, end: int) -> Iterator[re.Match[str]]:
        """Give what looks like a number, and is not the label of one."""
        while True:
            patterns = (*_PAIRS[: 2 if _in_thousands(self.asked.unit) else 1], _ONE)
            matches = [match for pattern in patterns if (match := pattern.search(self.text, at, end))]
            if not matches:
                return
            one = min(matches, key=lambda match: match.start())
            label = max((stop for start, stop in self.labels.items() if start <= one.start() < stop), default=0)
            if label:
                at = label
                continue
            yield one
            at = one.end()

    def _words(self, at: int, end: int) -> Iterator[Piece]:
        """Ask about each group of words without a number."""
        for part in re.finditer(r"[^,]+", self.text[at:end]):
            yield from self.unread(at + part.start(), at + part.end())

    def _one(self, lead: int, one: re.Match[str], stop: int) -> Iterator[Piece]:
        """Read what stands round one number."""
        groups = one.groupdict()
        hands = groups.get("hands") or groups.get("also")
        if pair := re.fullmatch(r"([\d.]+)\s*:\s*(\d{1,3})", one[0]):
            value, said = self.value(pair[1])
            if value is not None and not self.tallied:
                value, said = None, f"“{one[0]}” could be {pair[2]} hands for {said}. Then write {pair[1]} x{pair[2]}."
            yield from self._made(lead, stop, value, said, int(pair[2]))
            return
        labels = (ends for begins, ends in self.labels.items() if lead <= begins and ends <= one.start())
        before = self.text[max([lead, *labels]) : one.start()].lstrip(" .\t")
        if hands:
            value, said = self.value(f"{before}{groups['number']}{groups['unit'] or ''}")
            yield from self._made(lead, stop, value, said, int(hands))
            return
        if "," in (groups.get("number") or "") and not groups.get("more"):
            yield from self._commas(lead, one, stop, before)
            return
        yield from self._made(lead, stop, *self._tried(before, one[0], self.text[one.end() : stop]))

    def _tried(self, before: str, core: str, behind: str) -> tuple[float | str | None, str]:
        """Return what a number means with the words round it; a name before it is none of its business."""
        value, said = self.value(f"{before}{core}{behind}")
        plain = before.strip(" ,.-")
        if value is None and _NAME.fullmatch(plain) and not _MEANS.search(plain):
            value, without = self.value(f"{core}{behind}")
            said = said if value is None and without.startswith("“") else without
        return value, said

    def _commas(self, lead: int, one: re.Match[str], stop: int, before: str) -> Iterator[Piece]:
        """Read digits with commas and no space: a decimal comma, thousands, or one vote after the other."""
        number, unit = one["number"], one["unit"] or ""
        parts = number.lstrip("-+−").split(",")
        three = any(len(part) == 3 and part.isdecimal() for part in parts[1:])
        thousands = re.fullmatch(r"\d{1,3}(?:\.\d{3})+,\d{1,2}", number) or (
            three and (len(parts) == 2 or _in_thousands(unit.strip() or self.asked.unit)) and "." not in parts[-1]
        )
        pair = len(parts) == 2 and all(part.isdecimal() for part in parts) and not re.search(r"\d,\d+,\d", self.text)
        if pair and not thousands and re.search(r"\d\.\d" if len(parts[1]) == 1 else r"\d\.\d|\d\s*,\s+\S", self.text):
            said = f"“{number}” could be {parts[0]}.{parts[1]}, or {parts[0]} and {parts[1]}. Write one of these."
            yield from self._made(lead, stop, None, said)
            return
        if thousands or pair:
            yield from self._made(lead, stop, *self._tried(before, one[0], self.text[one.end() : stop]))
            return
        at = one.start("number")
        for k, part in enumerate(number.split(",")):
            ends = at + len(part)
            last = k == len(parts) - 1
            if part:
                value, said = self.value(part + (unit if unit else ""))
                yield from self._made(lead if k == 0 else at, stop if last else ends, value, said)
            at = ends + 1

    def _made(self, start: int, end: int, value: float | str | None, said: str, hands: int = 1) -> Iterator[Piece]:
        if value is None or not hands:
            yield from self.unread(start, end, said if value is None else f"{said} for no hand at all?")
        else:
            yield self.piece(start, end, value, said, hands)


def _in_thousands(unit: str) -> bool:
    """Return whether votes in a unit run to thousands: energy and grams."""
    kinds, size = measure(unit) or ((), 1.0)
    return kinds[:1] == ("energy",) or (kinds[:1] == ("mass",) and size < 0.1)


# --- letters -------------------------------------------------------------------------------


# "ten a" and "nobody c" are no names of a voter
_AMOUNT = re.compile(
    r"\b(?:no|none|nobody|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozen|half|quarter"
    r"|third|all|both|every\w*|most|many|few|some|several|rest|others?)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"(?:and|then|[\W_])*", re.IGNORECASE)


class _Letters(_Text):
    """Reads letters."""

    def pieces(self) -> Iterator[Piece]:
        """Give one piece after the other."""
        for line in _LINE.finditer(self.text):
            parts = [(line.start(), line.end())]
            if self.value(self._plain(*parts[0]))[0] is None:
                parts = [(line.start() + p.start(), line.start() + p.end()) for p in re.finditer("[^,]+", line[0])]
            for start, end in parts:
                value, _ = self.value(self._plain(start, end))
                if value is not None:
                    yield self.piece(start, end, value, str(value))
                else:
                    yield from self._counted(start, end)

    def _plain(self, start: int, end: int) -> str:
        """Return a part without what numbers or names it."""
        return self.text[self._after_label(start, end) : end]

    def _after_label(self, start: int, end: int) -> int:
        first = start + len(self.text[start:end]) - len(self.text[start:end].lstrip())
        after = self.labels.get(first, start)
        # "a: 12" is a letter and its hands
        is_letter = self.text[first:after].strip(" :=").lower() in self.asked.letters
        return after if after <= end and not is_letter else start

    def _counted(self, start: int, end: int) -> Iterator[Piece]:
        """Read letters with how many hands each has, before or behind it, and letters one by one."""
        one = f"[{''.join(self.asked.letters)}]"
        before = rf"(?P<first>\d{{1,3}})\s*(?:[x×*]\s*)?(?P<letter>{one})\b"
        behind = rf"(?P<row>{one}+)(?:\s*[x×*:=-]?\s*(?P<last>\d{{1,3}})(?!\d)|(?![^\W_]))"
        begin = self._after_label(start, end)
        counted_first = re.match(rf"\s*{before}", self.text[begin:end], re.IGNORECASE)
        pattern = re.compile(rf"(?<![^\W\d_]){before if counted_first else behind}", re.IGNORECASE)
        found = list(pattern.finditer(self.text, begin, end))
        ends = [begin, *(match.end() for match in found)]
        lead, *rest = (
            self.text[a:b].strip() for a, b in zip(ends, [*(match.start() for match in found), end], strict=True)
        )
        # a name may stand before them, and nothing else that is a word
        named = _NAME.fullmatch(lead) and not _AMOUNT.search(lead)
        fits = all(_BESIDE.fullmatch(words) for words in rest) and (_BESIDE.fullmatch(lead) or named)
        if not found or not fits or any(words in ("-", "–", "—") for words in rest):  # "a-c" may mean b, too
            yield from self.unread(start, end, self.value(self.text[begin:end])[1])
            return
        at = start
        for match in found:
            groups = match.groupdict()
            stop = match.end() if match is not found[-1] else end
            if groups.get("letter"):
                yield from self._hands(at, stop, groups["letter"], int(groups["first"]))
            elif groups.get("last"):
                alone = len(groups["row"]) - 1
                for place in range(match.start(), match.start() + alone):
                    yield from self._hands(place, place + 1, self.text[place], 1)
                counted = match.start() + alone
                yield from self._hands(counted if alone else at, stop, self.text[counted], int(groups["last"]))
            else:
                for run in re.finditer(r"(\w)\1*", match[0], re.IGNORECASE):
                    first = at if run.start() == 0 else match.start() + run.start()
                    last = stop if run.end() == len(match[0]) else match.start() + run.end()
                    yield from self._hands(first, last, run[1], len(run[0]))
            at = stop

    def _hands(self, start: int, end: int, letter: str, hands: int) -> Iterator[Piece]:
        yield self.piece(start, end, letter.lower(), letter.lower(), hands)
