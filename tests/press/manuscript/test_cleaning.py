"""What may stand in a story's HTML, and what never does."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.manuscript.cleaning import CLASSES, SANITISER_VERSION, clean_html
from ficstead.press.manuscript.words import plain_text

TAGS = [
    "p",
    "b",
    "em",
    "h1",
    "h3",
    "center",
    "table",
    "tr",
    "td",
    "ul",
    "li",
    "a",
    "pre",
    "ruby",
    "rt",
    "button",
    "svg",
    "br",
    "img",
]


def test_emphasis_lists_tables_and_quotations_stay():
    story = (
        "<p>She <em>ran</em>, <strong>fast</strong>.</p><blockquote><p>A letter</p></blockquote>"
        '<ul><li>salt</li></ul><table><tbody><tr><td colspan="2">x</td></tr></tbody></table><hr>'
    )
    assert clean_html(story) == story


def test_scripts_styles_and_handlers_go():
    assert (
        clean_html('<p onclick="x()" style="color:red">Hi<script>bad()</script><style>p{}</style></p>') == "<p>Hi</p>"
    )


def test_only_our_own_classes_stay():
    assert clean_html('<p class="centre MsoNormal">x</p><p class="danger">y</p>') == '<p class="centre">x</p><p>y</p>'
    assert "small-caps" in CLASSES


def test_links_lead_out_of_the_archive_or_to_a_footnote():
    assert clean_html('<a href="https://example.org/a?b=1">x</a>') == (
        '<a href="https://example.org/a?b=1" rel="noopener nofollow ugc">x</a>'
    )
    assert 'href="#note-fn1"' in clean_html('<a href="#fn1">1</a>')
    assert "href" not in clean_html('<a href="/admin/">x</a><a href="javascript:x()">y</a><a href="#a b">z</a>')


def test_an_id_cannot_take_the_place_of_one_of_the_page():
    assert clean_html('<p id="search">x</p><p id="note-2">y</p>') == '<p id="note-search">x</p><p id="note-2">y</p>'


@pytest.mark.parametrize(
    ("given_html", "cleaned"),
    [
        ('<p lang="de" dir="rtl">x</p>', '<p lang="de" dir="rtl">x</p>'),
        ('<p lang="!" dir="up">x</p>', "<p>x</p>"),
        ('<ol start="3" type="x"><li value="9">a</li></ol>', '<ol start="3"><li value="9">a</li></ol>'),
    ],
)
def test_attributes_hold_only_values_that_make_sense(given_html, cleaned):
    assert clean_html(given_html) == cleaned


def test_old_tags_become_ours():
    assert (
        clean_html("<h1>A</h1><center>B</center><strike>C</strike>") == '<h2>A</h2><div class="centre">B</div><s>C</s>'
    )


def test_a_picture_leaves_its_alternative_text():
    assert clean_html('<p>x <img src="y.png" alt="a &lt;map&gt;"><img src="z"></p>') == "<p>x a &lt;map&gt;</p>"


def test_characters_that_html_forbids_go():
    assert clean_html("a\x00b\x1fc&#1;d\ud800e\ufffe") == "abcde"


def test_markup_that_never_finds_rest_is_shown_as_text():
    endless = "<p>" + "<button><p>" * 40 + "x"
    assert "x" in plain_text(clean_html(endless))
    assert clean_html(clean_html(endless)) == clean_html(endless)


def test_the_version_is_a_number_to_compare():
    assert SANITISER_VERSION >= 1


def _soup():
    piece = st.one_of(
        st.sampled_from(TAGS).map(lambda tag: f"<{tag}>"),
        st.sampled_from(TAGS).map(lambda tag: f"</{tag}>"),
        st.sampled_from(
            ['<a href="#x" id="y">', '<p class="centre q">', "<!-- c -->", "&amp;", "&#0;", "<img alt='q\"<b>'>"]
        ),
        st.text(max_size=8),
    )
    return st.lists(piece, max_size=25).map("".join)


@given(_soup())
def test_cleaning_twice_changes_nothing_more(html):
    once = clean_html(html)
    assert clean_html(once) == once


@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<ul>", "<li>", "</ul>", "<h1>", "x", "&", "<hr>"]
        ),
        max_size=20,
    )
)
def test_what_is_clean_is_well_formed(pieces):
    html5lib.HTMLParser(strict=True).parseFragment(clean_html("".join(pieces)))
