"""Slips in prose as people write it now: what is found in it, and all that must be left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.proof import Note, apply_fixes, chosen, proof_text

SLIPS = chosen(select=("slip", "name"))

CLEAN = {
    "texting": """
        Mara's phone buzzed on the nightstand.

        ryan: u up??

        ryan: i cant sleep lol

        mara: its 3am go to bed

        She stared at the screen. "i miss you," he had typed, and then deleted it, and then typed it again.

        "srsly tho where r u i was so worried"

        Mara laughed. "LOL," she said out loud, to nobody :) and threw the phone across the bed.
    """,
    "stammering": """
        “I-I didn't… I mean, I—I wasn't going to—” he stammered.

        “W-what?” she said. “No no no. No, no. That that was yours, I I don't care. Just—just go.”

        “He… he had had enough, okay? He had, had he not? Bye bye, then. There there.”

        “It was very, very late. It was very very late,” said Jo. “So so late. Ha ha ha. Knock knock!”
    """,
    "lyrics": """
        She hummed the song under her breath, the one her mother used to sing.

        Row, row the boat to the other side
        where the lamps are low and the river's wide
        and nobody knows my name

        Oh the bell, the bell
        it rings in the deep
        it rings in the deep for me

        Then she stopped, because Dean was looking.
    """,
    "letter": """
        He unfolded the paper. It had been read so often that it was coming apart.

        Dear Mara,

        By the time you get this I'll be gone. Don't look for me. I have left (a) the keys, (b) the cat, and (c) all my
        love; the rest (such as it is) can burn.

        Yours, always

        Dean

        P.S. The cat bites.
    """,
    "lists": """
        There were rules. Everyone knew the rules.

        1) Never go out after dark

        2) Never answer the bell

        - salt

        - rope, two lamps, etc., for the boat

        Rule no. three was the one that mattered: if you hear it, you're already too late.
    """,
    "foreign words": """
        “Je ne sais pas,” she said. “Nous nous sommes vus, tu sais ?”

        “Tutti i giorni,” he answered, “i ragazzi vengono qui.” He had been to Italy once, for a week.

        « Qui est là ? » cria Jean. « C'est moi ! »

        The sign said Die Die Mädchen, which made no sense, and under it: am Montag geschlossen.
    """,
    "fandom": """
        Chapter 14: in which nothing goes right

        Dr. Mara Voss, Ph.D., formerly of the U.S.S. Halcyon, opened the file named notes.txt and cc'd J.K. at
        mara.voss@halcyon.example.

        "OKAY," she yelled. "WHO TOUCHED MY DNA SAMPLES? And the TVs? And my CDs?"

        "The AI did it," said Jo. "At approx. 5 p.m. on no. six deck. It says 'em dashes are cool' — whatever that
        means."

        "What?! No..."

        * * *

        ~*~

        POV: Dean

        It was 10:30. Or 10.30, as they write it here; 1,000 miles away it was yesterday. "...and then?" he asked.

        "'Tis the season," sang Jo, "of the '90s and rock 'n' roll." He'd told 'em all so.

        THE END

        A/N: thanks for reading!! xoxo
    """,
    "grammar that only looks wrong": """
        What it was was a mystery. All she had had was a lamp. She gave her her coat back, and told her that that was
        that.

        He came in in a hurry and went on on foot. “Come on in in a minute,” she called. If you touch it it bites.

        “Which bell is it for?” “For a while, it's for for-profit ringing only.” She got an A. The A was a surprise.

        She was a nobody with a certain something. There was nothing to be done.

        They asked him to, to be honest, leave. Walla Walla was far, far away, and the boat was called the New York New
        York.

        “Row?” he said. Oh! how he laughed. Then i.e. and e.g. were explained to him (twice).

        We sat on the edge of the quay until the lamp went out—and it did—and then we went home.
    """,
}


def manuscript(text: str) -> str:
    return re.sub(r"^ {8}", "", text.strip("\n"), flags=re.M)


def slips(text: str) -> list[Note]:
    return proof_text(text, checks=SLIPS)


@pytest.mark.parametrize("name", CLEAN)
def test_clean_prose_is_left_alone(name: str) -> None:
    text = manuscript(CLEAN[name])
    assert [(note.code, text[note.start - 10 : note.end + 10], note.message) for note in slips(text)] == []


UNTIDY = [
    ("She walked in to the the kitchen.", "She walked in to the kitchen."),
    ("He looked at her , then at me.", "He looked at her, then at me."),
    ("“What do you mean?”she asked.The lamp went out.", "“What do you mean?” she asked. The lamp went out."),
    ("I dont know,and i dont care.", "I don't know, and I don't care."),
    ("“I don’t know what youre on about,, mate.”", "“I don’t know what you’re on about, mate.”"),
    ("Theyre late. they always are.", "They're late. They always are."),
    ("He should'nt have gone for first time.", "He shouldn't have gone for the first time."),
    ("He waited.. and waited.", "He waited... and waited."),
    ("It was late.. The bell rang.", "It was late. The bell rang."),
    ("“Really?.” THe end ofthe world.", "“Really?” The end of the world."),
    ("“Tell ‘em i said so,” she said on friday.", "“Tell ’em I said so,” she said on Friday."),
    ("Stop!Who goes there?", "Stop! Who goes there?"),
]


@pytest.mark.parametrize(("wrong", "right"), UNTIDY)
def test_untidy_prose_is_put_right(wrong: str, right: str) -> None:
    assert apply_fixes(wrong, slips(wrong)) == right


SENTENCES = [
    "The boat moved off, and nobody saw it go.",
    "She took the lamp; he took the oars.",
    "When the bell rang they looked at each other.",
    "There was a light on the far side of the water.",
]


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5), st.data())
def test_a_small_word_typed_twice_anywhere_is_found_and_put_right(sentences: list[str], data: st.DataObject) -> None:
    clean = " ".join(sentences)
    site = data.draw(st.sampled_from(list(re.finditer(r"\b(?:the|of|and|they|a|was)\b", clean))))
    spoilt = f"{clean[: site.end()]} {site[0]}{clean[site.end() :]}"
    assert slips(clean) == []
    assert apply_fixes(spoilt, slips(spoilt)) == clean


@given(st.text(alphabet=" abiI.,;:?!'\"“”‘’…-—()\nThe", min_size=1, max_size=80))
def test_nothing_that_can_be_typed_breaks_a_check_and_safe_fixes_come_to_rest(text: str) -> None:
    for _ in range(12):
        fixed = apply_fixes(text, (note for note in slips(text) if note.safe))
        if fixed == text:
            break
        text = fixed
    assert not [note for note in slips(text) if note.safe]


def test_a_writer_who_never_uses_an_apostrophe_is_left_in_peace() -> None:
    text = " ".join(["He dont row.", "She cant sing.", "We dont know."] * 5)
    assert not [note for note in slips(text) if "dont" in text[note.start - 4 : note.end + 4]]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "The bell rang, and the boat was gone,\n\nNobody saw it go.",
            "The bell rang, and the boat was gone.\n\nNobody saw it go.",
        ),
        ("It rang., and she rowed.", "It rang, and she rowed."),
        ("He said it to a himself.", "He said it to himself."),
        ("They rowed a wooden wooden boat.", "They rowed a wooden boat."),
        (
            "The bell under the water rang and rang all night long He\nlooked up at it.",
            "The bell under the water rang and rang all night long. He\nlooked up at it.",
        ),
    ],
)
def test_a_slip_of_the_hand_is_put_right(wrong: str, right: str) -> None:
    assert apply_fixes(wrong, [note for note in slips(wrong) if note.replacement is not None]) == right


def test_half_and_half_gets_one_note_and_no_offer() -> None:
    [note] = slips("He waited... She waited… They waited... We waited…")
    assert (note.code, note.replacement) == ("slip-009", None)


def test_few_exceptions_are_each_put_right() -> None:
    text = "It was late. " + "“Row…” he said. " * 8 + "“Now...” she said."
    assert apply_fixes(text, slips(text)).count("…") == 9


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("It rang. (It was an old one.", "It rang. (It was an old one.)"),
        ("It rang. [It was old!", "It rang. [It was old!]"),
        ("It rang (an old one.", "It rang (an old one."),
        ("It rang. (It was old. Then it stopped.", "It rang. (It was old. Then it stopped."),
    ],
)
def test_an_open_bracket_is_closed_only_behind_a_sentence_that_ends_the_paragraph(wrong: str, right: str) -> None:
    notes = proof_text(wrong, checks=chosen(select=("slip-014",)))
    assert len(notes) == 1
    assert apply_fixes(wrong, [note for note in notes if note.replacement is not None]) == right
