"""What is sent to the proofreader, and answered to its notes."""

import json
import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.models.own_word import LONGEST_WORD
from ficstead.archive.desk.putting_right import NOTES, Asked

_MOST_PARAGRAPHS = 50_000


class ParagraphsForm(forms.Form):
    """The paragraphs of one text as they stand in the editor, as JSON."""

    text = forms.ChoiceField(choices=[(name, name) for name in ("body", *NOTES)])

    @classmethod
    def sent(cls, body: bytes) -> "ParagraphsForm":
        """Never fails: what can't be read is an empty form, which isn't valid."""
        try:
            said = json.loads(body)
        except ValueError:
            said = None
        said = said if isinstance(said, dict) else {}
        return cls({"text": said.get("text")}, paragraphs=said.get("paragraphs"))

    def __init__(self, *args: Any, paragraphs: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._paragraphs = paragraphs

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        said = self._paragraphs
        if (
            not isinstance(said, list)
            or len(said) > _MOST_PARAGRAPHS
            or not all(isinstance(each, str) for each in said)
        ):
            raise forms.ValidationError("Paragraphs are texts.")
        return cleaned | {"paragraphs": said}


class CheckForm(forms.Form):
    """One check, by its code."""

    code = forms.RegexField(r"^[a-z]{2,20}-[0-9]{3}$")


class IgnoreForm(CheckForm):
    fingerprint = forms.RegexField(r"^[0-9a-f]{32}$")


class OwnWordForm(forms.Form):
    word = forms.CharField(label=_("A word of your own"), max_length=LONGEST_WORD)

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if not re.fullmatch(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", word):
            raise forms.ValidationError(_("One word at a time, please: letters, hyphens and apostrophes."))
        return word


class FixesForm(forms.Form):
    """What shall be put right in a chapter, and which version of it was looked at."""

    base = forms.IntegerField(min_value=1)
    notes = forms.BooleanField(required=False)
    safe = forms.BooleanField(required=False)
    fix = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def asked(self) -> Asked:
        return Asked(
            safe=self.cleaned_data["safe"],
            fixes=frozenset(self.cleaned_data["fix"] or ()),
            with_notes=self.cleaned_data["notes"],
        )
