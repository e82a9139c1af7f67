"""Beginning without a manuscript."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.forms.once import OnceForm
from ficstead.archive.desk.forms.title_page import TitlePageForm
from ficstead.archive.desk.title_pages import LANGUAGES, NOT_RATED
from ficstead.archive.works.models import Chapter, Work

if TYPE_CHECKING:
    _ChoiceOfChapters = forms.ModelChoiceField[Chapter]
else:
    _ChoiceOfChapters = forms.ModelChoiceField  # Django can't subscript it at run time


class NewWorkForm(OnceForm, TitlePageForm):
    """A title page, and nothing behind it yet."""

    @staticmethod
    def initial_of(author: User) -> dict[str, Any]:
        return {"authors": [author.default_pseud().pk], "language": _language_here(), "rating": NOT_RATED}


def _language_here() -> str:
    """The archive's own language, where it is one that stories can be in."""
    return settings.LANGUAGE_CODE if settings.LANGUAGE_CODE in dict(LANGUAGES) else "en"


class _PlaceField(_ChoiceOfChapters):
    def label_from_instance(self, obj: Chapter) -> str:
        return str(_("after %(chapter)s") % {"chapter": obj.heading()})


class NewChapterForm(forms.Form):
    """Where in the work a new chapter goes."""

    after = _PlaceField(
        label=_("It goes"),
        queryset=Chapter.objects.none(),
        required=False,
        empty_label=_("before all others"),
        to_field_name="number",
    )

    def __init__(self, *args: Any, work: Work, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = cast("forms.ModelChoiceField[Chapter]", self.fields["after"])
        choice.queryset = Chapter.objects.filter(work=work, trashed_at=None).for_contents()

    @staticmethod
    def initial_of(work: Work, asked: Mapping[str, str]) -> dict[str, Any]:
        """Behind the last chapter, unless the address says otherwise."""
        last = Chapter.objects.filter(work=work, trashed_at=None).for_contents().last()
        return {"after": asked.get("after", last.number if last else None)}
