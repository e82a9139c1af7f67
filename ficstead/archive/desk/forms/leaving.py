"""What becomes of everything when somebody leaves."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.leaving import Farewell, Fate, fates_for
from ficstead.archive.works.models import Work


class LeaveForm(forms.Form):
    works = forms.ChoiceField(
        label=_("What becomes of your works?"),
        widget=forms.RadioSelect,
        choices=[(Fate.ORPHAN, _("They stay, without my name")), (Fate.DELETE, _("They are deleted for good"))],
    )
    reviews = forms.ChoiceField(
        label=_("And of your reviews?"),
        widget=forms.RadioSelect,
        choices=[("keep", _("They stay, without my name")), ("delete", _("They are deleted for good"))],
    )
    sure = forms.BooleanField(label=_("I know that nobody can undo this."))

    def __init__(self, *args: Any, works: Iterable[Work], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.work_fields = {_field_of(work): work for work in works}
        for name, work in self.work_fields.items():
            self.fields[name] = _fate_field(work)
        if not any(fates_for(work)[0] == Fate.ORPHAN for work in self.work_fields.values()):
            del self.fields["works"]

    def farewell(self) -> Farewell:
        said = self.cleaned_data
        chosen = {work.pk: Fate(said[name]) for name, work in self.work_fields.items() if said[name]}
        wish = Fate(said.get("works", Fate.ORPHAN))
        return Farewell(works=wish, work_by_work=chosen, keep_reviews=said["reviews"] == "keep")


def _field_of(work: Work) -> str:
    return f"work-{work.pk}"


def _fate_field(work: Work) -> forms.ChoiceField:
    """One thing alone needs no choosing; a work of several stays with the others unless its author says otherwise."""
    fates = fates_for(work)
    as_above = [("", _("As said above"))] if Fate.HAND_OVER not in fates and len(fates) > 1 else []
    choices = [*as_above, *((fate, fate.label) for fate in fates)]
    return forms.ChoiceField(label=work.title, required=False, choices=choices, disabled=len(fates) == 1)
