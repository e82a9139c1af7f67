"""What readers send: their place, their lists, their words on a work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import User
from ficstead.archive.core.names import name_key, tidy_name
from ficstead.archive.reading.bookmarking import OwnWords
from ficstead.archive.reading.models import Bookmark, ReadingList
from ficstead.archive.reading.models.bookmark import ListKind
from ficstead.archive.reading.shelves import OwnList, Shelves
from ficstead.archive.reading.shelving import STANDING

MOST_TAGS = 30
# No chapter has more paragraphs, no device was offline for longer.
MOST_PARAGRAPHS = 1_000_000
LONGEST_AGO = 400 * 24 * 60 * 60


class PlaceForm(forms.Form):
    anchor = forms.IntegerField(min_value=0, max_value=MOST_PARAGRAPHS)
    at_end = forms.BooleanField(required=False)
    # How long ago the device saw it, by its own watch: two watches that differ then don't matter.
    seconds_ago = forms.FloatField(required=False, min_value=0, max_value=LONGEST_AGO)


class ShelvingForm(forms.Form):
    """On which of their lists a reader wants a work."""

    kind = forms.ChoiceField(required=False, choices=[(kind.value, kind.label) for kind in STANDING])
    own = forms.ModelMultipleChoiceField(queryset=ReadingList.objects.none(), required=False)
    new_list = forms.CharField(required=False, max_length=80)

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.own_lists = user.reading_lists.filter(kind=ListKind.OWN).order_by("name", "pk")
        self.fields["own"].queryset = self.own_lists  # type: ignore[attr-defined]

    def as_typed(self) -> Shelves:
        """What they wished, with what is wrong about it."""
        ticked = self["own"].value() or []
        own = [OwnList(each.pk, each.name, holds=str(each.pk) in ticked) for each in self.own_lists]
        return Shelves(self["kind"].value() or "", own, self["new_list"].value() or "", self.errors)

    def clean_new_list(self) -> str:
        return _short_name(self.cleaned_data["new_list"])


class ListNameForm(forms.Form):
    name = forms.CharField(label=_("Name of the list"), max_length=80)

    def clean_name(self) -> str:
        return _short_name(self.cleaned_data["name"])


class BookmarkForm(forms.ModelForm[Bookmark]):
    tags = forms.CharField(
        label=_("Tags of my own"),
        required=False,
        max_length=2_000,
        help_text=_("With commas between; only you see them."),
    )
    recommended = forms.BooleanField(label=_("Recommend it to everyone, under my name"), required=False)

    class Meta:
        model = Bookmark
        fields = ("note", "recommendation")
        widgets = {
            "note": forms.Textarea({"rows": 4, "maxlength": 10_000}),
            "recommendation": forms.Textarea({"rows": 4, "maxlength": 5_000}),
        }

    def __init__(self, *args: Any, can_recommend: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            names = self.instance.own_tags.order_by("pk").values_list("name", flat=True)
            self.initial["tags"] = ", ".join(names)
            self.initial["recommended"] = self.instance.recommended_at is not None
        if not can_recommend:
            del self.fields["recommended"], self.fields["recommendation"]

    def clean_tags(self) -> list[str]:
        names = [_short_name(name) for name in self.cleaned_data["tags"].split(",") if name.strip()]
        if len(names) > MOST_TAGS:
            raise forms.ValidationError(_("A bookmark has at most %(most)d tags.") % {"most": MOST_TAGS})
        return names

    def words(self) -> OwnWords:
        typed = self.cleaned_data
        recommended, recommendation = typed.get("recommended", False), typed.get("recommendation", "")
        return OwnWords(typed["note"].strip(), typed["tags"], recommended, recommendation.strip())


def _short_name(name: str) -> str:
    """At most 80 letters, and as many as the column of keys holds: some signs are words in disguise."""
    tidy = tidy_name(name)
    if len(tidy) > 80 or len(name_key(tidy)) > 240:
        raise forms.ValidationError(_("“%(name)s” is too long: 80 letters at most."), params={"name": tidy[:20] + "…"})
    return tidy
