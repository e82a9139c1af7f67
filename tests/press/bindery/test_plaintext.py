"""The plain text: what a reader sees in an editor."""

import pytest

from ficstead.press.bindery import plaintext
from tests.press.bindery.books import ORDINARY_BOOK, make_book, make_chapter


def story(html: str, width: int | None = None) -> str:
    book = make_book(chapters=(make_chapter(html, title="T"),), closing_note=None)
    return b"".join(plaintext(book, width=width)).decode().partition("# Chapter 1: T\n\n")[2].rstrip("\n")


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>a\n b</p><p>c</p>", "a b\n\nc"),
        ("<p><em>a</em> <strong>b </strong>c <i><b>d</b></i> <s>e</s></p>", "_a_ *b* c _*d*_ ~e~"),
        ("<p>a<br>b</p>", "a\nb"),
        ("<p>a</p><hr><p>b</p>", "a\n\n" + "* * *".center(72).rstrip() + "\n\nb"),
        ('<p class="centre">a</p>', "a".center(72).rstrip()),
        ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>", "    a\n\n        b"),
        ("<ul><li>a</li><li>b<p>c</p></li></ul>", "- a\n\n- b\n\n  c"),
        ("<ol start=9><li>a</li><li value=12>b</li></ol>", "9. a\n\n12. b"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "a\n\n    b"),
        ("<table><caption>t</caption><tr><th>a</th><td>b<p>c</p></td></tr></table>", "t\n\na | b / c"),
        ("<pre>a\n  b</pre>", "    a\n      b"),
        ('<p>a<sup><a href="#n">1</a></sup></p><p id="n">1. b</p>', "a[1]\n\n1. b"),
        ("<p>4<sup>th</sup></p>", "4th"),
        ('<p><a href="https://e.example/">a</a></p>', "a <https://e.example/>"),
        ('<p><a href="https://e.example">https://e.example</a></p>', "https://e.example"),
        ("<p><q>a</q></p>", "“a”"),
        ("<p><ruby>字<rt>ji</rt></ruby> <ruby>字<rp>[</rp><rt>ji</rt><rp>]</rp></ruby></p>", "字(ji) 字[ji]"),
        ("<p>&nbsp;</p><p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
    ],
)
def test_a_typewriter_could_have_written_it(html: str, text: str) -> None:
    assert story(html) == text


def test_lines_break_at_the_width_asked_for() -> None:
    lines = story("<p>" + "word " * 40 + "</p><blockquote>" + "word " * 40 + "</blockquote>", width=40).split("\n")
    assert max(map(len, lines)) <= 40
    assert lines[0] == "word " * 7 + "word"
    assert lines[-1].startswith("    word")


def test_the_title_page_tells_what_the_work_is() -> None:
    text = b"".join(plaintext(ORDINARY_BOOK)).decode()
    assert text.startswith("The Lamplighter’s Apprentice\nby wren_of_marsh, Tamsin Vale\n\n# Summary\n\nKetterly Marsh")
    assert (
        "\nTags: Slow burn, Lighthouses & fog\nSeries: Part 2 of Lights of the Marsh\nWords: 12,345\nChapters: 3/3\n"
        in text
    )


def test_notes_stand_under_their_labels_before_and_after_the_story() -> None:
    text = b"".join(plaintext(ORDINARY_BOOK)).decode()
    places = [
        text.index(part)
        for part in ("Disclaimer:\n\nStill", "Author's note:\n\nHello", "The tide", "End note:\n\nNext")
    ]
    assert places == sorted(places)
