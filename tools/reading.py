"""How hard a text is to read: the Flesch-Kincaid grade, and its longest sentences.

The grade is 0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid, Fishburne,
Rogers and Chissom 1975, Naval Technical Training Command, Research Branch Report 8-75). It is the
school year of the United States whose pupils read such a text without help. "About 9th grade" means
pupils of 14 to 15, and here a grade of at most 9.5. The grade knows words and sentences by their
length only: it cannot tell whether a text is clear or true.

Counted is running prose. Tables, code, headings, quoted blocks, and references with their links are
left out. The end of a paragraph, or of an item of a list, ends a sentence. Terms that the course
teaches (``data/glossary.csv``), people's names and numbers count as one syllable: a learner meets
each of them often, and has it explained. So do words in capitals: initials and names of trials.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

MOST_GRADE = 9.5
MOST_SENTENCE_WORDS = 35

# vowels that stand side by side and are spoken apart: di-a, i-o, sci-ence, qui-et, act-u-al, cre-ate
_APART = re.compile(
    r"i(?=a|o|um)(?<![tcsgx]i(?=on|an|al|ou))|(?<=[^tc])i(?=en[ct]|et)|i(?=(?:ers?|est)$)(?<=[a-z]{3}i)"
    r"|u(?=al|ar|at|ou|en)(?<![gq]u)|(?<=cr)e(?=at)|(?<![cp])eo(?!u|n)|[aeiouy](?=ing)|sm$|thm$|(?<=[^aeiouy])n[’']t$"
)
# an e that only lengthens the vowel before it, inside a word: some-thing, base-line, care-ful, large-ly
_SILENT = re.compile(
    r"(?<=^som)e(?=[^aeiouy])|(?<=^ther)e(?=fore)|(?<=^mor)e(?=over)|(?<=^lif)e|(?<=^tim)e(?=[^aeiouyr])"
    r"|(?<=bas)e(?=line)|(?<=els)e(?=where)|(?<=mak)e(?=up)|(?<=sid)e(?=w)|(?<=hom)e(?=w)|(?<=^for)e(?=arm|cast|go|see)"
    r"|(?<=[^aeiouy])e(?=(?:ly|ments?|ful|fully|less|ness)$)(?<![bcdfgkpt]le)"
)
_ODD = {
    word: count
    for count, words in (
        (1, "eye eyed"),
        (2, "being business every evening people poem quiet rhythm science something sometimes"),
        (3, "anyone area diagram everyday everyone everything everywhere idea radius whoever"),
        (4, "diabetes everybody coefficient"),
    )
    for word in words.split()
}


def syllables(word: str) -> int:
    """Count the syllables of an English word, near enough for a long text.

    Groups of vowels are counted; a silent e is not, and some neighbours are counted apart. Of a word
    with a hyphen the parts are counted. What holds a digit or no vowel counts as one.

    >>> [syllables(word) for word in ("weight", "energy", "baseline", "moved", "glycogen", "long-term")]
    [1, 3, 2, 1, 3, 2]
    """
    parts = [part for part in re.split(r"[-–/]", word.lower()) if re.search(r"\w", part)]
    return sum(_syllables(part) for part in parts) or 1


def _syllables(word: str) -> int:
    word = re.sub(r"[’']s?$", "", word.strip("’'"))
    if word in _ODD:
        return _ODD[word]
    if word.endswith("s") and word[:-1] in _ODD:
        return _ODD[word[:-1]]
    if re.search(r"\d", word):
        return 1
    word = _SILENT.sub("", word)
    apart = len(_APART.findall(word))
    # moved, changes, line, league; but not want-ed, pla-ces, lit-tle, the
    word = re.sub(r"(?<=[aeiouy][gq])ues?$|(?<=[^tde])ed$(?<![^aeiouy][lr]ed)", "", word)
    word = re.sub(r"(?<![sxzcg])(?<!ch)(?<!sh)(?<![^aeiouyrl]l)es$", "", word)
    word = re.sub(r"(?<=[aeiouy].)e$|(?<=[aeiouy]..)e$(?<![^aeiouyrl]le)|(?<=[aeiouy]...)e$(?<!le)", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", word)) + apart)


@dataclass(frozen=True)
class Sentence:
    """One sentence, with what the grade needs."""

    text: str
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The grade of this sentence alone: good for ranking, too small a sample for a judgement."""
        return grade([self])


def grade(sentences: Collection[Sentence]) -> float:
    """Give the Flesch-Kincaid grade of some sentences; 0 if there are none.

    >>> sentences = read("The scale shows everything that stands on it. Most of what changes overnight is not fat.")
    >>> round(grade(sentences), 1)
    3.0
    """
    words = sum(sentence.words for sentence in sentences)
    if not words:
        return 0.0
    spoken = sum(sentence.syllables for sentence in sentences)
    return 0.39 * words / len(sentences) + 11.8 * spoken / words - 15.59


def hardest(sentences: Iterable[Sentence], most: int = 3) -> list[Sentence]:
    """Pick the sentences with the highest grade, hardest first."""
    return sorted(sentences, key=lambda sentence: (-sentence.grade, sentence.text))[:most]


def read(markdown: str, terms: Iterable[str] = ()) -> list[Sentence]:
    """Give the sentences of a text that may hold unfilled placeholders.

    Parameters
    ----------
    markdown
        A cell's source. ``{{ask}}`` is left out, ``{{cite}}`` and ``{{= number}}`` are one word each.
    terms
        Words and phrases that count as one syllable a word, also in the plural.

    >>> [sentence.words for sentence in read("## Run\\n\\n- one two\\n- **three** (see {{cite a}}). Four!")]
    [2, 3, 1]
    """
    known = sorted({re.escape(term.strip()) for term in terms if term.strip()}, key=len, reverse=True)
    exempt = re.compile(rf"\b(?:{'|'.join(known)})(?:e?s)?\b", re.IGNORECASE) if known else None
    return [_measured(text, exempt) for block in _blocks(markdown) for text in _split(block) if _words(text)]


def _measured(text: str, exempt: re.Pattern[str] | None) -> Sentence:
    plain = exempt.sub(lambda found: " ".join("x" for _ in found[0].split()), text) if exempt else text
    words = _words(plain)
    spoken = 0
    for at, word in enumerate(words):
        # a capital inside a sentence begins a name
        name = word.isupper() or (at > 0 and word[:1].isupper())
        spoken += 1 if name else syllables(word)
    return Sentence(text, len(words), spoken)


def _words(text: str) -> list[str]:
    return [word.strip(".,;:!?()[]“”\"'’‘…*_") for word in text.split() if re.search(r"\w", word)]


def _blocks(markdown: str) -> list[str]:
    """Give the paragraphs and items of running prose, as plain words."""
    text = re.sub(r"^(```|~~~).*?^\1", "", markdown, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"\{\{\s*ask .*?\}\}", "", text)
    text = re.sub(r"\{\{\s*cite .*?\}\}|\[doi:[^\]]*\]\([^)]*\)", "REF", text)
    text = re.sub(r"\{\{.*?\}\}", "5", text, flags=re.DOTALL)
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
