"""The cover: legible words in a landscape of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from ficstead.press.bindery.cover import HEIGHT, WIDTH, draw_cover
from ficstead.press.bindery.edition import Edition
from ficstead.press.bindery.labels import ENGLISH
from ficstead.press.bindery.lettering import set_in_lines
from ficstead.press.bindery.palettes import PALETTES, Palette
from tests.press.bindery.books import ORDINARY_BOOK, make_book

SVG = "{http://www.w3.org/2000/svg}"


def drawn(**changes: object) -> etree._Element:
    return etree.fromstring(draw_cover(Edition(make_book(**changes), ENGLISH)).encode())


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.paper)
def test_words_stand_out_on_every_palette(palette: Palette) -> None:
    assert contrast(palette.ink, palette.paper) >= 7
    assert contrast(palette.faint, palette.paper) >= 4.5


def test_the_cover_names_title_authors_and_fandom() -> None:
    texts = [text.text for text in drawn().iter(f"{SVG}text")]
    assert " ".join(texts) == "Hollow Causeway The Lamplighter’s Apprentice wren_of_marsh, Tamsin Vale"
    assert drawn().findtext(f"{SVG}title") == "The Lamplighter’s Apprentice, by wren_of_marsh, Tamsin Vale"


def test_the_same_words_give_the_same_cover_and_others_another() -> None:
    assert draw_cover(Edition(ORDINARY_BOOK, ENGLISH)) == draw_cover(Edition(ORDINARY_BOOK, ENGLISH))
    assert {drawn(title=title).find(f"{SVG}rect").get("fill") for title in "abcdefghijklmnop"} > {"#16233f"}


@given(st.text(), st.lists(st.text(min_size=1), min_size=1, max_size=4))
def test_no_words_leave_the_picture(title: str, authors: list[str]) -> None:
    texts = list(drawn(title=title, authors=tuple(authors)).iter(f"{SVG}text"))
    assert all(0 < float(text.get("y")) < HEIGHT * 0.66 for text in texts)
    assert all(float(text.get("x")) == WIDTH / 2 for text in texts)


def test_a_short_title_is_large_and_a_long_one_small_enough() -> None:
    short = set_in_lines("Ash", width=1240, height=770, largest=230, smallest=52)
    long = set_in_lines("a title that goes on and on " * 9, width=1240, height=770, largest=230, smallest=52)
    assert (short.size, len(short.lines)) == (230, 1)
    assert long.size < 120
    assert long.height <= 770


def test_an_endless_title_is_cut_short() -> None:
    cut = set_in_lines("endless " * 200, width=1240, height=770, largest=230, smallest=52)
    assert cut.lines[-1].endswith("…")
    assert cut.height <= 770


def test_a_title_without_spaces_is_broken() -> None:
    assert len(set_in_lines("a" * 120, width=1240, height=770, largest=230, smallest=52).lines) > 1
    assert len(set_in_lines("雪の降る町であなたを待つ", width=1240, height=770, largest=230, smallest=52).lines) > 1
