"""What a lesson's cells call: predict, check, hint, solution, recall, recap, and the learner's own settings."""

from .cells import (
    Predictions,
    Reply,
    check,
    erase,
    hint,
    predict,
    predictions,
    prefer,
    recall,
    recap,
    reset,
    solution,
)

__all__ = [
    "Predictions",
    "Reply",
    "check",
    "erase",
    "hint",
    "predict",
    "predictions",
    "prefer",
    "recall",
    "recap",
    "reset",
    "solution",
]
