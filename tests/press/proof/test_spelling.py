"""Spelling: what is a slip of the hand, and what is a name, a voice, a noise, an old word, another English."""

import pytest

from ficstead.press.proof import apply_fixes, apply_safe_fixes, proof_text
from ficstead.press.proof.checks.spelling import CHECKS
from ficstead.press.proof.checks.spelling.common_misspellings import MISSPELLINGS
from ficstead.press.proof.dictionary import commonness, is_word, nearest
from ficstead.press.proof.word_forming import NOT_FORMED, formed_of, is_sound


def offered(text: str, own_words: tuple[str, ...] = ()) -> str:
    """The text with everything that spelling offers."""
    return apply_fixes(text, proof_text(text, checks=CHECKS, own_words=own_words))


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("They beleived him.", "They believed him."),
        ("She looked thruogh the window.", "She looked through the window."),
        ("He was standing in the doorwya.", "He was standing in the doorway."),
        ("Her breathng slowed.", "Her breathing slowed."),
        ("The candel burned low.", "The candle burned low."),
        ("It was begining to rain.", "It was beginning to rain."),
        ("The car stoppde at the airpotr.", "The car stopped at the airport."),
        ("“I don’t rememebr,” she said.", "“I don’t remember,” she said."),
        ("An odd apparrition.", "An odd apparition."),
    ],
)
def test_a_slip_of_the_hand_is_found_and_put_right(wrong: str, right: str) -> None:
    assert offered(wrong) == right


@pytest.mark.parametrize(
    "text",
    [
        "“I’m goin’ ’ome, an’ tha’ can foller,” he said.",
        "“W-what? Nooooo! Hmm. Shhh. Argh, pfft, hahaha,” she said.",
        "The colour of the grey harbour was the color of gray harbors.",
        "He travelled, she traveled; they realised, they realized.",
        "Whither goest thou? He cometh, and hath no fear, methinks.",
        "A half-drownded, wind-blowed thing hung there.",
        "The NASSA and the BRIGDE stood in capitals.",
        "The 3rd brigde2 and a1brigde.",
        "Mail brigde@harbour.example or see www.brigde.example for more.",
        "Her unladylike, moonlit, catlike walk; the untouchedness of the snow.",
        "“I was beginnin—” he said. “You were beginn…” she said.",
        "The café was naïve, the façade déjà vu.",
        "Un hombre llegaba por la orilla con una lumbre pequeña.",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert proof_text(text, checks=CHECKS) == []


def test_a_form_that_the_work_repeats_is_meant() -> None:
    once = "The brigde hummed at night."
    assert proof_text(once, checks=CHECKS)
    assert proof_text("\n\n".join([once] * 3), checks=CHECKS) == []


def test_a_form_that_stands_in_capitals_is_a_name() -> None:
    assert proof_text("They called her Lanterm. The lanterm hummed.", checks=CHECKS) == []


def test_the_writers_own_words_are_right() -> None:
    assert proof_text("The brigde recieved him.", checks=CHECKS, own_words=["Brigde", "recieved"]) == []


def test_a_manuscript_in_another_language_is_not_read_for_spelling() -> None:
    spanish = (
        "la casa estaba junto al puente y nadie sabia quien habia encendido la lampara aquella noche mientras los "
        "barcos pasaban despacio por el canal cargados de naranjas madera carbon telas botellas y cartas que nunca "
        "llegaron porque el cartero dormia bajo un arbol viejo cerca del molino donde cantaban las ranas hasta el alba "
        "cuando todos despertaron buscando pan caliente queso fresco vino tinto miel dorada"
    )
    assert proof_text(spanish, checks=CHECKS) == []


def test_up_to_three_words_are_offered_and_one_only_where_it_is_clear() -> None:
    [note] = proof_text("He was shaing all over.", checks=CHECKS)
    assert note.replacement is None
    assert 2 <= note.message.count("“") - 1 <= 3
    assert not note.safe


def test_speech_in_dialect_is_left_to_speak() -> None:
    told = "He remembered the neigbour well."
    spoken = "“I’m tellin’ yer, that neigbour weren’t there,” he said."
    assert proof_text(told, checks=CHECKS)
    assert proof_text(spoken, checks=CHECKS) == []


def test_common_misspellings_keep_capitals_and_apostrophes() -> None:
    text = "Teh TEH teh. “I did’nt,” he said. “I did'nt.”"
    fixed = apply_safe_fixes(text, lambda source: proof_text(source, checks=CHECKS))
    assert fixed == "The THE the. “I didn’t,” he said. “I didn't.”"


@pytest.mark.parametrize(("wrong", "right"), MISSPELLINGS.items())
def test_the_table_leads_from_no_word_to_a_word(wrong: str, right: str) -> None:
    if wrong.isalpha():
        assert not is_word(wrong)
        assert is_word(right)


def test_words_know_how_common_they_are() -> None:
    levels = commonness()
    assert levels["the"] == 9
    assert levels["lantern"] > levels.get("astrolabe", 0)


def test_the_likeliest_word_comes_first() -> None:
    assert [each.word for each in nearest("brigde")][0] == "bridge"
    assert nearest("xyzzyx") == ()


def test_words_are_formed_by_the_rules() -> None:
    assert formed_of("unladylike") != NOT_FORMED
    assert formed_of("moonriver") != NOT_FORMED
    assert formed_of("stoped") == NOT_FORMED, "stop doubles its last letter"
    assert is_sound("brrr")
    assert not is_sound("thng")
