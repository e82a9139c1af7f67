"""What becomes of the words of a review on their way in, and back into the form."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.archive.reviews.writing import html_of, typed_of
from ficstead.press.manuscript import plain_text

REL = 'rel="noopener nofollow ugc"'
PIECES = st.sampled_from(
    ["<", ">", "&", "<em>", "</em>", "<b>", "</b>", "<p>", "</p>", "<blockquote>", "</blockquote>", "<br>", "\n", "\n\n",
     '<a href="https://x.example/?a=1&b=2">', "</a>", "<h2>", "<script>", "&lt;", "&amp;", "word", " ", "é", "<3", '"', "\x00"]
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("One\n\nTwo\nlines", "<p>One</p><p>Two<br>lines</p>"),
        ("I <3 this & you", "<p>I &lt;3 this &amp; you</p>"),
        ("<i>so</i> <b>good</b>", "<p><em>so</em> <strong>good</strong></p>"),
        ("<blockquote>Row!</blockquote>\n\nYes", "<blockquote><p>Row!</p></blockquote><p>Yes</p>"),
        ('<a href="https://x.example/">this</a>', f'<p><a href="https://x.example/" {REL}>this</a></p>'),
        ('<a href="javascript:alert(1)">x', '<p>&lt;a href="javascript:alert(1)"&gt;x</p>'),
        ("<h2>Loud</h2>", "<p>&lt;h2&gt;Loud&lt;/h2&gt;</p>"),
        ("<table><tr><td>1", "<p>&lt;table&gt;&lt;tr&gt;&lt;td&gt;1</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ('<p class="centre" style="x">a</p>', '<p>&lt;p class="centre" style="x"&gt;a</p>'),
        ("<em>left open\n\nnext", "<p><em>left open</em></p><p><em>next</em></p>"),
        ("\r\n\r\n  a\r\nb  \r\n\r\n", "<p>a<br>b</p>"),
        ("", ""),
    ],
)
def test_typed_words_become_clean_html(typed: str, html: str) -> None:
    assert html_of(typed) == html


@given(st.lists(PIECES, max_size=25).map("".join))
def test_whatever_is_typed_becomes_sound_html_that_can_be_edited_without_change(typed: str) -> None:
    html = html_of(typed)
    html5lib.HTMLParser(strict=True).parseFragment(html)
    assert plain_text(html_of(typed_of(html))) == plain_text(html)
