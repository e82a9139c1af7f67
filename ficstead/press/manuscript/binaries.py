"""Files that aren't text: what they are, told from their first bytes, and what their writer can do about it."""

import re

from ficstead.press.manuscript.model import ManuscriptError

_SAVE_AS_TEXT = "open it there and save it as .txt, Markdown or HTML"

_SIGNATURES: tuple[tuple[bytes, str, str, str], ...] = (
    (b"%PDF-", "pdf", "a PDF", "save the text it was made from as .txt, Markdown or HTML"),
    (b"{\\rtf", "rtf", "an RTF document", "open it in a word processor and save it as .txt, Markdown or HTML"),
    (b"\x89PNG", "image", "a picture", "a manuscript must be a text"),
    (b"\xff\xd8\xff", "image", "a picture", "a manuscript must be a text"),
    (b"GIF8", "image", "a picture", "a manuscript must be a text"),
    (b"RIFF", "image", "a picture or a sound", "a manuscript must be a text"),
    (b"\x1f\x8b", "compressed", "a compressed file", "unpack it first and bring the text inside"),
    (b"BZh", "compressed", "a compressed file", "unpack it first and bring the text inside"),
    (b"\xfd7zXZ", "compressed", "a compressed file", "unpack it first and bring the text inside"),
    (b"7z\xbc\xaf", "compressed", "a compressed archive", "unpack it first and bring the text inside"),
    (b"Rar!", "compressed", "a compressed archive", "unpack it first and bring the text inside"),
    (b"SQLite format 3", "binary", "a database", "a manuscript must be a text"),
    (b"\x7fELF", "binary", "a program", "a manuscript must be a text"),
)


def refuse_binary(data: bytes, name: str) -> None:
    """Raise ManuscriptError, with one sentence for the writer, where `data` is no text at all."""
    for start, code, what, advice in _SIGNATURES:
        if data.startswith(start) and not _reads_as_text(data, start):
            raise _refusal(code, name, what, advice)
    if data.startswith(b"PK\x03\x04"):
        raise _zip_refusal(data, name)
    if data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        raise _ole_refusal(data, name)
    if data[60:68] == b"BOOKMOBI":
        raise _refusal("e-book", name, "a Kindle book", "save its text as .txt, Markdown or HTML")


def refuse_noise(text: str, name: str) -> None:
    """Raise ManuscriptError where the decoded `text` has more control characters than any writer types."""
    noise = len(_NOISE.findall(text[:_SAMPLE]))
    if noise > 8 and noise > len(text[:_SAMPLE]) // 50:
        raise _refusal("binary", name, "not a text", "bring the story as .txt, Markdown or HTML")


_SAMPLE = 65_536
_NOISE = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\ufffd]")


def _reads_as_text(data: bytes, start: bytes) -> bool:
    """`RIFF`, `BZh`, `GIF8` and `Rar!` are letters too: a story may begin with them."""
    return start.isascii() and start[:1].isalpha() and b"\x00" not in data[:64] and data[:64].isascii()


def _zip_refusal(data: bytes, name: str) -> ManuscriptError:
    """Word, LibreOffice and e-book files are all zip archives; their inner file names tell them apart."""
    for mark, code, what, advice in (
        (b"word/document.xml", "word-document", "a Word document (.docx)", _SAVE_AS_TEXT),
        (b"opendocument.text", "opendocument", "a LibreOffice document (.odt)", _SAVE_AS_TEXT),
        (b"application/epub+zip", "e-book", "an EPUB", "save its text as .txt, Markdown or HTML"),
    ):
        if mark in data:
            return _refusal(code, name, what, advice)
    if data[6:7] and data[6] & 1:
        return _refusal("password", name, "a zip archive locked with a password", "unlock and unpack it first")
    return _refusal("compressed", name, "a zip archive", "unpack it first and bring the text inside")


def _ole_refusal(data: bytes, name: str) -> ManuscriptError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        advice = "take the password off in Word and save it as .txt, Markdown or HTML"
        return _refusal("password", name, "a Word document locked with a password", advice)
    return _refusal("word-document", name, "an old Word document (.doc)", _SAVE_AS_TEXT)


def _refusal(code: str, name: str, what: str, advice: str) -> ManuscriptError:
    return ManuscriptError(code, f"“{name}” is {what}: {advice}.")
