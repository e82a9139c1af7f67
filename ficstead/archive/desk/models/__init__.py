"""What lies on authors' desks, one noun to a file."""

from ficstead.archive.desk.models.author_request import AuthorRequest
from ficstead.archive.desk.models.beta import Beta, BetaLook
from ficstead.archive.desk.models.ignored_note import IgnoredNote
from ficstead.archive.desk.models.manuscript_file import ManuscriptFile
from ficstead.archive.desk.models.merger import Merger
from ficstead.archive.desk.models.own_word import OwnWord
from ficstead.archive.desk.models.remark import Remark, RemarkAnswer, Verdict
from ficstead.archive.desk.models.rhythm import Rhythm
from ficstead.archive.desk.models.silenced_check import SilencedCheck
from ficstead.archive.desk.models.unsaved_text import UnsavedText

__all__ = [
    "AuthorRequest",
    "Beta",
    "BetaLook",
    "IgnoredNote",
    "ManuscriptFile",
    "Merger",
    "OwnWord",
    "Remark",
    "RemarkAnswer",
    "Rhythm",
    "SilencedCheck",
    "UnsavedText",
    "Verdict",
]
