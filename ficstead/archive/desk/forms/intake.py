"""Handing a manuscript in."""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.works.models import Work
from ficstead.press.manuscript import ManuscriptError, read_manuscript

PASTED_NAME = "Pasted text.txt"
PASTED_HTML_NAME = "Pasted text.html"


if TYPE_CHECKING:
    _ChoiceOfWorks = forms.ModelChoiceField[Work]
else:
    _ChoiceOfWorks = forms.ModelChoiceField  # Django can't subscript it at run time


class WorkChoiceField(_ChoiceOfWorks):
    def label_from_instance(self, obj: Work) -> str:
        return gettext("more of “%(title)s”") % {"title": obj.title}


class TargetForm(forms.Form):
    """Whether a manuscript is a new work or continues one."""

    work = WorkChoiceField(
        label=_("This is"), queryset=Work.objects.none(), required=False, empty_label=_("a new work")
    )

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = Work.objects.written_by(author).filter(trashed_at=None)
        cast("forms.ModelChoiceField[Work]", self.fields["work"]).queryset = own.latest_first()


class IntakeForm(TargetForm):
    """A manuscript, dropped, chosen or pasted, and the work it continues, if any."""

    file = forms.FileField(label=_("Manuscript file"), required=False, allow_empty_file=True)
    pasted = forms.CharField(label=_("Or paste the text"), required=False, strip=False, widget=forms.Textarea)
    # What the clipboard held beside the plain text: italics and headings. Filled by intake.js.
    pasted_html = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Reads the manuscript once, so that whatever is wrong with it is said here, beside its field."""
        cleaned = super().clean() or self.cleaned_data
        upload: UploadedFile[bytes] | None = cleaned.get("file")
        pasted: str = cleaned.get("pasted") or ""
        if upload and upload.size is not None and upload.size > settings.MANUSCRIPT_LIMIT:
            self.add_error("file", _("This file is larger than the %(size)s MB that the archive takes in.") % _limit())
        elif upload:
            self._read("file", upload.read(), str(upload.name))
        elif pasted.strip():
            html = cleaned.get("pasted_html") or ""
            self._read("pasted", (html or pasted).encode(), PASTED_HTML_NAME if html else PASTED_NAME)
        elif not self.errors:
            self.add_error("file", _("Choose a file, or paste the text of your chapter."))
        return cleaned

    def _read(self, field: str, data: bytes, name: str) -> None:
        try:
            read_manuscript(data, name=name, limit=settings.MANUSCRIPT_LIMIT)
        except ManuscriptError as error:
            self.add_error(field, error.message)
        else:
            self.cleaned_data |= {"data": data, "name": name}


def _limit() -> dict[str, int]:
    return {"size": settings.MANUSCRIPT_LIMIT // 1_000_000}
