"""Sentences are found as they are read, and counted."""

from __future__ import annotations

import doctest

import pytest

from tools import filling, minutes, prose


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("# Title\n\n| a | table |\n\n> a quoted block\n\n**Minutes:** 5", []),
        ("One two three. Four five? Six!", [3, 2, 1]),
        ("It is 0.5 kg. Then 1.5.", [4, 2]),
        ("- one two\n- three", [2, 1]),
        ("1. one two\n2. three", [2, 1]),
        ("A line\nthat goes on.\n\nAnother", [5, 1]),
        ("He said: “Stop.” Then he went.", [3, 3]),
        ("Hall et al. found it.", [5]),
        ("Seen before (Hall et al. 2011, [doi:10.1/x](https://doi.org/10.1/x)).", [7]),
        ("Seen before ({{cite hall_2011}}; DERIVED).", [2]),
        ("{{cite hall_2011}} saw {loss_kg:.1f} kg, or {loss_kg:mass}.", [7]),
        ("`lesson.check(1)` says it.", [3]),
        ("See [two words](https://x.org/a).", [3]),
        ("```\ncode here\n```\nwords", [1]),
    ],
)
def test_sentences_are_split_as_read(markdown: str, words: list[int]) -> None:
    assert [sentence.words for sentence in prose.sentences(markdown)] == words


def test_the_examples_in_the_tools_are_right() -> None:
    for module in (filling, minutes, prose):
        result = doctest.testmod(module)
        assert result.attempted
        assert not result.failed
