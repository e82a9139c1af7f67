"""A paragraph keeps its anchor for as long as it is the same paragraph."""

from hypothesis import given
from hypothesis import strategies as st

from ficstead.archive.works.anchors import Anchored, anchors_for, counted, paragraphs, with_anchors
from ficstead.press.manuscript import clean_html

THREE = "<p>The bell.</p><p>“Row,” said Ottilie.</p><hr><p>They rowed.</p>"


def test_a_text_without_anchors_counts_from_one() -> None:
    assert counted(THREE) == Anchored((1, 2, 3), last=3)
    assert counted("") == Anchored((), last=0)


def test_a_new_paragraph_in_front_moves_no_anchor() -> None:
    after = "<p>Dawn.</p>" + THREE
    assert anchors_for(after, before=THREE, anchors=counted(THREE)) == Anchored((4, 1, 2, 3), last=4)


def test_a_reworded_paragraph_keeps_its_anchor() -> None:
    after = THREE.replace("Row,", "Row hard,")
    assert anchors_for(after, before=THREE, anchors=counted(THREE)) == Anchored((1, 2, 3), last=3)


def test_the_number_of_a_lost_paragraph_is_never_given_again() -> None:
    shorter = anchors_for("<p>The bell.</p>", before=THREE, anchors=counted(THREE))
    assert shorter == Anchored((1,), last=3)
    again = anchors_for("<p>The bell.</p><p>New.</p>", before="<p>The bell.</p>", anchors=shorter)
    assert again == Anchored((1, 4), last=4)


def test_a_paragraph_with_an_id_of_its_own_keeps_that() -> None:
    html = '<p id="note-1">One.</p><p class="centre">Two.</p>'
    assert with_anchors(html, (1, 2)) == '<p id="note-1">One.</p><p id="p-2" class="centre">Two.</p>'


def test_what_only_looks_like_a_tag_inside_a_value_is_left_alone() -> None:
    html = clean_html('<p><abbr title="<p onclick=alert(1)>">x</abbr></p>')
    assert with_anchors(html, (1,)) == html.replace("<p>", '<p id="p-1">', 1)


def test_paragraphs_are_their_words() -> None:
    assert paragraphs("<p>“Row,” <em>said</em> &amp; went</p><ul><li>one</li></ul>") == ["“Row,” said & went", "one"]
    assert paragraphs('<p><em>No</em>, <a href="/x">mid<b>night</b></a>!<br>He rowed.</p>') == [
        "No, midnight! He rowed."
    ]
    assert paragraphs("<h2>Fog</h2><table><tbody><tr><td>one</td><td>two</td></tr></tbody></table>") == ["Fog one two"]


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdefgh")))
def test_anchors_are_always_different_and_as_many_as_paragraphs(old: list[str], new: list[str]) -> None:
    before, after = ("".join(f"<p>{word}</p>" for word in words) for words in (old, new))
    given_now = anchors_for(after, before=before, anchors=counted(before))
    assert len(set(given_now.numbers)) == len(new) == len(given_now.numbers)
    assert given_now.last >= max(given_now.numbers, default=0)
