"""Other words for a passage: they come in where it stands, and no tag breaks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.archive.desk.wording import Paragraphs, Passage, WordsHaveChanged, change_at, changed_body, passage_near
from ficstead.archive.works.anchors import paragraphs
from ficstead.archive.works.models import Chapter
from ficstead.press.manuscript import clean_html

LINK = '<a href="https://example.org/?a=1&amp;b=2" rel="noopener nofollow ugc">'


def reworded(body: str, old: str, new: str, *, anchor: int = 1, offset: int | None = None) -> str:
    standing = paragraphs_of(body)
    return changed_body(body, [change_at(standing, passage_near(standing, anchor, old, offset=offset), new)])


def paragraphs_of(body: str) -> Paragraphs:
    return Paragraphs.of(Chapter(body=body))


@pytest.mark.parametrize(
    ("body", "old", "new", "becomes"),
    [
        ("<p>The bell rang.</p>", "bell", "gong", "<p>The gong rang.</p>"),
        ("<p>The <em>old</em> bell rang.</p>", "The old bell", "An old bell", "<p>An <em>old</em> bell rang.</p>"),
        ("<p>The <em>old</em> bell.</p>", "The old bell", "The bell", "<p>The bell.</p>"),
        ("<p>The <em>old</em> bell.</p>", "old bell", "old, cracked bell", "<p>The <em>old</em>, cracked bell.</p>"),
        ("<p>The <em>old bell</em>.</p>", "bell", "bells", "<p>The <em>old bells</em>.</p>"),
        ("<p>A &amp; B &lt; C</p>", "A & B", "A & D", "<p>A &amp; D &lt; C</p>"),
        ("<p>Row or swim.</p>", "or", "<b>or</b>", "<p>Row &lt;b&gt;or&lt;/b&gt; swim.</p>"),
        ("<p>Row,\n or  swim.</p>", "Row, or swim", "Row, and swim", "<p>Row,\n and  swim.</p>"),
        ("<p>one<br>two three</p>", "one two", "one too", "<p>one<br>too three</p>"),
        ("<p>Row or swim.</p>", "or", "", "<p>Row swim.</p>"),
        ("<p>Well then, row.</p>", "Well then,", "", "<p>row.</p>"),
        ("<p>He <em>really</em> ran.</p>", "really", "", "<p>He ran.</p>"),
        ("<p>He <strong><em>really</em></strong> ran.</p>", "He really ran", "He ran", "<p>He ran.</p>"),
        (f"<p>See {LINK}there</a>.</p>", "there", "here", f"<p>See {LINK}here</a>.</p>"),
        (f"<p>See <em>{LINK}the <b>map</b></a></em> of it.</p>", "the map", "", "<p>See of it.</p>"),
        ("<ul><li>one</li><li>two</li></ul>", "one", "three", "<ul><li>three</li><li>two</li></ul>"),
        ("<p>All of it.</p>", "All of it.", "Nothing.", "<p>Nothing.</p>"),
        ("<p>The end</p>", "end", "end came.", "<p>The end came.</p>"),
        ("<p>The <em>end</em></p>", "end", "end.", "<p>The <em>end</em>.</p>"),
    ],
)  # fmt: skip
def test_words_come_in_where_the_passage_stands(body: str, old: str, new: str, becomes: str) -> None:
    assert reworded(body, old, new) == becomes
    assert clean_html(becomes) == becomes


def test_of_several_places_the_one_that_was_selected_is_meant() -> None:
    body = "<p>No, no, no.</p>"
    assert reworded(body, "no", "yes", offset=0) == "<p>No, yes, no.</p>"
    assert reworded(body, "no", "yes", offset=6) == "<p>No, no, yes.</p>"


def test_words_that_changed_meanwhile_are_not_guessed_at() -> None:
    quoted = Passage(anchor=1, words="bell", place=1, places=3)
    for body in ("<p>A gong.</p>", "<p>bell bell</p>", "<p></p>", ""):
        with pytest.raises(WordsHaveChanged):
            change_at(paragraphs_of(body), quoted, "gong")
    standing = paragraphs_of("<p>A bell.</p>")
    assert changed_body(standing.body, [change_at(standing, quoted, "gong")]) == "<p>A gong.</p>"
    with pytest.raises(WordsHaveChanged):
        passage_near(standing, 2, "bell", offset=None)
    with pytest.raises(WordsHaveChanged):
        passage_near(standing, 1, "  ", offset=None)


def test_an_anchor_finds_its_paragraph_wherever_that_stands_now() -> None:
    chapter = Chapter(body="<p>New one.</p><p>A bell.</p>", anchors="7 3", last_anchor=7)
    change = change_at(Paragraphs.of(chapter), Passage(anchor=3, words="bell", place=0, places=1), "gong")
    assert changed_body(chapter.body, [change]) == "<p>New one.</p><p>A gong.</p>"


_WORD = st.sampled_from(["row", "swim", "“No,”", "a<b", "&", "naïve", "…", "bell", "the"])
_PIECE = st.tuples(st.sampled_from(["", "em", "strong"]), st.lists(_WORD, min_size=1, max_size=4).map(" ".join))
_BODY = st.lists(st.lists(_PIECE, min_size=1, max_size=4), min_size=1, max_size=3)


@given(body=_BODY, where=st.integers(0, 10**6), size=st.integers(1, 6), new=st.lists(_WORD, max_size=5))
def test_whatever_is_reworded_the_rest_stays_and_the_html_is_clean(
    body: list[list[tuple[str, str]]], where: int, size: int, new: list[str]
) -> None:
    written = clean_html("".join(f"<p>{' '.join(_marked(tag, words) for tag, words in each)}</p>" for each in body))
    at = where % len(body)
    words = " ".join(text for _tag, text in body[at]).split()
    start = where % len(words)
    old = words[start : start + size]
    offset = len("".join(words[:start]))
    after = reworded(written, " ".join(old), " ".join(new), anchor=at + 1, offset=offset)
    assert clean_html(after) == after
    before, now = paragraphs(written), paragraphs(after)
    assert [each for n, each in enumerate(now) if n != at] == [each for n, each in enumerate(before) if n != at]
    assert _bare(now[at]) == _bare("".join([*words[:start], *new, *words[start + size :]]))


def _marked(tag: str, words: str) -> str:
    text = words.replace("&", "&amp;").replace("<", "&lt;")
    return f"<{tag}>{text}</{tag}>" if tag else text


def _bare(text: str) -> str:
    return re.sub(r"\s", "", text)
