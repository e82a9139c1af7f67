"""Markdown as writers of fiction use it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.manuscript.blocks import Shape
from ficstead.press.manuscript.cleaning import clean_html
from ficstead.press.manuscript.readers.markdown import read_markdown
from ficstead.press.manuscript.words import plain_text

WORD = re.compile(r"[^\W_]+")
LONG = "The rain had been falling on the harbour since noon, and nobody in the little house on the quay had said a word about it."


def texts(source):
    return [block.text for block in read_markdown(source).blocks]


def htmls(source):
    return [block.html for block in read_markdown(source).blocks]


def fields(source):
    return {block.field: block.text for block in read_markdown(source).blocks if block.shape is Shape.FIELD}


def test_front_matter_gives_fields_with_their_lines():
    source = "---\ntitle: Low Water\ntags: [salt, rain and wind]\ncast:\n  - Marit\n  - Jo\nwords: 12\nship: {a: b}\nnote: >\n  two\n  lines\n---\n\nShe ran."
    blocks = read_markdown(source).blocks
    assert fields(source) == {
        "title": "Low Water", "tags": "salt, rain and wind", "cast": "Marit, Jo", "words": "12", "ship": "a: b", "note": "two lines",
    }  # fmt: skip
    assert [(block.line, block.end_line) for block in blocks[:3]] == [(2, 2), (3, 3), (4, 6)]
    assert blocks[0].html == "<p>title: Low Water</p>"
    assert (blocks[-1].text, blocks[-1].line) == ("She ran.", 14)


def test_front_matter_that_is_nearly_yaml_is_read_line_by_line():
    source = '---\ntitle: Part Two: Salt\nauthor: "Jo"\n\ntags:\n- a\n- b\nsummary: one\n  two\n---\n'
    assert fields(source) == {"title": "Part Two: Salt", "author": "Jo", "tags": "a, b", "summary": "one two"}


@pytest.mark.parametrize(
    "source",
    [
        "---\nShe ran & ran.\n---\n",
        "---\n- a\n---\nx",
        "---\na: &x b\nc: *x\nand so on\n---\n",
        "---\nno end",
        "---\n" + "[" * 5000 + "\n---\n",
        "---\n---\nx",
    ],
)
def test_what_is_no_front_matter_stays_text(source):
    assert fields(source) == {}
    assert WORD.findall(" ".join(texts(source))) == WORD.findall(source)


def test_an_alias_never_multiplies_a_value():
    assert fields("---\na: &x b\nc: *x\n---\n") == {"a": "&x b", "c": "*x"}


def test_headings_rules_and_paragraphs_have_their_shapes_and_lines():
    heading, rule, drawn, text = read_markdown("# Low *Water*\n\n***\n\nChapter 2\n=========\n\nShe ran.").blocks
    assert (heading.shape, heading.level, heading.html) == (Shape.HEADING, 1, "<h2>Low <em>Water</em></h2>")
    assert (rule.shape, rule.html, rule.blank_before) == (Shape.RULE, "<hr>", 1)
    assert (drawn.level, drawn.line, drawn.end_line) == (1, 5, 6)
    assert (text.text, text.line) == ("She ran.", 8)


@pytest.mark.parametrize("above", ["She left.", LONG, '"Go," she said', "two\nlines"])
def test_dashes_below_a_paragraph_are_a_scene_break(above):
    blocks = read_markdown(f"{above}\n---\n\nMorning.").blocks
    assert blocks[-2].text == "---"
    assert Shape.HEADING not in [block.shape for block in blocks]


@pytest.mark.parametrize("mark", ["~~~", "#", r"\*\*\*", "-x-x-x-", "+++", "~*~"])
def test_scene_breaks_in_other_costumes_are_not_mark_up(mark):
    assert texts(f"One.\n\n{mark}\n\nTwo.") == ["One.", mark.replace("\\", ""), "Two."]


def test_emphasis_quotes_and_escapes_are_exact():
    assert htmls('*so* **it** ~~was~~ `x<y` "quoted" -- don\'t \\*no\\* & &amp; a_b_c') == [
        '<p><em>so</em> <strong>it</strong> <s>was</s> <code>x&lt;y</code> "quoted" -- don\'t *no* &amp; &amp; a_b_c</p>'
    ]


def test_whole_paragraphs_of_emphasis_say_so():
    bold, italic = read_markdown("**Chapter 1**\n\n*A/N: hello*").blocks
    assert (bold.bold, italic.italic) == (True, True)


def test_hard_line_ends_are_kept_and_wrapped_lines_joined():
    wrapped = "\n\n".join(
        [
            "The rain had been falling on the harbour since noon, and nobody\nin the little house on the quay had said a word about it."
        ]
        * 4
    )
    blocks = read_markdown(f"{wrapped}\n\nRoses are red  \nviolets *are\\\nblue*").blocks
    assert "\n" not in blocks[0].text
    assert blocks[-1].html == "<p>Roses are red<br>violets <em>are</em><br><em>blue</em></p>"


def test_labels_are_blocks_of_their_own():
    assert texts(f"**Title:** Low  \n**Rating:** PG\n\n{LONG}") == ["Title: Low", "Rating: PG", LONG]


def test_a_number_with_a_title_is_a_heading_line_not_a_list():
    assert texts(f"4. Undertow\n\n    {LONG}\n\n1986\\. A year.") == ["4. Undertow", LONG, "1986. A year."]
    assert texts("1.\n\nShe ran.") == ["1.", "She ran."]


def test_dialogue_behind_dashes_is_no_list():
    source = "- Hello, *you*.\n\n- Goodbye,\n  then."
    assert htmls(source) == ["<p>- Hello, <em>you</em>.</p>", "<p>- Goodbye,<br>then.</p>"]


def test_lists_quotations_and_tables_are_one_block_each():
    listed, quoted, table = read_markdown("* a\n* b\n\n> c\n> d\n\n| e | f |\n|---|---|\n| g | h |").blocks
    assert (listed.shape, listed.text, listed.line, listed.end_line) == (Shape.OTHER, "a\nb", 1, 2)
    assert (quoted.text, quoted.blank_before) == ("c d", 1)
    assert "<table>" in table.html
    assert texts("> one line") == ["one line"]


def test_indented_paragraphs_and_labels_in_brackets_are_text():
    assert texts("    An indented one.\n\n[A/N]: a note") == ["An indented one.", "[A/N]: a note"]


def test_html_inside_is_cleaned_and_typed_noises_stay():
    assert htmls("<center>***</center>\n\nHe <i>ran</i> <sigh> <!-- x --> a<br>b </b> <u>c")[:2] == [
        '<p class="centre">***</p>',
        "<p>He <em>ran</em> &lt;sigh&gt;  a<br>b  <u>c</u></p>",
    ]
    assert texts("`code <sigh>`") == ["code <sigh>"]
    assert texts("<sigh>\n\nx") == ["<sigh>", "x"]


def test_what_an_author_hid_in_a_comment_stays_hidden():
    assert texts("a\n\n<!-- mend\n\nthis -->\n\nb <!-- too -->") == ["a", "b"]


def test_links_go_through_the_cleaning():
    assert htmls("[a](https://b.example) ![map](x.png)")[0].startswith('<p><a href="https://b.example" rel=')
    assert texts("[a](javascript:x) ![map](x.png)") == ["[a](javascript:x) map"]


def test_a_line_longer_than_any_paragraph_is_read_as_text():
    assert len(read_markdown("*a " * 100_000).blocks) == 1


def test_a_long_text_is_read_in_stretches_with_its_lines_counted_on():
    source = "---\ntitle: x\n---\n" + "She ran.\n\n* a\n* b\n\n" * 1000
    for text in (source, f"{source}\n<!-- -->"):
        blocks = read_markdown(text).blocks
        assert len(blocks) == 2001
        assert [(block.line, block.end_line, block.blank_before) for block in blocks[-2:]] == [
            (4999, 4999, 1),
            (5001, 5002, 1),
        ]


def test_nothing_gives_no_blocks():
    assert read_markdown("").decisions == ()
    assert read_markdown("\n\n&nbsp;\n").blocks == ()


LINES = st.sampled_from(
    [
        "", "", "", LONG, "Roses are red", "*so* it **was**", "# Heading", "Chapter 4", "=====", "---", "***", "- Hello.", "* star", "4. Undertow", "> quoted",
        "    indented", "~~~", "A  ", "back\\", "a | b", "[x]: y", "`code", "Title: Low", "<b>bold", "<div>", "<sigh>", "1)", "* * *", "![m](n", "#",
    ]
)  # fmt: skip


def _without_marks(text):
    """The words but tags and numbers: `4.` may be the number of a list."""
    return re.findall(r"[^\W\d_]+", re.sub(r"</?(?:b|div)>", " ", text))


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_every_word_stands_in_exactly_one_block_in_order(source):
    joined = "\n".join(f"{block.field} {block.text}" for block in read_markdown(source).blocks)
    assert _without_marks(joined) == _without_marks(source)


@given(st.lists(LINES, max_size=25).map("\n".join))
def test_blocks_are_clean_html_with_the_same_text_and_lines_in_order(source):
    last = 0
    for block in read_markdown(source).blocks:
        assert clean_html(block.html) == block.html
        assert WORD.findall(plain_text(block.html)) == WORD.findall(block.text)
        assert last <= block.line <= block.end_line <= source.count("\n") + 1
        last = block.line
