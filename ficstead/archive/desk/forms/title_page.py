"""The title page of a work."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from ficstead.archive.accounts.models import Pseud, User
from ficstead.archive.desk.forms.posting import READERS
from ficstead.archive.desk.forms.texts import LinesField, TypedField
from ficstead.archive.desk.posting import TitlePage
from ficstead.archive.desk.title_pages import LANGUAGES, NOT_RATED, RATINGS
from ficstead.archive.desk.typed import typed_of
from ficstead.archive.tags.models import TagKind
from ficstead.archive.works.models import Status, Visibility, Work

TAG_FIELDS: Mapping[str, TagKind] = {
    "warnings": TagKind.WARNING,
    "categories": TagKind.CATEGORY,
    "fandoms": TagKind.FANDOM,
    "relationships": TagKind.RELATIONSHIP,
    "characters": TagKind.CHARACTER,
    "freeforms": TagKind.FREEFORM,
}


class TitlePageForm(forms.Form):
    """All that stands on a work's title page."""

    title = forms.CharField(label=_("Title"), max_length=255)
    authors = forms.ModelMultipleChoiceField(
        label=_("Written by"),
        queryset=Pseud.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one of your names.")},
    )
    summary = TypedField(label=_("Summary"), rows=4)
    fandoms = LinesField(label=_("Fandoms"), help_text=_("One a line, here and in the fields below."))
    relationships = LinesField(label=_("Relationships"))
    characters = LinesField(label=_("Characters"), rows=3)
    freeforms = LinesField(label=_("Additional tags"), rows=3)
    rating = forms.ChoiceField(label=_("Rating"))
    warnings = LinesField(label=_("Warnings"))
    categories = LinesField(label=_("Categories"), help_text=_("Gen, F/F, F/M, M/M, Multi …"))
    language = forms.ChoiceField(label=_("Language"))
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices)
    planned_chapters = forms.IntegerField(
        label=_("Planned chapters"), required=False, min_value=1, max_value=9999, help_text=_("Leave it empty for “?”.")
    )
    visibility = forms.ChoiceField(label=_("Who may read it"), choices=READERS)

    def __init__(self, *args: Any, author: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = cast("forms.ModelMultipleChoiceField[Pseud]", self.fields["authors"])
        names.queryset = author.pseuds.order_by("-is_default", "name", "pk")
        self._offer("rating", RATINGS, self.initial.get("rating"))
        self._offer("language", LANGUAGES, self.initial.get("language"))

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]], present: str | None) -> None:
        """A rating or a language that came with an import is offered too: editing must not force a change."""
        known = list(choices)
        if present and present not in dict(known):
            known.append((present, present))
        cast(forms.ChoiceField, self.fields[name]).choices = known

    def as_typed(self) -> dict[str, Any]:
        """What the author changed of what the form offered, good or bad, as JSON can keep it."""
        return {
            name: self[name].field.widget.value_from_datadict(self.data, self.files, self.add_prefix(name))
            for name in self.changed_data
        }

    def page(self) -> TitlePage:
        said = self.cleaned_data
        tags: dict[TagKind, list[str]] = {kind: said[name] for name, kind in TAG_FIELDS.items()}
        tags[TagKind.RATING] = [said["rating"]]
        return TitlePage(
            title=said["title"],
            authors=list(said["authors"]),
            summary=said["summary"],
            language=said["language"],
            status=said["status"],
            planned_chapters=said["planned_chapters"],
            visibility=said.get("visibility", Visibility.EVERYONE.value),
            tags=tags,
        )


class WorkForm(TitlePageForm):
    """The title page of a work that exists, with its notes."""

    disclaimer = TypedField(label=_("Disclaimer"))
    opening_note = TypedField(label=_("Author's note"))
    closing_note = TypedField(label=_("End note"))

    def __init__(self, *args: Any, work: Work, author: User, **kwargs: Any) -> None:
        super().__init__(*args, author=author, initial=_initial(work), **kwargs)
        if work.visibility == Visibility.DRAFT:
            del self.fields["visibility"]

    def page(self) -> TitlePage:
        texts = {name: self.cleaned_data[name] for name in ("disclaimer", "opening_note", "closing_note")}
        return replace(super().page(), **texts)


def _initial(work: Work) -> dict[str, Any]:
    texts = {name: typed_of(getattr(work, name)) for name in ("summary", "disclaimer", "opening_note", "closing_note")}
    plain = {name: getattr(work, name) for name in ("title", "language", "status", "planned_chapters", "visibility")}
    names = {name: "\n".join(work.tag_names(kind)) for name, kind in TAG_FIELDS.items()}
    rating = next(iter(work.tag_names(TagKind.RATING)), NOT_RATED)
    return {**texts, **plain, **names, "rating": rating, "authors": [pseud.pk for pseud in work.author_list()]}
