"""Texts as authors type them, and the HTML they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.archive.desk.typed import html_of, typed_of
from ficstead.press.manuscript import clean_html, plain_text


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("One\ntwo", "<p>One<br>two</p>"),
        ("One.\r\n\r\n***\r\n\r\nTwo.", "<p>One.</p><hr><p>Two.</p>"),
        ("<blockquote>\n\nRow.\n\n</blockquote>", "<blockquote><p>Row.</p></blockquote>"),
        ("<ul>\n<li>oar</li>\n</ul>", "<ul>\n<li>oar</li>\n</ul>"),
        ("<pre>a\n\nb</pre>", "<pre>a\n\nb</pre>"),
        ("I <3 fog & rain", "<p>I <3 fog & rain</p>"),
        ("  \n\n ", ""),
    ],
)
def test_a_typed_text_has_its_html(typed: str, html: str) -> None:
    assert html_of(typed) == html


BLOCKS = st.sampled_from(
    [
        "<p>The <em>fog</em> came &amp; went.</p>",
        "<p>One<br>two</p>",
        '<p class="centre">Middle</p>',
        "<hr>",
        "<blockquote><p>Row,</p><p>or swim.</p></blockquote>",
        "<ul><li>oar</li><li>oar</li></ul>",
        "<pre>a\n\nb</pre>",
        "<p>***</p>",
        "<p>#</p>",
        "<p>row<br></p>",
        "<p>a<br><br>b</p>",
        "<p>&lt;p&gt;</p>",
        "loose <strong>words</strong>",
        "<p></p>",
    ]
)


@given(st.lists(BLOCKS, max_size=6).map("".join))
def test_showing_and_saving_a_text_keeps_its_words_and_settles_at_once(html: str) -> None:
    once = clean_html(html_of(typed_of(clean_html(html))))
    assert plain_text(once).split() == plain_text(html).split()
    assert clean_html(html_of(typed_of(once))) == once
