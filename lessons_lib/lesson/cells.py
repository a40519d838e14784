"""What a lesson's cells call beside its questions: what is drawn, the recap, and the learner's own settings.

What is asked is in `ask` and `guess`. Answers outlive a closed notebook: `predictions` shows those that were guesses,
`erase` deletes all (see `ledger`).

The unit that the learner once chose with `prefer` is taken up when the first mass is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..science import units
from . import kept, ledger
from .kinds import Reply
from .summary import Erase, Recap

if TYPE_CHECKING:
    from .compared import Predictions
    from .drawing import Drawing
    from .own_forecast import Capstone


def draw(name: str) -> Drawing:
    """Return the plane of a question that is answered by drawing, with what was drawn on it before.

    Raises
    ------
    ValueError
        If there is no such question; the sentence lists those of the lesson.

    Examples
    --------
    >>> draw("05.curve").words.splitlines()[-1]
    'Nothing drawn yet.'
    """
    from . import drawing  # only here: a lesson without a drawing needs none of it

    return drawing.draw(name)


def capstone() -> Capstone:
    """Return the steps of a forecast of one's own, one cell each, for the client who was taken in `apps.ClientForm`.

    Examples
    --------
    >>> str(capstone()).partition(": ")[2]
    'band, fan, letter, weeks, changed, page'
    """
    from .own_forecast import Capstone  # only here: it brings what draws pictures

    return Capstone()


def recap(number: str) -> Recap:
    """Say three sentences about the lesson's run, how many questions are right, and which to look at again.

    Raises
    ------
    ValueError
        If there is no such lesson; the sentence lists those there are.

    Examples
    --------
    >>> recap("04").words.splitlines()[-1].partition(" Not")[0]
    '0 of 7 right. Votes and guesses do not count.'
    """
    return Recap(number)


def predictions() -> Predictions:
    """Return what you predicted and what the runs gave, or a made-up class where nothing is kept.

    Examples
    --------
    >>> predictions().sample  # nothing is kept outside a notebook
    True
    """
    from . import compared  # only here: it reads the questions of every lesson

    return compared.predictions()


def erase(*, sure: bool = False) -> Reply | Erase:
    """Delete everything that is kept, answers and the choice of a unit; say first what that is, and ask.

    Parameters
    ----------
    sure
        Whether to delete; without it a page asks by two buttons, and nothing is deleted yet.

    Examples
    --------
    >>> erase()
    Nothing was kept, so there was nothing to erase.
    """
    asking = Erase()
    if not asking.held:
        return Reply("Nothing was kept, so there was nothing to erase.")
    return Reply(asking.erase()) if sure else asking


def prefer(unit: units.MassUnit) -> Reply:
    """Show every weight in `"kg"` or in `"lb"`, in this notebook and in those opened later.

    Raises
    ------
    ValueError
        For any other word.

    Examples
    --------
    >>> prefer("kg")
    Weights are shown in kg from here on.
    """
    units.use(unit)
    used = units.mass_unit()
    more = " So they will be in the other lessons."
    said = kept.tried(lambda: more if ledger.prefer(used) else "")
    return Reply(f"Weights are shown in {used} from here on.{said}")


def reset() -> None:
    """Forget what was answered in this process; what is kept stays."""
    from . import drawing

    kept.reset()
    drawing.reset()


def _unit_kept() -> str | None:
    return ledger.read().unit


units.remember(_unit_kept)
