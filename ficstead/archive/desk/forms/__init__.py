"""What authors fill in at the desk; every error is a sentence beside its field."""

from ficstead.archive.desk.forms.announcement import AnnouncementForm, AnnouncementWordsForm
from ficstead.archive.desk.forms.beginning import NewChapterForm, NewWorkForm
from ficstead.archive.desk.forms.chapter import ChapterForm
from ficstead.archive.desk.forms.company import InviteForm
from ficstead.archive.desk.forms.intake import IntakeForm, TargetForm
from ficstead.archive.desk.forms.posting import READERS, PostingForm
from ficstead.archive.desk.forms.series import AddWorksForm, OrderForm, SeriesForm
from ficstead.archive.desk.forms.settings import WorkSettingsForm
from ficstead.archive.desk.forms.standing import StandingForm
from ficstead.archive.desk.forms.texts import LinesField, TypedField
from ficstead.archive.desk.forms.title_page import TAG_FIELDS, TitlePageForm, WorkForm

__all__ = [
    "READERS",
    "TAG_FIELDS",
    "AddWorksForm",
    "AnnouncementForm",
    "AnnouncementWordsForm",
    "ChapterForm",
    "IntakeForm",
    "InviteForm",
    "LinesField",
    "NewChapterForm",
    "NewWorkForm",
    "OrderForm",
    "PostingForm",
    "SeriesForm",
    "StandingForm",
    "TargetForm",
    "TitlePageForm",
    "TypedField",
    "WorkForm",
    "WorkSettingsForm",
]
