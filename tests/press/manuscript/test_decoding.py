"""Bytes from any machine become the text their author saw."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ficstead.press.manuscript.decoding import decode
from ficstead.press.manuscript.model import ManuscriptError

ENGLISH = "“Don’t,” she said — naïve café… ‘Tis Élan’s.\nAnd so on.\n"
SPANISH = "“También el día de mañana,” dijo la niña. ¿Qué pasó? Él no sabía… Corazón, inglés.\n"
FRENCH = "« L’été », dit-il, « où êtes-vous ? » Ça va, à bientôt… Le cœur naïf, l’œuvre.\n"
GERMAN = "„Schön“, sagte er. Grüße aus Köln – fünf Straßen weiter.\n"
POLISH = "„Zażółć gęślą jaźń” – powiedział. Łódź, książka, świt, że są.\n" * 5
RUSSIAN = "«Привет», — сказал он. Это был тёплый вечер, и никто не хотел уходить домой.\n"
JAPANESE = "「こんにちは」と彼女は言った。雨が降っていた。\n" * 3


def text_of(data, **options):
    return decode(data, name="story.txt", **options).text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (ENGLISH, name)
            for name in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be")
        ),
        *((text, name) for text in (ENGLISH, SPANISH, FRENCH, GERMAN) for name in ("cp1252", "mac_roman")),
        (GERMAN.replace("„", '"').replace("“", '"').replace("–", "-"), "latin-1"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_the_author_gets_back_what_she_wrote(text, encoding):
    readable = text.encode(encoding, "ignore")
    decoded = decode(readable, name="story.txt")
    assert decoded.text == readable.decode(encoding)
    assert readable.decode(decoded.encoding).removeprefix("\ufeff") == decoded.text
    assert decoded.problems == ()


def test_the_reason_for_an_encoding_is_told():
    assert decode(b"plain", name="x").decision.why == "All of it is valid UTF-8."
    assert decode("é’".encode("cp1252"), name="x").decision.kind == "encoding"


def test_what_a_page_declares_is_believed():
    page = '<meta charset="windows-1251"><p>Мир'.encode("cp1251")
    assert text_of(page).endswith("Мир")
    assert text_of("Łódź".encode("iso8859-2"), declared="iso-8859-2") == "Łódź"
    assert text_of("don’t".encode("cp1252"), declared="iso-8859-1") == "don’t"


@pytest.mark.parametrize("declared", ["no-such-thing", "utf-16", "utf-8"])
def test_a_declaration_that_cannot_be_true_is_passed_over(declared):
    assert text_of(b"caf\xe9 and more", declared=declared) == "café and more"


def test_line_ends_of_every_system_become_one():
    assert text_of("a\r\nb\rc\nd\x85e\u2028f\x0cg".encode()) == "a\nb\nc\nd\ne\nf\ng"
    assert text_of(b"a\r\r\nb") == "a\nb"


def test_letters_encoded_twice_are_put_right_and_reported():
    decoded = decode("Fine.\nIt doesnâ€™t matter, cafÃ©.\n".encode(), name="x")
    assert decoded.text == "Fine.\nIt doesn’t matter, café.\n"
    assert [(problem.code, problem.at_line) for problem in decoded.problems] == [("mojibake-repaired", 2)]


def test_several_repaired_lines_are_counted():
    decoded = decode("â€œYesâ€\x9d\nisnâ€™t\n".encode(), name="x")
    assert "2 lines, the first is 1" in decoded.problems[-1].message


def test_what_may_be_encoded_twice_is_left_and_reported():
    text = "Ã¤Ã¼ Ã� Â� â€œ Ã¶Ã ß"
    decoded = decode(text.encode(), name="x")
    assert {problem.code for problem in decoded.problems} & {"mojibake-suspected", "mojibake-repaired"}


def test_a_word_with_foreign_letters_is_no_mistake():
    assert text_of("NÃO, disse ele. Âge d’or".encode()) == "NÃO, disse ele. Âge d’or"


def test_a_few_windows_bytes_in_utf8_are_read_as_meant():
    decoded = decode("naïve “yes” … ".encode() * 3 + b"don\x92t", name="x")
    assert decoded.text.endswith("don’t")
    assert [problem.code for problem in decoded.problems] == ["mixed-encodings"]


def test_control_characters_go_and_are_reported():
    decoded = decode(b"one\ntwo\x07 three\x1b\n", name="x")
    assert decoded.text == "one\ntwo three\n"
    assert [(problem.code, problem.at_line) for problem in decoded.problems] == [("control-characters", 2)]


def test_characters_lost_before_are_pointed_out():
    decoded = decode("one\nt�o\n".encode(), name="x")
    assert [(problem.code, problem.at_line) for problem in decoded.problems] == [("lost-characters", 2)]


def test_a_mark_in_the_middle_goes_without_a_word():
    assert decode("one \ufefftwo".encode(), name="x").problems == ()


def zipped(name, content=b"", locked=False):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, content)
    data = bytearray(buffer.getvalue())
    data[6] |= locked
    return bytes(data)


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (zipped("word/document.xml"), "word-document", "Word"),
        (zipped("mimetype", b"application/vnd.oasis.opendocument.text"), "opendocument", "LibreOffice"),
        (zipped("mimetype", b"application/epub+zip"), "e-book", "EPUB"),
        (zipped("a.txt"), "compressed", "zip"),
        (zipped("a.txt", locked=True), "password", "password"),
        (b"PK\x03\x04", "compressed", "zip"),
        (OLE, "word-document", ".doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "password"),
        (b"%PDF-1.7 ...", "pdf", "PDF"),
        (b"{\\rtf1 hello}", "rtf", "RTF"),
        (b"\x89PNG\r\n\x1a\n\x00", "image", "picture"),
        (b"RIFF\x24\x08\x00\x00WAVE", "image", "picture"),
        (b"\x1f\x8b\x08\x00", "compressed", "compressed"),
        (b"\x00" * 60 + b"BOOKMOBI" + b"\x00" * 20, "e-book", "Kindle"),
        (bytes(range(32)) * 20, "binary", "not a text"),
        (b"", "empty", "empty"),
        (b" \r\n\t", "empty", "empty"),
    ],
)
def test_what_is_no_text_gets_one_clear_sentence(data, code, word):
    with pytest.raises(ManuscriptError) as refusal:
        decode(data, name="fic.doc")
    assert refusal.value.code == code
    assert word in refusal.value.message
    assert "fic.doc" in refusal.value.message


def test_a_file_over_the_limit_is_refused():
    with pytest.raises(ManuscriptError, match="too large"):
        decode(b"x" * 11, name="x", limit=10)


def test_a_story_may_begin_with_the_letters_of_a_file_format():
    assert text_of(b"RIFF! said the dog. And then again.").startswith("RIFF!")


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_give_a_text_or_a_refusal(data):
    try:
        decoded = decode(data, name="x")
    except ManuscriptError:
        return
    assert decoded.text.strip()
    assert "\r" not in decoded.text
    decoded.text.encode()


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Cf", "Zl", "Zp")), min_size=1))
def test_utf8_is_never_taken_for_anything_else(text):
    if text.strip() and not any("Â" <= letter <= "ô" for letter in text) and "\ufffd" not in text:
        assert text_of(text.encode()) == text
