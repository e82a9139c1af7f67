"""The texts of a chapter."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.desk.forms.texts import TypedField
from ficstead.archive.desk.typed import typed_of
from ficstead.archive.works.models import Chapter, ChapterTexts


class ChapterForm(forms.Form):
    """The texts of a chapter."""

    title = forms.CharField(label=_("Title"), max_length=255, required=False)
    summary = TypedField(label=_("Summary"), rows=2)
    disclaimer = TypedField(label=_("Disclaimer"), rows=2, help_text=_("Only where it differs from the work's."))
    opening_note = TypedField(label=_("Author's note"), rows=4)
    body = TypedField(label=_("Story"), rows=24)
    closing_note = TypedField(label=_("End note"), rows=4)

    @staticmethod
    def initial_of(chapter: Chapter) -> dict[str, str]:
        texts = ("summary", "disclaimer", "opening_note", "body", "closing_note")
        return {"title": chapter.title, **{name: typed_of(getattr(chapter, name)) for name in texts}}

    def texts(self) -> ChapterTexts:
        return ChapterTexts(**self.cleaned_data)
