"""Counting words, and the text of clean HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.manuscript.words import count_html_words, count_words, plain_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("She ran.", 2),
        ("don't don’t ‘tis rock'n'roll", 4),
        ("a well-known twenty-year-old sea‑wall", 4),
        ("stop--now—or – never", 4),
        ("a - b ' c", 3),
        ("café naïve Ærøskøbing", 3),
        ("e\u0301te\u0301 so\u00adft zero\u200bwidth", 3),
        ("日本語です", 5),
        ("カタカナ と English", 6),
        ("สวัสดี", 6),
        ("안녕하세요 세계", 2),
        ("Добрый вечер, мир", 3),
        ("1914–18 and 3.5", 5),
        ("🐝 💍", 0),
        ("_so_ *it* /was/", 3),
    ],
)
def test_words_are_counted_as_readers_count_them(text, words):
    assert count_words(text) == words


def test_a_text_of_many_different_letters_counts_the_same():
    letters = "".join(chr(code) for code in range(0x100, 0x180))
    assert count_words(f"{letters} naïve “word” don’t") == 4


def test_markup_inside_a_word_does_not_split_it():
    assert count_html_words("<p><em>un</em>believable</p><p>so<br>it &amp; was</p>") == 4


def test_plain_text_gives_each_block_its_line():
    html = "<h2>A</h2>\n<p>b <em>c</em>\n d<br>e</p><hr><ul><li>f</li><li>g &lt;</li></ul>"
    assert plain_text(html) == "A\nb c d\ne\nf\ng <"


def test_plain_text_keeps_the_line_ends_of_preformatted_text():
    assert plain_text("<p>a  b</p><pre>x\n  y</pre><p>c</p>") == "a b\nx\n  y\nc"


@given(st.lists(st.sampled_from(["word", "don’t", "well-known", "日", "é"]), max_size=30))
def test_words_between_spaces_add_up(words):
    assert count_words(" ".join(words)) == len(words)
