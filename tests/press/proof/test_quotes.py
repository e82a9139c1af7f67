"""Who speaks: quotations told apart in every style of marks, and what is missing among them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.proof.paragraphs import Paragraph
from ficstead.press.proof.quotes import quotations
from ficstead.press.proof.seams import Seam
from ficstead.press.proof.speeches import goes_on


def spoken(text: str, *, single: bool = False) -> list[str]:
    return [text[each.start : each.end] for each in quotations(text, carried="", single=single) if not each.level]


def quoted_within(text: str, *, single: bool = False) -> list[str]:
    return [text[each.start : each.end] for each in quotations(text, carried="", single=single) if each.level]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('"Row," he said. "Now."', ['"Row,"', '"Now."']),
        ("“Row,” he said. “Now.”", ["“Row,”", "“Now.”"]),
        ('"Row--" he said--"now."', ['"Row--"', '"now."']),
        ('"Row—" He turned.', ['"Row—"']),
        ('""Row," he said.', ['""Row,"']),
        ('" Row," he said. "Now. "', ['" Row,"', '"Now. "']),
        ('The board was 6" wide, and "row" was written on it.', ['"row"']),
        ('("Row," he said.)', ['"Row,"']),
        ("Nobody spoke; the boys' boat was gone.", []),
    ],
)
def test_speech_in_double_marks(text: str, said: list[str]) -> None:
    assert spoken(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("'Row,' he said. 'Now.'", ["'Row,'", "'Now.'"]),
        ("‘Row,’ he said. ‘Now.’", ["‘Row,’", "‘Now.’"]),
        ("'It's the boys' boat,' he said. 'Don't row.'", ["'It's the boys' boat,'", "'Don't row.'"]),
        ("'I was goin' to row,' said 'Enery, 'afore 'e came.'", ["'I was goin' to row,'", "'afore 'e came.'"]),
        ("'We row' he said.", ["'We row'"]),
        ("‘’Tis late,’ he said.", ["‘’Tis late,’"]),
        ("''Tis late,' he said.", ["''Tis late,'"]),
        ("The dogs' tails 'n' the cats' ears were wet.", []),
        ("The word 'row' was on the boys' boat.", ["'row'"]),
        ("' Row,' he said. 'Now. '", ["' Row,'", "'Now. '"]),
        ("'Row,'he said.'Now.'", ["'Row,'", "'Now.'"]),
        ("'Well,'tis late,' he said.", ["'Well,'tis late,'"]),
        ("'Row,' he said', 'and swim.'", ["'Row,'", "'", "'and swim.'"]),
        ("'Row,' said Idris'. 'Now.'", ["'Row,'", "'", "'Now.'"]),
        ("He liked rowin', and the boat was the boys'.", []),
        ("‘Row.‘ He turned. ‘Now.’", ["‘Row.‘", "‘Now.’"]),
    ],
)
def test_speech_in_single_marks(text: str, said: list[str]) -> None:
    assert spoken(text, single=True) == said


def test_what_is_quoted_within_speech() -> None:
    assert quoted_within("\"She said, 'Row.' And we rowed.\"") == ["'Row.'"]
    assert quoted_within("‘She said, “Row.” And we rowed.’", single=True) == ["“Row.”"]
    assert quoted_within('"And she said, "Row." And we rowed."') == ['"Row."']


def test_a_mark_that_is_missing_shows() -> None:
    [first, second] = quotations('"Row," he said, or swim."', carried="")
    assert (first.closing, second.opening) == ('"', "")
    [first, second] = quotations('"Row! He turned. "Swim."', carried="")
    assert (first.opening, first.closing, second.closing) == ('"', "", '"')


def seams(text: str) -> list[Seam]:
    return Paragraph(text, 0).seams


def test_a_seam_knows_the_marks_around_it_and_what_follows() -> None:
    [seam] = seams('"Row.", he said.')
    assert (seam.inside, seam.outside, seam.is_tag) == (".", ",", True)
    [seam] = seams('"Row." He nodded.')
    assert (seam.inside, seam.outside, seam.is_tag, seam.is_deed) == (".", "", False, True)
    assert seams('"Row."') == []


@pytest.mark.parametrize(
    "tag",
    [
        "he said", "said Bram", "I say", "the old man whispered", "Mr. Quill quickly added", "asked Mr. Quill",
        "Bram and Ottilie said", "Bram's mother called", "Ottilie of the Lake replied", "cried poor Bram",
        "came the answer", "was her only reply", "she had said", "someone shouted", "said a voice behind him",
    ],
)  # fmt: skip
def test_tags(tag: str) -> None:
    [seam] = seams(f'"Row," {tag}.')
    assert seam.is_tag


@pytest.mark.parametrize(
    "deed",
    ["he nodded", "the old man shrugged", "Bram turned away", "Mr. Quill slowly rose", "Bram's mother looked up"],
)
def test_deeds(deed: str) -> None:
    [seam] = seams(f'"Row." {deed}.')
    assert seam.is_deed


@pytest.mark.parametrize("neither", ["he went on", "she put in", "he called the lift", "they left off", "he smiled"])
def test_what_may_be_either(neither: str) -> None:
    [seam] = seams(f'"Row," {neither}.')
    assert not seam.is_tag
    assert not seam.is_deed


LONG = "Once there was a bell under the lake, and whoever heard it had to row out and look for it in the dark. " * 3


@pytest.mark.parametrize(
    ("text", "following", "goes"),
    [
        (f'"{LONG}'.strip(), f'"{LONG}"', True),
        ('"Shall we row?', '"No," said Bram.', False),
        ('"We shall row.', "Nobody rowed.", False),
        (f'"{LONG}'.strip(), "Nobody rowed.", False),
        (f'"{LONG}'.strip(), '"Indeed?" asked Bram.', False),
    ],
)
def test_whether_a_speech_goes_on_in_the_next_paragraph(text: str, following: str, goes: bool) -> None:
    paragraph = Paragraph(text, 0)
    paragraph.next_text = following
    assert goes_on(paragraph, paragraph.quotations[-1]) is goes


PIECES = ['"', "'", "“", "”", "‘", "’", "Row", "the boys", " ", ", ", ". ", "?", "—", "'tis", "he said", "\n", "6"]


@given(st.lists(st.sampled_from(PIECES), max_size=25), st.booleans(), st.sampled_from(["", '"']))
def test_quotations_come_in_order_and_keep_their_marks(pieces: list[str], single: bool, carried: str) -> None:
    text = "".join(pieces)
    found = quotations(text, carried=carried, single=single)
    assert [each.start for each in found] == sorted(each.start for each in found)
    for each in found:
        assert 0 <= each.start < each.end <= len(text)
        assert text[each.start : each.start + len(each.opening)] == each.opening
        assert text[each.start : each.end].endswith(each.closing)
        assert each.opening or each.closing
    spoken = [each for each in found if not each.level]
    assert all(before.end <= after.start for before, after in zip(spoken, spoken[1:], strict=False))
