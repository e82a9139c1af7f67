"""What new works and chapters begin with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.forms.texts import TypedField


class StandingForm(forms.Form):
    """What stands in front of every new work unless its manuscript says otherwise."""

    disclaimer = TypedField(
        label=_("Standing disclaimer"),
        help_text=_("New works begin with it when their manuscript brings none of its own."),
    )
