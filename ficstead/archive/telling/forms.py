"""What comes back from the pages of this room."""

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from ficstead.archive.telling.choices import Choice
from ficstead.archive.telling.models import MailPace, NewsKind


class ChoicesForm(forms.Form):
    """For every kind of news: in the inbox or not, and by mail at which pace."""

    def __init__(self, present: dict[str, Choice], data: dict[str, str] | None = None) -> None:
        super().__init__(data)
        for kind in NewsKind.values:
            self.fields[f"{kind}-inbox"] = forms.BooleanField(
                label=_("In the inbox"), required=False, initial=present[kind].in_inbox
            )
            self.fields[f"{kind}-mail"] = forms.ChoiceField(
                label=_("By mail"), choices=MailPace.choices, initial=present[kind].mail
            )

    def rows(self) -> list[tuple[NewsKind, BoundField, BoundField]]:
        """Each kind of news with its two fields."""
        return [(kind, self[f"{kind}-inbox"], self[f"{kind}-mail"]) for kind in NewsKind]

    def choices(self) -> dict[str, Choice]:
        found = self.cleaned_data
        return {
            kind: Choice(in_inbox=found[f"{kind}-inbox"], mail=MailPace(found[f"{kind}-mail"]))
            for kind in NewsKind.values
        }


class UpToForm(forms.Form):
    """The notice that stood first when the page was made; later ones have not been seen."""

    up_to = forms.IntegerField(min_value=0, max_value=2**63 - 1)
