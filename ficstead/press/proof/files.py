"""Proofreading a manuscript's file: its story and nothing else, whatever kind of file it is."""

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from errno import EACCES
from pathlib import Path

from ficstead.press.manuscript import Manuscript, PieceKind, count_words, read_manuscript
from ficstead.press.manuscript.decoding import decode
from ficstead.press.proof.fixing import apply_safe_fixes
from ficstead.press.proof.model import Check, Note
from ficstead.press.proof.paragraphs import Paragraph, paragraphs_of_html, paragraphs_of_lines
from ficstead.press.proof.proofreading import Proofreader

_NOTES = {PieceKind.DISCLAIMER, PieceKind.OPENING_NOTE, PieceKind.CLOSING_NOTE, PieceKind.INLINE_NOTE}


@dataclass(frozen=True, slots=True)
class ProofedFile:
    name: str
    source: str
    """The decoded text in which the notes count their places."""
    words: int
    """Words of what was read."""
    notes: list[Note]


def proof_file(
    data: bytes, *, name: str, checks: Sequence[Check], own_words: Sequence[str] = (), with_notes: bool = False
) -> ProofedFile:
    """The notes on a manuscript's story (and on its author's notes and disclaimers too, if wished).

    Raises `ManuscriptError` for what can't be read at all.
    """
    source = decode(data, name=name).text
    manuscript = read_manuscript(data, name=name)
    paragraphs = list(_paragraphs(source, name, manuscript, with_notes=with_notes))
    notes = Proofreader(checks, own_words=own_words).read(source, paragraphs)
    return ProofedFile(name, source, sum(count_words(each.text) for each in paragraphs), notes)


def fix_file(
    data: bytes, *, name: str, checks: Sequence[Check], own_words: Sequence[str] = (), with_notes: bool = False
) -> bytes:
    """The file with every safe fix made, in its own encoding and with its own line ends; the same bytes if none is."""
    decoded = decode(data, name=name)

    def notes(source: str) -> list[Note]:
        return proof_file(source.encode(), name=name, checks=checks, own_words=own_words, with_notes=with_notes).notes

    fixed = apply_safe_fixes(decoded.text, notes)
    if fixed == decoded.text:
        return data
    if b"\r\n" in data:
        fixed = fixed.replace("\n", "\r\n")
    try:
        return fixed.encode(decoded.encoding)
    except UnicodeEncodeError:
        return fixed.encode()


def replace_file(path: Path, data: bytes) -> None:
    """Writes beside the file and then puts that in its place: whatever breaks off, its writer has the old or the new one."""
    target = path.resolve()
    if not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(path))
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(handle)
        shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink()
        raise


def is_html(name: str) -> bool:
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def _paragraphs(source: str, name: str, manuscript: Manuscript, *, with_notes: bool) -> Iterator[Paragraph]:
    wanted = {PieceKind.STORY} | (_NOTES if with_notes else set())
    pieces = [piece for piece in manuscript.pieces if piece.kind in wanted]
    if not is_html(name):
        yield from paragraphs_of_lines(source, [(piece.line, piece.end_line) for piece in pieces])
        return
    texts = Counter(_squeezed(piece.text) for piece in pieces)
    for paragraph in paragraphs_of_html(source):
        if texts[_squeezed(paragraph.text)]:
            texts[_squeezed(paragraph.text)] -= 1
            yield paragraph


def _squeezed(text: str) -> str:
    """The letters alone: white space and mark-up are told apart differently here and there."""
    return "".join(filter(str.isalnum, text))
