"""A manuscript that is read again after each edit gets the very notes that a first reading would give it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from ficstead.press.proof import EVERY_CHECK, Note, Proofreader, chosen
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_html, paragraphs_of_text

PARAGRAPHS = (
    "“Row,” said Bram. “The bell is under the water.”",
    "“Row Bram.” said Ottilie, and the bell rang.",
    "“Row, and do it now, Bram said. The boat turned. “We havent much time.",
    "“Nobody knows,” she went on, “where every body is, or any thing.”",
    '"Row," she said... She didnt know; he didnt either -- nobody did.',
    "'Row,' he said. 'It’s late.' And then bram slept (so they said.",
    "— Row, dit Bram.",
    "BRam was gone – as was Ottilie — and the lanturn was gone too.",
    "So Ottilie rowed, and Ottilie sang, and Ottilie slept, and Otillie woke, and Ottilie saw that Ottilie was gone.",
    "So Bram rowed, and Bram sang, and Bram slept; then Bram woke. Everybody knew Bram, and everybody knew you’re boat.",
    "He dont row. She dont row. We dont row. They dont row. You dont row.",
    "The colour of the harbour was grey…and she realised that nobody,nobody at all,was there",
    "The color of the harbor was gray ) and anybody could see it.",
    "*",
)
STORIES = st.lists(st.sampled_from(PARAGRAPHS), max_size=12)


def _edited(story: list[str], at: int, other: str, *, kind: str) -> list[str]:
    """One paragraph put in, taken out or put in another's place."""
    at %= len(story) + 1
    return [*story[:at], *([] if kind == "out" else [other]), *story[at + (kind != "in") :]]


EDITS = st.lists(
    st.tuples(st.integers(0, 20), st.sampled_from(PARAGRAPHS), st.sampled_from(("in", "out", "other"))), max_size=6
)


def _fresh(source: str) -> list[Note]:
    return Proofreader(EVERY_CHECK, own_words=["Otillia"]).read(source, list(paragraphs_of_text(source)))


def _in_order(notes: list[Note]) -> list[Note]:
    return sorted(notes, key=lambda note: (note.start, note.end, note.code, note.message))


@settings(max_examples=60)
@given(STORIES, EDITS)
def test_reading_again_after_edits_is_reading_afresh(story: list[str], edits: list[tuple[int, str, str]]) -> None:
    reader = Proofreader(EVERY_CHECK, own_words=["Otillia"])
    for at, other, kind in [(0, "", "out"), *edits]:
        story = _edited(story, at, other, kind=kind)
        source = "\n\n".join(story)
        assert _in_order(reader.read(source, list(paragraphs_of_text(source)))) == _in_order(_fresh(source))


def test_a_habit_that_an_edit_makes_silences_the_paragraphs_that_stayed() -> None:
    reader, one = Proofreader(chosen(("slip-018",))), "He dont row."

    def codes(*texts: str) -> set[str]:
        return {note.code for note in reader.read("", [Paragraph(text, 0) for text in texts])}

    assert "slip-018" in codes(one, "The bell rang.")
    assert "slip-018" not in codes(one, "The bell rang.", "She dont. We dont. They dont. You dont. I dont.")
    assert "slip-018" in codes(one, "The bell rang.")


def test_paragraphs_of_nothing_but_words_are_told_as_any_others() -> None:
    html = "<div>one</div><p> two, </p><P>three</P>four<p>five > 4</p><p>six &amp; <b>seven</b></p><p>\n</p><p>é</p>"
    found = list(paragraphs_of_html(html))
    assert [each.text for each in found] == ["one", "two,", "three", "four", "five > 4", "six & seven", "é"]
    for each in found[:-2]:
        assert html[slice(*each.span(0, len(each.text)))] == each.text
