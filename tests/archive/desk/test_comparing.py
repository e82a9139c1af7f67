"""The words that came and went between two versions, and HTML that nests whatever they were."""

import re

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from ficstead.archive.desk.comparing import compared
from ficstead.archive.desk.comparing import word_diff as labelled_diff
from ficstead.press.manuscript import clean_html

WORDS = st.sampled_from(
    "fog tide “Row,” said Bram. &amp; 霧の中 don't <em>soft</em> <strong>hard <em>er</em></strong> <br>".split(" ")
)
LINE = st.lists(WORDS, max_size=8).map(" ".join)
BLOCK = st.one_of(
    LINE.map("<p>{}</p>".format),
    LINE.map("<blockquote><p>{}</p><p>and</p></blockquote>".format),
    LINE.map("<ul><li>{}</li><li>two</li></ul>".format),
    LINE.map("<table><tbody><tr><td>{}</td><td>b</td></tr></tbody></table>".format),
    LINE.map('<div class="letter"><p>{}</p></div>'.format),
    LINE.map("<pre>{}\n  x</pre>".format),
    LINE,
    st.just("<hr>"),
    st.just('<p id="note-1">Note <a href="#note-ref-1">back</a></p>'),
)
TEXT = st.lists(BLOCK, max_size=6).map("".join).map(clean_html)


def word_diff(old: str, new: str) -> str:
    """Without the words for those who listen."""
    return re.sub(r' data-is="[^"]*"', "", labelled_diff(old, new))


def side(html: str, without: str) -> str:
    """The text of a comparison without its insertions or its deletions, with single spaces."""
    tree = LexborHTMLParser(f"<body>{html}")
    for node in tree.css(without):
        node.decompose()
    return words_of(tree.body.html or "")


def words_of(html: str) -> str:
    tree = LexborHTMLParser(f"<body>{html}")
    return "".join(tree.body.text(separator="").split()) if tree.body else ""


@given(old=TEXT, new=TEXT)
def test_either_side_can_be_read_off_the_comparison(old: str, new: str) -> None:
    both = word_diff(old, new)
    assert side(both, "del") == words_of(new)
    assert side(both, "ins") == words_of(old)


@given(old=TEXT, new=TEXT)
def test_it_is_valid_html_whole_and_in_stretches(old: str, new: str) -> None:
    strict = html5lib.HTMLParser(strict=True)
    parts = [word_diff(old, new), *(stretch.html for stretch in compared(old, new).stretches)]
    for part in parts:
        strict.parse(f"<!doctype html><html><head><title>x</title></head><body><div>{part}</div></body></html>")


@given(TEXT)
def test_a_text_is_equal_to_itself(text: str) -> None:
    comparison = compared(text, text)
    assert (comparison.added, comparison.removed) == (0, 0)
    assert all(not stretch.changed for stretch in comparison.stretches)


def test_a_word_in_a_paragraph_is_exchanged() -> None:
    assert word_diff("<p>The fog came in.</p>", "<p>The tide came in.</p>") == (
        "<p>The <del>fog</del><ins>tide</ins> came in.</p>"
    )


def test_emphasis_that_came_is_a_change() -> None:
    both = word_diff("<p>It was hers.</p>", "<p>It was <em>hers</em>.</p>")
    assert both == "<p>It was <del>hers</del><em><ins>hers</ins></em>.</p>"


def test_a_paragraph_that_came_is_one_insertion_and_its_neighbours_stay() -> None:
    both = word_diff("<p>One.</p><p>Three.</p>", "<p>One.</p><p>And two.</p><p>Three.</p>")
    assert both == "<p>One.</p><p><ins>And two.</ins></p><p>Three.</p>"


def test_a_list_that_lost_an_item_stays_one_list() -> None:
    both = word_diff("<ul><li>row</li><li>swim</li></ul>", "<ul><li>row</li></ul>")
    assert both == "<ul><li>row</li><li><del>swim</del></li></ul>"


def test_a_rewritten_sentence_is_not_chopped_at_every_space() -> None:
    both = word_diff("<p>He went home early that day.</p>", "<p>She sang of boats. That was all day.</p>")
    assert both.count("<del>") <= 2


def test_a_sentence_that_lost_its_beginning_keeps_its_end() -> None:
    end = "says that the tide came in and the lamps were lit along the canal."
    both = word_diff(f"<p>Paragraph nine of the story, which {end}</p>", f"<p>Number nine {end}</p>")
    assert both.endswith(f">{end}</p>")


def test_ids_are_left_out_so_that_none_stands_twice() -> None:
    assert "id=" not in word_diff('<p id="note-1">a</p>', '<p id="note-1">b</p>')


def test_a_change_says_what_it_is_and_an_authors_own_insertion_does_not() -> None:
    both = labelled_diff("<p>All a</p>", "<p>All <ins>b</ins></p>")
    assert both == '<p>All <del data-is="removed:">a</del><ins><ins data-is="added:">b</ins></ins></p>'


def test_unchanged_lines_are_told_apart_from_changed_ones() -> None:
    old = "".join(f"<p>Line {number}.</p>" for number in range(9))
    comparison = compared(old, old.replace("Line 4.", "Line four, at last."))
    assert [(stretch.changed, stretch.words) for stretch in comparison.stretches] == [(False, 6), (True, 9), (False, 6)]
    assert (comparison.added, comparison.removed) == (3, 1)


@pytest.mark.parametrize("paragraph", [50, 10_000])
def test_ten_thousand_words_all_reworked_are_compared_in_time(paragraph: int) -> None:
    words = [f"w{n * n % 977}" + ("." if n % 13 == 0 else "") for n in range(10_000)]
    other = [word if n % 11 else "changed" for n, word in enumerate(words)]
    old, new = (
        "".join(f"<p>{' '.join(text[at : at + paragraph])}</p>" for at in range(0, 10_000, paragraph))
        for text in (words, other)
    )
    assert compared(old, new).added > 0
