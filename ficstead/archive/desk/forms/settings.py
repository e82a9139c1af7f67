"""How a work meets its readers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.forms.texts import TypedField
from ficstead.archive.desk.settings import WorkSettings
from ficstead.archive.desk.typed import typed_of
from ficstead.archive.works.models import ReviewDoor, Work


class WorkSettingsForm(forms.Form):
    """Reviews, feeds, and the story so far."""

    review_door = forms.ChoiceField(label=_("Who may review"), choices=ReviewDoor.choices, widget=forms.RadioSelect)
    reviews_held = forms.BooleanField(
        label=_("Hold reviews until I let them in"),
        required=False,
        help_text=_("Each waits unseen until one of the authors has read it."),
    )
    passages_open = forms.BooleanField(
        label=_("Readers may review a passage"),
        required=False,
        help_text=_("They mark a sentence, and their words stand beside it."),
    )
    feeds_whole = forms.BooleanField(
        label=_("Feeds carry whole chapters"),
        required=False,
        help_text=_("Otherwise they carry how a chapter begins, and lead here for the rest."),
    )
    story_so_far = TypedField(
        label=_("The story so far"),
        rows=8,
        help_text=_("For readers who come back after months: who is where, and what has happened to them."),
    )

    @staticmethod
    def initial_of(work: Work) -> dict[str, Any]:
        names = ("review_door", "reviews_held", "passages_open", "feeds_whole")
        return {name: getattr(work, name) for name in names} | {"story_so_far": typed_of(work.story_so_far)}

    def settings(self) -> WorkSettings:
        return WorkSettings(**self.cleaned_data)
