"""What is known of a learner's answer to a question: given in this process, or kept from an earlier one.

Joins the questions, which remember nothing, and the ledger, which knows no questions. Who shows something that
hangs on an answer is told of a new one: `watch`.
"""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from ..science import units
from . import ledger
from .answers import Reading
from .kinds import Option
from .placeholders import Template, names_in, value_of

if TYPE_CHECKING:
    from .drawn import DrawnQuestion
    from .kinds import Question as Typed

    Question = Typed | DrawnQuestion

# what was answered since this process started, also where nothing is kept
_given: dict[str, ledger.Answer] = {}
_SHOWN = "The answer was shown before"
# whose answer was shown since this process started
_seen: set[str] = set()
# that nothing can be kept here is said once, and not with every cell
_troubles: set[str] = set()


class Watcher(Protocol):
    """What shows something that hangs on answers."""

    def refresh(self) -> None:
        """Show it anew."""


_watchers: weakref.WeakSet[Watcher] = weakref.WeakSet()


def value_in(got: object) -> ledger.Answer | None:
    """Return what is kept of an answer that was read: a number in the question's unit, or a letter."""
    if isinstance(got, Reading):
        return got.value
    return got.key.lower() if isinstance(got, Option) else None


def as_read(value: ledger.Answer) -> object:
    """Return a kept answer as its question reads it: a number is in the question's unit already."""
    return Reading(value) if isinstance(value, float) else value


def mark(question: Question) -> str:
    """Return the question's mark: what it asks, its numbers, its unit and its options, in whatever unit it is shown."""
    form = getattr(question, "form", ())  # of what is drawn: its plane
    unit, options = getattr(question, "unit", ""), getattr(question, "options", ())
    asked = [question.prompt, *(part for option in options for part in (option.key, option.wording, option.right))]
    with units.using("kg"):
        return ledger.fingerprint(*form, unit, *(_bare(part) for part in asked))


def answer(question: Question, name: str = "") -> ledger.Answer | None:
    """Return the answer that counts; None if there is none to this form of the question.

    `name` is what it is kept as, where that is not the question's id: what is asked again is answered again.
    """
    name = name or question.id
    if name in _given:
        return _given[name]
    held = ledger.read()
    return held.answer(name, mark(question)) if name in held.answers else None


def earlier(question: Question, name: str = "") -> ledger.Answer | None:
    """Return the answer to an earlier form of the question, if nothing but that is known."""
    held, name = ledger.read(), name or question.id
    if name in _given or name not in held.answers or held.is_of(name, mark(question)):
        return None
    return held.answers[name]


def give(question: Question, value: ledger.Answer, name: str = "") -> str:
    """Take an answer down and keep it; return what there is to say about that, mostly nothing."""
    name = name or question.id

    def keep() -> str:
        if ledger.note(name, value, mark(question)):
            return ""
        first = ledger.read().answers.get(name)
        if first is None:
            _given.pop(name)
            return f" {_SHOWN}, so this one is not kept as a guess."
        _given[name] = first
        stays = f" {_SHOWN}, so your first one still counts"
        if isinstance(first, tuple) or not hasattr(question, "note"):
            return f"{stays}."  # a drawing has no words of its own
        said = question.note(as_read(first))[1]
        return f"{stays}: {said.removeprefix('Noted: ')}"

    _given[name] = value
    said = tried(keep) + once(ledger.read().trouble)
    tell()
    return said


def mention(question: Question, value: ledger.Answer) -> None:
    """Take down for this process that something was answered, where it is too late for a prediction to be kept."""
    _given.setdefault(question.id, value)


def close(question: Question) -> str:
    """Keep that the answer to a guess was shown; return what there is to say about that, mostly nothing."""

    def shut() -> str:
        ledger.close(question.id, mark(question))
        return ""

    if not question.is_guess:
        return ""
    _seen.add(question.id)
    return tried(shut)


def is_seen(question: Question) -> bool:
    """Return whether the answer to a guess was shown before, here or in an earlier process."""
    if question.id in _seen:
        return True
    held = ledger.read()
    return question.id in held.compared and held.is_of(question.id, mark(question))


def tell() -> None:
    """Let everything that hangs on answers show itself anew."""
    for watcher in list(_watchers):
        watcher.refresh()


def watch(watcher: Watcher) -> None:
    """Tell `watcher` of every new answer, for as long as it is there."""
    _watchers.add(watcher)


def reset() -> None:
    """Begin as a new process does: nothing was answered, and nothing is shown that hangs on an answer."""
    forget()
    _watchers.clear()


def forget() -> None:
    """Forget what was answered in this process; what is kept stays."""
    _given.clear()
    _seen.clear()
    _troubles.clear()


def tried(keep: Callable[[], str]) -> str:
    """Return what there is to say after something was to be kept; that nothing can be kept here, only once."""
    try:
        return keep()
    except ledger.LedgerError as error:
        return once(str(error))


def once(text: str) -> str:
    """Return a sentence with a blank before it the first time, and nothing from then on."""
    if not text or text in _troubles:
        return ""
    _troubles.add(text)
    return f" {text}"


def _bare(text: object) -> object:
    """Return a text as it stands in its file, with the values that it names, so that no unit plays a part."""
    if isinstance(text, Template):
        return text.text, [value_of(name, text.names) for name in names_in(text.text)]
    return text if isinstance(text, str | bool) else ""
