"""The manuscript engine: bytes in, a manuscript with its parts told apart out."""

from ficstead.press.manuscript.as_json import manuscript_as_json
from ficstead.press.manuscript.assembling.pieces import relabel
from ficstead.press.manuscript.cleaning import SANITISER_VERSION, clean_html
from ficstead.press.manuscript.model import (
    Decision,
    Manuscript,
    ManuscriptChapter,
    ManuscriptError,
    Metadata,
    Piece,
    PieceKind,
    Problem,
)
from ficstead.press.manuscript.outline import outline
from ficstead.press.manuscript.reading_in import read_manuscript
from ficstead.press.manuscript.words import count_html_words, count_words, plain_text

__all__ = [
    "SANITISER_VERSION",
    "Decision",
    "Manuscript",
    "ManuscriptChapter",
    "ManuscriptError",
    "Metadata",
    "Piece",
    "PieceKind",
    "Problem",
    "clean_html",
    "count_html_words",
    "count_words",
    "manuscript_as_json",
    "outline",
    "plain_text",
    "read_manuscript",
    "relabel",
]
