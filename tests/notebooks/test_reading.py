"""The reading grade: syllables, sentences, and a text whose grade is published."""

from __future__ import annotations

import pytest
import reading

# A hyphen marks where the dictionary parts a word; so the list shows what is counted.
WORDS = """
weight scale line week fat lean gram curve month year the she eye eyes league change-s pla-ces box-es moved missed
want-ed add-ed lit-tle mus-cle mus-cles ta-ble set-tle set-tles a-gree a-greed rhy-thm qui-et sci-ence di-et peo-ple
be-ing do-ing try-ing go-ing see-ing ly-ing wa-ter bod-y en-er-gy kil-o-gram cal-o-rie gly-co-gen so-di-um me-di-um
av-er-age in-ter-val pre-dic-tion ques-tion an-swer les-son mod-el def-i-cit sur-plus base-line some-thing some-times
there-fore more-o-ver care-ful large-ly move-ment state-ment use-ful ac-tu-al u-su-al an-nu-al sit-u-a-tion fluc-tu-ate
fluc-tu-at-ing cre-ate cre-at-ed i-de-a a-re-a ra-ti-o ra-di-us va-ri-ous ge-om-e-try phys-i-ol-o-gy
de-vi-a-tion me-tab-o-lis-m mech-a-nis-m hab-it ma-chine an-y-one ev-ery ev-ery-one ev-ery-bod-y who-ev-er rea-son
eas-i-er heav-i-er heav-i-est co-ef-fi-cient pa-tient re-gion spe-cial pre-cious ex-er-cise ex-er-cis-es per-cent
stan-dard er-ror be-fore be-tween hon-est plain short sen-tence sen-tenc-es ar-ti-cle ar-ti-cles med-i-cine col-leagues
did-n't is-n't don't can't thou-sand hun-dred quar-ter half dou-ble weigh-ing plan-et sum through straight rough though
trust for-est for-eign fore-cast fore-arm doc-tor
tem-per-a-ture car-bo-hy-drate pro-tein al-co-hol ex-pen-di-ture main-te-nance es-ti-mate es-ti-ma-tor
"""
COUNTED = [(word.replace("-", ""), word.count("-") + 1) for word in WORDS.split()]


def test_enough_words_are_listed() -> None:
    assert len(COUNTED) >= 100


@pytest.mark.parametrize(("word", "count"), COUNTED)
def test_syllables(word: str, count: int) -> None:
    assert reading.syllables(word) == count
    assert reading.syllables(word.capitalize()) == count


@pytest.mark.parametrize(("word", "count"), [("long-term", 2), ("kcal/day", 2), ("3,500", 1), ("body’s", 2), ("—", 1)])
def test_words_with_signs(word: str, count: int) -> None:
    assert reading.syllables(word) == count


def test_a_published_grade_is_met() -> None:
    # Wikipedia's page on the formula works this sentence out: 13 words, 24 syllables, 11.3
    (sentence,) = reading.read("The Australian platypus is seemingly a hybrid of a mammal and reptilian creature.")
    assert (sentence.words, sentence.syllables) == (13, 24)
    assert reading.grade([sentence]) == pytest.approx(11.3, abs=0.05)


def test_nothing_has_no_grade() -> None:
    assert reading.grade([]) == 0
    assert reading.read("# Title\n\n| a | table |\n\n> a quoted block\n\n{{ask 06.1}}\n\n**Minutes:** 5") == []


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("One two three. Four five? Six!", [3, 2, 1]),
        ("It is 0.5 kg. Then 1.5.", [4, 2]),
        ("- one two\n- three", [2, 1]),
        ("1. one two\n2. three", [2, 1]),
        ("A line\nthat goes on.\n\nAnother", [5, 1]),
        ("He said: “Stop.” Then he went.", [3, 3]),
        ("Hall et al. found it.", [5]),
        ("Seen before (Hall et al. 2011, [doi:10.1/x](https://doi.org/10.1/x)).", [7]),
        ("Seen before ({{cite hall_2011}}; DERIVED).", [2]),
        ("{{cite hall_2011}} saw {{= 1 + 1 | .1f}} kg.", [4]),
        ("`lesson.check(1)` says it.", [3]),
        ("See [two words](https://x.org/a).", [3]),
        ("```\ncode here\n```\nwords", [1]),
    ],
)
def test_sentences_are_split_as_read(markdown: str, words: list[int]) -> None:
    assert [sentence.words for sentence in reading.read(markdown)] == words


def test_terms_names_and_initials_are_one_syllable_a_word() -> None:
    text = "We saw that Esther had standard deviations, a BMI and physiology."
    taught = reading.read(text, ["standard deviation", "physiology", "Esther"])
    assert [(s.words, s.syllables) for s in taught] == [(11, 11)]
    assert reading.read(text)[0].syllables == 11 + 1 + 3 + 4


def test_the_hardest_come_first() -> None:
    read = reading.read("It is so. Administrative necessities accumulate. We saw it all.")
    assert reading.hardest(read, 2)[0].text.startswith("Administrative")
    assert len(reading.hardest(read, 2)) == 2
