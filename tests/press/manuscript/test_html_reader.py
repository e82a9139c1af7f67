"""Pages from Word, Google Docs, LiveJournal and by hand become the paragraphs that a reader sees."""

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.manuscript.blocks import Shape
from ficstead.press.manuscript.cleaning import clean_html
from ficstead.press.manuscript.model import ManuscriptError
from ficstead.press.manuscript.readers import read_blocks
from ficstead.press.manuscript.readers.html import read_html
from ficstead.press.manuscript.words import plain_text

WORD = re.compile(r"[^\W_]+")
LONG = "The rain had been falling on the harbour since noon, and nobody in the little house on the quay had said a word about it."


def texts(source):
    return [block.text for block in read_html(source).blocks]


def htmls(source):
    return [block.html for block in read_html(source).blocks]


def test_each_paragraph_is_a_block_with_its_lines():
    first, second = read_html("<p>One\ntwo</p>\n\n<p>Three</p>").blocks
    assert (first.text, first.line, first.end_line) == ("One two", 1, 2)
    assert (second.text, second.line, second.html) == ("Three", 4, "<p>Three</p>")


def test_lines_beyond_the_parsers_counter_are_counted():
    source = "x\n" * 66_000 + "<p>last</p>"
    assert read_html(source).blocks[-1].line == 66_001


def test_lines_that_leave_no_text_are_counted_too():
    assert read_html("<style>\np {}\n</style>\n<!--\n--><p>x</p>").blocks[0].line == 5


def test_emphasis_by_tag_class_or_style_is_the_same():
    sheet = "<style><!-- /* c */ .c1{font-style:italic} span.c2, .c3 {font-weight:700} p > .c4 {font-weight:bold} .c5{color:red} --></style>"
    body = '<p><i>a</i> <em>b</em> <span class="c1">c</span> <span class=c2>d</span> <span style="font-weight:bold;color:red">e</span></p>'
    assert htmls(sheet + body) == ["<p><em>a</em> <em>b</em> <em>c</em> <strong>d</strong> <strong>e</strong></p>"]


def test_emphasis_is_one_piece_where_the_program_cut_it():
    assert htmls("<p><span style='font-style:italic'>so </span><i>it</i> was</p>") == ["<p><em>so it</em> was</p>"]


def test_a_style_can_end_a_look():
    assert htmls('<b style="font-weight:normal"><p>plain</p></b>') == ["<p>plain</p>"]
    assert htmls('<i>a <span style="font-style:normal">b</span> c</i>') == ["<p><em>a </em>b<em> c</em></p>"]


@pytest.mark.parametrize(
    ("style", "html"),
    [
        ("text-decoration: underline", "<p><u>x</u></p>"),
        ("text-decoration: line-through", "<p><s>x</s></p>"),
        ("font-variant: small-caps", '<p><span class="small-caps">x</span></p>'),
        ("vertical-align: super", "<p><sup>x</sup></p>"),
        ("vertical-align: baseline", "<p>x</p>"),
        ("font-weight: 400; nonsense", "<p>x</p>"),
    ],
)
def test_word_processor_styles_become_tags(style, html):
    assert htmls(f'<p><span style="{style}">x</span></p>') == [html]


def test_centred_and_right_hand_text_keeps_its_place():
    source = '<p align="center">a</p><center>b</center><div style="text-align:center"><p>c</p><p align=left>d</p></div><p style="text-align:right">e</p>'
    assert htmls(source) == [
        '<p class="centre">a</p>',
        '<p class="centre">b</p>',
        '<p class="centre">c</p>',
        "<p>d</p>",
        '<p class="right">e</p>',
    ]
    assert [block.centred for block in read_html(source).blocks] == [True, True, True, False, False]


def test_bold_and_italic_paragraphs_say_so():
    bold, underlined, italic, partly = read_html(
        "<p><b>Chapter 1</b></p><p><u>Two</u></p><p><i>A/N: x</i></p><p><b>a</b> b</p>"
    ).blocks
    assert (bold.bold, underlined.bold, italic.italic, partly.bold) == (True, True, True, False)


def test_headings_and_rules_have_their_shapes():
    heading, rule, small = read_html('<h1>Low<br>Water</h1><hr><h3 align="center">x</h3>').blocks
    assert (heading.shape, heading.level, heading.text, heading.html) == (
        Shape.HEADING,
        1,
        "Low\nWater",
        "<h2>Low<br>Water</h2>",
    )
    assert (rule.shape, rule.html, rule.text) == (Shape.RULE, "<hr>", "")
    assert (small.level, small.html) == (3, '<h3 class="centre">x</h3>')


def test_empty_paragraphs_are_counted_not_kept():
    source = "<p>a</p><p>&nbsp;</p><p></p><p>b</p><br><br><p>c</p><div><br></div><div>d</div><p></p><hr>"
    assert [(block.text, block.blank_before) for block in read_html(source).blocks] == [
        ("a", 0),
        ("b", 2),
        ("c", 2),
        ("d", 1),
        ("", 1),
    ]


def test_words_saved_page_is_read_without_its_junk():
    source = (
        "<html xmlns:o='urn:o'><head><title>No</title><style>p.MsoNormal{margin:0}</style></head><body lang=EN-GB>"
        "<!--[if gte mso 9]><xml>junk</xml><![endif]--><div class=Section1><p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p>"
        "<p class=MsoNormal>He said <i style='mso-bidi-font-style:normal'>no</i>.<o:p></o:p></p><script>bad()</script></div></body></html>"
    )
    assert htmls(source) == ["<p>He said <em>no</em>.</p>"]


def test_two_line_breaks_part_paragraphs_and_one_ends_a_label():
    source = f"<b>Title:</b> Low<br>\n<b>Author:</b> Jo<br><br>\n{LONG}<br><br>\n<i>{LONG}<br>Yes.</i><br>"
    reading = read_html(source)
    assert [block.text for block in reading.blocks] == ["Title: Low", "Author: Jo", LONG, LONG, "Yes."]
    assert reading.blocks[0].html == "<p><strong>Title:</strong> Low</p>"
    assert reading.blocks[4].html == "<p><em>Yes.</em></p>"
    assert [block.line for block in reading.blocks] == [1, 2, 3, 4, 4]
    assert [block.blank_before for block in reading.blocks] == [0, 0, 1, 1, 0]
    assert "<br>" in reading.decisions[0].why


def test_verse_in_a_paragraph_keeps_its_lines():
    source = f"<p>{LONG}</p><p>Roses are red<br>Violets <i>are<br>blue</i></p>"
    assert htmls(source)[1] == "<p>Roses are red<br>Violets <em>are</em><br><em>blue</em></p>"


def test_a_whole_story_in_one_paragraph_is_parted_at_its_line_breaks():
    assert len(texts("<p>" + "<br>".join([LONG] * 15) + "</p>")) == 15
    assert len(texts(f"<p>{LONG}</p><p>" + "<br>".join(["Sing a song of salt"] * 15) + "</p>")) == 2


def test_text_wrapped_with_line_breaks_is_joined():
    lines = "<br>".join(textwrap.wrap(" ".join([LONG] * 6), 70))
    assert texts(f"<p>{LONG}</p><p>{lines}</p>")[1] == " ".join([LONG] * 6)
    ending = "So it was that they had the old, the very old and, it is said, well-<br>known man"
    assert htmls(f"<p>{LONG}</p><p>{lines}<br>{ending}</p>")[-1].endswith("well-known man</p>")


def test_an_underlined_line_between_line_breaks_is_a_heading():
    heading = read_html(f"{LONG}<br><br>Low Water<br>=========<br><br>{LONG}").blocks[1]
    assert (heading.shape, heading.html) == (Shape.HEADING, "<h2>Low Water</h2>")


def test_preformatted_text_is_read_by_its_lines():
    reading = read_html(f"<pre>Title: Low\nAuthor: <i>Jo</i>\n\n{LONG}\n\n  {LONG}</pre>")
    assert [block.text for block in reading.blocks] == ["Title: Low", "Author: Jo", LONG, LONG]
    assert [block.line for block in reading.blocks] == [1, 2, 4, 6]


def test_lists_tables_and_quotations_are_one_block_each():
    source = f"<p>{LONG}</p><ul><li>a</li><li><span style='font-style:italic'>b</span></li></ul><table><tr><td align=center>c</td></tr></table><blockquote>d<p>e</p></blockquote><p>{LONG}</p>"
    listed, table, quoted = read_html(source).blocks[1:4]
    assert (listed.shape, listed.text, listed.html) == (Shape.OTHER, "a\nb", "<ul><li>a</li><li><em>b</em></li></ul>")
    assert 'class="centre"' in table.html
    assert quoted.text == "d\ne"


def test_small_capitals_outlast_the_cleaning_of_a_quotation():
    source = f"<p>{LONG}</p><blockquote><font style='font-variant:small-caps'>x</font></blockquote>"
    assert read_html(source).blocks[1].html == '<blockquote><span class="small-caps">x</span></blockquote>'


def test_a_table_that_holds_the_story_is_only_its_frame():
    assert texts(f"<table><tr><td><p>{LONG}</p><p>{LONG}</p></td><td><ul></ul></td></tr></table>") == [LONG, LONG]


def test_links_footnotes_and_ruby_stay():
    source = (
        "<p>x<a href='#_ftn1' name='_ref1'>1</a> <a name='nowhere'>y</a> <a href='http://a.example/?b=1&amp;c'>z</a></p>"
        "<p><a name='_ftn1'></a>note</p><p><ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby> <abbr title='x'>q</abbr></p>"
    )
    first, note, ruby = htmls(source)
    assert 'href="#note-_ftn1"' in first
    assert 'href="http://a.example/?b=1&amp;c"' in first
    assert "nowhere" not in first
    assert 'id="note-_ftn1"' in note
    assert "<ruby>漢<rt>kan</rt>字<rt>ji</rt></ruby>" in ruby


def test_a_picture_leaves_its_alternative_text():
    assert texts("<p><img src=x alt='A map'> here <img></p>") == ["A map here"]


def test_text_from_right_to_left_stays_so():
    assert htmls('<p dir="rtl">שלום</p>') == ['<p dir="rtl">שלום</p>']


def test_an_empty_page_gives_no_blocks():
    assert read_html("<html><body></body></html>").blocks == ()
    assert read_html("").blocks == ()
    assert read_html("<table></table>").decisions == ()


def test_tags_nested_beyond_reason_are_refused_in_one_sentence():
    with pytest.raises(ManuscriptError, match="nested too deeply"):
        read_html("<div>" * 5000 + "x")


@pytest.mark.parametrize(
    ("name", "source", "count"),
    [
        ("a.html", "<p>a</p><p>b</p>", 2),
        ("a.HTM", "just text\n\nof two", 2),
        ("a.txt", "<!DOCTYPE html><p>a</p><p>b</p>", 2),
        ("a.txt", "<p>a</p>\n<p>b</p>\n<p>c</p>", 3),
        ("a.txt", "He <i>ran</i>.\n\nTwo < three", 2),
        ("a.md", "# a\n\nb", 2),
        ("README", "a\n\nb", 2),
    ],
)
def test_the_reader_fits_the_file(name, source, count):
    blocks = read_blocks(source, name=name).blocks
    assert len(blocks) == count
    assert "&lt;p" not in blocks[0].html


PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<br>", "<b>", "</b>", "<i>", "</i>", "<div>", "</div>", "<center>", "</center>", "<h2>", "</h2>", "<hr>", "<ul><li>", "</ul>",
        "<table><tr><td>", "</td></tr></table>", "<blockquote>", "</blockquote>", "<pre>", "</pre>", "<a href='#x' id='y'>", "</a>", "<span style='font-style:italic'>",
        "</span>", "<!-- no -->", "\n", " ", "Salt", " water", "&nbsp;", LONG, "Title: Low", "***", "<ruby>", "<rt>", "</ruby>", "<sup>2</sup>",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_word_of_the_page_stands_in_exactly_one_block_in_order(source):
    blocks = read_html(source).blocks
    words = WORD.findall("".join(re.findall(r"[^\W_]", re.sub(r"<!--.*?-->|<[^>]*>|&nbsp;", "", source))))
    assert WORD.findall("".join(re.findall(r"[^\W_]", "".join(block.text for block in blocks)))) == words


@given(st.lists(PIECES, max_size=40).map("".join))
def test_blocks_are_clean_html_with_the_same_text(source):
    for block in read_html(source).blocks:
        assert clean_html(block.html) == block.html
        assert "".join(WORD.findall(plain_text(block.html))) == "".join(WORD.findall(block.text))
        assert 1 <= block.line <= block.end_line <= source.count("\n") + 1
