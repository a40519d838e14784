"""The sentences of a text, and how long they are.

Counted is running prose. Tables, code, headings, quoted blocks, and references with their links are left out. The
end of a paragraph, or of an item of a list, ends a sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lessons_lib.lesson.placeholders import COMMAND, PLACEHOLDER

MOST_SENTENCE_WORDS = 35


@dataclass(frozen=True)
class Sentence:
    """One sentence and how many words it has."""

    text: str
    words: int


def sentences(markdown: str) -> list[Sentence]:
    """Give the sentences of a text that may hold unfilled placeholders.

    ``{{ask}}`` is left out; ``{{cite}}`` and ``{number:.0f}`` are one word each, and a mass is two.

    >>> [s.words for s in sentences("## Run\\n\\n- one two\\n- **three** (see {{cite a}}). Four!")]
    [2, 3, 1]
    """
    return [
        Sentence(text, count)
        for block in _blocks(markdown)
        for text in _split(block)
        if (count := sum(1 for word in text.split() if re.search(r"\w", word)))
    ]


def _blocks(markdown: str) -> list[str]:
    """Give the paragraphs and items of running prose, as plain words."""
    text = re.sub(r"^(```|~~~).*?^\1", "", markdown, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\{\{\s*ask .*?\}\}", "", text)
    text = re.sub(r"\{\{\s*cite .*?\}\}|\[doi:[^\]]*\]\([^)]*\)", "REF", text)
    text = PLACEHOLDER.sub(lambda found: "5 kg" if ":mass" in found[0] else "5", COMMAND.sub("5", text))
    text = re.sub(r"[;,]? *\b(?:VERIFIED(?:-SECONDARY)?|DERIVED)\b(?! from)", "", text)
    text = re.sub(r" *\([^()a-z]*\)", "", text)
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", re.sub(r"<[^>]+>", " ", text))
    text = re.sub(r"`[^`]*`", "It", text)
    text = re.sub(r"^ *(?:\||>|#).*$", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ *\*\*(?:Minutes|Needs|Data|Claims met):\*\*.*$", "", text, flags=re.MULTILINE)
    blocks = re.split(r"\n\s*\n|\n(?= *(?:[-*]|\d+\.) )", text)
    return [re.sub(r"^(?:[-*]|\d+\.) +", "", " ".join(block.replace("**", "").split())) for block in blocks]


def _split(block: str) -> list[str]:
    """Split a paragraph after each full stop, question or exclamation mark that ends a sentence."""
    whole = re.sub(r"\b(al|e\.g|i\.e|vs|ca|approx)\.(?= )", r"\1", block)
    return re.split(r"(?<=[.?!…])[”\"’)*]* +(?=[“\"(*‘]*[A-Z0-9+−-])|(?<=[.?!][”\")*]) +(?=[“\"(*]*[A-Z0-9])", whole)
