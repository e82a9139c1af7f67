"""What an author tells the followers of a work."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.forms.once import OnceForm
from ficstead.archive.desk.forms.texts import TypedField
from ficstead.archive.works.models import Status
from ficstead.press.manuscript import clean_html, plain_text


class AnnouncementWordsForm(forms.Form):
    """The words of an announcement."""

    text = TypedField(label=_("What do you want to tell them?"), rows=5, max_length=10_000)

    def clean_text(self) -> str:
        html: str = self.cleaned_data["text"]
        if not plain_text(clean_html(html)).strip():
            raise forms.ValidationError(_("Write what you want to tell your readers."))
        return html


class AnnouncementForm(OnceForm, AnnouncementWordsForm):
    """A new one, and what becomes of the work's status with it."""

    status = forms.ChoiceField(
        label=_("Status of the work"),
        required=False,
        choices=[("", _("As it is")), *Status.choices],
        help_text=_("Changes together with the announcement: “On hiatus”, for one."),
    )
    field_order = ("text", "status")
