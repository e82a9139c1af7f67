"""What new works and chapters begin with."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.desk.forms.texts import TypedField
from ficstead.archive.desk.typed import typed_of


class StandingForm(forms.Form):
    """What stands in front of every new work, and around every new chapter, unless its manuscript says otherwise."""

    disclaimer = TypedField(
        label=_("Standing disclaimer"),
        help_text=_("New works begin with it when their manuscript brings none of its own."),
    )
    opening_note = TypedField(
        label=_("Standing author's note"),
        help_text=_("New chapters begin with it when their manuscript brings no note before the story."),
    )
    closing_note = TypedField(
        label=_("Standing end note"),
        help_text=_("New chapters end with it when their manuscript brings no note behind the story."),
    )

    @staticmethod
    def initial_of(user: User) -> dict[str, str]:
        names = ("disclaimer", "opening_note", "closing_note")
        return {name: typed_of(getattr(user, f"default_{name}")) for name in names}
