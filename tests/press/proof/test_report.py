"""The quiet report: numbers about a chapter, drawn elsewhere."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.proof.report import WORDS_A_MINUTE, report_on

CHAPTER = (
    "The lantern swung over the water. Bram rowed.\n\n“Row faster,” said Ottilie, “or we are lost.”\n\n"
    "“I am rowing,” he growled softly.\n\n“Row!” she said. The lantern hissed, and the lantern went out.\n"
)


def test_a_chapter_in_numbers() -> None:
    report = report_on(CHAPTER)
    assert report.words == 33
    assert report.minutes == pytest.approx(33 / WORDS_A_MINUTE)
    assert report.dialogue == pytest.approx(10 / 33)
    tagging = report.tagging
    assert (tagging.tags, tagging.said, tagging.plain, tagging.showy, tagging.with_adverb) == (3, 2, 0, 1, 1)
    assert [leaning.word for leaning in report.leaning] == ["lantern"]
    assert report.leaning[0].against_own is None


def test_words_are_weighed_against_the_authors_other_chapters() -> None:
    text = "The lantern and the oar. " * 4
    [first, *_] = report_on(text, Counter({"the": 900, "lantern": 90, "swung": 10})).leaning
    assert (first.word, first.times) == ("lantern", 4)
    assert first.against_own == pytest.approx((4 / 20) / (90 / 1000))


def test_the_pace_is_told_in_tenths() -> None:
    told, spoken = "He rowed on and on. " * 20, "“Row on and on now.” " * 20
    pace = report_on(f"{told.strip()}\n\n{spoken.strip()}").pace
    assert len(pace) == 10
    assert [round(each.dialogue) for each in pace] == [0] * 5 + [1] * 5
    assert {each.sentence_length for each in pace} == {5.0}


def test_an_empty_chapter_has_an_empty_report() -> None:
    report = report_on("")
    assert (report.words, report.sentence_length, report.dialogue, report.pace) == (0, 0.0, 0.0, ())


@given(st.lists(st.sampled_from(["Row.", "“Row,” he said.", "It was late, and she rowed!", "\n\n", "“Where?”"])))
def test_the_parts_add_up_to_the_whole(pieces: list[str]) -> None:
    report = report_on(" ".join(pieces))
    assert sum(each.words for each in report.pace) == report.words
    assert 0 <= report.dialogue <= 1
    assert sum(bar.sentences for bar in report.histogram) <= report.words
