"""The texts of a chapter."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.forms.texts import TypedField
from ficstead.archive.desk.typed import typed_of
from ficstead.archive.works.models import Chapter, ChapterTexts

TYPED = ("summary", "disclaimer", "opening_note", "body", "closing_note")


class ChapterForm(forms.Form):
    """The texts of a chapter, and what the page knows of where they came from."""

    title = forms.CharField(label=_("Title"), max_length=255, required=False)
    summary = TypedField(label=_("Summary"), rows=2)
    disclaimer = TypedField(label=_("Disclaimer"), rows=2, help_text=_("Only where it differs from the work's."))
    opening_note = TypedField(label=_("Author's note"), rows=4)
    body = TypedField(label=_("Story"), rows=24)
    closing_note = TypedField(label=_("End note"), rows=4)
    tell = forms.BooleanField(label=_("Tell followers what changed"), required=False)
    what_changed = forms.CharField(label=_("What changed, in a line"), max_length=200, required=False)
    ask_betas = forms.BooleanField(label=_("Ask them to read it"), required=False)
    # The version this text began from, the page that sends it, and whose unsaved texts went into it.
    base = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    device = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    taken = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
    # Where two texts met: the version that both began from.
    since = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    @staticmethod
    def initial_of(chapter: Chapter, *, base: int) -> dict[str, Any]:
        return typed_texts(chapter.texts()) | {"base": base}

    def texts(self) -> ChapterTexts:
        return ChapterTexts(**{name: self.cleaned_data[name] for name in ("title", *TYPED)})

    def texts_changed(self) -> bool:
        return any(name in self.changed_data for name in ("title", *TYPED))

    def announcement(self) -> str | None:
        """What followers shall hear of the change; None for a silent correction."""
        return self.cleaned_data["what_changed"].strip() if self.cleaned_data["tell"] else None

    def began_from(self) -> int:
        """The version's number; 0 if the form doesn't know."""
        return self.cleaned_data["base"] or 0

    def taken_over(self) -> list[int]:
        return [self.cleaned_data["taken"]] if self.cleaned_data["taken"] else []

    def typed(self) -> dict[str, Any]:
        """What stands in the fields of text, good or bad, for another form to begin with."""
        return {name: self[name].value() or "" for name in ("title", *TYPED)}


def typed_texts(texts: ChapterTexts) -> dict[str, str]:
    """As the form's fields hold them."""
    return {"title": texts.title, **{name: typed_of(getattr(texts, name)) for name in TYPED}}


def texts_from(typed: Mapping[str, Any]) -> ChapterTexts | None:
    """The texts of a form that was never sent, as its page kept it; None if it can't be one."""
    form = ChapterForm(typed)
    return form.texts() if form.is_valid() else None
